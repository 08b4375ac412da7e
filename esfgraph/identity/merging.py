"""One body, one actor: what the pages of a whole collection tell of it together.

Page by page a body is known by its name or by its number. Only the collection tells that two names have one number, or one name two.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

import networkx as nx

from esfgraph.decision import Actor, Decision
from esfgraph.identity.inside import inside_actor
from esfgraph.project import Project
from esfgraph.reference import ActorType, fold
from esfgraph.rulings import NO_RULINGS, Rulings

# The name of a public body tells it beyond doubt: a number that two of them are said to have is wrong on one page, and joins nobody.
_PUBLIC = frozenset({ActorType.MUNICIPALITY, ActorType.REGION, ActorType.COUNTY_BOARD, ActorType.NATIONAL_AGENCY, ActorType.UNIVERSITY})
Decided = tuple[Project, tuple[Decision, ...]]


class Merged(NamedTuple):
    """The decisions with one actor a body, and the actor of each body that one name (folded) means; a name of several means none."""

    decided: list[Decided]
    named: Mapping[str, Actor]


class _Seen(NamedTuple):
    """A top actor as a page has it. The order of the fields is the order in which one of several becomes the body's actor."""

    by_number_only: bool
    start: date
    key: str


def one_actor_a_body(decided: Iterable[Decided], rulings: Rulings = NO_RULINGS) -> Merged:
    """Join the actors with one organisation number, and the names that differ only in capitals; part one name with several numbers.

    Of several names the one of the project that began first gives the actor, so that pages of later projects rename nothing.
    What a person has refused stays apart. The order of ``decided`` does not matter, and it is kept.
    """
    held = [(project, tuple(decisions)) for project, decisions in decided]
    seen = {
        (decision.actor.top, project)
        for project, decisions in held
        for decision in decisions
        if decision.actor and decision.in_effect and not decision.actor.top.inside_project
    }
    tops = {(top, project.start or date.max) for top, project in seen}
    own = _told_apart({top for top, _ in tops}) | _named_by_iri(seen, rulings)
    body = _bodies({(own.get(top, top), start) for top, start in tops})
    current = {top: body[_key(own.get(top, top))] for top, _ in tops}
    result = [(project, tuple(_joined(decision, project, current, rulings) for decision in decisions)) for project, decisions in held]
    meant: dict[str, set[Actor]] = defaultdict(set)
    for top, now in current.items():
        meant[fold(_key(top))].add(now)
    return Merged(result, {name: next(iter(actors)) for name, actors in meant.items() if len(actors) == 1})


def _key(actor: Actor) -> str:
    return actor.municipality or actor.key


def _named_by_iri(seen: Iterable[tuple[Actor, Project]], rulings: Rulings) -> dict[Actor, Actor]:
    """Give the actors whom people have named by IRI alone as the pages know them."""
    named = {top for top, _ in seen if top.iri}
    known = {rulings.iri_of(top, project): top for top, project in seen if not top.iri} if named else {}
    return {top: known[top.iri] for top in named if top.iri in known}


def _told_apart(tops: Iterable[Actor]) -> dict[Actor, Actor]:
    """Key by number the actors whose name is that of several numbers: two associations may have one name.

    A municipality is one body whatever numbers pages state, and then has none.
    """
    numbers: dict[str, set[Actor]] = defaultdict(set)
    for top in tops:
        if top.organisation_number:
            numbers[fold(_key(top))].add(top)
    shared = [actors for actors in numbers.values() if len({actor.organisation_number for actor in actors}) > 1]
    return {actor: _by_its_number(actor) for actors in shared for actor in actors}


def _by_its_number(actor: Actor) -> Actor:
    if actor.municipality or actor.organisation_number is None:
        return replace(actor, organisation_number=None)
    return replace(actor, key=actor.organisation_number)


def _bodies(tops: Iterable[tuple[Actor, date]]) -> dict[str, Actor]:
    """Give the actor of each key's body."""
    by_key: dict[str, Actor] = {}
    written: dict[str, set[str]] = defaultdict(set)
    seen: dict[str, _Seen] = {}
    links: nx.Graph[tuple[str, str]] = nx.Graph()
    numbers: dict[str, str] = {}
    for top, start in tops:
        key = _key(top)
        by_number_only = key == top.organisation_number
        rank = _Seen(by_number_only, start, key)
        seen[key] = min(seen.get(key, rank), rank)
        by_key[key] = min(by_key.get(key, top), top, key=repr)
        written[fold(top.name)].add(top.name)
        links.add_edge(("key", key), ("name", key if by_number_only else fold(key)))
        if top.organisation_number:
            numbers[key] = top.organisation_number
            if top.kind not in _PUBLIC:
                links.add_edge(("key", key), ("number", top.organisation_number))
    found: dict[str, Actor] = {}
    groups = list(nx.connected_components(links))
    claimed = Counter(n for group in groups for n in {numbers[value] for kind, value in group if kind == "key" and value in numbers})
    for group in groups:
        keys = sorted(value for kind, value in group if kind == "key")
        best = by_key[min(seen[key] for key in keys).key]
        number = next((numbers[key] for key in keys if key in numbers and claimed[numbers[key]] == 1), None)
        name = min(written[fold(best.name)], key=lambda name: (name.isupper(), name))  # capitals are a matter of the page
        found |= dict.fromkeys(keys, replace(best, name=name, organisation_number=number, alternatives=()))
    return found


def _joined(decision: Decision, project: Project, current: Mapping[Actor, Actor], rulings: Rulings) -> Decision:
    if decision.actor is None:
        return decision
    joined = replace(decision, actor=_lifted(decision.actor, current))
    return decision if rulings.refuse(joined, inside_actor(decision.listing), project, decision.actor) else joined


def _lifted(actor: Actor, current: Mapping[Actor, Actor]) -> Actor:
    """Put the body in the place of the top actor; the page's own names for it stay as other names."""
    if actor.parent:
        return replace(actor, parent=_lifted(actor.parent, current))
    body = current.get(actor, actor)
    return replace(body, alternatives=(*actor.alternatives, *([actor.name] if actor.name != body.name else [])))
