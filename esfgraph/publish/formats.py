"""The public graph in the formats of linked data; the same bytes every time."""

from collections.abc import Iterable

from pyoxigraph import RdfFormat, Store, Triple, serialize

from esfgraph import turtle
from esfgraph.errors import UsageError
from esfgraph.publish.public import PublicGraph
from esfgraph.vocabulary import prefixes

_WITH_GRAPHS = {"trig": RdfFormat.TRIG, "nquads": RdfFormat.N_QUADS}
_TRIPLES = {"ntriples": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD, "rdfxml": RdfFormat.RDF_XML}
FORMATS = ("turtle", *_TRIPLES, *_WITH_GRAPHS)


def export(store: Store, form: str, base: str) -> bytes:
    """Give the public graph in one of ``FORMATS``, sorted: ``trig`` and ``nquads`` with a graph a page, the others as their union.

    Raises:
        UsageError: an unknown format.
        PublicDataError: the store holds something that is not public.
    """
    if form not in FORMATS:
        raise UsageError(f"{form}: no such format; one of {', '.join(FORMATS)}")
    graph = PublicGraph.of(store, base)
    if form in _WITH_GRAPHS:
        by_graph = sorted(graph.quads, key=lambda quad: (str(quad.graph_name), str(quad)))
        return serialize(by_graph, format=_WITH_GRAPHS[form], prefixes=graph.prefixes) or b""
    return serialize_triples(graph.triples, form, base)


def serialize_triples(triples: Iterable[Triple], form: str, base: str) -> bytes:
    """Give triples in ``turtle``, ``ntriples``, ``jsonld`` or ``rdfxml``; the caller has sorted them."""
    if form == "turtle":
        return turtle.serialize(triples, prefixes(base)).encode()
    return serialize(triples, format=_TRIPLES[form], prefixes=prefixes(base)) or b""
