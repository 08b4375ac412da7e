"""Lists of operations: rows read to the records of pages, in CSV and XLSX alike; what is wrong in a row stays in that row."""

import csv
import io
import random
import zipfile
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from esfgraph.errors import InputError
from esfgraph.operations import ListReading, SheetReading, load, read_list, shipped
from esfgraph.operations.period import periods_of
from esfgraph.page import Nearest, PageWarning, Reading, codes, values
from esfgraph.project import Listing, Project, Prose, Role, Section, SourcePage

EU = [
    "Diarienummer / Operation ID",
    "Stödmottagare / Beneficiary",
    "Projektägare organisationsnummer / Beneficiary ID",
    "Projektägare ort / Beneficiary city",
    "Stödmottagarens land / Beneficiary country",
    "Namn på insatsen / Operation Name",
    "Programområde / Priority",
    "Specifikt mål / Specific objective concerned",
    "Interventionsområde / Intervention field",
    "Total projektbudget / Total budget SEK",
    "Unionens medfinansieringsgrad / Union co-financing rate",
    "EU-stöd i SEK / EU contribution SEK",
    "Sammanfattning / Summary",
    "Startdatum / Start date",
    "Slutdatum / End date",
    "EU-fond / EU fund",
    "Program CCI / Program CCI",
    "Kontaktperson",
]
GOTLAND = [
    "22-032-S02",
    "REGION GOTLAND",
    2120000803,
    "VISBY",
    "Sverige",
    "Gotland Forward - en kompetensarena för alla",
    "A",
    "A2A",
    140,
    None,
    0.4,
    None,
    None,
    date(2023, 9, 1),
    date(2026, 8, 31),
    "ESF+",
    "2021SE05SFPR",
    "Anna Exempel",
]
STOCKHOLM = [
    "22-044-S07",
    "STOCKHOLMS KOMMUN",
    2120000142,
    "STOCKHOLM",
    "Sverige",
    "Kvinnors etablering",
    "A",
    "A2A",
    140,
    68870004,
    0.4,
    37189804,
    "<p>Kort &amp; gott.</p><p>Slut.</p>",
    date(2023, 9, 1),
    date(2026, 8, 31),
    "ESF+",
    "2021SE05SFPR",
    "Anna Exempel",
]
# Typed by hand from the two rows.
GOLDEN = [
    Project(
        title="Gotland Forward - en kompetensarena för alla",
        page=SourcePage("list-of-operations", "", states_parties=False),
        programme_period="2021-2027",
        programme_area="2021-2027-A",
        owner=Listing("REGION GOTLAND", 2, Role.OWNER),
        start=date(2023, 9, 1),
        end=date(2026, 8, 31),
        diary_number="22-032-S02",
        specific_objective="2021-2027-A2A",
        intervention_types=("2021-2027-140",),
        fund="esf-plus",
        programme_cci="2021SE05SFPR",
        union_rate=40,
        organisation_number="2120000803",
    ),
    Project(
        title="Kvinnors etablering",
        page=SourcePage("list-of-operations", "", states_parties=False),
        programme_period="2021-2027",
        programme_area="2021-2027-A",
        owner=Listing("STOCKHOLMS KOMMUN", 3, Role.OWNER),
        granted_support=37_189_804,
        total_budget=68_870_004,
        start=date(2023, 9, 1),
        end=date(2026, 8, 31),
        sections=(Prose(Section.ABSTRACT, "Kort & gott.\n\nSlut.", 3, in_cell=True),),
        diary_number="22-044-S07",
        specific_objective="2021-2027-A2A",
        intervention_types=("2021-2027-140",),
        fund="esf-plus",
        programme_cci="2021SE05SFPR",
        union_rate=40,
        organisation_number="2120000142",
    ),
]
PLAIN = ["Projekt", "Projektägare", "Belopp", "Period", "Diarienummer"]
PLUG_IN = ["Plug in", "SKL, Sveriges kommuner och landsting", "73 563 014", "2015-03-01 - 2018-12-31", "2015/00665"]


