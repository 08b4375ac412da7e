"""The questions of the library, each with its answer on this graph → the questions page, to search and to copy from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from esfgraph.webpage import Answer, Text, render

TITLE = Text("Frågor och svar om Socialfondens projekt", "Questions and answers on projects of the European Social Fund")


class Tag(NamedTuple):
    """A tag as the question files write it, and what people call it."""

    name: str
    text: Text


@dataclass(frozen=True, slots=True)
class Entry:
    """A question: what it tells, its answer, how to ask it on the command line and of any engine, and what it may be asked of.

    ``command`` is safe to paste into a shell; ``sparql`` gives the rows of the answer on any engine that holds the graph, or those that
    the answer is ``worked_out`` from. ``takes`` names each parameter and its kind.
    """

    answer: Answer
    description: Text
    command: Text
    sparql: str
    tags: Sequence[Tag] = ()
    takes: Sequence[tuple[str, Text]] = ()
    worked_out: bool = False


class Group(NamedTuple):
    """Questions on one topic."""

    topic: Tag
    entries: Sequence[Entry]


def render_questions(groups: Sequence[Group], lang: str, *, projects: int, version: str) -> str:
    """Give the questions page as HTML that opens in ``sv`` or ``en``; it works from disk, and without its script too."""
    tags = {tag for group in groups for entry in group.entries for tag in entry.tags}
    shown = {
        "groups": groups,
        "tags": sorted(tags, key=lambda tag: tag.text.sv.casefold()),
        "count": sum(len(group.entries) for group in groups),
        "projects": projects,
        "version": version,
    }
    return render("questions", TITLE, lang, shown)
