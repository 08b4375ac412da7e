"""What a shell is told while a word is typed: by the protocol that Typer documents, in a process of its own, and in a real bash."""

import csv
import os
import pty
import re
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from esfgraph.cli.completion import completed
from esfgraph.cli.names import names
from esfgraph.queries import library

ROOT = Path(__file__).parent.parent
SLUGS = [question.slug for question in library()]


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder with the built example pages in ``output``, as a user stands in it."""
    folder = tmp_path_factory.mktemp("completion")
    build = [sys.executable, "-m", "esfgraph", "build", ROOT / "examples", "--out", folder / "output"]
    subprocess.run(build, check=True, capture_output=True)
    return folder


@pytest.fixture
def there(place, monkeypatch):
    monkeypatch.chdir(place)
    return place


def asked(shell, place, *words, action="get-args"):
    """What the command prints for words of which the last is incomplete; bash breaks them at "=" and ":"."""
    line = {"_ESFGRAPH_COMPLETE": f"complete_{shell}"}
    if shell == "bash":
        broken = [part for word in ("esfgraph", *words) for part in re.findall(r"[=:]|[^=:]+|^$", word)]
        line |= {"COMP_WORDS": "\n".join(broken), "COMP_CWORD": str(len(broken) - 1)}
    else:
        line |= {"_TYPER_COMPLETE_ARGS": " ".join(("esfgraph", *words)), "_TYPER_COMPLETE_FISH_ACTION": action}
    environment = {**os.environ, "LC_ALL": "C.UTF-8", **line}
    return subprocess.run(
        [sys.executable, "-c", "import sys; sys.argv[0] = 'esfgraph'; from esfgraph.cli import main; main()"],
        cwd=place, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(("shell", "words", "expected"), [("bash", ["quer"], "queries"), ("zsh", ["query", "--wi"], "--with-source")])
def test_commands_and_options_are_completed(shell, words, expected, place):
    assert expected in asked(shell, place, *words).stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_names_with_blanks_and_swedish_letters(shell, place):
    said = asked(shell, place, "query", "3", "--param", "actor=Å")
    expected = {
        "bash": "Åstorps\\ kommun\nÅstorps\\ kommun,\\ Integrationsenheten\n",
        "zsh": '_arguments \'*: :(("actor=Åstorps kommun"\n"actor=Åstorps kommun, Integrationsenheten":"Åstorps kommun"))\'\n',
        "fish": "actor=Åstorps kommun\nactor=Åstorps kommun, Integrationsenheten\tÅstorps kommun\n",
    }
    assert (said.stdout, said.stderr, said.returncode) == (expected[shell], "", 0)


def test_fish_asks_whether_there_is_anything(place):
    assert asked("fish", place, "query", "sak", action="is-args").returncode == 0
    assert asked("fish", place, "query", "zz", action="is-args").returncode == 1


def fish(*words):
    said = completed({"_ESFGRAPH_COMPLETE": "complete_fish", "_TYPER_COMPLETE_ARGS": " ".join(("esfgraph", *words))})
    return None if said is None else dict(line.partition("\t")[::2] for line in said.splitlines())


def bash(*words):
    said = completed({"_ESFGRAPH_COMPLETE": "complete_bash", "COMP_WORDS": "\n".join(("esfgraph", *words)), "COMP_CWORD": str(len(words))})
    return None if said is None else said.splitlines()


def test_questions_are_completed_by_name_and_number_with_what_they_ask(there):
    assert list(fish("query", "")) == SLUGS
    assert fish("query", "sak") == {"saknade-kommuner": "Vilka av de 290 kommunerna saknas helt på de sidor som kan ange kommuner?"}
    assert fish("query", "--lang", "en", "6") == {"6": "Who co-finances whom?"}
    assert list(fish("query", "1")) == ["1", *map(str, range(10, 20))]


def test_parameters_are_those_of_the_question_and_not_given_twice(there):
    assert fish("query", "14", "--param", "") == {"actor=": "actor", "other=": "actor"}
    assert fish("query", "14", "--param", "actor=Staben", "--param", "") == {"other=": "actor"}
    assert fish("query", "9", "--param", "") == {}
    assert fish("query", "no-such-question", "--param", "") == {}
    assert fish("query", "14", "--param", "nonsense=") == {}
    assert bash("query", "14", "--param", "") == ["actor=", "other="]
    assert bash("query", "18", "--param", "") == [f"year={year}" for year in (2008, 2009, 2014)]


def test_values_are_those_of_the_parameters_kind(there):
    assert list(fish("query", "10", "--param", "municipality=å")) == ["municipality=Åre", "municipality=Åstorp"]
    assert fish("query", "20", "--param", "area=2007-2013-1") == {}
    assert list(fish("query", "20", "--param", "area=")) == ["area=2007-2013-2"]
    assert fish("query", "1", "--param", "project=Dal") == {"project=Dalarna - Implementering integration": "Region Dalarna"}
    assert list(fish("query", "13", "--param", "without=In")) == [
        f"without=Integration{rest}" for rest in (" genom arbete", "ssamordningen", "sservice")
    ]
    assert fish("query", "10", "--param", "municipality=", "--graph", "elsewhere") is None
    assert fish("query", "10", "--graph", "elsewhere", "--param", "municipality=Å") == {}
    assert list(fish("explain", "Åst")) == ["Åstorp", "Åstorps kommun", "Åstorps kommun, Integrationsenheten"]


def test_names_are_all_those_of_the_tables(there):
    with Path("output/tables/kommuner.csv").open(encoding="utf-8", newline="") as file:
        assert {row["municipalityName"] for row in csv.DictReader(file)} == {name for name, _ in names(Path("output"), "municipality")}
    assert len(names(Path("output"), "municipality")) == 82
    assert ("Skåne län", "12") in names(Path("output"), "county")
    assert ("SE22", "Sydsverige") in names(Path("output"), "region")
    assert ("implementation", "Genomförande") in names(Path("output"), "phase")
    assert names(Path("output"), "text") == []


def test_bash_keeps_what_it_has_broken_off_and_quotes_what_it_is_given(there):
    assert bash("query", "3", "--param", "actor", "=", "Reg") == ["Region\\ Dalarna"]
    assert bash("query", "3", "--param", "actor", "=", '"Region D') == ["Region Dalarna"]
    assert bash("query", "3", "--param", "actor", "=", "Region\\ D") == ["Region\\ Dalarna"]
    assert bash("query", "3", "--param", "actor", "=")[0] == "Arbetsförmedlingen"


def test_what_is_none_of_ours_is_left_to_typer(there):
    for words in (["quer"], ["query", "--"], ["query", "./my.rq"], ["query", "9", ""], ["build", "x"], ["query", "--graph", "out"]):
        assert fish(*words) is None
    assert completed({"_ESFGRAPH_COMPLETE": "source_bash"}) is None


def test_no_name_of_a_page_acts_in_a_shell_that_evaluates_it(tmp_path):
    tables = tmp_path / "tables"
    tables.mkdir()
    hostile = ["$(touch pwned)", "`id`", "a'; touch pwned; '", 'x"y', "a\\", "*", "~x", "Bra (Sverige) & Co: AB"]
    with (tables / "aktorer.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["actorName", "parentName", "knownOnlyInTitle"])
        writer.writerows([name, "", "$(id)"] for name in hostile)
    words = ["query", "3", "--graph", str(tmp_path), "--param", "actor=", ""]
    line = {"COMP_WORDS": "\n".join(["esfgraph", *words[:5], "actor", "="]), "COMP_CWORD": "7"}
    assert completed({"_ESFGRAPH_COMPLETE": "complete_bash", **line}) == "Bra\\ \\(Sverige\\)\\ \\&\\ Co:\\ AB"
    line = {"_TYPER_COMPLETE_ARGS": " ".join(["esfgraph", *words[:6]])}
    assert completed({"_ESFGRAPH_COMPLETE": "complete_zsh", **line}) == "_arguments '*: :((\"actor=Bra (Sverige) & Co\\\\: AB\"))'"


def test_a_name_that_a_table_guards_is_completed_as_the_pages_have_it(tmp_path):
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables/aktorer.csv").write_text("actorName,parentName,knownOnlyInTitle\n'-x,,\n'n Hus,,\n", encoding="utf-8")
    assert [name for name, _ in names(tmp_path, "actor")] == ["'n Hus", "-x"]


def test_no_library_of_networks_or_graphs_is_loaded_for_a_word(there):
    """That is what keeps an answer under a second; a clock would tell of the machine."""
    script = "import sys, os; from esfgraph.cli import main\ntry: main()\nexcept SystemExit: print(*sys.modules)"
    line = {"_ESFGRAPH_COMPLETE": "complete_fish", "_TYPER_COMPLETE_ARGS": "esfgraph query 3 --param actor=Reg"}
    said = subprocess.run([sys.executable, "-c", script], env={**os.environ, **line}, capture_output=True, text=True, check=True).stdout
    assert said.startswith("actor=Region Dalarna\n")
    assert not {"networkx", "scipy", "numpy", "pyshacl", "openpyxl", "typer", "jinja2"} & set(said.split())


def waited(terminal, until, said=""):
    """Read the screen until it has the text, or for a minute."""
    end = time.monotonic() + 60
    while until not in said and time.monotonic() < end:
        if select.select([terminal], [], [], 0.5)[0]:
            said += os.read(terminal, 4096).decode(errors="replace").replace("\a", "")
    return said


@pytest.fixture(scope="module")
def bash_here(place):
    """A bash on a terminal with completion installed; gives the terminal."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(place)
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        environment = {**os.environ, "PATH": path, "LC_ALL": "C.UTF-8", "TERM": "dumb", "HISTFILE": "", "INPUTRC": "/dev/null"}
        os.execvpe("bash", ["bash", "--norc", "--noprofile", "-i"], environment)
    os.write(terminal, b'bind "set enable-bracketed-paste off"; eval "$(esfgraph --show-completion bash)"; echo rea""dy\n')
    assert "\nready" in waited(terminal, "\nready")
    yield terminal
    os.close(terminal)
    os.kill(child, 9)
    os.waitpid(child, 0)


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ("query sak\t", "query saknade-kommuner "),
        ("query 3 --param actor=Reg\t", "query 3 --param actor=Region\\ Dalarna "),
        ('query 3 --param actor="Reg\t', 'query 3 --param actor="Region Dalarna" '),
        ("query 10 --param mun\tÅs\t", "query 10 --param municipality=Åstorp "),
    ],
)
def test_a_real_bash_completes_the_line(bash_here, keys, line):
    os.write(bash_here, f"\x15esfgraph {keys}".encode())  # Ctrl-U clears what was typed before
    assert f"esfgraph {line}" in waited(bash_here, f"esfgraph {line}")
