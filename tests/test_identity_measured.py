"""How well the rules tell who is meant, on labelled names; and that the measure sees each rule fail."""

from datetime import date
from decimal import Decimal

import identity_labels
import pytest
import wrong_rules
from clustering import b_cubed, mixed, pairwise
from identity_labels import NAMES_IN_THE_LABELS, of_pages, pages_missing, traps
from identity_measure import (
    figures,
    in_tables,
    measured,
    mixed_actors,
    municipalities,
    owners,
    rule_score,
    rule_scores,
    types,
    wrong_merges,
)
from identity_report import TABLE, main

from esfgraph import identity
from esfgraph.decision import Rule
from esfgraph.identity import county_boards, inside, mail_domains, numbers, organisations, places, units
from esfgraph.reference import load

REFERENCE = load()
TRAPS = {trap.name: trap for trap in traps()}

# Trap and words as written → why the decision differs from the label, on purpose.
ON_PURPOSE = {
    ("misspelt-regional-federation", "Regionförbundet Jämlands län"): (
        "a row of the table has this slip, with its source: somebody has looked. What no row has is left to a person."
    ),
}
# Trap or page and words as written → why the type is not the labelled one.
TYPE_UNKNOWN = {
    "Tillväxt Gotland, Tillväxt Gotland": "the page does not tell what kind of body it is, and no table has a source for it",
}


@pytest.fixture(scope="module")
def of_the_pages(real_pages):
    """The outcomes of the labelled real pages and excerpts, or skip."""
    if missing := pages_missing(real_pages):
        pytest.skip(f"{len(missing)} labelled pages are not in {real_pages}, {missing[0]} the first")
    return measured(of_pages(real_pages), REFERENCE)


@pytest.fixture(scope="module")
def of_the_traps():
    return {name: measured(trap, REFERENCE) for name, trap in TRAPS.items()}


# ---- the measures, on clusterings counted by hand

# Bagga & Baldwin 1998: the truth {1-5} {6, 7} {8-12}, and two answers, each with one wrong link.
TRUTH = "AAAAABBCCCCC"


@pytest.mark.parametrize(
    ("answer", "cubed", "pairs"),
    [
        ("AAAAABBBBBBB", ((5 + 2 * 2 / 7 + 5 * 5 / 7) / 12, 1.0), (21 / 31, 1.0)),
        ("AAAAABBAAAAA", ((10 * 5 / 10 + 2) / 12, 1.0), (21 / 46, 1.0)),
        ("AAAAABBCCCCC", (1.0, 1.0), (1.0, 1.0)),
        ("ABCDEFGHIJKL", (1.0, 3 / 12), (None, 0.0)),
    ],
)
def test_scores_of_the_example_of_the_literature(answer, cubed, pairs):
    assert b_cubed(answer, TRUTH) == pytest.approx(cubed)
    assert pairwise(answer, TRUTH) == pairs


def test_scores_of_a_part_are_set_against_all():
    found, meant = "xxxyz", "aabbb"  # counted is the third item only: joined with two of another, and one of three
    assert b_cubed(found, meant, {2}) == pytest.approx((1 / 3, 1 / 3))
    assert pairwise(found, meant, {2}) == (0.0, 0.0)
    assert b_cubed(found, meant, set()) == (None, None)
    assert mixed(found, meant) == ["x"]


def test_f_is_the_harmonic_mean():
    assert b_cubed("AAAAABBBBBBB", TRUTH).f == pytest.approx(2 * (16 / 21) / (1 + 16 / 21))
    assert pairwise("ABCDEFGHIJKL", TRUTH).f is None


@pytest.mark.parametrize(
    ("right", "decisions", "score"),
    # Wilson's lower end with z = 1.96: of n right in n it is n / (n + 3.8415).
    [(10, 10, "0.72"), (98, 98, "0.96"), (1, 1, "0.20"), (0, 7, "0.00"), (81, 90, "0.82")],
)
def test_score_of_a_rule(right, decisions, score):
    assert rule_score(right, decisions) == Decimal(score)


# ---- the wanted figures


