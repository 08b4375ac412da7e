"""Who is meant: by hand what a careful reader says, and names that only look alike stay apart."""

import json
import shutil
import unicodedata
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import esfgraph.reference.loading
from esfgraph.decision import Actor, Decision, Rule, Status
from esfgraph.identity import decide
from esfgraph.page import read_page
from esfgraph.project import Listing, Project, Role, SourcePage
from esfgraph.reference import load
from esfgraph.triples import Minter

ROOT = Path(__file__).parent.parent
REFERENCE = load()
MINT = Minter("https://example.org/")
BEFORE, AFTER = date(2014, 1, 1), date(2020, 1, 1)


def a_project(*partners: str, places: tuple[str, ...] = (), start: date | None = BEFORE, title: str = "Vägar in") -> Project:
    return Project(
        title=title,
        page=SourcePage("2007-2013-print", "0" * 64, states_parties=True),
        programme_period="2007-2013",
        start=start,
        partners=tuple(Listing(name, line, Role.PARTNER) for line, name in enumerate(partners, 1)),
        places=tuple(Listing(name, line) for line, name in enumerate(places, 101)),
    )


def decided(name: str, start: date | None = BEFORE) -> Decision:
    return decide(a_project(name, start=start), REFERENCE)[0]


def chain(actor: Actor | None) -> list[str]:
    return [actor.name, *chain(actor.parent)] if actor else []


def iri(name: str, start: date | None = BEFORE, title: str = "Vägar in") -> str:
    project = a_project(name, start=start, title=title)
    return MINT.actor(decide(project, REFERENCE)[0].actor, project).value


def place(name: str) -> str | None:
    decisions = decide(a_project(places=(name,)), REFERENCE)
    return decisions[0].municipality if decisions else None


def test_golden_identity_of_the_five_pages(pages):
    actors, codes = set(), set()
    for path, data in pages.items():
        golden = json.loads(path.read_text(encoding="utf-8"))["identity"]
        project = read_page(data).project
        decisions = decide(project, REFERENCE)
        parties = [d for d in decisions if d.listing.role]
        assert [
            {
                "role": d.listing.role.value,
                "line": d.listing.line,
                "actor": d.actor.label,
                "parent": d.actor.parent.label if d.actor.parent else None,
                "rule": d.rule.value,
            }
            for d in parties
        ] == golden["parties"], path.stem
        assert [
            {"name": d.listing.name, "line": d.listing.line, "code": d.municipality} for d in decisions if not d.listing.role
        ] == golden["places"]
        actors |= {MINT.actor(d.actor, project).value for d in parties}
        codes |= {d.municipality for d in decisions if d.municipality}
    assert (len(actors), len(codes)) == (14, 82)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Habo", "0643"),
        ("Håbo", "0305"),
        ("Mora", "2062"),
        ("Nora", "1884"),
        ("Alvesta", "0764"),
        ("Avesta", "2084"),
        ("Lidköping", "1494"),
        ("Linköping", "0580"),
        ("Malung", "2023"),
        ("Malung-Sälen", "2023"),
        ("Falun", "2080"),
        ("Bergs", "2326"),
        ("Berg", "2326"),
        ("Lilla-Edet", "1462"),
        ("Lilla Edet", "1462"),
        ("Dals-Ed", "1438"),
        ("Upplands Väsby", "0114"),
        ("FALUN", "2080"),
        ("  Upplands \u00a0 Väsby ", "0114"),
        ("Malun", None),
        ("Habö", None),
        ("Haabo", None),
        ("Fal", None),
        ("Falun kommun", None),
        ("Falu kommun", "2080"),
        ("Bengtsfors kommun", "1460"),
        ("GÖTEBORGS STAD", "1480"),
        ("Dalarna", None),
        ("Jönköpings län", None),
        ("", None),
        ("Norr", None),
    ],
)
def test_places_by_name_never_by_likeness(name, code):
    assert place(name) == code
    assert place(unicodedata.normalize("NFD", name)) == code


