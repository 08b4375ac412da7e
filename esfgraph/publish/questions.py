"""The named questions as linked data, so that SPARQL editors offer them: each a ``sh:SPARQLExecutable`` with its texts and its query.

The terms are those of the examples that SPARQL editors read (github.com/sib-swiss/sparql-examples) and of SHACL's SPARQL extensions.
"""

from collections.abc import Iterable
from typing import NamedTuple

from pyoxigraph import Triple
from rdflib import URIRef
from rdflib.namespace import RDF, RDFS, SH

from esfgraph.publish.configuration import Publication
from esfgraph.publish.statements import Statements
from esfgraph.vocabulary import SCHEMA
from esfgraph.webpage import Text

FILE = "queries.ttl"


class NamedQuestion(NamedTuple):
    """A question: what it is called by, what it asks, what to know of its answer, its SPARQL, its tags."""

    slug: str
    summary: Text
    caveat: Text
    query: str
    tags: tuple[str, ...]


def described(questions: Iterable[NamedQuestion], publication: Publication) -> list[Triple]:
    """Give the questions' triples, sorted. A query's parameters (``?_name``) are left for the reader to fill in."""
    made = Statements()
    for question in questions:
        iri = URIRef(f"{publication.address}#query-{question.slug}")
        made.add(iri, RDF.type, SH.SPARQLExecutable, SH.SPARQLSelectExecutable)
        made.add(iri, SH.select, question.query)
        made.add(iri, RDFS.label, question.summary)
        made.add(iri, RDFS.comment, question.caveat)
        made.add(iri, SCHEMA.keywords, *question.tags)
        made.add(iri, SCHEMA.target, URIRef(publication.endpoint))
    return made.triples
