"""What a query may say before an engine sees it: no reach outside the graph, nothing deep or long enough to kill the process.

Oxigraph follows SERVICE and offers no switch for it, and its parser matches keywords without word borders (``trueSERVICE:x``).
So strings, IRIs, comments, variables and local names are set aside, and the words are looked for anywhere in the rest.
"""

import re
from collections.abc import Iterator

from esfgraph.errors import QueryError

MAX_BYTES = 20_000
MAX_DEPTH = 40
MAX_LINKS = 300
"""How many operators and separators may stand in one query. Chains of a few thousand overflow the engine's stack."""

TOKEN = re.compile(
    r'''
      (?P<text>""" (?:"{0,2} (?:[^"\\]|\\.))* """ | \'\'\' (?:'{0,2} (?:[^'\\]|\\.))* \'\'\'
              | " (?:[^"\\\n\r]|\\.)* " | ' (?:[^'\\\n\r]|\\.)* ')
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<comment>\#[^\n\r]*)
    | (?P<variable>[?$]\w+)
    | (?P<local>:(?:[\w%-]|\\[^uU])*)
    | (?P<word>\w+)
    | (?P<sign><<|>>|\S)
    ''',
    re.VERBOSE | re.DOTALL,
)
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD"})
_OPENING = frozenset({"{", "[", "(", "<<"})
_CLOSING = frozenset({"}", "]", ")", ">>"})
_LINKS = frozenset({"!", "/", "+", "-", "*", "^", "|", ".", ";", "MINUS", "OPTIONAL", "UNION"})


def check(text: str) -> None:
    """Let a query pass that reads only the graph it is given and is short and flat enough.

    Raises:
        QueryError: it is longer than 20 kB, nested deeper than 40 levels or a chain of more than 300 parts, or it names SERVICE,
            FROM or an update.
    """
    if len(text.encode(errors="replace")) > MAX_BYTES:
        raise QueryError(f"the query is longer than {MAX_BYTES} bytes; ask in smaller steps")
    depth = links = 0
    for kind, part in _tokens(text):
        depth += (part in _OPENING) - (part in _CLOSING)
        links += part in _LINKS
        if depth > MAX_DEPTH:
            raise QueryError(f"the query is nested deeper than {MAX_DEPTH} levels; ask in smaller steps")
        if links > MAX_LINKS:
            raise QueryError(f"the query joins more than {MAX_LINKS} parts; ask in smaller steps")
        _check_token(kind, part)


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    """Give kind and text of each token that is code; words come in capitals."""
    for match in TOKEN.finditer(text):
        kind = str(match.lastgroup)
        if kind in {"iri", "word", "sign"}:
            yield kind, match[0].upper() if kind == "word" else match[0]


def _check_token(kind: str, part: str) -> None:
    if kind == "iri" and ")" in part:
        # "(?a<?b)SERVICE#>" reads as an IRI or as a comparison: which one, only the engine knows
        raise QueryError(f"{part}: may be an IRI or a comparison; put spaces around < and >, or write ) in an IRI as %29")
    if part == "\\":
        raise QueryError("a backslash outside strings and names is not accepted; write the character itself")
    if kind != "word":
        return
    if "SERVICE" in part:
        raise QueryError("SERVICE is refused: a query reads the built graph and never another address (nor may a prefix contain the word)")
    if "FROM" in part:
        raise QueryError("FROM is refused: a query always reads the whole built graph; GRAPH ?g { } tells the pages apart")
    if part in _UPDATES:
        raise QueryError(f"{part}: an update is refused; only SELECT, ASK, CONSTRUCT and DESCRIBE are run")
