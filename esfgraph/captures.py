"""Several captures of one project → what they agree on. What they contradict each other in is left out and reported."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from esfgraph.project import Listing, Project
from esfgraph.reference import fold

# Field → what it is where nothing is stated. Title and owner have rules of their own, and a stated period stays.
_FIELDS: dict[str, Any] = {
    "programme_area": None,
    "phase": None,
    "region": None,
    "granted_support": None,
    "total_budget": None,
    "start": None,
    "end": None,
    "call": None,
    "specific_objective": None,
    "intervention_types": (),
    "fund": None,
    "programme_cci": None,
    "union_rate": None,
    "planned_participants": None,
}
_LISTS = ("co_financers", "partners", "places")
Body = Callable[[Project], str]


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


def settle(captures: Sequence[Capture], body: Body) -> tuple[list[Capture], list[Conflict]]:
    """Give the captures without the disputed fields, in the given order, and the conflicts, sorted.

    ``body`` names the organisation that a project's owner belongs to: "REGION GOTLAND" and "Region Gotland, a unit" are no contradiction,
    and the more exact of the two stays. A project is never without a title: of several, the one of a page before that of a list, then the
    first in the alphabet; unless they differ in capitals and blanks alone, they are reported. Lists of names that differ are reported too,
    and each page keeps its own: what one page does not list, it does not deny.
    """
    groups: dict[str, list[Capture]] = {}
    for capture in captures:
        groups.setdefault(capture.iri, []).append(capture)
    conflicts: list[Conflict] = []
    agreed: dict[Capture, Capture] = {}
    for group in groups.values():
        if len(group) > 1:
            found = sorted(_conflicts(group, body))
            conflicts += found
            agreed |= _agreed(group, {conflict.field for conflict in found})
    return [agreed.get(capture, capture) for capture in captures], sorted(conflicts)


def _conflicts(group: list[Capture], body: Body) -> Iterator[Conflict]:
    for field, absent in _FIELDS.items():
        values = [(getattr(c.project, field), c.file) for c in group]
        yield from _differing(group, field, [(str(value), str(value), file) for value, file in values if value != absent])
    for field in _LISTS:
        listed = [([listing.name for listing in getattr(c.project, field)], c.file) for c in group]
        stated = [(str(sorted(map(fold, names))), "; ".join(sorted(names)), file) for names, file in listed if names]
        yield from _differing(group, field, stated)
    periods = [(p, p, c.file) for c in group if (p := c.project.programme_period)]
    yield from _differing(group, "programme_period", periods)
    yield from _differing(group, "title", [(fold(c.project.title), c.project.title, c.file) for c in group])
    owners = [(body(c.project), c.project.owner.name, c.file) for c in group if c.project.owner]
    yield from _differing(group, "owner", owners)


def _differing(group: list[Capture], field: str, stated: list[tuple[str, str, str]]) -> Iterator[Conflict]:
    """Give the conflict if what is compared differs; ``stated`` has what is compared, the value as it stands, and the file."""
    if len({compared for compared, _, _ in stated}) > 1:
        files: dict[str, list[str]] = {}
        for _, value, file in stated:
            files.setdefault(value, []).append(file)
        yield Conflict(group[0].iri, field, tuple(sorted((value, tuple(sorted(where))) for value, where in files.items())))


def _agreed(group: list[Capture], disputed: set[str]) -> dict[Capture, Capture]:
    absent = {field: _FIELDS[field] for field in disputed & set(_FIELDS)}
    title = min((c.project.page.layout.startswith("list"), c.project.title) for c in group)[1]
    names = [c.project.owner.name for c in group if c.project.owner]
    exact = max(names, key=lambda name: (len(fold(name)), not name.isupper(), name), default="")
    kept = set() if "owner" in disputed else {name for name in names if fold(name) == fold(exact)}
    return {c: c._replace(project=replace(c.project, title=title, owner=_if_in(kept, c.project), **absent)) for c in group}


def _if_in(names: set[str], project: Project) -> Listing | None:
    return project.owner if project.owner and project.owner.name in names else None
