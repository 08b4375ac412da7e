"""The front page as text: conflicts, amounts that nobody states, and colours of both themes."""

import base64
import hashlib
import re

import networkx as nx
import pytest

from esfgraph import captures
from esfgraph.cli.figures import Figures, labelled
from esfgraph.cli.overview import FIELDS
from esfgraph.front import Download, LeftOut, Overview, Text, render
from esfgraph.palette import NO_REGION, REGION_COLOURS, css_class
from esfgraph.sketch import sketch

CONFLICT = LeftOut("Projekt <b>", Text("Beviljat ESF-stöd (kr): 1 (a.txt); 2 (b.txt)", "Granted ESF support (SEK): 1 (a.txt); 2 (b.txt)"))
LEFT_OUT = LeftOut("c.txt", Text("filen är tom", "the file is empty"))


def page(**more) -> str:
    return render(Overview(figures=[], networks=[], tables=[], pages=1, version="0", **{"left_out": [], **more}), "sv")


def left_out(html: str) -> str:
    """Give what stands between the headings of what was left out and of the downloads, as Swedish words."""
    section = html.split("Vad som inte kom med", 1)[1].split("<h2>", 1)[0]
    return " ".join(re.sub(r"<[^>]+>", " ", re.sub(r'<span lang="en">.*?</span>', "", section)).split())


def test_conflicts_stand_under_what_was_left_out():
    told = left_out(page(conflicts=[CONFLICT]))
    assert "Sidor som säger emot varandra: uppgiften är utelämnad" in told
    assert "Projekt &lt;b&gt;: Beviljat ESF-stöd (kr): 1 (a.txt); 2 (b.txt)" in told
    assert "Ingenting" not in told
    both = left_out(page(conflicts=[CONFLICT], left_out=[LEFT_OUT]))
    assert both.index("c.txt : filen är tom") < both.index("Sidor som säger emot varandra")


def test_without_conflicts_nothing_is_said_of_them():
    assert left_out(page()).startswith("Ingenting: alla filer lästes utan anmärkning.")
    assert "säger emot" not in left_out(page(left_out=[LEFT_OUT]))


def test_downloads_are_linked():
    html = page(downloads=[Download("tables/x.csv", Text("Underlag & rader", "Rows"))])
    assert '<li><a href="tables/x.csv">tables/x.csv</a>: <span lang="sv">Underlag &amp; rader</span>' in html


def test_every_field_that_can_be_in_conflict_has_a_name():
    assert set(FIELDS) == {*captures._FIELDS, *captures._LISTS, "title", "owner", "programme_period"}


@pytest.mark.parametrize(("stated", "support"), [(0, "–"), (1, "0\xa0kr"), (2, "0\xa0kr")])
def test_an_amount_that_no_project_states_is_no_zero(stated, support):
    figures = Figures(2, 2, 0, 0, 2, 0, 0, 0, stated, 7, 2, 0, 2)
    shown = {figure.name.sv: figure.value for figure in labelled(figures) if figure.money}
    assert [value.sv for value in shown.values()] == [support, "7\xa0kr"]
    assert [*shown] == ["Beviljat ESF-stöd" + (f" ({stated} av 2 projekt anger det)" if stated < 2 else ""), "Total budget"]


def test_the_policy_allows_exactly_the_style_of_the_page():
    html = page()
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in html


def test_every_region_has_a_colour_in_both_themes():
    light, dark = page().split("</style>")[0].rsplit("@media (prefers-color-scheme: dark)", 1)
    for region, pair in {"": NO_REGION, **REGION_COLOURS}.items():
        for theme, rules in enumerate((light, dark)):
            assert rules.count(f".{css_class(region)} {{ color: {pair[theme]}; }}") == 1


def test_a_sketch_has_classes_and_no_colours_of_its_own():
    graph: nx.Graph = nx.Graph()
    for node, kind, region in (("a", "project", "Sydsverige"), ("b", "actor", "Sydsverige"), ("c", "municipality", "")):
        graph.add_node(node, kind=kind, region=region)
    graph.add_edge("a", "b", weight=1.0)
    graph.add_edge("a", "c", weight=1.0)
    drawn = sketch(graph, {"a": (0, 0), "b": (10, 0), "c": (0, 10)})
    assert re.findall(r"<(\w+) [^>]*class=\"([\w-]+)\"", drawn) == [
        ("path", "region-0"),
        ("path", "region-8"),
        ("rect", "region-8"),
        ("path", "region-8"),
        ("circle", "region-0"),
    ]
    assert set(re.findall(r'(?:fill|stroke)="([^"]+)"', drawn)) == {"currentColor", "none"}
