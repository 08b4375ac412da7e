"""An answered question as the pages show it: texts in both languages, and of its table the columns and first rows for people."""

from collections.abc import Callable, Iterable, Mapping

from pyoxigraph import Literal, NamedNode
from rdflib.namespace import XSD

from esfgraph import queries
from esfgraph.cli.answered import Answered
from esfgraph.cli.figures import number
from esfgraph.collection import Collection
from esfgraph.columns import column_names, empty_cells, in_words
from esfgraph.webpage import NOTHING, Answer, Column, Text

SHOWN_ROWS = 12
PARAMETERS = {"year": Text("år", "year")}
LONGEST = 300
"""A cell's text is cut there; the CSV has all of it."""
KINDS = {
    "actor": Text("aktör", "actor"),
    "area": Text("programområde", "programme area"),
    "county": Text("län", "county"),
    "integer": Text("heltal", "whole number"),
    "municipality": Text("kommun", "municipality"),
    "phase": Text("projektfas", "phase"),
    "project": Text("projekt", "project"),
    "region": Text("ESF-region", "ESF region"),
    "role": Text("roll", "role"),
    "text": Text("text", "text"),
}
_IRI = "(IRI)"  # how the Swedish name ends of a column that is for programs
_NUMERIC = frozenset({str(XSD.integer), str(XSD.decimal)})


def shown(one: Answered, built: Collection) -> Answer:
    """Give what a page shows of a question."""
    question, known = one.question, column_names()
    table = one.table or queries.Table((), ())
    names, never = [known.get(column, (column, column)) for column in table.columns], empty_cells()
    kept = [i for i, name in enumerate(names) if not (name[0].endswith(_IRI) or _holds_iris(table, i)) and tells(table, i, never)]
    return Answer(
        slug=question.slug,
        number=question.number,
        question=texts(lambda lang: question.texts(lang).summary),
        sentence=texts(lambda lang: one.sentence(built, lang)),
        coverage=NOTHING if one.refused("sv") else texts(lambda lang: queries.told(question, one.periods, lang)),
        caveat=texts(lambda lang: in_words(question.texts(lang).caveat, lang)),
        example=texts(lambda lang: _example(one, built, lang)),
        refused=texts(one.refused),
        columns=[Column(Text(*names[i]), numeric(row[i] for row in table.rows)) for i in kept],
        first=[[_shown(row[i], never.get(table.columns[i])) for i in kept] for row in table.rows[:SHOWN_ROWS]],
        rows=len(table.rows),
        file=table_file(one),
    )


def texts(say: Callable[[str], str]) -> Text:
    """Give what a function says in Swedish and in English."""
    return Text(say("sv"), say("en"))


def table_file(one: Answered) -> str:
    """Give the file of the whole table; an example has none, nor has a question that no page can answer."""
    return f"tables/{one.question.slug}.csv" if one.table is not None and not one.question.parameters else ""


def asked_for(parameter: str, kind: str) -> Text:
    """Give what people call a parameter: by its own name where that tells more than its kind does, as a year does of a whole number."""
    return PARAMETERS.get(parameter) or kind_name(kind)


def kind_name(kind: str) -> Text:
    """Give what people call a parameter's kind, or the kinds of a parameter that takes either of two (``actor-or-project``)."""
    names = [KINDS.get(one, Text(one, one)) for one in kind.split("-or-")]
    return Text(" eller ".join(name.sv for name in names), " or ".join(name.en for name in names))


def tells(table: queries.Table, column: int, never: Mapping[str, tuple[str, str]]) -> bool:
    """Tell whether a column is worth its room: one that no row fills is not, unless that itself says what no page can state (``never``)."""
    return not table.rows or table.columns[column] in never or any(row[column] is not None for row in table.rows)


def asked_with(one: Answered, built: Collection, lang: str) -> str:
    """Say what the question was asked with: "aktör: Region Dalarna"."""
    kinds = one.question.parameters
    return ", ".join(f"{getattr(asked_for(name, kinds[name]), lang)}: {value}" for name, value in one.named(built, lang).items())


def _example(one: Answered, built: Collection, lang: str) -> str:
    return asked_with(one, built, lang) if one.table is not None else ""


def _holds_iris(table: queries.Table, column: int) -> bool:
    return any(isinstance(row[column], NamedNode) for row in table.rows)


def _shown(term: object, never: tuple[str, str] | None) -> Text:
    """Give a cell in both languages; ``never`` is what an empty one means in its column."""
    return Text(*never) if term is None and never else Text(*[_cell(term)] * 2)


def _cell(term: object) -> str:
    text = written(term)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def written(term: object) -> str:
    """Give what a cell says, whole; large numbers with blanks between thousands."""
    text = str(getattr(term, "value", ""))
    large = numeric([term]) and text.lstrip("-").isdigit() and len(text) > 4
    return number(int(text)).sv if large else text


def numeric(terms: Iterable[object]) -> bool:
    """Tell whether any of the cells of a column is a number."""
    return any(isinstance(term, Literal) and term.datatype.value in _NUMERIC for term in terms)
