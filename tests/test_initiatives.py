"""Which project continues which: made-up pairs whose answer a person can see, and what holds whatever the collection."""

import tomllib
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from esfgraph.continuation import Continuation, LinkRule
from esfgraph.decision import Actor, Decision, Rule, Status
from esfgraph.identity import decide
from esfgraph.initiatives import Entry, Owner, Ownership, entries, first_projects, links, owner_of, read_title
from esfgraph.page import read_page
from esfgraph.project import Listing, Project, Prose, Role, Section, SourcePage
from esfgraph.reference import load
from esfgraph.triples import Minter, initiative_quads
from esfgraph.vocabulary import DEFAULT_BASE, ESF

LULEA, PITEA, NOBODY = Owner("2580", body=True, name="luleå kommun"), Owner("2581", body=True, name="piteå kommun"), Owner()
UNIT = Owner("integrationsenheten @astorp.se")
FIRST = Entry("a", "Norrsken", LULEA, date(2008, 8, 1), date(2009, 1, 31), "preparation", "SE33")
SECOND = Entry("b", "Norrsken", LULEA, date(2009, 6, 1), date(2011, 5, 31), "implementation", "SE33")


def told(*listed: Entry) -> set[tuple[str, str, str, str]]:
    return {(link.earlier, link.later, link.rule.value, link.status.value) for link in links(listed)}


def effective(listed) -> set[tuple[str, str]]:
    return {(link.earlier, link.later) for link in links(listed) if link.in_effect}


INFERRED = {("a", "b", "phases-of-title", "inferred")}
CANDIDATE = {("a", "b", "title-alike", "candidate")}


@pytest.mark.parametrize(
    ("title", "core", "stage", "part_or_round"),
    [
        ("Norrsken", "norrsken", None, None),
        ("Förprojektering Norrsken", "norrsken", 1, None),
        ("NORRSKEN - Genomförande", "norrsken", 2, None),
        ("Norrsken (förstudie)", "norrsken", 1, None),
        ("En förstudie om Norrsken", "norrsken", 1, None),
        ("Fortsättning på Norrsken", "norrsken", 3, None),
        ("Norrsken, steg 2", "norrsken", None, 2),
        ("Norrsken etapp II", "norrsken", None, 2),
        ("Norrsken del två", "norrsken", None, 2),
        ("Norrsken – andra etappen", "norrsken", None, 2),
        ("Norrsken 2.0", "norrsken", None, 2),
        ("Norrsken III", "norrsken", None, 3),
        ("Projektet “Norrsken”", "norrsken", None, None),
        ("Etapp 1: förprojektering av Norrsken", "norrsken", 1, 1),
        ("Norrsken förstudie och genomförande", "norrsken och", None, None),
        ("Sommarjobb 2010", "sommarjobb 2010", None, None),
        ("Del i arbetslivet", "del i arbetslivet", None, None),
        ("Unga 16-24", "unga 16 24", None, None),
        ("Håbo in", "håbo in", None, None),
        ("Ha\u030abo in", "håbo in", None, None),
        ("Genomförandekraft", "genomförandekraft", None, None),
    ],
)
def test_a_title_is_read_with_and_without_its_phase_words(title, core, stage, part_or_round):
    read = read_title(title)
    assert (read.core, read.stage, read.part or read.round) == (core, stage, part_or_round)


def test_a_part_of_a_plan_is_not_the_same_once_more():
    part, again = read_title("Kliv in, etapp 2"), read_title("Kliv in 2")
    assert (part.part, part.round, again.part, again.round) == (2, None, None, 2)


@pytest.mark.parametrize(
    "title",
    ["Förstudie", "Genomförande", "Fas 3", "Kompetensutveckling", "Förprojektering kompetensutveckling", "Integration", "Unga i arbete"],
)
def test_a_title_of_common_words_alone_is_generic(title):
    assert read_title(title).generic


