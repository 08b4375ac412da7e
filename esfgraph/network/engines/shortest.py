"""The shortest paths between two actors in the two-mode network of projects and parties (breadth first from both ends)."""

from collections.abc import Iterator, Mapping, Sequence

import networkx as nx

from esfgraph.network.engines.rows import Cell, Engine, Iri, Row, names

COLUMNS = ("step", "steps", "actor", "actorName", "project", "title", "otherActor", "otherActorName")


def compute(rows: Sequence[Row]) -> Sequence[tuple[Cell, ...]]:
    """Give every step that lies on a shortest path, from the actor marked ``isActor`` to the one marked ``isOther``.

    Nothing where there is no path, where one of the two is party of no project, or where both are the same.
    """
    ends = [{row["party"] for row in rows if row[mark] == "true"} for mark in ("isActor", "isOther")]
    if not all(ends) or ends[0] == ends[1]:
        return []
    titles, parties = {row["project"]: row["title"] for row in rows}, names(rows, "party")
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from((row["project"], row["party"]) for row in rows)
    away, left = (nx.single_source_shortest_path_length(graph, min(end)) for end in ends)
    length = away.get(min(ends[1]))
    if length is None:
        return []
    found = [
        (step, length // 2, Iri(one), parties[one], Iri(project), titles[project], Iri(other), parties[other])
        for step, one, project, other in _steps(graph, away, left, length)
    ]
    return sorted(found, key=lambda cells: (cells[0], cells[3], cells[2], cells[5], cells[4], cells[7], cells[6]))


def _steps(graph: "nx.Graph[str]", away: Mapping[str, int], left: Mapping[str, int], length: int) -> Iterator[tuple[int, str, str, str]]:
    """Give number, actor, project and next actor of each step on a shortest path: where the two distances add up to its length."""
    on_path = {node: distance for node, distance in away.items() if distance + left.get(node, length + 1) == length}
    for project, distance in on_path.items():
        if distance % 2:  # actors are an even number of ties away, projects an odd one
            before = [node for node in graph[project] if on_path.get(node) == distance - 1]
            after = [node for node in graph[project] if on_path.get(node) == distance + 1]
            yield from (((distance + 1) // 2, one, project, other) for one in before for other in after)


ENGINE = Engine(COLUMNS, compute)
