"""Words → terms: equal names decide, near names are only suggested, several are listed."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store

from esfgraph.errors import AmbiguousError, UsageError
from esfgraph.lookup import find_term, label, search, suggest

ID = "https://w3id.org/esfgraph/id/"
XSD_INTEGER = NamedNode("http://www.w3.org/2001/XMLSchema#integer")


@cache
def graph():
    store = Store()
    store.load(path=str(Path(__file__).parent / "graphs" / "queries.trig"), format=RdfFormat.TRIG)
    return store


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (f"{ID}municipality/1277", "municipality", "municipality/1277"),
        (f"<{ID}municipality/1277>", "municipality", "municipality/1277"),
        ("municipality:1277", "municipality", "municipality/1277"),
        ("1277", "municipality", "municipality/1277"),
        ("Åstorp", "municipality", "municipality/1277"),
        (" åSTORP ", "municipality", "municipality/1277"),
        ("A\N{COMBINING RING ABOVE}storp", "municipality", "municipality/1277"),
        ("Åstorps", "municipality", "municipality/1277"),
        ("Åstorps kommun", "municipality", "municipality/1277"),
        ("Åstorps  Kommun", "actor", "actor/municipality-1277"),
        ("Staben", "actor", "actor/staben-1277"),
        ("Falu", "municipality", "municipality/2080"),
        ("Falu kommun", "municipality", "municipality/2080"),
        ("falun  STAD", "municipality", "municipality/2080"),
        ("SE22", "region", "region/SE22"),
        ("South Sweden", "region", "region/SE22"),
        ("12", "county", "county/12"),
        ("Dalarnas län", "county", "county/20"),
        ("implementation", "phase", "phase/implementation"),
        ("Genomförande", "phase", "phase/implementation"),
        ("Medfinansiär", "role", "role/co-financer"),
        ("2007-2013-2", "area", "programme-area/2007-2013-2"),
        ("Ökat arbetskraftsutbud", "area", "programme-area/2007-2013-2"),
        ("Programområde 2 ökat arbetskraftsutbud", "area", "programme-area/2007-2013-2"),
        ("supply of skills", "area", "programme-area/2007-2013-1"),
        ("gamma", "project", "project/gamma"),
    ],
)
def test_a_word_people_know_finds_its_term(text, kind, expected):
    assert find_term(graph(), text, kind) == NamedNode(ID + expected)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Astorp", "municipality"),
        ("Åstorpp", "municipality"),
        ("Åstor", "municipality"),
        ("1277", "county"),
        ("Åstorps kommun, Staben", "municipality"),
        ("kommun", "municipality"),
        (" stad", "municipality"),
        ("Åstorpkommun", "municipality"),
        ("Falun kommun kommun", "municipality"),
        ("Region Skåne", "municipality"),
        (f"{ID}municipality/9999", "municipality"),
        ("phase:implementation", "role"),
        ("", "actor"),
    ],
)
def test_nothing_but_equality_decides(text, kind):
    with pytest.raises(UsageError, match=f"no {kind} is called"):
        find_term(graph(), text, kind)


def test_an_unknown_word_gets_near_names():
    with pytest.raises(UsageError, match="did you mean: Åstorp"):
        find_term(graph(), "Astorp", "municipality")
    assert suggest(graph(), "integrationsenhet") == ("Integrationsenheten",)
    assert "Arbetsförmedlingen, Helsingborg" in suggest(graph(), "helsingborg", "actor")


def test_each_thing_is_suggested_once_under_the_name_that_is_nearest():
    assert suggest(graph(), "Åstorpss", "municipality")[0] == "Åstorps"
    assert "Åstorp" not in suggest(graph(), "Åstorpss", "municipality")


def test_where_no_name_is_near_it_says_where_all_are_or_which_there_are():
    for kind, lang, said in (
        ("actor", "en", "no actor is called “Q”; nothing has a name near it; `esfgraph query aktorer` list"),
        ("municipality", "sv", "ingen kommun heter ”Q”; inget heter något liknande; alla står i `esfgraph query kommuner` och `"),
        (
            "actor-or-project",
            "sv",
            "ingen aktör eller inget projekt heter ”Q”; inget heter något liknande; alla står i `esfgraph query aktorer` ",
        ),
        ("phase", "sv", "ingen projektfas heter ”Q”; inget heter något liknande; välj bland: Förprojektering; Genomförande"),
        ("role", "en", "no role is called “Q”; nothing has a name near it; choose one of: Co-financer; "),
    ):
        with pytest.raises(UsageError) as caught:
            find_term(graph(), "Q", kind, lang=lang)
        assert str(caught.value).startswith(said)
    with pytest.raises(UsageError, match="the graph has nothing of that kind"):
        find_term(Store(), "Q", "area")


def test_a_long_text_is_not_said_back_whole():
    for kind in ("actor", "integer"):
        with pytest.raises(UsageError, match=r"“x{100}…”"):
            find_term(graph(), "x" * 10240, kind)


def test_what_is_said_of_a_word_is_in_the_language_asked_for():
    with pytest.raises(UsageError, match="ingen kommun heter ”Astorp”; menade du: Åstorp"):
        find_term(graph(), "Astorp", "municipality", lang="sv")
    with pytest.raises(UsageError, match="”x” är inget heltal"):
        find_term(graph(), "x", "integer", lang="sv")
    with pytest.raises(AmbiguousError, match=r"(?s)betyder flera saker.*\(känd bara i projektet Alfa\)"):
        find_term(graph(), "integrationsenheten", "actor", lang="sv")


def test_one_name_of_several_things_lists_them_with_what_tells_them_apart():
    with pytest.raises(AmbiguousError) as caught:
        find_term(graph(), "integrationsenheten", "actor")
    message = str(caught.value)
    assert f"Integrationsenheten (known only in the project Alfa): {ID}actor/integrationsenheten-alfa" in message
    assert f"Integrationsenheten (known only in the project Beta): {ID}actor/integrationsenheten-beta" in message


def test_an_area_of_two_periods_is_asked_for_again():
    store = Store()
    store.extend(graph())
    later, name = NamedNode(f"{ID}programme-area/2014-2020-1"), NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    store.add(Quad(later, name, Literal("Programområde 1 Kompetensförsörjning (2014–2020)", language="sv")))
    store.add(Quad(later, NamedNode("http://www.w3.org/2004/02/skos/core#inScheme"), NamedNode(f"{ID}scheme/programme-area")))
    for text in ("kompetensförsörjning", "programområde 1"):
        with pytest.raises(AmbiguousError, match=r"programme-area/2007-2013-1(?s:.*)programme-area/2014-2020-1"):
            find_term(store, text, "area")
    assert find_term(store, "Programområde 1 Kompetensförsörjning", "area") == NamedNode(f"{ID}programme-area/2007-2013-1")


def test_a_code_wins_over_a_name():
    store = Store()
    store.extend(graph())
    store.add(Quad(NamedNode(f"{ID}municipality/2081"), NamedNode("http://www.w3.org/2004/02/skos/core#altLabel"), Literal("1277")))
    assert find_term(store, "1277", "municipality") == NamedNode(f"{ID}municipality/1277")


def test_another_base_has_its_own_things():
    with pytest.raises(UsageError):
        find_term(graph(), "Genomförande", "phase", "https://example.org/id/")


def test_integers_and_texts_are_literals():
    assert find_term(graph(), " 2009 ", "integer") == Literal("2009", datatype=XSD_INTEGER)
    assert find_term(graph(), "-0012", "integer") == Literal("-12", datatype=XSD_INTEGER)
    assert find_term(graph(), ' "}<x>', "text") == Literal(' "}<x>')
    for text in ("1.5", "", "2 009", "١٢", "9" * 19, "0x10"):
        with pytest.raises(UsageError, match="not a whole number"):
            find_term(graph(), text, "integer")
    with pytest.raises(UsageError, match="unknown kind"):
        find_term(graph(), "x", "place")


@pytest.mark.parametrize("kind", ["actor", "text"])
def test_a_byte_that_is_no_text_is_a_usage_error(kind):
    with pytest.raises(UsageError, match="not readable"):
        find_term(graph(), "\udcffstorp", kind)
    with pytest.raises(UsageError, match="not readable"):
        search(graph(), "\udcffstorp")


def test_search_gives_every_thing_of_the_name():
    assert [(hit.kind, hit.node.value.removeprefix(ID), hit.known_only_in) for hit in search(graph(), "Integrationsenheten")] == [
        ("actor", "actor/integrationsenheten-alfa", ("Alfa",)),
        ("actor", "actor/integrationsenheten-beta", ("Beta",)),
    ]
    assert [(hit.kind, hit.label) for hit in search(graph(), "1277")] == [("municipality", "Åstorp")]
    assert [(hit.kind, hit.label) for hit in search(graph(), "project:alfa")] == [("project", "Alfa")]
    assert search(graph(), "Ingenstans") == ()


def test_a_label_is_in_the_language_asked_for():
    assert label(graph(), NamedNode(f"{ID}phase/implementation"), "en") == "Implementation"
    assert label(graph(), NamedNode(f"{ID}phase/implementation")) == "Genomförande"
    assert label(graph(), NamedNode(f"{ID}actor/nobody")) == f"{ID}actor/nobody"


@given(st.text(max_size=80), st.sampled_from(["actor", "municipality", "project", "region", "area", "phase", "role", "county"]))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_a_thing_of_the_graph_or_a_usage_error(text, kind):
    try:
        term = find_term(graph(), text, kind)
    except UsageError:
        return
    assert list(graph().quads_for_pattern(term, None, None))
