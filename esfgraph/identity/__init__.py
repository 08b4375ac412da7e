"""Names as written → who is meant, by which rule. A pure function of one page's record and the reference tables.

The rules run from the strongest to the weakest; the first that gives a decision in effect decides, and what weaker evidence only
suggests stands beside it as a candidate. A name is never matched by likeness.
"""

from collections.abc import Iterator
from dataclasses import replace

from esfgraph.decision import Decision, Rule, Status
from esfgraph.identity.county_boards import by_county_board
from esfgraph.identity.inside import inside_actor, inside_project
from esfgraph.identity.mail_domains import by_mail_domain
from esfgraph.identity.merging import Decided, Merged, one_actor_a_body
from esfgraph.identity.numbers import by_number
from esfgraph.identity.organisations import by_name, known_bodies, self_identifying
from esfgraph.identity.places import by_place_name
from esfgraph.identity.reviewed import as_ruled, by_mapping
from esfgraph.identity.units import by_chain, named_like_a_unit
from esfgraph.project import Listing, Project
from esfgraph.reference import Reference, fold
from esfgraph.rulings import NO_RULINGS, Rulings

__all__ = [
    "PARTY_RULES",
    "PLACE_RULES",
    "Decided",
    "Merged",
    "decide",
    "inside_actor",
    "known_bodies",
    "named_like_a_unit",
    "one_actor_a_body",
    "owner_body",
    "self_identifying",
    "unknown_places",
]

PARTY_RULES = (by_number, by_name, by_chain, by_mail_domain, by_county_board, inside_project)
PLACE_RULES = (by_place_name,)


def decide(project: Project, reference: Reference, rulings: Rulings = NO_RULINGS) -> tuple[Decision, ...]:
    """Decide every listing of a project: parties first, then places, in the order of the page.

    Each party has exactly one decision in effect, and after it any candidates and refusals. A place that the reference table does not
    know has no decision: its listing stays, and the reader of the report is told. ``rulings`` are what people have decided.
    """
    return tuple(d for listing in project.parties + project.places for d in _decided(listing, project, reference, rulings))


def unknown_places(project: Project, reference: Reference, rulings: Rulings = NO_RULINGS) -> tuple[Listing, ...]:
    """Give the places of a project that neither the tables nor people know."""
    return tuple(place for place in project.places if not any(d.in_effect for d in _decided(place, project, reference, rulings)))


def owner_body(project: Project, reference: Reference, rulings: Rulings = NO_RULINGS) -> str:
    """Give a key of the organisation that owns the project: the top of the chain of units; empty where no owner is stated."""
    if project.owner is None:
        return ""
    actor = _decided(project.owner, project, reference, rulings)[0].actor
    return fold(f"{actor.top.name} {actor.top.key}") if actor else ""


def _decided(listing: Listing, project: Project, reference: Reference, rulings: Rulings) -> list[Decision]:
    beside: list[Decision] = []
    inside = inside_actor(listing) if listing.role else None
    for decision in _offered(listing, project, reference, rulings):
        if decision.rule not in {Rule.MAPPING, Rule.INSIDE_PROJECT} and rulings.refuse(decision, inside, project):
            continue
        if decision.in_effect:
            return [_scored(as_ruled(decision, project, rulings), reference), *beside]
        beside.append(decision)
    return beside


def _offered(listing: Listing, project: Project, reference: Reference, rulings: Rulings) -> Iterator[Decision]:
    yield from by_mapping(listing, project, rulings)
    for rule in PARTY_RULES if listing.role else PLACE_RULES:
        for decision in rule(listing, project, reference):
            yield replace(decision, status=Status.CANDIDATE) if _changes_hands(decision, project, reference) else decision


def _changes_hands(decision: Decision, project: Project, reference: Reference) -> bool:
    """Tell whether the name passes from one body to another while the project runs: then nobody can say which of the two is meant."""
    actor = decision.actor if decision.rule is not Rule.MAPPING else None
    until = reference.former_bearers.get(actor.top.name) if actor and not actor.inside_project else None
    return bool(until and project.start and project.end and project.start <= until < project.end)


def _scored(decision: Decision, reference: Reference) -> Decision:
    """Give the decision in effect the score of its rule; how often a rule is right says nothing of what it only suggests."""
    return decision if decision.score is not None else replace(decision, score=reference.scores.get(decision.rule))
