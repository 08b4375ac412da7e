"""The terms of catalogues and of published files: DCAT and its profiles, checksums, contacts, and the lists that portals know."""

from rdflib import URIRef
from rdflib.namespace import DefinedNamespace, Namespace

CATALOGUE_PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "sh": "http://www.w3.org/ns/shacl#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "void": "http://rdfs.org/ns/void#",
}
"""The vocabularies of catalogues, beside those of the graph."""


class DCAT(DefinedNamespace):
    """Data Catalog Vocabulary, version 3; rdflib's own list stops at version 2."""

    _NS = Namespace("http://www.w3.org/ns/dcat#")
    _fail = True

    Catalog: URIRef
    DataService: URIRef
    Dataset: URIRef
    DatasetSeries: URIRef
    Distribution: URIRef
    accessURL: URIRef
    byteSize: URIRef
    compressFormat: URIRef
    contactPoint: URIRef
    dataset: URIRef
    distribution: URIRef
    downloadURL: URIRef
    endDate: URIRef
    endpointDescription: URIRef
    endpointURL: URIRef
    inSeries: URIRef
    keyword: URIRef
    landingPage: URIRef
    mediaType: URIRef
    servesDataset: URIRef
    service: URIRef
    startDate: URIRef
    theme: URIRef
    themeTaxonomy: URIRef


class DCATAP(DefinedNamespace):
    """DCAT-AP's own terms."""

    _NS = Namespace("http://data.europa.eu/r5r/")
    _fail = True

    availability: URIRef


class SPDX(DefinedNamespace):
    """Software Package Data Exchange: checksums."""

    _NS = Namespace("http://spdx.org/rdf/terms#")
    _fail = True

    Checksum: URIRef
    ChecksumAlgorithm: URIRef
    algorithm: URIRef
    checksum: URIRef
    checksumAlgorithm_sha256: URIRef
    checksumValue: URIRef


class VCARD(DefinedNamespace):
    """Contact points."""

    _NS = Namespace("http://www.w3.org/2006/vcard/ns#")
    _fail = True

    Kind: URIRef
    Organization: URIRef
    fn: URIRef
    hasEmail: URIRef
    hasURL: URIRef


ADMS_PUBLISHER_TYPE = Namespace("http://purl.org/adms/publishertype/")
CC0 = URIRef("http://creativecommons.org/publicdomain/zero/1.0/")
DATAPORTAL_ORGANISATION = Namespace("http://dataportal.se/organisation/SE")
EU_AUTHORITY = Namespace("http://publications.europa.eu/resource/authority/")
MEDIA_TYPE = Namespace("https://www.iana.org/assignments/media-types/")
SPARQL_PROTOCOL = URIRef("https://www.w3.org/TR/sparql11-protocol/")
SWEDEN = {"geonames": URIRef("http://sws.geonames.org/2661886"), "eu": EU_AUTHORITY["country/SWE"]}

LICENCES = {
    str(CC0): EU_AUTHORITY["licence/CC0"],
    "http://creativecommons.org/licenses/by/4.0/": EU_AUTHORITY["licence/CC_BY_4_0"],
    "http://creativecommons.org/licenses/by-sa/4.0/": EU_AUTHORITY["licence/CC_BYSA_4_0"],
}
"""Licences as dataportal.se writes them, with their names in the EU's list."""

CSVW_CONTEXT = "http://www.w3.org/ns/csvw"
"""The JSON-LD context of CSVW, which its processors know by heart."""
SVG = "http://www.w3.org/2000/svg"
