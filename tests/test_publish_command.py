"""The command `publish` as a user runs it: the folder it makes, served over HTTP, checked, tampered with, and published again."""

import gzip
import io
import json
import shutil
import sys
import threading
import urllib.request
import zipfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import lxml.html
import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from esfgraph.cli import main
from esfgraph.vocabulary import DEFAULT_BASE

ROOT = Path(__file__).parent.parent
CONFIG = ROOT / "examples" / "publish.toml"
PERSON = ("Kanariefågel Testsson", "kanarie@example.org", "0700-12 34 56")


@pytest.fixture(scope="module")
def run():
    """Call the command line in this process; gives exit code, standard output and standard error."""

    def call(*arguments):
        with pytest.MonkeyPatch.context() as patch:
            said, noted = io.StringIO(), io.StringIO()
            patch.setattr(sys, "argv", ["esfgraph", *map(str, arguments)])
            patch.setattr(sys, "stdout", said)
            patch.setattr(sys, "stderr", noted)
            with pytest.raises(SystemExit) as end:
                main()
        return end.value.code or 0, said.getvalue(), noted.getvalue()

    return call


@pytest.fixture(scope="module")
def built(run, tmp_path_factory):
    """A built graph of the examples with a person in the contact fields and in the prose of one page, and without one of the pages."""
    folder = tmp_path_factory.mktemp("pages")
    for path in (ROOT / "examples").glob("*.txt"):
        shutil.copy(path, folder)
    page = folder / "integration-genom-arbete.txt"
    name, mail, telephone = PERSON
    text = page.read_text(encoding="utf-8").replace("Robin Exempel", name).replace("robin.exempel@astorp.se", mail)
    text = text.replace("000-000 00 00", telephone).replace("Bakgrund\n", f"Bakgrund\n\nRing {name}, {mail}, {telephone}.\n", 1)
    page.write_text(text, encoding="utf-8")
    code, _, noted = run("build", folder, "--out", folder / "out")
    assert code == 0, noted
    return folder / "out"


@pytest.fixture(scope="module")
def site(run, built):
    """The published folder."""
    folder = built.parent / "site"
    code, said, noted = run("publish", "--config", CONFIG, "--graph", built, "--out", folder)
    assert code == 0, noted
    assert said.endswith(f"{folder / 'index.html'}\n")
    return folder


@pytest.fixture
def copy(site, tmp_path):
    """A copy of the published folder, to be tampered with."""
    return Path(shutil.copytree(site, tmp_path / "site"))


