"""What follows from the ontology: the rules of OWL 2 RL (owlrl), a tableau reasoner (HermiT), and what the aligned vocabularies say."""

import io
import os
import shutil

import owlready2
import owlrl
import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF, XSD

# What other vocabularies say of the terms that the graph uses; read in PROV-O (30 April 2013), ORG 0.7, FOAF 0.99, SKOS (18 August 2009).
PROV_O = """
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
prov:Activity a owl:Class ; owl:disjointWith prov:Entity .
prov:Entity a owl:Class ; owl:disjointWith prov:InstantaneousEvent . prov:InstantaneousEvent a owl:Class .
prov:Agent a owl:Class ; owl:disjointWith prov:InstantaneousEvent .
prov:Association rdfs:subClassOf prov:AgentInfluence . prov:AgentInfluence a owl:Class ; rdfs:subClassOf prov:Influence .
prov:Influence a owl:Class . prov:Role a owl:Class .
prov:wasInfluencedBy a owl:ObjectProperty . prov:qualifiedInfluence a owl:ObjectProperty . prov:influencer a owl:ObjectProperty .
prov:wasAssociatedWith rdfs:subPropertyOf prov:wasInfluencedBy ; rdfs:domain prov:Activity ; rdfs:range prov:Agent ;
    owl:propertyChainAxiom ( prov:qualifiedAssociation prov:agent ) .
prov:qualifiedAssociation rdfs:subPropertyOf prov:qualifiedInfluence ; rdfs:domain prov:Activity ; rdfs:range prov:Association .
prov:agent rdfs:subPropertyOf prov:influencer ; rdfs:domain prov:AgentInfluence ; rdfs:range prov:Agent .
prov:hadRole rdfs:domain prov:Influence ; rdfs:range prov:Role .
prov:wasInformedBy rdfs:subPropertyOf prov:wasInfluencedBy ; rdfs:domain prov:Activity ; rdfs:range prov:Activity .
prov:wasDerivedFrom rdfs:subPropertyOf prov:wasInfluencedBy ; rdfs:domain prov:Entity ; rdfs:range prov:Entity .
"""
OTHERS = """
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
foaf:Agent a owl:Class . foaf:Organization a owl:Class ; rdfs:subClassOf foaf:Agent .
foaf:Document owl:disjointWith foaf:Organization, foaf:Project .
org:Organization rdfs:subClassOf foaf:Agent ; owl:equivalentClass foaf:Organization .
org:OrganizationalUnit rdfs:subClassOf org:Organization .
org:FormalOrganization a owl:Class ; rdfs:subClassOf org:Organization .
org:unitOf rdfs:subPropertyOf org:subOrganizationOf ; owl:inverseOf org:hasUnit ;
    rdfs:domain org:OrganizationalUnit ; rdfs:range org:FormalOrganization .
org:hasUnit a owl:ObjectProperty .
org:subOrganizationOf a owl:ObjectProperty ; rdfs:subPropertyOf org:transitiveSubOrganizationOf .
org:transitiveSubOrganizationOf a owl:ObjectProperty, owl:TransitiveProperty ; rdfs:domain org:Organization ; rdfs:range org:Organization .
org:memberOf owl:inverseOf org:hasMember ; rdfs:domain foaf:Agent ; rdfs:range org:Organization .
org:classification rdfs:domain org:Organization ; rdfs:range skos:Concept .
org:identifier rdfs:domain org:Organization .
skos:Concept owl:disjointWith skos:ConceptScheme .
skos:inScheme rdfs:range skos:ConceptScheme .
skos:topConceptOf rdfs:subPropertyOf skos:inScheme ; rdfs:domain skos:Concept .
skos:exactMatch a owl:SymmetricProperty, owl:TransitiveProperty ; rdfs:subPropertyOf skos:closeMatch .
skos:closeMatch a owl:ObjectProperty, owl:SymmetricProperty ; rdfs:subPropertyOf skos:mappingRelation .
skos:mappingRelation a owl:ObjectProperty ; rdfs:subPropertyOf skos:semanticRelation .
skos:semanticRelation a owl:ObjectProperty ; rdfs:domain skos:Concept ; rdfs:range skos:Concept .
dcterms:spatial rdfs:subPropertyOf dcterms:coverage . dcterms:coverage a owl:ObjectProperty .
dcterms:isPartOf rdfs:subPropertyOf dcterms:relation . dcterms:isReplacedBy rdfs:subPropertyOf dcterms:relation .
dcterms:relation a owl:ObjectProperty .
"""
# ORG makes org:identifier a key of organisations. owlrl 7 takes any two things for one where a key has a single property (it compares all
# properties but the last), so the rules are told the same in the other words of OWL 2 RL; OWL 2 DL has only the first form.
KEY_BY_RULES = "<http://www.w3.org/ns/org#identifier> a <http://www.w3.org/2002/07/owl#InverseFunctionalProperty> ."
KEY = "<http://www.w3.org/ns/org#Organization> <http://www.w3.org/2002/07/owl#hasKey> ( <http://www.w3.org/ns/org#identifier> ) ."
_ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")  # owlrl's own way to say that two statements contradict each other


def read(*texts: str) -> Graph:
    graph = Graph()
    for text in texts:
        graph.parse(data=text)
    return graph


def closure(*graphs: Graph) -> Graph:
    """Give everything that follows by the rules of OWL 2 RL, beside what was stated."""
    whole = Graph()
    for graph in graphs:
        whole += graph
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(whole)
    return whole


def contradictions(concluded: Graph) -> set[str]:
    """Give what owlrl says of statements that contradict each other, and the members of the empty class."""
    return {str(text) for text in concluded.objects(None, _ERROR)} | {str(thing) for thing in instances(concluded, OWL.Nothing)}


def instances(graph: Graph, kind: URIRef) -> set[URIRef]:
    return set(graph.subjects(RDF.type, kind))


def merged(concluded: Graph) -> set[frozenset[URIRef]]:
    """Give the pairs of things that are concluded to be one."""
    pairs = concluded.subject_objects(OWL.sameAs)
    return {frozenset((one, other)) for one, other in pairs if isinstance(one, URIRef) and isinstance(other, URIRef) and one != other}


def java_or_skip() -> None:
    """Skip where there is no Java; where ESFGRAPH_REQUIRE asks for it, a missing one fails instead."""
    if shutil.which("java"):
        return
    if "java" in os.environ.get("ESFGRAPH_REQUIRE", "").split(","):
        pytest.fail("ESFGRAPH_REQUIRE asks for java, and none is found")
    pytest.skip("HermiT needs Java, and none is found; Debian has it in default-jre-headless")


def hermit(*graphs: Graph) -> set[str] | None:
    """Give the classes that can have no member, by HermiT; ``None`` where the graphs contradict themselves.

    Dates are left out: xsd:date is no datatype of OWL 2, and HermiT refuses it.
    """
    whole = Graph()
    for graph in graphs:
        whole += graph
    for triple in [triple for triple in whole if getattr(triple[2], "datatype", None) == XSD.date]:
        whole.remove(triple)
    world = owlready2.World()
    world.get_ontology("https://example.org/all").load(fileobj=io.BytesIO(whole.serialize(format="nt", encoding="utf-8")))
    try:
        owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return None
    return {kind.iri for kind in world.inconsistent_classes()}
