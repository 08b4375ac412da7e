"""The part of a network that one page can show: all of it, or of a network too large the strongest, which the page says."""

from collections.abc import Mapping
from typing import Any

import networkx as nx

Ends = tuple[str, str, dict[str, Any]]

MOST_NODES = 3000  # measured: above these, panning lags on a computer without a graphics card
MOST_TIES = 30000


def strongest(graph: "nx.Graph[str]") -> "nx.Graph[str]":
    """Give the part that is drawn, a copy whose nodes are in the order of their IRIs.

    Above 3,000 nodes or 30,000 ties: of a two-mode network the projects with most ties, each whole; of a projection the nodes with most
    projects and the strongest ties between them.
    """
    part: nx.Graph[str] = nx.Graph(**graph.graph)
    if len(graph) <= MOST_NODES and graph.number_of_edges() <= MOST_TIES:
        kept, ties = set(graph), list(graph.edges(data=True))
    else:
        kept, ties = _whole_projects(graph) if graph.graph["kind"] == "projects" else _strongest_ties(graph)
    part.add_nodes_from((n, graph.nodes[n]) for n in sorted(kept))
    part.add_edges_from(ties)
    return part


def _whole_projects(graph: "nx.Graph[str]") -> tuple[set[str], list[Ends]]:
    """Of a two-mode network: the projects with most ties, each with all its parties and places, as many as there is room for."""
    kept: set[str] = set()
    ties = 0
    for hub in sorted((n for n in graph if graph.nodes[n]["kind"] == "project"), key=lambda n: (-graph.degree[n], n)):
        more, ties = kept | {hub, *graph[hub]}, ties + graph.degree[hub]
        if len(more) > MOST_NODES or ties > MOST_TIES:
            break
        kept = more
    return kept, [tie for tie in graph.edges(data=True) if tie[0] in kept and tie[1] in kept]


def _strongest_ties(graph: "nx.Graph[str]") -> tuple[set[str], list[Ends]]:
    """Of a projection: the nodes with most projects, then the backbone and the strongest ties between them.

    Of ties that weigh the same, those between the best connected nodes come first. A node that would stand without the ties it has
    is left out.
    """
    degree = dict(graph.degree())
    first = sorted(graph, key=lambda n: (-graph.nodes[n]["projects"], -degree[n], n))[:MOST_NODES]
    ties = sorted(graph.subgraph(first).edges(data=True), key=lambda tie: _strength(tie, degree))[:MOST_TIES]
    tied = {end for tie in ties for end in tie[:2]}
    return {n for n in first if n in tied or not degree[n]}, ties


def _strength(tie: Ends, degree: Mapping[str, int]) -> tuple[bool, float, int, int, list[str]]:
    a, b, data = tie
    return not data.get("backbone"), -data["weight"], -data["projects"], -degree[a] - degree[b], sorted((a, b))
