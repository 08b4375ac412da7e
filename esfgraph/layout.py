"""Where each node of a picture stands: computed beforehand and always alike, so that the page lies still.

Nodes start from geography where they have coordinates, so that north stays up. Each connected component is laid out by forces
(after Fruchterman and Reingold 1991, with barycentric attraction), its nodes are pushed apart until dots and labels have room, and
the components are then set beside one another.
"""

import math

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.spatial import KDTree

Points = NDArray[np.float64]
Indices = NDArray[np.intp]

_LETTER, _LINE = 6.4, 15.0  # width of a letter and height of a line of a label, in pixels at the opening view
_MIDDLES = {  # of the regions, in kilometres east of Greenwich at 62.5° N and south of the equator: where actors of a large network start
    "Övre Norrland": (980.0, -7280.0),
    "Mellersta Norrland": (830.0, -6990.0),
    "Norra Mellansverige": (750.0, -6750.0),
    "Östra Mellansverige": (830.0, -6580.0),
    "Stockholm": (940.0, -6610.0),
    "Västsverige": (650.0, -6430.0),
    "Småland och Öarna": (800.0, -6370.0),
    "Sydsverige": (700.0, -6230.0),
}
_ROOM = 300  # so many nodes have room for a label each; more share it
_HOLD = 0.6  # how strongly nodes stay where geography has them, against one for the pull of their neighbours
_CIRCLE = 12  # so many nodes without geography stay on a circle
WIDE, TALL = 1.15, 0.55  # width to height of a picture, for a screen and for a phone
_BEYOND = 1.3  # how far out from a project its parties start, against one for its places
_EXACT = 500  # up to so many nodes every pair repels; above, nodes are repelled by the crowds of a grid


def positions(graph: "nx.Graph[str]", shape: float = WIDE) -> dict[str, tuple[int, int]]:
    """Give every node its place ``(x, y)`` in whole pixels at the opening view, y growing downwards.

    Takes a network with the node attributes ``label``, ``kind`` and, where known, ``lat`` and ``lon`` in degrees. The order in which
    nodes and ties were added does not matter. ``shape`` is the ratio of width to height that components are set in.
    """
    nodes = sorted(graph)
    if not nodes:
        return {}
    sizes, start = _sizes(graph, nodes), _geography(graph, nodes)
    number = {node: i for i, node in enumerate(nodes)}
    parts = sorted((np.array(sorted(number[n] for n in part)) for part in nx.connected_components(graph)), key=lambda p: (-len(p), p[0]))
    place = np.zeros((len(nodes), 2))
    for part in parts:
        place[part] = _component(graph, [nodes[i] for i in part], start[part], sizes[part])
    _pack(place, parts, start, sizes, shape)
    place -= (place.min(axis=0) + place.max(axis=0)) / 2
    return {node: (round(float(x)), round(float(y))) for node, (x, y) in zip(nodes, place, strict=True)}


def _sizes(graph: "nx.Graph[str]", nodes: list[str]) -> Points:
    """Half the width and height that each node wants with its label, in pixels, shape (n, 2)."""
    share = min(1.0, math.sqrt(_ROOM / len(nodes)))
    letters = np.array([min(24, len(graph.nodes[n]["label"])) for n in nodes])
    lines = np.array([{"municipality": 1.2, "actor": 2.0}.get(graph.nodes[n]["kind"], 6.0) for n in nodes])
    return np.column_stack([12 + share * letters * _LETTER / 2, 8 + share * lines * _LINE / 2])


def _geography(graph: "nx.Graph[str]", nodes: list[str]) -> Points:
    """Degrees to kilometres on a plane, shape (n, 2), y downwards; NaN where a place is not known.

    Equirectangular at 62.5° N, the middle of Sweden. Half of each coordinate is its rank, which lets crowded parts of the country
    take room from empty ones.
    """
    degrees = np.array([(graph.nodes[n].get("lon", math.nan), graph.nodes[n].get("lat", math.nan)) for n in nodes], dtype=float)
    plane = degrees * (111.2 * math.cos(math.radians(62.5)), -111.2)
    known = ~np.isnan(plane).any(axis=1)
    spread = plane[known]
    if len(spread) > 2:
        ranks = spread.argsort(axis=0, kind="stable").argsort(axis=0, kind="stable") / (len(spread) - 1)
        plane[known] = (spread + spread.min(axis=0) + ranks * np.ptp(spread, axis=0)) / 2
    return plane


