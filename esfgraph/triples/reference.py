"""The reference tables and code lists → quads in the reference graph."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat
from rdflib import URIRef
from rdflib.namespace import RDF, RDFS, SKOS, XSD

from esfgraph.reference import Reference
from esfgraph.triples.iris import Minter
from esfgraph.triples.terms import node, typed
from esfgraph.vocabulary import DEFAULT_BASE, ESF, GEO, NUTS, SCHEMA, WIKIDATA


def reference_quads(reference: Reference, mint: Minter) -> Iterator[Quad]:
    """Give the 290 municipalities, 21 counties and the ESF regions with codes, names and links to Wikidata and NUTS."""
    graph = mint.thing("graph", "reference")
    for subject, predicate, value in _triples(reference, mint):
        yield Quad(subject, node(predicate), value, graph)


def concept_quads(concepts: Path, mint: Minter) -> Iterator[Quad]:
    """Give the code lists (``ontology/concepts.ttl``), moved from the default base to the one in use."""
    graph = mint.thing("graph", "reference")
    for triple in pyoxigraph.parse(concepts.read_text(encoding="utf-8").replace(DEFAULT_BASE, mint.base), RdfFormat.TURTLE):
        yield Quad(triple.subject, triple.predicate, triple.object, graph)


def _triples(reference: Reference, mint: Minter) -> Iterator[tuple[NamedNode, URIRef, NamedNode | Literal]]:
    for place in reference.municipalities.values():
        subject = mint.thing("municipality", place.code)
        yield subject, RDF.type, node(ESF.Municipality)
        yield subject, RDFS.label, Literal(place.name)
        for name in reference.other_names[place.code]:
            yield subject, SKOS.altLabel, Literal(name)
        yield subject, SKOS.notation, Literal(place.code)
        yield subject, SCHEMA.containedInPlace, mint.thing("county", place.county)
        yield subject, SKOS.exactMatch, NamedNode(WIKIDATA[place.wikidata])
        yield subject, GEO.lat, _degrees(place.lat)
        yield subject, GEO.long, _degrees(place.lon)
    for county in reference.counties.values():
        subject = mint.thing("county", county.code)
        yield subject, RDF.type, node(ESF.County)
        yield subject, RDFS.label, Literal(county.name)
        yield subject, SKOS.notation, Literal(county.code)
        yield subject, SCHEMA.containedInPlace, mint.thing("region", county.region)
        yield subject, SKOS.exactMatch, NamedNode(NUTS[county.nuts3])
    for region in reference.regions.values():
        subject = mint.thing("region", region.code)
        yield subject, RDF.type, node(ESF.Region)
        yield subject, RDF.type, node(SKOS.Concept)
        yield subject, RDFS.label, Literal(region.name)
        yield subject, SKOS.prefLabel, Literal(region.name, language="sv")
        yield subject, SKOS.prefLabel, Literal(region.name_en, language="en")
        yield subject, SKOS.notation, Literal(region.code)
        yield subject, SKOS.inScheme, mint.thing("scheme", "region")
        if region.nuts:
            yield subject, SKOS.exactMatch, NamedNode(NUTS[region.nuts])


def _degrees(text: str) -> Literal:
    """Give decimal degrees in XSD's canonical form, without the trailing zeros that a store would drop anyway."""
    return typed(f"{Decimal(text).normalize():f}", XSD.decimal)
