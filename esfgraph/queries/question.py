"""A query file: its header in grlc's decorator style (``#+ summary: …``), the names it goes by, and its answer sentence."""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

from esfgraph.errors import QueryError, UsageError
from esfgraph.queries.tables import Table
from esfgraph.resources import folder

PARAMETER_TYPES = frozenset(
    {"actor", "municipality", "project", "region", "area", "phase", "role", "county", "actor-or-project", "integer", "text"}
)
COVERAGES = ("none", "roles", "parties", "places")
"""What only some pages can state, so that a question on it counts only those: nothing, parties in all roles of which every page can
state the owner, other parties than the owner, or municipalities."""
SELECTION = "tackning-per-period"
"""The query that counts the projects a question looks at, where its header names no other: those of the whole graph."""

_NAME = re.compile(r"(?:(?P<number>\d+)-)?(?P<slug>.+)")
_PLACE = re.compile(r"\{(?P<sign>[#=]?)(?P<name>\w*)(?:=(?P<value>[^|}]*))?(?:\|(?P<one>[^|}]*)\|(?P<many>[^|}]*))?\}")


@dataclass(frozen=True, slots=True)
class Texts:
    """What a person reads of a question, in one language; empty where a user's own file says nothing.

    ``answer`` is the sentence above the rows, ``nothing`` the one where there are none and ``answer`` would not do.
    """

    summary: str = ""
    description: str = ""
    caveat: str = ""
    answer: str = ""
    nothing: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One query file: the text that is run, what its header says, and the number and slug it is called by.

    ``parameters`` gives the type of each parameter (see ``PARAMETER_TYPES``), which the text calls ``?_name``; ``defaults`` gives
    words for some of them, and ``enumerate`` those with a short closed list of values. ``coverage`` is one of ``COVERAGES``.
    ``selection`` is the query that counts the projects looked at, by period; it takes the question's values for its own parameters.
    ``engine`` names what works the answer out from the rows (see ``esfgraph.answering``), "" where the rows are the answer.
    ``sources`` names the columns of the answer that the pages behind a row must list (see ``esfgraph.provenance``), ``None`` for all.
    ``network`` names the two columns (``_name`` for a parameter) whose things are the ends of a tie, and is empty where rows are no ties.
    """

    slug: str
    number: int | None
    text: str
    swedish: Texts = field(default_factory=Texts)
    english: Texts = field(default_factory=Texts)
    tags: tuple[str, ...] = ()
    parameters: Mapping[str, str] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)
    enumerate: tuple[str, ...] = ()
    coverage: str = "none"
    selection: str = SELECTION
    engine: str = ""
    sources: tuple[str, ...] | None = None
    network: tuple[str, str] | tuple[()] = ()

    @property
    def name(self) -> str:
        """The file's name without its ending: ``09-saknade-kommuner``, or the slug where there is no number."""
        return self.slug if self.number is None else f"{self.number:02d}-{self.slug}"

    def texts(self, lang: str) -> Texts:
        """Give the texts in one language, ``sv`` or ``en``."""
        return self.english if lang == "en" else self.swedish


def read_question(text: str, name: str) -> Question:
    """Read the text of a query; ``name`` is its file's name without the ending. A query without a header is one without parameters.

    Raises:
        QueryError: the header is not YAML of the right form, or a parameter's type or the coverage is unknown.
    """
    header = _header(text, name)
    match = _NAME.fullmatch(name)
    number = match["number"] if match else None
    return Question(
        slug=match["slug"] if match else name,
        number=int(number) if number else None,
        text=text,
        swedish=_texts(header, ""),
        english=_texts(header, "_en"),
        tags=tuple(map(str, _listed(header, "tags", name))),
        parameters=_parameters(header, name),
        defaults={str(key): str(value) for entry in _listed(header, "defaults", name) for key, value in _mapping(entry, name).items()},
        enumerate=tuple(map(str, _listed(header, "enumerate", name))),
        coverage=_coverage(header, name),
        selection=str(header.get("selection") or SELECTION),
        engine=str(header.get("engine") or ""),
        sources=tuple(map(str, _listed(header, "sources", name))) if "sources" in header else None,
        network=_network(header, name),
    )


def library(path: Path | None = None) -> tuple[Question, ...]:
    """Read all questions of the library (or of another folder): the numbered ones by number, then the listings by slug."""
    return _shipped() if path is None else _read_all(path)


@cache  # reading them all takes as long as many answers, and they do not change while the program runs
def _shipped() -> tuple[Question, ...]:
    return _read_all(folder("queries"))


def _read_all(path: Path) -> tuple[Question, ...]:
    questions = [read_question(file.read_text(encoding="utf-8"), file.stem) for file in sorted(path.glob("*.rq"))]
    return tuple(sorted(questions, key=lambda question: (question.number is None, question.number or 0, question.slug)))


