"""What a publication is told about itself, the catalogues made of it, and the description in figures."""

from datetime import date
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import DCTERMS, FOAF, RDF, SH, VOID

from esfgraph import publish
from esfgraph.errors import InputError, UsageError
from esfgraph.publish import NamedQuestion, PublishedFile, catalogue_files, example, read_publication
from esfgraph.vocabulary.catalogue import DCAT, SPDX
from esfgraph.webpage import Text

CONFIG = Path(__file__).parent.parent / "examples" / "publish.toml"
ADDRESS = "https://data.example.org/esf/"
PUBLISHER = rdflib.URIRef("http://dataportal.se/organisation/SE2021999996")
FILES = {
    name: PublishedFile(name, size, f"{size:064x}")
    for name, size in (
        ("data/esfgraph.ttl", 10),
        ("data/esfgraph.nt.gz", 5),
        ("data/tables/projects.csv", 7),
        ("data/period/2007-2013/esfgraph.ttl", 3),
        ("index.html", 1),
    )
}
MAIN_CLASSES = (DCAT.Catalog, DCAT.Dataset, DCAT.Distribution, DCAT.DataService, DCAT.DatasetSeries, FOAF.Agent)


@pytest.fixture(scope="module")
def publication():
    return read_publication(CONFIG)


@pytest.fixture(scope="module")
def catalogues(example_graph, publication):
    """The two catalogues as other readers read them: the Swedish and the European."""
    made = dict(catalogue_files(publication, publish.periods(example_graph), FILES))
    read = rdflib.Graph().parse(data=made["catalog-dcat-ap-se.rdf"], format="xml")
    return read, rdflib.Graph().parse(data=made["catalog-dcat-ap.ttl"], format="turtle")


