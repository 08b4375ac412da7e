"""A network as one HTML file that needs nothing else: no server, no network, no second file.

The page is pyvis' ``Network`` on a template of ours, for pyvis' own links to other sites, moves without end and runs markup from the
data. vis-network is read from the installed pyvis. What comes from project pages enters as JSON and is shown as text only; a content
security policy with the hashes of the page's own scripts holds that line in the browser too.
"""

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Protocol

import jinja2
import networkx as nx
from pyvis.network import Network

from esfgraph.errors import UsageError
from esfgraph.layout import positions
from esfgraph.palette import NO_REGION, REGION_COLOURS

Row = dict[str, Any]
Tie = tuple[int, int, Row]
Ends = tuple[str, str, Row]

MOST_NODES = 3000  # measured: above these, panning lags on a computer without a graphics card
MOST_TIES = 9000
_KINDS = ("municipalities", "actors", "projects")
_LANGUAGES = ("sv", "en")
_LIBRARY = "templates/lib/vis-9.1.2/vis-network.min.js"


class Proof(Protocol):
    """One project behind a tie: its IRI, its title, and the words of the page that put both ends into it."""

    @property
    def project(self) -> str:
        """The project's IRI."""

    @property
    def title(self) -> str:
        """The project's title as the page has it."""

    @property
    def words(self) -> str:
        """The names as written on the page."""


class _Page(Network):  # type: ignore[misc]  # pyvis has no types
    """pyvis' network on our template, filled at once (pyvis' ``add_edge`` searches all former edges each time)."""

    def __init__(self, nodes: list[Row], edges: list[Row], page: Row) -> None:
        super().__init__(cdn_resources="in_line")
        self.nodes, self.edges = nodes, edges
        self.node_ids = [node["id"] for node in nodes]
        self.node_map = {node["id"]: node for node in nodes}
        self.options = {"physics": {"enabled": False}}
        self.templateEnv = jinja2.Environment(
            loader=jinja2.PackageLoader("esfgraph", "templates"), autoescape=True, undefined=jinja2.StrictUndefined
        )
        self.templateEnv.filters["script_json"] = _script_json
        self.templateEnv.globals["page"] = page
        self.path = "network.html.j2"  # not set_template(): that makes a new environment, without escaping


@dataclass(frozen=True, slots=True)
class Picture:
    """A network, the part of it that is drawn, and the place of each node of that part in pixels (x, y growing downwards)."""

    graph: "nx.Graph[str]"
    part: "nx.Graph[str]"
    places: dict[str, tuple[int, int]]


def draw(graph: "nx.Graph[str]", *, lang: str = "sv") -> str:
    """Draw a network as the text of one self-contained HTML file.

    Takes a network as ``esfgraph.network`` gives it (graph attributes ``kind``, ``counted``, ``projects``; nodes with ``label``,
    ``kind``, ``region``, ``projects`` and, where known, ``lat`` and ``lon``; ties with ``projects``, ``weight``, ``evidence``,
    ``significance`` and ``proof``), and the language the page opens in, ``sv`` or ``en``. The graph stays as it is. Of a network above
    3,000 nodes or 9,000 ties the strongest part is drawn, and the page says so. The same network gives the same text.

    Raises:
        UsageError: an unknown kind of network or an unknown language.
    """
    return page(lay_out(graph), lang=lang)


def lay_out(graph: "nx.Graph[str]") -> Picture:
    """Choose the part that is drawn and where its nodes stand: nearly all of the work, and the same for every language."""
    kind = graph.graph.get("kind")
    if kind not in _KINDS:
        raise UsageError(f"unknown kind of network {kind!r}; it is one of {', '.join(_KINDS)}")
    part = _strongest(graph)
    return Picture(graph, part, positions(part))


def page(picture: Picture, *, lang: str = "sv") -> str:
    """Give the HTML file of a picture, opening in ``sv`` or ``en``; raises ``UsageError`` for another language."""
    if lang not in _LANGUAGES:
        raise UsageError(f"unknown language {lang!r}; it is one of {', '.join(_LANGUAGES)}")
    nodes, (edges, projects) = _nodes(picture), _edges(picture.part)
    furniture = _furniture(picture.graph.graph["kind"], lang) | {"projects": projects, "facts": _facts(picture.graph, lang)}
    return str(_Page(nodes, edges, furniture).generate_html())


def _strongest(graph: "nx.Graph[str]") -> "nx.Graph[str]":
    """The part that is drawn, its nodes in the order of their IRIs: all of it, or what the page says of a network too large."""
    part: nx.Graph[str] = nx.Graph(**graph.graph)
    if len(graph) <= MOST_NODES and graph.number_of_edges() <= MOST_TIES:
        kept, ties = set(graph), list(graph.edges(data=True))
    else:
        kept, ties = _whole_projects(graph) if graph.graph["kind"] == "projects" else _strongest_ties(graph)
    part.add_nodes_from((n, graph.nodes[n]) for n in sorted(kept))
    part.add_edges_from(ties)
    return part


