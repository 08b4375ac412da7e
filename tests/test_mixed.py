"""All periods in one graph: the five real pages keep their answers beside pages that cannot state parties, and owners are who they are."""

import csv
import io
import json
import subprocess
import sys

import networkx as nx
import pytest

from esfgraph.collection import read
from esfgraph.errors import UsageError
from esfgraph.identity import decide
from esfgraph.page import read_page
from esfgraph.queries import coverage, coverage_sentence, find
from esfgraph.reference import load

# Excerpt → (owner as a careful reader names it, organisation at the top, how it is known); None where the page states no owner.
OWNERS = {
    "aldreliv-nordost": ("Österåkers kommun, Stats och kommunled/övergripandeplanering", "Österåkers kommun", "unit-with-parent"),
    "guldlinjen-foretag-och-kommun-i-samverkan": None,
    "ide-i-dialog-for-egenmakt": ("Göteborgs stad, Sdf Frölunda, Fritid Frölunda", "Göteborgs stad", "unit-with-parent"),
    "integration-pa-g": (
        "Länsstyrelsen i Kronobergs län, Samhällsutvecklingsenheten",
        "Länsstyrelsen i Kronobergs län",
        "unit-with-parent",
    ),
    "kompetensforsorjning-olandsforetag": ("Mörbylånga kommun, Kommunledn", "Mörbylånga kommun", "unit-with-parent"),
    "norrsken": ("Piteå kommun, Förvaltningen för arbetsmarknad och vuxenutbildning", "Piteå kommun", "mail-domain"),
    "plus": (*["Arbetsgivarringen Kalmarsund AB"] * 2, "self-identifying"),
    "tema-nyanlanda": (*["Länsstyrelsen, enheten för lokal och social utveckling"] * 2, "inside-project"),
    "alla-behovs-pa-gotland": (*["Tillväxt Gotland"] * 2, "mail-domain"),
    "plug-in": (*["Sveriges Kommuner och Landsting"] * 2, "self-identifying"),
    "psykisk-halsa-och-sysselsattning": (
        "Region Gotland, Avdelningen för regional utveckling, enheten social hållbarhet",
        "Region Gotland",
        "unit-with-parent",
    ),
    "inkluderande-rehabilitering": (*["Samordningsförbundet Göteborg Hisingen DELTA"] * 2, "self-identifying"),
    "within": (*["Kristianstads kommun"] * 2, "self-identifying"),
    "gotland-forward": (*["Region Gotland"] * 2, "organisation-number"),
    "kvinnors-etablering": (*["Stockholms stad"] * 2, "organisation-number"),
    "forstudie-industri": ("Region Västmanland, Regionala utvecklingsförvaltningen", "Region Västmanland", "unit-with-parent"),
}


@pytest.fixture(scope="module")
def excerpts(real_pages):
    found = sorted((real_pages / "excerpts").glob("*/*.txt"))
    if len(found) != len(OWNERS):
        pytest.skip(f"the excerpts of the seven layouts are not in {real_pages / 'excerpts'}")
    return found


@pytest.fixture(scope="module")
def built(real_pages, excerpts, tmp_path_factory):
    """The five real pages alone, and with the excerpts of all layouts."""
    folder = tmp_path_factory.mktemp("mixed")
    for name, paths in (("five", sorted(real_pages.glob("*.txt"))), ("all", [real_pages])):
        subprocess.run([sys.executable, "-m", "esfgraph", "build", *paths, "--out", folder / name], check=True, capture_output=True)
    return folder


def table(folder, name):
    return list(csv.DictReader(io.StringIO((folder / f"tables/{name}.csv").read_text(encoding="utf-8"))))


def test_every_owner_is_who_a_careful_reader_says(excerpts):
    reference = load()
    for path in excerpts:
        project = read_page(path.read_bytes()).project
        assert project is not None
        found = decide(project, reference)[0] if project.owner else None
        top = found.actor if found else None
        while top and top.parent:
            top = top.parent
        assert (found and (found.actor.label, top.label, found.rule.value)) == OWNERS[path.stem], path.stem


