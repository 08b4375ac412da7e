"""What engines take and give: rows of text by column, and who is listed together as a sparse product."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from esfgraph.network.incidence import CountMatrix, IntArray, above_diagonal

Row = Mapping[str, str]
"""One row of the query: column → text, without the columns that have no value there."""


class Iri(str):
    """A cell that is the IRI of a thing, not words."""

    __slots__ = ()


Cell = Iri | str | int | None


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine: the columns of its answer, and the function that gives the rows, which must not depend on the order of those it takes."""

    columns: tuple[str, ...]
    compute: Callable[[Sequence[Row]], Sequence[tuple[Cell, ...]]]


def names(rows: Iterable[Row], thing: str) -> dict[str, str]:
    """Give the name of each thing by its IRI, in the order of the IRIs: of the columns ``actor`` and ``actorName``, say."""
    found = {(row[thing], row[f"{thing}Name"]) for row in rows if thing in row}
    return dict(sorted(dict(sorted(found, reverse=True)).items()))


def numbered(values: Iterable[str]) -> dict[str, int]:
    """Number the different values, in their order."""
    return {value: number for number, value in enumerate(sorted(set(values)))}


def ones(cells: Iterable[tuple[int, int]], shape: tuple[int, int]) -> CountMatrix:
    """Give a sparse matrix with 1 in each of the cells, however often a cell is named."""
    at = np.array(sorted(set(cells)), dtype=np.int64).reshape(-1, 2)
    return sparse.csr_array((np.ones(len(at), dtype=np.int64), (at[:, 0], at[:, 1])), shape=shape)


def pairs(listed: CountMatrix) -> tuple[IntArray, IntArray, IntArray]:
    """Give the pairs of columns with a row in common, lower number first, and how many rows they have in common."""
    return above_diagonal(sparse.csr_array(listed.T @ listed))