def _whole_projects(graph: "nx.Graph[str]") -> tuple[set[str], list[Ends]]:
    """Of a two-mode network: the projects with most ties, each with all its parties and places, as many as there is room for."""
    kept: set[str] = set()
    ties = 0
    for hub in sorted((n for n in graph if graph.nodes[n]["kind"] == "project"), key=lambda n: (-graph.degree[n], n)):
        more, ties = kept | {hub, *graph[hub]}, ties + graph.degree[hub]
        if len(more) > MOST_NODES or ties > MOST_TIES:
            break
        kept = more
    return kept, [tie for tie in graph.edges(data=True) if tie[0] in kept and tie[1] in kept]


def _strongest_ties(graph: "nx.Graph[str]") -> tuple[set[str], list[Ends]]:
    """Of a projection: the nodes with most projects, then the strongest ties between them.

    Of ties that weigh the same, those between the best connected nodes come first. A node that would stand without the ties it has
    is left out.
    """
    degree = dict(graph.degree())
    first = sorted(graph, key=lambda n: (-graph.nodes[n]["projects"], -degree[n], n))[:MOST_NODES]
    ties = sorted(graph.subgraph(first).edges(data=True), key=lambda tie: _strength(tie, degree))[:MOST_TIES]
    tied = {end for tie in ties for end in tie[:2]}
    return {n for n in first if n in tied or not degree[n]}, ties


def _strength(tie: Ends, degree: Mapping[str, int]) -> tuple[float, int, int, list[str]]:
    a, b, data = tie
    return -data["weight"], -data["projects"], -degree[a] - degree[b], sorted((a, b))


def _nodes(picture: Picture) -> list[Row]:
    """One row a node for the page, in the order of their IRIs; ids are numbers, so that nothing from the data is a key.

    ``ties`` counts those of the whole network, drawn or not.
    """
    rows = []
    for number, node in enumerate(picture.part):
        data = picture.part.nodes[node]
        x, y = picture.places[node]
        about = {key: data[key] for key in ("label", "kind", "region", "projects")}
        rows.append({"id": number, "iri": node, **about, "ties": int(picture.graph.degree[node]), "x": x, "y": y})
    return rows


def _edges(part: "nx.Graph[str]") -> tuple[list[Row], list[tuple[str, str]]]:
    """One row a tie, the strongest first, and the table of projects (IRI, title) that the proofs of the ties count into."""
    number = {node: i for i, node in enumerate(part)}
    pairs = ((number[a], number[b], data) for a, b, data in part.edges(data=True))
    ties: list[Tie] = [(min(a, b), max(a, b), data) for a, b, data in pairs]
    ties.sort(key=lambda tie: (-tie[2]["weight"], -tie[2]["projects"], tie[:2]))
    projects = sorted({(proof.project, proof.title) for *_, data in ties for proof in data["proof"]})
    index = {project: i for i, project in enumerate(projects)}
    return [_edge(tie, index) for tie in ties], projects


def _edge(tie: Tie, index: dict[tuple[str, str], int]) -> Row:
    a, b, data = tie
    about = {key: data[key] for key in ("projects", "weight", "evidence", "significance")}
    roles = [role for role in data.get("roles", "").split("; ") if role]
    return {"from": a, "to": b, **about, "roles": roles, "proof": _proofs(data["proof"], index)}


def _proofs(proofs: Iterable[Proof], index: dict[tuple[str, str], int]) -> list[tuple[int, str]]:
    """Each proof as the project's number and the words, in the order of the projects."""
    return sorted((index[proof.project, proof.title], proof.words) for proof in proofs)


def _facts(graph: "nx.Graph[str]", lang: str) -> Row:
    """What the page must know of the whole network, drawn or not."""
    kinds = [data["kind"] for data in graph.nodes.values()]
    counts = {kind: kinds.count(kind) for kind in ("project", "actor", "municipality")}
    whole = {"nodes": len(graph), "ties": graph.number_of_edges(), "kinds": counts}
    counted = graph.graph["counted"]
    whole |= {"counted": counted, "projects": graph.graph.get("projects", counted)}
    left_out = {
        "beyond": len(graph.graph.get("beyond_cap", ())),
        "cap": graph.graph.get("cap", 0),
        "unable": graph.graph.get("unable", 0),
        "undated": graph.graph.get("undated", 0),
    }
    colours = {"regions": [[name, *pair] for name, pair in REGION_COLOURS.items()], "grey": NO_REGION}
    return {"kind": graph.graph["kind"], "lang": lang, **whole, **left_out, **colours}


def _furniture(kind: str, lang: str) -> Row:
    """What every page has alike: words, style, scripts, and the policy that lets only these run."""
    words = json.loads(_template("words.json"))
    style, script = _template("network.css"), _template("network.js")
    library = files("pyvis").joinpath(_LIBRARY).read_text(encoding="utf-8")
    policy = (
        f"default-src 'none'; script-src {_hash(library)} {_hash(script)}; style-src {_hash(style)}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    code = {"style": style, "script": script, "library": library}
    return {"kind": kind, "lang": lang, "words": words[lang], "all_words": words, "policy": policy, **code}


def _template(name: str) -> str:
    return files("esfgraph").joinpath("templates", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """The source expression of CSP level 2 for a script or style of exactly this text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _script_json(value: Any) -> str:  # noqa: ANN401  # whatever JSON can hold
    """JSON that cannot end its script block; ``<``, ``>``, ``&`` and the two line separators as escapes."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for sign in "&<>\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
