"""Where the two profiles of DCAT-AP contradict each other, each says it in its own way: DCAT-AP-SE 3.0.1, and the EU's DCAT-AP 3.0.1."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Triple
from rdflib import URIRef
from rdflib.namespace import DCTERMS, FOAF, RDF

from esfgraph.publish.catalogue.description import Kind
from esfgraph.publish.statements import Value
from esfgraph.vocabulary.catalogue import CC0, DCAT, EU_AUTHORITY, LICENCES, MEDIA_TYPE, SPDX, SWEDEN, VCARD

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

    def typed(self, triples: Iterable[Triple]) -> Iterator[tuple[URIRef, URIRef, Value]]:
        """State what the values of properties are, for readers that know neither the lists nor the vocabularies they are from.

        The EU's shapes of ranges ask for it; the Swedish profile finds some of it unsuitable.
        """
        for triple in () if self.swedish else triples:
            kind = _RANGES.get(triple.predicate.value)
            if kind and isinstance(triple.object, NamedNode):
                yield URIRef(triple.object.value), RDF.type, kind


_RANGES = {
    str(predicate): kind
    for predicate, kind in (
        (DCAT.compressFormat, DCTERMS.MediaType),
        (DCAT.contactPoint, VCARD.Kind),
        (DCAT.landingPage, FOAF.Document),
        (DCAT.mediaType, DCTERMS.MediaType),
        (DCTERMS.accessRights, DCTERMS.RightsStatement),
        (DCTERMS.accrualPeriodicity, DCTERMS.Frequency),
        (DCTERMS.format, DCTERMS.MediaTypeOrExtent),
        (DCTERMS.language, DCTERMS.LinguisticSystem),
        (DCTERMS.license, DCTERMS.LicenseDocument),
        (DCTERMS.rights, DCTERMS.RightsStatement),
        (DCTERMS.spatial, DCTERMS.Location),
        (FOAF.homepage, FOAF.Document),
        (SPDX.algorithm, SPDX.ChecksumAlgorithm),
    )
}
_PLAIN = {str(listed): URIRef(iri) for iri, listed in LICENCES.items()}
SWEDISH = Profile(swedish=True)
EUROPEAN = Profile(swedish=False)
