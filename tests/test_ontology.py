"""The ontology and the code lists: complete, in both languages, and without conclusions that nobody meant."""

import re
from collections import Counter
from datetime import date
from functools import cache
from hashlib import sha256
from itertools import combinations

import pyoxigraph
import pytest
from pyoxigraph import RdfFormat
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, VANN
from reasoning import instances

from esfgraph.project import Role, Section
from esfgraph.reference import ActorType
from esfgraph.resources import folder
from esfgraph.validation import union
from esfgraph.vocabulary import DEFAULT_BASE, ESF

ONTOLOGY = URIRef("https://w3id.org/esfgraph/ontology")
TERMS = {ESF[name] for name in ESF.__annotations__ if not name.startswith("_")}
CLASSES = {term for term in TERMS if term.rpartition("#")[2][0].isupper()}


@cache
def parsed(name: str) -> Graph:
    """Parsed once for all tests; none of them changes it."""
    return Graph().parse(folder("ontology") / f"{name}.ttl")


def test_every_term_of_the_vocabulary_is_defined_and_every_defined_term_is_in_the_vocabulary():
    assert {term for term in parsed("esf").subjects(RDF.type) if str(term).startswith(str(ESF._NS))} == TERMS


def test_of_terms_of_others_the_ontology_says_only_what_kind_they_are():
    others = {term for term in parsed("esf").subjects() if term not in TERMS | {ONTOLOGY}}
    assert len(others) > 40
    for term in others:
        assert [predicate for predicate, _ in parsed("esf").predicate_objects(term)] == [RDF.type], term


def test_terms_begin_with_the_letter_of_their_kind():
    graph = parsed("esf")
    assert instances(graph, OWL.Class) & TERMS == CLASSES
    assert (instances(graph, OWL.ObjectProperty) | instances(graph, OWL.DatatypeProperty)) & TERMS == TERMS - CLASSES
    assert not instances(graph, OWL.AnnotationProperty) & TERMS


@pytest.mark.parametrize("predicate", [RDFS.label, SKOS.definition], ids=["label", "definition"])
@pytest.mark.parametrize("term", sorted(TERMS), ids=lambda term: term.rpartition("#")[2])
def test_every_term_is_explained_once_in_swedish_and_once_in_english(term: URIRef, predicate: URIRef):
    texts = list(parsed("esf").objects(term, predicate))
    assert sorted(text.language for text in texts) == ["en", "sv"]
    assert all(text.strip() for text in texts)


@pytest.mark.parametrize("term", sorted(TERMS), ids=lambda term: term.rpartition("#")[2])
def test_no_definition_says_only_that_a_thing_is_called_what_it_is_called(term: URIRef):
    graph = parsed("esf")
    labels = {str(label.language): str(label).casefold() for label in graph.objects(term, RDFS.label)}
    for text in graph.objects(term, SKOS.definition):
        assert not re.search(
            rf"(nämner|anger|names|states) (som|as) (en |ett |an? |the )?{re.escape(labels[text.language])}\.", str(text).casefold()
        ), text


def test_labels_tell_terms_of_one_kind_apart():
    graph = parsed("esf")
    for kind in (CLASSES, TERMS - CLASSES):
        labels = [label for term in kind for label in graph.objects(term, RDFS.label)]
        assert len(labels) == len(set(labels))


def test_every_term_says_where_it_is_defined():
    graph = parsed("esf")
    assert {term: set(graph.objects(term, RDFS.isDefinedBy)) for term in TERMS} == {term: {ONTOLOGY} for term in TERMS}


