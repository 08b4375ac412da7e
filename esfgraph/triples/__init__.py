"""Records, decisions and reference tables → quads (pyoxigraph's terms), each a pure function of one page or one table."""

from esfgraph.triples.identities import derived_quads, former_quads, identity_quads, one_label
from esfgraph.triples.initiatives import initiative_quads
from esfgraph.triples.iris import Minter, local_name, slug
from esfgraph.triples.mentions import mention_quads
from esfgraph.triples.reference import concept_quads, reference_quads
from esfgraph.triples.statements import page_quads, prose_quads

__all__ = [
    "Minter",
    "concept_quads",
    "derived_quads",
    "former_quads",
    "identity_quads",
    "initiative_quads",
    "local_name",
    "mention_quads",
    "one_label",
    "page_quads",
    "prose_quads",
    "reference_quads",
    "slug",
]
