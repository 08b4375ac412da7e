"""Turtle that people read: one small graph letter by letter, and the same triples back from two parsers."""

import random

import pyoxigraph
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple
from rdflib.namespace import XSD

from esfgraph.turtle import blocks, serialize

BASE = "https://example.org/"
PREFIXES = {
    "actor": f"{BASE}actor/",
    "dcterms": "http://purl.org/dc/terms/",
    "project": f"{BASE}project/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": str(XSD),
    "esf": "https://w3id.org/esfgraph/ontology#",
}


def iri(name: str) -> NamedNode:
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def typed(value: str, datatype: object) -> Literal:
    return Literal(value, datatype=NamedNode(str(datatype)))


TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
SMALL = [
    Triple(iri("actor:falu-1"), TYPE, iri("esf:Actor")),
    Triple(iri("actor:falu-1"), iri("rdfs:label"), Literal("Falu kommun")),
    Triple(iri("project:b"), TYPE, iri("esf:Project")),
    Triple(iri("project:a-2008"), iri("esf:grantedSupport"), typed("451546", XSD.integer)),
    Triple(iri("project:a-2008"), iri("esf:partner"), iri("actor:falu-1")),
    Triple(iri("project:a-2008"), iri("esf:partner"), iri("actor:Aa")),
    Triple(iri("project:a-2008"), iri("dcterms:title"), Literal('"Vägar" in', language="sv")),
    Triple(iri("project:a-2008"), TYPE, iri("esf:Project")),
    Triple(iri("project:a-2008"), iri("esf:score"), typed("0.5", XSD.decimal)),
    Triple(iri("project:a-2008"), iri("esf:statesParties"), typed("true", XSD.boolean)),
    Triple(iri("project:a-2008"), iri("dcterms:date"), typed("2008-07-01", XSD.date)),
    Triple(iri("project:a.b"), TYPE, NamedNode("https://elsewhere.org/x")),
]
SMALL_TEXT = """@prefix actor: <https://example.org/actor/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix esf: <https://w3id.org/esfgraph/ontology#> .
@prefix project: <https://example.org/project/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

# project

project:a-2008
    a esf:Project ;
    dcterms:title "\\"Vägar\\" in"@sv ;
    dcterms:date "2008-07-01"^^xsd:date ;
    esf:grantedSupport 451546 ;
    esf:partner actor:Aa,
        actor:falu-1 ;
    esf:score 0.5 ;
    esf:statesParties true .

project:b
    a esf:Project .

# actor

actor:falu-1
    a esf:Actor ;
    rdfs:label "Falu kommun" .
"""


def test_a_small_graph_letter_by_letter():
    assert serialize(SMALL[:-1], PREFIXES) == SMALL_TEXT


def test_order_and_repetition_do_not_matter():
    for seed in range(10):
        shuffled = SMALL * 2
        random.Random(seed).shuffle(shuffled)
        assert serialize(shuffled, PREFIXES) == serialize(SMALL, PREFIXES)
        assert serialize(shuffled, dict(reversed(PREFIXES.items()))) == serialize(SMALL, PREFIXES)
    assert "".join(blocks(iter(SMALL), PREFIXES)) == serialize(SMALL, PREFIXES)


def test_an_empty_graph_is_empty_and_unused_prefixes_are_left_out():
    assert serialize([], {"esf": "https://example.org/"}) == ""


def test_blank_nodes_are_refused():
    with pytest.raises(TypeError):
        serialize([Triple(BlankNode(), TYPE, iri("esf:Project"))], PREFIXES)


def back(text: str) -> set[Triple]:
    return {quad.triple for quad in pyoxigraph.parse(text, RdfFormat.TURTLE)}


def as_rdflib(term: NamedNode | Literal) -> rdflib.term.Node:
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    datatype = None if term.language or term.datatype.value == str(XSD.string) else rdflib.URIRef(term.datatype.value)
    return rdflib.Literal(term.value, lang=term.language, datatype=datatype, normalize=False)


def agree_in_rdflib(triples: list[Triple], text: str) -> None:
    graph = rdflib.Graph()
    graph.parse(data=text, format="turtle")
    assert {tuple(map(str, t)) for t in graph} == {tuple(str(as_rdflib(x)) for x in t) for t in triples}
    kinds = {(o.language, o.datatype) for o in graph.objects() if isinstance(o, rdflib.Literal)}
    assert kinds == {(x.language, x.datatype) for t in triples for x in (as_rdflib(t.object),) if isinstance(x, rdflib.Literal)}


def test_the_small_graph_comes_back_from_both_parsers():
    text = serialize(SMALL, PREFIXES)
    assert back(text) == set(SMALL)
    agree_in_rdflib(SMALL, text)


# What XML cannot hold never reaches a literal: the reader drops control characters other than tab and newline.
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30) | st.sampled_from(
    [
        '"',
        '"""',
        "\\",
        "\\n",
        "\n",
        "\r\n",
        "\t",
        "a\\",
        '\\"',
        "'",
        "\u2028",
        "\x07",
        "\x7f",
        "\ufeff",
        "€😀",
        "<>{}|^`",
        "@sv",
        "^^",
        "#",
        " . ",
        ";",
    ]
)
LITERALS = (
    TEXTS.map(Literal)
    | st.tuples(TEXTS, st.sampled_from(["sv", "en", "sv-FI"])).map(lambda p: Literal(p[0], language=p[1]))
    | st.integers().map(lambda n: typed(str(n), XSD.integer))
    | st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-1000, max_value=1000).map(
        lambda n: typed(str(n), XSD.decimal)
    )
    | st.sampled_from(["1.", ".5", "1e3", "", "x", "-0", "+7", "٣", " 1", "1\n", "007", "1.0e0", "true", "TRUE", "0"]).flatmap(
        lambda v: st.sampled_from([XSD.integer, XSD.decimal, XSD.boolean, XSD.double]).map(lambda d: typed(v, d))
    )
    | st.dates().map(lambda d: typed(d.isoformat(), XSD.date))
)
LOCALS = st.text("abcåÄ0129-_.~%:/!$&'()*+,;=@?", min_size=0, max_size=12).map(lambda t: t.replace("%", "%25"))
NODES = st.tuples(st.sampled_from(sorted(PREFIXES.values())), LOCALS).map("".join).map(NamedNode)
TRIPLES = st.lists(st.builds(Triple, NODES, NODES, NODES | LITERALS), max_size=8)


@settings(max_examples=200, deadline=None)
@given(TRIPLES)
def test_any_graph_comes_back_from_pyoxigraph(triples):
    assert back(serialize(triples, PREFIXES)) == set(triples)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.builds(Triple, NODES, NODES, NODES | TEXTS.map(Literal) | TEXTS.map(lambda t: Literal(t, language="sv"))), max_size=6))
def test_any_text_comes_back_from_rdflib(triples):
    agree_in_rdflib(triples, serialize(triples, PREFIXES))
