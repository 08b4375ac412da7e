"""Records, decisions and reference tables → quads (pyoxigraph's terms), each a pure function of one page or one table."""

from esfgraph.triples.iris import Minter, local_name, slug, usable_iri
from esfgraph.triples.reference import concept_quads, reference_quads
from esfgraph.triples.statements import derived_quads, identity_quads, one_label, page_quads, prose_quads

__all__ = [
    "Minter",
    "concept_quads",
    "derived_quads",
    "identity_quads",
    "local_name",
    "one_label",
    "page_quads",
    "prose_quads",
    "reference_quads",
    "slug",
    "usable_iri",
]