def _component(graph: "nx.Graph[str]", nodes: list[str], start: Points, sizes: Points) -> Points:
    """Lay out one connected component about its own origin."""
    if len(nodes) == 1:
        return np.zeros((1, 2))
    pull = _springs(graph, nodes)
    if len(nodes) > _ROOM and np.isnan(start).all():
        start = np.array([_MIDDLES.get(graph.nodes[n]["region"], (math.nan, math.nan)) for n in nodes])
    place = _forces(_seed(start, pull), pull, 0.0 if np.isnan(start).all() and len(nodes) > _CIRCLE else _HOLD)
    spread = np.ptp(place, axis=0)
    area = float(np.maximum(spread, 0.3 * spread.max()).prod())
    place *= math.sqrt(float((4 * sizes.prod(axis=1)).sum()) / area)
    return separate(place, sizes)


def _springs(graph: "nx.Graph[str]", nodes: list[str]) -> csr_array:
    """The ties that draw nodes together, each row summing to one: the backbone, or those as strong as the third strongest of an end."""
    number = {node: i for i, node in enumerate(nodes)}
    third = {n: sorted((d["weight"] for d in graph[n].values()), reverse=True)[:3][-1] for n in nodes}
    name = "backbone" if graph.graph.get("tested") else ""  # of an untested network the page shows all ties
    ties = sorted((number[a], number[b], d["weight"], d.get(name, False)) for n in nodes for a, b, d in graph.edges(n, data=True))
    held = {a for a, _, _, drawn in ties if drawn}
    strong = [w >= min(third[nodes[a]], third[nodes[b]]) and not {a, b} <= held for a, b, w, _ in ties]
    kept = [(a, b, w) for (a, b, w, drawn), stays in zip(ties, strong, strict=True) if drawn or stays]
    rows, columns, weights = (np.array(column) for column in zip(*kept, strict=True))
    matrix = csr_array((weights.astype(float), (rows, columns)), shape=(len(nodes), len(nodes)))
    return csr_array(matrix.multiply(1 / np.asarray(matrix.sum(axis=1)).reshape(-1, 1)))


def _seed(start: Points, pull: csr_array) -> Points:
    """A first place for every node, of unit spread: geography, else beside its neighbours, else on a circle in a seeded order."""
    known = np.asarray(~np.isnan(start).any(axis=1))
    n = len(start)
    angle = 2 * math.pi * (np.random.default_rng(62).permutation(n) if n > _CIRCLE else np.arange(n)) / n
    circle = np.column_stack([np.cos(angle), np.sin(angle)])
    if not known.any():
        return circle
    place: Points = np.where(known[:, None], start, np.nanmean(start, axis=0))
    for _ in range(20):
        place = np.where(known[:, None], start, pull @ place)
    place = place - place.mean(axis=0)
    spread = np.maximum(place.std(axis=0), 0.2 * float(place.std()) + 1e-9)
    longer = spread / np.sqrt(spread.prod())  # Sweden is long and screens are wide: a quarter of the elongation is kept
    wide: Points = place / spread * longer**0.25 * (1.1, 1.0)
    return _rim(wide, known, pull) + 0.1 * circle


def _rim(place: Points, known: NDArray[np.bool_], pull: csr_array) -> Points:
    """Set what has one neighbour and no geography at the rim of that neighbour's others, where a long name has room."""
    place, ties = place.copy(), np.split(pull.indices, pull.indptr[1:-1])
    for hub, ends in enumerate(ties):
        leaves = [int(i) for i in sorted(ends) if not known[i] and len(ties[i]) == 1]
        others = place[[i for i in ends if known[i]]] - place[hub]
        if not leaves or not len(others):
            continue
        angles = sorted(np.arctan2(others[:, 1], others[:, 0]).tolist())
        reach = _BEYOND * float(np.linalg.norm(others, axis=1).mean())
        for leaf in leaves:
            gaps = np.diff([*angles, angles[0] + 2 * math.pi])
            widest = int(np.argmax(gaps))
            angle = angles[widest] + float(gaps[widest]) / 2
            place[leaf] = place[hub] + (reach * math.cos(angle), reach * math.sin(angle))
            angles.insert(widest + 1, angle)
    return place


def _forces(place: Points, pull: csr_array, hold: float) -> Points:
    """Move nodes towards the mean of their neighbours and away from all others, in units of the wanted distance."""
    n = len(place)
    place = place * math.sqrt(n)
    home, steps = place.copy(), 250 if n <= _EXACT else 120
    for step in range(steps):
        crowds, counts = _crowds(place)
        east, south = (place[:, None, axis] - crowds[None, :, axis] for axis in (0, 1))
        near = counts / (np.square(east) + np.square(south) + 0.05)
        push = np.column_stack([(east * near).sum(axis=1), (south * near).sum(axis=1)]) / (2 * math.sqrt(n))
        move = 0.6 * (push + (pull @ place - place) + hold * (home - place)) / (1 + hold)
        length = np.maximum(np.linalg.norm(move, axis=1, keepdims=True), 1e-9)
        place = place + move / length * np.minimum(length, 0.15 * math.sqrt(n) * (1 - step / steps))
    return place


