"""The public graph in figures, in the Vocabulary of Interlinked Datasets (W3C, 2011): what is in it, how often, whereto it links."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from pyoxigraph import NamedNode, Triple
from rdflib import URIRef
from rdflib.namespace import DCTERMS, RDF, SKOS, VOID

from esfgraph.publish.configuration import Publication
from esfgraph.publish.manifest import PublishedFile
from esfgraph.publish.public import PublicGraph
from esfgraph.publish.statements import Statements
from esfgraph.vocabulary import ESF, NUTS, TERM_PREFIXES, WIKIDATA
from esfgraph.webpage import Text

FILE = "void.ttl"
_LINKED = {"wikidata": str(WIKIDATA), "nuts": str(NUTS)}
_EXAMPLES = (ESF.Actor, ESF.Municipality, ESF.Project)
_DUMPS = (".ttl", ".nt.gz", ".jsonld", ".rdf", ".trig")


def described(graph: PublicGraph, publication: Publication, written: Mapping[str, PublishedFile]) -> list[Triple]:
    """Give the description: counts, partitions by class and property, links to other data sets, dumps, an example of each kind."""
    made = Statements()
    dataset = URIRef(f"{publication.address}#dataset")
    made.describe(
        dataset,
        VOID.Dataset,
        [
            (DCTERMS.title, publication.title),
            (DCTERMS.description, publication.description),
            (DCTERMS.license, URIRef(publication.licence)),
            (VOID.triples, len(graph.triples)),
            (VOID.entities, len(graph.about)),
            (VOID.distinctSubjects, len(graph.about)),
            (VOID.distinctObjects, len({triple.object for triple in graph.triples})),
            (VOID.properties, len({triple.predicate for triple in graph.triples})),
            (VOID.uriSpace, graph.base),
            (VOID.sparqlEndpoint, URIRef(publication.endpoint)),
        ],
    )
    dumps = [path for path in sorted(written) if path.startswith("data/esfgraph.") and path.endswith(_DUMPS)]
    made.add(dataset, VOID.dataDump, *(URIRef(publication.address + path) for path in dumps))
    made.add(dataset, VOID.vocabulary, *_vocabularies(graph.triples))
    _partitions(made, dataset, graph)
    _linksets(made, dataset, graph)
    return made.triples


def _partitions(made: Statements, dataset: URIRef, graph: PublicGraph) -> None:
    """State, for each class and each property, how often it is used; for each class also by property, from which editors complete."""
    members: dict[str, list[str]] = defaultdict(list)
    for subject, triples in graph.about.items():
        for kind in sorted({_iri(t) for t in triples if t.predicate.value == str(RDF.type)}):
            members[kind].append(subject)
    made.add(dataset, VOID.classes, len(members))
    for kind, subjects in sorted(members.items()):
        partition = URIRef(f"{dataset}-{_short(kind)}")
        made.add(dataset, VOID.classPartition, partition)
        made.add(partition, VOID["class"], URIRef(kind))
        made.add(partition, VOID.entities, len(subjects))
        _properties(made, partition, (triple for subject in subjects for triple in graph.about[subject]))
    for example in _EXAMPLES:
        made.add(dataset, VOID.exampleResource, *(URIRef(iri) for iri in members.get(str(example), [])[:1]))
    _properties(made, dataset, graph.triples)


def _properties(made: Statements, whole: URIRef, triples: Iterable[Triple]) -> None:
    subjects: dict[str, set[object]] = defaultdict(set)
    objects: dict[str, set[object]] = defaultdict(set)
    count: Counter[str] = Counter()
    for triple in triples:
        predicate = triple.predicate.value
        count[predicate] += 1
        subjects[predicate].add(triple.subject)
        objects[predicate].add(triple.object)
    for predicate in sorted(count):
        partition = URIRef(f"{whole}-{_short(predicate)}")
        made.add(whole, VOID.propertyPartition, partition)
        made.add(partition, VOID.property, URIRef(predicate))
        made.add(partition, VOID.triples, count[predicate])
        made.add(partition, VOID.distinctSubjects, len(subjects[predicate]))
        made.add(partition, VOID.distinctObjects, len(objects[predicate]))


def _linksets(made: Statements, dataset: URIRef, graph: PublicGraph) -> None:
    for name, space in sorted(_LINKED.items()):
        links = sum(t.predicate.value == str(SKOS.exactMatch) and _iri(t).startswith(space) for t in graph.triples)
        if links:
            other, linkset = URIRef(f"{dataset}-{name}"), URIRef(f"{dataset}-links-{name}")
            made.describe(other, VOID.Dataset, [(VOID.uriSpace, space)])
            made.add(dataset, VOID.subset, linkset)
            made.describe(
                linkset,
                VOID.Linkset,
                [
                    (DCTERMS.title, Text(f"Länkar till {name}", f"Links to {name}")),
                    (VOID.subjectsTarget, dataset),
                    (VOID.objectsTarget, other),
                    (VOID.linkPredicate, SKOS.exactMatch),
                    (VOID.triples, links),
                ],
            )


def _vocabularies(triples: Iterable[Triple]) -> list[URIRef]:
    spaces = set(TERM_PREFIXES.values()) - set(_LINKED.values())
    used = {_space(triple.predicate.value) for triple in triples}
    return [URIRef(space) for space in sorted(spaces & used)]


def _space(iri: str) -> str:
    return iri[: max(iri.rfind("/"), iri.rfind("#")) + 1]


def _short(iri: str) -> str:
    """Give a term's name as ``esf-Project``."""
    prefixes = {space: prefix for prefix, space in TERM_PREFIXES.items()}
    return f"{prefixes.get(_space(iri), 'other')}-{iri.removeprefix(_space(iri))}"


def _iri(triple: Triple) -> str:
    return triple.object.value if isinstance(triple.object, NamedNode) else ""
