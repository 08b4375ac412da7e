"""Every HTML file of a built folder, opened from disk in a real browser: right, quiet, and going nowhere else."""

import json
import math
import re
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from urllib.parse import unquote

import pytest
from browser import Browser, chromium_or_skip

from esfgraph.columns import column_names
from esfgraph.palette import REGION_COLOURS
from esfgraph.queries import Table, library, run
from esfgraph.store import load

ROOT = Path(__file__).parent.parent
PAYLOAD = "<img src=x onerror=\"document.title='pwned'\"><script>document.title='pwned'</script>\"'>"
PAGE = f"""Logotyp på utskrifter

Titel {PAYLOAD}

ProgramområdeProgramområde 1 Kompetensförsörjning
ProjektfasGenomförande
ProjektägareÄgare {PAYLOAD}
KontaktpersonKim Exempel
E-postkim.exempel@exempel.se
Telefonnummersaknas
Beviljat ESF-stöd100 kr
Total projektbudget200 kr
Projektperiod2010-01-01 till 2010-12-31
RegionSydsverige
In English

Sammanfattning

Text.

Samarbetspartners

 • Partner {PAYLOAD}

Kommun

 • Åstorp
 • Bjuv
 • {PAYLOAD}"""


@pytest.fixture(scope="module")
def browser():
    with Browser(chromium_or_skip()) as started:
        yield started


def quiet(browser):
    return browser.console == [] and all(url.startswith(("file:", "data:", "about:")) for url in browser.requests)


@pytest.mark.chromium
@pytest.mark.parametrize(("kind", "nodes", "ties"), [("municipalities", 82, 942), ("actors", 14, 21), ("projects", 101, 96)])
def test_a_network_page_shows_every_node_and_asks_nobody(built, browser, kind, nodes, ties):
    browser.open(built / f"network-{kind}.html")
    assert browser.evaluate("JSON.parse(document.getElementById('nodes').textContent).length") == nodes
    assert browser.evaluate("JSON.parse(document.getElementById('edges').textContent).length") == ties
    assert str(nodes if kind != "projects" else 96) in browser.evaluate("document.getElementById('subtitle').innerText")
    assert quiet(browser)


@pytest.mark.chromium
def test_the_front_page_switches_language_and_leads_to_files_that_are_there(built, browser):
    browser.open(built / "index.html")
    assert browser.evaluate("document.documentElement.lang") == "sv"
    swedish = browser.evaluate("document.body.innerText")
    assert "Vilka av de 290 kommunerna saknas helt på de sidor som kan ange kommuner?" in swedish
    assert "16\xa0864\xa0482\xa0kr" in swedish
    browser.evaluate("document.getElementById('language').click()")
    english = browser.evaluate("document.body.innerText")
    assert (browser.evaluate("document.documentElement.lang"), browser.evaluate("document.title")) == (
        "en",
        "Who meets in projects of the European Social Fund",
    )
    assert "SEK\xa016,864,482" in english
    assert "Nätverk" not in english
    links = browser.evaluate("[...document.links].map(a => a.getAttribute('href'))")
    assert len(set(links)) > 15
    assert all((built / unquote(link.partition("#")[0])).is_file() for link in links)
    assert quiet(browser)


@pytest.mark.chromium
def test_the_front_page_opens_in_the_language_asked_for_and_hands_it_on(built, browser):
    browser.open(built / "index.html", "#lang=en")
    assert browser.evaluate("[document.documentElement.lang, document.getElementById('language').innerText]") == ["en", "På svenska"]
    networks = "[...document.links].map(a => a.getAttribute('href')).filter(href => href.startsWith('network-') && href.includes('.html'))"
    assert {href.partition("#")[2] for href in browser.evaluate(networks)} == {"lang=en"}
    browser.evaluate("document.getElementById('language').click()")
    assert sorted(set(browser.evaluate(networks))) == [f"network-{kind}.html#lang=sv" for kind in ("actors", "municipalities", "projects")]
    assert browser.evaluate("document.getElementById('language').innerText") == "In English"
    browser.open(built / "index.html")
    browser.evaluate("location.hash = 'lang=en'; new Promise(done => setTimeout(() => done(true), 100))")
    assert browser.evaluate("document.documentElement.lang") == "en"
    browser.open(built / "index.html", "#lang=xx")
    assert browser.evaluate("document.documentElement.lang") == "sv"
    assert quiet(browser)


@pytest.mark.chromium
def test_the_pictures_on_the_front_page_follow_the_theme(built, browser):
    colours = "[...new Set([...document.querySelectorAll('svg circle, svg rect')].map(shape => getComputedStyle(shape).fill))].sort()"
    for dark, theme in ((False, 0), (True, 1)):
        browser.open(built / "index.html", dark=dark)
        of_palette = {f"rgb({int(c[1:3], 16)}, {int(c[3:5], 16)}, {int(c[5:], 16)})" for c in (p[theme] for p in REGION_COLOURS.values())}
        assert len(set(browser.evaluate(colours)) & of_palette) == 4  # the five projects lie in four regions
        assert set(browser.evaluate(colours)) <= of_palette
    assert quiet(browser)


