"""The ontology → its page in Swedish and English: each term with definition, place, correspondences and an example from the graph.

One page and not one for each language: a term's IRI ends in ``#Project`` and leads to one anchor, whatever the reader's language is. The
page holds both languages and switches, as all pages of the house do.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pyoxigraph import RdfFormat, parse
from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS

from esfgraph.publish.alignments import Alignment, alignments
from esfgraph.publish.configuration import Publication
from esfgraph.publish.formats import serialize_triples
from esfgraph.publish.ontology_diagram import Box, Property, draw
from esfgraph.publish.ontology_usage import Example, Usage
from esfgraph.publish.public import PublicGraph
from esfgraph.publish.things.naming import Names
from esfgraph.publish.things.page import page
from esfgraph.publish.things.statements import number, same
from esfgraph.publish.things.terms import Link, ontology, said
from esfgraph.resources import folder
from esfgraph.vocabulary import ESF, SCHEMA
from esfgraph.webpage import Text

_SECTIONS = (
    ("classes", OWL.Class, Text("Klasser", "Classes")),
    ("relations", OWL.ObjectProperty, Text("Egenskaper mellan ting", "Properties between things")),
    ("values", OWL.DatatypeProperty, Text("Egenskaper med värden", "Properties with values")),
)
_PLACES = (
    (RDFS.subClassOf, Text("Underklass till", "Subclass of")),
    (RDFS.subPropertyOf, Text("Underegenskap till", "Subproperty of")),
    (SCHEMA.domainIncludes, Text("Gäller", "Of")),
    (RDFS.domain, Text("Gäller", "Of")),
    (SCHEMA.rangeIncludes, Text("Värde", "Value")),
    (RDFS.range, Text("Värde", "Value")),
    (OWL.inverseOf, Text("Omvänd till", "Inverse of")),
    (OWL.disjointWith, Text("Aldrig också", "Never also")),
)

_CONCEPT = Text("begrepp", "concept")


class Entry(NamedTuple):
    """A term as the page shows it. ``places`` are headings with links to other terms; ``example`` is from the graph or the ontology."""

    name: str
    iri: str
    label: Text
    definition: Text
    note: Text
    places: Sequence[tuple[Text, Sequence[Link]]]
    alignments: Sequence[Alignment]
    used: Text
    examples: Sequence[Example]
    words: Text


def files(graph: PublicGraph, publication: Publication, lang: str = "sv") -> Iterator[tuple[str, bytes]]:
    """Give ``ontology/index.html``, ``index.jsonld`` and ``index.ttl``; the page opens in ``sv`` or ``en`` and switches to the other."""
    source = (folder("ontology") / "esf.ttl").read_bytes()
    yield "ontology/index.html", _page(Names(graph), publication, lang)
    triples = sorted({quad.triple for quad in parse(source, format=RdfFormat.TURTLE)}, key=str)
    yield "ontology/index.jsonld", serialize_triples(triples, "jsonld", graph.base)
    yield "ontology/index.ttl", source


def _page(names: Names, publication: Publication, lang: str) -> bytes:
    terms, usage, aligned = ontology(), Usage.of(names), alignments()
    head = URIRef(str(ESF._NS).removesuffix("#"))
    sections = [(anchor, title, [_entry(names, str(term), usage, aligned) for term in _of_kind(kind)]) for anchor, kind, title in _SECTIONS]
    return page(
        "ontology",
        said(terms, head, DCTERMS.title),
        lang,
        "../",
        about=said(terms, head, DCTERMS.description),
        site=publication.title,
        iri=str(head),
        namespace=str(ESF._NS),
        version=str(terms.value(head, OWL.versionInfo) or ""),
        licence=str(terms.value(head, DCTERMS.license) or ""),
        sections=sections,
        diagram=draw(_boxes(usage), {"Concept": _CONCEPT}),
        others=[(names.terms.term(iri), names.terms.short(iri), number(count)) for iri, count in usage.foreign()],
    )


def _of_kind(kind: URIRef) -> list[URIRef]:
    return sorted(term for term in set(ontology().subjects(RDF.type, kind)) if isinstance(term, URIRef) and term.startswith(str(ESF._NS)))


def _entry(names: Names, iri: str, usage: Usage, aligned: dict[str, list[Alignment]]) -> Entry:
    terms, term = ontology(), URIRef(iri)
    places: dict[Text, list[Link]] = {}
    for predicate, heading in _PLACES:
        named = {*terms.objects(term, predicate), *(terms.subjects(predicate, term) if predicate == OWL.disjointWith else ())}
        found = sorted(str(value) for value in named if isinstance(value, URIRef))
        if found:
            places.setdefault(heading, []).extend(_of_term(names, value) for value in found)
    return Entry(
        iri.removeprefix(str(ESF._NS)),
        iri,
        said(terms, term, RDFS.label),
        said(terms, term, SKOS.definition),
        said(terms, term, SKOS.scopeNote),
        tuple(places.items()),
        aligned.get(iri, ()),
        number(usage.counts.get(iri, 0)),
        usage.example(names, iri),
        _examples(term),
    )


def _examples(term: URIRef) -> Text:
    """Give the ontology's own examples in each language: those in it, else those in none, else those in the other."""
    found = sorted(value for value in ontology().objects(term, SKOS.example) if isinstance(value, Literal))
    by_language = {lang: [str(value) for value in found if (value.language or "") == lang] for lang in ("sv", "en", "")}
    sv, en, plain = (" · ".join(by_language[lang]) for lang in ("sv", "en", ""))
    return Text(sv or plain or en, en or plain or sv)


def _of_term(names: Names, iri: str) -> Link:
    """Give a link to a term: to its anchor on this page, or to where another vocabulary describes it."""
    if iri.startswith(str(ESF._NS)):
        return Link(names.terms.term(iri).label, f"ontology/index.html#{iri.removeprefix(str(ESF._NS))}")
    return Link(same(names.terms.short(iri)), iri, outside=True)


def _boxes(usage: Usage) -> dict[str, Box]:
    """Give the classes with the properties that the ontology gives them, and those of other vocabularies that the graph uses of them."""
    terms = ontology()
    boxes = {}
    drawn = {*map(_local, _of_kind(OWL.Class)), _local(SKOS.Concept)}
    for term in _of_kind(OWL.Class):
        own = [
            Property(said(terms, one, RDFS.label), tuple(sorted(_local(to) for to in terms.objects(one, SCHEMA.rangeIncludes))))
            for one in _of_kind(OWL.ObjectProperty)
            if (one, SCHEMA.domainIncludes, term) in terms and not drawn.isdisjoint(map(_local, terms.objects(one, SCHEMA.rangeIncludes)))
        ]
        name = _local(term)
        boxes[name] = Box(said(terms, term, RDFS.label), f"#{name}", [*own, *usage.between(name)])
    return boxes


def _local(term: object) -> str:
    return str(term).rpartition("/")[2].rpartition("#")[2]
