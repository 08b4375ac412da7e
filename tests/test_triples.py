"""Quads of one small page written by hand, and IRIs that depend on stable facts alone."""

import unicodedata
from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import sha256

import pyoxigraph
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, RdfFormat

from esfgraph.decision import Actor
from esfgraph.identity import decide
from esfgraph.page import read_page
from esfgraph.project import Listing, Project, Role, SourcePage
from esfgraph.publish import check_public
from esfgraph.reference import load
from esfgraph.resources import folder
from esfgraph.triples import (
    Minter,
    concept_quads,
    derived_quads,
    identity_quads,
    local_name,
    one_label,
    page_quads,
    prose_quads,
    reference_quads,
    slug,
)
from esfgraph.validation import union, validate
from esfgraph.vocabulary import DEFAULT_BASE

REFERENCE = replace(load(), scores={"municipality-variant": Decimal("0.50")})
MINT = Minter(DEFAULT_BASE)
TEXT = """Logotyp på utskrifter

Vägar in

ProgramområdeProgramområde 1 Kompetensförsörjning
ProjektfasGenomförande
ProjektägareFalu kommun
KontaktpersonKim Canary
E-postkim.canary@falun.se
Telefonnummer0520-223943
Beviljat ESF-stöd451 546 kr
Total projektbudgetsaknas
Projektperiod2008-07-01 till 2008-12-31
RegionNorra Mellansverige
In English

Sammanfattning

Kim Canary "leder" arbetet.

Medfinansiärer

 • Staben

Samarbetspartners

 • Göteborgsregionens kommunalförbund, GR
 • Arbetsförmedlingen, Kontoret

Kommun

 • Malung
 • Ankeborg
"""


def digits(*key: str) -> str:
    return sha256("\x1f".join(key).encode()).hexdigest()[:8]


# The only parts that are not typed: eight hex digits each, from the facts that the rule of IRIs names.
PARTS = {
    "X": DEFAULT_BASE,
    "P": f"vagar-in-{digits('Vägar in', 'implementation', 'SE31', '2008-07-01')}",
    "HASH": sha256(TEXT.rstrip().encode()).hexdigest(),
    "GR": f"goteborgsregionens-kommunalforbund-{digits('Göteborgsregionens kommunalförbund')}",
    "AF": f"arbetsformedlingen-{digits('Arbetsförmedlingen')}",
}
PARTS["PAGE"] = f"{PARTS['P']}-{PARTS['HASH'][:8]}"
PARTS["STABEN"] = f"staben-{digits(PARTS['P'], 'Staben')}"
PARTS["UNIT"] = f"kontoret-{digits(PARTS['AF'], 'kontoret')}"

PREFIXES = """@prefix : <{X}> .
@prefix esf: <https://w3id.org/esfgraph/ontology#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix schema: <https://schema.org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
STATED = """
<{X}project/{P}> a esf:Project ; dcterms:title "Vägar in"@sv ; esf:programmePeriod <{X}programme-period/2007-2013> ;
  esf:programmeArea <{X}programme-area/2007-2013-1> ; esf:phase <{X}phase/implementation> ; esf:region <{X}region/SE31> ;
  esf:grantedSupport "451546"^^xsd:integer ; schema:startDate "2008-07-01"^^xsd:date ; schema:endDate "2008-12-31"^^xsd:date ;
  prov:wasDerivedFrom <{X}page/{PAGE}> ;
  prov:qualifiedAssociation <{X}participation/{PAGE}-7>, <{X}participation/{PAGE}-23>,
    <{X}participation/{PAGE}-27>, <{X}participation/{PAGE}-28> ;
  esf:placeListing <{X}place-listing/{PAGE}-32>, <{X}place-listing/{PAGE}-33> .
<{X}page/{PAGE}> a esf:SourcePage ; esf:layout "2007-2013-print" ; esf:statesParties "true"^^xsd:boolean ; esf:contentHash "{HASH}" .
<{X}participation/{PAGE}-7> a esf:Participation ; dcterms:source <{X}page/{PAGE}> ; prov:hadRole <{X}role/owner> ;
  esf:asWritten "Falu kommun"@sv ; esf:sourceLine "7"^^xsd:integer .
<{X}participation/{PAGE}-23> a esf:Participation ; dcterms:source <{X}page/{PAGE}> ; prov:hadRole <{X}role/co-financer> ;
  esf:asWritten "Staben"@sv ; esf:sourceLine "23"^^xsd:integer .
