"""The lines of a bulleted list → its names, and what was left out. Lists of all layouts that have bullets."""

from collections.abc import Iterable

from esfgraph.page import values
from esfgraph.page.text import damaged

BULLET = "•"
MOST_NAMES = 500  # all 290 municipalities fit; a list of thousands is damage, and would make a tie of every pair
Row = tuple[int, str]


def bulleted(line: str) -> bool:
    """Tell whether the line begins with a bullet."""
    return line.lstrip().startswith(BULLET)


def indented(line: str) -> bool:
    """Tell whether blanks stand before the line's bullet, as in the lists of a page and never in its prose."""
    return bulleted(line) and not line.startswith(BULLET)


def read_names(rows: Iterable[Row]) -> tuple[list[Row], list[Row]]:
    """Read numbered, stripped lines into the names with their lines, and the lines left out with the code of the reason.

    The names follow each other without a gap: what comes after one may belong to a list that lost its heading.
    """
    names: list[Row] = []
    left_out: list[Row] = []
    begun = gap = False
    for line, text in rows:
        if not text or gap:
            gap = begun
            left_out += [(line, "unknown-line")] if text else []
            continue
        begun = True
        try:
            item = read_item(text)
        except ValueError as error:
            left_out.append((line, str(error)))
        else:
            names += [] if values.absent(item) else [(line, item)]
    return names, left_out


def read_item(text: str) -> str:
    """Give the words of one item; ``ValueError`` with the code for a line without bullet, garbled, glued or with contact details."""
    item = text.removeprefix(BULLET).strip()
    if damaged(item):
        raise ValueError("mojibake")
    if item == text:
        raise ValueError("unknown-line")
    if BULLET in item:
        raise ValueError("not-understood")
    return values.name(item)
