"""A network as a small still picture (SVG) for the front page: nodes and ties, no words, nothing from the data but numbers."""

from collections.abc import Iterator

import networkx as nx

from esfgraph.palette import NO_REGION, REGION_COLOURS

_MARGIN = 60
MOST_TIES = 2500


def sketch(graph: "nx.Graph[str]", places: dict[str, tuple[int, int]]) -> str:
    """Give the picture of a network as an SVG element that fills its frame; of very many ties the strongest.

    ``places`` is where each node stands, in pixels, y growing downwards.
    """
    xs, ys = ([place[i] for place in places.values()] or [0] for i in (0, 1))
    box = f"{min(xs) - _MARGIN} {min(ys) - _MARGIN} {max(xs) - min(xs) + 2 * _MARGIN} {max(ys) - min(ys) + 2 * _MARGIN}"
    parts = [*_ties(graph, places), *_nodes(graph, places)]
    return f'<svg viewBox="{box}" aria-hidden="true" focusable="false">{"".join(parts)}</svg>'


def _ties(graph: "nx.Graph[str]", places: dict[str, tuple[int, int]]) -> Iterator[str]:
    ties = sorted(graph.edges, key=lambda tie: (-graph.edges[tie]["weight"], sorted(tie)))[:MOST_TIES]
    lines: dict[str, list[str]] = {}
    for a, b in ties:
        (x1, y1), (x2, y2) = places[a], places[b]
        same = graph.nodes[a]["region"] == graph.nodes[b]["region"]
        lines.setdefault(_colour(graph.nodes[a]["region"]) if same else NO_REGION[0], []).append(f"M{x1} {y1}L{x2} {y2}")
    opacity = 0.55 if len(ties) < 200 else 0.12
    for colour in sorted(lines):
        yield f'<path d="{"".join(sorted(lines[colour]))}" stroke="{colour}" stroke-opacity="{opacity}" stroke-width="2" fill="none"/>'


def _nodes(graph: "nx.Graph[str]", places: dict[str, tuple[int, int]]) -> Iterator[str]:
    for node in sorted(graph):
        (x, y), colour = places[node], _colour(graph.nodes[node]["region"])
        if graph.nodes[node]["kind"] == "project":
            yield f'<rect x="{x - 14}" y="{y - 14}" width="28" height="28" fill="{colour}"/>'
        elif graph.nodes[node]["kind"] == "actor":
            yield f'<path d="M{x} {y - 11}L{x + 11} {y}L{x} {y + 11}L{x - 11} {y}Z" fill="{colour}"/>'
        else:
            yield f'<circle cx="{x}" cy="{y}" r="8" fill="{colour}"/>'


def _colour(region: str) -> str:
    return REGION_COLOURS.get(region, NO_REGION)[0]