def test_on_the_real_pages_nothing_is_wrong(of_the_pages):
    assert [(one.label.page, one.label.line, one.wrong) for one in of_the_pages if one.wrong] == []
    assert (mixed_actors(of_the_pages), wrong_merges(of_the_pages)) == ([], [])
    every = figures(of_the_pages)
    assert (every.decisions, every.right) == (113, 113)  # 114 labelled, of which one says that the owner is missing
    assert every.pairs == every.b_cubed == (1.0, 1.0)


def test_owners_places_and_types_of_the_real_pages(of_the_pages):
    known, right = owners(of_the_pages)
    assert known == 19
    assert right / known >= 0.95
    listed = [one for one in of_the_pages if one.label.role == "place"]
    assert [one.label.written for one in listed if one.decision is None or one.decision.municipality != one.label.municipality] == []
    assert (len(listed), in_tables(of_the_pages, REFERENCE)["place"]) == (82, 82)
    assert len(municipalities(of_the_pages)) >= 82
    typed, other = types(of_the_pages)
    assert (typed, [one.label.written for one in other if one.label.written not in TYPE_UNKNOWN]) == (20, [])


@pytest.mark.parametrize("name", TRAPS)
def test_trap_holds(name, of_the_traps):
    wrong = {(name, one.label.written): one.wrong for one in of_the_traps[name] if one.wrong}
    assert {key: said for key, said in wrong.items() if key not in ON_PURPOSE} == {}, TRAPS[name].wrong
    merges = [(one.label.written, other.label.written) for one, other in wrong_merges(of_the_traps[name])]
    assert [pair for pair in merges if not any((name, written) in ON_PURPOSE for written in pair)] == [], TRAPS[name].wrong


def test_what_differs_on_purpose_still_differs(of_the_traps):
    wrong = {(name, one.label.written) for name, outcomes in of_the_traps.items() for one in outcomes if one.wrong}
    assert set(ON_PURPOSE) <= wrong


def test_all_traps_together(of_the_traps):
    every = [one for outcomes in of_the_traps.values() for one in outcomes]
    assert mixed_actors(every) == []
    assert figures(every).pairs.precision == figures(every).b_cubed.precision == 1.0
    known, right = owners(every)
    assert right / known >= 0.95
    assert [one.label.written for one in types(every)[1] if one.label.written not in TYPE_UNKNOWN] == []


@pytest.mark.parametrize("day", [date(2007, 6, 1), date(2012, 1, 1), date(2016, 5, 1), date(2023, 1, 1)])
def test_where_a_trap_gives_no_dates_any_will_do(day, of_the_traps, monkeypatch):
    monkeypatch.setattr(identity_labels, "ANY_DAY", day)
    for trap in traps():
        then, now = of_the_traps[trap.name], measured(trap, REFERENCE)
        assert [one.wrong for one in now] == [one.wrong for one in then], trap.name
        assert len(wrong_merges(now)) == len(wrong_merges(then)), trap.name


def test_names_in_the_labels_are_those_of_bodies_that_came_out(of_the_traps, of_the_pages):
    outcomes = [*of_the_pages, *(one for outcomes in of_the_traps.values() for one in outcomes)]
    tops = {one.actor.top for one in outcomes if one.actor}
    assert set(NAMES_IN_THE_LABELS) <= {top.name for top in tops} | {top.key for top in tops}


# ---- the committed scores


def test_committed_scores_are_those_measured(of_the_traps, of_the_pages):
    outcomes = [*of_the_pages, *(one for outcomes in of_the_traps.values() for one in outcomes)]
    assert TABLE.read_text(encoding="utf-8") == rule_scores(outcomes), "call make rule-scores"


def test_every_rule_that_decides_by_itself_has_a_score():
    assert set(REFERENCE.scores) == set(Rule) - {Rule.MAPPING}


def test_report_without_the_real_pages_says_so_and_writes_no_scores(tmp_path, capsys):
    before = TABLE.read_bytes()
    assert main(["--pages", str(tmp_path), "--write-scores"]) == 1
    assert capsys.readouterr().err.startswith(f"NOT MEASURED: 21 of the labelled pages are not in {tmp_path}")
    assert TABLE.read_bytes() == before
    assert main(["--pages", str(tmp_path)]) == 1
    shown = capsys.readouterr()
    assert "NOT MEASURED" in shown.err
    assert shown.out.startswith("The traps: ")


# ---- each rule broken in turn