def everything(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def unpacked(folder):
    """Give the bytes of every file, those inside packed files too."""
    for data in everything(folder).values():
        if data[:2] == b"\x1f\x8b":
            yield gzip.decompress(data)
        elif data[:2] == b"PK":
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                yield from (packed.read(name) for name in packed.namelist())
        else:
            yield data


def test_a_portal_would_take_the_folder(run, site):
    code, said, noted = run("publish", "--check", "--out", site, "--config", CONFIG)
    assert code == 0, said + noted
    assert "Inget som en portal skulle avvisa." in said
    assert "405 av 405 poäng (utmärkt)" in said
    assert "Nothing that a portal would refuse." in run("publish", "--check", "--out", site, "--lang", "en")[1]


def test_the_paths_of_the_contract_are_there(site):
    contract = ["index.html", "manifest.json", "catalog-dcat-ap-se.rdf", "catalog-dcat-ap.ttl", "void.ttl"]
    contract += [f"data/esfgraph.{ending}" for ending in ("ttl", "nt.gz", "jsonld", "rdf", "trig")]
    contract += [f"{thing}/index.{ending}" for thing in ("ontology", "id/municipality/1277") for ending in ("html", "ttl", "jsonld")]
    assert [path for path in contract if not (site / path).is_file()] == []
    manifest = json.loads((site / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["counts"]["projects"] == 5
    assert {file["name"] for file in manifest["files"]} == everything(site).keys() - {"manifest.json"}


def test_publishing_twice_gives_the_same_bytes(run, built, site, tmp_path):
    assert run("publish", "--config", CONFIG, "--graph", built, "--out", tmp_path / "again")[0] == 0
    assert everything(tmp_path / "again") == everything(site)
    assert run("publish", "--config", CONFIG, "--graph", built, "--out", tmp_path / "again")[0] == 0  # over itself
    assert everything(tmp_path / "again") == everything(site)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["again"]


def test_every_link_and_every_iri_is_answered_over_http(site):
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    try:
        seen, waiting = set(), [address]
        while waiting:
            url = waiting.pop()
            if url in seen:
                continue
            seen.add(url)
            with urllib.request.urlopen(url) as answer:
                data, kind = answer.read(), answer.headers["Content-Type"]
            if kind == "text/html":
                page = lxml.html.document_fromstring(data, base_url=url)
                page.make_links_absolute()
                waiting += [link.split("#")[0] for _, at, link, _ in page.iterlinks() if at in {"href", "src"} and link.startswith(address)]
        data = gzip.decompress((site / "data/esfgraph.nt.gz").read_bytes())
        triples = [quad.triple for quad in parse(data, RdfFormat.N_TRIPLES)]
        iris = {term.value for t in triples for term in (t.subject, t.object) if isinstance(term, NamedNode)}
        things = {f"{address}id/{iri.removeprefix(DEFAULT_BASE)}/index.html" for iri in iris if iri.startswith(DEFAULT_BASE)}
        assert len(things) > 600
        assert things <= seen  # a reader gets to everything by links alone
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.parametrize("options", [(), ("--with-text",)])
def test_no_public_byte_holds_the_person(run, built, tmp_path, options):
    folder = tmp_path / "site"
    code, _, noted = run("publish", "--config", CONFIG, "--graph", built, "--out", folder, *options)
    assert code == 0
    for data in unpacked(folder):
        for word in (*PERSON, "Testsson", "kanarie"):
            assert word.encode() not in data
    assert any("företagarföreningarna".encode() in data for data in unpacked(folder)) == bool(options)
    assert ("integration-genom-arbete.txt, background" in noted) == bool(options)
    assert run("publish", "--check", "--out", folder)[0] == 0


def test_an_export_takes_the_prose_along_only_when_asked_to(run, built, tmp_path):
    for options, held in (((), False), (("--with-text",), True)):
        code, _, noted = run("export", "--graph", built, "--out", tmp_path / "graph.ttl", *options)
        data = (tmp_path / "graph.ttl").read_bytes()
        assert code == 0
        assert ("företagarföreningarna".encode() in data) == held
        assert ("integration-genom-arbete.txt, background, stycke" in noted) == held
        assert not any(word.encode() in data for word in (*PERSON, "Testsson"))


def test_what_the_suppression_list_names_leaves_an_older_folder_too(run, built, copy):
    name = "Integrationssamordningen"
    assert any(name.encode() in data for data in unpacked(copy))
    config = copy.parent / "publish.toml"
    config.write_text(CONFIG.read_text(encoding="utf-8").replace('# suppress = "', 'suppress = "'), encoding="utf-8")
    (copy.parent / "suppress.csv").write_text(f"iri,page,name,reason\n,,{name},asked\n,,Nobody At All,\n", encoding="utf-8")
    code, _, noted = run("publish", "--config", config, "--graph", built, "--out", copy)
    assert code == 0, noted
    assert "suppress.csv, rad 3: gäller inget i den här grafen" in noted
    assert [path for path in everything(copy) if name.lower() in path] == []
    for data in unpacked(copy):
        assert name.lower().encode() not in data.lower()
    assert run("publish", "--check", "--out", copy)[0] == 0


def test_publishing_over_an_older_folder_tells_what_changed_and_keeps_what_is_gone(run, built, copy, tmp_path):
    pages = tmp_path / "fewer"
    pages.mkdir()
    for path in (ROOT / "examples").glob("*.txt"):
        if path.name != "integration-genom-arbete.txt":
            shutil.copy(path, pages)
    assert run("build", pages, "--out", tmp_path / "out")[0] == 0
    code, _, noted = run("publish", "--config", CONFIG, "--graph", tmp_path / "out", "--out", copy)
    assert code == 0, noted
    assert "- Integration genom arbete <" in (copy / "changes/0001.sv.md").read_text(encoding="utf-8")
    gone = {quad.subject.value for quad in parse((copy / "changes/gone.ttl").read_bytes(), RdfFormat.TURTLE)}
    (project,) = (iri for iri in gone if "/project/" in iri)
    assert b"deprecated" in (copy / "id" / project.removeprefix(DEFAULT_BASE) / "index.ttl").read_bytes()
    assert (copy / "id" / project.removeprefix(DEFAULT_BASE) / "index.html").exists()
    code, said, _ = run("publish", "--check", "--out", copy)
    assert code == 0, said
    assert run("publish", "--config", CONFIG, "--graph", built, "--out", copy)[0] == 0
    assert not (copy / "changes/gone.ttl").exists()
    assert "- Integration genom arbete <" in (copy / "changes/0002.en.md").read_text(encoding="utf-8")


def tampered(path, old, new):
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new, 1))


TAMPERED = (
    ("catalog-dcat-ap-se.rdf", b"dcterms:license ", b"dcterms:rights ", "Catalog: exakt en dcterms:license"),
    ("catalog-dcat-ap-se.rdf", b"http://dataportal.se/organisation/SE2021999996", b"http://example.org/x", "exakt en dcterms:publisher"),
    ("catalog-dcat-ap.ttl", b"dcat:accessURL", b"dcat:landingPage", "Distribution: exakt en dcat:accessURL"),
    ("data/esfgraph.ttl", b"12464585", b"12464586", "säger inte samma sak som data/esfgraph.nt.gz: 1 påståenden saknas, 1 är fler"),
    ("data/esfgraph.jsonld", b"2013-03-31", b"2013-03-30", "data/esfgraph.jsonld"),
    ("void.ttl", b'void:uriSpace "https://w3id.org', b'void:triples 1 ; void:uriSpace "https://w3id.org', "räknar 1 / "),
    ("id/municipality/1277/index.html", b'href="', b'href="nowhere/', "länken leder ingenstans"),
    ("id/municipality/1277/index.ttl", b"\n", b"\n# ring 0520-12 34 56\n", "ser ut som ett telefonnummer"),
    ("id/municipality/1278/index.ttl", b"\n", b"\n# 811218-9876\n", "ser ut som ett personnummer"),
    ("index.html", b"</body>", b"kim@example.org</body>", "ser ut som en e-postadress"),
    ("id/municipality/1280/index.html", b"</body>", b"<p>x</body>", "filen är ändrad sedan den publicerades"),
    ("manifest.json", b'"triples": ', b'"triples": 1', "men data har"),
)
"""File, what is changed into what, and what the check says of it."""


def test_the_check_finds_what_was_tampered_with(run, copy):
    for file, old, new, _ in TAMPERED:
        data = (copy / file).read_bytes()
        assert old in data, file
        (copy / file).write_bytes(data.replace(old, new, 1))
    code, report, noted = run("publish", "--check", "--out", copy)
    assert code == 1
    assert [said for _, _, _, said in TAMPERED if said not in report] == []
    assert "en portal skulle avvisa publiceringen" in noted


def test_the_check_finds_what_is_missing_unreadable_and_too_many(run, copy):
    for file in ("index.html", "id/municipality/1277/index.jsonld", "data/esfgraph.nt.gz", "catalog-dcat-ap-se.rdf"):
        (copy / file).unlink()
    (copy / "other").touch()
    (copy / "catalog-dcat-ap.ttl").write_text("prefix @", encoding="utf-8")
    code, report, _ = run("publish", "--check", "--out", copy)
    assert code == 1
    for file in ("index.html", "id/municipality/1277/index.jsonld", "data/esfgraph.nt.gz", "catalog-dcat-ap-se.rdf"):
        assert f"  - {file}" in report
    assert "hör inte till publiceringen; ta bort filen\n  - other" in report
    assert "Fel: går inte att läsa" in report


def test_wrong_use_is_told_and_changes_nothing(run, built, tmp_path):
    for arguments, said in (
        (("--config", tmp_path / "none.toml"), "publish --init"),
        (("--config", CONFIG, "--out", built), "did not make"),
        (("--config", CONFIG, "--graph", tmp_path), "no built graph"),
        (("--check", "--out", tmp_path / "none", "--config", tmp_path / "none.toml"), "publish --init"),
        (("--init", "--config", CONFIG), "is there already"),
    ):
        code, _, noted = run("publish", "--out", tmp_path / "site", "--graph", built, *arguments)
        assert code == 2
        assert said in noted
    assert list(tmp_path.iterdir()) == []


def test_the_form_is_written_and_filled_in_it_publishes(run, built, tmp_path):
    config = tmp_path / "publish.toml"
    assert run("publish", "--init", "--config", config) == (0, f"{config}\n", "")
    filled = config.read_text(encoding="utf-8").replace('# organisation_number = "NNNNNN-NNNN"', 'organisation_number = "202199-9996"')
    config.write_text(filled, encoding="utf-8")
    code, said, _ = run("publish", "--config", config, "--graph", built, "--out", tmp_path / "site", "--check", "--lang", "en")
    assert code == 0, said
    assert "Next improvement: state when it was modified (dataset.modified)" in said
