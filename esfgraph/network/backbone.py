"""The backbone of a network ("stommen"): a rule of drawing, never a claim about what is significant.

The disparity filter keeps the ties that are unusually strong for at least one of their ends (Serrano, Boguñá & Vespignani 2009,
doi:10.1073/pnas.0808904106); a maximum spanning forest keeps everything joined that was joined. The filter was not made for
projections of two-mode data (Neal 2022, doi:10.1371/journal.pone.0269137): whether chance would do it is told by ``significance``.
"""

import networkx as nx
import numpy as np
from scipy import sparse

from esfgraph.errors import UsageError
from esfgraph.network.incidence import FloatArray, WeightMatrix
from esfgraph.network.ties import drawn_weights, numbered_graph

LEVEL = 0.05


def with_backbone(graph: "nx.Graph[str]", level: float = LEVEL) -> "nx.Graph[str]":
    """Give a copy of a projected network whose ties have ``backbone`` (bool), and the graph (how many have it, how many there are).

    Ties are compared by Newman weight, whatever weight they carry, so that one large project does not fill the picture.
    Raises ``UsageError`` for the two-mode network: there is no strength to compare.
    """
    if graph.graph["kind"] == "projects":
        raise UsageError("the two-mode network `projects` has no backbone: its ties are all as strong; ask for actors or municipalities")
    nodes = sorted(graph)
    kept = {(nodes[one], nodes[other]) for one, other in backbone(drawn_weights(graph), level)}
    copy = graph.copy()
    for one, other, tie in copy.edges(data=True):
        tie["backbone"] = (min(one, other), max(one, other)) in kept
    copy.graph["backbone"] = len(kept), graph.number_of_edges()
    return copy


def backbone(weight: WeightMatrix, level: float = LEVEL) -> frozenset[tuple[int, int]]:
    """Give the ties (lower node number first) that the filter keeps at ``level``, and a maximum spanning forest of all.

    ``weight`` is symmetric. Of equally strong ties the forest takes those of lower node numbers.
    """
    strong = {tuple(sorted(pair)) for pair in _unusual(weight, level)}
    forest = nx.maximum_spanning_edges(numbered_graph(weight), algorithm="kruskal", data=False)
    return frozenset((one, other) for one, other in strong | {tuple(sorted(pair)) for pair in forest})


def chances(weight: WeightMatrix) -> WeightMatrix:
    """Give, for each tie seen from its row's node, the chance of as large a share were the node's strength broken at random.

    With share p of a node of k ties that is (1 - p)^(k - 1), eq. 2 of the source; a node of one tie has nothing to compare.
    """
    ties = np.diff(weight.indptr)
    strengths = np.asarray(weight.sum(axis=1), dtype=np.float64)
    row = np.repeat(np.arange(weight.shape[0]), ties)
    left: FloatArray = np.clip(1 - weight.data / strengths[row], 0.0, 1.0)
    return sparse.csr_array((left ** (ties[row] - 1), weight.indices, weight.indptr), shape=weight.shape)


def _unusual(weight: WeightMatrix, level: float) -> list[tuple[int, int]]:
    chance = chances(weight).tocoo()
    below = chance.data < level
    return list(zip(chance.coords[0][below].tolist(), chance.coords[1][below].tolist(), strict=True))
