"""A picture as the rows of its page: nodes, ties, the projects behind them, and what the pages list.

Numbers stand for things, so that nothing from the data is a key, and each table is sorted: the same network gives the same page.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Protocol

import networkx as nx

Row = dict[str, Any]
Places = Mapping[str, tuple[int, int]]
_ALWAYS = ("projects", "weight", "evidence", "significance")


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


class Group(Protocol):
    """A project that makes no ties, for it has too many nodes: its IRI, its title, and the IRIs of its nodes."""

    @property
    def project(self) -> str:
        """The project's IRI."""

    @property
    def title(self) -> str:
        """The project's title."""

    @property
    def members(self) -> tuple[str, ...]:
        """The IRIs of its nodes."""


class Facts(Protocol):
    """What is said of a project besides its proofs; ``granted`` and ``budget`` (SEK) are told too where they are there."""

    @property
    def id(self) -> str:
        """The project's IRI."""

    @property
    def title(self) -> str:
        """The project's title."""

    @property
    def unit(self) -> str:
        """The IRI of what the network counts: the project, or its initiative."""

    @property
    def start(self) -> date | None:
        """The first day."""

    @property
    def end(self) -> date | None:
        """The last day."""


class Named(Protocol):
    """Who or which place is meant."""

    @property
    def id(self) -> str:
        """The IRI."""

    @property
    def label(self) -> str:
        """The name."""


class Listing(Protocol):
    """One listing of a node by a project, as ``esfgraph.network.Membership``; ``line`` and ``mentioned`` are told where there.

    ``line`` is of the page, from 1; ``mentioned`` says that the prose names it, and no list or field.
    """

    @property
    def project(self) -> Facts:
        """The project."""

    @property
    def node(self) -> Named:
        """Who or which place is meant."""

    @property
    def role(self) -> str | None:
        """The code of the role, as ``owner``; ``None`` for a place."""

    @property
    def words(self) -> str:
        """The name as written on the page."""


def node_rows(graph: "nx.Graph[str]", part: "nx.Graph[str]", places: Places, on_map: Places, tall: Places) -> list[Row]:
    """Give one row a node, in the order of their IRIs; ``ties`` counts those of the whole network, drawn or not."""
    rows = []
    for number, node in enumerate(part):
        data, (x, y) = part.nodes[node], places[node]
        about = {key: data[key] for key in ("label", "kind", "region", "projects")}
        row = {"id": number, "iri": node, **about, "ties": int(graph.degree[node]), "x": x, "y": y}
        row |= {"map": list(on_map[node])} if node in on_map else {}
        row |= {"tall": list(tall[node])} if tall.get(node, (x, y)) != (x, y) else {}
        row |= _group(data)
        rows.append(row | ({"names": list(data["names"])} if data.get("names") else {}))
    return rows


def group_rows(graph: "nx.Graph[str]", groups: "nx.Graph[str]", places: Places) -> list[Row]:
    """Give one row a group of ``drawing.groups``; ``members`` are label, region, projects, ties and the share of runs that agree."""
    rows = []
    for number, node in enumerate(groups):
        data, (x, y) = groups.nodes[node], places[node]
        about = {key: data[key] for key in ("label", "kind", "region", "projects", "inside")}
        members = [_member(graph, name) for name in data["members"]]
        rows.append({"id": number, "iri": node, **about, "ties": int(groups.degree[node]), "x": x, "y": y, "members": members})
    return rows


def _member(graph: "nx.Graph[str]", name: str) -> list[Any]:
    data = graph.nodes[name]
    return [data["label"], data["region"], data["projects"], int(graph.degree[name]), round(float(data["community_share"]), 2)]


def _group(data: Row) -> Row:
    """What is told of a node's community: its number, the share of runs that agree, and whether it is a borderline case."""
    if data.get("community", -1) < 0:
        return {}
    return {"group": data["community"], "share": round(float(data["community_share"]), 2)} | (
        {"unsure": True} if data["borderline"] else {}
    )


