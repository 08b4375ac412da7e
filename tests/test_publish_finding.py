"""The front page, the lists and the search of a published folder: complete, in Swedish order, in small files, and working from disk."""

import json
from pathlib import Path

import pytest
from browser import Browser, chromium_or_skip
from hypothesis import given
from hypothesis import strategies as st
from publish_site import PUBLICATION, Page, built, written

from esfgraph.publish import ontology_pages, things
from esfgraph.publish.things import listing, searching
from esfgraph.publish.things.naming import EVIDENCE, Names
from esfgraph.publish.things.searching import Entry, index, plain
from esfgraph.vocabulary import DEFAULT_BASE

ROOT = Path(__file__).parent.parent
ELSEWHERE = {"data", "void.ttl", "manifest.json", "catalog-dcat-ap-se.rdf", "catalog-dcat-ap.ttl"}
"""What the contract of the folder puts beside the things."""


@pytest.fixture(scope="module")
def graph():
    return built(ROOT / "examples")


@pytest.fixture(scope="module")
def site(graph):
    return dict([*things.files(graph, PUBLICATION), *ontology_pages.files(graph, PUBLICATION)])


def test_every_link_of_every_page_leads_to_a_file(site):
    pages = [Page(path, data) for path, data in site.items() if path.endswith(".html")]
    assert len(pages) > 500
    broken = {(page.path, target) for page in pages for target in page.targets() if target not in site}
    assert {(page, target) for page, target in broken if target.partition("/")[0] not in ELSEWHERE} == set()


def test_every_page_is_reached_from_the_front_page(site):
    reached, waiting = set(), ["index.html"]
    while waiting:
        path = waiting.pop()
        if path in reached or path not in site:
            continue
        reached.add(path)
        if path.endswith(".html"):
            waiting += Page(path, site[path]).targets()
    assert {path for path in site if path.endswith((".html", ".ttl", ".jsonld"))} <= reached


def test_no_page_asks_anything_of_another_server(site):
    for path, data in site.items():
        if path.endswith(".html"):
            tree = Page(path, data).tree
            asked = tree.xpath("//script/@src | //img/@src | //link[@rel='stylesheet']/@href")
            assert not [address for address in asked if "//" in address]
            assert not tree.xpath("//iframe | //object | //form | //style | //*[@style] | //script[not(@src) and not(@type)]")


def test_lists_are_in_swedish_order_and_parted_by_letter(monkeypatch):
    monkeypatch.setattr(listing, "LONG", 3)
    labels = ["Öland", "Ale", "Åmål", "Alvesta", "ale 2", "Arboga", "Zinkgruvan", "3 Enheter", "(x) Borås", "Ärla"]
    text = "".join(f'<{DEFAULT_BASE}actor/a-{i}> a esf:Actor ; rdfs:label "{label}" .' for i, label in enumerate(labels))
    names = Names(written(text))
    parts = [(part.letter, part.file, [names.label(iri).sv for iri in part.things]) for part in listing.parts(names, "actor")]
    assert parts == [
        ("0–9", "index.html", ["3 Enheter"]),
        ("A", "index-a.html", ["Ale", "ale 2", "Alvesta"]),
        ("A", "index-a-2.html", ["Arboga"]),
        ("X", "index-x.html", ["(x) Borås"]),
        ("Z", "index-z.html", ["Zinkgruvan"]),
        ("Å", "index-aa.html", ["Åmål"]),
        ("Ä", "index-ae.html", ["Ärla"]),
        ("Ö", "index-oe.html", ["Öland"]),
    ]
    made = dict(listing.files(names, "sv"))
    assert [link.text for link in Page("id/actor/index.html", made["id/actor/index.html"]).tree.xpath("//ul[@class='letters']//a")] == [
        "A", "X", "Z", "Å", "Ä", "Ö",
    ]  # fmt: skip
    assert Page("id/actor/index-a.html", made["id/actor/index-a.html"]).tree.xpath("//a[@rel='next']/@href") == ["index-a-2.html"]


