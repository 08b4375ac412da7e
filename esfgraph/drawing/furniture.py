"""What every network page has alike: words, style, scripts, and the policy that lets only these run; and the facts of the whole."""

import base64
import hashlib
import json
from importlib.resources import files
from typing import Any

import jinja2
import networkx as nx
from pyvis.network import Network

from esfgraph.palette import NO_REGION, REGION_COLOURS

Row = dict[str, Any]

LANGUAGES = ("sv", "en")
SCRIPTS = (
    "data",
    "groups",
    "colours",
    "bundles",
    "areas",
    "filters",
    "picture",
    "labels",
    "pointer",
    "panel",
    "legend",
    "table",
    "search",
    "export",
    "start",
)
_LIBRARY = "templates/lib/vis-9.1.2/vis-network.min.js"


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


def html(page: Row, data: Row) -> str:
    """Give the page as text; ``data`` holds what its scripts read, by the name of the block."""
    blocks = {name: rows for name, rows in data.items() if name not in {"nodes", "edges"}}
    return str(_Page(data["nodes"], data["edges"], page | {"blocks": blocks}).generate_html())


def furniture(graph: "nx.Graph[str]", lang: str) -> Row:
    """Give words, style, scripts and policy of the page of a network in this language."""
    kind, words = graph.graph["kind"], _words(graph)
    style, script = _template("network.css"), _script()
    library = files("pyvis").joinpath(_LIBRARY).read_text(encoding="utf-8")
    policy = (
        f"default-src 'none'; script-src {_hash(library)} {_hash(script)}; style-src {_hash(style)}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    code = {"style": style, "script": script, "library": library}
    return {"kind": kind, "lang": lang, "words": words[lang], "all_words": words, "policy": policy, **code}


def _words(graph: "nx.Graph[str]") -> Row:
    """Give the words of both languages: of a network that counts the prose those of naming, of an answer the question as title."""
    words: Row = json.loads(_template("words.json"))
    about = graph.graph
    for lang in LANGUAGES:
        prose, answer = words[lang].pop("prose"), words[lang].pop("answer")
        if about.get("ties", "listed") != "listed":
            _overlay(words[lang], prose)
            words[lang]["proseful"] = prose[about["ties"]]
        if f"question_{lang}" in about:
            _overlay(words[lang], answer)
            words[lang]["title"][about["kind"]] = about[f"question_{lang}"] or words[lang]["title"][about["kind"]]
    return words


def _overlay(words: Row, others: Row) -> None:
    """Put the other words in the place of those of the same name."""
    for name, value in others.items():
        if isinstance(value, dict):
            _overlay(words[name], value)
        elif name in words:
            words[name] = value


def facts(graph: "nx.Graph[str]") -> Row:
    """Give what the page must know of the whole network, drawn or not."""
    kinds = [data["kind"] for data in graph.nodes.values()]
    counts = {kind: kinds.count(kind) for kind in ("project", "actor", "municipality")}
    about = graph.graph
    whole = {"nodes": len(graph), "ties": graph.number_of_edges(), "kinds": counts, "tested": bool(about.get("tested"))}
    whole |= {"counted": about["counted"], "projects": about.get("projects", about["counted"])}
    whole |= {"runs": about["communities"][1] if "communities" in about else 0}
    whole["weight"] = about.get("weight", "")
    if "question_sv" in about:
        whole["asked"] = {lang: about.get(f"asked_{lang}", "") for lang in LANGUAGES}
    left_out: Row = {
        "beyond": len(about.get("beyond_cap", ())),
        "cap": about.get("cap", 0),
        "unable": about.get("unable", 0),
        "undated": about.get("undated", 0),
    }
    periods = about.get("coverage", ())
    left_out["silent"] = [(period.period, period.projects) for period in periods if not period.able and about["able"]]
    left_out["cannot"] = bool(periods) and not about["able"]
    colours = {"regions": [[name, *pair] for name, pair in REGION_COLOURS.items()], "grey": NO_REGION}
    return {"kind": about["kind"], **whole, **left_out, **colours}


def _script() -> str:
    """The scripts of the page as one, all in one scope: each file of ``templates/network`` is a part of it."""
    parts = "\n".join(_template(f"network/{name}.js") for name in SCRIPTS)
    return f'"use strict";\n(() => {{\n{parts}}})();\n'


def _template(name: str) -> str:
    return files("esfgraph").joinpath("templates", *name.split("/")).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """The source expression of CSP level 2 for a script or style of exactly this text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _script_json(value: Any) -> str:  # noqa: ANN401  # whatever JSON can hold
    """JSON that cannot end its script block; ``<``, ``>``, ``&`` and the two line separators as escapes."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for sign in "&<>\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
