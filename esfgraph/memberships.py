"""Rows of the network queries → what the network stage takes: a membership for each listing whose meaning is known, and the projects."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from pyoxigraph import Literal, NamedNode, Store
from rdflib.namespace import ORG, SKOS

from esfgraph import queries
from esfgraph.network import Candidate, Membership, Node, NodeKind, ProjectFacts

_QUESTIONS: tuple[tuple[str, NodeKind], ...] = (("natverk-aktorer", "actor"), ("natverk-kommuner", "municipality"))
_Row = Mapping[str, str]
_Names = Mapping[str, tuple[str, ...]]


def memberships(store: Store) -> tuple[Membership, ...]:
    """Give one row for each participation and each place listing of the graph, actors first."""
    told, names = _told(store), _names(store)
    return tuple(_membership(row, kind, told, names) for name, kind in _QUESTIONS for row in _rows(store, name))


def mentioned(store: Store) -> tuple[Membership, ...]:
    """Give one row for each mention in the prose whose meaning is known, actors first; they have no role."""
    told, names = _told(store), _names(store)
    rows = (_membership(row, kind, told, names) for name, kind in _QUESTIONS for row in _rows(store, f"{name}-namnda"))
    return tuple(replace(row, mentioned=True) for row in rows)


def candidates(store: Store) -> tuple[Candidate, ...]:
    """Give every project of the graph, whether or not its pages can state parties and places."""
    return tuple(Candidate(_facts(row), row.get("periodName", ""), row["able"] == "true") for row in _rows(store, "natverk-projekt"))


def actor_types(store: Store) -> dict[str, str]:
    """Give the code of each actor's type by the actor's IRI, where the type is known."""
    quads = store.quads_for_pattern(None, NamedNode(str(ORG.classification)), None)
    ends = ((quad.subject, quad.object) for quad in quads)
    types = {
        actor.value: kind.value.rpartition("/")[2] for actor, kind in ends if isinstance(actor, NamedNode) and isinstance(kind, NamedNode)
    }
    return {actor: code for actor, code in types.items() if code != "unknown"}


def _rows(store: Store, name: str) -> Iterator[_Row]:
    table = queries.run(queries.find(name), store)
    if isinstance(table, queries.Table):
        for row in table.rows:
            yield {column: getattr(term, "value", "") for column, term in zip(table.columns, row, strict=True) if term is not None}


def _told(store: Store) -> dict[str, _Row]:
    """Give what other questions tell of each project: its money, and its initiative where it continues another project."""
    found = {row["project"]: dict(row) for row in _rows(store, "projekt")}
    for row in _rows(store, "natverk-initiativ"):
        found.setdefault(row["project"], {}).update(row)
    return dict(found)


def _names(store: Store) -> dict[str, tuple[str, ...]]:
    """Give the other names of everything that has some."""
    found: dict[str, set[str]] = {}
    for quad in store.quads_for_pattern(None, NamedNode(str(SKOS.altLabel)), None):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            found.setdefault(quad.subject.value, set()).add(quad.object.value)
    return {iri: tuple(sorted(names)) for iri, names in found.items()}


def _membership(row: _Row, kind: NodeKind, told: Mapping[str, _Row], names: _Names) -> Membership:
    more = told.get(row["project"], {})
    granted, budget = _whole(more.get("grantedSupport")), _whole(more.get("totalBudget"))
    facts = replace(_facts(row), initiative=more.get("initiative", ""), granted=granted, budget=budget)
    return Membership(facts, _node(row, kind, names), row.get("role"), row["words"], _whole(row.get("line")))


def _facts(row: _Row) -> ProjectFacts:
    return ProjectFacts(
        id=row["project"],
        title=row["projectTitle"],
        region=row.get("region", ""),
        region_code=row.get("regionCode"),
        area=row.get("area"),
        phase=row.get("phase"),
        start=_day(row.get("start")),
        end=_day(row.get("end")),
    )


def _node(row: _Row, kind: NodeKind, names: _Names) -> Node:
    region = row.get("nodeRegion", "")
    top, parent = None, None
    if "grandparent" in row:
        top = Node(row["grandparent"], row["grandparentLabel"], kind, region, names=names.get(row["grandparent"], ()))
    if "parent" in row:
        parent = Node(row["parent"], row["parentLabel"], kind, region, parent=top, names=names.get(row["parent"], ()))
    return Node(
        id=row["node"],
        label=row["nodeLabel"],
        kind=kind,
        region=region,
        county=row.get("county"),
        lat=_degrees(row.get("lat")),
        lon=_degrees(row.get("long")),
        parent=parent,
        names=names.get(row["node"], ()),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _whole(text: str | None) -> int | None:
    return int(text) if text else None


def _degrees(text: str | None) -> float | None:
    return float(text) if text else None
