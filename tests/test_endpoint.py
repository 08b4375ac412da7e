"""Questions asked of servers: the same rows as in memory, values that stay values, and clear words when a server does not answer.

The servers are real ones (see ``servers.py``), each filled, started and stopped here. What no real server can be made to do on
demand (hang, cut an answer short, answer with a web page) is done by a few lines of ``http.server``.
"""

import io
import shutil
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store
from servers import SERVERS, Servers, virtuoso_or_skip, virtuoso_server
from test_queries import LIBRARY, cases, oxigraph, plain, terms
from test_question_cases import ALONE, stored

from esfgraph.cli import main
from esfgraph.cli.remote import known
from esfgraph.errors import InputError, QueryError, UsageError
from esfgraph.lookup import KINDS, PLAIN, find_term
from esfgraph.queries import Endpoint, Table, find, read_question, run
from esfgraph.queries.binding import bind, distinct
from esfgraph.store import from_lines
from esfgraph.store import lines as n_quads
from esfgraph.vocabulary import DEFAULT_BASE, TERM_PREFIXES

EXAMPLES = Path(__file__).parent.parent / "examples"
CALLED = {question.name: question for question in LIBRARY}
PROJECT = NamedNode(TERM_PREFIXES["esf"] + "Project")
ECHO = read_question("#+ parameters: {said: text}\nSELECT ?text WHERE { BIND(?_said AS ?text) }", "echo")
TOGETHER = settings(max_examples=1000, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))
LEFT_OUT = ("grantedSupport", "totalBudget", "region", "phase", "programmeArea", "programmePeriod")
HOSTILE = [
    "'", '"', '"""', "\\", '\\"', '\\u0022', "\\U00000022", "}", "{", "?_said", "$_said", "#", "\n", "\r", "\t", "<x>", "@sv", "^^", ";",
    "|", " SERVICE <http://127.0.0.1:1/> {} ", "; DROP ALL", '" } } SELECT * { ?s ?p ?o } #', "1)) UNION SELECT", "%s", "{0}", "*", "\x00",
    "\x1b[31m", "\u202e", "\u2028", "\ufeff", "\U0001f600", "Åstorp", "Bjuvs kommun", "Region Skåne", "actor:region-skane", "1277", "-0",
    "https://w3id.org/esfgraph/id/project/alfa", "<https://w3id.org/esfgraph/id/project/alfa>", "9" * 18, "a" * 5000, "../../etc/passwd",
    "",
]  # fmt: skip
values = st.one_of(st.text(), st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=5)), max_size=6).map("".join))


@cache
def graph(name):
    """A graph of ``GRAPHS``; with " twice", each page saved twice and each project without some of what it states."""
    if not name.endswith(" twice"):
        return from_lines("".join(n_quads(oxigraph(name))).encode())
    quads = list(oxigraph(name.removesuffix(" twice")))
    stated = {NamedNode(TERM_PREFIXES["esf"] + predicate): place for place, predicate in enumerate(LEFT_OUT)}
    projects = sorted({quad.subject for quad in quads if quad.object == PROJECT}, key=str)
    kept = [quad for quad in quads if quad.predicate not in stated or (projects.index(quad.subject) + stated[quad.predicate]) % 3]
    assert len(kept) < len(quads)
    again = [Quad(*quad.triple, NamedNode(f"{quad.graph_name.value}-2")) for quad in kept if "/page/" in quad.graph_name.value]
    return from_lines("".join(n_quads([*kept, *again])).encode())


@pytest.fixture(scope="module")
def servers(tmp_path_factory):
    started = Servers(tmp_path_factory.mktemp("servers"))
    yield started
    started.close()


@pytest.fixture(scope="module", params=SERVERS)
def kind(request):
    if request.param == "virtuoso":
        virtuoso_or_skip()
    return request.param


@pytest.fixture
def server(kind, servers):
    """A server of each kind with the small graph."""
    return Endpoint(servers.url(kind, "".join(n_quads(oxigraph("small"))).encode()), timeout=60)


