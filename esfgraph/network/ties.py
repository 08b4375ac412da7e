"""Who shares a project with whom, as matrices over the nodes: what every measure starts from.

The weight is Newman's throughout, so that a project gives each of its k nodes a strength of 1 however many they are (``weights``).
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

import networkx as nx
import numpy as np
from scipy import sparse

from esfgraph.network.incidence import CountMatrix, Incidence, IntArray, WeightMatrix
from esfgraph.network.weights import gifts

Number = TypeVar("Number", bound=np.number[Any])

FEWEST_INITIATIVES = 2  # behind a recurring tie


@dataclass(frozen=True, slots=True)
class Ties:
    """Nodes by nodes, symmetric, nothing on the diagonal.

    ``shared`` counts the projects two nodes share, ``weight`` weighs them (Newman), ``recurring`` is 1 where the shared projects are
    of two or more initiatives. ``projects`` is the two-mode matrix they come from, with the projects of two or more nodes only.
    """

    projects: CountMatrix
    shared: CountMatrix
    weight: WeightMatrix
    recurring: CountMatrix


def initiatives(table: Incidence) -> IntArray:
    """Number the initiative of each project of the table; phases of one have the same number."""
    names = [facts.collaboration for facts in table.projects]
    return np.unique(np.array(names, dtype=str), return_inverse=True)[1].astype(np.int64)


def ties(matrix: CountMatrix, initiative: IntArray) -> Ties:
    """Project the two-mode matrix (projects by nodes, 0 and 1) on its nodes; ``initiative`` numbers that of each project."""
    large = np.flatnonzero(np.diff(matrix.indptr) > 1)
    kept = matrix[large]
    return Ties(
        projects=kept,
        shared=_apart(sparse.csr_array(kept.T @ kept)),
        weight=_newman(kept),
        recurring=_recurring(together(kept, initiative[large])),
    )


def joined(matrix: CountMatrix, initiative: IntArray) -> CountMatrix:
    """Give the two-mode matrix with one row for each initiative: 1 where any of its phases lists the node."""
    phases = np.unique(initiative, return_inverse=True)[1]
    rows = np.arange(len(phases))
    member = sparse.csr_array((np.ones(len(rows), dtype=np.int64), (phases, rows)), shape=(int(phases.max(initial=-1)) + 1, len(rows)))
    every = sparse.csr_array(member @ matrix)
    return sparse.csr_array((np.ones_like(every.data), every.indices, every.indptr), shape=every.shape)


def together(matrix: CountMatrix, initiative: IntArray) -> CountMatrix:
    """Count the initiatives of which some project lists both nodes: each once, however many of its phases do."""
    _, number, phases = np.unique(initiative, return_inverse=True, return_counts=True)
    alone, several = np.flatnonzero(phases[number] == 1), np.flatnonzero(phases[number] > 1)
    once = sparse.csr_array(matrix[alone].T @ matrix[alone])
    return _apart(sparse.csr_array(once + _together_in_phases(matrix[several], number[several])))


def drawn_weights(graph: "nx.Graph[str]") -> WeightMatrix:
    """Give the Newman weights of a projected network, whatever weight its ties carry; rows and columns are the sorted nodes.

    The projects are those its ties tell of (``proof``), each with the nodes of the ties it lies behind.
    """
    number = {node: place for place, node in enumerate(sorted(graph))}
    members: dict[str, set[int]] = defaultdict(set)
    for one, other, tie in graph.edges(data=True):
        for proof in tie["proof"]:
            members[proof.project] |= {number[one], number[other]}
    cells = np.array([(row, node) for row, name in enumerate(sorted(members)) for node in sorted(members[name])], dtype=np.int64)
    at = cells.reshape(-1, 2)
    matrix = sparse.csr_array((np.ones(len(at), dtype=np.int64), (at[:, 0], at[:, 1])), shape=(len(members), len(number)))
    every = _newman(matrix)
    ends = np.array([(number[one], number[other]) for one, other in graph.edges], dtype=np.int64).reshape(-1, 2)
    there = sparse.csr_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=every.shape)
    return sparse.csr_array(every * (there + there.T))  # a star has not every pair of a project


def pairs(matrix: CountMatrix | WeightMatrix) -> Iterator[tuple[int, int]]:
    """Give the ties of a symmetric matrix, each once, lower number first, in order."""
    upper = sparse.triu(matrix, k=1, format="csr")
    upper.sort_indices()
    upper.eliminate_zeros()
    one, other = upper.tocoo().coords
    yield from zip(one.tolist(), other.tolist(), strict=True)


def numbered_graph(matrix: CountMatrix | WeightMatrix) -> "nx.Graph[int]":
    """Give the ties as a networkx graph of node numbers, always built in one order, isolated nodes too; ``weight`` is the value."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(matrix.shape[0]))
    ends = list(pairs(matrix))
    one, other = np.array(ends, dtype=np.int64).reshape(-1, 2).T
    values = np.asarray(matrix[one, other]).tolist()
    graph.add_weighted_edges_from((*pair, value) for pair, value in zip(ends, values, strict=True))
    return graph


def _recurring(times: CountMatrix) -> CountMatrix:
    matrix = sparse.csr_array((np.where(times.data >= FEWEST_INITIATIVES, 1, 0), times.indices, times.indptr), shape=times.shape)
    matrix.eliminate_zeros()
    return matrix


def _newman(matrix: CountMatrix) -> WeightMatrix:
    weighed = sparse.diags_array(gifts(np.diff(matrix.indptr), "newman")) @ matrix
    return _apart(sparse.csr_array(matrix.T @ weighed))


def _together_in_phases(matrix: CountMatrix, initiative: IntArray) -> CountMatrix:
    """Do so where all have several phases: a node has a column in each initiative, so that one product finds the pairs of each apart."""
    project, node = matrix.tocoo().coords
    nodes = matrix.shape[1]
    cells, column = np.unique(initiative[project] * nodes + node, return_inverse=True)
    found = sparse.csr_array((np.ones(len(column), dtype=np.int64), (project, column)), shape=(matrix.shape[0], len(cells)))
    one, other = sparse.csr_array(found.T @ found).tocoo().coords
    ends = cells[one] % nodes, cells[other] % nodes
    return sparse.csr_array((np.ones(len(one), dtype=np.int64), ends), shape=(nodes, nodes))


def _apart(matrix: "sparse.csr_array[Number, tuple[int, int]]") -> "sparse.csr_array[Number, tuple[int, int]]":
    """Clear the diagonal: nobody is tied to themselves."""
    one, other = (coo := matrix.tocoo()).coords
    off = one != other
    return sparse.csr_array((coo.data[off], (one[off], other[off])), shape=matrix.shape)