def test_a_form_that_two_municipalities_share_identifies_neither(tmp_path, monkeypatch):
    shutil.copytree(ROOT / "ontology" / "reference", tmp_path / "reference")
    with (tmp_path / "reference" / "municipality_names.csv").open("a", encoding="utf-8") as file:
        file.write("Habo,0305,place-form,\nFalu kommun,0305,authority-form,\n")
    monkeypatch.setattr(esfgraph.reference.loading, "folder", lambda _: tmp_path)
    reference = load()
    decisions = decide(a_project("Falu kommun", "Mora kommun", places=("Habo", "Håbo")), reference)
    assert [(d.listing.name, d.actor.municipality if d.actor else d.municipality) for d in decisions] == [
        ("Falu kommun", None),
        ("Mora kommun", "2062"),
        ("Håbo", "0305"),
    ]


def test_a_place_is_confirmed_and_tells_whether_it_was_a_variant():
    decisions = decide(a_project(places=("Berg", "Bergs", "Ankeborg", "Bengtsfors kommun")), REFERENCE)
    assert [(d.rule, d.status, d.municipality) for d in decisions] == [
        (Rule.MUNICIPALITY_NAME, Status.INFERRED, "2326"),
        (Rule.MUNICIPALITY_VARIANT, Status.INFERRED, "2326"),
        (Rule.MUNICIPALITY_VARIANT, Status.INFERRED, "1460"),
    ]


def test_every_municipality_is_found_by_its_name_and_its_authority():
    for municipality in REFERENCE.municipalities.values():
        assert place(municipality.name) == municipality.code
        assert decided(f"{municipality.genitive} kommun").actor.municipality == municipality.code
        assert decided(REFERENCE.authority_name(municipality.code)).actor.municipality == municipality.code


@pytest.mark.parametrize(
    ("name", "code", "label"),
    [
        ("Falu kommun", "2080", "Falu kommun"),
        ("Faluns kommun", "2080", "Falu kommun"),
        ("STOCKHOLMS KOMMUN", "0180", "Stockholms stad"),
        ("Stockholms stad", "0180", "Stockholms stad"),
        ("Göteborgs Stad", "1480", "Göteborgs stad"),
        ("Göteborgs kommun", "1480", "Göteborgs stad"),
        ("Malungs kommun", "2023", "Malung-Sälens kommun"),
        ("Mörbylånga Kommun", "0840", "Mörbylånga kommun"),
        ("Habo kommun", "0643", "Habo kommun"),
        ("Håbo kommun", "0305", "Håbo kommun"),
        ("Mora kommun", "2062", "Mora kommun"),
        ("Nora kommun", "1884", "Nora kommun"),
        ("REGION GOTLAND", "0980", "Region Gotland"),
        ("Gotlands kommun", "0980", "Region Gotland"),
        ("Högsbys kommun", "0821", "Högsby kommun"),
        ("Kalixs kommun", "2514", "Kalix kommun"),
        ("Övertorneås kommun", "2518", "Övertorneå kommun"),
        ("Kalmars kommun", "0880", "Kalmar kommun"),
    ],
)
def test_municipal_authorities(name, code, label):
    decision = decided(name)
    assert (decision.rule, decision.actor.municipality, decision.actor.label) == (Rule.SELF_IDENTIFYING, code, label)
    assert decided(unicodedata.normalize("NFD", name)).actor == decision.actor


def test_orust_without_the_genitive():
    assert decided("Orust kommun").actor == decided("Orusts kommun").actor
    assert decided("Orust kommun").actor.municipality == "1421"


@pytest.mark.parametrize(
    "name", ["Malun kommun", "Hobo kommun", "Kommun", "Kommunen", "Stad", "Falun", "Mora", "Falu kommuns", "Falu kommunen"]
)
def test_no_authority_by_likeness(name):
    assert decided(name).rule == Rule.INSIDE_PROJECT


