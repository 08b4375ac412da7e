"""The prose of all pages → their mentions as quads, with the actors that the lists have already made known."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pyoxigraph import Quad

from esfgraph import triples
from esfgraph.decision import Actor, Decision
from esfgraph.identity import self_identifying
from esfgraph.mention import Mention
from esfgraph.mentions import Finder
from esfgraph.project import Project
from esfgraph.reference import Reference, fold


def mention_quads(decided: Sequence[tuple[Project, tuple[Decision, ...]]], tables: Reference, mint: triples.Minter) -> Iterator[Quad]:
    """Give the quads of what the sections name. They only add: no decision on a listing depends on a mention."""
    finder = Finder(tables, self_identifying)
    numbered = {project.diary_number: mint.project(project) for project, _ in decided if project.diary_number}
    listed = {fold(actor.key): actor for _, decisions in decided for actor in _bodies(decisions)}
    for project, _ in decided:
        found = (_as_listed(mention, listed) for mention in finder.find(project))
        yield from triples.mention_quads(project, found, numbered, mint)


def _bodies(decisions: tuple[Decision, ...]) -> Iterator[Actor]:
    tops = (decision.actor.top for decision in decisions if decision.actor and decision.in_effect)
    return (top for top in tops if not top.inside_project)


def _as_listed(mention: Mention, listed: dict[str, Actor]) -> Mention:
    """Give the mention with the actor of the lists, where it is the same body: an actor has one IRI, whoever names it."""
    return replace(mention, actor=listed.get(fold(mention.actor.key), mention.actor)) if mention.actor else mention
