"""The classes of the ontology as a picture: a box for each with its properties to other things, and a curve for each two that meet."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from markupsafe import Markup, escape

from esfgraph.webpage import Text

_WIDTH, _GAP, _HEAD, _ROW, _BELOW = 240, 64, 30, 17, 26  # of a box, between columns; heights of head and row; between boxes
_COLUMNS = (
    ("Continuation", "IdentityDecision", "SourcePage"),
    ("Participation", "PlaceListing", "Mention"),
    ("Project",),
    ("Actor", "Municipality", "County", "Region"),
)
"""Where a reader looks for a class: what was concluded, what a page states, the project, and what it names. Others follow below."""

_FAR = 2
"""Curves reach over so many columns; one that would cross the whole picture is left out, since its row says the same."""

_TIP = '<marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z"/>'


class Property(NamedTuple):
    """A property of a class: its label, and the names of the classes that its values have."""

    label: Text
    to: tuple[str, ...]


class Box(NamedTuple):
    """A class: what it is called, where it is described, and its properties to other things."""

    label: Text
    href: str
    properties: Sequence[Property]


class _Place(NamedTuple):
    x: int
    y: int
    height: int
    column: int


def draw(boxes: Mapping[str, Box], aside: Mapping[str, Text]) -> Markup:
    """Give the picture as SVG, in both languages and without a style of its own.

    Takes the classes by name, and the labels of those that properties lead to and that have no box.
    """
    labels = {name: box.label for name, box in boxes.items()} | dict(aside)
    places = _places(boxes)
    width = max(place.x for place in places.values()) + _WIDTH
    height = max(place.y + place.height for place in places.values())
    near = [(name, to) for name, to in sorted(_meetings(boxes)) if abs(places[name].column - places[to].column) <= _FAR]
    curves = "".join(_curve(places[name], places[to], name == to) for name, to in near)
    drawn = "".join(_box(box, places[name], labels) for name, box in boxes.items())
    size = f'viewBox="-2 -2 {width + 40} {height + 4}"'
    return Markup(f'<svg {size} aria-labelledby="classes-drawn"><defs>{_TIP}</marker></defs>{curves}{drawn}</svg>')  # noqa: S704 - labels are escaped


def _meetings(boxes: Mapping[str, Box]) -> set[tuple[str, str]]:
    return {(name, to) for name, box in boxes.items() for one in box.properties for to in one.to if to in boxes}


def _places(boxes: Mapping[str, Box]) -> dict[str, _Place]:
    """Give each class its place: columns stand in the middle, so that the curves stay short."""
    known = set(chain.from_iterable(_COLUMNS))
    columns = [[name for name in column if name in boxes] for column in _COLUMNS]
    columns[0] += sorted(boxes.keys() - known)
    heights = {name: _HEAD + _ROW * len(box.properties) + (8 if box.properties else 0) for name, box in boxes.items()}
    lengths = [sum(heights[name] + _BELOW for name in column) - _BELOW for column in columns]
    found = {}
    for i, column in enumerate(columns):
        y = (max(lengths) - lengths[i]) // 2
        for name in column:
            found[name] = _Place(i * (_WIDTH + _GAP), y, heights[name], i)
            y += heights[name] + _BELOW
    return found


def _curve(start: _Place, end: _Place, itself: bool) -> str:
    from_y, to_y = start.y + _HEAD // 2, end.y + _HEAD // 2
    right, left = start.x + _WIDTH, start.x
    if itself:
        return _path(f"M{right} {from_y - 5}c26 -8 26 22 3 14")
    if start.column == end.column:
        return _path(f"M{right} {from_y}C{right + 34} {from_y} {right + 34} {to_y} {right + 2} {to_y}")
    if start.column < end.column:
        return _path(f"M{right} {from_y}C{right + _GAP} {from_y} {end.x - _GAP} {to_y} {end.x - 2} {to_y}")
    reached = end.x + _WIDTH
    return _path(f"M{left} {from_y}C{left - _GAP} {from_y} {reached + _GAP} {to_y} {reached + 2} {to_y}")


def _path(line: str) -> str:
    return f'<path d="{line}" marker-end="url(#tip)"/>'


def _box(box: Box, place: _Place, labels: Mapping[str, Text]) -> str:
    rows = "".join(_lines(box, place, labels))
    frame = f'<rect x="{place.x}" y="{place.y}" width="{_WIDTH}" height="{place.height}" rx="8"/>'
    head = f'<g class="named"><rect x="{place.x}" y="{place.y}" width="{_WIDTH}" height="{_HEAD}" rx="8"/></g>'
    name = _text(box.label, place.x + 12, place.y + 20, "class")
    return f'{frame}<a href="{escape(box.href)}">{head}{name}</a>{rows}'


def _lines(box: Box, place: _Place, labels: Mapping[str, Text]) -> Iterator[str]:
    for i, one in enumerate(box.properties):
        to = [labels[name] for name in one.to if name in labels]
        more = Text(" m.fl.", " etc.") if len(to) > 2 else Text("", "")
        shown = to[:1] if len(to) > 2 else to
        sv, en = (f"{one.label[j]} → {', '.join(label[j] for label in shown)}{more[j]}" for j in (0, 1))
        yield _text(Text(sv, en), place.x + 12, place.y + _HEAD + 16 + _ROW * i, "property")


def _text(text: Text, x: int, y: int, kind: str) -> str:
    said = zip(("sv", "en"), text, strict=True)
    return "".join(f'<text x="{x}" y="{y}" class="{kind}" lang="{lang}">{escape(words)}</text>' for lang, words in said)
