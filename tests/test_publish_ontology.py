"""The ontology's page: every term at its anchor in both languages, with what a reader needs to use it rightly, and a picture that fits."""

import re
from pathlib import Path

import lxml.etree
import pyoxigraph
import pytest
import rdflib
from browser import Browser, chromium_or_skip
from publish_site import PUBLICATION, Page, built, written
from pyoxigraph import RdfFormat
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from esfgraph.publish import alignments, ontology_pages, things
from esfgraph.publish.ontology_diagram import Box, Property, draw
from esfgraph.publish.things import pictures
from esfgraph.publish.things.naming import Names
from esfgraph.vocabulary import ESF
from esfgraph.webpage import Text

ROOT = Path(__file__).parent.parent
ONTOLOGY = rdflib.Graph().parse(ROOT / "ontology" / "esf.ttl")
TERMS = sorted({term for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty) for term in ONTOLOGY.subjects(RDF.type, kind)})


@pytest.fixture(scope="module")
def graph():
    return built(ROOT / "examples")


@pytest.fixture(scope="module")
def files(graph):
    return dict(ontology_pages.files(graph, PUBLICATION))


@pytest.fixture(scope="module")
def page(files):
    return Page("ontology/index.html", files["ontology/index.html"])


def article(page, name):
    (found,) = page.tree.xpath(f"//article[@id='{name}']")
    return found


def said(element, lang):
    other = "en" if lang == "sv" else "sv"
    texts = element.xpath(f".//text()[not(ancestor::*[@lang='{other}' and not(self::html)])]")
    return " ".join("".join(texts).split())


def test_every_term_has_its_anchor_with_label_and_definition_in_both_languages(page):
    ours = [term for term in TERMS if term.startswith(str(ESF._NS))]
    assert len(ours) > 50
    for term in ours:
        shown = article(page, term.removeprefix(str(ESF._NS)))
        for value in (
            *ONTOLOGY.objects(term, RDFS.label),
            *ONTOLOGY.objects(term, SKOS.definition),
            *ONTOLOGY.objects(term, SKOS.scopeNote),
        ):
            assert " ".join(value.split()) in said(shown, value.language)
    assert len(page.tree.xpath("//article")) == len(ours)
    ids = page.tree.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_a_class_and_a_property_as_a_reader_needs_them(page):
    project, owner = (said(article(page, name), "en") for name in ("Project", "owner"))
    assert re.search(r"Subclass of *prov:Activity, foaf:Project", project)
    assert "In this graph 5 things, for example Dalarna - Implementering integration" in project
    assert re.search(r"Subproperty of *party *Of *project *Value *actor *(For example.*)?In this graph *5 statements, for .+ → ", owner)
    assert "not used" in said(article(page, "background"), "en")  # the prose is in no public graph


def test_anchors_that_the_page_links_are_on_it(page):
    ids = set(page.tree.xpath("//@id"))
    anchors = {href[1:] for href in page.hrefs() if href.startswith("#")}
    assert anchors <= ids
    assert {"Project", "owner", "main"} <= anchors


def test_things_link_the_anchors_of_their_terms(graph, page):
    site = dict(things.files(graph, PUBLICATION))
    path = next(path for path in site if path.startswith("id/project/") and path.endswith(".html") and path.count("/") == 3)
    fragments = {href.partition("#")[2] for href in Page(path, site[path]).hrefs() if "ontology/index.html#" in href}
    assert {"owner", "grantedSupport"} <= fragments <= set(page.tree.xpath("//@id"))


def test_the_data_beside_the_page_is_the_ontology(files):
    for name, form in (("index.ttl", RdfFormat.TURTLE), ("index.jsonld", RdfFormat.JSON_LD)):
        stated = pyoxigraph.Dataset(pyoxigraph.parse(files[f"ontology/{name}"], format=form))
        assert len(stated) == len(ONTOLOGY)
        assert {str(quad.subject.value) for quad in stated} == {str(subject) for subject in ONTOLOGY.subjects()}


def test_examples_stand_in_their_own_language_and_apartness_on_both_sides(monkeypatch, graph):
    terms = rdflib.Graph().parse(ROOT / "ontology" / "esf.ttl")
    terms.remove((None, SKOS.example, None))
    for value in (rdflib.Literal("Ett", lang="sv"), rdflib.Literal("One", lang="en"), rdflib.Literal("1277")):
        terms.add((ESF.Project, SKOS.example, value))
    terms.add((ESF.Actor, SKOS.example, rdflib.Literal("Bara", lang="sv")))
    monkeypatch.setattr(ontology_pages, "ontology", lambda: terms)
    made = Page("ontology/index.html", dict(ontology_pages.files(graph, PUBLICATION))["ontology/index.html"])
    assert "For exampleOne In this graph" in said(article(made, "Project"), "en")
    assert "Till exempelEtt I den här grafen" in said(article(made, "Project"), "sv")
    assert "For exampleBara In this graph" in said(article(made, "Actor"), "en")
    assert re.search("Never also.*project", said(article(made, "Actor"), "en"))
    assert re.search("Never also.*actor", said(article(made, "Project"), "en"))


