"""The public graph as tables: projects, actors, municipalities, participations, places and ties, as CSV with CSVW metadata and as XLSX.

CSV cells are the graph's own characters, with one exception: before a text that a spreadsheet would run as a formula stands ``'`` (see
``spreadsheet``); the workbook marks its texts as text and needs none.
"""

import re
from collections.abc import Iterator

from esfgraph.publish import csvw
from esfgraph.publish.columns import LISTS, OF_TEXT, Column, Filled, Table, cell, rows, tables
from esfgraph.publish.configuration import Publication
from esfgraph.publish.facts import Facts
from esfgraph.publish.public import PublicGraph
from esfgraph.publish.workbook import to_xlsx
from esfgraph.spreadsheet import harmless

_QUOTED = re.compile('[",\r\n]')


def files(graph: PublicGraph, publication: Publication | None = None) -> Iterator[tuple[str, bytes]]:
    """Give each file's path in the folder and its bytes, sorted by path: the workbook, the CSV files and their metadata."""
    facts = Facts(graph)
    yield "data/esfgraph.xlsx", to_xlsx(facts, publication)
    made, filled = {}, {}
    for table in tables():
        made[f"data/tables/{table.name}.csv"], filled[table.name] = to_csv(table, facts)
    made["data/tables/csv-metadata.json"] = csvw.metadata(filled, graph.base, publication)
    for path in sorted(made):
        yield path, made.pop(path)


def to_csv(table: Table, facts: Facts) -> tuple[bytes, Filled]:
    """Give a table as CSV (UTF-8, commas, LF, a header of column names), and which of its columns have cells with several or no values."""
    several = {column.name for column in table.columns if column.form in LISTS}
    gaps: set[str] = set()
    lines = [",".join(column.name for column in table.columns)]
    for row in rows(table, facts):
        several.update(name for name, values in row.items() if len(values) > 1)
        gaps.update(name for name, values in row.items() if not values)
        lines.append(",".join(_csv_cell(column, row[column.name], facts.base) for column in table.columns))
    return "".join(f"{line}\n" for line in lines).encode(), Filled(frozenset(several), frozenset(gaps))


def _csv_cell(column: Column, values: tuple[str, ...], base: str) -> str:
    text = cell(column, values, base)
    safe = harmless(text) if column.form in OF_TEXT else text
    return '"' + safe.replace('"', '""') + '"' if _QUOTED.search(safe) else safe
