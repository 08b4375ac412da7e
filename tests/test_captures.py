"""Several captures of one project: what they agree on stays, what they contradict each other in is left out and told."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from esfgraph import captures as settling
from esfgraph.captures import Capture, Conflict
from esfgraph.project import Listing, Project, Role, SourcePage

IRI = "https://example.org/project/a"
OWNER = Listing("Falu kommun", 7, Role.OWNER)
WHOLE = Project(
    title="Vägar in",
    page=SourcePage("2007-2013-print", "0" * 64, states_parties=True),
    programme_period="2007-2013",
    programme_area="2007-2013-1",
    owner=OWNER,
    granted_support=100,
    total_budget=200,
    start=date(2008, 7, 1),
    end=date(2008, 12, 31),
)


def settle(captures):
    """Settle with the part of an owner's name before its comma as the organisation."""
    return settling.settle(captures, lambda project: project.owner.name.partition(",")[0].casefold())


def capture(file: str, iri: str = IRI, **changes: object) -> Capture:
    return Capture(file, iri, replace(WHOLE, **changes))


def test_captures_that_agree_have_no_conflict():
    captures = [capture("a"), capture("b", owner=Listing("Falu kommun", 9, Role.OWNER)), capture("c")]
    assert settle(captures) == (captures, [])


@pytest.mark.parametrize(
    ("field", "other", "values"),
    [
        ("granted_support", 101, (("100", ("a",)), ("101", ("b",)))),
        ("total_budget", 199, (("199", ("b",)), ("200", ("a",)))),
        ("end", date(2009, 1, 31), (("2008-12-31", ("a",)), ("2009-01-31", ("b",)))),
        ("programme_area", "2007-2013-2", (("2007-2013-1", ("a",)), ("2007-2013-2", ("b",)))),
        ("owner", Listing("Mora kommun", 7, Role.OWNER), (("Falu kommun", ("a",)), ("Mora kommun", ("b",)))),
    ],
)
def test_a_disputed_field_is_dropped_from_both_and_both_values_are_told(field, other, values):
    captures = [capture("a"), capture("b", **{field: other})]
    settled, conflicts = settle(captures)
    assert conflicts == [Conflict(IRI, field, values)]
    assert [c.project for c in settled] == [replace(WHOLE, **{field: None})] * 2
    assert [(c.file, c.iri) for c in settled] == [("a", IRI), ("b", IRI)]


@pytest.mark.parametrize("field", ["granted_support", "total_budget", "end", "programme_area", "owner"])
def test_a_value_that_one_capture_lacks_is_no_conflict(field):
    captures = [capture("a"), capture("b", **{field: None})]
    assert settle(captures) == (captures, [])


def test_zero_is_a_value():
    assert settle([capture("a", granted_support=0), capture("b")])[1] == [
        Conflict(IRI, "granted_support", (("0", ("a",)), ("100", ("b",))))
    ]


def test_three_captures_in_every_order():
    captures = [capture("c"), capture("a", granted_support=101, end=date(2009, 1, 1)), capture("b"), capture("d", granted_support=None)]
    expected = [
        Conflict(IRI, "end", (("2008-12-31", ("b", "c", "d")), ("2009-01-01", ("a",)))),
        Conflict(IRI, "granted_support", (("100", ("b", "c")), ("101", ("a",)))),
    ]
    for order in permutations(captures):
        settled, conflicts = settle(order)
        assert conflicts == expected
        assert [c.file for c in settled] == [c.file for c in order]
        assert {(c.project.granted_support, c.project.end, c.project.total_budget) for c in settled} == {(None, None, 200)}


def test_projects_do_not_touch_each_other():
    captures = [capture("a"), capture("b", iri="https://example.org/project/b", granted_support=5), capture("c", granted_support=6)]
    settled, conflicts = settle(captures)
    assert [c.project.granted_support for c in settled] == [None, 5, None]
    assert [c.project for c in conflicts] == [IRI]


def test_a_unit_and_its_organisation_are_no_contradiction_and_the_more_exact_stays():
    listings = [Listing(name, 7, Role.OWNER) for name in ("FALU KOMMUN", "Falu kommun, Skolan", "Falu kommun")]
    settled, conflicts = settle([capture(f"{number}", owner=listing) for number, listing in enumerate(listings)])
    assert conflicts == []
    assert [c.project.owner for c in settled] == [None, listings[1], None]


def test_of_several_titles_a_page_comes_before_a_list_and_the_difference_is_told():
    listed = SourcePage("list-of-operations", "1" * 64, states_parties=False)
    settled, conflicts = settle([capture("row", title="A vägar in", page=listed), capture("page")])
    assert {c.project.title for c in settled} == {"Vägar in"}
    assert conflicts == [Conflict(IRI, "title", (("A vägar in", ("row",)), ("Vägar in", ("page",))))]
    settled, conflicts = settle([capture("row", title="VÄGAR  IN", page=listed), capture("page")])
    assert {c.project.title for c in settled} == {"Vägar in"}
    assert conflicts == []


def test_disputed_intervention_types_are_none_at_all():
    settled, (conflict,) = settle([capture("a", intervention_types=("x",)), capture("b", intervention_types=("y",)), capture("c")])
    assert {c.project.intervention_types for c in settled} == {()}
    assert conflict.field == "intervention_types"


def test_lists_that_differ_are_told_and_each_page_keeps_its_own():
    one, two = (Listing("Malmö stad", 9, Role.PARTNER), Listing("Staben", 10, Role.PARTNER)), (Listing("MALMÖ  STAD", 9, Role.PARTNER),)
    settled, (conflict,) = settle([capture("a", partners=one), capture("b", partners=two), capture("c")])
    assert [c.project.partners for c in settled] == [one, two, ()]
    assert conflict == Conflict(IRI, "partners", (("MALMÖ  STAD", ("b",)), ("Malmö stad; Staben", ("a",))))


def test_a_stated_period_is_never_taken_away_and_an_open_one_contradicts_nothing():
    settled, conflicts = settle([capture("a"), capture("b", programme_period=None)])
    assert ([c.project.programme_period for c in settled], conflicts) == (["2007-2013", None], [])
    settled, (conflict,) = settle([capture("a"), capture("b", programme_period="2014-2020")])
    assert [c.project.programme_period for c in settled] == ["2007-2013", "2014-2020"]
    assert conflict.field == "programme_period"
