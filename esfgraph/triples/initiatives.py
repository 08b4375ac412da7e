"""Who continues whom → quads: the decisions in the identity graph, the shortcuts in the derived graph."""

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad
from rdflib.namespace import RDF

from esfgraph.continuation import Continuation
from esfgraph.triples.iris import Minter, local_name
from esfgraph.triples.terms import node
from esfgraph.vocabulary import ESF


def initiative_quads(linked: Iterable[Continuation], first: Mapping[str, str], mint: Minter) -> Iterator[Quad]:
    """Give each decision, ``esf:continues`` for those in effect, and for each project of ``first`` the first project of its initiative."""
    decisions, shortcuts = mint.thing("graph", "identity"), mint.thing("graph", "derived")
    for link in linked:
        about, later, earlier = _about(link, mint), NamedNode(link.later), NamedNode(link.earlier)
        yield Quad(about, node(RDF.type), node(ESF.Continuation), decisions)
        yield Quad(about, node(ESF.later), later, decisions)
        yield Quad(about, node(ESF.earlier), earlier, decisions)
        yield Quad(about, node(ESF.rule), Literal(link.rule), decisions)
        yield Quad(about, node(ESF.evidence), Literal(link.evidence), decisions)
        yield Quad(about, node(ESF.status), mint.thing("status", link.status), decisions)
        if link.in_effect:
            yield Quad(later, node(ESF.continues), earlier, shortcuts)
    for project, initiative in sorted(first.items()):
        yield Quad(NamedNode(project), node(ESF.initiative), NamedNode(initiative), shortcuts)


def _about(link: Continuation, mint: Minter) -> NamedNode:
    """Mint the decision's IRI from the two projects, so that no other page changes it."""
    later, earlier = (iri.rpartition("/")[2] for iri in (link.later, link.earlier))
    return mint.thing("continuation", local_name(later, later, earlier))
