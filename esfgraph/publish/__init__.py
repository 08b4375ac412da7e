"""The graph → what others read: files of linked data, tables, a catalogue, a page for every thing. Only what is public leaves."""

from esfgraph.publish.catalogue import files as catalogue_files
from esfgraph.publish.changes import Former, forgotten, gone, read_former
from esfgraph.publish.changes import files as change_files
from esfgraph.publish.configuration import Contact, Publication, Publisher, example, read_publication
from esfgraph.publish.counts import counts
from esfgraph.publish.data import files as data_files
from esfgraph.publish.formats import EXPORTS, FORMATS, export, serialize_triples
from esfgraph.publish.manifest import PublishedFile
from esfgraph.publish.negotiation import files as negotiation_files
from esfgraph.publish.ontology_pages import files as ontology_files
from esfgraph.publish.periods import Period, periods
from esfgraph.publish.periods import files as period_files
from esfgraph.publish.prose import with_text
from esfgraph.publish.public import PUBLIC_PREDICATES, PublicGraph, check_public
from esfgraph.publish.questions import FILE as QUESTIONS_FILE
from esfgraph.publish.questions import NamedQuestion
from esfgraph.publish.questions import described as question_triples
from esfgraph.publish.suppression import Row, read_suppression, suppressed
from esfgraph.publish.tables import files as table_files
from esfgraph.publish.things import files as thing_files
from esfgraph.publish.things import gone_files
from esfgraph.publish.void import FILE as VOID_FILE
from esfgraph.publish.void import described as void_triples

__all__ = [
    "EXPORTS",
    "FORMATS",
    "PUBLIC_PREDICATES",
    "QUESTIONS_FILE",
    "VOID_FILE",
    "Contact",
    "Former",
    "NamedQuestion",
    "Period",
    "PublicGraph",
    "Publication",
    "PublishedFile",
    "Publisher",
    "Row",
    "catalogue_files",
    "change_files",
    "check_public",
    "counts",
    "data_files",
    "example",
    "export",
    "forgotten",
    "gone",
    "gone_files",
    "negotiation_files",
    "ontology_files",
    "period_files",
    "periods",
    "question_triples",
    "read_former",
    "read_publication",
    "read_suppression",
    "serialize_triples",
    "suppressed",
    "table_files",
    "thing_files",
    "void_triples",
    "with_text",
]
