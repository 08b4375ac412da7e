"""From rows to a network: two-mode, or projected on municipalities or on actors.

The value given is an undirected ``networkx.Graph`` whose node ids are IRIs.

Node attributes: ``label``, ``kind`` ("municipality", "actor", "project"), ``region`` (Swedish name of the ESF region or ""),
``projects`` (how many, after the filters), ``lat`` and ``lon`` where known, and ``names`` (a tuple) where it has others.
Tie attributes: ``projects`` (how many lie behind), ``weight``, ``evidence``, ``significance`` (Swedish words, "" in two-mode),
``proof`` (a tuple of ``Proof``), and in two-mode ``roles`` ("; " between, "" for a place); ``with_layers`` adds ``layers``.
Graph attributes: ``kind``, ``counted`` of ``projects`` (that contribute), ``tested``, ``undated`` (projects left out by a filter on
years because their period is not stated), ``listed`` (the rows left by the filters, a tuple of ``Membership``); in a projection also
``weight``, ``testable`` (how many initiatives of two nodes or more the test has to go by), and if capped ``cap`` and ``beyond_cap``.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

import networkx as nx
import numpy as np

from esfgraph.errors import UsageError
from esfgraph.network.evidence import frequency, significance
from esfgraph.network.filters import NO_FILTERS, Filters, select
from esfgraph.network.incidence import Incidence, above_diagonal, incidence
from esfgraph.network.rows import Membership, Node, NodeKind
from esfgraph.network.significance import rows_with_pairs, significant_pairs
from esfgraph.network.ties import initiatives, joined
from esfgraph.network.weights import CAP, WEIGHTS, Projection, projection

KINDS: Mapping[str, NodeKind] = {"municipalities": "municipality", "actors": "actor"}
_DECIMALS = 12  # sums of fractions differ in the last bits; 1/37 twice is 2/37


@dataclass(frozen=True, slots=True)
class Proof:
    """One project behind a tie: its IRI and title, and the words of its page, for the one end and then the other ("; " between)."""

    project: str
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Group:
    """A project too large to be drawn as pairs: its IRI and title, and the IRIs of its nodes."""

    project: str
    title: str
    members: tuple[str, ...]


def two_mode(rows: Iterable[Membership], filters: Filters = NO_FILTERS) -> "nx.Graph[str]":
    """Give projects, actors and municipalities, with one tie for each node a project lists, in whatever number of roles."""
    listed = tuple(rows)
    selection = select(listed, filters)
    table = incidence(selection.rows)
    graph: nx.Graph[str] = nx.Graph(kind="projects", counted=len(table.projects), tested=False, undated=selection.undated)
    graph.graph["listed"] = selection.rows
    for project in table.projects:
        graph.add_node(project.id, label=project.title, kind="project", region=project.region, projects=1)
    _add_nodes(graph, table, listed)
    for number, project in enumerate(table.projects):
        for member in table.members(number):
            proof = Proof(project.id, project.title, "; ".join(table.words[number, member]))
            roles = "; ".join(table.roles[number, member])
            tie = {"projects": 1, "weight": 1.0, "evidence": "", "significance": "", "proof": (proof,), "roles": roles}
            graph.add_edge(project.id, table.nodes[member].id, **tie)
    return graph


def listed(rows: Iterable[Membership], kind: str, filters: Filters = NO_FILTERS) -> Incidence:
    """Give the two-mode table of ``kind`` ("municipalities" or "actors") that ``project`` starts from and measures are made of.

    Raises ``UsageError`` as ``project`` does.
    """
    _check(kind, "newman", None, filters)
    return incidence(row for row in select(rows, filters).rows if row.node.kind == KINDS[kind])


def project(
    rows: Iterable[Membership], kind: str, weight: str = "count", cap: int | None = None, filters: Filters = NO_FILTERS
) -> "nx.Graph[str]":
    """Project on ``kind`` ("municipalities" or "actors"): a tie where two nodes are listed by one project.

    ``rows`` are those of all kinds. ``weight`` is one of ``WEIGHTS``; ``cap`` (default 20) is the K of ``capped``: larger
    projects make no ties, but stand as ``Group`` in the graph attribute ``beyond_cap``. Nodes without a tie stay. The
    significance test always looks at all projects left by the filters, whatever the weight, phases of one initiative as one.
    Raises ``UsageError`` for an unknown name, a cap without ``capped``, and where owner or role have no meaning.
    """
    _check(kind, weight, cap, filters)
    listed = tuple(rows)
    selection = select(listed, filters)
    table = incidence(row for row in selection.rows if row.node.kind == KINDS[kind])
    projected = projection(table, weight, CAP if cap is None else cap)
    initiative = initiatives(table)
    beyond_chance = significant_pairs(table.matrix, initiative)
    graph: nx.Graph[str] = nx.Graph(kind=kind, weight=weight, counted=int(projected.counted.sum()))
    graph.graph.update(projects=len(table.projects), tested=beyond_chance is not None, undated=selection.undated, listed=selection.rows)
    graph.graph["testable"] = rows_with_pairs(joined(table.matrix, initiative))
    if weight == "capped":
        graph.graph.update(cap=CAP if cap is None else cap, beyond_cap=_beyond_cap(table, projected))
    _add_nodes(graph, table, listed)
    _add_ties(graph, table, projected, beyond_chance)
    return graph


def _check(kind: str, weight: str, cap: int | None, filters: Filters) -> None:
    if kind not in KINDS:
        raise UsageError(f"unknown network {kind!r}: use one of {', '.join(KINDS)}")
    if weight not in WEIGHTS:
        raise UsageError(f"unknown weight {weight!r}: use one of {', '.join(WEIGHTS)}")
    if cap is not None and (weight != "capped" or cap < 2):
        raise UsageError(f"a cap of {cap} with weight {weight!r}: a cap is a number from 2 up and goes with the weight 'capped'")
    if weight == "star" and kind == "municipalities":
        raise UsageError("the weight 'star' goes from the owner, and places have none: use it with actors")
    if filters.role is not None and (weight == "star" or kind == "municipalities"):
        raise UsageError(f"role {filters.role!r} with {kind} and weight {weight!r}: a role chooses actors, and 'star' needs them all")


def _add_nodes(graph: "nx.Graph[str]", table: Incidence, listed: Iterable[Membership]) -> None:
    regions = _regions_of_projects(listed)
    projects = np.asarray(table.matrix.sum(axis=0)).tolist()
    for node, count in zip(table.nodes, projects, strict=True):
        graph.add_node(node.id, label=node.label, kind=node.kind, region=_region(node, regions), projects=count)
        if node.lat is not None and node.lon is not None:
            graph.nodes[node.id].update(lat=node.lat, lon=node.lon)
        if node.names:
            graph.nodes[node.id]["names"] = node.names


def _regions_of_projects(listed: Iterable[Membership]) -> Mapping[str, set[str]]:
    """Give the regions of all projects of each actor; before the filters, so that no filter moves an actor."""
    regions: dict[str, set[str]] = defaultdict(set)
    for row in listed:
        if row.node.kind == "actor":
            regions[row.node.id].add(row.project.region)
    return regions


def _region(node: Node, regions: Mapping[str, set[str]]) -> str:
    if node.region or node.kind != "actor":
        return node.region
    stated = regions[node.id]
    return next(iter(stated)) if len(stated) == 1 else ""


def _add_ties(graph: "nx.Graph[str]", table: Incidence, projected: Projection, beyond_chance: frozenset[tuple[int, int]] | None) -> None:
    proofs = _proofs(table, projected)
    initiative = {facts.id: facts.collaboration for facts in table.projects}
    one, other, shared = above_diagonal(projected.projects)
    weights = np.asarray(projected.weight[one, other]).tolist()
    found = zip(zip(one.tolist(), other.tolist(), strict=True), shared.tolist(), weights, strict=True)
    for pair, behind, weight in found:
        verdict = None if beyond_chance is None else pair in beyond_chance
        recurring = len({initiative[proof.project] for proof in proofs[pair]})
        graph.add_edge(
            table.nodes[pair[0]].id,
            table.nodes[pair[1]].id,
            projects=behind,
            weight=round(weight, _DECIMALS),
            evidence=frequency(recurring),
            significance=significance(recurring, beyond_chance=verdict),
            proof=tuple(proofs[pair]),
        )


def _proofs(table: Incidence, projected: Projection) -> Mapping[tuple[int, int], list[Proof]]:
    """Collect the projects behind each tie, in one walk over the projects."""
    found: dict[tuple[int, int], list[Proof]] = defaultdict(list)
    for number in np.flatnonzero(projected.counted).tolist():
        facts, owners = table.projects[number], set(table.owners_of(number))
        for one, other in combinations(table.members(number), 2):
            if not projected.star or one in owners or other in owners:
                words = table.words[number, one] + table.words[number, other]
                found[one, other].append(Proof(facts.id, facts.title, "; ".join(words)))
    return found


def _beyond_cap(table: Incidence, projected: Projection) -> tuple[Group, ...]:
    large = np.flatnonzero((table.sizes > 1) & ~projected.counted).tolist()
    return tuple(_group(table, number) for number in large)


def _group(table: Incidence, number: int) -> Group:
    facts = table.projects[number]
    return Group(facts.id, facts.title, tuple(table.nodes[member].id for member in table.members(number)))
