"""The command ``measures`` on the example pages: the table, the files, what is said beside them, and what is refused."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

import esfgraph as package
from esfgraph.cli import main
from esfgraph.network import COLUMNS

ROOT = Path(__file__).parent.parent
LARGEST = "Integration genom arbete"  # 38 of the 82 municipalities, and 703 of the 942 ties


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The output folder of the example pages."""
    folder = tmp_path_factory.mktemp("measured") / "output"
    subprocess.run([sys.executable, "-m", "esfgraph", "build", ROOT / "examples", "--out", folder], check=True, capture_output=True)
    return folder


@pytest.fixture
def measured(monkeypatch, capfd, built):
    """Call ``esfgraph measures``; gives exit code, standard output and standard error."""

    def call(*arguments):
        monkeypatch.setenv("COLUMNS", "200")
        monkeypatch.setattr(sys, "argv", ["esfgraph", "measures", *map(str, arguments), "--graph", str(built)])
        with pytest.raises(SystemExit) as end:
            main()
        said = capfd.readouterr()
        return end.value.code or 0, said.out, said.err

    return call


def test_the_largest_project_decides_the_ranking_of_the_example_and_is_named(measured):
    code, out, err = measured("municipalities", "--sort", "degree", "--leave-one-out", "--format", "csv", "--lang", "en")
    assert code == 0
    rows = list(csv.DictReader(io.StringIO(out)))
    assert list(rows[0]) == [*COLUMNS, "rank", "best_rank", "worst_rank", "moved_by", "moved_by_title"]
    assert len(rows) == 82
    # the 38 of the largest project have 37 ties each; without it they have none, and the other 44 stand before them
    leaders = [row for row in rows if row["moved_by_title"] == LARGEST and row["rank"] == "1"]
    assert len(leaders) == 38
    assert {(row["degree"], row["best_rank"], row["worst_rank"], row["strength"], row["core"]) for row in leaders} == {
        ("37", "1", "45", "1", "0")
    }
    # the 44 others move up 38 places, the 38 down 44: 38 * 44 * 2 / 82 = 40.8
    assert f"Without the project “{LARGEST}” a node moves 40.8 places by degree on average, at most 44." in err
    assert "Projects tried: 5 of 5" in err
    assert f"Warning: one single project, “{LARGEST}”, lies behind 75% of the ties." in err
    assert "There is little to go by (initiatives of two nodes or more: 5)." in err


def test_the_table_shows_names_and_the_measures_people_ask_for(measured):
    code, out, err = measured("actors")
    head, _, *rows = out.splitlines()
    assert code == 0
    assert head.split() == [
        "label",
        "degree",
        "strength",
        "betweenness",
        "constraint",
        "core",
        "community",
    ]  # no redundancy: nobody has two
    assert sum(not row.startswith(" ") for row in rows) >= 14
    assert "Underlaget är litet (initiativ med minst två noder: 3)." in err


def test_json_holds_the_rows_the_summary_and_the_methods_paragraph(measured):
    code, out, _ = measured("actors", "--format", "json", "--leave-one-out", "--lang", "en")
    found = json.loads(out)
    assert code == 0
    assert len(found["measures"]) == 14
    assert found["leave_one_out"]["measure"] == "strength"
    assert found["leave_one_out"]["tried"] == 3
    assert f"Made with esfgraph {package.__version__}" in found["methods"]
    assert "Burt 1992" in found["methods"]
    assert found["warnings"][0].startswith("Warning: one single project, “Integration genom arbete”, lies behind 48% of the ties.")
    alone = [row for row in found["measures"] if row["degree"] == 0]
    assert [(row["community"], row["constraint"], row["redundancy"]) for row in alone] == [(-1, None, None)] * 2


def test_a_file_is_written_in_the_format_of_its_name(measured, tmp_path):
    code, out, _ = measured("actors", "--out", tmp_path / "m.csv")
    assert (code, out) == (0, "")
    assert (tmp_path / "m.csv").read_text(encoding="utf-8").startswith("id,label,kind,region,group,projects,degree,")
    assert measured("actors", "--out", tmp_path / "m.json")[0] == 0
    assert len(json.loads((tmp_path / "m.json").read_text(encoding="utf-8"))["measures"]) == 14


def test_filters_are_those_of_the_network(measured):
    code, out, _ = measured("municipalities", "--region", "Sydsverige", "--format", "json", "--lang", "en")
    found = json.loads(out)
    assert code == 0
    assert {row["degree"] for row in found["measures"]} == {37}
    assert len(found["measures"]) == 38
    assert "Selection: region SE22." in found["methods"]


def test_groups_are_the_types_of_actors_and_the_regions_of_municipalities(measured):
    actors = json.loads(measured("actors", "--format", "json")[1])["measures"]
    groups = {row["label"]: row["group"] for row in actors}
    assert groups["Arbetsförmedlingen"] == "national-agency"
    assert groups["Staben"] == ""
    places = json.loads(measured("municipalities", "--format", "json")[1])["measures"]
    assert {row["group"] for row in places if row["label"] == "Åstorp"} == {"Sydsverige"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("projects",), "unknown network 'projects': use one of municipalities, actors"),
        (("actors", "--sort", "size"), "unknown measure 'size'"),
        (("actors", "--format", "html"), "html: no such format; one of table, csv, json"),
        (("municipalities", "--role", "owner"), "role 'owner' with municipalities"),
        (("actors", "--ties", "all"), "all: no such ties"),
    ],
)
def test_wrong_use_is_refused_in_a_line(measured, arguments, message):
    code, out, err = measured(*arguments)
    assert (code, out) == (2, "")
    assert message in err
    assert err.count("\n") == 1


def test_programs_have_the_same_measures(built):
    collection = package.read(built)
    rows = {row.label: row for row in collection.measures("actors")}
    assert rows["Arbetsförmedlingen"].degree == 4
    assert rows["Arbetsförmedlingen"].group == "national-agency"
    assert collection.network("actors").graph["selection"] == ""
