"""Mentions in the prose: against labels made by hand, on made-up traps, on hostile text; and that nothing else changes because of them."""

import unicodedata
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mention_labels import meaning, measured, of_pages, sentences
from pyoxigraph import Literal, NamedNode
from test_queries import cases, terms
from typer.testing import CliRunner

from esfgraph import passages, reference, triples
from esfgraph.cli import assembly
from esfgraph.cli.app import app
from esfgraph.cli.sources import Sources
from esfgraph.collection import TIES, Collection
from esfgraph.errors import UsageError
from esfgraph.files import find as find_files
from esfgraph.identity import self_identifying
from esfgraph.mention_ties import counted_in
from esfgraph.mentions import Finder
from esfgraph.page import read_page
from esfgraph.project import Project, Prose, Section, SourcePage
from esfgraph.publish import FORMATS, PublicGraph, export
from esfgraph.queries import find, library, run
from esfgraph.store import from_lines, lines
from esfgraph.vocabulary import DEFAULT_BASE, ESF

TABLES = reference.load()
FINDER = Finder(TABLES, self_identifying)
ROOT = Path(__file__).parent.parent


def project(*texts, line=1, **facts):
    page = SourcePage("2007-2013-print", "a" * 64, states_parties=True)
    sections = tuple(Prose(section, text, line) for section, text in zip(Section, texts, strict=False))
    return Project(
        **({"title": "Prov", "page": page, "programme_period": "2007-2013", "start": date(2012, 1, 1), "sections": sections} | facts)
    )


def mentions(text, **facts):
    return FINDER.find(project(text, **facts))


def found(text, **facts):
    return [(mention.words, meaning(mention)) for mention in mentions(text, **facts)]


@pytest.fixture(scope="module")
def on_real_pages(real_pages):
    return {path.stem: FINDER.find(read_page(path.read_bytes()).project) for path in sorted(real_pages.glob("*.txt"))}


def test_the_real_pages_against_their_labels(on_real_pages):
    precision, recall = measured(on_real_pages)
    assert precision >= 0.97
    assert recall >= 0.9


@pytest.mark.parametrize("kind", ["municipality", "organisation", "diary-number", "unresolved"])
def test_the_measure_sees_each_kind_go_and_each_wrong_meaning(on_real_pages, kind):
    places = {(row["page"], int(row["line"]), row["words"]) for row in of_pages() if row["kind"] == kind and row["counted"] == "yes"}
    without = {page: tuple(m for m in listed if (page, m.line, m.words) not in places) for page, listed in on_real_pages.items()}
    wrong = {
        page: tuple(replace(m, municipality="0000", actor=None) if (page, m.line, m.words) in places else m for m in listed)
        for page, listed in on_real_pages.items()
    }
    precision, recall = measured(on_real_pages)
    assert measured(without)[1] < recall
    assert measured(wrong)[0] < precision