def project_rows(part: "nx.Graph[str]", listings: Iterable[Listing]) -> list[Row]:
    """Give one row a project of the ties and listings, in the order of their IRIs: title, and years, money and owner where known.

    Of an initiative the years span its projects, and the money is theirs together, where all state it. ``initiative`` is the number of the
    first project of the same initiative, where that is another.
    """
    ties: Iterator[Proof] = (proof for *_, data in part.edges(data=True) for proof in data["proof"])
    rows: dict[str, Row] = {proof.project: {"iri": proof.project, "title": proof.title} for proof in ties}
    phases: dict[str, dict[str, Facts]] = {}
    owners: dict[str, set[str]] = {}
    for listing in listings:
        phases.setdefault(listing.project.unit, {})[listing.project.id] = listing.project
        if listing.role == "owner":
            owners.setdefault(listing.project.unit, set()).add(listing.node.label)
    for unit, found in phases.items():
        own = [found[name] for name in sorted(found, key=lambda name: (name != unit, name))]
        rows.setdefault(unit, {"iri": unit, "title": own[0].title}).update(_span(own) | _money(own))
    for unit, names in owners.items():
        rows[unit]["owners"] = sorted(names)
    _initiatives(rows, listings)
    return [rows[unit] for unit in sorted(rows)]


def _initiatives(rows: dict[str, Row], listings: Iterable[Listing]) -> None:
    """Tell (in place) which projects are phases of one initiative: their ties are one time together, not several."""
    whole = {it.project.unit: getattr(it.project, "collaboration", it.project.unit) for it in listings}
    first: dict[str, int] = {}
    for number, unit in enumerate(sorted(rows)):
        known = first.setdefault(whole.get(unit, unit), number)
        if known != number:
            rows[unit]["initiative"] = known


def _span(phases: list[Facts]) -> Row:
    years = [(facts.start.year, facts.end.year) for facts in phases if facts.start and facts.end]
    return {"from": min(first for first, _ in years), "to": max(last for _, last in years)} if years else {}


def _money(phases: list[Facts]) -> Row:
    amounts = {name: [getattr(facts, name, None) for facts in phases] for name in ("granted", "budget")}
    return {name: sum(found) for name, found in amounts.items() if None not in found}


def tie_rows(part: "nx.Graph[str]", index: Mapping[str, int], said: frozenset[tuple[int, int]]) -> list[Row]:
    """Give one row a tie, the strongest first.

    ``index`` numbers the projects, ``said`` holds the pairs of project and node whose words are told elsewhere. ``proof`` lists the
    projects' numbers, each with the words of its page where those of an end are told nowhere else.
    """
    number = {node: i for i, node in enumerate(part)}
    pairs = ((number[a], number[b], data) for a, b, data in part.edges(data=True))
    rows = [_tie(min(a, b), max(a, b), data, index, said) for a, b, data in pairs]
    return sorted(rows, key=lambda row: (-row["weight"], -row["projects"], row["from"], row["to"]))


def _tie(one: int, other: int, data: Row, index: Mapping[str, int], said: frozenset[tuple[int, int]]) -> Row:
    row: Row = {"from": one, "to": other, **{key: data[key] for key in _ALWAYS}, "proof": _proofs(one, other, data["proof"], index, said)}
    for name in ("roles", "layers"):
        if data.get(name):
            row[name] = [part for part in data[name].split("; ") if part]
    return row | ({"backbone": bool(data["backbone"])} if "backbone" in data else {})


def _proofs(
    one: int, other: int, proofs: Iterable[Proof], index: Mapping[str, int], said: frozenset[tuple[int, int]]
) -> list[int | tuple[int, str]]:
    numbered = sorted((index[proof.project], proof.words) for proof in proofs)
    return [project if {(project, one), (project, other)} & said else (project, words) for project, words in numbered]


def listing_rows(part: "nx.Graph[str]", listings: Iterable[Listing], index: Mapping[str, int]) -> list[list[Any]]:
    """Give what the pages say of the nodes, each once and sorted: project, node, words, role ("" for a place), line (0 if unknown).

    What the prose mentions has 1 at the end.
    """
    number = {node: i for i, node in enumerate(part)}
    known = (listing for listing in listings if listing.node.id in number and listing.project.unit in index)
    rows = {
        (index[it.project.unit], number[it.node.id], it.words, it.role or "", getattr(it, "line", None) or 0, *_mention(it)) for it in known
    }
    return [list(row) for row in sorted(rows)]


def area_rows(part: "nx.Graph[str]", groups: Iterable[Group], index: Mapping[str, int]) -> list[Row]:
    """Give one row a project that is drawn as a group of its nodes, not as ties: title, number (-1 where no row has it), nodes."""
    number = {node: i for i, node in enumerate(part)}
    rows = []
    for group in groups:
        members = sorted(number[node] for node in group.members if node in number)
        rows.append({"title": group.title, "project": index.get(group.project, -1), "nodes": members})
    return sorted(rows, key=lambda row: (-len(row["nodes"]), row["title"], row["project"]))


def _mention(listing: Listing) -> tuple[int, ...]:
    return (1,) if getattr(listing, "mentioned", False) else ()
