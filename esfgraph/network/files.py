"""Networks as files that other tools open: GraphML, GEXF, tie and node CSV, node-link JSON, VOSviewer JSON.

The same network gives the same bytes: nodes and ties sorted by IRI, attributes by name, no date, LF, UTF-8. GraphML, GEXF
and JSON carry the IRIs of the projects behind each tie, "; " between, as ``project_iris``, and ``layers`` where the ties have them;
JSON also the proof itself. The columns of the CSV files are fixed. The graph attributes ``methods_sv`` and ``methods_en``, where they
are there, go along: as such in GraphML and JSON, as description in GEXF and VOSviewer.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, is_dataclass
from html import escape
from typing import Any
from xml.etree.ElementTree import SubElement

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

from esfgraph.network.projection import Group
from esfgraph.spreadsheet import harmless

TIE_COLUMNS = ("source", "target", "source_label", "target_label", "projects", "weight", "evidence", "significance")
NODE_COLUMNS = ("id", "label", "kind", "region", "projects")

_KINDS = {"municipality": "Kommun", "actor": "Aktör", "project": "Projekt"}

# what XML 1.0 has no way to write
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Attributes = Mapping[str, Any]


def to_graphml(graph: "nx.Graph[str]") -> bytes:
    """Write GraphML (graphml.graphdrawing.org)."""
    out = io.BytesIO()
    # not write_graphml: that takes lxml where it is installed, and lxml's bytes are others
    nx.write_graphml_xml(_plain(graph), out)
    return out.getvalue().rstrip() + b"\n"


def to_gexf(graph: "nx.Graph[str]") -> bytes:
    """Write GEXF 1.2draft, the version Gephi and networkx both read, without the date and the name of the graph that networkx puts in.

    The schema (www.gexf.net/1.2draft/gexf.xsd) knows no such name, and no attributes of a graph.
    """
    writer = GEXFWriter(version="1.2draft")
    writer.add_graph(_plain(graph))
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)
        meta.find("creator").text = "esfgraph"
        if told := _methods(graph):
            SubElement(meta, "description").text = _text(told)
    for element in writer.xml.iter("graph"):
        element.attrib.pop("name", None)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue().rstrip() + b"\n"


def ties_csv(graph: "nx.Graph[str]") -> str:
    """Write one line a tie, columns ``TIE_COLUMNS``; the end whose IRI sorts first is the source."""
    lines = (
        (
            *(_cell(text) for text in (one, other, graph.nodes[one]["label"], graph.nodes[other]["label"])),
            tie["projects"],
            tie["weight"],
            _cell(tie["evidence"]),
            _cell(tie["significance"]),
        )
        for one, other, tie in _ties(graph)
    )
    return _csv(TIE_COLUMNS, lines)


def nodes_csv(graph: "nx.Graph[str]") -> str:
    """Write one line a node, columns ``NODE_COLUMNS``."""
    lines = (
        (*(_cell(text) for text in (iri, node["label"], node["kind"], node["region"])), node["projects"]) for iri, node in _nodes(graph)
    )
    return _csv(NODE_COLUMNS, lines)


def to_json(graph: "nx.Graph[str]") -> str:
    """Write node-link JSON as ``networkx.node_link_graph(..., edges="edges")`` and D3 read it."""
    value = {
        "directed": False,
        "multigraph": False,
        "graph": _jsonable({name: value for name, value in graph.graph.items() if name != "listed"}),  # the ties tell of it
        "nodes": [{"id": iri, **_jsonable(node)} for iri, node in _nodes(graph)],
        "edges": [{"source": one, "target": other, **_jsonable(tie), **_project_iris(tie)} for one, other, tie in _ties(graph)],
    }
    return _json(value)


def to_vosviewer(graph: "nx.Graph[str]") -> str:
    """Write VOSviewer JSON (app.vosviewer.com/docs/file-types/json-file-type); each ESF region is a cluster.

    What the format has no place for stands in the descriptions, which VOSviewer reads as HTML.
    """
    regions = sorted({node["region"] for _, node in _nodes(graph)} - {""})
    cluster = {name: number for number, name in enumerate(regions, start=1)}
    items = [
        {"id": iri, "label": node["label"], "description": _about_node(node), "url": iri, "weights": {"Projekt": node["projects"]}}
        | ({"cluster": cluster[node["region"]]} if node["region"] else {})
        for iri, node in _nodes(graph)
    ]
    links = [
        {"source_id": one, "target_id": other, "strength": tie["weight"], "description": _about_tie(tie)}
        for one, other, tie in _ties(graph)
    ]
    clusters = [{"cluster": number, "label": name} for name, number in cluster.items()]
    info = {"info": {"title": "esfgraph", "description": escape(told)}} if (told := _methods(graph)) else {}
    return _json({"network": {"items": items, "links": links, "clusters": clusters}, **info})


def _about_node(node: Attributes) -> str:
    return escape(", ".join(part for part in (_KINDS[node["kind"]], node["region"], *node.get("names", ())) if part))


def _about_tie(tie: Attributes) -> str:
    words = (tie[name] for name in ("evidence", "significance", "roles", "layers") if tie.get(name))
    return escape("; ".join((f"Projekt: {tie['projects']}", *words)))


def _methods(graph: "nx.Graph[str]") -> str:
    return "\n\n".join(graph.graph[name] for name in ("methods_sv", "methods_en") if name in graph.graph)


def _nodes(graph: "nx.Graph[str]") -> list[tuple[str, dict[str, Any]]]:
    return [(iri, graph.nodes[iri]) for iri in sorted(graph)]


def _ties(graph: "nx.Graph[str]") -> list[tuple[str, str, dict[str, Any]]]:
    ends = sorted((min(pair), max(pair)) for pair in graph.edges)
    return [(one, other, graph.edges[one, other]) for one, other in ends]


def _plain(graph: "nx.Graph[str]") -> "nx.Graph[str]":
    """Copy with scalar attributes only, in the order in which they are to be written."""
    copy: nx.Graph[str] = nx.Graph()
    copy.graph.update(_scalars(graph.graph))
    copy.add_nodes_from((iri, _scalars(node)) for iri, node in _nodes(graph))
    copy.add_edges_from((one, other, _scalars({**tie, **_project_iris(tie)})) for one, other, tie in _ties(graph))
    return copy


def _project_iris(tie: Attributes) -> dict[str, str]:
    return {"project_iris": "; ".join(proof.project for proof in tie["proof"])}


def _scalars(attributes: Attributes) -> dict[str, str | int | float]:
    plain = ((name, _joined(value) if isinstance(value, tuple) else value) for name, value in sorted(attributes.items()))
    return {name: _for_xml(value) for name, value in plain if isinstance(value, str | int | float)}


def _joined(values: tuple[Any, ...]) -> str | None:
    """Join names, or the IRIs of the projects that a cap leaves out; ``None`` for what is told elsewhere."""
    if not all(isinstance(value, str | Group) for value in values):
        return None
    return "; ".join(value.project if isinstance(value, Group) else value for value in values)


def _for_xml(value: str | float) -> str | int | float:
    if isinstance(value, bool):
        return str(value).lower()  # networkx writes "True", which no other reader takes for a boolean
    return _text(value) if isinstance(value, str) else value


def _text(value: str) -> str:
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", value)


def _jsonable(attributes: Attributes) -> dict[str, Any]:
    return {name: _as_list(value) if isinstance(value, tuple) else value for name, value in sorted(attributes.items())}


def _as_list(values: Iterable[Any]) -> list[Any]:
    return [asdict(value) if is_dataclass(value) and not isinstance(value, type) else value for value in values]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def _csv(columns: tuple[str, ...], lines: Iterator[tuple[object, ...]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(lines)
    return out.getvalue()


def _cell(text: str) -> str:
    # the csv module quotes a cell for a line feed, but before Python 3.13 not for a carriage return
    return harmless(text).replace("\r", "\n")