@pytest.mark.parametrize("sentence", sentences(), ids=lambda sentence: sentence["name"])
def test_a_sentence_holds_its_mentions_and_no_others(sentence):
    start = date.fromisoformat(sentence["start"]) if "start" in sentence else date(2012, 1, 1)
    text = unicodedata.normalize("NFC", sentence["text"])  # as reading a page leaves it
    assert found(text, start=start) == [(mention["words"], mention.get("meaning", "")) for mention in sentence["mentions"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Karin Lund, Falu kommun, och Anna Berg", [("Falu kommun", "2080")]),
        ("Enligt Lund och Falu kommun", [("Falu kommun", "2080")]),
        ("Falu och Säters kommun", [("Falu", "2080"), ("Säters kommun", "2082")]),
        ("Falu/Säters kommun", [("Falu", "2080"), ("Säters kommun", "2082")]),
        ("Skånes, Hallands och Stockholms kommuner", []),
        ("Stockholms kommuner", []),
        ("kommunerna i Kalmar län", []),
        ("kommunerna (Mora, Orsa och Älvdalen) samt Malmö", [("Mora", "2062"), ("Orsa", "2034"), ("Älvdalen", "2039")]),
        ("kommunen Orsa", [("Orsa", "2034")]),
        ("i kommunen\nOrsa är en ort", []),
        ("varken Falu kommun eller Säters kommun", []),
        ("inte Falu kommun utan Säters kommun", [("Säters kommun", "2082")]),
        ("inte Falu kommun, Säters kommun", []),
        ("Falu kommun deltar inte", []),
        ("Falu kommun deltar inte bara i år", [("Falu kommun", "2080")]),
        ("ej Region Skåne", []),
        ("Region Gotland", [("Region Gotland", "0980")]),
        (
            "Länsstyrelserna i Kalmar och Kronobergs län",
            [("Länsstyrelserna i Kalmar", "Länsstyrelsen i Kalmar län"), ("Kronobergs län", "Länsstyrelsen i Kronobergs län")],
        ),
        ("Länsstyrelsen och Polisen i Kalmar län", [("Länsstyrelsen", "Länsstyrelsen i Kalmar län")]),
        ("länsstyrelsen och landstinget", []),
        ("Fyrbodals kommunalförbund", [("Fyrbodals kommunalförbund", "Fyrbodals kommunalförbund")]),
        ("Anderssons kommunalförbund", []),
        ("Samordningsförbundet Anna Andersson", []),
        ("Samordningsförbundet i Jämtlands Län", [("Samordningsförbundet i Jämtlands Län", "Samordningsförbundet i Jämtlands Län")]),
        ("AF:s och FK", [("AF:s", "Arbetsförmedlingen"), ("FK", "Försäkringskassan")]),
        ("Landskrona FK och AF Bygg", []),
        ("www.Migrationsverket.se", []),
        ("Skolverket", [("Skolverket", "Statens skolverk")]),
        ("Svenskt näringsliv", []),
        ("migrationsverket", []),
        ("Polismyndigheten", [("Polismyndigheten", "Polismyndigheten")]),
        ("23-032-S03 och 2014/2015", [("23-032-S03", "23-032-S03")]),
        ("2009-30100671 och 12009-3010067 och 2009-3010067-1", []),
        ("Falu\n\nkommun", []),
    ],
)
def test_what_counts_and_what_does_not(text, expected):
    assert found(text) == expected


def test_a_body_whose_bearer_changed_is_known_by_the_projects_first_day_only():
    assert [mention.actor for mention in mentions("Region Dalarna", start=None)] == [None]
    assert [mention.actor.key for mention in mentions("Region Dalarna", start=date(2020, 1, 1))] == ["Region Dalarna"]
    assert [mention.actor.key for mention in mentions("Region Dalarna", start=date(2014, 1, 1))] == ["Region Dalarna (–2018)"]


def test_a_municipality_has_its_authority_beside_it():
    (mention,) = mentions("Göteborgs Stad")
    assert (mention.municipality, mention.actor.label, mention.actor.municipality) == ("1480", "Göteborgs stad", "1480")


FILLER = st.text("abcdefg åäö.", max_size=20)


@given(st.lists(FILLER, max_size=4), FILLER, st.integers(1, 500), st.sampled_from(["Falu kommun", "Arbetsförmedlingen", "2015/00260"]))
@settings(max_examples=50, deadline=None)
def test_line_and_column_lead_to_the_words(before, on_line, line, words):
    text = "\n".join([*before, f"{on_line} {words} {on_line}"])
    (mention,) = mentions(text, line=line)
    assert text.split("\n")[mention.line - line][mention.column - 1 :].startswith(words)
    assert mention.words == words


def test_in_a_cell_of_a_list_everything_stands_on_the_row():
    prose = Prose(Section.ABSTRACT, "Ett.\nTvå.\nFalu kommun", 7, in_cell=True)
    (mention,) = FINDER.find(replace(project(), sections=(prose,)))
    assert (mention.line, mention.column) == (7, 11)


def test_a_word_broken_at_the_end_of_a_line_stands_where_it_begins():
    (mention,) = mentions("Ett.\nHos Migrations-\nverket.", line=30)
    assert (mention.line, mention.column, mention.words, meaning(mention)) == (31, 5, "Migrations- verket", "Migrationsverket")


def test_the_projects_own_number_is_no_mention():
    assert found("2015/00260 och 2015/00261", diary_number="2015/00260") == [("2015/00261", "2015/00261")]


