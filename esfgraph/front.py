"""What was built → the front page: key figures, the networks, the questions with their answers, and what was left out."""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import NamedTuple

import jinja2
from markupsafe import Markup

from esfgraph.palette import css_rules


class Text(NamedTuple):
    """A text in Swedish and English."""

    sv: str
    en: str


class Figure(NamedTuple):
    """A key figure: what it counts, and the number as each language writes it."""

    name: Text
    value: Text
    money: bool = False


class NetworkLink(NamedTuple):
    """A network: what its page is called and says, the names of its files, and a small picture as SVG made by us."""

    title: Text
    text: Text
    page: str
    graphml: str
    picture: str


class Column(NamedTuple):
    """A column of a table, and whether it holds numbers."""

    name: Text
    number: bool


class TableLink(NamedTuple):
    """The answer to a question: of how many projects it speaks (or nothing), its first rows as text, how many rows, and their file.

    A question that no page can answer has no file, and ``coverage`` says why.
    """

    question: Text
    coverage: Text
    caveat: Text
    columns: Sequence[Column]
    first: Sequence[Sequence[Text]]
    rows: int
    file: str


class LeftOut(NamedTuple):
    """A file that was set aside or read with warnings, and why; or a project whose pages contradict each other, and in what."""

    file: str
    text: Text


class Download(NamedTuple):
    """A file that the page links and does not show, and what it holds."""

    file: str
    text: Text


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything that the front page shows."""

    figures: Sequence[Figure]
    networks: Sequence[NetworkLink]
    tables: Sequence[TableLink]
    left_out: Sequence[LeftOut]
    pages: int
    version: str
    downloads: Sequence[Download] = ()
    conflicts: Sequence[LeftOut] = ()


def render(overview: Overview, lang: str) -> str:
    """Give the front page as HTML that opens in ``sv`` or ``en`` and switches to the other; nothing in it comes from elsewhere."""
    templates = files("esfgraph") / "templates"
    style, script = ((templates / name).read_text(encoding="utf-8") for name in ("front.css", "front.js"))
    style += f"{css_rules(0)}@media (prefers-color-scheme: dark) {{\n{css_rules(1)}}}\n"
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("esfgraph", "templates"), autoescape=True, undefined=jinja2.StrictUndefined, keep_trailing_newline=True
    )
    return environment.get_template("front.html.j2").render(
        overview=overview,
        lang=lang,
        style=Markup(style),  # noqa: S704 - our own file and our own colours
        script=Markup(script),  # noqa: S704
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