def as_text(value) -> str:
    """A cell as a Swedish spreadsheet writes it to CSV."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.0%}"
    return f"{value:,}".replace(",", "\u00a0") if isinstance(value, int) and value < 10**9 else str(value)


def as_csv(rows: list[list], separator: str = ";", encoding: str = "utf-8") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows([[as_text(value) for value in row] for row in rows])
    return out.getvalue().encode(encoding)


def as_xlsx(rows: list[list], title: str = "Blad1", **more: list[list]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, content in {title: rows, **more}.items():
        sheet = book.create_sheet(name)
        for row in content:
            sheet.append(row)
        for cell in (cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, float) and cell.value < 1):
            cell.number_format = "0%"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


FORMS = {"csv": as_csv, "xlsx": as_xlsx}


def sheet(data: bytes) -> SheetReading:
    reading = read_list(data, "lista")
    assert reading is not None
    assert reading.reason is None
    assert len(reading.sheets) == 1
    return reading.sheets[0]


def projects(read: SheetReading) -> list[Project | None]:
    """The records without the hash of their rows."""
    return [
        row.reading.project and replace(row.reading.project, page=replace(row.reading.project.page, content_hash="")) for row in read.rows
    ]


def only(rows: list[list], form: str = "csv") -> Reading:
    read = sheet(FORMS[form](rows))
    assert len(read.rows) == 1
    return read.rows[0].reading


@pytest.mark.parametrize("form", FORMS)
def test_the_list_of_operations_row_by_row(form: str):
    read = sheet(FORMS[form]([EU, GOTLAND, STOCKHOLM]))
    assert projects(read) == GOLDEN
    assert [(row.row, row.reading.warnings, row.reading.reason) for row in read.rows] == [(2, (), None), (3, (), None)]
    assert (read.name, read.mapping, read.warnings) == ({"csv": "lista", "xlsx": "lista#Blad1"}[form], "eu-operations-2021-2027", ())


def test_both_forms_of_a_list_are_the_same_rows():
    assert sheet(as_csv([EU, GOTLAND, STOCKHOLM])).rows == sheet(as_xlsx([EU, GOTLAND, STOCKHOLM])).rows


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
def test_csv_in_every_common_form(separator: str, encoding: str):
    assert projects(sheet(as_csv([EU, GOTLAND, STOCKHOLM], separator, encoding))) == GOLDEN


@pytest.mark.parametrize("form", FORMS)
def test_the_order_of_columns_means_nothing(form: str):
    order = list(range(len(EU)))
    for seed in range(5):
        random.Random(seed).shuffle(order)
        shuffled = [[row[i] for i in order] for row in (EU, GOTLAND, STOCKHOLM)]
        assert sheet(FORMS[form](shuffled)).rows == sheet(as_csv([EU, GOTLAND, STOCKHOLM])).rows


@pytest.mark.parametrize("form", FORMS)
def test_any_missing_column_takes_only_its_field_along(form: str):
    tells = {
        "Diarienummer": ("diary_number",),
        "Stödmottagare": None,
        "Projektägare organisationsnummer": ("organisation_number",),
        "Namn på insatsen": None,
        "Programområde": ("programme_area",),
        "Specifikt mål": ("specific_objective",),
        "Interventionsområde": ("intervention_types",),
        "Total projektbudget": ("total_budget",),
        "Unionens medfinansieringsgrad": ("union_rate",),
        "EU-stöd i SEK": ("granted_support",),
        "Sammanfattning": ("sections",),
        "EU-fond": ("fund",),
        "Program CCI": ("programme_cci",),
    }
    nothing = {"intervention_types": (), "sections": ()}
    for i, heading in enumerate(EU):
        fields = tells.get(heading.split(" / ")[0], ())
        read = sheet(FORMS[form]([row[:i] + row[i + 1 :] for row in (EU, GOTLAND, STOCKHOLM)]))
        if fields is None:
            assert (read.reason, read.rows) == ("unknown-list", ())
            assert read.nearest == Nearest("eu-operations-2021-2027", (heading.split(" / ")[0],), ())
        elif fields or heading.startswith(("Projektägare ort", "Stödmottagarens land", "Kontaktperson")):
            assert projects(read) == [replace(golden, **{field: nothing.get(field) for field in fields}) for golden in GOLDEN]


@pytest.mark.parametrize("form", FORMS)
def test_a_plain_list_in_swedish(form: str):
    read = sheet(FORMS[form]([PLAIN, PLUG_IN]))
    assert read.mapping == "granted-projects"
    assert projects(read) == [
        Project(
            title="Plug in",
            page=SourcePage("list-of-operations", "", states_parties=False),
            programme_period="2014-2020",
            owner=Listing("SKL, Sveriges kommuner och landsting", 2, Role.OWNER),
            granted_support=73_563_014,
            start=date(2015, 3, 1),
            end=date(2018, 12, 31),
            diary_number="2015/00665",
        )
    ]


def test_a_plain_list_in_english_and_of_the_first_period():
    headings = ["Project", "Owner", "Amount (SEK)", "Total budget SEK", "Start date", "End date", "Region", "Phase", "Programme period"]
    row = ["Äldreliv Nordost", "Österåkers kommun", 500000, 500000.0, date(2008, 8, 25), "2009-02-25 00:00:00", "Stockholm"]
    reading = only([headings, [*row, "Förprojektering", "2007-2013"]], "xlsx")
    assert reading.warnings == ()
    project = reading.project
    assert (project.granted_support, project.total_budget, project.region, project.phase) == (500_000, 500_000, "SE11", "preparation")
    assert (project.start, project.end, project.programme_period) == (date(2008, 8, 25), date(2009, 2, 25), "2007-2013")


def test_the_list_of_2014_2020_lays_its_period_down_unless_a_row_says_otherwise():
    headings = ["Beneficiary name", "Operation name", "Operation summary", "Operation start date", "Operation end date"]
    headings += [
        "Total eligible expenditure allocated to the operation",
        "Union co-financing rate, as per priority axis",
        "Country",
        "Fund",
    ]
    row = ["Kristianstads kommun", "Within", "Text", "2015-11-01", "2018-10-31", "36 797 134,00", "50.0", "SE"]
    read = sheet(as_csv([headings, [*row, "ESF"], [*row, "ESF+"], [*row, "ERUF"]], ";"))
    assert read.mapping == "eu-operations-2014-2020"
    first = read.rows[0].reading.project
    assert (first.programme_period, first.total_budget, first.union_rate, first.fund) == ("2014-2020", 36_797_134, 50, "esf")
    assert [row.reading.reason for row in read.rows] == [None, "no-period", "other-fund"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1 234 567", 1234567),
        ("1\u00a0234\u202f567 kr", 1234567),
        ("1234567 SEK", 1234567),
        ("SEK 1 234 567", 1234567),
        ("1 kr 234", None),
        ("5 000 kr kr", None),
        ("1 234 567,00", 1234567),
        ("1234567.00", 1234567),
        ("0", 0),
        ("1 234 567,50", None),
        ("1234567.5", None),
        ("521.000", None),
        ("521,000", None),
        ("1.1", None),
        ("-5 000", None),
        ("1,2 mkr", None),
        ("100-200", None),
        ("12 34", None),
        ("1e6", None),
        ("9" * 400, None),
    ],
)
def test_amounts_are_whole_or_left_out(value: str, expected: int | None):
    reading = only([PLAIN, [*PLUG_IN[:2], value, *PLUG_IN[3:]]])
    assert reading.project.granted_support == expected
    assert reading.warnings == (() if expected is not None else (PageWarning(2, "granted_support", "not-understood"),))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (73563014, 73_563_014),
        (73563014.0, 73_563_014),
        (1234567.5, None),
        (-1, None),
        (1e300, None),
        (True, None),
        (date(2015, 1, 1), None),
    ],
)
def test_amounts_in_numeric_cells(value: object, expected: int | None):
    book = openpyxl.Workbook()
    for row in (PLAIN, [*PLUG_IN[:2], value, *PLUG_IN[3:]]):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    reading = sheet(out.getvalue()).rows[0].reading
    assert reading.project.granted_support == expected
    assert reading.warnings == (() if expected is not None else (PageWarning(2, "granted_support", "not-understood"),))


@pytest.mark.parametrize(
    ("value", "form", "expected"),
    [
        ("2015-03-01", "iso", date(2015, 3, 1)),
        ("2015-03-01 00:00:00", "iso", date(2015, 3, 1)),
        ("2015-03-01T00:00", "day-first", date(2015, 3, 1)),
        ("01/03/2015", "day-first", date(2015, 3, 1)),
        ("1.3.2015", "day-first", date(2015, 3, 1)),
        ("01/03/2015", "month-first", date(2015, 1, 3)),
        ("01/03/2015", "iso", None),
        ("13/13/2015", "day-first", None),
        ("2015-02-30", "iso", None),
        ("2015-03-01 12:00", "iso", None),
        ("42064", "iso", None),
        ("20150301", "iso", None),
        ("2015", "iso", None),
        ("01/03/1994", "day-first", None),
        ("01/03/2041", "day-first", None),
        ("1994-12-31 00:00", "iso", None),
    ],
)
def test_days_only_in_the_form_that_the_list_has(value: str, form: str, expected: date | None):
    if expected:
        assert values.cell_day(value, form) == expected
    else:
        with pytest.raises(ValueError, match="not-understood"):
            values.cell_day(value, form)


@pytest.mark.parametrize(
    ("value", "expected"), [("50%", 50), ("50 %", 50), ("50", 50), ("50,0", 50), ("0,5", None), ("140", None), ("", None)]
)
def test_rates_in_per_cent(value: str, expected: int | None):
    if expected:
        assert codes.cell_rate(value) == expected
    else:
        with pytest.raises(ValueError, match="not-understood"):
            codes.cell_rate(value)


def test_wrong_values_are_reported_with_their_row_and_left_out():
    wrong = {
        "Diarienummer": ("22/032", "diary_number", "not-understood"),
        "Projektägare organisationsnummer": ("2120000804", "organisation_number", "wrong-check-digit"),
        "Specifikt mål": ("B1A", "specific_objective", "contradiction"),
        "Interventionsområde": ("fjorton", "intervention_types", "not-understood"),
        "Total projektbudget": ("1.1", "total_budget", "not-understood"),
        "Unionens medfinansieringsgrad": ("0,4", "union_rate", "not-understood"),
        "Startdatum": ("2027-09-01", "period", "end-before-start"),
        "Slutdatum": ("", "period", "half-a-period"),
        "Program CCI": ("SE", "programme_cci", "not-understood"),
        "Stödmottagare": ("Anna Exempel, 070-000 00 00", "owner", "contact-in-name"),
    }
    for heading, (value, field, code) in wrong.items():
        i = next(n for n, name in enumerate(EU) if name.startswith(heading))
        reading = only([EU, [*STOCKHOLM[:i], value, *STOCKHOLM[i + 1 :]]])
        assert reading.warnings == (PageWarning(2, field, code),), heading
        assert getattr(reading.project, {"period": "start"}.get(field, field)) in {None, ()}


def test_a_persons_number_is_not_kept():
    reading = only([EU, [*STOCKHOLM[:2], "8001010008", *STOCKHOLM[3:]]])
    assert (reading.project.organisation_number, reading.warnings) == (None, (PageWarning(2, "organisation_number", "personal-number"),))


def test_rows_that_are_no_projects_are_set_aside_alone():
    rows = [
        [*PLAIN, "Fond", "Programperiod"],
        ["", "Region Dalarna", "1", "2015-03-01 - 2018-12-31", "2015/00001"],
        ["Summa", "", "73 563 014", "", ""],
        PLUG_IN,
        [],
        PLUG_IN,
        ["Två perioder", "Region Dalarna", "1", "2015-03-01 - 2018-12-31", "", "ESF+", "2014-2020"],
        ["anna.exempel@skl.se", "Region Dalarna", "1", "", "2015/00002"],
        ["Plug in 2", "Region Dalarna", "1", "", "2015/00003"],
    ]
    for saved in FORMS.values():
        assert [(row.row, row.reading.reason) for row in sheet(saved(rows)).rows] == [
            (2, "no-title"),
            (3, "no-project-row"),
            (4, None),
            (6, "repeated-row"),
            (7, "no-period"),
            (8, "contact-in-name"),
            (9, None),
        ]


FOUR = ["Projekt", "Projektägare", "Belopp", "Period"]
# A row of exactly these four columns, and its period worked out by hand from the years in which each programme can have costs:
# 2007-2013 until 2015, 2014-2020 from 2014 until 2023, 2021-2027 from 2021 until 2029; 2000-2006 until the middle of 2009.
PERIODS = [
    ("2015-11-01 - 2018-10-31", "2014-2020"),
    ("2015-11-01-2018-10-31", "2014-2020"),
    ("2008-08-25 till 2009-02-25", "2007-2013"),
    ("2008-01-01 - 2008-12-31", "2007-2013"),
    ("2013-12-31 - 2015-12-31", "2007-2013"),
    ("2014-01-01 - 2015-12-31", None),
    ("2014-01-01 - 2016-01-01", "2014-2020"),
    ("2020-12-31 - 2023-12-31", "2014-2020"),
    ("2021-01-01 - 2023-12-31", None),
    ("2021-01-01 - 2024-01-01", "2021-2027"),
    ("2027-12-31 - 2029-12-31", "2021-2027"),
    ("2013-12-31 - 2016-01-01", None),
    ("2020-12-31 - 2024-01-01", None),
    ("2027-12-31 - 2030-01-01", None),
    ("2007-12-31 - 2009-12-31", None),
    ("2007-12-31 - 2010-01-01", "2007-2013"),
    ("2005-01-01 - 2006-12-31", None),
    ("2006-12-31 - 2010-01-01", None),
    ("2028-01-01 - 2028-12-31", None),
    ("", None),
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("written", "period"), PERIODS)
def test_a_list_of_four_columns_has_its_period_from_the_days_where_one_is_possible(form: str, written: str, period: str | None):
    reading = only([FOUR, ["Vägar in", "Falu kommun", "1 500 000 kr", written]], form)
    days = [date.fromisoformat(day) for day in (written[:10], written[-10:])] if written else [None, None]
    assert reading.warnings == ()
    assert replace(reading.project, page=replace(reading.project.page, content_hash="")) == Project(
        title="Vägar in",
        page=SourcePage("list-of-operations", "", states_parties=False),
        programme_period=period,
        owner=Listing("Falu kommun", 2, Role.OWNER),
        granted_support=1_500_000,
        start=days[0],
        end=days[1],
    )


@pytest.mark.parametrize("form", FORMS)
def test_two_columns_of_days_say_what_one_period_says(form: str):
    rows = [
        ["Project", "Owner", "Amount (SEK)", "Start", "End"],
        ["Vägar in", "Falu kommun", 1500000, date(2015, 11, 1), date(2018, 10, 31)],
    ]
    project = only(rows, form).project
    assert (project.programme_period, project.start, project.end) == ("2014-2020", date(2015, 11, 1), date(2018, 10, 31))
    half = only([rows[0], [*rows[1][:4], None]], form)
    assert (half.project.programme_period, half.warnings) == (None, (PageWarning(2, "period", "half-a-period"),))


def test_what_a_row_says_of_its_period_counts_before_its_days():
    rows = [["Vägar in", "Falu kommun", "1", "2014-01-01 - 2015-06-30"], ["Vägar ut", "Falu kommun", "1", "2022-01-01 - 2023-06-30"]]
    found = {
        column: [row.reading.project.programme_period for row in sheet(as_csv([[*FOUR, heading], *([*row, column] for row in rows)])).rows]
        for heading, column in (
            ("Fond", "ESF"),
            ("Fond", "ESF+"),
            ("Programområde", "2"),
            ("Programområde", "2.2"),
            ("Programperiod", "2007-2013"),
        )
    }
    assert found == {
        "ESF": [None, "2014-2020"],  # the Social Fund without plus may not pay after 2023, and has paid since 2007
        "ESF+": ["2021-2027", "2021-2027"],
        "2": [None, "2014-2020"],
        "2.2": ["2014-2020", "2014-2020"],
        "2007-2013": ["2007-2013", "2007-2013"],
    }


def test_codes_are_left_out_where_their_period_is_not_known():
    headings = [*FOUR, "Programområde", "Interventionstyp", "Medfinansieringsgrad"]
    reading = only([headings, ["Vägar in", "Falu kommun", "1", "2014-01-01 - 2015-06-30", "2", "109", "50%"]])
    project = reading.project
    assert (project.programme_period, project.programme_area, project.intervention_types, project.union_rate) == (None, None, (), 50)
    assert reading.warnings == (PageWarning(2, "intervention_types", "unknown-period"), PageWarning(2, "programme_area", "unknown-period"))


@given(st.dates(date(1995, 1, 1), date(2040, 12, 31)), st.dates(date(1995, 1, 1), date(2040, 12, 31)))
def test_more_days_never_make_another_period_possible(one: date, other: date):
    start, end = sorted((one, other))
    possible = set(periods_of(start, end))
    assert possible <= set(periods_of(start, start))
    assert ("2014-2020" in possible) == (start.year >= 2014 and end.year <= 2023)


def test_the_postal_code_is_kept_as_five_digits_or_reported():
    assert only([[*PLAIN, "Postnummer"], [*PLUG_IN, "118 82"]]).project.postal_code == "11882"
    assert only([[*PLAIN, "Postnummer"], [*PLUG_IN, 11882]], "xlsx").project.postal_code == "11882"
    reading = only([[*PLAIN, "Postnummer"], [*PLUG_IN, "Stockholm"]])
    assert (reading.project.postal_code, reading.warnings) == (None, (PageWarning(2, "postal_code", "not-understood"),))
    own, operation = shipped()[1].field("Stödmottagarens postnummer"), shipped()[1].field("Postnummer")
    assert (own, operation) == ((True, "postal_code"), (True, None))  # an operation's place says nothing of its owner


def test_a_field_in_two_columns_counts_where_both_say_the_same():
    headings = [*PLAIN, "Dnr"]
    assert only([headings, [*PLUG_IN, "2015/00665"]]).project.diary_number == "2015/00665"
    assert only([headings, [*PLUG_IN, ""]]).project.diary_number == "2015/00665"
    reading = only([[*headings, "Programperiod"], [*PLUG_IN, "2015/00666", "2014-2020"]])
    assert (reading.project.diary_number, reading.warnings) == (None, (PageWarning(2, "diary_number", "repeated"),))


def test_headings_may_stand_below_a_title_and_take_two_merged_rows():
    book = openpyxl.Workbook()
    page = book.active
    page["A1"] = "Beviljade projekt"
    page.merge_cells("A1:F1")
    page["A3"], page["B3"], page["C3"], page["D3"], page["F3"] = "Projekt", "Ägare", "Belopp", "Datum", "Diarienummer"
    for merged in ("A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:F4"):
        page.merge_cells(merged)
    page["D4"], page["E4"] = "Start", "Slut"
    page.append(["Plug in", "SKL", 73563014, date(2015, 3, 1), date(2018, 12, 31), "2015/00665"])
    out = io.BytesIO()
    book.save(out)
    read = sheet(out.getvalue())
    assert (read.warnings, [(row.row, row.reading.warnings) for row in read.rows]) == ((), [(5, ())])
    project = read.rows[0].reading.project
    assert (project.title, project.owner, project.start) == ("Plug in", Listing("SKL", 5, Role.OWNER), date(2015, 3, 1))


def test_headings_far_down_are_not_looked_for():
    assert read_list(as_csv([*[["x", "y"]] * 20, PLAIN, PLUG_IN]), "a.csv") is None
    assert len(sheet(as_csv([*[["x", "y"]] * 19, PLAIN, PLUG_IN])).rows) == 1


def test_unknown_columns_are_reported_once_by_their_letter_and_never_by_their_words():
    headings = [*PLAIN[:2], "Vår egen kolumn", *PLAIN[2:], "Kontaktperson"]
    rows = [[*PLUG_IN[:2], "hemligt", *PLUG_IN[2:4], f"2015/0066{i}", "Anna Exempel"] for i in range(3)]
    read = sheet(as_xlsx([headings, *rows]))
    assert read.warnings == (PageWarning(1, "column C", "unknown-column"),)
    assert [row.reading.warnings for row in read.rows] == [(), (), ()]
    assert "Anna" not in repr(read)
    assert "hemligt" not in repr(read)


def test_the_contact_of_a_row_is_no_part_of_its_hash():
    changed = [*GOTLAND[:-1], "Bo Exempel"]
    assert sheet(as_csv([EU, GOTLAND])).rows == sheet(as_csv([EU, changed])).rows


def test_formulas_and_errors_are_reported_and_never_calculated():
    reading = only([PLAIN, [*PLUG_IN[:2], "=1+1", *PLUG_IN[3:]]], "xlsx")
    assert (reading.project.granted_support, reading.warnings) == (None, (PageWarning(2, "granted_support", "formula"),))
    assert only([PLAIN, ['=HYPERLINK("https://example.org")', *PLUG_IN[1:]]], "xlsx").reason == "no-title"
    assert only([PLAIN, ["=cmd", *PLUG_IN[1:]]], "csv").reason == "no-title"
    assert only([PLAIN, [*PLUG_IN[:4], '="2015/00665"']], "csv").project.diary_number == "2015/00665"
    reading = only([PLAIN, [*PLUG_IN[:2], "#DIV/0!", *PLUG_IN[3:]]], "xlsx")
    assert reading.warnings == (PageWarning(2, "granted_support", "not-understood"),)


def test_every_sheet_has_a_verdict_of_its_own():
    other = [["Region", "Summa kr"], ["Stockholm", 5]]
    data = as_xlsx([PLAIN, PLUG_IN], "Projekt", Summering=other, Tom=[], Fler=[PLAIN, [*PLUG_IN[:4], "2015/00666"]])
    read = read_list(data, "a.xlsx")
    assert [(s.name, s.reason, len(s.rows)) for s in read.sheets] == [
        ("a.xlsx#Projekt", None, 1),
        ("a.xlsx#Summering", "unknown-list", 0),
        ("a.xlsx#Tom", "empty", 0),
        ("a.xlsx#Fler", None, 1),
    ]


def test_a_hidden_sheet_is_not_read():
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx([PLAIN, PLUG_IN], Dold=[PLAIN, PLUG_IN])))
    book["Dold"].sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    assert [(s.name, s.reason) for s in read_list(out.getvalue(), "a").sheets] == [("a#Blad1", None), ("a#Dold", "hidden-sheet")]


def test_a_list_without_what_it_needs_is_set_aside_with_the_nearest_form():
    read = sheet(as_csv([["Projektägare", "Beviljat ESF-stöd", "Projektperiod"], ["SKL", "5 kr", ""]]))
    assert (read.reason, read.nearest, read.rows) == ("unknown-list", Nearest("granted-projects", ("Projekt",), ()), ())


@pytest.mark.parametrize(
    "data",
    [b"", b"\0\1\2", b"Logotyp p\xc3\xa5 utskrifter\n\nTitel\n\nRegion\nStockholm\n", b"a;b\n1;2\n", b"PK\x03\x04rest", b"Projekt\nEtt\n"],
)
def test_what_is_no_list_is_left_to_the_reader_of_pages(data: bytes):
    assert read_list(data, "a") is None


def test_example_pages_are_no_lists(examples):
    assert [read_list(path.read_bytes(), path.name) for path in sorted(examples.glob("*.txt"))] == [None] * 5


def test_a_quote_that_nothing_closes_costs_the_rows_after_it_alone():
    data = as_csv([PLAIN, PLUG_IN]) + 'Nästa;"SKL;5;;2015/00666\nSista;SKL;5;;2015/00667\n'.encode()
    assert [(row.row, row.reading.reason) for row in sheet(data).rows] == [(2, None), (3, "damaged-table")]


def test_damaged_workbooks_end_in_a_reason():
    whole = as_xlsx([EU, GOTLAND, STOCKHOLM])
    reasons = set()
    for cut in range(4, len(whole), 97):
        for data in (whole[:cut], whole[:cut] + b"\xff" * 9 + whole[cut + 9 :]):
            read = read_list(data, "a")
            reasons.add(read.reason if read else None)
            for row in (row for s in (read.sheets if read else ()) for row in s.rows):
                assert row.reading.reason == "damaged-table" or row.reading.project.programme_period == "2021-2027"
    assert reasons <= {None, "damaged-table"}


def rezipped(data: bytes, **changed: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changed.get(name.rsplit("/", 1)[-1].split(".")[0], old.read(name).decode()))
    return out.getvalue()


def test_entities_and_unpacked_floods_are_refused():
    laughs = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 9))
    bomb = f'<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a0 "haha">{laughs}]><sst><si><t>&a8;</t></si></sst>'
    for part in ("styles", "sheet1", "workbook", "theme1"):
        assert read_list(rezipped(as_xlsx([PLAIN, PLUG_IN]), **{part: bomb}), "a") == ListReading(reason="damaged-table"), part
    flood = rezipped(as_xlsx([PLAIN, PLUG_IN]), styles=" " * (600 * 1024 * 1024))
    assert read_list(flood, "a") == ListReading(reason="too-large-unpacked")


def test_more_rows_than_the_limit_are_set_aside_whole(monkeypatch):
    monkeypatch.setattr("esfgraph.operations.MOST_ROWS", 50)
    rows = [[*PLUG_IN[:4], f"2015/{i:05}"] for i in range(60)]
    for saved in FORMS.values():
        assert len(sheet(saved([PLAIN, *rows[:49]])).rows) == 49
        read = sheet(saved([PLAIN, *rows[:50]]))
        assert (read.reason, read.rows) == ("too-many-rows", ())


def test_a_sheet_that_claims_to_be_huge_is_read_by_its_cells():
    book = openpyxl.Workbook()
    for row in (PLAIN, PLUG_IN):
        book.active.append(row)
    book.active["XFD3"] = "långt bort"
    book.active.cell(row=1_000_000, column=1, value=" ")
    out = io.BytesIO()
    book.save(out)
    assert [(row.row, row.reading.reason) for row in sheet(out.getvalue()).rows] == [(2, None)]


def test_shipped_mappings_know_each_heading_once_per_field():
    names = [mapping.name for mapping in shipped()]
    assert names == ["eu-operations-2014-2020", "eu-operations-2021-2027", "granted-projects"]
    for mapping in shipped():
        assert set(mapping.needs) <= set(mapping.labels)
        assert all(mapping.field(label) == (True, field) for field, label in mapping.labels.items())


def test_a_mapping_of_ones_own(tmp_path):
    path = tmp_path / "min.toml"
    path.write_text('dates = "day-first"\nunit = "tkr"\n[columns]\ntitle = ["Vad"]\nowner = ["Vem"]\nstart = ["Från"]\nend = ["Till"]\n')
    with path.open("a") as file:
        file.write('granted_support = ["Hur mycket"]\ndiary_number = ["Nr"]\n')
    data = as_csv(
        [["Vad", "Vem", "Från", "Till", "Hur mycket", "Nr"], ["Plug in", "SKL", "01/03/2015", "31/12/2018", "73 563", "2015/00665"]]
    )
    assert read_list(data, "a") is None
    project = read_list(data, "a", [load(path)]).sheets[0].rows[0].reading.project
    assert (project.start, project.end, project.granted_support) == (date(2015, 3, 1), date(2018, 12, 31), 73_563_000)


@pytest.mark.parametrize(
    "text",
    ["[columns", '[columns]\nägare = ["x"]', 'needs = ["namn"]', 'dates = "us"', 'unit = "EUR"', 'programme_period = "2000-2006"'],
)
def test_a_faulty_mapping_file_says_what_is_wrong(tmp_path, text: str):
    path = tmp_path / "fel.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"fel\.toml"):
        load(path)
    with pytest.raises(InputError, match=r"saknas\.toml"):
        load(tmp_path / "saknas.toml")


def test_a_heading_whose_halves_mean_different_fields_is_unknown():
    mapping = shipped()[1]
    assert mapping.field("Startdatum / Start date") == (True, "start")
    assert mapping.field("Startdatum / End date") == (False, None)
    assert mapping.field("  TOTAL projektbudget (kr): ") == (True, "total_budget")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(st.one_of(st.none(), st.integers(), st.text(max_size=8), st.sampled_from(PLUG_IN)), min_size=5, max_size=5), max_size=6
    )
)
def test_any_cells_end_in_verdicts(rows: list[list]):
    read = read_list(as_csv([PLAIN, *rows]), "a")
    if read is not None:  # a text with control characters is binary
        for row in read.sheets[0].rows:
            assert (row.reading.project is None) == (row.reading.reason is not None)
            assert all(warning.line == row.row for warning in row.reading.warnings)