def changed(tmp_path, old, new):
    text = CONFIG.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "publish.toml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def test_the_example_is_read_value_by_value(publication):
    assert publication.address == ADDRESS
    assert publication.publisher == publish.Publisher(
        Text("Exempelmyndigheten", "The Example Agency"), "2021999996", "NationalAuthority", "https://www.example.org/"
    )
    assert publication.contact.mail == "oppnadata@example.org"
    assert publication.issued == date(2026, 1, 31)
    assert publication.keywords[0][:2] == ("projekt", "samverkan")
    assert publication.suppress is None


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('address = "https://data.example.org/esf/"', 'address = "data/esf"', "address = 'data/esf' is no web address"),
        ('"202199-9996"', '"202199-9995"', "publisher.organisation_number = '202199-9995' is no organisation number"),
        ('"202199-9996"', '"811218-9876"', "is no organisation number (personal-number)"),
        ('type = "NationalAuthority"', 'type = "Agency"', "publisher.type = 'Agency' is none of"),
        ('mail = "oppnadata@example.org"', 'mail = "oppnadata"', "contact.mail = 'oppnadata' is no mail address"),
        ("issued = 2026-01-31", 'issued = "2026-01-31"', "dataset.issued is not a date like 2026-01-31, without quotes"),
        ("[dataset.title]\nsv", "[dataset.title]\nse", "dataset.title.sv is missing"),
        ("[dataset.title]\nsv", "[dataset.title]\nse", "dataset.title.se is no key that publish.toml has"),
        (
            'sv = ["projekt", "samverkan", "socialfond", "kommun", "medfinansiering"]',
            "sv = []",
            "dataset.keywords.sv is not a list of texts",
        ),
        ("begins = 2007-01-01", "begins = 2028-01-01", "dataset.begins = 2028-01-01 is after dataset.ends = 2027-12-31"),
        ('name = { sv = "Öppna data", ', 'name = { sv = " ", ', "contact.name.sv = '' is empty"),
    ],
)
def test_a_value_that_no_portal_would_accept_is_named(tmp_path, old, new, said):
    with pytest.raises(UsageError) as caught:
        read_publication(changed(tmp_path, old, new))
    assert said in str(caught.value)


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_form_to_fill_in_lacks_only_the_organisation_number(tmp_path, lang):
    path = tmp_path / "publish.toml"
    path.write_text(example(lang), encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        read_publication(path)
    assert str(caught.value) == f"{path}: publisher.organisation_number is missing (a text)"


def test_what_is_no_toml_is_told_with_its_place(tmp_path):
    (tmp_path / "publish.toml").write_text("address = \n", encoding="utf-8")
    with pytest.raises(InputError, match="line 1"):
        read_publication(tmp_path / "publish.toml")
    with pytest.raises(InputError, match="publish --init"):
        read_publication(tmp_path / "missing.toml")


def test_neither_catalogue_has_a_blank_node_or_a_relative_iri(catalogues):
    for read in catalogues:
        terms = {term for triple in read for term in triple}
        assert not [term for term in terms if isinstance(term, rdflib.BNode)]
        assert not [term for term in terms if isinstance(term, rdflib.URIRef) and ":" not in term]


def test_the_swedish_catalogue_has_what_dataportal_asks_of_publisher_and_licence(catalogues):
    swedish, _ = catalogues
    catalogue = rdflib.URIRef(f"{ADDRESS}#catalog")
    assert set(swedish.objects(catalogue, DCTERMS.publisher)) == {PUBLISHER}
    assert set(swedish.objects(catalogue, DCTERMS.license)) == {rdflib.URIRef("http://creativecommons.org/publicdomain/zero/1.0/")}
    assert set(swedish.objects(PUBLISHER, DCTERMS.type)) == {rdflib.URIRef("http://purl.org/adms/publishertype/NationalAuthority")}
    assert len(set(swedish.objects(PUBLISHER, FOAF.name))) == 2
    for dataset in swedish.subjects(RDF.type, DCAT.Dataset):
        (identifier,) = swedish.objects(dataset, DCTERMS.identifier)
        assert len(str(identifier)) == 36


def test_the_two_profiles_say_formats_and_licences_each_in_its_own_way(catalogues):
    distribution = rdflib.URIRef(f"{ADDRESS}#esfgraph-nt-gz")
    swedish, european = (
        {p: set(read.objects(distribution, p)) for p in (DCTERMS.format, DCAT.mediaType, DCAT.compressFormat, DCTERMS.license)}
        for read in catalogues
    )
    assert swedish[DCTERMS.format] == {rdflib.Literal("application/n-triples")}
    assert swedish[DCAT.mediaType] == swedish[DCAT.compressFormat] == set()
    assert swedish[DCTERMS.license] == {rdflib.URIRef("http://creativecommons.org/publicdomain/zero/1.0/")}
    assert european[DCTERMS.format] == {rdflib.URIRef("http://publications.europa.eu/resource/authority/file-type/RDF_N_TRIPLES")}
    assert european[DCAT.mediaType] == {rdflib.URIRef("https://www.iana.org/assignments/media-types/application/n-triples")}
    assert european[DCAT.compressFormat] == {rdflib.URIRef("https://www.iana.org/assignments/media-types/application/gzip")}
    assert european[DCTERMS.license] == {rdflib.URIRef("http://publications.europa.eu/resource/authority/licence/CC0")}


def test_both_catalogues_offer_the_same_things_and_every_file_with_its_size_and_checksum(catalogues):
    swedish, european = ({kind: set(read.subjects(RDF.type, kind)) for kind in MAIN_CLASSES} for read in catalogues)
    assert swedish == european
    offered = {
        str(catalogues[0].value(iri, DCAT.downloadURL)): (
            int(catalogues[0].value(iri, DCAT.byteSize)),
            str(catalogues[0].value(catalogues[0].value(iri, SPDX.checksum), SPDX.checksumValue)).lower(),
        )
        for iri in swedish[DCAT.Distribution]
    }
    assert offered == {ADDRESS + f.name: (f.size, f.sha256) for f in FILES.values() if f.name != "index.html"}


def test_a_licence_by_its_name_in_the_eus_list_is_written_as_each_portal_wants_it(tmp_path):
    listed = "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0"
    path = changed(tmp_path, 'licence = "http://creativecommons.org/publicdomain/zero/1.0/"', f'licence = "{listed}"')
    made = dict(catalogue_files(read_publication(path), (), FILES))
    assert listed not in made["catalog-dcat-ap-se.rdf"].decode()
    assert "http://creativecommons.org/licenses/by/4.0/" in made["catalog-dcat-ap-se.rdf"].decode()


def test_a_data_set_for_each_programme_period_lies_in_the_series(catalogues):
    swedish, _ = catalogues
    series = rdflib.URIRef(f"{ADDRESS}#series")
    assert set(swedish.subjects(DCAT.inSeries, series)) == {rdflib.URIRef(f"{ADDRESS}#dataset-2007-2013")}
    time = swedish.value(rdflib.URIRef(f"{ADDRESS}#dataset-2007-2013"), DCTERMS.temporal)
    assert str(swedish.value(time, DCAT.startDate)) == "2008-07-01"
    assert str(swedish.value(time, DCAT.endDate)) == "2014-12-31"


def test_the_series_is_found_by_its_subjects_and_in_the_swedish_catalogue(catalogues):
    swedish, european = catalogues
    catalogue, series = rdflib.URIRef(f"{ADDRESS}#catalog"), rdflib.URIRef(f"{ADDRESS}#series")
    assert (catalogue, DCAT.dataset, series) in swedish
    assert (catalogue, DCAT.dataset, series) not in european  # whose shapes know no series there
    for read in catalogues:
        assert len(set(read.objects(series, DCAT.keyword))) == 10
        assert len(set(read.objects(series, DCAT.theme))) == 3
        assert str(read.value(read.value(series, DCTERMS.temporal), DCAT.startDate)) == "2008-07-01"


def test_the_european_catalogue_says_what_the_values_of_lists_are(catalogues):
    swedish, european = catalogues
    for predicate in (
        DCAT.contactPoint,
        DCAT.landingPage,
        DCAT.mediaType,
        DCTERMS.format,
        DCTERMS.license,
        DCTERMS.conformsTo,
        SPDX.algorithm,
    ):
        values = set(european.objects(None, predicate))
        assert values
        assert [value for value in values if european.value(value, RDF.type) is None] == []
    assert swedish.value(rdflib.URIRef("http://creativecommons.org/publicdomain/zero/1.0/"), RDF.type) is None
    assert len(set(swedish.objects(rdflib.URIRef(f"{ADDRESS}#contact"), RDF.type))) == 1


def test_without_an_endpoint_there_is_no_data_service(tmp_path, example_graph):
    path = changed(tmp_path, 'endpoint = "https://data.example.org/sparql"', "")
    made = dict(catalogue_files(read_publication(path), publish.periods(example_graph), FILES))
    assert b"DataService" not in made["catalog-dcat-ap-se.rdf"]


def test_a_period_holds_its_projects_and_what_they_lead_to_and_nothing_else(example_graph):
    (period,) = publish.periods(example_graph)
    assert (period.code, period.projects, period.name) == ("2007-2013", 5, Text("2007–2013", "2007–2013"))
    held = {triple.subject.value for triple in period.triples}

    def of(kind):
        return len([iri for iri in held if f"/id/{kind}/" in iri])

    assert (of("project"), of("participation"), of("municipality"), of("county")) == (5, 16, 82, 6)
    # 14 parties, 3 that are above them, 3 named in the prose, 13 members of a federation, 2 associations that share a member with it
    assert of("actor") == 14 + 3 + 3 + 13 + 2
    assert of("decision") >= 16 + 82


def test_void_counts_what_the_data_holds(example_graph, publication):
    void = rdflib.Graph()
    for triple in publish.void_triples(example_graph, publication, FILES):
        void.parse(data=f"{triple} .", format="nt")
    dataset = rdflib.URIRef(f"{ADDRESS}#dataset")
    assert int(void.value(dataset, VOID.triples)) == len(example_graph.triples)
    projects = rdflib.URIRef(f"{ADDRESS}#dataset-esf-Project")
    assert int(void.value(projects, VOID.entities)) == 5
    assert int(void.value(rdflib.URIRef(f"{projects}-dcterms-title"), VOID.triples)) == 5
    total = sum(int(void.value(part, VOID.triples)) for part in void.objects(dataset, VOID.propertyPartition))
    assert total == len(example_graph.triples)
    links = rdflib.URIRef(f"{ADDRESS}#dataset-links-wikidata")
    assert int(void.value(links, VOID.triples)) == 290
    assert len(set(void.objects(dataset, VOID.exampleResource))) == 3
    assert set(void.objects(dataset, VOID.dataDump)) == {
        rdflib.URIRef(ADDRESS + name) for name in ("data/esfgraph.ttl", "data/esfgraph.nt.gz")
    }


def test_questions_are_offered_with_their_query_as_it_is(publication):
    asked = NamedQuestion("vem", Text("Vem?", "Who?"), Text("Obs", "Note"), 'SELECT ?s WHERE { ?s ?p "å\\n" }', ("aktör",))
    read = rdflib.Graph()
    for triple in publish.question_triples([asked], publication):
        read.parse(data=f"{triple} .", format="nt")
    iri = rdflib.URIRef(f"{ADDRESS}#query-vem")
    assert str(read.value(iri, SH.select)) == asked.query
    assert set(read.objects(iri, RDF.type)) == {SH.SPARQLExecutable, SH.SPARQLSelectExecutable}


def test_counts_are_those_of_the_pages(example_graph):
    counted = publish.counts(example_graph)
    assert (counted["projects"], counted["parties"], counted["municipalities"], counted["pages"]) == (5, 14, 290, 5)
    assert counted["triples"] == len({(q.subject, q.predicate, q.object) for q in example_graph.quads})