@pytest.mark.parametrize(
    "name",
    [
        "Arbetsförmedlingen",
        "Försäkringskassan",
        "Länsstyrelsen i Kronobergs län",
        "Högskolan Väst",
        "Samordningsförbundet i Jämtlands Län",
        "Samordningsförbundet Insjöriket",
        "Samordningsförbundet Göteborg Centrum",
        "Södra Vätterbygdens samordningsförbund",
        "Göteborgsregionens kommunalförbund",
        "Fyrbodals kommunalförbund",
        "Regionförbundet i Kalmar län",
        "Regionförbundet Södra Småland",
        "Regionförbundet Örebro",
        "Landstinget Dalarna",
        "Landstinget i Värmland",
        "Landstinget i Uppsala län",
        "Landstinget Kronoberg",
        "Arbetsgivarringen Kalmarsund AB",
        "AB Volvo",
        "Vägen ut! ekonomisk förening",
        "Stiftelsen Skansen",
        "Stiftelsen Värmlands Museum",
    ],
)
def test_names_that_identify_by_themselves(name):
    decision = decided(name)
    assert (decision.rule, decision.status) == (Rule.SELF_IDENTIFYING, Status.INFERRED)
    assert (chain(decision.actor), decision.actor.inside_project) == ([name], False)
    assert iri(name) == iri(name, title="Något annat", start=AFTER)


@pytest.mark.parametrize(
    "name",
    [
        "AB",
        "HB",
        "Utbildning AB",
        "Konsult AB",
        "Bostads AB",
        "AB Bostäder",
        "Kommunala bolag AB",
        "Flera företag AB",
        "Ekonomisk förening",
        "Kooperativ ekonomisk förening",
        "Sociala företag ekonomisk förening",
        "Samordningsförbundet",
        "Samordningsförbund",
        "Lokalt samordningsförbund",
        "Berörda samordningsförbund",
        "Länets samordningsförbund",
        "Finsam samordningsförbund",
        "Samordningsförbundet Kansliet",
        "Samordningsförbundet Styrelsen",
        "Kommunalförbundet",
        "Kommunalförbundet Sociala utskottet",
        "Kommunalförbundet Styrelsen",
        "Kommunernas kommunalförbund",
        "Kommunens kommunalförbund",
        "Regionens kommunalförbund",
        "Regionförbundet",
        "Regionförbundet Regional utveckling",
        "Regionförbundet Styrelsen",
        "Landstinget",
        "Landstinget Folkhälsoenheten",
        "Landstinget Psykiatrin",
        "Landstinget Primärvården",
        "Landstinget Hälsa och sjukvård",
        "Vårt läns landsting",
        "Stiftelsen",
        "Stiftelsen styrelsen",
        "Stiftelsen Styrelsen",
        "Stiftelsen Skolan",
        "Länsstyrelsen",
        "Länsstyrelsen, enheten för lokal och social utveckling",
        "Region",
        "Regionen",
        "Staben",
        "Integrationsenheten",
        "Arbetsmarknadsenheten",
        "Kommunstyrelsen/ledningskontoret",
        "Barn- och utbildningsförvaltningen",
        "Falu kommun/Borlänge kommun",
        "Falu kommun, Borlänge kommun, IFO",
        "Arbetsförmedlingen/Försäkringskassan",
        "Volvo AB, Göteborgs stad",
        "Enheten, Falu kommun, Gruppen",
        "Diverse Företag AB",
        "Ett Antal Små Företag AB",
        "Övriga Samarbetspartners AB",
        "Samordningsförbundet Rehab",
        "Samordningsförbundet Arbetsförmedlingen",
        "Kommunalförbundet Räddningstjänsten",
        "Föreningen Norden, Malmö stad",
        "IK Sirius - Uppsala kommun",
        "Friskolan Vingen, Falu kommun",
        "Falu kommun, Säter",
        pytest.param("Falu kommun" + "".join(f", grupp {n}" for n in range(2000)), id="2000 commas"),
        pytest.param("A" * 100_000 + " AB", id="100000 letters"),
    ],
)
def test_names_that_identify_nobody_stay_whole_inside_their_project(name):
    decision = decided(name)
    assert (decision.rule, decision.status) == (Rule.INSIDE_PROJECT, Status.INFERRED)
    assert decision.actor == Actor(name, name, inside_project=True)
    assert iri(name) != iri(name, title="Något annat")


