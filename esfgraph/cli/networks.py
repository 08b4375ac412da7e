"""The networks as the command line names them, and their files."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType

import networkx as nx

from esfgraph import __version__, drawing, network
from esfgraph.errors import UsageError

_FEWEST_RUNS = 10  # that communities are a consensus of, of a network with very many ties
_WORK = 300_000  # ties times runs: some seven seconds
FORMATS = ("html", "graphml", "gexf", "csv", "json", "vosviewer")
_WRITERS: dict[str, Callable[["nx.Graph[str]"], str | bytes]] = {
    "graphml": network.to_graphml,
    "gexf": network.to_gexf,
    "csv": network.ties_csv,
    "json": network.to_json,
    "vosviewer": network.to_vosviewer,
}


_SAID = {
    "sv": (
        "Kan inte anges: inget projekt i urvalet har en sida som kan ange kommuner eller andra parter än ägaren.",
        "{} projekt i urvalet är inte med: deras sidor kan inte ange kommuner eller andra parter än ägaren.",
        "Projekt med en sida som kan det: {}.",
        "Kan inte jämföras, för ingen sida i urvalet kan ange det: {}.",
        "{} projekt är inte med: perioden som de pågick anges inte.",
        "{} projekt i urvalet är med bara genom löptexten: deras sidor kan inte ange kommuner eller andra parter än ägaren.",
    ),
    "en": (
        "Cannot be stated: no project of the selection has a page that can state municipalities or parties other than the owner.",
        "{} projects of the selection are left out: their pages cannot state municipalities or parties other than the owner.",
        "Projects with a page that can: {}.",
        "Not comparable, for no page of the selection can state it: {}.",
        "{} projects are left out: the period in which they ran is not stated.",
        "{} projects of the selection count by their prose alone: their pages cannot state municipalities or parties other than the owner.",
    ),
}


class Kind(StrEnum):
    """The networks there are; ``projects`` is two-mode: projects with their actors and municipalities."""

    MUNICIPALITIES = "municipalities"
    ACTORS = "actors"
    PROJECTS = "projects"


def drawn(picture: drawing.Picture, lang: str, siblings: Mapping[str, str] = MappingProxyType({})) -> str:
    """Give the page of a network, with a paragraph on how it was made."""
    told = {each: network.methods(picture.graph, each, __version__) for each in ("sv", "en")}
    return drawing.page(picture, lang=lang, siblings=siblings, methods=told)


def laid_out(graph: "nx.Graph[str]") -> drawing.Picture:
    """Lay a network out for its page: one of ties by its backbone, which a large one opens with, and with its communities.

    A network of too few projects to test opens as stars: each project with its nodes. An answer never does, for stars would show ties
    that it does not name.
    """
    if graph.graph["kind"] == Kind.PROJECTS:
        return drawing.lay_out(graph)
    runs = min(network.RUNS, max(_FEWEST_RUNS, _WORK // max(1, graph.number_of_edges())))
    stars = network.stars(graph) if len(graph) and network.too_few(graph) else None
    return drawing.lay_out(network.with_backbone(network.with_communities(graph, runs)), stars)


def cannot(graph: "nx.Graph[str]", lang: str) -> str:
    """Say, in ``sv`` or ``en``, that no page of the selection can state what the network shows; empty where one can."""
    return _SAID[lang][0] if graph.graph["coverage"] and not graph.graph["able"] else ""


def left_out(graph: "nx.Graph[str]", lang: str) -> Iterator[str]:
    """Say, in ``sv`` or ``en``, which projects that the filters choose are left out of the network, and which periods it is silent on."""
    _, unable, able, silent, undated, only_prose = _SAID[lang]
    by_prose = graph.graph.get("only_prose", 0)
    if graph.graph["unable"]:
        yield unable.format(graph.graph["unable"])
    if by_prose:
        yield only_prose.format(by_prose)
    if graph.graph["unable"] or by_prose:
        yield able.format("; ".join(period.told(lang) for period in graph.graph["coverage"]))
    if graph.graph["able"] and graph.graph["silent_periods"]:
        yield silent.format("; ".join(period.told(lang) for period in graph.graph["coverage"] if not period.able))
    if graph.graph["undated"]:
        yield undated.format(graph.graph["undated"])


def written(graph: "nx.Graph[str]", form: str, lang: str) -> bytes:
    """Give a network in one of ``FORMATS``, with a paragraph on how it was made; of ``csv``, which has no place for it, only the ties.

    Raises:
        UsageError: an unknown format.
    """
    if form == "html":
        return drawn(laid_out(graph), lang).encode()
    if form not in _WRITERS:
        raise UsageError(f"{form}: no such format; one of {', '.join(FORMATS)}")
    about = graph.copy()
    about.graph.update({f"methods_{each}": network.methods(graph, each, __version__) for each in ("sv", "en")})
    data = _WRITERS[form](about)
    return data if isinstance(data, bytes) else data.encode()
