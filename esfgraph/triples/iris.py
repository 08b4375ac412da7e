"""The only place that mints IRIs: ASCII, from stable facts of the page, never from a file name or the order of reading."""

import re
import unicodedata
from dataclasses import dataclass
from hashlib import sha256

from pyoxigraph import NamedNode

from esfgraph.decision import Actor
from esfgraph.project import Project, SourcePage

_NO_WORD = re.compile(r"[\W_]+")
_LONGEST_SLUG = 60


def slug(text: str) -> str:
    """Give a readable ASCII form of the text: lower case, hyphens, at most sixty characters. Not unique: å, ä and a fall together."""
    words = unicodedata.normalize("NFKD", _NO_WORD.sub("-", unicodedata.normalize("NFC", text))).encode("ascii", "ignore").decode().lower()
    return words.strip("-")[:_LONGEST_SLUG].strip("-")


def local_name(text: str, *key: str) -> str:
    """Give ``slug(text)`` and eight hex digits of the SHA-256 of the NFC key (the text itself without one)."""
    basis = unicodedata.normalize("NFC", "\x1f".join(key or (text,)))
    digits = sha256(basis.encode()).hexdigest()[:8]
    return f"{slug(text) or 'unnamed'}-{digits}"


@dataclass(frozen=True, slots=True)
class Minter:
    """Mints the IRIs of things under one base; equal facts give equal IRIs in every run."""

    base: str

    def thing(self, kind: str, local: str) -> NamedNode:
        """Give the IRI of a thing with a code of its own: ``thing("municipality", "1277")``."""
        return NamedNode(f"{self.base}{kind}/{local}")

    def project(self, project: Project) -> NamedNode:
        """Give a project's IRI: from its diary number, else from title, phase, region and first day; a missing one counts as empty."""
        return self.thing("project", self._project_name(project))

    def page(self, project: Project) -> NamedNode:
        """Give the IRI of the page that states a project, from the project and the page's content; it also names the page's graph."""
        return self.thing("page", self._page_name(project, project.page))

    def on_line(self, kind: str, project: Project, line: int) -> NamedNode:
        """Give the IRI of something that one line of the page states (participation, place listing, decision)."""
        return self.thing(kind, f"{self._page_name(project, project.page)}-{line}")

    def actor(self, actor: Actor, project: Project) -> NamedNode:
        """Give an actor's IRI: by municipality code, organisation number, own name, name and parents, or name inside its project."""
        return NamedNode(actor.iri) if actor.iri else self.thing("actor", self._actor_name(actor, project))

    def body(self, actor: Actor) -> NamedNode:
        """Give the IRI of an actor that is known beyond a project."""
        return NamedNode(actor.iri) if actor.iri else self.thing("actor", self._actor_name(actor, None))

    def _actor_name(self, actor: Actor, project: Project | None) -> str:
        if actor.municipality:
            return f"municipality-{actor.municipality}"
        if actor.key == actor.organisation_number:
            return f"organisation-{actor.key}"
        if actor.parent:
            return local_name(actor.name, actor.parent.iri or self._actor_name(actor.parent, project), actor.key)
        if actor.inside_project and project:
            return local_name(actor.name, self._project_name(project), actor.key)
        return local_name(actor.name, actor.key)

    def _project_name(self, project: Project) -> str:
        if project.diary_number:
            return local_name(project.diary_number, project.diary_number)
        start = project.start.isoformat() if project.start else ""
        return local_name(project.title, project.title, project.phase or "", project.region or "", start)

    def _page_name(self, project: Project, page: SourcePage) -> str:
        return f"{self._project_name(project)}-{page.content_hash[:8]}"