@pytest.mark.parametrize(
    ("name", "units"),
    [
        ("Fritid Frölunda/Sdf Frölunda/Göteborgs stad", ["Fritid Frölunda", "Sdf Frölunda", "Göteborgs stad"]),
        ("Göteborgs stad/Sdf Frölunda/Fritid Frölunda", ["Fritid Frölunda", "Sdf Frölunda", "Göteborgs stad"]),
        ("Landskrona stad, Landskrona stad, Utbildningsförvaltningen", ["Utbildningsförvaltningen", "Landskrona stad"]),
        ("Arbetsförmedlingen, Arbetsmarknadsområde Helsingborg", ["Arbetsmarknadsområde Helsingborg", "Arbetsförmedlingen"]),
        (
            "Österåkers kommun, Stats och kommunled/övergripandeplanering",
            ["Stats och kommunled/övergripandeplanering", "Österåkers kommun"],
        ),
        ("Mörbylånga Kommun, Kommunledn", ["Kommunledn", "Mörbylånga kommun"]),
        ("Länsstyrelsen i Kronobergs län - Samhällsutvecklingsenheten", ["Samhällsutvecklingsenheten", "Länsstyrelsen i Kronobergs län"]),
        ("Region Västmanland, Regionala utvecklingsförvaltningen", ["Regionala utvecklingsförvaltningen", "Region Västmanland"]),
        ("Barn- och utbildningsförvaltningen, Falu kommun", ["Barn- och utbildningsförvaltningen", "Falu kommun"]),
        ("Arbetsmarknadsenheten – Falu kommun", ["Arbetsmarknadsenheten", "Falu kommun"]),
        ("Falu kommun, IFO", ["IFO", "Falu kommun"]),
        ("Falu kommun, FK", ["FK", "Falu kommun"]),
        ("Falu kommun, AME", ["AME", "Falu kommun"]),
        ("Malungs kommun,  Skolan", ["Skolan", "Malung-Sälens kommun"]),
    ],
)
def test_units_with_their_organisation(name, units):
    decision = decided(name)
    assert (decision.rule, chain(decision.actor)) == (Rule.UNIT_WITH_PARENT, units)
    assert decision.actor.label == ", ".join(reversed(units))
    assert iri(name) == iri(name, title="Något annat")


@pytest.mark.parametrize(
    ("name", "body", "alternatives"),
    [
        ("Göteborgsregionens kommunalförbund, GR", "Göteborgsregionens kommunalförbund", ("GR",)),
        ("GR, Göteborgsregionens kommunalförbund", "Göteborgsregionens kommunalförbund", ("GR",)),
        ("Arbetsförmedlingen, AF", "Arbetsförmedlingen", ("AF",)),
        ("Falu kommun, Falu kommun", "Falu kommun", ()),
        ("Falu kommun,", "Falu kommun", ()),
    ],
)
def test_abbreviations_and_repetitions_are_the_body_itself(name, body, alternatives):
    decision = decided(name)
    assert (decision.rule, chain(decision.actor), decision.actor.alternatives) == (Rule.SELF_IDENTIFYING, [body], alternatives)
    assert iri(name) == iri(body)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Kronobergs läns landsting", "Landstinget Kronoberg"),
        ("Kommunalförbundet Fyrbodal", "Fyrbodals kommunalförbund"),
        ("Länsstyrelsen Dalarna", "Länsstyrelsen i Dalarnas län"),
        ("LÄNSSTYRELSEN I DALARNAS LÄN", "Länsstyrelsen i Dalarnas län"),
        ("Kungliga Tekniska högskolan", "Kungl. Tekniska högskolan"),
    ],
)
def test_other_names_of_the_tables_are_the_body_itself(name, body):
    assert chain(decided(name).actor) == [body]
    assert iri(name) == iri(body)


