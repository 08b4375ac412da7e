"""What the network stage takes: one row for each name a page lists, with who or which place is meant.

The rows come from a query over the graph; nothing here knows RDF. IRIs are plain strings, an absent name is ``""``, any
other absent value ``None``: "not stated", never "none".
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeVar

NodeKind = Literal["municipality", "actor"]

Described = TypeVar("Described", "Node", "ProjectFacts")


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    """One project: its IRI and title, its ESF region by Swedish name and by code, and what the filters ask for.

    ``granted`` and ``budget`` are SEK. ``region_code``, ``area`` and ``phase`` are the codes (``skos:notation``) of region, programme
    area and project phase.
    ``initiative`` is the IRI of the first project of its initiative, "" for its own; ``counted_as`` the IRI of what a network counts in
    its place (see ``by_initiative``), "" for the project itself.
    """

    id: str
    title: str
    region: str = ""
    region_code: str | None = None
    area: str | None = None
    phase: str | None = None
    start: date | None = None
    end: date | None = None
    granted: int | None = None
    budget: int | None = None
    initiative: str = ""
    counted_as: str = ""

    @property
    def collaboration(self) -> str:
        """The IRI of the initiative: phases of one are one collaboration, however many projects they are."""
        return self.initiative or self.id

    @property
    def unit(self) -> str:
        """The IRI of what a network counts: the project, or its initiative."""
        return self.counted_as or self.id


@dataclass(frozen=True, slots=True)
class Candidate:
    """A project that a network could be made from.

    ``period`` is the name of its programme period, "" if unknown; ``able`` says whether a page of it can state parties and places at all.
    """

    project: ProjectFacts
    period: str
    able: bool


@dataclass(frozen=True, slots=True)
class Node:
    """One actor or municipality: its IRI and label, the Swedish name of its ESF region, its county's code and position.

    ``lat`` and ``lon`` are degrees (WGS 84). ``parent`` is the organisation a unit belongs to, which may have a parent of
    its own. ``names`` are other names it is known by.
    """

    id: str
    label: str
    kind: NodeKind
    region: str = ""
    county: str | None = None
    lat: float | None = None
    lon: float | None = None
    parent: "Node | None" = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Membership:
    """One listing: the node in the project, in a role (``None`` for a place), in the exact words of the page, and their line (from 1).

    ``mentioned``: a mention, by the prose and not by a list or field; it has no role.
    """

    project: ProjectFacts
    node: Node
    role: str | None = None
    words: str = ""
    line: int | None = None
    mentioned: bool = False


def rollup(rows: Iterable[Membership], levels: int | None = None) -> tuple[Membership, ...]:
    """Replace each unit by the organisation it belongs to; the words stay those of the page.

    ``levels`` says how many steps up (``org:unitOf``), ``None`` to the top of the chain. Two units of one organisation in
    one project become one tie, since a network counts distinct nodes.
    """
    return tuple(replace(row, node=_ancestor(row.node, levels)) for row in rows)


def by_initiative(rows: Iterable[Membership]) -> tuple[Membership, ...]:
    """Count each project as its initiative: all phases of one count once, and what any of them lists, the initiative lists.

    The project's own facts stay, so that filters still choose projects; the chosen ones are then counted together.
    """
    return tuple(replace(row, project=replace(row.project, counted_as=row.project.collaboration)) for row in rows)


def units(projects: Iterable[ProjectFacts]) -> dict[str, ProjectFacts]:
    """Give what is counted, by its IRI, sorted: projects as they are, initiatives with the facts of their first project that is there."""
    found: dict[str, list[ProjectFacts]] = {}
    for facts in described(projects).values():
        found.setdefault(facts.unit, []).append(facts)
    return {unit: _whole(unit, found[unit]) for unit in sorted(found)}


def _whole(unit: str, phases: list[ProjectFacts]) -> ProjectFacts:
    if len(phases) == 1 and phases[0].id == unit:
        return phases[0]
    first = min(phases, key=lambda facts: (facts.id != unit, facts.start or date.max, facts.id))
    ends = [facts.end for facts in phases if facts.end]
    return replace(first, id=unit, end=max(ends) if len(ends) == len(phases) else None)


def _ancestor(node: Node, levels: int | None) -> Node:
    left = levels
    while node.parent is not None and left != 0:
        node = node.parent
        left = None if left is None else left - 1
    return node


def described(values: Iterable[Described]) -> dict[str, Described]:
    """Give one description for each IRI, sorted by IRI; where rows disagree, the same one whatever their order."""
    found: dict[str, Described] = {}
    for value in values:
        known = found.setdefault(value.id, value)
        if known != value:
            found[value.id] = min(known, value, key=repr)
    return dict(sorted(found.items()))
