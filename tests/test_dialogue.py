"""``esfgraph ask``: typed at, in memory and on a real terminal."""

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from test_cli import esfgraph as esfgraph  # noqa: PLC0414 a fixture

from esfgraph.cli.dialogue import _asks_for, _near, converse, fitting
from esfgraph.cli.options import Lang
from esfgraph.collection import read
from esfgraph.queries import library

ROOT = Path(__file__).parent.parent
LIBRARY = library()


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder with the built example pages in ``output``."""
    folder = tmp_path_factory.mktemp("ask")
    build = [sys.executable, "-m", "esfgraph", "build", ROOT / "examples", "--out", folder / "output"]
    subprocess.run(build, check=True, capture_output=True)
    return folder


@pytest.fixture
def talk(place, capfd):
    """Type all keys; gives standard output and standard error."""

    def typed(keys, lang=Lang.EN):
        with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
            pipe.send_text(keys)
            converse(read(place / "output"), place / "output", lang)
        return capfd.readouterr()

    return typed


def test_the_list_is_shown_and_q_leaves(talk):
    said = talk("q\r")
    assert "\n 6  Who co-finances whom?\n" in said.out
    assert "Listings: aktorer, granskning" in said.out
    assert said.out.endswith("Goodbye.\n")
    assert talk("sluta\r", Lang.SV).out.endswith("Hej då.\n")


@pytest.mark.parametrize("keys", ["\x04", "\x03", "3\r\x03", "3\r\x04", "3\rq\r", "3\rStaben\r\x04"])
def test_ctrl_c_and_ctrl_d_leave_cleanly_wherever_one_is(talk, keys):
    assert talk(keys).out.endswith("Goodbye.\n")


def test_a_question_without_values_is_answered_at_once_and_then_the_next_one(talk):
    said = talk("6\r16\rq\r")
    assert "3 actors are stated as co-financers in projects of 2 owners." in said.out
    assert "1 project has a budget larger than the support and no stated co-financer." in said.out
    assert "Note: The pages do not say how much each one pays." in said.err


def test_words_choose_a_question_and_a_value_is_asked_for(talk):
    said = talk("parties together actor\rArbetsförmedlingen\rq\r")
    assert "Who are stated as parties together with the actor" in said.out
    assert "Arbetsförmedlingen is listed as a party together with 4 other actors in 1 project." in said.out


def test_a_year_is_asked_for_as_a_year():
    assert _asks_for("year", "integer", "2014", Lang.SV) == "  år (year) [2014]: "
    assert _asks_for("other", "actor", "", Lang.EN) == "  actor (other): "


def test_a_default_needs_no_typing(talk):
    assert "initiative from 2014 or later" in talk("18\r\rq\r").out.replace("initiatives", "initiative")


def test_an_unknown_name_is_asked_for_again_with_what_was_meant(talk):
    said = talk("10\rAstorp\rÅstorp\rq\r")
    assert "no municipality is called “Astorp”; did you mean: Åstorp" in said.err
    assert "37 municipalities" in said.out


def test_words_that_fit_several_questions_list_them_and_none_says_so(talk):
    said = talk("co-financ\rzzz\rq\r")
    listed = said.out.split("\n\n")[1]
    assert " 6  Who co-finances whom?" in listed
    assert " 9  " not in listed
    assert "No question has “zzz” in it." in said.err


def test_an_empty_value_leads_back_to_the_questions(talk):
    assert talk("3\r\r6\rq\r").out.count("Who co-finances whom?") == 2


def test_questions_are_found_by_number_name_and_words_in_either_language():
    assert [each.number for each in fitting(LIBRARY, "9", "sv")] == [9]
    assert [each.number for each in fitting(LIBRARY, "saknade-kommuner", "en")] == [9]
    assert [each.number for each in fitting(LIBRARY, "KORTASTE vägen", "sv")] == [14]
    assert [each.number for each in fitting(LIBRARY, "shortest path", "en")] == [14]
    assert fitting(LIBRARY, "", "sv") == list(LIBRARY)


def test_names_that_begin_so_are_suggested_before_those_that_have_it_inside():
    suggest = _near([("Göteborgsregionen", ""), ("Region Dalarna", "x"), ("Evil\x1b[31m region", "")])
    assert list(suggest("REG")) == [("Region Dalarna", "x"), ("Göteborgsregionen", "")]


def test_without_a_terminal_it_says_what_to_use(place, esfgraph):
    code, out, said = esfgraph("ask", "--graph", place / "output", "--lang", "en")
    assert (code, out, said) == (2, "", "esfgraph: esfgraph ask asks on a terminal, and there is none; use esfgraph query\n")


def test_it_works_on_a_real_terminal_with_completion_by_tab(place):
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(place)
        environment = {**os.environ, "TERM": "xterm", "LC_ALL": "C.UTF-8", "COLUMNS": "80", "PROMPT_TOOLKIT_NO_CPR": "1"}
        os.execve(sys.executable, [sys.executable, "-m", "esfgraph", "ask"], environment)
    steps = [
        ("q slutar", "2\r"),
        ("(actor):", "Dal"),
        ("Region Dalarna", "\t"),
        ("ion Dalarna", "\r"),
        ("i 1 projekt.", ""),
        ("q slutar", "\x04"),
    ]
    screen, end = "", time.monotonic() + 90
    for expected, keys in [*steps, ("Hej då.", "")]:
        while expected not in screen and time.monotonic() < end:
            if select.select([terminal], [], [], 0.5)[0]:
                screen += os.read(terminal, 65536).decode(errors="replace")
        assert expected in screen, screen[-2000:]
        screen = screen.partition(expected)[2]
        os.write(terminal, keys.encode())
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    os.close(terminal)
