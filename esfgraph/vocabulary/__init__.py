"""The terms and the one prefix table. Every IRI that the code knows is here; things are minted in ``triples``."""

from pyoxigraph import NamedNode
from rdflib import URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SKOS, VANN, XSD, DefinedNamespace, Namespace

DEFAULT_BASE = "https://w3id.org/esfgraph/id/"
KINDS = (
    "actor",
    "actor-type",
    "continuation",
    "county",
    "decision",
    "fund",
    "graph",
    "intervention-type",
    "mention",
    "municipality",
    "page",
    "participation",
    "phase",
    "place-listing",
    "programme-area",
    "programme-period",
    "project",
    "region",
    "role",
    "scheme",
    "specific-objective",
    "status",
)


class ESF(DefinedNamespace):
    """The terms of esfgraph's own ontology; ``ontology/esf.ttl`` defines each of them."""

    _NS = Namespace("https://w3id.org/esfgraph/ontology#")
    _fail = True

    Actor: URIRef
    Continuation: URIRef
    County: URIRef
    IdentityDecision: URIRef
    Mention: URIRef
    Municipality: URIRef
    Participation: URIRef
    PlaceListing: URIRef
    Project: URIRef
    Region: URIRef
    SourcePage: URIRef

    coFinancer: URIRef
    continues: URIRef
    earlier: URIRef
    fund: URIRef
    incompleteFor: URIRef
    initiative: URIRef
    interventionType: URIRef
    knownOnlyIn: URIRef
    later: URIRef
    listing: URIRef
    means: URIRef
    mention: URIRef
    mentions: URIRef
    municipality: URIRef
    owner: URIRef
    partner: URIRef
    party: URIRef
    phase: URIRef
    place: URIRef
    placeListing: URIRef
    programmeArea: URIRef
    programmePeriod: URIRef
    region: URIRef
    relation: URIRef
    specificObjective: URIRef
    status: URIRef

    accessibility: URIRef
    asWritten: URIRef
    background: URIRef
    call: URIRef
    contentHash: URIRef
    evidence: URIRef
    genderEquality: URIRef
    grantedSupport: URIRef
    layout: URIRef
    objectives: URIRef
    plannedParticipants: URIRef
    programmeCCI: URIRef
    purpose: URIRef
    rule: URIRef
    score: URIRef
    section: URIRef
    sourceLine: URIRef
    statesParties: URIRef
    totalBudget: URIRef
    transnationalCooperation: URIRef
    unionRate: URIRef


class SCHEMA(DefinedNamespace):
    """schema.org over https, as the graph's contract writes it; only the terms in use."""

    _NS = Namespace("https://schema.org/")
    _fail = True

    containedInPlace: URIRef
    domainIncludes: URIRef
    endDate: URIRef
    keywords: URIRef
    rangeIncludes: URIRef
    startDate: URIRef
    target: URIRef


class GEO(DefinedNamespace):
    """W3C Basic Geo (WGS84): latitude and longitude of a place, in decimal degrees."""

    _NS = Namespace("http://www.w3.org/2003/01/geo/wgs84_pos#")
    _fail = True

    lat: URIRef
    long: URIRef


class PAV(DefinedNamespace):
    """Provenance, Authoring and Versioning: where and when a page was fetched."""

    _NS = Namespace("http://purl.org/pav/")
    _fail = True

    retrievedFrom: URIRef
    retrievedOn: URIRef


WIKIDATA = Namespace("http://www.wikidata.org/entity/")
NUTS = Namespace("http://data.europa.eu/nuts/code/")

TERM_PREFIXES: dict[str, str] = {
    "dcterms": str(DCTERMS),
    "esf": str(ESF._NS),
    "foaf": str(FOAF),
    "geo": str(GEO._NS),
    "nuts": str(NUTS),
    "org": str(ORG),
    "pav": str(PAV._NS),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "schema": str(SCHEMA._NS),
    "skos": str(SKOS),
    "wd": str(WIKIDATA),
    "xsd": str(XSD),
}


MAPPING_PREFIXES = {"semapv": "https://w3id.org/semapv/vocab/", "sssom": "https://w3id.org/sssom/"}
"""The vocabularies of mapping files (SSSOM), beside those of the graph."""

ONTOLOGY_PREFIXES = {"owl": str(OWL), "vann": str(VANN)}
"""The vocabularies in which the ontology speaks of itself, beside those of the graph."""


def usable_iri(text: str) -> bool:
    """Tell whether the text is an absolute ASCII IRI that the store accepts and that every format can write."""
    try:
        NamedNode(text)
    except ValueError:
        return False
    return text.isascii() and text.isprintable() and not set(text) & set(' <>"{}|\\^`')


def prefixes(base: str = DEFAULT_BASE) -> dict[str, str]:
    """Give the prefix table: the standard vocabularies and one prefix for each kind of thing under ``base``."""
    return TERM_PREFIXES | {kind: f"{base}{kind}/" for kind in KINDS}
