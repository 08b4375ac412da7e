"""The check of a published folder: a right one passes, and each of many ways to spoil one is told."""

import gzip
import html
import json
import shutil
from pathlib import Path

import pytest
from rdflib import Graph

from esfgraph import publish, turtle
from esfgraph.cli.site import Site
from esfgraph.errors import InputError
from esfgraph.publish import PublicGraph
from esfgraph.publish.check import check, connected, files, privacy
from esfgraph.publish.check.agreement import agreed
from esfgraph.publish.paths import of_thing
from esfgraph.vocabulary import TERM_PREFIXES
from esfgraph.vocabulary.catalogue import CATALOGUE_PREFIXES

CONFIG = Path(__file__).parent.parent / "examples" / "publish.toml"
SWEDISH, EUROPEAN = "catalog-dcat-ap-se.rdf", "catalog-dcat-ap.ttl"


@pytest.fixture(scope="module")
def published(tmp_path_factory, example_graph):
    """A publication of the examples, with pages that say nothing."""
    about = tuple(q for q in example_graph.quads if "/county/" not in q.subject.value and "/municipality/" not in q.subject.value)
    graph, publication = PublicGraph(about, example_graph.base), publish.read_publication(CONFIG)
    iris = {getattr(term, "value", "") for t in graph.triples for term in (t.subject, t.object)}
    pages = {f"{of_thing(iri, graph.base)}/index" for iri in iris if iri.startswith(graph.base)} | {"ontology/index"}
    folder = tmp_path_factory.mktemp("published") / "site"
    with Site(folder) as site:
        site.write(publish.data_files(graph))
        made = publish.periods(graph)
        site.write(publish.period_files(made, graph.base))
        site.write(publish.catalogue_files(publication, made, site.written))
        void = publish.void_triples(graph, publication, site.written)
        site.write([("void.ttl", turtle.serialize(void, TERM_PREFIXES | CATALOGUE_PREFIXES).encode())])
        site.write((f"{page}.{ending}", b"<p>") for page in sorted(pages) for ending in ("html", "ttl", "jsonld"))
        site.write([("index.html", b"<a href='data/'>")])
        site.put_in_place({"address": publication.address, "base": graph.base, "counts": publish.counts(graph)})
    return folder


@pytest.fixture
def site(tmp_path, published):
    """A copy to spoil."""
    shutil.copytree(published, tmp_path / "site")
    return tmp_path / "site"


def said(findings):
    return {(finding.file, finding.said.en.partition(":")[0]) for finding in findings}


def agreeing(site):
    return said(agreed(site, *files.manifest(site)))


def test_a_right_folder_passes_but_for_its_broken_link_and_the_address_that_is_made_up(published):
    report = check(published)
    assert said(report.findings) == {
        ("index.html", "the link leads nowhere"),
        (SWEDISH, "an address of example.org is made up; state your own"),
        (EUROPEAN, "an address of example.org is made up; state your own"),
    }
    assert agreeing(published) == set()


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("data/esfgraph.nt.gz", b"\x1f\x8bno", "cannot be read"),
        ("data/esfgraph.nt.gz", gzip.compress(b"<a> <b>", mtime=0), "cannot be read"),
        ("data/esfgraph.ttl", b"@@", "cannot be read"),
        ("data/esfgraph.ttl", b"\xff\xfe", "cannot be read"),
        ("data/concepts.ttl", b"", "does not say the same as data/concepts.nt.gz"),
        ("ontology/ontology.ttl", b"", "does not say the same as ontology/ontology.nt.gz"),
        ("data/period/2007-2013/esfgraph.ttl", b"<a:a> <a:a> <a:a> .", "does not say the same as data/period/2007-2013/esfgraph.nt.gz"),
        ("void.ttl", b"@@", "cannot be read"),
        ("void.ttl", b"<a:a> <a:a> <a:a> .", "counts , but the data has {}"),
    ],
)
def test_a_spoilt_file_is_told(site, name, data, expected):
    (site / name).write_bytes(data)
    triples = json.loads((site / "manifest.json").read_text(encoding="utf-8"))["counts"]["triples"]
    assert (name, expected.format(triples)) in agreeing(site)


