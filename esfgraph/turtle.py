"""Triples → Turtle that people read and that diffs well: grouped by kind and subject, prefixed, sorted, the same bytes every time."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from pyoxigraph import Literal, NamedNode, Quad, Triple
from rdflib.namespace import RDF, XSD

# The order in which a reader wants the kinds; what is not named here follows in alphabetical order.
_ORDER = ("project", "actor", "participation", "place-listing", "decision", "page", "municipality", "county", "region")
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*)")
_BARE = {
    str(XSD.integer): re.compile(r"[+-]?[0-9]+"),
    str(XSD.decimal): re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    str(XSD.boolean): re.compile("true|false"),
}

# A literal's own line breaks are escaped, so a line begins only where the writer began it.
_LINE = re.compile(r"^(?=.)", re.MULTILINE)

_Statement = tuple[tuple[int, str], str, tuple[int, str], str]


def serialize(triples: Iterable[Triple], prefixes: dict[str, str]) -> str:
    """Give the Turtle of the triples (no blank nodes): every triple once, the prefixes in use, an order that depends on nothing else."""
    return "".join(blocks(triples, prefixes))


def blocks(triples: Iterable[Triple], prefixes: dict[str, str]) -> Iterator[str]:
    """Give the same text in pieces, so that a large graph is written without being held as one string."""
    names = _Names(prefixes)
    statements = names.statements(triples)
    yield from names.head()
    yield from _body(statements)


def graph_blocks(quads: Iterable[Quad], prefixes: dict[str, str]) -> Iterator[str]:
    """Give TriG in pieces: the graphs by name, each as ``blocks`` writes its triples; every quad lies in a named graph."""
    names = _Names(prefixes)
    by_graph: dict[str, list[Triple]] = {}
    for quad in quads:
        by_graph.setdefault(names.term(quad.graph_name), []).append(quad.triple)
    texts = [(graph, "".join(_body(names.statements(by_graph.pop(graph))))) for graph in sorted(by_graph)]
    yield from names.head()
    for graph, text in texts:
        yield f"\n{graph} {{\n" + _LINE.sub("    ", text) + "}\n"


def _body(statements: list[_Statement]) -> Iterator[str]:
    for section, of_section in groupby(statements, key=lambda s: s[0]):
        yield f"\n# {section[1]}\n"
        for subject, of_subject in groupby(of_section, key=lambda s: s[1]):
            lines = []
            for predicate, of_predicate in groupby(of_subject, key=lambda s: s[2]):
                objects = [statement[3] for statement in of_predicate]
                lines.append(f"    {predicate[1]} " + ",\n        ".join(objects))
            yield f"\n{subject}\n" + " ;\n".join(lines) + " .\n"


class _Names:
    """Terms as Turtle writes them under one prefix table; each IRI is worked out once."""

    def __init__(self, prefixes: dict[str, str]) -> None:
        self._by_namespace = {namespace: prefix for prefix, namespace in prefixes.items()}
        self._known: dict[str, str] = {}
        self._prefixes = prefixes
        self._used: set[str] = set()

    def statements(self, triples: Iterable[Triple]) -> list[_Statement]:
        """Give each triple once, in the order in which it is written."""
        return sorted({(self.section(t.subject), self.term(t.subject), self.predicate(t.predicate), self.term(t.object)) for t in triples})

    def head(self) -> Iterator[str]:
        """Give the lines of the prefixes that the terms so far have used."""
        for prefix in sorted(self._used):
            yield f"@prefix {prefix}: <{self._prefixes[prefix]}> .\n"

    def term(self, term: object) -> str:
        if isinstance(term, NamedNode):
            return self._iri(term.value)
        if not isinstance(term, Literal):
            raise TypeError(f"a term that public output never has: {term}")
        bare = _BARE.get(term.datatype.value)
        if bare and bare.fullmatch(term.value):
            return term.value
        if term.language or term.datatype.value == str(XSD.string):
            return str(term)
        return f"{Literal(term.value)}^^{self._iri(term.datatype.value)}"

    def predicate(self, term: NamedNode) -> tuple[int, str]:
        if term.value == str(RDF.type):
            return 0, "a"
        name = self._iri(term.value)
        return 2 - (name in {"rdfs:label", "dcterms:title"}), name

    def section(self, term: object) -> tuple[int, str]:
        """Give where the subject's kind stands: the kinds a reader wants first, then the others by name."""
        prefix = self.term(term).partition(":")[0]
        return (_ORDER.index(prefix), prefix) if prefix in _ORDER else (len(_ORDER), prefix)

    def _iri(self, iri: str) -> str:
        if iri not in self._known:
            cut = max(iri.rfind("/"), iri.rfind("#")) + 1
            prefix = self._by_namespace.get(iri[:cut])
            if prefix and _LOCAL.fullmatch(iri[cut:]):
                self._used.add(prefix)
                self._known[iri] = f"{prefix}:{iri[cut:]}"
            else:
                self._known[iri] = f"<{iri}>"
        return self._known[iri]
