"""Would chance alone bring two nodes together as often? The stochastic degree sequence model (SDSM).

Under the null model (``bicm``) the number of rows of the two-mode matrix that two nodes share is Poisson-binomial; the p-value of a
pair is the probability of at least as many as were seen. The rows must not depend on one another, and the phases of one initiative
do: they list much the same names. So a row is an initiative, which lists what any of its phases lists.

Sources: Neal, Domagalski & Sagan 2021 (SDSM compared with other null models, doi:10.1038/s41598-021-03238-3); Neal 2022
(doi:10.1371/journal.pone.0269137); Saracco and others 2017 (BiCM for projections, all pairs tested at a false discovery rate,
doi:10.1088/1367-2630/aa6b38); Benjamini & Hochberg 1995 (doi:10.1111/j.2517-6161.1995.tb02031.x).
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from esfgraph.network.bicm import NotFoundError, cell_probabilities, distinct
from esfgraph.network.incidence import CountMatrix, FloatArray, IntArray, above_diagonal
from esfgraph.network.ties import joined, together

LEVEL = 0.05
FEWEST_ROWS = 40  # initiatives of two nodes or more
_BLOCK = 32768  # numbers worked on at a time, so that they stay in the processor's cache


@dataclass(frozen=True, slots=True)
class PairTest:
    """The pairs that share a row (node numbers, ``one`` < ``other``), how many they share, and their p-values."""

    one: IntArray
    other: IntArray
    shared: IntArray
    p_values: FloatArray


def significant_pairs(matrix: CountMatrix, initiative: IntArray, level: float = LEVEL) -> frozenset[tuple[int, int]] | None:
    """Give the pairs of nodes that share more initiatives than chance explains, or ``None`` where that cannot be tested.

    ``matrix`` has projects as rows, nodes as columns, values 0 and 1; ``initiative`` numbers the initiative of each row. A pair shares an
    initiative where one project of it lists both, as the evidence words count; that an initiative lists the two in different phases
    makes the chance larger, and so the test stricter.

    It cannot be tested with fewer than 40 initiatives of two or more nodes, nor where the null model is not found (one project of
    thousands among small ones). The false discovery rate is held at ``level`` over all n(n-1)/2 pairs of the nodes, as Saracco and others
    (2017) do: testing only the pairs that were seen together would choose the tests by their outcome.
    """
    rows = joined(matrix, initiative)
    if rows_with_pairs(rows) < FEWEST_ROWS:
        return None
    try:
        test = shared_rows_test(rows, together(matrix, initiative))
    except NotFoundError:
        return None
    nodes = matrix.shape[1]
    kept = benjamini_hochberg(test.p_values, nodes * (nodes - 1) // 2, level)
    return frozenset(zip(test.one[kept].tolist(), test.other[kept].tolist(), strict=True))


def rows_with_pairs(matrix: CountMatrix) -> int:
    """Count the rows of two nodes or more; the others have no pair to tell of."""
    return int(np.count_nonzero(np.diff(matrix.indptr) >= 2))


def shared_rows_test(matrix: CountMatrix, counted: CountMatrix | None = None) -> PairTest:
    """Test every pair of nodes that shares a row; a pair that shares none has p = 1 and is not listed.

    ``counted`` (nodes by nodes) says how many rows each pair is taken to share, where that is fewer than those that list both.
    A p-value depends on the two degrees and the number shared only, so each is worked out once.
    """
    one, other, shared = above_diagonal(sparse.csr_array(matrix.T @ matrix) if counted is None else counted)
    degrees = np.asarray(matrix.sum(axis=0), dtype=np.int64)
    nodes, rows = distinct(degrees), distinct(np.asarray(matrix.sum(axis=1), dtype=np.int64))
    chances = cell_probabilities(nodes, rows)
    degree_number = np.searchsorted(nodes.values, degrees)
    first, second = np.sort(np.stack([degree_number[one], degree_number[other]]), axis=0)
    kinds, kind = np.unique(first * len(nodes.values) + second, return_inverse=True)
    both = chances[kinds // len(nodes.values)] * chances[kinds % len(nodes.values)]
    return PairTest(one, other, shared, _p_values(both, rows.counts, kind, shared))


def poisson_binomial_tails(chances: FloatArray, repeats: IntArray, most: int) -> FloatArray:
    """Give P(X >= c) for c = 0 .. ``most`` (rows) and each sum X of independent trials (columns).

    ``chances`` holds one row a sum and one column a kind of trial, ``repeats`` how often each kind is tried. Exact: the
    distribution is built trial by trial, all counts from ``most`` up in one; as nothing is subtracted from a number near its
    own size, small tails keep their relative accuracy.
    """
    spread = np.zeros((most + 1, len(chances)))
    spread[0] = 1.0
    for chance, times in zip(chances.T, repeats.tolist(), strict=True):
        for _ in range(times):
            moved = spread * chance
            spread *= 1 - chance
            spread[1:] += moved[:-1]
            spread[-1] += moved[-1]
    return np.minimum(np.cumsum(spread[::-1], axis=0)[::-1], 1.0)


def benjamini_hochberg(p_values: FloatArray, tests: int, level: float = LEVEL) -> npt.NDArray[np.bool_]:
    """Say which hypotheses are rejected with a false discovery rate of ``level`` over ``tests`` tests.

    The tests whose p-value is not given count as p = 1.
    """
    ordered = np.sort(p_values)
    below = np.flatnonzero(ordered <= level * np.arange(1, len(ordered) + 1) / tests)
    return p_values <= ordered[below[-1]] if below.size else np.zeros(len(p_values), dtype=np.bool_)


def _p_values(both: FloatArray, repeats: IntArray, kind: npt.NDArray[np.intp], shared: IntArray) -> FloatArray:
    most = np.zeros(len(both), dtype=np.int64)
    np.maximum.at(most, kind, shared)
    offsets = np.concatenate([[0], np.cumsum(most + 1)])
    tails = np.empty(offsets[-1])
    for block in _blocks(most):
        table = poisson_binomial_tails(both[block], repeats, int(most[block[0]]))
        for column, number in enumerate(block.tolist()):
            tails[offsets[number] : offsets[number + 1]] = table[: most[number] + 1, column]
    return np.asarray(tails[offsets[kind] + shared])


def _blocks(most: IntArray) -> Iterator[npt.NDArray[np.intp]]:
    """Split the sums into blocks of like need, the largest first, each small enough to stay in the cache."""
    order = np.argsort(-most, kind="stable")
    start = 0
    while start < len(order):
        end = start + max(1, _BLOCK // (int(most[order[start]]) + 1))
        yield order[start:end]
        start = end
