"""What is public: every predicate is on the list below, and a new one fails the build; and the graph that others may read."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from pyoxigraph import Literal, NamedNode, Quad, Store, Triple
from rdflib import URIRef
from rdflib.namespace import DCTERMS, ORG, PROV, RDF, RDFS, SKOS, XSD

from esfgraph.errors import PublicDataError
from esfgraph.publish.rdfxml import NOT_XML
from esfgraph.vocabulary import ESF, GEO, PAV, SCHEMA, prefixes

_CONCEPTS = (
    "actor-type",
    "fund",
    "intervention-type",
    "phase",
    "programme-area",
    "programme-period",
    "region",
    "role",
    "scheme",
    "specific-objective",
    "status",
)
_PLACES = ("county", "municipality", "region")
_NAMED = ("participation", "place-listing", "mention")
_FORMER = "former"  # a thing that is called otherwise now, whatever its IRI was like
_IRI, _TEXT, _NUMBER, _DAY, _TRUTH = "IRI", "text", "number", "day", "truth value"
_SHAPES: dict[str, dict[tuple[str, ...], tuple[URIRef, ...]]] = {
    _IRI: {
        (*_CONCEPTS, *_PLACES, *_NAMED, "actor", "continuation", "decision", "page", "project"): (RDF.type,),
        ("project",): (
            *(ESF.call, ESF.coFinancer, ESF.continues, ESF.fund, ESF.initiative, ESF.interventionType, ESF.mention, ESF.mentions),
            *(ESF.municipality, ESF.owner, ESF.partner, ESF.party, ESF.phase, ESF.placeListing, ESF.programmeArea, ESF.programmePeriod),
            *(ESF.region, ESF.specificObjective, PROV.qualifiedAssociation, PROV.wasDerivedFrom),
        ),
        (_FORMER,): (DCTERMS.isReplacedBy,),
        ("actor",): (DCTERMS.spatial, ESF.knownOnlyIn, ORG.classification, ORG.hasMember, ORG.memberOf, ORG.unitOf),
        ("participation",): (PROV.agent, PROV.hadRole),
        ("place-listing",): (ESF.place,),
        ("decision", "mention"): (ESF.means,),
        ("decision",): (ESF.listing, ESF.relation),
        ("continuation",): (ESF.earlier, ESF.later),
        ("continuation", "decision"): (ESF.status,),
        ("page",): (ESF.incompleteFor, PAV.retrievedFrom),
        (*_NAMED, *_CONCEPTS, "actor"): (DCTERMS.source,),
        (*_CONCEPTS,): (DCTERMS.isPartOf, SKOS.inScheme, SKOS.topConceptOf),
        _PLACES: (SCHEMA.containedInPlace, SKOS.exactMatch),
    },
    _TEXT: {
        (*_CONCEPTS, *_PLACES, "actor", "continuation", "decision", "project"): (RDFS.label,),
        (*_CONCEPTS, *_PLACES): (SKOS.notation, SKOS.prefLabel),
        (*_CONCEPTS,): (DCTERMS.source, SKOS.definition, SKOS.scopeNote),
        (*_PLACES, "actor"): (SKOS.altLabel,),
        ("project",): (DCTERMS.title, ESF.call, ESF.programmeCCI),
        ("mention", "project"): (DCTERMS.identifier,),
        ("actor",): (DCTERMS.source, DCTERMS.temporal, ORG.identifier),
        _NAMED: (ESF.asWritten,),
        ("mention",): (ESF.section,),
        ("continuation", "decision"): (ESF.evidence, ESF.rule),
        ("page",): (ESF.contentHash, ESF.layout),
    },
    _NUMBER: {
        ("project",): (ESF.grantedSupport, ESF.plannedParticipants, ESF.totalBudget, ESF.unionRate),
        ("decision",): (ESF.score,),
        _NAMED: (ESF.sourceLine,),
        ("municipality",): (GEO.lat, GEO.long),
    },
    _DAY: {("project",): (SCHEMA.endDate, SCHEMA.startDate), ("page",): (PAV.retrievedOn,)},
    _TRUTH: {("page",): (ESF.statesParties,)},
}
PUBLIC_SHAPES = frozenset(
    (kind, str(predicate), value)
    for value, by_kinds in _SHAPES.items()
    for kinds, predicates in by_kinds.items()
    for kind in kinds
    for predicate in predicates
)
"""What may be said of which kind of thing, and with what kind of value; nothing else is ever public."""
PUBLIC_PREDICATES = frozenset(predicate for _, predicate, _ in PUBLIC_SHAPES)
_DATATYPES = {
    str(datatype): value
    for datatype, value in (
        (XSD.integer, _NUMBER),
        (XSD.decimal, _NUMBER),
        (XSD.date, _DAY),
        (XSD.boolean, _TRUTH),
        (XSD.string, _TEXT),
        (RDF.langString, _TEXT),
    )
}


def check_public(quads: Iterable[Quad]) -> None:
    """Let only statements of an allowed shape through.

    Raises:
        PublicDataError: another predicate, or one that this kind of thing never has, or another kind of value; the message names the
            predicate and the kinds, and never the value.
    """
    for kind, predicate, value in {_shape(quad) for quad in quads} - PUBLIC_SHAPES:
        if predicate not in PUBLIC_PREDICATES:
            raise PublicDataError(
                f"{predicate}: not on the list of public predicates; add it there only if it can never hold personal data"
            )
        raise PublicDataError(f"{predicate}: not public with {value} as its value on a thing of the kind {kind or 'unknown'}")


def is_public(statement: Quad | Triple) -> bool:
    """Tell whether a statement has an allowed shape."""
    return _shape(statement) in PUBLIC_SHAPES


def _shape(quad: Quad | Triple) -> tuple[str, str, str]:
    kind = quad.subject.value.rpartition("/")[0]  # type: ignore[union-attr]  # no triple terms in the graph
    of = _IRI
    if isinstance(quad.object, Literal):
        datatype = quad.object.datatype.value
        of = _DATATYPES.get(datatype, datatype)
    predicate = quad.predicate.value
    if predicate == str(DCTERMS.isReplacedBy):
        return _FORMER, predicate, of
    return kind[max(kind.rfind("/"), kind.rfind("#")) + 1 :], predicate, of


@dataclass(frozen=True)
class PublicGraph:
    """The statements that may be published, and the base of their IRIs.

    ``quads`` lie in named graphs, one a page and those of identity, derived and reference data; sorted, each once, every predicate public.
    """

    quads: tuple[Quad, ...]
    base: str

    @classmethod
    def of(cls, store: Store, base: str) -> "PublicGraph":
        """Give the public graph of a store; characters that XML cannot hold become U+FFFD, so that every format says the same.

        Raises:
            PublicDataError: the store holds something that is not public.
        """
        quads = sorted({_writable(quad) for quad in store if isinstance(quad.graph_name, NamedNode)}, key=str)
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


def _writable(quad: Quad) -> Quad:
    value = quad.object
    if not isinstance(value, Literal) or not NOT_XML.search(value.value):
        return quad
    text = NOT_XML.sub("\N{REPLACEMENT CHARACTER}", value.value)
    same = Literal(text, language=value.language) if value.language else Literal(text, datatype=value.datatype)
    return Quad(quad.subject, quad.predicate, same, quad.graph_name)


def _subject(triple: Triple) -> str:
    return triple.subject.value  # type: ignore[union-attr]  # no triple terms in the graph


def _object(triple: Triple) -> str:
    return triple.object.value  # type: ignore[union-attr]  # only called for IRIs
