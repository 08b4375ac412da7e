"""How a graph uses the terms: how often, between which classes, and for example."""

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from pyoxigraph import NamedNode, Triple
from rdflib.namespace import RDF

from esfgraph.publish.ontology_diagram import Property
from esfgraph.publish.things.naming import Names
from esfgraph.publish.things.statements import same
from esfgraph.publish.things.terms import Link
from esfgraph.vocabulary import ESF
from esfgraph.webpage import Text


class Example(NamedTuple):
    """A thing of the graph that shows a term; of a property also the value that it has there."""

    thing: Link
    value: Link | None = None


@dataclass(frozen=True)
class Usage:
    """Of each term how often it is used and the statement to show it by; ``met`` are the properties between classes, by their names."""

    counts: Counter[str]
    first: dict[str, Triple]
    met: dict[str, list[Property]]

    @classmethod
    def of(cls, names: Names) -> "Usage":
        """Read what is used in a graph, in one pass over its statements."""
        counts: Counter[str] = Counter()
        first: dict[str, Triple] = {}
        kinds: set[tuple[str, str, str]] = set()
        for triple in names.graph.triples:
            term, value = triple.predicate.value, triple.object
            named = value.value if isinstance(value, NamedNode) else ""
            shown = named if term == _TYPE else term
            counts[shown] += 1
            first.setdefault(shown, triple)
            if named and not term.startswith(_OURS):
                kinds.add((names.kind(_subject(triple)), term, names.kind(named)))
        return cls(counts, first, _met(names, kinds))

    def between(self, name: str) -> list[Property]:
        """Give the properties of other vocabularies that things of a class have, with the classes of their values."""
        return self.met.get(name, [])

    def foreign(self) -> list[tuple[str, int]]:
        """Give the terms of other vocabularies with how often each is used, in the order of their IRIs."""
        return sorted((iri, count) for iri, count in self.counts.items() if not iri.startswith(_OURS))

    def example(self, names: Names, iri: str) -> list[Example]:
        """Give the thing that shows a term, none where the graph does not use it."""
        if iri not in self.first:
            return []
        triple = self.first[iri]
        thing, value = names.link(_subject(triple)), triple.object
        if triple.predicate.value == _TYPE:
            return [Example(thing)]
        return [Example(thing, names.link(value.value) if isinstance(value, NamedNode) else Link(same(getattr(value, "value", ""))))]


_OURS, _TYPE = str(ESF._NS), str(RDF.type)


def _met(names: Names, kinds: set[tuple[str, str, str]]) -> dict[str, list[Property]]:
    """Give the properties between classes, by the name of the class that has them; a kind of thing without a class is a concept."""
    classes = {kind: _class(names, things[0]) for kind, things in names.by_kind.items()}
    targets: dict[tuple[str, str], set[str]] = {}
    for subject, term, value in kinds:
        if classes.get(subject, "Concept") != "Concept" and value in classes:
            targets.setdefault((classes[subject], term), set()).add(classes[value])
    found: dict[str, list[Property]] = {}
    for (name, term), to in sorted(targets.items()):
        label: Text = names.terms.term(term).label
        found.setdefault(name, []).append(Property(label, tuple(sorted(to))))
    return found


def _class(names: Names, iri: str) -> str:
    ours = [node for node in names.nodes(iri, RDF.type) if node.startswith(_OURS)]
    return ours[0].removeprefix(_OURS) if ours else "Concept"


def _subject(triple: Triple) -> str:
    return triple.subject.value  # type: ignore[union-attr]  # no triple terms in the graph
