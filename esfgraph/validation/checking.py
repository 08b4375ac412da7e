"""The rules of ``ontology/shapes.ttl`` held against a graph (SHACL, W3C Recommendation of 20 July 2017; pySHACL does the work).

What is wrong comes out with the page and the line that say so. The messages, what and how to mend, stand in the shapes.
"""

import re
import typing
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache, partial

import pyoxigraph
import pyshacl
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, ORG, PROV, RDF, RDFS, SH, SKOS, XSD
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result
from rdflib.term import Node

from esfgraph.resources import folder
from esfgraph.vocabulary import ESF, TERM_PREFIXES

Language = typing.Literal["sv", "en"]

_NAMES = (DCTERMS.title, RDFS.label, SKOS.prefLabel, ESF.asWritten)
_LISTED = {PROV.qualifiedAssociation: PROV.agent, ESF.placeListing: ESF.place}  # how a project lists something → what is meant
_parsed = lru_cache(maxsize=16)(prepareQuery)
_MAIL = re.compile(r"\S+@\S+")


class Severity(StrEnum):
    """How bad it is: a violation makes the graph unfit to use as it is, a warning does not."""

    VIOLATION = "violation"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that breaks one rule.

    ``rule`` is the local name of the shape, ``sv`` and ``en`` say what is wrong and how to mend it. ``focus`` is the IRI of the
    thing, ``label`` its title, name or words as written. ``pages`` are the IRIs of the pages behind it (several where a project
    was saved several times), ``line`` the line there, counted from 1, where the finding is about one entry. ``value`` is what the
    rule objects to, if anything stated is wrong; a predicate instead of its value where the value may be personal data.
    """

    severity: Severity
    rule: str
    sv: str
    en: str
    focus: str
    label: str
    pages: tuple[str, ...] = ()
    line: int | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """All findings, violations first, and how many rules were held against how many things."""

    findings: tuple[Finding, ...]
    rules: int
    things: int

    @property
    def conforms(self) -> bool:
        """Whether there is no violation; warnings do not count."""
        return all(finding.severity is not Severity.VIOLATION for finding in self.findings)


class _Still(Graph):
    """A graph that nobody changes while it is checked: what pySHACL asks again for every thing is looked up and parsed once."""

    def __init__(self, *args: typing.Any, **kwargs: typing.Any) -> None:  # noqa: ANN401 (rdflib's own signature)
        super().__init__(*args, **kwargs)
        self._known: dict[tuple[typing.Any, ...], tuple[typing.Any, ...]] = {}

    def triples(self, triple: typing.Any) -> typing.Any:  # noqa: ANN401 (rdflib's own signature)
        known = self._known.get(triple)
        if known is None:
            known = self._known[triple] = tuple(super().triples(triple))
        return iter(known)

    def query(self, query_object: str | Query, *args: typing.Any, **kwargs: typing.Any) -> Result:  # noqa: ANN401 (rdflib's own signature)
        return super().query(_parsed(query_object) if isinstance(query_object, str) else query_object, *args, **kwargs)


def union(quads: Iterable[pyoxigraph.Quad]) -> Graph:
    """Give the union of all named graphs among ``quads`` (a ``pyoxigraph.Store`` is one such iterable) as one rdflib graph."""
    graph = Graph()
    for quad in quads:
        graph.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
    return graph


def validate(graph: Graph) -> Report:
    """Hold the shapes against ``graph``, the union of the public graphs; nothing is inferred, imported or changed."""
    shapes = _shapes()
    asked = _Still(graph.store, graph.identifier)
    _, results, _ = pyshacl.validate(asked, shacl_graph=shapes, inference="none", inplace=True, do_owl_imports=False)
    findings = {_finding(graph, shapes, results, result) for result in results.objects(None, SH.result)}
    classes = set(shapes.objects(None, SH.targetClass))
    return Report(
        findings=tuple(sorted(_without_doubles(findings), key=_order)),
        rules=len(set(shapes.subjects(SH.message))),
        things=len({thing for kind in classes for thing in graph.subjects(RDF.type, kind)}),
    )


@lru_cache(maxsize=1)
def _shapes() -> Graph:
    """Give the rules, read once: pySHACL reads them and changes nothing in them."""
    return _Still().parse(folder("ontology") / "shapes.ttl")


def _order(finding: Finding) -> tuple[str, str, tuple[str, ...], int, str, str]:
    return (finding.severity, finding.rule, finding.pages, finding.line or 0, finding.focus, finding.value or "")


def _without_doubles(findings: set[Finding]) -> list[Finding]:
    """Leave out a finding that only counts values where another of the same rule and thing shows the wrong value."""
    shown = {(finding.rule, finding.focus) for finding in findings if finding.value is not None}
    return [finding for finding in findings if finding.value is not None or (finding.rule, finding.focus) not in shown]


def _finding(graph: Graph, shapes: Graph, results: Graph, result: Node) -> Finding:
    part = partial(results.value, result)
    source, focus = (next(results.objects(result, must)) for must in (SH.sourceShape, SH.focusNode))
    shape = next(shapes.subjects(SH.property, source), source) if isinstance(source, BNode) else source  # a rule may have nameless parts
    value = part(SH.value)
    message = {text.language: str(text) for text in shapes.objects(shape, SH.message) if isinstance(text, Literal)}
    entries = _entries(graph, focus, value)
    hidden = part(SH.sourceConstraintComponent) == SH.ClosedConstraintComponent
    return Finding(
        severity=Severity.VIOLATION if part(SH.resultSeverity) == SH.Violation else Severity.WARNING,
        rule=str(shape).rpartition("#")[2],
        sv=message["sv"],
        en=message["en"],
        focus=str(focus),
        label=_label(graph, focus),
        pages=_pages(graph, entries),
        line=_line(graph, entries),
        value=_short(str(part(SH.resultPath))) if hidden else _shown(graph, focus, value),
    )


def _entries(graph: Graph, focus: Node, value: Node | None) -> set[Node]:
    """Give ``focus`` and the entries of pages behind it.

    They are what a decision is about, where an actor stands or, where it stands nowhere itself, a unit of it, and where a value stands.
    """
    stated = {
        entry
        for listed, means in _LISTED.items()
        for entry in graph.objects(focus, listed)
        if value is not None and (entry, means, value) in graph
    }
    standing = set(graph.subjects(PROV.agent, focus))
    if not standing:
        units = set(graph.transitive_subjects(ORG.unitOf, focus))
        standing = {entry for unit in units for entry in graph.subjects(PROV.agent, unit)}
    continued = {project for which in (ESF.later, ESF.earlier) for project in graph.objects(focus, which)}
    return {focus, *graph.objects(focus, ESF.listing)} | standing | continued | stated


def _pages(graph: Graph, entries: set[Node]) -> tuple[str, ...]:
    """Give the pages that an entry names as its source; of an entry that names none, all pages of its project."""
    sources = {
        entry: {page for page in graph.objects(entry, DCTERMS.source) if (page, RDF.type, ESF.SourcePage) in graph} for entry in entries
    }
    silent = {entry for entry, source in sources.items() if not source}
    projects = {project for entry in silent for listed in (*_LISTED, ESF.mention) for project in graph.subjects(listed, entry)}
    within = {project for entry in entries for project in graph.objects(entry, ESF.knownOnlyIn)}
    pages = {page for thing in projects | within | entries for page in graph.objects(thing, PROV.wasDerivedFrom)}
    pages |= {entry for entry in entries if (entry, RDF.type, ESF.SourcePage) in graph}
    return tuple(sorted(map(str, pages.union(*sources.values()))))


def _line(graph: Graph, entries: set[Node]) -> int | None:
    lines = {line.value for entry in entries for line in graph.objects(entry, ESF.sourceLine) if isinstance(line, Literal)}
    line = lines.pop() if len(lines) == 1 else None
    return line if isinstance(line, int) else None


def _label(graph: Graph, thing: Node) -> str:
    """Give the thing's title, name or words; a decision has those of its entry; else the last part of the IRI."""
    for node in (thing, *graph.objects(thing, ESF.listing)):
        for name in _NAMES:
            if labels := [text for text in graph.objects(node, name) if isinstance(text, Literal)]:
                return _discreet(min(labels, key=lambda text: (text.language == "en", str(text))))
    return str(thing).rpartition("/")[2]


def _shown(graph: Graph, focus: Node, value: Node | None) -> str | None:
    if value is None or value == focus:
        return None
    if isinstance(value, Literal):
        return _discreet(value)
    label = _label(graph, value)
    return str(value) if str(value).endswith(label) else f"{label} <{value}>"


def _discreet(text: str) -> str:
    """Leave a mail address out: the report may be read by others than the page."""
    return _MAIL.sub("…@…", str(text))


def _short(iri: str) -> str:
    for prefix, namespace in TERM_PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _term(term: pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple) -> Node:
    match term:
        case pyoxigraph.NamedNode():
            return URIRef(term.value)
        case pyoxigraph.BlankNode():
            return BNode(term.value)
        case pyoxigraph.Literal():
            plain = term.language or term.datatype.value == str(XSD.string)  # rdflib holds "a" and "a"^^xsd:string for two
            return Literal(term.value, term.language, None if plain else URIRef(term.datatype.value), normalize=False)
        case _:
            raise TypeError(f"a triple term has no place in the graph: {term}")
