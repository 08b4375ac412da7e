"""A record → quads: what the page states, in the graph named by the page."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad
from rdflib.namespace import DCTERMS, PROV, RDF, XSD

from esfgraph.project import Listing, Project, Section, SourcePage
from esfgraph.triples import codes
from esfgraph.triples.iris import Minter
from esfgraph.triples.terms import Statement, node, typed
from esfgraph.vocabulary import ESF, PAV, SCHEMA

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
    for prose in project.sections:
        term = DCTERMS.abstract if prose.section is Section.ABSTRACT else ESF[prose.section]
        yield Quad(subject, node(term), Literal(prose.text, language=SWEDISH), graph)


def listing_node(listing: Listing, project: Project, mint: Minter) -> NamedNode:
    """Give the IRI of a participation or a place listing."""
    return mint.on_line("participation" if listing.role else "place-listing", project, listing.line)
