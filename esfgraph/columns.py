"""What people call the columns of the answers: ``queries/columns.csv``. The columns' own names never change; these may."""

import csv

from esfgraph.resources import folder


def column_names() -> dict[str, tuple[str, str]]:
    """Give column → its name in Swedish and English."""
    with (folder("queries") / "columns.csv").open(encoding="utf-8", newline="") as file:
        return {row["column"]: (row["sv"], row["en"]) for row in csv.DictReader(file)}
