"""The graph → what others read: files of linked data, tables, a catalogue, a page for every thing. Only what is public leaves."""

from esfgraph.publish.configuration import Contact, Publication, Publisher, read_publication
from esfgraph.publish.formats import FORMATS, export, serialize_triples
from esfgraph.publish.public import PUBLIC_PREDICATES, PublicGraph, check_public

__all__ = [
    "FORMATS",
    "PUBLIC_PREDICATES",
    "Contact",
    "PublicGraph",
    "Publication",
    "Publisher",
    "check_public",
    "export",
    "read_publication",
    "serialize_triples",
]
