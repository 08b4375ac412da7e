"""What is public: every predicate is on the list below, and a new one fails the build; and the graph that others may read."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from pyoxigraph import NamedNode, Quad, Store, Triple
from rdflib.namespace import DCTERMS, ORG, PROV, RDF, RDFS, SKOS

from esfgraph.errors import PublicDataError
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


def check_public(quads: Iterable[Quad]) -> None:
    """Let only statements with allowed predicates through.

    Raises:
        PublicDataError: another predicate; the message names it.
    """
    for predicate in {quad.predicate.value for quad in quads} - PUBLIC_PREDICATES:
        raise PublicDataError(f"{predicate}: not on the list of public predicates; add it there only if it can never hold personal data")


@dataclass(frozen=True)
class PublicGraph:
    """The statements that may be published, and the base of their IRIs.

    ``quads`` lie in named graphs, one a page and those of identity, derived and reference data; sorted, each once, every predicate public.
    """

    quads: tuple[Quad, ...]
    base: str

    @classmethod
    def of(cls, store: Store, base: str) -> "PublicGraph":
        """Give the public graph of a store.

        Raises:
            PublicDataError: the store holds something that is not public.
        """
        quads = sorted((quad for quad in set(store) if isinstance(quad.graph_name, NamedNode)), key=str)
        check_public(quads)
        return cls(tuple(quads), base)

    @cached_property
    def triples(self) -> tuple[Triple, ...]:
        """The union of all graphs: sorted, each triple once."""
        return tuple(sorted({quad.triple for quad in self.quads}, key=str))

    @cached_property
    def about(self) -> dict[str, tuple[Triple, ...]]:
        """What is said of each thing: by its IRI, in the order of the IRIs."""
        by_subject = groupby(sorted(self.triples, key=_subject), key=_subject)
        return {subject: tuple(stated) for subject, stated in by_subject}

    @cached_property
    def pointing(self) -> dict[str, tuple[Triple, ...]]:
        """What points to each thing: the triples that have its IRI as their object, in the order of the IRIs."""
        linking = sorted((t for t in self.triples if isinstance(t.object, NamedNode)), key=_object)
        return {iri: tuple(stated) for iri, stated in groupby(linking, key=_object)}

    @property
    def prefixes(self) -> dict[str, str]:
        """The prefix table: the standard vocabularies, and one prefix for each kind of thing."""
        return prefixes(self.base)


def _subject(triple: Triple) -> str:
    return triple.subject.value  # type: ignore[union-attr]  # no triple terms in the graph


def _object(triple: Triple) -> str:
    return triple.object.value  # type: ignore[union-attr]  # only called for IRIs