def test_one_body_is_one_actor_across_periods(built):
    rows = read(built / "all").rows("aktorens-projekt", actor="Region Gotland")
    assert {row["title"] for row in rows} == {"Gotland Forward - en kompetensarena för alla", "Psykisk hälsa & sysselsättning"}


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("kommunpar", 942),
        ("vem-medfinansierar-vem", 3),
        ("utan-angiven-medfinansiar", 3),
        ("budget-utan-angiven-medfinansiar", 1),
        ("kommuner", 82),
        ("saknade-kommuner", 208),
        ("projekt-med-flest-parter", 5),
        ("kommunala-parter", None),
        ("kommuner-bara-som-plats", None),
        ("natverk-aktorer", 16),
        ("natverk-kommuner", 82),
    ],
)
def test_answers_on_parties_and_places_stay_those_of_the_pages_that_state_them(built, name, rows):
    assert table(built / "all", name) == table(built / "five", name)
    assert rows is None or len(table(built / "all", name)) == rows


def test_parties_of_a_programme_area_stay_those_of_the_pages_that_state_them(built):
    five, every = read(built / "five"), read(built / "all")
    asked = {"area": "2007-2013-2"}
    assert every.rows("parter-i-programomrade", **asked) == five.rows("parter-i-programomrade", **asked)
    assert len(every.rows("parter-i-programomrade", **asked)) == 16
    question = find("parter-i-programomrade")
    told = [coverage_sentence(question, one.store, one.terms(question, asked)) for one in (five, every)]
    assert [sentence.partition(" projekt ")[0] for sentence in told] == ["5 av 5", "5 av 9"], "silent projects are told, not mixed in"
    for silent in ("2007-2013-1", "2014-2020-2"):
        with pytest.raises(UsageError, match="0 of 4 projects have a page that can state more parties"):
            every.rows("parter-i-programomrade", area=silent)


def test_an_actor_known_only_from_later_pages_has_empty_cells_for_what_they_never_state(built):
    rows = {row["actorName"]: row for row in table(built / "all", "aktorer")}
    columns = ("projects", "ableProjects", "ownedProjects", "coFinancedProjects", "partnerProjects")
    assert [rows["Kristianstads kommun"][column] for column in columns] == ["1", "0", "1", "", ""]
    assert [rows["Region Dalarna"][column] for column in columns] == ["1", "1", "1", "0", "0"]
    five = {row["actorName"]: row for row in table(built / "five", "aktorer")}
    assert all(rows[name] == row for name, row in five.items())
    assert '<td class="number"><span lang="sv">kan inte anges</span>' in (built / "all/questions.html").read_text(encoding="utf-8")


def test_networks_stay_those_of_the_pages_that_state_parties_and_say_what_is_left_out(built):
    five, every = read(built / "five"), read(built / "all")
    for kind in ("municipalities", "actors", "projects"):
        alone, mixed = five.network(kind), every.network(kind)
        assert set(alone) == set(mixed)
        assert set(map(frozenset, alone.edges)) == set(map(frozenset, mixed.edges))
        assert (alone.graph["able"], alone.graph["unable"], alone.graph["silent_periods"]) == (5, 0, "")
        assert (mixed.graph["able"], mixed.graph["unable"], mixed.graph["silent_periods"]) == (5, 16, "2014–2020; 2021–2027")
        assert mixed.graph["coverage_text"] == "2007–2013: 5 av 13; 2014–2020: 0 av 6; 2021–2027: 0 av 2"


def test_coverage_is_told_by_period(built):
    store = read(built / "all").store
    assert [(one.period, one.able, one.projects) for one in coverage(store)] == [
        ("2007–2013", 5, 13),
        ("2014–2020", 0, 6),
        ("2021–2027", 0, 2),
    ]
    assert "5 av 21 projekt" in coverage_sentence(find(16), store)


