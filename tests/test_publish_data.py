"""The files of linked data: every format says the same triples to every reader that we have, and the same bytes every time."""

import gzip
import hashlib
import io
import json
import os
import random
import subprocess
import sys
import unicodedata
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree
from pyld import jsonld as pyld
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, Triple

from esfgraph.errors import DataError
from esfgraph.page.reading import SetAsideError
from esfgraph.page.text import clean_lines
from esfgraph.publish import PUBLIC_PREDICATES, PublicGraph, data, jsonld, rdfxml
from esfgraph.publish.formats import serialize_quads, serialize_triples
from esfgraph.vocabulary import DEFAULT_BASE, ESF, prefixes

ROOT = Path(__file__).parent.parent
XSD, RDFS, TITLE = "http://www.w3.org/2001/XMLSchema#", "http://www.w3.org/2000/01/rdf-schema#", "http://purl.org/dc/terms/title"
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
KINDS = {
    ".jsonld": (RdfFormat.JSON_LD, "json-ld"),
    ".nt.gz": (RdfFormat.N_TRIPLES, "nt"),
    ".rdf": (RdfFormat.RDF_XML, "xml"),
    ".trig": (RdfFormat.TRIG, "trig"),
    ".ttl": (RdfFormat.TURTLE, "turtle"),
}


def esf(name: str) -> NamedNode:
    return NamedNode(f"{ESF._NS}{name}")


def thing(name: str) -> NamedNode:
    return NamedNode(DEFAULT_BASE + name)


def typed(value: str, datatype: str) -> Literal:
    return Literal(value, datatype=NamedNode(XSD + datatype))


def oxigraph(text: bytes, kind: RdfFormat) -> set[Triple]:
    return {quad.triple for quad in pyoxigraph.parse(text, kind)}


def in_pyld(text: bytes) -> set[Triple]:
    return oxigraph(
        pyld.to_rdf(json.loads(text), {"format": "application/n-quads", "documentLoader": nothing_fetched}).encode(), RdfFormat.N_QUADS
    )


def nothing_fetched(address: str, *_: object) -> dict[str, object]:
    raise AssertionError(f"{address} was to be fetched")


def as_rdflib(term: NamedNode | Literal) -> tuple[str, str | None, str | None]:
    if isinstance(term, NamedNode):
        return term.value, None, "IRI"
    plain = term.language or term.datatype.value == f"{XSD}string"
    return term.value, term.language, None if plain else term.datatype.value


def in_rdflib(text: bytes, kind: str) -> set[tuple[object, ...]]:
    """rdflib would write 0.960 as 0.96: here it keeps what stands there."""
    graph = rdflib.Dataset(default_union=True) if kind == "trig" else rdflib.Graph()
    graph.parse(io.BytesIO(text), format=kind)
    return {(str(s), str(p), _told(o)) for s, p, o in graph.triples((None, None, None))}


def _told(term: rdflib.term.Node) -> tuple[str, str | None, str | None]:
    if isinstance(term, rdflib.Literal):
        return str(term), term.language, str(term.datatype) if term.datatype and str(term.datatype) != f"{XSD}string" else None
    return str(term), None, "IRI"


def wanted_in_rdflib(triples: set[Triple]) -> set[tuple[object, ...]]:
    return {(t.subject.value, t.predicate.value, as_rdflib(t.object)) for t in triples}


@pytest.fixture(scope="module")
def files(public_graph):
    return dict(data.files(public_graph))


@pytest.fixture
def lexical(monkeypatch):
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)


