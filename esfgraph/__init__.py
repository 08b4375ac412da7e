"""A knowledge graph of actors, municipalities and projects of the European Social Fund in Sweden.

``read_page`` reads the bytes of one project page into a record; ``read`` opens what ``esfgraph build`` made of many.
"""

from importlib.metadata import version

__version__ = version("esfgraph")

from esfgraph.collection import Collection, read
from esfgraph.errors import EsfgraphError
from esfgraph.page import read_page

__all__ = ["Collection", "EsfgraphError", "__version__", "read", "read_page"]
