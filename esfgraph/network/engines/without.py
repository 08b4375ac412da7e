"""The network of parties with and without some of its rows: what falls apart, and who is left alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from esfgraph.network.engines.rows import Cell, Engine, Iri, Row, names, numbered, ones
from esfgraph.network.incidence import IntArray

COLUMNS = ("measure", "before", "after", "actor", "actorName")
MEASURES = ("projekt", "aktörer", "samband", "aktörer utan samband", "delar utan förbindelse", "aktörer i den största delen")
LOSES_ALL, CUT_OFF = "förlorar alla samband", "skiljs från resten av sin del"


@dataclass(frozen=True, slots=True)
class _Net:
    """One of the two networks: its ``MEASURES``, and by number of each actor its ties and the part that it is in."""

    figures: tuple[int, ...]
    ties: IntArray
    part: IntArray


def compute(rows: Sequence[Row]) -> Sequence[tuple[Cell, ...]]:
    """Give each measure before and after, then each actor that is left whose last tie, or link with most of its part, falls away.

    A row falls away where ``isProject`` or ``isActor`` is "true". An actor of whom no other rows are left than those of the actor asked for
    is gone too; the parties of a project asked for stay, with the ties of their other projects. Nothing where no row falls away.
    """
    if not any(_falls(row) for row in rows):
        return []
    actors, projects = names(rows, "actor"), numbered(row["project"] for row in rows)
    number = numbered(actors)
    shape = len(projects), len(actors)
    gone = {number[actor] for actor in actors} - {number[row["actor"]] for row in rows if row["isActor"] != "true"}
    kept = [row for row in rows if not _falls(row)]
    before, after = (
        _net(((projects[row["project"]], number[row["actor"]]) for row in those), shape, without)
        for those, without in ((rows, set[int]()), (kept, gone))
    )
    measures = [(name, one, other, None, None) for name, one, other in zip(MEASURES, before.figures, after.figures, strict=True)]
    stays = _stays(before.part, after.part, gone)
    hit: list[tuple[str, int, int, Iri, str]] = []
    for place, (iri, name) in enumerate(actors.items()):
        ties = int(before.ties[place]), int(after.ties[place])
        if place not in gone and ties[0] and (not ties[1] or place not in stays):
            hit.append((CUT_OFF if ties[1] else LOSES_ALL, *ties, Iri(iri), name))
    return [*measures, *sorted(hit, key=lambda cells: (cells[0], -cells[1], cells[4], cells[3]))]


def _stays(before: IntArray, after: IntArray, gone: set[int]) -> set[int]:
    """Give the actors in a piece larger than every other of the part that they were in; of equal pieces none is the rest of the part."""
    pieces: dict[int, dict[int, set[int]]] = {}
    for place, (whole, piece) in enumerate(zip(before.tolist(), after.tolist(), strict=True)):
        if place not in gone:
            pieces.setdefault(whole, {}).setdefault(piece, set()).add(place)
    return set[int]().union(*(_larger(list(of_one.values())) for of_one in pieces.values()))


def _larger(pieces: Sequence[set[int]]) -> set[int]:
    largest = max(pieces, key=len)
    return set() if sum(len(piece) == len(largest) for piece in pieces) > 1 else largest


def _falls(row: Row) -> bool:
    return "true" in {row["isProject"], row["isActor"]}


def _net(cells: Iterable[tuple[int, int]], shape: tuple[int, int], gone: set[int]) -> _Net:
    matrix = ones(cells, shape)
    shared = sparse.csr_array(matrix.T @ matrix)
    one, other = (coo := shared.tocoo()).coords
    off = one != other
    tied = sparse.csr_array((coo.data[off], (one[off], other[off])), shape=shared.shape)
    ties = np.asarray(np.diff(tied.indptr), dtype=np.int64)
    there = np.array([actor not in gone for actor in range(shape[1])], dtype=np.bool_)
    part = csgraph.connected_components(tied, directed=False)[1]
    sizes = np.bincount(part[there], minlength=1)
    projects, alone = int((np.diff(matrix.indptr) > 0).sum()), int(((ties == 0) & there).sum())
    figures = (projects, int(there.sum()), int(ties.sum()) // 2, alone, int((sizes > 0).sum()), int(sizes.max()))
    return _Net(figures, ties, part.astype(np.int64))


ENGINE = Engine(COLUMNS, compute)
