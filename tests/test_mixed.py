"""All periods in one graph: the five real pages keep their answers beside pages that cannot state parties, and owners are who they are."""

import csv
import io
import json
import subprocess
import sys

import pytest

from esfgraph.collection import read
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
    "norrsken": (*["Förvaltningen för arbetsmarknad och vuxenutbildning"] * 2, "inside-project"),
    "plus": (*["Arbetsgivarringen Kalmarsund AB"] * 2, "self-identifying"),
    "tema-nyanlanda": (*["Länsstyrelsen, enheten för lokal och social utveckling"] * 2, "inside-project"),
    "alla-behovs-pa-gotland": (*["Tillväxt Gotland"] * 2, "inside-project"),
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
    "name", ["kommunpar", "vem-medfinansierar-vem", "utan-angiven-medfinansiar", "budget-utan-angiven-medfinansiar", "kommuner"]
)
def test_answers_on_parties_and_places_stay_those_of_the_pages_that_state_them(built, name):
    assert table(built / "all", name) == table(built / "five", name)
    assert len(table(built / "all", name)) == {"kommunpar": 942, "kommuner": 82, "budget-utan-angiven-medfinansiar": 1}.get(name, 3)


def test_networks_stay_those_of_the_pages_that_state_parties_and_say_what_is_left_out(built):
    five, every = read(built / "five"), read(built / "all")
    for kind in ("municipalities", "actors", "projects"):
        alone, mixed = five.network(kind), every.network(kind)
        assert set(alone) == set(mixed)
        assert set(map(frozenset, alone.edges)) == set(map(frozenset, mixed.edges))
        assert (alone.graph["unable"], mixed.graph["unable"]) == (0, 16)


def test_coverage_is_told_by_period(built):
    store = read(built / "all").store
    assert [(one.period, one.able, one.projects) for one in coverage(store)] == [
        ("2007–2013", 5, 13),
        ("2014–2020", 0, 6),
        ("2021–2027", 0, 2),
    ]
    assert "5 av 21 projekt" in coverage_sentence(find(16), store, "sv")


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
    assert "kan ange parter" in ran.stderr
