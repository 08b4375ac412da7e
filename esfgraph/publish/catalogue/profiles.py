"""Where the two profiles of DCAT-AP contradict each other, each says it in its own way: DCAT-AP-SE 3.0.1, and the EU's DCAT-AP 3.0.1."""

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import URIRef
from rdflib.namespace import DCTERMS, RDF

from esfgraph.publish.catalogue.description import Kind
from esfgraph.publish.statements import Value
from esfgraph.vocabulary import CC0, DCAT, EU_AUTHORITY, LICENCES, MEDIA_TYPE, SWEDEN

_SPARQL = "application/sparql-query"


@dataclass(frozen=True, slots=True)
class Profile:
    """One of the two: ``swedish`` is DCAT-AP-SE, which wants media types as text and licences as dataportal.se writes them."""

    swedish: bool

    def format(self, kind: Kind) -> Iterator[tuple[URIRef, Value]]:
        """Give what a file's format is stated with."""
        if self.swedish:
            yield DCTERMS.format, kind.media_type
            return
        yield DCTERMS.format, EU_AUTHORITY[f"file-type/{kind.file_type}"]
        yield DCAT.mediaType, MEDIA_TYPE[kind.media_type]
        if kind.gzip:
            yield DCAT.compressFormat, MEDIA_TYPE["application/gzip"]

    @property
    def service_format(self) -> Value:
        """What a SPARQL endpoint's format is stated with."""
        return _SPARQL if self.swedish else EU_AUTHORITY["file-type/SPARQLQ"]

    def licence(self, iri: str) -> URIRef:
        """Give the licence's IRI as the profile's readers know it, whichever was given: in the EU by its name in the list, if any."""
        return _PLAIN.get(iri, URIRef(iri)) if self.swedish else LICENCES.get(iri, URIRef(iri))

    @property
    def metadata_licence(self) -> URIRef:
        """The licence of the catalogue itself: both want CC0."""
        return self.licence(str(CC0))

    @property
    def sweden(self) -> URIRef:
        """The place that the data is about."""
        return SWEDEN["geonames" if self.swedish else "eu"]

    def typed(self, iris: set[str]) -> Iterator[tuple[URIRef, URIRef, Value]]:
        """State what the IRIs of lists are, for readers that have not loaded the lists (the EU's shapes of ranges ask for it)."""
        for iri in sorted(iris):
            for beginning, kind in () if self.swedish else _RANGES:
                if iri.startswith(beginning):
                    yield URIRef(iri), RDF.type, kind


_PLAIN = {str(listed): URIRef(iri) for iri, listed in LICENCES.items()}
_RANGES = (
    (str(EU_AUTHORITY["file-type/"]), DCTERMS.MediaTypeOrExtent),
    (str(MEDIA_TYPE), DCTERMS.MediaType),
    (str(EU_AUTHORITY["licence/"]), DCTERMS.LicenseDocument),
    (str(EU_AUTHORITY["access-right/"]), DCTERMS.RightsStatement),
    (str(EU_AUTHORITY["frequency/"]), DCTERMS.Frequency),
    (str(EU_AUTHORITY["language/"]), DCTERMS.LinguisticSystem),
    (str(EU_AUTHORITY["country/"]), DCTERMS.Location),
)
SWEDISH = Profile(swedish=True)
EUROPEAN = Profile(swedish=False)
