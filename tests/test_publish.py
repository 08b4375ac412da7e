"""Public output: only what the allow-list names, in six formats that say the same."""

import io
import json

import openpyxl
import pyoxigraph
import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store
from rdflib.namespace import RDF

from esfgraph.errors import PublicDataError, UsageError
from esfgraph.publish import FORMATS, PublicGraph, check_public, export
from esfgraph.vocabulary import DEFAULT_BASE, ESF

LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
ABSTRACT = NamedNode("http://purl.org/dc/terms/abstract")
THING, GRAPH = NamedNode(f"{DEFAULT_BASE}actor/a-1"), NamedNode(f"{DEFAULT_BASE}page/p-1")
QUADS = [
    Quad(THING, LABEL, Literal('Å "ö"\n\\'), GRAPH),
    Quad(THING, LABEL, Literal("B"), GRAPH),
    Quad(THING, LABEL, Literal("B"), NamedNode(f"{DEFAULT_BASE}graph/identity")),
]
READERS = {
    "turtle": "turtle",
    "ntriples": "nt",
    "jsonld": "json-ld",
    "rdfxml": "xml",
    "trig": "trig",
    "nquads": "nquads",
}


def graph(quads):
    made = Store()
    made.extend(quads)
    return PublicGraph.of(made, DEFAULT_BASE)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # rdflib's Dataset warns of its own parts
@pytest.mark.parametrize("form", FORMATS)
def test_every_format_says_the_same_to_another_reader(form):
    data = export(graph(QUADS), form)
    dataset = rdflib.Dataset()
    dataset.parse(data=data.decode(), format=READERS[form])
    said = {(str(s), str(p), str(o)) for s, p, o, _ in dataset.quads()}
    assert said == {(THING.value, LABEL.value, 'Å "ö"\n\\'), (THING.value, LABEL.value, "B")}


def test_trig_and_nquads_keep_the_graphs():
    for form, reader in (("trig", RdfFormat.TRIG), ("nquads", RdfFormat.N_QUADS)):
        assert set(pyoxigraph.parse(export(graph(QUADS), form), reader)) == set(QUADS)


@pytest.mark.parametrize("form", FORMATS)
def test_the_order_of_the_quads_changes_no_byte(form):
    assert export(graph(QUADS), form) == export(graph(QUADS[::-1]), form)


@pytest.mark.parametrize("form", FORMATS)
def test_a_predicate_outside_the_list_stops_every_format_and_is_named(form):
    leaking = [*QUADS, Quad(THING, ABSTRACT, Literal("Kim Exempel ..."), GRAPH)]
    with pytest.raises(PublicDataError, match="dc/terms/abstract"):
        export(graph(leaking), form)


def test_the_check_names_the_predicate_and_not_the_value():
    with pytest.raises(PublicDataError) as caught:
        check_public([Quad(THING, NamedNode("urn:phone"), Literal("0520-000000"), GRAPH)])
    assert "urn:phone" in str(caught.value)
    assert "0520" not in str(caught.value)


@pytest.mark.parametrize(
    ("thing", "predicate", "value", "said"),
    [
        ("page/p-1", LABEL, Literal("Kim Exempel"), "a thing of the kind page"),
        ("actor/a-1", ESF.grantedSupport, Literal(1), "a thing of the kind actor"),
        ("project/p-1", ESF.owner, Literal("Kim Exempel"), "with text as its value"),
        ("project/p-1", ESF.totalBudget, Literal("0520-000000"), "with text as its value"),
        ("person/kim", LABEL, Literal("Kim Exempel"), "a thing of the kind person"),
        ("project/p-1", ESF.totalBudget, Literal("1", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#double")), "XMLSchema#double"),
    ],
)
def test_a_known_predicate_on_another_kind_of_thing_or_with_another_kind_of_value_is_refused(thing, predicate, value, said):
    with pytest.raises(PublicDataError) as caught:
        check_public([Quad(NamedNode(DEFAULT_BASE + thing), NamedNode(str(predicate.value if predicate is LABEL else predicate)), value)])
    assert said in str(caught.value)
    assert "Kim" not in str(caught.value)


@pytest.mark.parametrize("base", [DEFAULT_BASE, "https://data.example.org/x#"])
def test_what_the_examples_say_is_public_under_any_base(example_graph, base):
    def moved(term):
        return NamedNode(term.value.replace(DEFAULT_BASE, base)) if isinstance(term, NamedNode) else term

    check_public(Quad(moved(q.subject), q.predicate, moved(q.object), q.graph_name) for q in example_graph.quads)


def test_an_unknown_format_is_told_the_known_ones():
    with pytest.raises(UsageError, match="turtle, ntriples, jsonld, rdfxml, trig, nquads, xlsx"):
        export(graph(QUADS), "excel")


def test_jsonld_needs_no_remote_context():
    assert set(json.loads(export(graph(QUADS), "jsonld"))["@context"]) == {"@version", "actor", "label", "rdfs"}


def test_the_workbook_is_an_export_too():
    data = export(graph([*QUADS, Quad(THING, NamedNode(str(RDF.type)), NamedNode(str(ESF.Actor)), GRAPH)]), "xlsx")
    rows = list(openpyxl.load_workbook(io.BytesIO(data))["Aktörer"].iter_rows(values_only=True))
    assert rows[1][:2] == (THING.value, 'B | Å "ö"\n\\')
