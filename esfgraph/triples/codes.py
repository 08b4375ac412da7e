"""The codes of a programme period that a page states (area, specific objective, intervention type), and those that no code list names."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pyoxigraph
from pyoxigraph import Literal, NamedNode, RdfFormat
from rdflib import URIRef
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS

from esfgraph.project import Project
from esfgraph.resources import folder
from esfgraph.triples.iris import Minter
from esfgraph.triples.terms import Statement, node
from esfgraph.vocabulary import DEFAULT_BASE, ESF


class Code(NamedTuple):
    """A code as the graph has it: the property that leads to it, the kind of concept, and the code, which begins with its period."""

    term: URIRef
    kind: str
    code: str


def stated(project: Project) -> Iterator[Code]:
    """Give the codes that the record holds."""
    if project.programme_area is not None:
        yield Code(ESF.programmeArea, "programme-area", project.programme_area)
    if project.specific_objective is not None:
        yield Code(ESF.specificObjective, "specific-objective", project.specific_objective)
    for code in project.intervention_types:
        yield Code(ESF.interventionType, "intervention-type", code)


def nameless(project: Project, mint: Minter) -> Iterator[Statement]:
    """Give a concept for each code of the record that ``ontology/concepts.ttl`` does not hold.

    Its only name is the code as the page writes it, without the period: the page states it, so it is kept, and no name is made up.
    Where the period is not known, no record holds a code.
    """
    period = project.programme_period
    for _, kind, code in stated(project) if period else ():
        if f"{kind}/{code}" not in _listed():
            subject = mint.thing(kind, code)
            name = code.removeprefix(f"{period}-")
            yield subject, RDF.type, node(SKOS.Concept)
            yield subject, SKOS.notation, Literal(code)
            yield subject, SKOS.inScheme, mint.thing("scheme", kind)
            yield subject, DCTERMS.isPartOf, mint.thing("programme-period", str(period))
            for predicate in (RDFS.label, SKOS.prefLabel):
                for language in ("sv", "en"):
                    yield subject, predicate, Literal(name, language=language)


@cache
def _listed() -> frozenset[str]:
    """Give the concepts of the code lists, each as ``kind/code``."""
    text = (folder("ontology") / "concepts.ttl").read_bytes()
    subjects = (triple.subject for triple in pyoxigraph.parse(text, RdfFormat.TURTLE))
    return frozenset(subject.value.removeprefix(DEFAULT_BASE) for subject in subjects if isinstance(subject, NamedNode))
