"""Networks of actors, municipalities and projects, from rows of a query to a networkx graph and to files.

``two_mode`` and ``project`` say what the graph they give looks like; ``rollup`` and ``Filters`` act on the rows before.
"""

from esfgraph.network.evidence import NAMED_TOGETHER, NOT_SIGNIFICANT, NOT_TESTABLE, RECURRING, SIGNIFICANT
from esfgraph.network.files import nodes_csv, ties_csv, to_gexf, to_graphml, to_json, to_vosviewer
from esfgraph.network.filters import ROLES, Filters
from esfgraph.network.projection import KINDS, Group, Proof, project, two_mode
from esfgraph.network.rows import Membership, Node, NodeKind, ProjectFacts, rollup
from esfgraph.network.weights import CAP, WEIGHTS

__all__ = [
    "CAP",
    "KINDS",
    "NAMED_TOGETHER",
    "NOT_SIGNIFICANT",
    "NOT_TESTABLE",
    "RECURRING",
    "ROLES",
    "SIGNIFICANT",
    "WEIGHTS",
    "Filters",
    "Group",
    "Membership",
    "Node",
    "NodeKind",
    "ProjectFacts",
    "Proof",
    "nodes_csv",
    "project",
    "rollup",
    "ties_csv",
    "to_gexf",
    "to_graphml",
    "to_json",
    "to_vosviewer",
    "two_mode",
]
