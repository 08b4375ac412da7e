"""A server that answers SPARQL over HTTP, asked as the store in memory is asked.

Rules: SPARQL 1.1 Protocol, section 2.1 (query by POST with URL-encoded parameters, the form that every server knows).
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

import urllib3
from pyoxigraph import (
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Store,
    Triple,
    parse,
    parse_query_results,
)
from urllib3.exceptions import HTTPError, LocationParseError, ProtocolError

from esfgraph.errors import InputError, QueryError, UsageError
from esfgraph.queries.binding import bind, distinct, form
from esfgraph.queries.tables import Table

_ROWS_WANTED = "application/sparql-results+json, application/sparql-results+xml;q=0.8"
_GRAPH_WANTED = "application/n-triples, text/turtle;q=0.8"
_RESULTS = {"application/sparql-results+json", "application/json", "application/sparql-results+xml"}
_GRAPHS = {"application/n-triples", "text/turtle"}
_SHORTENED = ("X-SPARQL-MaxRows", "X-SQL-State")
"""What Virtuoso sends with an answer that it ended early, for too many rows or too long a time; the rest looks like any answer."""
_TRUTH = "__ASK_RETVAL"
"""The column in which Virtuoso 7 answers ASK, as a table with one number."""
_CLOSED = (401, 403, 407)
_PIECE = 65_536
_TRIES = 3
_SAID = 300

Answer = Table | bool | tuple[Triple, ...]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A server's address for queries, and what is waited for: ``timeout`` seconds and ``most_bytes`` of an answer.

    The server must give the union of all graphs as its default graph.
    """

    url: str
    timeout: float = 120.0
    most_bytes: int = 100_000_000
    pool: urllib3.PoolManager = field(default_factory=urllib3.PoolManager, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Check the address.

        Raises:
            UsageError: it is no address of a server, or it carries a password, which would stand in every message.
        """
        try:
            parts = urllib3.util.parse_url(self.url)
        except LocationParseError as error:
            raise UsageError("--endpoint: not an address; write it as https://host/path") from error
        if parts.scheme not in {"http", "https"} or not parts.host:
            raise UsageError(f"--endpoint {self.url}: not the address of a server; write it as https://host/path")
        if parts.auth:
            raise UsageError("--endpoint: an address with a user name is refused; it would stand in every message")

    def query(self, text: str, terms: Mapping[str, NamedNode | Literal]) -> Answer:
        """Ask a query that has passed ``guard.check``, with a term for each of the variables that ``terms`` names.

        Raises:
            QueryError: the server refuses the query.
            InputError: no answer within the time, one that is too large or not whole, or one that is not SPARQL results.
        """
        # Connections are not kept: Oxigraph's server has a thread for each, and idle ones would keep it from answering anybody else.
        wanted = _GRAPH_WANTED if form(text) in {"CONSTRUCT", "DESCRIBE"} else _ROWS_WANTED
        deadline = time.monotonic() + self.timeout
        try:
            response = self._sent(bind(text, terms), wanted)
            try:
                body = self._body(response, deadline)
            finally:
                response.close()
        except HTTPError as error:
            raise InputError(f"{self.url}: no answer ({_cause(error)}); is the server running, and is this its address?") from error
        self._check_status(response, body)
        answer = self._read(response, body)
        self._check_columns(answer, text, terms)
        if isinstance(answer, Table) and distinct(text):  # Virtuoso 7 gives a row again where OPTIONAL parts are unbound
            return Table(answer.columns, tuple(dict.fromkeys(answer.rows)))
        return answer

    def _sent(self, text: str, wanted: str, tries: int = _TRIES) -> urllib3.BaseHTTPResponse:
        """Send the query; a connection that the server drops before it answers is tried again, since a query changes nothing."""
        try:
            return self.pool.request(
                "POST",
                self.url,
                body=urlencode({"query": text}),
                headers={"Accept": wanted, "Content-Type": "application/x-www-form-urlencoded", "Connection": "close"},
                timeout=urllib3.Timeout(total=self.timeout),
                retries=False,
                redirect=False,
                preload_content=False,
                decode_content=False,
            )
        except ProtocolError:
            if tries == 1:
                raise
            return self._sent(text, wanted, tries - 1)

    def _body(self, response: urllib3.BaseHTTPResponse, deadline: float) -> bytes:
        """Give the whole body; a server that only trickles is not waited for longer than for one that is silent."""
        body = bytearray()
        while piece := response.read1(_PIECE, decode_content=False):
            body += piece
            if len(body) > self.most_bytes:
                raise InputError(f"{self.url}: the answer is larger than {self.most_bytes} bytes; ask in smaller steps")
            if time.monotonic() > deadline:
                raise InputError(f"{self.url}: no whole answer within {self.timeout:g} seconds; ask in smaller steps")
        return bytes(body)

    def _check_status(self, response: urllib3.BaseHTTPResponse, body: bytes) -> None:
        if response.status in range(200, 300):
            return
        if moved := response.headers.get("Location"):
            raise InputError(f"{self.url}: the server points to {moved}; give that address if you trust it")
        if response.status in _CLOSED:
            raise InputError(f"{self.url}: HTTP {response.status}; the server is not open to everybody, and no names or passwords are sent")
        said = f"{self.url}: HTTP {response.status}; the server says: {_said(response, body)}"
        raise QueryError(said) if response.status == 400 else InputError(said)

    def _check_columns(self, answer: Answer, text: str, terms: Mapping[str, NamedNode | Literal]) -> None:
        """Refuse a table of other columns than those asked for; of a query that only the server understands nobody knows them."""
        try:
            asked = Store().query(bind(text, terms))
        except (SyntaxError, ValueError):
            return
        named = {variable.value for variable in asked.variables} if isinstance(asked, QuerySolutions) else None
        if isinstance(answer, Table) and named is not None and set(answer.columns) != named:
            told = ", ".join(answer.columns) or "none"
            raise InputError(f"{self.url}: the answer has the columns {told}, not those asked for; is this its address for queries?")

    def _read(self, response: urllib3.BaseHTTPResponse, body: bytes) -> Answer:
        kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        if any(name in response.headers for name in _SHORTENED):
            raise InputError(f"{self.url}: the server ended its answer early and rows are missing; raise its limits or ask for less")
        if kind not in _RESULTS | _GRAPHS:
            raise InputError(
                f"{self.url}: answers with {kind or 'nothing that it names'}, not with SPARQL results; "
                "is this its address for queries? It often ends in /sparql or /query"
            )
        try:
            if kind in _GRAPHS:
                return tuple(sorted({quad.triple for quad in parse(body, format=RdfFormat.from_media_type(kind))}, key=str))
            return _results(body, kind)
        except (SyntaxError, ValueError) as error:
            raise InputError(f"{self.url}: the answer cannot be read as {kind} ({error})") from error


def _results(body: bytes, kind: str) -> Table | bool:
    found = parse_query_results(body, format=QueryResultsFormat.from_media_type(kind))
    if isinstance(found, QueryBoolean):
        return bool(found)
    columns, rows = tuple(variable.value for variable in found.variables), tuple(map(tuple, found))
    if columns == (_TRUTH,):
        return rows != () and getattr(rows[0][0], "value", "0") in {"1", "true"}
    return Table(columns, rows)


def _cause(error: BaseException) -> str:
    """Give the last cause in words: what the system said, without the names of objects."""
    while error.__cause__ or error.__context__:
        error = error.__cause__ or error.__context__ or error
    return str(error) or type(error).__name__


def _said(response: urllib3.BaseHTTPResponse, body: bytes) -> str:
    if "html" in response.headers.get("Content-Type", "").lower():
        return "(a web page)"
    return " ".join(body[:_SAID].decode(errors="replace").split()) or str(response.reason)
