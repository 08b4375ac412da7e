"""What is in the public graph, counted: the figures that every part of a publication must agree on."""

from collections import Counter

from rdflib.namespace import RDF

from esfgraph.publish.public import PublicGraph
from esfgraph.vocabulary import ESF

KINDS = {"projects": ESF.Project, "actors": ESF.Actor, "municipalities": ESF.Municipality, "pages": ESF.SourcePage}


def counts(graph: PublicGraph) -> dict[str, int]:
    """Give how many triples and things there are, how many projects, actors, municipalities and pages, and how many actors are parties."""
    kinds = Counter(t.object.value for t in graph.triples if t.predicate.value == str(RDF.type))  # type: ignore[union-attr]
    of_kind = {name: kinds[str(kind)] for name, kind in KINDS.items()}
    parties = {triple.object for triple in graph.triples if triple.predicate.value == str(ESF.party)}
    return {"triples": len(graph.triples), "things": len(graph.about), **of_kind, "parties": len(parties)}
