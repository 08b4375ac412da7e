"""An answered question → a page of its own: all rows, with what they are about as links."""

from collections.abc import Iterator
from dataclasses import replace

from esfgraph import __version__, queries
from esfgraph.answer_page import Cell, Part, Whole, render_answer
from esfgraph.cli.answered import Answered
from esfgraph.cli.catalogue import command, sparql
from esfgraph.cli.shown import numeric, shown, tells, written
from esfgraph.collection import Collection
from esfgraph.columns import column_names, empty_cells
from esfgraph.queries.sources import openable
from esfgraph.queries.tables import SOURCES, Term, named_beside, short, statements
from esfgraph.vocabulary import prefixes
from esfgraph.webpage import NOTHING, Column, Text

_TRUTH = {True: Text("Ja.", "Yes."), False: Text("Nej.", "No.")}
_OWN = Text("En egen fråga", "A query of one's own")


def answer_html(one: Answered, result: queries.Result, built: Collection, lang: str, address: str = "") -> str:
    """Give the page of one answer, opening in ``sv`` or ``en``.

    ``built`` knows the names of the values that ``one`` was asked with; ``address`` is the server that was asked, empty where it was the
    built graph. Of ``one`` the table is not looked at: ``result`` may be a truth value or a graph too.
    """
    table = result if isinstance(result, queries.Table) else queries.Table((), ()) if isinstance(result, bool) else statements(result)
    names, words = column_names(), empty_cells()
    kept = [index for index in range(len(table.columns)) if not named_beside(table, index) and tells(table, index, words)]
    columns = [Column(Text(*_name(table.columns[i], names)), numeric(row[i] for row in table.rows)) for i in kept]
    told = shown(replace(one, table=result if isinstance(result, queries.Table) else None), built)
    return render_answer(
        Whole(
            answer=replace(
                told,
                question=told.question if told.question.sv else _OWN,
                sentence=_TRUTH[result] if isinstance(result, bool) else told.sentence,
                columns=columns + ([Column(Text(*names[SOURCES]), number=False)] if table.sources is not None else []),
            ),
            rows=[
                [*(_cell(table, row, i, words.get(table.columns[i]), built.base) for i in kept), *sources]
                for row, sources in zip(table.rows, _sources(table), strict=True)
            ],
            command=_command(one, built, address),
            sparql=sparql(one),
            worked_out=bool(one.question.engine),
            address=address,
        ),
        lang,
        version=__version__,
    )


def _name(column: str, names: dict[str, tuple[str, str]]) -> tuple[str, str]:
    """Give what a column is called; beside no name its IRIs are links, so that nobody need be told that they are IRIs."""
    swedish, english = names.get(column, (column, column))
    return swedish.removesuffix(" (IRI)"), english.removesuffix(" (IRI)")


def _cell(table: queries.Table, row: tuple[Term | None, ...], index: int, never: tuple[str, str] | None, base: str) -> Cell:
    """Give a cell in its parts; a name links to the thing whose IRI the column before it has."""
    term = row[index]
    if term is None:
        return [Part(Text(*never))] if never else []
    iri = row[index - 1] if index and named_beside(table, index - 1) else term
    return [Part(Text(*[_words(term, base)] * 2), _link(iri))]


def _sources(table: queries.Table) -> Iterator[list[Cell]]:
    """Give of each row the cell of its sources, or no cell where they were not asked for."""
    if table.sources is None:
        yield from ([] for _ in table.rows)
        return
    for sources in table.sources:
        yield [[Part(Text(*[source.place] * 2), source.link) for source in sources]]


def _words(term: Term, base: str) -> str:
    return short(term, prefixes(base)) if _link(term) else written(term)


def _link(term: Term | None) -> str:
    """Give the address of an IRI that a browser can follow."""
    value = str(getattr(term, "value", "")) if not hasattr(term, "datatype") else ""
    return openable(value)


def _command(one: Answered, built: Collection, address: str) -> Text:
    if not one.question.number and not one.question.swedish.summary:  # a file or standard input, which the page does not know
        return NOTHING
    asked = command(one, built) + (f' --endpoint "{address}"' if address else "")
    return Text(asked, f"{asked} --lang en")