def test_a_name_that_changed_hands_identifies_only_with_a_date():
    old, new = iri("Region Dalarna", date(2018, 12, 31)), iri("Region Dalarna", date(2019, 1, 1))
    assert old == iri("Region Dalarna", BEFORE)
    assert new == iri("Region Dalarna", AFTER)
    assert old != new
    assert decided("Region Dalarna", None).rule == Rule.INSIDE_PROJECT
    assert decided("Staben, Region Dalarna", None).rule == Rule.INSIDE_PROJECT
    assert iri("Region Dalarna, Staben", BEFORE) != iri("Region Dalarna, Staben", AFTER)
    assert iri("Region Skåne", BEFORE) == iri("Region Skåne", AFTER) == iri("Region Skåne", None)


def test_the_same_unit_name_in_two_projects_is_two_actors():
    assert iri("Staben") != iri("Staben", title="Vägar ut")
    assert iri("Staben") != iri("Staben", start=date(2014, 1, 2))
    assert iri("Staben, Falu kommun") == iri("Falu kommun, Staben", title="Vägar ut")
    assert iri("Staben, Falu kommun") != iri("Staben, Mora kommun")


def test_a_name_twice_in_one_project_is_one_actor():
    project = a_project("Staben", "Staben", "staben")
    actors = [MINT.actor(d.actor, project) for d in decide(project, REFERENCE)]
    assert actors[0] == actors[1]


def test_decisions_come_in_the_order_of_the_page_and_lose_no_party():
    project = a_project("Staben", "Falu kommun", places=("Mora", "Ankeborg", "Nora"))
    assert [d.listing.name for d in decide(project, REFERENCE)] == ["Staben", "Falu kommun", "Mora", "Nora"]


@settings(max_examples=200, deadline=None)
@given(
    st.text(min_size=1, max_size=60)
    | st.lists(st.sampled_from(["Falu kommun", "Staben", ",", " - ", "/", "AB", "GR", " "]), min_size=1).map("".join)
)
def test_any_name_is_decided_once_and_keeps_its_words(name):
    (decision,) = decide(a_project(name), REFERENCE)
    assert decision.listing.name == name
    assert decision.actor is not None
    assert decision.actor.inside_project == (decision.rule == Rule.INSIDE_PROJECT)
    assert (decision.actor.parent is not None) == (decision.rule == Rule.UNIT_WITH_PARENT)


# ---- organisation numbers, and owners in the manner of the later layouts


def owner(name: str, number: str | None = None) -> Decision:
    page = SourcePage("l", "0" * 64, states_parties=False)
    listing = Listing(name, 5, Role.OWNER)
    project = Project("x", page, "2014-2020", owner=listing, organisation_number=number, start=date(2015, 1, 1))
    return decide(project, REFERENCE)[0]