@pytest.mark.parametrize("title", ["Norrsken", "Plus", "Kliv in", "Kommungemensam plattform för nyanlända", "Alla behövs på Gotland"])
def test_a_title_of_its_own_is_not(title):
    assert not read_title(title).generic


def test_a_preparation_and_its_implementation_are_linked():
    assert told(FIRST, SECOND) == INFERRED
    (link,) = links([SECOND, FIRST])
    assert link == Continuation("b", "a", LinkRule.PHASES_OF_TITLE, Status.INFERRED, "norrsken")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"title": "Förprojektering Norrsken", "phase": None}, {"title": "Norrsken, genomförande", "phase": None}),
        ({"title": "Norrsken - förstudie", "phase": "implementation"}, {}),
        ({"phase": None}, {"title": "Norrsken, fas 2", "phase": None}),
        ({"title": "Norrsken 2"}, {"title": "Norrsken II"}),
        ({"title": "Norrsken steg 1", "phase": None}, {"title": "Norrsken steg 2", "phase": None}),
        ({"phase": "implementation"}, {"title": "Norrsken – fortsättning"}),
        ({"region": None}, {}),
        ({"owner": UNIT}, {"owner": UNIT}),
        ({"end": date(2009, 8, 2)}, {}),  # 62 days side by side
        ({"end": date(2008, 9, 1)}, {"start": date(2009, 9, 1)}),  # 365 days
    ],
)
def test_phases_and_parts_that_follow_one_another_are_linked(first, second):
    assert told(replace(FIRST, **first), replace(SECOND, **second)) == INFERRED


@pytest.mark.parametrize(
    ("first", "second", "wanting"),
    [
        ({"owner": NOBODY}, {}, "owner-unknown"),
        ({"owner": UNIT}, {}, "owner-unknown"),
        ({"owner": UNIT}, {"owner": Owner("integrationsenheten @bjuv.se")}, "owner-unknown"),
        ({"owner": replace(LULEA, key="2580 (–2018)")}, {}, "owner-unknown"),
        ({"phase": None}, {"title": "Norrsken 2"}, "phases"),
        ({}, {"title": "Norrsken 2"}, "phases"),
        ({"start": None, "end": None}, {}, "no-dates"),
        ({"end": None}, {}, "no-dates"),
        ({"end": date(2009, 8, 3)}, {}, "periods"),
        ({"end": date(2008, 9, 1)}, {"start": date(2009, 9, 2)}, "periods"),
        ({"region": "SE22"}, {}, "region"),
        ({"phase": "implementation"}, {}, "phases"),
        ({"phase": None}, {"phase": None}, "phases"),
        ({"title": "Norrsken 2", "phase": None}, {"title": "Norrsken 2", "phase": None}, "phases"),
        ({"title": "Norrsken 3"}, {"title": "Norrsken 2"}, "phases"),
        ({"title": "Kompetensutveckling"}, {"title": "Kompetensutveckling"}, "generic-title"),
        ({"title": "Förstudie"}, {"title": "Genomförande"}, "generic-title"),
        ({"title": "Fas 2"}, {"title": "Fas 3"}, "generic-title"),
    ],
)
def test_where_one_thing_is_wanting_it_is_a_question(first, second, wanting):
    listed = replace(FIRST, **first), replace(SECOND, **second)
    assert told(*listed) == CANDIDATE
    (link,) = links(listed)
    assert link.evidence.partition("; ")[2] == wanting


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"title": "Kompetensutveckling", "owner": PITEA}, {"title": "Kompetensutveckling"}),
        ({"title": "Förstudie", "owner": NOBODY}, {"title": "Förstudie", "owner": NOBODY}),
        ({"owner": PITEA}, {}),
        ({"title": "Kompetensutveckling", "phase": None}, {"title": "Kompetensutveckling", "phase": None}),
        ({"owner": PITEA, "region": "SE22"}, {}),
        ({"owner": PITEA, "end": date(2012, 1, 1)}, {}),
        ({"title": "Norrsken Luleå"}, {"title": "Norrsken Piteå"}),
        ({"title": "Sommarjobb 2008"}, {"title": "Sommarjobb 2009"}),
        ({"title": "Håbo in"}, {"title": "Habo in"}),
        ({"start": date(2009, 6, 1)}, {}),
    ],
)
def test_what_only_looks_alike_is_left_alone(first, second):
    assert told(replace(FIRST, **first), replace(SECOND, **second)) == set()


