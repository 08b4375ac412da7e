"""The tables: cells worked out by hand, sums of the five pages, and the triples that a CSVW processor makes of them."""

import csv
import hashlib
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections import Counter
from datetime import date, datetime

import openpyxl
import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple

from esfgraph.publish import PUBLIC_PREDICATES, PublicGraph, read_publication, tables, workbook
from esfgraph.publish.columns import tables as described
from esfgraph.publish.facts import Facts
from esfgraph.publish.formats import serialize_triples
from esfgraph.spreadsheet import harmless
from esfgraph.vocabulary import DEFAULT_BASE, prefixes

PREFIXES = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in prefixes().items())
XSD = "http://www.w3.org/2001/XMLSchema#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
KEYS = {"projects": "project", "actors": "actor", "municipalities": "municipality", "participations": "participation"}
KEYS |= {"places": "placeListing"}
NAMES = ("projects", "actors", "municipalities", "participations", "places", "ties")


def graph(turtle: str) -> PublicGraph:
    quads = pyoxigraph.parse(PREFIXES + turtle, RdfFormat.TURTLE)
    store = pyoxigraph.Store()
    store.extend(Quad(quad.subject, quad.predicate, quad.object, NamedNode(f"{DEFAULT_BASE}page/p")) for quad in quads)
    return PublicGraph.of(store, DEFAULT_BASE)


def in_csv(text: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.decode(), newline="")))


def of(files: dict[str, bytes], table: str) -> list[dict[str, str]]:
    return in_csv(files[f"data/tables/{table}.csv"])


def sheets(data: bytes) -> dict[str, list[tuple[object, ...]]]:
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in openpyxl.load_workbook(io.BytesIO(data))}


@pytest.fixture(scope="module")
def files(public_graph):
    return dict(tables.files(public_graph))


# --- The five pages


def test_the_files(files):
    assert list(files) == sorted(["data/esfgraph.xlsx", "data/tables/csv-metadata.json", *(f"data/tables/{name}.csv" for name in NAMES)])


def test_the_sums_of_the_five_pages(files):
    """The examples were made after the real pages, with the same numbers."""
    projects, actors, municipalities, participations, places, ties = (of(files, name) for name in NAMES)
    assert sum(int(row["grantedSupport"]) for row in projects) == 16_864_482
    assert sum(int(row["totalBudget"]) for row in projects) == 33_942_705
    assert Counter(row["role"] for row in participations) == {"owner": 5, "co-financer": 3, "partner": 8}
    assert sum(int(row["coFinancersNamed"]) for row in projects) == 3
    assert sum(int(row["partnersNamed"]) for row in projects) == 8
    assert len([row for row in actors if row["projects"] != "0"]) == len({row["actor"] for row in participations}) == 14
    assert sum(int(row["ownedProjects"]) for row in actors) == 5
    assert len(municipalities) == 290
    assert len(places) == len({row["municipality"] for row in places}) == sum(int(row["projects"]) for row in municipalities) == 82
    assert sum(int(row["placesNamed"]) for row in projects) == 82
    assert len(ties) == 21
    assert {row["statesParties"] for row in projects} == {"true"}


def test_the_numbers_are_those_of_the_graph(public_graph, files):
    """Counted without any of the code that makes the tables."""
    esf = "https://w3id.org/esfgraph/ontology#"
    said = Counter(triple.predicate.value for triple in public_graph.triples)
    kinds = Counter(t.object.value.removeprefix(esf) for t in public_graph.triples if t.predicate.value.endswith("#type"))
    lengths = {name: len(of(files, name)) for name in NAMES}
    assert [lengths[name] for name in NAMES[:5]] == [
        kinds[kind] for kind in ("Project", "Actor", "Municipality", "Participation", "PlaceListing")
    ]
    for table, column, predicate in (
        ("projects", "owner", f"{esf}owner"),
        ("projects", "initiative", f"{esf}initiative"),
        ("participations", "actor", "http://www.w3.org/ns/prov#agent"),
        ("places", "municipality", f"{esf}place"),
        ("actors", "knownOnlyIn", f"{esf}knownOnlyIn"),
    ):
        assert len([row for row in of(files, table) if row[column]]) == said[predicate]


