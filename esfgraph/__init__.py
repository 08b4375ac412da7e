"""A knowledge graph of actors, municipalities and projects of the European Social Fund in Sweden."""

from importlib.metadata import version

__version__ = version("esfgraph")
__all__ = ["__version__"]
