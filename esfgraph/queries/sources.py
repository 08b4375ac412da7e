"""A page behind a row of an answer, as people and programs read it."""

from collections.abc import Sequence
from dataclasses import dataclass

SHOWN = 3
"""So many pages of a row are named where a table must fit a terminal."""


@dataclass(frozen=True, slots=True)
class Source:
    """A page: what it is called (its file, where that is known, else its IRI), its IRI, its lines, and its address or nothing."""

    name: str
    page: str
    lines: tuple[int, ...] = ()
    address: str = ""

    @property
    def place(self) -> str:
        """Give the page and its lines: ``page.txt:7,136``."""
        return self.name + (f":{','.join(map(str, self.lines))}" if self.lines else "")

    @property
    def link(self) -> str:
        """Give what to open: the address that the page was saved from, else its IRI; empty where a browser can open neither."""
        return openable(self.address) or openable(self.page)

    def __str__(self) -> str:
        """Give the place, and the address behind it in angle brackets."""
        return f"{self.place} <{self.address}>" if self.address else self.place


def joined(sources: Sequence[Source], most: int | None = None) -> str:
    """Give all sources of a row, "; " between; of more than ``most`` the first ones and how many there are beyond."""
    shown = "; ".join(map(str, sources[:most]))
    beyond = len(sources) - len(sources[:most])
    return f"{shown}; +{beyond}" if beyond else shown


def openable(address: str) -> str:
    """Give the address if it is one of the web; of ``javascript:`` and the like, nothing."""
    return address if address.startswith(("https://", "http://")) else ""