def find(name: str | int) -> Question:
    """Give the question that a number (``9``), a slug (``saknade-kommuner``) or a file name (``09-saknade-kommuner``) calls.

    Raises:
        UsageError: no question is called so; the message gives near names.
    """
    wanted = str(name).strip().casefold().removesuffix(".rq")
    questions = library()
    for question in questions:
        if wanted in {question.slug, question.name} or (wanted.isdecimal() and int(wanted) == question.number):
            return question
    near = difflib.get_close_matches(wanted, [question.slug for question in questions], n=5, cutoff=0.4)
    hint = f"; did you mean {', '.join(near)}?" if near else ";"
    raise UsageError(f"no question is called “{name}”{hint} `esfgraph queries` lists them all")


def answer(question: Question, table: Table, names: Mapping[str, str], lang: str = "sv") -> str:
    """Fill the answer sentence of a question.

    ``{actor}`` becomes the label that ``names`` gives for the parameter, ``{#actor}`` the number of different values of that column,
    ``{#}`` the number of rows, ``{#outcome=new}`` that of the rows with this value in that column, ``{=steps}`` the value of that column in
    the first row (– where it has none), and ``{#actor|aktör|aktörer}`` such a number with its noun in singular or plural.
    """

    def fill(place: re.Match[str]) -> str:
        if not place["sign"]:
            return names.get(place["name"], place[0])
        if place["name"] not in {"", *table.columns}:
            return place[0]
        number = _number(table, place)
        if place["one"] is not None:
            return f"{number} {place['one'] if number == '1' else place['many']}"
        return number

    texts = question.texts(lang)
    return _PLACE.sub(fill, texts.answer if table.rows else texts.nothing or texts.answer)


def _number(table: Table, place: re.Match[str]) -> str:
    """Give what a place of the sentence counts or shows, with blanks between thousands."""
    if not place["name"]:
        return str(len(table.rows))
    if place["sign"] == "#" and place["value"] is None:
        return str(len(table.distinct(place["name"])))
    cells = [row[table.columns.index(place["name"])] for row in table.rows]
    if place["sign"] == "#":
        return str(sum(str(getattr(cell, "value", "")).casefold() == place["value"].casefold() for cell in cells))
    first = str(getattr(cells[0], "value", "")) if cells else ""
    return f"{int(first):,}".replace(",", "\N{NO-BREAK SPACE}") if first.isdecimal() else first or "–"


def describe(question: Question) -> dict[str, object]:
    """Give what ``esfgraph queries --format json`` says of a question: plain values only."""
    texts = {lang: {key: getattr(question.texts(lang), key) for key in Texts.__slots__} for lang in ("sv", "en")}
    return {
        "number": question.number,
        "name": question.slug,
        "tags": list(question.tags),
        "coverage": question.coverage,
        "engine": question.engine or None,
        "network": list(question.network) or None,
        "parameters": [{"name": name, "type": kind, "default": question.defaults.get(name)} for name, kind in question.parameters.items()],
        **texts,
    }


def _header(text: str, name: str) -> dict[str, object]:
    lines = [line[2:].removeprefix(" ") for line in text.splitlines() if line.startswith("#+")]
    try:
        header = yaml.safe_load("\n".join(lines)) or {}
    except yaml.YAMLError as error:
        raise QueryError(f"{name}: the header (lines with #+) is not YAML: {error}") from error
    return _mapping(header, name)


def _mapping(value: object, name: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise QueryError(f"{name}: the header needs `key: value` where it has {value!r}")
    return value


def _listed(header: Mapping[str, object], key: str, name: str) -> list[object]:
    value = header.get(key) or []
    if not isinstance(value, list):
        raise QueryError(f"{name}: `{key}` in the header must be a list")
    return value


def _texts(header: Mapping[str, object], ending: str) -> Texts:
    return Texts(**{key: str(header.get(f"{key}{ending}") or "").strip() for key in Texts.__slots__})


def _network(header: Mapping[str, object], name: str) -> tuple[str, str] | tuple[()]:
    ends = tuple(map(str, _listed(header, "network", name)))
    if len(ends) not in {0, 2}:
        raise QueryError(f"{name}: `network` names {len(ends)} columns; a tie has two ends, as in [actor, otherActor]")
    return (ends[0], ends[1]) if ends else ()


def _coverage(header: Mapping[str, object], name: str) -> str:
    value = str(header.get("coverage") or "none")
    if value not in COVERAGES:
        raise QueryError(f"{name}: `coverage` is “{value}”; known: {', '.join(COVERAGES)}")
    return value


def _parameters(header: Mapping[str, object], name: str) -> dict[str, str]:
    parameters = {str(key): str(kind) for key, kind in _mapping(header.get("parameters") or {}, name).items()}
    for key, kind in parameters.items():
        if kind not in PARAMETER_TYPES:
            raise QueryError(f"{name}: parameter “{key}” has the type “{kind}”; known types: {', '.join(sorted(PARAMETER_TYPES))}")
    return parameters
