"""An owner's unit and the mail domain of its contact: whose server it is tells whose unit, through a reviewed table only.

Co-financers and partners never inherit it: the contact is the owner's.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from esfgraph.decision import Actor, Decision, Rule, Status
from esfgraph.identity.organisations import self_identifying
from esfgraph.identity.units import distinct_names, named_like_a_unit
from esfgraph.project import Listing, Project, Role
from esfgraph.reference import MailDomain, Reference, fold

_WORD = re.compile(r"\w+")
_MUNICIPAL = re.compile(r"kommun(?:en)?s?$")  # "Orsakommunens integrationsenhet"


def by_mail_domain(listing: Listing, project: Project, reference: Reference) -> Iterator[Decision]:
    """Decide an owner with a unit's name as a unit of the body whose mail domain it is, an owner with the body's own name as the body.

    It stays a candidate where the table's row is not reviewed, where the name need not be a unit's (an association may share the
    municipality's server), and where it names another municipality than the domain's.
    """
    domain = reference.mail_domain(project.mail_domain or "", project.start)
    if listing.role is not Role.OWNER or not domain or fold(listing.name).startswith("länsstyrelsen"):  # the next rule's
        return
    body = domain_body(domain, project.start, reference)
    if body:
        name, *others = distinct_names(listing.name)
        same = fold(name) == fold(body.name)
        unit = named_like_a_unit(listing.name) and not _elsewhere(listing.name, body, reference)
        sure = domain.reviewed and (same or unit)
        actor = replace(body, alternatives=tuple(others)) if same else body.unit(" ".join(listing.name.split()))
        yield Decision(listing, Rule.MAIL_DOMAIN, Status.INFERRED if sure else Status.CANDIDATE, actor, evidence=domain.domain)


def domain_body(domain: MailDomain, start: date | None, reference: Reference) -> Actor | None:
    """Give the body that the table names for a domain; a reviewed row is enough to know a body that no other table has."""
    name = domain.organisation or (reference.authority_name(domain.municipality) if domain.municipality else "")
    body = self_identifying(name, start, reference) if name else None
    only_here = name and domain.reviewed and not reference.organisation(name, start)
    return body or (Actor(name, key=name) if only_here else None)


def _elsewhere(name: str, body: Actor, reference: Reference) -> bool:
    """Tell whether a word or two of the name are another municipality than the body's ("Integrationsenheten (Orsa)" by mora.se)."""
    words = _WORD.findall(fold(name))
    forms = [*words, *map(" ".join, pairwise(words)), *(_MUNICIPAL.sub("", word) for word in words)]
    found = {code for form in forms if (code := reference.place_forms.get(form))}
    return bool(found - {body.municipality})