@pytest.mark.parametrize(
    ("name", "number", "rule", "label", "municipality"),
    [
        ("REGION GOTLAND", "2120000803", Rule.ORGANISATION_NUMBER, "Region Gotland", "0980"),
        ("STOCKHOLMS KOMMUN", "2120000142", Rule.ORGANISATION_NUMBER, "Stockholms stad", "0180"),
        ("Arbetsmarknadsförvaltningen", "2120000142", Rule.ORGANISATION_NUMBER, "Stockholms stad, Arbetsmarknadsförvaltningen", None),
        ("Hela staden", "2120000142", Rule.ORGANISATION_NUMBER, "Stockholms stad", "0180"),
        ("Arbetsförmedlingen, Enhet Nord", "2021002114", Rule.ORGANISATION_NUMBER, "Arbetsförmedlingen, Enhet Nord", None),
        ("Nytt Namn i Norr", "5560000001", Rule.ORGANISATION_NUMBER, "Nytt Namn i Norr", None),
        ("Falu kommun", "2120000803", Rule.INSIDE_PROJECT, "Falu kommun", None),  # the page contradicts itself
        ("Falu kommun", "5560000001", Rule.INSIDE_PROJECT, "Falu kommun", None),  # no municipality has a company's number
        ("Arbetsförmedlingen", "2021000001", Rule.INSIDE_PROJECT, "Arbetsförmedlingen", None),  # known by another number
        ("Alfa AB", "2120000142", Rule.INSIDE_PROJECT, "Alfa AB", None),
        ("Föreningen Norden", "2120000142", Rule.INSIDE_PROJECT, "Föreningen Norden", None),
        ("Tillväxt Gotland, Tillväxt Gotland", None, Rule.INSIDE_PROJECT, "Tillväxt Gotland", None),
        ("SKL, Sveriges kommuner och landsting", None, Rule.SELF_IDENTIFYING, "Sveriges Kommuner och Landsting", None),
        ("Kommunstyrelsen, ledningskontoret", None, Rule.INSIDE_PROJECT, "Kommunstyrelsen, ledningskontoret", None),
    ],
)
def test_owners_of_later_layouts(name, number, rule, label, municipality):
    decision = owner(name, number)
    assert (decision.rule, decision.actor.label, decision.actor.municipality) == (rule, label, municipality)


def test_short_and_full_name_of_one_body_are_one_actor_and_two_bodies_are_not():
    full = owner("Samordningsförbundet Hisingen, Samordningsförbundet Göteborg Hisingen DELTA").actor
    assert (full.label, full.inside_project) == ("Samordningsförbundet Göteborg Hisingen DELTA", False)
    assert owner("Samordningsförbundet Hisingen, Samordningsförbundet Väster").actor.inside_project


def test_a_number_is_noted_with_the_body_at_the_top_and_a_contradiction_with_nobody():
    unit = owner("Region Gotland, Enheten", "2120000803").actor
    assert (unit.organisation_number, unit.parent.organisation_number) == (None, "2120000803")
    against = owner("Falu kommun", "2120000803").actor
    assert (against.inside_project, against.organisation_number) == (True, None)


def test_a_contradiction_leaves_both_bodies_as_candidates():
    page = SourcePage("l", "0" * 64, states_parties=False)
    project = Project("x", page, "2014-2020", owner=Listing("Falu kommun", 5, Role.OWNER), organisation_number="2120000803")
    first, *others = decide(project, REFERENCE)
    assert (first.rule, first.in_effect) == (Rule.INSIDE_PROJECT, True)
    assert [(d.status, d.rule, d.actor.label) for d in others] == [
        (Status.CANDIDATE, Rule.ORGANISATION_NUMBER, "Falu kommun"),
        (Status.CANDIDATE, Rule.ORGANISATION_NUMBER, "Region Gotland"),
    ]


def test_an_unknown_number_is_one_actor_under_any_name():
    one, two = owner("Nytt Namn i Norr", "5560000001").actor, owner("NYTT NAMN, NYTT NAMN", "5560000001").actor
    assert one.key == two.key == "5560000001"
    assert not one.inside_project


# ---- the owner's mail domain, and county boards without their county


def by_mail(name: str, domain: str | None, region: str | None = None, role: Role = Role.OWNER) -> list[Decision]:
    page = SourcePage("2007-2013-print", "0" * 64, states_parties=True)
    listing = Listing(name, 5, role)
    who = {"owner": listing} if role is Role.OWNER else {"partners": (listing,)}
    return list(decide(Project("x", page, "2007-2013", start=BEFORE, mail_domain=domain, region=region, **who), REFERENCE))


