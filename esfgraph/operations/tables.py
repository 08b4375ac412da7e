"""Bytes of a CSV or XLSX file → sheets of rows of cells as text. No formula, macro, link or entity in a workbook is followed."""

import csv
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any, NamedTuple

from openpyxl import Workbook, load_workbook
from openpyxl.cell.read_only import EMPTY_CELL
from openpyxl.utils.exceptions import InvalidFileException

from esfgraph.page.reading import SetAsideError
from esfgraph.page.text import decode

MOST_COLUMNS = 256
LARGEST_UNPACKED = 512 * 1024 * 1024  # bytes of a workbook; 200,000 rows of 18 columns take about 150 MB
SEPARATORS = (";", ",", "\t")
_ZIP = b"PK\x03\x04"
_WORKBOOK = "xl/workbook.xml"
_MEDIA = "xl/media/"
_TYPE = b"<!DOCTYPE"
_PIECE = 1024 * 1024
_TEXT_FORMULA = re.compile(r'="([^"]*)"')  # how spreadsheets keep a number's leading zeros in CSV
# What openpyxl raises for workbooks that are damaged, encrypted or hold forbidden XML, beside its own error.
_DAMAGED = (
    InvalidFileException,
    zipfile.BadZipFile,
    zlib.error,
    ArithmeticError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)


class Cell(NamedTuple):
    """A cell's text in the form that pages write (``2015-03-01``, ``50%``, whole numbers), or why it has none."""

    text: str
    code: str | None = None


Row = list[Cell]
EMPTY = Cell("")
_UNREAD = {"f": "formula", "e": "not-understood"}  # types of cells: a formula, an error that one gave


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet's title (``None`` for CSV) and the tables that it may be: CSV is one for each separator until a heading decides.

    ``tables`` give all rows anew, empty ones too; they raise ``SetAsideError`` (``damaged-table``) where the file is broken.
    """

    title: str | None
    tables: tuple[Callable[[], Iterator[Row]], ...]
    reason: str | None = None


def is_workbook(data: bytes) -> bool:
    """Tell whether the data is an Excel workbook (Office Open XML), damaged or not."""
    return data.startswith(_ZIP) and _WORKBOOK.encode() in data


@contextmanager
def opened(data: bytes) -> Iterator[list[Sheet]]:
    """Give the sheets of a workbook, or the one of a text, while the context lasts.

    Raises:
        SetAsideError: neither (``empty``, ``binary``, ``encoding``), or a workbook that is damaged (``damaged-table``) or too large
            when unpacked (``too-large-unpacked``).
    """
    if not is_workbook(data):
        text = decode(data, sign="").removeprefix("\ufeff")
        yield [Sheet(None, tuple(_csv_table(text, separator) for separator in SEPARATORS))]
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl says of styles and validation concerns no cell
        with closing(_workbook(data)) as book:
            yield [_sheet(sheet) for sheet in book.worksheets]


def _csv_table(text: str, separator: str) -> Callable[[], Iterator[Row]]:
    def rows() -> Iterator[Row]:
        try:
            for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=separator, strict=True):
                yield [_cell_of_text(value) for value in row]
        except csv.Error:  # a quote that nothing closes, or words after a closed one
            raise SetAsideError("damaged-table") from None

    return rows


def _cell_of_text(value: str) -> Cell:
    kept = _TEXT_FORMULA.fullmatch(value)
    if kept:
        return Cell(kept[1])
    return Cell("", "formula") if value.startswith("=") else Cell(value.strip())


def _workbook(data: bytes) -> Workbook:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            too_large = sum(member.file_size for member in archive.infolist()) > LARGEST_UNPACKED
            sound = not too_large and not any(_declares_type(archive, member) for member in archive.infolist())
        if sound:
            return load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    except _DAMAGED:
        raise SetAsideError("damaged-table") from None
    raise SetAsideError("too-large-unpacked" if too_large else "damaged-table")


def _declares_type(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    """Tell whether a part has a document type, which ECMA-376 (part 2, 8.2.5) forbids: there entities would multiply."""
    if member.filename.startswith(_MEDIA):
        return False
    before = b""
    with archive.open(member) as part:
        while piece := part.read(_PIECE).replace(b"\0", b""):  # in UTF-16 every second byte
            if _TYPE in before + piece:
                return True
            before = piece[-len(_TYPE) :]
    return False


def _sheet(sheet: Any) -> Sheet:  # noqa: ANN401 (openpyxl's types do not know a sheet that is read row by row)
    def rows() -> Iterator[Row]:
        try:
            sheet.reset_dimensions()  # what a file says of its size need not be true
            before = None
            for row in sheet.iter_rows(max_col=MOST_COLUMNS):
                same = row is before  # rows that the file leaves out, perhaps a million, are one and the same value
                yield [] if same else [EMPTY if cell is EMPTY_CELL else _cell(cell) for cell in row]
                before = row
        except _DAMAGED:
            raise SetAsideError("damaged-table") from None

    return Sheet(sheet.title, (rows,), None if sheet.sheet_state == "visible" else "hidden-sheet")


def _cell(cell: Any) -> Cell:  # noqa: ANN401 (as above)
    value = cell.value
    if value is None:
        return EMPTY
    if cell.data_type in _UNREAD:
        return Cell("", _UNREAD[cell.data_type])
    if isinstance(value, datetime):
        return Cell(value.date().isoformat() if value.time() == time() else value.isoformat(" "))
    if isinstance(value, float | int) and not isinstance(value, bool):
        return Cell(_number(round(value * 100, 6)) + "%" if "%" in cell.number_format else _number(value))
    return Cell(str(value).strip())


def _number(value: float) -> str:
    return str(int(value)) if isinstance(value, int) or value.is_integer() else repr(value)
