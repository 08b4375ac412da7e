"""The prose in public files: what is set aside as possibly somebody's, and what goes through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad
from rdflib.namespace import DCTERMS

from esfgraph import reference
from esfgraph.publish.personal import MAIL, PERSONAL_NUMBER, PERSONS, TELEPHONE, traces
from esfgraph.publish.prose import LEFT_OUT, with_text
from esfgraph.vocabulary import DEFAULT_BASE, ESF


@pytest.fixture(scope="module")
def tables():
    return reference.load()


def published(graph, tables, text, section=ESF.background):
    """Give what is published of a section with this text, None where nothing is, and the reasons for what was set aside."""
    page = next(iri for iri in graph.about if iri.startswith(f"{DEFAULT_BASE}page/"))
    project = next(iri for iri in graph.about if iri.startswith(f"{DEFAULT_BASE}project/"))
    quad = Quad(NamedNode(project), NamedNode(str(section)), Literal(text, language="sv"), NamedNode(page))
    made, aside = with_text(graph, [quad], tables)
    texts = [q.object.value for q in made.quads if q.predicate.value == str(section)]
    return (texts[0] if texts else None), [(one.paragraph, one.reason) for one in aside]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Skriv till kim.exempel@example.org så svarar vi", MAIL),
        ("kim.exempel(at)example.org", MAIL),
        ("Åsa.Öberg@example.org", MAIL),
        ("kim@exempelföretag.se", MAIL),
        ("kim.exempel @ example.org", MAIL),
        ("kim.exempel [at] example.org", MAIL),
        ("kim.exempel (AT) example.org", MAIL),
        ("kim.exempel snabel-a example.org", MAIL),
        ("kim\N{ZERO WIDTH SPACE}.exempel@\N{SOFT HYPHEN}example.org", MAIL),
        ("Ring 0520-12 34 56", TELEPHONE),
        ("Ring 070-123 45 67.", TELEPHONE),
        ("tel 08 123 456 78", TELEPHONE),
        ("+46 (0)70 123 45 67", TELEPHONE),
        ("+4670 123 45 67", TELEPHONE),
        ("0046 8 123 45 67", TELEPHONE),
        ("0243/123 45", TELEPHONE),
        ("Tel:0520-12 34 56", TELEPHONE),
        ("(0520) 12 34 56", TELEPHONE),
        ("0520.12.34.56", TELEPHONE),
        ("0701234567", TELEPHONE),
        ("+46701234567", TELEPHONE),
        ("+47 22 12 34 56", TELEPHONE),
        ("070\N{NON-BREAKING HYPHEN}123\N{NO-BREAK SPACE}45\N{NO-BREAK SPACE}67", TELEPHONE),
        ("född 19811218-9876", PERSONAL_NUMBER),
        ("811218-9876", PERSONAL_NUMBER),
        ("811278-9873", PERSONAL_NUMBER),
        ("811218\N{EN DASH}9876", PERSONAL_NUMBER),
        ("198112189876", PERSONAL_NUMBER),
        ("811218 9876", PERSONAL_NUMBER),
    ],
)
def test_a_mail_address_a_telephone_number_and_a_personal_number_are_seen(text, kind):
    assert [trace.kind for trace in traces(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "2011-3010016",
        "2015/00260",
        "212000-0142",
        "12 464 585 kr",
        "2009-01-15",
        "01.02.2013",
        "+30 000 000 kr",
        "201103011235",  # a day and a time: the check digit would be 4
        "2009-01-15 - 2013-03-31",
        "under 2011-2013",
        "10 000 deltagare 2012",
        "55.604981 13.003822",
        "https://w3id.org/esfgraph/id/municipality/0114",
        "e-post och telefon",
        "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
    ],
)
def test_numbers_dates_codes_and_amounts_are_nobodys(text):
    assert list(traces(text)) == []


@pytest.mark.parametrize(
    "paragraph",
    [
        "• Metodstödet, Falu kommun, Kim Exempel",
        "Kim Exempel och Mika Påhitt leder arbetet i länet.",
        "Arbetet leds av områdeschef Kim Exempel.",
        "- Robin Berg, Malmö",
        "Kim Exempel-Påhitt, Avesta kommun",
        "Kim af Exempel, Eda",
        "Kontakta Kim Exempel.",
        "Kim Exempel har lett arbetet med kommunens samordning under hela projektets tid och fortsätter med det i en ny roll.",
        "I styrgruppen sitter från och med detta år, efter ett beslut av alla som deltar i arbetet, också Samt Kim Exempel.",
        "KIM EXEMPEL",
        "Kim\N{NO-BREAK SPACE}Exempel",
        "Łucja Żak",
        "Frågor besvaras av Kim O'Hara",
        "Mika McExempel",
        "Kim al Exempel",
        "K. Exempel",
        "I gruppen finns Exempel, Kim från januari.",
        "Marie Lindgren",  # an organisation bears the first name
        "Kim Lund",  # a place is called as the last name
    ],
)
def test_what_looks_like_a_list_of_persons_is_set_aside(example_graph, tables, paragraph):
    text, aside = published(example_graph, tables, f"Först detta.\n{paragraph}\nSist detta.")
    assert text == f"Först detta.\n{LEFT_OUT}\nSist detta."
    assert aside == [(2, PERSONS)]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Region Dalarna och Länsstyrelsen i Dalarnas län samverkar med Falu kommun om etableringen av nyanlända i länet.",
        "• Arbetsförmedlingen, Försäkringskassan, Falu kommun",
        "Inom Region Dalarna har det saknats en samlad bild av vad som görs för dem som står längst från arbete.",
        "Projektet ska pröva nya sätt att möta arbetsgivare.",
        "Lilla Edets kommun",
        "Upplands Väsby, Upplands-Bro och Östra Göinge",
        "BAKGRUND OCH SYFTE",
    ],
)
def test_places_and_organisations_go_through(example_graph, tables, paragraph):
    assert published(example_graph, tables, paragraph) == (paragraph, [])


def test_a_section_of_which_nothing_is_left_is_not_published(example_graph, tables):
    text, aside = published(example_graph, tables, "Ring 0520-12 34 56\n\nSkriv till kim@example.org")
    assert text is None
    assert aside == [(1, TELEPHONE), (3, MAIL)]


def test_paragraphs_set_aside_one_after_another_leave_one_mark(example_graph, tables):
    text, aside = published(example_graph, tables, "A.\n• Kim Exempel\n• Mika Påhitt\nB.")
    assert text == f"A.\n{LEFT_OUT}\nB."
    assert [number for number, _ in aside] == [2, 3]


def test_a_page_that_is_not_published_gives_no_text(example_graph, tables):
    project = next(iri for iri in example_graph.about if iri.startswith(f"{DEFAULT_BASE}project/"))
    page = NamedNode(f"{DEFAULT_BASE}page/suppressed-1")
    quad = Quad(NamedNode(project), NamedNode(str(DCTERMS.abstract)), Literal("Text.", language="sv"), page)
    made, aside = with_text(example_graph, [quad], tables)
    assert made.quads == example_graph.quads
    assert aside == ()


def test_what_is_no_section_is_not_taken(example_graph, tables):
    assert published(example_graph, tables, "Kim", section=DCTERMS.creator) == (None, [])


@given(st.text(alphabet="ab Å\n•", max_size=30), st.text(alphabet="ab Å\n•", max_size=30))
def test_no_mail_address_ever_goes_through(example_graph, tables, before, after):
    text, aside = published(example_graph, tables, f"{before} kim@example.org {after}")
    assert text is None or "example.org" not in text
    assert MAIL in [reason for _, reason in aside]
