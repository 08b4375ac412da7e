"""Time every question on made-up projects: rdflib in memory, Oxigraph in memory, Oxigraph's server and, where it is installed, Virtuoso.

``python benchmarks/run.py [SIZE ...] [--write]`` writes a table in Markdown for each size, to standard output or to ``RESULTS.md``. Times
are ratios to rdflib's time in the same run, on the same graph and machine, so that they can be compared between machines; 0.01 is a
hundredth of the time. Where rdflib gives up after ``PATIENCE`` seconds, the ratio is an upper bound, and is written as such. rdflib is
asked up to ``RDFLIB_MOST`` projects; beyond that there is nothing to compare with, and all times are seconds.
"""

import argparse
import os
import platform
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from importlib.metadata import version
from itertools import chain
from pathlib import Path

import rdflib
from made_up import write_pages
from pyoxigraph import Literal, NamedNode, Store

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from servers import SERVERS

from esfgraph import store as stores
from esfgraph.answering import finished
from esfgraph.cli.assembly import assemble, read_all
from esfgraph.cli.sources import Sources
from esfgraph.errors import EsfgraphError
from esfgraph.files import find
from esfgraph.lookup import find_term
from esfgraph.queries import Endpoint, Question, Table, library, run
from esfgraph.vocabulary import DEFAULT_BASE

SIZES = (1_000, 10_000)
PATIENCE = 15
"""Seconds after which a question counts as unanswered."""
RDFLIB_MOST = 1_000
RESULTS = Path(__file__).parent / "RESULTS.md"
_HEAD = """\
# How fast the questions are

Made by `make benchmark SIZES="{sizes} --write"` on {cores} cores with Python {python} ({versions}), at a load of {load:.1f} at the end;
Virtuoso with the small memory that the tests give it. A number below a server or store is its time as a part of rdflib's for the same
question and graph in the same run (0.01: a hundredth), the shortest of up to {again} tries; `engine` is what the engine of the question
takes beside its query, in seconds. rdflib is asked up to {most} projects and stopped after {patience} seconds; where it is not asked the
times are seconds.
"""
_WORDS = {
    "actor": ("Lunds kommun", "Eslövs kommun"),
    "municipality": ("Lund",),
    "area": ("2007-2013-1",),
    "region": ("SE22",),
    "county": ("12",),
    "phase": ("implementation",),
    "role": ("partner",),
    "integer": ("2010",),
    "actor-or-project": ("Lunds kommun",),
}
_AGAIN = 3
_QUICK = 1.0
BASE = "rdflib"

Terms = dict[str, NamedNode | Literal]
Ask = Callable[[Question, Terms], int]


def main(sizes: list[int], *, write: bool) -> None:
    """Write the table for each size."""
    tables: list[str] = []
    for done, size in enumerate(sizes, 1):
        with tempfile.TemporaryDirectory(prefix="esfgraph-benchmark-") as folder, ExitStack() as stack:
            quads = _quads(Path(folder) / "pages", size)
            store = stores.from_lines(quads)
            engines = _engines(quads, store, Path(folder), stack, with_rdflib=size <= RDFLIB_MOST)
            for line in _table(size, quads, store, engines):
                sys.stdout.write(line)
                sys.stdout.flush()
                tables.append(line)
        if write:
            RESULTS.write_text(_head(sizes[:done]) + "".join(tables), encoding="utf-8")


def _head(sizes: list[int]) -> str:
    versions = ", ".join(f"{name} {version(name)}" for name in ("rdflib", "pyoxigraph", "oxigraph", "scipy", "networkx"))
    return _HEAD.format(
        sizes=" ".join(map(str, sizes)), cores=os.cpu_count(), python=platform.python_version(), versions=versions,
        load=os.getloadavg()[0], again=_AGAIN, most=RDFLIB_MOST, patience=PATIENCE,
    )  # fmt: skip


def _quads(pages: Path, size: int) -> bytes:
    write_pages(pages, size)
    graph = assemble(list(chain.from_iterable(read_all(find([pages], leave_out=pages / "none"), workers=2))), DEFAULT_BASE, Sources())
    return "".join(stores.lines(graph.public)).encode()