def test_the_files_and_their_order(files):
    endings = ("jsonld", "nt.gz", "rdf", "trig", "ttl")
    expected = [f"{name}.{ending}" for name in ("data/concepts", "data/esfgraph", "ontology/ontology") for ending in endings]
    assert list(files) == sorted([*expected, "data/context.jsonld"])


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # rdflib's Dataset warns of its own parts
@pytest.mark.usefixtures("lexical")
@pytest.mark.parametrize("name", ["data/concepts", "data/esfgraph", "ontology/ontology"])
def test_every_file_says_the_same_to_every_reader(public_graph, files, name):
    said = oxigraph(gzip.decompress(files[f"{name}.nt.gz"]), RdfFormat.N_TRIPLES)
    if name == "data/esfgraph":
        assert said == set(public_graph.triples)
    assert len(said) > 400
    for ending, (kind, other) in KINDS.items():
        text = gzip.decompress(files[name + ending]) if ending == ".nt.gz" else files[name + ending]
        assert oxigraph(text, kind) == said, ending
        assert in_rdflib(text, other) == wanted_in_rdflib(said), ending
    assert in_pyld(files[f"{name}.jsonld"]) == said


def test_trig_keeps_a_graph_a_page(public_graph, files):
    assert set(pyoxigraph.parse(files["data/esfgraph.trig"], RdfFormat.TRIG)) == set(public_graph.quads)
    graphs = {quad.graph_name.value.removeprefix(DEFAULT_BASE) for quad in pyoxigraph.parse(files["data/esfgraph.trig"], RdfFormat.TRIG)}
    assert len({graph for graph in graphs if graph.startswith("page/")}) == 5
    assert {graph for graph in graphs if not graph.startswith("page/")} == {"graph/derived", "graph/identity", "graph/reference"}


def test_the_ontology_is_that_of_the_repository(files):
    assert oxigraph(files["ontology/ontology.ttl"], RdfFormat.TURTLE) == oxigraph(
        (ROOT / "ontology/esf.ttl").read_bytes(), RdfFormat.TURTLE
    )


def test_the_code_lists_are_those_of_the_repository_and_the_regions(files):
    said = oxigraph(files["data/concepts.ttl"], RdfFormat.TURTLE)
    assert said > oxigraph((ROOT / "ontology/concepts.ttl").read_bytes(), RdfFormat.TURTLE)
    more = {t.subject.value for t in said} - {
        t.subject.value for t in oxigraph((ROOT / "ontology/concepts.ttl").read_bytes(), RdfFormat.TURTLE)
    }
    assert {iri.removeprefix(f"{DEFAULT_BASE}region/") for iri in more} == {
        "SE11",
        "SE12",
        "SE21",
        "SE22",
        "SE23",
        "SE31",
        "SE32",
        "SE33",
        "national",
    }


def test_json_needs_no_explanation_of_its_values(files):
    """A property that is new and has no usual value in the context would bring ``@value`` in."""
    lines = [line for line in files["data/esfgraph.jsonld"].splitlines() if b"@value" in line]
    assert [line.partition(b":")[0] for line in lines] == [b' "source"'] * 2  # two names of concepts that no address is the source of


def test_the_whole_context_reads_what_the_small_ones_read(public_graph, files):
    whole = json.loads(files["data/context.jsonld"])["@context"]
    document = json.loads(files["data/esfgraph.jsonld"])
    assert document["@context"].items() <= whole.items()
    assert in_pyld(json.dumps({**document, "@context": whole}).encode()) == set(public_graph.triples)
    terms = {definition["@id"] for definition in whole.values() if isinstance(definition, dict)}
    table = prefixes()
    said = {table[prefix] + local for prefix, _, local in (term.partition(":") for term in terms) if prefix in table}
    assert said >= PUBLIC_PREDICATES - {TYPE.value}


