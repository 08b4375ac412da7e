"""The tables as one workbook (XLSX) with the same cells: a sheet that explains, a sheet on the columns, a sheet a table."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from esfgraph.publish.columns import OF_TEXT, Column, Table, cell, rows, tables
from esfgraph.publish.configuration import Publication
from esfgraph.publish.csvw import NOTES
from esfgraph.publish.facts import Facts
from esfgraph.webpage import Text

MOST_ROWS = 1_048_575
"""How many rows below the heading a sheet can hold."""

_BEGINNING = datetime(1980, 1, 1)  # noqa: DTZ001  # the first time a ZIP file can hold, and it holds no time zone
_MODIFIED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_WIDTHS = {"boolean": 10, "decimal": 10, "integer": 12, "date": 12, "code": 14, "codes": 14}
_WIDTH_OF_WORDS, _WIDTH_OF_LINKS = 32, 24
_INTRODUCTION = (
    Text(
        "Projekt med stöd från Europeiska socialfonden i Sverige: vilka aktörer som äger, medfinansierar och samarbetar i dem, och i vilka "
        "kommuner de arbetar, så som projektbankens sidor uppger det.",
        "Projects supported by the European Social Fund in Sweden: which actors own, co-finance and work together in them, and in which "
        "municipalities they work, as the pages of the project bank state it.",
    ),
    *NOTES,
    Text(
        "Varje flik är en tabell; fliken Kolumner förklarar kolumnerna och säger vad de heter i CSV-filerna. En IRI är en identitet på "
        "webben: samma IRI är samma sak i alla flikar och filer.",
        "Each sheet is a table; the sheet Kolumner explains the columns and says what they are called in the CSV files. An IRI is an "
        "identity on the web: the same IRI is the same thing in all sheets and files.",
    ),
    Text(
        "En plats är inte en part: att ett projekt arbetar i en kommun betyder inte att kommunen som myndighet deltar.",
        "A place is not a party: that a project works in a municipality does not mean that the municipal authority takes part.",
    ),
)
_TOO_LARGE = Text("har fler rader än en flik rymmer; läs CSV-filen", "has more rows than a sheet can hold; read the CSV file")


def to_xlsx(facts: Facts, publication: Publication | None) -> bytes:
    """Give the workbook; the same graph and publication give the same bytes. A table too large for a sheet stays out, and is named."""
    book = Workbook(write_only=True)
    book.properties.creator = "esfgraph"
    book.properties.title = publication.title.sv if publication else "esfgraph"
    front, columns = book.create_sheet("Om – About"), book.create_sheet("Kolumner")
    _explain_columns(columns)
    left_out = [table for table in tables() if not _add_sheet(book, table, facts)]
    _explain(front, publication, left_out)
    out = io.BytesIO()
    book.save(out)
    return _without_times(out.getvalue())


def _add_sheet(book: Workbook, table: Table, facts: Facts) -> bool:
    """Add the sheet of a table, unless no sheet can hold it."""
    found = list(rows(table, facts))
    if len(found) > MOST_ROWS:
        return False
    sheet = book.create_sheet(table.title.sv)
    _lay_out(sheet, [_WIDTHS.get(column.form, _WIDTH_OF_WORDS if column.form in OF_TEXT else _WIDTH_OF_LINKS) for column in table.columns])
    sheet.append(_heading(sheet, [column.title.sv for column in table.columns]))
    for row in found:
        sheet.append([_cell(sheet, column, row[column.name], facts.base) for column in table.columns])
    sheet.auto_filter.ref = f"A1:{_letters(len(table.columns))}{len(found) + 1}"
    return True


def _cell(sheet: WriteOnlyWorksheet, column: Column, values: tuple[str, ...], base: str) -> object:
    """Give a cell's value: a number, day or truth value where there is one, else text that is never taken for a formula."""
    if not values:
        return None
    text = cell(column, values, base)
    if len(values) == 1 and column.form in _NATIVE:
        try:
            return _NATIVE[column.form](text)
        except ValueError:  # what a page states need not be well-formed
            return _text(sheet, text)
    return _text(sheet, text)