def _engines(quads: bytes, store: Store, folder: Path, stack: ExitStack, *, with_rdflib: bool) -> dict[str, Ask]:
    """Give, by engine, what asks it a question and counts the rows."""
    engines: dict[str, Ask] = {}
    if with_rdflib:
        dataset = rdflib.Dataset(default_union=True)
        dataset.parse(data=quads, format="nquads")
        engines[BASE] = lambda question, terms: _in_rdflib(dataset, question, terms)
    engines["Oxigraph in memory"] = lambda question, terms: _count(question, store, terms)
    for name, serve in SERVERS.items():
        if name != "virtuoso" or shutil.which("virtuoso-t"):
            place = folder / name.replace(" ", "-")
            place.mkdir()
            server = Endpoint(stack.enter_context(serve(quads, place)), timeout=PATIENCE)
            engines[name.capitalize()] = lambda question, terms, server=server: _count(question, server, terms)
    return engines


def _count(question: Question, source: Store | Endpoint, terms: Terms) -> int:
    table = run(question, source, terms)
    return len(table.rows) if isinstance(table, Table) else 1


def _in_rdflib(dataset: rdflib.Dataset, question: Question, terms: Terms) -> int:
    bound = {f"_{name}": rdflib.util.from_n3(str(term)) for name, term in terms.items()}
    return len(list(dataset.query(question.text, initBindings=bound)))


def _table(size: int, quads: bytes, store: Store, engines: dict[str, Ask]) -> Iterator[str]:
    others = [name for name in engines if name != BASE]
    yield f"\n## {size} projects, {len(quads.splitlines())} quads\n\n"
    yield f"| question | rows | {'rdflib, s | ' if BASE in engines else ''}{' | '.join(others)} | engine |\n"
    yield f"| --- |{' ---: |' * (len(engines) + 2)}\n"
    for question in library():
        terms = _terms(question, store)
        times = {name: _timed(lambda ask=ask: ask(question, terms)) for name, ask in engines.items()}  # noqa: B023 called at once
        base, unanswered = (times[BASE][0], times[BASE][1] is None) if BASE in times else (1.0, False)
        cells = [" / ".join(map(str, sorted({rows for _, rows in times.values() if rows is not None}))) or "–"]
        cells += [f"{'> ' if unanswered else ''}{base:.2f}"] if BASE in times else []
        cells += [_ratio(times[name], base, bound=unanswered) for name in others]
        yield f"| {question.name} | {' | '.join([*cells, _finishing(question, store, terms)])} |\n"


def _finishing(question: Question, store: Store, terms: Terms) -> str:
    """Time what the engine of a question works out from the rows of its query; nothing where it has none."""
    if not question.engine:
        return ""
    rows = run(question, store, terms)
    started = time.perf_counter()
    finished(question, rows)
    return f"{time.perf_counter() - started:.2f}"


def _ratio(time_and_rows: tuple[float, int | None], base: float, *, bound: bool) -> str:
    seconds, rows = time_and_rows
    return f"> {PATIENCE} s" if rows is None else f"{'< ' if bound else ''}{seconds / base:.2g}"


def _terms(question: Question, store: Store) -> Terms:
    """Give a value for each parameter; two of one kind differ."""
    given: Terms = {}
    for name, kind in question.parameters.items():
        words = _WORDS.get(kind) or (_first_project(store),)
        taken = sum(question.parameters[other] == kind for other in given)
        given[name] = find_term(store, words[taken % len(words)], kind)
    return given


def _first_project(store: Store) -> str:
    table = run("SELECT ?p { ?p a <https://w3id.org/esfgraph/ontology#Project> } ORDER BY ?p LIMIT 1", store)
    return str(getattr(table.rows[0][0], "value", "")) if isinstance(table, Table) else ""


def _timed(ask: Callable[[], int]) -> tuple[float, int | None]:
    """Give the shortest time of some tries and the number of rows; no number where there is no answer in time."""
    best, rows = float(PATIENCE), None
    for _ in range(_AGAIN):
        started = time.perf_counter()
        try:
            with _limit(PATIENCE):
                rows = ask()
        except (TimeoutError, EsfgraphError):  # an endpoint tells in its own words that it was not answered in time
            return float(PATIENCE), None
        best = min(best, time.perf_counter() - started)
        if best > _QUICK:
            break
    return best, rows


@contextmanager
def _limit(seconds: int) -> Iterator[None]:
    def stop(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("sizes", nargs="*", type=int, metavar="SIZE", default=SIZES)
    arguments.add_argument("--write", action="store_true", help=f"also write {RESULTS.name} beside this file")
    given = arguments.parse_args()
    main(list(given.sizes), write=given.write)
