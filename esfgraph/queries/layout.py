"""Columns side by side on a terminal of a given width, or one record under the other where they do not fit."""

import textwrap
from collections.abc import Collection, Sequence

GAP = "  "
UNBROKEN = 22
"""A word up to this length is never broken: where that leaves no room, each row becomes a record of its own."""


def laid_out(columns: Sequence[str], rows: Sequence[Sequence[str]], right: Collection[int], width: int) -> str:
    """Lay the cells out in at most ``width`` characters; long cells are broken over lines. ``right`` names the right-aligned columns."""
    texts = [(name, *(row[place] for row in rows)) for place, name in enumerate(columns)]
    least = [min(UNBROKEN, max(len(word) for text in column for word in text.split(" "))) for column in texts]
    room = width - len(GAP) * (len(columns) - 1)
    if sum(least) > room and rows:
        return _records(columns, rows, width)
    widths = _shares(least, [max(map(len, column)) for column in texts], room)
    lines = [*_lines(columns, widths, right), GAP.join("-" * given for given in widths)]
    for row in rows:
        lines.extend(_lines(row, widths, right))
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _shares(least: Sequence[int], wanted: Sequence[int], room: int) -> list[int]:
    """Give each column at least its least, and what it wants where there is room; the widest ones share what is left."""
    widths = list(least)
    left = room - sum(least)
    places = sorted(range(len(wanted)), key=lambda place: wanted[place] - least[place])
    for done, place in enumerate(places):
        more = min(wanted[place] - least[place], max(left, 0) // (len(places) - done))
        widths[place] += more
        left -= more
    return widths


def _lines(cells: Sequence[str], widths: Sequence[int], right: Collection[int]) -> list[str]:
    broken = [textwrap.wrap(cell, given, break_on_hyphens=False) or [""] for cell, given in zip(cells, widths, strict=True)]
    height = max(map(len, broken))
    return [
        GAP.join(
            part.rjust(given) if place in right else part.ljust(given)
            for place, (part, given) in enumerate(zip((lines[line] if line < len(lines) else "" for lines in broken), widths, strict=True))
        )
        for line in range(height)
    ]


def _records(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> str:
    margin = max(map(len, columns)) + len(GAP)
    room = max(width - margin, 1)
    blocks = []
    for row in rows:
        lines: list[str] = []
        for name, cell in zip(columns, row, strict=True):
            parts = textwrap.wrap(cell, room, break_on_hyphens=False)
            lines.extend(f"{name if index == 0 else '':{margin}}{part}\n" for index, part in enumerate(parts))
        blocks.append("".join(lines))
    return "\n".join(blocks)
