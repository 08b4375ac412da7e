"""What links are made from: one entry for each project of the collection, put together from all its captures."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property

from esfgraph.decision import Decision
from esfgraph.initiatives.titles import Stage, Title, read_title
from esfgraph.project import Project
from esfgraph.reference import fold

_PHASES = {"preparation": Stage.PREPARATION, "implementation": Stage.IMPLEMENTATION}


class Ownership(Enum):
    """Whether two projects have one owner: the same organisation, another one, or nobody can say."""

    SAME = "same"
    UNKNOWN = "unknown"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Owner:
    """Who owns a project: the key of the organisation, or of a unit without one its name and mail domain (``body`` is then ``False``).

    ``key`` is ``""`` where neither is known well enough to be compared. ``name`` is the folded name of the body: two bodies may bear one,
    the later as the successor of the earlier.
    """

    key: str = ""
    body: bool = False
    name: str = ""

    def compared(self, other: "Owner") -> Ownership:
        """Compare two owners; a unit without its organisation may belong to any."""
        if self.key and self.key == other.key and self.body == other.body:
            return Ownership.SAME
        told_apart = self.body and other.body and not (self.name and self.name == other.name)
        return Ownership.DIFFERENT if told_apart else Ownership.UNKNOWN


@dataclass(frozen=True)  # without slots, for the cached name
class Entry:
    """One project: its IRI, the facts that its captures agree on, and its texts, sorted."""

    iri: str
    title: str
    owner: Owner
    start: date | None = None
    end: date | None = None
    phase: str | None = None
    region: str | None = None
    diary_number: str | None = None
    texts: tuple[str, ...] = ()

    @cached_property
    def name(self) -> Title:
        """The title as ``read_title`` reads it."""
        return read_title(self.title)

    @property
    def stage(self) -> Stage | None:
        """The stage that the title names, else the one of the field for the phase; "fortsättning" in a title says more than the field."""
        return self.name.stage or _PHASES.get(self.phase or "")


def owner_of(project: Project, decisions: Iterable[Decision], shared_mail: Container[str]) -> Owner:
    """Give the owner as the decision in effect has it: the body at the top of the chain of units.

    A unit that is known inside its project only is told by its name and the mail domain of its contact together, unless the domain is one
    of ``shared_mail``.
    """
    meant = [d.actor for d in decisions if d.actor and d.in_effect and d.listing == project.owner]
    if project.owner is None or not meant:
        return Owner()
    top = meant[0].top
    if not top.inside_project:
        return Owner(fold(top.key), body=True, name=fold(top.name))
    domain = (project.mail_domain or "").casefold()
    return Owner(f"{fold(project.owner.name)} @{domain}") if domain and domain not in shared_mail else Owner()


def entries(captured: Iterable[tuple[str, Project, Owner]]) -> tuple[Entry, ...]:
    """Give one entry for each project, sorted by IRI, from (project's IRI, record, owner) of every capture.

    The captures have been settled: where two state a field, they state the same. So the first stated value is the value.
    """
    groups: dict[str, list[tuple[Project, Owner]]] = {}
    for iri, project, owner in captured:
        groups.setdefault(iri, []).append((project, owner))
    return tuple(_entry(iri, groups[iri]) for iri in sorted(groups))


def _entry(iri: str, group: list[tuple[Project, Owner]]) -> Entry:
    projects = [project for project, _ in group]
    owners = sorted({owner for _, owner in group if owner.key}, key=lambda owner: (not owner.body, owner.key, owner.name))
    several = len({owner.key for owner in owners if owner.body}) > 1  # the captures disagree on who owns it
    return Entry(
        iri=iri,
        title=min(project.title for project in projects),
        owner=Owner() if several or not owners else owners[0],
        start=next((p.start for p in projects if p.start), None),
        end=next((p.end for p in projects if p.end), None),
        phase=next((p.phase for p in projects if p.phase), None),
        region=next((p.region for p in projects if p.region), None),
        diary_number=next((p.diary_number for p in projects if p.diary_number), None),
        texts=tuple(sorted({prose.text for project in projects for prose in project.sections})),
    )
