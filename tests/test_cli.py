"""The commands on real and example pages, as a user calls them: files, exit codes, and what must never come out."""

import csv
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pyoxigraph
import pytest
import rdflib
from layout_pages import DNR

from esfgraph.cli import main
from esfgraph.page import read_page

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
OUTPUT = {
    "build-report.json",
    "build-report.md",
    "esf.ttl",
    "index.html",
    "manifest.json",
    *(f"network-{kind}.{form}" for kind in ("actors", "municipalities", "projects") for form in ("graphml", "html")),
}


@pytest.fixture
def esfgraph(monkeypatch, capfd):
    """Call the command line; gives exit code, standard output and standard error."""

    def call(*arguments, stdin=""):
        monkeypatch.setattr(sys, "argv", ["esfgraph", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        with pytest.raises(SystemExit) as end:
            main()
        said = capfd.readouterr()
        return end.value.code or 0, said.out, said.err

    return call


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The output folder of the example pages."""
    folder = tmp_path_factory.mktemp("built") / "output"
    subprocess.run([sys.executable, "-m", "esfgraph", "build", EXAMPLES, "--out", folder], check=True, capture_output=True)
    return folder


def public(folder):
    paths = (path for path in folder.rglob("*") if path.is_file() and path.name != ".lock")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths if "private" not in path.parts}


def triples(data):
    return {str(triple) for triple in pyoxigraph.parse(data, pyoxigraph.RdfFormat.TURTLE)}


def page(*, title="Ett projekt", owner="Åstorps kommun", support="100 kr", budget="200 kr", period="2010-01-01 till 2010-12-31", extra=""):
    fields = f"Programområde 1 Kompetensförsörjning\nProjektfasGenomförande\nProjektägare{owner}\nKontaktpersonKim Exempel\n"
    money = f"E-postkim.exempel@astorp.se\nTelefonnummer000-000 00 00\nBeviljat ESF-stöd{support}\nTotal projektbudget{budget}\n"
    end = f"Projektperiod{period}\nRegionSydsverige\nIn English\n\nSammanfattning\n\nText.{extra}\n\nKommun\n\n • Bjuv\n • Åstorp"
    return f"Logotyp på utskrifter\n\n{title}\n\nProgramområde{fields}{money}{end}"


def test_the_output_folder_has_what_the_contract_names(built):
    files = public(built)
    assert set(files) >= OUTPUT
    assert {name for name in files if name.startswith("tables/")} >= {
        "tables/projekt.csv",
        "tables/saknade-kommuner.csv",
        "tables/kommunpar.csv",
    }
    manifest = json.loads(files["manifest.json"])
    assert {entry["name"] for entry in manifest["files"]} == set(files) - {"manifest.json"}
    for entry in manifest["files"]:
        data = files[entry["name"]]
        assert (entry["size"], entry["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())


def test_the_key_figures_are_those_of_the_pages(built):
    counts = json.loads((built / "manifest.json").read_text())["counts"]
    assert counts == {
        "files": 5,
        "read": 5,
        "warned": 0,
        "set_aside": 0,
        "projects": 5,
        "actors": 14,
        "municipalities": 82,
        "granted_support": 16_864_482,
        "granted_support_stated": 5,
        "total_budget": 33_942_705,
        "total_budget_stated": 5,
        "conflicts": 0,
        "able_projects": 5,
    }


@pytest.mark.parametrize(("kind", "nodes", "ties"), [("municipalities", 82, 942), ("actors", 14, 21), ("projects", 101, 96)])
def test_the_networks_have_the_size_counted_by_hand(built, kind, nodes, ties):
    graph = nx.read_graphml(built / f"network-{kind}.graphml")
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (nodes, ties)


def test_real_pages_and_examples_agree_on_the_facts(real_pages, built, tmp_path, esfgraph):
    code, out, _ = esfgraph("build", *sorted(real_pages.glob("*.txt")), "--out", tmp_path)
    assert code == 0
    assert out.splitlines()[-1] == str(tmp_path / "index.html")
    for name in ("projekt", "kommuner", "kommunpar", "saknade-kommuner"):
        assert (tmp_path / f"tables/{name}.csv").read_text() == (built / f"tables/{name}.csv").read_text()
    for kind in ("actors", "municipalities", "projects"):
        name = f"network-{kind}.graphml"
        assert (tmp_path / name).read_bytes() == (built / name).read_bytes()


def test_the_same_pages_give_the_same_bytes(built, tmp_path):
    pages = sorted(EXAMPLES.glob("*.txt"))
    ways = [
        ({"PYTHONHASHSEED": "1", "LC_ALL": "C"}, [*pages[::-1]], "1"),
        ({"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "TZ": "Asia/Tokyo"}, [pages[2], EXAMPLES, pages[0]], "2"),
    ]
    for number, (environment, paths, workers) in enumerate(ways):
        out = tmp_path / str(number)
        command = [sys.executable, "-m", "esfgraph", "build", *paths, "--out", out, "--workers", workers]
        subprocess.run(command, check=True, capture_output=True, cwd=tmp_path, env={**os.environ, **environment})
        assert public(out) == public(built)
        assert (out / "private/public.nq").read_bytes() == (built / "private/public.nq").read_bytes()


def test_building_again_changes_nothing(built, tmp_path, esfgraph):
    for _ in range(2):
        assert esfgraph("build", EXAMPLES, "--out", tmp_path)[0] == 0
    assert public(tmp_path) == public(built)


def test_file_names_and_bad_files_change_nothing_in_the_graph(built, tmp_path, esfgraph):
    folder = tmp_path / "pages"
    folder.mkdir()
    for number, path in enumerate(sorted(EXAMPLES.glob("*.txt"))):
        (folder / f"{9 - number}.page").write_bytes(path.read_bytes())
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    (folder / "letter.txt").write_text("Hej!\n\nEn helt annan text.\n")
    (folder / "again.txt").write_bytes((EXAMPLES / "kommunal-samverkan.txt").read_text().encode("cp1252"))
    os.mkfifo(folder / "pipe")
    out = tmp_path / "out"
    assert esfgraph("build", folder, "--out", out)[0] == 0
    assert (out / "esf.ttl").read_bytes() == (built / "esf.ttl").read_bytes()
    report = json.loads((out / "build-report.json").read_text())
    verdicts = {entry["file"]: (entry["verdict"], entry["reason"]) for entry in report["files"]}
    assert {name: why for name, why in verdicts.items() if why[0] == "set-aside"} == {
        "again.txt": ("set-aside", "duplicate: 7.page"),
        "empty.txt": ("set-aside", "empty"),
        "letter.txt": ("set-aside", "not-a-project-page"),
        "picture.png": ("set-aside", "binary"),
        "pipe": ("set-aside", "not-a-file"),
    }
    assert len(verdicts) == 10


def test_nothing_readable_is_an_error_and_leaves_the_former_output(built, tmp_path, esfgraph):
    out = tmp_path / "out"
    esfgraph("build", EXAMPLES, "--out", out)
    (tmp_path / "letter.txt").write_text("Hej!")
    code, _, err = esfgraph("build", tmp_path / "letter.txt", "--out", out)
    assert code == 2
    assert "letter.txt" in err
    assert public(out) == public(built)


def test_a_page_whose_co_financer_could_not_be_taken_is_not_one_that_states_none(tmp_path, esfgraph):
    (tmp_path / "a.txt").write_text(page().replace("\nKommun\n", "\nMedfinansiärer\n\n • Enheten, kim@exempel.se\n\nKommun\n"))
    (tmp_path / "b.txt").write_text(page(title="Ett annat"))
    out = tmp_path / "out"
    assert esfgraph("build", tmp_path / "a.txt", tmp_path / "b.txt", "--out", out)[0] == 0
    for question in ("utan-angiven-medfinansiar", "16"):
        _, said, _ = esfgraph("query", question, "--graph", out, "--format", "csv")
        assert "Ett annat" in said
        assert "Ett projekt" not in said
    assert "esf:incompleteFor role:co-financer" in (out / "esf.ttl").read_text()
    assert esfgraph("validate", "--graph", out)[0] == 0


def test_two_captures_that_contradict_each_other_leave_the_field_out(tmp_path, esfgraph):
    folder, out = tmp_path / "pages", tmp_path / "out"
    folder.mkdir()
    (folder / "a.txt").write_text(page(support="100 kr"))
    (folder / "b.txt").write_text(page(support="150 kr"))
    assert esfgraph("build", folder, "--out", out)[0] == 0
    report = json.loads((out / "build-report.json").read_text())
    (conflict,) = report["conflicts"]
    assert (conflict["field"], conflict["values"]) == (
        "granted_support",
        [{"value": "100", "files": ["a.txt"]}, {"value": "150", "files": ["b.txt"]}],
    )
    text = (out / "esf.ttl").read_text()
    assert "esf:grantedSupport" not in text
    assert "esf:totalBudget 200" in text
    assert json.loads((out / "manifest.json").read_text())["counts"]["projects"] == 1


def test_a_project_that_was_saved_twice_counts_once_in_any_sum(tmp_path, esfgraph):
    folder, out = tmp_path / "pages", tmp_path / "out"
    folder.mkdir()
    (folder / "a.txt").write_text(page())
    (folder / "b.txt").write_text(page().replace("Kim Exempel", "Lo Exempel"))
    assert esfgraph("build", folder, "--out", out)[0] == 0
    text = "PREFIX esf: <https://w3id.org/esfgraph/ontology#> SELECT (SUM(?s) AS ?sum) WHERE { ?p esf:grantedSupport ?s }"
    assert esfgraph("query", "-", "--graph", out, "--format", "csv", stdin=text)[1] == "sum\n100\n"
    _, said, _ = esfgraph("query", "projekt", "--graph", out, "--format", "csv")
    assert len(said.splitlines()) == 2
    _, said, _ = esfgraph("explain", "Ett projekt", "--graph", out)
    assert said.count("”Bjuv”") == 2  # one on each page
    assert "b.txt, rad 23: ”Bjuv”" in said
    _, said, _ = esfgraph("export", "--graph", out, "--format", "nquads")
    assert sorted(said.splitlines()) == (out / "private/public.nq").read_text().splitlines()


def test_a_contradiction_is_in_the_summary_and_on_the_front_page(tmp_path, esfgraph):
    (tmp_path / "a.txt").write_text(page(support="100 kr"))
    (tmp_path / "b.txt").write_text(page(support="150 kr"))
    out = tmp_path / "out"
    _, said, _ = esfgraph("build", tmp_path / "a.txt", tmp_path / "b.txt", "--out", out)
    assert "säger emot varandra: 1\n" in said
    assert f"{out / 'build-report.md'}" in said
    assert "0 kr" not in said.replace("200 kr", "")


def test_a_reader_that_has_seen_enough_is_no_error(built):
    command = f"'{sys.executable}' -m esfgraph export --format ntriples --graph '{built}' | head -1; exit ${{PIPESTATUS[0]}}"
    ran = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (ran.returncode, "Traceback" in ran.stderr) == (0, False)
    assert ran.stdout.startswith("<https://")


def test_one_title_and_two_starts_are_two_projects(tmp_path, esfgraph):
    (tmp_path / "a.txt").write_text(page())
    (tmp_path / "b.txt").write_text(page(period="2011-01-01 till 2011-12-31"))
    out = tmp_path / "out"
    assert esfgraph("build", tmp_path / "a.txt", tmp_path / "b.txt", "--out", out)[0] == 0
    assert json.loads((out / "manifest.json").read_text())["counts"]["projects"] == 2


def test_no_personal_data_comes_out(tmp_path, esfgraph):
    folder, out = tmp_path / "pages", tmp_path / "out"
    folder.mkdir()
    text = page(extra=" Ring Kanariefågel Testsson, kanarie@exempel.se, 0700-123456.").replace("Kim Exempel", "Kanariefågel Testsson")
    text = text.replace("kim.exempel@", "kanarie.testsson@").replace("000-000 00 00", "0700-123456")
    (folder / "a.txt").write_text(text.replace(" • Bjuv", " • Kanarieförvaltningen, kanarie@exempel.se\n • Bjuv"))
    (folder / "b.txt").write_text(text.replace("Ett projekt", "Ett annat").replace("E-postkanarie", "E-postadresskanarie"))
    (folder / "c.txt").write_text(text.replace("Ett projekt", "Kontakta kanarie@exempel.se"))
    asked = (["validate"], ["explain", "Ett projekt"], ["query", "projekt"], ["export", "--format", "trig"])
    said = [esfgraph("build", folder, "--out", out), *(esfgraph(*arguments, "--graph", out) for arguments in asked)]
    said.append(esfgraph("query", "-", "--graph", out, stdin="SELECT * WHERE { GRAPH ?g { ?s ?p ?o } }"))
    assert all(code == 0 for code, _, _ in said)
    everything = b"".join(public(out).values()) + "".join(out + err for _, out, err in said).encode()
    for canary in ("Kanarie", "kanarie", "Testsson", "0700-123456", "123456"):
        assert canary.encode() not in everything
    _, with_text, _ = esfgraph("explain", "Ett projekt", "--graph", out, "--with-text")
    assert "Kanariefågel" in with_text  # the prose is there for those who ask, so the search above could have found it
    assert (out / "private").stat().st_mode & 0o077 == 0


def test_another_base_moves_every_thing(tmp_path, esfgraph):
    assert esfgraph("build", EXAMPLES, "--out", tmp_path, "--base", "https://example.org/esf")[0] == 0
    text = (tmp_path / "esf.ttl").read_text()
    assert "@prefix project: <https://example.org/esf/project/> ." in text
    assert "w3id.org/esfgraph/id" not in text
    assert esfgraph("validate", "--graph", tmp_path)[0] == 0
    code, out, _ = esfgraph("query", "2", "--param", "actor=Region Dalarna", "--graph", tmp_path, "--format", "csv")
    assert code == 0
    assert "https://example.org/esf/project/dalarna-implementering-integration-" in out
    for bad in ("no base", "http://a/%zz/", "http://[x/", "https://å.se/"):
        code, _, err = esfgraph("build", EXAMPLES, "--out", tmp_path, "--base", bad)
        assert (code, "Traceback" in err) == (2, False)


def test_a_base_that_is_not_the_graphs_own_is_refused(built, esfgraph):
    assert esfgraph("query", "projekt", "--graph", built, "--base", "https://w3id.org/esfgraph/id")[0] == 0
    code, _, err = esfgraph("export", "--graph", built, "--base", "https://example.org/")
    assert code == 2
    assert "https://w3id.org/esfgraph/id/" in err


def test_a_file_in_the_way_does_not_change_what_a_question_is(built, tmp_path, monkeypatch, esfgraph):
    (tmp_path / "projekt").write_text("SELECT (1 AS ?one) {}")
    monkeypatch.chdir(tmp_path)
    assert esfgraph("query", "projekt", "--graph", built, "--format", "csv")[1].startswith("project,title,")
    assert esfgraph("query", "./projekt", "--graph", built, "--format", "csv")[1] == "one\n1\n"


def test_a_table_of_sources_gives_address_and_day(tmp_path, esfgraph):
    table = tmp_path / "sources.csv"
    table.write_text("file,url,retrieved\nkommunal-samverkan.txt,https://example.org/?id=1,2026-01-31\n")
    out = tmp_path / "out"
    assert esfgraph("build", EXAMPLES, "--out", out, "--sources", table)[0] == 0
    text = (out / "esf.ttl").read_text()
    assert text.count("pav:retrievedFrom <https://example.org/?id=1>") == 1
    assert text.count('pav:retrievedOn "2026-01-31"^^xsd:date') == 1
    assert esfgraph("validate", "--graph", out)[0] == 0
    for bad in (
        "file,url,retrieved\na,https://[bad,\n",
        "file,url,retrieved\na,https://a/%zz,\n",
        "file,address\nx,y\n",
        "file,url,retrieved\na,javascript:alert(1),\n",
        "file,url,retrieved\na,,yesterday\n",
    ):
        table.write_text(bad)
        assert esfgraph("build", EXAMPLES, "--out", tmp_path / "other", "--sources", table)[0] == 2


def test_network_csv_is_two_files_with_the_columns_of_the_contract(built, tmp_path, esfgraph):
    target = tmp_path / "x.csv"
    assert esfgraph("network", "actors", "--graph", built, "--out", target)[0] == 0
    ties, nodes = (list(csv.reader((tmp_path / name).read_text().splitlines())) for name in ("x.csv", "x-nodes.csv"))
    assert ties[0] == ["source", "target", "source_label", "target_label", "projects", "weight", "evidence", "significance"]
    assert nodes[0] == ["id", "label", "kind", "region", "projects"]
    assert (len(ties), len(nodes)) == (1 + 21, 1 + 14)
    assert {(row[6], row[7]) for row in ties[1:]} == {("samnämnd", "ej prövbar")}


def test_rollup_counts_a_unit_as_its_organisation(built, esfgraph):
    for option, name in (("--rollup", "Arbetsförmedlingen"), ("--no-rollup", "Arbetsförmedlingen, Arbetsmarknadsområde Helsingborg")):
        _, out, _ = esfgraph("network", "actors", "--graph", built, "--format", "csv", option)
        labels = {label for row in csv.reader(io.StringIO(out)) for label in row[2:4]}
        assert {label for label in labels if label.startswith("Arbetsförmedlingen")} == {name}


def test_filters_take_codes_and_names(built, esfgraph):
    for region in ("SE22", "Sydsverige", "sydsverige"):
        _, out, err = esfgraph("network", "municipalities", "--graph", built, "--format", "csv", "--region", region)
        assert len(out.splitlines()) == 1 + 38 * 37 // 2
        assert "38 noder, 703 samband" in err
    for arguments in (["--from", "2012", "--phase", "implementation"], ["--county", "Jämtlands län"]):
        assert esfgraph("network", "projects", "--graph", built, "--format", "json", *arguments)[0] == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["network", "municipalities", "--weight", "star"],
        ["network", "projects", "--weight", "newman"],
        ["network", "actors", "--weight", "best"],
        ["network", "actors", "--region", "Nowhere"],
        ["network", "actors", "--format", "docx"],
        ["network", "everything"],
        ["network", "actors", "--from", "2014", "--to", "2010"],
        ["query", "no-such-question"],
        ["query", "1"],
        ["query", "1", "--param", "project=No such project"],
        ["query", "1", "--param", "project"],
        ["query", "projekt", "--param", "colour=red"],
        ["query", "projekt", "--format", "turtle"],
        ["query", "projekt", "--format", "docx"],
        ["query", "nowhere.rq"],
        ["explain", "No such thing"],
        ["export", "--format", "docx"],
        ["validate", "--graph", "/no/such/folder"],
        ["network", "actors", "--out", "/no/such/folder/x.html"],
        ["no-such-command"],
        [],
    ],
    ids=lambda arguments: " ".join(arguments) or "nothing",
)
def test_wrong_use_is_exit_code_2_and_no_traceback(built, arguments, esfgraph):
    graph = [] if "--graph" in arguments or not arguments or arguments[0] == "no-such-command" else ["--graph", built]
    code, out, err = esfgraph(*arguments, *graph)
    assert code == 2
    assert "Traceback" not in err
    assert (out + err).strip()


def test_a_parameter_given_twice_is_an_error(built, esfgraph):
    code, _, err = esfgraph("query", "10", "--param", "municipality=Malung", "--param", "municipality=Mora", "--graph", built)
    assert code == 2
    assert "municipality" in err


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("ASK {}", "table", "true\n"),
        ("ASK { <urn:a> <urn:b> <urn:c> }", "table", "false\n"),
        ("SELECT (1 AS ?one) {}", "csv", "one\n1\n"),
        ("CONSTRUCT { <urn:a> <urn:b> 1 } {}", "csv", "subject,predicate,object\nurn:a,urn:b,1\n"),
    ],
)
def test_any_form_of_query_from_standard_input(built, text, form, expected, esfgraph):
    assert esfgraph("query", "-", "--graph", built, "--format", form, stdin=text)[:2] == (0, expected)


def test_json_and_turtle_answers_are_those_of_the_standards(built, esfgraph):
    _, said, _ = esfgraph("query", "-", "--graph", built, "--format", "json", stdin="ASK {}")
    assert json.loads(said) == {"head": {}, "boolean": True}
    _, said, _ = esfgraph("query", "-", "--graph", built, "--format", "json", stdin="SELECT (1 AS ?one) {}")
    one = {"type": "literal", "value": "1", "datatype": "http://www.w3.org/2001/XMLSchema#integer"}
    assert json.loads(said) == {"head": {"vars": ["one"]}, "results": {"bindings": [{"one": one}]}}
    page = next(iter(json.loads((built / "private/pages.json").read_text())))
    _, said, _ = esfgraph("query", "-", "--graph", built, "--format", "turtle", stdin=f"DESCRIBE <{page}>")
    assert triples(said.encode()) == {t for t in triples((built / "esf.ttl").read_bytes()) if t.startswith(f"<{page}>")}


@pytest.mark.parametrize("text", ["SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "LOAD <file:///etc/passwd>", "SELECT {", ""])
def test_a_query_that_reaches_out_or_is_none_is_refused(built, text, esfgraph):
    code, _, err = esfgraph("query", "-", "--graph", built, stdin=text)
    assert code == 2
    assert "Traceback" not in err


def test_every_export_says_the_same(built, esfgraph):
    expected = triples((built / "esf.ttl").read_bytes())
    for form, reader in (
        ("turtle", "TURTLE"),
        ("ntriples", "N_TRIPLES"),
        ("jsonld", "JSON_LD"),
        ("rdfxml", "RDF_XML"),
        ("trig", "TRIG"),
        ("nquads", "N_QUADS"),
    ):
        _, out, _ = esfgraph("export", "--graph", built, "--format", form)
        quads = pyoxigraph.parse(out.encode(), getattr(pyoxigraph.RdfFormat, reader))
        assert {str(quad.triple) for quad in quads} == expected


def test_the_public_graph_is_the_same_to_two_readers_and_has_no_blank_node(built):
    read = rdflib.Graph().parse(built / "esf.ttl", format="turtle")
    assert not [term for triple in read for term in triple if isinstance(term, rdflib.BNode)]
    lexical = {(str(s), str(p), str(o), getattr(o, "language", None)) for s, p, o in read}
    other = pyoxigraph.parse(path=str(built / "esf.ttl"))
    assert lexical == {(t.subject.value, t.predicate.value, t.object.value, getattr(t.object, "language", None)) for t in other}
    assert len(lexical) > 3000


def test_validate_names_what_is_wrong_and_where(tmp_path, esfgraph):
    (tmp_path / "a.txt").write_text(page(support="300 kr", budget="200 kr"))
    out = tmp_path / "out"
    esfgraph("build", tmp_path / "a.txt", "--out", out)
    code, said, _ = esfgraph("validate", "--graph", out, "--lang", "en")
    assert code == 1
    assert "Ett projekt" in said
    assert "a.txt" in said
    assert "300" in said


def test_a_damaged_store_says_what_to_do(built, tmp_path, esfgraph):
    out = tmp_path / "out"
    shutil.copytree(built, out)
    (out / "private/public.nq").write_bytes((built / "private/public.nq").read_bytes()[:-30])
    code, _, err = esfgraph("query", "projekt", "--graph", out)
    assert code == 2
    assert "build it again" in err


def test_debug_shows_the_traceback(tmp_path, esfgraph):
    _, _, err = esfgraph("validate", "--graph", tmp_path, "--debug")
    assert "Traceback" in err


def test_what_a_page_smuggles_does_not_reach_the_terminal(tmp_path, esfgraph):
    (tmp_path / "a.txt").write_text(page(title="=HYPERLINK(1)\u202e[red]x[/red] \x1b]0;pwned\x07"))
    out = tmp_path / "out"
    said = esfgraph("build", tmp_path / "a.txt", "--out", out)[1]
    for arguments in (["query", "projekt"], ["explain", "Åstorps kommun"], ["query", "projekt", "--format", "markdown"]):
        said += esfgraph(*arguments, "--graph", out)[1]
    assert not set(said) & set("\x1b\x07\u202e")
    assert "'=HYPERLINK(1)" in (out / "tables/projekt.csv").read_text()


def test_lists_and_saved_pages_go_the_same_way_as_text(tmp_path, esfgraph):
    folder, out = tmp_path / "pages", tmp_path / "out"
    folder.mkdir()
    (folder / "list.csv").write_text(
        "Diarienummer;Projekt;Projektägare;Beviljat stöd;Projektperiod\n"
        "2015/00665;Plug in;Sveriges kommuner och landsting;73563014;2015-03-01 - 2018-12-31\n"
        "2020/00162;Alla behövs på Gotland;Tillväxt Gotland;ungefär 4 miljoner;2020-08-03 - 2022-12-31\n",
        encoding="utf-8",
    )
    lines = (EXAMPLES / "kommunal-samverkan.txt").read_text(encoding="utf-8").split("\n")
    (folder / "saved.html").write_text("<!doctype html><meta charset=utf-8>" + "".join(f"<div>{line}&nbsp;</div>" for line in lines))
    code, said, _ = esfgraph("build", folder, "--out", out, "--lang", "en")
    assert code == 0
    report = json.loads((out / "build-report.json").read_text())
    verdicts = {entry["file"]: entry["verdict"] for entry in report["files"]}
    assert verdicts == {"list.csv:2": "read", "list.csv:3": "warned", "saved.html": verdicts["saved.html"]}
    assert verdicts["saved.html"] != "set-aside"
    text = (out / "esf.ttl").read_text()
    assert "esf:grantedSupport 73563014" in text
    assert "esf:grantedSupport 451546" in text
    assert "4 miljoner" not in text
    assert esfgraph("validate", "--graph", out)[0] == 0
    _, said, _ = esfgraph("explain", "Plug in", "--graph", out, "--lang", "en")
    assert "list.csv:2, line 2: “Sveriges kommuner och landsting”" in said


def test_a_list_of_four_columns_and_an_unknown_period_is_a_graph_like_any_other(tmp_path, esfgraph):
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "list.csv").write_text(
        "Projekt;Projektägare;Belopp;Period\nVägar in;Falu kommun;1 500 000;2015-11-01 - 2018-10-31\n"
        "Vägar mellan;Mora kommun;300 000;2014-02-01 - 2015-06-30\n",
        encoding="utf-8",
    )
    (folder / "page.txt").write_bytes((EXAMPLES / "kommunal-samverkan.txt").read_bytes())
    assert esfgraph("build", folder, "--out", out, "--lang", "en")[0] == 0
    report = json.loads((out / "build-report.json").read_text())
    assert [(entry["file"], entry["verdict"]) for entry in report["files"]][:2] == [("list.csv:2", "read"), ("list.csv:3", "read")]
    assert json.loads((out / "manifest.json").read_text())["counts"]["projects"] == 3
    projects = {part.split('"')[1]: part for part in (out / "esf.ttl").read_text().split("a esf:Project ;")[1:]}
    assert "programme-period:2014-2020" in projects["Vägar in"].split(" .\n")[0]
    assert "programmePeriod" not in projects["Vägar mellan"].split(" .\n")[0]
    assert esfgraph("validate", "--graph", out)[0] == 0
    code, said, _ = esfgraph("query", "aktorer", "--graph", out, "--lang", "en")
    assert (code, "unknown period: 0 of 1" in said) == (0, True)


def test_a_postal_code_stands_in_nothing_that_is_written(tmp_path, esfgraph):
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "list.csv").write_text(
        "Projekt;Projektägare;Postnummer;Diarienummer\nVägar in;Falu kommun;948 47;2015/00665\n", encoding="utf-8"
    )
    (folder / "page.txt").write_text(DNR.replace("99999", "94847"), encoding="utf-8")
    (folder / "print.txt").write_bytes((EXAMPLES / "kommunal-samverkan.txt").read_bytes())
    assert read_page((folder / "page.txt").read_bytes()).project.postal_code == "94847"
    assert esfgraph("build", folder, "--out", out)[0] == 0
    assert esfgraph("export", "--graph", out, "--format", "nquads", "--out", out / "all.nq")[0] == 0
    written = [path for path in out.rglob("*") if path.is_file()]
    assert len(written) > 20
    assert [path.name for path in written if re.search(rb"948 ?47", path.read_bytes())] == []


def test_a_list_of_ones_own_form_needs_only_a_small_mapping(tmp_path, esfgraph):
    (tmp_path / "list.csv").write_text("Vad;Vem;Hur mycket\nPlug in;SKL;100\n", encoding="utf-8")
    own, out = tmp_path / "own.toml", tmp_path / "out"
    own.write_text(
        'title = { sv = "Min lista", en = "My list" }\nneeds = ["title", "owner"]\nprogramme_period = "2014-2020"\n'
        '[columns]\ntitle = ["Vad"]\nowner = ["Vem"]\ngranted_support = ["Hur mycket"]\n',
        encoding="utf-8",
    )
    assert esfgraph("build", tmp_path / "list.csv", "--out", out)[0] == 2
    code, _, err = esfgraph("build", tmp_path / "list.csv", "--out", out, "--list-mapping", own)
    assert (code, "esf:grantedSupport 100" in (out / "esf.ttl").read_text()) == (0, True), err


def test_a_row_and_a_page_of_one_project_are_one_project_with_two_sources(tmp_path, esfgraph):
    page_text = (
        "2015/00242 - Inkluderande rehabilitering\n\nName:\nInkluderande rehabilitering\nRegion:\nVästsverige\nProjektägare:\n"
        "Samordningsförbundet Göteborg Hisingen\nProjektnummer:\n2015/00242\nPlanerat antal deltagare:\n570\nProjektperiod:\n"
        "2015-10-01 - 2019-06-30\nTotal projektbudget:\n50 691 580\nBeviljat ESF-stöd:\n23 641 215\nKontaktperson:\nKim Exempel\n"
        "E-post:\nkim.exempel@goteborg.se\nSpecifikt mål:\n2.1\n\nText om projektet.\n"
    )
    (tmp_path / "page.txt").write_text(page_text, encoding="utf-8")
    (tmp_path / "list.csv").write_text(
        "Diarienummer;Projekt;Projektägare;Beviljat stöd;Projektperiod\n"
        "2015/00242;INKLUDERANDE REHABILITERING;SAMORDNINGSFÖRBUNDET GÖTEBORG HISINGEN;23641216;2015-10-01 - 2019-06-30\n",
        encoding="utf-8",
    )
    out = tmp_path / "out"
    assert esfgraph("build", tmp_path / "page.txt", tmp_path / "list.csv", "--out", out)[0] == 0
    report = json.loads((out / "build-report.json").read_text())
    assert json.loads((out / "manifest.json").read_text())["counts"]["projects"] == 1
    assert [(c["field"], [v["value"] for v in c["values"]]) for c in report["conflicts"]] == [("granted_support", ["23641215", "23641216"])]
    text = (out / "esf.ttl").read_text()
    assert '"Inkluderande rehabilitering"@sv' in text
    assert "INKLUDERANDE" not in text
    assert "esf:totalBudget 50691580" in text
