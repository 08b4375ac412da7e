"""Networks as files: the bytes, the columns, and that other readers find in them what was written."""

import csv
import hashlib
import io
import json
import os
import random
import subprocess
import sys
from dataclasses import replace
from math import isnan
from tempfile import NamedTemporaryFile
from xml.etree import ElementTree

import networkx as nx
import pytest

from esfgraph.network import (
    Membership,
    Node,
    ProjectFacts,
    nodes_csv,
    project,
    ties_csv,
    to_gexf,
    to_graphml,
    to_json,
    to_vosviewer,
    two_mode,
    with_layers,
)

BASE = "https://w3id.org/esfgraph/id/"
ASTORP = Node(f"{BASE}municipality/1277", "Åstorp", "municipality", region="Sydsverige", lat=56.13, lon=12.95)
BJUV = Node(f"{BASE}municipality/1260", "Bjuv", "municipality", region="Sydsverige", lat=56.08, lon=12.92)
OLAND = Node(f"{BASE}municipality/0885", "Borgholm", "municipality", region="Småland och öarna")
AUTHORITY = Node(f"{BASE}actor/municipality-1277", "Åstorps kommun", "actor", region="Sydsverige")
FIRST = ProjectFacts(f"{BASE}project/forsta", "Första – i ”arbete” & vård", region="Sydsverige")
SECOND = ProjectFacts(f"{BASE}project/andra", "=Andra <b>", region="Sydsverige")

ROWS = [
    Membership(FIRST, ASTORP, None, "Åstorps"),
    Membership(FIRST, BJUV, None, "Bjuv"),
    Membership(FIRST, OLAND, None, "Borgholm"),
    Membership(SECOND, ASTORP, None, "Åstorp"),
    Membership(SECOND, BJUV, None, "Bjuv"),
    Membership(SECOND, AUTHORITY, "owner", "Åstorps kommun"),
]
WRITERS = (to_graphml, to_gexf, ties_csv, nodes_csv, to_json, to_vosviewer)


def networks(rows):
    return [
        two_mode(rows),
        project(rows, "municipalities"),
        project(rows, "municipalities", "newman"),
        project(rows, "municipalities", "capped", 2),
        project(rows, "actors", "star"),
    ]


def every_file(rows):
    return [writer(graph) for graph in networks(rows) for writer in WRITERS]


def test_ties_as_csv():
    assert ties_csv(project(ROWS, "municipalities", "newman")) == (
        "source,target,source_label,target_label,projects,weight,evidence,significance\n"
        f"{OLAND.id},{BJUV.id},Borgholm,Bjuv,1,0.5,samnämnd,ej prövbar\n"
        f"{OLAND.id},{ASTORP.id},Borgholm,Åstorp,1,0.5,samnämnd,ej prövbar\n"
        f"{BJUV.id},{ASTORP.id},Bjuv,Åstorp,2,1.5,återkommande,ej prövbar\n"
    )


def test_nodes_as_csv():
    assert nodes_csv(two_mode(ROWS)) == (
        "id,label,kind,region,projects\n"
        f"{AUTHORITY.id},Åstorps kommun,actor,Sydsverige,1\n"
        f"{OLAND.id},Borgholm,municipality,Småland och öarna,1\n"
        f"{BJUV.id},Bjuv,municipality,Sydsverige,2\n"
        f"{ASTORP.id},Åstorp,municipality,Sydsverige,2\n"
        f"{SECOND.id},'=Andra <b>,project,Sydsverige,1\n"
        f"{FIRST.id},Första – i ”arbete” & vård,project,Sydsverige,1\n"
    )


@pytest.mark.parametrize("label", ["=HYPERLINK(1)", "+46 70", "-1+2", "@SUM(A1)", "\t=1", " =1", "\uff1d1", "\0=1", '=1,"2"\n=3'])
def test_no_cell_runs_in_a_spreadsheet(label):
    rows = [Membership(FIRST, Node(name, label, "actor")) for name in ("a", "b")]
    nodes = list(csv.reader(io.StringIO(nodes_csv(project(rows, "actors")), newline="")))
    assert [line[1] for line in nodes[1:]] == [f"'{label}"] * 2
    ties = list(csv.reader(io.StringIO(ties_csv(project(rows, "actors")), newline="")))
    assert ties[1][2:6] == [f"'{label}", f"'{label}", "1", "1.0"]


