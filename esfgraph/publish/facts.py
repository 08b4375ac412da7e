"""The public graph as tables ask it: the values of a property, who points here, what a thing is called."""

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode
from rdflib import URIRef
from rdflib.namespace import DCTERMS, PROV, RDF, RDFS

from esfgraph.publish.public import PublicGraph
from esfgraph.publish.subjects import Value, by_subject
from esfgraph.vocabulary import ESF

_INVERSE = frozenset(
    str(term)
    for term in (
        ESF.coFinancer,
        ESF.listing,
        ESF.municipality,
        ESF.owner,
        ESF.partner,
        ESF.party,
        ESF.placeListing,
        PROV.qualifiedAssociation,
    )
)


class Facts:
    """What the union of all graphs says, by thing. Values come sorted, as IRIs or as the characters of literals."""

    def __init__(self, graph: PublicGraph) -> None:
        self.base = graph.base
        self._said: dict[str, dict[str, list[Value]]] = {}
        self._pointing: dict[tuple[str, str], list[str]] = {}
        self._kinds: dict[str, list[str]] = {}
        for subject, stated in by_subject(graph.triples):
            self._said[subject] = dict(stated)
            for predicate, values in stated:
                if predicate in _INVERSE:
                    for value in values:
                        self._pointing.setdefault((predicate, value.value), []).append(subject)
                elif predicate == str(RDF.type):
                    for value in values:
                        self._kinds.setdefault(value.value, []).append(subject)

    def things(self, kind: URIRef) -> list[str]:
        """Give the IRIs of a class."""
        return self._kinds.get(str(kind), [])

    def values(self, iri: str, predicate: str) -> tuple[str, ...]:
        """Give the values of a property."""
        return tuple(value.value for value in self._said.get(iri, {}).get(predicate, ()))

    def all_values(self, iris: Iterable[str], predicate: str) -> tuple[str, ...]:
        """Give the different values of a property of several things."""
        return tuple(sorted({value for iri in iris for value in self.values(iri, predicate)}))

    def subjects(self, predicate: str, iri: str) -> tuple[str, ...]:
        """Give the things that point to this one; of the few properties that tables ask backwards."""
        return tuple(self._pointing.get((predicate, iri), ()))

    def initiatives(self, projects: Iterable[str]) -> set[str]:
        """Give the initiatives of projects: the first project of each chain, the project itself where nothing is said."""
        return {(self.values(project, str(ESF.initiative)) or (project,))[0] for project in projects}

    def name(self, iri: str) -> str:
        """Give what a thing is called: its title, or its label, in Swedish where there are several; empty where it has none."""
        said = self._said.get(iri, {})
        names = said.get(str(DCTERMS.title)) or said.get(str(RDFS.label)) or []
        best = min(names, key=_swedish_first, default=None)
        return best.value if best else ""


def _swedish_first(value: Value) -> tuple[int, str]:
    language = value.language if isinstance(value, Literal) else None
    return {"sv": 0, None: 1}.get(language, 2), value.value


def local(iri: NamedNode | str) -> str:
    """Give the last part of an IRI: the code of a concept, the name of a thing."""
    return str(iri).rpartition("/")[2]
