"""Networks of actors, municipalities and projects, from rows of a query to a networkx graph and to files.

``two_mode`` and ``project`` say what the graph they give looks like; ``rollup``, ``by_initiative`` and ``Filters`` act on the
rows before. ``with_backbone``, ``with_communities``, ``with_layers`` and ``methods`` take such a graph; ``measures`` and
``leave_one_out`` the table of who is ``listed`` where.
"""

from esfgraph.network.answered import Named, named_ties
from esfgraph.network.backbone import with_backbone
from esfgraph.network.communities import BORDERLINE, RUNS, Communities, communities, with_communities
from esfgraph.network.evidence import NAMED_TOGETHER, NOT_SIGNIFICANT, NOT_TESTABLE, RECURRING, SIGNIFICANT
from esfgraph.network.files import nodes_csv, ties_csv, to_gexf, to_graphml, to_json, to_vosviewer
from esfgraph.network.filters import ROLES, Choice, Filters, choose
from esfgraph.network.incidence import Incidence
from esfgraph.network.layers import LISTED, MENTIONED, with_layers
from esfgraph.network.measures import COLUMNS, SORTS, Measures, measures, ordered
from esfgraph.network.methods import cautions, methods, too_few
from esfgraph.network.projection import KINDS, Group, Proof, listed, project, two_mode
from esfgraph.network.robustness import Moved, Movement, leave_one_out
from esfgraph.network.rows import Candidate, Membership, Node, NodeKind, ProjectFacts, by_initiative, rollup
from esfgraph.network.stars import stars
from esfgraph.network.weights import CAP, WEIGHTS

__all__ = [
    "BORDERLINE",
    "CAP",
    "COLUMNS",
    "KINDS",
    "LISTED",
    "MENTIONED",
    "NAMED_TOGETHER",
    "NOT_SIGNIFICANT",
    "NOT_TESTABLE",
    "RECURRING",
    "ROLES",
    "RUNS",
    "SIGNIFICANT",
    "SORTS",
    "WEIGHTS",
    "Candidate",
    "Choice",
    "Communities",
    "Filters",
    "Group",
    "Incidence",
    "Measures",
    "Membership",
    "Moved",
    "Movement",
    "Named",
    "Node",
    "NodeKind",
    "ProjectFacts",
    "Proof",
    "by_initiative",
    "cautions",
    "choose",
    "communities",
    "leave_one_out",
    "listed",
    "measures",
    "methods",
    "named_ties",
    "nodes_csv",
    "ordered",
    "project",
    "rollup",
    "stars",
    "ties_csv",
    "to_gexf",
    "to_graphml",
    "to_json",
    "to_vosviewer",
    "too_few",
    "two_mode",
    "with_backbone",
    "with_communities",
    "with_layers",
]
