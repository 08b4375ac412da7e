"""The measures of every node of a network, as one row each, and the order in which they rank.

All are worked out from who is listed with whom, weighed by Newman where a weight matters; ``centrality`` tells each measure's source.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import networkx as nx
import numpy as np

from esfgraph.errors import UsageError
from esfgraph.network import centrality
from esfgraph.network.brokerage import Roles, brokerage
from esfgraph.network.communities import Communities, communities
from esfgraph.network.incidence import FloatArray, Incidence, IntArray
from esfgraph.network.ties import Ties, initiatives, numbered_graph, ties

LOW_FIRST = ("constraint", "redundancy")  # the less, the more depends on the node
SORTS = ("degree", "strength", "betweenness", "constraint", "redundancy", "core")
_ROLES = ("coordinator", "gatekeeper", "representative", "consultant", "liaison")
COLUMNS = (
    *("id", "label", "kind", "region", "group", "projects", "degree", "strength", "betweenness", "constraint", "redundancy"),
    *("articulation", "component", "core", "community", "community_share", "borderline"),
    *(f"brokerage_{role}" for role in _ROLES),
)

Value = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Measures:
    """One node: who it is, and its measures; ``None`` where one has no meaning.

    ``projects`` counts all it is in, ``strength`` those with another node. ``component`` and ``community`` are numbers, 0 the largest,
    ``community`` -1 without ties. ``articulation``: without the node its component falls apart. ``core`` is over recurring ties only.
    ``group`` is what brokerage goes between: the type of an actor, the region of a municipality, "" if not known.
    """

    id: str
    label: str
    kind: str
    region: str
    group: str
    projects: int
    degree: int
    strength: float
    betweenness: float
    constraint: float | None
    redundancy: float | None
    articulation: bool
    component: int
    core: int
    community: int
    community_share: float
    borderline: bool
    roles: Roles | None

    def row(self) -> dict[str, Value]:
        """Give the values by the names of ``COLUMNS``, in their order."""
        values = asdict(self)
        roles = values.pop("roles") or dict.fromkeys(_ROLES)
        return {name: values[name] if name in values else roles[name.removeprefix("brokerage_")] for name in COLUMNS}


def measures(table: Incidence, groups: Mapping[str, str], found: Communities | None = None) -> tuple[Measures, ...]:
    """Measure every node of the table, in its order.

    ``groups`` gives the group of a node by its IRI; ``found`` the communities, if they are already worked out.
    """
    net = ties(table.matrix, initiatives(table))
    named = [groups.get(node.id, "") for node in table.nodes]
    members = found or communities(net.weight)
    unsure = set(members.borderline)
    values = {name: _plain(ranking(net, name)) for name in SORTS}
    roles = brokerage(net.shared, named)
    component, articulation = _parts(net)
    projects = np.asarray(table.matrix.sum(axis=0)).tolist()
    return tuple(
        Measures(
            id=node.id,
            label=node.label,
            kind=node.kind,
            region=node.region,
            group=named[place],
            projects=projects[place],
            **{name: column[place] for name, column in values.items()},
            articulation=place in articulation,
            component=component[place],
            community=int(members.number[place]),
            community_share=round(float(members.share[place]), 4),
            borderline=place in unsure,
            roles=roles[place],
        )
        for place, node in enumerate(table.nodes)
    )


def ranking(net: Ties, name: str) -> FloatArray | IntArray:
    """Give the measure that ``name`` (one of ``SORTS``) stands for; nan where it has no meaning.

    Raises ``UsageError`` for an unknown name.
    """
    if name not in SORTS:
        raise UsageError(f"unknown measure {name!r}: use one of {', '.join(SORTS)}")
    worked_out: FloatArray | IntArray = getattr(centrality, name)(net)
    return worked_out


def ordered(rows: tuple[Measures, ...], name: str) -> tuple[Measures, ...]:
    """Sort by a measure, the foremost first, then by label and IRI; nodes for which it has no meaning stand last.

    Raises ``UsageError`` for an unknown name.
    """
    if name not in SORTS:
        raise UsageError(f"unknown measure {name!r}: use one of {', '.join(SORTS)}")
    sign = 1 if name in LOW_FIRST else -1
    values = {row.id: getattr(row, name) for row in rows}
    return tuple(sorted(rows, key=lambda row: (values[row.id] is None, sign * (values[row.id] or 0), row.label, row.id)))


def _parts(net: Ties) -> tuple[dict[int, int], set[int]]:
    """Give the component of each node, the largest 0, and the nodes that hold one together (Tarjan 1972, doi:10.1137/0201010)."""
    graph = numbered_graph(net.shared)
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    return {node: number for number, part in enumerate(parts) for node in part}, set(nx.articulation_points(graph))


def _plain(values: FloatArray | IntArray) -> list[Any]:
    return [None if value != value else value for value in values.tolist()]  # noqa: PLR0124 only nan differs from itself