def test_the_header_says_what_a_catalogue_asks():
    graph = parsed("esf")
    said = {predicate: sorted(map(str, graph.objects(ONTOLOGY, predicate))) for predicate in set(graph.predicates(ONTOLOGY))}
    for predicate in (DCTERMS.title, DCTERMS.description):
        assert sorted(text.language for text in graph.objects(ONTOLOGY, predicate)) == ["en", "sv"]
    assert said[DCTERMS.creator] == ["The esfgraph authors"]
    assert said[DCTERMS.license] == ["http://creativecommons.org/publicdomain/zero/1.0/"]
    assert said[VANN.preferredNamespacePrefix] == ["esf"]
    assert said[VANN.preferredNamespaceUri] == ["https://w3id.org/esfgraph/ontology#"]
    (version,), (created,), (modified,) = said[OWL.versionInfo], said[DCTERMS.created], said[DCTERMS.modified]
    assert said[OWL.versionIRI] == [f"{ONTOLOGY}/{version}"]
    assert date.fromisoformat(created) <= date.fromisoformat(modified)


FORMAL = (
    *(RDF.type, RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, SDO.domainIncludes, SDO.rangeIncludes),
    *(OWL.disjointWith, OWL.equivalentClass, OWL.equivalentProperty, OWL.inverseOf, OWL.deprecated),
)


def fingerprint(graph: Graph) -> str:
    """What programs rely on: which terms there are, of what kind, and what follows from them; not how they are explained."""
    said = sorted(
        " ".join(term.n3() for term in triple) for triple in graph if str(triple[0]).startswith(str(ESF._NS)) and triple[1] in FORMAL
    )
    return sha256("\n".join(said).encode()).hexdigest()


def versions() -> list[tuple[str, str]]:
    """The versions of the ontology's changelog with their fingerprints, newest first."""
    text = (folder("ontology") / "CHANGELOG.md").read_text(encoding="utf-8")
    return re.findall(r"^## (\d+\.\d+\.\d+)\n(?:(?!^## ).*\n)*?\nFingerprint: `([0-9a-f]{64})`$", text, re.MULTILINE)


def test_whoever_changes_the_terms_gives_the_ontology_a_new_version():
    """Where this fails: write what changed under a new version in ontology/CHANGELOG.md, with the fingerprint that is shown here."""
    (version,) = parsed("esf").objects(ONTOLOGY, OWL.versionInfo)
    assert versions()[0] == (str(version), fingerprint(parsed("esf")))


def test_a_version_follows_the_one_before_it():
    numbers = [tuple(map(int, version.split("."))) for version, _ in versions()]
    assert numbers == sorted(set(numbers), reverse=True)
    assert len({mark for _, mark in versions()}) == len(numbers) == 2
    assert set(parsed("esf").objects(ONTOLOGY, OWL.priorVersion)) == {URIRef(f"{ONTOLOGY}/{versions()[1][0]}")}
    assert not set(parsed("esf").objects(ONTOLOGY, OWL.priorVersion)) & set(parsed("esf").objects(ONTOLOGY, OWL.versionIRI))


@pytest.mark.parametrize(
    "change",
    [
        (ESF.Project, RDFS.subClassOf, SKOS.Concept),
        (ESF.owner, RDFS.domain, ESF.Project),
        (URIRef(f"{ESF._NS}funder"), RDF.type, OWL.ObjectProperty),
    ],
    ids=["class above", "domain", "term"],
)
def test_a_changed_term_has_another_fingerprint(change: tuple[URIRef, URIRef, URIRef]):
    changed = Graph() + parsed("esf")
    changed.add(change)
    assert fingerprint(changed) != fingerprint(parsed("esf"))


def test_a_better_explanation_needs_no_new_version():
    changed = Graph() + parsed("esf")
    changed.add((ESF.Project, SKOS.scopeNote, Literal("En anmärkning till.", lang="sv")))
    assert fingerprint(changed) == fingerprint(parsed("esf"))


def test_alignments_are_exactly_those_of_the_design():
    graph = parsed("esf")
    assert set(graph.subject_objects(RDFS.subClassOf)) == {
        (ESF.Project, PROV.Activity),
        (ESF.Project, FOAF.Project),
        (ESF.Actor, ORG.Organization),
        (ESF.Municipality, DCTERMS.Location),
        (ESF.County, DCTERMS.Location),
        (ESF.Participation, PROV.Association),
        (ESF.SourcePage, PROV.Entity),
        (ESF.SourcePage, FOAF.Document),
    }
    assert set(graph.subject_objects(RDFS.subPropertyOf)) == {
        (ESF.party, PROV.wasAssociatedWith),
        (ESF.owner, ESF.party),
        (ESF.coFinancer, ESF.party),
        (ESF.partner, ESF.party),
        (ESF.municipality, DCTERMS.spatial),
        (ESF.continues, PROV.wasInformedBy),
    }


