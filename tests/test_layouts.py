"""The later layouts: golden records typed by hand, values in all their forms, and damage that never gives a wrong value."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layout_pages import BANNER, DNR, FORM_A, FORM_B, OLDSITE, PAGES, PROJEKT, SHORT

from esfgraph import organisation_number
from esfgraph.page import LAYOUTS, PageWarning, Reading, codes, read_page, values
from esfgraph.project import Project, Role
from esfgraph.report import REASONS, WARNINGS

ROOT = Path(__file__).parent.parent
GOLDEN = sorted((ROOT / "tests" / "golden" / "excerpts").glob("*/*.json"))
ABSENT = {name: f.default for name, f in Project.__dataclass_fields__.items() if name not in {"title", "page", "programme_period"}}
# Every field of the six made-up pages, typed by hand. Owners and prose stand with them; all else is absent.
OWN = {
    "2014-2020-oldsite": {
        "title": "Vägar in",
        "diary_number": "2015/00012",
        "call": "2015/00011",
        "programme_period": "2014-2020",
        "programme_area": "2014-2020-2",
        "specific_objective": "2014-2020-2.2",
        "region": "SE31",
        "owner": ("Mora kommun", 12),
        "mail_domain": "exempel.se",
        "planned_participants": 120,
        "total_budget": 2000000,
        "granted_support": 1000000,
        "start": date(2015, 11, 1),
        "end": date(2018, 10, 31),
        "sections": {"abstract": "Kort om projektet."},
    },
    "2014-2020-dnr": {
        "title": "Vägar ut & in",
        "diary_number": "2016/00021",
        "programme_period": "2014-2020",
        "programme_area": "2014-2020-2",
        "specific_objective": "2014-2020-2.3",
        "intervention_types": ("2014-2020-109",),
        "union_rate": 50,
        "region": "SE21",
        "owner": ("Falu kommun, Falu kommun", 6),
        "postal_code": "99999",
        "mail_domain": "exempel.se",
        "planned_participants": 0,
        "total_budget": 3000000,
        "granted_support": 1500000,
        "start": date(2016, 3, 1),
        "end": date(2018, 12, 31),
        "sections": {"purpose": "Syftet är gott.", "objectives": "- Ett mål\n- Ett till"},
    },
    "2014-2020-dnr-short": {
        "title": "Vägar fram",
        "diary_number": "2015/00031",
        "programme_period": "2014-2020",
        "specific_objective": "2014-2020-2.1",
        "region": "SE23",
        "owner": ("Samordningsförbundet Exempel", 8),
        "mail_domain": "exempel.se",
        "planned_participants": 57,
        "total_budget": 5000000,
        "granted_support": 2400000,
        "start": date(2015, 10, 1),
        "end": date(2019, 6, 30),
        "sections": {"abstract": "Kort om projektet.\n\nMer om projektet."},
    },
    "2021-2027-dnr-a": {
        "title": "Vägar - en väg",
        "diary_number": "22-032-S92",
        "programme_period": "2021-2027",
        "programme_cci": "2021SE05SFPR",
        "fund": "esf-plus",
        "programme_area": "2021-2027-A",
        "specific_objective": "2021-2027-A2A",
        "intervention_types": ("2021-2027-140",),
        "union_rate": 40,
        "region": "SE21",
        "owner": ("REGION EXEMPEL", 20),
        "postal_code": "99999",
        "organisation_number": "9999999999",
        "planned_participants": 280,
        "start": date(2023, 9, 1),
        "end": date(2026, 8, 31),
        "sections": {"abstract": "Kort om projektet."},
    },
    "2021-2027-dnr-b": {
        "title": "Vägarnas väg",
        "diary_number": "22-044-S97",
        "programme_period": "2021-2027",
        "programme_cci": "2021SE05SFPR",
        "fund": "esf-plus",
        "programme_area": "2021-2027-A",
        "specific_objective": "2021-2027-A2A",
        "intervention_types": ("2021-2027-140",),
        "union_rate": 40,
        "region": "SE11",
        "owner": ("EXEMPELBY KOMMUN", 8),
        "postal_code": "99999",
        "organisation_number": "9999999999",
        "planned_participants": 450,
        "total_budget": 6000000,
        "granted_support": 3000000,
        "start": date(2023, 9, 1),
        "end": date(2026, 8, 31),
        "sections": {"abstract": "Kort om projektet."},
    },
    "2021-2027-projekt": {
        "title": "Förstudie vägar",
        "diary_number": "2020/00041",
        "programme_period": "2014-2020",
        "fund": "esf",
        "programme_area": "2014-2020-1",
        "specific_objective": "2014-2020-1.1",
        "intervention_types": ("2014-2020-117",),
        "union_rate": 50,
        "owner": ("Region Exempel, Utvecklingsförvaltningen", 22),
        "postal_code": "99999",
        "granted_support": 400000,
        "total_budget": 900000,
        "start": date(2021, 3, 2),
        "end": date(2021, 12, 1),
        "sections": {"abstract": "Kort om projektet."},
    },
}


def facts(project: Project) -> dict:
    """Give what the record states, the owner as name and line, the prose by section."""
    stated = {name: getattr(project, name) for name in Project.__slots__ if name != "page"}
    stated["owner"] = project.owner and (project.owner.name, project.owner.line)
    stated["sections"] = {prose.section.value: prose.text for prose in project.sections}
    return {name: value for name, value in stated.items() if value not in (None, (), {})}


def read(text: str) -> Reading:
    return read_page(text.encode())


def changed(page: str, old: str, new: str) -> Reading:
    assert page.count(old) == 1
    return read(page.replace(old, new))


@pytest.mark.parametrize("path", GOLDEN, ids=[f"{path.parent.name}/{path.stem}" for path in GOLDEN])
def test_every_excerpt_equals_its_golden_record(real_pages, path):
    page = real_pages / "excerpts" / path.parent.name / f"{path.stem}.txt"
    if not page.is_file():
        pytest.skip(f"{page} is not there")
    golden = json.loads(path.read_text(encoding="utf-8"))
    reading = read_page(page.read_bytes())
    assert reading.warnings == tuple(PageWarning(*warning) for warning in golden.pop("warnings"))
    assert (reading.project.page.layout, reading.project.page.states_parties) == (golden.pop("layout"), False)
    lines = page.read_text(encoding="utf-8").split("\n")
    golden["sections"] = {name: "\n".join(lines[first - 1 : last]) for name, (first, last) in golden["sections"].items()}
    golden["owner"] = golden["owner"] and (golden["owner"]["name"], golden["owner"]["line"])
    read_as = {name: value.isoformat() if isinstance(value, date) else value for name, value in facts(reading.project).items()}
    stated = {name: tuple(value) if isinstance(value, list) else value for name, value in golden.items() if value is not None}
    assert read_as == stated


def test_every_excerpt_has_a_golden_record(real_pages):
    excerpts = {f"{path.parent.name}/{path.stem}" for path in (real_pages / "excerpts").glob("*/*.txt")}
    if not excerpts:
        pytest.skip(f"no excerpts in {real_pages}")
    assert excerpts == {f"{path.parent.name}/{path.stem}" for path in GOLDEN}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_each_layout_field_by_field(name):
    reading = read(PAGES[name])
    assert (reading.reason, reading.warnings) == (None, ())
    assert (reading.project.page.layout, reading.project.page.states_parties) == (name, False)
    assert facts(reading.project) == OWN[name]
    assert reading.project.owner.role == Role.OWNER


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("banner", [BANNER, "Meny\n\nStart\n\n", "Logotyp på utskrifter\n\nStäng\n\nMer information och anmälan.\n\n"])
def test_banners_before_the_page_change_nothing(name, banner):
    reading = read(banner + PAGES[name])
    owner, line = OWN[name]["owner"]
    assert reading.warnings == ()
    assert facts(reading.project) == OWN[name] | {"owner": (owner, line + banner.count("\n"))}


def test_excerpts_with_and_without_the_cookie_banner(real_pages):
    pages = [path.read_text(encoding="utf-8") for path in (real_pages / "excerpts").glob("20[12][0-9]-*/*.txt")]
    if not pages:
        pytest.skip(f"no excerpts in {real_pages}")
    for text in pages:
        bare = text.partition("Lär dig mer\n\n")[2] or text
        without, with_banner = (facts(read(page).project) for page in (bare, BANNER + bare))
        assert with_banner.pop("owner")[0] == without.pop("owner")[0]
        assert with_banner == without


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings(name, encoding):
    assert facts(read_page(PAGES[name].encode(encoding)).project) == OWN[name]


@pytest.mark.parametrize("name", PAGES)
def test_garbled_pages_are_noticed(name):
    for text in (PAGES[name].encode().decode("latin-1"), PAGES[name].encode("ascii", "replace").decode()):
        assert read(text).reason == "mojibake"


# Values


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("2020/00162", "2014-2020"),
        ("2014/00001", "2014-2020"),
        ("2021/00123", None),
        ("23-032-S03", "2021-2027"),
        ("22-044-S07", "2021-2027"),
        ("Z3042-153-07", "2007-2013"),
        ("2009-3010067", "2007-2013"),
    ],
)
def test_diary_numbers_in_all_their_forms(written, period):
    assert codes.diary_number(written) == written
    assert codes.period_of_number(written) == period


@pytest.mark.parametrize(
    ("read_value", "written", "value"),
    [
        (values.plain_amount, "9 521 216", 9521216),
        (values.plain_amount, "9\u00a0521\u00a0216 kr", 9521216),
        (values.plain_amount, "0", 0),
        (values.span, "2008-07-01 till 2008-12-31", (date(2008, 7, 1), date(2008, 12, 31))),
        (values.span, "2020-08-03 - 2022-12-31", (date(2020, 8, 3), date(2022, 12, 31))),
        (values.span, "2020-08-03 – 2022-12-31", (date(2020, 8, 3), date(2022, 12, 31))),
        (values.span, "2015-11-01-2018-10-31", (date(2015, 11, 1), date(2018, 10, 31))),
        (values.day, "2023-09-01", date(2023, 9, 1)),
        (values.postal_code, "62157", "62157"),
        (values.postal_code, "621\u00a057", "62157"),
        (values.postal_code, "SE-621 57", "62157"),
        (values.postal_code, "S-62157", "62157"),
        (values.region, "Småland & Öarna", "SE21"),
        (values.region, "Småland och Öarna", "SE21"),
        (values.region, "ESF Nationellt", "national"),
        (codes.nuts_2, "SE21", "SE21"),
        (codes.programme_area, "2", "2"),
        (codes.programme_area, "A", "A"),
        (codes.programme_area, "2.2 Öka övergångarna till arbete", "2.2"),
        (codes.specific_objective, "2.3", "2.3"),
        (codes.specific_objective, "A2A", "A2A"),
        (codes.intervention_types, "109", ("109",)),
        (codes.intervention_types, "117, 109", ("109", "117")),
        (codes.intervention_types, "109 - Tillgång till sysselsättning", ("109",)),
        (codes.fund, "EUROPEISKA SOCIALFONDEN+", "esf-plus"),
        (codes.fund, "Socialfonden", "esf"),
        (codes.union_rate, "50%", 50),
        (codes.union_rate, "40 %", 40),
        (codes.participants, "0", 0),
        (codes.participants, "3000", 3000),
        (codes.participants, "3 000", 3000),
        (codes.programme_cci, "2014SE05M9OP001", "2014SE05M9OP001"),
        (organisation_number.digits, "2120000803", "2120000803"),
        (organisation_number.digits, "212000-0142", "2120000142"),
        (organisation_number.digits, "16212000-0142", "2120000142"),
        (organisation_number.digits, "162120000142", "2120000142"),
    ],
)
def test_values_that_are_understood(read_value, written, value):
    assert read_value(written) == value


@pytest.mark.parametrize(
    ("read_value", "written", "code"),
    [
        (values.plain_amount, "1.1", "not-understood"),
        (values.plain_amount, "kr", "not-understood"),
        (values.plain_amount, "5 000 kr kr", "not-understood"),
        (values.span, "2018-12-31 - 2015-03-01", "end-before-start"),
        (values.span, "2015-03-01 -- 2018-12-31", "not-understood"),
        (values.day, "2023-02-30", "not-understood"),
        (values.day, "20230901", "not-understood"),
        (values.day, "1994-12-31", "not-understood"),
        (values.day, "2041-01-01", "not-understood"),
        (values.span, "2015-03-01 - 2081-12-31", "not-understood"),
        (values.postal_code, "6215", "not-understood"),
        (values.postal_code, "06215", "not-understood"),
        (values.postal_code, "62157-1", "not-understood"),
        (values.postal_code, "DK-2300", "not-understood"),
        (values.postal_code, "621 57 Visby", "not-understood"),
        (values.region, "Småland & Gotland", "unknown-value"),
        (codes.nuts_2, "SE", "unknown-value"),
        (codes.nuts_2, "national", "unknown-value"),
        (codes.diary_number, "2020-00162", "not-understood"),
        (codes.diary_number, "2020/0016", "not-understood"),
        (codes.diary_number, "20/00162", "not-understood"),
        (codes.programme_area, "A2A", "not-understood"),
        (codes.programme_area, "22", "not-understood"),
        (codes.programme_area, "2 3", "not-understood"),
        (codes.specific_objective, "2", "not-understood"),
        (codes.specific_objective, "2.33", "not-understood"),
        (codes.intervention_types, "10", "not-understood"),
        (codes.intervention_types, "109 117", "not-understood"),
        (codes.fund, "Regionalfonden", "unknown-value"),
        (codes.union_rate, "50", "not-understood"),
        (codes.union_rate, "101%", "not-understood"),
        (codes.union_rate, "0,5%", "not-understood"),
        (codes.participants, "-1", "not-understood"),
        (codes.participants, "1 000 000", "not-understood"),
        (codes.participants, "ca 50", "not-understood"),
        (codes.programme_cci, "2020SE05SFPR", "not-understood"),
        (codes.programme_period, "2028-2034", "unknown-value"),
        (organisation_number.digits, "2120000804", "wrong-check-digit"),
        (organisation_number.digits, "2120008003", "wrong-check-digit"),
        (organisation_number.digits, "212000080", "not-understood"),
        (organisation_number.digits, "19212000-0803", "not-understood"),
        (organisation_number.digits, "8112189876", "personal-number"),
        (organisation_number.digits, "811218-9876", "personal-number"),
    ],
)
def test_values_that_are_not_understood(read_value, written, code):
    with pytest.raises(ValueError, match=f"^{code}$"):
        read_value(written)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 9), st.integers(1, 9))
def test_one_wrong_digit_in_an_organisation_number_is_noticed(at, added):
    digits = "9999999999"
    wrong = digits[:at] + str((int(digits[at]) + added) % 10) + digits[at + 1 :]
    with pytest.raises(ValueError, match=r"^(wrong-check-digit|personal-number)$"):
        organisation_number.digits(wrong)


@pytest.mark.parametrize(
    ("page", "old", "new", "absent", "warning"),
    [
        (PROJEKT, "900 000", "1.1", ["total_budget"], PageWarning(28, "total_budget", "not-understood")),
        (FORM_A, "999999-9999", "999999-9998", ["organisation_number"], PageWarning(18, "organisation_number", "wrong-check-digit")),
        (FORM_A, "SE21", "SE11", ["region"], PageWarning(30, "region", "contradiction")),
        (FORM_A, "Småland & Öarna", "ESF Nationellt", ["region"], PageWarning(30, "region", "contradiction")),
        (FORM_B, "2023-09-01 - ", "2023-10-01 - ", ["start", "end"], PageWarning(18, "period", "contradiction")),
        (FORM_A, "2026-08-31", "", ["start", "end"], PageWarning(8, "period", "half-a-period")),
        (SHORT, "2015-10-01", "0015-10-01", ["start", "end"], PageWarning(14, "period", "not-understood")),
        (FORM_A, "2026-08-31", "2022-08-31", ["start", "end"], PageWarning(8, "period", "end-before-start")),
        (DNR, "2.3", "1.1", ["programme_area", "specific_objective"], PageWarning(31, "specific_objective", "contradiction")),
        (
            DNR,
            "\nProjektnummer:\n2016/00021",
            "\nProjektnummer:\n2016/00022",
            ["diary_number"],
            PageWarning(4, "diary_number", "contradiction"),
        ),
        (DNR, "1 500 000", "3 000 001", [], PageWarning(0, "granted_support", "above-budget")),
        (SHORT, "Samordningsförbundet Exempel", "Kim Canary, kim@exempel.se", ["owner"], PageWarning(8, "owner", "contact-in-name")),
        (FORM_A, "Land som berörs:", "Något nytt:", [], PageWarning(11, "fields", "unknown-line")),
    ],
)
def test_what_cannot_be_is_left_out_and_reported(page, old, new, absent, warning):
    reading = changed(page, old, new)
    whole = facts(read(page).project)
    assert {name: value for name, value in facts(reading.project).items() if whole[name] != value} == {
        name: 3000001 for name in ["granted_support"] if warning.code == "above-budget"
    }
    assert set(whole) - set(facts(reading.project)) == set(absent)
    assert reading.warnings == (warning,)


@pytest.mark.parametrize("page", [DNR, SHORT, FORM_A])
def test_a_heading_and_a_field_that_differ(page):
    title = read(page).project.title
    reading = changed(page, f"\n{title}\n", "\nEn annan titel\n")
    assert reading.project.title == title
    assert reading.warnings == (PageWarning(1, "title", "title-differs"),)


def test_a_heading_that_is_lost():
    assert read(FORM_B.partition("\n\n")[2]).reason == "no-title"
    reading = read(BANNER + FORM_A.partition("\n\n")[2])
    assert reading.project.title == "Vägar - en väg"
    assert reading.warnings == (PageWarning(0, "title", "missing"),)
    assert read(changed_text(OLDSITE, "Vägar in\n", "")).reason == "no-title"


def changed_text(page: str, old: str, new: str) -> str:
    assert page.count(old) == 1
    return page.replace(old, new)


@pytest.mark.parametrize(
    ("page", "changes", "period"),
    [
        (PROJEKT, [], "2014-2020"),
        (PROJEKT, [("2020/00041", "2009-3010067"), ("\n1.1", "\n-")], "2007-2013"),
        (PROJEKT, [("2020/00041", "23-099-S03"), ("Socialfonden", "ESF+"), ("\n1.1\n", "\nA1A\n"), ("\n1\n", "\nA\n")], "2021-2027"),
        (PROJEKT, [("2020/00041", ""), ("Socialfonden", ""), ("\n1.1", "\n")], None),
        (PROJEKT, [("Socialfonden", "ESF+")], None),
        (FORM_B, [("2021-2027", "2014-2020")], None),
        (FORM_B, [("2021-2027", "")], "2021-2027"),
    ],
)
def test_the_period_is_told_by_the_page_and_not_by_the_layout(page, changes, period):
    for old, new in changes:
        assert old in page
        page = page.replace(old, new)
    reading = read(page)
    assert (reading.project and reading.project.programme_period) == period
    assert reading.reason == (None if period else "no-period")
    if period:
        area = reading.project.programme_area
        assert area.startswith(period)


@pytest.mark.parametrize("name", PAGES)
def test_empty_values_are_absent_and_never_the_next_label(name):
    """Every value empty, one by one: the field is absent, everything else as before, and no label becomes a value."""
    lines = PAGES[name].split("\n")
    for i, label in field_lines(name):
        reading = read("\n".join([*lines[: i + 1], *lines[i + 2 :]]))
        if reading.project is None:
            assert reading.reason in {"no-period", "no-title"}, label
            continue
        assert not wrong(OWN[name], reading), label
        assert all(label not in str(value) for value in facts(reading.project).values())


def field_lines(name: str) -> list[tuple[int, str]]:
    """Give index and label of each label that has a value on the next line."""
    layout = next(layout for layout in LAYOUTS if layout.name == name)
    lines = PAGES[name].split("\n")
    labels = {label + layout.ends: label for label in layout.labels}
    return [(i, labels[line]) for i, line in enumerate(lines) if line in labels and lines[i + 1] and lines[i + 1] not in labels]


def wrong(whole: dict, reading: Reading, *, silent: bool = True) -> dict:
    """Give the facts that the whole page does not state, and with ``silent`` unset those lost without a warning too."""
    if reading.project is None:
        return {} if reading.reason in REASONS else {"reason": reading.reason}
    read_as = facts(reading.project)
    prose = read_as.pop("sections", None)
    assert prose is None or isinstance(prose, dict)
    found = {field: value for field, value in read_as.items() if field != "owner" and whole.get(field) != value}
    if "owner" in read_as and read_as["owner"][0] != whole["owner"][0]:
        found["owner"] = read_as["owner"]
    if not silent and not reading.warnings and set(whole) - {"sections"} - set(read_as):
        found["lost"] = set(whole) - set(read_as)
    assert {warning.code for warning in reading.warnings} <= set(WARNINGS) | set(REASONS)
    return found


@pytest.mark.parametrize("name", PAGES)
def test_lines_removed_doubled_and_swapped(name):
    lines = PAGES[name].split("\n")
    for i in range(len(lines) - 1):
        removed = [*lines[:i], *lines[i + 1 :]]
        doubled = [*lines[: i + 1], *lines[i:]]
        swapped = [*lines[:i], lines[i + 1], lines[i], *lines[i + 2 :]]
        for what in (removed, doubled, swapped):
            assert wrong(OWN[name], read("\n".join(what))) == {}, (i + 1, lines[i])
        label_lost = any(lines[i] == lines[n] for n, _ in field_lines(name))
        if label_lost or lines[i] == "":
            assert wrong(OWN[name], read("\n".join(removed)), silent=False) == {}, (i + 1, lines[i])


def test_damage_to_the_excerpts(real_pages):
    pages = [path.read_text(encoding="utf-8") for path in (real_pages / "excerpts").glob("20[12][0-9]-*/*.txt")]
    if not pages:
        pytest.skip(f"no excerpts in {real_pages}")
    for text in pages:
        whole, lines = facts(read(text).project), text.split("\n")
        for i in range(len(lines) - 1):
            one, two = lines[i : i + 2]
            for put in ([two], [one, one, two], [two, one], []):
                assert wrong(whole, read("\n".join([*lines[:i], *put, *lines[i + 2 :]]))) == {}, (i + 1, put)
        for cut in range(0, len(text), 3):
            assert wrong(whole, read(text[:cut])) == {}, cut
            assert wrong(whole, read(text[cut:])) == {}, cut


@pytest.mark.parametrize("name", PAGES)
def test_two_lines_after_each_other_removed(name):
    lines = PAGES[name].split("\n")
    for i in range(len(lines) - 1):
        assert wrong(OWN[name], read("\n".join([*lines[:i], *lines[i + 2 :]]))) == {}, (i + 1, lines[i], lines[i + 1])


@pytest.mark.parametrize("name", PAGES)
def test_pairs_of_label_and_value_swapped_and_doubled(name):
    lines = PAGES[name].split("\n")
    pairs = [i for i, _ in field_lines(name)]
    for i in pairs:
        pair = lines[i : i + 2]
        doubled = read("\n".join([*lines[:i], *pair, *lines[i:]]))
        assert wrong(OWN[name], doubled, silent=False) == {}, (i + 1, pair)
        other = read("\n".join([*lines[:i], pair[0], "Annat", *lines[i:]]))
        assert wrong(OWN[name], other, silent=False) == {}, (i + 1, pair)
        if i + 2 in pairs:
            swapped = read("\n".join([*lines[:i], *lines[i + 2 : i + 4], *pair, *lines[i + 4 :]]))
            assert (wrong(OWN[name], swapped), swapped.warnings) == ({}, ())
            assert set(facts(swapped.project)) == set(OWN[name])


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(PAGES)), st.randoms(use_true_random=False))
def test_fields_in_any_order(name, rng):
    lines = PAGES[name].split("\n")
    begin = lines.index("", lines.index(next(line for line in lines if OWN[name]["title"] in line))) + 1
    end = lines.index("", begin)
    layout = next(layout for layout in LAYOUTS if layout.name == name)
    groups: list[list[str]] = []
    for line in lines[begin:end]:
        groups += [[line]] if line.removesuffix(layout.ends or "\n") in layout.labels else []
        groups[-1] += [line] if line is not groups[-1][0] else []
    rng.shuffle(groups)
    reading = read("\n".join([*lines[:begin], *(line for group in groups for line in group), *lines[end:]]))
    assert (wrong(OWN[name], reading), reading.warnings) == ({}, ())
    assert set(facts(reading.project)) == set(OWN[name])


@pytest.mark.parametrize("name", PAGES)
def test_pages_cut_anywhere(name):
    text = PAGES[name]
    for cut in range(len(text)):
        assert wrong(OWN[name], read(text[:cut])) == {}, text[:cut][-40:]
        assert wrong(OWN[name], read(text[cut:])) == {}, text[cut:][:40]


def test_a_page_that_ends_with_its_fields():
    text = FORM_B.partition("\n\nKort")[0]
    reading = read(text)
    assert reading.project.region is None
    assert reading.warnings == (PageWarning(46, "nuts_2", "ends-with-fields"),)
    assert read(text.partition("Programområde:")[0]).reason == "cut-in-fields"


def test_several_pages_in_one_file():
    for first in PAGES.values():
        for second in PAGES.values():
            assert read(first + "\n\n" + second).reason == "several-pages"
            assert read(first.rstrip("\n") + "\n" + second).reason in {"several-pages", "mojibake"}


@pytest.mark.parametrize(
    "prose",
    [
        "Projektägare:\nEn annan kommun",
        "Region:\nSydsverige\n\nMer text.",
        "Kontaktperson:\nKim Canary\nE-post:\nkim.canary@canary.se",
        "Region\nSydsverige",
        "MÅL\n\nSYFTE",
    ],
)
@pytest.mark.parametrize("name", PAGES)
def test_prose_that_looks_like_fields_is_prose(name, prose):
    first = "Syftet är gott." if name == "2014-2020-dnr" else "Kort om projektet."
    reading = changed(PAGES[name], first, f"{first}\n\n{prose}\n\nSist.")
    assert wrong(OWN[name], reading) == {}
    stated = facts(reading.project)
    assert "Sist." in " ".join(stated.pop("sections").values())
    assert set(stated) == set(OWN[name]) - {"sections"}
    assert "canary" not in repr(stated).casefold()


# Contact details


@pytest.mark.parametrize("name", PAGES)
def test_contacts_go_no_further_than_the_mail_domain(name):
    text = PAGES[name].replace("Alex Exempel", "Kim Canary").replace("alex.exempel@", "kim.canary@")
    lines = text.split("\n")
    for i in range(len(lines)):
        for page in ([*lines[:i], *lines[i + 1 :]], [*lines[:i], *lines[i + 2 :]], lines):
            reading = read("\n".join(page))
            assert "canary" not in repr(reading).casefold(), (i + 1, lines[i])


# Layouts


def test_names_of_layouts_and_what_they_never_state():
    assert [layout.name for layout in LAYOUTS] == ["2007-2013-print", *PAGES]
    never = {layout.name: layout.never_states for layout in LAYOUTS}
    for name in PAGES:
        assert {"co_financers", "partners", "places", "phase"} <= never[name]
        assert not never[name] & set(OWN[name])
    assert [layout.name for layout in LAYOUTS if layout.states_parties] == ["2007-2013-print"]
    assert never["2007-2013-print"] == ABSENT.keys() - {
        *("phase", "programme_area", "region", "owner", "mail_domain", "granted_support", "total_budget", "start", "end"),
        *("co_financers", "partners", "places", "sections"),
    }
    assert {"granted_support", "total_budget", "mail_domain"} <= never["2021-2027-dnr-a"]
    assert {"organisation_number", "fund", "programme_cci", "call"} <= never["2014-2020-dnr"]
    assert ["postal_code" in never[name] for name in PAGES] == [True, False, True, False, False, False]


def guide() -> tuple[str, dict]:
    """Give the page and the module of the contributor's guide."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    module: dict = {}
    exec(re.search(r"```python\n(.*?)```", text, re.DOTALL)[1], module)
    return re.search(r"```text\n(.*?)```", text, re.DOTALL)[1], module


