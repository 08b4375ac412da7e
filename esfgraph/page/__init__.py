"""Text of one project page → a record. Swedish labels live only here, a file for each layout.

Reading is a pure function of the bytes: no files, no clock, no reference data.
"""

from dataclasses import replace

from esfgraph.page import (
    dnr_2014_2020,
    dnr_a_2021_2027,
    dnr_b_2021_2027,
    dnr_short_2014_2020,
    label_lines,
    oldsite_2014_2020,
    print_2007_2013,
    projekt_2021_2027,
)
from esfgraph.page.block import nearest, recognise
from esfgraph.page.completeness import incomplete
from esfgraph.page.contact import leave_out_contact
from esfgraph.page.layout import Layout, Lines
from esfgraph.page.reading import Nearest, PageWarning, Reading, SetAsideError
from esfgraph.page.text import clean_lines, decode

__all__ = ["LAYOUTS", "Layout", "Nearest", "PageWarning", "Reading", "read_page"]

LAYOUTS = (
    print_2007_2013.LAYOUT,
    oldsite_2014_2020.LAYOUT,
    dnr_2014_2020.LAYOUT,
    dnr_short_2014_2020.LAYOUT,
    dnr_a_2021_2027.LAYOUT,
    dnr_b_2021_2027.LAYOUT,
    projekt_2021_2027.LAYOUT,
)


def read_page(data: bytes, layouts: tuple[Layout, ...] = LAYOUTS) -> Reading:
    """Read one saved page (UTF-8, UTF-16 or Windows-1252; at most some megabytes) into a record.

    Gives a ``Reading`` for every input and raises nothing: a page that cannot be read comes back with its reason.
    """
    try:
        lines = clean_lines(decode(data, sign=print_2007_2013.SIGN))
        reading = leave_out_contact(read_lines(lines, layouts), lines)
    except SetAsideError as error:
        return Reading(reason=str(error), nearest=error.nearest)
    project = reading.project
    if project is None:
        return reading
    page = replace(project.page, incomplete=incomplete(project, reading.warnings))
    return replace(reading, project=replace(project, page=page))


def read_lines(lines: Lines, layouts: tuple[Layout, ...] = LAYOUTS) -> Reading:
    """Read the cleaned lines of one page in the layout that they are in.

    Raises:
        SetAsideError: the page is in none of them, or only a part of one.
    """
    fit = recognise(lines, layouts)
    if fit and print_2007_2013.begins(lines):
        raise SetAsideError("several-pages")
    if fit:
        return label_lines.read(lines, fit)
    try:
        return print_2007_2013.read(lines)
    except SetAsideError as error:
        code = str(error)
        raise SetAsideError(code, nearest(lines, layouts) if code == "not-a-project-page" else None) from None