@pytest.mark.parametrize(
    ("name", "domain", "units", "municipality"),
    [
        ("Integrationsenheten", "astorp.se", ["Integrationsenheten", "Åstorps kommun"], "1277"),
        ("Fritidsförvaltningen", "afh.goteborg.se", ["Fritidsförvaltningen", "Göteborgs stad"], "1480"),
        ("Institutionen för individ och samhälle", "hv.se", ["Institutionen för individ och samhälle", "Högskolan Väst"], None),
        ("Socialkontoret", "habo.se", ["Socialkontoret", "Håbo kommun"], "0305"),
        ("Samhällsenheten", "ab.lst.se", ["Samhällsenheten", "Länsstyrelsen i Stockholms län"], None),
    ],
)
def test_a_unit_belongs_to_the_body_of_the_owners_mail_domain(name, domain, units, municipality):
    (decision,) = by_mail(name, domain)
    assert (decision.rule, decision.status) == (Rule.MAIL_DOMAIN, Status.INFERRED)
    assert (chain(decision.actor), decision.actor.top.municipality) == (units, municipality)
    assert decision.evidence.endswith(domain.removeprefix("afh."))


@pytest.mark.parametrize(
    "domain", [None, "", "gmail.com", "hotmail.com", "telia.com", "exempel.se", "se", "astorp.se.example.org", "xastorp.se"]
)
def test_free_mail_and_unknown_domains_prove_nothing(domain):
    (decision,) = by_mail("Integrationsenheten", domain)
    assert (decision.rule, decision.actor.inside_project) == (Rule.INSIDE_PROJECT, True)


@pytest.mark.parametrize(
    "name",
    [
        "Coompanion Gotland",
        "Tillväxt Gotland",
        "Ungdomens Hus",
        "Kommunstyrelsen Mora",
        "Kulturkontoret AB",
        "Föreningen Kontoret",
        "Hyresgästföreningens styrelse",
        "IF Metalls avdelning 14",
        "Svenska kyrkans kansli",
        "Advokatbyrån",
        "Resebyrån",
        "Styrelsen",
    ],
)
def test_a_name_that_need_not_be_a_unit_of_the_domains_body_is_a_candidate_only(name):
    first, candidate = by_mail(name, "gotland.se")
    assert (first.rule, first.actor.inside_project) == (Rule.INSIDE_PROJECT, True)
    assert (candidate.rule, candidate.status, candidate.actor.parent.municipality) == (Rule.MAIL_DOMAIN, Status.CANDIDATE, "0980")


@pytest.mark.parametrize(
    "name",
    ["Integrationsenheten (Orsa)", "Integrationsenheten/Orsa", "Integrationsenheten i Orsa.", "Orsakommunens integrationsenhet"],
)
def test_a_unit_with_another_municipalitys_name_is_not_of_the_domains(name):
    assert by_mail(name, "mora.se")[0].rule == Rule.INSIDE_PROJECT


def test_a_name_that_identifies_by_itself_goes_before_the_domain():
    (decision,) = by_mail("Kristianstads kommun", "skanenordost.se")
    assert (decision.rule, decision.actor.municipality) == (Rule.SELF_IDENTIFYING, "1290")


@pytest.mark.parametrize("role", [Role.PARTNER])
def test_nobody_but_the_owner_has_the_owners_domain(role):
    (decision,) = by_mail("Integrationsenheten", "astorp.se", role=role)
    assert decision.rule == Rule.INSIDE_PROJECT
    (decision,) = by_mail("Länsstyrelsen, enheten för integration", "ab.lst.se", role=role)
    assert decision.rule == Rule.INSIDE_PROJECT


