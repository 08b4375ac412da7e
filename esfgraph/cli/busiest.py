"""The things of a graph that most projects have to do with: what a question about one thing is asked with where nobody names one."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from pyoxigraph import Literal, NamedNode, Store
from rdflib import URIRef
from rdflib.namespace import ORG, PROV, XSD

from esfgraph.vocabulary import ESF, SCHEMA

Term = NamedNode | Literal
_LEVELS = 2  # a section, its office, the organisation
_STATED: dict[str, URIRef] = {
    "municipality": ESF.municipality,
    "region": ESF.region,
    "area": ESF.programmeArea,
    "phase": ESF.phase,
    "role": PROV.hadRole,
}


def busiest(store: Store, kind: str) -> list[Term]:
    """Give the values of a parameter's kind that the graph has, those in most projects first, of several the one whose IRI sorts first.

    Of a kind that takes either of two (``actor-or-project``) the first is meant. Of actors organisations are given, their units' projects
    counted in: those known beyond a project before the others, then those with most projects whose pages can state more parties than the
    owner. Of numbers the years in which projects start are given, of kinds that have no values nothing.
    """
    if kind == "integer":
        return _years(store)
    counted, able = _counted(store, kind.partition("-or-")[0])
    inside = {quad.subject for quad in store.quads_for_pattern(None, _iri(ESF.knownOnlyIn), None)}
    return [*sorted(counted, key=lambda thing: (thing in inside, -able[thing], -counted[thing], thing.value))]


def _counted(store: Store, kind: str) -> tuple[Counter[NamedNode], Counter[NamedNode]]:
    """Count the projects of each thing, and of actors those whose pages can state more parties than the owner."""
    if kind == "actor":
        projects, able = _projects(store), _able(store)
        return _sizes(projects), Counter({actor: len(found & able) for actor, found in projects.items()})
    if kind == "project":
        return Counter(project for project, _ in _pairs(store, ESF.party)), Counter()
    if kind == "county":
        county = dict(_pairs(store, SCHEMA.containedInPlace))
        return Counter(county[place] for _, place in _pairs(store, ESF.municipality) if place in county), Counter()
    return Counter(thing for _, thing in _pairs(store, _STATED[kind])) if kind in _STATED else Counter(), Counter()


def _projects(store: Store) -> dict[NamedNode, set[NamedNode]]:
    """Give the projects of each organisation, those of its units among them."""
    above = dict(sorted(_pairs(store, ORG.unitOf), key=str))
    projects: dict[NamedNode, set[NamedNode]] = defaultdict(set)
    for project, party in _pairs(store, ESF.party):
        actor = party
        for _ in range(_LEVELS):
            actor = above.get(actor, actor)
        projects[actor].add(project)
    return projects


def _able(store: Store) -> set[NamedNode]:
    pages = {quad.subject for quad in store.quads_for_pattern(None, _iri(ESF.statesParties), Literal(value=True))}
    return {project for project, page in _pairs(store, PROV.wasDerivedFrom) if page in pages}


def _sizes(sets: dict[NamedNode, set[NamedNode]]) -> Counter[NamedNode]:
    return Counter({thing: len(found) for thing, found in sets.items()})


def _years(store: Store) -> list[Term]:
    starts = store.quads_for_pattern(None, _iri(SCHEMA.startDate), None)
    years = Counter(quad.object.value[:4] for quad in starts if isinstance(quad.object, Literal))
    most: Sequence[str] = sorted(years, key=lambda year: (-years[year], year))
    return [Literal(year, datatype=_iri(XSD.integer)) for year in most]


def _pairs(store: Store, predicate: URIRef) -> Iterator[tuple[NamedNode, NamedNode]]:
    """Give subject and object of each statement once, in whichever of the graphs it stands."""
    quads = store.quads_for_pattern(None, _iri(predicate), None)
    yield from {(q.subject, q.object): None for q in quads if isinstance(q.subject, NamedNode) and isinstance(q.object, NamedNode)}


def _iri(term: URIRef) -> NamedNode:
    return NamedNode(str(term))