def _crowds(place: Points) -> tuple[Points, Points]:
    """What repels: each node by itself, or in a large network the middle of each cell of a 24 by 24 grid with its number of nodes."""
    if len(place) <= _EXACT:
        return place, np.ones(len(place))
    low, span = place.min(axis=0), np.ptp(place, axis=0) + 1e-9
    cell = np.minimum((place - low) / span * 24, 23).astype(int) @ (24, 1)
    used, which, counts = np.unique(cell, return_inverse=True, return_counts=True)
    sums = np.zeros((len(used), 2))
    np.add.at(sums, which, place)
    return sums / counts[:, None], counts.astype(float)


def separate(place: Points, sizes: Points, power: float = 2.0, steps: int = 400) -> Points:
    """Push overlapping things apart; ``sizes`` are half widths and heights, ``power`` 2 takes them for ellipses, more for boxes."""
    place = place + 1e-3 * np.column_stack([np.arange(len(place)), -np.arange(len(place))])
    reach, area = 2 * sizes.max(axis=0), sizes.prod(axis=1)
    for _ in range(steps):
        pairs: Indices = KDTree(place / reach).query_pairs(1.0, p=math.inf, output_type="ndarray")
        a, b = pairs[:, 0], pairs[:, 1]
        room = sizes[a] + sizes[b]
        gap = (place[a] - place[b]) / room
        near = np.power(np.power(np.abs(gap), power).sum(axis=1), 1 / power)
        close = near < 0.995
        if not close.any():
            break
        a, b, near = a[close], b[close], near[close, None]
        move = gap[close] / np.maximum(near, 0.05) * (1 - near) * room[close] * 0.6
        light = (area[b] / (area[a] + area[b]))[:, None]  # the smaller gives way
        np.add.at(place, a, move * light)
        np.add.at(place, b, -move * (1 - light))
    return place


def _pack(place: Points, parts: list[Indices], start: Points, sizes: Points, shape: float) -> None:
    """Move whole components (in place) so that none covers another: by geography, the placeless and the lonely in rows below."""
    for part in parts:
        place[part] -= _box(place, part, sizes)[0]
    half = np.array([_box(place, part, sizes)[1] for part in parts]) + 20
    lonely = len(parts[0]) > 1  # a node without ties goes below, unless there is nothing else
    known = np.array([not np.isnan(start[part]).all() and not (lonely and len(part) == 1) for part in parts])
    centre = np.zeros((len(parts), 2))
    if known.any():
        middles = np.array([np.nanmean(start[part], axis=0) for part, k in zip(parts, known, strict=True) if k])
        centre[known] = _by_geography(middles, half[known], shape)
    if not known.all():
        top = float((centre + half)[known][:, 1].max()) + 10 if known.any() else 0.0
        centre[~known] = _rows(half[~known], top, shape)
    for part, middle in zip(parts, centre, strict=True):
        place[part] += middle


def _box(place: Points, part: Indices, sizes: Points) -> tuple[Points, Points]:
    """Middle and half size of the box about a component."""
    low, high = (place[part] - sizes[part]).min(axis=0), (place[part] + sizes[part]).max(axis=0)
    return (low + high) / 2, (high - low) / 2


def _by_geography(centre: Points, half: Points, shape: float) -> Points:
    """Set boxes close together as they lie on the map, in a picture of this shape: start crowded, then push apart."""
    spread = np.maximum(np.ptp(centre, axis=0), 1e-9)
    room = math.sqrt(float((4 * half.prod(axis=1)).sum()))
    wider = math.sqrt(shape / WIDE)
    return separate((centre - centre.mean(axis=0)) / spread * room * (0.6 * wider, 0.5 / wider), half, power=8.0, steps=1500)


def _rows(half: Points, top: float, shape: float) -> Points:
    """Set boxes in centred rows from ``top`` downwards, in their order, as near to a picture of this shape as rows allow."""
    widest, total = 2 * float(half[:, 0].max()), 2 * float(half[:, 0].sum())
    trials = [_broken(half, top, limit) for limit in np.geomspace(widest, total, 16)]
    extents = [np.ptp(np.concatenate([centre - half, centre + half]), axis=0) for centre in trials]
    return trials[int(np.argmin([max(wide / shape, high) for wide, high in extents]))]


def _broken(half: Points, top: float, limit: float) -> Points:
    """Centred rows of boxes, none wider than ``limit``."""
    rows: list[list[int]] = [[]]
    for i in range(len(half)):
        if rows[-1] and 2 * float(half[[*rows[-1], i], 0].sum()) > limit + 1e-6:
            rows.append([])
        rows[-1].append(i)
    centre = np.zeros_like(half)
    for row in rows:
        high = float(half[row, 1].max())
        right = np.cumsum(2 * half[row, 0])
        centre[row, 0] = right - half[row, 0] - right[-1] / 2
        centre[row, 1] = top + high
        top += 2 * high
    return centre
