"""Typical wrong versions of the rules that decide who is meant: each makes the error that its docstring names."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from rapidfuzz import fuzz, process

from esfgraph.decision import Actor, Decision, Rule, Status
from esfgraph.identity import Merged, one_actor_a_body, self_identifying
from esfgraph.identity.county_boards import by_county_board
from esfgraph.identity.mail_domains import by_mail_domain, domain_body
from esfgraph.project import Listing, Project, Role
from esfgraph.reference import ActorType, Reference, fold


def without_dots(name: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", fold(name)) if not unicodedata.combining(letter))


def places_without_dots(listing: Listing, _project: Project, reference: Reference) -> Iterator[Decision]:
    """Folds å, ä and ö away on the list of places."""
    codes = {without_dots(form): code for form, code in sorted(reference.place_forms.items(), reverse=True)}
    if code := codes.get(without_dots(listing.name)):
        yield Decision(listing, Rule.MUNICIPALITY_NAME, Status.INFERRED, municipality=code)


def names_without_dots(listing: Listing, project: Project, reference: Reference) -> Iterator[Decision]:
    """Folds å, ä and ö away in the name of a body."""
    forms = {without_dots(form): form for form in sorted({**reference.authority_forms, **reference.organisations}, reverse=True)}
    if actor := self_identifying(forms.get(without_dots(listing.name), listing.name), project.start, reference):
        yield Decision(listing, Rule.SELF_IDENTIFYING, Status.INFERRED, actor)


def nearest_place(listing: Listing, _project: Project, reference: Reference) -> Iterator[Decision]:
    """Takes the place with the nearest spelling."""
    if found := process.extractOne(fold(listing.name), sorted(reference.place_forms), scorer=fuzz.ratio, score_cutoff=80):
        yield Decision(listing, Rule.MUNICIPALITY_NAME, Status.INFERRED, municipality=reference.place_forms[found[0]])


def nearest_name(listing: Listing, project: Project, reference: Reference) -> Iterator[Decision]:
    """Takes the body with the nearest spelling."""
    forms = sorted({**reference.authority_forms, **reference.organisations})
    if found := process.extractOne(fold(listing.name), forms, scorer=fuzz.ratio, score_cutoff=80):
        actor = self_identifying(found[0], project.start, reference)
        yield Decision(listing, Rule.SELF_IDENTIFYING, Status.INFERRED, actor or Actor(found[0], found[0]))


def a_place_is_its_authority(listing: Listing, project: Project, reference: Reference) -> Iterator[Decision]:
    """Takes a bare "Lund" among the parties for Lunds kommun."""
    code = reference.place_forms.get(fold(listing.name))
    if actor := self_identifying(reference.authority_name(code) if code else listing.name, project.start, reference):
        yield Decision(listing, Rule.SELF_IDENTIFYING, Status.INFERRED, actor)


def begins_with_a_name(listing: Listing, project: Project, reference: Reference) -> Iterator[Decision]:
    """Takes a name that begins as a municipality's for the municipality."""
    first = fold(listing.name).split(" ")[0]
    code = reference.place_forms.get(first) or reference.place_forms.get(first.removesuffix("s"))
    if actor := self_identifying(reference.authority_name(code) if code else listing.name, project.start, reference):
        yield Decision(listing, Rule.SELF_IDENTIFYING, Status.INFERRED, actor)


def one_bearer_for_ever(listing: Listing, project: Project, reference: Reference) -> Iterator[Decision]:
    """Knows no dates: Region Dalarna of 2014 is that of today."""
    if actor := self_identifying(listing.name, project.start, replace(reference, former_bearers={})):
        yield Decision(listing, Rule.SELF_IDENTIFYING, Status.INFERRED, actor)


def everybody_inherits_the_domain(listing: Listing, project: Project, reference: Reference) -> Iterator[Decision]:
    """Lets co-financers and partners inherit the owner's mail domain."""
    for decision in by_mail_domain(replace(listing, role=Role.OWNER), project, reference):
        yield replace(decision, listing=listing)


def boards_inherit_the_domain(listing: Listing, project: Project, reference: Reference) -> Iterator[Decision]:
    """Takes the county of a bare Länsstyrelsen among the co-financers from the owner's mail domain."""
    for decision in by_county_board(replace(listing, role=Role.OWNER), project, reference):
        yield replace(decision, listing=listing)


