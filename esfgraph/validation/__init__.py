"""The rules of ``ontology/shapes.ttl`` held against a graph, and what they find told in words."""

from esfgraph.validation.checking import Finding, Report, Severity, union, validate
from esfgraph.validation.wording import render

__all__ = ["Finding", "Report", "Severity", "render", "union", "validate"]
