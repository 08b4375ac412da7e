"""The network of an answer: the ties its rows name and no others, with the projects behind them."""

import csv
import io
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest
from test_cli import esfgraph as esfgraph  # noqa: PLC0414 a fixture
from test_drawing import browser as browser  # noqa: PLC0414 a fixture
from test_queries import oxigraph

from esfgraph.cli.asking import Place, ask
from esfgraph.cli.networks import drawn, laid_out
from esfgraph.cli.tied import tied
from esfgraph.collection import Collection, read
from esfgraph.errors import QueryError
from esfgraph.network import Filters
from esfgraph.queries import find, library, read_question
from esfgraph.vocabulary import DEFAULT_BASE

ROOT = Path(__file__).parent.parent
ASKED = {
    1: {"project": "Alfa"},
    2: {"actor": "Åstorps kommun"},
    3: {"actor": "Åstorps kommun"},
    4: {},
    5: {"actor": "Åstorps kommun"},
    6: {},
    10: {"municipality": "Åstorp"},
    14: {"actor": "Svalövs kommun", "other": "Arbetsförmedlingen"},
    18: {"year": "2009"},
    20: {"area": "2007-2013-2"},
    "kommunpar": {},
}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The output folder of the example pages."""
    folder = tmp_path_factory.mktemp("tied") / "output"
    subprocess.run([sys.executable, "-m", "esfgraph", "build", ROOT / "examples", "--out", folder], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def small():
    return Collection(oxigraph("small"), DEFAULT_BASE, {})


def answer(collection, name):
    return ask(find(name), ASKED[name], Place(collection.store, collection), "sv")


def pairs(asked):
    """The ends of each row, and the row, by hand from the columns that the header names."""
    columns, found = asked.result.columns, {}
    for row in asked.result.rows:
        cells = dict(zip(columns, row, strict=True)) | {f"_{name}": term for name, term in asked.terms.items()}
        found.setdefault(frozenset(cells[end].value for end in asked.question.network), []).append(cells)
    return found


def test_every_question_with_a_network_is_tested():
    assert {question.number or question.slug for question in library() if question.network} == set(ASKED)


@pytest.mark.parametrize("name", ASKED)
def test_the_ties_are_the_rows_and_each_has_its_projects(small, name):
    asked = answer(small, name)
    graph = tied(asked)
    rows = pairs(asked)
    assert rows
    assert {frozenset(edge) for edge in graph.edges} == set(rows)
    for one, other, tie in graph.edges(data=True):
        assert tie["projects"] == len(tie["proof"]) == tie["weight"] > 0
        for row in rows[frozenset((one, other))]:
            if "projects" in row and name != 2:
                assert tie["projects"] == int(row["projects"].value), (one, other)
            if "project" in row:
                assert row["project"].value in {proof.project for proof in tie["proof"]}
    for _, node in graph.nodes(data=True):
        assert node["label"]
        assert node["kind"] in {"actor", "municipality", "project"}
        assert {"region", "projects"} <= set(node)
    assert graph.graph["kind"] == ("projects" if name in {1, 2, 20} else "municipalities" if name in {10, "kommunpar"} else "actors")


def test_the_pairs_of_municipalities_are_those_of_the_whole_network(built):
    """The same ties, projects, words, regions and places as ``esfgraph network municipalities``, which is made in another way."""
    collection = read(built)
    named, whole = tied(answer(collection, "kommunpar")), collection.network("municipalities")
    assert (named.number_of_nodes(), named.number_of_edges()) == (82, 942)
    for one, other, tie in named.edges(data=True):
        expected = whole.edges[one, other]
        assert (tie["projects"], tie["evidence"], tie["significance"]) == (1, expected["evidence"], "ej prövbar")
        assert [proof.project for proof in tie["proof"]] == [proof.project for proof in expected["proof"]]
    assert dict(named.nodes(data=True)) == dict(whole.nodes(data=True))


def test_the_parties_of_an_area_are_those_of_the_two_mode_network(small):
    whole = small.network("projects", filters=Filters(area="2007-2013-2"), rollup=False)
    actors = {frozenset(edge): tie["roles"] for *edge, tie in whole.edges(data=True) if "/municipality/" not in "".join(edge)}
    assert {frozenset(edge): tie["roles"] for *edge, tie in tied(answer(small, 20)).edges(data=True)} == actors


def test_a_tie_within_one_initiative_does_not_recur(small):
    """What recurs by question 4 has two initiatives behind it; nothing of the answer has been tested for chance."""
    graph = tied(answer(small, 4))
    assert {tie["evidence"] for *_, tie in graph.edges(data=True)} == {"återkommande"}
    assert {tie["significance"] for *_, tie in graph.edges(data=True)} == {"ej prövbar"}


def test_the_form_follows_the_file_or_the_option(built, esfgraph, tmp_path):
    asked = ("query", "6", "--as", "network", "--graph", built)
    said = esfgraph(*asked, "--out", tmp_path / "x.csv", "--lang", "en")
    assert (said[:2], said[2].splitlines()[0]) == ((0, ""), f"5 nodes, 3 ties → {tmp_path / 'x.csv'}")
    assert "answers the question “Who co-finances whom?”" in said[2]
    ties = list(csv.DictReader(io.StringIO((tmp_path / "x.csv").read_text(encoding="utf-8"))))
    assert {(row["source_label"], row["target_label"], row["projects"]) for row in ties} == {
        ("Arbetsmarknadsenheten", "Högskolan Väst, Institutionen för individ och samhälle", "1"),
        ("Åstorps kommun, Integrationsenheten", "Integrationssamordningen", "1"),
        ("Åstorps kommun, Integrationsenheten", "Kommunstyrelsen/ledningskontoret", "1"),
    }
    assert len((tmp_path / "x-nodes.csv").read_text(encoding="utf-8").splitlines()) == 6
    graph = nx.parse_graphml(esfgraph(*asked, "--format", "graphml")[1])
    assert graph.graph["question_sv"] == "Vem medfinansierar vem?"
    assert all("/project/" in iris for *_, iris in graph.edges(data="project_iris"))
    page = esfgraph(*asked)[1]
    assert page.startswith("<!doctype html>")
    assert "Nätverket visar bara det som svarar på frågan ”Vem medfinansierar vem?”" in page
    assert "The network shows only what answers the question “Who co-finances whom?”" in page


def test_an_answer_goes_to_a_file_too(built, esfgraph, tmp_path):
    for name, start in (("a.csv", "coFinancer,"), ("a.json", '{"head"'), ("a.md", "| coFinancer |"), ("a.html", "<!doctype html>")):
        assert esfgraph("query", "6", "--graph", built, "--out", tmp_path / name)[:2] == (0, "")
        assert "".join((tmp_path / name).read_text(encoding="utf-8").split("\n")).replace(" ", "").startswith(start.replace(" ", ""))


def test_a_file_whose_ending_names_no_format_is_not_written(built, esfgraph, tmp_path):
    code, out, said = esfgraph("query", "6", "--graph", built, "--out", tmp_path / "a.xlsx")
    assert (code, out, list(tmp_path.iterdir())) == (2, "", [])
    assert "xlsx: no such format; one of table, csv, " in said
    for name in ("a", "a.txt"):
        assert esfgraph("query", "6", "--graph", built, "--out", tmp_path / name)[0] == 0
        assert (tmp_path / name).read_text(encoding="utf-8").startswith("3 aktörer anges som medfinansiärer")
    assert esfgraph("query", "6", "--graph", built, "--format", "csv", "--out", tmp_path / "a.xlsx")[0] == 0


def test_a_question_without_ties_says_which_have_some(built, esfgraph):
    code, out, said = esfgraph("query", "9", "--as", "network", "--graph", built)
    assert (code, out) == (2, "")
    assert "09-saknade-kommuner: its answer is no network; these have one: 1 parter-i-projekt, " in said
    code, _, said = esfgraph("query", "-", "--as", "network", "--graph", built, stdin="SELECT ?a ?b { ?a ?b ?c } LIMIT 1")
    assert (code, "its answer is no network" in said) == (2, True)


def test_a_header_names_two_ends():
    with pytest.raises(QueryError, match="a tie has two ends"):
        read_question("#+ network: [actor]\nSELECT ?actor { ?actor ?b ?c }", "own")


def test_own_queries_may_name_their_ends(built, esfgraph):
    text = (
        "#+ network: [project, owner]\nPREFIX esf: <https://w3id.org/esfgraph/ontology#>\n"
        "SELECT ?project ?owner WHERE { ?project esf:owner ?owner } ORDER BY ?project"
    )
    said = esfgraph("query", "-", "--as", "network", "--format", "csv", "--graph", built, "--lang", "en", stdin=text)
    assert (said[0], len(said[1].splitlines()), said[2]) == (0, 6, said[2])
    assert said[2].startswith("10 nodes, 5 ties\n")
    assert "The network shows only what answers a SPARQL query of one's own; other ties are left out." in said[2]


@pytest.mark.chromium
def test_the_page_of_an_answer_has_its_question_as_title_and_only_its_ties(built, browser, tmp_path):
    collection, file = read(built), tmp_path / "network.html"
    place = Place(collection.store, collection)
    picture = laid_out(tied(ask(find(3), {"actor": "Arbetsförmedlingen"}, place, "sv")))
    assert picture.first is None
    file.write_text(drawn(picture, "sv"), encoding="utf-8")
    browser.open(file)
    read_out = lambda name: browser.evaluate(f"document.getElementById('{name}').innerText")  # noqa: E731
    assert read_out("title") == find(3).texts("sv").summary
    assert read_out("subtitle") == "aktör: Arbetsförmedlingen · 5 aktörer · 1 projekt · 4 samband"
    assert "Bara det som svarar på frågan är med." in read_out("key")
    assert "för få" not in read_out("key")
    browser.evaluate("document.getElementById('language').click()")
    assert (read_out("title"), browser.evaluate("document.title")) == (
        find(3).texts("en").summary,
        f"{find(3).texts('en').summary} – esfgraph",
    )
    assert read_out("subtitle") == "actor: Arbetsförmedlingen · 5 actors · 1 project · 4 ties"
    assert "too few" not in read_out("key")
    assert find(3).texts("en").summary[:40] in browser.evaluate("esfgraph.svg()")
    file.write_text(drawn(laid_out(tied(answer(collection, 4))), "sv"), encoding="utf-8")
    browser.open(file)
    assert read_out("empty") == "Svaret är tomt: det finns inga samband att visa."
    assert browser.console == []


def test_an_answer_that_counts_the_prose_says_so(built):
    collection = read(built)
    question = find(3)
    listed = Place(collection.store, collection)
    counted = collection.with_mentions()
    both = Place(counted.store, counted, mentions=True)
    told = [tied(ask(question, {"actor": "Arbetsförmedlingen"}, place, "sv")).graph["asked_sv"] for place in (listed, both)]
    assert told == ["aktör: Arbetsförmedlingen", "aktör: Arbetsförmedlingen, även de som bara nämns i löpande text"]
