"""Questions on graphs of a few lines, each made for a case in which a question once went wrong or became slow."""

import re

import pytest
import rdflib
from pyoxigraph import NamedNode, RdfFormat, Store

from esfgraph.answering import answered
from esfgraph.queries import find, library
from esfgraph.vocabulary import prefixes

HEAD = "".join(f"PREFIX {name}: <{start}>\n" for name, start in prefixes().items()) + "PREFIX : <urn:>\n"
STATES = "<urn:page> esf:statesParties true . "


ALONE = f':a esf:party :x ; dcterms:title "A"@sv ; prov:wasDerivedFrom :page . {STATES}'


def stored(turtle):
    store = Store()
    store.load((HEAD + turtle).encode(), RdfFormat.TURTLE, to_graph=NamedNode("urn:graph"))
    return store


def asked(name, turtle):
    """Rows by column, of Oxigraph; rdflib gives as many."""
    store = stored(turtle)
    question = find(name)
    table = answered(question, store)
    if not question.engine:
        graph = rdflib.Graph().parse(data=HEAD + turtle, format="turtle")
        assert len(graph.query(question.text)) == len(table.rows)
    return [{c: t and t.value for c, t in zip(table.columns, row, strict=True)} for row in table.rows]


def test_projects_of_one_party_each_make_no_pairs_and_no_share_of_them():
    rows = asked(15, ALONE)
    assert [(row["parties"], row["pairs"], row["pairsPercent"]) for row in rows] == [("1", "0", None)]


NAMED_TWICE = """
:p prov:qualifiedAssociation :one, :other .
:one esf:asWritten "Enheten"@sv . :other esf:asWritten "Sektionen"@sv ; prov:agent :section .
:section org:unitOf :office . :office org:unitOf :body . :body rdfs:label "Verket" .
:decision esf:listing :one ; esf:means :body ; esf:rule "r" ; esf:status :candidate .
:candidate skos:notation "candidate" ; skos:prefLabel "Förslag"@sv .
"""


@pytest.mark.parametrize(("turtle", "changed"), [(NAMED_TWICE, "0"), (NAMED_TWICE.replace(":office org:unitOf :body .", ""), "1")])
def test_a_body_that_takes_part_through_a_section_of_its_unit_takes_part(turtle, changed):
    rows = asked(25, turtle)
    assert [(row["name"], row["candidateName"], row["projects"], row["changedProjects"]) for row in rows] == [
        ("Enheten", "Verket", "1", changed)
    ]


def test_an_exists_of_several_triples_looks_from_a_parameter():
    """From nothing but the row, Oxigraph starts at the cheaper end and asks as many times as there are rows: minutes on 10,000 projects."""
    for question in library():
        for inside in re.findall(r"EXISTS \{([^{}]*)\}", question.text):
            triples = [part for part in re.split(r"\s[.;]\s", inside.strip().rstrip(".")) if part.strip()]
            assert len(triples) == 1 or "?_" in inside, (question.name, inside)
