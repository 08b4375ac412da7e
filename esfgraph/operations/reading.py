"""What comes of reading a list: for every sheet and every row a verdict of its own, with the row as evidence."""

from dataclasses import dataclass

from esfgraph.page import Nearest, PageWarning, Reading


@dataclass(frozen=True, slots=True)
class RowReading:
    """One row, by its number in the sheet (from 1, headings and empty rows counted), and its reading, whose lines are the row."""

    row: int
    reading: Reading


@dataclass(frozen=True, slots=True)
class SheetReading:
    """One sheet of a workbook, or a whole CSV file: its name for the report (``list.xlsx#Sheet1``, ``list.csv``) and its rows.

    ``mapping`` names the form of list that it has, ``warnings`` tell of its headings: each column that is not read, once, as field
    ``column F``. A sheet in no known form has a reason instead, and the nearest form with the fields that it lacks.
    """

    name: str
    rows: tuple[RowReading, ...] = ()
    mapping: str | None = None
    warnings: tuple[PageWarning, ...] = ()
    reason: str | None = None
    nearest: Nearest | None = None


@dataclass(frozen=True, slots=True)
class ListReading:
    """A list of granted projects or operations: its sheets, in their order; or why none could be read, with no sheets."""

    sheets: tuple[SheetReading, ...] = ()
    reason: str | None = None
