"""A page for every thing: what it says, by hand from the example pages; its data; and that no text in it becomes markup."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from publish_site import PUBLICATION, Page, built, written
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple
from rdflib.namespace import DCTERMS

from esfgraph.errors import PublicDataError
from esfgraph.publish import PUBLIC_PREDICATES, PublicGraph, changes, negotiation, ontology_pages, things
from esfgraph.publish.things.naming import Names, alphabetical
from esfgraph.publish.things.terms import Terms
from esfgraph.vocabulary import DEFAULT_BASE, ESF

ROOT = Path(__file__).parent.parent
NAME = "id/project/integration-genom-arbete-"


@pytest.fixture(scope="module", params=["examples", "real_pages"])
def graph(request):
    return built(request.getfixturevalue(request.param))


@pytest.fixture(scope="module")
def site(graph):
    return dict(things.files(graph, PUBLICATION))


@pytest.fixture(scope="module")
def examples_site():
    return dict(things.files(built(ROOT / "examples"), PUBLICATION))


def page(site, start):
    (path,) = [path for path in site if path.startswith(start) and path.endswith("/index.html")]
    return Page(path, site[path])


def triples(data, form):
    return {quad.triple for quad in pyoxigraph.parse(data, format=form)}


def test_every_subject_has_a_page_and_its_data(graph, site):
    subjects = {triple.subject.value for triple in graph.triples}
    assert len(subjects) > 500
    for iri in subjects:
        folder = "id/" + iri.removeprefix(DEFAULT_BASE)
        assert {f"{folder}/index.html", f"{folder}/index.ttl", f"{folder}/index.jsonld"} <= site.keys()


def test_the_data_of_all_things_are_the_graph_and_each_says_the_same_three_times(graph, site):
    found: list[Triple] = []
    for path, data in site.items():
        if path.startswith("id/") and path.endswith("/index.ttl"):
            stated = triples(data, RdfFormat.TURTLE)
            folder = path.removesuffix("index.ttl")
            assert {triple.subject.value for triple in stated} == {DEFAULT_BASE + folder[3:-1]}
            assert triples(site[f"{folder}index.jsonld"], RdfFormat.JSON_LD) == stated
            (embedded,) = Page(path, site[f"{folder}index.html"]).tree.xpath("//script[@type='application/ld+json']/text()")
            assert triples(embedded.encode(), RdfFormat.JSON_LD) == stated
            found += stated
    assert sorted(map(str, found)) == sorted(map(str, graph.triples))


def test_paths_are_sorted_and_come_once(graph):
    paths = [path for path, _ in things.files(graph, PUBLICATION)]
    assert paths == sorted(set(paths))


def test_a_project_as_its_page_states_it(examples_site):
    found = page(examples_site, NAME)
    text = found.text("sv")
    for said in (
        "Projekt Integration genom arbete Beviljat ESF-stöd 12 464 585 kr Total budget 29 090 968 kr Projekttid 2009-01-15 – 2013-03-31",
        "Programperiod 2007–2013",
        "Projektfas Genomförande",
        "ESF-region Sydsverige",
        "Medfinansiärer 2 Integrationssamordningen",
        "Samarbetspartner 4 Arbetsförmedlingen, Arbetsmarknadsområde Helsingborg",
    ):
        assert said in text
    assert "Granted ESF support SEK 12,464,585" in found.text("en")
    assert "Co-financers 2 Integrationssamordningen" in found.text("en")
    (line,) = found.tree.xpath("//li[contains(., 'Personalsektionen')]/span[@class='note']/a")
    proof = Page(line.get("href").removeprefix("../../../"), examples_site[line.get("href").removeprefix("../../../")])
    assert "Medverkan ”Personalsektionen” · Integration genom arbete" in proof.text("sv")
    assert "Roll Samarbetspartner Rad på sidan 100" in proof.text("sv")  # line 100 of the example page
    places = [path for path in found.targets() if path.startswith("id/municipality/")]
    assert len(places) == len(found.tree.xpath("//div[@class='map']//circle")) == 38  # lines 104 to 141 of the example page


def test_a_page_without_room_for_parties_says_so(examples_site):
    text = written("""
        project:a a esf:Project ; dcterms:title "A"@sv ; prov:wasDerivedFrom page:a .
        page:a a esf:SourcePage ; esf:statesParties false ; esf:layout "x" .
        project:b a esf:Project ; dcterms:title "B"@sv ; prov:wasDerivedFrom page:b .
        page:b a esf:SourcePage ; esf:statesParties true ; esf:layout "x" ; esf:incompleteFor role:partner .
        municipality:0180 a esf:Municipality ; rdfs:label "Stockholm" .
    """)
    made = dict(things.files(text, PUBLICATION))
    assert "Av 2 projekt har 1 bara sidor som inte kan ange" in Page("index.html", made["index.html"]).text("sv")
    place = page(made, "id/municipality/0180/").text("sv")
    assert "Projekt som arbetar här Bara 1 av 2 projekt har en sida som kan ange kommuner. Inget av projekten" in place
    silent, able = (page(made, f"id/project/{name}/").text("sv") for name in "ab")
    assert "Ingen av projektets sidor har plats för medfinansiärer, samarbetspartner och kommuner." in silent
    assert "Medfinansiärer" not in silent
    assert "Ingen av projektets sidor" not in able
    assert "Medfinansiärer Anges inte på sidan. Det betyder inte att medfinansiär saknas." in able
    assert "Samarbetspartner Sidan anger fler namn i rollen än som gick att läsa." in able


def test_an_actor_by_its_roles_and_through_its_units():
    made = dict(
        things.files(
            written("""
        actor:whole a esf:Actor ; rdfs:label "Verket" .
        actor:unit a esf:Actor ; rdfs:label "Verket, enheten" ; org:unitOf actor:whole ; skos:altLabel "enheten" .
        project:p a esf:Project ; dcterms:title "P"@sv ; esf:owner actor:unit ;
            esf:party actor:unit ; schema:startDate "2010-01-01"^^xsd:date .
        project:q a esf:Project ; dcterms:title "Q"@sv ; esf:partner actor:unit ; esf:party actor:unit ; esf:mentions actor:whole .
    """),
            PUBLICATION,
        )
    )
    unit, whole = (page(made, f"id/actor/{name}/").text("en") for name in ("unit", "whole"))
    assert "Unit of Verket Party of projects 2 Also called enheten Owns projects P 2010 Partner in projects Q" in unit
    assert "Units Verket, enheten Projects through its units 2 P 2010 Q Projects whose prose mentions the name" in whole
    assert "Party of projects" not in whole


def test_long_lists_are_cut_and_say_how_many_are_left():
    many = " ".join(f"project:p-{i} a esf:Project ; dcterms:title 'P{i:03}'@sv ; esf:municipality municipality:0180 ." for i in range(150))
    made = dict(things.files(written(f"municipality:0180 a esf:Municipality ; rdfs:label 'Stockholm' . {many}"), PUBLICATION))
    found = page(made, "id/municipality/0180/")
    rows = found.tree.xpath("//section[h2[contains(., 'arbetar här')]]//li/a")
    assert [row.text for row in rows] == [f"P{i:03}" for i in range(100)]
    assert found.text("sv").count("och 50 till i datafilen") == 2  # among the projects, and in what links here
    assert "Projekt som anger kommunen 150" in found.text("sv")


def test_an_iri_that_was_replaced_leads_on():
    text = (
        "actor:new a esf:Actor ; rdfs:label 'Nya' . actor:old dcterms:isReplacedBy actor:new . project:p dcterms:isReplacedBy project:q ."
    )
    made = dict(things.files(written(text), PUBLICATION))
    old = page(made, "id/actor/old/")
    assert "Replaced by Nya What the IRI stood for has another IRI now." in old.text("en")
    assert "id/actor/new/index.html" in old.targets()
    assert "har plats för medfinansiärer" not in page(made, "id/project/p/").text("sv")


def test_what_is_gone_keeps_a_page_that_says_so():
    before, after = written("project:p a esf:Project ; dcterms:title 'Borta'@sv ."), written("project:q a esf:Project .")
    marks = changes.gone(changes.Former(before), after)
    made = dict(things.gone_files(marks, DEFAULT_BASE, PUBLICATION))
    assert sorted(made) == [f"id/project/p/index.{ending}" for ending in ("html", "jsonld", "ttl")]
    assert "Projekt Borta Det som IRI:n stod för finns inte längre i publiceringen." in page(made, "id/project/p/").text("sv")
    assert triples(made["id/project/p/index.ttl"], RdfFormat.TURTLE) == set(marks)


def test_a_thing_of_which_nothing_is_said_is_named_and_not_linked():
    text = "decision:d a esf:IdentityDecision ; esf:means actor:nobody-1 ; esf:status status:candidate . status:candidate a skos:Concept ."
    found = page(dict(things.files(written(text), PUBLICATION)), "id/decision/d/")
    assert "Means nobody-1" in found.text("en")
    assert not [href for href in found.hrefs() if "nobody-1" in href]


def test_the_address_of_a_page_is_a_link_and_prose_stands_where_the_graph_has_it():
    graph = written("""
        project:p a esf:Project ; dcterms:title "P"@sv ; prov:wasDerivedFrom page:q .
        page:q a esf:SourcePage ; pav:retrievedFrom <https://example.org/p?a=1&b=2> ; pav:retrievedOn "2026-01-02"^^xsd:date .
    """)
    told = Quad(NamedNode(f"{DEFAULT_BASE}project/p"), NamedNode(str(ESF.purpose)), Literal("Ett.\n<b>Två.</b>", language="sv"))
    made = dict(things.files(PublicGraph((*graph.quads, told), DEFAULT_BASE), PUBLICATION))
    found = page(made, "id/project/p/")
    assert "https://example.org/p?a=1&b=2 hämtad 2026-01-02" in found.text("sv")
    assert "https://example.org/p?a=1&b=2" in found.hrefs()
    assert [element.text for element in found.tree.xpath("//p[@class='prose']")] == ["Ett.\n<b>Två.</b>"]
    assert "Purpose" in found.text("en") or "purpose" in found.text("en")


HOSTILE = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "]]><img src=x onerror=alert(1)>",
    "\" autofocus onfocus='alert(1)",
    "&lt;b&gt; {{ 7 * 7 }} {% raw %}",
    "\u2028\u2029 å ö",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_no_text_of_the_graph_becomes_markup(words):
    literal = pyoxigraph.Literal(words)
    made = dict(
        things.files(
            written(f"""
        project:p a esf:Project ; dcterms:title {pyoxigraph.Literal(words, language="sv")} ; esf:owner actor:a ;
            esf:party actor:a ; dcterms:identifier {literal} .
        actor:a a esf:Actor ; rdfs:label {literal} ; skos:altLabel {literal} .
    """),
            PUBLICATION,
        )
    )
    for start in ("id/project/p/", "id/actor/a/"):
        found = page(made, start)
        assert [script.get("type") for script in found.tree.iter("script")] == ["application/ld+json", None]
        assert found.tree.xpath("//h1")[0].text == words.replace("\r", "")
        assert not found.tree.xpath("//img | //*[@onfocus] | //*[@autofocus] | //b[not(parent::a)]")
        embedded = found.tree.xpath("//script/text()")[0]
        assert words in set(_strings(json.loads(embedded)))


def _strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)


def test_an_address_that_a_browser_would_run_is_no_link():
    made = dict(
        things.files(written("page:p a esf:SourcePage ; pav:retrievedFrom <javascript:alert(1)>, <https://example.org/p> ."), PUBLICATION)
    )
    hrefs = page(made, "id/page/p/").hrefs()
    assert "https://example.org/p" in hrefs
    assert not [href for href in hrefs if href.startswith("javascript")]


@pytest.mark.parametrize("local", ["actor/..", "actor/a/b", "actor/a%2Fb", "actor/.hidden", "Actor/a", "actor/"])
def test_an_iri_that_can_be_no_path_is_refused(local):
    with pytest.raises(PublicDataError, match=r"no page can be made of it|not public"):
        list(things.files(written(f'<{DEFAULT_BASE}{local}> rdfs:label "x" .'), PUBLICATION))


def test_every_public_property_has_words_in_both_languages():
    terms = Terms.of(DEFAULT_BASE)
    missing = {iri for iri in PUBLIC_PREDICATES if iri not in terms.known or not all(terms.term(iri).label)}
    assert not missing


def test_what_links_to_a_thing_is_named_for_every_property_between_things(graph):
    names = Names(graph)
    between = {triple.predicate.value for iri in names.things for triple in graph.pointing.get(iri, ())}
    assert not {iri for iri in between if not all(names.terms.term(iri).inverse)}


def test_another_base_has_the_same_paths():
    base = "https://data.example.org/esf/thing/"
    text = f'<{base}project/p> a <{ESF.Project}> ; <{DCTERMS.title}> "P"@sv .'
    triples_of = [quad.triple for quad in pyoxigraph.parse(text.encode(), format=RdfFormat.TURTLE)]
    graph = PublicGraph(tuple(Quad(*triple, NamedNode(f"{base}graph/test")) for triple in triples_of), base)
    made = dict(things.files(graph, PUBLICATION))
    assert page(made, "id/project/p/").tree.xpath("//footer//code/text()") == [f"{base}project/p"]
    rules = dict(negotiation.files(graph, PUBLICATION))["negotiation/w3id.htaccess"].decode()
    assert f'RewriteRule "^thing/({negotiation.THING})$" "{PUBLICATION.address}id/$1/' in rules


def test_swedish_names_stand_in_swedish_order():
    assert sorted(["Ö", "Zeta", "Åre", "ale", "Äppelbo", "Ale", "Boden"], key=alphabetical) == [
        "ale",
        "Ale",
        "Boden",
        "Zeta",
        "Åre",
        "Äppelbo",
        "Ö",
    ]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(["owner", "partner", "municipality"]), st.sampled_from("xyz")), max_size=12)
)
def test_each_list_holds_what_the_graph_says(links):
    text = " ".join(
        f"project:{p} esf:{term} <{DEFAULT_BASE}{'municipality' if term == 'municipality' else 'actor'}/{o}> ." for p, term, o in links
    )
    made = dict(things.files(written(text + " actor:x a esf:Actor . municipality:x a esf:Municipality ."), PUBLICATION))
    shown = page(made, "id/municipality/x/").tree.xpath("//section[h2[contains(., 'arbetar här')]]//li/a/text()")
    assert shown == sorted({p for p, term, o in links if (term, o) == ("municipality", "x")})
    owned = page(made, "id/actor/x/").tree.xpath("//section[h2[contains(., 'Äger')]]//li/a/text()")
    assert owned == sorted({p for p, term, o in links if (term, o) == ("owner", "x")})


_AGAIN = """
import hashlib, sys
from pathlib import Path
from publish_site import PUBLICATION
from esfgraph.publish import PublicGraph, negotiation, ontology_pages, things
from esfgraph.store import from_lines
from esfgraph.vocabulary import DEFAULT_BASE, ESF

