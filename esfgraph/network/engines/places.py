"""Places named together: pairs with a project in common, and in how many."""

from collections.abc import Sequence

import numpy as np

from esfgraph.network.engines.rows import Cell, Engine, Iri, Row, names, numbered, ones, pairs

COLUMNS = ("municipality", "municipalityName", "otherMunicipality", "otherMunicipalityName", "projects")


def compute(rows: Sequence[Row]) -> Sequence[tuple[Cell, ...]]:
    """Give each pair of municipalities once, the one with the lower IRI first; those with most projects in common first."""
    places = names(rows, "municipality")
    column, project, iris = numbered(places), numbered(row["project"] for row in rows), list(places)
    listed = ones(((project[row["project"]], column[row["municipality"]]) for row in rows), (len(project), len(column)))
    found = [
        (Iri(iris[a]), places[iris[a]], Iri(iris[b]), places[iris[b]], count) for a, b, count in np.column_stack(pairs(listed)).tolist()
    ]
    return sorted(found, key=lambda cells: (-cells[4], cells[1], cells[3], cells[0], cells[2]))


ENGINE = Engine(COLUMNS, compute)
