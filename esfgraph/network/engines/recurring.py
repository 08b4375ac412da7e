"""Collaborations that recur: pairs of actors that are parties together in at least two initiatives."""

from collections.abc import Sequence

import numpy as np

from esfgraph.network.engines.rows import Cell, Engine, Iri, Row, names, numbered, ones, pairs
from esfgraph.network.ties import FEWEST_INITIATIVES

COLUMNS = ("actor", "actorName", "otherActor", "otherActorName", "initiatives", "projects", "firstYear", "lastYear")


def compute(rows: Sequence[Row]) -> Sequence[tuple[Cell, ...]]:
    """Give the pairs, those with most initiatives first; ``firstYear`` and ``lastYear`` are of the starts that are stated."""
    actors, years = names(rows, "actor"), {row["project"]: int(row["startDate"][:4]) for row in rows if "startDate" in row}
    column, initiative = numbered(actors), numbered(row["initiative"] for row in rows)
    listed = ones(((initiative[row["initiative"]], column[row["actor"]]) for row in rows), (len(initiative), len(column)))
    joined: dict[str, set[str]] = {actor: set() for actor in actors}
    for row in rows:
        joined[row["actor"]].add(row["project"])
    iris = list(actors)
    found: list[tuple[Iri, str, Iri, str, int, int, int | None, int | None]] = []
    one, other, times = pairs(listed)
    for a, b, count in np.column_stack((one, other, times))[times >= FEWEST_INITIATIVES].tolist():
        first, second = sorted((iris[a], iris[b]), key=lambda iri: (actors[iri], iri))
        shared = joined[first] & joined[second]
        begun = [years[project] for project in shared if project in years]
        since, until = min(begun, default=None), max(begun, default=None)
        found.append((Iri(first), actors[first], Iri(second), actors[second], count, len(shared), since, until))
    return sorted(found, key=lambda cells: (-cells[4], cells[1], cells[0], cells[3], cells[2]))


ENGINE = Engine(COLUMNS, compute)
