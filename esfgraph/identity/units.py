"""A unit with its organisation in the name: "Länsstyrelsen i Kronobergs län - Samhällsutvecklingsenheten"."""

import re
from dataclasses import replace
from datetime import date

from esfgraph.decision import Actor
from esfgraph.identity.organisations import self_identifying
from esfgraph.reference import Reference, fold

_SEPARATORS = (re.compile(r"\s*,\s*"), re.compile(r"\s+[-–]\s+"), re.compile(r"\s*/\s*"))
_ABBREVIATION = re.compile(r"[A-ZÅÄÖ]{2,6}")


def unit_chain(name: str, start: date | None, reference: Reference) -> Actor | None:
    """Give the unit with its chain of organisations, or the organisation alone where the rest only repeats or abbreviates it.

    A name is split only where its first or last part identifies by itself; a separator between generic words
    ("Kommunstyrelsen/ledningskontoret") belongs to the name. Where both ends identify different actors nobody is decided.
    """
    for separator in _SEPARATORS:
        parts = [part for part in separator.split(name) if part]
        if len(parts) > 1:
            chain = _chain(parts, start, reference)
            if chain:
                return chain
    return None


def _chain(parts: list[str], start: date | None, reference: Reference) -> Actor | None:
    identified = [self_identifying(part, start, reference) for part in parts]
    bodies = {actor for actor in identified if actor}
    if len(bodies) != 1 or not (identified[0] or identified[-1]):
        return None  # nobody, or several bodies: a name of a cooperation, not of a unit
    actor = bodies.pop()
    seen = {fold(part) for part, body in zip(parts, identified, strict=True) if body}
    for part in parts if identified[0] else parts[::-1]:
        if fold(part) in seen:
            continue
        seen.add(fold(part))
        if _ABBREVIATION.fullmatch(part) and actor.parent is None:
            actor = replace(actor, alternatives=(*actor.alternatives, part))
        else:
            actor = Actor(part, part, parent=actor)
    return actor
