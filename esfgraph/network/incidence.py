"""The two-mode matrix: which project lists which node. Every weight and the significance test start here."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from esfgraph.network.rows import Membership, Node, ProjectFacts, described, units

IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float64]
CountMatrix = sparse.csr_array[np.int64, tuple[int, int]]
WeightMatrix = sparse.csr_array[np.float64, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Incidence:
    """Projects, or initiatives where the rows are counted so, (rows) by nodes (columns), both sorted by IRI.

    ``matrix`` holds 1 where the project lists the node, ``owners`` 1 where it lists it as owner; a node listed twice in a
    project counts once. ``words`` and ``roles`` give, for (project number, node number), the distinct words and roles.
    """

    projects: tuple[ProjectFacts, ...]
    nodes: tuple[Node, ...]
    matrix: CountMatrix
    owners: CountMatrix
    words: Mapping[tuple[int, int], tuple[str, ...]]
    roles: Mapping[tuple[int, int], tuple[str, ...]]

    @property
    def sizes(self) -> IntArray:
        """How many nodes each project lists: the k of the weights."""
        return np.asarray(np.diff(self.matrix.indptr), dtype=np.int64)

    def members(self, project: int) -> list[int]:
        """Give the numbers of the nodes of a project, ascending."""
        return _row(self.matrix, project)

    def owners_of(self, project: int) -> list[int]:
        """Give the numbers of the nodes that own a project, ascending."""
        return _row(self.owners, project)


def incidence(rows: Iterable[Membership]) -> Incidence:
    """Build the two-mode matrix of the rows; the order of the rows does not matter."""
    listed = tuple(rows)
    projects = units(row.project for row in listed)
    nodes = described(row.node for row in listed)
    project_number = {iri: number for number, iri in enumerate(projects)}
    node_number = {iri: number for number, iri in enumerate(nodes)}
    words: dict[tuple[int, int], set[str]] = defaultdict(set)
    roles: dict[tuple[int, int], set[str]] = defaultdict(set)
    for row in listed:
        cell = project_number[row.project.unit], node_number[row.node.id]
        words[cell] |= {row.words} if row.words else set()
        roles[cell] |= {row.role} if row.role else set()
    shape = len(projects), len(nodes)
    return Incidence(
        projects=tuple(projects.values()),
        nodes=tuple(nodes.values()),
        matrix=_ones(words, shape),
        owners=_ones((cell for cell, held in roles.items() if "owner" in held), shape),
        words={cell: tuple(sorted(found)) for cell, found in words.items()},
        roles={cell: tuple(sorted(held)) for cell, held in roles.items()},
    )


def above_diagonal(matrix: CountMatrix) -> tuple[IntArray, IntArray, IntArray]:
    """Give a symmetric matrix as pairs: lower number, higher number and value, in order, without those whose value is 0."""
    upper = sparse.triu(matrix, k=1, format="coo")
    upper.eliminate_zeros()
    one, other, value = (np.asarray(part, dtype=np.int64) for part in (*upper.coords, upper.data))
    order = np.lexsort((other, one))
    return one[order], other[order], value[order]


def _row(matrix: CountMatrix, number: int) -> list[int]:
    found: list[int] = matrix.indices[matrix.indptr[number] : matrix.indptr[number + 1]].tolist()
    return found


def _ones(cells: Iterable[tuple[int, int]], shape: tuple[int, int]) -> CountMatrix:
    at = np.array(sorted(cells), dtype=np.int64).reshape(-1, 2)
    # sorted cells give sorted column numbers in every row, so sums run in the same order whatever the input's
    return sparse.csr_array((np.ones(len(at), dtype=np.int64), (at[:, 0], at[:, 1])), shape=shape)
