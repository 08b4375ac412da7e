"""IRIs → what people call them, in both languages, and where their pages lie in the folder."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, cached_property

from pyoxigraph import Literal, NamedNode, Triple
from rdflib import URIRef
from rdflib.namespace import DCTERMS, PROV, RDFS, SKOS

from esfgraph.errors import PublicDataError
from esfgraph.publish.public import PublicGraph
from esfgraph.publish.things.terms import Link, Terms
from esfgraph.vocabulary import ESF
from esfgraph.webpage import Text

_LOCAL = re.compile(r"[a-z-]+/[A-Za-z0-9_~-][A-Za-z0-9._~-]*")
_SIGNS = re.compile(r"^[\W_]+")
_ORDER = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}", "é": "e", "è": "e", "ü": "y", "á": "a"})
EVIDENCE = ("continuation", "decision", "mention", "page", "participation", "place-listing")
"""Kinds of things that say where something stands, and that nobody looks up by name."""
_LINES = (PROV.qualifiedAssociation, ESF.placeListing, ESF.mention, PROV.wasDerivedFrom)


def alphabetical(text: str) -> str:
    """Give what Swedish names are sorted by: from the first letter or digit, capitals do not count, and å, ä, ö come after z."""
    return _SIGNS.sub("", text).casefold().translate(_ORDER)


class Names:
    """What the things of a public graph are called. IRIs are strings; what is not stated is empty."""

    def __init__(self, graph: PublicGraph) -> None:
        self.graph = graph
        self.terms = Terms.of(graph.base)
        self._named: dict[str, Text] = {}

    @cached_property
    def things(self) -> Sequence[str]:
        """The things that have pages, in the order of their paths.

        Raises:
            PublicDataError: an IRI under the base that can be no path.
        """
        under = [iri for iri in self.graph.about if iri.startswith(self.graph.base)]
        for iri in under:
            if not _LOCAL.fullmatch(iri[len(self.graph.base) :]):
                raise PublicDataError(f"{iri}: no page can be made of it; below the base an IRI is a kind, / and a plain name")
        return sorted(under, key=lambda iri: f"{iri}/")

    @cached_property
    def by_kind(self) -> dict[str, Sequence[str]]:
        """The things of each kind, kinds in the order of their paths."""
        found = defaultdict(list)
        for iri in self.things:
            found[self.kind(iri)].append(iri)
        return dict(sorted(found.items(), key=lambda item: f"{item[0]}/"))

    @cached_property
    def able(self) -> int:
        """How many projects have a page that can state co-financers, partners and municipalities."""
        pages = (self.nodes(project, PROV.wasDerivedFrom) for project in self.by_kind.get("project", ()))
        return sum(any(self.text(page, ESF.statesParties) == "true" for page in stated) for stated in pages)

    def kind(self, iri: str) -> str:
        """Give the kind that the IRI names, such as ``project``."""
        return iri[len(self.graph.base) :].partition("/")[0] if iri.startswith(self.graph.base) else ""

    def path(self, iri: str) -> str:
        """Give the folder of a thing, from the top: ``id/project/…/``; empty for what has no page."""
        return f"id/{iri[len(self.graph.base) :]}/" if iri.startswith(self.graph.base) and iri in self.graph.about else ""

    def link(self, iri: str) -> Link:
        """Give the label of a thing with the path of its page; of anything else its short name, with its address where it has one.

        An IRI under the base of which nothing is said, such as that of a candidate whom no page names, has no page and leads nowhere.
        """
        if path := self.path(iri):
            return Link(self.label(iri), f"{path}index.html")
        if iri.startswith(self.graph.base):
            return Link(self.label(iri))
        return self.terms.link(iri)

    def label(self, iri: str) -> Text:
        """Give what a thing is called."""
        kind = self.kind(iri)
        if kind in EVIDENCE:
            return self._evidence(kind, iri)
        if iri not in self._named:
            self._named[iri] = self._name(iri)
        return self._named[iri]

    def literals(self, iri: str, term: URIRef) -> list[Literal]:
        """Give the literals of a property."""
        return [value for value in self._objects(iri, term) if isinstance(value, Literal)]

    def text(self, iri: str, term: URIRef) -> str:
        """Give the first literal of a property as text."""
        return min((value.value for value in self.literals(iri, term)), default="")

    def nodes(self, iri: str, term: URIRef) -> list[str]:
        """Give the IRIs that a property names."""
        return [value.value for value in self._objects(iri, term) if isinstance(value, NamedNode)]

    def node(self, iri: str, term: URIRef) -> str:
        """Give the first IRI that a property names."""
        return next(iter(self.nodes(iri, term)), "")

    def subjects(self, iri: str, term: URIRef) -> list[str]:
        """Give the things that point to this one by a property."""
        name = _node(term)
        return [_subject(triple) for triple in self.graph.pointing.get(iri, ()) if triple.predicate == name]

    def sorted(self, iris: Iterable[str]) -> list[str]:
        """Give things in the alphabetical order of their Swedish labels."""
        return sorted(iris, key=lambda iri: (alphabetical(self.label(iri).sv), iri))

    def project_of(self, iri: str) -> str:
        """Give the project of what stands on a page: of a participation, a listing, a mention, a decision or the page itself."""
        listing = self.node(iri, ESF.listing) or iri
        return next((found for term in _LINES for found in self.subjects(listing, term)), "")

    def _objects(self, iri: str, term: URIRef) -> list[object]:
        name = _node(term)
        return [triple.object for triple in self.graph.about.get(iri, ()) if triple.predicate == name]

    def _name(self, iri: str) -> Text:
        for term in (DCTERMS.title, SKOS.prefLabel, RDFS.label):
            if named := self.literals(iri, term):
                return in_both(named)
        return Text(*2 * (iri[len(self.graph.base) :].partition("/")[2] or iri,))

    def _evidence(self, kind: str, iri: str) -> Text:
        if kind == "continuation":
            later, earlier = (self.label(self.node(iri, term)) for term in (ESF.later, ESF.earlier))
            return Text(f"{later.sv} – fortsätter – {earlier.sv}", f"{later.en} – continues – {earlier.en}")
        project = self.project_of(iri)
        title = self.label(project) if project else Text(*2 * (iri.rpartition("/")[2],))
        if kind == "page":
            return Text(f"Projektsidan för {title.sv}", f"The project page of {title.en}")
        words = self.text(self.node(iri, ESF.listing) or iri, ESF.asWritten)
        return Text(f"”{words}” · {title.sv}", f"“{words}” · {title.en}")


def in_both(literals: Iterable[Literal]) -> Text:
    """Give the Swedish and the English one of these literals; where there is only one, or none with a language, it serves for both."""
    by_language = {value.language or "": value.value for value in sorted(literals, key=str, reverse=True)}
    any_one = by_language.get("", next(iter(by_language.values()), ""))
    return Text(by_language.get("sv", any_one), by_language.get("en", by_language.get("sv", any_one)))


@cache
def _node(term: URIRef) -> NamedNode:
    return NamedNode(str(term))


def _subject(triple: Triple) -> str:
    return triple.subject.value  # type: ignore[union-attr]  # no triple terms in the graph
