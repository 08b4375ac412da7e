"""A record and the decisions on its names → quads: what the page states, who is meant, and the shortcuts made from both."""

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad
from rdflib import URIRef
from rdflib.namespace import DCTERMS, ORG, PROV, RDF, RDFS, SKOS, XSD

from esfgraph.decision import Actor, Decision
from esfgraph.project import Listing, Project, Role, Section, SourcePage
from esfgraph.triples import codes
from esfgraph.triples.iris import Minter
from esfgraph.triples.terms import Statement, node, typed
from esfgraph.vocabulary import ESF, PAV, SCHEMA

SHORTCUTS: dict[Role, URIRef] = {Role.OWNER: ESF.owner, Role.CO_FINANCER: ESF.coFinancer, Role.PARTNER: ESF.partner}
SWEDISH = "sv"


def page_quads(project: Project, mint: Minter) -> Iterator[Quad]:
    """Give what the page states, without its prose, in the graph named by the page; also a concept for each code that no list names."""
    page = mint.page(project)
    for parts in (_project(project, mint), _page(project.page, page, mint), _listings(project, mint), codes.nameless(project, mint)):
        for subject, predicate, value in parts:
            yield Quad(subject, node(predicate), value, page)


def _project(project: Project, mint: Minter) -> Iterator[Statement]:
    subject = mint.project(project)
    yield subject, RDF.type, node(ESF.Project)
    yield subject, DCTERMS.title, Literal(project.title, language=SWEDISH)
    yield subject, PROV.wasDerivedFrom, mint.page(project)
    for term, kind, code in (
        (ESF.programmePeriod, "programme-period", project.programme_period),
        (ESF.phase, "phase", project.phase),
        (ESF.region, "region", project.region),
        (ESF.fund, "fund", project.fund),
    ):
        if code is not None:
            yield subject, term, mint.thing(kind, code)
    for stated in codes.stated(project):
        yield subject, stated.term, mint.thing(stated.kind, stated.code)
    for term, value, datatype in (
        (ESF.grantedSupport, project.granted_support, XSD.integer),
        (ESF.totalBudget, project.total_budget, XSD.integer),
        (SCHEMA.startDate, project.start, XSD.date),
        (SCHEMA.endDate, project.end, XSD.date),
        (DCTERMS.identifier, project.diary_number, XSD.string),
        (ESF.call, project.call, XSD.string),
        (ESF.programmeCCI, project.programme_cci, XSD.string),
        (ESF.unionRate, project.union_rate, XSD.integer),
        (ESF.plannedParticipants, project.planned_participants, XSD.integer),
    ):
        if value is not None:
            yield subject, term, typed(value, datatype)


def _page(page: SourcePage, subject: NamedNode, mint: Minter) -> Iterator[Statement]:
    yield subject, RDF.type, node(ESF.SourcePage)
    yield subject, ESF.layout, Literal(page.layout)
    yield subject, ESF.statesParties, typed(str(page.states_parties).lower(), XSD.boolean)
    yield subject, ESF.contentHash, Literal(page.content_hash)
    for role in page.incomplete:
        yield subject, ESF.incompleteFor, mint.thing("role", role)
    if page.url:
        yield subject, PAV.retrievedFrom, NamedNode(page.url)
    if page.retrieved:
        yield subject, PAV.retrievedOn, typed(page.retrieved, XSD.date)


def _listings(project: Project, mint: Minter) -> Iterator[Statement]:
    for listing in project.parties + project.places:
        subject = listing_node(listing, project, mint)
        yield mint.project(project), PROV.qualifiedAssociation if listing.role else ESF.placeListing, subject
        yield subject, RDF.type, node(ESF.Participation if listing.role else ESF.PlaceListing)
        yield subject, DCTERMS.source, mint.page(project)
        yield subject, ESF.asWritten, Literal(listing.name, language=SWEDISH)
        yield subject, ESF.sourceLine, typed(listing.line, XSD.integer)
        if listing.role:
            yield subject, PROV.hadRole, mint.thing("role", listing.role)


