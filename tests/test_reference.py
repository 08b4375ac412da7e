"""The tables of facts agree with one another: each form, domain and number means one body at a time."""

import csv
import itertools
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pytest

from esfgraph.identity.organisations import self_identifying
from esfgraph.reference import ActorType, fold, load

TABLES = Path(__file__).parents[1] / "ontology" / "reference"
REFERENCE = load()
FIRST, LAST = date.min, date.max


def rows(table):
    with (TABLES / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


MUNICIPALITIES = {row["code"]: row for row in rows("municipalities")}
ORGANISATIONS = {row["name"]: row for row in rows("organisations")}
DOMAINS = rows("mail_domains")
ALTERNATIVES = rows("organisation_alternatives")
FORMER = {f"{row['name']} (–{row['until'][:4]})" for row in rows("former_bearers")}


def period(row):
    start, end = (date.fromisoformat(row[column]) if row[column] else None for column in ("from", "until"))
    return start or FIRST, end or LAST


def overlapping(table, key):
    """Give the keys that two rows have on one day."""
    by_key = defaultdict(list)
    for row in table:
        by_key[key(row)].append(period(row))
    return sorted(
        name for name, periods in by_key.items() if any(a[0] <= b[1] and b[0] <= a[1] for a, b in itertools.combinations(periods, 2))
    )


def check_digit(number):
    """Give the tenth digit that the first nine ask for (Luhn, SFS 1974:174)."""
    products = (int(digit) * (2 - index % 2) for index, digit in enumerate(number[:9]))
    return -sum(product // 10 + product % 10 for product in products) % 10


def test_overlapping_periods_are_seen():
    table = [
        {"domain": "a.se", "from": "", "until": "2018-12-31"},
        {"domain": "a.se", "from": "2019-01-01", "until": ""},
        {"domain": "b.se", "from": "", "until": "2018-12-31"},
        {"domain": "b.se", "from": "2018-12-31", "until": ""},
    ]
    assert overlapping(table, lambda row: row["domain"]) == ["b.se"]


@pytest.mark.parametrize(("number", "digit"), [("2120000142", 2), ("2021002114", 4), ("2021002115", 4)])
def test_the_check_digit(number, digit):
    assert check_digit(number) == digit


def test_every_organisation_number_has_its_check_digit():
    numbers = [row["organisation_number"].replace("-", "") for row in ORGANISATIONS.values() if row["organisation_number"]]
    numbers += [row["number"] for row in rows("organisation_numbers")]
    assert [n for n in numbers if len(n) != 10 or not n.isdecimal() or check_digit(n) != int(n[9])] == []
    assert [n for n, count in Counter(numbers).items() if count > 1] == []


@pytest.mark.parametrize("table", ["mail_domains", "organisation_alternatives", "municipality_names", "members", "former_bearers"])
def test_every_row_has_a_source(table):
    assert [row for row in rows(table) if not row["source"].strip()] == []


def test_every_organisation_has_a_source_and_a_type():
    for row in ORGANISATIONS.values():
        assert row["source"].strip(), row
        assert ActorType(row["type"]) is not ActorType.UNKNOWN, row
        assert row["local_branches"] in {"", "yes"}
        assert row["checked"] in {"yes", "no"}


@pytest.mark.parametrize("table", ["mail_domains", "organisation_alternatives", "municipality_names"])
def test_no_period_ends_before_it_begins(table):
    assert [row for row in rows(table) if period(row)[0] > period(row)[1]] == []


def test_the_end_of_an_organisation_is_a_year_or_a_day():
    for row in ORGANISATIONS.values():
        ended = row["ended"]
        assert not ended or (len(ended) == 4 and ended.isdecimal()) or date.fromisoformat(ended), row
        assert not row["successor"] or row["successor"] in ORGANISATIONS, row
    for row in rows("former_bearers"):
        assert date.fromisoformat(row["until"])


def test_no_name_is_that_of_two_organisations():
    assert [name for name, count in Counter(map(fold, ORGANISATIONS)).items() if count > 1] == []


def test_an_alternative_names_one_body_at_a_time():
    assert overlapping(ALTERNATIVES, lambda row: fold(row["form"])) == []
    assert [row["form"] for row in ALTERNATIVES if fold(row["form"]) in map(fold, ORGANISATIONS)] == []
    assert [row["form"] for row in ALTERNATIVES if row["organisation"] not in ORGANISATIONS] == []
    assert {row["use"] for row in ALTERNATIVES} == {"anywhere", "party"}


def test_no_form_is_that_of_a_municipality_and_of_another_body():
    others = {fold(name) for name in ORGANISATIONS} | {fold(row["form"]) for row in ALTERNATIVES}
    assert others & (REFERENCE.authority_forms.keys() | REFERENCE.place_forms.keys()) == set()


def test_every_municipality_form_names_one_municipality():
    names = rows("municipality_names")
    assert [row for row in names if row["code"] not in MUNICIPALITIES] == []
    assert [name for name, count in Counter(row["name"] for row in names).items() if count > 1] == []
    for row in names:
        forms = REFERENCE.place_forms if row["kind"] == "place-form" else REFERENCE.authority_forms
        assert forms[fold(row["name"])] == row["code"]


def test_a_domain_is_one_bodys_at_a_time():
    assert overlapping(DOMAINS, lambda row: row["domain"]) == []
    assert [row["domain"] for row in DOMAINS if row["domain"] != row["domain"].casefold().strip(".@ ") or "@" in row["domain"]] == []


def test_a_domain_names_a_body_that_the_tables_have_or_nobody():
    for row in DOMAINS:
        body = row["municipality"] or row["organisation"]
        assert row["status"] in {"reviewed", "by-rule"}
        assert not (row["municipality"] and row["organisation"]), row
        assert bool(body) == (row["kind"] in {"body", "self-named"}), row
        assert not row["municipality"] or row["municipality"] in MUNICIPALITIES, row
        if row["kind"] == "body" and row["organisation"]:
            assert row["organisation"] in ORGANISATIONS, row
            assert row["organisation"] not in FORMER or row["until"], row


def test_the_body_of_a_domain_is_found_by_its_name_on_a_day_of_its_period():
    for row in DOMAINS:
        if row["kind"] == "body" and row["organisation"]:
            start, end = period(row)
            day = start if start > FIRST else min(end, date(2012, 1, 1))
            assert self_identifying(row["organisation"], day, REFERENCE).name == row["organisation"]


def test_every_municipality_has_a_domain_of_its_own():
    own = {row["municipality"] for row in DOMAINS if row["municipality"] and row["status"] == "reviewed" and not row["until"]}
    assert own == MUNICIPALITIES.keys()
    assert len(own) == 290


@pytest.mark.parametrize(
    ("domain", "code"),
    [
        ("habo.se", "0305"),  # Håbo, not Habo
        ("habokommun.se", "0643"),
        ("engelholm.se", "1292"),
        ("herjedalen.se", "2361"),
        ("hellefors.se", "1863"),
        ("dalsed.se", "1438"),
        ("mora.se", "2062"),
        ("morakommun.se", "2062"),
        ("nora.se", "1884"),
        ("orsa.se", "2034"),
        ("ange.se", "2260"),  # Ånge
        ("are.se", "2321"),  # Åre
        ("ale.se", "1440"),
        ("mala.se", "2418"),  # Malå
        ("sala.se", "1981"),
        ("gellivare.se", "2523"),
        ("gallivare.se", "2523"),
        ("upplandsvasby.se", "0114"),
        ("upplands-bro.se", "0139"),
        ("gotland.se", "0980"),
        ("afh.goteborg.se", "1480"),
        ("alvesta.se", "0764"),
        ("avesta.se", "2084"),
    ],
)
def test_domains_that_look_alike(domain, code):
    assert REFERENCE.mail_domain(domain, date(2012, 1, 1)).municipality == code


@pytest.mark.parametrize(
    ("domain", "day", "name", "reviewed"),
    [
        ("g.lst.se", date(2008, 5, 1), "Länsstyrelsen i Kronobergs län", True),
        ("ac.lst.se", date(2008, 5, 1), "Länsstyrelsen i Västerbottens län", True),
        ("ltdalarna.se", date(2012, 1, 1), "Landstinget Dalarna", True),
        ("ltdalarna.se", date(2020, 1, 1), "Region Dalarna", False),
        ("hv.se", date(2012, 1, 1), "Högskolan Väst", True),
        ("ifau.uu.se", None, "Institutet för arbetsmarknads- och utbildningspolitisk utvärdering", True),
        ("skl.se", date(2015, 3, 1), "Sveriges Kommuner och Landsting", True),
        ("lansstyrelsen.se", date(2012, 1, 1), "", True),
        ("skanenordost.se", date(2016, 1, 1), "", True),
        ("gmail.com", None, "", True),
        ("telia.com", None, "", True),
    ],
)
def test_domains_of_other_bodies_and_of_nobody(domain, day, name, reviewed):
    found = REFERENCE.mail_domain(domain, day)
    assert (found.organisation, found.municipality, found.reviewed) == (name, "", reviewed)


def test_every_county_board_has_its_letter_and_its_forms():
    boards = {name for name, row in ORGANISATIONS.items() if row["type"] == "county-board"}
    assert boards == {f"Länsstyrelsen i {county.name}" for county in REFERENCE.counties.values()}
    assert {row["organisation"] for row in DOMAINS if row["domain"].endswith(".lst.se")} == boards
    forms = {row["form"]: row["organisation"] for row in ALTERNATIVES}
    assert {forms[form] for form in ("Länsstyrelsen Dalarna", "Dalarnas länsstyrelse", "Länsstyrelsen i Dalarna")} == {
        "Länsstyrelsen i Dalarnas län"
    }
    assert {forms.get(f"Länsstyrelsen {county.name}") for county in REFERENCE.counties.values()} == boards


def test_every_member_is_a_municipality_of_a_known_federation():
    members = rows("members")
    assert [row for row in members if row["municipality"] not in MUNICIPALITIES] == []
    assert {ORGANISATIONS[row["body"]]["type"] for row in members} == {"municipal-federation", "coordination-association"}
    assert [pair for pair, count in Counter((row["body"], row["municipality"]) for row in members).items() if count > 1] == []
    assert Counter(row["body"] for row in members)["Göteborgsregionens kommunalförbund"] == 13