def test_the_front_page_says_what_it_is(site):
    page = Page("index.html", site["index.html"])
    assert "Projekt 5 Aktörer som är part 14" in page.text("sv")
    assert "Kommuner som anges 82 Beviljat ESF-stöd (5/5 projekt) 16 864 482 kr Projekttid" in page.text("sv")
    assert "Publisher The Example Agency Contact Open data , oppnadata@example.org" in page.text("en")
    assert "The Example Agency (2026). Collaboration in projects [data set]. https://data.example.org/esf/" in page.text("en")
    assert "http://creativecommons.org/publicdomain/zero/1.0/" in page.hrefs()
    assert {
        "data/esfgraph.ttl",
        "data/esfgraph.nt.gz",
        "catalog-dcat-ap-se.rdf",
        "void.ttl",
        "manifest.json",
        "ontology/index.html",
    } <= page.targets()


def test_the_front_page_offers_only_what_is_there(graph):
    others = ["data/esfgraph.ttl", "changes/0001.sv.md", "changes/0002.en.md", "changes/0002.sv.md", "changes/0002.trig"]
    made = Page("index.html", dict(things.files(graph, PUBLICATION, others=others))["index.html"])
    beside = {path for path in made.targets() if path.partition("/")[0] in {"data", "changes", "void.ttl", "manifest.json"}}
    assert beside == {"data/esfgraph.ttl", "changes/0002.en.md", "changes/0002.sv.md"}


def _entry(number, words):
    return Entry(frozenset(plain(words).split()), words, words, "", "actor", f"id/actor/{number}/", -number)


@given(st.lists(st.text("abå ", min_size=1, max_size=9), max_size=40), st.integers(1, 5))
def test_every_name_stands_under_each_of_its_words_or_gives_way_to_weightier_ones(names, most):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(searching, "MOST", most)
        found = [_entry(i, name) for i, name in enumerate(names)]
        made = index(found)
    for beginning, (count, kept) in made.items():
        fitting = [entry for entry in found if any(word.startswith(beginning) for word in entry.words)]
        assert count == len(fitting)
        exact = [entry for entry in fitting if beginning in entry.words]
        assert list(kept) == [*exact, *(entry for entry in fitting if entry not in exact)][:most]
    for entry in found:
        for word in entry.words:
            longest = max(word[:length] for length in range(1, 9) if word[:length] in made)
            assert len(made[longest][1]) == made[longest][0] or longest == word[: searching.DEEPEST] or entry in made[longest][1]


def _rows(data):
    text = data.decode()
    return json.loads("[" + text[text.index("(") + 1 : text.rindex(")")] + "]")


def test_every_thing_that_people_look_up_can_be_found(graph, site):
    counts, kinds, *_ = _rows(site["assets/search.js"])[1]
    found = {row[4] for path, data in site.items() if path.startswith("assets/search/") for row in _rows(data)[1]}
    names = Names(graph)
    assert found == {names.path(iri) for iri in names.things if names.kind(iri) not in EVIDENCE}
    assert counts.keys() == {Path(path).stem for path in site if path.startswith("assets/search/")}
    assert kinds["project"] == ["Projekt", "Project"]


@pytest.fixture(scope="module")
def browser():
    with Browser(chromium_or_skip()) as started:
        yield started


@pytest.fixture(scope="module")
def folder(site, tmp_path_factory):
    top = tmp_path_factory.mktemp("site")
    for path, data in site.items():
        (top / path).parent.mkdir(parents=True, exist_ok=True)
        (top / path).write_bytes(data)
    return top


def hits(browser, typed):
    browser.evaluate("(() => { const box = document.getElementById('words'); box.value = ''; box.focus(); })()")
    browser.type(typed)
    done = f"document.documentElement.dataset.searched === {json.dumps(typed)}"
    assert browser.evaluate(f"new Promise(done => {{ const look = () => {done} ? done(true) : setTimeout(look, 10); look(); }})")
    return browser.evaluate("[...document.querySelectorAll('#hits a')].map(link => link.innerText.split('\\n'))")


