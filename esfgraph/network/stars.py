"""A projection as what it was made from: each project with its nodes, as a star. For a network too small to test, and so to believe."""

import networkx as nx

from esfgraph.network.projection import KINDS, two_mode

_OF_WEIGHTS = ("weight", "cap", "beyond_cap")


def stars(graph: "nx.Graph[str]") -> "nx.Graph[str]":
    """Give the two-mode network of a projection's own listings: its projects and its nodes, with regions as in the projection.

    Graph attributes that both have are those of the two-mode network; the others are copied, but for what tells of weights.
    """
    own = KINDS[graph.graph["kind"]]
    found = two_mode(row for row in graph.graph["listed"] if row.node.kind == own)
    for node in found:
        if node in graph:
            found.nodes[node]["region"] = graph.nodes[node]["region"]
    passed_over = {*found.graph, *_OF_WEIGHTS}
    found.graph.update({name: value for name, value in graph.graph.items() if name not in passed_over})
    return found
