"""Triples → Turtle that people read and that diffs well: grouped by kind and subject, prefixed, sorted, the same bytes every time."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from pyoxigraph import Literal, NamedNode, Triple
from rdflib.namespace import RDF, XSD

# The order in which a reader wants the kinds; what is not named here follows in alphabetical order.
_ORDER = ("project", "actor", "participation", "place-listing", "decision", "page", "municipality", "county", "region")
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]*)")
_BARE = {
    str(XSD.integer): re.compile(r"[+-]?[0-9]+"),
    str(XSD.decimal): re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    str(XSD.boolean): re.compile("true|false"),
}


def serialize(triples: Iterable[Triple], prefixes: dict[str, str]) -> str:
    """Give the Turtle of the triples (no blank nodes): every triple once, the prefixes in use, an order that depends on nothing else."""
    return "".join(blocks(triples, prefixes))


def blocks(triples: Iterable[Triple], prefixes: dict[str, str]) -> Iterator[str]:
    """Give the same text in pieces, so that a large graph is written without being held as one string."""
    names = _Names(prefixes)
    statements = sorted(
        {(names.section(t.subject), names.term(t.subject), names.predicate(t.predicate), names.term(t.object)) for t in triples}
    )
    for prefix in sorted(names.used):
        yield f"@prefix {prefix}: <{prefixes[prefix]}> .\n"
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
        self.used: set[str] = set()

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
                self.used.add(prefix)
                self._known[iri] = f"{prefix}:{iri[cut:]}"
            else:
                self._known[iri] = f"<{iri}>"
        return self._known[iri]