def prose(*texts: str) -> dict[str, object]:
    return {"title": "Arbete i norr", "texts": texts}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, prose("Vi bygger vidare på ”Norrsken”.")),
        ({}, prose('Vi bygger vidare på "Norrsken", som drevs i samarbete med andra.')),
        ({"diary_number": "2009-3010067"}, prose("Förstudien hade diarienummer 2009-3010067.")),
        ({"diary_number": "Z3042-153-07"}, prose("En fortsättning på (Z3042-153-07).")),
        ({"texts": ("Ska fortsätta som “Arbete i norr”.",)}, prose()),
        ({"end": date(2007, 8, 1), "start": date(2007, 1, 1)}, prose("Vi fortsätter ”Norrsken”.")),  # 670 days
    ],
)
def test_a_page_that_names_another_project_of_its_owner_links_them(first, second):
    assert told(replace(FIRST, **first), replace(SECOND, **second)) == {("a", "b", "named-by-page", "inferred")}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, prose("Erfarenheter finns från ”Norrsken”.")),
        ({"owner": NOBODY}, prose("Vi bygger vidare på ”Norrsken”.")),
        ({"end": date(2010, 6, 1)}, prose("Vi bygger vidare på ”Norrsken”.")),
        ({"end": date(2007, 5, 1), "start": date(2007, 1, 1)}, prose("Vi bygger vidare på ”Norrsken”.")),
        ({"start": None, "end": None}, prose("Vi bygger vidare på ”Norrsken”.")),
    ],
)
def test_a_page_that_names_another_project_leaves_a_question_where_one_thing_is_wanting(first, second):
    assert told(replace(FIRST, **first), replace(SECOND, **second)) == {("a", "b", "named-by-page", "candidate")}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"owner": PITEA}, prose("Vi bygger vidare på ”Norrsken”.")),
        ({}, prose("Vi bygger vidare på norrsken och annat ljus.")),
        ({"title": "Integration"}, prose("Med ”integration” menas mycket.")),
        ({}, prose("Vi samverkar med ”Norrsken” i Luleå.")),
        ({}, prose("Parallellt drivs ”Norrsken”.")),
        ({"diary_number": "2009-3010067"}, prose("Se 12009-3010067 och 2009-30100671.")),
    ],
)
def test_a_page_that_names_no_forerunner_links_nothing(first, second):
    assert told(replace(FIRST, **first), replace(SECOND, **second)) == set()


def test_a_page_that_quotes_its_own_title_names_nobody():
    quoting = replace(SECOND, texts=("Förprojekteringen ”Norrsken”",), phase="preparation")
    assert told(FIRST, quoting) == CANDIDATE


def test_with_one_title_and_the_diary_number_the_owner_may_change():
    first = replace(FIRST, owner=PITEA, diary_number="2009-3010067")
    assert told(first, replace(SECOND, texts=("Se 2009-3010067.",))) == {("a", "b", "named-by-page", "inferred")}
    assert told(first, replace(SECOND, title="Norrsken!", texts=("Se ”Norrsken”.",))) == {("a", "b", "named-by-page", "candidate")}


def test_who_names_several_projects_tells_of_its_surroundings():
    other = replace(FIRST, iri="c", title="Polcirkeln")
    later = replace(SECOND, **prose("Vi bygger på ”Norrsken” och ”Polcirkeln”."))
    assert told(FIRST, other, later) == {("a", "b", "named-by-page", "candidate"), ("c", "b", "named-by-page", "candidate")}


