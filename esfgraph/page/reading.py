"""What comes of reading one page: a record with warnings, or the reason why there is none."""

from dataclasses import dataclass
from typing import NamedTuple

from esfgraph.project import Project


class Nearest(NamedTuple):
    """The layout that fits a page best though not enough, by name, and what did not fit; it never quotes the page.

    ``missing`` are labels of the layout that the page lacks, ``unknown`` the lines (from 1) that look like labels and are none of it.
    """

    layout: str
    missing: tuple[str, ...]
    unknown: tuple[int, ...]

    def __str__(self) -> str:
        """Give the one line for a report, ``nearest: 2014-2020-dnr; without: Projektnummer; unknown labels on lines: 5, 7``."""
        parts = [f"nearest: {self.layout}"]
        parts += [f"without: {', '.join(self.missing)}"] if self.missing else []
        parts += [f"unknown labels on lines: {', '.join(map(str, self.unknown))}"] if self.unknown else []
        return "; ".join(parts)


class SetAsideError(ValueError):
    """The page cannot be read as a project; the argument is the reason's code, with the nearest layout where there is one."""

    def __init__(self, code: str, nearest: Nearest | None = None) -> None:
        super().__init__(code)
        self.nearest = nearest


class PageWarning(NamedTuple):
    """Something on a page that was left out or looks wrong: the line (from 1; 0 when no line has it), the field, and a code."""

    line: int
    field: str
    code: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A project with the warnings of its page, or, when ``project`` is ``None``, the reason's code for setting the page aside.

    ``nearest`` tells more about a page in no known layout, where it has labels of one.
    """

    project: Project | None = None
    warnings: tuple[PageWarning, ...] = ()
    reason: str | None = None
    nearest: Nearest | None = None
