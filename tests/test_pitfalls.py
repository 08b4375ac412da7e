"""The ontology falls into none of the pitfalls of the OOPS! catalogue, and each check falls into its own."""

from pathlib import Path

import pitfalls
import pytest
from rdflib import Graph

from esfgraph.resources import folder
from esfgraph.vocabulary import ESF, prefixes

HEAD = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in prefixes().items())
HEAD += "PREFIX owl: <http://www.w3.org/2002/07/owl#>\nPREFIX vann: <http://purl.org/vocab/vann/>\n"
HOME = "<https://w3id.org/esfgraph/ontology>"
ALL = {pitfall.__name__: pitfall for pitfall in pitfalls.PITFALLS}

# Pitfall → a change to the ontology that falls into it, and what is found then (in the namespace of the ontology).
FALLEN = {
    "p04_unconnected": ("INSERT DATA { esf:Lonely a owl:Class }", {"Lonely"}),
    "p06_cycle": ("INSERT DATA { esf:party rdfs:subPropertyOf esf:owner }", {"owner", "party"}),
    "p07_two_in_one": ("INSERT DATA { esf:ActorOrPlace a owl:Class }", {"ActorOrPlace"}),
    "p08_unexplained": ('DELETE DATA { esf:score rdfs:label "score"@en }', {"score"}),
    "p10_not_disjoint": ("DELETE DATA { esf:Project owl:disjointWith esf:Actor }", {"Actor Project"}),
    "p11_no_domain_or_range": ("DELETE DATA { esf:relation schema:rangeIncludes rdf:Property }", {"relation"}),
    "p12_p30_p32_same_name": ('INSERT DATA { esf:Actor rdfs:label "project"@en }', {"project"}),
    "p13_said_backwards": (
        "INSERT DATA { esf:ownerOf a owl:ObjectProperty } ; INSERT { ?o esf:ownerOf ?s } WHERE { ?s esf:owner ?o }",
        {"owner ownerOf"},
    ),
    "p19_several_domains": ("INSERT DATA { esf:rule rdfs:domain esf:IdentityDecision, esf:Continuation }", {"rule"}),
    "p20_misused_annotations": ('INSERT DATA { esf:rule skos:definition "Rule."@en }', {"rule"}),
    "p21_miscellaneous": ("INSERT DATA { esf:OtherActor a owl:Class }", {"OtherActor"}),
    "p22_naming": ("INSERT DATA { esf:source_line a owl:DatatypeProperty . esf:page a owl:Class }", {"source_line", "page"}),
    "p24_recursive": (
        "INSERT DATA { esf:Actor rdfs:subClassOf [ owl:onProperty org:unitOf ; owl:someValuesFrom [ owl:unionOf ( esf:Actor ) ] ] }",
        {"Actor"},
    ),
    "p25_own_inverse": ("INSERT DATA { esf:mentions owl:inverseOf esf:mentions }", {"mentions"}),
    "p34_p35_untyped": (
        "DELETE DATA { prov:Activity a owl:Class . prov:wasInformedBy a owl:ObjectProperty }",
        {"prov Activity", "prov wasInformedBy"},
    ),
    "p36_file_in_iri": (
        "INSERT DATA { <https://w3id.org/esfgraph/ontology.ttl> a owl:Ontology }",
        {"https://w3id.org/esfgraph/ontology.ttl"},
    ),
    "p38_no_ontology": (f"DELETE DATA {{ {HOME} a owl:Ontology }}", {"owl:Ontology"}),
    "p39_ambiguous_namespace": ("INSERT DATA { esf:owner rdfs:isDefinedBy <https://example.org/> }", {"https://example.org/"}),
    "p40_hijacked": (
        'INSERT DATA { prov:Activity rdfs:label "verksamhet"@sv . esf:owner rdfs:subPropertyOf prov:wasAssociatedTo }',
        {"prov Activity", "prov wasAssociatedTo"},
    ),
    "p41_no_licence": ("DELETE WHERE { ?o dcterms:license ?l }", {"https://w3id.org/esfgraph/ontology"}),
}


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(folder("ontology") / "esf.ttl")


@pytest.fixture(scope="module")
def used(ontology: Graph) -> Graph:
    """With a co-financer that is known from elsewhere too: else each co-financer of the small graph is known only there."""
    graph = ontology + Graph().parse(Path(__file__).parent / "graphs" / "small.ttl")
    graph.update(HEAD + "INSERT DATA { project:22-044-s07-66666666 esf:coFinancer actor:municipality-1277 }")
    return graph


def short(found: set[str]) -> set[str]:
    return {text.replace(str(ESF._NS), "").replace("http://www.w3.org/ns/prov#", "prov ") for text in found}


@pytest.mark.parametrize("name", ALL)
def test_the_ontology_does_not_fall_into_it(name: str, ontology: Graph, used: Graph):
    assert ALL[name](used if name == "p13_said_backwards" else ontology) == set()


@pytest.mark.parametrize("name", ALL)
def test_an_ontology_that_does_is_found(name: str, ontology: Graph, used: Graph):
    update, found = FALLEN[name]
    changed = Graph() + (used if name == "p13_said_backwards" else ontology)
    changed.update(HEAD + update)
    assert short(ALL[name](changed)) == found


def test_every_pitfall_is_fallen_into_by_something():
    assert set(FALLEN) == set(ALL)
