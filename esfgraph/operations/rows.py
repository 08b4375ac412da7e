"""One row of a list → a record. What a row cannot be understood in is reported and left out, as on a page."""

from hashlib import sha256
from typing import Any

from esfgraph.markup import plain_text
from esfgraph.operations import fields
from esfgraph.operations.headings import Headings
from esfgraph.operations.mapping import ListMapping
from esfgraph.operations.period import programme_period
from esfgraph.operations.tables import EMPTY, Cell, Row
from esfgraph.page import PageWarning, Reading, values
from esfgraph.page.agreement import Stated, Statement, agree
from esfgraph.page.reading import SetAsideError
from esfgraph.page.text import damaged
from esfgraph.project import Listing, Project, Prose, Role, Section, SourcePage

LAYOUT = "list-of-operations"
ABSENT = frozenset({"n/a", "n.a.", "uppgift saknas", "ej angivet"})
# Beside a title a row of a project states one of them; sums and notes below a list do not.
WHO = frozenset({"owner", "organisation_number", "diary_number"})


def content_hash(row: Row, headings: Headings) -> str:
    """Give the SHA-256 (hex) of the row's cells that state fields, whatever the order of columns and the blanks in numbers."""
    cells = (f"{field}\x1f{''.join(cell.text.split())}" for field in sorted(headings.columns) for cell in _stated(row, headings, field))
    return sha256("\x1e".join(cells).encode("utf-8", "replace")).hexdigest()


def read_row(row: Row, number: int, headings: Headings) -> Reading:
    """Read one row of a list into a record, with the row's number as the line of everything; raises nothing."""
    warnings: list[PageWarning] = []
    try:
        project = _project(row, number, headings, warnings)
    except SetAsideError as error:
        return Reading(reason=str(error))
    return Reading(project, tuple(sorted(set(warnings))))


def _project(row: Row, number: int, headings: Headings, warnings: list[PageWarning]) -> Project:
    title = _title(row, headings)
    stated: Stated = {}
    for field in headings.columns:
        value = None if field in {"title", fields.ABSTRACT} else _value(row, number, headings, field, warnings)
        if value is not None:
            stated[field] = Statement(Listing(str(value), number, Role.OWNER) if field == "owner" else value, number)
    if not WHO & stated.keys():
        raise SetAsideError("no-project-row")
    if headings.mapping.programme_period:
        stated.setdefault("stated_period", Statement(headings.mapping.programme_period, number))
    facts: dict[str, Any] = agree(stated, warnings, programme_period(stated))
    page = SourcePage(LAYOUT, content_hash(row, headings), states_parties=False)
    project = Project(title=title, page=page, sections=_sections(row, number, headings, warnings), **facts)
    if project.support_exceeds_budget:
        warnings.append(PageWarning(number, "granted_support", "above-budget"))
    return project


def _title(row: Row, headings: Headings) -> str:
    cells = _stated(row, headings, "title")
    if not cells or len({cell.text for cell in cells}) > 1 or cells[0].code:
        raise SetAsideError("no-title")
    if damaged(cells[0].text):
        raise SetAsideError("mojibake")
    try:
        return " ".join(values.name(cells[0].text).split())  # a title in a narrow column may be broken in lines
    except ValueError as error:
        raise SetAsideError(str(error)) from None


def _value(row: Row, number: int, headings: Headings, field: str, warnings: list[PageWarning]) -> object:
    """Give the field's value; ``None`` where the row states none, or with a warning where it is not understood or stated in two ways.

    Raises:
        SetAsideError: ``other-fund``.
    """
    cells = _stated(row, headings, field)
    code = "repeated" if len(set(cells)) > 1 else cells[0].code if cells else None
    try:
        if cells and not code:
            return _read(field, cells[0].text, headings.mapping)
    except ValueError as error:
        code = str(error)
    if code == "other-fund":
        raise SetAsideError(code)
    if code:
        warnings.append(PageWarning(number, field, code))
    return None


def _read(field: str, text: str, mapping: ListMapping) -> object:
    if damaged(text):
        raise ValueError("mojibake")
    if field in fields.AMOUNTS:
        return values.cell_amount(text, mapping.unit)
    if field in fields.DAYS:
        return values.cell_day(text, mapping.dates)
    return fields.READERS[field](text)


def _sections(row: Row, number: int, headings: Headings, warnings: list[PageWarning]) -> tuple[Prose, ...]:
    """Give the summary as the abstract; exports have it in HTML."""
    cells = [cell for cell in _stated(row, headings, fields.ABSTRACT) if cell.text]
    if not cells:
        return ()
    text = cells[0].text
    if damaged(text):
        warnings.append(PageWarning(number, fields.ABSTRACT, "mojibake"))
    try:
        text = plain_text(text) if "<" in text or "&" in text else text
    except SetAsideError:
        warnings.append(PageWarning(number, fields.ABSTRACT, "not-understood"))
        return ()
    return (Prose(Section.ABSTRACT, text, number, in_cell=True),) if text else ()


def _stated(row: Row, headings: Headings, field: str) -> list[Cell]:
    """Give the cells of the field that state something or should have."""
    cells = [row[i] if i < len(row) else EMPTY for i in headings.columns.get(field, ())]
    return [cell for cell in cells if cell.code or not (values.absent(cell.text) or cell.text.casefold() in ABSENT)]
