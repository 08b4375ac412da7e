"""Who goes between whom: the five roles of Gould & Fernandez (1989, doi:10.2307/270949), for ties without direction.

A node mediates between two of its partners who are not tied to each other. By the groups of the three it is then

    coordinator     all three of one group
    consultant      the two partners of one group, the mediator of another
    gatekeeper      the mediator and one partner of one group, the other partner of another: the way in
    representative  the same seen from inside: the way out
    liaison         three groups

The source counts directed pairs. A tie without direction goes both ways, so gatekeeper and representative are always the same number;
each pair of partners is counted once here (a count over directed pairs would double coordinator, consultant and liaison).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from esfgraph.network.incidence import CountMatrix, IntArray


@dataclass(frozen=True, slots=True)
class Roles:
    """How many pairs of its partners a node mediates between, by role."""

    coordinator: int
    gatekeeper: int
    representative: int
    consultant: int
    liaison: int


def brokerage(shared: CountMatrix, groups: Sequence[str]) -> tuple[Roles | None, ...]:
    """Give the roles of each node; ``shared`` is symmetric and not 0 where two nodes are tied, ``groups`` names the group of each.

    A node whose group is not known ("") has no roles, and pairs with such a partner are not counted.
    """
    names = np.array(groups, dtype=str)
    known = np.flatnonzero(names != "")
    found: list[Roles | None] = [None] * len(groups)
    counts = _counts(shared[known][:, known], np.unique(names[known], return_inverse=True)[1])
    for node, coordinator, mixed, consultant, liaison in zip(known.tolist(), *(count.tolist() for count in counts), strict=True):
        found[node] = Roles(coordinator, mixed, mixed, consultant, liaison)
    return tuple(found)


def _counts(shared: CountMatrix, group: IntArray) -> tuple[IntArray, IntArray, IntArray, IntArray]:
    """Count pairs of partners by role, less those tied to each other: the triangles, found as diagonals of matrix products."""
    same, across = _parted(shared, group)
    member = _ones(np.arange(len(group)), group, (len(group), int(group.max(initial=0)) + 1))
    inside, outside = np.diff(same.indptr), np.diff(across.indptr)
    by_group = sparse.csr_array(across @ member)
    alike = np.asarray((by_group * (by_group - (by_group > 0).astype(np.int64))).sum(axis=1), dtype=np.int64) // 2
    coordinator = inside * (inside - 1) // 2 - _triangles(same, same, same) // 2
    mixed = inside * outside - _triangles(same, across, across)
    consultant = alike - _triangles(across, same, across) // 2
    liaison = outside * (outside - 1) // 2 - alike - _triangles(across, across, across) // 2
    return coordinator, mixed, consultant, liaison


def _parted(shared: CountMatrix, group: IntArray) -> tuple[CountMatrix, CountMatrix]:
    """Give the ties within a group and those between groups, each as 1."""
    one, other = shared.tocoo().coords
    within = group[one] == group[other]
    return _ones(one[within], other[within], shared.shape), _ones(one[~within], other[~within], shared.shape)


def _ones(one: IntArray, other: IntArray, shape: tuple[int, int]) -> CountMatrix:
    return sparse.csr_array((np.ones(len(one), dtype=np.int64), (one, other)), shape=shape)


def _triangles(first: CountMatrix, far: CountMatrix, last: CountMatrix) -> IntArray:
    """Give the diagonal of the product of three symmetric matrices: the closed walks by a tie of each."""
    return np.asarray(((first @ far) * last).sum(axis=1), dtype=np.int64)
