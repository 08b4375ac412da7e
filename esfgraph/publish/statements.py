"""Statements about a publication, gathered one by one and handed out sorted: the small graphs of catalogues, VoID and questions."""

from collections.abc import Iterable
from datetime import date

from pyoxigraph import Literal, NamedNode, Triple
from rdflib import URIRef
from rdflib.namespace import RDF, XSD

from esfgraph.webpage import Text

Value = URIRef | Text | Literal | date | int | str
"""An IRI, a text in two languages, a literal, a day, a whole number that is not negative, or a plain text."""


class Statements:
    """A set of triples without blank nodes."""

    def __init__(self) -> None:
        self._triples: set[Triple] = set()

    def add(self, subject: URIRef, predicate: URIRef, *values: Value | None) -> None:
        """State a property with each of the values; what is None or an empty text is not stated."""
        for value in values:
            for term in _terms(value):
                self._triples.add(Triple(NamedNode(subject), NamedNode(predicate), term))

    def describe(self, subject: URIRef, kind: URIRef, stated: Iterable[tuple[URIRef, Value | None]]) -> None:
        """State what a thing is, and its properties."""
        self.add(subject, RDF.type, kind)
        for predicate, value in stated:
            self.add(subject, predicate, value)

    @property
    def triples(self) -> list[Triple]:
        """The triples, sorted."""
        return sorted(self._triples, key=str)


def _terms(value: Value | None) -> Iterable[NamedNode | Literal]:
    if isinstance(value, Text):
        return [Literal(text, language=lang) for lang, text in value._asdict().items() if text]
    if isinstance(value, URIRef):
        return [NamedNode(value)] if value else []
    if isinstance(value, Literal):
        return [value]
    if isinstance(value, date):
        return [Literal(value.isoformat(), datatype=NamedNode(XSD.date))]
    if isinstance(value, int):
        return [Literal(str(value), datatype=NamedNode(XSD.nonNegativeInteger))]
    return [Literal(value)] if value else []