def test_a_carriage_return_neither_ends_a_line_nor_hides_a_formula():
    rows = [Membership(FIRST, Node("a", label, "actor")) for label in ("\r=1\r2",)]
    nodes = list(csv.reader(io.StringIO(nodes_csv(project(rows, "actors")), newline="")))
    assert nodes[1] == ["a", "'\n=1\n2", "actor", "Sydsverige", "1"]


def test_an_ordinary_label_stays_as_it_is():
    rows = [Membership(FIRST, Node("a", "Samverkan - 100 % = mål", "actor"))]
    assert nodes_csv(project(rows, "actors")).splitlines()[1] == "a,Samverkan - 100 % = mål,actor,Sydsverige,1"


def written(graph):
    """What GraphML and GEXF are to carry."""
    nodes = {
        iri: {name: "; ".join(value) if isinstance(value, tuple) else value for name, value in node.items()}
        for iri, node in graph.nodes(data=True)
    }
    ties = {
        frozenset(pair): {name: value for name, value in tie.items() if name != "proof"}
        | {"project_iris": "; ".join(proof.project for proof in tie["proof"])}
        for *pair, tie in graph.edges(data=True)
    }
    return nodes, ties


def read_back(graph, *, without=()):
    nodes = {iri: {name: value for name, value in node.items() if name not in without} for iri, node in graph.nodes(data=True)}
    ties = {frozenset(pair): {name: value for name, value in tie.items() if name not in without} for *pair, tie in graph.edges(data=True)}
    return nodes, ties


@pytest.mark.parametrize("number", range(5))
def test_graphml_reads_back_the_same(number):
    graph = networks(ROWS)[number]
    again = nx.read_graphml(io.BytesIO(to_graphml(graph)))
    assert read_back(again) == written(graph)
    assert again.graph["kind"] == graph.graph["kind"]
    assert again.graph["counted"] == graph.graph["counted"]


@pytest.mark.parametrize("number", range(5))
def test_gexf_reads_back_the_same(number):
    graph = networks(ROWS)[number]
    # networkx gives each tie it reads a number, and each node its own id as attribute
    again = nx.read_gexf(io.BytesIO(to_gexf(graph)))
    assert read_back(again, without=("id",)) == written(graph)


def test_layers_are_kept_in_every_file_that_has_a_place_for_them():
    mentioned = Membership(FIRST, AUTHORITY, None, "Åstorps kommun", mentioned=True)
    graph = with_layers(two_mode([*ROWS, mentioned]))
    pairs = {(AUTHORITY.id, FIRST.id): "mentioned", (AUTHORITY.id, SECOND.id): "listed"}
    for again in (nx.read_graphml(io.BytesIO(to_graphml(graph))), nx.read_gexf(io.BytesIO(to_gexf(graph)))):
        assert {pair: again.edges[pair]["layers"] for pair in pairs} == pairs
    ties = {(tie["source"], tie["target"]): tie["layers"] for tie in json.loads(to_json(graph))["edges"]}
    assert {pair: ties[pair] for pair in pairs} == pairs
    assert ties_csv(graph).partition("\n")[0] == "source,target,source_label,target_label,projects,weight,evidence,significance"


