"""What a network page lets people do: map, filters, the address, tables, proofs, files, keyboard; driven in a real browser."""

import csv
import json
import re
import time
import xml.etree.ElementTree as ET
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources import files
from itertools import combinations, pairwise

import networkx as nx
import numpy as np
import pytest
from test_drawing import (
    BASE,
    HOSTILE,
    KINDS,
    LUMINANCE,
    PLACES,
    Parts,
    Proof,
    actors,
    add_tie,
    browser,  # noqa: F401  # a fixture
    hostile,
    in_window,
    linear,
    municipalities,
    number_of,
    projects,
    proof,
    quiet,
    show,  # noqa: F401  # a fixture
    text,
)

from esfgraph.cli.networks import drawn, laid_out
from esfgraph.drawing import draw, groups, lay_out, page
from esfgraph.drawing import part as parts_of
from esfgraph.drawing.atlas import map_places, outline
from esfgraph.drawing.groups import grouped
from esfgraph.network import Membership, Node, ProjectFacts, project, stars
from esfgraph.palette import REGION_COLOURS
from esfgraph.resources import folder

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Facts:
    id: str
    title: str
    start: date | None = None
    end: date | None = None
    granted: int | None = None

    @property
    def unit(self) -> str:
        return self.id


@dataclass(frozen=True)
class Named:
    id: str
    label: str


@dataclass(frozen=True)
class Listed:
    project: Facts
    node: Named
    role: str | None
    words: str
    line: int | None = None
    mentioned: bool = False


P0 = Facts(f"{BASE}project/p0", "Projekt 0", date(2008, 1, 1), date(2009, 6, 30), 1250000)
P1 = Facts(f"{BASE}project/p1", "Projekt 1", date(2011, 1, 1), date(2011, 12, 31))
P2 = Facts(f"{BASE}project/p2", "Projekt 2")


def told() -> nx.Graph:
    """The seven municipalities, with what the pages list and a backbone: 6 of 9 ties. Lund is called Lunds kommun in project 2."""
    graph = municipalities()
    graph.graph.update(tested=True, projects=3)
    north, south = ("Strömsund", "Östersund", "Åre", "Härjedalen"), ("Kristianstad", "Lund", "Malmö")
    rows = [Listed(P0, Named(BASE + label, label), None, label, 10 + i) for i, label in enumerate(north)]
    rows += [Listed(P1, Named(BASE + label, label), None, label, 20 + i) for i, label in enumerate(south)]
    rows += [
        Listed(P2, Named(BASE + "Lund", "Lund"), None, "Lunds kommun", 30),
        Listed(P2, Named(BASE + "Malmö", "Malmö"), None, "Malmö stad"),
    ]
    rows.append(Listed(P1, Named(BASE + "actor/1", "Region Skåne"), "owner", "Region Skåne", 5))
    graph.graph["listed"] = tuple(rows)
    for one, other, data in graph.edges(data=True):
        data["backbone"] = BASE + "Åre" not in {one, other}
    return graph


def cast() -> nx.Graph:
    """Three actors in one project, owner, partner, partner, and two of them in another, where both are partners."""
    graph = nx.Graph(kind="actors", counted=2, projects=2, tested=False)
    for label in "ABC":
        graph.add_node(BASE + label, label=label, kind="actor", region="", projects=1 + (label != "A"))
    for one, other in combinations("ABC", 2):
        add_tie(graph, BASE + one, BASE + other, proof(0), *([proof(1)] if one + other == "BC" else []))
    node = {label: Named(BASE + label, label) for label in "ABC"}
    rows = [Listed(P0, node[label], "partner" if label != "A" else "owner", f"{label} ab") for label in "ABC"]
    graph.graph["listed"] = (*rows, *(Listed(P1, node[label], "partner", label) for label in "BC"))
    return graph


def click(opened, element: str) -> None:
    opened.evaluate(f"document.getElementById({json.dumps(element)}).click()")


def choose(opened, element: str, value: str) -> None:
    opened.evaluate(
        f"(e => {{ e.value = {json.dumps(value)}; e.dispatchEvent(new Event('change')) }})(document.getElementById('{element}'))"
    )


def subtitle(opened) -> str:
    return text(opened, "subtitle")


# ---- what the file holds


def test_listings_are_told_once_and_not_again_in_proofs():
    parts = Parts(draw(told()))
    nodes, listed, rows = parts.block("nodes"), parts.block("listings"), parts.block("projects")
    assert all(type(number) is int for tie in parts.block("edges") for number in tie["proof"])
    assert [
        [rows[project]["title"], nodes[node]["label"], *said] for project, node, *said in listed if rows[project]["title"] == "Projekt 2"
    ] == [
        ["Projekt 2", "Lund", "Lunds kommun", "", 30],
        ["Projekt 2", "Malmö", "Malmö stad", "", 0],
    ]
    assert len(listed) == 9  # the owner is no node of this network, and stands with the project
    assert rows == [
        {"iri": P0.id, "title": "Projekt 0", "from": 2008, "to": 2009, "granted": 1250000},
        {"iri": P1.id, "title": "Projekt 1", "from": 2011, "to": 2011, "owners": ["Region Skåne"]},
        {"iri": P2.id, "title": "Projekt 2"},
    ]


def test_order_of_listings_makes_no_difference():
    graph = told()
    first = draw(graph)
    graph.graph["listed"] = tuple(reversed(graph.graph["listed"]))
    assert draw(graph) == first


def test_pages_of_a_collection_link_one_another():
    linked = page(lay_out(actors()), siblings={"projects": "network-projects.html", "actors": "network-actors.html"})
    assert Parts(linked).block("facts")["siblings"] == {"projects": "network-projects.html", "actors": "network-actors.html"}
    assert Parts(draw(actors())).block("facts")["siblings"] == {}


@pytest.mark.chromium
def test_how_the_network_was_made_is_told_in_the_language_of_now(browser, tmp_path):  # noqa: F811
    file = tmp_path / "network.html"
    file.write_text(page(lay_out(actors()), methods={"sv": "Räknat <b>så</b>.", "en": "Counted so."}), encoding="utf-8")
    browser.open(file)
    assert browser.evaluate("document.querySelector('#methods p').textContent") == "Räknat <b>så</b>."
    click(browser, "language")
    assert browser.evaluate("document.querySelector('#methods p').textContent") == "Counted so."
    assert quiet(browser)


# ---- the map


def rings() -> dict[str, list[np.ndarray]]:
    counties = json.loads((folder("ontology") / "reference/counties.geojson").read_text(encoding="utf-8"))["features"]
    return {c["properties"]["code"]: [np.array(ring) for part in c["geometry"]["coordinates"] for ring in part] for c in counties}


def inside(point: tuple[float, float], borders: list[np.ndarray]) -> bool:
    x, y = point
    crossings = 0
    for ring in borders:
        (x1, y1), (x2, y2) = ring[:-1].T, ring[1:].T
        between = (y1 > y) != (y2 > y)
        crossings += int((x < (x2 - x1)[between] * (y - y1[between]) / (y2 - y1)[between] + x1[between]).sum())
    return crossings % 2 == 1


