"""Quads → a graph that can be asked, and back: an Oxigraph store in memory, filled from one sorted file of N-Quads."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import DefaultGraph, Quad, RdfFormat, Store, Triple

from esfgraph.errors import InputError

PUBLIC = "public.nq"
PROSE = "prose.nq"


def lines(quads: Iterable[Quad]) -> Iterator[str]:
    """Give the quads as sorted lines of N-Quads, each once: the bytes depend on nothing but the quads."""
    yield from sorted({f"{quad} .\n" for quad in quads})


def load(private: Path, *, with_prose: bool = False) -> Store:
    """Open the working store that ``build`` left in ``private``; without prose unless it is asked for.

    Raises:
        InputError: no graph was built there.
    """
    store = Store()
    for name in (PUBLIC, PROSE) if with_prose else (PUBLIC,):
        path = private / name
        if not path.is_file():
            raise InputError(f"{path.parent.parent}: no built graph here; run `esfgraph build PAGES --out {path.parent.parent}` first")
        store.bulk_load(path=str(path), format=RdfFormat.N_QUADS)
    return store


def from_lines(*texts: str) -> Store:
    """Give a store in memory with the quads of these texts of N-Quads."""
    store = Store()
    for text in texts:
        store.bulk_load(text.encode(), RdfFormat.N_QUADS)
    return store


def union(store: Store) -> Iterator[Triple]:
    """Give the triples of all graphs as one; a triple that several graphs state comes several times."""
    for quad in store.quads_for_pattern(None, None, None):
        yield quad.triple


def graph_names(store: Store) -> list[str]:
    """Give the IRIs of the named graphs, sorted."""
    return sorted(str(name.value) for name in store.named_graphs() if not isinstance(name, DefaultGraph))
