"""The first rows of a table → which form of list it has, and in which column each field stands."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from esfgraph.operations.mapping import ListMapping
from esfgraph.operations.tables import Row
from esfgraph.page import Nearest

SEARCHED = 20  # rows above the headings hold a title, a date, a note
FEWEST = 2  # known headings in one row; a single word such as "Region" stands in any text


class Headings(NamedTuple):
    """The headings of a table: the form of list, the number of their last row, the columns of each field, and those not known."""

    mapping: ListMapping
    row: int
    columns: dict[str, tuple[int, ...]]
    unknown: tuple[int, ...]

    @property
    def lacks(self) -> tuple[str, ...]:
        """The needed fields that no column states."""
        return tuple(field for field in self.mapping.needs if field not in self.columns)

    @property
    def nearest(self) -> Nearest:
        """The form and the headings that are missing, for a report."""
        return Nearest(self.mapping.name, tuple(self.mapping.labels.get(field, field) for field in self.lacks), ())


def find(rows: Sequence[Row], mappings: Sequence[ListMapping]) -> Headings | None:
    """Give the headings that know most fields among the rows; where something needed is missing, ``lacks`` says what.

    Headings may take two rows, with a cell above others for what they share. Between forms that know equally many fields, one that
    lays down no programme period is taken: a wrong period would be worse than none.
    """
    found = [_match(headings, number, mapping) for number, headings in _candidates(rows, mappings) for mapping in mappings]
    known = [headings for headings in found if len(headings.columns) >= FEWEST]
    return max(known, key=lambda h: (not h.lacks, len(h.columns), -len(h.unknown), h.mapping.programme_period is None), default=None)


def _candidates(rows: Sequence[Row], mappings: Sequence[ListMapping]) -> Iterator[tuple[int, list[str]]]:
    for i, row in enumerate(rows):
        above = [cell.text for cell in row]
        yield i + 1, above
        below = [cell.text for cell in rows[i + 1]] if i + 1 < len(rows) else []
        width = max(len(above), len(below))
        above, below = (texts + [""] * (width - len(texts)) for texts in (above, below))
        if any(mapping.field(text)[0] for mapping in mappings for text in below):
            yield i + 2, [under if _known(under, mappings) else over for over, under in zip(above, below, strict=True)]


def _known(heading: str, mappings: Sequence[ListMapping]) -> bool:
    return any(mapping.field(heading)[0] for mapping in mappings)


def _match(headings: list[str], row: int, mapping: ListMapping) -> Headings:
    columns: dict[str, tuple[int, ...]] = {}
    unknown: list[int] = []
    for i, heading in enumerate(headings):
        known, field = mapping.field(heading)
        if field:
            columns[field] = (*columns.get(field, ()), i)
        elif heading and not known:
            unknown.append(i)
    return Headings(mapping, row, columns, tuple(unknown))
