"""A county board without its county: "Länsstyrelsen, enheten för …"."""

import re
from collections.abc import Iterator

from esfgraph.decision import Actor, Decision, Rule, Status
from esfgraph.identity.mail_domains import domain_body
from esfgraph.identity.organisations import self_identifying
from esfgraph.project import Listing, Project, Role
from esfgraph.reference import ActorType, Reference

_COUNTY_BOARD = re.compile(r"länsstyrelsen(?:(?: ?[,/] ?| [-–] )(?P<unit>.+))?", re.IGNORECASE)


def by_county_board(listing: Listing, project: Project, reference: Reference) -> Iterator[Decision]:
    """Decide the county board by the owner's mail domain where that is one county's; the boards of the page's region are candidates."""
    found = _COUNTY_BOARD.fullmatch(" ".join(listing.name.split()))
    if not found:
        return
    domain = reference.mail_domain(project.mail_domain or "", project.start) if listing.role is Role.OWNER else None
    body = domain_body(domain, project.start, reference) if domain and domain.reviewed else None
    if domain and body and body.kind is ActorType.COUNTY_BOARD:
        yield Decision(listing, Rule.COUNTY_BOARD, Status.INFERRED, _board(found["unit"], body), evidence=domain.domain)
        return
    for county in sorted(county.code for county in reference.counties.values() if county.region == project.region):
        board = self_identifying(f"Länsstyrelsen i {reference.counties[county].name}", project.start, reference)
        if board and project.region:
            yield Decision(listing, Rule.COUNTY_BOARD, Status.CANDIDATE, _board(found["unit"], board), evidence=project.region)


def unit_name(name: str) -> str:
    """Give a unit's name without the bare "Länsstyrelsen" before it, which its organisation's name repeats."""
    words = " ".join(name.split())
    found = _COUNTY_BOARD.fullmatch(words)
    return (found["unit"] if found else None) or words


def _board(unit: str | None, body: Actor) -> Actor:
    return body.unit(unit) if unit else body
