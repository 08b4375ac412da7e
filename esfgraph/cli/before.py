"""What a listing meant in the graph that an earlier build left, so that no IRI that was published is lost."""

from collections.abc import Container, Iterable, Iterator
from pathlib import Path

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat
from rdflib.namespace import DCTERMS, ORG, PROV, RDF

from esfgraph import former, store
from esfgraph.cli.people import Earlier
from esfgraph.collection import PRIVATE
from esfgraph.errors import InputError
from esfgraph.identity import Decided
from esfgraph.triples import Minter
from esfgraph.vocabulary import ESF

FORMER = "former-iris.csv"
_STEPS = {str(term): term for term in (ESF.contentHash, ESF.sourceLine, DCTERMS.source, PROV.agent, ORG.unitOf, PROV.wasDerivedFrom)}
_THINGS = {str(ESF.Actor), str(ESF.Project)}

Place = tuple[str, str, int]
"""Content hash of a page, line (empty: the project), and how many steps of ``org:unitOf`` above the one named there."""


def meanings(quads: Iterable[Quad]) -> dict[Place, str]:
    """Give what each line of each page means, and of units what lies above them; also each page's project.

    A page is known again by its content: of one that has changed since, only actors that stand on other pages too are followed.
    """
    found: dict[str, dict[str, str]] = {step: {} for step in _STEPS}
    for quad in quads:
        if quad.predicate.value in found and isinstance(quad.object, NamedNode | Literal) and isinstance(quad.subject, NamedNode):
            found[quad.predicate.value][quad.subject.value] = quad.object.value
    digests, lines, pages, agents, parents, projects = (found[step] for step in _STEPS)
    result: dict[Place, str] = {(digests[page], "", 0): project for project, page in projects.items() if page in digests}
    for listing, agent in agents.items():
        actor: str | None = agent
        for level in range(3):
            if actor is not None and pages.get(listing, "") in digests:
                result[digests[pages[listing]], lines[listing], level] = actor
                actor = parents.get(actor)
    return result


def in_use(quads: Iterable[Quad]) -> frozenset[str]:
    """Give the IRIs of the actors and projects of a graph."""
    typed = (quad for quad in quads if quad.predicate.value == str(RDF.type) and isinstance(quad.object, NamedNode))
    return frozenset(q.subject.value for q in typed if q.object.value in _THINGS and isinstance(q.subject, NamedNode))  # type: ignore[union-attr]


def renamed(before: Iterable[Decided], after: Iterable[Decided], mint: Minter) -> Iterator[tuple[str, str]]:
    """Give what each party would be by the rules for its page alone, and what it is: the two differ where people or other pages say so."""
    for (project, decisions), (_, others) in zip(before, after, strict=True):
        now = {d.listing: d.actor for d in others if d.in_effect and d.actor}
        for decision in decisions:
            actor = now.get(decision.listing) if decision.in_effect else None
            if decision.actor and actor and actor != decision.actor:
                yield mint.actor(decision.actor, project).value, mint.actor(actor, project).value


def former_iris(quads: Iterable[Quad], decided: Iterable[tuple[str, str]], lasting: Container[str], earlier: Earlier) -> dict[str, str]:
    """Give every former IRI of a new graph's actors and projects, with what it is called now.

    ``decided`` are pairs of what the rules alone would call somebody, and what a decision calls them; ``lasting`` are the tables' IRIs.

    Raises:
        InputError: the table given, or the one in the folder, cannot be read.
    """
    held = list(quads)
    pairs = list(decided)
    tables = [path for path in (earlier.out and earlier.out / FORMER, earlier.former) if path]
    known: dict[str, str] = {}
    for path in tables:
        if path == earlier.former or path.exists():
            known |= former.read_former(path)
    if earlier.out and (before := _left(earlier.out)):
        now = meanings(held)
        pairs += [(iri, now[place]) for place, iri in before.items() if place in now]
    if not known and not pairs:
        return {}
    used = in_use(held)
    return former.carried_on(known, former.succeeded(pairs, used, lasting), used)


def _left(out: Path) -> dict[Place, str]:
    path = out / PRIVATE / store.PUBLIC
    if not path.exists():
        return {}
    try:
        return meanings(pyoxigraph.parse(path=str(path), format=RdfFormat.N_QUADS))
    except (OSError, SyntaxError) as error:
        raise InputError(f"{path}: what an earlier build left cannot be read ({error}); remove the folder, or build elsewhere") from error