def test_an_unknown_layout_is_set_aside_with_the_nearest():
    page, _ = guide()
    reading = read(page)
    assert (reading.project, reading.reason) == (None, "not-a-project-page")
    assert reading.nearest.layout == "2014-2020-dnr-short"
    assert {"Projektnummer", "Projektägare"} <= set(reading.nearest.missing)
    assert reading.nearest.unknown == (3, 5, 7, 11, 13)
    assert str(reading.nearest).startswith("nearest: 2014-2020-dnr-short; without: ")
    assert str(reading.nearest).endswith("; unknown labels on lines: 3, 5, 7, 11, 13")
    assert not [line for line in page.split("\n") if len(line) > 2 and line not in {"Region:", "Projektperiod:"} and line in str(reading)]


def test_the_layout_of_the_guide():
    page, module = guide()
    reading = read_page(page.encode(), (*LAYOUTS, module["LAYOUT"]))
    assert reading.warnings == ()
    assert facts(reading.project) == {
        "title": "Vägar hem",
        "diary_number": "23-099-S01",
        "programme_period": "2021-2027",
        "specific_objective": "2021-2027-A2A",
        "region": "SE33",
        "owner": ("Exempelby kommun", 6),
        "granted_support": 1200000,
        "start": date(2024, 1, 1),
        "end": date(2025, 12, 31),
        "sections": {"abstract": "Kort om projektet."},
    }
    for name, text in PAGES.items():
        assert facts(read_page(text.encode(), (*LAYOUTS, module["LAYOUT"])).project) == OWN[name]


