"""Names as written → who is meant, by which rule. A pure function of one page's record and the reference tables.

The rules run from the strongest to the weakest; the first that answers decides. A name is never matched by likeness.
"""

from esfgraph.decision import Actor, Decision, Rule, Status
from esfgraph.identity.numbers import by_number
from esfgraph.identity.organisations import self_identifying
from esfgraph.identity.units import distinct_names, unit_chain
from esfgraph.project import Listing, Project, Role
from esfgraph.reference import Reference, fold

__all__ = ["decide", "owner_body"]


def decide(project: Project, reference: Reference) -> tuple[Decision, ...]:
    """Decide every listing of a project: parties first, then places, in the order of the page.

    A place that the reference table does not know has no decision: its listing stays, and the reader of the report is told.
    """
    parties = tuple(_party(listing, project, reference) for listing in project.parties)
    places = (_place(listing, reference) for listing in project.places)
    return parties + tuple(decision for decision in places if decision)


def owner_body(project: Project, reference: Reference) -> str:
    """Give a key of the organisation that owns the project: the top of the chain of units; empty where no owner is stated."""
    if project.owner is None:
        return ""
    actor = _party(project.owner, project, reference).actor
    while actor and actor.parent:
        actor = actor.parent
    return fold(f"{actor.name} {actor.key}") if actor else ""


def _party(listing: Listing, project: Project, reference: Reference) -> Decision:
    if listing.role is Role.OWNER and project.organisation_number:
        actor = by_number(project.organisation_number, listing.name, project.start, reference)
        return Decision(listing, Rule.ORGANISATION_NUMBER, Status.INFERRED, actor)
    whole = self_identifying(listing.name, project.start, reference)
    if whole:
        return Decision(listing, Rule.SELF_IDENTIFYING, Status.INFERRED, whole)
    chain = unit_chain(listing.name, project.start, reference)
    if chain:
        rule = Rule.UNIT_WITH_PARENT if chain.parent else Rule.SELF_IDENTIFYING
        return Decision(listing, rule, Status.INFERRED, chain)
    name, *others = distinct_names(listing.name)
    return Decision(listing, Rule.INSIDE_PROJECT, Status.INFERRED, Actor(name, name, inside_project=True, alternatives=tuple(others)))


def _place(listing: Listing, reference: Reference) -> Decision | None:
    form = fold(listing.name)
    code = reference.place_forms.get(form) or reference.authority_forms.get(form)  # "Falu kommun" on a list of places is Falun
    if code is None:
        return None
    exact = fold(reference.municipalities[code].name) == form
    rule = Rule.MUNICIPALITY_NAME if exact else Rule.MUNICIPALITY_VARIANT
    return Decision(listing, rule, Status.INFERRED, municipality=code)
