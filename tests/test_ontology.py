"""The ontology and the code lists: complete, in both languages, and without conclusions that nobody meant."""

from itertools import combinations
from pathlib import Path

import owlrl
import pyoxigraph
import pytest
from pyoxigraph import RdfFormat
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SKOS, VANN

from esfgraph.project import Role
from esfgraph.reference import ActorType
from esfgraph.resources import folder
from esfgraph.validation import union
from esfgraph.vocabulary import DEFAULT_BASE, ESF

ONTOLOGY = URIRef("https://w3id.org/esfgraph/ontology")
SMALL = Path(__file__).parent / "graphs" / "small.ttl"
TERMS = {ESF[name] for name in ESF.__annotations__ if not name.startswith("_")}
CLASSES = {term for term in TERMS if term.rpartition("#")[2][0].isupper()}

# What the aligned vocabularies say of their own terms, as far as ours touch them: PROV-O (30 April 2013), ORG (16 January 2014),
# FOAF 0.99. PROV-O's domain of prov:wasDerivedFrom (prov:Entity) is left out: with it a project derived from a page is a contradiction.
ALIGNED = """
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
prov:wasAssociatedWith rdfs:domain prov:Activity ; rdfs:range prov:Agent .
prov:qualifiedAssociation rdfs:domain prov:Activity ; rdfs:range prov:Association .
prov:Association rdfs:subClassOf prov:AgentInfluence . prov:AgentInfluence rdfs:subClassOf prov:Influence .
prov:agent rdfs:domain prov:AgentInfluence ; rdfs:range prov:Agent .
prov:hadRole rdfs:range prov:Role .
prov:wasInformedBy rdfs:domain prov:Activity ; rdfs:range prov:Activity .
prov:Activity owl:disjointWith prov:Entity .
org:Organization rdfs:subClassOf foaf:Agent ; owl:equivalentClass foaf:Organization .
org:OrganizationalUnit rdfs:subClassOf org:Organization .
org:unitOf rdfs:domain org:OrganizationalUnit ; rdfs:range org:FormalOrganization .
org:FormalOrganization rdfs:subClassOf org:Organization .
foaf:Document owl:disjointWith foaf:Organization, foaf:Project .
"""


def parsed(name: str) -> Graph:
    return Graph().parse(folder("ontology") / f"{name}.ttl")


def closure(*graphs: Graph) -> Graph:
    whole = Graph()
    for graph in graphs:
        whole += graph
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(whole)
    return whole


@pytest.fixture(scope="module")
def concluded() -> Graph:
    return closure(parsed("esf"), Graph().parse(SMALL), Graph().parse(data=ALIGNED))


def instances(graph: Graph, kind: URIRef) -> set[URIRef]:
    return set(graph.subjects(RDF.type, kind))


def inconsistencies(graph: Graph) -> list[str]:
    return [str(text) for text in graph.objects(None, URIRef("http://www.daml.org/2002/03/agents/agent-ont#error"))]


def test_every_term_of_the_vocabulary_is_defined_and_every_defined_term_is_in_the_vocabulary():
    defined = {term for term in parsed("esf").subjects(RDF.type) if term != ONTOLOGY}
    assert defined == TERMS


def test_terms_begin_with_the_letter_of_their_kind():
    graph = parsed("esf")
    assert instances(graph, OWL.Class) == CLASSES
    assert instances(graph, OWL.ObjectProperty) | instances(graph, OWL.DatatypeProperty) == TERMS - CLASSES


@pytest.mark.parametrize("predicate", [RDFS.label, SKOS.definition], ids=["label", "definition"])
@pytest.mark.parametrize("term", sorted(TERMS), ids=lambda term: term.rpartition("#")[2])
def test_every_term_is_explained_once_in_swedish_and_once_in_english(term: URIRef, predicate: URIRef):
    texts = list(parsed("esf").objects(term, predicate))
    assert sorted(text.language for text in texts) == ["en", "sv"]
    assert all(text.strip() for text in texts)


def test_labels_tell_terms_of_one_kind_apart():
    graph = parsed("esf")
    for kind in (CLASSES, TERMS - CLASSES):
        labels = [label for term in kind for label in graph.objects(term, RDFS.label)]
        assert len(labels) == len(set(labels))


def test_every_term_says_where_it_is_defined():
    graph = parsed("esf")
    assert {term: set(graph.objects(term, RDFS.isDefinedBy)) for term in TERMS} == {term: {ONTOLOGY} for term in TERMS}