said = hashlib.sha256()
graph = PublicGraph.of(from_lines(Path(sys.argv[1]).read_bytes()), DEFAULT_BASE)
for path, data in [file for part in (things, ontology_pages, negotiation) for file in part.files(graph, PUBLICATION)]:
    said.update(path.encode() + b"\\0" + data)
print(said.hexdigest())
"""


@pytest.mark.parametrize("graph", ["examples"], indirect=True)
def test_the_same_graph_gives_the_same_bytes_whatever_the_hash_seed_and_the_order(graph, site, tmp_path):
    ours = hashlib.sha256()
    for path, data in [*site.items(), *ontology_pages.files(graph, PUBLICATION), *negotiation.files(graph, PUBLICATION)]:
        ours.update(path.encode() + b"\0" + data)
    (tmp_path / "graph.nq").write_text("".join(f"{quad} .\n" for quad in reversed(graph.quads)), encoding="utf-8")
    environment = os.environ | {"PYTHONHASHSEED": "7"}
    command = [sys.executable, "-c", _AGAIN, tmp_path / "graph.nq"]
    said = subprocess.run(command, cwd=ROOT / "tests", env=environment, check=True, capture_output=True, text=True)
    assert said.stdout.strip() == ours.hexdigest()


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # rdflib's reader of JSON-LD warns of its own parts
def test_another_reader_finds_the_same_in_the_page(examples_site):
    found = page(examples_site, NAME)
    (embedded,) = found.tree.xpath("//script[@type='application/ld+json']/text()")
    folder = found.path.removesuffix("index.html")
    ours = rdflib.Graph().parse(data=embedded, format="json-ld")
    theirs = rdflib.Graph().parse(data=examples_site[f"{folder}index.ttl"].decode(), format="turtle")
    assert set(ours) == set(theirs)
    assert len(ours) > 40
