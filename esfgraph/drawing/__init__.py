"""A network as one HTML file that needs nothing else: no server, no network, no second file.

The page is pyvis' ``Network`` on a template of ours, for pyvis' own links to other sites, moves without end and runs markup from the
data. vis-network is read from the installed pyvis. What comes from project pages enters as JSON and is shown as text only; a content
security policy with the hashes of the page's own scripts holds that line in the browser too.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import networkx as nx

from esfgraph.drawing.atlas import map_places, outline
from esfgraph.drawing.furniture import LANGUAGES, facts, furniture, html
from esfgraph.drawing.groups import grouped
from esfgraph.drawing.part import strongest
from esfgraph.drawing.rows import Row, area_rows, group_rows, listing_rows, node_rows, project_rows, tie_rows
from esfgraph.errors import UsageError
from esfgraph.layout import TALL, positions

__all__ = ["Picture", "draw", "lay_out", "page"]

_KINDS = ("municipalities", "actors", "projects")
_SMALL = 120  # nodes that a phone has room for in an order of its own
_NONE: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Picture:
    """A network, the part of it that is drawn, and where each node of that part stands, x and y growing downwards.

    ``places`` are pixels at the opening view; ``on_map`` are half kilometres, and hold only what is tied to a place. ``tall`` are the
    places on a phone, of a small network. ``first`` is another
    picture of the same, of another form ("stars", "groups"), which the page opens with; this one is then a click away.
    """

    graph: "nx.Graph[str]"
    part: "nx.Graph[str]"
    places: dict[str, tuple[int, int]]
    on_map: dict[str, tuple[int, int]] = field(default_factory=dict)
    tall: dict[str, tuple[int, int]] = field(default_factory=dict)
    form: str = ""
    first: "Picture | None" = None

    @property
    def opening(self) -> "Picture":
        """The picture that the page opens with."""
        return self.first or self


def draw(graph: "nx.Graph[str]", *, lang: str = "sv") -> str:
    """Draw a network as the text of one self-contained HTML file.

    Takes a network as ``esfgraph.network`` gives it (graph attributes ``kind``, ``counted``, ``projects``; nodes with ``label``,
    ``kind``, ``region``, ``projects`` and, where known, ``lat`` and ``lon``; ties with ``projects``, ``weight``, ``evidence``,
    ``significance`` and ``proof``), and the language the page opens in, ``sv`` or ``en``. The graph stays as it is. Of a network above
    3,000 nodes or 30,000 ties the page opens with its communities where they are known; the strongest part is drawn too, and the page
    says what is shown of how much. The same network gives the same text.

    Shown too where they are there: the graph attribute ``listed`` (``rows.Listing``: years, roles, words and lines), the node attributes
    ``names`` (other names, a sequence), ``community``, ``community_share`` and ``borderline``, the tie attributes ``backbone`` (what a
    large network opens with) and ``layers``.

    Raises:
        UsageError: an unknown kind of network or an unknown language.
    """
    return page(lay_out(graph), lang=lang)


def lay_out(graph: "nx.Graph[str]", stars: "nx.Graph[str] | None" = None) -> Picture:
    """Choose the part that is drawn and where its nodes stand: nearly all of the work, and the same for every language.

    ``stars`` is the same network in two modes, where the page is to open with that.
    """
    kind = graph.graph.get("kind")
    if kind not in _KINDS:
        raise UsageError(f"unknown kind of network {kind!r}; it is one of {', '.join(_KINDS)}")
    part = strongest(graph)
    if part.number_of_edges() < graph.number_of_edges() and "communities" in graph.graph:
        return _placed(graph, part, first=_placed(graph, grouped(graph), form="groups"))
    return _placed(graph, part, first=_placed(stars, strongest(stars), form="stars") if stars is not None else None)


def _placed(graph: "nx.Graph[str]", part: "nx.Graph[str]", *, form: str = "", first: Picture | None = None) -> Picture:
    held = _held(part)
    places, tall = positions(held), positions(held, TALL) if len(part) <= _SMALL else {}
    own = {node: places[node] for node in part}
    return Picture(graph, part, own, map_places(part), {node: tall[node] for node in part if tall}, form, first)


def _held(part: "nx.Graph[str]") -> "nx.Graph[str]":
    """Give the part with a node amid each project that is drawn as a group, so that its nodes come to stand together."""
    groups = part.graph.get("beyond_cap", ()) if part.graph["kind"] != "projects" else ()
    if not groups:
        return part
    held: nx.Graph[str] = nx.Graph(part)
    for group in groups:
        held.add_node(group.project, label="", kind="actor", region="", projects=1)
        held.add_edges_from(((group.project, node) for node in group.members if node in part), weight=1.0)
    return held


def page(picture: Picture, *, lang: str = "sv", siblings: Mapping[str, str] = _NONE, methods: Mapping[str, str] = _NONE) -> str:
    """Give the HTML file of a picture, opening in ``sv`` or ``en``.

    ``siblings`` are the pages of other networks of the same collection beside this one: kind of network → file name.
    ``methods`` is a paragraph on how the network was made: language → text.

    Raises:
        UsageError: another language.
    """
    if lang not in LANGUAGES:
        raise UsageError(f"unknown language {lang!r}; it is one of {', '.join(LANGUAGES)}")
    data = _data(picture)
    data["facts"] |= {"lang": lang, "siblings": dict(siblings), "methods": dict(methods)}
    data["first"] = _data(picture.first) if picture.first else None
    data["outline"] = outline() if picture.on_map or picture.opening.on_map else ()
    return html(furniture(picture.graph, lang), data)


def _data(picture: Picture) -> Row:
    """Give the rows of one picture, by the name under which its script reads them."""
    told = facts(picture.graph) | {"form": picture.form}
    if picture.form == "groups":
        edges = tie_rows(picture.part, {}, frozenset())
        return {
            "nodes": group_rows(picture.graph, picture.part, picture.places),
            "edges": edges,
            "projects": [],
            "listings": [],
            "areas": [],
            "facts": told,
        }
    listings = picture.graph.graph.get("listed", ())
    projects = project_rows(picture.part, listings)
    index = {row["iri"]: number for number, row in enumerate(projects)}
    listed = listing_rows(picture.part, listings, index)
    return {
        "nodes": node_rows(picture.graph, picture.part, picture.places, picture.on_map, picture.tall),
        "edges": tie_rows(picture.part, index, frozenset((project, node) for project, node, *_ in listed)),
        "projects": projects,
        "listings": listed,
        "areas": area_rows(picture.part, picture.graph.graph.get("beyond_cap", ()), index),
        "facts": told,
    }
