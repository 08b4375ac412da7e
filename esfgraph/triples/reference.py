"""The reference tables and code lists → quads in the reference graph."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain
from pathlib import Path

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat
from rdflib import URIRef
from rdflib.namespace import DCTERMS, ORG, RDF, RDFS, SKOS, XSD

from esfgraph.decision import Actor
from esfgraph.reference import Reference
from esfgraph.triples.iris import Minter
from esfgraph.triples.terms import Statement, node, typed
from esfgraph.vocabulary import DEFAULT_BASE, ESF, GEO, NUTS, SCHEMA, WIKIDATA, usable_iri


def reference_quads(reference: Reference, mint: Minter) -> Iterator[Quad]:
    """Give the 290 municipalities, 21 counties and the ESF regions with codes, names and links, and the members of federations."""
    graph = mint.thing("graph", "reference")
    for subject, predicate, value in chain(_triples(reference, mint), _memberships(reference, mint)):
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


def _memberships(reference: Reference, mint: Minter) -> Iterator[Statement]:
    """Give the municipal authorities behind each federation or association, with the source.

    They are organisations here, not actors: only who takes part in a project is an actor, and then has the same IRI.
    """
    for name, members in reference.members.items():
        body = mint.body(Actor(name, key=name))
        yield body, RDF.type, node(ORG.Organization)
        yield body, RDFS.label, Literal(name)
        for member in members:
            authority = mint.thing("actor", f"municipality-{member.municipality}")
            yield body, ORG.hasMember, authority
            yield body, DCTERMS.source, NamedNode(member.source) if usable_iri(member.source) else Literal(member.source)
            yield authority, ORG.memberOf, body
            yield authority, RDF.type, node(ORG.Organization)
            yield authority, RDFS.label, Literal(reference.authority_name(member.municipality))
            yield authority, DCTERMS.spatial, mint.thing("municipality", member.municipality)


def _degrees(text: str) -> Literal:
    """Give decimal degrees in XSD's canonical form, without the trailing zeros that a store would drop anyway."""
    return typed(f"{Decimal(text).normalize():f}", XSD.decimal)
