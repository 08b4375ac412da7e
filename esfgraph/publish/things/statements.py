"""What is said of a thing and what points to it, statement by statement, in words."""

import re
from itertools import groupby
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Triple
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS, XSD

from esfgraph.publish.things.naming import Names
from esfgraph.publish.things.terms import Link, Term
from esfgraph.publish.things.view import MOST
from esfgraph.vocabulary import ESF
from esfgraph.webpage import Text

_FIRST = {str(term): place for place, term in enumerate((RDF.type, DCTERMS.title, RDFS.label, SKOS.prefLabel, SKOS.altLabel))}
_MONEY = {str(ESF.grantedSupport), str(ESF.totalBudget)}
_WHOLE = re.compile(r"-?[0-9]+")
_SORTED = 2000
"""Longer lists of what points to a thing stand in the order of IRIs: to sort them by name would cost more than it helps."""


class Statement(NamedTuple):
    """A property with its values, each a link or a text; ``all`` counts them before the cut at ``MOST``."""

    term: Term
    values: tuple[Link, ...]
    all: int


def statements(names: Names, iri: str) -> list[Statement]:
    """Give what the graph says of a thing, type and names first."""
    found = []
    stated = sorted(names.graph.about.get(iri, ()), key=_place)
    for name, of_term in groupby(stated, key=lambda triple: triple.predicate.value):
        triples = list(of_term)
        values = sorted((_value(names, name, triple.object) for triple in triples[:_SORTED]), key=lambda link: (link.text.sv, link.href))
        found.append(Statement(names.terms.term(name), tuple(values[:MOST]), len(triples)))
    return found


def pointing(names: Names, iri: str) -> list[Statement]:
    """Give what points to a thing, by property; the longest lists last."""
    by_term: dict[str, list[str]] = {}
    for triple in names.graph.pointing.get(iri, ()):
        by_term.setdefault(triple.predicate.value, []).append(triple.subject.value)  # type: ignore[union-attr]  # no triple terms
    found = []
    for name, subjects in sorted(by_term.items(), key=lambda item: (len(item[1]), item[0])):
        first = names.sorted(subjects) if len(subjects) <= _SORTED else subjects
        found.append(Statement(names.terms.term(name), tuple(names.link(subject) for subject in first[:MOST]), len(subjects)))
    return found


def money(amount: str) -> Text:
    """Give whole Swedish kronor as each language writes them."""
    sv, en = number(int(amount))
    return Text(f"{sv}\N{NO-BREAK SPACE}kr", f"SEK\N{NO-BREAK SPACE}{en}")


def number(count: int) -> Text:
    """Give a count as each language writes it."""
    grouped = f"{count:,}"
    return Text(grouped.replace(",", "\N{NO-BREAK SPACE}"), grouped)


def truth(value: str) -> Text:
    """Give a truth value in words."""
    return Text("ja", "yes") if value in {"true", "1"} else Text("nej", "no")


def same(text: str) -> Text:
    """Give one text for both languages."""
    return Text(text, text)


def _place(triple: Triple) -> tuple[int, str]:
    name = triple.predicate.value
    return _FIRST.get(name, len(_FIRST)), name


def _value(names: Names, name: str, value: object) -> Link:
    if isinstance(value, NamedNode):
        return names.link(value.value)
    if not isinstance(value, Literal):
        raise TypeError(f"a term that public output never has: {value}")
    if name in _MONEY and _WHOLE.fullmatch(value.value):
        return Link(money(value.value))
    if value.datatype.value == str(XSD.boolean):
        return Link(truth(value.value))
    if value.language and name != str(DCTERMS.title):
        return Link(same(f"{value.value} ({value.language})"))
    return Link(same(value.value))
