"""Lists of granted projects and operations (CSV, XLSX) → the records that pages give, row by row.

Which heading means what stands in mapping files; those of the common forms ship in ``ontology/reference/list_mappings``. A list and its
form are known by their headings, never by the file's name.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from openpyxl.utils import get_column_letter

from esfgraph.operations.headings import SEARCHED, Headings, find
from esfgraph.operations.mapping import ListMapping, load, shipped
from esfgraph.operations.reading import ListReading, RowReading, SheetReading
from esfgraph.operations.rows import content_hash, read_row
from esfgraph.operations.tables import Row, Sheet, is_workbook, opened
from esfgraph.page import PageWarning, Reading
from esfgraph.page.reading import SetAsideError

__all__ = ["ListMapping", "ListReading", "RowReading", "SheetReading", "load", "read_list", "shipped"]

MOST_ROWS = 200_000


def read_list(data: bytes, name: str, mappings: Sequence[ListMapping] | None = None) -> ListReading | None:
    """Read a list of granted projects or operations; ``None`` for what is none: no workbook, and no two known headings in one row.

    ``name`` is the file's name, for the names of its sheets. ``mappings`` are the forms of list to know, those that ship by default.
    Gives a ``ListReading`` for every list and raises nothing about its data.
    """
    known = shipped() if mappings is None else tuple(mappings)
    try:
        with opened(data) as sheets:
            read = tuple(_read_sheet(sheet, f"{name}#{sheet.title}" if sheet.title else name, known) for sheet in sheets)
    except SetAsideError as error:
        return ListReading(reason=str(error)) if is_workbook(data) else None
    return ListReading(read) if is_workbook(data) or any(sheet.mapping or sheet.nearest for sheet in read) else None


def _read_sheet(sheet: Sheet, name: str, mappings: Sequence[ListMapping]) -> SheetReading:
    if sheet.reason:
        return SheetReading(name, reason=sheet.reason)
    tops = [_first_rows(table) for table in sheet.tables]
    found = [(headings, table) for (rows, _), table in zip(tops, sheet.tables, strict=True) if (headings := find(rows, mappings))]
    if not found:
        empty = not any(cell.text or cell.code for rows, _ in tops for row in rows for cell in row)
        return SheetReading(name, reason=tops[0][1] or ("empty" if empty else "unknown-list"))
    headings, table = max(found, key=lambda pair: (not pair[0].lacks, len(pair[0].columns)))
    if headings.lacks:
        return SheetReading(name, reason="unknown-list", nearest=headings.nearest)
    rows = tuple(_read_rows(table, headings))
    if rows and rows[-1].row > MOST_ROWS:
        return SheetReading(name, mapping=headings.mapping.name, reason="too-many-rows")
    warnings = [PageWarning(headings.row, f"column {get_column_letter(i + 1)}", "unknown-column") for i in headings.unknown]
    return SheetReading(name, rows, headings.mapping.name, tuple(warnings))


def _first_rows(table: Callable[[], Iterator[Row]]) -> tuple[list[Row], str | None]:
    """Give the rows in which headings are looked for, as far as they can be read, and the reason why no further."""
    rows: list[Row] = []
    try:
        rows.extend(islice(table(), SEARCHED))
    except SetAsideError as error:
        return rows, str(error)
    return rows, None


def _read_rows(table: Callable[[], Iterator[Row]], headings: Headings) -> Iterator[RowReading]:
    """Read the rows below the headings. A row that repeats one says nothing new; after a broken one nothing more can be told."""
    seen: dict[str, int] = {}
    number = headings.row
    try:
        for number, row in enumerate(islice(table(), headings.row, None), headings.row + 1):
            if not any(cell.text or cell.code for cell in row):
                continue
            first = seen.setdefault(content_hash(row, headings), number)
            yield RowReading(number, read_row(row, number, headings) if first == number else Reading(reason="repeated-row"))
            if number > MOST_ROWS:
                return
    except SetAsideError as error:
        yield RowReading(number + 1, Reading(reason=str(error)))
