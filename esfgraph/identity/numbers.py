"""An organisation number on the page: it says which body owns the project, in whatever words the page names it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from esfgraph.decision import Actor, Decision, Rule, Status
from esfgraph.identity.inside import inside_actor
from esfgraph.identity.organisations import self_identifying
from esfgraph.identity.units import distinct_names, named_like_a_body, named_like_a_unit, unit_chain
from esfgraph.project import Listing, Project, Role
from esfgraph.reference import ActorType, Reference

# The first digit of an organisation number tells the kind of body (Swedish Tax Agency, SKV 709): 2 the state, municipalities and
# regions with their federations, 5 limited companies, 7 economic associations, 8 other associations and foundations, 9 partnerships.
_FIRST_DIGIT = {
    ActorType.MUNICIPALITY: "2",
    ActorType.REGION: "2",
    ActorType.COUNTY_BOARD: "2",
    ActorType.COORDINATION_ASSOCIATION: "2",
    ActorType.MUNICIPAL_FEDERATION: "2",
    ActorType.COMPANY: "579",
}


def by_number(listing: Listing, project: Project, reference: Reference) -> Iterator[Decision]:
    """Decide the owner of a page that states the owner's number.

    Where number and name identify different bodies the page contradicts itself, and nobody can say which of the two is wrong: an actor
    inside its project, with both as candidates.
    """
    number = project.organisation_number
    if not number or listing.role is not Role.OWNER:
        return
    body, named = _bodies(number, listing.name, project.start, reference)
    contradicted = not _agree(number, named.top, body, reference) if named else body and named_like_a_body(listing.name)
    if contradicted:
        for actor in (named, body):
            if actor:
                yield Decision(listing, Rule.ORGANISATION_NUMBER, Status.CANDIDATE, actor, evidence=number)
        yield Decision(listing, Rule.INSIDE_PROJECT, Status.INFERRED, inside_actor(listing))
        return
    actor = numbered(number, listing.name, body, named)
    yield Decision(listing, Rule.ORGANISATION_NUMBER, Status.INFERRED, actor, evidence=number)


def numbered(number: str, name: str, body: Actor | None, named: Actor | None) -> Actor:
    """Give the body with this number (ten digits), or its unit where the name has one.

    ``named`` is whom the name identifies, ``body`` whom the tables name for the number. Where neither is known the number itself is the
    key: the same number is the same actor on every page.
    """
    if named:
        return _noted(named, number)
    if body:
        owner = replace(body, organisation_number=number)
        return owner.unit(name) if named_like_a_unit(name) else owner
    first, *others = distinct_names(name)
    return Actor(first, key=number, alternatives=tuple(others), organisation_number=number)


def _bodies(number: str, name: str, start: date | None, reference: Reference) -> tuple[Actor | None, Actor | None]:
    known = reference.numbers.get(number)
    body = self_identifying(known, date.max, reference) if known else None  # the tables have the numbers of today's bearers
    return body, self_identifying(name, start, reference) or unit_chain(name, start, reference)


def _agree(number: str, named: Actor, body: Actor | None, reference: Reference) -> bool:
    """Tell whether the number can be that of the body that the name identifies: by the tables, else by its first digit."""
    if body:
        return named == body
    other = named.name in reference.numbers.values()  # the tables know this body by another number
    return not other and number[0] in _FIRST_DIGIT.get(named.kind, number[0])


def _noted(actor: Actor, number: str) -> Actor:
    """Note the number with the body at the top of the chain: a unit has none of its own."""
    if actor.parent:
        return replace(actor, parent=_noted(actor.parent, number))
    return replace(actor, organisation_number=number)
