"""The bipartite configuration model (BiCM): how likely each cell of a two-mode matrix is, given only the degrees.

The maximum-entropy distribution of 0/1 matrices whose row and column sums equal given ones on average. Cells are
independent, with probability xy / (1 + xy) for a fitness x of the row and y of the column, so rows of one degree share a
fitness and only distinct degrees are worked on.

Source: Saracco, Di Clemente, Gabrielli & Squartini 2015, doi:10.1038/srep10595. The fitnesses are found by Newton's method on
the logarithms, where the likelihood is concave; the plain fixed-point iteration needs more than 100,000 rounds where the
degrees all but force some cells.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import expit

from esfgraph.errors import EsfgraphError
from esfgraph.network.incidence import FloatArray, IntArray

_TOLERANCE = 1e-8  # largest gap, in projects or nodes, between a degree and its expectation
_STEPS = 200


class NotFoundError(EsfgraphError):
    """The probabilities cannot be found, for degrees that are extreme; what rests on them cannot be tested."""


@dataclass(frozen=True, slots=True)
class Degrees:
    """The distinct degrees of one side of a matrix, ascending, and how many rows (or columns) have each."""

    values: IntArray
    counts: IntArray


@dataclass(slots=True)
class _Side:
    """One side while it is worked on: what is left of each degree, and whether any of its cells is still open."""

    left: FloatArray
    counts: FloatArray
    open: npt.NDArray[np.bool_]

    def opened(self) -> "_Side":
        return _Side(self.left[self.open], self.counts[self.open], self.open[self.open])


def distinct(degrees: IntArray) -> Degrees:
    """Group equal degrees."""
    values, counts = np.unique(degrees, return_counts=True)
    return Degrees(values.astype(np.int64), counts.astype(np.int64))


def cell_probabilities(rows: Degrees, columns: Degrees, steps: int = _STEPS) -> FloatArray:
    """Give the probability of a cell for each distinct row degree (rows) and column degree (columns).

    Expected degrees equal the given ones to 1e-8. The two sides must add up to the same number of filled cells.
    Raises ``NotFoundError`` if the fitnesses are not found within ``steps`` steps.
    """
    row_side, column_side = _side(rows), _side(columns)
    chances = _certain_cells(row_side, column_side)
    if row_side.open.any() and column_side.open.any():
        inner = np.ix_(row_side.open, column_side.open)
        chances[inner] = _most_random(row_side.opened(), column_side.opened(), steps)
    return chances


def _side(degrees: Degrees) -> _Side:
    return _Side(degrees.values.astype(np.float64), degrees.counts.astype(np.float64), np.ones(len(degrees.values), dtype=np.bool_))


def _certain_cells(rows: _Side, columns: _Side) -> FloatArray:
    """Fill the cells the degrees leave no choice about (a full or an empty row), where a fitness would be infinite or 0."""
    chances = np.zeros((len(rows.left), len(columns.left)))
    still_open = -1
    while still_open != (still_open := int(rows.open.sum() + columns.open.sum())):
        _close(chances, rows, columns)
        _close(chances.T, columns, rows)
    return chances


def _close(chances: FloatArray, side: _Side, across: _Side) -> None:
    full = side.open & (side.left == across.counts[across.open].sum())
    chances[np.ix_(full, across.open)] = 1.0
    across.left[across.open] -= side.counts[full].sum()
    side.open &= ~full & (side.left > 0)


def _most_random(rows: _Side, columns: _Side, steps: int) -> FloatArray:
    size = len(rows.left)
    fitness = np.log(np.concatenate([rows.left, columns.left]) / np.sqrt(rows.left @ rows.counts))
    for _ in range(steps):
        chances = np.asarray(expit(fitness[:size, None] + fitness[None, size:]))
        gaps = np.concatenate([rows.left - chances @ columns.counts, columns.left - rows.counts @ chances])
        if np.abs(gaps).max() < _TOLERANCE:
            return chances
        step = _newton_step(chances, gaps, rows, columns)
        fitness = fitness + _step_length(fitness, step, rows, columns) * step
    raise NotFoundError(f"no probabilities found in {steps} steps")


def _newton_step(chances: FloatArray, gaps: FloatArray, rows: _Side, columns: _Side) -> FloatArray:
    spread = chances * (1 - chances) * np.outer(rows.counts, columns.counts)
    hessian = np.block([[np.diag(spread.sum(axis=1)), spread], [spread.T, np.diag(spread.sum(axis=0))]])
    hessian[np.diag_indices_from(hessian)] *= 1 + 1e-10
    gradient = gaps * np.concatenate([rows.counts, columns.counts])
    # the last fitness stays as it is: multiplying all x and dividing all y by one number changes no probability
    try:
        return np.append(np.linalg.solve(hessian[:-1, :-1], gradient[:-1]), 0.0)
    except np.linalg.LinAlgError as error:
        raise NotFoundError("the degrees leave no room for a solution") from error


def _step_length(fitness: FloatArray, step: FloatArray, rows: _Side, columns: _Side) -> float:
    enough = _log_likelihood(fitness, rows, columns)
    length = 1.0
    while length > 1e-6 and _log_likelihood(fitness + length * step, rows, columns) < enough - 1e-9 * abs(enough):
        length /= 2
    return length


def _log_likelihood(fitness: FloatArray, rows: _Side, columns: _Side) -> float:
    x, y = fitness[: len(rows.left)], fitness[len(rows.left) :]
    empty = np.outer(rows.counts, columns.counts) * np.logaddexp(0, x[:, None] + y[None, :])
    return float((rows.counts * rows.left) @ x + (columns.counts * columns.left) @ y - empty.sum())