def test_the_stronger_rule_decides_and_a_later_project_continues_one_only():
    named = replace(FIRST, iri="c", title="Polcirkeln", phase="implementation")
    later = replace(SECOND, texts=("En fortsättning på ”Polcirkeln”.",))
    assert told(FIRST, named, later) == {("c", "b", "named-by-page", "inferred")}


def test_a_chain_has_one_first_project_and_may_branch():
    third = replace(SECOND, iri="c", title="Norrsken - fortsättning", start=date(2011, 9, 1), end=date(2012, 9, 1))
    branch = replace(third, iri="d", start=date(2011, 10, 1))
    listed = [FIRST, SECOND, third, branch]
    assert effective(listed) == {("a", "b"), ("b", "c"), ("b", "d")}
    assert first_projects("abcde", links(listed)) == {"a": "a", "b": "a", "c": "a", "d": "a", "e": "e"}


def test_a_title_that_too_many_bear_is_no_evidence_between_owners():
    many = [replace(FIRST, iri=f"{n:03}", owner=Owner(f"{n}", body=True), phase=None) for n in range(60)]
    assert {link.rule for link in links([*many, FIRST, SECOND])} == {LinkRule.PHASES_OF_TITLE}
    assert effective([*many, FIRST, SECOND]) == {("a", "b")}


# Properties: small worlds in which titles, owners and dates meet often.

TITLES = ["Norrsken", "Norrsken 2", "Norrsken, steg 2", "Förprojektering Norrsken", "Polcirkeln", "Polcirkeln fortsättning", "Integration"]
DAYS = st.one_of(st.none(), st.integers(0, 40).map(lambda month: date(2008, 1, 1) + timedelta(days=30 * month)))


@st.composite
def worlds(draw):
    return [
        Entry(
            iri=f"p{number}",
            title=draw(st.sampled_from(TITLES)),
            owner=draw(st.sampled_from([LULEA, LULEA, PITEA, UNIT, NOBODY])),
            start=(start := draw(DAYS)),
            end=draw(st.one_of(st.none(), st.integers(1, 700).map(lambda days: (start or date(2008, 1, 1)) + timedelta(days=days)))),
            phase=draw(st.sampled_from([None, "preparation", "implementation"])),
            region=draw(st.sampled_from([None, "SE33", "SE33", "SE22"])),
            diary_number=f"2009-301000{number}",
            texts=draw(
                st.sampled_from(
                    [
                        (),
                        (),
                        ("En fortsättning på ”Norrsken”.",),
                        ("Vi bygger på 2009-3010001 och 2009-3010002.",),
                        ("Se 2009-3010001.",),
                        ("Ur ”Polcirkeln”.",),
                    ]
                )
            ),
        )
        for number in range(draw(st.integers(2, 7)))
    ]


@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_the_projects_makes_no_difference(world, random):
    expected = links(world)
    random.shuffle(world)
    assert links(world) == expected


@given(worlds())
def test_links_in_effect_form_trees_of_projects_of_one_owner_that_begin_later_and_later(world):
    by_iri = {entry.iri: entry for entry in world}
    found = effective(world)
    assert len({later for _, later in found}) == len(found)
    for earlier, later in found:
        one, other = by_iri[earlier], by_iri[later]
        assert one.start < other.start
        assert one.owner.compared(other.owner) is Ownership.SAME or one.name.core == other.name.core
    first = first_projects(by_iri, links(world))
    for iri, root in first.items():
        assert first[root] == root
        assert root not in {later for _, later in found}
        assert all(first[earlier] == first[later] for earlier, later in found if later == iri)


@given(worlds())
def test_a_pair_is_decided_once(world):
    found = links(world)
    assert len({frozenset((link.earlier, link.later)) for link in found}) == len(found)


