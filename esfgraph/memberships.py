"""Rows of the network queries → what the network stage takes: one membership for each listing whose meaning is known."""

from collections.abc import Iterator, Mapping
from datetime import date

from pyoxigraph import Store

from esfgraph import queries
from esfgraph.network import Membership, Node, NodeKind, ProjectFacts

_QUESTIONS: tuple[tuple[str, NodeKind], ...] = (("natverk-aktorer", "actor"), ("natverk-kommuner", "municipality"))
_Row = Mapping[str, str]


def memberships(store: Store) -> tuple[Membership, ...]:
    """Give one row for each participation and each place listing of the graph, actors first."""
    return tuple(_membership(row, kind) for name, kind in _QUESTIONS for row in _rows(store, name))


def _rows(store: Store, name: str) -> Iterator[_Row]:
    table = queries.run(queries.find(name), store)
    if isinstance(table, queries.Table):
        for row in table.rows:
            yield {column: getattr(term, "value", "") for column, term in zip(table.columns, row, strict=True) if term is not None}


def _membership(row: _Row, kind: NodeKind) -> Membership:
    facts = ProjectFacts(
        id=row["project"],
        title=row["projectTitle"],
        region=row.get("region", ""),
        region_code=row.get("regionCode"),
        area=row.get("area"),
        phase=row.get("phase"),
        start=_day(row.get("start")),
        end=_day(row.get("end")),
    )
    return Membership(facts, _node(row, kind), row.get("role"), row["words"])


def _node(row: _Row, kind: NodeKind) -> Node:
    region = row.get("nodeRegion", "")
    top = Node(row["grandparent"], row["grandparentLabel"], kind, region) if "grandparent" in row else None
    parent = Node(row["parent"], row["parentLabel"], kind, region, parent=top) if "parent" in row else None
    return Node(
        id=row["node"],
        label=row["nodeLabel"],
        kind=kind,
        region=region,
        county=row.get("county"),
        lat=_degrees(row.get("lat")),
        lon=_degrees(row.get("long")),
        parent=parent,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _degrees(text: str | None) -> float | None:
    return float(text) if text else None
