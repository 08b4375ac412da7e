"""The description → a catalogue in the terms of one profile. No blank nodes; every IRI lies under the publication's address.

The properties are those that DCAT-AP-SE 3.0.1 and DCAT-AP 3.0.1 ask for or recommend (docs.dataportal.se; semiceu.github.io/DCAT-AP).
"""

import uuid
from collections.abc import Iterable, Iterator
from datetime import date

from pyoxigraph import Literal, NamedNode, Triple
from rdflib import URIRef
from rdflib.namespace import DCTERMS, FOAF, SKOS, XSD

from esfgraph.publish.catalogue.description import Dataset, Distribution, series
from esfgraph.publish.catalogue.profiles import Profile
from esfgraph.publish.configuration import Publication
from esfgraph.publish.statements import Statements, Value
from esfgraph.vocabulary import ESF
from esfgraph.vocabulary.catalogue import (
    ADMS_PUBLISHER_TYPE,
    DATAPORTAL_ORGANISATION,
    DCAT,
    DCATAP,
    EU_AUTHORITY,
    SPARQL_PROTOCOL,
    SPDX,
    VCARD,
)
from esfgraph.webpage import Text

_THEMES = ("SOCI", "GOVE", "REGI")
_LANGUAGES = tuple(EU_AUTHORITY[f"language/{code}"] for code in ("SWE", "ENG"))
_ONTOLOGY = URIRef(str(ESF._NS).rstrip("#"))
_PROTOCOL = Text("SPARQL 1.1-protokollet", "SPARQL 1.1 Protocol")
_SERVICE = Text("SPARQL-tjänst: {}", "SPARQL endpoint: {}")


def catalogue(publication: Publication, datasets: Iterable[Dataset], profile: Profile) -> list[Triple]:
    """Give the catalogue's triples, sorted."""
    made = _Catalogue(publication, profile)
    made.write(tuple(datasets))
    return made.statements.triples


