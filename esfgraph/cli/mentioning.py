"""The prose of all pages → their mentions as quads, with the actors that the lists have already made known."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pyoxigraph import Quad

from esfgraph import triples
from esfgraph.decision import Actor
from esfgraph.identity import Merged, self_identifying
from esfgraph.mention import Mention
from esfgraph.mentions import Finder
from esfgraph.reference import Reference, fold


def mention_quads(merged: Merged, tables: Reference, mint: triples.Minter) -> Iterator[Quad]:
    """Give the quads of what the sections name. They only add: no decision on a listing depends on a mention."""
    finder = Finder(tables, self_identifying)
    numbered = {project.diary_number: mint.project(project) for project, _ in merged.decided if project.diary_number}
    for project, _ in merged.decided:
        found = (_as_listed(mention, merged.named) for mention in finder.find(project))
        yield from triples.mention_quads(project, found, numbered, mint)


def _as_listed(mention: Mention, listed: Mapping[str, Actor]) -> Mention:
    """Give the mention with the actor of the lists, where it is the same body: an actor has one IRI, whoever names it."""
    return replace(mention, actor=listed.get(fold(mention.actor.key), mention.actor)) if mention.actor else mention