BY_NUMBER, BY_NAME, BY_CHAIN = numbers.by_number, organisations.by_name, units.by_chain
BY_DOMAIN, BY_BOARD, INSIDE = mail_domains.by_mail_domain, county_boards.by_county_board, inside.inside_project

# Rule → what stands in its place (None: nothing), and a trap that held and must fail.
BROKEN = [
    (BY_NUMBER, None, "unit-with-its-organisations-number"),
    (BY_NUMBER, wrong_rules.the_number_alone, "number-against-the-name"),
    (BY_NAME, None, "agency-with-a-comma-in-its-name"),
    (BY_NAME, wrong_rules.names_without_dots, "letters-without-their-dots"),
    (BY_NAME, wrong_rules.nearest_name, "letters-without-their-dots"),
    (BY_NAME, wrong_rules.a_place_is_its_authority, "bare-municipality-as-an-actor"),
    (BY_NAME, wrong_rules.begins_with_a_name, "association-named-by-a-municipality"),
    (BY_NAME, wrong_rules.one_bearer_for_ever, "region-halland-before-and-after-2011"),
    (BY_NAME, wrong_rules.the_domain_first, "domain-against-a-name-that-identifies"),
    (BY_CHAIN, None, "chain-from-the-smallest-end"),
    (BY_CHAIN, wrong_rules.always_split, "kommunstyrelsen-ledningskontoret-twice"),
    (BY_DOMAIN, None, "integrationsenheten-twice"),
    (BY_DOMAIN, wrong_rules.everybody_inherits_the_domain, "co-financer-must-not-inherit-the-domain"),
    (BY_DOMAIN, wrong_rules.names_from_domains, "habo-se-is-habo-with-a-ring"),
    (BY_DOMAIN, wrong_rules.a_domain_is_an_actor, "free-mail"),
    (BY_BOARD, None, "county-board-by-old-domain"),
    (BY_BOARD, wrong_rules.boards_inherit_the_domain, "county-board-as-co-financer-beside-a-board"),
    (BY_BOARD, wrong_rules.first_board_of_the_region, "county-board-without-county-in-a-region-of-one-county"),
    (INSIDE, None, "units-that-recur-all-over-sweden"),
    (INSIDE, wrong_rules.one_actor_a_name, "units-that-recur-all-over-sweden"),
    (INSIDE, wrong_rules.one_actor_a_listing, "one-unit-in-two-roles-on-a-page"),
    (places.by_place_name, None, "places-a-letter-apart"),
    (places.by_place_name, wrong_rules.places_without_dots, "letters-without-their-dots"),
    (places.by_place_name, wrong_rules.nearest_place, "misspelt-places"),
]


def fails(name: str) -> bool:
    outcomes = measured(TRAPS[name], REFERENCE)
    recall = figures(outcomes).pairs.recall
    return any(one.wrong for one in outcomes) or bool(wrong_merges(outcomes)) or recall not in {None, 1.0}


@pytest.mark.parametrize(("rule", "instead", "trap"), BROKEN, ids=lambda value: getattr(value, "__name__", str(value)))
def test_the_measure_sees_a_broken_rule(rule, instead, trap, monkeypatch):
    assert not fails(trap)
    for table in ("PARTY_RULES", "PLACE_RULES"):
        rules = getattr(identity, table)
        monkeypatch.setattr(identity, table, tuple(instead if one is rule else one for one in rules if instead or one is not rule))
    assert fails(trap)


def test_each_rule_is_broken_in_both_ways():
    assert {rule for rule, instead, _ in BROKEN if instead} == {*identity.PARTY_RULES, *identity.PLACE_RULES}
    assert {rule for rule, instead, _ in BROKEN if not instead} == {*identity.PARTY_RULES, *identity.PLACE_RULES}


@pytest.mark.parametrize(
    ("instead", "trap"),
    [(wrong_rules.bodies_not_joined, "one-company-in-two-spellings"), (wrong_rules.bodies_of_one_name_joined, "one-name-two-numbers")],
)
def test_the_measure_sees_bodies_joined_wrongly(instead, trap, monkeypatch):
    assert not fails(trap)
    monkeypatch.setattr(identity, "one_actor_a_body", instead)
    assert fails(trap)