class _Catalogue:
    """A catalogue on its way: the publication, the profile, and what was stated so far."""

    def __init__(self, publication: Publication, profile: Profile) -> None:
        self.publication, self.profile = publication, profile
        self.statements = Statements()
        self.publisher = DATAPORTAL_ORGANISATION[publication.publisher.number]
        self.contact = self.iri("contact")
        self.licence = profile.licence(publication.licence)

    def iri(self, name: str) -> URIRef:
        return URIRef(f"{self.publication.address}#{name}")

    def write(self, datasets: tuple[Dataset, ...]) -> None:
        self._people()
        self._catalogue(datasets)
        for dataset in datasets:
            self._dataset(dataset)
        if members := [dataset for dataset in datasets if dataset.in_series]:
            self._series(members)
        if self.publication.endpoint:
            self._service()
        for statement in self.profile.typed(self.statements.triples):
            self.statements.add(*statement)

    def _people(self) -> None:
        publisher, contact = self.publication.publisher, self.publication.contact
        self.statements.describe(
            self.publisher,
            FOAF.Agent,
            [
                (FOAF.name, publisher.name),
                (DCTERMS.type, ADMS_PUBLISHER_TYPE[publisher.type]),
                (DCTERMS.identifier, publisher.number),
                (FOAF.homepage, URIRef(publisher.homepage)),
            ],
        )
        self.statements.describe(
            self.contact,
            VCARD.Organization,
            [(VCARD.fn, contact.name), (VCARD.hasEmail, URIRef(f"mailto:{contact.mail}")), (VCARD.hasURL, URIRef(contact.page))],
        )
        if not self.profile.swedish:
            label = Text("", publisher.type)
            self.statements.describe(ADMS_PUBLISHER_TYPE[publisher.type], SKOS.Concept, [(SKOS.prefLabel, label)])

    def _catalogue(self, datasets: tuple[Dataset, ...]) -> None:
        named = self.publication.publisher.name
        self.statements.describe(
            self.iri("catalog"),
            DCAT.Catalog,
            [
                (DCTERMS.title, Text(f"Öppna data från {named.sv}", f"Open data from {named.en}")),
                (DCTERMS.description, self.publication.description),
                (DCTERMS.license, self.profile.metadata_licence),
                (FOAF.homepage, URIRef(self.publication.address)),
                (DCAT.themeTaxonomy, EU_AUTHORITY["data-theme"]),
                *self._common(),
            ],
        )
        self.statements.add(self.iri("catalog"), DCAT.dataset, *(self.iri(dataset.slug) for dataset in datasets))

    def _common(self) -> Iterator[tuple[URIRef, Value | None]]:
        """Give what catalogue, data sets and series state alike."""
        yield DCTERMS.publisher, self.publisher
        yield DCTERMS.issued, self.publication.issued
        yield DCTERMS.modified, self.publication.modified
        yield DCTERMS.spatial, self.profile.sweden
        yield from ((DCTERMS.language, language) for language in _LANGUAGES)

    def _found_by(self) -> Iterator[tuple[URIRef, Value | None]]:
        """Give what data sets and the service are found and used by."""
        yield DCAT.contactPoint, self.contact
        yield DCTERMS.accessRights, EU_AUTHORITY["access-right/PUBLIC"]
        yield from self._subjects()

    def _subjects(self) -> Iterator[tuple[URIRef, Value | None]]:
        """Give what it is about: keywords and themes."""
        for lang, words in zip(("sv", "en"), self.publication.keywords, strict=True):
            yield from ((DCAT.keyword, Text(**{"sv": "", "en": "", lang: word})) for word in words)
        yield from ((DCAT.theme, EU_AUTHORITY[f"data-theme/{theme}"]) for theme in _THEMES)

    def _dataset(self, dataset: Dataset) -> None:
        iri = self.iri(dataset.slug)
        self.statements.describe(
            iri,
            DCAT.Dataset,
            [
                (DCTERMS.title, dataset.title),
                (DCTERMS.description, dataset.description),
                (DCTERMS.identifier, str(uuid.uuid5(uuid.NAMESPACE_URL, iri))),
                (DCAT.landingPage, URIRef(self.publication.landing_page)),
                (DCTERMS.accrualPeriodicity, EU_AUTHORITY[f"frequency/{self.publication.frequency}"]),
                (DCTERMS.conformsTo, _ONTOLOGY),
                (DCTERMS.temporal, self._time(dataset.slug, dataset.begins, dataset.ends)),
                (DCAT.inSeries, self.iri("series") if dataset.in_series else None),
                *self._common(),
                *self._found_by(),
            ],
        )
        for distribution in dataset.distributions:
            self.statements.add(iri, DCAT.distribution, self.iri(distribution.slug))
            self._distribution(distribution)
        self.statements.describe(_ONTOLOGY, DCTERMS.Standard, [(DCTERMS.title, Text("Ontologin esfgraph", "The esfgraph ontology"))])

    def _time(self, name: str, begins: date | None, ends: date | None) -> URIRef | None:
        if not (begins or ends):
            return None
        iri = self.iri(f"{name}-time")
        self.statements.describe(iri, DCTERMS.PeriodOfTime, [(DCAT.startDate, begins), (DCAT.endDate, ends)])
        return iri

    def _distribution(self, distribution: Distribution) -> None:
        iri, file = self.iri(distribution.slug), distribution.file
        address = URIRef(self.publication.address + file.name)
        checksum = self.iri(f"{distribution.slug}-sha256")
        self.statements.describe(
            iri,
            DCAT.Distribution,
            [
                (DCTERMS.title, distribution.title),
                (DCTERMS.description, distribution.title),
                (DCAT.accessURL, address),
                (DCAT.downloadURL, address),
                (DCAT.byteSize, file.size),
                (DCTERMS.issued, self.publication.issued),
                (DCTERMS.modified, self.publication.modified),
                (DCTERMS.license, self.licence),
                (DCTERMS.rights, EU_AUTHORITY["access-right/PUBLIC"] if not self.profile.swedish else None),
                (DCATAP.availability, EU_AUTHORITY["planned-availability/STABLE"]),
                (SPDX.checksum, checksum),
                *self.profile.format(distribution.kind),
            ],
        )
        value = Literal(file.sha256, datatype=NamedNode(XSD.hexBinary))
        sha256 = ((SPDX.algorithm, SPDX.checksumAlgorithm_sha256), (SPDX.checksumValue, value))
        self.statements.describe(checksum, SPDX.Checksum, sha256)

    def _series(self, members: list[Dataset]) -> None:
        iri, (title, about) = self.iri("series"), series(self.publication)
        begins, ends = [m.begins for m in members if m.begins], [m.ends for m in members if m.ends]
        self.statements.describe(
            iri,
            DCAT.DatasetSeries,
            [
                (DCTERMS.title, title),
                (DCTERMS.description, about),
                (DCAT.contactPoint, self.contact),
                (DCTERMS.temporal, self._time("series", min(begins, default=None), max(ends, default=None))),
                *self._common(),
                *self._subjects(),
            ],
        )
        if self.profile.swedish:  # the EU's profile has no place for a series in its catalogue yet (github.com/SEMICeu/DCAT-AP, issue 348)
            self.statements.add(self.iri("catalog"), DCAT.dataset, iri)

    def _service(self) -> None:
        iri, title = self.iri("sparql"), self.publication.title
        self.statements.describe(
            SPARQL_PROTOCOL, DCTERMS.Standard, [(DCTERMS.title, Text("SPARQL 1.1-protokollet", "SPARQL 1.1 Protocol"))]
        )
        self.statements.add(self.iri("catalog"), DCAT.service, iri)
        self.statements.describe(
            iri,
            DCAT.DataService,
            [
                (DCTERMS.title, Text(_SERVICE.sv.format(title.sv), _SERVICE.en.format(title.en))),
                (DCTERMS.description, self.publication.description),
                (DCTERMS.publisher, self.publisher),
                (DCTERMS.license, self.licence),
                (DCTERMS.conformsTo, SPARQL_PROTOCOL),
                (DCTERMS.format, self.profile.service_format),
                (DCAT.endpointURL, URIRef(self.publication.endpoint)),
                (DCAT.endpointDescription, URIRef(f"{self.publication.address}void.ttl")),
                (DCAT.landingPage, URIRef(self.publication.landing_page)),
                (DCAT.servesDataset, self.iri("dataset")),
                *self._found_by(),
            ],
        )
