"""What a person has decided about a name goes before every rule; what a person has refused no rule may decide."""

from collections.abc import Iterator
from dataclasses import replace

from esfgraph.decision import Actor, Decision, Rule, Status
from esfgraph.identity.county_boards import unit_name
from esfgraph.identity.inside import inside_actor
from esfgraph.project import Listing, Project
from esfgraph.rulings import Ruling, Rulings


def by_mapping(listing: Listing, project: Project, rulings: Rulings) -> Iterator[Decision]:
    """Decide a listing that a person has ruled on; refusals come as rejected decisions."""
    rows = rulings.about(listing, inside_actor(listing) if listing.role else None, project)
    refused = {row.iri for row in rows if row.refused}
    for ruling in (row for row in rows if row.refused or row.iri not in refused):  # no on the name here goes before yes on it anywhere
        unit = ruling.unit and not ruling.refused and ruling.actor
        yield Decision(
            listing,
            Rule.MAPPING,
            Status.REJECTED if ruling.refused else Status.CONFIRMED,
            unit.unit(unit_name(listing.name)) if unit else ruling.actor,
            ruling.municipality,
            evidence=ruling.evidence,
            score=ruling.confidence,
        )


def as_ruled(decision: Decision, project: Project, rulings: Rulings) -> Decision:
    """Give the decision with what people have ruled on its actor, or on an organisation above it, by the IRI.

    An actor that a person has named as the meaning of another name is known beyond its project.
    """
    if decision.actor is None or not rulings.by_iri:
        return decision
    actor = _ruled(decision.actor, project, rulings)
    return decision if actor == decision.actor else replace(decision, rule=Rule.MAPPING, status=Status.CONFIRMED, actor=actor, score=None)


def _ruled(actor: Actor, project: Project, rulings: Rulings) -> Actor:
    iri = rulings.iri_of(actor, project)
    for ruling in rulings.by_iri.get(iri, ()):
        if ruling.actor and not ruling.refused:
            return _under(actor, ruling, ruling.actor)
    if actor.inside_project and iri in rulings.objects:
        return replace(actor, key=iri, inside_project=False, iri=iri)
    return replace(actor, parent=_ruled(actor.parent, project, rulings)) if actor.parent else actor


def _under(actor: Actor, ruling: Ruling, body: Actor) -> Actor:
    return body.unit(unit_name(actor.name)) if ruling.unit else body
