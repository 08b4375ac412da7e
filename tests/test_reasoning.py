"""What follows from the ontology, its alignments and a built graph, and above all what does not."""

from itertools import chain, combinations
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SKOS
from reasoning import KEY, KEY_BY_RULES, OTHERS, PROV_O, closure, contradictions, hermit, instances, java_or_skip, merged, read

from esfgraph.cli.assembly import assemble, read_all
from esfgraph.cli.sources import Sources
from esfgraph.files import find
from esfgraph.publish import PUBLIC_PREDICATES
from esfgraph.resources import folder
from esfgraph.validation import union
from esfgraph.vocabulary import DEFAULT_BASE, ESF, prefixes

SMALL = Graph().parse(Path(__file__).parent / "graphs" / "small.ttl")
ONTOLOGY, CONCEPTS = (Graph().parse(folder("ontology") / f"{name}.ttl") for name in ("esf", "concepts"))
HEAD = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in prefixes().items())


def thing(name: str) -> URIRef:
    return URIRef(DEFAULT_BASE + name)


def reasoned(graph: Graph) -> Graph:
    """The graph as whoever reasons with PROV-O takes it: its source told with dcterms:source, as the ontology's note says."""
    other = Graph()
    for subject, predicate, value in graph:
        other.add((subject, DCTERMS.source if predicate == PROV.wasDerivedFrom else predicate, value))
    return other


def with_small(*statements: str) -> Graph:
    return closure(ONTOLOGY, read(PROV_O, OTHERS, KEY_BY_RULES), reasoned(SMALL), read(HEAD + "\n".join(statements)))


IMAGINED = """
decision:candidate a esf:IdentityDecision ; esf:listing participation:nya-vagar-11111111-136 ; esf:means actor:arbetsformedlingen-55555555 ;
    esf:relation skos:exactMatch ; esf:status status:candidate .
decision:rejected a esf:IdentityDecision ; esf:listing participation:nya-vagar-11111111-136 ; esf:means actor:organisation-2021002114 ;
    esf:relation org:unitOf ; esf:status status:rejected .
municipality:1260 skos:exactMatch wd:Q506129 .
actor:municipality-1277 skos:exactMatch wd:Q1 . actor:integrationsenheten-33333333 skos:exactMatch wd:Q1 .
actor:x a esf:Actor, org:OrganizationalUnit ; org:unitOf actor:arbetsmarknadsomrade-helsingborg-44444444 .
project:forstudie-arbete-22222222 esf:continues project:22-044-s07-66666666 .
"""


@pytest.fixture(scope="module")
def imagined() -> Graph:
    """What follows from the small graph and from statements that tempt to a conclusion."""
    return with_small(IMAGINED)


