"""The terms that a page speaks in: their labels and definitions from the ontology, and our words for those of other vocabularies."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDFS, SKOS
from rdflib.term import Node

from esfgraph.resources import folder
from esfgraph.vocabulary import ESF, KINDS, prefixes, usable_iri
from esfgraph.webpage import NOTHING, Text

ONTOLOGY_PAGE = "ontology/index.html"


class Term(NamedTuple):
    """A class or property: what it is called, what it means, what it is called backwards, and where that is written."""

    label: Text
    definition: Text = NOTHING
    inverse: Text = NOTHING
    href: str = ""
    outside: bool = True


class Link(NamedTuple):
    """A text, and where it leads: a path in the folder, a web address (``outside``), or nowhere."""

    text: Text
    href: str = ""
    outside: bool = False


class Kind(NamedTuple):
    """A kind of thing: the word for one and for many, and what its pages hold."""

    one: Text
    many: Text
    about: Text


@dataclass(frozen=True)
class Terms:
    """The terms by IRI, and the prefix table that shortens those of other vocabularies."""

    known: Mapping[str, Term]
    namespaces: Mapping[str, str]

    @classmethod
    def of(cls, base: str) -> "Terms":
        """Give the terms of the ontology and our words, with the prefixes of a graph."""
        by_prefix = prefixes(base)
        known = {iri: term for curie, term in _foreign() for iri in [_expanded(curie, by_prefix)]}
        namespaces = {namespace: prefix for prefix, namespace in by_prefix.items() if prefix not in KINDS}
        return cls(known | _own(), namespaces)

    def term(self, iri: str) -> Term:
        """Give a term; one that nobody has described is called by its short name."""
        return self.known.get(iri) or Term(Text(*2 * (self.short(iri),)), href=address(iri))

    def short(self, iri: str) -> str:
        """Give an IRI with its prefix, ``wd:Q34``, where it has one."""
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = self.namespaces.get(iri[:cut])
        return f"{prefix}:{iri[cut:]}" if prefix else iri

    def link(self, iri: str) -> Link:
        """Give an IRI that has no page in the folder: a term by its label, anything else by its short name."""
        if iri in self.known:
            term = self.known[iri]
            return Link(term.label, term.href, term.outside)
        return Link(Text(*2 * (self.short(iri),)), address(iri), outside=True)


def address(iri: str) -> str:
    """Give an IRI that a reader may follow, empty for any other: no scheme that a browser would run."""
    return iri if usable_iri(iri) and urlsplit(iri).scheme in {"http", "https"} else ""


@cache
def words() -> dict[str, Any]:
    """Give what ``things/words.json`` holds: the words of the pages that stand in no ontology."""
    text = (files("esfgraph") / "templates" / "things" / "words.json").read_text(encoding="utf-8")
    read: dict[str, Any] = json.loads(text)
    return read


@cache
def kinds() -> dict[str, Kind]:
    """Give the kinds of things, in the order in which a reader wants them."""
    return {name: Kind(*(Text(*pair) for pair in said)) for name, said in words()["kinds"].items()}


@cache
def ontology() -> Graph:
    """Give the ontology; its readers change nothing in it."""
    return Graph().parse(folder("ontology") / "esf.ttl", format="turtle")


def _own() -> dict[str, Term]:
    graph, found = ontology(), {}
    inverse = words()["inverse"]
    for subject in set(graph.subjects(RDFS.isDefinedBy)):
        name = str(subject).removeprefix(str(ESF._NS))
        texts = (said(graph, subject, RDFS.label), said(graph, subject, SKOS.definition))
        found[str(subject)] = Term(*texts, Text(*inverse.get(f"esf:{name}", NOTHING)), f"{ONTOLOGY_PAGE}#{name}", outside=False)
    return found


def said(graph: Graph, subject: Node, term: URIRef) -> Text:
    """Give what the ontology says of a term in both languages; what has no language serves for both."""
    literals = [value for value in graph.objects(subject, term) if isinstance(value, Literal)]
    by_language = {value.language or "": str(value) for value in sorted(literals, reverse=True)}
    any_one = by_language.get("", "")
    return Text(by_language.get("sv", any_one), by_language.get("en", any_one))


def _foreign() -> list[tuple[str, Term]]:
    inverse = words()["inverse"]
    return [
        (curie, Term(Text(*text), inverse=Text(*inverse.get(curie, NOTHING)), href=_expanded(curie, prefixes())))
        for curie, text in words()["terms"].items()
    ]


def _expanded(curie: str, by_prefix: Mapping[str, str]) -> str:
    prefix, _, name = curie.partition(":")
    return by_prefix[prefix] + name
