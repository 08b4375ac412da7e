"""What tables there are, and what stands in their columns: ``templates/tables.csv`` says which property each of them holds.

An empty cell means "not stated", never "none".
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files as resources

from esfgraph.publish.derived import DERIVED, Row, ties
from esfgraph.publish.facts import Facts
from esfgraph.vocabulary import ESF, TERM_PREFIXES
from esfgraph.webpage import Text

LISTS = {"codes": " ", "iris": " ", "texts": " | "}
"""The forms of columns whose cells may hold several values, and what parts the values."""

OF_TEXT = ("name", "sv", "text", "texts")
"""The forms of columns with words that people have chosen."""

THINGS = {
    "projects": ESF.Project,
    "actors": ESF.Actor,
    "municipalities": ESF.Municipality,
    "participations": ESF.Participation,
    "places": ESF.PlaceListing,
}
"""What the rows of each table are about; those of ``ties`` are about no thing of their own."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it is called, what it means where its title does not say it, and what stands in it.

    ``form`` is ``key``, ``iri``, ``inverse`` (the thing that points here), ``name`` (of the thing in the column with the same property),
    ``code`` or one of the datatypes ``text``, ``sv`` (Swedish words of a page), ``integer``, ``decimal``, ``date``, ``boolean``, or one
    of ``LISTS``. ``property`` is its IRI, empty where the column is derived; ``kind`` the kind of concept of a code. ``about`` names the
    column with the thing whose property it is, empty for the row's own; ``refers`` the table and column that its values stand in.
    """

    name: str
    form: str
    property: str
    about: str
    refers: str
    title: Text
    means: Text
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, what it is called in words, what a row is, and its columns."""

    name: str
    title: Text
    means: Text
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """The columns of a table in which some cell has several values, and those in which some cell has none."""

    several: frozenset[str]
    gaps: frozenset[str]


@cache
def tables() -> tuple[Table, ...]:
    """Give the tables, in the order of a reader."""
    text = (resources("esfgraph") / "templates" / "tables.csv").read_text(encoding="utf-8")
    lines = list(csv.DictReader(text.splitlines()))
    return tuple(
        Table(
            line["table"],
            Text(line["sv"], line["en"]),
            Text(line["means_sv"], line["means_en"]),
            tuple(_column(one) for one in lines if one["table"] == line["table"] and one["column"]),
        )
        for line in lines
        if not line["column"]
    )


def _column(line: dict[str, str]) -> Column:
    form, _, kind = line["form"].partition(" ")
    prefix, _, name = line["property"].partition(":")
    return Column(
        line["column"],
        form,
        TERM_PREFIXES[prefix] + name if name else "",
        line["about"],
        line["refers"],
        Text(line["sv"], line["en"]),
        Text(line["means_sv"], line["means_en"]),
        kind,
    )


def rows(table: Table, facts: Facts) -> Iterator[Row]:
    """Give the rows of a table, sorted by their thing: the values of each column, IRIs still whole."""
    if table.name == "ties":
        yield from ties(facts)
        return
    for thing in facts.things(THINGS[table.name]):
        row: Row = {}
        for column in table.columns:
            row[column.name] = _values(table, column, thing, row, facts)
        yield row


def _values(table: Table, column: Column, thing: str, row: Row, facts: Facts) -> tuple[str, ...]:
    if derive := DERIVED.get((table.name, column.name)):
        return derive(thing, facts)
    if column.form == "key":
        return (thing,)
    if column.form == "inverse":
        return facts.subjects(column.property, thing)
    if column.form == "name":
        of = next(other.name for other in table.columns if other.property == column.property)
        return tuple(filter(None, map(facts.name, row[of])))
    return facts.all_values(row[column.about] if column.about else (thing,), column.property)


def cell(column: Column, values: Iterable[str], base: str) -> str:
    """Give the characters of a cell; a code without what all codes of its kind begin with."""
    shown = [value.removeprefix(f"{base}{column.kind}/") for value in values] if column.kind else values
    return separator(column).join(shown)


def separator(column: Column) -> str:
    """Give what parts the values of a cell that has several: a blank between codes and IRIs, a bar between texts."""
    return LISTS.get(column.form) or (" | " if column.form in OF_TEXT else " ")