@settings(max_examples=200)
@given(worlds(), st.data())
def test_taking_a_project_away_touches_only_the_projects_that_were_linked_to_it(world, data):
    """A project has one forerunner at most and asks about one title at most: without it the next best may take its place, and no more."""
    gone = data.draw(st.sampled_from(world)).iri
    before, after = links(world), links([entry for entry in world if entry.iri != gone])
    free = {link.later for link in before if link.earlier == gone}
    assert {link for link in before if gone not in {link.earlier, link.later} and link.later not in free} == {
        link for link in after if link.later not in free
    }


@given(worlds())
def test_one_project_more_renames_no_decision(world):
    mint = Minter(DEFAULT_BASE)
    later, earlier = NamedNode(str(ESF.later)), NamedNode(str(ESF.earlier))

    def names(listed):
        quads = [quad for quad in initiative_quads(links(listed), {}, mint) if quad.predicate in {later, earlier}]
        ends = {quad.subject: {} for quad in quads}
        for quad in quads:
            ends[quad.subject][quad.predicate] = quad.object
        return {(end[earlier], end[later]): name for name, end in ends.items()}

    whole, part = names(at_base(world)), names(at_base(world[:-1]))
    assert all(whole[pair] == name for pair, name in part.items() if pair in whole)


def at_base(world):
    return [replace(entry, iri=f"{DEFAULT_BASE}project/{entry.iri}") for entry in world]


# From records to entries, and to quads.


def record(**facts) -> Project:
    page = SourcePage("2007-2013-print", "0" * 64, states_parties=True)
    return Project("Norrsken", page, "2007-2013", **facts)


OWNER = Listing("Integrationsenheten", 7, Role.OWNER)


def decided(actor: Actor, status: Status = Status.INFERRED) -> Decision:
    return Decision(OWNER, Rule.SELF_IDENTIFYING, status, actor)


def test_the_owner_is_the_body_at_the_top():
    town = Actor("Åstorps kommun", "1277", municipality="1277")
    unit = Actor("Enheten", "Enheten", parent=Actor("Förvaltningen", "Förvaltningen", parent=town))
    project = record(owner=OWNER)
    owners = {owner_of(project, [decided(actor)], REFERENCE.free_mail) for actor in (unit, town)}
    assert owners == {Owner("1277", body=True, name="åstorps kommun")}
    assert owner_of(project, [decided(town, Status.CANDIDATE)], REFERENCE.free_mail) == Owner()
    assert owner_of(record(), [decided(town)], REFERENCE.free_mail) == Owner()


@pytest.mark.parametrize(
    ("domain", "key"),
    [("astorp.se", "integrationsenheten @astorp.se"), ("Astorp.SE", "integrationsenheten @astorp.se"), (None, ""), ("gmail.com", "")],
)
def test_a_unit_alone_is_told_by_its_name_and_mail_domain_together(domain, key):
    alone = Actor("Integrationsenheten", "Integrationsenheten", inside_project=True)
    assert owner_of(record(owner=OWNER, mail_domain=domain), [decided(alone)], REFERENCE.free_mail) == Owner(key)


def test_an_owner_that_nobody_knows_is_nobodys_equal():
    assert NOBODY.compared(NOBODY) is Ownership.UNKNOWN
    assert UNIT.compared(Owner(UNIT.key, body=True)) is Ownership.UNKNOWN
    assert UNIT.compared(UNIT) is LULEA.compared(LULEA) is Ownership.SAME
    assert LULEA.compared(PITEA) is Ownership.DIFFERENT


