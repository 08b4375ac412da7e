"""What people call the columns of the answers: ``queries/columns.csv``. The columns' own names never change; these may."""

import csv

from esfgraph.resources import folder


def column_names() -> dict[str, tuple[str, str]]:
    """Give column → its name in Swedish and English."""
    return {row["column"]: (row["sv"], row["en"]) for row in _rows()}


def empty_cells() -> dict[str, tuple[str, str]]:
    """Give column → what an empty cell of it means, in Swedish and English; of the columns where that is more than "not stated"."""
    return {row["column"]: (row["empty_sv"], row["empty_en"]) for row in _rows() if row["empty_sv"]}


def _rows() -> list[dict[str, str]]:
    with (folder("queries") / "columns.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
