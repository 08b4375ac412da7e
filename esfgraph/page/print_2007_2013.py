"""The print view of 2007-2013: label and value glued together, prose under headings, then three lists.

It names owner, co-financers, partners and places. The order is fixed: banners, title, fields, "In English", sections, lists.
"""

from typing import Any

from esfgraph.page import values
from esfgraph.page.block import FEWEST_LABELS
from esfgraph.page.bullets import indented
from esfgraph.page.layout import MAIL, OWNER, REGION, Field, Layout, Lines
from esfgraph.page.lists import HEADER, LISTS, Headings, find_lists, read_list
from esfgraph.page.prose import prose_of
from esfgraph.page.reading import PageWarning, Reading, SetAsideError
from esfgraph.page.text import content_hash, damaged
from esfgraph.project import Listing, Project, Prose, Role, Section, SourcePage

PERIOD = "2007-2013"
SIGN = "Projektägare"
END_OF_FIELDS = "In English"
# Texts of the site that stand where a title may be missing; a page with one of them as its title has lost its own.
BANNERS = frozenset({HEADER, "Stäng", "Mer information och anmälan.", END_OF_FIELDS})
AREAS = {"Programområde 1 Kompetensförsörjning": "2007-2013-1", "Programområde 2 Ökat arbetskraftsutbud": "2007-2013-2"}

FIELDS: dict[str, Field | None] = {
    "Programområde": Field("programme_area", lambda value: values.known(value, AREAS)),
    "Projektfas": Field("phase", values.phase),
    "Projektägare": OWNER,
    "Kontaktperson": None,
    "E-post": MAIL,
    "Telefonnummer": None,
    "Beviljat ESF-stöd": Field("granted_support", values.amount),
    "Total projektbudget": Field("total_budget", values.amount),
    "Projektperiod": Field("period", values.period, ("start", "end")),
    "Region": REGION,
}
SECTIONS = {
    "Sammanfattning": Section.ABSTRACT,
    "Bakgrund": Section.BACKGROUND,
    "Syfte": Section.PURPOSE,
    "Målsättning": Section.OBJECTIVES,
    "Tillgänglighet för personer med funktionsnedsättning": Section.ACCESSIBILITY,
    "Jämställdhetsintegrering": Section.GENDER_EQUALITY,
    "Transnationellt samarbete": Section.TRANSNATIONAL_COOPERATION,
}
CONTACT = ("Kontaktperson", "E-post", "Telefonnummer")
FIRST_LABEL = next(iter(FIELDS))
LAYOUT = Layout("2007-2013-print", FIELDS, frozenset({SIGN}), ends=None, sections=SECTIONS, lists=frozenset(x for x, _ in LISTS.values()))


def read(lines: Lines) -> Reading:
    """Read the cleaned lines of one page into a record with its warnings.

    Raises:
        SetAsideError: the page is no project page of this layout, or only a part of one.
    """
    warnings: list[PageWarning] = []
    start, end = find_fields(lines)
    title = read_title(lines, start, warnings)
    if any(map(damaged, lines[start:end])):
        raise SetAsideError("mojibake")
    fields = read_fields(lines, start, end, warnings)
    headings = find_lists(lines, max((i for i in range(end, len(lines)) if lines[i] in SECTIONS), default=end), warnings)
    sections = read_sections(lines, end, min(headings.read.values(), default=len(lines)), warnings)
    lists = {LISTS[label][0]: read_list(lines, headings, label, warnings) for label in headings.read}
    first, last = fields.pop("period", (None, None))
    stated: dict[str, Any] = {**fields, **lists, "start": first, "end": last, "sections": sections}
    page = SourcePage(LAYOUT.name, content_hash(lines), states_parties=bool(headings.read))
    project = Project(title=title, page=page, programme_period=PERIOD, **stated)
    check_whole(lines, headings, project, warnings)
    return Reading(project, tuple(sorted(warnings)))


def begins(lines: Lines) -> bool:
    """Tell whether a block of fields of this layout stands on the page, whole or not."""
    return any(label_of(lines[i]) and labels_from(lines, i) >= FEWEST_LABELS for i in range(len(lines)))


def label_of(line: str) -> str | None:
    """Give the label that the line begins with, if any; "Regional ..." and "Region Dalarna ..." begin titles and sentences."""
    label = next((label for label in FIELDS if line.startswith(label)), None)
    value = line.removeprefix("Region")
    words = label == "Region" and not (value[:1].isupper() or values.absent(value) or value.strip(" :") in values.REGIONS)
    return None if words else label


def find_fields(lines: Lines) -> tuple[int, int]:
    """Give the first line of the field block and the line after its last, which ends it: "In English" or the first section.

    Raises:
        SetAsideError: no fields, fields of several pages, or fields that nothing ends.
    """
    starts = [i for i in range(len(lines)) if label_of(lines[i]) and labels_from(lines, i) >= FEWEST_LABELS]
    if not starts:
        raise SetAsideError("mojibake" if any(map(damaged, lines)) else "not-a-project-page")
    ends = [i for i in range(starts[0], len(lines)) if lines[i] == END_OF_FIELDS or lines[i] in SECTIONS]
    if not ends:
        raise SetAsideError("cut-in-fields")
    if starts[-1] > ends[0]:
        raise SetAsideError("several-pages")
    if all(line.isascii() for line in map(label_of, lines[starts[0] : ends[0]]) if line):
        raise SetAsideError("mojibake")
    start = next((i for i in starts if label_of(lines[i]) == FIRST_LABEL), starts[0])  # a title or banner may begin like a label
    while start and label_of(lines[start - 1]):
        start -= 1
    return start, ends[0]


