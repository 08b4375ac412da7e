"""Ties that an answer names → a network with the attributes of any other, and no tie that the answer does not name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import networkx as nx

from esfgraph.network.evidence import frequency, significance
from esfgraph.network.projection import Proof
from esfgraph.network.rows import Membership, Node, ProjectFacts

Listed = tuple[str, str, str]
"""A project, who or what it lists, and the role ("" for a place)."""


@dataclass(frozen=True, slots=True)
class Named:
    """A tie of an answer: its two ends and what lies behind it; an end is a node or a project.

    ``words`` has the exact words by project, ``listed`` the listings they stand in.
    """

    one: Node | ProjectFacts
    other: Node | ProjectFacts
    words: Mapping[str, tuple[str, ...]]
    listed: frozenset[Listed] = frozenset()


def named_ties(ties: Iterable[Named], rows: Iterable[Membership], regions: Mapping[str, str]) -> "nx.Graph[str]":
    """Give the network of the ties: two-mode where an end is a project, else of actors or municipalities.

    ``rows`` tell of the projects and whom they list, ``regions`` the region of an actor that has none of its own. A tie's weight is the
    number of projects behind it. Nothing is tested for chance, for an answer is no whole network.
    """
    memberships, found = tuple(rows), sorted(ties, key=lambda tie: (tie.one.id, tie.other.id))
    facts = {row.project.id: row.project for row in memberships}
    two_mode = any(isinstance(end, ProjectFacts) for tie in found for end in (tie.one, tie.other))
    ends = {end.id: end for tie in found for end in (tie.one, tie.other)}
    behind = {project for tie in found for project in tie.words}
    kind = "projects" if two_mode else {"municipality": "municipalities"}.get(next((_kind(end) for end in ends.values()), ""), "actors")
    graph: nx.Graph[str] = nx.Graph(kind=kind, counted=len(behind), projects=len(behind), tested=False, undated=0)
    if not two_mode:
        graph.graph["weight"] = "count"
    for iri in sorted(ends):
        projects = {project for tie in found if iri in {tie.one.id, tie.other.id} for project in tie.words}
        graph.add_node(iri, **_described(ends[iri], len(projects), regions))
    for tie in found:
        initiatives = len({facts[project].collaboration if project in facts else project for project in tie.words})
        graph.add_edge(tie.one.id, tie.other.id, **_tie(tie, facts, initiatives, two_mode=two_mode))
    graph.graph["listed"] = _listings(memberships, ends, {each for tie in found for each in tie.listed})
    return graph


def _kind(end: Node | ProjectFacts) -> str:
    return "project" if isinstance(end, ProjectFacts) else end.kind


def _described(end: Node | ProjectFacts, projects: int, regions: Mapping[str, str]) -> dict[str, object]:
    if isinstance(end, ProjectFacts):
        return {"label": end.title, "kind": "project", "region": end.region, "projects": 1}
    told: dict[str, object] = {"label": end.label, "kind": end.kind, "region": end.region or regions.get(end.id, ""), "projects": projects}
    if end.lat is not None and end.lon is not None:
        told.update(lat=end.lat, lon=end.lon)
    return told | ({"names": end.names} if end.names else {})


def _tie(tie: Named, facts: Mapping[str, ProjectFacts], initiatives: int, *, two_mode: bool) -> dict[str, object]:
    titles = {project: facts[project].title if project in facts else project for project in tie.words}
    proof = tuple(Proof(project, titles[project], "; ".join(words)) for project, words in sorted(tie.words.items()))
    told: dict[str, object] = {"projects": len(proof), "weight": float(len(proof)), "proof": proof}
    if two_mode:
        roles = "; ".join(sorted({role for _, _, role in tie.listed if role}))
        return told | {"evidence": "", "significance": "", "roles": roles}
    return told | {"evidence": frequency(initiatives), "significance": significance(initiatives, beyond_chance=None)}


def _listings(rows: Iterable[Membership], ends: Mapping[str, Node | ProjectFacts], wanted: set[Listed]) -> tuple[Membership, ...]:
    """Give the listings behind the ties; what a unit's organisation is tied by is the organisation's."""
    found = []
    for row in rows:
        node: Node | None = row.node
        if (row.project.id, row.node.id, row.role or "") not in wanted:
            continue
        while node is not None:
            if node.id in ends:
                found.append(replace(row, node=node))
            node = node.parent
    return tuple(found)
