"""The lines after a block of fields → the page's prose, by section."""

from esfgraph.page import values
from esfgraph.page.layout import Layout, Lines
from esfgraph.page.reading import PageWarning
from esfgraph.page.text import damaged
from esfgraph.project import Prose, Section


def read_prose(layout: Layout, lines: Lines, start: int, warnings: list[PageWarning]) -> tuple[Prose, ...]:
    """Give the text under each of the layout's headings, up to the footer; text before the first heading is the abstract.

    Where a heading of its own names the abstract, text before it belongs to nothing and is reported.
    """
    stop = next((i for i in range(start, len(lines)) if lines[i] == layout.footer), len(lines))
    found = find_headings(layout, lines, start, stop, warnings)
    first = found[0][0] if found else stop
    parts = [(Section.ABSTRACT, start, first)]
    parts += [(section, i + 1, until) for (i, section), until in zip(found, [*(i for i, _ in found), stop][1:], strict=True)]
    headed = {section for _, section in found}
    texts = []
    for section, begin, until in parts:
        prose = prose_of(section, lines, begin, until)
        if prose is None:
            continue
        if (begin, section) == (start, Section.ABSTRACT) and section in headed:
            warnings.append(PageWarning(start + 1, "sections", "unknown-line"))
            continue
        texts.append(prose)
        warnings += [PageWarning(n + 1, section, "mojibake") for n in range(begin, until) if damaged(lines[n])]
    return tuple(texts)


def prose_of(section: Section, lines: Lines, begin: int, until: int) -> Prose | None:
    """Give the lines from ``begin`` (counted from 0) to before ``until`` as one text without blank lines around it; absent is ``None``."""
    text = "\n".join(lines[begin:until])
    inner = text.lstrip("\n")
    whole = inner.rstrip("\n")
    return None if values.absent(whole) else Prose(section, whole, begin + 1 + len(text) - len(inner))


def find_headings(layout: Layout, lines: Lines, start: int, stop: int, warnings: list[PageWarning]) -> list[tuple[int, Section]]:
    """Give index and section of each heading: once, after a blank line; a repeated one is prose and reported."""
    found: list[tuple[int, Section]] = []
    for i in range(start, stop):
        section = layout.sections.get(lines[i])
        if section is None or lines[i - 1]:
            continue
        if section in {known for _, known in found}:
            warnings.append(PageWarning(i + 1, section, "repeated-heading"))
        else:
            found.append((i, section))
    return found
