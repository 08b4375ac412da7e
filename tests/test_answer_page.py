"""An answer as a page of its own: all rows with links, what it holds for, both languages, and nothing in it that acts."""

import csv
import html
import io
import re
import subprocess
import sys
from pathlib import Path

import pytest
from browser import Browser, chromium_or_skip
from pyoxigraph import Literal, NamedNode
from test_built_pages import PAGE, PAYLOAD, quiet
from test_cli import esfgraph as esfgraph  # noqa: PLC0414 a fixture

from esfgraph.cli.answered import Answered
from esfgraph.cli.single import answer_html
from esfgraph.collection import read
from esfgraph.queries import Table, find

ROOT = Path(__file__).parent.parent
PROJECT = "project=Integration genom arbete"


@pytest.fixture(scope="module")
def browser():
    with Browser(chromium_or_skip()) as started:
        yield started


def cells(page):
    """The cells of the table's body, row by row, as text."""
    body = re.search(r"<tbody>(.*)</tbody>", page, re.DOTALL)[1]
    rows = re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
    return [[html.unescape(re.sub(r"<[^>]+>", "", cell)) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)] for row in rows]


def test_the_page_has_every_row_and_links_each_name_to_its_thing(built, esfgraph):
    code, page, said = esfgraph("query", "1", "--param", PROJECT, "--format", "html", "--graph", built)
    assert (code, said) == (0, "")
    rows = list(csv.DictReader(io.StringIO(esfgraph("query", "1", "--param", PROJECT, "--format", "csv", "--graph", built)[1])))
    assert len(rows) == 7
    names = ("roleName", "actorName", "parentName", "asWritten", "sourceLine")
    assert cells(page) == [[row[name] for name in names] for row in rows]
    for row in rows:
        assert f'<a href="{row["actor"]}" rel="noreferrer">{row["actorName"]}</a>' in page
    assert "Sidan för ”Integration genom arbete” anger 5 olika parter." in page
    assert "The page of “Integration genom arbete” states 5 different parties." in page
    assert "Sidor från programperioden 2014–2020 och senare kan bara ange ägaren." in page
    assert "esfgraph query 1 --param project=&#34;Integration genom arbete&#34; --lang en" in page


def test_a_column_that_no_row_fills_takes_no_room(built, esfgraph):
    page = esfgraph("query", "6", "--format", "html", "--graph", built)[1]
    head = [html.unescape(re.sub(r"<[^>]+>", "|", name)) for name in re.findall(r"<th [^>]*>(.*?)</th>", page)]
    assert [name.split("|")[1] for name in head] == ["Medfinansiär", "Ägare", "Ägarens organisation", "Antal projekt"]
    assert {len(row) for row in cells(page)} == {4}


def test_a_long_answer_is_whole_and_tells_its_coverage(built, esfgraph):
    page = esfgraph("query", "9", "--format", "html", "--graph", built)[1]
    assert len(cells(page)) == 208
    assert "5 av 5 projekt har en sida som kan ange kommuner." in page
    assert "208 rader." in page


def test_own_queries_of_every_form_have_a_page(built, esfgraph):
    typed = "?project a <https://w3id.org/esfgraph/ontology#Project>"
    asked = {f"SELECT ?project {{ {typed} }}": 5, f"CONSTRUCT {{ {typed} }} WHERE {{ {typed} }}": 5}
    for text, rows in asked.items():
        page = esfgraph("query", "-", "--format", "html", "--graph", built, stdin=text)[1]
        assert len(cells(page)) == rows
        assert html.escape(text, quote=False) in page
        assert 'rel="noreferrer">project:dalarna-implementering-integration-0648b0cf</a>' in page
    assert '<span lang="sv">Ja.</span>' in esfgraph("query", "-", "--format", "html", "--graph", built, stdin=f"ASK {{ {typed} }}")[1]


def test_only_addresses_that_a_browser_may_open_become_links(built):
    terms = [
        NamedNode("javascript:alert(1)"),
        NamedNode("data:text/html,x"),
        Literal("https://example.org/"),
        NamedNode("https://example.org/a"),
    ]
    table = Table(("thing",), tuple((term,) for term in terms))
    page = answer_html(Answered(find(9)), table, read(built), "sv")
    assert re.findall(r'href="([^"]*)"', page) == ["https://example.org/a"]
    assert [row[0] for row in cells(page)] == [term.value for term in terms]


def test_the_page_loads_nothing_and_opens_in_the_language_asked_for(built, esfgraph):
    for lang in ("sv", "en"):
        page = esfgraph("query", "6", "--format", "html", "--graph", built, "--lang", lang)[1]
        assert page.startswith(f'<!doctype html>\n<html lang="{lang}"')
        assert "default-src 'none'" in page
        assert re.findall(r'(?:src|href)="(?!https://w3id\.org/esfgraph/id/)', page) == []


@pytest.mark.chromium
def test_what_a_page_holds_stays_text(tmp_path, browser, esfgraph):
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    out, file = tmp_path / "output", tmp_path / "answer.html"
    subprocess.run([sys.executable, "-m", "esfgraph", "build", tmp_path, "--out", out], check=True, capture_output=True)
    for question in ("projekt", "aktorer"):
        file.write_text(esfgraph("query", question, "--format", "html", "--graph", out)[1], encoding="utf-8")
        browser.open(file)
        assert browser.evaluate("document.title") != "pwned"
        assert browser.evaluate("[document.images.length, document.scripts.length]") == [0, 1]
        assert PAYLOAD in browser.evaluate("document.body.innerText")
        assert quiet(browser)
        browser.evaluate("document.getElementById('language').click()")
        assert "How it was asked" in browser.evaluate("document.body.innerText")
