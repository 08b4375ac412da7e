"""Terms in the place of parameters, for a server: the protocol of SPARQL carries a text and no bindings.

A term is written by the RDF library, which escapes strings and has refused every IRI that could end early. Where a parameter would be
selected, grouped or ordered by, it is left out instead: it has one value, and the answer does not show it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from esfgraph.errors import QueryError
from esfgraph.queries.guard import TOKEN

_LISTS = frozenset({"SELECT", "BY"})
_AFTER_LISTS = frozenset({"WHERE", "HAVING", "ORDER", "LIMIT", "OFFSET", "VALUES", "{", "}"})
_DEEPER = {"(": 1, ")": -1}
_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})


@dataclass(slots=True)
class _List:
    depth: int
    left: int = 0


def bind(text: str, terms: Mapping[str, NamedNode | Literal]) -> str:
    """Give a query that has passed ``guard.check`` with each variable that ``terms`` names replaced, and without comments.

    Raises:
        QueryError: a clause names nothing but parameters, so that nothing would be left of it.
    """
    return "".join(_parts(text, {name: str(term) for name, term in terms.items()}))


def form(text: str) -> str:
    """Give the form of a query, in capitals: ``SELECT``, ``ASK``, ``CONSTRUCT`` or ``DESCRIBE``; of what is no query, nothing."""
    return next((sign for match in TOKEN.finditer(text) if (sign := _sign(match)) in _FORMS), "")


def distinct(text: str) -> bool:
    """Tell whether the rows of a SELECT must differ from one another."""
    signs = (_sign(match) for match in TOKEN.finditer(text) if not match["comment"])
    first = next((sign for sign in signs if sign in _FORMS), "")
    return first == "SELECT" and next(signs, "") == "DISTINCT"


def _parts(text: str, written: Mapping[str, str]) -> Iterator[str]:
    listed = None  # the clause that lists variables, with the depth of its parentheses and how much is left in it
    depth = end = 0
    for match in TOKEN.finditer(text):
        yield text[end : match.start()]
        end = match.end()
        part, sign = match[0], _sign(match)
        depth += _DEEPER.get(sign, 0)
        if sign in _LISTS or (listed and depth == listed.depth and sign in _AFTER_LISTS):
            _refuse_empty(listed)
            listed = _List(depth) if sign in _LISTS else None
        elif match["variable"] and part[1:] in written:
            bare = listed and depth == listed.depth
            part = "" if bare else written[part[1:]]
        elif listed and not match["comment"] and sign not in {"DISTINCT", "REDUCED"}:
            listed.left += 1
        yield " " if match["comment"] else part
    _refuse_empty(listed)
    yield text[end:]


def _sign(match: re.Match[str]) -> str:
    """Give a keyword in capitals or a sign; nothing for the prefix of a name (``select:x``) and the tag of a language."""
    if match["sign"]:
        return match["sign"]
    before, after = match.string[max(match.start() - 1, 0) : match.start()], match.string[match.end() : match.end() + 1]
    return "" if match["word"] is None or after == ":" or before == "@" else match["word"].upper()


def _refuse_empty(listed: _List | None) -> None:
    if listed and not listed.left:
        raise QueryError("a query with parameters must select, group and order by something else too, or a server cannot be asked")