def prose_quads(project: Project, mint: Minter) -> Iterator[Quad]:
    """Give the sections of the page, in its graph. Prose names people: these quads never go into public output."""
    graph, subject = mint.page(project), mint.project(project)
    for section, text in project.sections:
        term = DCTERMS.abstract if section is Section.ABSTRACT else ESF[section]
        yield Quad(subject, node(term), Literal(text, language=SWEDISH), graph)


def identity_quads(project: Project, decisions: tuple[Decision, ...], mint: Minter) -> Iterator[Quad]:
    """Give who is meant by each listing, by which rule, and what is known of the actors, in the identity graph."""
    graph = mint.thing("graph", "identity")
    for decision in decisions:
        listing = listing_node(decision.listing, project, mint)
        about = mint.on_line("decision", project, decision.listing.line)
        meaning = meaning_node(decision, project, mint)
        yield Quad(listing, node(PROV.agent if decision.actor else ESF.place), meaning, graph)
        yield Quad(about, node(RDF.type), node(ESF.IdentityDecision), graph)
        yield Quad(about, node(ESF.listing), listing, graph)
        yield Quad(about, node(ESF.means), meaning, graph)
        yield Quad(about, node(ESF.rule), Literal(decision.rule), graph)
        yield Quad(about, node(ESF.status), mint.thing("status", decision.status), graph)
        if decision.actor:
            yield from _actor_quads(decision.actor, project, mint, graph)


def derived_quads(project: Project, decisions: tuple[Decision, ...], mint: Minter) -> Iterator[Quad]:
    """Give the shortcuts from project to actors and municipalities, in the derived graph."""
    graph, subject = mint.thing("graph", "derived"), mint.project(project)
    for decision in decisions:
        meaning = meaning_node(decision, project, mint)
        if decision.listing.role:
            yield Quad(subject, node(ESF.party), meaning, graph)
            yield Quad(subject, node(SHORTCUTS[decision.listing.role]), meaning, graph)
        else:
            yield Quad(subject, node(ESF.municipality), meaning, graph)


def listing_node(listing: Listing, project: Project, mint: Minter) -> NamedNode:
    """Give the IRI of a participation or a place listing."""
    return mint.on_line("participation" if listing.role else "place-listing", project, listing.line)


def meaning_node(decision: Decision, project: Project, mint: Minter) -> NamedNode:
    """Give the IRI of the actor or municipality that a decision names."""
    if decision.actor:
        return mint.actor(decision.actor, project)
    return mint.thing("municipality", str(decision.municipality))


def _actor_quads(actor: Actor, project: Project, mint: Minter, graph: NamedNode) -> Iterator[Quad]:
    subject = mint.actor(actor, project)
    yield Quad(subject, node(RDF.type), node(ESF.Actor), graph)
    yield Quad(subject, node(RDFS.label), Literal(actor.label), graph)
    for name in actor.alternatives:
        yield Quad(subject, node(SKOS.altLabel), Literal(name), graph)
    if actor.organisation_number:
        yield Quad(subject, node(ORG.identifier), Literal(actor.organisation_number), graph)
    if actor.municipality:
        yield Quad(subject, node(DCTERMS.spatial), mint.thing("municipality", actor.municipality), graph)
    if actor.inside_project:
        yield Quad(subject, node(ESF.knownOnlyIn), mint.project(project), graph)
    if actor.parent:
        yield Quad(subject, node(RDF.type), node(ORG.OrganizationalUnit), graph)
        yield Quad(subject, node(SKOS.altLabel), Literal(actor.name), graph)
        yield Quad(subject, node(ORG.unitOf), mint.actor(actor.parent, project), graph)
        yield from _actor_quads(actor.parent, project, mint, graph)


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