def labels_from(lines: Lines, i: int) -> int:
    """Count the different labels with a value glued to them from here on: they follow each other in fields, never in prose.

    Later layouts have many of the same labels, but alone on their lines or before a colon; a sentence goes on in small letters.
    """
    block = [line for line in lines[i : i + 2 * len(FIELDS)] if line]
    until = next((n for n, line in enumerate(block) if line in SECTIONS), len(block))
    labelled = [(label, line.removeprefix(label)[:1]) for line in block[:until] if (label := label_of(line))]
    return len({label for label, first in labelled if first.isupper() or first.isdigit()})


def read_title(lines: Lines, start: int, warnings: list[PageWarning]) -> str:
    """Give the title: the last non-empty line before the fields; between it and the page's first line may be banners.

    Raises:
        SetAsideError: there is no whole title, or it is garbled, too long or holds somebody's address.
    """
    title = max((i for i in range(start) if lines[i]), default=0)
    touching = title == start - 1 and label_of(lines[start]) != FIRST_LABEL  # a field without its label, or the title glued to one
    if title == 0 or touching or lines[title].strip() in BANNERS:  # the very first line may be half a title
        raise SetAsideError("no-title")
    if lines[title - 1] not in {"", HEADER}:
        warnings.append(PageWarning(title, "title", "unknown-line"))
    if damaged(lines[title]):
        raise SetAsideError("mojibake")
    if HEADER not in lines[:title]:
        warnings.append(PageWarning(1, "header", "missing"))
    try:
        return values.name(lines[title])
    except ValueError as error:
        raise SetAsideError(str(error)) from None


def read_fields(lines: Lines, start: int, end: int, warnings: list[PageWarning]) -> dict[str, Any]:
    """Read label and value lines; what is not understood, or stated twice with different values, is reported and left out."""
    stated: dict[str, list[int]] = {}
    for i in range(start, end):
        label = label_of(lines[i])
        if label:
            stated.setdefault(label, []).append(i)
        elif lines[i]:
            warnings.append(PageWarning(i + 1, "fields", "unknown-line"))
    found: dict[str, Any] = {}
    for label, field in FIELDS.items():
        if field is None:
            continue
        name, read_value, _ = field
        at = stated.get(label, [])
        warnings += [PageWarning(i + 1, name, "repeated") for i in at[1:]] or ([] if at else [PageWarning(0, name, "missing")])
        texts = {lines[i].removeprefix(label).removeprefix(":") for i in at}
        if len(texts) != 1 or values.absent(min(texts)):
            continue
        try:
            value = read_value(unglued(min(texts)))
            found[name] = Listing(value, at[0] + 1, Role.OWNER) if name == "owner" else value
        except ValueError as error:
            warnings.append(PageWarning(at[0] + 1, name, str(error)))
    return found


def unglued(value: str) -> str:
    """Give the value; ``ValueError`` where the next line is glued to it and would bring somebody's name, address or number."""
    if any(label in value for label in CONTACT):
        raise ValueError("contact-in-name")
    return value


def read_sections(lines: Lines, start: int, stop: int, warnings: list[PageWarning]) -> tuple[Prose, ...]:
    """Read the prose under each heading. Headings come in one order, once, alone between blank lines; other uses are prose."""
    order = list(SECTIONS)
    found: list[tuple[int, str]] = []
    for i in range(start, stop):
        if lines[i] in SECTIONS:
            alone = not (lines[i - 1] and lines[i - 1] != END_OF_FIELDS) and (i + 1 >= len(lines) or not lines[i + 1])
            if alone and (not found or order.index(lines[i]) > order.index(found[-1][1])):
                found.append((i, lines[i]))
            elif alone:
                warnings.append(PageWarning(i + 1, SECTIONS[lines[i]], "repeated-heading"))
    if not found:
        warnings.append(PageWarning(0, "sections", "missing"))
    texts = []
    for (i, heading), until in zip(found, [*(i for i, _ in found), stop][1:], strict=True):
        prose = prose_of(SECTIONS[heading], lines, i + 1, until)
        if prose:
            texts.append(prose)
        warnings += [PageWarning(n + 1, SECTIONS[heading], "mojibake") for n in range(i + 1, until) if damaged(lines[n])]
    # These belong to a list whose heading is lost.
    warnings += [PageWarning(i + 1, "lists", "unknown-line") for i in range(start, stop) if indented(lines[i])]
    return tuple(texts)


def check_whole(lines: Lines, headings: Headings, project: Project, warnings: list[PageWarning]) -> None:
    """Report a page that may be cut, since every whole page ends with places, and support above the whole budget."""
    if not headings.end_the_page:
        warnings.append(PageWarning(len(lines), "places", "page-may-be-cut"))
    if project.support_exceeds_budget:
        warnings.append(PageWarning(0, "granted_support", "above-budget"))
