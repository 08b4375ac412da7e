"""Communities, with how sure they are: many seeded runs, and how often each node stays with the others.

One run of Louvain (Blondel and others 2008, doi:10.1088/1742-5468/2008/10/P10008) is one of many nearly as good answers (Good, de
Montjoye & Clauset 2010, doi:10.1103/PhysRevE.81.046106). The consensus is the best of all runs: the one that agrees most with the others
(best of k, Filkov & Skiena 2004, doi:10.1142/S0218213004001867), by the adjusted Rand index (Hubert & Arabie 1985,
doi:10.1007/BF01908075), and each node carries the share of runs that put it there. It is not the consensus of Lancichinetti & Fortunato
(2012, doi:10.1038/srep00336), who cluster the runs again: here the answer is always one that Louvain gave.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np

from esfgraph.errors import UsageError
from esfgraph.network.incidence import FloatArray, IntArray, WeightMatrix
from esfgraph.network.ties import drawn_weights, numbered_graph

RUNS = 50
BORDERLINE = 0.8
NONE = -1


@dataclass(frozen=True, slots=True)
class Communities:
    """The community of each node (0 the largest, ``NONE`` without ties) and the share of the ``runs`` that agree (0 without ties)."""

    number: IntArray
    share: FloatArray
    runs: int

    @property
    def borderline(self) -> list[int]:
        """The nodes that more than one run in five puts elsewhere, ascending."""
        found: list[int] = np.flatnonzero((self.number != NONE) & (self.share < BORDERLINE)).tolist()
        return found


def with_communities(graph: "nx.Graph[str]", runs: int = RUNS) -> "nx.Graph[str]":
    """Give a copy of a projected network whose nodes have ``community``, ``community_share`` and ``borderline``.

    Ties count by Newman weight, whatever weight they carry. The graph attribute ``communities`` gives how many there are, in how many runs.
    Raises ``UsageError`` for the two-mode network.
    """
    if graph.graph["kind"] == "projects":
        raise UsageError("communities are found among nodes of one kind: ask for actors or municipalities, not `projects`")
    found = communities(drawn_weights(graph), runs)
    copy, unsure = graph.copy(), set(found.borderline)
    for place, (node, number, share) in enumerate(zip(sorted(copy), found.number.tolist(), found.share.tolist(), strict=True)):
        copy.nodes[node].update(community=number, community_share=share, borderline=place in unsure)
    copy.graph["communities"] = int(found.number.max(initial=NONE)) + 1, runs
    return copy


def communities(weight: WeightMatrix, runs: int = RUNS) -> Communities:
    """Find the communities of the nodes; ``weight`` is symmetric. The seeds are 0 to ``runs`` - 1, so the answer is always the same."""
    graph = numbered_graph(weight)
    tied = np.flatnonzero(np.diff(weight.indptr) > 0)
    number, share = np.full(weight.shape[0], NONE, dtype=np.int64), np.zeros(weight.shape[0])
    if tied.size:
        graph.remove_nodes_from(list(nx.isolates(graph)))
        found = [_labels(nx.community.louvain_communities(graph, seed=seed), tied) for seed in range(runs)]
        chosen = found[_most_agreeing(found)]
        number[tied], share[tied] = chosen, np.mean([_agree(chosen, other) for other in found], axis=0)
    return Communities(number, share, runs)


def adjusted_rand(one: IntArray, other: IntArray) -> float:
    """Say how far two divisions of the same nodes agree: 1 the same, 0 as by chance."""
    both, ones, others, every = (_pairs_together(counts) for counts in (*_overlap(one, other), np.array([len(one)])))
    expected = ones * others / max(every, 1)
    most = (ones + others) / 2
    return 1.0 if most == expected else (both - expected) / (most - expected)


def _most_agreeing(found: Sequence[IntArray]) -> int:
    """Give the place of the run that agrees best with all, the first of several."""
    kinds = list(dict.fromkeys(labels.tobytes() for labels in found))
    times = [sum(labels.tobytes() == kind for labels in found) for kind in kinds]
    each = [np.frombuffer(kind, dtype=np.int64) for kind in kinds]
    sums = [sum(often * adjusted_rand(one, other) for other, often in zip(each, times, strict=True)) for one in each]
    best = kinds[max(range(len(kinds)), key=lambda place: (round(sums[place], 9), -place))]
    return next(place for place, labels in enumerate(found) if labels.tobytes() == best)


def _agree(chosen: IntArray, other: IntArray) -> FloatArray:
    """Say of each node (1 or 0) whether the other run has it in the community that is nearest to its own, each nearest to the other.

    So the smaller part disagrees, where a run splits a community or merges two.
    """
    table = np.zeros((chosen.max() + 1, other.max() + 1), dtype=np.int64)
    np.add.at(table, (chosen, other), 1)
    there, back = table.argmax(axis=1), table.argmax(axis=0)
    return np.asarray((there[chosen] == other) & (back[other] == chosen), dtype=np.float64)


def _labels(parts: Sequence[set[int]], tied: IntArray) -> IntArray:
    """Number the communities: the largest first, equally large ones by their first node."""
    ordered = sorted(parts, key=lambda part: (-len(part), min(part)))
    community = {node: number for number, part in enumerate(ordered) for node in part}
    return np.array([community[node] for node in tied.tolist()], dtype=np.int64)


def _overlap(one: IntArray, other: IntArray) -> tuple[IntArray, IntArray, IntArray]:
    cells = np.unique(one * (other.max() + 1) + other, return_counts=True)[1]
    return cells, np.bincount(one), np.bincount(other)


def _pairs_together(counts: IntArray) -> int:
    return int((counts * (counts - 1) // 2).sum())
