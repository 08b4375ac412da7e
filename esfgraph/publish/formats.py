"""The public graph in the formats of linked data; the same bytes every time."""

from collections.abc import Iterable

from pyoxigraph import Quad, Triple

from esfgraph import turtle
from esfgraph.errors import UsageError
from esfgraph.publish import jsonld, rdfxml
from esfgraph.publish.facts import Facts
from esfgraph.publish.public import PublicGraph
from esfgraph.publish.workbook import to_xlsx
from esfgraph.vocabulary import ONTOLOGY_PREFIXES, prefixes

_WITH_GRAPHS = ("trig", "nquads")
FORMATS = ("turtle", "ntriples", "jsonld", "rdfxml", *_WITH_GRAPHS)
EXPORTS = (*FORMATS, "xlsx")


def export(graph: PublicGraph, form: str) -> bytes:
    """Give the public graph in one of ``EXPORTS``, sorted: ``trig`` and ``nquads`` with a graph a page, the others as their union.

    ``xlsx`` is the tables as a workbook; the others are formats of linked data (``FORMATS``).

    Raises:
        UsageError: an unknown format.
    """
    if form not in EXPORTS:
        raise UsageError(f"{form}: no such format; one of {', '.join(EXPORTS)}")
    if form == "xlsx":
        return to_xlsx(Facts(graph), None)
    return serialize_quads(graph.quads, form, graph.base) if form in _WITH_GRAPHS else serialize_triples(graph.triples, form, graph.base)


def serialize_quads(quads: Iterable[Quad], form: str, base: str) -> bytes:
    """Give quads, each in a named graph, in ``trig`` or ``nquads``, sorted."""
    if form == "trig":
        return "".join(turtle.graph_blocks(quads, _names(base))).encode()
    return "".join(sorted({f"{quad} .\n" for quad in quads})).encode()


def serialize_triples(triples: Iterable[Triple], form: str, base: str) -> bytes:
    """Give triples of the graph or of the ontology in ``turtle``, ``ntriples``, ``jsonld`` or ``rdfxml``, sorted, each once.

    Raises:
        DataError: a term that the format has no way to write.
    """
    if form == "turtle":
        return turtle.serialize(triples, _names(base)).encode()
    if form == "jsonld":
        return jsonld.compact(triples, _names(base)).encode()
    if form == "rdfxml":
        return rdfxml.serialize(triples, _names(base)).encode()
    return "".join(sorted({f"{triple} .\n" for triple in triples})).encode()


def _names(base: str) -> dict[str, str]:
    return prefixes(base) | ONTOLOGY_PREFIXES
