"""The pages behind the rows of an answer: those whose listings join what the row names, worked out by hand on the example pages."""

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode
from servers import oxigraph_server
from test_cli import esfgraph as esfgraph  # noqa: PLC0414 a fixture
from test_cli import page

from esfgraph.collection import read
from esfgraph.provenance import Evidence, evidence, rows, with_sources
from esfgraph.queries import Table, library, render
from esfgraph.queries.sources import Source, joined
from esfgraph.vocabulary import DEFAULT_BASE

ROOT = Path(__file__).parent.parent
WORK, JOINT = "integration-genom-arbete.txt", "kommunal-samverkan.txt"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The output folder of the example pages."""
    folder = tmp_path_factory.mktemp("provenance") / "output"
    subprocess.run([sys.executable, "-m", "esfgraph", "build", ROOT / "examples", "--out", folder], check=True, capture_output=True)
    return folder


def table(esfgraph, built, *arguments):
    """The rows of an answer with its sources, and what was said beside."""
    code, out, said = esfgraph("query", *arguments, "--with-source", "--format", "csv", "--graph", built)
    assert code == 0, said
    return list(csv.DictReader(io.StringIO(out))), said


def test_a_row_has_the_lines_that_state_it_and_no_others(built, esfgraph):
    found, _ = table(esfgraph, built, "1", "--param", "project=Integration genom arbete")
    assert [row["sources"] for row in found] == [f"{WORK}:{line}" for line in (7, 92, 93, 97, 98, 99, 100)]
    found, _ = table(esfgraph, built, "24", "--param", "project=Integration genom arbete")
    assert len(found) == 45
    assert all(row["sources"] == f"{WORK}:{row['sourceLine']}" for row in found)


def test_a_pair_has_the_listings_of_both_and_an_organisation_those_of_its_units(built, esfgraph):
    found, _ = table(esfgraph, built, "3", "--param", "actor=Arbetsförmedlingen")
    assert {row["actorName"]: row["sources"] for row in found} == {
        "Integrationssamordningen": f"{WORK}:92,97,98",
        "Kommunstyrelsen/ledningskontoret": f"{WORK}:93,97,99",
        "Personalsektionen": f"{WORK}:97,100",
        "Åstorps kommun, Integrationsenheten": f"{WORK}:7,97",
    }


def test_a_column_called_by_a_role_counts_listings_in_that_role_only(built, esfgraph):
    """Integrationssamordningen is a partner on line 98 too, which says nothing of who co-finances whom."""
    found, _ = table(esfgraph, built, "6")
    assert [(row["coFinancerName"], row["sources"]) for row in found] == [
        ("Arbetsmarknadsenheten", f"{JOINT}:7,62"),
        ("Integrationssamordningen", f"{WORK}:7,92"),
        ("Kommunstyrelsen/ledningskontoret", f"{WORK}:7,93"),
    ]


def test_two_places_have_their_two_lines_and_the_authority_is_no_place(built, esfgraph):
    """Åstorp is on line 138; its unit on line 7 is a party, not a place."""
    found, _ = table(esfgraph, built, "10", "--param", "municipality=Åstorp")
    assert len(found) == 37
    assert {row["municipalityName"]: row["sources"] for row in found}["Bjuv"] == f"{WORK}:104,138"
    assert all(re.fullmatch(rf"{WORK}:1\d\d,138|{WORK}:138,1[34]\d", row["sources"]) for row in found)


def test_a_project_without_a_listing_in_the_row_has_its_page(built, esfgraph):
    found, _ = table(esfgraph, built, "15")
    assert {row["title"]: row["sources"] for row in found}["Integration genom arbete"] == WORK


def test_what_no_page_lists_has_no_source_and_that_is_said(built, esfgraph):
    found, said = table(esfgraph, built, "9", "--lang", "en")
    assert (len(found), {row["sources"] for row in found}) == (208, {""})
    assert "has no single source" in said
    assert "no single source" not in table(esfgraph, built, "6", "--lang", "en")[1]


def test_a_mention_has_its_line_and_counts_for_others_only_where_asked_to(built, esfgraph):
    found, _ = table(esfgraph, built, "omnamnanden")
    assert found
    assert all(row["sources"].endswith(f".txt:{row['sourceLine']}") for row in found)
    listed, both = (evidence(read(built).store, mentions=mentions) for mentions in (False, True))
    falun = [("municipality", f"{DEFAULT_BASE}municipality/2080")]
    lines = [{one.line for one in each.behind(falun)} for each in (listed, both)]
    assert len(lines[0]) == 1
    assert lines[0] < lines[1]


def test_every_project_named_in_a_row_has_its_page_in_every_question(built, esfgraph):
    collection = read(built)
    found = evidence(collection.store)
    pages = {project: {one.page for one in each} for project, each in found.pages.items()}
    checked = 0
    for question in library():
        if not question.parameters:
            answer = collection.ask(question, {})
            sourced = with_sources(answer, found, question, {}, {})
            for row, sources in zip(rows(answer), sourced.sources, strict=True):
                named = {iri for column, iri in row if column == "project"}
                assert all(pages[project] <= {source.page for source in sources} for project in named), (question.slug, row)
                checked += len(named)
    assert checked > 100


def test_each_form_has_the_sources(built, esfgraph):
    asked = ("query", "6", "--with-source", "--graph", built)
    first = json.loads(esfgraph(*asked, "--format", "json")[1])["results"]["bindings"][0]
    assert first["sources"] == {"type": "literal", "value": f"{JOINT}:7,62"}
    assert esfgraph(*asked, "--format", "tsv")[1].splitlines()[1].endswith(f'\t"{JOINT}:7,62"')
    address = f"{DEFAULT_BASE}page/kommunal-samverkan-kring-flykting-och-integrationsarbete-"
    assert re.search(rf"\| \[{JOINT}:7,62\]\(<{address}[\w-]+>\) \|\n", esfgraph(*asked, "--format", "markdown")[1])
    assert re.search(rf'<td><a href="{address}[\w-]+" rel="noreferrer">{JOINT}:7,62</a></td>', esfgraph(*asked, "--format", "html")[1])
    assert f"{JOINT[:20]}" in esfgraph(*asked)[1]


def test_a_page_with_an_address_leads_there_and_a_project_saved_twice_has_both_pages(tmp_path, esfgraph):
    (tmp_path / "a.txt").write_text(page(), encoding="utf-8")
    (tmp_path / "b.txt").write_text(page(extra=" Mer text."), encoding="utf-8")
    listed, out = tmp_path / "sources.csv", tmp_path / "output"
    listed.write_text("file,url,retrieved\na.txt,https://www.esf.se/a?x=1&y=2,2026-01-02\n", encoding="utf-8")
    assert esfgraph("build", tmp_path / "a.txt", tmp_path / "b.txt", "--sources", listed, "--out", out)[0] == 0
    asked = ("query", "1", "--param", "project=Ett projekt", "--with-source", "--graph", out)
    (row,) = csv.DictReader(io.StringIO(esfgraph(*asked, "--format", "csv")[1]))
    assert row["sources"] == "a.txt:7 <https://www.esf.se/a?x=1&y=2>; b.txt:7"
    assert "[a.txt:7](<https://www.esf.se/a?x=1&y=2>); [b.txt:7](<" in esfgraph(*asked, "--format", "markdown")[1]
    assert '<a href="https://www.esf.se/a?x=1&amp;y=2" rel="noreferrer">a.txt:7</a>; <a' in esfgraph(*asked, "--format", "html")[1]


def test_a_server_names_the_pages_by_their_iris(built, esfgraph, tmp_path):
    asked = ("query", "6", "--with-source", "--format", "csv")
    here = {source: iri for iri, source in json.loads((built / "private/pages.json").read_text()).items()}
    expected = esfgraph(*asked, "--graph", built)[1]
    for file, iri in here.items():
        expected = expected.replace(f"{file}:", f"{iri}:")
    with oxigraph_server((built / "private/public.nq").read_bytes(), tmp_path) as url:
        assert esfgraph(*asked, "--endpoint", url) == (0, expected, "")


def test_it_goes_with_rows_only(built, esfgraph):
    code, _, said = esfgraph("query", "-", "--with-source", "--graph", built, stdin="ASK { ?s ?p ?o }")
    assert (code, "--with-source goes with the rows of a SELECT" in said) == (2, True)


def test_no_source_acts_where_it_is_shown():
    hostile = Source('=cmd|"](x)<b>;\x1b.txt', "urn:x", (3,), "javascript:alert(1)")
    answer = Table(("name",), ((Literal("x"),),), ((hostile,),))
    assert hostile.link == ""
    assert "](" not in render(answer, "markdown", {}).replace("\\](", "").replace("\\]", "")
    for form in ("table", "csv", "tsv", "json", "markdown"):
        assert "\x1b" not in render(answer, form, {})
    assert list(csv.reader(io.StringIO(render(answer, "csv", {}))))[1][1].startswith("'=cmd")


def test_a_terminal_names_three_pages_and_how_many_more():
    pages = [Source(f"{name}.txt", f"urn:{name}") for name in "abcde"]
    assert joined(pages, 3) == "a.txt; b.txt; c.txt; +2"
    assert joined(pages) == "a.txt; b.txt; c.txt; d.txt; e.txt"
    assert Table(("x",), ((NamedNode("urn:x"),),), (tuple(pages),)).written_out(3).rows[0][1] == Literal("a.txt; b.txt; c.txt; +2")


def test_nothing_is_behind_a_row_that_names_nothing():
    assert Evidence().behind([]) == []
    assert Evidence().behind([("region", f"{DEFAULT_BASE}region/SE22")], [f"{DEFAULT_BASE}municipality/1277"]) == []
