"""A unit with its organisation in the name: "Länsstyrelsen i Kronobergs län - Samhällsutvecklingsenheten"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from esfgraph.decision import Actor, Decision, Rule, Status
from esfgraph.identity.organisations import self_identifying
from esfgraph.project import Listing, Project
from esfgraph.reference import ActorType, Reference, fold

_SEPARATORS = (re.compile(" ?, ?"), re.compile(" [-–] "), re.compile(" ?/ ?"))
_ABBREVIATION = re.compile(r"[A-ZÅÄÖ]{2,6}")
_LONGEST_CHAIN = 3  # a body and two levels of units: so deep do questions and networks look
# What units of public bodies are called: one word in the form of a name ("Integrationsenheten", "Barn- och utbildningsförvaltningen"),
# with what it is for or a part of it after it. Boards, sections and bureaus are also those of associations and companies.
_UNIT = re.compile(
    r"(?:\w+- (?:och|&) )?(?:"
    r"\w*(?:avdelningen|enheten|förvaltning(?:en)?|institutionen|kansliet|kontoret|ledningen|nämnd(?:en)?|sektorn|staben)"
    r"|kommunstyrelsen?|komvux|sdf|sdn|stadsdels(?:förvaltning|nämnd)\w*|socialtjänsten|vuxenutbildningen|ame|ifo)(?:[ ,/(-].*)?",
    re.IGNORECASE,
)
_NO_UNIT = re.compile(
    r"\b(?:ab|aktiebolag|hb|kb|ek\.? ?för\w*|\w*förening\w*|\w*förbund\w*|stiftelse\w*|\w*bolag\w*|kooperativ\w*|ik|if|ifk|bk|ff"
    r"|friskolan?|\w*friskola\w*|kyrkan?s?|\w*församling\w*)\b",
    re.IGNORECASE,
)
# Bodies whose offices are named after places; of others a place beside the name tells where, or another body of the name.
_WITH_LOCAL_OFFICES = frozenset({ActorType.NATIONAL_AGENCY, ActorType.COUNTY_BOARD, ActorType.REGION, ActorType.UNIVERSITY})


def by_chain(listing: Listing, project: Project, reference: Reference) -> Iterator[Decision]:
    """Decide a name that holds its organisation beside the unit, or beside an abbreviation or repetition of the organisation's name."""
    actor = unit_chain(listing.name, project.start, reference)
    if actor:
        rule = Rule.UNIT_WITH_PARENT if actor.parent else Rule.SELF_IDENTIFYING
        yield Decision(listing, rule, Status.INFERRED, actor, evidence=actor.top.name)


def named_like_a_unit(name: str) -> bool:
    """Tell whether the words are those of a unit ("Integrationsenheten", "Institutionen för …"), and of no association or company."""
    words = " ".join(name.split())
    return bool(_UNIT.fullmatch(words)) and not named_like_a_body(words)


def named_like_a_body(name: str) -> bool:
    """Tell whether the words hold those of an association, a company or a foundation, which is a body of its own beside any other."""
    return bool(_NO_UNIT.search(name))


def unit_chain(name: str, start: date | None, reference: Reference) -> Actor | None:
    """Give the unit with its chain of organisations, or the organisation alone where the rest only repeats or abbreviates it.

    A name is split only where its first or last part identifies by itself; a separator between generic words
    ("Kommunstyrelsen/ledningskontoret") belongs to the name. Where both ends identify different actors nobody is decided.
    """
    words = " ".join(name.split())
    for separator in _SEPARATORS:
        parts = [part for part in separator.split(words) if part]
        apart = parts != [words] and 0 < len(parts) <= _LONGEST_CHAIN
        chain = _chain(parts, start, reference) if apart else None
        if chain:
            return chain
    return None


def distinct_names(name: str) -> list[str]:
    """Give a name without its repetitions, the full form first: "Tillväxt Gotland, Tillväxt Gotland", "SKL, Sveriges kommuner och …".

    A name whose parts are different names stays whole.
    """
    words = " ".join(name.split())
    parts = [part for part in words.split(", ") if part]
    longest = max(parts, key=len, default=words)
    others = list({fold(part): part for part in parts if fold(part) != fold(longest)}.values())
    return [longest, *others] if all(_shortens(part, longest) for part in others) else [words]


def _shortens(part: str, name: str) -> bool:
    """Tell whether ``part`` is the initials of the name's words ("SKL"), or some of its words in their order."""
    words = fold(name).split()
    if _ABBREVIATION.fullmatch(part):
        initials = iter(word[0] for word in words)
        return all(letter in initials for letter in part.casefold())
    rest = iter(words)
    return all(word in rest for word in fold(part).split())


def _chain(parts: list[str], start: date | None, reference: Reference) -> Actor | None:
    # beside another name two to six capitals may be a unit's ("Falu kommun, FK") as well as a body's
    identified = [None if _ABBREVIATION.fullmatch(part) else self_identifying(part, start, reference) for part in parts]
    bodies = {actor for actor in identified if actor}
    names = distinct_names(", ".join(parts))
    if len(bodies) > 1 and len(names) > 1:  # short and full name of one body
        return self_identifying(names[0], start, reference)
    if len(bodies) != 1 or not (identified[0] or identified[-1]):
        return None  # nobody, or several bodies: a name of a cooperation, not of a unit
    actor = bodies.pop()
    rest = [part for part, body in zip(parts, identified, strict=True) if not body and not _abbreviates(part, actor)]
    if any(_stands_alone(part, actor, reference) for part in rest):
        return None
    seen = {fold(part) for part, body in zip(parts, identified, strict=True) if body}
    for part in parts if identified[0] else parts[::-1]:
        if fold(part) in seen:
            continue
        seen.add(fold(part))
        abbreviation = _abbreviates(part, actor)
        actor = replace(actor, alternatives=(*actor.alternatives, part)) if abbreviation else actor.unit(part)
    return actor


def _stands_alone(part: str, body: Actor, reference: Reference) -> bool:
    """Tell whether the part beside a body is no unit of it: an association or company, or a place beside a body without local offices."""
    return named_like_a_body(part) or (fold(part) in reference.place_forms and body.kind not in _WITH_LOCAL_OFFICES)


def _abbreviates(part: str, actor: Actor) -> bool:
    """Tell an abbreviation of the body's name, whose letters stand in it in order ("GR"), from one of its unit ("Falu kommun, IFO")."""
    letters = iter(actor.name.casefold())
    fits = _ABBREVIATION.fullmatch(part) and actor.name.startswith(part[0]) and all(letter in letters for letter in part.casefold())
    return bool(fits) and not actor.parent and not actor.municipality
