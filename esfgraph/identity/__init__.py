"""Names as written → who is meant, by which rule. A pure function of one page's record and the reference tables.

The rules run from the strongest to the weakest; the first that answers decides. A name is never matched by likeness.
"""

from datetime import date

from esfgraph.decision import Actor, Decision, Rule, Status
from esfgraph.identity.organisations import self_identifying
from esfgraph.identity.units import unit_chain
from esfgraph.project import Listing, Project
from esfgraph.reference import Reference, fold

__all__ = ["decide"]


def decide(project: Project, reference: Reference) -> tuple[Decision, ...]:
    """Decide every listing of a project: parties first, then places, in the order of the page.

    A place that the reference table does not know has no decision: its listing stays, and the reader of the report is told.
    """
    parties = tuple(_party(listing, project.start, reference) for listing in project.parties)
    places = (_place(listing, reference) for listing in project.places)
    return parties + tuple(decision for decision in places if decision)


def _party(listing: Listing, start: date | None, reference: Reference) -> Decision:
    whole = self_identifying(listing.name, start, reference)
    if whole:
        return Decision(listing, Rule.SELF_IDENTIFYING, Status.INFERRED, whole)
    chain = unit_chain(listing.name, start, reference)
    if chain:
        rule = Rule.UNIT_WITH_PARENT if chain.parent else Rule.SELF_IDENTIFYING
        return Decision(listing, rule, Status.INFERRED, chain)
    return Decision(listing, Rule.INSIDE_PROJECT, Status.INFERRED, Actor(listing.name, listing.name, inside_project=True))


def _place(listing: Listing, reference: Reference) -> Decision | None:
    code = reference.place_forms.get(fold(listing.name))
    if code is None:
        return None
    exact = fold(reference.municipalities[code].name) == fold(listing.name)
    rule = Rule.MUNICIPALITY_NAME if exact else Rule.MUNICIPALITY_VARIANT
    return Decision(listing, rule, Status.INFERRED, municipality=code)