@pytest.mark.parametrize(
    ("unit", "count"),
    [
        ("A, ", 0),
        ("A", 0),
        ("Falu, ", 0),
        ("Falu kommun, ", 1),
        ("kommunerna Falun, ", 1),
        ("kommunerna ", 0),
        ("Länsstyrelsen, ", 1),
        ("Länsstyrelsen och ", 1),
        ("Samordningsförbundet Lund ", 1),
        ("Lund-", 0),
        ("inte utan ", 0),
        (" ", 0),
        ("kommun\n", 0),
        ("Statens ", 0),
    ],
)
def test_hostile_text_takes_no_longer_than_other_text(unit, count):
    """A pattern that tried again and again would not come to an end here."""
    times = 300_000 // len(unit)
    assert len(mentions(unit * times)) == count * times


SURNAMES = st.sampled_from(["Lund", "Berg", "Mora", "Sala", "Boden", "Ale"])


@given(
    st.lists(st.tuples(st.sampled_from(["Karin", "Anna", "Olle"]), SURNAMES), min_size=1, max_size=4),
    st.sampled_from([", ", " och ", " / ", "\n"]),
)
def test_no_person_is_taken(people, separator):
    assert found(separator.join(f"{given_name} {surname}" for given_name, surname in people) + " från Falu kommun.") == [
        ("Falu kommun", "2080")
    ]


# The graph


def built(folder):
    files = find_files([folder], leave_out=ROOT / "output")
    return assembly.assemble(list(chain.from_iterable(assembly.read_all(files, workers=1))), DEFAULT_BASE, Sources())


def collection(graph):
    return Collection(from_lines("".join(lines(graph.public)).encode()), DEFAULT_BASE, graph.pages)


@pytest.fixture(scope="module", params=["examples", "real"])
def with_and_without(request):
    """Give two collections of the same pages, one of them without mentions."""
    folder = ROOT / "examples" if request.param == "examples" else request.getfixturevalue("real_pages")
    with pytest.MonkeyPatch.context() as patch:
        full = collection(built(folder))
        patch.setattr(assembly, "mention_quads", lambda *_: iter(()))
        return full, collection(built(folder))


def test_no_other_answer_changes_because_of_mentions(with_and_without):
    full, bare = with_and_without
    assert len(full.store) > len(bare.store)
    for question in library():
        if not question.parameters and "omnämnande" not in question.tags:
            assert run(question, full.store) == run(question, bare.store), question.name


def test_no_answer_for_given_words_changes_because_of_mentions(with_and_without):
    full, bare = with_and_without
    for path, name, words in (case.values for case in cases()):
        if path.parent.name == "examples" and words:
            asked = find(name)
            assert run(asked, full.store, terms(asked, words, "examples")) == run(asked, bare.store, terms(asked, words, "examples"))


@pytest.mark.parametrize(("kind", "nodes", "ties"), [("municipalities", 82, 942), ("actors", 14, 21), ("projects", 101, 96)])
def test_networks_of_lists_stay_and_those_of_mentions_are_apart(with_and_without, kind, nodes, ties):
    full, bare = with_and_without
    listed = full.network(kind)
    assert (set(listed), set(map(frozenset, listed.edges))) == (set(bare.network(kind)), set(map(frozenset, bare.network(kind).edges)))
    if kind != "actors" and "examples" not in str(full.pages):
        assert listed.number_of_nodes() <= nodes
        assert listed.number_of_edges() <= ties
    mentioned, both = full.network(kind, ties="mentioned"), full.network(kind, ties="both")
    assert 0 < len(mentioned) < len(both)
    assert set(both) == set(listed) | set(mentioned)
    assert len(bare.network(kind, ties="mentioned")) == 0
    said = {frozenset(pair) for *pair, tie in both.edges(data=True) if "listed" in tie["layers"].split("; ")}
    assert said == set(map(frozenset, listed.edges))


def test_unknown_ties_are_refused(with_and_without):
    with pytest.raises(UsageError, match="one of listed, mentioned, both"):
        with_and_without[0].network("actors", ties="named")
    assert TIES[0] == "listed"


def test_the_words_around_a_mention_are_never_public():
    one = project("Kim Canary på Falu kommun svarar på 000-000 00.", line=20)
    mint = triples.Minter(DEFAULT_BASE)
    quads = list(triples.mention_quads(one, FINDER.find(one), {}, mint))
    store = from_lines("".join(lines(quads)).encode())
    for form in FORMATS:
        text = export(PublicGraph.of(store, DEFAULT_BASE), form).decode()
        assert "Falu kommun" in text
        assert not any(word in text for word in ("Canary", "Kim", "svarar", "000-000"))


