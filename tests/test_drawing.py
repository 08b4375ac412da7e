"""Network pages: what is in the file, where things stand, and what a real browser does with it."""

import base64
import copy
import hashlib
import json
import os
import random
import re
import subprocess
import sys
from dataclasses import dataclass
from html.parser import HTMLParser
from importlib.resources import files
from itertools import combinations
from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from browser import Browser, chromium_or_skip
from hypothesis import given, settings
from hypothesis import strategies as st

from esfgraph.drawing import draw
from esfgraph.drawing import part as parts_of
from esfgraph.errors import UsageError
from esfgraph.layout import positions
from esfgraph.palette import REGION_COLOURS

BASE = "https://w3id.org/esfgraph/id/"
PLACES = {  # label: (region, lat, lon), from north to south
    "Strömsund": ("Mellersta Norrland", 64.2, 15.2),
    "Östersund": ("Mellersta Norrland", 63.2, 14.9),
    "Åre": ("Mellersta Norrland", 63.1, 12.9),
    "Härjedalen": ("Mellersta Norrland", 62.2, 13.7),
    "Kristianstad": ("Sydsverige", 56.0, 14.1),
    "Lund": ("Sydsverige", 55.7, 13.4),
    "Malmö": ("Sydsverige", 55.6, 13.1),
}
HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(2)</script>",
    "javascript:alert(3)",
    '"><a href="https://evil.example/">x</a>',
    "'-alert(4)-'",
    "line\u2028separator\u2029and {{ 7 * 7 }} {% raw %}",
    "&lt;b&gt; &amp; <!-- <script>",
    "lång " * 1000,
)


@dataclass(frozen=True)
class Proof:
    project: str
    title: str
    words: str


@dataclass(frozen=True)
class Period:
    period: str
    projects: int
    able: int


def proof(number: int, words: str = "Lund; Malmö") -> Proof:
    return Proof(f"{BASE}project/p{number}", f"Projekt {number}", words)


def add_tie(graph: nx.Graph, a: str, b: str, *proofs: Proof, significance: str = "ej prövbar") -> None:
    evidence = "återkommande" if len(proofs) > 1 else "samnämnd"
    graph.add_edge(a, b, projects=len(proofs), weight=float(len(proofs)), evidence=evidence, significance=significance, proof=proofs)


def municipalities() -> nx.Graph:
    """Two groups, north and south: 4 + 3 nodes, 6 + 3 ties; Lund and Malmö have two projects in common."""
    graph = nx.Graph(kind="municipalities", counted=3, tested=False)
    for label, (region, lat, lon) in PLACES.items():
        graph.add_node(BASE + label, label=label, kind="municipality", region=region, projects=1, lat=lat, lon=lon)
    north, south = list(PLACES)[:4], list(PLACES)[4:]
    for number, group in enumerate((north, south)):
        for a, b in combinations(group, 2):
            add_tie(graph, BASE + a, BASE + b, proof(number, f"{a}; {b}"))
    add_tie(graph, BASE + "Lund", BASE + "Malmö", proof(1), proof(2, "Lunds kommun; Malmö stad"))
    for label in ("Lund", "Malmö"):
        graph.nodes[BASE + label]["projects"] = 2
    return graph


