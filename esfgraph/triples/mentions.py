"""What the prose of a page names → quads: a layer of its own, beside what its fields and lists state."""

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad
from rdflib.namespace import DCTERMS, RDF, XSD

from esfgraph.mention import Mention
from esfgraph.project import Project
from esfgraph.triples.identities import actor_quads
from esfgraph.triples.iris import Minter
from esfgraph.triples.statements import SWEDISH
from esfgraph.triples.terms import Statement, node, typed
from esfgraph.vocabulary import ESF


def mention_quads(project: Project, mentions: Iterable[Mention], numbered: Mapping[str, NamedNode], mint: Minter) -> Iterator[Quad]:
    """Give the mentions in the page's graph, whom they mean in the identity graph, and the shortcuts in the derived graph.

    ``numbered`` has the projects of the graph by diary number: a number that is not among them means nothing yet.
    """
    page, subject = mint.page(project), mint.project(project)
    identity, derived = mint.thing("graph", "identity"), mint.thing("graph", "derived")
    for mention in mentions:
        about = mint.thing("mention", f"{mint.on_line('page', project, mention.line).value.rpartition('/')[2]}-{mention.column}")
        for one, predicate, value in _stated(mention, about, project, mint):
            yield Quad(one, node(predicate), value, page)
        meaning = _meaning(mention, project, numbered, mint)
        if meaning:
            yield Quad(about, node(ESF.means), meaning, identity)
            yield Quad(subject, node(ESF.mentions), meaning, derived)
        yield from actor_quads(mention.actor, project, mint, identity)


def _stated(mention: Mention, about: NamedNode, project: Project, mint: Minter) -> Iterator[Statement]:
    yield mint.project(project), ESF.mention, about
    yield about, RDF.type, node(ESF.Mention)
    yield about, DCTERMS.source, mint.page(project)
    yield about, ESF.asWritten, Literal(mention.words, language=SWEDISH)
    yield about, ESF.section, Literal(mention.section)
    yield about, ESF.sourceLine, typed(mention.line, XSD.integer)
    if mention.diary_number:
        yield about, DCTERMS.identifier, Literal(mention.diary_number)


def _meaning(mention: Mention, project: Project, numbered: Mapping[str, NamedNode], mint: Minter) -> NamedNode | None:
    """Give the municipality (before the authority that goes by its name), the actor or the project; ``None`` where nobody can tell."""
    if mention.municipality:
        return mint.thing("municipality", mention.municipality)
    if mention.actor:
        return mint.actor(mention.actor, project)
    return numbered.get(mention.diary_number or "")
