"""What a person has decided about a name goes before every rule; what a person has refused no rule may decide."""

from collections.abc import Iterator
from dataclasses import replace

from esfgraph.decision import Actor, Decision, Rule, Status
from esfgraph.identity.county_boards import unit_name
from esfgraph.identity.inside import inside_actor
from esfgraph.identity.units import unit_of
from esfgraph.project import Listing, Project
from esfgraph.rulings import Ruling, Rulings


def by_mapping(listing: Listing, project: Project, rulings: Rulings) -> Iterator[Decision]:
    """Decide a listing that a person has ruled on; refusals come as rejected decisions."""
    for ruling in rulings.about(listing, inside_actor(listing) if listing.role else None, project):
        yield Decision(
            listing,
            Rule.MAPPING,
            Status.REJECTED if ruling.refused else Status.CONFIRMED,
            _meant(listing, ruling),
            ruling.municipality,
            evidence=ruling.evidence,
            score=ruling.confidence,
        )


def known_beyond(decision: Decision, project: Project, rulings: Rulings) -> Decision:
    """Give the decision; an actor that a person has named as the meaning of another name is no longer known only inside its project."""
    actor = decision.actor
    if actor is None or not actor.inside_project or not rulings.objects:
        return decision
    iri = rulings.iri_of(actor, project)
    if iri not in rulings.objects:
        return decision
    return replace(decision, rule=Rule.MAPPING, status=Status.CONFIRMED, actor=replace(actor, key=iri, inside_project=False, iri=iri))


def _meant(listing: Listing, ruling: Ruling) -> Actor | None:
    if ruling.actor is None or ruling.refused or not ruling.unit:
        return ruling.actor
    return unit_of(unit_name(listing.name), ruling.actor)
