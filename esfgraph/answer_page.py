"""One question with its answer → a page of its own: the whole table with links, what it holds for, how to ask it again, and its SPARQL."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from esfgraph.webpage import NOTHING, Answer, Text, render


class Part(NamedTuple):
    """A text, and the address it links to; empty where it links nowhere."""

    text: Text
    link: str = ""


Cell = Sequence[Part]


@dataclass(frozen=True, slots=True)
class Whole:
    """An answer with all rows of its table, each cell in parts of which some are links.

    ``answer`` has the columns and all that is said of them; its own first rows are not shown. ``command`` and ``sparql`` are as in
    ``questions_page.Entry``; ``address`` is the server that was asked, empty where it was a built graph.
    """

    answer: Answer
    rows: Sequence[Sequence[Cell]]
    command: Text = NOTHING
    sparql: str = ""
    worked_out: bool = False
    address: str = ""


def render_answer(whole: Whole, lang: str, *, version: str) -> str:
    """Give the page as HTML that opens in ``sv`` or ``en``; it works from disk, and without its script too."""
    return render("answer", whole.answer.question, lang, {"whole": whole, "answer": whole.answer, "version": version})
