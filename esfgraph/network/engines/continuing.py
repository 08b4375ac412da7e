"""Collaborations before and from a year: which continue, which are new, and of which the pages cannot tell."""

from collections.abc import Sequence

import numpy as np

from esfgraph.network.engines.rows import Cell, Engine, Iri, Row, names, numbered, ones, pairs
from esfgraph.network.incidence import CountMatrix

COLUMNS = ("actor", "actorName", "otherActor", "otherActorName", "outcome", "earlierInitiatives", "laterInitiatives", "undatedInitiatives")
CONTINUES, NEW, UNTOLD = "fortsätter", "nytt", "går inte att bedöma"
_ORDER = {CONTINUES: 0, NEW: 1, UNTOLD: 2}


def compute(rows: Sequence[Row]) -> Sequence[tuple[Cell, ...]]:
    """Give the pairs of actors with a later initiative in common.

    ``later`` of a row is "true" or "false", and is not there where the initiative states no start. A pair without an earlier initiative is
    new only where some initiative is earlier at all, none of its own has no date, and both actors are known beyond one project.
    """
    actors = names(rows, "actor")
    earlier, later, undated = (_together(rows, actors, when) for when in ("false", "true", None))
    comparable = any(row.get("later") == "false" for row in rows)
    only_here = {row["actor"] for row in rows if row["onlyHere"] == "true"}
    iris = list(actors)
    found: list[tuple[Iri, str, Iri, str, str, int, int, int]] = []
    for (a, b), after in later.items():
        before, unknown = earlier.get((a, b), 0), undated.get((a, b), 0)
        told = comparable and not unknown and not only_here & {iris[a], iris[b]}
        outcome = CONTINUES if before else NEW if told else UNTOLD
        first, second = sorted((iris[a], iris[b]), key=lambda iri: (actors[iri], iri))
        found.append((Iri(first), actors[first], Iri(second), actors[second], outcome, before, after, unknown))
    return sorted(found, key=lambda cells: (_ORDER[cells[4]], -cells[5], -cells[6], cells[1], cells[0], cells[3], cells[2]))


def _together(rows: Sequence[Row], actors: dict[str, str], when: str | None) -> dict[tuple[int, int], int]:
    """Count the initiatives of one time that each pair of actors has in common."""
    those = [row for row in rows if row.get("later") == when]
    column, initiative = numbered(actors), numbered(row["initiative"] for row in those)
    cells = ((initiative[row["initiative"]], column[row["actor"]]) for row in those)
    listed: CountMatrix = ones(cells, (len(initiative), len(column)))
    return {(a, b): count for a, b, count in np.column_stack(pairs(listed)).tolist()}


ENGINE = Engine(COLUMNS, compute)
