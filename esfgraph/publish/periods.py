"""The public graph cut by programme period: of each, its projects with all that is said of them and of those they name."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pyoxigraph import NamedNode, Triple
from rdflib.namespace import RDF, SKOS

from esfgraph.publish.formats import serialize_triples
from esfgraph.publish.public import PublicGraph
from esfgraph.vocabulary import ESF, SCHEMA
from esfgraph.webpage import Text


@dataclass(frozen=True, slots=True)
class Period:
    """A programme period with at least one project: code, names, how many projects, first and last day of any of them where stated."""

    code: str
    name: Text
    projects: int
    begins: date | None
    ends: date | None
    triples: tuple[Triple, ...]

    @property
    def folder(self) -> str:
        """Where its files lie in the published folder."""
        return f"data/period/{self.code}"


def periods(graph: PublicGraph) -> tuple[Period, ...]:
    """Give each programme period that has projects, by its code. A project that states no period is in none."""
    found: dict[str, list[str]] = {}
    for subject, triples in graph.about.items():
        for period in _objects(triples, str(ESF.programmePeriod)):
            found.setdefault(period, []).append(subject)
    return tuple(sorted((_period(graph, iri, projects) for iri, projects in found.items()), key=lambda period: period.code))


def files(made: tuple[Period, ...], base: str) -> Iterator[tuple[str, bytes]]:
    """Give each period's triples as Turtle and as packed N-Triples."""
    for period in made:
        yield f"{period.folder}/esfgraph.nt.gz", gzip.compress(serialize_triples(period.triples, "ntriples", base), mtime=0)
        yield f"{period.folder}/esfgraph.ttl", serialize_triples(period.triples, "turtle", base)


def _period(graph: PublicGraph, iri: str, projects: list[str]) -> Period:
    names = {t.object.language: t.object.value for t in graph.about[iri] if t.predicate.value == str(SKOS.prefLabel)}  # type: ignore[union-attr]
    days = [[v for p in projects for v in _objects(graph.about[p], str(term))] for term in (SCHEMA.startDate, SCHEMA.endDate)]
    told = sorted((triple for subject in _reached(graph, projects) for triple in graph.about[subject]), key=str)
    return Period(
        iri.rpartition("/")[2],
        Text(names.get("sv", ""), names.get("en", "")),
        len(projects),
        date.fromisoformat(min(days[0])) if days[0] else None,
        date.fromisoformat(max(days[1])) if days[1] else None,
        tuple(told),
    )


def _reached(graph: PublicGraph, projects: list[str]) -> set[str]:
    """Give the things that the projects lead to, and the decisions on their listings; other projects end the way."""
    reached: set[str] = set()
    waiting = list(projects)
    while waiting:
        thing = waiting.pop()
        if thing in reached or thing not in graph.about:
            continue
        reached.add(thing)
        triples = graph.about[thing]
        linked = [t.object.value for t in triples if isinstance(t.object, NamedNode)]
        judged = [t.subject.value for t in graph.pointing.get(thing, ()) if t.predicate.value in _JUDGES]  # type: ignore[union-attr]
        waiting += [*(iri for iri in linked if not _is_project(graph, iri)), *judged]
    return reached


_JUDGES = {str(ESF.listing), str(ESF.earlier), str(ESF.later)}


def _is_project(graph: PublicGraph, iri: str) -> bool:
    return str(ESF.Project) in _objects(graph.about.get(iri, ()), str(RDF.type))


def _objects(triples: tuple[Triple, ...], predicate: str) -> list[str]:
    return [t.object.value for t in triples if t.predicate.value == predicate]  # type: ignore[union-attr]
