"""Answers as text: nothing acts in a terminal or a spreadsheet, and nothing is lost for programs."""

import csv
import io
import itertools
import json
import re

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, QueryResultsFormat

from esfgraph.errors import UsageError
from esfgraph.queries import FORMATS, Table, render
from esfgraph.spreadsheet import harmless
from esfgraph.vocabulary import prefixes

XSD = "http://www.w3.org/2001/XMLSchema#"
BJUV = NamedNode("https://w3id.org/esfgraph/id/municipality/1260")


def number(text, kind="integer"):
    return Literal(text, datatype=NamedNode(XSD + kind))


TABLE = Table(
    ("municipality", "municipalityName", "grantedSupport", "note"),
    ((BJUV, Literal("Bjuv"), number("12464585"), Literal("a|b", language="sv")), (BJUV, Literal("Åstorp"), number("-5"), None)),
)


def cells(text):
    return list(csv.reader(io.StringIO(text, newline="")))


def test_the_table_shows_names_instead_of_iris_and_numbers_to_the_right():
    assert render(TABLE, "table", prefixes()).replace("\N{NO-BREAK SPACE}", " ") == (
        "municipalityName  grantedSupport  note\n"
        "----------------  --------------  ----\n"
        "Bjuv                  12 464 585  a|b\n"
        "Åstorp                        -5\n"
    )


def test_an_iri_without_a_name_beside_it_is_shown_short():
    assert "municipality:1260" in render(Table(("place",), ((BJUV,),)), "table", prefixes())


def test_csv_has_the_plain_values_and_whole_iris():
    assert render(TABLE, "csv", prefixes()) == (
        f"municipality,municipalityName,grantedSupport,note\n{BJUV.value},Bjuv,12464585,a|b\n{BJUV.value},Åstorp,-5,\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+46",
        "-",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "＝1",
        "  =1",
        "\u00a0=1",
        "﹢1",
        "＠x",
        "－1",
        "\n=1",
    ],
)
def test_csv_cannot_start_a_formula(text):
    table = Table(("x",), ((Literal(text),),))
    assert cells(render(table, "csv", prefixes()))[1][0].startswith("'")
    assert cells(render(table, "csv", prefixes(), raw=True))[1][0] == text


def test_a_number_keeps_its_sign_but_not_a_formula_typed_as_one():
    table = Table(("x", "y"), ((number("-5"), number("=1+1")), (number("+1.5", "decimal"), Literal("-5"))))
    assert cells(render(table, "csv", prefixes()))[1:] == [["-5", "'=1+1"], ["+1.5", "'-5"]]


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "turtle"])
@pytest.mark.parametrize("char", ["\x1b", "\x07", "\x9b", "\u202e", "\u2028", "\x00", "\x08"])
def test_no_format_carries_what_a_terminal_obeys(form, char):
    assert char not in render(Table(("x",), ((Literal(f"a{char}]0;b"),),)), form, prefixes())


def test_control_characters_stay_visible():
    assert "a\\x1b[2J" in render(Table(("x",), ((Literal("a\x1b[2J"),),)), "table", prefixes())
    assert json.loads(render(Table(("x",), ((Literal("\x9b\U000e0001"),),)), "json", prefixes()))["results"]["bindings"][0]["x"][
        "value"
    ] == ("\x9b\U000e0001")


def test_json_and_tsv_are_read_back_by_the_engine():
    rows = ((BJUV, Literal('a"\t\n\\ö'), number("1")), (None, Literal("x", language="sv"), number("56.1", "decimal")))
    for form, kind in (("json", QueryResultsFormat.JSON), ("tsv", QueryResultsFormat.TSV)):
        read = pyoxigraph.parse_query_results(render(Table(("a", "b", "c"), rows), form, prefixes()).encode(), kind)
        assert [variable.value for variable in read.variables] == ["a", "b", "c"]
        assert tuple((row["a"], row["b"], row["c"]) for row in read) == rows