def test_what_a_layout_never_states_is_an_empty_cell_and_never_nought(built):
    rows = {row["layout"]: row for row in table(built / "all", "tackning")}
    assert rows["2007-2013-print"]["withCoFinancer"] == "2"
    later = [row for layout, row in rows.items() if layout != "2007-2013-print"]
    assert len(later) == 6
    assert {row[column] for row in later for column in ("withCoFinancer", "withPartner", "withPlace")} == {""}


def test_the_sums_are_those_of_the_stated_amounts_alone(built, excerpts, real_pages):
    projects = [read_page(path.read_bytes()).project for path in [*sorted(real_pages.glob("*.txt")), *excerpts]]
    granted = [project.granted_support for project in projects if project.granted_support is not None]
    counts = json.loads((built / "all/manifest.json").read_text())["counts"]
    assert (counts["granted_support"], counts["granted_support_stated"]) == (sum(granted), len(granted)) == (206_155_571, 20)
    assert counts["total_budget_stated"] == 19


def test_the_mixed_graph_keeps_every_rule(built):
    ran = subprocess.run([sys.executable, "-m", "esfgraph", "validate", "--graph", built / "all"], capture_output=True, check=False)
    assert ran.returncode == 0


def test_a_network_of_a_period_whose_pages_state_no_parties_is_refused(built):
    command = [sys.executable, "-m", "esfgraph", "network", "actors", "--graph", built / "all", "--area", "2014-2020-2"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "inget projekt i urvalet har en sida som kan ange" in ran.stderr


def test_a_network_over_periods_says_which_of_them_it_cannot_compare(built, tmp_path):
    out = tmp_path / "actors.graphml"
    command = [sys.executable, "-m", "esfgraph", "network", "actors", "--graph", built / "all", "--from", "2010", "--to", "2020"]
    ran = subprocess.run([*command, "--out", out], capture_output=True, text=True, check=True)
    assert "8 projekt i urvalet är inte med" in ran.stderr
    assert "2007–2013: 4 av 8; 2014–2020: 0 av 4." in ran.stderr
    assert "Kan inte jämföras, för ingen sida i urvalet kan ange det: 2014–2020: 0 av 4.\n" in ran.stderr
    graph = nx.read_graphml(out).graph
    assert (graph["able"], graph["unable"], graph["silent_periods"]) == (4, 8, "2014–2020")
    page = subprocess.run([*command, "--format", "html"], capture_output=True, text=True, check=True).stdout
    assert '"silent":[["2014–2020",4]]' in page
    front = (built / "all/index.html").read_text(encoding="utf-8")
    told = "Nätverken visar 5 av 21 projekt: bara de har en sida som kan ange kommuner och andra parter än ägaren "
    told += "(2007–2013: 5 av 13; 2014–2020: 0 av 6; 2021–2027: 0 av 2). Kan inte jämföras med andra perioder: 2014–2020, 2021–2027."
    assert front.count(told) == 1


def test_a_collection_of_silent_pages_alone_says_so_instead_of_nought(excerpts, tmp_path):
    paths = [path for path in excerpts if path.parent.name.startswith("2021")]
    assert paths
    subprocess.run([sys.executable, "-m", "esfgraph", "build", *paths, "--out", tmp_path / "out"], check=True, capture_output=True)
    names = {path.stem for path in (tmp_path / "out/tables").iterdir()}
    assert {"projekt", "aktorer", "tackning"} <= names
    assert not names & {"saknade-kommuner", "kommunala-parter", "vem-medfinansierar-vem", "natverk-aktorer", "kommunpar"}
    front = (tmp_path / "out/index.html").read_text(encoding="utf-8")
    assert "09-saknade-kommuner: kan inte besvaras." in front
    assert front.count("Kan inte anges: inget projekt i urvalet") == 3
    assert '<dd><span lang="sv">kan inte anges</span>' in front
    assert '"cannot":true' in (tmp_path / "out/network-actors.html").read_text(encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "esfgraph", "query", "9", "--graph", tmp_path / "out"], capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "kan inte besvaras" in ran.stderr
