"""The networks as the command line names them, and their files."""

from collections.abc import Callable
from enum import StrEnum

import networkx as nx

from esfgraph import drawing, network
from esfgraph.errors import UsageError

FORMATS = ("html", "graphml", "gexf", "csv", "json", "vosviewer")
_WRITERS: dict[str, Callable[["nx.Graph[str]"], str | bytes]] = {
    "graphml": network.to_graphml,
    "gexf": network.to_gexf,
    "csv": network.ties_csv,
    "json": network.to_json,
    "vosviewer": network.to_vosviewer,
}


class Kind(StrEnum):
    """The networks there are; ``projects`` is two-mode: projects with their actors and municipalities."""

    MUNICIPALITIES = "municipalities"
    ACTORS = "actors"
    PROJECTS = "projects"


def written(graph: "nx.Graph[str]", form: str, lang: str) -> bytes:
    """Give a network in one of ``FORMATS``; of ``csv`` the ties, whose nodes are a second file.

    Raises:
        UsageError: an unknown format.
    """
    if form == "html":
        return drawing.draw(graph, lang=lang).encode()
    if form not in _WRITERS:
        raise UsageError(f"{form}: no such format; one of {', '.join(FORMATS)}")
    data = _WRITERS[form](graph)
    return data if isinstance(data, bytes) else data.encode()