def test_every_name_stands_beside_its_page_line_and_rule(files):
    for row in of(files, "participations") + of(files, "places"):
        assert row["page"].startswith(f"{DEFAULT_BASE}page/")
        assert int(row["line"]) > 0
        assert row["status"] in {"inferred", "confirmed"}
        assert 0 < float(row["score"]) <= 1
        assert row["rule"]


# --- CSVW


def expanded(template: str, row: dict[str, str]) -> str:
    return re.sub(r"\{\+(\w+)\}", lambda found: row[found[1]], template)


def csvw_triples(files: dict[str, bytes]) -> set[Triple]:
    """What W3C's *Generating RDF from Tabular Data* makes of the tables in minimal mode, as far as our metadata goes."""
    made = set()
    for table in json.loads(files["data/tables/csv-metadata.json"])["tables"]:
        schema = table["tableSchema"]
        for row in in_csv(files[f"data/tables/{table['url']}"]):
            for column in schema["columns"]:
                value = row[column["name"]]
                if value == "" or column.get("suppressOutput"):
                    continue
                subject = NamedNode(expanded(column.get("aboutUrl") or schema["aboutUrl"], row))
                made.add(Triple(subject, NamedNode(column["propertyUrl"]), _object(column, row, value)))
    return made


def _object(column: dict[str, str], row: dict[str, str], value: str) -> NamedNode | Literal:
    if "valueUrl" in column:
        return NamedNode(expanded(column["valueUrl"], row))
    if "lang" in column:
        return Literal(value, language=column["lang"])
    return Literal(value, datatype=NamedNode(XSD + column["datatype"]))


def test_a_csvw_processor_makes_triples_of_the_graph_and_leaves_none_out(public_graph, files):
    made = csvw_triples(files)
    assert made <= set(public_graph.triples)
    rows = {row[column] for table, column in KEYS.items() for row in of(files, table)}
    rows |= {row["decision"] for table in ("participations", "places") for row in of(files, table)}
    predicates = {triple.predicate.value for triple in made}
    predicates -= {f"{RDF}type", "http://purl.org/dc/terms/source"}  # an actor can also be a unit, and a federation has a source of its own
    assert len(predicates) >= 29
    for predicate in predicates:
        kept = {t for t in public_graph.triples if t.predicate.value == predicate and t.subject.value in rows}
        assert {t for t in made if t.predicate.value == predicate} == kept, predicate


def test_the_metadata_fits_the_files(files):
    metadata = json.loads(files["data/tables/csv-metadata.json"])
    found = {table["url"].removesuffix(".csv"): table["tableSchema"] for table in metadata["tables"]}
    assert list(found) == list(NAMES)
    assert metadata["@context"][0] == "http://www.w3.org/ns/csvw"
    for name, schema in found.items():
        rows = of(files, name)
        assert list(rows[0]) == [column["name"] for column in schema["columns"]]
        assert all(column["name"] in titles for column in schema["columns"] for titles in column["titles"].values())
        keys = [schema["primaryKey"]] if isinstance(schema["primaryKey"], str) else schema["primaryKey"]
        assert len({tuple(row[key] for key in keys) for row in rows}) == len(rows)
        for foreign in schema["foreignKeys"]:
            target = foreign["reference"]
            there = {row[target["columnReference"]] for row in of(files, target["resource"].removesuffix(".csv"))}
            assert {row[foreign["columnReference"]] for row in rows} <= there  # no empty cell: a strict reader would refuse it
    assert {key["columnReference"] for key in found["participations"]["foreignKeys"]} == {"project", "actor"}
    columns = [column for schema in found.values() for column in schema["columns"]]
    assert {column["propertyUrl"] for column in columns if "propertyUrl" in column} <= PUBLIC_PREDICATES
    assert all(("propertyUrl" in column) != ("suppressOutput" in column) for column in columns)