<{X}participation/{PAGE}-27> a esf:Participation ; dcterms:source <{X}page/{PAGE}> ; prov:hadRole <{X}role/partner> ;
  esf:asWritten "Göteborgsregionens kommunalförbund, GR"@sv ; esf:sourceLine "27"^^xsd:integer .
<{X}participation/{PAGE}-28> a esf:Participation ; dcterms:source <{X}page/{PAGE}> ; prov:hadRole <{X}role/partner> ;
  esf:asWritten "Arbetsförmedlingen, Kontoret"@sv ; esf:sourceLine "28"^^xsd:integer .
<{X}place-listing/{PAGE}-32> a esf:PlaceListing ; dcterms:source <{X}page/{PAGE}> ;
  esf:asWritten "Malung"@sv ; esf:sourceLine "32"^^xsd:integer .
<{X}place-listing/{PAGE}-33> a esf:PlaceListing ; dcterms:source <{X}page/{PAGE}> ;
  esf:asWritten "Ankeborg"@sv ; esf:sourceLine "33"^^xsd:integer .
"""
MEANT = """
<{X}participation/{PAGE}-7> prov:agent <{X}actor/municipality-2080> .
<{X}decision/{PAGE}-7> a esf:IdentityDecision ; esf:listing <{X}participation/{PAGE}-7> ; esf:means <{X}actor/municipality-2080> ;
  esf:rule "self-identifying" ; esf:evidence "Falu kommun" ; esf:status <{X}status/inferred> .
<{X}actor/municipality-2080> a esf:Actor ; org:classification <{X}actor-type/municipality> ;
  rdfs:label "Falu kommun" ; dcterms:spatial <{X}municipality/2080> .
<{X}participation/{PAGE}-23> prov:agent <{X}actor/{STABEN}> .
<{X}decision/{PAGE}-23> a esf:IdentityDecision ; esf:listing <{X}participation/{PAGE}-23> ; esf:means <{X}actor/{STABEN}> ;
  esf:rule "inside-project" ; esf:status <{X}status/inferred> .
<{X}actor/{STABEN}> a esf:Actor ; org:classification <{X}actor-type/unknown> ;
  rdfs:label "Staben" ; esf:knownOnlyIn <{X}project/{P}> .
<{X}participation/{PAGE}-27> prov:agent <{X}actor/{GR}> .
<{X}decision/{PAGE}-27> a esf:IdentityDecision ; esf:listing <{X}participation/{PAGE}-27> ; esf:means <{X}actor/{GR}> ;
  esf:rule "self-identifying" ; esf:evidence "Göteborgsregionens kommunalförbund" ; esf:status <{X}status/inferred> .
<{X}actor/{GR}> a esf:Actor ; org:classification <{X}actor-type/municipal-federation> ;
  rdfs:label "Göteborgsregionens kommunalförbund" ; skos:altLabel "GR" .
<{X}participation/{PAGE}-28> prov:agent <{X}actor/{UNIT}> .
<{X}decision/{PAGE}-28> a esf:IdentityDecision ; esf:listing <{X}participation/{PAGE}-28> ; esf:means <{X}actor/{UNIT}> ;
  esf:rule "unit-with-parent" ; esf:evidence "Arbetsförmedlingen" ; esf:status <{X}status/inferred> .
<{X}actor/{UNIT}> a esf:Actor, org:OrganizationalUnit ; org:classification <{X}actor-type/national-agency> ;
  rdfs:label "Arbetsförmedlingen, Kontoret" ; skos:altLabel "Kontoret" ;
  org:unitOf <{X}actor/{AF}> .
<{X}actor/{AF}> a esf:Actor ; org:classification <{X}actor-type/national-agency> ;
  rdfs:label "Arbetsförmedlingen" .
<{X}place-listing/{PAGE}-32> esf:place <{X}municipality/2023> .
<{X}decision/{PAGE}-32> a esf:IdentityDecision ; esf:listing <{X}place-listing/{PAGE}-32> ; esf:means <{X}municipality/2023> ;
  esf:rule "municipality-variant" ; esf:score 0.50 ; esf:evidence "malung" ; esf:status <{X}status/inferred> .
"""
DERIVED = """
<{X}project/{P}> esf:owner <{X}actor/municipality-2080> ; esf:coFinancer <{X}actor/{STABEN}> ;
  esf:partner <{X}actor/{GR}>, <{X}actor/{UNIT}> ;
  esf:party <{X}actor/municipality-2080>, <{X}actor/{STABEN}>, <{X}actor/{GR}>, <{X}actor/{UNIT}> ;
  esf:municipality <{X}municipality/2023> .