PROJECT = [
    Triple(thing("project/a-1"), TYPE, esf("Project")),
    Triple(thing("project/a-1"), NamedNode(TITLE), Literal("Vägar </script>\u202e", language="sv")),
    Triple(thing("project/a-1"), NamedNode(TITLE), Literal("Roads", language="en")),
    Triple(thing("project/a-1"), esf("grantedSupport"), typed("451546", "integer")),
    Triple(thing("project/a-1"), esf("totalBudget"), typed("0451546", "integer")),
    Triple(thing("project/a-1"), esf("phase"), thing("phase/implementation")),
    Triple(thing("project/a-1"), esf("owner"), thing("actor/b-2")),
    Triple(thing("project/a-1"), NamedNode("https://schema.org/startDate"), typed("2008-07-01", "date")),
    Triple(thing("actor/b-2"), NamedNode(f"{RDFS}label"), Literal("B & C")),
    Triple(thing("phase/implementation"), NamedNode(f"{RDFS}label"), Literal("Genomförande", language="sv")),
    Triple(thing("phase/implementation"), NamedNode(f"{RDFS}label"), Literal("Implementation", language="en")),
]
AS_JSON = r"""{"@context": {
 "@version": 1.1,
 "actor": "https://w3id.org/esfgraph/id/actor/",
 "dcterms": "http://purl.org/dc/terms/",
 "esf": "https://w3id.org/esfgraph/ontology#",
 "phase": "https://w3id.org/esfgraph/id/phase/",
 "project": "https://w3id.org/esfgraph/id/project/",
 "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
 "schema": "https://schema.org/",
 "xsd": "http://www.w3.org/2001/XMLSchema#",
 "esf:phase": {"@id": "esf:phase", "@type": "@id"},
 "grantedSupport": {"@id": "esf:grantedSupport", "@type": "xsd:integer"},
 "label": {"@id": "rdfs:label", "@container": "@language"},
 "owner": {"@id": "esf:owner", "@type": "@id"},
 "startDate": {"@id": "schema:startDate", "@type": "xsd:date"},
 "title": {"@id": "dcterms:title", "@language": "sv"},
 "totalBudget": {"@id": "esf:totalBudget", "@type": "xsd:integer"}
},
"@graph": [
{"@id": "actor:b-2",
 "label": "B & C"},
{"@id": "phase:implementation",
 "label": {"en": "Implementation", "sv": "Genomförande"}},
{"@id": "project:a-1",
 "@type": "esf:Project",
 "title": [{"@language": "en", "@value": "Roads"}, "Vägar \u003c/script>\u202e"],
 "grantedSupport": 451546,
 "owner": "actor:b-2",
 "esf:phase": "phase:implementation",
 "startDate": "2008-07-01",
 "totalBudget": "0451546"}
]}
"""
AS_XML = """<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF
    xmlns:dcterms="http://purl.org/dc/terms/"
    xmlns:esf="https://w3id.org/esfgraph/ontology#"
    xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns:rdfs="http://www.w3.org/2000/01/rdf-schema#"
    xmlns:schema="https://schema.org/">
  <rdf:Description rdf:about="https://w3id.org/esfgraph/id/actor/b-2">
    <rdfs:label>B &amp; C</rdfs:label>
  </rdf:Description>
  <rdf:Description rdf:about="https://w3id.org/esfgraph/id/phase/implementation">
    <rdfs:label xml:lang="sv">Genomförande</rdfs:label>
    <rdfs:label xml:lang="en">Implementation</rdfs:label>
  </rdf:Description>
  <esf:Project rdf:about="https://w3id.org/esfgraph/id/project/a-1">
    <dcterms:title xml:lang="en">Roads</dcterms:title>
    <dcterms:title xml:lang="sv">Vägar &lt;/script&gt;&#x202e;</dcterms:title>
    <esf:grantedSupport rdf:datatype="http://www.w3.org/2001/XMLSchema#integer">451546</esf:grantedSupport>
    <esf:owner rdf:resource="https://w3id.org/esfgraph/id/actor/b-2"/>
    <esf:phase rdf:resource="https://w3id.org/esfgraph/id/phase/implementation"/>
    <schema:startDate rdf:datatype="http://www.w3.org/2001/XMLSchema#date">2008-07-01</schema:startDate>
    <esf:totalBudget rdf:datatype="http://www.w3.org/2001/XMLSchema#integer">0451546</esf:totalBudget>
  </esf:Project>
</rdf:RDF>
"""


def test_a_small_graph_letter_by_letter():
    assert jsonld.compact(PROJECT, prefixes()) == AS_JSON
    assert rdfxml.serialize(PROJECT, prefixes()) == AS_XML


