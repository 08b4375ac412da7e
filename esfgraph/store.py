"""Quads → a graph that can be asked, and back: an Oxigraph store in memory, filled from one sorted file of N-Quads."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, Triple, parse
from rdflib.namespace import PROV

from esfgraph.errors import InputError

PUBLIC = "public.nq"
PROSE = "prose.nq"


def lines(quads: Iterable[Quad]) -> Iterator[str]:
    """Give the quads as sorted lines of N-Quads, each once: the bytes depend on nothing but the quads."""
    yield from sorted({f"{quad} .\n" for quad in quads})


def load(private: Path, *, with_prose: bool = False) -> Store:
    """Open the working store that ``build`` left in ``private``; without prose unless it is asked for.

    Raises:
        InputError: no graph was built there, or what is there is damaged.
    """
    texts = []
    for name in (PUBLIC, PROSE) if with_prose else (PUBLIC,):
        try:
            texts.append((private / name).read_bytes())
        except OSError as error:
            raise InputError(f"{private / name}: cannot be read; run `esfgraph build PAGES --out {private.parent}` again") from error
    try:
        return from_lines(*texts)
    except (SyntaxError, ValueError) as error:
        raise InputError(f"{private}: the built graph is damaged ({error}); build it again") from error


def prose(private: Path) -> list[Quad]:
    """Give the quads of the pages' prose, which is never public as it is.

    Raises:
        InputError: no graph was built there, or what is there is damaged.
    """
    try:
        return list(parse((private / PROSE).read_bytes(), RdfFormat.N_QUADS))
    except (OSError, SyntaxError) as error:
        raise InputError(f"{private / PROSE}: cannot be read; run `esfgraph build PAGES --out {private.parent}` again") from error


def from_lines(*texts: bytes) -> Store:
    """Give a store in memory with the quads of these texts of N-Quads (UTF-8).

    Oxigraph's union of graphs counts a triple once for each graph that states it, so a user's sum over a project that was saved twice
    would be doubled. Where that can happen, the default graph is filled with the union, as SPARQL defines it.
    """
    store = Store()
    for text in texts:
        store.bulk_load(text, RdfFormat.N_QUADS)
    if _saved_twice(store):
        store.bulk_extend([Quad(t.subject, t.predicate, t.object) for t in set(union(store))])
    return store


def extended(store: Store, quads: Iterable[Quad]) -> Store:
    """Give a new store with these quads beside those of another."""
    added = set(quads)
    result = Store()
    result.bulk_extend([*store.quads_for_pattern(None, None, None), *added])
    if has_own_union(store):
        result.bulk_extend([Quad(quad.subject, quad.predicate, quad.object) for quad in added])
    return result


def has_own_union(store: Store) -> bool:
    """Tell whether the default graph already holds the union of all graphs."""
    return next(store.quads_for_pattern(None, None, None, DefaultGraph()), None) is not None


def union(store: Store) -> Iterator[Triple]:
    """Give the triples of all graphs as one; a triple that several graphs state comes several times."""
    for quad in store.quads_for_pattern(None, None, None):
        yield quad.triple


def _saved_twice(store: Store) -> bool:
    projects = [quad.subject for quad in store.quads_for_pattern(None, NamedNode(str(PROV.wasDerivedFrom)), None)]
    return len(set(projects)) < len(projects)
