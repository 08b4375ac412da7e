"""Several captures of one project → what they agree on. What they contradict each other in is left out and reported."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from esfgraph.project import Listing, Project

# Title, phase, region and first day make the project's IRI, so captures of one project cannot differ in them.
_FIELDS = ("owner", "programme_area", "granted_support", "total_budget", "end")


class Capture(NamedTuple):
    """One page as read: its file's name, the IRI of the project it states, and the record."""

    file: str
    iri: str
    project: Project


@dataclass(frozen=True, slots=True, order=True)
class Conflict:
    """A field in which captures of a project disagree: the values as text, each with the files that state it, all sorted."""

    project: str
    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


def settle(captures: Sequence[Capture]) -> tuple[list[Capture], list[Conflict]]:
    """Give the captures without the disputed fields, in the given order, and the conflicts, sorted."""
    by_project: dict[str, list[Capture]] = {}
    for capture in captures:
        by_project.setdefault(capture.iri, []).append(capture)
    conflicts = sorted(conflict for group in by_project.values() if len(group) > 1 for conflict in _conflicts(group))
    disputed: dict[str, dict[str, Any]] = {}
    for conflict in conflicts:
        disputed.setdefault(conflict.project, {})[conflict.field] = None
    return [c._replace(project=replace(c.project, **disputed.get(c.iri, {}))) for c in captures], conflicts


def _conflicts(group: list[Capture]) -> Iterable[Conflict]:
    for field in _FIELDS:
        files: dict[str, list[str]] = {}
        for capture in group:
            value = getattr(capture.project, field)
            if value is not None:
                files.setdefault(value.name if isinstance(value, Listing) else str(value), []).append(capture.file)
        if len(files) > 1:
            yield Conflict(group[0].iri, field, tuple(sorted((value, tuple(sorted(where))) for value, where in files.items())))
