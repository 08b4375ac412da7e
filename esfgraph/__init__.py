"""A knowledge graph of actors, municipalities and projects of the European Social Fund in Sweden.

``read_page`` reads the bytes of one project page into a record; ``read`` opens what ``esfgraph build`` made of many.
"""

from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from esfgraph.collection import Collection, read
    from esfgraph.errors import EsfgraphError
    from esfgraph.page import read_page

__version__ = version("esfgraph")
__all__ = ["Collection", "EsfgraphError", "__version__", "read", "read_page"]

_WHERE = {"Collection": "collection", "read": "collection", "EsfgraphError": "errors", "read_page": "page"}


def __getattr__(name: str) -> object:
    """Import what is asked for, and only then: a shell that completes a word must not wait for libraries of networks."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
