"""SPARQL servers that a test fills, starts on this machine's loopback address and stops: Oxigraph's own, and Virtuoso."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
import urllib3

_PATIENCE = 60.0  # seconds until a server must be up: enough for a busy machine
_VIRTUOSO_INI = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
ServerThreads = 10
NumberOfBuffers = 10000
MaxDirtyBuffers = 7500
CheckpointInterval = 0
SchedulerInterval = 0
DirsAllowed = {folder}
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = {most_rows}
"""


def virtuoso_or_skip() -> None:
    """Skip the test where Virtuoso is not installed; where ESFGRAPH_REQUIRE asks for it, fail instead."""
    missing = [program for program in ("virtuoso-t", "isql-vt") if shutil.which(program) is None]
    if missing and "virtuoso" in os.environ.get("ESFGRAPH_REQUIRE", "").split(","):
        pytest.fail(f"ESFGRAPH_REQUIRE asks for virtuoso, and {missing[0]} is not found; Debian has it in virtuoso-opensource-7-bin")
    if missing:
        pytest.skip(f"{missing[0]} is not found; Debian has it in virtuoso-opensource-7-bin")


@contextmanager
def oxigraph_server(quads: bytes, folder: Path) -> Iterator[str]:
    """Serve a text of N-Quads from a store in ``folder``; gives the address for queries."""
    program, store, port = str(Path(sys.executable).parent / "oxigraph"), str(folder / "store"), _free_port()
    subprocess.run([program, "load", "--location", store, "--format", "nq"], input=quads, check=True, capture_output=True)
    arguments = [program, "serve-read-only", "--location", store, "--bind", f"127.0.0.1:{port}", "--union-default-graph"]
    with _running(arguments, folder / "log", port):
        yield f"http://127.0.0.1:{port}/query"


@contextmanager
def virtuoso_server(quads: bytes, folder: Path, *, most_rows: int = 100_000) -> Iterator[str]:
    """Serve a text of N-Quads from a Virtuoso of its own in ``folder``; gives the address for queries."""
    with _virtuoso(folder, most_rows) as (url, load):
        load(quads)
        yield url


SERVERS = {"oxigraph server": oxigraph_server, "virtuoso": virtuoso_server}


class Servers:
    """The servers of a test run, by kind: Oxigraph's read-only server once for each graph, and one Virtuoso, filled anew for each graph."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._stack = ExitStack()
        self._oxigraph: dict[bytes, str] = {}
        self._virtuoso: tuple[str, Callable[[bytes], None]] | None = None
        self._loaded = b""

    def url(self, kind: str, quads: bytes) -> str:
        """Give the address of a server that holds these N-Quads and nothing else, until the next call for a server of that kind."""
        if kind != "virtuoso":
            if quads not in self._oxigraph:
                self._oxigraph[quads] = self._stack.enter_context(oxigraph_server(quads, self._new()))
            return self._oxigraph[quads]
        if self._virtuoso is None:
            self._virtuoso = self._stack.enter_context(_virtuoso(self._new()))
        url, load = self._virtuoso
        if quads != self._loaded:
            load(quads)
            self._loaded = quads
        return url

    def close(self) -> None:
        """Stop them all."""
        self._stack.close()

    def _new(self) -> Path:
        folder = self._folder / str(len(list(self._folder.iterdir())))
        folder.mkdir()
        return folder


@contextmanager
def _virtuoso(folder: Path, most_rows: int = 100_000) -> Iterator[tuple[str, Callable[[bytes], None]]]:
    """Start a Virtuoso; gives its address for queries, and what replaces its content by a text of N-Quads."""
    sql, http = _free_port(), _free_port()
    ini = folder / "virtuoso.ini"
    ini.write_text(_VIRTUOSO_INI.format(folder=folder, sql=sql, http=http, most_rows=most_rows), encoding="utf-8")

    def load(quads: bytes) -> None:
        fill = ["DELETE FROM DB.DBA.RDF_QUAD;"]
        for number, part in enumerate(_parts(quads)):  # a text of hundreds of megabytes would be taken in half, without a word
            file = folder / f"data-{number}.nq"
            file.write_bytes(part)
            fill.append(f"DB.DBA.TTLP(file_to_string_output('{file}'), '', 'urn:unnamed', 512);")  # 512: N-Quads
        said = subprocess.run(
            ["isql-vt", f"127.0.0.1:{sql}", "dba", "dba", f"exec={' '.join(fill)}"], capture_output=True, text=True, check=True
        )
        assert "Error" not in said.stdout + said.stderr, said.stdout + said.stderr

    with _running(["virtuoso-t", "+foreground", "+configfile", str(ini)], folder / "log", http):
        yield f"http://127.0.0.1:{http}/sparql", load


def _parts(quads: bytes, size: int = 20_000_000) -> Iterator[bytes]:
    """Give the lines of N-Quads in parts of about so many bytes."""
    begin = 0
    while begin < len(quads):
        end = quads.find(b"\n", begin + size) + 1 or len(quads)
        yield quads[begin:end]
        begin = end


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def _running(arguments: list[str], log: Path, port: int) -> Iterator[None]:
    with log.open("wb") as out:
        process = subprocess.Popen(arguments, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT)
    try:
        _wait(process, log, port)
        yield
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(process: "subprocess.Popen[bytes]", log: Path, port: int) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            urllib3.request("GET", f"http://127.0.0.1:{port}/", retries=False, timeout=5)
        except urllib3.exceptions.HTTPError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"{process.args}: not up on port {port}: {log.read_text(errors='replace')[-2000:]}")