"""


def by_hand(template: str) -> set:
    return {quad.triple for quad in pyoxigraph.parse((PREFIXES + template).format(**PARTS), RdfFormat.TURTLE)}


def a_page(text: str = TEXT) -> Project:
    project = read_page(text.encode()).project
    assert project is not None
    return project


def all_quads(project: Project, mint: Minter = MINT) -> list:
    decisions = decide(project, REFERENCE)
    return [*page_quads(project, mint), *identity_quads(project, decisions, mint), *derived_quads(project, decisions, mint)]


def test_what_the_page_states():
    quads = list(page_quads(a_page(), MINT))
    assert {quad.triple for quad in quads} == by_hand(STATED)
    assert {quad.graph_name for quad in quads} == {NamedNode(f"{DEFAULT_BASE}page/{PARTS['PAGE']}")}


def test_who_is_meant():
    project = a_page()
    quads = list(identity_quads(project, decide(project, REFERENCE), MINT))
    assert {quad.triple for quad in quads} == by_hand(MEANT)
    assert {quad.graph_name for quad in quads} == {NamedNode(f"{DEFAULT_BASE}graph/identity")}


def test_the_shortcuts():
    project = a_page()
    quads = list(derived_quads(project, decide(project, REFERENCE), MINT))
    assert {quad.triple for quad in quads} == by_hand(DERIVED)
    assert {quad.graph_name for quad in quads} == {NamedNode(f"{DEFAULT_BASE}graph/derived")}


def test_prose_comes_only_when_asked_for():
    project = a_page()
    text = '"Kim Canary \\"leder\\" arbetet."@sv'
    assert {str(q.object) for q in prose_quads(project, MINT)} == {text}
    assert {str(q.predicate) for q in prose_quads(project, MINT)} == {"<http://purl.org/dc/terms/abstract>"}
    assert {q.graph_name for q in prose_quads(project, MINT)} == {NamedNode(f"{DEFAULT_BASE}page/{PARTS['PAGE']}")}
    assert not [q for q in all_quads(project) if "canary" in str(q).casefold() or "223943" in str(q) or "falun.se" in str(q)]


def test_every_section_has_its_property(pages):
    for data in pages.values():
        project = a_page(data.decode())
        quads = list(prose_quads(project, MINT))
        assert len(quads) == len(project.sections)
        assert [q.object.value for q in quads] == [prose.text for prose in project.sections]
        local = [q.predicate.value.replace("#", "/").rpartition("/")[2] for q in quads]
        assert local == [prose.section.value for prose in project.sections]


def test_address_and_day_of_the_page_only_where_a_table_gave_them():
    project = a_page()
    with_source = replace(project, page=replace(project.page, url="https://example.org/a?b=å", retrieved=date(2026, 1, 1)))
    more = {(str(q.predicate), str(q.object)) for q in set(page_quads(with_source, MINT)) - set(page_quads(project, MINT))}
    assert more == {
        ("<http://purl.org/pav/retrievedFrom>", "<https://example.org/a?b=å>"),
        ("<http://purl.org/pav/retrievedOn>", '"2026-01-01"^^<http://www.w3.org/2001/XMLSchema#date>'),
    }


def test_an_amount_of_nothing_is_stated():
    quads = list(page_quads(a_page(TEXT.replace("451 546 kr", "0 kr")), MINT))
    assert [q.object.value for q in quads if q.predicate.value.endswith("grantedSupport")] == ["0"]
    assert [q.object.value for q in quads if q.predicate.value.endswith("totalBudget")] == []


def iris(quads) -> set[str]:
    return {term.value for quad in quads for term in (*quad.triple, quad.graph_name) if isinstance(term, NamedNode)}


def test_no_blank_nodes_no_default_graph_and_ascii_iris(pages):
    for data in pages.values():
        quads = all_quads(a_page(data.decode()))
        assert not [
            q
            for q in quads
            if isinstance(q.subject, BlankNode) or isinstance(q.object, BlankNode) or isinstance(q.graph_name, DefaultGraph)
        ]
        assert all(iri.isascii() for iri in iris(quads))


def test_the_shortcuts_say_what_the_participations_say(pages):
    roles = {"owner": "owner", "coFinancer": "co-financer", "partner": "partner"}
    for data in pages.values():
        quads = all_quads(a_page(data.decode()))
        role = {q.subject: q.object.value.rpartition("/")[2] for q in quads if q.predicate.value.endswith("#hadRole")}
        stated = {(role[q.subject], q.object) for q in quads if q.predicate.value.endswith("#agent")}
        derived = [(q.predicate.value.rpartition("#")[2], q.object) for q in quads if q.graph_name.value.endswith("graph/derived")]
        assert {(roles[term], actor) for term, actor in derived if term in roles} == stated
        assert {actor for term, actor in derived if term == "party"} == {actor for _, actor in stated}
        places = {q.object for q in quads if q.predicate.value.endswith("ontology#place")}
        assert {place for term, place in derived if term == "municipality"} == places


def test_the_same_page_in_another_encoding_gives_the_same_quads():
    clean = set(all_quads(a_page()))
    nfd = unicodedata.normalize("NFD", TEXT).replace("\n", "\r\n").encode("utf-16")
    assert set(all_quads(read_page(nfd).project)) == clean


def test_another_base_moves_every_thing_and_no_term():
    other = "https://example.org/esf/"
    here, there = all_quads(a_page()), all_quads(a_page(), Minter(other))
    assert {iri.replace(DEFAULT_BASE, other) for iri in iris(here)} == iris(there)
    assert not [iri for iri in iris(there) if iri.startswith(DEFAULT_BASE)]


def bare(title: str = "Vägar in", **fields: object) -> Project:
    return Project(title=title, page=SourcePage("x", "0" * 64, states_parties=True), programme_period="2007-2013", **fields)


def test_a_project_is_named_by_title_phase_region_and_first_day():
    known = bare(phase="preparation", region="SE11", start=date(2008, 7, 1))
    assert MINT.project(known).value == f"{DEFAULT_BASE}project/vagar-in-{digits('Vägar in', 'preparation', 'SE11', '2008-07-01')}"
    assert MINT.project(bare()).value == f"{DEFAULT_BASE}project/vagar-in-{digits('Vägar in', '', '', '')}"
    changed = [
        replace(known, title="Vagar in"),
        replace(known, title="Vägar In"),
        replace(known, phase="implementation"),
        replace(known, phase=None),
        replace(known, region="SE12"),
        replace(known, start=date(2008, 7, 2)),
    ]
    assert len({MINT.project(project) for project in [known, *changed]}) == 7
    same = [
        replace(known, granted_support=5, total_budget=6, end=date(2009, 1, 1), owner=Listing("Falu kommun", 7, Role.OWNER)),
        replace(known, title=unicodedata.normalize("NFD", "Vägar in")),
        replace(known, page=SourcePage("y", "1" * 64, states_parties=False)),
    ]
    assert {MINT.project(project) for project in same} == {MINT.project(known)}
    assert MINT.page(same[2]) != MINT.page(known)


LATER = Project(
    title="Alla behövs",
    page=SourcePage("list-of-operations", "a" * 64, states_parties=False),
    programme_period="2014-2020",
    programme_area="2014-2020-2",
    owner=Listing("Falu kommun", 4, Role.OWNER),
    diary_number="2020/00162",
    call="2015/00078",
    specific_objective="2014-2020-2.3",
    intervention_types=("2014-2020-109", "2014-2020-117"),
    fund="esf",
    programme_cci="2014SE05M9OP001",
    union_rate=50,
    planned_participants=0,
)


def said(quads) -> set[tuple[str, str]]:
    """What is said of the project: the last part of the property, and the value without the base."""
    subject = MINT.project(LATER)
    about = [quad for quad in quads if quad.subject == subject]
    return {(q.predicate.value.replace("#", "/").rpartition("/")[2], str(q.object).replace(DEFAULT_BASE, "")) for q in about}


def test_what_a_source_of_a_later_period_states():
    integer = "^^<http://www.w3.org/2001/XMLSchema#integer>"
    page = f"2020-00162-{digits('2020/00162')}-aaaaaaaa"
    assert said(page_quads(LATER, MINT)) == {
        ("type", "<https://w3id.org/esfgraph/ontology#Project>"),
        ("title", '"Alla behövs"@sv'),
        ("identifier", '"2020/00162"'),
        ("call", '"2015/00078"'),
        ("programmePeriod", "<programme-period/2014-2020>"),
        ("programmeArea", "<programme-area/2014-2020-2>"),
        ("specificObjective", "<specific-objective/2014-2020-2.3>"),
        ("interventionType", "<intervention-type/2014-2020-109>"),
        ("interventionType", "<intervention-type/2014-2020-117>"),
        ("fund", "<fund/esf>"),
        ("programmeCCI", '"2014SE05M9OP001"'),
        ("unionRate", f'"50"{integer}'),
        ("plannedParticipants", f'"0"{integer}'),
        ("qualifiedAssociation", f"<participation/{page}-4>"),
        ("wasDerivedFrom", f"<page/{page}>"),
    }


def test_the_public_list_lets_every_statement_of_every_period_through():
    check_public([*all_quads(LATER), *concept_quads(folder("ontology") / "concepts.ttl", MINT)])


def test_a_code_that_no_list_names_is_kept_under_its_own_code_in_the_graph_of_its_page():
    unlisted = replace(LATER, programme_area="2014-2020-9", specific_objective="2014-2020-9.1", intervention_types=("2014-2020-999",))
    assert not [q for q in page_quads(LATER, MINT) if q.predicate.value.endswith("notation")]
    quads = list(page_quads(unlisted, MINT))
    assert {q.graph_name for q in quads} == {MINT.page(unlisted)}
    labels = {(q.subject.value.removeprefix(DEFAULT_BASE), str(q.object)) for q in quads if q.predicate.value.endswith("prefLabel")}
    names = {"programme-area/2014-2020-9": "9", "specific-objective/2014-2020-9.1": "9.1", "intervention-type/2014-2020-999": "999"}
    assert labels == {(concept, f'"{name}"@{lang}') for concept, name in names.items() for lang in ("sv", "en")}
    whole = union([*all_quads(unlisted), *concept_quads(folder("ontology") / "concepts.ttl", MINT), *reference_quads(REFERENCE, MINT)])
    assert {finding.rule for finding in validate(whole).findings} == set()


def test_names_in_several_languages_are_never_taken_for_several_names_of_an_actor():
    unlisted = replace(LATER, specific_objective="2014-2020-9.1")
    quads = all_quads(unlisted)
    assert set(one_label(quads)) == set(quads)


def test_a_project_with_a_diary_number_is_named_by_it_alone():
    same = [
        LATER,
        replace(LATER, title="Annat", region="SE11", phase="implementation", start=date(2020, 1, 1), programme_period="2021-2027"),
    ]
    assert {MINT.project(project).value for project in same} == {f"{DEFAULT_BASE}project/2020-00162-{digits('2020/00162')}"}
    others = ["2020/00163", "2020-00162", "22-044-S07", "Z3042-153-07"]
    assert len({MINT.project(replace(LATER, diary_number=number)) for number in ["2020/00162", *others]}) == 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vägar in!", "vagar-in"),
        ("  ÅÄÖ åäö ", "aao-aao"),
        ("日本", ""),
        ("", ""),
        ("a/b#c?d", "a-b-c-d"),
        ("x" * 80, "x" * 60),
        ("é—€", "e"),
    ],
)
def test_slugs(text, expected):
    assert slug(text) == expected


def test_names_that_share_a_slug_are_told_apart():
    assert local_name("Håbo").rpartition("-")[0] == local_name("Habo").rpartition("-")[0] == "habo"
    assert local_name("Håbo") != local_name("Habo")
    assert local_name("日本") == f"unnamed-{digits('日本')}"


NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=80)


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


@settings(max_examples=150, deadline=None)
@given(NAMES, NAMES)
def test_different_names_different_iris_and_all_are_ascii(one, other):
    assume(nfc(one) != nfc(other))
    project = bare()
    made = [
        *(MINT.actor(Actor(name, name), project).value for name in (one, other)),
        *(MINT.actor(Actor(name, name, inside_project=True), project).value for name in (one, other)),
        *(MINT.actor(Actor(name, name, parent=Actor("Falu kommun", "2080", municipality="2080")), project).value for name in (one, other)),
        *(MINT.actor(Actor("Staben", "Staben", parent=Actor(name, name)), project).value for name in (one, other)),
        *(MINT.project(bare(name)).value for name in (one, other)),
    ]
    assert len(set(made)) == len(made)
    assert all(iri.isascii() and NamedNode(iri) for iri in made)


@settings(max_examples=100, deadline=None)
@given(NAMES)
def test_the_form_of_unicode_changes_no_iri(name):
    forms = {unicodedata.normalize(form, name) for form in ("NFC", "NFD")}
    assert len({MINT.actor(Actor(form, form), bare()) for form in forms}) == 1
    assert len({MINT.project(bare(form)) for form in forms}) == 1


ESF, SKOS, WD = "https://w3id.org/esfgraph/ontology#", "http://www.w3.org/2004/02/skos/core#", "http://www.wikidata.org/entity/"


def test_all_places_of_reference():
    quads = list(reference_quads(REFERENCE, MINT))
    types = [q for q in quads if q.predicate.value.endswith("#type")]
    codes = {kind: sorted(q.subject.value for q in types if q.object.value == ESF + kind) for kind in ("Municipality", "County", "Region")}
    assert {kind: len(found) for kind, found in codes.items()} == {"Municipality": 290, "County": 21, "Region": 9}
    assert {q.graph_name.value for q in quads} == {f"{DEFAULT_BASE}graph/reference"}
    assert f"{DEFAULT_BASE}region/national" in codes["Region"]
    notations = {q.subject.value: q.object for q in quads if q.predicate.value == SKOS + "notation"}
    for subject in codes["Municipality"] + codes["County"]:
        assert notations[subject] == Literal(subject.rpartition("/")[2])
    assert notations[f"{DEFAULT_BASE}municipality/0114"] == Literal("0114")
    matches = {(q.subject.value, q.object.value) for q in quads if q.predicate.value == SKOS + "exactMatch"}
    assert len([m for m in matches if m[1].startswith(WD + "Q")]) == 290 == len({m[1] for m in matches if m[1].startswith(WD)})
    nuts = sorted(m[1].rpartition("/")[2] for m in matches if m[1].startswith("http://data.europa.eu/nuts/code/SE"))
    assert (len(nuts), [len(code) for code in nuts].count(5)) == (29, 21)
    assert len(matches) == 290 + 29


def test_one_municipality_of_reference_in_full():
    about = {
        (q.predicate.value.replace("#", "/").rpartition("/")[2], str(q.object))
        for q in reference_quads(REFERENCE, MINT)
        if q.subject.value == f"{DEFAULT_BASE}municipality/0180"
    }
    decimal = "^^<http://www.w3.org/2001/XMLSchema#decimal>"
    point = {(term, value) for term, value in about if term in {"lat", "long"}}
    assert about - point == {
        ("type", f"<{ESF}Municipality>"),
        ("label", '"Stockholm"'),
        ("altLabel", '"Stockholms"'),
        ("notation", '"0180"'),
        ("containedInPlace", f"<{DEFAULT_BASE}county/01>"),
        ("exactMatch", f"<{WD}Q506250>"),
    }
    assert {term: value.endswith(decimal) for term, value in point} == {"lat": True, "long": True}
    degrees = {term: round(float(value.split('"')[1])) for term, value in point}
    assert degrees == {"lat": 59, "long": 18}


def test_former_names_and_the_way_from_place_to_region():
    triples = {(q.subject.value.removeprefix(DEFAULT_BASE), q.predicate.value, str(q.object)) for q in reference_quads(REFERENCE, MINT)}
    assert {o for s, p, o in triples if s == "municipality/2023" and p == SKOS + "altLabel"} == {'"Malung"', '"Malung-Sälens"'}
    within = {s: o.strip("<>").removeprefix(DEFAULT_BASE) for s, p, o in triples if p == "https://schema.org/containedInPlace"}
    assert (within["municipality/1277"], within["county/12"]) == ("county/12", "region/SE22")
    assert {within[within[place]] for place in within if place.startswith("municipality/")} == {
        f"region/SE{code}" for code in (11, 12, 21, 22, 23, 31, 32, 33)
    }
    assert {(p, o) for s, p, o in triples if s == "county/12" and p == SKOS + "exactMatch"} == {
        (SKOS + "exactMatch", "<http://data.europa.eu/nuts/code/SE224>")
    }
    assert {o for s, p, o in triples if s == "region/SE22" and p == SKOS + "prefLabel"} == {'"Sydsverige"@sv', '"South Sweden"@en'}
    assert not [o for s, p, o in triples if s == "region/national" and p == SKOS + "exactMatch"]


def test_two_candidates_of_two_rules_are_two_decisions():
    page = replace(a_page().page, states_parties=True)
    project = Project(
        "x",
        page,
        "2014-2020",
        owner=Listing("Region Dalarna", 5, Role.OWNER),
        mail_domain="regiondalarna.se",
        start=date(2018, 1, 1),
        end=date(2020, 1, 1),
    )
    quads = list(identity_quads(project, decide(project, REFERENCE), MINT))
    rules = [quad.subject for quad in quads if quad.predicate.value.endswith("#rule")]
    assert len(rules) == len(set(rules)) > 2