def test_a_missing_file_is_told(site):
    for name in ("data/esfgraph.nt.gz", "void.ttl", "index.html"):
        (site / name).unlink()
    found = said(check(site).findings)
    assert {(name, "the file is missing; publish again") for name in ("data/esfgraph.nt.gz", "void.ttl", "index.html")} <= found


def test_every_count_of_the_manifest_is_counted_again(site):
    about, listed = files.manifest(site)
    projects = about["counts"]["projects"]
    about["counts"]["projects"] += 1
    assert said(agreed(site, about, listed)) == {("manifest.json", f"counts {projects + 1}, but the data has {projects}")}


@pytest.mark.parametrize("key", ["address", "base", "counts", "published", "files"])
def test_a_manifest_that_publish_did_not_write_is_refused(site, key):
    about = json.loads((site / "manifest.json").read_text(encoding="utf-8"))
    (site / "manifest.json").write_text(json.dumps({name: value for name, value in about.items() if name != key}), encoding="utf-8")
    with pytest.raises(InputError, match=key):
        check(site)


def test_a_manifest_cannot_lead_out_of_the_folder(site):
    about = json.loads((site / "manifest.json").read_text(encoding="utf-8"))
    about["files"].append({"name": "../x", "size": 1, "sha256": "0"})
    (site / "manifest.json").write_text(json.dumps(about), encoding="utf-8")
    with pytest.raises(InputError, match="outside the folder"):
        files.manifest(site)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("a dcat:Catalog ;", "a dcat:Resource ;", "has 0 dcat"),
        ("#dataset-2007-2013-time>", "#nowhere>", "is pointed to and not described"),
        ("dcat:distribution", "dcat:sample", "is described and not offered by the catalogue"),
        ("<mailto:oppnadata", "<oppnadata", "a blank node or a relative IRI"),
    ],
)
def test_a_catalogue_that_no_harvester_finds_its_way_through_is_told(published, old, new, expected):
    text = (published / EUROPEAN).read_text(encoding="utf-8")
    assert old in text
    broken = Graph().parse(data=text.replace(old, new, 1) if old[0] == "#" else text.replace(old, new), format="turtle")
    assert (EUROPEAN, expected) in said(connected.connected(EUROPEAN, broken))


def test_what_one_catalogue_lacks_of_the_other_is_told(published):
    whole = Graph().parse(published / EUROPEAN)
    assert list(connected.alike({SWEDISH: whole, EUROPEAN: whole})) == []
    assert said(connected.alike({SWEDISH: Graph(), EUROPEAN: whole})) == {(SWEDISH, "is missing here and stands in the other catalogue")}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("data/esfgraph.ttl>", "data/esfgraph.tt>", "offers data/esfgraph.tt, which is not in the folder"),
        ("file-type/RDF_TURTLE>", "file-type/CSV>", "states another format than the file's"),
        ('dcat:byteSize "', 'dcat:byteSize "1', "states another size or checksum than the file's"),
    ],
)
def test_an_offer_that_is_not_the_file_is_told(published, old, new, expected):
    about, listed = files.manifest(published)
    text = (published / EUROPEAN).read_text(encoding="utf-8")
    assert old in text
    broken = Graph().parse(data=text.replace(old, new), format="turtle")
    assert (EUROPEAN, expected) in said(files.offered(EUROPEAN, broken, about["address"], listed))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("index.html", html.escape("kim.exempel@example.com").replace("@", "&#64;").encode()),
        ("index.html", b"<a href='mailto:kim%40example.com'>"),
        ("void.ttl", rb'"Ring\n070-123 45 67"'),
        ("data/esfgraph.nt.gz", gzip.compress(b"kim.exempel@example.com", mtime=0)),
    ],
)
def test_what_is_somebodys_is_seen_behind_every_escape(site, name, data):
    (site / name).write_bytes(data)
    _, listed = files.manifest(site)
    assert {finding.file for finding in privacy.personal(site, {name: listed[name]}, frozenset())} == {name}