def test_the_publication_is_described(public_graph, examples):
    publication = read_publication(examples / "publish.toml")
    files = dict(tables.files(public_graph, publication))
    metadata = json.loads(files["data/tables/csv-metadata.json"])
    assert metadata["dc:license"] == {"@id": publication.licence}
    assert metadata["dc:title"][0] == {"@value": publication.title.sv, "@language": "sv"}
    front = sheets(files["data/esfgraph.xlsx"])["Om – About"]
    assert (publication.title.sv, publication.title.en) in front
    assert (f"Licens: {publication.licence}", f"Licence: {publication.licence}") in front


# --- What is not stated

SMALL = """
project:a a esf:Project ; dcterms:title "Ett"@sv ; prov:wasDerivedFrom page:a ; esf:initiative project:a ; esf:party actor:x, actor:y ;
    esf:owner actor:x ; esf:partner actor:y ; prov:qualifiedAssociation participation:a-1, participation:a-2, participation:a-3 .
project:b a esf:Project ; dcterms:title "Två"@sv ; prov:wasDerivedFrom page:b ; esf:initiative project:a ; esf:continues project:a ;
    esf:party actor:x, actor:y ; esf:grantedSupport 0 .
project:c a esf:Project ; dcterms:title "Tre"@sv ; prov:wasDerivedFrom page:c, page:d ; esf:party actor:y, actor:z ;
    esf:interventionType intervention-type:2014-2020-109, intervention-type:2014-2020-102 .
page:a a esf:SourcePage ; esf:statesParties true ; esf:layout "one" .
page:b a esf:SourcePage ; esf:statesParties false ; esf:layout "two" .
page:c a esf:SourcePage ; esf:statesParties false ; esf:layout "two" .
page:d a esf:SourcePage ; esf:statesParties true ; esf:layout "one" ; esf:incompleteFor role:partner .
participation:a-1 a esf:Participation ; prov:hadRole role:owner ; esf:asWritten "X"@sv ; prov:agent actor:x .
participation:a-2 a esf:Participation ; prov:hadRole role:partner ; esf:asWritten "Y"@sv ; prov:agent actor:y .
participation:a-3 a esf:Participation ; prov:hadRole role:partner ; esf:asWritten "Okänd"@sv .
decision:a-2 a esf:IdentityDecision ; esf:listing participation:a-2 ; esf:means actor:y ; esf:rule "self-identifying" ; esf:score 0.96 ;
    esf:status status:inferred .
decision:a-2-c a esf:IdentityDecision ; esf:listing participation:a-2 ; esf:means actor:z ; esf:rule "likeness" ;
    esf:status status:candidate .
decision:a-3-c a esf:IdentityDecision ; esf:listing participation:a-3 ; esf:means actor:z ; esf:rule "likeness" ;
    esf:status status:candidate .
actor:x a esf:Actor ; rdfs:label "X AB" .
actor:y a esf:Actor ; rdfs:label "Y" ; skos:altLabel "Ypsilon", "=Y()", "Y | Z" .
actor:z a esf:Actor ; rdfs:label "Z" ; org:unitOf actor:x, actor:y .
role:partner a skos:Concept ; rdfs:label "Samarbetspartner"@sv, "Partner"@en .
"""


@pytest.fixture(scope="module")
def small():
    return dict(tables.files(graph(SMALL)))


def test_not_stated_is_not_none(small):
    rows = {row["title"]: row for row in of(small, "projects")}
    assert [rows[title]["statesParties"] for title in ("Ett", "Två", "Tre")] == ["true", "false", "true"]
    assert [rows[title]["coFinancersNamed"] for title in ("Ett", "Två", "Tre")] == ["0", "", "0"]
    assert [rows[title]["partnersNamed"] for title in ("Ett", "Två", "Tre")] == ["2", "", ""]
    assert [rows[title]["placesNamed"] for title in ("Ett", "Två", "Tre")] == ["0", "", "0"]
    assert [rows[title]["grantedSupport"] for title in ("Ett", "Två", "Tre")] == ["", "0", ""]
    sheet = sheets(small["data/esfgraph.xlsx"])["Projekt"]
    place = sheet[0].index("Beviljat ESF-stöd (kr)")
    assert [row[place] for row in sheet[1:]] == [None, 0, None]


