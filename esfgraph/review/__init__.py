"""What people decide about names: open questions out as a table, decisions in, in the standard form for mappings (SSSOM TSV)."""

from esfgraph.review.contradictions import Bodies, to_rulings
from esfgraph.review.questions import OpenQuestion, open_questions, to_rows
from esfgraph.review.sssom import Mapping, read_mappings, write_mappings

__all__ = ["Bodies", "Mapping", "OpenQuestion", "open_questions", "read_mappings", "to_rows", "to_rulings", "write_mappings"]
