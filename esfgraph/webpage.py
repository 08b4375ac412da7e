"""What the front page and the questions page are both made of: texts in two languages, answers, and one frame with its policy."""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import NamedTuple

import jinja2
from markupsafe import Markup


class Text(NamedTuple):
    """A text in Swedish and English."""

    sv: str
    en: str


NOTHING = Text("", "")


class Column(NamedTuple):
    """A column of a table, and whether it holds numbers."""

    name: Text
    number: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """A question with its answer on one graph, as text: a sentence, the first rows of the table, and of how many projects it speaks.

    ``slug`` and ``number`` are what the question is called by. ``example`` names the values it was asked with, where it takes any.
    ``file`` is the file of the whole table, empty where there is none. ``refused`` says why no page of the graph can answer it, and
    is empty where one can.
    """

    slug: str
    number: int | None
    question: Text
    sentence: Text = NOTHING
    coverage: Text = NOTHING
    caveat: Text = NOTHING
    example: Text = NOTHING
    refused: Text = NOTHING
    columns: Sequence[Column] = ()
    first: Sequence[Sequence[Text]] = ()
    rows: int = 0
    file: str = ""


def render(name: str, title: Text, lang: str, shown: Mapping[str, object], style: str = "") -> str:
    """Give a page as HTML that opens in ``sv`` or ``en`` and switches to the other; nothing in it comes from elsewhere.

    Takes the name of the page's template, whose own style and script (``<name>.css``, ``<name>.js``) follow those that all pages share;
    what the template shows; and more style, where the page has some that is computed.
    """
    rules = _ours("shared.css") + _ours(f"{name}.css") + style
    script = _ours("shared.js") + _ours(f"{name}.js")
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("esfgraph", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(f"{name}.html.j2").render(
        **shown,
        lang=lang,
        title=title,
        style=Markup(rules),  # noqa: S704 - our own files and our own colours
        script=Markup(script),  # noqa: S704
        style_hash=_hash(rules),
        script_hash=_hash(script),
    )


def _ours(name: str) -> str:
    return (files("esfgraph") / "templates" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