def test_the_nearest_layout_of_a_page_without_its_number():
    reading = changed(DNR, "Projektnummer:", "Numret:")
    assert str(reading.nearest) == "nearest: 2014-2020-dnr; without: Projektnummer; unknown labels on lines: 3"
    assert read("Ett brev.\n\nRegion:\nHej.\n").nearest is None


def test_a_page_with_many_unknown_labels_is_of_another_layout():
    """Eleven known labels allow two unknown ones; a third makes it another layout."""
    few = changed(SHORT, "Kontaktperson:", "Kontakt A:\nKontakt B:")
    assert [warning.code for warning in few.warnings] == ["unknown-line", "unknown-line"]
    many = changed(SHORT, "Kontaktperson:", "Kontakt A:\nKontakt B:\nKontakt C:")
    assert (many.reason, many.nearest.unknown) == ("not-a-project-page", (19, 20, 21))


def test_a_contact_never_becomes_an_owner_in_a_new_layout():
    page, module = guide()
    cut = changed_text(page, "Exempelby kommun\nStödmottagarens kontakt:\n", "")
    reading = read_page(cut.encode(), (*LAYOUTS, module["LAYOUT"]))
    assert reading.project.owner is None
    assert PageWarning(6, "owner", "not-understood") in reading.warnings