def test_a_number_means_a_project_only_where_that_project_is():
    one = project("Se 2015/00260 och Länsstyrelsen.", line=20)
    mint = triples.Minter(DEFAULT_BASE)
    other = NamedNode(f"{DEFAULT_BASE}project/other")
    with_it = list(triples.mention_quads(one, FINDER.find(one), {"2015/00260": other}, mint))
    without = list(triples.mention_quads(one, FINDER.find(one), {}, mint))
    shortcut = NamedNode(str(ESF.mentions))
    assert [(quad.subject, quad.object, quad.graph_name) for quad in with_it if quad.predicate == shortcut] == [
        (mint.project(one), other, mint.thing("graph", "derived"))
    ]
    assert not [quad for quad in without if quad.predicate in {shortcut, NamedNode(str(ESF.means))}]
    words = {quad.object.value for quad in without if quad.predicate == NamedNode(str(ESF.asWritten))}
    assert words == {"2015/00260", "Länsstyrelsen"}


def test_a_mentions_iri_comes_of_page_line_and_place():
    one = project("Ett.\nHos Falu kommun.", line=20)
    mint = triples.Minter(DEFAULT_BASE)
    (iri,) = {
        quad.subject
        for quad in triples.mention_quads(one, FINDER.find(one), {}, mint)
        if quad.object == Literal("Falu kommun", language="sv")
    }
    assert iri.value == f"{DEFAULT_BASE}mention/{mint.page(one).value.rpartition('/')[2]}-21-5"


def test_where_the_prose_names_somebody():
    one = project("Ett.\nHos Falu kommun och Länsstyrelsen.", line=20)
    mint = triples.Minter(DEFAULT_BASE)
    quads = [
        *triples.page_quads(one, mint),
        *triples.reference_quads(TABLES, mint),
        *triples.mention_quads(one, FINDER.find(one), {}, mint),
    ]
    store = from_lines("".join(lines(quads)).encode())
    falun = passages.passages(store, mint.thing("municipality", "2080"))
    assert passages.passages(store, mint.thing("actor", "municipality-2080")) == falun
    assert passages.render(falun, "sv", {mint.page(one).value: "sida.txt"}).splitlines() == [
        "",
        "Vad som nämns i löpande text (den som nämns behöver inte delta):",
        "  Prov: Sammanfattning: Falun",
        "    sida.txt, rad 21: ”Falu kommun”",
    ]
    whole = passages.passages(store, mint.project(one))
    assert [(passage.words, passage.meaning) for passage in whole] == [("Falu kommun", "Falun"), ("Länsstyrelsen", "")]
    assert passages.render((), "en", {}) == ""


def test_a_question_counts_mentions_only_when_asked_to():
    """The example pages' lists name one municipality's unit; their prose names others, and Arbetsförmedlingen in more projects."""
    plain = collection(built(ROOT / "examples"))
    more = plain.with_mentions()
    before, after = ({row["municipality"] for row in one.rows(8)} for one in (plain, more))
    prose = {quad.object.value for quad in plain.store.quads_for_pattern(None, NamedNode(str(ESF.mentions)), None)}
    assert after == {place for place in before if place not in prose}  # whom the prose names is more than a place
    projects = {row["project"] for row in plain.rows(3, actor="Arbetsförmedlingen")}
    with_prose = {row["project"] for row in more.rows(3, actor="Arbetsförmedlingen")}
    assert projects < with_prose
    assert {row["project"] for row in plain.rows(3, actor="Arbetsförmedlingen")} == projects  # the collection itself is as it was
    assert set(lines(plain.store)) == set(lines(collection(built(ROOT / "examples")).store))


def test_a_question_on_roles_counts_no_mentions_and_is_refused():
    refused = {question.number for question in library() if not counted_in(question.text)}
    assert refused & set(range(1, 26)) == {1, 2, 5, 6, 7, 16, 17, 19, 20, 24, 25}
    asked = ["query", "2", "--param", "actor=Arbetsförmedlingen", "--ties", "both"]
    with pytest.raises(UsageError, match="roller"):
        CliRunner().invoke(app, asked, catch_exceptions=False)
