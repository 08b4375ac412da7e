"""Columns side by side on a terminal of a given width, or one record under the other where they do not fit."""

import textwrap
from collections.abc import Collection, Sequence

GAP = "  "
UNBROKEN = 22
"""A word up to this length is never broken: where that leaves no room, each row becomes a record of its own."""


class _Wrapper(textwrap.TextWrapper):
    """Breaks a word that is too long after a comma where it has one: the numbers of lines stay whole."""

    def _handle_long_word(self, reversed_chunks: list[str], cur_line: list[str], cur_len: int, width: int) -> None:
        word, room = reversed_chunks[-1], max(width - cur_len, 1)
        end = word.rfind(",", 0, room) + 1 or room
        cur_line.append(word[:end])
        reversed_chunks[-1] = word[end:]


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
    broken = [_wrapped(cell, given) or [""] for cell, given in zip(cells, widths, strict=True)]
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
            parts = _wrapped(cell, room)
            lines.extend(f"{name if index == 0 else '':{margin}}{part}\n" for index, part in enumerate(parts))
        blocks.append("".join(lines))
    return "\n".join(blocks)


def _wrapped(cell: str, width: int) -> list[str]:
    return _Wrapper(width, break_on_hyphens=False).wrap(cell)