def test_captures_of_one_project_make_one_entry():
    one = record(start=date(2009, 1, 1), sections=(Prose(Section.PURPOSE, "Ett", 9),))
    other = record(
        end=date(2010, 1, 1), phase="implementation", sections=(Prose(Section.PURPOSE, "Ett", 12), Prose(Section.ABSTRACT, "Två", 9))
    )
    captured = [("a", one, Owner("unit @x.se")), ("a", other, LULEA), ("b", one, LULEA), ("b", other, PITEA)]
    first, second = entries(captured)
    assert (first.start, first.end, first.phase, first.texts, first.owner) == (
        date(2009, 1, 1),
        date(2010, 1, 1),
        "implementation",
        ("Ett", "Två"),
        LULEA,
    )
    assert second.owner == NOBODY
    assert entries(captured[::-1]) == (first, second)


def test_a_candidate_makes_no_shortcut():
    a, b, c = (f"{DEFAULT_BASE}project/{name}" for name in "abc")
    linked = [
        Continuation(b, a, LinkRule.PHASES_OF_TITLE, Status.INFERRED, "norrsken"),
        Continuation(c, b, LinkRule.TITLE_ALIKE, Status.CANDIDATE, "norrsken; phases"),
    ]
    quads = list(initiative_quads(linked, first_projects([a, b, c], linked), Minter(DEFAULT_BASE)))
    derived = {
        (q.subject.value, q.predicate.value, q.object.value) for q in quads if q.graph_name == NamedNode(f"{DEFAULT_BASE}graph/derived")
    }
    continues, initiative = str(ESF.continues), str(ESF.initiative)
    assert derived == {(b, continues, a), (a, initiative, a), (b, initiative, a), (c, initiative, c)}
    assert len({q.subject for q in quads if q.graph_name == NamedNode(f"{DEFAULT_BASE}graph/identity")}) == 2


# What a careful person says of made-up pairs and of the pages, labelled apart from the rules.

LABELS = tomllib.loads((Path(__file__).parent / "labels" / "initiatives.toml").read_text(encoding="utf-8"))
REFERENCE = load()
MINT = Minter(DEFAULT_BASE)


def captured(project: Project) -> tuple[str, Project, Owner]:
    return MINT.project(project).value, project, owner_of(project, decide(project, REFERENCE), REFERENCE.free_mail)


def labelled(*, title, owner, phase, start, end, owner_known=True, diary_number=None, text_names="", area=None) -> Project:
    return Project(
        title,
        SourcePage("2007-2013-print", "0" * 64, states_parties=True),
        "2007-2013",
        phase=phase,
        programme_area=area,
        owner=Listing(owner, 7, Role.OWNER) if owner != "saknas" else None,
        start=date.fromisoformat(start),
        end=date.fromisoformat(end),
        sections=(Prose(Section.BACKGROUND, f"Se {text_names}.", 20),) if text_names else (),
        diary_number=diary_number,
    )


def status(one: Project, other: Project) -> str:
    listed = entries([captured(one), captured(other)])
    if len(listed) == 1:
        return "same-project"
    found = links(listed)
    if not found:
        return "no"
    (link,) = found
    assert (link.earlier, link.later) == (MINT.project(one).value, MINT.project(other).value)
    return {Status.INFERRED: "yes", Status.CANDIDATE: "candidate"}[link.status]


@pytest.mark.parametrize("pair", LABELS["pair"], ids=lambda pair: pair["name"])
def test_a_labelled_pair_is_answered_as_a_careful_person_does(pair):
    one, other = labelled(**pair["a"]), labelled(**pair["b"])
    if pair["answer"] == "same-project" or MINT.project(one) != MINT.project(other):
        assert status(one, other) == pair["answer"]
    else:  # two areas, one title, region and day: the IRI of a project without a diary number cannot tell them apart
        assert pair["answer"] == "no"


def test_no_two_of_the_pages_are_phases_of_one_initiative(real_pages, examples):
    assert LABELS["pages"]["continues"] == []
    for folder in (real_pages, examples):
        projects = [read_page(path.read_bytes()).project for path in sorted(folder.rglob("*.txt"))]
        listed = entries(captured(project) for project in projects if project)
        assert len(listed) >= 5
        assert links(listed) == ()
