"""A name that nothing identifies: an actor of its own inside its project, merged with nobody."""

from collections.abc import Iterator

from esfgraph.decision import Actor, Decision, Rule, Status
from esfgraph.identity.units import distinct_names
from esfgraph.project import Listing, Project
from esfgraph.reference import Reference


def inside_project(listing: Listing, _project: Project, _reference: Reference) -> Iterator[Decision]:
    """Decide that nobody outside this project is meant, as far as can be known."""
    yield Decision(listing, Rule.INSIDE_PROJECT, Status.INFERRED, inside_actor(listing))


def inside_actor(listing: Listing) -> Actor:
    """Give the actor that the name would be if nothing identified it: the name's identity inside its project, whatever the rules are."""
    name, *others = distinct_names(listing.name)
    return Actor(name, name, inside_project=True, alternatives=tuple(others))