def test_only_the_decision_in_effect_stands_beside_a_name(small):
    rows = {row["asWritten"]: row for row in of(small, "participations")}
    assert (rows["Y"]["rule"], rows["Y"]["status"], rows["Y"]["score"]) == ("self-identifying", "inferred", "0.96")
    assert (rows["Y"]["actorName"], rows["Y"]["roleName"], rows["Y"]["projectTitle"]) == ("Y", "Samarbetspartner", "Ett")
    assert (rows["Okänd"]["actor"], rows["Okänd"]["decision"], rows["Okänd"]["rule"]) == ("", "", "")


def test_ties_and_actors_count_projects_and_initiatives(small):
    ties = [(row["sourceName"], row["targetName"], row["projects"], row["initiatives"]) for row in of(small, "ties")]
    assert ties == [("X AB", "Y", "2", "1"), ("Y", "Z", "1", "1")]
    actors = {
        row["name"]: (row["projects"], row["initiatives"], row["ownedProjects"], row["partnerProjects"]) for row in of(small, "actors")
    }
    assert actors == {"X AB": ("2", "1", "1", "0"), "Y": ("3", "2", "0", "1"), "Z": ("1", "1", "0", "0")}


def test_several_values_are_a_list_that_makes_no_false_triple(small):
    (three,) = [row for row in of(small, "projects") if row["title"] == "Tre"]
    assert three["interventionTypes"] == "2014-2020-102 2014-2020-109"
    assert three["layouts"] == "one | two"
    (actor,) = [row for row in of(small, "actors") if row["name"] == "Z"]
    assert actor["unitOf"] == f"{DEFAULT_BASE}actor/x {DEFAULT_BASE}actor/y"
    schemas = {table["url"]: table["tableSchema"] for table in json.loads(small["data/tables/csv-metadata.json"])["tables"]}
    (unit_of,) = [column for column in schemas["actors.csv"]["columns"] if column["name"] == "unitOf"]
    assert (unit_of["separator"], unit_of["suppressOutput"]) == (" ", True)
    assert "unitOf" not in [key["columnReference"] for key in schemas["actors.csv"]["foreignKeys"]]
    assert csvw_triples(small) <= set(graph(SMALL).triples)


# --- Spreadsheets

NASTY = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn"]) | st.sampled_from("=+-@'\",;\t\n\r|\ufeff\u202eå😀"), min_size=1, max_size=15
)


@settings(max_examples=12, deadline=None)
@given(st.lists(NASTY, min_size=1, max_size=12, unique=True))
def test_any_name_comes_back_and_none_is_a_formula(names):
    label = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    actors = [NamedNode(f"{DEFAULT_BASE}actor/a-{number:02}") for number in range(len(names))]
    kind = (NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), NamedNode("https://w3id.org/esfgraph/ontology#Actor"))
    page = NamedNode(f"{DEFAULT_BASE}page/p")
    quads = [Quad(actor, *kind, page) for actor in actors]
    quads += [Quad(actor, label, Literal(name), page) for actor, name in zip(actors, names, strict=True)]
    facts = Facts(PublicGraph(tuple(quads), DEFAULT_BASE))
    (table,) = [table for table in described() if table.name == "actors"]
    text, _ = tables.to_csv(table, facts)
    assert [row["name"] for row in in_csv(text)] == [harmless(name) for name in names]
    with zipfile.ZipFile(io.BytesIO(workbook.to_xlsx(facts, None))) as parts:
        assert not any(b"<f>" in parts.read(name) or b't="e"' in parts.read(name) for name in parts.namelist())