@pytest.mark.chromium
def test_the_search_finds_by_any_word_with_and_without_swedish_letters(browser, folder):
    browser.open(folder / "index.html")
    assert hits(browser, "åst")[0] == ["Åstorp", "Kommun"]
    assert ["Åstorp", "Kommun"] in hits(browser, "astorp")
    assert ["Integration genom arbete", "Projekt"] in hits(browser, "arbete integr")
    assert any(name.startswith("Göteborgsregionens") for name, _ in hits(browser, "GR"))  # another name of it
    assert ["Åstorp", "Kommun"] in hits(browser, "1277")
    assert hits(browser, "finnsinte") == []
    assert browser.evaluate("document.getElementById('found').textContent") == "Ingen träff. Pröva ett kortare ord."
    assert browser.console == []
    assert {address.partition(":")[0] for address in browser.requests} == {"file"}


@pytest.mark.chromium
def test_a_search_in_parted_files_reads_few_and_says_when_there_is_more(browser, graph, tmp_path, monkeypatch):
    monkeypatch.setattr(searching, "MOST", 5)
    parts = [*searching.files(Names(graph)), *things.pictures.files(Names(graph))]
    front = next(file for file in things.files(graph, PUBLICATION) if file[0] == "index.html")
    for path, data in [*parts, front]:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    browser.open(tmp_path / "index.html")
    said = "document.getElementById('found').textContent"
    assert len(hits(browser, "s")) == 5
    assert browser.evaluate(said) == "Minst 5 träffar. Skriv fler bokstäver."
    assert ["Sundsvall", "Kommun"] in hits(browser, "sundsv")
    assert "Minst" not in browser.evaluate(said)
    assert hits(browser, "sx") == []
    assert browser.evaluate(said) == "Ingen träff. Pröva ett kortare ord."
    read = [address for address in browser.requests if "/assets/search/" in address]
    assert len(read) < 5
    assert browser.console == []


@pytest.mark.chromium
def test_enter_opens_the_first_hit_and_the_language_comes_along(browser, folder):
    browser.open(folder / "index.html")
    browser.evaluate("document.getElementById('language').click()")
    assert browser.evaluate("document.title") == "Collaboration in projects"
    assert hits(browser, "sydsv")[0] == ["South Sweden", "ESF region"]
    browser.press("Enter")
    title = "new Promise(done => { const look = () => document.title === 'South Sweden' ? done(true) : setTimeout(look, 10); look(); })"
    assert browser.evaluate(title)
    browser.open(folder / "id" / "municipality" / "1277" / "index.html")
    assert browser.evaluate("[document.documentElement.lang, document.querySelector('.kind').innerText]") == ["en", "Municipality"]
    browser.open(folder / "index.html", "#lang=sv")
    assert browser.evaluate("document.documentElement.lang") == "sv"
    browser.evaluate("localStorage.clear()")


@pytest.mark.chromium
@pytest.mark.parametrize("size", [(1280, 720), (390, 844)])
@pytest.mark.parametrize("start", ["index.html", "id/index.html", "id/actor/index.html", "id/project", "id/municipality", "id/decision"])
def test_pages_fit_their_window_and_say_nothing_on_the_console(browser, folder, site, start, size):
    path = start if start in site else next(path for path in site if path.startswith(f"{start}/") and path.count("/") == 3)
    browser.open(folder / path, size=size)
    assert browser.console == []
    assert {address.partition(":")[0] for address in browser.requests} == {"file"}
    assert browser.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert browser.evaluate("getComputedStyle(document.querySelector('.top')).display") == "flex"  # the style was read
    assert browser.evaluate("!document.getElementById('language').hidden")  # and the script