@pytest.fixture(scope="module")
def built(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    """The graph of two example pages; of the reference data only the places that it names, and whoever is tied to those."""
    files = find(sorted(examples.glob("kommun*.txt")), leave_out=tmp_path_factory.getbasetemp())
    whole = union(assemble(list(chain.from_iterable(read_all(files, workers=1))), DEFAULT_BASE, Sources()).public)
    named = {municipality for predicate in (ESF.place, ESF.means) for municipality in whole.objects(None, predicate)}
    unnamed = instances(whole, ESF.Municipality) - named
    unnamed |= {authority for place in unnamed for authority in whole.subjects(DCTERMS.spatial, place)}
    for left_out in unnamed | {body for body in whole.subjects(ORG.hasMember) if set(whole.objects(body, ORG.hasMember)) <= unnamed}:
        whole.remove((left_out, None, None))
        whole.remove((None, None, left_out))
    return whole


@pytest.fixture(scope="module", params=["small", "examples"])
def stated(request: pytest.FixtureRequest) -> Graph:
    return SMALL if request.param == "small" else request.getfixturevalue("built")


@pytest.fixture(scope="module")
def concluded(stated: Graph) -> Graph:
    return closure(ONTOLOGY, CONCEPTS, read(PROV_O, OTHERS, KEY_BY_RULES), reasoned(stated))


def test_ontology_code_lists_and_graph_contradict_nothing(concluded: Graph):
    assert contradictions(concluded) == set()


def test_a_project_is_an_activity_and_nothing_that_could_take_part(concluded: Graph):
    projects = instances(concluded, ESF.Project)
    assert projects <= instances(concluded, PROV.Activity) & instances(concluded, FOAF.Project)
    for kind in (ESF.Actor, ORG.Organization, ORG.OrganizationalUnit, FOAF.Agent, PROV.Agent, PROV.Entity, DCTERMS.Location, SKOS.Concept):
        assert not projects & instances(concluded, kind), kind


def test_a_place_is_not_a_party(concluded: Graph):
    places = instances(concluded, ESF.Municipality) | instances(concluded, ESF.County) | instances(concluded, ESF.Region)
    assert len(places) >= 5
    for kind in (ESF.Actor, ORG.Organization, FOAF.Agent, PROV.Agent, ESF.Project, ESF.Participation):
        assert not places & instances(concluded, kind), kind
    for predicate in (ESF.party, PROV.wasAssociatedWith, PROV.agent):
        assert not places & set(concluded.objects(None, predicate)), predicate


def test_nobody_becomes_an_organisation_or_a_source_who_was_not_stated_to_be_one(stated: Graph, concluded: Graph):
    assert instances(concluded, ORG.Organization) == instances(stated, ESF.Actor) | instances(stated, ORG.Organization)
    assert instances(concluded, PROV.Entity) == instances(stated, ESF.SourcePage)


def test_nothing_is_merged_with_anything(concluded: Graph):
    assert len(set(concluded.subject_objects(ORG.unitOf))) >= 1
    assert {pair for pair in merged(concluded) if any(iri.startswith(DEFAULT_BASE) for iri in pair)} == set()


def test_a_concept_is_no_class_no_agent_and_no_thing_that_it_is_said_of(concluded: Graph):
    concepts = set(concluded.objects(None, PROV.hadRole)) | set(concluded.objects(None, ESF.status))
    assert len(concepts) >= 3
    for kind in (OWL.Class, RDFS.Class, ESF.Actor, FOAF.Agent, PROV.Agent, ESF.Participation, ESF.IdentityDecision):
        assert not concepts & instances(concluded, kind), kind


def test_whoever_is_only_mentioned_takes_no_part(stated: Graph, concluded: Graph):
    assert set(stated.subject_objects(ESF.mentions)) - set(stated.subject_objects(ESF.party))
    assert set(concluded.subject_objects(PROV.wasAssociatedWith)) == set(stated.subject_objects(ESF.party))


def test_what_is_meant_to_follow_does_follow(imagined: Graph):
    project, owner = thing("project/nya-vagar-11111111"), thing("actor/municipality-1277")
    assert (project, PROV.wasAssociatedWith, owner) in imagined
    assert (project, DCTERMS.spatial, thing("municipality/1260")) in imagined
    assert (project, PROV.wasInformedBy, thing("project/forstudie-arbete-22222222")) in imagined
    assert (owner, RDF.type, FOAF.Agent) in imagined
    assert contradictions(imagined) == set()


def test_a_role_does_not_spill_over_into_another(imagined: Graph):
    project = thing("project/nya-vagar-11111111")
    for role, actor in ((ESF.owner, "municipality-1277"), (ESF.coFinancer, "integrationsenheten-33333333")):
        assert set(imagined.objects(project, role)) == {thing(f"actor/{actor}")}


@pytest.mark.parametrize("status", ["candidate", "rejected"])
def test_a_decision_that_is_not_in_force_makes_nobody_a_party(status: str, imagined: Graph):
    meant = imagined.value(thing(f"decision/{status}"), ESF.means)
    assert (meant, RDF.type, ESF.Actor) in imagined
    assert set(imagined.objects(thing("participation/nya-vagar-11111111-136"), PROV.agent)) == {thing("actor/integrationsenheten-33333333")}
    assert not list(imagined.predicates(thing("project/nya-vagar-11111111"), meant))


def test_an_exact_match_merges_nobody(imagined: Graph):
    assert (thing("municipality/1260"), SKOS.exactMatch, thing("municipality/1277")) in imagined
    assert (thing("actor/municipality-1277"), SKOS.exactMatch, thing("actor/integrationsenheten-33333333")) in imagined
    assert merged(imagined) == set()


def test_a_unit_of_a_unit_is_no_unit_of_the_whole_and_no_chain_of_phases_closes(imagined: Graph):
    small, large = thing("actor/x"), thing("actor/arbetsformedlingen-55555555")
    assert (small, ORG.transitiveSubOrganizationOf, large) in imagined
    assert (small, ORG.unitOf, large) not in imagined
    assert (thing("project/nya-vagar-11111111"), ESF.continues, thing("project/22-044-s07-66666666")) not in imagined


def test_one_organisation_number_on_two_actors_would_merge_them_which_a_rule_of_the_shapes_forbids():
    """Shows that a merger would be seen; the rule ActorNumberUnique keeps such a graph out."""
    concluded = with_small('actor:municipality-1277 org:identifier "2021002114" .')
    assert merged(concluded) == {frozenset((thing("actor/municipality-1277"), thing("actor/organisation-2021002114")))}


def test_whatever_is_of_two_classes_is_a_contradiction():
    """Every two of the classes, each tried with a thing of its own, and each class with a thing that is of no other."""
    typed, pairs = Graph(), list(combinations(sorted(declared(OWL.Class) & {term for term in declared(OWL.Class) if term in ESF}), 2))
    for one, other in pairs:
        for kind in (one, other):
            typed.add((thing("-".join((_local(one), _local(other)))), RDF.type, kind))
            typed.add((thing(_local(kind)), RDF.type, kind))
    found = contradictions(closure(ONTOLOGY, typed))
    assert len(pairs) == 55
    for one, other in pairs:
        assert any(thing("-".join((_local(one), _local(other)))) in text for text in found), (one, other)
    assert not any(text.endswith(thing(_local(kind))) for text in found for kind in declared(OWL.Class))


def _local(term: URIRef) -> str:
    return term.rpartition("#")[2]


# PROV-O: prov:wasDerivedFrom is about entities, which are never activities. The graph says it of projects, which are activities.

OF_A_PAGE = read(HEAD + """
project:x a esf:Project ; prov:wasDerivedFrom page:x ; prov:qualifiedAssociation participation:x-1 ; esf:party actor:x .
page:x a esf:SourcePage . participation:x-1 a esf:Participation ; prov:agent actor:x . actor:x a esf:Actor .
""")  # fmt: skip


def test_with_all_of_prov_o_a_project_derived_from_a_page_is_a_contradiction():
    """Known, and told in the ontology: the statements of the contract rest on two readings of PROV-O that exclude each other."""
    concluded = closure(ONTOLOGY, read(PROV_O), OF_A_PAGE)
    assert contradictions(concluded)
    assert instances(concluded, PROV.Activity) & instances(concluded, PROV.Entity) == {thing("project/x")}


def test_giving_up_the_class_above_would_not_help():
    """The domains of prov:qualifiedAssociation and prov:wasAssociatedWith make an activity of the project all the same."""
    weaker = Graph() + ONTOLOGY
    weaker.remove((ESF.Project, RDFS.subClassOf, PROV.Activity))
    assert contradictions(closure(weaker, read(PROV_O), OF_A_PAGE))


def test_the_source_told_with_dublin_core_contradicts_nothing():
    assert contradictions(closure(ONTOLOGY, read(PROV_O), reasoned(OF_A_PAGE))) == set()
    notes = [str(note) for note in ONTOLOGY.objects(ESF.Project, SKOS.editorialNote)]
    assert len(notes) == 2
    assert all("prov:wasDerivedFrom" in note and "dcterms:source" in note for note in notes)


# OWL 2 DL: every name is declared once, for what it is


def declared(kind: URIRef) -> set[URIRef]:
    return instances(ONTOLOGY, kind)


def test_every_public_predicate_is_declared_for_one_kind_only():
    annotation, things, data = (declared(kind) for kind in (OWL.AnnotationProperty, OWL.ObjectProperty, OWL.DatatypeProperty))
    assert not annotation & things | annotation & data | things & data
    builtin = {str(RDF.type), str(RDFS.label)}
    assert {str(term) for term in annotation | things | data} >= PUBLIC_PREDICATES - builtin


def strays(graph: Graph) -> set[str]:
    """What OWL 2 DL does not allow: undeclared names, a literal for a thing or a thing for a literal, a class for a thing."""
    classes, things, data, annotation = map(declared, (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty))
    builtin = {RDF.type, RDFS.label, RDFS.isDefinedBy, RDFS.subClassOf, RDFS.subPropertyOf, RDFS.range, OWL.disjointWith}
    header = {OWL.versionIRI, OWL.versionInfo, OWL.priorVersion, OWL.backwardCompatibleWith}
    kinds = classes | {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.Ontology}
    found = set()
    for subject, predicate, value in graph:
        literal = isinstance(value, Literal)
        if predicate not in things | data | annotation | builtin | header:
            found.add(f"{predicate} is not declared")
        if predicate == RDF.type and value not in kinds:
            found.add(f"{value} is not declared")
        if (predicate in things and literal) or (predicate in data and not literal):
            found.add(f"{predicate} of {subject} has the wrong kind of value")
        if predicate in things and (subject in classes or value in classes):
            found.add(f"{predicate}: a class is used as a thing")
    return found


@pytest.mark.parametrize("name", ["ontology", "concepts", "small", "examples"])
def test_every_name_in_use_is_declared(name: str, request: pytest.FixtureRequest):
    graphs = {"ontology": ONTOLOGY, "concepts": CONCEPTS, "small": SMALL}
    assert strays(graphs[name] if name in graphs else request.getfixturevalue("built")) == set()


OWNER = "https://w3id.org/esfgraph/ontology#owner"
STRAYS = {
    "project:x dcterms:creator2 <http://x/> .": "http://purl.org/dc/terms/creator2 is not declared",
    "project:x a esf:Projekt .": "https://w3id.org/esfgraph/ontology#Projekt is not declared",
    'project:x esf:owner "Bjuvs kommun" .': f"{OWNER} of https://w3id.org/esfgraph/id/project/x has the wrong kind of value",
    "project:x esf:owner esf:Actor .": f"{OWNER}: a class is used as a thing",
}


@pytest.mark.parametrize(("statement", "found"), STRAYS.items())
def test_a_stray_name_is_found(statement: str, found: str):
    assert strays(read(HEAD + statement)) == {found}


# A second reasoner, complete for OWL 2 DL


def test_hermit_finds_ontology_and_graph_consistent_and_every_class_able_to_have_members():
    java_or_skip()
    assert hermit(ONTOLOGY, CONCEPTS, read(PROV_O, OTHERS, KEY), reasoned(SMALL)) == set()


def test_hermit_finds_the_contradiction_of_a_place_that_takes_part():
    java_or_skip()
    assert (
        hermit(ONTOLOGY, read(HEAD + "project:x esf:municipality municipality:1 . municipality:1 a esf:Municipality, esf:Actor .")) is None
    )
