"""Columns side by side on a terminal of a given width, or one record under the other where they do not fit."""

import textwrap
from collections.abc import Collection, Sequence

GAP = "  "
NARROWEST = 8
"""A column that needs more room than this is never squeezed below it: then each row becomes a record of its own."""


def laid_out(columns: Sequence[str], rows: Sequence[Sequence[str]], right: Collection[int], width: int) -> str:
    """Lay the cells out in at most ``width`` characters; long cells are broken over lines. ``right`` names the right-aligned columns."""
    if not rows:
        return GAP.join(columns) + "\n"
    wanted = [max(len(cell) for cell in (name, *(row[place] for row in rows))) for place, name in enumerate(columns)]
    widths = _shares(wanted, width - len(GAP) * (len(columns) - 1))
    if any(given < min(need, NARROWEST) for given, need in zip(widths, wanted, strict=True)):
        return _records(columns, rows, width)
    lines = [*_lines(columns, widths, right), GAP.join("-" * given for given in widths)]
    for row in rows:
        lines.extend(_lines(row, widths, right))
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _shares(wanted: Sequence[int], room: int) -> list[int]:
    """Give each column what it wants, and the widest ones an equal share of what is left."""
    widths = list(wanted)
    left, open_places = room, sorted(range(len(wanted)), key=lambda place: wanted[place])
    while open_places:
        place, share = open_places[0], max(left, 0) // len(open_places)
        widths[place] = min(wanted[place], share)
        left -= widths[place]
        open_places.pop(0)
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
    room = max(width - margin, NARROWEST)
    blocks = []
    for row in rows:
        lines = []
        for name, cell in zip(columns, row, strict=True):
            parts = textwrap.wrap(cell, room, break_on_hyphens=False)
            lines.extend(f"{name if index == 0 else '':{margin}}{part}\n" for index, part in enumerate(parts))
        blocks.append("".join(lines))
    return "\n".join(blocks)
