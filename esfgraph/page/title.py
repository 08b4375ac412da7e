"""The lines before a block of fields, and the field of the title → the title of the project."""

from collections.abc import Iterator
from typing import NamedTuple

from esfgraph.page import codes, values
from esfgraph.page.layout import Layout, Lines
from esfgraph.page.reading import PageWarning, SetAsideError
from esfgraph.page.text import damaged, plain_spaces


class Heading(NamedTuple):
    """A line that begins with a diary number: its index, the number and the title after it."""

    at: int
    number: str
    title: str


def read_title(layout: Layout, lines: Lines, heading: Heading | None, named: str | None, warnings: list[PageWarning]) -> str:
    """Give the title from the lines before the fields, the ``heading`` among them, and the value of the title's field (``named``).

    The line with the diary number wins over the field; a line without it may be a banner and only confirms the field. That the two
    differ, or that one is missing, is reported.

    Raises:
        SetAsideError: there is no whole title, or it is garbled, too long or holds somebody's address.
    """
    if heading:
        title: str | None = heading.title
        if named is not None and plain_spaces(heading.title) != plain_spaces(named):
            warnings.append(PageWarning(heading.at + 1, "title", "title-differs"))
    elif named is not None:
        title = named
        if not any(plain_spaces(line).endswith(plain_spaces(named)) for line in lines):
            warnings.append(PageWarning(0, "title", "missing"))
    else:
        title = plain_heading(layout, lines)
    if title is None:
        left_out = {warning.code for warning in warnings if warning.field == "title"} & {"contact-in-name", "too-long"}
        raise SetAsideError(min(left_out, default="no-title"))
    if damaged(title):
        raise SetAsideError("mojibake")
    try:
        return values.name(title)
    except ValueError as error:
        raise SetAsideError(str(error)) from None


def headings(lines: Lines) -> Iterator[Heading]:
    """Give the lines of the form ``2020/00162 - Title``, the last one first."""
    for at in range(len(lines) - 1, -1, -1):
        number, dash, title = lines[at].partition(" - ")
        try:
            if dash and title.strip():
                yield Heading(at, codes.diary_number(number), title.strip())
        except ValueError:
            continue


def plain_heading(layout: Layout, lines: Lines) -> str | None:
    """Give the last line before the fields, for a layout without another title.

    The very first line does not count, since it may be half a title, nor a line that touches the fields, nor a line of the site.
    """
    if layout.numbered_title or any(known and known.name == "title" for known in layout.labels.values()):
        return None
    at = max((i for i, line in enumerate(lines) if line), default=0)
    lost = at == 0 or at == len(lines) - 1 or lines[at].strip() in layout.banners
    return None if lost else lines[at].strip()
