"""The public graph → the files of ``data/`` and ``ontology/``: the data, the code lists and the ontology, each in five formats."""

import gzip
from collections.abc import Iterable, Iterator

import pyoxigraph
from pyoxigraph import NamedNode, Quad, RdfFormat
from rdflib.namespace import RDF, SKOS

from esfgraph.publish import jsonld
from esfgraph.publish.formats import serialize_quads, serialize_triples
from esfgraph.publish.public import PublicGraph
from esfgraph.resources import folder
from esfgraph.vocabulary import ESF, ONTOLOGY_PREFIXES

ENDINGS = {".jsonld": "jsonld", ".nt.gz": "ntriples", ".rdf": "rdfxml", ".trig": "trig", ".ttl": "turtle"}
"""The endings of the files, and what ``formats`` calls the format of each."""

_CONCEPTS = frozenset(NamedNode(str(kind)) for kind in (SKOS.Concept, SKOS.ConceptScheme))


def files(graph: PublicGraph) -> Iterator[tuple[str, bytes]]:
    """Give each file's path in the folder and its bytes, sorted by path; all formats of one thing say the same triples.

    TriG keeps the graphs: one a page, and those of identity, derived and reference data. The context of the JSON-LD files stands in each
    of them, as far as it is needed there; ``data/context.jsonld`` has all of it.

    Raises:
        DataError: a term that one of the formats has no way to write.
    """
    codes = {quad.subject for quad in graph.quads if quad.predicate.value == str(RDF.type) and quad.object in _CONCEPTS}
    yield from _in_all_formats("data/concepts", [quad for quad in graph.quads if quad.subject in codes], graph.base)
    yield "data/context.jsonld", jsonld.context(graph.prefixes | ONTOLOGY_PREFIXES).encode()
    yield from _in_all_formats("data/esfgraph", graph.quads, graph.base)
    yield from _in_all_formats("ontology/ontology", ontology(), graph.base)


def ontology() -> list[Quad]:
    """Give the statements of the ontology, in a graph with the ontology's own name."""
    text = (folder("ontology") / "esf.ttl").read_bytes()
    name = NamedNode(str(ESF._NS).removesuffix("#"))
    return [Quad(quad.subject, quad.predicate, quad.object, name) for quad in pyoxigraph.parse(text, RdfFormat.TURTLE)]


def _in_all_formats(name: str, quads: Iterable[Quad], base: str) -> Iterator[tuple[str, bytes]]:
    stated = tuple(quads)
    for ending, form in ENDINGS.items():
        data = serialize_quads(stated, form, base) if form == "trig" else serialize_triples((quad.triple for quad in stated), form, base)
        yield f"{name}{ending}", gzip.compress(data, mtime=0) if ending.endswith(".gz") else data
