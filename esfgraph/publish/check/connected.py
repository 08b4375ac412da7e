"""Whether a harvester finds its way through a catalogue: one catalogue, everything it points to described, everything described offered."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from rdflib import BNode, Graph, URIRef
from rdflib.namespace import DCTERMS, FOAF, RDF
from rdflib.term import Node

from esfgraph.publish.check.finding import Finding, error, warning
from esfgraph.vocabulary.catalogue import DCAT, SPDX

_OFFERING = {DCAT.Dataset: DCAT.dataset, DCAT.Distribution: DCAT.distribution, DCAT.DataService: DCAT.service}
"""What each main class is offered with."""
_DESCRIBED = (*_OFFERING.values(), DCAT.inSeries, DCAT.contactPoint, DCAT.servesDataset, DCTERMS.publisher, DCTERMS.temporal, SPDX.checksum)
_SAME = (DCAT.Dataset, DCAT.Distribution, DCAT.DataService, DCAT.DatasetSeries, FOAF.Agent)


def connected(file: str, catalogue: Graph) -> Iterator[Finding]:
    """Give what keeps a harvester from reading a catalogue as a whole. Rules by class say nothing of what is not there."""
    found = len(set(catalogue.subjects(RDF.type, DCAT.Catalog)))
    if found != 1:
        yield error(file, f"har {found} dcat:Catalog, men ska ha en", f"has {found} dcat:Catalog, but must have one")
    for term in sorted({term for triple in catalogue for term in triple if _no_address(term)}, key=str):
        yield error(file, "blank nod eller relativ IRI", "a blank node or a relative IRI", str(term))
    for iri in sorted({str(term) for triple in catalogue for term in triple if _is_made_up(term)})[:1]:
        yield warning(
            file, "en adress i example.org är påhittad; ange er egen", "an address of example.org is made up; state your own", iri
        )
    for predicate in _DESCRIBED:
        for thing in sorted({thing for thing in catalogue.objects(None, predicate) if (thing, RDF.type, None) not in catalogue}, key=str):
            yield error(file, "pekas ut men beskrivs inte", "is pointed to and not described", str(thing))
    for kind, predicate in _OFFERING.items():
        for thing in sorted({thing for thing in catalogue.subjects(RDF.type, kind) if (None, predicate, thing) not in catalogue}, key=str):
            yield error(file, "beskrivs men erbjuds inte av katalogen", "is described and not offered by the catalogue", str(thing))


def alike(catalogues: dict[str, Graph]) -> Iterator[Finding]:
    """Give what one of the catalogues has and another lacks."""
    held = {file: {thing for kind in _SAME for thing in graph.subjects(RDF.type, kind)} for file, graph in catalogues.items()}
    for file, things in held.items():
        for thing in sorted(set().union(*held.values()) - things, key=str):
            yield error(file, "saknas här men finns i den andra katalogen", "is missing here and stands in the other catalogue", str(thing))


def _no_address(term: Node) -> bool:
    return isinstance(term, BNode) or (isinstance(term, URIRef) and not str(term).startswith(("http://", "https://", "mailto:")))


def _is_made_up(term: Node) -> bool:
    return isinstance(term, URIRef) and f".{urlsplit(term).hostname}".endswith(".example.org")