@pytest.mark.parametrize("name", ["=1+1", "+46", "-x", "@SUM(A1)", "#REF!", "  x ", "rad\nrad", "å 😀", "<b>&", "'=1"])
def test_the_workbook_has_names_as_they_are(name):
    data = dict(tables.files(graph(f"actor:x a esf:Actor ; rdfs:label {Literal(name)} .")))["data/esfgraph.xlsx"]
    book = openpyxl.load_workbook(io.BytesIO(data))
    found = book["Aktörer"]["B2"]
    assert (found.value, found.data_type) == (name, "s")
    assert found.quotePrefix == (name[0] in "=+-@#")


def test_the_workbook_has_the_cells_of_the_csv_files(files):
    found = sheets(files["data/esfgraph.xlsx"])
    assert list(found) == ["Om – About", "Kolumner", *(table.title.sv for table in described())]
    for table in described():
        heading, *rows = found[table.title.sv]
        assert list(heading) == [column.title.sv for column in table.columns]
        cells = [[_as_csv(value, column.form) for value, column in zip(row, table.columns, strict=True)] for row in rows]
        assert cells == [list(row.values()) for row in of(files, table.name)]
    assert len(found["Kolumner"]) == 1 + sum(len(table.columns) for table in described())


def _as_csv(value: object, form: str) -> str:
    if isinstance(value, datetime | date):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, bool):
        return str(value).lower()
    if form == "decimal" and value is not None:
        return f"{value}" if "." in f"{value}" else f"{value}.0"
    return "" if value is None else str(value)


def test_a_table_that_no_sheet_holds_is_named_and_left_out(monkeypatch):
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    found = sheets(dict(tables.files(graph(SMALL)))["data/esfgraph.xlsx"])
    assert list(found) == ["Om – About", "Kolumner", "Kommuner", "Platser", "Samband"]
    front = [row[0] for row in found["Om – About"]]
    assert "Projekt har fler rader än en flik rymmer; läs CSV-filen: projects.csv" in front


def test_every_column_is_said_in_two_languages_once_a_table():
    for table in described():
        for titles in ([column.title.sv for column in table.columns], [column.title.en for column in table.columns]):
            assert "" not in titles
            assert len(set(titles)) == len(titles)
        assert all(bool(column.means.sv) == bool(column.means.en) for column in table.columns)


# --- Bytes


def test_another_hash_seed_time_zone_and_order_give_the_same_bytes(example_graph, tmp_path):
    (tmp_path / "graph.nq").write_text("".join(f"{quad} .\n" for quad in reversed(example_graph.quads)), encoding="utf-8")
    script = """
import hashlib, pathlib, sys
from esfgraph.publish import PublicGraph, tables
from esfgraph.store import from_lines
from esfgraph.vocabulary import DEFAULT_BASE
for name, text in tables.files(PublicGraph.of(from_lines(pathlib.Path(sys.argv[1]).read_bytes()), DEFAULT_BASE)):
    print(name, hashlib.sha256(text).hexdigest())
"""
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}
    run = subprocess.run([sys.executable, "-c", script, tmp_path / "graph.nq"], check=True, capture_output=True, text=True, env=environment)
    assert run.stdout == "".join(f"{name} {hashlib.sha256(text).hexdigest()}\n" for name, text in tables.files(example_graph))


@pytest.mark.parametrize("base", ["https://data.example.org/x#", "https://example.org/"])
def test_any_base_gives_the_same_cells_and_triples_under_it(example_graph, base):
    store = pyoxigraph.Store()
    text = "".join(f"{quad} .\n" for quad in example_graph.quads).replace(f"<{DEFAULT_BASE}", f"<{base}")
    store.load(text.encode(), RdfFormat.N_QUADS)
    moved = PublicGraph.of(store, base)
    made = dict(tables.files(moved))
    assert csvw_triples(made) <= set(moved.triples)
    projects = dict(tables.files(example_graph))["data/tables/projects.csv"].decode()
    assert made["data/tables/projects.csv"].decode() == projects.replace(DEFAULT_BASE, base)
    assert {quad.triple for quad in pyoxigraph.parse(serialize_triples(moved.triples, "jsonld", base), RdfFormat.JSON_LD)} == set(
        moved.triples
    )
