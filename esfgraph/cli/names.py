"""The names that a built graph knows, read from its tables: fast enough for a shell that completes a word."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

from esfgraph.spreadsheet import harmless

Name = tuple[str, str]
"""What to write, and what tells it from others, or nothing."""
_Row = dict[str, str]


def names(folder: Path, kind: str) -> list[Name]:
    """Give the values of a parameter's kind (see ``lookup.KINDS``) that a built graph has, sorted, each once; of text none.

    A folder without tables gives none.
    """
    found: dict[str, str] = {}
    for one in ("actor", "project") if kind == "actor-or-project" else (kind,):
        table, told = _TOLD.get(one, ("", _nothing))
        for row in _rows(folder / "tables" / table):
            for name, about in told(row):
                if name:
                    found.setdefault(name, about)
    return sorted(found.items(), key=lambda name: (name[0].casefold(), name[0]))


def _rows(path: Path) -> Iterator[_Row]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)
    except OSError:
        return


def _nothing(_: _Row) -> Iterator[Name]:
    yield from ()


def _actor(row: _Row) -> Iterator[Name]:
    yield _plain(row["actorName"]), row["parentName"] or row["knownOnlyInTitle"]
    yield _plain(row["parentName"]), ""


def _municipality(row: _Row) -> Iterator[Name]:
    yield row["municipalityName"], row["countyName"]


def _county(row: _Row) -> Iterator[Name]:
    yield row["countyName"], row["county"].rpartition("/")[2]


def _project(row: _Row) -> Iterator[Name]:
    yield _plain(row["title"]), row["ownerName"]


def _year(row: _Row) -> Iterator[Name]:
    yield row["startDate"][:4], ""


def _code(column: str) -> Callable[[_Row], Iterator[Name]]:
    def told(row: _Row) -> Iterator[Name]:
        yield row[column].rpartition("/")[2], row[f"{column}Name"]

    return told


def _plain(text: str) -> str:
    """Give a name as the pages have it: a table puts ``'`` before what a spreadsheet would take for a formula."""
    return text[1:] if text[:1] == "'" and harmless(text[1:]) == text else text


_TOLD: dict[str, tuple[str, Callable[[_Row], Iterator[Name]]]] = {
    "actor": ("aktorer.csv", _actor),
    "area": ("projekt.csv", _code("area")),
    "county": ("kommuner.csv", _county),
    "integer": ("projekt.csv", _year),
    "municipality": ("kommuner.csv", _municipality),
    "phase": ("projekt.csv", _code("phase")),
    "project": ("projekt.csv", _project),
    "region": ("projekt.csv", _code("region")),
}
