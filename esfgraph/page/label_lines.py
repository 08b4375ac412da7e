"""Pages with labels on lines of their own and the value on the next line: one reader for all such layouts.

An empty value is followed directly by the next label: it is absent, never the label. A value of several lines is not understood, since
a label between them may be lost.
"""

from collections.abc import Iterator
from itertools import takewhile
from typing import Any

from esfgraph.page import values
from esfgraph.page.agreement import Stated, Statement, agree, programme_period
from esfgraph.page.block import Fit, Row, check_letters
from esfgraph.page.layout import Field, Lines
from esfgraph.page.prose import read_prose
from esfgraph.page.reading import PageWarning, Reading, SetAsideError
from esfgraph.page.text import content_hash
from esfgraph.page.title import headings, read_title
from esfgraph.project import Listing, Project, Role, SourcePage


def read(lines: Lines, fit: Fit) -> Reading:
    """Read the cleaned lines of a page in the layout that fits it into a record with its warnings.

    Raises:
        SetAsideError: the page is only a part of one, garbled, or tells no programme period.
    """
    layout, block = fit.layout, fit.block
    check_letters(lines, block)
    warnings = [PageWarning(row.at + 1, "fields", "unknown-line") for row in block.rows if row.label in fit.unknown]
    stated = read_fields(fit, warnings)
    check_end(lines, fit, stated, warnings)
    title = title_of(fit, lines[: block.start], stated, warnings)
    facts: dict[str, Any] = agree(stated, warnings, programme_period(stated))
    facts["sections"] = read_prose(layout, lines, block.end, warnings)
    page = SourcePage(layout.name, content_hash(lines), states_parties=layout.states_parties)
    project = Project(title=title, page=page, **facts)
    if project.support_exceeds_budget:
        warnings.append(PageWarning(0, "granted_support", "above-budget"))
    return Reading(project, tuple(sorted(set(warnings))))


def read_fields(fit: Fit, warnings: list[PageWarning]) -> Stated:
    """Give what the fields of the block state; what is missing, not understood or contradicts itself is reported and left out."""
    by_field: dict[str, list[Row]] = {}
    for row in fit.block.rows:
        known = fit.layout.labels.get(row.label)
        if known:
            by_field.setdefault(known.name, []).append(row)
    lost = {known.name for label in fit.missing if (known := fit.layout.labels[label])}
    warnings += [PageWarning(0, name, "missing") for name in lost]
    stated: Stated = {}
    for name, rows in by_field.items():
        warnings += [PageWarning(row.at + 1, name, "repeated") for row in rows[1:]]
        written = [row for row in rows if row.texts and not values.absent(row.texts[0])]
        if not written or len({row.texts for row in written}) > 1:
            continue
        try:
            stated[name] = read_row(fit, written[0])
        except ValueError as error:
            warnings.append(PageWarning(written[0].at + 2, name, str(error)))
    return stated


def read_row(fit: Fit, row: Row) -> Statement:
    """Read the value of one label; ``ValueError`` with the code where it is not understood."""
    known = fit.layout.labels[row.label]
    if known is None or len(row.texts) > 1 or any(may_belong(row.texts[0], known, lost) for lost in lost_after(fit, row.label)):
        raise ValueError("not-understood")
    value = known.read(row.texts[0])
    line = row.at + 2
    return Statement(Listing(value, line, Role.OWNER) if known.name == "owner" else value, line)


def lost_after(fit: Fit, label: str) -> Iterator[Field | None]:
    """Give the fields of the labels that should follow the label and are missing: with them the label's own value may be lost."""
    labels = list(fit.layout.labels)
    following = labels[labels.index(label) + 1 :]
    return (fit.layout.labels[x] for x in takewhile(lambda x: x not in fit.block.labels, following) if x in fit.missing)


def may_belong(text: str, known: Field, lost: Field | None) -> bool:
    """Tell whether a text under the label of ``known`` may be the value of a ``lost`` one; a name may be anything that is read over."""
    if lost is None or lost.read is values.name:
        return lost is None and known.read is values.name
    try:
        lost.read(text)
    except ValueError:
        return False
    return True


def check_end(lines: Lines, fit: Fit, stated: Stated, warnings: list[PageWarning]) -> None:
    """Report a page that ends with its fields, and leave out its last value, which may be half of one.

    Raises:
        SetAsideError: ``cut-in-fields``, where labels are missing too.
    """
    if fit.block.end < len(lines):
        return
    if fit.missing:
        raise SetAsideError("cut-in-fields")
    last = fit.layout.labels.get(fit.block.rows[-1].label)
    name = last.name if last else "fields"
    stated.pop(name, None)
    warnings.append(PageWarning(len(lines), name, "ends-with-fields"))


def title_of(fit: Fit, before: Lines, stated: Stated, warnings: list[PageWarning]) -> str:
    """Give the title, and leave out what it shows to be wrong: a heading has the number that the field has, an owner has its own name."""
    named, number, owner = stated.pop("title", None), stated.get("diary_number"), stated.get("owner")
    found = list(headings(before))
    if number and found and number.value not in {heading.number for heading in found}:
        warnings.append(PageWarning(number.line, "diary_number", "contradiction"))
        del stated["diary_number"]
        found = []
    heading = next((heading for heading in found if number is None or heading.number == number.value), None)
    title = read_title(fit.layout, before, heading, named.value if named else None, warnings)
    unnamed = any(known and known.name == "title" for known in map(fit.layout.labels.get, fit.missing))
    if owner and unnamed and owner.value.name == title:  # the label of the title is lost, and the owner's value with it
        warnings.append(PageWarning(owner.line, "owner", "not-understood"))
        del stated["owner"]
    return title
