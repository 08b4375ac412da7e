"""An organisation number on the page: it says which body owns the project, in whatever words the page names it."""

from dataclasses import replace
from datetime import date

from esfgraph.decision import Actor
from esfgraph.identity.organisations import self_identifying
from esfgraph.identity.units import distinct_names, unit_chain
from esfgraph.reference import Reference


def by_number(number: str, name: str, start: date | None, reference: Reference) -> Actor:
    """Give the body with this number (ten digits), or its unit where the name has one.

    A number that the tables know gives the body that they name. Else the name gives it where it identifies by itself, and the number is
    noted. Else the number itself is the key: the same number is the same actor on every page. A name that identifies another body than
    the number does decides nothing: an actor inside its project.
    """
    known = reference.numbers.get(number)
    body = self_identifying(known, start, reference) if known else None
    named = self_identifying(name, start, reference) or unit_chain(name, start, reference)
    if named and body and _root(named) != body:  # the page contradicts itself: nobody can say which of the two is wrong
        return Actor(name, key=name, inside_project=True)
    if named:
        return _numbered(named, number)
    if body:
        return replace(body, organisation_number=number)
    first, *others = distinct_names(name)
    return Actor(first, key=number, alternatives=tuple(others), organisation_number=number)


def _root(actor: Actor) -> Actor:
    return _root(actor.parent) if actor.parent else actor


def _numbered(actor: Actor, number: str) -> Actor:
    """Note the number with the body at the top of the chain: a unit has none of its own."""
    if actor.parent:
        return replace(actor, parent=_numbered(actor.parent, number))
    return replace(actor, organisation_number=number)