def test_the_header_names_version_licence_and_prefix():
    graph = parsed("esf")
    assert set(graph.objects(ONTOLOGY, OWL.versionIRI)) == {URIRef("https://w3id.org/esfgraph/ontology/0.1.0")}
    assert set(graph.objects(ONTOLOGY, OWL.versionInfo)) == {Literal("0.1.0")}
    assert set(graph.objects(ONTOLOGY, DCTERMS.license)) == {URIRef("http://creativecommons.org/publicdomain/zero/1.0/")}
    assert set(graph.objects(ONTOLOGY, VANN.preferredNamespacePrefix)) == {Literal("esf")}
    assert set(graph.objects(ONTOLOGY, VANN.preferredNamespaceUri)) == {Literal("https://w3id.org/esfgraph/ontology#")}
    for predicate in (DCTERMS.title, DCTERMS.description):
        assert sorted(text.language for text in graph.objects(ONTOLOGY, predicate)) == ["en", "sv"]


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


def test_the_five_kinds_of_thing_are_disjoint_in_pairs():
    graph = parsed("esf")
    kinds = (ESF.Project, ESF.Actor, ESF.Municipality, ESF.Participation, ESF.SourcePage)
    stated = {frozenset(pair) for pair in graph.subject_objects(OWL.disjointWith)}
    assert stated == {frozenset(pair) for pair in combinations(kinds, 2)}


def test_properties_between_things_have_no_domain_or_range_to_conclude_from():
    graph = parsed("esf")
    assert not list(graph.subject_objects(RDFS.domain))
    assert not {term for term in graph.subjects(RDFS.range) if term in instances(graph, OWL.ObjectProperty)}


def test_a_project_is_an_activity_and_nothing_that_could_take_part(concluded: Graph):
    projects = instances(concluded, ESF.Project)
    assert len(projects) == 3
    assert projects <= instances(concluded, PROV.Activity) & instances(concluded, FOAF.Project)
    for kind in (ESF.Actor, ORG.Organization, ORG.OrganizationalUnit, FOAF.Agent, PROV.Agent, PROV.Entity, DCTERMS.Location):
        assert not projects & instances(concluded, kind), kind


def test_a_place_is_not_a_party(concluded: Graph):
    places = instances(concluded, ESF.Municipality) | instances(concluded, ESF.County) | instances(concluded, ESF.Region)
    assert len(places) == 5
    for kind in (ESF.Actor, ORG.Organization, FOAF.Agent, PROV.Agent, ESF.Project, ESF.Participation):
        assert not places & instances(concluded, kind), kind
    assert not places & set(concluded.objects(None, ESF.party))
    assert not places & set(concluded.objects(None, PROV.wasAssociatedWith))


def test_only_actors_and_no_participations_pages_or_decisions_become_organisations(concluded: Graph):
    federation = URIRef(DEFAULT_BASE + "actor/samordningsforbundet-88888888")  # known from the reference table, party of no project
    assert instances(concluded, ORG.Organization) == instances(concluded, ESF.Actor) | {federation}
    assert len(instances(concluded, ESF.Actor)) == 5
    assert instances(concluded, PROV.Entity) == instances(concluded, ESF.SourcePage)


def test_what_is_meant_to_follow_does_follow(concluded: Graph):
    project, owner = (URIRef(DEFAULT_BASE + name) for name in ("project/nya-vagar-11111111", "actor/municipality-1277"))
    assert (project, PROV.wasAssociatedWith, owner) in concluded
    assert (project, DCTERMS.spatial, URIRef(DEFAULT_BASE + "municipality/1260")) in concluded


def test_the_small_graph_contradicts_nothing(concluded: Graph):
    assert inconsistencies(concluded) == []


@pytest.mark.parametrize(
    ("thing", "kind"),
    [("municipality/1277", ESF.Actor), ("project/nya-vagar-11111111", ESF.Actor), ("participation/nya-vagar-11111111-7", ESF.SourcePage)],
)
def test_a_thing_of_two_kinds_is_a_contradiction(thing: str, kind: URIRef):
    mixed = Graph()
    mixed.add((URIRef(DEFAULT_BASE + thing), RDF.type, kind))
    assert inconsistencies(closure(parsed("esf"), Graph().parse(SMALL), mixed))


@pytest.mark.parametrize("name", ["esf", "concepts", "shapes"])
def test_both_engines_read_the_same_triples(name: str):
    text = (folder("ontology") / f"{name}.ttl").read_bytes()
    triples = pyoxigraph.parse(text, RdfFormat.TURTLE)
    assert isomorphic(union(pyoxigraph.Quad(triple.subject, triple.predicate, triple.object) for triple in triples), parsed(name))


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