def test_graphml_as_another_reader_sees_it():
    space = {"g": "http://graphml.graphdrawing.org/xmlns"}
    root = ElementTree.fromstring(to_graphml(project(ROWS, "municipalities")))
    keys = {key.get("id"): (key.get("for"), key.get("attr.name"), key.get("attr.type")) for key in root.findall("g:key", space)}
    assert len(keys) == len(root.findall("g:key", space))
    node = root.find(f"g:graph/g:node[@id='{ASTORP.id}']", space)
    assert {keys[data.get("key")][1:]: data.text for data in node.findall("g:data", space)} == {
        ("kind", "string"): "municipality",
        ("label", "string"): "Åstorp",
        ("lat", "double"): "56.13",
        ("lon", "double"): "12.95",
        ("projects", "long"): "2",
        ("region", "string"): "Sydsverige",
    }
    tie = root.find(f"g:graph/g:edge[@source='{BJUV.id}'][@target='{ASTORP.id}']", space)
    assert {keys[data.get("key")][:2]: data.text for data in tie.findall("g:data", space)} == {
        ("edge", "evidence"): "återkommande",
        ("edge", "project_iris"): f"{SECOND.id}; {FIRST.id}",
        ("edge", "projects"): "2",
        ("edge", "significance"): "ej prövbar",
        ("edge", "weight"): "2.0",
    }
    said = {keys[data.get("key")][:2]: data.text for data in root.findall("g:graph/g:data", space)}
    assert said["graph", "tested"] == "false"


def test_gexf_carries_no_date_and_no_version_of_its_writer():
    root = ElementTree.fromstring(to_gexf(two_mode(ROWS)))
    meta = root.find("{http://www.gexf.net/1.2draft}meta")
    assert meta.attrib == {}
    assert [child.text for child in meta] == ["esfgraph"]


def test_text_that_xml_cannot_carry_is_replaced_and_seen():
    rows = [Membership(FIRST, Node("a", "A\x0bB\ud800C", "actor"))]
    for written_bytes, read in ((to_graphml, nx.read_graphml), (to_gexf, nx.read_gexf)):
        again = read(io.BytesIO(written_bytes(project(rows, "actors"))))
        assert again.nodes["a"]["label"] == "A\ufffdB\ufffdC"


def test_json_is_node_link_with_the_proof():
    value = json.loads(to_json(project(ROWS, "municipalities", "capped", 2)))
    assert value["graph"] == {
        "kind": "municipalities",
        "weight": "capped",
        "cap": 2,
        "beyond_cap": [{"project": FIRST.id, "title": FIRST.title, "members": [OLAND.id, BJUV.id, ASTORP.id]}],
        "counted": 1,
        "projects": 2,
        "tested": False,
        "testable": 2,
        "undated": 0,
    }
    assert value["edges"] == [
        {
            "source": BJUV.id,
            "target": ASTORP.id,
            "projects": 1,
            "weight": 1.0,
            "evidence": "samnämnd",
            "significance": "ej prövbar",
            "project_iris": SECOND.id,
            "proof": [{"project": SECOND.id, "title": "=Andra <b>", "words": "Bjuv; Åstorp"}],
        }
    ]
    again = nx.node_link_graph(value, edges="edges")
    assert dict(again.nodes(data="label")) == {OLAND.id: "Borgholm", BJUV.id: "Bjuv", ASTORP.id: "Åstorp"}


def item(node, description, projects, cluster):
    return {
        "id": node.id,
        "label": node.label,
        "description": description,
        "url": node.id,
        "weights": {"Projekt": projects},
        "cluster": cluster,
    }


def link(one, other, strength, description):
    return {"source_id": one.id, "target_id": other.id, "strength": strength, "description": description}


def test_vosviewer_has_items_links_and_regions_as_clusters():
    assert json.loads(to_vosviewer(project(ROWS, "municipalities")))["network"] == {
        "items": [
            item(OLAND, "Kommun, Småland och öarna", 1, 1),
            item(BJUV, "Kommun, Sydsverige", 2, 2),
            item(ASTORP, "Kommun, Sydsverige", 2, 2),
        ],
        "links": [
            link(OLAND, BJUV, 1.0, "Projekt: 1; samnämnd; ej prövbar"),
            link(OLAND, ASTORP, 1.0, "Projekt: 1; samnämnd; ej prövbar"),
            link(BJUV, ASTORP, 2.0, "Projekt: 2; återkommande; ej prövbar"),
        ],
        "clusters": [{"cluster": 1, "label": "Småland och öarna"}, {"cluster": 2, "label": "Sydsverige"}],
    }


