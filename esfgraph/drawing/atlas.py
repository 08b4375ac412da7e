"""The map view: where municipalities lie, and the outline of Sweden and its counties, on one plane.

The plane is the transverse Mercator projection of a sphere about 15° E, as SWEREF 99 TM has it (Snyder 1987, Map Projections: A
Working Manual, p. 58); half kilometres, x to the east, y to the south. Outlines are ``ontology/reference/counties.geojson``.
"""

import json
import math
from functools import cache

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from esfgraph.layout import Points, separate
from esfgraph.resources import folder

_UNIT = 6371.0 / 0.5  # the radius of the earth in half kilometres
_MERIDIAN = 15.0
_NORTHERN = 7000.0 / 0.5  # half kilometres from the equator to where y is 0
_APART = 19.0  # half the distance that dots keep, in half kilometres: some four pixels of a whole map on a screen
_ROOM = 60.0  # the same for what has no place of its own, and so needs room for its name
_MOST_BESIDE = 400  # of more, projects and actors would push the municipalities from where they lie


def map_places(graph: "nx.Graph[str]") -> dict[str, tuple[int, int]]:
    """Give each node its place ``(x, y)`` on the map, in half kilometres; none where none has coordinates, nor in a large two-mode network.

    Nodes with ``lat`` and ``lon`` stand where they lie, but for crowded ones, which move apart a little. A project stands amid its
    places, an actor beside its projects; what is tied to no place is left out.
    """
    nodes = [node for part in nx.connected_components(graph) if any("lat" in graph.nodes[n] for n in part) for node in part]
    nodes.sort()
    known = np.array(["lat" in graph.nodes[n] for n in nodes])
    if not known.any() or (len(nodes) > _MOST_BESIDE and not known.all()):
        return {}
    start = np.full((len(nodes), 2), np.nan)
    start[known] = [_plane(graph.nodes[n]["lon"], graph.nodes[n]["lat"]) for n, lies in zip(nodes, known, strict=True) if lies]
    room = np.where(known, _APART, _ROOM)
    place = separate(_amid(graph, nodes, start, known), np.column_stack([room, room]), steps=120)
    return {node: (round(float(x)), round(float(y))) for node, (x, y) in zip(nodes, place, strict=True)}


def _plane(lon: float, lat: float) -> tuple[float, float]:
    """Degrees to half kilometres on the plane of the map."""
    east, north = math.radians(lon - _MERIDIAN), math.radians(lat)
    x = _UNIT * math.atanh(math.cos(north) * math.sin(east))
    return x, _NORTHERN - _UNIT * math.atan2(math.tan(north), math.cos(east))


def _amid(graph: "nx.Graph[str]", nodes: list[str], place: Points, known: NDArray[np.bool_]) -> Points:
    """Set what has no place of its own amid what it is tied to, step by step from what has one."""
    number = {node: i for i, node in enumerate(nodes)}
    waiting = [i for i in range(len(nodes)) if not known[i]]
    for _ in range(20):
        for i in waiting:
            near = place[[number[other] for other in sorted(graph[nodes[i]])]]
            near = near[~np.isnan(near).any(axis=1)]
            if len(near):
                place[i] = near.mean(axis=0)
    return place


@cache
def outline() -> tuple[str, ...]:
    """Give the counties as paths of SVG in half kilometres, in the order of their codes."""
    text = (folder("ontology") / "reference" / "counties.geojson").read_text(encoding="utf-8")
    counties = sorted(json.loads(text)["features"], key=lambda county: str(county["properties"]["code"]))
    rings = ([ring for part in county["geometry"]["coordinates"] for ring in part] for county in counties)
    return tuple("".join(_path(ring) for ring in own) for own in rings)


def _path(ring: list[list[float]]) -> str:
    """A closed ring as a path of whole numbers: the first corner, then steps, none of nought."""
    corners = np.rint([_plane(lon, lat) for lon, lat in ring]).astype(int)
    steps = [f"l{x} {y}" for x, y in np.diff(corners, axis=0)[:-1].tolist() if x or y]
    return f"M{corners[0][0]} {corners[0][1]}{''.join(steps)}Z"
