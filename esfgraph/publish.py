"""The graph → the files that others read. Public means: every predicate is on the list below; a new one fails the build."""

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, Triple, serialize
from rdflib.namespace import DCTERMS, ORG, PROV, RDF, RDFS, SKOS

from esfgraph import turtle
from esfgraph.errors import PublicDataError, UsageError
from esfgraph.vocabulary import ESF, GEO, PAV, SCHEMA, prefixes

PUBLIC_PREDICATES = frozenset(
    str(term)
    for term in (
        RDF.type,
        RDFS.label,
        DCTERMS.identifier,
        DCTERMS.isPartOf,
        DCTERMS.isReplacedBy,
        DCTERMS.source,
        DCTERMS.spatial,
        DCTERMS.temporal,
        DCTERMS.title,
        ESF.asWritten,
        ESF.call,
        ESF.coFinancer,
        ESF.contentHash,
        ESF.continues,
        ESF.earlier,
        ESF.evidence,
        ESF.fund,
        ESF.grantedSupport,
        ESF.incompleteFor,
        ESF.initiative,
        ESF.interventionType,
        ESF.knownOnlyIn,
        ESF.later,
        ESF.layout,
        ESF.listing,
        ESF.means,
        ESF.mention,
        ESF.mentions,
        ESF.municipality,
        ESF.owner,
        ESF.partner,
        ESF.party,
        ESF.phase,
        ESF.place,
        ESF.placeListing,
        ESF.plannedParticipants,
        ESF.programmeArea,
        ESF.programmeCCI,
        ESF.programmePeriod,
        ESF.region,
        ESF.relation,
        ESF.rule,
        ESF.score,
        ESF.section,
        ESF.sourceLine,
        ESF.specificObjective,
        ESF.statesParties,
        ESF.status,
        ESF.totalBudget,
        ESF.unionRate,
        GEO.lat,
        GEO.long,
        ORG.classification,
        ORG.hasMember,
        ORG.identifier,
        ORG.memberOf,
        ORG.unitOf,
        PAV.retrievedFrom,
        PAV.retrievedOn,
        PROV.agent,
        PROV.hadRole,
        PROV.qualifiedAssociation,
        PROV.wasDerivedFrom,
        SCHEMA.containedInPlace,
        SCHEMA.endDate,
        SCHEMA.startDate,
        SKOS.altLabel,
        SKOS.definition,
        SKOS.exactMatch,
        SKOS.inScheme,
        SKOS.notation,
        SKOS.prefLabel,
        SKOS.scopeNote,
        SKOS.topConceptOf,
    )
)
_WITH_GRAPHS = {"trig": RdfFormat.TRIG, "nquads": RdfFormat.N_QUADS}
_TRIPLES = {"ntriples": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD, "rdfxml": RdfFormat.RDF_XML}
FORMATS = ("turtle", *_TRIPLES, *_WITH_GRAPHS)


def check_public(quads: Iterable[Quad]) -> None:
    """Let only statements with allowed predicates through.

    Raises:
        PublicDataError: another predicate; the message names it.
    """
    for predicate in {quad.predicate.value for quad in quads} - PUBLIC_PREDICATES:
        raise PublicDataError(f"{predicate}: not on the list of public predicates; add it there only if it can never hold personal data")


def export(store: Store, form: str, base: str) -> bytes:
    """Give the public graph in one of ``FORMATS``, sorted: ``trig`` and ``nquads`` with a graph a page, the others as their union.

    Raises:
        UsageError: an unknown format.
        PublicDataError: the store holds something that is not public.
    """
    if form not in FORMATS:
        raise UsageError(f"{form}: no such format; one of {', '.join(FORMATS)}")
    quads = sorted((quad for quad in set(store) if isinstance(quad.graph_name, NamedNode)), key=str)
    check_public(quads)
    if form in _WITH_GRAPHS:
        by_graph = sorted(quads, key=lambda quad: (str(quad.graph_name), str(quad)))
        return serialize(by_graph, format=_WITH_GRAPHS[form], prefixes=prefixes(base)) or b""
    triples = sorted({quad.triple for quad in quads}, key=str)
    return serialize_triples(triples, form, base)


def serialize_triples(triples: Iterable[Triple], form: str, base: str) -> bytes:
    """Give triples in ``turtle``, ``ntriples``, ``jsonld`` or ``rdfxml``; the caller has sorted them."""
    if form == "turtle":
        return turtle.serialize(triples, prefixes(base)).encode()
    return serialize(triples, format=_TRIPLES[form], prefixes=prefixes(base)) or b""