SSSOM = """\
#mapping_set_id: https://example.org/set
#curie_map:
#  esf: https://w3id.org/esfgraph/ontology#
#  eurio: http://data.europa.eu/s66#
#  semapv: https://w3id.org/semapv/vocab/
#  skos: http://www.w3.org/2004/02/skos/core#
#  sssom: https://w3id.org/sssom/
subject_id\tpredicate_id\tobject_id\tmapping_justification\tcomment
esf:Project\tskos:closeMatch\teurio:Project\tsemapv:ManualMappingCuration\tA <b>reason</b>.
esf:owner\tskos:closeMatch\tsssom:NoTermFound\tsemapv:ManualMappingCuration\t
"""


def test_correspondences_are_read_by_the_names_of_their_file():
    found = alignments.read(SSSOM)
    (project,), (owner,) = found[str(ESF.Project)], found[str(ESF.owner)]
    assert (project.kind.en, project.link.text.sv, project.link.href) == ("close to", "eurio:Project", "http://data.europa.eu/s66#Project")
    assert project.reason == "A <b>reason</b>."
    assert (owner.kind.sv, owner.link.text.sv, owner.link.href) == ("", "ingen nära motsvarighet", "")


def test_correspondences_stand_with_their_term(monkeypatch, graph):
    monkeypatch.setattr(ontology_pages, "alignments", lambda: alignments.read(SSSOM))
    made = Page("ontology/index.html", dict(ontology_pages.files(graph, PUBLICATION))["ontology/index.html"])
    assert "close toeurio:Project A <b>reason</b>." in said(article(made, "Project"), "en")
    assert not made.tree.xpath("//article[@id='party']//details")


@pytest.mark.skipif(not (ROOT / "ontology" / alignments.FILE).is_file(), reason="this version has no file of correspondences")
def test_every_correspondence_of_this_version_is_of_a_term_on_the_page(page):
    assert {iri.removeprefix(str(ESF._NS)) for iri in alignments.alignments()} <= set(page.tree.xpath("//article/@id"))


def test_the_picture_has_no_box_over_another_and_escapes_its_labels():
    names = ["Project", "Actor", "Mention", "SourcePage", "Extra", "Other"]
    boxes = {n: Box(Text(f"<{n}>", n), f"#{n}", [Property(Text("p", "p"), (to,)) for to in names[:i]]) for i, n in enumerate(names)}
    svg = lxml.etree.fromstring(str(draw(boxes, {"Concept": Text("b", "c")})).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" '))
    space = {"s": "http://www.w3.org/2000/svg"}
    rects = [tuple(float(rect.get(k)) for k in ("x", "y", "width", "height")) for rect in svg.xpath("s:rect", namespaces=space)]
    assert len(rects) == len(names)
    for i, (x, y, w, h) in enumerate(rects):
        for x2, y2, w2, h2 in rects[:i]:
            assert x + w <= x2 or x2 + w2 <= x or y + h <= y2 or y2 + h2 <= y
    assert "<Project>" in svg.xpath("string(.)")


def test_properties_of_other_vocabularies_stand_with_the_classes_that_use_them():
    text = (
        "project:p a esf:Project ; prov:wasDerivedFrom page:q ; esf:region region:r . page:q a esf:SourcePage . region:r a skos:Concept ."
    )
    made = dict(ontology_pages.files(written(text), PUBLICATION))["ontology/index.html"]
    shown = Page("ontology/index.html", made).tree.xpath("//svg//text/text()")
    assert "source page → source page" in shown
    assert "källsida → källsida" in shown


@pytest.mark.chromium
@pytest.mark.parametrize("size", [(1280, 720), (390, 844)])
def test_the_page_opens_at_a_term_and_its_texts_stay_in_their_boxes(graph, files, tmp_path, size):
    for path, data in [*files.items(), *pictures.files(Names(graph))]:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    with Browser(chromium_or_skip()) as browser:
        browser.open(tmp_path / "ontology" / "index.html", "#owner", size=size)
        assert browser.evaluate("Math.abs(document.getElementById('owner').getBoundingClientRect().top) < innerHeight")
        for _ in ("sv", "en"):
            wide = (
                "[...document.querySelectorAll('.diagram text')].filter(text => text.getBBox().width > 226).map(text => text.textContent)"
            )
            assert browser.evaluate(wide) == []
            assert browser.evaluate("document.documentElement.scrollWidth <= innerWidth")
            browser.evaluate("document.getElementById('language').click()")
        assert browser.console == []
        browser.evaluate("localStorage.clear()")
