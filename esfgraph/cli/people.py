"""What people have decided, read for a build: the mapping file, and whom its rows can mean."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from esfgraph import identity, review
from esfgraph.decision import Actor
from esfgraph.identity import Decided
from esfgraph.reference import Reference, fold
from esfgraph.rulings import NO_RULINGS, Rulings, chain_of
from esfgraph.triples import Minter


@dataclass(frozen=True, slots=True)
class Earlier:
    """Files that carry on what was decided and published before; each may be missing.

    ``mappings`` is what people have decided (SSSOM TSV), ``former`` a table of former IRIs, ``out`` the folder of an earlier build.
    """

    mappings: Path | None = None
    former: Path | None = None
    out: Path | None = None


NOTHING_BEFORE = Earlier()


def read_rulings(path: Path | None, mint: Minter, tables: Reference) -> Rulings:
    """Read the mapping file; without one there are no rulings.

    Raises:
        InputError: it cannot be read, or contradicts itself; the message names the lines.
    """
    if path is None:
        return NO_RULINGS
    return review.to_rulings(review.read_mappings(path, mint.base), bodies(mint, tables))


def unmet(rulings: Rulings, by_rules: Iterable[Decided], mint: Minter) -> list[str]:
    """Give file and line of each row about a name or actor of none of the projects, or with an object that nobody is.

    Actors are those that the rules for each page know.
    """
    if not rulings.by_iri and not rulings.by_name:
        return []
    names: set[str] = set()
    iris: set[str] = set()
    for project, decisions in by_rules:
        listings = [*project.parties, *project.places]
        names |= {fold(listing.name) for listing in listings}
        iris |= {mint.actor(identity.inside_actor(listing), project).value for listing in project.parties}
        iris |= {mint.actor(actor, project).value for d in decisions for actor in chain_of(d.actor)}
    missing = [r for subject, rows in rulings.by_iri.items() if subject not in iris for r in rows]
    missing += [r for subject, rows in rulings.by_name.items() if subject not in names for r in rows]
    held = (ruling for rows in (*rulings.by_iri.values(), *rulings.by_name.values()) for ruling in rows)
    missing += [r for r in held if r.actor and r.actor.iri and r.iri.startswith(mint.base) and r.iri not in iris]
    return sorted({ruling.place for ruling in missing})


def bodies(mint: Minter, tables: Reference) -> review.Bodies:
    """Give whom a row of a mapping file can mean."""

    def named(name: str) -> tuple[str, Actor] | None:
        actor = identity.self_identifying(name, None, tables)
        return (mint.body(actor).value, actor) if actor else None

    return review.Bodies(
        {mint.body(actor).value: actor for actor in identity.known_bodies(tables)},
        named,
        {mint.thing("municipality", code).value: code for code in tables.municipalities},
        lambda actor, project: mint.actor(actor, project).value,
        mint.base,
    )


def names(mint: Minter, tables: Reference) -> Iterator[tuple[str, str]]:
    """Give IRI and name of every body that the tables know: what an unknown name may mean."""
    for actor in identity.known_bodies(tables):
        yield mint.body(actor).value, actor.name
