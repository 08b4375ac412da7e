"""What was built → the front page: key figures, the networks, the most telling questions, and what was left out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from esfgraph.palette import css_rules
from esfgraph.webpage import NOTHING, Answer, Text, render

TITLE = Text("Vilka som möts i Socialfondens projekt", "Who meets in projects of the European Social Fund")
FEW = 6
"""Lists up to this length stand open; longer ones are folded under their count."""
MOST = 200
"""Of longer lists so many are shown; the build report has them all."""


class Figure(NamedTuple):
    """A key figure: what it counts, the number as each language writes it, and of how many it is known where that is not all."""

    name: Text
    value: Text
    note: Text = NOTHING
    main: bool = True


class NetworkLink(NamedTuple):
    """A network: what its page is called and its size, the names of its files, and a small picture as SVG made by us.

    ``caution`` is what whoever sees the picture must know, ``methods`` the paragraph for a report.
    """

    title: Text
    size: Text
    page: str
    graphml: str
    picture: str
    caution: Text = NOTHING
    methods: Text = NOTHING


class Remark(NamedTuple):
    """Why something was left out, and in which files (or projects) that is so."""

    text: Text
    where: Sequence[str]


class LeftOut(NamedTuple):
    """A project whose pages contradict each other, and in what."""

    file: str
    text: Text


class Download(NamedTuple):
    """A file that the page links and does not show, and what it holds."""

    file: str
    text: Text


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything that the front page shows.

    ``coverage`` says, once for all networks, of how many projects they can tell. ``aside`` are the reasons for which files were set
    aside, ``warned`` those for which something of a file was left out. ``questions`` counts all of the library, ``open_names`` the
    names that nobody has decided.
    """

    figures: Sequence[Figure]
    networks: Sequence[NetworkLink]
    answers: Sequence[Answer]
    pages: int
    version: str
    questions: int = 0
    coverage: Text = NOTHING
    aside: Sequence[Remark] = ()
    warned: Sequence[Remark] = ()
    conflicts: Sequence[LeftOut] = ()
    open_names: int = 0
    open_file: str = ""
    tables: Sequence[Download] = ()
    more: Sequence[Download] = ()


def render_front(overview: Overview, lang: str) -> str:
    """Give the front page as HTML that opens in ``sv`` or ``en`` and switches to the other; nothing in it comes from elsewhere."""
    colours = f"{css_rules(0)}@media (prefers-color-scheme: dark) {{\n{css_rules(1)}}}\n"
    return render("front", TITLE, lang, {"overview": overview, "few": FEW, "most": MOST}, colours)
