"""What a page shows of one thing, before it is HTML."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from esfgraph.publish.things.terms import Link
from esfgraph.webpage import NOTHING, Text

MOST = 100
"""So many links of one list stand on a page; the data files have them all."""


class Figure(NamedTuple):
    """A key fact in large: what it is, its value, and a link where it leads somewhere."""

    name: Text
    value: Text
    href: str = ""
    outside: bool = False

    @property
    def link(self) -> Link:
        """The value, and where it leads."""
        return Link(self.value, self.href, self.outside)


class Item(NamedTuple):
    """A line of a list: what it links, what is said beside it, and the path of the page that proves it."""

    link: Link
    note: Text = NOTHING
    proof: str = ""


class Group(NamedTuple):
    """A list under a heading; ``all`` counts it before the cut at ``MOST``, ``empty`` is said where it holds nothing."""

    heading: Text
    items: Sequence[Item]
    all: int
    note: Text = NOTHING
    empty: Text = NOTHING
    chips: bool = False


class Dot(NamedTuple):
    """A place on the map, in the map's own measure, and its name."""

    x: float
    y: float
    name: str


@dataclass(frozen=True, slots=True)
class View:
    """The part of a page that is made for one kind of thing: key facts, cautions, lists, places on the map, and prose (Swedish)."""

    figures: Sequence[Figure] = ()
    cautions: Sequence[Text] = ()
    groups: Sequence[Group] = ()
    dots: Sequence[Dot] = ()
    prose: Sequence[tuple[Text, str]] = ()


def group(heading: Text, items: Sequence[Item], *, note: Text = NOTHING, empty: Text = NOTHING, chips: bool = False) -> Group:
    """Give a list cut at ``MOST``."""
    return Group(heading, items[:MOST], len(items), note, empty, chips)
