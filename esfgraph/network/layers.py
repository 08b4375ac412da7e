"""Where a tie is stated: in the lists and fields of the pages, in their prose, or in both."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import networkx as nx

LISTED = "listed"
MENTIONED = "mentioned"

_Stated = Mapping[tuple[str, str], set[str]]  # by the IRIs of project and node


def with_layers(graph: "nx.Graph[str]") -> "nx.Graph[str]":
    """Give a copy of a network whose ties have ``layers``: "listed", "mentioned" or "listed; mentioned".

    Two-mode: whether lists and fields of the project name the node, its prose does, or both do. Projected: "listed" where lists and fields
    of one project behind the tie name both its ends, "mentioned" where one names an end in its prose only, so that the tie needs the prose.
    """
    stated: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in graph.graph["listed"]:
        stated[row.project.unit, row.node.id].add(MENTIONED if row.mentioned else LISTED)
    copy = graph.copy()
    for one, other, tie in copy.edges(data=True):
        found = _projected(one, other, tie, stated) if graph.graph["kind"] != "projects" else stated[one, other] | stated[other, one]
        tie["layers"] = "; ".join(sorted(found))
    return copy


def _projected(one: str, other: str, tie: Mapping[str, Any], stated: _Stated) -> set[str]:
    both = (stated[proof.project, one] & stated[proof.project, other] for proof in tie["proof"])
    return {LISTED if LISTED in layers else MENTIONED for layers in both}