def test_descriptions_are_no_html():
    # the documentation of the format lets a description hold HTML
    rows = [Membership(FIRST, replace(AUTHORITY, region="<b>Syd</b>", names=("<i>ÅK</i> & co",))), Membership(FIRST, BJUV)]
    graph = two_mode(rows)
    graph.graph["methods_sv"] = "Projektet ”<script>” ligger bakom."
    value = json.loads(to_vosviewer(graph))
    assert value["info"] == {"title": "esfgraph", "description": "Projektet ”&lt;script&gt;” ligger bakom."}
    told = {item["id"]: item["description"] for item in value["network"]["items"]}
    assert told[AUTHORITY.id] == "Aktör, &lt;b&gt;Syd&lt;/b&gt;, &lt;i&gt;ÅK&lt;/i&gt; &amp; co"
    assert not any("<" in text for text in (*told.values(), *(link["description"] for link in value["network"]["links"])))


def test_vosviewer_online_would_take_the_file():
    """The rules of its own reader (neesjanvaneck/VOSviewer-Online, src/utils/errors.js): it refuses a file that breaks one."""
    for graph in networks(ROWS)[:4]:
        network = json.loads(to_vosviewer(graph))["network"]
        names = [item["id"] for item in network["items"]]
        assert len(names) == len(set(names)) >= 3
        assert all(type(item.get("cluster", 1)) is int and 1 <= item.get("cluster", 1) <= 1000 for item in network["items"])
        assert all(weight >= 0 for item in network["items"] for weight in item["weights"].values())
        assert all(link["strength"] >= 0 and {link["source_id"], link["target_id"]} <= set(names) for link in network["links"])


ABOUT = {"methods_sv": "Så här: Åstorp.", "methods_en": "In this way."}


def test_igraph_reads_what_was_written():
    igraph = pytest.importorskip("igraph")
    for graph in networks([*ROWS, Membership(FIRST, replace(AUTHORITY, names=("Åstorps kn", "ÅK")), "partner", "Åstorps kommun")]):
        graph.graph.update(ABOUT)
        with NamedTemporaryFile(suffix=".graphml") as file:
            file.write(to_graphml(graph))
            file.flush()
            again = igraph.Graph.Read_GraphML(file.name)
        assert not again.is_directed()
        assert (again["methods_sv"], again["methods_en"], again["kind"]) == (*ABOUT.values(), graph.graph["kind"])
        nodes, ties = written(graph)
        # igraph has every attribute on every node: not a number, or nothing, where the file says nothing
        found = {node["id"]: {name: node[name] for name in node.attributes() if stated(node[name])} for node in again.vs}
        expected = {iri: {name: value for name, value in node.items() if stated(value)} for iri, node in nodes.items()}
        assert {iri: {name: value for name, value in node.items() if name != "id"} for iri, node in found.items()} == expected
        name = again.vs["id"] if len(again.vs) else []
        assert {frozenset((name[tie.source], name[tie.target])): tie.attributes() for tie in again.es} == ties


def stated(value):
    return value != "" and not (isinstance(value, float) and isnan(value))


def test_gexf_keeps_to_its_schema():
    """The names and types of www.gexf.net/1.2draft/gexf.xsd and data.xsd, as far as a static network uses them."""
    allowed = {
        "gexf": {"version", "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"},
        "graph": {"defaultedgetype", "mode", "timeformat", "start", "end", "idtype"},
        "attributes": {"class", "mode", "start", "end"},
        "attribute": {"id", "title", "type"},
        "node": {"id", "label", "start", "end", "pid"},
        "attvalue": {"for", "value", "start", "end"},
        "edge": {"id", "source", "target", "weight", "type", "label", "start", "end"},
        **{name: set() for name in ("creator", "description", "nodes", "edges", "attvalues")},
        "meta": {"lastmodifieddate"},
    }
    required = {
        "node": {"id", "label"},
        "edge": {"id", "source", "target"},
        "attvalue": {"for", "value"},
        "attribute": {"id", "title", "type"},
    }
    inside = {"gexf": ["meta", "graph"], "meta": ["creator", "description"], "graph": ["attributes", "nodes", "edges"]}
    for graph in networks(ROWS):
        graph.graph.update(ABOUT)
        root = ElementTree.fromstring(to_gexf(graph))
        elements = [(element, element.tag.removeprefix("{http://www.gexf.net/1.2draft}")) for element in root.iter()]
        for element, name in elements:
            assert required.get(name, set()) <= set(element.attrib) <= allowed[name], name
            if name in inside:
                found = [child.tag.rpartition("}")[2] for child in element]
                assert list(dict.fromkeys(found)) == [child for child in inside[name] if child in found]
        types = {element.get("type") for element, name in elements if name == "attribute"}
        assert types <= {"integer", "long", "double", "float", "boolean", "liststring", "string", "anyURI"}
        declared = {each.get("id") for each, name in elements if name == "attribute"}
        assert {each.get("for") for each, name in elements if name == "attvalue"} <= declared
        told = root.find("{http://www.gexf.net/1.2draft}meta/{http://www.gexf.net/1.2draft}description")
        assert told.text == "Så här: Åstorp.\n\nIn this way."


