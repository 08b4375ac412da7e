"""The warnings of a page → for which roles it may state more than was read, so that nobody counts it as stating nobody."""

from collections.abc import Iterator, Sequence

from esfgraph.page.reading import PageWarning
from esfgraph.project import Project, Role

LISTS = {"co_financers": Role.CO_FINANCER, "partners": Role.PARTNER}
WHOLE = frozenset({"empty-list"})  # the only warning of a list that leaves nothing out


def incomplete(project: Project, warnings: Sequence[PageWarning]) -> tuple[Role, ...]:
    """Give the roles, sorted, whose names the page may state and the record lacks."""
    return tuple(sorted(set(_incomplete(project, {(warning.field, warning.code) for warning in warnings}))))


def _incomplete(project: Project, told: set[tuple[str, str]]) -> Iterator[Role]:
    if project.owner is None and "owner" in {field for field, _ in told}:
        yield Role.OWNER
    yield from (LISTS[field] for field, code in told if field in LISTS and code not in WHOLE)
    if ("lists", "unknown-line") in told:  # names whose heading is lost
        yield from LISTS.values()
    # The partners stand after the co-financers: a gap there, or the end of a page cut there, may have been theirs.
    if not project.partners and {("co_financers", "unknown-line"), ("co_financers", "page-may-be-cut")} & told:
        yield Role.PARTNER
    if not project.page.states_parties and {("places", "page-may-be-cut"), ("places", "no-bullets")} & told:
        yield from LISTS.values()
