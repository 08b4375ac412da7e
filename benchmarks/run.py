"""Time every question on made-up projects: rdflib in memory, Oxigraph in memory, Oxigraph's server and, where it is installed, Virtuoso.

``python benchmarks/run.py [SIZE ...]`` writes a table in Markdown to standard output. Times are ratios to rdflib's time in the same run, on
the same graph and machine, so that they can be compared between machines; 0.01 is a hundredth of the time. Where rdflib gives up after
``PATIENCE`` seconds, the ratio is an upper bound, and is written as such.
"""

import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import chain
from pathlib import Path

import rdflib
from made_up import write_pages
from pyoxigraph import Literal, NamedNode, Store

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from servers import SERVERS

from esfgraph import store as stores
from esfgraph.cli.assembly import assemble, read_all
from esfgraph.cli.sources import Sources
from esfgraph.errors import EsfgraphError
from esfgraph.files import find
from esfgraph.lookup import find_term
from esfgraph.queries import Endpoint, Question, Table, library, run
from esfgraph.vocabulary import DEFAULT_BASE

SIZES = (1_000, 10_000)
PATIENCE = 60
"""Seconds after which a question counts as unanswered."""
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
_QUICK = 2.0

Terms = dict[str, NamedNode | Literal]


def main(sizes: list[int]) -> None:
    """Write the table for each size."""
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="esfgraph-benchmark-") as folder, ExitStack() as stack:
            quads = _quads(Path(folder) / "pages", size)
            engines = _engines(quads, Path(folder), stack)
            _write(size, quads, stores.from_lines(quads), engines)


def _quads(pages: Path, size: int) -> bytes:
    write_pages(pages, size)
    graph = assemble(list(chain.from_iterable(read_all(find([pages], leave_out=pages / "none"), workers=2))), DEFAULT_BASE, Sources())
    return "".join(stores.lines(graph.public)).encode()


def _engines(quads: bytes, folder: Path, stack: ExitStack) -> dict[str, Callable[[Question, Terms], int]]:
    """Give, by engine, what asks it a question and counts the rows."""
    store, dataset = stores.from_lines(quads), rdflib.Dataset(default_union=True)
    dataset.parse(data=quads, format="nquads")
    engines: dict[str, Callable[[Question, Terms], int]] = {
        "rdflib": lambda question, terms: _in_rdflib(dataset, question, terms),
        "Oxigraph in memory": lambda question, terms: _count(question, store, terms),
    }
    for name, serve in SERVERS.items():
        if name != "virtuoso" or shutil.which("virtuoso-t"):
            place = folder / name.replace(" ", "-")
            place.mkdir()
            server = Endpoint(stack.enter_context(serve(quads, place)), timeout=PATIENCE)
            engines[name] = lambda question, terms, server=server: _count(question, server, terms)
    return engines


def _count(question: Question, source: Store | Endpoint, terms: Terms) -> int:
    table = run(question, source, terms)
    return len(table.rows) if isinstance(table, Table) else 1


def _in_rdflib(dataset: rdflib.Dataset, question: Question, terms: Terms) -> int:
    bound = {f"_{name}": rdflib.util.from_n3(str(term)) for name, term in terms.items()}
    return len(list(dataset.query(question.text, initBindings=bound)))


def _write(size: int, quads: bytes, store: Store, engines: dict[str, Callable[[Question, Terms], int]]) -> None:
    others = [name for name in engines if name != "rdflib"]
    many = len(quads.splitlines())
    sys.stdout.write(f"\n## {size} projects, {many} quads\n\n| question | rows | rdflib, s | {' | '.join(others)} |\n")
    sys.stdout.write(f"| --- | ---: | ---: |{' ---: |' * len(others)}\n")
    for question in library():
        terms = _terms(question, store)
        times = {name: _timed(lambda ask=ask: ask(question, terms)) for name, ask in engines.items()}  # noqa: B023 called at once
        counts = {rows for _, rows in times.values() if rows is not None}
        base, unanswered = times["rdflib"][0], times["rdflib"][1] is None
        cells = [_ratio(times[name], base, bound=unanswered) for name in others]
        rows = " / ".join(map(str, sorted(counts))) or "–"
        sys.stdout.write(f"| {question.name} | {rows} | {'> ' if unanswered else ''}{base:.2f} | {' | '.join(cells)} |\n")
        sys.stdout.flush()


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
    main([int(size) for size in sys.argv[1:]] or list(SIZES))
