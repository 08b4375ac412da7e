"""What the prose mentions, as ties: the statements that let a question count mentions beside what lists and fields state."""

import re
from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad, Store
from rdflib.namespace import DCTERMS, RDF

from esfgraph.vocabulary import ESF

_COUNTED = re.compile(r":(?:party|municipality)\b")


def counted_in(query: str) -> bool:
    """Tell whether a query asks for parties or places at all: a mention has no role, and a question on roles cannot count it."""
    return bool(_COUNTED.search(query))


def ties(store: Store, base: str) -> Iterator[Quad]:
    """Give ``esf:party`` for each organisation and ``esf:municipality`` for each municipality that the prose of a project mentions.

    A municipality stands for its authority too, where that is an actor of the graph. The statements lie in a graph of their own: a mention
    is weaker than a listing, and whoever asks decides whether it counts.
    """
    graph = NamedNode(f"{base}graph/mentioned")
    actors, places = (_instances(store, str(kind)) for kind in (ESF.Actor, ESF.Municipality))
    authorities = {q.object: q.subject for q in store.quads_for_pattern(None, NamedNode(str(DCTERMS.spatial)), None) if q.subject in actors}
    for quad in store.quads_for_pattern(None, NamedNode(str(ESF.mentions)), None):
        if quad.object in places:
            yield Quad(quad.subject, NamedNode(str(ESF.municipality)), quad.object, graph)
        actor = quad.object if quad.object in actors else authorities.get(quad.object)
        if isinstance(actor, NamedNode):
            yield Quad(quad.subject, NamedNode(str(ESF.party)), actor, graph)


def _instances(store: Store, kind: str) -> set[object]:
    return {quad.subject for quad in store.quads_for_pattern(None, NamedNode(str(RDF.type)), NamedNode(kind))}
