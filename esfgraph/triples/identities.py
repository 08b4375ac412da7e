"""The decisions on the names of a record → quads: who is meant, what is known of the actors, and the shortcuts made from both."""

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad
from rdflib import URIRef
from rdflib.namespace import DCTERMS, ORG, PROV, RDF, RDFS, SKOS, XSD

from esfgraph.decision import Actor, Decision
from esfgraph.project import Project, Role
from esfgraph.triples.iris import Minter
from esfgraph.triples.statements import listing_node
from esfgraph.triples.terms import node, typed
from esfgraph.vocabulary import ESF

SHORTCUTS: dict[Role, URIRef] = {Role.OWNER: ESF.owner, Role.CO_FINANCER: ESF.coFinancer, Role.PARTNER: ESF.partner}


def identity_quads(project: Project, decisions: tuple[Decision, ...], mint: Minter) -> Iterator[Quad]:
    """Give who is meant by each listing, by which rule, and what is known of the actors, in the identity graph.

    What is not in effect is a decision only: nobody becomes an actor of the graph by being a candidate.
    """
    graph = mint.thing("graph", "identity")
    for decision in decisions:
        about, meaning = decision_node(decision, project, mint), meaning_node(decision, project, mint)
        for predicate, value in _decision(decision, mint):
            yield Quad(about, node(predicate), value, graph)
        listing = listing_node(decision.listing, project, mint)
        yield Quad(about, node(ESF.listing), listing, graph)
        yield Quad(about, node(ESF.means), meaning, graph)
        if decision.in_effect:
            yield Quad(listing, node(PROV.agent if decision.actor else ESF.place), meaning, graph)
            yield from actor_quads(decision.actor, project, mint, graph)
        elif decision.actor:  # whoever may be meant has a name, so that the IRI says something, but is no actor by that
            yield Quad(meaning, node(RDF.type), node(ORG.Organization), graph)
            yield Quad(meaning, node(RDFS.label), Literal((decision.actor.parent or decision.actor).label), graph)


def _decision(decision: Decision, mint: Minter) -> Iterator[tuple[URIRef, NamedNode | Literal]]:
    yield RDF.type, node(ESF.IdentityDecision)
    yield ESF.rule, Literal(decision.rule)
    yield ESF.status, mint.thing("status", decision.status)
    if decision.evidence:
        yield ESF.evidence, Literal(decision.evidence)
    if decision.score is not None:
        yield ESF.score, typed(decision.score, XSD.decimal)
    if decision.actor and not decision.in_effect:
        yield ESF.relation, node(ORG.unitOf if decision.actor.parent else SKOS.exactMatch)
        yield RDFS.label, Literal((decision.actor.parent or decision.actor).label)


def derived_quads(project: Project, decisions: tuple[Decision, ...], mint: Minter) -> Iterator[Quad]:
    """Give the shortcuts from project to actors and municipalities, in the derived graph."""
    graph, subject = mint.thing("graph", "derived"), mint.project(project)
    for decision in (decision for decision in decisions if decision.in_effect):
        meaning = meaning_node(decision, project, mint)
        if decision.listing.role:
            yield Quad(subject, node(ESF.party), meaning, graph)
            yield Quad(subject, node(SHORTCUTS[decision.listing.role]), meaning, graph)
        else:
            yield Quad(subject, node(ESF.municipality), meaning, graph)


def meaning_node(decision: Decision, project: Project, mint: Minter) -> NamedNode:
    """Give the IRI of the actor or municipality that a decision names; of a unit that nobody has decided on, the organisation's."""
    if decision.actor:
        return mint.actor(decision.actor if decision.in_effect else decision.actor.parent or decision.actor, project)
    return mint.thing("municipality", str(decision.municipality))


def decision_node(decision: Decision, project: Project, mint: Minter) -> NamedNode:
    """Give the IRI of a decision: the one in effect by its line, others also by their rule and what they mean."""
    about = mint.on_line("decision", project, decision.listing.line)
    if decision.in_effect:
        return about
    return NamedNode(f"{about.value}-{decision.status}-{decision.rule}-{meaning_node(decision, project, mint).value.rpartition('/')[2]}")


def actor_quads(actor: Actor | None, project: Project, mint: Minter, graph: NamedNode) -> Iterator[Quad]:
    """Give what is known of an actor and of the organisations above it, in the graph; of nobody nothing."""
    if actor is None:
        return
    subject = mint.actor(actor, project)
    yield Quad(subject, node(RDF.type), node(ESF.Actor), graph)
    yield Quad(subject, node(RDFS.label), Literal(actor.label), graph)
    for name in actor.alternatives:
        yield Quad(subject, node(SKOS.altLabel), Literal(name), graph)
    if actor.organisation_number:
        yield Quad(subject, node(ORG.identifier), Literal(actor.organisation_number), graph)
    yield Quad(subject, node(ORG.classification), mint.thing("actor-type", actor.kind), graph)
    if actor.municipality:
        yield Quad(subject, node(DCTERMS.spatial), mint.thing("municipality", actor.municipality), graph)
    if actor.inside_project:
        yield Quad(subject, node(ESF.knownOnlyIn), mint.project(project), graph)
    if actor.parent:
        yield Quad(subject, node(RDF.type), node(ORG.OrganizationalUnit), graph)
        yield Quad(subject, node(SKOS.altLabel), Literal(actor.name), graph)
        yield Quad(subject, node(ORG.unitOf), mint.actor(actor.parent, project), graph)
        yield from actor_quads(actor.parent, project, mint, graph)


def former_quads(former: Mapping[str, str], mint: Minter) -> Iterator[Quad]:
    """Give ``dcterms:isReplacedBy`` for each former IRI, in the identity graph."""
    for before, now in sorted(former.items()):
        yield Quad(NamedNode(before), node(DCTERMS.isReplacedBy), NamedNode(now), mint.thing("graph", "identity"))


def one_label(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Give the quads with one ``rdfs:label`` an actor: pages may write a name in several ways; the others become ``skos:altLabel``.

    The label is the name that is not all in capitals, the longest of these, the first in the alphabet.
    """
    label, other = node(RDFS.label), node(SKOS.altLabel)
    names: dict[object, set[str]] = {}
    held = []
    for quad in quads:
        if quad.predicate == label and isinstance(quad.object, Literal) and not quad.object.language:  # with one: a concept's
            names.setdefault(quad.subject, set()).add(quad.object.value)
            held.append(quad)
        else:
            yield quad
    for quad in held:
        best = min(names[quad.subject], key=lambda name: (name.isupper(), -len(name), name))
        predicate = label if quad.object == Literal(best) else other
        yield Quad(quad.subject, predicate, quad.object, quad.graph_name)