def test_what_a_cap_leaves_out_and_other_names_are_kept_in_xml():
    known = replace(AUTHORITY, names=("Åstorps kn", "ÅK"))
    capped = project(ROWS, "municipalities", "capped", 2)
    assert nx.read_graphml(io.BytesIO(to_graphml(capped))).graph["beyond_cap"] == FIRST.id
    graph = two_mode([Membership(FIRST, known)])
    for again in (nx.read_graphml(io.BytesIO(to_graphml(graph))), nx.read_gexf(io.BytesIO(to_gexf(graph)))):
        assert again.nodes[AUTHORITY.id]["names"] == "Åstorps kn; ÅK"


def test_swedish_letters_are_utf8_not_escapes():
    for graph in networks(ROWS)[:2]:
        for writer in WRITERS:
            text = writer(graph)
            assert "Åstorp" in (text.decode("utf-8") if isinstance(text, bytes) else text)


def test_lines_end_in_lf_once():
    for content in every_file(ROWS):
        text = content.decode("utf-8") if isinstance(content, bytes) else content
        assert text.endswith("\n")
        assert not text.endswith("\n\n")
        assert "\r" not in text


def test_a_network_without_nodes_is_a_file_all_the_same():
    graph = project([], "actors")
    assert len(nx.read_graphml(io.BytesIO(to_graphml(graph)))) == len(nx.read_gexf(io.BytesIO(to_gexf(graph)))) == 0
    assert ties_csv(graph).count("\n") == nodes_csv(graph).count("\n") == 1


def test_writing_leaves_the_network_as_it_was():
    graph = project(ROWS, "municipalities")
    before = [dict(graph.graph), list(graph.nodes(data=True)), [(*pair, dict(tie)) for *pair, tie in graph.edges(data=True)]]
    for writer in WRITERS:
        writer(graph)
    assert before == [graph.graph, list(graph.nodes(data=True)), [(*pair, dict(tie)) for *pair, tie in graph.edges(data=True)]]


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_rows_never_changes_a_byte(seed):
    shuffled = ROWS * 2
    random.Random(seed).shuffle(shuffled)
    assert every_file(shuffled) == every_file(ROWS)


def test_a_network_put_together_in_another_order_is_the_same_file():
    graph = two_mode(ROWS)
    other = nx.Graph()
    other.graph.update(reversed(graph.graph.items()))
    other.add_nodes_from((iri, dict(reversed(node.items()))) for iri, node in reversed(list(graph.nodes(data=True))))
    other.add_edges_from((end, start, dict(reversed(tie.items()))) for start, end, tie in reversed(list(graph.edges(data=True))))
    for writer in WRITERS:
        assert writer(other) == writer(graph)


def digest():
    """The SHA-256 of all files together."""
    return hashlib.sha256(b"".join(text if isinstance(text, bytes) else text.encode("utf-8") for text in every_file(ROWS))).hexdigest()


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_hash_seed_and_the_locale_never_change_a_byte(seed, request):
    code = "import sys; sys.path.insert(0, sys.argv[1]); import test_network_files as files; print(files.digest())"
    environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C"}
    command = [sys.executable, "-c", code, str(request.path.parent)]
    assert subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.strip() == digest()