def actors() -> nx.Graph:
    """A triangle, a pair and somebody alone: 6 nodes, 4 ties."""
    graph = nx.Graph(kind="actors", counted=3, tested=False)
    for number, label in enumerate(["Staben", "Folkhögskolan", "Region Dalarna", "Ab Å", "Bolaget", "Ensam"]):
        graph.add_node(f"{BASE}actor/{number}", label=label, kind="actor", region="" if number else "Sydsverige", projects=1)
    for a, b in [(0, 1), (1, 2), (0, 2), (3, 4)]:
        add_tie(graph, f"{BASE}actor/{a}", f"{BASE}actor/{b}", proof(a // 3))
    return graph


def projects() -> nx.Graph:
    """Two stars: 2 projects, 2 actors, 3 municipalities, 5 ties."""
    graph = nx.Graph(kind="projects", counted=2, tested=False)
    for number, parties in enumerate((["Staben", "Lund", "Malmö"], ["Bolaget", "Åre"])):
        hub = f"{BASE}project/p{number}"
        graph.add_node(hub, label=f"Projekt {number}", kind="project", region="", projects=1)
        for label in parties:
            region, lat, lon = PLACES.get(label, ("", None, None))
            kind = "municipality" if lat else "actor"
            graph.add_node(BASE + label, label=label, kind=kind, region=region, projects=1, **({"lat": lat, "lon": lon} if lat else {}))
            roles = "" if lat else "owner; partner"
            graph.add_edge(
                hub, BASE + label, projects=1, weight=1.0, evidence="", significance="", roles=roles, proof=(proof(number, label),)
            )
    return graph


KINDS = {"municipalities": municipalities, "actors": actors, "projects": projects}


def hostile() -> nx.Graph:
    """Each payload as label, region, title, words and evidence of something."""
    graph = nx.Graph(kind="municipalities", counted=1, tested=False)
    for number, text in enumerate(HOSTILE):
        graph.add_node(f"{BASE}{number}{text}", label=text, kind="municipality", region=text, projects=1)
    for a, b in combinations(sorted(graph), 2):
        text = graph.nodes[a]["label"]
        graph.add_edge(a, b, projects=1, weight=1.0, evidence=text, significance=text, proof=(Proof(text, text, text),))
    return graph


class Parts(HTMLParser):
    """The scripts, styles, meta elements and attributes of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self.styles: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.policy = ""
        self._open = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.attributes += [(tag, name, value) for name, value in attrs]
        self._open = tag
        if tag == "script":
            self.scripts.append((found, ""))
        if tag == "style":
            self.styles.append("")
        if found.get("http-equiv") == "Content-Security-Policy":
            self.policy = found["content"] or ""

    def handle_endtag(self, tag):
        self._open = ""

    def handle_data(self, data):
        if self._open == "script":
            self.scripts[-1] = (self.scripts[-1][0], self.scripts[-1][1] + data)
        if self._open == "style":
            self.styles[-1] += data

    def block(self, name: str):
        return next(json.loads(text) for attributes, text in self.scripts if attributes.get("id") == name)


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


# ---- the file


@pytest.mark.parametrize("graph", [municipalities(), actors(), projects(), hostile(), nx.Graph(kind="actors", counted=0, tested=False)])
def test_policy_names_exactly_the_hashes_of_the_scripts_and_styles(graph):
    parts = Parts(draw(graph))
    code = [text for attributes, text in parts.scripts if attributes.get("type") != "application/json"]
    rules = dict(rule.strip().split(" ", 1) for rule in parts.policy.split(";"))
    assert len(code) == 2
    assert rules["script-src"].split() == [digest(text) for text in code]
    assert rules["style-src"].split() == [digest(text) for text in parts.styles]
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert not re.search(r"https?:|unsafe|\*", parts.policy)
    assert len(parts.scripts) == 11


@pytest.mark.parametrize("make", [*KINDS.values(), hostile])
def test_data_blocks_say_what_the_graph_says(make):
    graph = make()
    parts = Parts(draw(graph))
    nodes, edges, titles = parts.block("nodes"), parts.block("edges"), parts.block("projects")
    keys = ("label", "kind", "region", "projects")
    assert {n["iri"]: tuple(n[k] for k in keys) for n in nodes} == {n: tuple(graph.nodes[n][k] for k in keys) for n in graph}
    assert [n["id"] for n in nodes] == list(range(len(graph)))
    drawn = {}
    for edge in edges:
        ends = frozenset((nodes[edge["from"]]["iri"], nodes[edge["to"]]["iri"]))
        words = {(titles[project]["iri"], titles[project]["title"], said) for project, said in edge["proof"]}
        drawn[ends] = (edge["projects"], edge["weight"], edge["evidence"], edge["significance"], words)
    given_ties = {
        frozenset((a, b)): (
            d["projects"],
            d["weight"],
            d["evidence"],
            d["significance"],
            {(p.project, p.title, p.words) for p in d["proof"]},
        )
        for a, b, d in graph.edges(data=True)
    }
    assert drawn == given_ties


@pytest.mark.parametrize("make", [*KINDS.values(), hostile])
def test_nothing_points_out_of_the_file(make):
    parts = Parts(draw(make()))
    pointing = [
        (tag, name, value) for tag, name, value in parts.attributes if name in {"src", "href", "action", "data", "srcset", "poster"}
    ]
    assert pointing == [("a", "href", "#panel")]
    assert not [name for _, name, _ in parts.attributes if name.startswith("on") or name == "style"]
    assert not re.search(r"url\(|@import", "".join(parts.styles))


def test_our_script_writes_no_markup():
    script = "".join(text for attributes, text in Parts(draw(actors())).scripts if attributes.get("type") != "application/json")
    ours = script[script.index('"use strict";\n(() => {\n// Whatever') :]
    assert "function panel()" in ours
    forbidden = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|createContextualFragment|srcdoc|fetch\("
    assert not re.search(forbidden, ours)


def test_the_graph_stays_as_it_was():
    graph = projects()
    before = copy.deepcopy((dict(graph.nodes(data=True)), list(graph.edges(data=True)), graph.graph))
    draw(graph)
    assert (dict(graph.nodes(data=True)), list(graph.edges(data=True)), graph.graph) == before


def shuffled(graph: nx.Graph, seed: int) -> nx.Graph:
    dice = random.Random(seed)
    nodes, ties = list(graph.nodes(data=True)), [(b, a, d) for a, b, d in graph.edges(data=True)]
    dice.shuffle(nodes)
    dice.shuffle(ties)
    other = nx.Graph(**graph.graph)
    other.add_nodes_from(nodes)
    other.add_edges_from(ties)
    return other


@pytest.mark.parametrize("make", KINDS.values())
def test_order_of_nodes_and_ties_makes_no_difference(make):
    assert {draw(shuffled(make(), seed)) for seed in range(3)} == {draw(make())}


def test_hash_seed_makes_no_difference():
    code = (
        "import hashlib, test_drawing as t\n"
        "print([hashlib.sha256(t.draw(make()).encode()).hexdigest() for make in (*t.KINDS.values(), t.hostile)])"
    )
    told = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parent), "LC_ALL": "C"}
        told.add(subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True).stdout)
    assert len(told) == 1


def test_language_of_the_page():
    assert '<html lang="sv">' in draw(actors())
    english = draw(actors(), lang="en")
    assert '<html lang="en">' in english
    assert "<title>Actors that take part in the same projects – esfgraph</title>" in english


def test_unknown_kind_and_language_are_told():
    with pytest.raises(UsageError, match=r"'rivers'.*municipalities, actors, projects"):
        draw(nx.Graph(kind="rivers"))
    with pytest.raises(UsageError, match=r"'no'.*sv, en"):
        draw(actors(), lang="no")


def test_both_languages_say_the_same_things():
    words = json.loads(files("esfgraph").joinpath("templates/words.json").read_text(encoding="utf-8"))

    def shape(value, name=""):
        if name == "regions":  # only English translates them
            return {}
        return {key: shape(inner, key) for key, inner in value.items()} if isinstance(value, dict) else type(value).__name__

    assert shape(words["sv"]) == shape(words["en"])
    assert "samverka" not in json.dumps(words, ensure_ascii=False)


def test_of_a_large_network_the_strongest_part_is_drawn(monkeypatch):
    monkeypatch.setattr(parts_of, "MOST_NODES", 3)
    monkeypatch.setattr(parts_of, "MOST_TIES", 1)
    parts = Parts(draw(municipalities()))
    assert [node["label"] for node in parts.block("nodes")] == ["Lund", "Malmö"]  # the third would stand without its ties
    assert [(tie["projects"], tie["evidence"]) for tie in parts.block("edges")] == [(2, "återkommande")]
    assert (parts.block("facts")["nodes"], parts.block("facts")["ties"]) == (7, 9)


def test_of_a_large_two_mode_network_whole_projects_are_drawn(monkeypatch):
    monkeypatch.setattr(parts_of, "MOST_TIES", 4)
    parts = Parts(draw(projects()))
    assert [node["label"] for node in parts.block("nodes")] == ["Lund", "Malmö", "Staben", "Projekt 0"]
    assert len(parts.block("edges")) == 3


def test_region_colours_are_told_apart_by_all_eyes():
    """Contrast by WCAG 2.2 (3:1 for graphics); colour blindness by Machado et al. 2009; distance in OKLab (Ottosson 2020)."""
    rows = list(REGION_COLOURS.values())
    grounds = re.findall(r"--ground: (#\w{6})", files("esfgraph").joinpath("templates/network.css").read_text(encoding="utf-8"))
    assert len(rows) == 8
    for theme in (0, 1):
        colours, ground = linear([row[theme] for row in rows]), linear([grounds[theme]])[0]
        light = np.sort(np.stack([colours @ LUMINANCE, np.full(8, ground @ LUMINANCE)]), axis=0)
        assert ((light[1] + 0.05) / (light[0] + 0.05)).min() >= 3
        for eye in EYES:
            seen = oklab(np.clip(colours @ np.array(eye).T, 0, 1))
            assert min(np.linalg.norm(a - b) for a, b in combinations(seen, 2)) > 0.085


LUMINANCE = np.array([0.2126, 0.7152, 0.0722])
EYES = (
    np.eye(3),
    [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
)


def linear(colours: list[str]) -> np.ndarray:
    values = np.array([[int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)] for colour in colours])
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def oklab(colours: np.ndarray) -> np.ndarray:
    cones = [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
    axes = [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
    return np.cbrt(colours @ np.array(cones).T) @ np.array(axes).T


# ---- where things stand


def test_north_stays_up_and_west_left():
    place = positions(municipalities())
    x, y = ({label: place[BASE + label][axis] for label in PLACES} for axis in (0, 1))
    assert y["Strömsund"] < y["Östersund"] < y["Härjedalen"] < y["Kristianstad"] < y["Malmö"]
    assert x["Åre"] < x["Östersund"]
    assert x["Malmö"] < x["Kristianstad"]


def test_components_lie_beside_one_another():
    graph = actors()
    place = positions(graph)
    boxes = []
    for part in nx.connected_components(graph):
        spots = np.array([place[node] for node in part])
        boxes.append((spots.min(axis=0) - 20, spots.max(axis=0) + 20))
    for (low, high), (other_low, other_high) in combinations(boxes, 2):
        assert (high < other_low).any() or (other_high < low).any()


def test_many_small_components_stay_close_to_a_large_one():
    graph = municipalities()
    for number in range(120):
        graph.add_node(
            f"{BASE}alone/{number}", label="Ensam", kind="municipality", region="", projects=1, lat=56 + number / 20, lon=13 + number % 7
        )
    for number in range(0, 80, 2):
        graph.add_edge(f"{BASE}alone/{number}", f"{BASE}alone/{number + 1}", weight=1.0)
    spots = np.array(list(positions(graph).values()))
    assert np.ptp(spots, axis=0).max() < 2500  # 127 labels of about 100 by 40 pixels need a square of 700
    assert len(set(map(tuple, spots.tolist()))) == 127


def test_a_project_stands_among_its_parties():
    place = {node: np.array(spot) for node, spot in positions(projects()).items()}
    for hub in (f"{BASE}project/p0", f"{BASE}project/p1"):
        own = [place[node] for node in projects()[hub]]
        others = [place[node] for node in projects() if node not in projects()[hub] and node != hub]
        assert max(np.linalg.norm(place[hub] - spot) for spot in own) < min(np.linalg.norm(place[hub] - spot) for spot in others)


def crowd(size: int, region) -> nx.Graph:
    graph = nx.Graph(kind="actors", counted=1)
    graph.add_nodes_from((f"n{i:03}", {"label": "Aktör", "kind": "actor", "region": region(i), "projects": 1}) for i in range(size))
    return graph


def test_the_backbone_draws_together_and_other_ties_do_not():
    graph = crowd(20, lambda i: "")
    graph.graph["tested"] = True
    for a, b in combinations(sorted(graph), 2):
        same = int(a[1:]) % 2 == int(b[1:]) % 2
        graph.add_edge(a, b, weight=1.0, backbone=same or (a, b) == ("n000", "n001"))
    place = {node: np.array(spot) for node, spot in positions(graph).items()}
    pairs = {
        same: [np.linalg.norm(place[a] - place[b]) for a, b in combinations(sorted(graph), 2) if (int(a[1:]) + int(b[1:])) % 2 != same]
        for same in (0, 1)
    }
    assert np.mean(pairs[1]) < 0.7 * np.mean(pairs[0])


def test_actors_of_a_large_network_stand_north_and_south_as_their_regions_do():
    graph = crowd(320, lambda i: "Övre Norrland" if i % 2 else "Sydsverige")
    for i in range(320):
        graph.add_edge(f"n{i:03}", f"n{(i + 2) % 320:03}", weight=1.0)
    graph.add_edge("n000", "n001", weight=1.0)
    place = positions(graph)
    assert np.mean([place[f"n{i:03}"][1] for i in range(1, 320, 2)]) < np.mean([place[f"n{i:03}"][1] for i in range(0, 320, 2)])


@settings(max_examples=25, deadline=None)
@given(
    st.integers(1, 14).flatmap(
        lambda n: st.tuples(
            st.lists(st.one_of(st.none(), st.tuples(st.floats(55, 69), st.floats(11, 24))), min_size=n, max_size=n),
            st.sets(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=30),
        )
    )
)
def test_no_dot_lies_on_another(drawn):
    spots, ties = drawn
    graph = nx.Graph(kind="municipalities", counted=1)
    for number, spot in enumerate(spots):
        graph.add_node(f"n{number:02}", label="Ort", kind="municipality", **({"lat": spot[0], "lon": spot[1]} if spot else {}))
    graph.add_edges_from((f"n{a:02}", f"n{b:02}", {"weight": 1.0}) for a, b in ties if a != b)
    place = positions(graph)
    assert all(type(x) is int and type(y) is int for x, y in place.values())
    assert all(np.hypot(a[0] - b[0], a[1] - b[1]) >= 20 for a, b in combinations(place.values(), 2))


# ---- the page in a browser


@pytest.fixture(scope="module")
def browser():
    with Browser(chromium_or_skip()) as opened:
        yield opened


@pytest.fixture
def show(browser, tmp_path):
    def open_page(graph: nx.Graph, fragment: str = "", *, lang: str = "sv", **window) -> Browser:
        file = tmp_path / "network.html"
        file.write_text(draw(graph, lang=lang), encoding="utf-8", newline="\n")
        browser.open(file, fragment, **window)
        return browser

    return open_page


def text(browser: Browser, element: str) -> str:
    lines = browser.evaluate(f"document.getElementById('{element}').innerText").replace("\xa0", " ").split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())


def number_of(browser: Browser, label: str) -> int:
    return browser.evaluate(f"JSON.parse(document.getElementById('nodes').textContent).findIndex(n => n.label === {json.dumps(label)})")


def quiet(browser: Browser) -> bool:
    return browser.console == [] and all(url.startswith(("file:", "data:", "about:")) for url in browser.requests)


def in_window(browser: Browser, number: int) -> tuple[float, float]:
    left, top = browser.evaluate("(b => [b.x, b.y])(document.getElementById('network').getBoundingClientRect())")
    spot = browser.evaluate(f"esfgraph.place({number})")
    return left + spot["x"], top + spot["y"]


@pytest.mark.chromium
@pytest.mark.parametrize("size", [(1600, 1000), (1280, 720), (390, 844)])
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_page_opens_quietly_and_shows_every_node(show, kind, dark, size):
    graph = KINDS[kind]()
    page = show(graph, dark=dark, size=size)
    assert quiet(page)
    assert page.evaluate("esfgraph.nodes") == len(graph) == page.evaluate("Object.keys(esfgraph.net.body.nodes).length")
    assert page.evaluate("esfgraph.ties") == graph.number_of_edges() == len(page.evaluate("esfgraph.shownTies()"))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    wide, high = page.evaluate("(b => [b.width, b.height])(document.querySelector('canvas').getBoundingClientRect())")
    assert all(0 < p["x"] < wide and 0 < p["y"] < high for p in page.evaluate("[...Array(esfgraph.nodes).keys()].map(esfgraph.place)"))


@pytest.mark.chromium
@pytest.mark.parametrize("kind", KINDS)
def test_no_label_lies_on_another(show, kind):
    boxes = show(KINDS[kind]()).evaluate("esfgraph.labels()")
    assert len(boxes) == len(KINDS[kind]())
    for (x, y, w, h), (u, v, p, q) in combinations(boxes, 2):
        assert x + w <= u or u + p <= x or y + h <= v or v + q <= y


@pytest.mark.chromium
def test_title_and_numbers_in_both_languages(show):
    page = show(municipalities())
    assert (text(page, "title"), text(page, "subtitle")) == ("Kommuner som nämns i samma projekt", "7 kommuner · 3 projekt · 9 samband")
    assert "Alla samband: ej prövbar" in text(page, "key")
    page.evaluate("document.getElementById('language').click()")
    assert (text(page, "title"), text(page, "subtitle")) == (
        "Municipalities named in the same projects",
        "7 municipalities · 3 projects · 9 ties",
    )
    assert page.evaluate("[document.documentElement.lang, document.title]") == [
        "en",
        "Municipalities named in the same projects – esfgraph",
    ]
    assert "All ties: not testable" in text(page, "key")
    assert "South Sweden" in text(page, "key")
    page.evaluate("esfgraph.pick({ tie: 0 })")
    assert "recurring · not testable" in text(page, "panel")
    swedish = [
        word
        for word in ("samband", "kommuner", "projekt bakom", "tillbaka", "sök", "Så läser")
        if word in page.evaluate("document.body.innerText")
    ]
    assert swedish == []
    assert quiet(page)


@pytest.mark.chromium
def test_numbers_are_written_as_the_language_does(show):
    graph = actors()
    graph.graph["counted"] = 7844
    page = show(graph)
    assert "7 844 projekt" in text(page, "subtitle")
    page.evaluate("document.getElementById('language').click()")
    assert "7,844 projects" in text(page, "subtitle")


@pytest.mark.chromium
def test_what_is_left_out_is_said(show, monkeypatch):
    monkeypatch.setattr(parts_of, "MOST_NODES", 3)
    monkeypatch.setattr(parts_of, "MOST_TIES", 1)
    page = show(municipalities())
    assert text(page, "subtitle") == (
        "Visar 2 av 7 kommuner · 2 av 3 projekt · 1 av 9 samband: kommunerna med flest projekt och de starkaste sambanden mellan dem."
    )
    page.evaluate(f"esfgraph.pick({{ node: {number_of(page, 'Malmö')} }})")
    assert "1 av 2 samband" in text(page, "panel")


@pytest.mark.chromium
def test_clicked_node_lights_its_neighbours_and_lists_its_ties(show):
    page = show(municipalities())
    page.click(*in_window(page, number_of(page, "Åre")))
    assert text(page, "panel").split("\n")[1:5] == ["Åre", "Kommun · Mellersta Norrland", "1 projekt: Projekt 0", "3 samband"]
    lit = page.evaluate("Object.values(esfgraph.net.body.nodes).filter(n => n.options.opacity === 1).map(n => n.id)")
    assert set(lit) == {number_of(page, label) for label in list(PLACES)[:4]}
    page.press("Escape")
    assert page.evaluate("esfgraph.state.picked") is None
    assert quiet(page)


def several_of_one_name() -> nx.Graph:
    """Three units of the same name: two inside a project each, with somebody, and one in two projects; 6 nodes, 4 ties."""
    graph = nx.Graph(kind="actors", counted=3, tested=False)
    for number, (label, count) in enumerate([("Enheten", 1), ("Ab Å", 1), ("Enheten", 1), ("Bolaget", 1), ("Enheten", 2), ("Staben", 2)]):
        graph.add_node(f"{BASE}actor/{number}", label=label, kind="actor", region="", projects=count)
    for a, b, behind in [(0, 1, [0]), (2, 3, [1]), (4, 5, [1, 2]), (3, 5, [1])]:
        add_tie(graph, f"{BASE}actor/{a}", f"{BASE}actor/{b}", *map(proof, behind))
    return graph


@pytest.mark.chromium
def test_actors_of_one_name_are_told_apart_by_their_project(show):
    page = show(several_of_one_name())
    rows = page.evaluate("[...document.querySelectorAll('#panel ul')][0].innerText").split("\n")
    assert [rows[i + 1] for i, row in enumerate(rows) if row == "Enheten"] == ["2", "Projekt 0", "Projekt 1"]
    assert rows[rows.index("Ab Å") + 1] == "1"
    page.evaluate("esfgraph.pick({ node: 2 })")
    assert "1 projekt: Projekt 1" in text(page, "panel")
    page.evaluate("esfgraph.pick({ node: 4 })")
    assert "2 projekt\n" in text(page, "panel")
    page.evaluate("esfgraph.pick({ node: 3 })")
    assert "Enheten\nsamnämnd · ej prövbar · Projekt 1" in text(page, "panel")
    page.press("/")
    page.type("enh")
    hits = page.evaluate("[...document.querySelectorAll('#hits li')].map(li => li.innerText.replace('\\n', ' '))")
    assert sorted(hits) == ["Enheten", "Enheten Projekt 0", "Enheten Projekt 1"]
    page.press("Escape")
    x, y = in_window(page, 0)
    page.send("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
    page.evaluate("new Promise(done => setTimeout(() => done(true), 200))")
    assert text(page, "tip").split("\n")[-1] == "Projekt: Projekt 0"


@pytest.mark.chromium
def test_what_the_ties_do_not_say_is_said(show):
    assert "säger inte hur nära de har arbetat" in text(show(actors()), "key")
    assert "does not tell how closely they worked" in text(show(actors(), lang="en"), "key")


@pytest.mark.chromium
def test_clicked_tie_shows_the_projects_behind_it_and_the_words(show):
    page = show(municipalities())
    (x, y), (u, v) = (in_window(page, number_of(page, label)) for label in ("Lund", "Malmö"))
    page.click((x + u) / 2, (y + v) / 2)
    panel = text(page, "panel")
    assert "Lund – Malmö\n" in panel
    assert "2 gemensamma projekt" in panel
    assert "återkommande · ej prövbar" in panel
    assert "Projekt 1\nSå står det på sidan: Lund; Malmö" in panel
    assert "Projekt 2\nSå står det på sidan: Lunds kommun; Malmö stad" in panel


@pytest.mark.chromium
def test_two_mode_tie_says_role_and_place(show):
    page = show(projects())
    ties = page.evaluate("JSON.parse(document.getElementById('edges').textContent).map(e => [e.from, e.to])")
    said = set()
    for number in range(len(ties)):
        page.evaluate(f"esfgraph.pick({{ tie: {number} }})")
        said.add(text(page, "panel").split("\n")[2])
    assert said == {"deltar i projektet som projektägare, samarbetspartner", "nämns som plats i projektet"}


@pytest.mark.chromium
def test_search_by_keyboard_without_diacritics(show):
    page = show(municipalities())
    page.press("/")
    page.type("ostersu")
    assert page.evaluate("[...document.querySelectorAll('#hits li')].map(li => li.textContent)") == ["Östersund"]
    page.press("Enter")
    assert page.evaluate("esfgraph.state.picked") == {"node": number_of(page, "Östersund")}
    page.press("/")
    page.type("und")  # inside words only: the one with more projects first, then by name
    assert page.evaluate("[...document.querySelectorAll('#hits li')].map(li => li.textContent)") == ["Lund", "Strömsund", "Östersund"]
    page.press("ArrowDown")
    page.press("ArrowDown")
    page.press("ArrowUp")
    assert page.evaluate("document.querySelector('#hits [aria-selected=true]').textContent") == "Strömsund"
    page.press("Escape")
    assert page.evaluate("document.getElementById('hits').hidden")
    page.press("/")
    page.type("zzz")
    assert page.evaluate("document.getElementById('hits').textContent") == "Ingen träff"


@pytest.mark.chromium
def test_arrows_walk_between_nodes(show):
    page = show(municipalities())
    page.evaluate(f"esfgraph.pick({{ node: {number_of(page, 'Strömsund')} }}); document.getElementById('network').focus()")
    page.press("ArrowDown")
    assert page.evaluate("esfgraph.state.picked.node") == number_of(page, "Östersund")
    before = page.evaluate("esfgraph.net.getScale()")
    page.press("+")
    page.evaluate("new Promise(done => setTimeout(() => done(true), 400))")
    assert page.evaluate("esfgraph.net.getScale()") > before


@pytest.mark.chromium
def test_everything_is_reached_by_tab_and_shows_it(show):
    page = show(municipalities())
    seen = set()
    for _ in range(60):
        page.press("Tab")
        seen.add(page.evaluate("document.activeElement.id || document.activeElement.className || document.activeElement.tagName"))
        assert page.evaluate("document.activeElement === document.body || getComputedStyle(document.activeElement).outlineStyle !== 'none'")
    assert {
        "search",
        "view-network",
        "view-table",
        "view-map",
        "svg",
        "png",
        "region0",
        "least",
        "word",
        "theme",
        "language",
        "network",
        "in",
        "out",
        "fit",
        "row",
        "skip",
        "SUMMARY",
    } <= seen


@pytest.mark.chromium
def test_table_holds_every_tie(show):
    page = show(municipalities())
    page.evaluate("document.getElementById('view-table').click()")
    rows = page.evaluate("[...document.querySelectorAll('#table tbody tr')].map(tr => [...tr.cells].map(td => td.textContent))")
    assert len(rows) == 9
    assert rows[0] == ["Lund", "Malmö", "2", "återkommande · ej prövbar"]
    assert page.evaluate("document.getElementById('network').hidden")
    page.evaluate("document.querySelector('#table tbody button').click()")
    assert "Lund – Malmö" in text(page, "panel")
    page.evaluate("document.getElementById('sheet-nodes').click()")
    rows = page.evaluate("[...document.querySelectorAll('#table tbody tr')].map(tr => [...tr.cells].map(td => td.textContent))")
    assert len(rows) == 7
    assert rows[0] == ["Lund", "Sydsverige", "2", "2"]
    page.evaluate("document.querySelector('#table [data-column=name]').click()")
    assert page.evaluate("document.querySelector('#table tbody tr').textContent").startswith("Härjedalen")


@pytest.mark.chromium
def test_theme_by_system_and_by_button(show):
    page = show(actors(), dark=True)
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(15, 20, 25)"
    page.evaluate("document.getElementById('theme').click()")
    assert page.evaluate(ground) == "rgb(251, 250, 247)"
    show(actors(), "#theme=dark&lang=en")
    assert page.evaluate(f"[{ground}, document.documentElement.lang]") == ["rgb(15, 20, 25)", "en"]


@pytest.mark.chromium
@pytest.mark.parametrize("kind", KINDS)
def test_empty_network_says_so(show, kind):
    page = show(nx.Graph(kind=kind, counted=0, tested=False))
    assert quiet(page)
    assert page.evaluate("document.querySelector('canvas') === null")
    assert text(page, "empty").startswith("Här finns inget att visa")


@pytest.mark.chromium
def test_a_network_names_the_periods_that_its_pages_are_silent_on(show):
    graph = actors()
    periods = (Period("", 1, 0), Period("2007–2013", 13, 5), Period("2014–2020", 6, 0))
    graph.graph.update(coverage=periods, able=5, unable=15)
    page = show(graph)
    told = text(page, "key")
    assert "Inte med: 15 projekt vars sidor inte kan ange" in told
    assert "Perioden 2014–2020 kan inte jämföras: 0 av 6 projekt i urvalet har en sida som kan ange" in told
    assert "Perioden okänd kan inte jämföras: 0 av 1 projekt" in told
    assert "2007–2013" not in told
    page.evaluate("document.getElementById('language').click()")
    assert "The period 2014–2020 cannot be compared: of 6 projects in the selection, 0 have a page" in text(page, "key")


@pytest.mark.chromium
def test_an_empty_network_of_silent_pages_says_that_it_cannot_be_stated(show):
    page = show(nx.Graph(kind="actors", counted=0, tested=False, coverage=(Period("2014–2020", 6, 0),), able=0, unable=6))
    assert quiet(page)
    assert text(page, "empty").startswith("Kan inte anges: inget projekt i urvalet har en sida")


@pytest.mark.chromium
def test_text_from_pages_is_never_run(show):
    graph = hostile()
    page = show(graph)
    page.evaluate("for (const tie of [...Array(esfgraph.ties).keys()]) esfgraph.pick({ tie })")
    panels = []
    for number in range(len(graph)):
        page.evaluate(f"esfgraph.pick({{ node: {number} }})")
        panels.append(page.evaluate("document.querySelector('#panel h2').textContent.trim()"))
    assert sorted(panels) == sorted(label.strip() for label in HOSTILE)
    for button in ("view-table", "language", "view-network"):
        page.evaluate(f"document.getElementById('{button}').click()")
    page.press("/")
    page.type("a")
    page.evaluate("document.getElementById('network').dispatchEvent(new PointerEvent('pointermove', { clientX: 640, clientY: 400 }))")
    page.evaluate("new Promise(done => setTimeout(() => done(true), 200))")
    assert page.evaluate("document.querySelectorAll('img, iframe, object, main a, main script').length") == 0
    assert quiet(page)


@pytest.mark.chromium
def test_policy_stops_what_would_be_injected(show):
    page = show(actors())
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = 1' }))")
    page.evaluate("document.body.append(Object.assign(document.createElement('div'), { innerHTML: '<img src=x onerror=\"ran = 2\">' }))")
    page.evaluate("new Promise(done => setTimeout(() => done(true), 200))")
    assert page.evaluate("window.ran") is None
    assert page.evaluate("document.images.length") == 1
    assert len(page.console) >= 2  # both refusals are told