def _truth(text: str) -> bool:
    return text in {"true", "1"}


_NATIVE: dict[str, Callable[[str], object]] = {"integer": int, "decimal": float, "date": date.fromisoformat, "boolean": _truth}


def _text(sheet: WriteOnlyWorksheet, text: str) -> object:
    if not text.startswith(("=", "+", "-", "@", "#")):
        return text
    written = WriteOnlyCell(sheet, text)
    written.data_type = "s"
    written.quotePrefix = True
    return written


def _explain(sheet: WriteOnlyWorksheet, publication: Publication | None, left_out: list[Table]) -> None:
    _lay_out(sheet, [80, 80], frozen=False)
    sheet.append(_heading(sheet, ["Svenska", "English"]))
    texts = [*_about(publication), *_INTRODUCTION]
    texts += [Text(f"{table.title.sv}: {table.means.sv}", f"{table.title.en}: {table.means.en}") for table in tables()]
    texts += [Text(f"{t.title.sv} {_TOO_LARGE.sv}: {t.name}.csv", f"{t.title.en} {_TOO_LARGE.en}: {t.name}.csv") for t in left_out]
    for text in texts:
        sheet.append([_wrapped(sheet, text.sv), _wrapped(sheet, text.en)])


def _about(publication: Publication | None) -> Iterator[Text]:
    if publication is None:
        return
    yield publication.title
    yield publication.description
    yield Text(f"Utgivare: {publication.publisher.name.sv}", f"Publisher: {publication.publisher.name.en}")
    yield Text(f"Källa och aktuella filer: {publication.landing_page}", f"Source and current files: {publication.landing_page}")
    yield Text(f"Licens: {publication.licence}", f"Licence: {publication.licence}")


def _explain_columns(sheet: WriteOnlyWorksheet) -> None:
    _lay_out(sheet, [16, 16, 24, 32, 32, 60, 60])
    sheet.append(_heading(sheet, ["Flik", "CSV-fil", "Kolumn i CSV", "Svenska", "English", "Förklaring", "Explanation"]))
    for table in tables():
        for column in table.columns:
            said = [column.title.sv, column.title.en, column.means.sv, column.means.en]
            sheet.append([table.title.sv, f"{table.name}.csv", column.name, *(_wrapped(sheet, text) if text else None for text in said)])


def _lay_out(sheet: WriteOnlyWorksheet, widths: Iterable[float], *, frozen: bool = True) -> None:
    if frozen:
        sheet.freeze_panes = "A2"
    columns = sheet.column_dimensions  # type: ignore[attr-defined]  # the library's types forget it
    for number, width in enumerate(widths, start=1):
        columns[_letters(number)].width = width


def _heading(sheet: WriteOnlyWorksheet, titles: Iterable[str]) -> list[object]:
    cells = [WriteOnlyCell(sheet, title) for title in titles]
    for one in cells:
        one.font = Font(bold=True)
    return list(cells)


def _wrapped(sheet: WriteOnlyWorksheet, text: str) -> object:
    written = WriteOnlyCell(sheet, text)
    written.data_type = "s"
    written.alignment = Alignment(wrap_text=True, vertical="top")
    return written


def _letters(number: int) -> str:
    """Give the letters of a column, from 1: A, B, …, Z, AA."""
    before, last = divmod(number - 1, 26)
    return (_letters(before) if before else "") + chr(ord("A") + last)


def _without_times(data: bytes) -> bytes:
    """Give the same workbook with the times of its parts, and of itself, set to the beginning of ZIP time."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for part in before.infolist():
            text = before.read(part)
            if part.filename == "docProps/core.xml":
                text = _MODIFIED.sub(rb"\g<1>" + _BEGINNING.isoformat().encode() + b"Z", text)
            entry = zipfile.ZipInfo(part.filename, _BEGINNING.timetuple()[:6])
            entry.create_system, entry.external_attr = 0, 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(entry, text)
    return out.getvalue()
