"""An index to search by name without a server: small scripts, each with the names that hold a word with one beginning.

A page asks for the longest beginning of what is typed that has a file. A file that would be long keeps the things most pointed to, and
the longer beginnings have files of their own; so a search reads few and small files whether the graph has a hundred or a million names.
"""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from rdflib.namespace import SKOS

from esfgraph.publish.things.listing import word
from esfgraph.publish.things.naming import EVIDENCE, Names

MOST = 800
"""So many names stand in one file."""
DEEPEST = 8
"""No beginning is longer: beyond it a file keeps its first ``MOST``."""
_WORD = re.compile(r"[a-z0-9]+")


class Entry(NamedTuple):
    """A name that can be searched: the words it is found by, the labels, the path, the kind and how much points to the thing."""

    words: frozenset[str]
    shown: str
    english: str
    other: str
    kind: str
    path: str
    weight: int


def files(names: Names) -> Iterator[tuple[str, bytes]]:
    """Give ``assets/search.js`` with the beginnings that have files and our limits, and ``assets/search/<beginning>.js``, sorted by path.

    They are scripts that call ``esfgraphSearch``, since a page that is opened from disk may read scripts but no data.
    """
    made = index(entries(names))
    kinds = {kind: word(kind).one for kind in names.by_kind if kind not in EVIDENCE}
    counts = {beginning: count for beginning, (count, _) in sorted(made.items())}
    yield "assets/search.js", _script("", [counts, kinds, MOST, DEEPEST])
    for beginning, (_, kept) in sorted(made.items()):
        rows = [[e.shown, e.english if e.english != e.shown else 0, e.other or 0, e.kind, e.path, e.weight] for e in kept]
        yield f"assets/search/{beginning}.js", _script(beginning, rows)


def entries(names: Names) -> list[Entry]:
    """Give the names of all things but those that only say where something stands; the things most pointed to first."""
    found = []
    for kind, things in names.by_kind.items():
        for iri in () if kind in EVIDENCE else things:
            sv, en = names.label(iri)
            also = [value.value for term in (SKOS.altLabel, SKOS.notation) for value in names.literals(iri, term)]
            words = frozenset(_WORD.findall(plain(" ".join((sv, en, *also)))))
            path, weight = names.path(iri), len(names.graph.pointing.get(iri, ()))
            found.append(Entry(words, sv, en, ", ".join(sorted(set(also) - {sv, en})), kind, path, weight))
    return sorted(found, key=lambda entry: (-entry.weight, entry.path))


def index(found: Sequence[Entry]) -> dict[str, tuple[int, Sequence[Entry]]]:
    """Give, by the beginning of a word, how many names have such a word and those that its file keeps: first those with just that word."""
    made: dict[str, tuple[int, Sequence[Entry]]] = {}
    waiting: list[tuple[int, Mapping[str, Sequence[Entry]]]] = [(1, _by_beginning(found, "", 1))]
    while waiting:
        length, groups = waiting.pop()
        for beginning, group in groups.items():
            exact = [entry for entry in group if beginning in entry.words]
            made[beginning] = (len(group), [*exact, *(entry for entry in group if beginning not in entry.words)][:MOST])
            if len(group) > MOST and length < DEEPEST:
                waiting.append((length + 1, _by_beginning(group, beginning, length + 1)))
    return made


def plain(text: str) -> str:
    """Give a text as it is searched: small letters without their marks, so that ``Osteraker`` finds Österåker."""
    return "".join(sign for sign in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(sign))


def _by_beginning(found: Sequence[Entry], start: str, length: int) -> Mapping[str, Sequence[Entry]]:
    groups = defaultdict(list)
    for entry in found:
        for beginning in {held[:length] for held in entry.words if held.startswith(start) and len(held) >= length}:
            groups[beginning].append(entry)
    return groups


def _script(beginning: str, rows: object) -> bytes:
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":")).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"esfgraphSearch({json.dumps(beginning)},{text});\n".encode()
