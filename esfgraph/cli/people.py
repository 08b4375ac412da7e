"""What people have decided, read for a build: the mapping file, and whom its rows can mean."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from esfgraph import identity, review
from esfgraph.decision import Actor
from esfgraph.reference import Reference
from esfgraph.rulings import NO_RULINGS, Rulings
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
    )


def names(mint: Minter, tables: Reference) -> Iterator[tuple[str, str]]:
    """Give IRI and name of every body that the tables know: what an unknown name may mean."""
    for actor in identity.known_bodies(tables):
        yield mint.body(actor).value, actor.name
