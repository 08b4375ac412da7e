"""Which listings a network is made of. Filters act on the rows, before anything is counted or projected."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from esfgraph.errors import UsageError
from esfgraph.network.rows import Candidate, Membership, ProjectFacts

ROLES = ("owner", "co-financer", "partner")


@dataclass(frozen=True, slots=True)
class Filters:
    """What must hold; ``None`` asks nothing. All but ``role`` choose whole projects, so reading fewer pages is the same.

    ``region`` (code of the ESF region), ``area`` and ``phase`` are compared with what the project's page states.
    ``county`` (code) keeps the projects that list at least one municipality of the county, with all their nodes.
    ``from_year`` and ``to_year`` keep the projects whose period overlaps the years, both included; a project whose start
    or end is not stated is then left out and counted. ``role`` keeps the listings of actors in that role, and every place.

    Raises ``UsageError`` for an unknown role, or years in the wrong order.
    """

    region: str | None = None
    county: str | None = None
    area: str | None = None
    phase: str | None = None
    role: str | None = None
    from_year: int | None = None
    to_year: int | None = None

    def __post_init__(self) -> None:
        if self.role is not None and self.role not in ROLES:
            raise UsageError(f"unknown role {self.role!r}: use one of {', '.join(ROLES)}")
        if self.from_year is not None and self.to_year is not None and self.from_year > self.to_year:
            raise UsageError(f"the years end before they begin: from {self.from_year} to {self.to_year}")

    @property
    def by_years(self) -> bool:
        """Whether the period of a project matters."""
        return self.from_year is not None or self.to_year is not None


NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Selection:
    """The rows that are left, and how many projects went only because their period is not stated."""

    rows: tuple[Membership, ...]
    undated: int


@dataclass(frozen=True, slots=True)
class Choice:
    """The projects that are left, and those that went only because their period is not stated."""

    kept: tuple[Candidate, ...]
    undated: tuple[Candidate, ...]


def choose(candidates: Iterable[Candidate], filters: Filters = NO_FILTERS) -> Choice:
    """Keep the projects that pass, whether or not their pages can state parties and places.

    ``county`` and ``role`` keep all: they ask for what only able pages state, so a silent project might be in or out.
    """
    kept = tuple(candidate for candidate in candidates if _fits(candidate.project, filters))
    if not filters.by_years:
        return Choice(kept, ())
    undated = tuple(candidate for candidate in kept if not _dated(candidate.project))
    return Choice(tuple(candidate for candidate in kept if _overlaps(candidate.project, filters)), undated)


def select(rows: Iterable[Membership], filters: Filters = NO_FILTERS) -> Selection:
    """Keep the rows that pass; takes the rows of all kinds, since ``county`` looks at the places of a project."""
    listed = tuple(rows)
    in_county = _projects_in(filters.county, listed)
    kept = [row for row in listed if in_county(row.project) and _passes(row, filters)]
    if not filters.by_years:
        return Selection(tuple(kept), 0)
    undated = {row.project.id for row in kept if not _dated(row.project)}
    return Selection(tuple(row for row in kept if _overlaps(row.project, filters)), len(undated))


def _projects_in(county: str | None, rows: Iterable[Membership]) -> Callable[[ProjectFacts], bool]:
    if county is None:
        return lambda _: True
    named = {row.project.id for row in rows if row.node.kind == "municipality" and row.node.county == county}
    return lambda project: project.id in named


def _passes(row: Membership, filters: Filters) -> bool:
    asked = filters.role if row.node.kind == "actor" else None
    return _fits(row.project, filters) and asked in {None, row.role}


def _fits(project: ProjectFacts, filters: Filters) -> bool:
    asked = ((filters.region, project.region_code), (filters.area, project.area), (filters.phase, project.phase))
    return all(wanted is None or wanted == stated for wanted, stated in asked)


def _dated(project: ProjectFacts) -> bool:
    return project.start is not None and project.end is not None


def _overlaps(project: ProjectFacts, filters: Filters) -> bool:
    if project.start is None or project.end is None:
        return False
    begins_in_time = filters.to_year is None or project.start.year <= filters.to_year
    ends_in_time = filters.from_year is None or project.end.year >= filters.from_year
    return begins_in_time and ends_in_time