def test_every_two_classes_are_disjoint():
    stated = [frozenset(pair) for pair in parsed("esf").subject_objects(OWL.disjointWith)]
    assert len(stated) == len(set(stated))
    assert set(stated) == {frozenset(pair) for pair in combinations(CLASSES, 2)}


def test_every_term_outside_the_prose_has_an_example():
    prose = {ESF[section.value] for section in Section if section is not Section.ABSTRACT}
    assert len(prose) == 6
    assert {term for term in TERMS if not list(parsed("esf").objects(term, SKOS.example))} == prose


def test_properties_between_things_have_no_domain_or_range_to_conclude_from():
    graph = parsed("esf")
    assert not list(graph.subject_objects(RDFS.domain))
    assert not {term for term in graph.subjects(RDFS.range) if term in instances(graph, OWL.ObjectProperty)}


@pytest.mark.parametrize("name", ["esf", "concepts", "shapes"])
def test_both_engines_read_the_same_triples(name: str):
    """Nameless nodes are counted and not told apart: the shapes have some hundred, and to match them all takes half a minute."""
    triples = pyoxigraph.parse((folder("ontology") / f"{name}.ttl").read_bytes(), RdfFormat.TURTLE)
    other = union(pyoxigraph.Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
    counted = [
        Counter(tuple("[]" if isinstance(term, BNode) else term.n3() for term in triple) for triple in graph)
        for graph in (other, parsed(name))
    ]
    assert counted[0] == counted[1]


@pytest.mark.parametrize("name", ["esf", "concepts"])
def test_there_is_no_blank_node(name: str):
    assert not [term for triple in parsed(name) for term in triple if isinstance(term, BNode)]


LATER_ROLES = ("samarbetspart", "samverkanspart", "deltagande-aktor", "medfinansiar")
OF_A_PERIOD = ("programme-area", "specific-objective", "intervention-type")


def codes(scheme: str) -> set[str]:
    graph = parsed("concepts")
    members = graph.subjects(SKOS.inScheme, URIRef(f"{DEFAULT_BASE}scheme/{scheme}"))
    return {str(code) for concept in members for code in graph.objects(concept, SKOS.notation)}


def test_the_code_lists_hold_these_codes():
    assert set(Role) == {"owner", "co-financer", "partner"}
    assert codes("role") - set(Role) == {f"2014-2020-{role}" for role in LATER_ROLES} | {"2021-2027-samverkanspart"}
    assert codes("phase") == {"preparation", "implementation"}
    assert codes("programme-period") == {"2007-2013", "2014-2020", "2021-2027"}
    areas = {"2007-2013": "12", "2014-2020": "123", "2021-2027": "ABCDE"}
    assert codes("programme-area") == {f"{period}-{area}" for period, letters in areas.items() for area in letters}
    objectives = {f"2014-2020-{objective}" for objective in ("1.1", "2.1", "2.2", "2.3")}
    assert codes("specific-objective") == objectives | {"2021-2027-A2A"}
    assert codes("intervention-type") == {f"2014-2020-{field}" for field in range(102, 121)} | {"2021-2027-140"}
    assert codes("fund") == {"esf", "esf-plus"}
    assert codes("status") == {"confirmed", "inferred", "candidate", "rejected"}
    assert codes("actor-type") == {kind.value for kind in ActorType}
    assert codes("region") == set()  # the regions come from the reference table


def test_every_concept_is_named_and_explained_in_both_languages_and_stands_in_one_list():
    graph = parsed("concepts")
    concepts, schemes = instances(graph, SKOS.Concept), instances(graph, SKOS.ConceptScheme)
    assert len(concepts) == 66
    assert len(schemes) == 10
    for thing in concepts | schemes:
        names = {predicate: sorted(graph.objects(thing, predicate)) for predicate in (SKOS.prefLabel, RDFS.label)}
        assert names[SKOS.prefLabel] == names[RDFS.label]
        for predicate in (SKOS.prefLabel, SKOS.definition):
            assert sorted(text.language for text in graph.objects(thing, predicate)) == ["en", "sv"], thing
    for concept in concepts:
        scheme, code = graph.value(concept, SKOS.inScheme, any=False), graph.value(concept, SKOS.notation, any=False)
        assert scheme in schemes
        assert graph.value(concept, SKOS.topConceptOf, any=False) == scheme
        assert str(concept) == f"{DEFAULT_BASE}{str(scheme).rpartition('/')[2]}/{code}"


def test_a_role_says_for_which_period_its_definition_is():
    graph = parsed("concepts")
    labels = {"owner": "Projektägare", "co-financer": "Medfinansiärer", "partner": "Samarbetspartners"}
    for code, label in labels.items():
        notes = list(graph.objects(URIRef(f"{DEFAULT_BASE}role/{code}"), SKOS.scopeNote))
        assert sorted(note.language for note in notes) == ["en", "sv"]
        assert all("2007–2013" in note and label in note for note in notes)


def test_one_word_for_a_role_means_opposite_things_in_money_and_is_kept_apart_by_period():
    graph = parsed("concepts")

    def text(code: str, predicate: URIRef) -> str:
        (found,) = (text for text in graph.objects(URIRef(f"{DEFAULT_BASE}role/{code}"), predicate) if text.language == "sv")
        return str(found)

    assert "ersätts inte" in text("2014-2020-samarbetspart", SKOS.definition)
    assert "rätt till ersättning" in text("2014-2020-samverkanspart", SKOS.definition)
    assert "Läs inte in" in text("partner", SKOS.scopeNote)
    for code in codes("role") - set(Role):
        role = URIRef(f"{DEFAULT_BASE}role/{code}")
        assert set(graph.objects(role, DCTERMS.isPartOf)) == {URIRef(f"{DEFAULT_BASE}programme-period/{code[:9]}")}
        assert len(list(graph.objects(role, DCTERMS.source))) == 1


@pytest.mark.parametrize("scheme", OF_A_PERIOD)
def test_a_code_of_a_period_is_part_of_it_and_a_name_has_its_source(scheme: str):
    graph = parsed("concepts")
    for code in codes(scheme):
        concept = URIRef(f"{DEFAULT_BASE}{scheme}/{code}")
        assert set(graph.objects(concept, DCTERMS.isPartOf)) == {URIRef(f"{DEFAULT_BASE}programme-period/{code[:9]}")}
        short = code[10:]
        bare = {short, f"Programområde {short} ({code[:9]})", f"Programme area {short} ({code[:9]})".replace("-", "–")}
        named = [str(label) for label in graph.objects(concept, SKOS.prefLabel) if str(label) not in bare]
        assert all(short in label.split() for label in named)
        assert not named or code.startswith("2007") or set(graph.objects(concept, DCTERMS.source)), concept


def test_no_two_areas_share_a_name():
    names = [
        label
        for code in codes("programme-area")
        for label in parsed("concepts").objects(URIRef(f"{DEFAULT_BASE}programme-area/{code}"), SKOS.prefLabel)
    ]
    assert len(set(names)) == len(names) == 20


def test_a_programme_area_is_part_of_its_period():
    graph = parsed("concepts")
    area = URIRef(DEFAULT_BASE + "programme-area/2007-2013-2")
    assert set(graph.objects(area, DCTERMS.isPartOf)) == {URIRef(DEFAULT_BASE + "programme-period/2007-2013")}
    assert Literal("Programområde 2 Ökat arbetskraftsutbud", lang="sv") in set(graph.objects(area, SKOS.prefLabel))
