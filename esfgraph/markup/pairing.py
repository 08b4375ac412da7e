"""Lines of a page with marks → its text: which line is a label, which its value, and how the two are written.

Two ways know nothing of the project bank (as the elements say; each on its own line or glued). The other two know its labels: where
enough of them follow each other, blank lines, bullets and headings between label and value are the page's looks and are left out.
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from esfgraph.page import LAYOUTS
from esfgraph.page.block import FEWEST_LABELS
from esfgraph.page.print_2007_2013 import END_OF_FIELDS

BULLET = " • "
# Marks; as control characters they stand in no page's text. Between a label and its value: of two elements, or perhaps so.
FIRM, LOOSE = "\x1f", "\x1e"
# Before a line that is a heading; after a line that an element without a word follows.
HEADING, EMPTY = "\x1d", "\x1c"
LABELS = frozenset(label for layout in LAYOUTS for label in layout.labels)
# What stands after the fields, and is the value of none of them.
AFTER_FIELDS = frozenset({END_OF_FIELDS}).union(*({*layout.sections, layout.footer} for layout in LAYOUTS))
MOST_LINES = 3  # between two labels: a value in lines, or a label that no layout knows with its value

_BETWEEN = re.compile(f"([{FIRM}{LOOSE}]+)")
_AROUND = re.compile(f"[{HEADING}{EMPTY}]")


class Labels(Enum):
    """Where a value stands: as the elements say (on the next line after a colon), glued to its label, or on the next line.

    The last two hold for the labels of the project bank, however far from its value each stands.
    """

    AS_SAID = "as said"
    GLUED = "glued"
    ON_LINES = "on lines"
    KNOWN_ON_LINES = "known labels on lines"
    KNOWN_GLUED = "known labels glued"

    def place(self, lines: Sequence[str]) -> str:
        """Give the text that the marked lines become."""
        if self in {Labels.KNOWN_ON_LINES, Labels.KNOWN_GLUED}:
            return "\n".join(_by_labels(lines, glue=self is Labels.KNOWN_GLUED))
        return "\n".join(self._place(line) for line in lines)

    def _place(self, line: str) -> str:
        text, *rest = _BETWEEN.split(_AROUND.sub("", line))
        for mark, value in zip(rest[::2], rest[1::2], strict=True):
            if self is Labels.AS_SAID and FIRM not in mark:
                text += value
            else:
                label = text.rstrip(" ")
                below = self is Labels.ON_LINES or (self is Labels.AS_SAID and label.endswith(":"))
                text = label + ("\n" if below else "") + value.lstrip(" ")
        return text.rstrip()


class _Part(NamedTuple):
    """A line of the page (``at``) that is not empty, or its label or its value; ``label`` is one of ``LABELS``."""

    text: str
    at: int
    label: str | None = None
    is_heading: bool = False
    is_empty: bool = False  # a label: an element stands where the value would, without a word


def _by_labels(lines: Sequence[str], *, glue: bool) -> Iterator[str]:
    """Give the lines of text, those of each run of labels and values without blank lines between them."""
    parts = [part for at, line in enumerate(lines) for part in _parts(line, at)]
    done = 0
    for first, stop in _runs(parts):
        yield from map(Labels.AS_SAID._place, lines[done : parts[first].at])
        yield from _joined(parts[first:stop], glue=glue)
        done = parts[stop - 1].at + 1
    yield from map(Labels.AS_SAID._place, lines[done:])


def _parts(line: str, at: int) -> Iterator[_Part]:
    """Give label and value apart where the line begins with a label of the project bank and a mark or a colon."""
    plain = _AROUND.sub("", line)
    head, mark, value = (*_BETWEEN.split(plain, maxsplit=1), "", "")[:3]
    if not mark and ":" in plain:
        head, mark, value = plain.partition(":")
        head += mark
    head, value = _without_bullet(head), Labels.AS_SAID._place(value).strip()
    if value.startswith(":"):
        head, value = head + ":", value.removeprefix(":").lstrip()
    label = head.removesuffix(":").rstrip()
    if label in LABELS:
        yield _Part(head, at, label, HEADING in line, is_empty=EMPTY in line or (FIRM in mark and not value))
    else:
        value = Labels.AS_SAID._place(line)
    if value.strip():
        yield _Part(value, at, is_heading=HEADING in line)


def _runs(parts: Sequence[_Part]) -> Iterator[tuple[int, int]]:
    """Give first index and end of each run: labels that are enough for a block of fields, with few lines from one to the next."""
    at = [i for i, part in enumerate(parts) if part.label]
    gaps = [n for n, (i, following) in enumerate(pairwise(at), 1) if following - i > MOST_LINES + 1]
    for start, stop in pairwise([0, *gaps, len(at)]):
        run = at[start:stop]
        if len({parts[i].label for i in run}) >= FEWEST_LABELS:
            yield run[0], run[-1] + 1 + _has_value(parts, run)


def _has_value(parts: Sequence[_Part], run: Sequence[int]) -> bool:
    """Tell whether the last label of the run has a value, or prose comes next: a value stands as those of the other labels do."""
    label, value = (*parts[run[-1] : run[-1] + 2], None)[:2]
    if label is None or value is None or label.at == value.at:
        return value is not None
    others = [(parts[i + 1], parts[i + 1].at - parts[i].at) for i in run[:-1] if not parts[i + 1].label]
    as_far = value.at - label.at <= max((lines for _, lines in others), default=0)
    as_others = not value.is_heading or any(other.is_heading for other, _ in others)
    return as_far and as_others and not label.is_empty and value.text not in AFTER_FIELDS


def _joined(run: Sequence[_Part], *, glue: bool) -> list[str]:
    texts: list[str] = []
    after_label = False
    for part in run:
        text = _without_bullet(part.text)
        if glue and after_label and not part.label:
            texts[-1] += text
        else:
            texts.append(text)
        after_label = part.label is not None
    return texts


def _without_bullet(text: str) -> str:
    return text.strip().removeprefix(BULLET.strip()).strip()
