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

    ``region_code``, ``area`` and ``phase`` are the codes (``skos:notation``) of region, programme area and project phase.
    """

    id: str
    title: str
    region: str = ""
    region_code: str | None = None
    area: str | None = None
    phase: str | None = None
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """One actor or municipality: its IRI and label, the Swedish name of its ESF region, its county's code and position.

    ``lat`` and ``lon`` are degrees (WGS 84). ``parent`` is the organisation a unit belongs to, which may have a parent of
    its own.
    """

    id: str
    label: str
    kind: NodeKind
    region: str = ""
    county: str | None = None
    lat: float | None = None
    lon: float | None = None
    parent: "Node | None" = None


@dataclass(frozen=True, slots=True)
class Membership:
    """One listing: the node in the project, in a role (``None`` for a place), in the exact words of the page."""

    project: ProjectFacts
    node: Node
    role: str | None = None
    words: str = ""


def rollup(rows: Iterable[Membership], levels: int | None = None) -> tuple[Membership, ...]:
    """Replace each unit by the organisation it belongs to; the words stay those of the page.

    ``levels`` says how many steps up (``org:unitOf``), ``None`` to the top of the chain. Two units of one organisation in
    one project become one tie, since a network counts distinct nodes.
    """
    return tuple(replace(row, node=_ancestor(row.node, levels)) for row in rows)


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
