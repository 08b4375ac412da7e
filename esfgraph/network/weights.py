"""How shared projects become the weight of a tie: the projections by name.

With k the number of nodes a project lists (after the filters), the project gives each pair of its nodes

    count       1
    newman      1/(k-1)      so that a node gets 1 from each of its projects (Newman 2001, doi:10.1103/PhysRevE.64.016132)
    fractional  2/(k(k-1))   so that a project weighs 1 in all (schemes compared: Leydesdorff & Park 2017, arXiv:1611.06943)
    capped      1 if k <= K, else nothing
    star        1 to the pairs with its owner, else nothing

and every weight is a sum of such products over the sparse two-mode matrix B: the matrix product B' diag(gift) B.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from esfgraph.network.incidence import CountMatrix, FloatArray, Incidence, IntArray, WeightMatrix

WEIGHTS = ("count", "newman", "fractional", "star", "capped")
CAP = 20


@dataclass(frozen=True, slots=True)
class Projection:
    """Nodes by nodes, symmetric, the diagonal without meaning: the weight of a tie, and how many projects lie behind it.

    ``counted`` says of each project whether it contributes; in a ``star`` only its owner's pairs do.
    """

    weight: WeightMatrix
    projects: CountMatrix
    counted: npt.NDArray[np.bool_]
    star: bool = False


def projection(table: Incidence, weight: str, cap: int = CAP) -> Projection:
    """Project the two-mode matrix on its nodes. ``weight`` is one of ``WEIGHTS``; ``cap`` is the K of ``capped``."""
    if weight == "star":
        return _star(table)
    given = gifts(table.sizes, weight, cap)
    counted = given > 0
    matrix = table.matrix[np.flatnonzero(counted)]
    weighed = sparse.diags_array(given[counted]) @ matrix
    return Projection(weight=sparse.csr_array(matrix.T @ weighed), projects=sparse.csr_array(matrix.T @ matrix), counted=counted)


def gifts(sizes: IntArray, weight: str, cap: int = CAP) -> FloatArray:
    """Give what a project of each size adds to each pair of its nodes; a project of one node has no pair."""
    k = np.maximum(sizes, 2).astype(np.float64)
    given = {
        "count": np.ones_like(k),
        "newman": 1 / (k - 1),
        "fractional": 2 / (k * (k - 1)),
        "capped": np.where(k <= cap, 1.0, 0.0),
    }[weight]
    return np.asarray(np.where(sizes > 1, given, 0.0))


def _star(table: Incidence) -> Projection:
    owned = table.owners.T @ table.matrix
    # a pair of two owners of one project is found from both ends: count it once
    together = sparse.csr_array(owned + owned.T - table.owners.T @ table.owners)
    counted = (table.sizes > 1) & (np.diff(table.owners.indptr) > 0)
    return Projection(weight=together.astype(np.float64), projects=together, counted=counted, star=True)