def test_the_front_page_leads_to_every_public_file(built):
    links = set(re.findall(r'href="([^"#]+)"', (built / "index.html").read_text()))
    names = {file["name"] for file in json.loads((built / "manifest.json").read_text())["files"]}
    assert "tables/natverk-aktorer.csv" in names
    assert names - {"index.html"} | {"manifest.json"} == links


def test_the_front_page_shows_names_and_no_iris(built):
    text = (built / "index.html").read_text()
    assert "Ägarens organisation</span>" in text
    assert "Medfinansiärens organisation" not in text, "no row has one"
    assert "(IRI)" not in text
    assert not re.search(r"<td[^>]*>https?:", text)


@pytest.mark.chromium
@pytest.mark.parametrize("size", [(1600, 1000), (1280, 720), (390, 844)])
def test_the_front_page_fits_its_window(built, browser, size):
    browser.open(built / "index.html", size=size)
    assert browser.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    boxes = browser.evaluate("[...document.querySelectorAll('dl div')].every(box => box.scrollWidth <= box.clientWidth)")
    assert boxes


def test_the_parties_of_a_project_stand_outside_its_places(built):
    text = (built / "network-projects.html").read_text()
    nodes, ties = (json.loads(re.search(rf'id="{name}">(.*?)</script>', text)[1]) for name in ("nodes", "edges"))
    hubs = {node["id"] for node in nodes if node["kind"] == "project"}
    assert len(hubs) == 5
    for hub in hubs:
        away = {"actor": [], "municipality": []}
        for tie in ties:
            if hub in (tie["from"], tie["to"]):
                end = nodes[tie["from"] + tie["to"] - hub]
                away[end["kind"]].append(math.dist((end["x"], end["y"]), (nodes[hub]["x"], nodes[hub]["y"])))
        assert sum(away["actor"]) / len(away["actor"]) > sum(away["municipality"]) / len(away["municipality"])


LABELLED = """(() => {
  const nodes = JSON.parse(document.getElementById('nodes').textContent);
  const boxes = esfgraph.labels(), scale = esfgraph.net.getScale();
  const radius = n => esfgraph.net.body.nodes[n.id].options.size * scale;
  const dots = nodes.map(n => [esfgraph.place(n.id), radius(n)]).map(([p, r]) => [p.x - r, p.y - r, 2 * r, 2 * r]);
  return { labelled: esfgraph.labelled().map(i => nodes[i].kind + ' ' + nodes[i].label), boxes, dots };
})()"""


def meet(one, other):
    (x, y, w, h), (u, v, p, q) = one, other
    return x < u + p and u < x + w and y < v + q and v < y + h


@pytest.mark.chromium
@pytest.mark.parametrize(("size", "projects", "actors"), [((1600, 1000), 5, 13), ((1280, 720), 5, 11), ((390, 844), 4, 2)])
def test_projects_and_actors_have_labels_that_cover_nothing(built, browser, size, projects, actors):
    browser.open(built / "network-projects.html", size=size)
    found = browser.evaluate(LABELLED)
    kinds = [label.split()[0] for label in found["labelled"]]
    assert kinds.count("project") >= projects
    assert kinds.count("actor") >= actors
    if size[0] == 1600:
        owners = {"Region Dalarna", "Göteborgsregionens kommunalförbund", "Högskolan Väst"}
        assert {f"actor {owner}" for owner in owners} <= set(found["labelled"])
    assert not [label for label, box in zip(found["labelled"], found["boxes"], strict=True) if any(meet(box, dot) for dot in found["dots"])]
    assert not [pair for pair in combinations(found["boxes"], 2) if meet(*pair)]


@pytest.mark.chromium
def test_what_a_page_holds_stays_text_in_every_file(tmp_path, browser):
    (tmp_path / f"{re.sub('[/<>]', '', PAYLOAD)}.txt").write_text(PAGE, encoding="utf-8")
    out = tmp_path / "out"
    subprocess.run([sys.executable, "-m", "esfgraph", "build", tmp_path, "--out", out], check=True, capture_output=True)
    for name in ("index.html", "network-actors.html", "network-municipalities.html", "network-projects.html"):
        browser.open(out / name)
        assert browser.evaluate("document.title") != "pwned"
        assert browser.evaluate("document.querySelectorAll('img').length") == 0
        assert quiet(browser)
    assert PAYLOAD in (out / "tables/projekt.csv").read_text().replace('""', '"')


def test_the_front_page_has_a_policy_and_loads_nothing(built):
    text = (built / "index.html").read_text()
    assert "default-src 'none'" in text
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//|url\(|@import", text)


def test_every_column_has_a_name_in_both_languages(built):
    names, store = column_names(), load(built / "private")
    for question in library():
        if not question.parameters:
            table = run(question, store)
            assert isinstance(table, Table)
            assert set(table.columns) <= set(names)
    projected = {
        name for question in library() for name in re.findall(r"\?([a-z]\w*)", question.text.split("WHERE")[0].split("SELECT")[-1])
    }
    assert projected <= set(names)
    assert all(all(texts) for texts in names.values())