def test_municipalities_lie_in_the_outline_of_their_county():
    counties = rings()
    with (folder("ontology") / "reference/municipalities.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    out = [row["name"] for row in rows if not inside((float(row["lon"]), float(row["lat"])), counties[row["county"]])]
    assert len(counties) == 21
    assert len(rows) == 290
    assert len(out) <= 3, out  # small islands are left out


def test_neighbouring_counties_share_one_boundary():
    edges = Counter(frozenset(map(tuple, pair)) for own in rings().values() for ring in own for pair in pairwise(ring.tolist()))
    shared = sum(times == 2 for times in edges.values())
    assert max(edges.values()) == 2
    assert shared > 500
    assert (folder("ontology") / "reference/counties.geojson").stat().st_size <= 60_000


def test_places_on_the_map_are_transverse_mercator():
    graph = nx.Graph()
    for name, lat, lon in (("a", 60.0, 15.0), ("b", 60.0, 18.0)):
        graph.add_node(name, kind="municipality", label=name, lat=lat, lon=lon)
    # 2·(7000 − 6371·π/3) = 656.6 down; 2·6371·artanh(cos 60° · sin 3°) = 333.5 to the east, and there a little to the north
    assert map_places(graph)["a"] == (0, 657)
    x, y = map_places(graph)["b"]
    assert x == 334
    assert 640 < y < 657


def test_only_what_is_tied_to_a_place_is_on_the_map():
    assert map_places(actors()) == {}
    assert Parts(draw(actors())).block("outline") == []
    graph = projects()
    graph.add_node("lonely", label="Ensam", kind="actor", region="", projects=1)
    assert set(map_places(graph)) == set(projects())
    assert len(outline()) == 21
    assert all(re.fullmatch(r"(M-?\d+ -?\d+(l-?\d+ -?\d+)+Z)+", path) for path in outline())


def test_crowded_municipalities_keep_apart_on_the_map():
    graph = nx.Graph()
    graph.add_nodes_from((str(i), {"kind": "municipality", "label": "Ort", "lat": 59.3 + i / 200, "lon": 18.0}) for i in range(12))
    spots = np.array(list(map_places(graph).values()))
    assert min(np.linalg.norm(a - b) for a, b in combinations(spots, 2)) > 30


@pytest.mark.chromium
def test_map_and_network_keep_what_is_picked(show):  # noqa: F811
    opened = show(told())
    lund = number_of(opened, "Lund")
    opened.evaluate(f"esfgraph.pick({{ node: {lund} }})")
    before = opened.evaluate(f"esfgraph.place({lund})")
    click(opened, "view-map")
    assert opened.evaluate("esfgraph.state.picked") == {"node": lund}
    assert opened.evaluate(f"esfgraph.place({lund})") != before
    assert "Lund" in text(opened, "panel")
    x, y = (
        {label: opened.evaluate(f"esfgraph.place({number_of(opened, label)})")[axis] for label in ("Lund", "Strömsund", "Åre")}
        for axis in "xy"
    )
    assert y["Strömsund"] < y["Åre"] < y["Lund"]
    assert x["Åre"] < x["Strömsund"]
    click(opened, "view-table")
    click(opened, "view-network")
    assert opened.evaluate("esfgraph.state.picked") == {"node": lund}
    assert quiet(opened)


@pytest.mark.chromium
@pytest.mark.parametrize("size", [(1600, 1000), (390, 844)])
def test_no_label_lies_on_another_on_the_map(show, size):  # noqa: F811
    opened = show(projects(), "#view=map", size=size)
    boxes = opened.evaluate("esfgraph.labels()")
    assert len(boxes) >= 3
    for (x, y, w, h), (u, v, p, q) in combinations(boxes, 2):
        assert x + w <= u or u + p <= x or y + h <= v or v + q <= y


@pytest.mark.chromium
def test_the_map_is_offered_only_where_places_are_known(show):  # noqa: F811
    opened = show(actors(), "#view=map")
    assert opened.evaluate("document.getElementById('view-map').hidden")
    assert opened.evaluate("esfgraph.state.view") == "network"


@pytest.mark.chromium
@pytest.mark.parametrize("size", [(1600, 1000), (1280, 720), (390, 844)])
def test_labels_of_a_small_network_keep_off_its_ties(show, size):  # noqa: F811
    opened = show(actors(), size=size)
    for box in opened.evaluate("esfgraph.labels()"):
        for tie in range(4):
            for part in np.linspace(0.05, 0.95, 40):
                spot = opened.evaluate(f"esfgraph.point({tie}, {part})")
                assert not (box[0] < spot["x"] < box[0] + box[2] and box[1] < spot["y"] < box[1] + box[3])


def cliques() -> nx.Graph:
    """Two projects of five actors each, with names of twelve to twenty letters."""
    graph = nx.Graph(kind="actors", counted=2, projects=2, tested=False)
    for number in range(10):
        name = f"{'Integrationsenheten'[: 12 + number % 8]} {'ABCDEFGHIJ'[number]}"
        graph.add_node(f"{BASE}actor/{number}", label=name, kind="actor", region="", projects=1)
    for first in (0, 5):
        for a, b in combinations(range(first, first + 5), 2):
            add_tie(graph, f"{BASE}actor/{a}", f"{BASE}actor/{b}", proof(first))
    return graph


@pytest.mark.chromium
def test_on_a_phone_every_name_of_a_small_network_is_read_beside_the_ties(show):  # noqa: F811
    opened = show(cliques(), size=(390, 844))
    boxes = opened.evaluate("esfgraph.labels()")
    ways = "[...Array(20).keys()].flatMap(i => Array.from({ length: 40 }, (_, k) => esfgraph.point(i, 0.05 + 0.9 * k / 39)))"
    points = opened.evaluate(ways)
    assert len(boxes) == 10
    assert [box for box in boxes for p in points if 0 < p["x"] - box[0] < box[2] and 0 < p["y"] - box[1] < box[3]] == []


@pytest.mark.chromium
def test_on_a_phone_long_names_leave_the_picture_its_room(show):  # noqa: F811
    names = [f"Länsstyrelsens enhet {i:02} för utveckling" for i in range(34)]
    rows = [
        Membership(ProjectFacts(f"{BASE}project/{hub}", f"Projekt {hub}"), Node(f"{BASE}actor/{i}", names[i], "actor"), "partner", names[i])
        for hub in range(4)
        for i in (0, *range(8 * hub + 1, 8 * hub + 9))
    ]
    opened = show(stars(project(rows, "actors")), size=(390, 844))
    places = [opened.evaluate(f"esfgraph.place({i})") for i in range(opened.evaluate("esfgraph.nodes"))]
    assert max(one["x"] for one in places) - min(one["x"] for one in places) > 170  # of 390; names at both sides would leave it some 120
    assert all(box[0] >= 0 and box[0] + box[2] <= 390 for box in opened.evaluate("esfgraph.labels()"))


@pytest.mark.chromium
def test_a_phone_has_an_order_of_its_own(show):  # noqa: F811
    graph = nx.disjoint_union_all([nx.complete_graph(5)] * 4)
    graph = nx.relabel_nodes(graph, {node: f"{BASE}actor/{node}" for node in graph})
    graph.graph.update(kind="actors", counted=4, tested=False)
    for node in graph:
        graph.nodes[node].update(label=f"Aktör {node[-2:]}", kind="actor", region="", projects=1)
    for one, other in list(graph.edges):
        add_tie(graph, one, other, proof(0))
    shapes = {}
    for size in ((1280, 720), (390, 844)):
        spots = show(graph, size=size).evaluate("[...Array(20).keys()].map(esfgraph.place)")
        shapes[size] = np.ptp([p["x"] for p in spots]) / np.ptp([p["y"] for p in spots])
    assert shapes[1280, 720] > 1 > shapes[390, 844]


# ---- the backbone


@pytest.mark.chromium
def test_a_tested_network_opens_with_its_backbone_and_says_so(show):  # noqa: F811
    opened = show(told())
    assert subtitle(opened) == "7 kommuner · 3 projekt · 6 av 9 samband"
    assert "inte ett resultat" in text(opened, "key")
    click(opened, "show-all")
    assert subtitle(opened) == "7 kommuner · 3 projekt · 9 samband"
    assert opened.evaluate("document.activeElement.id") == "show-all"
    click(opened, "show-backbone")
    click(opened, "show-more")  # the only recurring tie is of the backbone
    assert len(opened.evaluate("esfgraph.shownTies()")) == 6
    assert quiet(opened)


@pytest.mark.chromium
def test_of_too_few_projects_no_backbone_is_offered_but_their_own_picture(show, browser, tmp_path):  # noqa: F811
    graph = told()
    graph.graph["tested"] = False
    file = tmp_path / "network.html"
    file.write_text(page(lay_out(graph), siblings={"projects": "network-projects.html"}), encoding="utf-8")
    browser.open(file)
    assert subtitle(browser) == "7 kommuner · 3 projekt · 9 samband"
    assert browser.evaluate("document.getElementById('show-all')") is None
    assert browser.evaluate("[...document.querySelectorAll('#key a')].map(a => a.getAttribute('href'))") == ["network-projects.html"]
    assert "för få" in text(browser, "key")


# ---- stars


def seven() -> tuple[Membership, ...]:
    """Four municipalities in the north in project 0, three in the south in project 1, two of these in project 2, and Ö by itself in 3."""
    named = {0: list(PLACES)[:4], 1: list(PLACES)[4:], 2: ["Lund", "Malmö"], 3: ["Ö"]}
    facts = {number: ProjectFacts(f"{BASE}project/p{number}", f"Projekt {number}", start=date(2008 + number, 1, 1)) for number in named}
    facts = {number: replace(one, end=date(2008 + number, 12, 31)) for number, one in facts.items()}
    return tuple(
        Membership(facts[number], Node(BASE + label, label, "municipality", *PLACES.get(label, ("",))[:1]), None, label)
        for number, labels in named.items()
        for label in labels
    )


@pytest.fixture
def small(browser, tmp_path):  # noqa: F811
    """Open the page of the municipalities of ``seven``, as the command line lays it out."""

    def open_page(fragment: str = "", **seen):
        file = tmp_path / "network.html"
        file.write_text(drawn(laid_out(project(seven(), "municipalities")), "sv"), encoding="utf-8")
        browser.open(file, fragment, **seen)
        return browser

    return open_page


def follow(opened, action: str) -> None:
    """Do what loads the page anew, and wait for it."""
    opened.evaluate(f"window.old = true; {action}; true")
    for _ in range(200):
        time.sleep(0.05)
        with suppress(RuntimeError):  # while the old page goes, nothing can be asked
            if opened.evaluate("!window.old && Boolean(window.esfgraph)"):
                return
    raise TimeoutError(action)


def other_picture(opened, name: str) -> None:
    follow(opened, f"document.getElementById('picture-{name}').click()")


@pytest.mark.chromium
def test_a_network_too_small_to_test_opens_as_stars_with_all_ties_a_click_away(small):
    opened = small()
    assert (text(opened, "title"), subtitle(opened)) == (
        "Kommuner som nämns i samma projekt",
        "4 projekt · 8 kommuner · 10 samband med projekt · 9 med varandra",
    )
    assert "för få för att pröva" in text(opened, "key")
    assert "Linje: kommunen nämns som plats i projektet." in text(opened, "key")
    counts = "[...document.querySelectorAll('#key [id^=region] .count')].reduce((sum, one) => sum + Number(one.textContent), 0)"
    assert opened.evaluate(counts) == 8  # the municipalities, and not the projects
    lund = number_of(opened, "Lund")
    opened.evaluate(f"esfgraph.pick({{ node: {lund} }})")
    assert "2 samband\nProjekt 1\n" in text(opened, "panel")
    click(opened, "language")
    other_picture(opened, "ties")
    assert subtitle(opened) == "8 municipalities · 3 of 4 projects · 9 ties"
    assert "picture=ties" in opened.evaluate("location.hash")
    assert opened.evaluate("document.activeElement.id") == "picture-ties"
    assert opened.evaluate("esfgraph.nodes") == 8
    assert opened.evaluate("esfgraph.state.picked") == {"node": number_of(opened, "Lund")}
    assert "2 ties\n" in text(opened, "panel")
    other_picture(opened, "stars")
    assert opened.evaluate("[esfgraph.nodes, location.hash.includes('picture')]") == [12, False]
    assert quiet(opened)


@pytest.mark.chromium
def test_search_and_table_work_in_stars_and_back_returns_to_them(small):
    opened = small()
    opened.press("/")
    opened.type("projekt 2")
    opened.press("Enter")
    assert text(opened, "panel").split("\n")[1] == "Projekt 2"
    click(opened, "view-table")
    assert opened.evaluate("document.querySelectorAll('#table tbody tr').length") == 10
    other_picture(opened, "ties")
    assert opened.evaluate("document.querySelectorAll('#table tbody tr').length") == 9
    follow(opened, "history.back()")
    assert opened.evaluate("esfgraph.nodes") == 12
    assert quiet(opened)


def test_a_tested_network_opens_with_its_ties():
    graph = project(seven(), "municipalities")
    graph.graph.update(tested=True, testable=40)
    assert laid_out(graph).first is None
    graph.graph["tested"] = False  # the null model was not found: the projects are not too few
    assert laid_out(graph).first is None
    assert laid_out(project((), "actors")).first is None


@pytest.mark.chromium
@pytest.mark.parametrize(
    ("ties", "says"), [("mentioned", "Sambanden vilar på löpande text."), ("both", "Några samband vilar på löpande text."), ("listed", "")]
)
def test_where_prose_counts_nobody_is_said_to_take_part(browser, tmp_path, ties, says):  # noqa: F811
    rows = [
        Membership(
            row.project, replace(row.node, kind="actor"), mentioned=ties == "mentioned" or (ties == "both" and row.node.label == "Lund")
        )
        for row in seven()
    ]
    graph = project(rows, "actors")
    graph.graph["ties"] = ties
    file = tmp_path / "network.html"
    file.write_text(drawn(laid_out(graph), "sv"), encoding="utf-8")
    for picture in ("", "#picture=ties"):
        browser.open(file, picture)
        assert text(browser, "title") == f"Aktörer som {'deltar' if ties == 'listed' else 'nämns'} i samma projekt"
        key = text(browser, "key")
        assert says in key
        assert ("deltar i" in key, "parter" in key) == (ties == "listed", ties == "listed")
        browser.evaluate("document.getElementById('language').click()")
        assert ("take part in" in text(browser, "title")) == (ties == "listed")
    assert quiet(browser)


@pytest.mark.chromium
def test_projects_over_the_cap_are_drawn_as_groups_and_not_as_ties(browser, tmp_path):  # noqa: F811
    graph = project(seven(), "municipalities", "capped", 2)
    picture, file = laid_out(graph), tmp_path / "network.html"
    file.write_text(drawn(picture, "sv"), encoding="utf-8")
    browser.open(file, "#picture=ties")
    assert subtitle(browser) == "8 kommuner · 1 av 4 projekt · 1 samband"
    key = text(browser, "key")
    assert "Grå yta: ett projekt med fler än 2 deltagare eller platser, ritat som en grupp" in key
    assert "Projekt 0 (4 kommuner)" in key
    assert "Projekt 1 (3 kommuner)" in key
    shapes = (
        "[...new DOMParser().parseFromString(esfgraph.svg(), 'text/xml').querySelectorAll('path > title')].map((one) => one.textContent)"
    )
    assert browser.evaluate(shapes) == ["Projekt 0", "Projekt 1"]
    choose(browser, "from", "2009")  # project 0 ended before
    assert browser.evaluate(shapes) == ["Projekt 1"]
    choose(browser, "from", "0")
    browser.evaluate(f"esfgraph.pick({{ node: {number_of(browser, 'Lund')} }})")
    assert browser.evaluate(shapes) == ["Projekt 1"]
    x, y = browser.evaluate("(() => { const box = document.getElementById('network').getBoundingClientRect(); return [box.x, box.y]; })()")
    browser.evaluate("esfgraph.pick(null)")
    own = [number_of(browser, name) for name in list(PLACES)[4:]]
    middle = [browser.evaluate(f"esfgraph.place({i})") for i in own]
    at = {axis: sum(one[axis] for one in middle) / len(middle) for axis in "xy"}
    browser.send("Input.dispatchMouseEvent", type="mouseMoved", x=x + at["x"], y=y + at["y"])
    browser.evaluate("new Promise(done => setTimeout(() => done(true), 200))")
    assert "Projekt 1" in text(browser, "tip")
    assert quiet(browser)


@pytest.mark.chromium
def test_ties_that_weigh_by_the_size_of_projects_say_so(browser, tmp_path):  # noqa: F811
    """Lund and Malmö share a project of three and one of two: 1/2 + 1. Each pair of the four in the north: 1/3."""
    file = tmp_path / "network.html"
    file.write_text(drawn(laid_out(project(seven(), "municipalities", "newman")), "sv"), encoding="utf-8")
    browser.open(file, "#picture=ties")
    panel = text(browser, "panel").split("\n")
    assert panel[panel.index("Starkaste samband, efter vikt") + 1 :][:2] == ["Lund – Malmö", "1,5"]
    assert "Vikt: varje gemensamt projekt med k parter ger 1/(k−1)." in text(browser, "key")
    browser.evaluate("esfgraph.pick({ tie: 0 })")
    assert "2 gemensamma projekt · vikt 1,5" in text(browser, "panel")
    choose(browser, "from", "2010")
    assert "1 gemensamt projekt i urvalet, av 2 · vikt 1,5 (i hela nätverket)" in text(browser, "panel")
    choose(browser, "from", "0")
    click(browser, "view-table")
    rows = "[...document.querySelectorAll('#table tbody tr')].map((row) => row.cells[3].textContent)"
    assert sorted(browser.evaluate(rows)) == ["0,333"] * 6 + ["0,5"] * 2 + ["1,5"]
    file.write_text(drawn(laid_out(project(seven(), "municipalities")), "en"), encoding="utf-8")
    browser.open(file, "#picture=ties")
    assert "weight" not in text(browser, "key").lower().split("how the network was made")[0]
    assert "Strongest ties\n" in text(browser, "panel")
    assert quiet(browser)


def test_nodes_of_a_group_stand_together():
    """The nodes of projects 0 and 1 have no ties, and yet lie nearer to one another than to those of the other."""
    graph = project(seven(), "municipalities", "capped", 2)
    for _, node in graph.nodes(data=True):
        node.pop("lat", None)
        node.pop("lon", None)
    places = laid_out(graph).places
    one, other = (np.array([places[BASE + name] for name in names]) for names in (list(PLACES)[:4], list(PLACES)[4:]))
    between = np.hypot(*(one.mean(axis=0) - other.mean(axis=0)))
    assert between > max(np.hypot(*(group - group.mean(axis=0)).T).max() for group in (one, other))
    assert set(places) == set(graph)


# ---- groups


def in_groups() -> nx.Graph:
    """The seven municipalities in two communities, north (4) and south (3), and Ö by itself; three runs in four put Kristianstad there."""
    graph = municipalities()
    graph.add_node(BASE + "Ö", label="Ö", kind="municipality", region="", projects=1, community=-1, community_share=0.0, borderline=False)
    for label in PLACES:
        sure = 0.75 if label == "Kristianstad" else 1.0
        graph.nodes[BASE + label].update(community=int(label in SOUTH), community_share=sure, borderline=sure < 0.8)
    graph.graph["communities"] = 2, 50
    return graph


SOUTH = ("Kristianstad", "Lund", "Malmö")


@pytest.mark.chromium
def test_groups_colour_and_filter_and_say_how_sure_they_are(show):  # noqa: F811
    opened = show(in_groups())
    tone = "esfgraph.net.body.nodes[{}].options.color.background".format
    lund, are, lonely = (number_of(opened, label) for label in ("Lund", "Åre", "Ö"))
    by_region = [opened.evaluate(tone(node)) for node in (lund, are, lonely)]
    click(opened, "hue-group")
    assert opened.evaluate("document.activeElement.id") == "hue-group"
    first, second = [*REGION_COLOURS.values()][:2]
    assert [opened.evaluate(tone(node)) for node in (lund, are, lonely)] == [second[0], first[0], by_region[2]]
    key = text(opened, "key")
    assert "Grupp 1: Härjedalen, Strömsund, Åre\n4\n" in key
    assert "Grupp 2: Lund, Malmö, Kristianstad\n3\n" in key
    assert "Utan samband\n1\n" in key
    assert "ett sätt att rita, inte ett faktum" in key
    assert "Louvain-metoden 50 gånger. I snitt är 96 % av körningarna överens" in key  # 6.75 of 7
    assert "överens:\nKristianstad\n75 %\n" in key
    click(opened, "group-2")
    assert subtitle(opened) == "3 av 8 kommuner · 2 av 3 projekt · 3 av 9 samband"
    opened.evaluate("document.querySelector('#key .row').click()")
    assert "Grupp 2: Lund, Malmö, Kristianstad · 75 % av körningarna är överens · gränsfall" in text(opened, "panel")
    assert "Grupp 2: Lund, Malmö, Kri…" in opened.evaluate("esfgraph.svg()")
    fragment = opened.evaluate("location.hash")
    again = show(in_groups(), fragment)
    assert again.evaluate("[esfgraph.state.hue, esfgraph.filter.groups]") == ["group", ["2"]]
    click(again, "hue-region")
    assert subtitle(again) == "8 kommuner · 3 projekt · 9 samband"
    assert [again.evaluate(tone(node)) for node in (lund, are, lonely)] == by_region
    assert quiet(again)


@pytest.mark.chromium
def test_groups_are_offered_only_where_they_are_known(show):  # noqa: F811
    opened = show(municipalities(), "#colour=group&group=1")
    assert opened.evaluate("document.getElementById('hue-group')") is None
    assert opened.evaluate("esfgraph.state.hue") == "region"
    assert quiet(opened)


def test_groups_of_a_large_network_hold_every_node_and_every_tie():
    graph = grouped(in_groups())
    seen = {node: (data["label"], data["projects"], data["inside"], data["region"]) for node, data in graph.nodes(data=True)}
    assert seen == {
        "group/1": ("Härjedalen, Strömsund, Åre", 4, 6, "Mellersta Norrland"),
        "group/2": ("Lund, Malmö, Kristianstad", 3, 3, "Sydsverige"),
        "group/alone": ("", 1, 0, ""),
    }
    assert graph.number_of_edges() == 0
    bridged = in_groups()
    add_tie(bridged, BASE + "Åre", BASE + "Lund", proof(5))
    add_tie(bridged, BASE + "Åre", BASE + "Malmö", proof(5), proof(6))
    assert [(a, b, data["projects"], data["weight"]) for a, b, data in grouped(bridged).edges(data=True)] == [
        ("group/1", "group/2", 2, 3.0)
    ]


def test_small_groups_are_drawn_as_one(monkeypatch):
    graph = in_groups()
    graph.nodes[BASE + "Malmö"]["community"] = 2
    monkeypatch.setattr(groups, "SMALL", 4)  # of 8 nodes: fewer than 2
    assert {node: data["projects"] for node, data in grouped(graph).nodes(data=True)} == {
        "group/rest": 1,
        "group/alone": 1,
        "group/1": 4,
        "group/2": 2,
    }
    monkeypatch.setattr(groups, "MOST", 1)
    assert {node: data["projects"] for node, data in grouped(graph).nodes(data=True)} == {"group/rest": 3, "group/alone": 1, "group/1": 4}


@pytest.mark.chromium
def test_a_network_too_large_opens_with_its_groups_and_the_strongest_part_a_click_away(show, monkeypatch):  # noqa: F811
    monkeypatch.setattr(parts_of, "MOST_NODES", 3)
    monkeypatch.setattr(parts_of, "MOST_TIES", 1)
    graph = in_groups()
    add_tie(graph, BASE + "Åre", BASE + "Lund", proof(5))
    opened = show(graph)
    assert subtitle(opened) == "3 grupper med 8 kommuner · 10 samband, inom och mellan grupperna"
    assert "för stort för att ritas helt" in text(opened, "key")
    opened.press("/")
    opened.type("malm")
    assert text(opened, "hits") == "Lund, Malmö, Kristianstad\nMalmö"
    opened.press("Enter")
    panel = text(opened, "panel")
    assert "Grupp · 3 kommuner\n3 samband inom gruppen\nSydsverige\nMedlemmar, flest projekt först\nLund\nSydsverige\n2\n" in panel
    assert "Kristianstad\nSydsverige · 75 % av körningarna är överens, gränsfall\n1\n" in panel
    assert panel.endswith("Samband med andra grupper\nHärjedalen, Strömsund, Åre\n1")
    click(opened, "view-table")
    click(opened, "sheet-members")
    rows = "[...document.querySelectorAll('#table tbody tr')].map(tr => [...tr.cells].map(td => td.textContent))"
    assert ["Kristianstad", "Lund, Malmö, Kristianstad", "Sydsverige", "1", "2"] in opened.evaluate(rows)
    assert len(opened.evaluate(rows)) == 8
    click(opened, "language")
    assert ["Ö", "Without ties", "Not stated, or several", "1", "0"] in opened.evaluate(rows)
    click(opened, "view-network")
    assert "Middle Norrland" in opened.evaluate("esfgraph.svg()")
    other_picture(opened, "strongest")
    assert subtitle(opened).startswith("Showing 2 of 8 municipalities")
    other_picture(opened, "groups")
    assert opened.evaluate("esfgraph.nodes") == 3
    assert quiet(opened)


# ---- filters


@pytest.mark.chromium
def test_a_region_of_the_legend_filters(show):  # noqa: F811
    opened = show(municipalities())
    opened.evaluate("[...document.querySelectorAll('#key .chip')].find(b => b.textContent.startsWith('Sydsverige')).click()")
    assert subtitle(opened) == "3 av 7 kommuner · 2 av 3 projekt · 3 av 9 samband"
    assert opened.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true"
    assert sorted(opened.evaluate("esfgraph.shown()")) == sorted(number_of(opened, label) for label in ("Kristianstad", "Lund", "Malmö"))
    rows = opened.evaluate("document.getElementById('panel').innerText")
    assert "Åre" not in rows
    click(opened, "reset")
    assert subtitle(opened) == "7 kommuner · 3 projekt · 9 samband"


@pytest.mark.chromium
def test_fewest_projects_and_words_of_evidence(show):  # noqa: F811
    opened = show(municipalities())
    choose(opened, "least", "2")
    assert subtitle(opened) == "2 av 7 kommuner · 2 av 3 projekt · 1 av 9 samband"
    choose(opened, "least", "1")
    assert opened.evaluate("[...document.getElementById('word').options].map(o => o.textContent)") == ["Alla", "samnämnd", "återkommande"]
    choose(opened, "word", "samnämnd")
    assert subtitle(opened) == "7 kommuner · 2 av 3 projekt · 8 av 9 samband"


@pytest.mark.chromium
def test_years_count_only_projects_that_ran_then(show):  # noqa: F811
    opened = show(told(), "#show=all")
    assert "1 projekt utan angiven period" in text(opened, "key")
    choose(opened, "from", "2010")
    assert subtitle(opened) == "3 av 7 kommuner · 1 av 3 projekt · 3 av 9 samband"
    lund, malmo = number_of(opened, "Lund"), number_of(opened, "Malmö")
    tie = next(i for i in opened.evaluate("esfgraph.shownTies()") if set(ends(opened, i)) == {lund, malmo})
    opened.evaluate(f"esfgraph.pick({{ tie: {tie} }})")
    assert "Projekt bakom sambandet (1 av 2)\nProjekt 1\n2011" in text(opened, "panel")
    assert "Projekt 2" not in text(opened, "panel")
    choose(opened, "to", "2009")  # then the first year follows
    assert opened.evaluate("[esfgraph.filter.from, esfgraph.filter.to]") == [2009, 2009]
    assert subtitle(opened) == "4 av 7 kommuner · 1 av 3 projekt · 6 av 9 samband"


def phases() -> nx.Graph:
    """Lund and Malmö in projects 0 and 1, two phases of one initiative, and in project 2, which is of another; Malmö in project 3 too."""
    dates = [(date(2008 + n, 1, 1), date(2008 + n, 12, 31)) for n in range(4)]
    initiative = [f"{BASE}project/p0", f"{BASE}project/p0", "", ""]
    facts = [
        ProjectFacts(f"{BASE}project/p{n}", f"Projekt {n}", start=dates[n][0], end=dates[n][1], initiative=initiative[n]) for n in range(4)
    ]
    place = {label: Node(BASE + label, label, "municipality", "Sydsverige") for label in ("Lund", "Malmö")}
    rows = [Membership(facts[n], place[label], None, label) for n in range(4) for label in place if n < 3 or label == "Malmö"]
    graph = project(rows, "municipalities")
    graph.graph["tested"] = True
    graph.edges[BASE + "Lund", BASE + "Malmö"]["significance"] = "säkerställd"
    return graph


@pytest.mark.chromium
def test_a_filter_recounts_how_often_by_initiative_and_says_what_belongs_to_the_whole(show):  # noqa: F811
    opened = show(phases())
    assert [row.get("initiative") for row in Parts(draw(phases())).block("projects")] == [None, 0, None, None]
    opened.evaluate("esfgraph.pick({ tie: 0 })")
    assert "3 gemensamma projekt\nåterkommande · säkerställd\n" in text(opened, "panel")
    choose(opened, "to", "2009")  # two phases of one initiative
    panel, key = text(opened, "panel"), text(opened, "key")
    assert "2 gemensamma projekt i urvalet, av 3\nsamnämnd · säkerställd (i hela nätverket)\n" in panel
    assert "1 samband: samnämnd (nämns tillsammans i ett enda initiativ)." in key
    assert "0 samband: återkommande" in key
    assert "Alla samband: säkerställd (vanligare än slumpen ger; gäller hela nätverket)." in key
    assert "Större figur: fler projekt (i hela nätverket)." in key
    malmo = number_of(opened, "Malmö")
    opened.evaluate(f"esfgraph.pick({{ node: {malmo} }})")
    assert "2 projekt i urvalet, av 4" in text(opened, "panel")
    assert "samnämnd · säkerställd (i hela nätverket)" in opened.evaluate("esfgraph.evidence(0)")
    click(opened, "view-table")
    rows = "[...document.querySelectorAll('#table tbody tr')].map(tr => [...tr.cells].map(td => td.textContent))"
    assert opened.evaluate(rows) == [["Lund", "Malmö", "2", "samnämnd · säkerställd (i hela nätverket)"]]
    assert "gäller urvalet" in text(opened, "table")
    click(opened, "sheet-nodes")
    assert [row[2] for row in opened.evaluate(rows)] == ["2", "2"]
    choose(opened, "word", "återkommande")
    assert opened.evaluate("esfgraph.shownTies()") == []
    choose(opened, "to", "2010")
    assert opened.evaluate("esfgraph.shownTies()") == [0]
    assert quiet(opened)


def stated() -> nx.Graph:
    """Lund and Malmö listed in project 0 and mentioned in 1, Åre and Lund where Åre is only mentioned in 0, Åre and Malmö likewise."""
    graph = nx.Graph(kind="municipalities", counted=2, projects=2, tested=False)
    named = {"Lund": 2, "Malmö": 2, "Åre": 1}
    for label, count in named.items():
        graph.add_node(BASE + label, label=label, kind="municipality", region="", projects=count)
    for one, other, numbers, layers in (
        ("Lund", "Malmö", (0, 1), "listed; mentioned"),
        ("Lund", "Åre", (0,), "mentioned"),
        ("Malmö", "Åre", (0,), "mentioned"),
    ):
        add_tie(graph, BASE + one, BASE + other, *map(proof, numbers))
        graph.edges[BASE + one, BASE + other]["layers"] = layers
    node = {label: Named(BASE + label, label) for label in named}
    rows = [Listed(P0, node[label], None, label) for label in ("Lund", "Malmö")]
    rows += [
        Listed(P0, node["Åre"], None, "Åre", mentioned=True),
        *(Listed(P1, node[n], None, n, mentioned=True) for n in ("Lund", "Malmö")),
    ]
    graph.graph["listed"] = tuple(rows)
    return graph


@pytest.mark.chromium
def test_ties_by_lists_or_by_prose(show):  # noqa: F811
    opened = show(stated())
    lund, malmo = number_of(opened, "Lund"), number_of(opened, "Malmö")
    tie = next(i for i in range(3) if set(ends(opened, i)) == {lund, malmo})
    assert opened.evaluate("[...document.getElementById('layer').options].map(o => o.textContent)") == [
        "Alla",
        "lista eller fält",
        "löpande text",
        "både lista och löpande text",
    ]
    choose(opened, "layer", "listed")
    assert subtitle(opened) == "2 av 3 kommuner · 1 av 2 projekt · 1 av 3 samband"
    opened.evaluate(f"esfgraph.pick({{ tie: {tie} }})")
    assert "1 gemensamt projekt i urvalet, av 2\nsamnämnd" in text(opened, "panel")
    assert "löpande text" not in text(opened, "panel")
    choose(opened, "layer", "mentioned")
    assert subtitle(opened) == "3 kommuner · 2 projekt · 3 samband"
    assert "Projekt bakom sambandet (1 av 2)\nProjekt 1" in text(opened, "panel")
    assert "”Lund” (löpande text)" in text(opened, "panel")
    choose(opened, "layer", "both")
    assert opened.evaluate("esfgraph.shownTies()") == [tie]
    assert "2 gemensamma projekt\n" in text(opened, "panel")
    assert show(stated(), opened.evaluate("location.hash")).evaluate("esfgraph.filter.layer") == "both"
    assert quiet(opened)


@pytest.mark.chromium
def test_stars_tell_lists_from_prose(show):  # noqa: F811
    graph = projects()
    said = {"Staben": (False,), "Lund": (False, True), "Malmö": (True,)}
    graph.graph["listed"] = tuple(
        Listed(P0, Named(BASE + label, label), None, label, line, mentioned=one)
        for label, layers in said.items()
        for line, one in enumerate(layers, 1)
    )
    opened = show(graph, "#layer=mentioned")
    assert subtitle(opened) == "1 av 2 projekt · 0 av 2 aktörer · 2 av 3 kommuner · 2 av 5 samband"
    assert "behöver inte delta" in text(opened, "key")
    rows = text(opened, "panel").split("\n")
    assert rows[rows.index("Projekt 0") + 1] == "2"  # of its three
    opened.evaluate(f"esfgraph.pick({{ node: {number_of(opened, 'Malmö')} }}); document.querySelector('#panel .row').click()")
    assert "nämns i projektets löpande text" in text(opened, "panel")
    choose(opened, "layer", "both")
    assert opened.evaluate("esfgraph.shown()") == sorted([number_of(opened, "Lund"), number_of(opened, "Projekt 0")])
    assert quiet(opened)


@pytest.mark.chromium
def test_ties_by_lists_or_by_prose_where_only_the_ties_tell(show):  # noqa: F811
    graph = stated()
    del graph.graph["listed"]
    opened = show(graph, "#layer=listed")
    assert subtitle(opened) == "2 av 3 kommuner · 2 projekt · 1 av 3 samband"


def ends(opened, tie: int) -> list[int]:
    return opened.evaluate(f"(e => [e.from, e.to])(JSON.parse(document.getElementById('edges').textContent)[{tie}])")


@pytest.mark.chromium
def test_role_keeps_ties_between_actors_that_both_have_it(show):  # noqa: F811
    opened = show(cast())
    choose(opened, "role", "partner")
    assert subtitle(opened) == "2 av 3 aktörer · 2 projekt · 1 av 3 samband"
    choose(opened, "role", "owner")
    assert text(opened, "empty").startswith("Inget passar filtren.")
    assert opened.evaluate("document.getElementById('svg').disabled")
    opened.evaluate("document.querySelector('#empty button').click()")
    assert subtitle(opened) == "3 aktörer · 2 projekt · 3 samband"
    assert quiet(opened)


@pytest.mark.chromium
def test_two_mode_filters_by_role_kind_and_region(show):  # noqa: F811
    opened = show(projects())
    choose(opened, "role", "owner")
    assert subtitle(opened) == "2 projekt · 2 aktörer · 0 av 3 kommuner · 2 av 5 samband"
    choose(opened, "role", "")
    click(opened, "kind-municipality")
    assert subtitle(opened) == "2 projekt · 0 av 2 aktörer · 3 kommuner · 3 av 5 samband"


@pytest.mark.chromium
def test_table_holds_what_the_filters_leave(show):  # noqa: F811
    opened = show(municipalities(), "#view=table&word=%C3%A5terkommande")
    assert opened.evaluate("document.querySelectorAll('#table tbody tr').length") == 1
    click(opened, "sheet-nodes")
    assert opened.evaluate("[...document.querySelectorAll('#table tbody td:first-child')].map(td => td.textContent)") == ["Lund", "Malmö"]


# ---- the address


@pytest.mark.chromium
def test_the_address_holds_the_view_and_brings_it_back(show):  # noqa: F811
    graph = told()
    opened = show(graph)
    click(opened, "view-map")
    click(opened, "show-all")
    choose(opened, "from", "2010")
    opened.evaluate(f"esfgraph.pick({{ node: {number_of(opened, 'Lund')} }})")
    click(opened, "language")
    click(opened, "theme")
    fragment = opened.evaluate("location.hash")
    root = "document.documentElement"
    seen = f"[esfgraph.state, esfgraph.filter, {root}.lang, {root}.dataset.theme, esfgraph.shown(), esfgraph.shownTies()]"
    before = opened.evaluate(seen)
    again = show(graph, fragment)
    after = again.evaluate(seen)
    assert (after[0]["view"], after[0]["picked"], after[0]["lang"], after[0]["theme"]) == ("map", before[0]["picked"], "en", "dark")
    assert after[1:] == before[1:]
    assert "Lund" in text(again, "panel")
    assert quiet(again)


@pytest.mark.chromium
def test_the_address_holds_where_the_picture_was_moved_and_zoomed(show):  # noqa: F811
    opened = show(told())
    assert "at=" not in opened.evaluate("location.hash")
    opened.send("Emulation.setEmulatedMedia", features=[{"name": "prefers-reduced-motion", "value": "reduce"}])
    opened.evaluate("document.getElementById('network').focus()")
    opened.press("+")
    opened.press("+")
    opened.evaluate("new Promise(done => setTimeout(() => done(true), 700))")
    seen = opened.evaluate("[esfgraph.net.getScale(), esfgraph.place(3).x, esfgraph.place(3).y]")
    again = show(told(), opened.evaluate("location.hash")).evaluate("[esfgraph.net.getScale(), esfgraph.place(3).x, esfgraph.place(3).y]")
    assert again == pytest.approx(seen, rel=0.01, abs=4)
    opened = show(told(), "#at=1e9,0,2")
    whole = opened.evaluate("esfgraph.net.getScale()")
    assert whole < seen[0]
    opened.evaluate("document.getElementById('network').focus()")
    opened.press("0")
    assert "at=" not in opened.evaluate("location.hash")
    assert quiet(opened)


@pytest.mark.chromium
def test_a_tie_is_in_the_address_and_back_goes_to_the_former_pick(show):  # noqa: F811
    opened = show(told())
    opened.evaluate(f"esfgraph.pick({{ node: {number_of(opened, 'Lund')} }})")
    opened.evaluate("esfgraph.pick({ tie: 0 })")
    fragment = opened.evaluate("location.hash")
    opened.evaluate("new Promise(done => { addEventListener('popstate', () => setTimeout(() => done(true))); history.back() })")
    assert opened.evaluate("esfgraph.state.picked") == {"node": number_of(opened, "Lund")}
    assert show(told(), fragment).evaluate("esfgraph.state.picked") == {"tie": 0}


@pytest.mark.chromium
@pytest.mark.parametrize("make", [*KINDS.values(), hostile])
def test_what_the_address_asks_in_vain_is_passed_over(show, make):  # noqa: F811
    numbers = "least=-4&least=1e9&from=1&to=99999"
    opened = show(make(), f"#view=x&lang=fr&theme=red&{numbers}&role=%3Cb%3E&word=x&region=Atlantis&kind=x&node=%00&tie=a&tie=b&show=none")
    assert quiet(opened)
    assert opened.evaluate("(f => [f.least, f.from, f.to, esfgraph.state.picked, esfgraph.state.lang])(esfgraph.filter)") == [
        1,
        0,
        0,
        None,
        "sv",
    ]
    assert len(opened.evaluate("esfgraph.shown()")) == len(make())


# ---- what a click tells


@pytest.mark.chromium
def test_a_tie_tells_years_money_owner_words_and_line(show):  # noqa: F811
    opened = show(told(), "#show=all")
    lund, malmo, are = (number_of(opened, label) for label in ("Lund", "Malmö", "Åre"))
    tie = next(i for i in range(9) if set(ends(opened, i)) == {lund, malmo})
    opened.evaluate(f"esfgraph.pick({{ tie: {tie} }})")
    assert text(opened, "panel").split("\n")[-9:] == [
        "Projekt bakom sambandet",
        "Projekt 1",
        "2011",
        "Projektägare: Region Skåne",
        "Så står det på sidan: ”Lund” (rad 21)",
        "Så står det på sidan: ”Malmö” (rad 22)",
        "Projekt 2",
        "Så står det på sidan: ”Lunds kommun” (rad 30)",
        "Så står det på sidan: ”Malmö stad”",
    ]
    opened.evaluate(f"esfgraph.pick({{ tie: {next(i for i in range(9) if are in ends(opened, i))} }})")
    assert "2008–2009 · beviljat ESF-stöd 1 250 000 kr" in text(opened, "panel")
    click(opened, "language")
    assert "2008–2009 · granted ESF support SEK 1,250,000" in text(opened, "panel")
    assert "(line 1" in text(opened, "panel")


@pytest.mark.chromium
def test_a_node_tells_its_projects_by_year_with_role_and_those_that_lie_apart(show):  # noqa: F811
    graph = cast()
    graph.nodes[BASE + "B"]["projects"] = 4
    opened = show(graph)
    opened.evaluate(f"esfgraph.pick({{ node: {number_of(opened, 'B')} }})")
    panel = text(opened, "panel")
    assert panel.index("Projekt 1\n2011") < panel.index("Projekt 0\n2008–2009")
    assert "Så står det på sidan: ”B ab” (samarbetspartner)" in panel
    assert panel.endswith("Och 2 projekt till, utan samband här.")


@pytest.mark.chromium
def test_strongest_ties_and_largest_nodes_are_buttons(show):  # noqa: F811
    opened = show(municipalities())
    opened.evaluate("[...document.querySelectorAll('#panel .row')].find(b => b.textContent.startsWith('Lund – Malmö')).click()")
    assert "2 gemensamma projekt" in text(opened, "panel")
    assert opened.evaluate("document.activeElement.id") == "panel"
    opened.evaluate("[...document.querySelectorAll('#panel .row')].find(b => b.textContent === 'Malmö').click()")
    assert opened.evaluate("esfgraph.state.picked") == {"node": number_of(opened, "Malmö")}


@pytest.mark.chromium
def test_search_finds_by_other_names_and_by_words_of_the_pages(show):  # noqa: F811
    graph = told()
    graph.nodes[BASE + "Kristianstad"]["names"] = ("Christianstad",)
    opened = show(graph, "#region=Mellersta+Norrland")
    opened.press("/")
    opened.type("christ")
    assert text(opened, "hits") == "Kristianstad\nChristianstad · visas inte med filtren"
    opened.press("Enter")
    assert opened.evaluate("[esfgraph.state.picked.node, esfgraph.filter.regions.length]") == [number_of(opened, "Kristianstad"), 0]
    assert "Kallas också: Christianstad" in text(opened, "panel")
    opened.press("/")
    opened.type("malmö st")
    assert text(opened, "hits") == "Malmö\nMalmö stad"


# ---- files and paper


@pytest.mark.chromium
def test_svg_holds_title_numbers_key_and_source_in_the_language_of_now(show):  # noqa: F811
    opened = show(told(), "#view=map&lang=en")
    root = ET.fromstring(opened.evaluate("esfgraph.svg()"))
    said = [element.text for element in root.iter(f"{SVG}text")]
    assert {"Municipalities named in the same projects", "South Sweden", "Lund", "Östersund"} <= set(said)
    assert {element.get("font-size") for element in root.iter(f"{SVG}text")} == {"17", "12", "10.5", "13"}
    assert any(line.startswith("7 municipalities · 3 projects · 6 of 9 ties") for line in said)
    assert any("project bank" in line for line in said)
    assert len([path for path in root.iter(f"{SVG}path") if path.get("d", "").startswith("M") and "l" in path.get("d", "")]) == 21
    assert quiet(opened)


@pytest.mark.chromium
def test_svg_of_hostile_names_is_xml_with_text_only(show):  # noqa: F811
    graph = hostile()
    graph.add_node(f"{BASE}control", label="a\x0bb", kind="municipality", region="", projects=1)
    root = ET.fromstring(show(graph).evaluate("esfgraph.svg()"))
    assert {element.tag for element in root.iter()} <= {
        SVG + name for name in ("svg", "title", "desc", "rect", "defs", "clipPath", "g", "path", "circle", "text")
    }
    said = " ".join(element.text or "" for element in root.iter(f"{SVG}text"))
    assert HOSTILE[0][:20] in said
    assert "a\ufffdb" in said


@pytest.mark.chromium
def test_svg_and_png_are_saved_without_a_request(show, tmp_path):  # noqa: F811
    opened = show(projects())
    opened.send("Page.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path))
    for button, name in (("svg", "esfgraph-projects.svg"), ("png", "esfgraph-projects.png")):
        click(opened, button)
        saved = tmp_path / name
        for _ in range(100):
            if saved.exists() and saved.stat().st_size:
                break
            opened.evaluate("new Promise(done => setTimeout(() => done(true), 50))")
        assert saved.stat().st_size > 1000
    data = (tmp_path / "esfgraph-projects.png").read_bytes()
    wide = opened.evaluate("document.getElementById('network').clientWidth")
    assert data[:4] == b"\x89PNG"
    assert int.from_bytes(data[16:20], "big") == 3 * wide
    assert opened.console == []
    assert all(url.startswith(("file:", "data:", "blob:", "about:")) for url in opened.requests)


@pytest.mark.chromium
def test_paper_has_no_tools_and_is_light(show):  # noqa: F811
    opened = show(municipalities(), dark=True)
    opened.send("Emulation.setEmulatedMedia", media="print")
    gone = "(s => getComputedStyle(s).display === 'none' || !s.offsetParent)"
    hidden = f"['#views', '#search', '#zoom', '#theme', '.field'].every(s => {gone}(document.querySelector(s)))"
    assert opened.evaluate(hidden)
    opened.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert opened.evaluate("document.documentElement.dataset.theme") == "light"
    opened.evaluate("dispatchEvent(new Event('afterprint'))")
    assert opened.evaluate("document.documentElement.dataset.theme") is None
    opened.send("Emulation.setEmulatedMedia", media="")


# ---- for everybody


@pytest.mark.chromium
def test_by_keyboard_alone(show):  # noqa: F811
    opened = show(told())
    opened.press("/")
    opened.type("lund")
    opened.press("Enter")
    assert opened.evaluate("[esfgraph.state.picked.node, document.activeElement.id]") == [number_of(opened, "Lund"), "network"]
    assert opened.evaluate("document.querySelector('[role=status]').textContent") == "Lund · Kommun · Sydsverige · 2 projekt · 2 samband"
    opened.press("Enter")
    assert opened.evaluate("document.activeElement.id") == "panel"
    for _ in range(3):  # back, then the strongest tie
        opened.press("Tab")
        if opened.evaluate("document.activeElement.className") == "row":
            break
    opened.press("Enter")
    assert "Lund – Malmö" in text(opened, "panel")
    opened.press("Escape")
    assert opened.evaluate("[esfgraph.state.picked, document.activeElement.id]") == [None, "network"]
    opened.evaluate("document.getElementById('view-map').focus()")
    opened.press("Enter")
    assert opened.evaluate("esfgraph.state.view") == "map"
    opened.evaluate("document.getElementById('least').focus()")
    opened.press("ArrowRight")
    assert subtitle(opened) == "2 av 7 kommuner · 2 av 3 projekt · 1 av 9 samband"
    assert opened.evaluate("document.activeElement.id") == "least"
    opened.evaluate("document.getElementById('reset').focus()")
    opened.press("Enter")
    assert subtitle(opened) == "7 kommuner · 3 projekt · 6 av 9 samband"


@pytest.mark.chromium
def test_on_a_phone_the_panel_leaves_the_picked_node_in_sight(show):  # noqa: F811
    opened = show(told(), size=(390, 844))
    opened.click(*in_window(opened, number_of(opened, "Malmö")))
    assert opened.evaluate("esfgraph.state.picked") == {"node": number_of(opened, "Malmö")}
    opened.evaluate("new Promise(done => setTimeout(() => done(true), 400))")
    assert in_window(opened, number_of(opened, "Malmö"))[1] < opened.evaluate(
        "document.getElementById('panel').getBoundingClientRect().top"
    )
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = "[...document.querySelectorAll('button, select')].filter(b => b.offsetParent && b.getBoundingClientRect().height < 24).length"
    assert opened.evaluate(small) == 0


def test_text_has_contrast_on_every_ground():
    """WCAG 2.2, 1.4.3: 4.5:1."""
    style = files("esfgraph").joinpath("templates/network.css").read_text(encoding="utf-8")
    themes = [dict(re.findall(r"--(\w+): (#\w{6})", block)) for block in re.findall(r"\{([^{}]*--ground:[^{}]*)\}", style)]
    assert len(themes) == 3
    assert themes[1] == themes[2]
    for theme in themes:
        light = {name: float(linear([tone])[0] @ LUMINANCE) for name, tone in theme.items()}
        for ink, ground in ((a, b) for a in ("ink", "quiet", "accent") for b in ("ground", "paper", "wash")):
            high, low = max(light[ink], light[ground]), min(light[ink], light[ground])
            if (ink, ground) != ("quiet", "wash"):
                assert (high + 0.05) / (low + 0.05) >= 4.5, (ink, ground)


@pytest.mark.chromium
def test_payloads_in_every_field_stay_text(show):  # noqa: F811
    graph = hostile()
    rows = []
    for number, payload in enumerate(HOSTILE):
        facts = Facts(payload, payload, date(2010, 1, 1), date(2011, 1, 1), number)
        rows += [Listed(facts, Named(node, payload), payload, payload, number) for node in sorted(graph)[:3]]
    for node in graph:
        graph.nodes[node]["names"] = HOSTILE
    for _, _, data in graph.edges(data=True):
        data.update(layers="; ".join(HOSTILE), proof=tuple(Proof(payload, payload, payload) for payload in HOSTILE))
    graph.graph["listed"] = tuple(rows)
    opened = show(graph)
    for picked in ("{ node: 0 }", "{ node: 1 }", "{ tie: 0 }", "{ tie: 5 }"):
        opened.evaluate(f"esfgraph.pick({picked})")
    for view in ("view-table", "sheet-nodes", "language", "view-network"):
        click(opened, view)
    choose(opened, "role", HOSTILE[0])
    assert opened.evaluate("document.querySelectorAll('img, iframe, object, main a, main script, main style').length") == 0
    assert quiet(opened)
    assert HOSTILE[0] in opened.evaluate("location.hash ? decodeURIComponent(location.hash.replaceAll('+', ' ')) : ''")


@pytest.mark.chromium
def test_payloads_stay_text_in_groups_and_stars(show, browser, tmp_path, monkeypatch):  # noqa: F811
    place = [Node(f"{BASE}{number}{payload}", payload, "municipality", payload, names=HOSTILE) for number, payload in enumerate(HOSTILE)]
    facts = [ProjectFacts(f"{payload}{number}", payload, payload) for number, payload in enumerate(HOSTILE)]
    rows = [Membership(one, node, payload, payload) for one, payload in zip(facts, HOSTILE, strict=True) for node in place]
    graph = project(rows, "municipalities")
    file = tmp_path / "network.html"
    file.write_text(drawn(laid_out(graph), "sv"), encoding="utf-8")
    browser.open(file)
    assert browser.evaluate("esfgraph.nodes") == 16
    walk(browser, "view-table", "sheet-nodes", "language", "view-network")
    monkeypatch.setattr(parts_of, "MOST_TIES", 1)
    file.write_text(drawn(laid_out(graph), "sv"), encoding="utf-8")
    browser.open(file, "#lang=en")
    assert browser.evaluate("esfgraph.nodes") == 1
    walk(browser, "view-table", "sheet-members", "language", "view-network")
    x, y = in_window(browser, 0)
    browser.send("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
    browser.evaluate("new Promise(done => setTimeout(() => done(true), 200))")
    assert text(browser, "tip").endswith("8 kommuner · 28 samband inom gruppen")


def walk(opened, *buttons: str) -> None:
    for what in ("{ node: 0 }", "{ tie: 0 }", "{ node: esfgraph.nodes - 1 }"):
        opened.evaluate(f"esfgraph.ties || '{what}'.includes('node') ? esfgraph.pick({what}) : 0")
        for button in buttons:
            click(opened, button)
    opened.press("/")
    opened.type("a")
    opened.press("Escape")
    ET.fromstring(opened.evaluate("esfgraph.svg()"))
    assert opened.evaluate("document.querySelectorAll('img, iframe, object, main a, main script, main style').length") == 0
    assert quiet(opened)