def test_a_county_board_by_domain_or_as_candidates_by_region():
    (decision,) = by_mail("Länsstyrelsen, enheten för integration", "g.lst.se")
    assert (decision.rule, decision.status) == (Rule.COUNTY_BOARD, Status.INFERRED)
    assert chain(decision.actor) == ["enheten för integration", "Länsstyrelsen i Kronobergs län"]
    (whole,) = by_mail("Länsstyrelsen", "g.lst.se")
    assert chain(whole.actor) == ["Länsstyrelsen i Kronobergs län"]
    first, only = by_mail("Länsstyrelsen, enheten för integration", "lansstyrelsen.se", region="SE11")
    assert (first.rule, only.status, chain(only.actor)[-1]) == (Rule.INSIDE_PROJECT, Status.CANDIDATE, "Länsstyrelsen i Stockholms län")
    assert len(by_mail("Länsstyrelsen", None, region="SE21")) == 1 + 4  # Jönköping, Kronoberg, Kalmar and Gotland
    assert len(by_mail("Länsstyrelsen", None)) == 1


def test_the_same_unit_of_one_body_is_one_actor_by_name_or_by_domain():
    page = SourcePage("2007-2013-print", "0" * 64, states_parties=True)
    one = Project("x", page, "2007-2013", owner=Listing("Utvecklingsenheten", 5, Role.OWNER), mail_domain="pitea.se", start=BEFORE)
    other = Project("y", page, "2007-2013", owner=Listing("Piteå kommun, utvecklingsenheten", 5, Role.OWNER), start=AFTER)
    iris = {MINT.actor(decide(project, REFERENCE)[0].actor, project).value for project in (one, other)}
    assert len(iris) == 1


def test_an_owner_with_the_name_of_its_own_domain_is_known_by_it():
    (decision,) = by_mail("Tillväxt Gotland, Tillväxt Gotland", "tillvaxtgotland.se")
    assert (decision.rule, decision.status, decision.actor.label) == (Rule.MAIL_DOMAIN, Status.INFERRED, "Tillväxt Gotland")
    assert (decision.actor.inside_project, decision.actor.parent) == (False, None)
    first, candidate = by_mail("Tillväxt Öland", "tillvaxtgotland.se")
    assert (first.rule, candidate.status) == (Rule.INSIDE_PROJECT, Status.CANDIDATE)
    (other,) = by_mail("Tillväxt Gotland", None)
    assert other.rule == Rule.INSIDE_PROJECT


def test_a_name_that_changes_hands_while_the_project_runs_is_a_candidate_only():
    across = replace(a_project("Region Dalarna", "Staben, Region Dalarna", start=date(2017, 10, 1)), end=date(2019, 9, 30))
    found = decide(across, REFERENCE)
    assert [(d.rule, d.status) for d in found] == [
        (Rule.INSIDE_PROJECT, Status.INFERRED),
        (Rule.SELF_IDENTIFYING, Status.CANDIDATE),
        (Rule.INSIDE_PROJECT, Status.INFERRED),
        (Rule.UNIT_WITH_PARENT, Status.CANDIDATE),
    ]
    to_the_last_day = replace(across, end=date(2018, 12, 31))
    assert [d.actor.top.key for d in decide(to_the_last_day, REFERENCE)] == ["Region Dalarna (–2018)"] * 2
    from_the_first = replace(across, start=date(2019, 1, 1))
    assert [d.actor.top.key for d in decide(from_the_first, REFERENCE)] == ["Region Dalarna"] * 2


def test_two_letters_are_a_candidate_and_a_name_in_capitals_has_the_forms_of_its_small_letters():
    first, candidate = decide(a_project("AF"), REFERENCE)
    assert (first.rule, candidate.status, candidate.actor.name) == (Rule.INSIDE_PROJECT, Status.CANDIDATE, "Arbetsförmedlingen")
    capitals = decided("SAMORDNINGSFÖRBUNDET I HALLAND")
    assert (capitals.rule, capitals.actor.kind) == (Rule.SELF_IDENTIFYING, "coordination-association")
    assert decided("SAMORDNINGSFÖRBUNDET").rule == Rule.INSIDE_PROJECT