@given(st.lists(st.tuples(st.text(), st.text()), max_size=4), st.integers(30, 120))
@settings(max_examples=100, deadline=None)
def test_any_text_fits_and_survives(pairs, width):
    table = Table(("first", "second"), tuple((Literal(one), Literal(two)) for one, two in pairs))
    assert all(len(line) <= width for line in render(table, "table", prefixes(), width=width).splitlines())
    read = pyoxigraph.parse_query_results(render(table, "json", prefixes()).encode(), QueryResultsFormat.JSON)
    assert tuple((row["first"], row["second"]) for row in read) == table.rows
    read = pyoxigraph.parse_query_results(render(table, "tsv", prefixes()).encode(), QueryResultsFormat.TSV)
    assert tuple((row["first"], row["second"]) for row in read) == table.rows


def test_a_number_of_a_line_is_never_broken_over_two_lines():
    where = "001_f8a27333e8a95925.txt:7,136,142"
    table = Table(("name", "sources"), ((Literal("Personalsektionen"), Literal(where)),))
    for width in (45, 50, 52):
        cells = [line.split("  ")[-1].strip() for line in render(table, "table", prefixes(), width=width).splitlines()[2:]]
        assert "".join(cells) == where
        assert len(cells) > 1
        assert not any(one[-1:].isdigit() and other[:1].isdigit() for one, other in itertools.pairwise(cells)), cells


@pytest.mark.parametrize("text", ["a;=1", "a\t=1", "a|  +1", "a;＝1", "a;-1", "a; @b"])
def test_no_formula_starts_behind_a_separator_that_a_spreadsheet_may_use(text):
    cell = harmless(text)
    assert cell.replace("'", "") == text
    assert all(part.lstrip()[:1] not in tuple("=+-@＝") for part in re.split("[;\t|]", cell))


def test_ordinary_text_stays_as_it_is():
    for text in ("Mål - och medel; plan", "a=b; c", "e-post", "1 + 1 = 2", "A|B"):
        assert harmless(text) == text


def test_a_long_cell_is_broken_over_lines_and_nothing_is_lost():
    words = " ".join(f"ord{number}" for number in range(40))
    text = render(Table(("name", "words"), ((Literal("Bjuv"), Literal(words)),)), "table", prefixes(), width=50)
    assert max(map(len, text.splitlines())) <= 50
    assert text.replace("Bjuv", "").split()[4:] == words.split()


def test_an_empty_column_is_left_out_for_people_but_not_for_programs():
    table = Table(("a", "b"), ((Literal("x"), None),))
    assert render(table, "table", prefixes()) == "a\n-\nx\n"
    assert render(table, "csv", prefixes()) == "a,b\nx,\n"
    assert render(Table(("a", "b"), ()), "table", prefixes()) == "a  b\n-  -\n"


def test_too_many_columns_become_records():
    columns = tuple(f"column{index}" for index in range(12))
    text = render(Table(columns, (tuple(Literal("a rather long value") for _ in columns),) * 2), "table", prefixes(), width=80)
    assert text.splitlines()[0] == "column0   a rather long value"
    assert text.count("\n\n") == 1


def test_markdown_is_escaped():
    table = Table(("x",), ((Literal("a|b<script>*_[x](y)\n`#"),),))
    assert render(table, "markdown", prefixes()) == "| x |\n| --- |\n| a\\|b&lt;script&gt;\\*\\_\\[x\\](y) \\`\\# |\n"


def test_truth_values_and_graphs_have_their_forms():
    assert render(True, "table", {}) == render(True, "csv", {}) == "true\n"
    assert json.loads(render(False, "json", {})) == {"head": {}, "boolean": False}
    with pytest.raises(UsageError, match="CONSTRUCT"):
        render(TABLE, "turtle", {})
    with pytest.raises(UsageError, match="CONSTRUCT"):
        render(True, "turtle", {})
    with pytest.raises(UsageError, match="unknown format"):
        render(TABLE, "html", {})


def test_turtle_does_not_depend_on_the_order():
    triples = tuple(pyoxigraph.Triple(BJUV, NamedNode(f"{XSD}p{index}"), Literal("ESC\x1b\x9b")) for index in range(5))
    text = render(triples, "turtle", prefixes())
    assert text == render(triples[::-1], "turtle", prefixes())
    assert "\x9b" not in text
    assert {quad.triple for quad in pyoxigraph.parse(text.encode(), pyoxigraph.RdfFormat.TURTLE)} == set(triples)
    assert "@prefix wd:" not in text
