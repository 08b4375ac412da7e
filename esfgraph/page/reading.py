"""What comes of reading one page: a record with warnings, or the reason why there is none."""

from dataclasses import dataclass
from typing import NamedTuple

from esfgraph.project import Project


class SetAsideError(ValueError):
    """The page cannot be read as a project; the argument is the reason's code."""


class PageWarning(NamedTuple):
    """Something on a page that was left out or looks wrong: the line (from 1; 0 when no line has it), the field, and a code."""

    line: int
    field: str
    code: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A project with the warnings of its page, or, when ``project`` is ``None``, the reason's code for setting the page aside."""

    project: Project | None = None
    warnings: tuple[PageWarning, ...] = ()
    reason: str | None = None