@pytest.fixture
def esfgraph(monkeypatch, capfd):
    """Call the command line; gives exit code, standard output and standard error."""

    def call(*arguments, stdin=""):
        monkeypatch.setattr(sys, "argv", ["esfgraph", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        with pytest.raises(SystemExit) as end:
            main()
        said = capfd.readouterr()
        return end.value.code or 0, said.out, said.err

    return call


def rows(table):
    assert isinstance(table, Table)
    return table.columns, [[plain(term) for term in row] for row in table.rows]


@pytest.mark.parametrize("name", ["small", "ties", "examples", "small twice", "ties twice", "examples twice"])
def test_every_question_has_the_same_rows_on_a_server(kind, name, servers):
    """Rows in their order. With expected answers and rdflib they are compared in ``test_queries``."""
    store, differing, asked = graph(name), [], set()
    named = [quad for quad in store if isinstance(quad.graph_name, NamedNode)]  # a server makes the union itself
    server = Endpoint(servers.url(kind, "".join(n_quads(named)).encode()))
    for path, called, words in (case.values for case in cases()):
        if path.parent.name == name.removesuffix(" twice"):
            question = CALLED[called]
            bound = terms(question, words, path.parent.name)
            asked.add(called)
            if rows(run(question, server, bound)) != rows(run(question, store, bound)):
                differing.append(path.stem)
    assert asked == set(CALLED) or (asked and name.startswith("ties"))  # answers for some questions only
    assert differing == []


def test_a_share_of_no_pairs_is_no_division_by_zero(kind, servers):
    url, question = servers.url(kind, "".join(n_quads(stored(ALONE))).encode()), CALLED["15-projekt-med-flest-parter"]
    assert rows(run(question, Endpoint(url))) == rows(run(question, stored(ALONE)))


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The output folder of the example pages."""
    folder = tmp_path_factory.mktemp("built") / "output"
    subprocess.run([sys.executable, "-m", "esfgraph", "build", EXAMPLES, "--out", folder], check=True, capture_output=True)
    return folder


ASKED = [
    ["1", "--param", "project=Integration genom arbete", "--lang", "en"],
    ["2", "--param", "actor=Region Dalarna"],
    ["9", "--format", "csv"],
    ["10", "--param", "municipality=Åstorps kommun"],
    ["20", "--param", "area=2007-2013-2", "--format", "json"],
    ["tackning"],
]
REFUSED = [["10", "--param", "municipality=Astorp"], ["3", "--param", "actor=Staben", "--param", "nonsense=1"], ["1"]]


def test_the_command_says_the_same_of_a_server_as_of_the_folder(kind, built, esfgraph, servers):
    url = servers.url(kind, (built / "private" / "public.nq").read_bytes())
    for arguments in ASKED + REFUSED:
        here = esfgraph("query", *arguments, "--graph", built)
        assert esfgraph("query", *arguments, "--endpoint", url) == here, arguments
        assert here[0] == (2 if arguments in REFUSED else 0)


def test_words_mean_the_same_on_a_server(server):
    for question, words in (
        ("03-aktorens-samarbeten", {"actor": "Åstorps kommun"}),
        ("tackning-for-programomrade", {"area": "2014-2020-2"}),
    ):
        asked = find(question)
        assert known(server, asked, words, None).terms(asked, words) == terms(asked, words)
    by_iri = {"actor": "actor:integrationsenheten-alfa"}
    names = known(server, find(3), by_iri, None)
    assert names.terms(find(3), by_iri) == {"actor": NamedNode(DEFAULT_BASE + "actor/integrationsenheten-alfa")}
    assert {quad.subject for quad in names.store} == set(names.terms(find(3), by_iri).values()), "of one thing, its own names only"


def test_several_meanings_are_told_apart_on_a_server(server, esfgraph):
    code, out, said = esfgraph("query", "3", "--endpoint", server.url, "--lang", "en", "--param", "actor=Integrationsenheten")
    assert (code, out) == (2, "")
    assert "(known only in the project Alfa): https://w3id.org/esfgraph/id/actor/integrationsenheten-alfa" in said
    assert "integrationsenheten-beta" in said


def test_own_queries_of_every_form(server, esfgraph):
    typed = "?project a <https://w3id.org/esfgraph/ontology#Project>"
    asked = {
        f"ASK {{ {typed} }}": "true\n",
        "ASK { <urn:a> <urn:b> <urn:c> }": "false\n",
        f"SELECT (COUNT(DISTINCT ?project) AS ?n) {{ {typed} }}": "n\n9\n",
    }
    for text, expected in asked.items():
        assert esfgraph("query", "-", "--endpoint", server.url, "--format", "csv", stdin=text)[:2] == (0, expected)
    text = f"CONSTRUCT {{ {typed} }} WHERE {{ {typed} FILTER(STRENDS(STR(?project), 'alfa')) }}"
    code, out, _ = esfgraph("query", "-", "--endpoint", server.url, "--format", "turtle", stdin=text)
    assert (code, out.splitlines()[-1]) == (0, "project:alfa a esf:Project .")


def test_a_query_that_reaches_out_or_is_none_is_refused(server, esfgraph):
    code, out, said = esfgraph("query", "-", "--endpoint", server.url, stdin="SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")
    assert (code, out) == (2, "")
    assert "SERVICE is refused" in said
    code, out, said = esfgraph("query", "-", "--endpoint", server.url, stdin="SELECT * { nonsense")
    assert (code, out) == (2, "")
    assert "HTTP 400; the server says: " in said


def test_virtuoso_cuts_an_answer_short_and_nobody_takes_it_for_whole(tmp_path):
    virtuoso_or_skip()
    with virtuoso_server("".join(n_quads(oxigraph("small"))).encode(), tmp_path, most_rows=3) as url:
        with pytest.raises(InputError, match="rows are missing"):
            run(find("projekt"), Endpoint(url))
        assert len(run("SELECT * { ?s ?p ?o } LIMIT 2", Endpoint(url)).rows) == 2


@TOGETHER
@given(values)
def test_a_text_comes_back_from_a_server_as_it_went(server, said):
    assume("\0" not in said)  # ``find_term`` refuses it; Virtuoso ends a text there
    assert run(ECHO, server, {"said": Literal(said)}) == Table(("text",), ((Literal(said),),))


PARAMETERS = sorted({kind for question in LIBRARY for kind in question.parameters.values()} | (KINDS & PLAIN))


@TOGETHER
@given(values, st.sampled_from(PARAMETERS))
def test_hostile_words_are_looked_up_or_refused_and_never_run(word, kind):
    """Whatever the word, an answer or a ``UsageError``; and a term that is asked for is written so that it reads back as itself."""
    question = read_question(f"#+ parameters: {{value: {kind}}}\nSELECT ?_value ?same WHERE {{ BIND(?_value AS ?same) }}", "own")
    try:
        term = find_term(oxigraph("small"), word, kind)
    except UsageError:
        return
    assert "\0" not in getattr(term, "value", "")
    sent = bind(question.text, {"_value": term})
    assert [row[0] for row in Store().query(sent)] == [term]
    for asked in (asked for asked in LIBRARY if list(asked.parameters.values()) == [kind]):
        assert isinstance(run(asked, oxigraph("small"), dict.fromkeys(asked.parameters, term)), Table)


def test_all_parameters_of_the_library_can_be_sent():
    node = NamedNode("urn:x")
    for question in LIBRARY:
        sent = bind(question.text, {f"_{name}": node for name in question.parameters})
        assert "?_" not in sent.replace("?_:", "")
        assert "#+" not in sent
        Store().query(sent)


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("SELECT ?a ?_x WHERE { ?a ?b ?_x } ORDER BY ?_x ?a", 'SELECT ?a  WHERE { ?a ?b "v" } ORDER BY  ?a'),
        ("SELECT (COUNT(?_x) AS ?n) { FILTER(?_x = '?_x') }", "SELECT (COUNT(\"v\") AS ?n) { FILTER(\"v\" = '?_x') }"),
        ("SELECT ?a { { SELECT ?_x ?a { ?a <urn:?_x> $_x } GROUP BY ?a ?_x HAVING(?_x > 1) } }",
         'SELECT ?a { { SELECT  ?a { ?a <urn:?_x> "v" } GROUP BY ?a  HAVING("v" > 1) } }'),
        ("ASK { ?s ?p ?_x, ?_xy } # ?_x", 'ASK { ?s ?p "v", ?_xy }  '),
        ("CONSTRUCT { ?s ?p ?_x } { ?s ?p ?_x } ORDER BY DESC(?_x)", 'CONSTRUCT { ?s ?p "v" } { ?s ?p "v" } ORDER BY DESC("v")'),
        ("DESCRIBE ?_x", 'DESCRIBE "v"'),
        ('SELECT ?a { by:by select:select ?_x, "b"@by }', 'SELECT ?a { by:by select:select "v", "b"@by }'),
    ],
)  # fmt: skip
def test_a_term_stands_where_the_parameter_stood(text, sent):
    assert bind(text, {"_x": Literal("v")}) == sent


@pytest.mark.parametrize("text", ["SELECT ?_x { ?a ?b ?_x }", "SELECT DISTINCT ?_x {}", "SELECT ?a { ?a ?b ?_x } GROUP BY ?_x"])
def test_a_clause_of_parameters_only_cannot_be_sent(text):
    with pytest.raises(QueryError, match="something else too"):
        bind(text, {"_x": Literal("v")})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("# SELECT\nPREFIX a: <b> SELECT DISTINCT ?a {}", True),
        ("SELECT ?a { { SELECT DISTINCT ?a {} } }", False),
        ("SELECT # DISTINCT\n ?a {}", False),
        ("ASK {}", False),
    ],
)
def test_only_the_outermost_select_tells_whether_rows_differ(text, told):
    assert distinct(text) is told


WHOLE = b'{"head":{"vars":["a"]},"results":{"bindings":[{"a":{"type":"literal","value":"1"}}]}}'
RESULTS = "application/sparql-results+json"


@contextmanager
def pretender(*, status=200, kind=RESULTS, body=WHOLE, headers=(), pause=0.0, length=None):
    """A server that always gives this answer, a byte at a time where it pauses; gives its address."""
    ended = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            for name, value in (("Content-Type", kind), ("Content-Length", str(length or len(body))), *headers):
                self.send_header(name, value)
            self.end_headers()
            for piece in [body[i : i + 1] for i in range(len(body))] if pause else [body]:
                if ended.wait(pause):
                    return
                self.wfile.write(piece)

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/sparql"
        finally:
            ended.set()
            server.shutdown()


FAULTS = {
    "a page": ({"kind": "text/html; charset=utf-8", "body": b"<html>"}, InputError, "answers with text/html, not with SPARQL results"),
    "no type": ({"kind": ""}, InputError, "answers with nothing that it names"),
    "another type": ({"kind": "text/csv"}, InputError, "answers with text/csv"),
    "not found": ({"status": 404, "kind": "text/html", "body": b"<h1>x"}, InputError, r"HTTP 404; the server says: \(a web page\)"),
    "fault": ({"status": 500, "kind": "text/plain", "body": b"out of\n memory"}, InputError, "HTTP 500; the server says: out of memory"),
    "silent fault": ({"status": 503, "kind": "text/plain", "body": b""}, InputError, "HTTP 503; the server says: Service Unavailable"),
    "closed": ({"status": 401, "headers": [("WWW-Authenticate", "Basic")]}, InputError, "HTTP 401; the server is not open to everybody"),
    "other columns": ({"body": WHOLE.replace(b'"a"', b'"b"')}, InputError, "has the columns b, not those asked for"),
    "refused": ({"status": 400, "kind": "text/plain", "body": b"bad"}, QueryError, "HTTP 400; the server says: bad"),
    "moved": ({"status": 302, "headers": [("Location", "http://x/")]}, InputError, "points to http://x/; give that address"),
    "not JSON": ({"body": b"{"}, InputError, "cannot be read as application/sparql-results"),
    "no head": ({"body": b'{"results":{"bindings":[]}}'}, InputError, "cannot be read"),
    "cut off": ({"length": 1000}, InputError, "no answer"),
    "rows missing": ({"headers": [("X-SPARQL-MaxRows", "1")]}, InputError, "rows are missing"),
    "time out": ({"headers": [("X-SQL-State", "S1TAT")]}, InputError, "rows are missing"),
    "large": ({"body": WHOLE + b" " * 2_000}, InputError, "larger than 1000 bytes"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_wrong_answer_is_told_in_words(fault):
    answer, error, said = FAULTS[fault]
    with pretender(**answer) as url, pytest.raises(error, match=said) as told:
        run("SELECT ?a {}", Endpoint(url, timeout=20, most_bytes=1_000))
    assert url in str(told.value)
    assert told.value.exit_code == 2


@pytest.mark.parametrize(("kind", "body"), [(RESULTS, WHOLE), ("Application/JSON; charset=utf-8", WHOLE)])
def test_a_right_answer_is_read(kind, body):
    with pretender(kind=kind, body=body) as url:
        assert run("SELECT ?a {}", Endpoint(url)) == Table(("a",), ((Literal("1"),),))


@pytest.mark.parametrize("pause", [0.05, 30.0])
def test_a_server_that_trickles_or_hangs_is_not_waited_for(pause):
    started = time.monotonic()
    with pretender(pause=pause) as url, pytest.raises(InputError, match=r"no whole answer within 0.5 seconds|no answer \(.*timed out"):
        run("SELECT ?a {}", Endpoint(url, timeout=0.5))
    assert time.monotonic() - started < 25  # not a speed: the whole answer would take more


def test_a_server_that_is_not_there(esfgraph):
    with socket.socket() as bound:  # held, never listened to: nobody else can answer
        bound.bind(("127.0.0.1", 0))
        code, out, said = esfgraph("query", "9", "--endpoint", f"http://127.0.0.1:{bound.getsockname()[1]}/sparql")
    assert (code, out) == (2, "")
    assert "no answer ([Errno" in said
    assert "is the server running" in said


@pytest.mark.parametrize(
    "address", ["ftp://127.0.0.1/", "127.0.0.1:80", "file:///etc/passwd", "http://", "", "http://[", "http://kim:secret@127.0.0.1/"]
)
def test_what_is_no_address_of_a_server(address):
    with pytest.raises(UsageError, match="--endpoint") as told:
        Endpoint(address)
    assert "secret" not in str(told.value)


def test_a_server_and_a_folder_are_two_places(esfgraph, tmp_path):
    code, _, said = esfgraph("query", "9", "--endpoint", "http://127.0.0.1:1/", "--graph", tmp_path)
    assert (code, "two places" in said) == (2, True)
    code, _, said = esfgraph("query", "9", "--endpoint", "http://127.0.0.1:1/", "--with-text")
    assert (code, "--with-text" in said) == (2, True)
    code, _, said = esfgraph("query", "9", "--endpoint", "http://127.0.0.1:1/", "--ties", "both")
    assert (code, "--ties both" in said) == (2, True)


def test_a_missing_virtuoso_skips_or_fails_as_asked(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setenv("ESFGRAPH_REQUIRE", "chromium")
    with pytest.raises(pytest.skip.Exception, match="virtuoso-t is not found"):
        virtuoso_or_skip()
    monkeypatch.setenv("ESFGRAPH_REQUIRE", "chromium,virtuoso")
    with pytest.raises(pytest.fail.Exception, match="ESFGRAPH_REQUIRE asks for virtuoso"):
        virtuoso_or_skip()
