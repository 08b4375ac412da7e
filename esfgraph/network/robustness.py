"""What if one project were not there? How far each ranking moves when one project is taken away, and which project moves it most.

A rank is 1 plus the number of nodes that stand before. Without a project all its nodes stay, with what their other projects give them.
Degree, strength and redundancy change only at the nodes of the project taken away, so they are updated for every project. Betweenness,
constraint and core have to be worked out anew; where that is too much work, only for the projects that most ties rest on alone, and
``Movement.tried`` says for how many. The limit counts steps of work and no seconds, so the answer does not depend on the machine.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from esfgraph.network import centrality
from esfgraph.network.incidence import CountMatrix, FloatArray, Incidence, IntArray
from esfgraph.network.measures import LOW_FIRST, ranking
from esfgraph.network.ties import Ties, initiatives, ties

WORK = 4_000_000_000  # steps for one ranking, some ten seconds
_FEWEST = 5  # projects that are always tried
_Without = tuple[int, IntArray, FloatArray]  # a project, the nodes whose value changes without it, and their new values


@dataclass(frozen=True, slots=True)
class Moved:
    """One node in one ranking: its rank, the ``best`` and ``worst`` it has when one project is taken away, and which moves it most.

    ``project`` is an IRI, "" where none moves it; of several that move it as far, the one whose IRI sorts first.
    """

    node: str
    rank: int
    best: int
    worst: int
    project: str


@dataclass(frozen=True, slots=True)
class Movement:
    """One ranking: every node that has a rank, and the project that moves the ranking most (IRI, "" where none moves it).

    ``places`` is how many places that project moves a node on average, ``furthest`` at most. ``projects`` counts those that could move
    the ranking, ``tried`` those that were taken away.
    """

    measure: str
    nodes: tuple[Moved, ...]
    project: str
    places: float
    furthest: int
    projects: int
    tried: int


def leave_one_out(table: Incidence, measure: str, work: int = WORK) -> Movement:
    """Take each project of the table away in turn and follow the ranking by ``measure`` (one of ``measures.SORTS``).

    Raises ``UsageError`` for an unknown measure.
    """
    initiative = initiatives(table)
    net = ties(table.matrix, initiative)
    values = _sortable(ranking(net, measure), measure)
    large = np.flatnonzero(table.sizes > 1)
    if measure in _UPDATES:
        tried = projects = len(large)
        changes = _UPDATES[measure](net)
    else:
        order = _by_ties_alone(net, only_those=measure == "betweenness")
        projects = len(order)
        tried = min(projects, max(_FEWEST, work // max(1, _work(net, measure))))
        changes = (_anew(table.matrix, initiative, large, row, measure) for row in sorted(order[:tried]))
    followed = _follow(values, ((int(large[row]), nodes, _sortable(new, measure)) for row, nodes, new in changes))
    return _movement(table, measure, followed, projects, tried)


@dataclass(slots=True)
class _Followed:
    """What is known while projects are taken away one by one; ``-1`` for no project."""

    rank: IntArray
    known: npt.NDArray[np.bool_]
    best: IntArray
    worst: IntArray
    mover: IntArray
    project: int = -1
    places: float = 0.0
    furthest: int = 0


def _follow(values: FloatArray, changes: Iterator[_Without]) -> _Followed:
    rank = _ranks(values)
    seen = _Followed(rank, np.isfinite(values), rank.copy(), rank.copy(), np.full(len(rank), -1, dtype=np.int64))
    moved_by = np.zeros(len(rank), dtype=np.int64)
    for project, nodes, new in changes:  # in the order of their IRIs, so the first of several stays
        without = values.copy()
        without[nodes] = new
        ranks = _ranks(without)
        np.minimum(seen.best, ranks, out=seen.best)
        np.maximum(seen.worst, ranks, out=seen.worst)
        moves = np.abs(ranks - rank)
        further = moves > moved_by
        moved_by[further], seen.mover[further] = moves[further], project
        places = float(moves[seen.known].mean()) if seen.known.any() else 0.0
        if places > seen.places:
            seen.project, seen.places, seen.furthest = project, places, int(moves[seen.known].max())
    return seen


def _movement(table: Incidence, measure: str, seen: _Followed, projects: int, tried: int) -> Movement:
    iris = [facts.id for facts in table.projects] + [""]  # number -1 is the last
    columns = (seen.rank.tolist(), seen.best.tolist(), seen.worst.tolist(), seen.mover.tolist())
    nodes = tuple(
        Moved(node.id, rank, best, worst, iris[mover])
        for node, known, rank, best, worst, mover in zip(table.nodes, seen.known.tolist(), *columns, strict=True)
        if known
    )
    return Movement(measure, nodes, iris[seen.project], round(seen.places, 4), seen.furthest, projects, tried)


def _ranks(values: FloatArray) -> IntArray:
    """Rank from the largest value down; equal values share the best rank of theirs."""
    return len(values) - np.searchsorted(np.sort(values), values, side="right") + 1


def _sortable(values: FloatArray | IntArray, measure: str) -> FloatArray:
    """Turn the values so that the foremost is the largest, and what has no meaning the last."""
    turned = np.asarray(-values if measure in LOW_FIRST else values, dtype=np.float64)
    return np.where(np.isnan(turned), -np.inf, turned)


def _degree(net: Ties) -> Iterator[_Without]:
    """Take from each node of a project the ties that only this project makes."""
    return _less(net, sparse.csr_array(net.projects @ _of_one_project(net)), centrality.degree(net).astype(np.float64))


def _strength(net: Ties) -> Iterator[_Without]:
    """Take 1 from each node of a project: what a project gives by Newman, whatever its size."""
    return _less(net, net.projects, centrality.strength(net))


def _less(net: Ties, lost: CountMatrix, values: FloatArray) -> Iterator[_Without]:
    for row, nodes in _members(net):
        yield row, nodes, values[nodes] - lost[[row]][:, nodes].toarray()[0]


def _redundancy(net: Ties) -> Iterator[_Without]:
    """Take from each node of a project the pairs of that project with its others."""
    linked, projects = centrality.linked_projects(net), np.asarray(net.projects.sum(axis=0), dtype=np.int64)
    every = np.asarray(linked.sum(axis=0), dtype=np.int64)
    for row, nodes in _members(net):
        gone = 2 * linked[[row]][:, nodes].toarray()[0]
        yield row, nodes, centrality.share_of_pairs(every[nodes] - gone, projects[nodes] - 1)


_UPDATES = {"degree": _degree, "strength": _strength, "redundancy": _redundancy}


def _members(net: Ties) -> Iterator[tuple[int, IntArray]]:
    matrix = net.projects
    for row in range(matrix.shape[0]):
        yield row, matrix.indices[matrix.indptr[row] : matrix.indptr[row + 1]].astype(np.int64)


def _anew(matrix: CountMatrix, initiative: IntArray, large: IntArray, row: int, measure: str) -> _Without:
    kept = np.delete(large, row)
    without = ties(matrix[kept], initiative[kept])
    return row, np.arange(matrix.shape[1]), np.asarray(ranking(without, measure), dtype=np.float64)


def _by_ties_alone(net: Ties, *, only_those: bool) -> list[int]:
    """Order the projects by the number of ties that rest on them alone, then by size; ``only_those`` leaves out those with no such tie."""
    alone = np.asarray((sparse.csr_array(net.projects @ _of_one_project(net)) * net.projects).sum(axis=1), dtype=np.int64)
    order: list[int] = np.lexsort((-np.diff(net.projects.indptr), -alone)).tolist()
    return [row for row in order if alone[row] or not only_those]


def _of_one_project(net: Ties) -> CountMatrix:
    """Give the ties that rest on one project alone, as 1."""
    matrix = net.shared
    return sparse.csr_array((np.where(matrix.data == 1, 1, 0), matrix.indices, matrix.indptr), shape=matrix.shape)


def _work(net: Ties, measure: str) -> int:
    """Estimate the steps of working a measure out once, from the sizes of what it goes through."""
    degrees = centrality.degree(net)
    if measure == "betweenness":
        return 2 * centrality.kinds(net) * int(degrees.sum())
    if measure == "constraint":
        return 10 * int((degrees**2).sum())
    return 1000 * (net.recurring.nnz + len(degrees))
