"""A network too large for one page as its communities: each a node, the ties between two of them one tie, so that nothing is left out."""

from collections import Counter, defaultdict
from collections.abc import Mapping

import networkx as nx

MOST = 60  # communities that are drawn each by itself; of more, the smaller ones are drawn as one
SMALL = 500  # and so are those with fewer than one node in so many
_REST, _ALONE = -2, -1
_NAMED = 3


def grouped(graph: "nx.Graph[str]") -> "nx.Graph[str]":
    """Give the communities of a network whose nodes have ``community`` (see ``esfgraph.network.with_communities``).

    A node's label names the members with most projects; ``members`` are their IRIs, those with most projects first, ``projects`` their
    number, ``inside`` the ties among them, and ``region`` where more than half of them lie. What has no ties is a group too. A tie
    carries the number of ties it stands for as ``projects`` and their weights together.
    """
    group = _places(graph)
    members: dict[int, list[str]] = defaultdict(list)
    for node in sorted(graph, key=lambda n: (-graph.nodes[n]["projects"], graph.nodes[n]["label"], n)):
        members[group[node]].append(node)
    result: nx.Graph[str] = nx.Graph(**{name: value for name, value in graph.graph.items() if name not in {"listed", "backbone"}})
    for number in sorted(members):
        own = members[number]
        about = {"label": _label(graph, number, own), "kind": "group", "region": _region(graph, own), "projects": len(own)}
        result.add_node(_name(number), **about, members=tuple(own), inside=0)
    ends = ((group[a], group[b], data["weight"]) for a, b, data in graph.edges(data=True))
    sums: dict[tuple[int, int], list[float]] = defaultdict(list)
    for one, other, weight in ends:
        sums[min(one, other), max(one, other)].append(weight)
    for (one, other), weights in sorted(sums.items()):
        if one == other:
            result.nodes[_name(one)]["inside"] = len(weights)
        else:
            total = round(sum(sorted(weights)), 6)
            result.add_edge(_name(one), _name(other), projects=len(weights), weight=total, evidence="", significance="", proof=())
    return result


def _places(graph: "nx.Graph[str]") -> Mapping[str, int]:
    """Number the group of each node; communities are numbered from the largest."""
    found = {node: int(data["community"]) for node, data in graph.nodes(data=True)}
    sizes = Counter(found.values())
    own = {number for number, size in sizes.items() if number < MOST and size * SMALL >= len(graph)} | {_ALONE}
    return {node: number if number in own else _REST for node, number in found.items()}


def _name(number: int) -> str:
    return f"group/{number + 1 if number >= 0 else {_REST: 'rest', _ALONE: 'alone'}[number]}"


def _label(graph: "nx.Graph[str]", number: int, members: list[str]) -> str:
    """The names of the first members; of what is no community none, which the page names in its own language."""
    return ", ".join(graph.nodes[node]["label"] for node in members[:_NAMED]) if number >= 0 else ""


def _region(graph: "nx.Graph[str]", members: list[str]) -> str:
    counts: dict[str, int] = defaultdict(int)
    for node in members:
        counts[graph.nodes[node]["region"]] += 1
    most = max(sorted(counts), key=lambda name: counts[name])
    return most if 2 * counts[most] > len(members) else ""