def test_an_owner_may_have_the_name_of_its_project_where_no_field_names_it():
    reading = changed(FORM_B, "EXEMPELBY KOMMUN", "Vägarnas väg")
    assert (reading.project.owner.name, reading.warnings) == ("Vägarnas väg", ())


# The contact's name, and names that are too long

WITH_CONTACT = ["2014-2020-oldsite", "2014-2020-dnr", "2014-2020-dnr-short"]


@pytest.mark.parametrize("owner", ["Alex Exempel", "Enheten/Alex Exempel", "Exempel, Alex", "ALEX  EXEMPEL", "Alex Exempels byrå"])
@pytest.mark.parametrize("name", WITH_CONTACT)
def test_the_contact_is_no_owner(name, owner):
    stated, line = OWN[name]["owner"]
    reading = changed(PAGES[name], f"\n{stated}\n", f"\n{owner}\n")
    assert reading.warnings == (PageWarning(line, "owner", "contact-in-name"),)
    assert (reading.project.owner, reading.project.page.incomplete) == (None, (Role.OWNER,))


@pytest.mark.parametrize("name", WITH_CONTACT)
def test_a_mailbox_tells_the_contact_s_name(name):
    stated, line = OWN[name]["owner"]
    reading = read(changed_text(PAGES[name], f"\n{stated}\n", "\nAlex Exempel\n").replace("\nAlex Exempel\nE-post", "\nNågon\nE-post"))
    assert reading.warnings == (PageWarning(line, "owner", "contact-in-name"),)