def test_trig_letter_by_letter():
    page, other = thing("page/a-1"), thing("graph/identity")
    quads = [Quad(PROJECT[6].subject, PROJECT[6].predicate, PROJECT[6].object, graph) for graph in (page, other)]
    quads.append(Quad(thing("actor/b-2"), NamedNode(f"{RDFS}label"), Literal("line\nline\u2028line"), other))
    assert serialize_quads(quads, "trig", DEFAULT_BASE).decode() == (
        """@prefix actor: <https://w3id.org/esfgraph/id/actor/> .
@prefix esf: <https://w3id.org/esfgraph/ontology#> .
@prefix graph: <https://w3id.org/esfgraph/id/graph/> .
@prefix page: <https://w3id.org/esfgraph/id/page/> .
@prefix project: <https://w3id.org/esfgraph/id/project/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

graph:identity {

    # project

    project:a-1
        esf:owner actor:b-2 .

    # actor

    actor:b-2
        rdfs:label "line\\nline\u2028line" .
}

page:a-1 {

    # project

    project:a-1
        esf:owner actor:b-2 .
}
"""
    )


# Letters that formats, readers or terminals treat in ways of their own. What XML cannot hold is left out here: see the test of it.
NASTY = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn"])
    | st.sampled_from("\t\n\r\x7f\x85\xa0\u2028\u202e\u200b\ufeff<>&\"'\\{}[]@:#^%å😀"),
    max_size=20,
) | st.sampled_from(
    ["", " ", "\n", "\r\n", "@id", "@none", "http://x", "project:a", "_:b", "]]>", "<!--", "</script>", "\ufeffå", "-0", "1.0", "true"]
)
LITERALS = (
    NASTY.map(Literal)
    | st.tuples(NASTY, st.sampled_from(["sv", "en", "se"])).map(lambda pair: Literal(pair[0], language=pair[1]))
    | st.integers().map(lambda number: typed(str(number), "integer"))
    | st.tuples(NASTY, st.sampled_from(["anyURI", "string"])).map(lambda pair: typed(*pair))
    | st.sampled_from(
        ["boolean true", "boolean 1", "boolean false", "integer 007", "integer -1", "decimal 0.960", "decimal 1", "date 2010-01-31"]
    ).map(lambda text: typed(text.split()[1], text.split()[0]))
)
NODES = st.sampled_from(
    ["project/a", "actor/b-1", "phase/x", "municipality/0114", "decision/a%20b", "strange/c", "page/", "actor/a:b"]
).map(thing)
OTHERS = st.sampled_from(["http://www.wikidata.org/entity/Q1?a=1&b", "https://example.org/", "urn:x:y", "mailto:a@b.se"]).map(NamedNode)
PREDICATES = st.sampled_from(sorted(PUBLIC_PREDICATES - {TYPE.value})).map(NamedNode) | st.sampled_from(
    ["https://example.org/p", "urn:q"]
).map(NamedNode)
TRIPLES = st.lists(
    st.builds(Triple, NODES | OTHERS, PREDICATES, NODES | OTHERS | LITERALS)
    | st.builds(Triple, NODES, st.just(TYPE), st.sampled_from([esf("Project"), esf("Actor"), NamedNode("urn:x:1")]))
    | st.builds(Triple, NODES, st.just(TYPE), LITERALS),
    max_size=6,
)


@settings(max_examples=60, deadline=None)
@example(PROJECT)
@given(TRIPLES)
def test_any_graph_comes_back_from_every_format(triples):
    for form, kind in (
        ("jsonld", RdfFormat.JSON_LD),
        ("ntriples", RdfFormat.N_TRIPLES),
        ("rdfxml", RdfFormat.RDF_XML),
        ("turtle", RdfFormat.TURTLE),
    ):
        assert oxigraph(serialize_triples(triples, form, DEFAULT_BASE), kind) == set(triples), form
    quads = {Quad(t.subject, t.predicate, t.object, thing(f"page/{len(t.predicate.value) % 2}")) for t in triples}
    for form, kind in (("trig", RdfFormat.TRIG), ("nquads", RdfFormat.N_QUADS)):
        assert set(pyoxigraph.parse(serialize_quads(quads, form, DEFAULT_BASE), kind)) == quads, form


