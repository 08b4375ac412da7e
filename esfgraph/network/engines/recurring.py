"""Collaborations that recur: pairs of actors that are parties together in at least two initiatives.

An initiative counts where one of its projects lists both, as for the words of the networks' ties.
"""

from collections.abc import Sequence

import numpy as np

from esfgraph.network.engines.rows import Cell, Engine, Iri, Row, names, numbered, ones
from esfgraph.network.incidence import above_diagonal
from esfgraph.network.ties import FEWEST_INITIATIVES, together

COLUMNS = ("actor", "actorName", "otherActor", "otherActorName", "initiatives", "projects", "firstYear", "lastYear")


def compute(rows: Sequence[Row]) -> Sequence[tuple[Cell, ...]]:
    """Give the pairs, those with most initiatives first; ``firstYear`` and ``lastYear`` are of the starts that are stated."""
    actors, years = names(rows, "actor"), {row["project"]: int(row["startDate"][:4]) for row in rows if "startDate" in row}
    of_project = {row["project"]: row["initiative"] for row in rows}
    column, project, initiative = numbered(actors), numbered(of_project), numbered(of_project.values())
    listed = ones(((project[row["project"]], column[row["actor"]]) for row in rows), (len(project), len(column)))
    phase_of = np.array([initiative[of_project[iri]] for iri in project], dtype=np.int64)
    joined: dict[str, set[str]] = {actor: set() for actor in actors}
    for row in rows:
        joined[row["actor"]].add(row["project"])
    iris = list(actors)
    found: list[tuple[Iri, str, Iri, str, int, int, int | None, int | None]] = []
    one, other, times = above_diagonal(together(listed, phase_of))
    for a, b, count in np.column_stack((one, other, times))[times >= FEWEST_INITIATIVES].tolist():
        first, second = sorted((iris[a], iris[b]), key=lambda iri: (actors[iri], iri))
        shared = joined[first] & joined[second]
        begun = [years[project] for project in shared if project in years]
        since, until = min(begun, default=None), max(begun, default=None)
        found.append((Iri(first), actors[first], Iri(second), actors[second], count, len(shared), since, until))
    return sorted(found, key=lambda cells: (-cells[4], cells[1], cells[0], cells[3], cells[2]))


ENGINE = Engine(COLUMNS, compute)
