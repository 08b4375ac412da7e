"""Measures of the place of a node, as arrays over the nodes of ``Ties``; ``nan`` where a measure has no meaning."""

import networkx as nx
import numpy as np
from scipy import sparse

from esfgraph.network.incidence import CountMatrix, FloatArray, IntArray, WeightMatrix
from esfgraph.network.ties import Ties, numbered_graph

_BLOCK = 128  # sources worked on at a time
_DECIMALS = 12  # the same sum in another order differs in the last bits


def degree(ties: Ties) -> IntArray:
    """Count the ties of each node."""
    return np.asarray(np.diff(ties.shared.indptr), dtype=np.int64)


def strength(ties: Ties) -> FloatArray:
    """Sum the Newman weights of each node's ties: the number of its projects that have two nodes or more."""
    sums: FloatArray = np.asarray(ties.weight.sum(axis=1), dtype=np.float64)
    return sums.round(_DECIMALS)


def core(ties: Ties) -> IntArray:
    """Give the core number of each node over the recurring ties only (Seidman 1983, doi:10.1016/0378-8733(83)90028-X).

    Over all ties it would be the size of the largest project.
    """
    found = nx.core_number(numbered_graph(ties.recurring))
    return np.array([found[node] for node in range(ties.recurring.shape[0])], dtype=np.int64)


def constraint(ties: Ties) -> FloatArray:
    """Give Burt's constraint (1992, Structural Holes, eq. 2.4), with p by the Newman weights: low means partners without each other.

    The sum runs over the node's own ties, as in ``networkx.constraint``; a node without ties has none.
    """
    strengths = np.asarray(ties.weight.sum(axis=1), dtype=np.float64)
    with np.errstate(divide="ignore"):
        shares = sparse.csr_array(sparse.diags_array(np.where(strengths > 0, 1 / strengths, 0.0)) @ ties.weight)
    tied = (ties.shared > 0).astype(np.float64)
    invested = shares + sparse.csr_array(shares @ shares) * tied
    sums = np.asarray((invested * invested).sum(axis=1), dtype=np.float64)
    return np.where(strengths > 0, np.round(sums, _DECIMALS), np.nan)


def redundancy(ties: Ties) -> FloatArray:
    """Give the share of the pairs of a node's projects that another node links too (Latapy and others 2008).

    Two-mode; doi:10.1016/j.socnet.2007.04.006. Projects of one node count nowhere; a node of fewer than two others has none.
    """
    linked, projects = linked_projects(ties), np.asarray(ties.projects.sum(axis=0), dtype=np.int64)
    return share_of_pairs(np.asarray(linked.sum(axis=0), dtype=np.int64), projects)


def linked_projects(ties: Ties) -> CountMatrix:
    """Count, for each project and node of it (projects by nodes), the node's other projects that share another node with this one."""
    common = sparse.csr_array(ties.projects @ ties.projects.T)
    common.setdiag(0)
    elsewhere = sparse.csr_array((common >= 2).astype(np.int64))
    return sparse.csr_array(sparse.csr_array(elsewhere @ ties.projects) * ties.projects)


def share_of_pairs(linked: IntArray, projects: IntArray) -> FloatArray:
    """Give ``linked`` (each pair counted from both ends) as a share of the pairs of ``projects``; nan where there is no pair."""
    possible = projects * (projects - 1)
    return np.where(possible > 0, np.round(linked / np.maximum(possible, 1), _DECIMALS), np.nan)


def betweenness(ties: Ties) -> FloatArray:
    """Give the share of the other pairs' shortest paths (in steps) that pass each node (Freeman 1977, doi:10.2307/3033543).

    Brandes' accumulation (2001, doi:10.1080/0022250X.2001.9990249), for many sources at once as matrix products. Nodes with the same
    ties and a tie to each other (as those known from one and the same project) are worked out as one: no shortest path uses two.
    """
    nodes = ties.shared.shape[0]
    first, kind, times = _alike(ties.shared)
    quotient = sparse.csr_array((ties.shared[first][:, first] > 0).astype(np.float64))
    quotient.setdiag(0)
    quotient.eliminate_zeros()
    passed = np.zeros(len(first))
    for start in range(0, len(first), _BLOCK):
        sources = np.arange(start, min(start + _BLOCK, len(first)))
        passed += _dependencies(quotient, times, sources) @ times[sources]
    possible = max((nodes - 1) * (nodes - 2), 1)  # each pair is met from both ends
    return np.round(passed[kind] / possible, _DECIMALS)


def kinds(ties: Ties) -> int:
    """Count what ``betweenness`` works out one by one: the nodes that differ in their ties."""
    return len(_alike(ties.shared)[0])


def _alike(shared: CountMatrix) -> tuple[IntArray, IntArray, FloatArray]:
    """Give a node of each kind, the kind of each node, and how many are of the kind: those with the same ties and tied to each other."""
    matrix = sparse.csr_array(shared + sparse.eye_array(shared.shape[0], dtype=np.int64, format="csr"))
    matrix.sort_indices()
    rows = [matrix.indices[start:end].tobytes() for start, end in zip(matrix.indptr[:-1], matrix.indptr[1:], strict=True)]
    number = {row: place for place, row in enumerate(dict.fromkeys(rows))}
    kind = np.array([number[row] for row in rows], dtype=np.int64)
    _, first, times = np.unique(kind, return_index=True, return_counts=True)
    return first.astype(np.int64), kind, times.astype(np.float64)


def _dependencies(matrix: WeightMatrix, times: FloatArray, sources: IntArray) -> FloatArray:
    """Give, for each node (row) and source (column), the sum over targets of the share of shortest paths that pass the node."""
    size = matrix.shape[0], len(sources)
    paths, distance = np.zeros(size), np.full(size, -1, dtype=np.int64)
    columns = np.arange(len(sources))
    paths[sources, columns], distance[sources, columns] = 1.0, 0
    reached, steps = paths.copy(), 0
    while True:
        found = np.asarray(matrix @ reached)
        found[distance >= 0] = 0.0
        if not found.any():
            break
        steps += 1
        distance[found > 0] = steps
        paths += found
        reached = found * times[:, None]  # one path by each node of a kind
    passed = np.zeros(size)
    for step in range(steps, 1, -1):
        ending = distance == step
        given = np.divide(times[:, None] * (1 + passed), paths, out=np.zeros(size), where=ending)
        passed += np.where(distance == step - 1, paths * np.asarray(matrix @ given), 0.0)
    return passed