@pytest.mark.usefixtures("lexical")
@settings(max_examples=40, deadline=None)
@given(TRIPLES)
def test_any_graph_comes_back_from_other_readers(triples):
    as_json, as_xml = (serialize_triples(triples, form, DEFAULT_BASE) for form in ("jsonld", "rdfxml"))
    assert in_pyld(as_json) == set(triples)
    assert in_rdflib(as_xml, "xml") == wanted_in_rdflib(set(triples))
    etree.fromstring(as_xml)
    assert b"<" not in as_json
    unseen = {char for char in as_json.decode() + as_xml.decode() if unicodedata.category(char) in {"Cc", "Cf", "Zl", "Zp"}}
    assert unseen <= {"\n", "\t"}


@settings(max_examples=30, deadline=None)
@given(TRIPLES, st.randoms())
def test_order_and_repetition_change_no_byte(triples, chance):
    shuffled = triples * 2
    chance.shuffle(shuffled)
    for form in ("jsonld", "rdfxml", "ntriples", "turtle"):
        assert serialize_triples(shuffled, form, DEFAULT_BASE) == serialize_triples(triples, form, DEFAULT_BASE)


def test_what_xml_cannot_hold_is_replaced_in_every_format_and_refused_by_the_writer():
    page = thing("page/p")
    store = Store()
    store.extend(
        Quad(thing("actor/a"), NamedNode(f"{RDFS}label"), value, page)
        for value in (Literal("a\x0bb\ufffe"), Literal("\x01", language="sv"))
    )
    graph = PublicGraph.of(store, DEFAULT_BASE)
    assert {t.object for t in graph.triples} == {Literal("a\ufffdb\ufffd"), Literal("\ufffd", language="sv")}
    with pytest.raises(DataError, match=r"\\x0b"):
        rdfxml.serialize([Triple(thing("actor/a"), NamedNode(f"{RDFS}label"), Literal("a\x0bb"))], prefixes())


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_no_page_brings_in_what_xml_cannot_hold(text):
    try:
        lines = clean_lines(text + "\x01\x0b\x1f\ufffe\uffff\r\n")
    except SetAsideError:
        return
    assert not any(rdfxml.NOT_XML.search(line) for line in lines)


def test_what_a_format_cannot_write_is_named():
    label = NamedNode(f"{RDFS}label")
    with pytest.raises(DataError, match=r"geo:56\.1"):
        jsonld.compact([Triple(thing("actor/a"), label, NamedNode("geo:56.1,12.9"))], prefixes())
    with pytest.raises(DataError, match=r"https://example\.org/1"):
        rdfxml.serialize([Triple(thing("actor/a"), NamedNode("https://example.org/1"), Literal("x"))], prefixes())
    for serialize in (jsonld.compact, rdfxml.serialize):
        with pytest.raises(TypeError, match="never has"):
            serialize([Triple(BlankNode("b"), label, Literal("x"))], prefixes())


def test_another_hash_seed_and_order_give_the_same_bytes(example_graph, tmp_path):
    lines = [f"{quad} .\n" for quad in example_graph.quads]
    random.Random(1).shuffle(lines)
    (tmp_path / "graph.nq").write_text("".join(lines), encoding="utf-8")
    script = """
import hashlib, pathlib, sys
from esfgraph.publish import PublicGraph, data
from esfgraph.store import from_lines
from esfgraph.vocabulary import DEFAULT_BASE
graph = PublicGraph.of(from_lines(pathlib.Path(sys.argv[1]).read_bytes()), DEFAULT_BASE)
for name, text in data.files(graph):
    print(name, hashlib.sha256(text).hexdigest())
"""
    ours = "".join(f"{name} {hashlib.sha256(text).hexdigest()}\n" for name, text in data.files(example_graph))
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"}
    run = subprocess.run([sys.executable, "-c", script, tmp_path / "graph.nq"], check=True, capture_output=True, text=True, env=environment)
    assert run.stdout == ours
