"""The questions page: every question with its answer, what it holds for, how to ask it, and a search; and the front page beside it."""

import html
import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pyoxigraph
import pytest
from browser import Browser, chromium_or_skip
from pyoxigraph import Literal, NamedNode
from test_built_pages import PAGE, PAYLOAD

from esfgraph.cli.answered import Answered, answer_all
from esfgraph.cli.busiest import busiest
from esfgraph.cli.catalogue import FRONT, command, groups, sparql
from esfgraph.cli.shown import LONGEST, SHOWN_ROWS, asked_for, kind_name, shown
from esfgraph.collection import Collection, read
from esfgraph.columns import in_words, tag_names
from esfgraph.queries import Table, find, library, run
from esfgraph.questions_page import render_questions
from esfgraph.vocabulary import DEFAULT_BASE, ESF

ROOT = Path(__file__).parent.parent
PAGES = ("index.html", "questions.html")
LIBRARY = library()
SLUGS = [question.slug for question in LIBRARY]


def build(pages, out, *options, seed="0"):
    command = [sys.executable, "-m", "esfgraph", "build", pages, "--out", out, *options]
    subprocess.run(command, check=True, capture_output=True, env={"PYTHONHASHSEED": seed, "PATH": ""})
    return out


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The output folder of the example pages."""
    return build(ROOT / "examples", tmp_path_factory.mktemp("questions") / "output")


@pytest.fixture(scope="module")
def collection(built):
    return read(built)


@pytest.fixture(scope="module")
def asked(collection):
    return {one.question.slug: one for one in answer_all(collection)}


@pytest.fixture(scope="module")
def page(built):
    return (built / "questions.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def browser():
    with Browser(chromium_or_skip()) as started:
        yield started


def box(page, slug):
    """Give what the page holds of one question."""
    return page.split(f'<details class="question" id="{slug}"', 1)[1].split('<details class="question"', 1)[0]


def says(text, lang="sv"):
    other = "en" if lang == "sv" else "sv"
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", re.sub(rf'<span lang="{other}">.*?</span>', "", text)).split()))


# what is chosen for a question that takes values


def test_the_busiest_things_come_first_and_organisations_stand_for_their_units():
    store = pyoxigraph.Store()
    unit_of = "http://www.w3.org/ns/org#unitOf"

    def add(subject, predicate, *things):
        for thing in things:
            place = NamedNode(f"x:{thing}") if isinstance(thing, str) else thing
            store.add(pyoxigraph.Quad(NamedNode(f"x:{subject}"), NamedNode(str(predicate)), place))

    def found(kind):
        return [term.value.removeprefix("x:") for term in busiest(store, kind)]

    add("p1", ESF.party, "unit", "c")
    add("p2", ESF.party, "section", "c", "b")
    add("p3", ESF.party, "unit", "section", "inside")
    add("p4", ESF.party, "b", "inside")
    add("p5", ESF.party, "inside")
    add("unit", unit_of, "office")
    add("section", unit_of, "unit")
    add("inside", ESF.knownOnlyIn, "p3")
    assert found("actor") == ["office", "b", "c", "inside"]  # 3, 2 and 2 projects; "inside" has 3, and is known in one only
    add("p4", "http://www.w3.org/ns/prov#wasDerivedFrom", "page")
    add("page", ESF.statesParties, Literal(value=True))
    assert found("actor") == found("actor-or-project") == ["b", "office", "c", "inside"]
    assert found("project") == ["p2", "p3", "p1", "p4", "p5"]
    add("p1", ESF.municipality, "m1", "m2")
    add("p2", ESF.municipality, "m2")
    add("p1", "https://schema.org/startDate", Literal("2010-05-01"))
    assert found("municipality") == ["m2", "m1"]
    assert found("integer") == ["2010"]
    assert found("text") == found("something new") == []


def test_every_question_of_the_library_is_answered_or_says_why_not(collection, asked):
    assert [*asked] == SLUGS
    for one in asked.values():
        assert one.table is not None or one.refused("sv"), one.question.name
        for lang in ("sv", "en"):
            sentence = one.sentence(collection, lang)
            assert sentence or one.table is None
            assert "{" not in sentence


def test_an_example_is_the_first_value_that_gives_rows(collection, asked):
    assert shown(asked["agarens-medfinansiarer"], collection).example == ("aktör: Högskolan Väst", "actor: Högskolan Väst")
    assert asked["agarens-medfinansiarer"].sentence(collection, "sv") == (
        "1 medfinansiär anges för projekt som Högskolan Väst äger, i 1 projekt."
    )
    assert asked["kommuner-i-samma-projekt"].sentence(collection, "en").startswith("37 municipalities")
    assert [len(one.table.rows) for one in (asked["sida-rad-ordalydelse"], asked["saknade-kommuner"])] == [45, 208]


def test_a_graph_without_anything_to_ask_about_has_no_example(collection):
    empty = Collection(pyoxigraph.Store(), DEFAULT_BASE, {})
    one = next(one for one in answer_all(empty) if one.question.slug == "aktorens-projekt")
    assert (one.table, one.terms) == (None, {})
    assert command(one, empty) == "esfgraph query 2 --param actor=…"
    assert "Inget i grafen att fråga om." in says(render_questions(groups([one], empty), "sv", projects=0, version="0"))


# how to ask it


def test_the_commands_give_the_example(collection, asked):
    for slug, one in asked.items():
        _, verb, name, *parameters = shlex.split(command(one, collection))
        assert (verb, find(name).slug) == ("query", slug)
        values = dict(value.split("=", 1) for value in parameters if value != "--param")
        assert collection.terms(one.question, values) == one.terms


@pytest.mark.parametrize(
    ("label", "word"),
    [
        ("Falun", "Falun"),
        ("Region Dalarna", '"Region Dalarna"'),
        ("Staben, Kansliet (2)", '"Staben, Kansliet (2)"'),
        ("$(touch x)", "actor:a"),
        ("`x`", "actor:a"),
        ('a" ; b', "actor:a"),
        ("a\nb", "actor:a"),
        ("%PATH%", "actor:a"),
        ("Namnet", "actor:a"),  # two actors are called so
    ],
)
def test_a_name_that_a_shell_would_act_on_or_that_means_two_things_is_written_as_an_iri(label, word):
    store = pyoxigraph.Store()
    kind, name = (NamedNode(f"http://www.w3.org/{end}") for end in ("1999/02/22-rdf-syntax-ns#type", "2000/01/rdf-schema#label"))
    for key, text in (("a", label), ("b", "Namnet")):
        node = NamedNode(f"{DEFAULT_BASE}actor/{key}")
        store.add(pyoxigraph.Quad(node, kind, NamedNode(str(ESF.Actor))))
        store.add(pyoxigraph.Quad(node, name, Literal(text)))
    one = Answered(find(2), terms={"actor": NamedNode(f"{DEFAULT_BASE}actor/a")})
    assert command(one, Collection(store, DEFAULT_BASE, {})) == f"esfgraph query 2 --param actor={word}"


def test_the_sparql_gives_the_rows_of_the_answer(collection, asked):
    for one in asked.values():
        if one.table is not None:
            given = run(sparql(one), collection.store)
            assert isinstance(given, Table)
            if one.question.engine:
                assert given == run(one.question, collection.store, one.terms)
            else:
                assert given == one.table, one.question.name
            assert "#+" not in sparql(one)


def test_a_kind_that_takes_either_of_two_is_called_so():
    assert kind_name("actor-or-project") == ("aktör eller projekt", "actor or project")
    assert kind_name("something new").sv == "something new"
    assert asked_for("year", "integer") == ("år", "year")
    assert asked_for("other", "actor") == ("aktör", "actor")


# the page as text


def test_the_page_has_every_question_with_its_parts(page, asked, collection):
    assert re.findall(r'<details class="question" id="([^"]+)"', page) == [
        entry.answer.slug for group in groups([*asked.values()], collection) for entry in group.entries
    ]
    assert sorted(re.findall(r'<details class="question" id="([^"]+)"', page)) == sorted(SLUGS)
    for question in LIBRARY:
        for lang in ("sv", "en"):
            part, texts = says(box(page, question.slug), lang), question.texts(lang)
            told = in_words(texts.description, lang), in_words(texts.caveat, lang)
            for text in (texts.summary, *told, "Håller det?" if lang == "sv" else "Does it hold?"):
                assert text in part
        part = box(page, question.slug)
        assert "PREFIX " in part
        assert (f'href="tables/{question.slug}.csv"' in part) is (not question.parameters)


def test_questions_stand_under_their_first_topic_and_no_tag_is_nameless(page):
    names = tag_names()
    assert {tag for question in LIBRARY for tag in question.tags} - {FRONT} <= set(names)
    assert all(all(texts) for texts in names.values())
    sections = {says(part.split("</h2>")[0]): part for part in page.split("<section>")[1:]}
    assert 'id="saknade-kommuner"' in sections["Kommuner"]
    assert 'id="natverk-kommuner"' in sections["Underlag för nätverken"]
    assert FRONT not in page


def test_a_question_no_page_can_answer_says_why_in_the_place_of_a_table(tmp_path):
    page = PAGE.replace(PAYLOAD, "").split("Samarbetspartners")[0]
    (tmp_path / "a.txt").write_text(page, encoding="utf-8")
    one = Answered(find(9), periods=())
    assert not one.refused("sv")
    text = (build(tmp_path, tmp_path / "out") / "questions.html").read_text(encoding="utf-8")
    assert re.search(r"saknade-kommuner: kan inte besvaras|\d+ kommuner saknas helt", says(box(text, "saknade-kommuner")))


def test_tables_are_capped_and_long_cells_cut(asked, collection):
    question = find("kommuner")
    columns = ("municipalityName", "projects", "municipality")
    big = tuple((Literal("x" * 1000), Literal(12345), NamedNode("x:y")) for _ in range(10_000))
    answer = shown(Answered(question, Table(columns, big)), collection)
    assert (len(answer.first), answer.rows) == (SHOWN_ROWS, 10_000)
    assert [text.sv for text in answer.first[0]] == ["x" * (LONGEST - 1) + "…", "12\xa0345"]
    assert [column.number for column in answer.columns] == [False, True]


def test_the_page_stays_small_however_large_the_answers(asked, collection):
    small = render_questions(groups([*asked.values()], collection), "sv", projects=5, version="0")
    grown = [Answered(one.question, one.table and Table(one.table.columns, one.table.rows * 1000), one.periods) for one in asked.values()]
    assert len(render_questions(groups(grown, collection), "sv", projects=5, version="0")) < 2 * len(small) < 1_500_000


def test_the_same_pages_give_the_same_bytes_whatever_the_hash_seed(built, tmp_path):
    again = build(ROOT / "examples", tmp_path / "out", seed="7")
    for name in PAGES:
        assert (again / name).read_bytes() == (built / name).read_bytes()


def test_the_manifest_lists_the_page_and_the_pages_lead_to_one_another(built, page):
    assert "questions.html" in {file["name"] for file in json.loads((built / "manifest.json").read_text())["files"]}
    assert 'href="questions.html"' in (built / "index.html").read_text()
    assert 'href="index.html"' in page


def test_the_pages_have_a_policy_and_load_nothing(built):
    for name in PAGES:
        text = (built / name).read_text(encoding="utf-8")
        assert "default-src 'none'" in text
        assert not re.search(r"(?:src|href)=\"(?:https?:)?//|url\(|@import| style=| on\w+=\"", text)


# the page in a browser

VISIBLE = "[...document.querySelectorAll('.question')].filter(box => box.offsetParent).map(box => box.id)"
FOUND = "document.getElementById('found').innerText"


def quiet(browser):
    return browser.console == [] and all(url.startswith(("file:", "data:", "about:")) for url in browser.requests)


def search(browser, words, topic=""):
    browser.evaluate(f"words.value = {json.dumps(words)}; topic.value = {json.dumps(topic)}; words.dispatchEvent(new Event('input')); true")
    return browser.evaluate(VISIBLE)


@pytest.mark.chromium
def test_search_finds_words_in_the_language_of_the_page_with_and_without_swedish_letters(built, browser):
    browser.open(built / "questions.html")
    everything = browser.evaluate(VISIBLE)
    assert len(everything) == len(SLUGS)
    assert browser.evaluate(FOUND) == f"{len(SLUGS)} av {len(SLUGS)}"
    found = search(browser, "SAKNAS  helt")
    assert "saknade-kommuner" in found
    assert len(found) < 6
    assert "tackning" in search(browser, "sidformat")
    owners = search(browser, "projektägare")
    assert "vem-medfinansierar-vem" in owners
    assert search(browser, "projektagare") == search(browser, "projekta\u0308gare") == owners  # without letters, and as macOS writes them
    assert search(browser, "missing altogether") == []
    assert browser.evaluate("[nothing.hidden, document.querySelectorAll('section:not([hidden])').length]") == [False, 0]
    browser.evaluate("document.getElementById('language').click()")
    assert "saknade-kommuner" in search(browser, "missing altogether")
    assert browser.evaluate(FOUND).split()[1] == "of"
    assert search(browser, "", "medfinansiering")[0] in SLUGS
    assert set(browser.evaluate(VISIBLE)) == {question.slug for question in LIBRARY if "medfinansiering" in question.tags}
    assert "Co-financing" in browser.evaluate("topic.innerText")
    assert search(browser, "") == everything
    assert quiet(browser)


@pytest.mark.chromium
def test_the_keyboard_reaches_a_question_and_its_answer(built, browser):
    browser.open(built / "questions.html")
    browser.press("/")
    assert browser.evaluate("document.activeElement.id") == "words"
    browser.type("helt saknas")
    browser.press("Enter")
    assert browser.evaluate("document.activeElement.closest('.question').id") == browser.evaluate(VISIBLE)[0]
    browser.press("Enter")
    assert browser.evaluate("document.activeElement.closest('.question').open")
    browser.press("Tab")
    assert browser.evaluate("document.activeElement.closest('.question[open] > div') !== null")
    assert browser.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    browser.press("/")
    browser.press("Escape")
    assert browser.evaluate("words.value") == ""
    assert len(browser.evaluate(VISIBLE)) == len(SLUGS)
    assert quiet(browser)


@pytest.mark.chromium
@pytest.mark.parametrize("fragment", ["#saknade-kommuner", "#lang=en&open=saknade-kommuner"])
def test_a_link_opens_its_question(built, browser, fragment):
    browser.open(built / "questions.html", fragment)
    box = "document.getElementById('saknade-kommuner')"
    assert browser.evaluate(f"{box}.open")
    assert 0 <= browser.evaluate(f"{box}.getBoundingClientRect().top") < 300
    assert browser.evaluate("document.documentElement.lang") == ("en" if "en" in fragment else "sv")
    search(browser, "xyz")
    browser.evaluate("location.hash = '#kommuner'; new Promise(done => setTimeout(() => done(true), 100))")
    assert "kommuner" in browser.evaluate(VISIBLE)
    assert quiet(browser)


@pytest.mark.chromium
def test_language_is_handed_on_and_every_link_leads_to_a_file(built, browser):
    for name, other in (PAGES, PAGES[::-1]):
        browser.open(built / name, "#lang=en")
        links = browser.evaluate("[...document.links].map(a => a.getAttribute('href'))")
        assert f"{other}#lang=en" in links
        assert all((built / unquote(link.partition("#")[0])).is_file() for link in links if not link.startswith("#"))
        swedish = browser.evaluate("[...document.querySelectorAll('[lang=sv]:not(button)')].filter(part => part.offsetParent).length")
        assert swedish == 0
        assert quiet(browser)
    assert browser.evaluate("document.title") == "Questions and answers on projects of the European Social Fund"


@pytest.mark.chromium
def test_copying_gives_the_command_and_the_query_as_they_stand(built, browser, asked):
    browser.open(built / "questions.html", "#saknade-kommuner")
    browser.evaluate("navigator.clipboard.writeText = async text => { globalThis.copied = text; }; true")
    press = "document.querySelectorAll('#saknade-kommuner .copy')[{}].click()"
    browser.evaluate(press.format(0))
    assert browser.evaluate("[copied, document.querySelector('#saknade-kommuner .copy').innerText]") == ["esfgraph query 9", "Kopierat"]
    browser.evaluate(press.format(2))
    assert browser.evaluate("copied").strip() == sparql(asked["saknade-kommuner"]).strip()
    browser.evaluate("navigator.clipboard.writeText = async () => { throw new Error('closed'); }; true")
    browser.evaluate("document.querySelector('#saknade-kommuner .sparql').open = true")
    browser.evaluate(press.format(2))
    browser.painted()
    assert browser.evaluate("getSelection().toString()").startswith("PREFIX ")
    assert quiet(browser)


@pytest.mark.chromium
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("size", [(1280, 720), (390, 844)])
@pytest.mark.parametrize("name", PAGES)
def test_the_pages_fit_their_window_with_everything_open(built, browser, name, size, dark):
    browser.open(built / name, size=size, dark=dark)
    browser.evaluate("document.querySelectorAll('details').forEach(box => { box.open = true; })")
    browser.painted()
    assert browser.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    buttons = browser.evaluate(
        "[...document.querySelectorAll('button, input, select, summary')].filter(b => b.offsetParent).map(b => b.offsetHeight)"
    )
    assert min(buttons) >= 24  # WCAG 2.2, target size (minimum)
    assert quiet(browser)


@pytest.mark.chromium
def test_methods_are_printed_though_folded(built, browser):
    browser.open(built / "index.html")
    state = "document.querySelector('details.printed').open"
    assert browser.evaluate(state) is False
    browser.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert browser.evaluate(state) is True
    browser.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert browser.evaluate(state) is False


@pytest.mark.chromium
def test_what_a_page_holds_stays_text_on_both_pages(tmp_path, browser):
    (tmp_path / "a.txt").write_text(PAGE, encoding="utf-8")
    out = build(tmp_path, tmp_path / "out")
    for name in PAGES:
        browser.open(out / name)
        browser.evaluate("document.querySelectorAll('details').forEach(box => { box.open = true; })")
        browser.painted()
        assert browser.evaluate("document.title") != "pwned"
        assert browser.evaluate("[document.images.length, document.scripts.length]") == [0, 1]
        assert quiet(browser)
    assert PAYLOAD in browser.evaluate("document.body.innerText")
