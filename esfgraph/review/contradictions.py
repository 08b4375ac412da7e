"""Decided mappings → rulings, or the two lines that contradict each other."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

import networkx as nx

from esfgraph.decision import Actor
from esfgraph.errors import InputError
from esfgraph.project import Project
from esfgraph.reference import fold
from esfgraph.review.sssom import CURATED, SAME, UNIT, Mapping
from esfgraph.rulings import Ruling, Rulings

Decided = tuple[Mapping, bool]
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Bodies:
    """Whom an object of a mapping can mean: the actors of the tables by IRI, those that a name identifies, and the municipalities' IRIs.

    ``iri_of`` gives the IRI of an actor in a project, ``named`` the actor with its IRI whom a name identifies by itself; ``base`` is what
    the graph's own IRIs begin with.
    """

    by_iri: Dictionary[str, Actor]
    named: Callable[[str], tuple[str, Actor] | None]
    municipalities: Dictionary[str, str]
    iri_of: Callable[[Actor, Project], str]
    base: str


def to_rulings(decided: Iterable[Decided], bodies: Bodies) -> Rulings:
    """Give the rulings of one file.

    Raises:
        InputError: a row that says too little, or two rows that contradict each other; the message names the lines.
    """
    rulings = [(_subject(row), _ruling(row, holds, bodies)) for row, holds in decided]
    _check(rulings)
    follow = {subject: ruling for subject, ruling in rulings if not ruling.refused}
    by_iri: dict[str, list[Ruling]] = defaultdict(list)
    by_name: dict[str, list[Ruling]] = defaultdict(list)
    for subject, ruling in dict.fromkeys(rulings):
        end = ruling if ruling.refused else _followed(ruling, follow)
        (by_iri if "://" in subject else by_name)[subject].append(end)
    objects = frozenset(ruling.iri for rows in (*by_iri.values(), *by_name.values()) for ruling in rows if not ruling.refused)
    return Rulings(
        {subject: tuple(rows) for subject, rows in by_iri.items()},
        {subject: tuple(rows) for subject, rows in by_name.items()},
        objects,
        bodies.iri_of,
    )


def _subject(row: Mapping) -> str:
    if not row.subject_id and not row.subject_label:
        raise InputError(f"{row.at}: no subject; a row is about subject_id, or about every name as in subject_label")
    return row.subject_id or fold(row.subject_label)


def _ruling(row: Mapping, holds: bool, bodies: Bodies) -> Ruling:
    if row.predicate_id not in {SAME, UNIT}:
        raise InputError(f"{row.at}: {row.predicate_id!r} cannot be decided on; write skos:exactMatch or org:unitOf")
    iri, actor, municipality = _object(row, bodies)
    if iri == row.subject_id:
        raise InputError(f"{row.at}: subject and object are the same; a decision needs two")
    if municipality and row.subject_id:
        raise InputError(
            f"{row.at}: a party is no place; give actor:municipality-{municipality}, or the place's name as subject_label alone"
        )
    if row.mapping_date and not _DAY.fullmatch(row.mapping_date):  # what a person decided by stands in the public graph
        raise InputError(f"{row.at}: {row.mapping_date!r} is no day; write it as 2026-01-31, and remarks in the column comment")
    unit = row.predicate_id == UNIT
    return Ruling(iri, actor, municipality, unit, not holds, _confidence(row), row.mapping_date, row.at, row.subject_label)


def _object(row: Mapping, bodies: Bodies) -> tuple[str, Actor | None, str | None]:
    iri = "" if row.object_id.endswith("NoTermFound") else row.object_id
    named = bodies.named(row.object_label) if row.object_label else None
    known = iri in bodies.by_iri or iri in bodies.municipalities
    if known and named and named[0] != iri and fold(named[1].name) != fold(getattr(bodies.by_iri.get(iri), "name", "")):
        raise InputError(
            f"{row.at}: object_id and object_label {row.object_label!r} are two different bodies; mend one, or leave one empty"
        )
    if iri in bodies.municipalities:
        return iri, None, bodies.municipalities[iri]
    if iri in bodies.by_iri:
        return iri, bodies.by_iri[iri], None
    if named and iri in {"", named[0]}:
        return *named, None
    if not iri:
        raise InputError(f"{row.at}: nobody is called {row.object_label!r} beyond doubt; give the actor's IRI as object_id")
    if iri.startswith(bodies.base) and not iri.startswith(f"{bodies.base}actor/"):
        raise InputError(f"{row.at}: {iri} is no actor; give the IRI of an actor, or its name as object_label")
    return iri, Actor(row.object_label or iri, key=iri, iri=iri), None


def _confidence(row: Mapping) -> Decimal:
    if row.mapping_justification != CURATED or not row.confidence:  # of a suggestion it says how alike the names are
        return Decimal(1)
    try:
        confidence = Decimal(row.confidence)
        if 0 <= confidence <= 1:
            return confidence
    except InvalidOperation:  # no number, or one that cannot be compared
        pass
    raise InputError(f"{row.at}: confidence {row.confidence!r} is no number from 0 to 1")


def _check(rulings: list[tuple[str, Ruling]]) -> None:
    said: dict[str, Ruling] = {}
    links: nx.DiGraph[str] = nx.DiGraph()
    for subject, ruling in rulings:
        if ruling.refused:
            continue
        other = said.setdefault(subject, ruling)
        if (other.iri, other.unit) != (ruling.iri, ruling.unit):
            raise _contradiction(other, ruling, "one name cannot mean two things")
        links.add_edge(subject, ruling.iri, ruling=ruling)
    for cycle in nx.simple_cycles(links):
        one, other = links[cycle[0]][cycle[1 % len(cycle)]]["ruling"], links[cycle[-1]][cycle[0]]["ruling"]
        raise _contradiction(one, other, "the names point at each other in a circle; let all of them point at one")
    links.remove_edges_from([(subject, ruling.iri) for subject, ruling in said.items() if ruling.unit])
    same = {node: number for number, group in enumerate(nx.weakly_connected_components(links)) for node in group}
    for subject, ruling in rulings:
        held = said.get(subject)
        if ruling.refused and held and (held.iri == ruling.iri or (not held.unit and same.get(ruling.iri, -1) == same[subject])):
            raise _contradiction(held, ruling, "one says yes, directly or through other rows, where the other says no")


def _contradiction(one: Ruling, other: Ruling, why: str) -> InputError:
    return InputError(f"{one.place} and {other.place} contradict each other: {why}. Mend or remove one of them")


def _followed(ruling: Ruling, follow: Dictionary[str, Ruling]) -> Ruling:
    """Give what the ruling means in the end: the object of a mapping may be the subject of another."""
    while ruling.iri in follow:
        last = follow[ruling.iri]
        if last.unit and not last.about:
            raise InputError(f"{last.place}: {ruling.place} points at this name; give the name as subject_label too")
        actor = last.actor.unit(last.about) if last.unit and last.actor else last.actor
        ruling = replace(ruling, iri=last.iri, actor=actor, municipality=last.municipality)
        if last.unit:
            break
    return ruling