@pytest.mark.parametrize("name", WITH_CONTACT)
def test_a_title_with_the_contact_s_name(name):
    text = PAGES[name].replace(OWN[name]["title"], "Alex Exempel visar vägen")
    assert read(text).reason == "contact-in-name"


def test_two_contacts_and_one_in_the_prose():
    two = read(changed_text(DNR, "\nAlex Exempel\n", "\nAlex Exempel\nBo Ek\n").replace("Falu kommun, Falu kommun", "Bo Ek"))
    assert PageWarning(6, "owner", "contact-in-name") in two.warnings
    prose = read(
        changed_text(FORM_A, "Kort om projektet.", "Kort om projektet.\n\nKontaktperson:\nBo Ek").replace("REGION EXEMPEL", "BO EK")
    )
    assert prose.warnings == (PageWarning(20, "owner", "contact-in-name"),)


@pytest.mark.parametrize("name", PAGES)
def test_owners_and_titles_longer_than_any_can_be(name):
    stated, line = OWN[name]["owner"]
    reading = changed(PAGES[name], f"\n{stated}\n", "\n" + "Å" * 200_000 + "\n")
    assert reading.warnings == (PageWarning(line, "owner", "too-long"),)
    assert (reading.project.owner, reading.project.page.incomplete) == (None, (Role.OWNER,))
    assert read(PAGES[name].replace(OWN[name]["title"], "Å" * 300_000)).reason == "too-long"


@pytest.mark.parametrize("name", PAGES)
def test_a_whole_page_is_complete(name):
    assert read(PAGES[name]).project.page.incomplete == ()
