"""One body, one actor, over a whole collection: by number, by capitals; and never against a person's word."""

from datetime import date
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from esfgraph.decision import Rule
from esfgraph.identity import decide, one_actor_a_body
from esfgraph.project import Listing, Project, Role, SourcePage
from esfgraph.reference import load
from esfgraph.rulings import Ruling, Rulings
from esfgraph.triples import Minter

REFERENCE = load()
MINT = Minter("https://example.org/")
ONE, TWO = "5560000001", "5560000019"


def owned(name: str, number: str | None = None, year: int = 2016, title: str = "Vägar in") -> Project:
    page = SourcePage("2014-2020-dnr", "0" * 64, states_parties=False)
    return Project(
        f"{title} {name} {year}", page, "2014-2020", owner=Listing(name, 5, Role.OWNER), start=date(year, 1, 1), organisation_number=number
    )


def iri_of(actor, project):
    return MINT.actor(actor, project).value


def joined(*projects: Project, rulings: Rulings | None = None) -> list[tuple[str, str, str | None]]:
    """Give IRI, label and number of each project's owner."""
    known = rulings or Rulings(iri_of=iri_of)
    decided = one_actor_a_body([(p, decide(p, REFERENCE, known)) for p in projects], known).decided
    actors = [(next(d.actor for d in decisions if d.in_effect), project) for project, decisions in decided]
    return [(iri_of(actor, project), actor.label, actor.top.organisation_number) for actor, project in actors]


def test_two_names_with_one_number_are_one_actor_by_the_name_of_the_first_project():
    found = joined(owned("Bruket AB", ONE, 2018), owned("Norra Bruket AB", ONE, 2016))
    assert found[0] == found[1]
    assert found[0][1:] == ("Norra Bruket AB", ONE)
    assert found[0][0] == iri_of(decide(owned("Norra Bruket AB"), REFERENCE)[0].actor, owned("x"))


def test_a_page_without_a_number_joins_the_body_of_its_name_across_periods():
    early, late = owned("Bruket AB", None, 2009), owned("Norra Bruket AB", ONE, 2022)
    alone = joined(early)
    both = joined(early, late, owned("Bruket AB", ONE, 2016))
    assert both[0] == both[1] == both[2]
    assert both[0][0] == alone[0][0]  # later pages rename nothing


def test_a_name_that_no_rule_knows_takes_the_place_of_the_bare_number():
    found = joined(owned("Nytt Namn i Norr", ONE), owned("Bruket AB", ONE))
    assert found[0] == found[1]
    assert found[0][1] == "Bruket AB"


def test_names_that_differ_in_capitals_are_one_actor():
    found = joined(owned("NORRA BRUKET AB", None, 2008), owned("Norra Bruket AB", None, 2016), owned("Norra bruket AB", None, 2017))
    assert len(set(found)) == 1
    assert found[0][0] == joined(owned("NORRA BRUKET AB", None, 2008))[0][0]  # pages of later projects rename nothing


def test_names_that_differ_in_capitals_with_two_numbers_are_two_bodies():
    found = joined(owned("Kompetens Nord AB", ONE), owned("KOMPETENS NORD AB", TWO))
    assert found[0][0] != found[1][0]
    assert [number for _, _, number in found] == [ONE, TWO]


def test_one_name_with_two_numbers_is_two_bodies_and_without_a_number_a_third():
    found = joined(owned("Stiftelsen Framåt", ONE), owned("Stiftelsen Framåt", TWO), owned("Stiftelsen Framåt"))
    assert len({iri for iri, _, _ in found}) == 3
    assert [number for _, _, number in found] == [ONE, TWO, None]


def test_units_follow_their_organisation():
    found = joined(owned("BRUKET AB, Enheten", ONE), owned("Bruket AB, enheten", None), owned("Bruket AB"))
    assert found[0][0] == found[1][0]
    assert found[0][1].casefold() == found[1][1].casefold() == "bruket ab, enheten"


def test_bearers_of_one_name_at_different_times_stay_apart():
    found = joined(owned("Region Dalarna", None, 2016), owned("Region Dalarna", None, 2020))
    assert found[0][0] != found[1][0]


def test_names_inside_projects_are_never_joined():
    found = joined(owned("Staben"), owned("STABEN"), owned("Staben", None, 2017))
    assert len({iri for iri, _, _ in found}) == 3


def test_what_a_person_has_refused_stays_apart():
    one, other = owned("Bruket AB", ONE, 2018), owned("Norra Bruket AB", ONE, 2016)
    body = iri_of(decide(other, REFERENCE)[0].actor, other)
    rulings = Rulings(by_name={"bruket ab": (Ruling(body, decide(other, REFERENCE)[0].actor, refused=True),)}, iri_of=iri_of)
    found = joined(one, other, rulings=rulings)
    assert found[0][0] != found[1][0] == body


def test_a_number_joins_no_public_bodies():
    number = "2120009994"
    found = joined(owned("Malmö stad", number), owned("Falu kommun", number), owned("Region Skåne", number))
    assert [label for _, label, _ in found] == ["Malmö stad", "Falu kommun", "Region Skåne"]
    assert len({iri for iri, _, _ in found}) == 3
    assert {number for _, _, number in found} == {None}  # nobody can say whose it is


def test_a_number_joins_no_bearers_of_one_name_at_different_times():
    found = joined(owned("Region Dalarna", "2320000000", 2016), owned("Region Dalarna", "2320000000", 2020))
    assert found[0][0] != found[1][0]


NAMES = ["Bruket AB", "BRUKET AB", "Norra Bruket AB", "Nytt Namn i Norr", "Falu kommun", "Staben", "Bruket AB, Enheten"]
PAGES = st.builds(owned, st.sampled_from(NAMES), st.sampled_from([None, ONE, TWO]), st.integers(2008, 2022))


@settings(max_examples=60, deadline=None)
@given(st.lists(PAGES, max_size=4, unique_by=lambda project: project.title))
def test_the_order_of_pages_changes_nothing_and_no_number_has_two_actors(projects):
    expected = dict(zip((id(p) for p in projects), joined(*projects), strict=True))
    for order in permutations(projects):
        assert dict(zip((id(p) for p in order), joined(*order), strict=True)) == expected
    tops: dict[str, set[str]] = {}
    held = [(p, decide(p, REFERENCE)) for p in projects]
    for project, decisions in one_actor_a_body(held).decided:
        for decision in decisions:
            if decision.actor and decision.actor.top.organisation_number:
                tops.setdefault(decision.actor.top.organisation_number, set()).add(iri_of(decision.actor.top, project))
    assert all(len(iris) == 1 for iris in tops.values())
    for project, (_, _, number) in zip(projects, joined(*projects), strict=True):
        stated = decide(project, REFERENCE)[0].actor.top.organisation_number
        assert number == stated or stated is None  # no page's number is lost to another page


def test_a_joined_decision_keeps_its_rule_and_words():
    decided = one_actor_a_body(
        [(p, decide(p, REFERENCE)) for p in (owned("Bruket AB", ONE, 2018), owned("Norra Bruket AB", ONE, 2016))]
    ).decided
    decision = decided[0][1][0]
    assert (decision.rule, decision.listing.name, decision.evidence) == (Rule.ORGANISATION_NUMBER, "Bruket AB", ONE)
    assert "Bruket AB" in decision.actor.alternatives