def names_from_domains(listing: Listing, project: Project, reference: Reference) -> Iterator[Decision]:
    """Derives the name of a municipality from the domain."""
    codes = {without_dots(m.name).replace(" ", ""): m.code for m in reference.municipalities.values()}
    code = codes.get((project.mail_domain or "").removesuffix(".se").removesuffix("kommun").rpartition(".")[2])
    body = self_identifying(reference.authority_name(code), project.start, reference) if code else None
    if body and listing.role is Role.OWNER:
        actor = Actor(listing.name, fold(listing.name), parent=body, kind=body.kind)
        yield Decision(listing, Rule.MAIL_DOMAIN, Status.INFERRED, actor)


def a_domain_is_an_actor(listing: Listing, project: Project, reference: Reference) -> Iterator[Decision]:
    """Takes every domain for somebody's own, free mail too."""
    yield from by_mail_domain(listing, project, reference)
    if listing.role is Role.OWNER and project.mail_domain:
        yield Decision(listing, Rule.MAIL_DOMAIN, Status.INFERRED, Actor(project.mail_domain, project.mail_domain))


def the_domain_first(listing: Listing, project: Project, reference: Reference) -> Iterator[Decision]:
    """Believes the domain against a name that identifies by itself."""
    domain = reference.mail_domain(project.mail_domain or "", project.start)
    body = domain_body(domain, project.start, reference) if domain and listing.role is Role.OWNER else None
    if body:
        yield Decision(listing, Rule.MAIL_DOMAIN, Status.INFERRED, body)


def always_split(listing: Listing, project: Project, reference: Reference) -> Iterator[Decision]:
    """Splits at every separator, whether a part identifies or not."""
    first, *rest = re.split(r" ?[,/] ?| - ", listing.name)
    actor = self_identifying(first, project.start, reference) or Actor(first, key=first)
    for part in rest:
        actor = Actor(part, fold(part), parent=actor, kind=actor.kind)
    if rest:
        yield Decision(listing, Rule.UNIT_WITH_PARENT, Status.INFERRED, actor)


def the_number_alone(listing: Listing, project: Project, reference: Reference) -> Iterator[Decision]:
    """Believes the number against the name, and knows no units."""
    known = reference.numbers.get(project.organisation_number or "")
    body = self_identifying(known, project.start, reference) if known and listing.role is Role.OWNER else None
    if body:
        yield Decision(listing, Rule.ORGANISATION_NUMBER, Status.INFERRED, body)


def first_board_of_the_region(listing: Listing, project: Project, reference: Reference) -> Iterator[Decision]:
    """Decides a bare Länsstyrelsen by the page's region."""
    county = min((c for c in reference.counties.values() if c.region == project.region), key=lambda c: c.code, default=None)
    if county and fold(listing.name).startswith("länsstyrelsen"):
        board = Actor(f"Länsstyrelsen i {county.name}", f"Länsstyrelsen i {county.name}", kind=ActorType.COUNTY_BOARD)
        yield Decision(listing, Rule.COUNTY_BOARD, Status.INFERRED, board)


def one_actor_a_name(listing: Listing, _project: Project, _reference: Reference) -> Iterator[Decision]:
    """Merges units of one name that nobody knows."""
    yield Decision(listing, Rule.INSIDE_PROJECT, Status.INFERRED, Actor(listing.name, fold(listing.name)))


def one_actor_a_listing(listing: Listing, _project: Project, _reference: Reference) -> Iterator[Decision]:
    """Takes the same words twice on a page for two actors."""
    actor = Actor(listing.name, f"{listing.name} {listing.line}", inside_project=True)
    yield Decision(listing, Rule.INSIDE_PROJECT, Status.INFERRED, actor)


def bodies_not_joined(decided: Iterable, *_rulings) -> Merged:
    """Leaves the names of one number apart, and the names that differ only in capitals."""
    return Merged(list(decided), {})


def bodies_of_one_name_joined(decided: Iterable, *_rulings) -> Merged:
    """Joins by name what numbers tell apart."""
    return one_actor_a_body((project, tuple(map(_without_number, decisions))) for project, decisions in decided)


def _without_number(decision: Decision) -> Decision:
    actor = decision.actor
    if actor is None or not actor.organisation_number:
        return decision
    return replace(decision, actor=replace(actor, key=actor.name, organisation_number=None))
