"""A network as a small still picture (SVG) for the front page: nodes and ties, no words, nothing from the data but numbers."""

from collections.abc import Iterator

import networkx as nx

from esfgraph.palette import css_class

_MARGIN = 60
MOST_TIES = 2500


def sketch(graph: "nx.Graph[str]", places: dict[str, tuple[int, int]]) -> str:
    """Give the picture of a network as an SVG element that fills its frame; of very many ties the strongest.

    ``places`` is where each node stands, in pixels, y growing downwards. The colours are those that the page gives to the classes of
    ``palette.css_class``, so that they follow its theme.
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
        lines.setdefault(css_class(graph.nodes[a]["region"] if same else ""), []).append(f"M{x1} {y1}L{x2} {y2}")
    opacity = 0.55 if len(ties) < 200 else 0.12
    for name in sorted(lines):
        path = "".join(sorted(lines[name]))
        yield f'<path class="{name}" d="{path}" stroke="currentColor" stroke-opacity="{opacity}" stroke-width="2" fill="none"/>'


def _nodes(graph: "nx.Graph[str]", places: dict[str, tuple[int, int]]) -> Iterator[str]:
    for node in sorted(graph):
        (x, y), look = places[node], f'class="{css_class(graph.nodes[node]["region"])}" fill="currentColor"'
        if graph.nodes[node]["kind"] == "project":
            yield f'<rect x="{x - 14}" y="{y - 14}" width="28" height="28" {look}/>'
        elif graph.nodes[node]["kind"] == "actor":
            yield f'<path d="M{x} {y - 11}L{x + 11} {y}L{x} {y + 11}L{x - 11} {y}Z" {look}/>'
        else:
            yield f'<circle cx="{x}" cy="{y}" r="8" {look}/>'
