"""Reading a page: golden records typed by hand, the same record from every encoding, and values that are never half read."""

import codecs
import gzip
import json
import random
import unicodedata
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layout_pages import PAGES

from esfgraph.page import PageWarning, print_2007_2013, read_page, values
from esfgraph.page.print_2007_2013 import BANNERS, FIELDS
from esfgraph.page.reading import SetAsideError
from esfgraph.page.text import clean_lines
from esfgraph.project import Project, Prose, Role, Section

EXCERPTS = Path("excerpts") / "2007-2013_print"
TOTAL_GRANTED = 16_864_482
TOTAL_BUDGET = 33_942_705

# One small page of our own. Line numbers below are counted by hand.
PAGE = """Logotyp på utskrifter

Vägar in

ProgramområdeProgramområde 1 Kompetensförsörjning
ProjektfasGenomförande
ProjektägareRegion Dalarna
KontaktpersonAlex Exempel
E-postalex.exempel@Region-Dalarna.se
Telefonnummer000-000 00
Beviljat ESF-stöd451\u00a0546 kr
Total projektbudget619\u00a0546 kr
Projektperiod2008-07-01 till 2008-12-31
RegionNorra Mellansverige
In English

Sammanfattning

Kort om projektet.

Bakgrund

-

Medfinansiärer

 • Arbetsmarknadsenheten
 • Mora kommun

Samarbetspartners

 • Staben

Kommun

 • Falun
 • Malung
"""


def project(text: str) -> Project:
    reading = read_page(text.encode())
    assert reading.project is not None, reading.reason
    return reading.project


def with_line(old: str, new: str) -> str:
    assert PAGE.count(old) == 1
    return PAGE.replace(old, new)


def as_listings(names: list[dict], role: Role | None) -> list[tuple]:
    return [(name["name"], name["line"], role) for name in names]


def test_a_small_page_field_by_field():
    reading = read_page(PAGE.encode())
    page = reading.project
    assert reading.warnings == ()
    assert reading.reason is None
    assert (page.title, page.programme_period, page.programme_area, page.phase) == (
        "Vägar in",
        "2007-2013",
        "2007-2013-1",
        "implementation",
    )
    assert (page.owner.name, page.owner.line, page.owner.role) == ("Region Dalarna", 7, Role.OWNER)
    assert page.mail_domain == "region-dalarna.se"
    assert (page.granted_support, page.total_budget) == (451546, 619546)
    assert (page.start, page.end, page.region) == (date(2008, 7, 1), date(2008, 12, 31), "SE31")
    assert [(x.name, x.line, x.role) for x in page.co_financers] == [
        ("Arbetsmarknadsenheten", 27, Role.CO_FINANCER),
        ("Mora kommun", 28, Role.CO_FINANCER),
    ]
    assert [(x.name, x.line, x.role) for x in page.partners] == [("Staben", 32, Role.PARTNER)]
    assert [(x.name, x.line, x.role) for x in page.places] == [("Falun", 36, None), ("Malung", 37, None)]
    assert page.sections == (Prose(Section.ABSTRACT, "Kort om projektet.", 19),)
    assert page.page.content_hash == sha256(PAGE.rstrip("\n").encode()).hexdigest()
    assert (page.page.layout, page.page.states_parties) == ("2007-2013-print", True)


def test_every_field_of_the_golden_records(pages):
    assert len(pages) == 5
    for path, data in pages.items():
        golden = json.loads(path.read_text(encoding="utf-8"))
        reading = read_page(data)
        page = reading.project
        assert (reading.warnings, reading.reason) == ((), None), path.stem
        plain = ("title", "programme_period", "programme_area", "phase", "region", "mail_domain", "granted_support", "total_budget")
        assert {name: getattr(page, name) for name in plain} == {name: golden[name] for name in plain}
        assert (page.page.layout, page.page.states_parties) == (golden["layout"], golden["states_parties"])
        assert (page.start.isoformat(), page.end.isoformat()) == (golden["start"], golden["end"])
        read_as = {"owner": [page.owner], "co_financers": page.co_financers, "partners": page.partners, "places": page.places}
        stated = {
            "owner": as_listings([golden["owner"]], Role.OWNER),
            "co_financers": as_listings(golden["co_financers"], Role.CO_FINANCER),
            "partners": as_listings(golden["partners"], Role.PARTNER),
            "places": as_listings(golden["places"], None),
        }
        assert {field: [(x.name, x.line, x.role) for x in names] for field, names in read_as.items()} == stated
        lines = data.decode().split("\n")
        for prose in page.sections:
            fact = golden["sections"][prose.section.value]
            found = (len(prose.text), sha256(prose.text.encode()).hexdigest(), prose.line)
            assert found == (fact["characters"], fact["sha256"], fact["line"]), (path.stem, prose.section)
            for n, line in enumerate(prose.text.split("\n")):
                assert lines[prose.line + n - 1].rstrip() == line
        assert {prose.section.value for prose in page.sections} == set(golden["sections"])


def test_totals_of_the_five_pages(pages):
    projects = [read_page(data).project for data in pages.values()]
    assert sum(p.granted_support for p in projects) == TOTAL_GRANTED
    assert sum(p.total_budget for p in projects) == TOTAL_BUDGET
    assert sorted(len(p.co_financers) for p in projects) == [0, 0, 0, 1, 2]
    assert sorted(len(p.partners) for p in projects) == [0, 0, 0, 4, 4]
    assert sorted(len(p.places) for p in projects) == [8, 8, 13, 15, 38]


@pytest.mark.parametrize(
    ("stem", "title", "owner", "granted", "budget", "last_line"),
    [
        ("aldreliv-nordost", "Äldreliv Nordost", "Österåkers kommun, Stats och kommunled/övergripandeplanering", 500_000, 500_000, 27),
        ("guldlinjen-foretag-och-kommun-i-samverkan", "Guldlinjen-företag och kommun i samverkan", None, 1_549_374, 1_549_374, 31),
        (
            "ide-i-dialog-for-egenmakt",
            "Idé - I Dialog för Egenmakt",
            "Fritid Frölunda/Sdf Frölunda/Göteborgs stad",
            3_271_072,
            8_063_898,
            25,
        ),
        ("integration-pa-g", '"Integration på G!"', "Länsstyrelsen i Kronobergs län - Samhällsutvecklingsenheten", 669_960, 1_014_960, 21),
        ("kompetensforsorjning-olandsforetag", "Kompetensförsörjning Ölandsföretag", "Mörbylånga Kommun, Kommunledn", 320_560, 320_560, 25),
        ("norrsken", "NORRSKEN", "Förvaltningen för arbetsmarknad och vuxenutbildning", 15_483_794, 33_650_631, 25),
        ("plus", "PLUS", "Arbetsgivarringen Kalmarsund AB", 7_649_703, 7_649_703, 25),
        ("tema-nyanlanda", "Tema Nyanlända", "Länsstyrelsen, enheten för lokal och social utveckling", 3_107_886, 6_704_492, 31),
    ],
)
def test_excerpts_are_read_and_reported_as_cut(real_pages, *, stem, title, owner, granted, budget, last_line):
    path = real_pages / EXCERPTS / f"{stem}.txt"
    if not path.is_file():
        pytest.skip(f"{path} is not there")
    reading = read_page(path.read_bytes())
    assert reading.project.title == title
    assert (reading.project.owner.name if reading.project.owner else None) == owner
    assert (reading.project.granted_support, reading.project.total_budget) == (granted, budget)
    assert reading.warnings == (PageWarning(last_line, "places", "page-may-be-cut"),)
    assert reading.project.page.states_parties is False


@pytest.mark.parametrize("layout", PAGES)
def test_pages_of_other_layouts_are_not_read_as_print_views(layout):
    with pytest.raises(SetAsideError, match=r"^not-a-project-page$"):
        print_2007_2013.read(clean_lines(PAGES[layout]))


LATER_LAYOUT = """Logotyp på utskrifter

Vägar in

Programområde
2.2 Öka övergångarna till arbete
Region
Sydsverige
Projektägare
Kristianstads kommun
Projektperiod
2015-11-01-2018-10-31
Total projektbudget
36 797 134 kr
Beviljat ESF-stöd
17 283 444 kr

Sammanfattning

Kort om projektet.
"""


@pytest.mark.parametrize(
    "text", [LATER_LAYOUT, LATER_LAYOUT.replace("Region\n", "Region:\n").replace("projektbudget\n", "projektbudget:\n")]
)
def test_labels_on_lines_of_their_own_belong_to_another_layout(text):
    reading = read_page(text.encode())
    assert reading.reason == "not-a-project-page"
    assert "Projektnummer" in reading.nearest.missing


ENCODINGS = {
    "utf-8 with mark": lambda t: t.encode("utf-8-sig"),
    "utf-16 with mark": lambda t: t.encode("utf-16"),
    "utf-16 big end, mark": lambda t: codecs.BOM_UTF16_BE + t.encode("utf-16-be"),
    "utf-16 le": lambda t: t.encode("utf-16-le"),
    "utf-16 be": lambda t: t.encode("utf-16-be"),
    "utf-32": lambda t: t.encode("utf-32"),
    "windows-1252": lambda t: t.encode("cp1252"),
    "nfd": lambda t: unicodedata.normalize("NFD", t).encode(),
    "crlf": lambda t: t.replace("\n", "\r\n").encode(),
    "cr": lambda t: t.replace("\n", "\r").encode(),
    "crcrlf": lambda t: t.replace("\n", "\r\r\n").encode(),
    "soft hyphens": lambda t: (
        t.replace("rojekt", "ro\u00adjekt").replace("ommun", "om\u00admun").replace("Programo", "Program\u00ado").encode()
    ),
    "zero width": lambda t: t.replace("rojekt", "ro\u200bjekt").replace("ommun", "\ufeffom\u200dmu\u2060n").encode(),
    "blanks at the ends of lines": lambda t: t.replace("\n", " \t\u00a0\n").encode(),
    "lines at the end": lambda t: (t + "\n\n  \n\n").encode(),
}


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_encoding_gives_the_same_record(pages, encoding):
    for path, data in pages.items():
        changed = ENCODINGS[encoding](data.decode())
        assert changed != data
        assert read_page(changed) == read_page(data), path.stem


GARBLED = {
    "utf-8 read as windows-1252": lambda t: t.encode().decode("cp1252", "replace").encode(),
    "utf-8 read as latin-1": lambda t: t.encode().decode("latin-1").encode(),
    "twice": lambda t: t.encode().decode("latin-1").encode().decode("latin-1").encode(),
    "mac": lambda t: t.encode().decode("mac_roman").encode(),
    "dos": lambda t: t.encode().decode("cp437").encode(),
    "replacement characters": lambda t: t.encode("cp1252").decode("utf-8", "replace").encode(),
    "question marks": lambda t: t.encode("ascii", "replace"),
    "letters folded": lambda t: unicodedata.normalize("NFKD", t).encode("ascii", "ignore"),
    "entities": lambda t: t.encode("ascii", "xmlcharrefreplace"),
}


@pytest.mark.parametrize("way", GARBLED)
def test_garbled_letters_are_noticed(pages, way):
    for data in pages.values():
        reading = read_page(GARBLED[way](data.decode()))
        assert (reading.project, reading.reason) == (None, "mojibake")


@pytest.mark.parametrize("encoding", ["mac_roman", "cp437", "cp865"])
def test_old_code_pages_are_not_guessed(pages, encoding):
    assert {read_page(data.decode().encode(encoding, "replace")).reason for data in pages.values()} == {"encoding"}


NOISE = bytes(range(128, 256)) * 40


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (codecs.BOM_UTF16_LE, "empty"),
        ("\ufeff \n".encode("utf-16-le"), "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        (PAGE.encode().replace(b"Kort", b"Ko\0rt"), "binary"),
        (PAGE.replace("Kort", "K" + "o\u0301\u0323" * 1 + "\u0301\u0323" * 500).encode(), "binary"),
        (PAGE.encode("utf-32-le"), "binary"),
        (NOISE, "encoding"),
        ("Åäö är inget projekt".encode("cp1252"), "encoding"),
        (
            b"<!DOCTYPE html><html><head><title>404</title></head><body><h1>Sidan finns inte</h1></body></html>",
            "not-a-project-page",
        ),
        ("Projektägare är den som äger ett projekt.\n\nSammanfattning\n\nRegionen vill mer.".encode(), "not-a-project-page"),
        (b"def read(data):\n    return data\n", "not-a-project-page"),
        ((PAGE + PAGE).encode(), "several-pages"),
        ((PAGE + "\n\n" + PAGE.replace("Vägar in", "Vägar ut")).encode(), "several-pages"),
        (PAGE.partition("Total")[0].encode(), "cut-in-fields"),
        (with_line("Vägar in\n", "").encode(), "no-title"),
        (PAGE.partition("Vägar in")[2].encode(), "no-title"),
        (with_line("Vägar in", "Stäng").encode(), "no-title"),
        (with_line("Vägar in", "VÃ¤gar in").encode(), "mojibake"),
        (with_line("Vägar in", "Vägar in, alex@exempel.se").encode(), "contact-in-name"),
        (with_line("Vägar in", "Ring 0520-22 39 43").encode(), "contact-in-name"),
    ],
)
def test_what_is_no_whole_page_is_set_aside_with_its_reason(data, reason):
    reading = read_page(data)
    assert (reading.project, reading.warnings, reading.reason) == (None, (), reason)


def test_compressed_and_random_bytes_are_set_aside():
    assert read_page(gzip.compress(PAGE.encode())).reason in {"binary", "encoding"}
    assert read_page(random.Random(1).randbytes(4096)).reason in {"binary", "encoding"}


@settings(max_examples=120, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "surrogatepass")))
def test_no_input_raises(data):
    for given_data in (data, PAGE.encode() + data, data + PAGE.encode(), PAGE.encode()[:200] + data + PAGE.encode()[300:]):
        reading = read_page(given_data)
        assert (reading.project is None) == (reading.reason is not None)


LINES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Mn", "Zl", "Zp"]), max_size=40).map(lambda t: t.replace("\n", " "))
BANNER_LINES = LINES.filter(lambda t: not any(t.startswith(label) for label in FIELDS)) | st.sampled_from(
    [*sorted(BANNERS), "Region Syd informerar", "Regional konferens den 3 maj", "Stäng", "Kommun", "Medfinansiärer"]
)


@settings(max_examples=120, deadline=None)
@given(st.lists(BANNER_LINES, max_size=4))
def test_banners_never_become_the_title(banners):
    text = PAGE.replace("\n\nVägar in", "".join(f"\n\n{banner}" for banner in banners) + "\n\nVägar in", 1)
    text = text.replace("Ã", "A").replace("Â", "A").replace("â€", "a").replace("\ufffd", "?")
    assert project(text).title == "Vägar in"


@pytest.mark.parametrize(
    "title", ["Regional kompetens", "Region Dalarna växer", "Regionens unga", "Kommun", '"Integration på G!"', "Net@work", "-2020-"]
)
@pytest.mark.parametrize("banner", ["", "Uppdaterad information om öppettider\n\n"])
def test_titles_that_look_like_something_else(title, banner):
    reading = read_page(with_line("Vägar in", banner + title).encode())
    assert reading.project.title == title
    assert reading.warnings == ()
    assert reading.project.region == "SE31"


def test_a_title_like_a_label_where_the_first_field_is_missing():
    without = with_line("ProgramområdeProgramområde 1 Kompetensförsörjning\n", "").replace("Vägar in", "Regional kompetens")
    reading = read_page(without.encode())
    assert (reading.project.title, reading.project.region) == ("Regional kompetens", "SE31")
    assert reading.warnings == (PageWarning(0, "programme_area", "missing"),)


def test_a_title_over_two_lines_is_reported():
    reading = read_page(with_line("Vägar in", "Vägar in och\nvägar ut").encode())
    assert reading.warnings == (PageWarning(3, "title", "unknown-line"),)


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2009", " ", "\u2007", "  "])
def test_every_kind_of_space_in_amounts(space):
    page = project(PAGE.replace("\u00a0", space))
    assert (page.granted_support, page.total_budget) == (451546, 619546)


@pytest.mark.parametrize(
    "written",
    [
        "451 546,50 kr",
        "-451 546 kr",
        "1,2 mkr",
        "452 tkr",
        "400 000 - 500 000 kr",
        "9" * 5000 + " kr",
        "9" * 5000,
        "٤٥١ ٥٤٦ kr",
        "45 1546 kr",
        "451 54 kr",
        "0451 546 kr",
        "451.546 kr",
        "451 546",
        "kr 451 546",
        "451 546 SEK",
        "451 546 kr (prel.)",
        "ca 451 546 kr",
        "1e6 kr",
        "451 546 kr 451 546 kr",
        "²51 546 kr",
    ],
)
def test_amounts_that_are_not_understood_are_left_out_and_reported(written):
    reading = read_page(with_line("stöd451\u00a0546 kr", f"stöd{written}").encode())
    assert reading.project.granted_support is None
    assert reading.project.total_budget == 619546
    assert reading.warnings == (PageWarning(11, "granted_support", "not-understood"),)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10**12 - 1))
def test_an_amount_is_read_as_it_was_written(number):
    assert values.amount(f"{number:,}".replace(",", "\u00a0") + " kr") == number
    assert values.amount(f"{number} kr") == number


def test_zero_is_an_amount():
    assert project(with_line("stöd451\u00a0546 kr", "stöd0 kr")).granted_support == 0


@pytest.mark.parametrize("field", ["Beviljat ESF-stöd451\u00a0546 kr", "ProjektägareRegion Dalarna", "Total projektbudget619\u00a0546 kr"])
@pytest.mark.parametrize("absent", ["saknas", "Saknas", "-", "–", "", " "])
def test_absent_is_absent_without_a_warning(field, absent):
    label = next(label for label in FIELDS if field.startswith(label))
    reading = read_page(with_line(field, label + absent).encode())
    name = FIELDS[label][0]
    assert getattr(reading.project, name) is None
    assert reading.warnings == ()


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("2008-12-31 till 2008-07-01", "end-before-start"),
        ("2008-13-45 till 2008-12-31", "not-understood"),
        ("2008-02-30 till 2008-12-31", "not-understood"),
        ("2008-07-01 – 2008-12-31", "not-understood"),
        ("2008-07-01", "not-understood"),
        ("2008-07-01 till 2008-12-31 (förlängt)", "not-understood"),
        ("8-07-01 till 2008-12-31", "not-understood"),
        ("٢٠٠٨-07-01 till 2008-12-31", "not-understood"),
        ("0000-01-01 till 2008-12-31", "not-understood"),
        ("1994-12-31 till 2008-12-31", "not-understood"),
        ("2008-07-01 till 2041-01-01", "not-understood"),
        ("0108-07-01 till 0108-12-31", "not-understood"),
        ("2008-07-01 till vidare", "not-understood"),
    ],
)
def test_periods_that_are_not_understood_are_left_out_and_reported(written, code):
    reading = read_page(with_line("2008-07-01 till 2008-12-31", written).encode())
    assert (reading.project.start, reading.project.end) == (None, None)
    assert reading.warnings == (PageWarning(13, "period", code),)


def test_the_first_and_the_last_year_of_a_period():
    assert values.period("1995-01-01 till 2040-12-31") == (date(1995, 1, 1), date(2040, 12, 31))


def test_a_period_of_one_day_is_a_period():
    assert values.period("2008-07-01 till 2008-07-01") == (date(2008, 7, 1), date(2008, 7, 1))


@pytest.mark.parametrize(
    ("line", "new", "warning"),
    [
        ("RegionNorra Mellansverige", "RegionNorra Sverige", PageWarning(14, "region", "unknown-value")),
        ("ProjektfasGenomförande", "ProjektfasEfterarbete", PageWarning(6, "phase", "unknown-value")),
        (
            "ProgramområdeProgramområde 1 Kompetensförsörjning",
            "ProgramområdeProgramområde 3",
            PageWarning(5, "programme_area", "unknown-value"),
        ),
        ("E-postalex.exempel@Region-Dalarna.se", "E-postalex at exempel", PageWarning(9, "mail_domain", "not-understood")),
    ],
)
def test_values_outside_the_code_lists_are_reported(line, new, warning):
    reading = read_page(with_line(line, new).encode())
    field = warning.field
    assert getattr(reading.project, field) is None
    assert reading.warnings == (warning,)


def test_support_above_the_budget_is_kept_and_reported():
    reading = read_page(with_line("619\u00a0546", "451\u00a0545").encode())
    assert (reading.project.granted_support, reading.project.total_budget) == (451546, 451545)
    assert reading.warnings == (PageWarning(0, "granted_support", "above-budget"),)


CANARIES = ("canary", "0520-223943", "0520223943", "223943")


def facts(page: Project) -> str:
    """Everything the record holds except the prose."""
    return repr([getattr(page, name) for name in Project.__slots__ if name != "sections"]).casefold()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("KontaktpersonAlex Exempel", "KontaktpersonKim Canary"),
        ("KontaktpersonAlex Exempel", "KontaktpersonerKim Canary"),
        ("KontaktpersonAlex Exempel", "Kontakt: Kim Canary"),
        ("KontaktpersonAlex Exempel", "Kim Canary"),
        ("E-postalex.exempel@", "E-postkim.canary@"),
        ("E-postalex.exempel@", "E-postadresskim.canary@"),
        ("E-postalex.exempel@", "E-post: kim.canary@"),
        ("E-postalex.exempel@", "Mejlkim.canary@"),
        ("E-postalex.exempel@", "E-postKim Canary <kim.canary@"),
        ("Telefonnummer000-000 00", "Telefonnummer0520-223943"),
        ("Telefonnummer000-000 00", "Telefon0520-223943"),
        ("Region Dalarna\nKontaktpersonAlex Exempel", "Region DalarnaKontaktpersonKim Canary"),
        ("Dalarna.se\nTelefonnummer000-000 00", "Dalarna.seTelefonnummer0520-223943"),
        ("Dalarna.se\nTelefonnummer000-000 00", "Dalarna.se0520-223943"),
        ("ProjektägareRegion Dalarna", "ProjektägareRegion Dalarna, kim.canary@exempel.se"),
        ("ProjektägareRegion Dalarna", "ProjektägareRegion Dalarna 0520-22 39 43, canary"),
        ("• Staben", "• Staben kim.canary@exempel.se"),
        ("• Staben", "• Staben (kim.canary @ exempel.se)"),
        ("• Mora kommun", "• Canary, tfn 0520\u00a0–\u00a022 39 43"),
        ("• Mora kommun", "• Canary, +46 (0)520 22 39 43"),
        ("• Falun", "• Falun canary@exempel.se"),
    ],
)
def test_contact_details_go_no_further_than_the_reader(old, new):
    page = project(with_line(old, new))
    assert not [word for word in CANARIES if word in facts(page)]


def test_names_with_numbers_are_no_telephone_numbers():
    for name in ("Projekt 2008-2010", "Zon 01-12", "Mål 3 2000-2006", "Brandstation 0520", "Net@work i Falun"):
        assert values.name(name) == name


@pytest.mark.parametrize(("names", "kept"), [(500, 500), (501, 0)])
def test_a_list_longer_than_any_can_be_is_left_out_and_told(examples, names, kept):
    page = (examples / "kommunal-samverkan.txt").read_text(encoding="utf-8")
    listed = "".join(f"  • Enhet {number}\n" for number in range(names))
    reading = read_page(page.replace("\nKommun\n", f"\nSamarbetspartners\n\n{listed}\nKommun\n").encode())
    assert reading.project is not None
    assert (len(reading.project.partners), len(reading.project.places)) == (kept, 8)
    assert [warning.code for warning in reading.warnings] == ([] if kept else ["list-too-long"])


@pytest.mark.parametrize(
    ("old", "new", "field", "line"),
    [
        ("ProjektägareRegion Dalarna", "ProjektägareAlex Exempel", "owner", 7),
        ("ProjektägareRegion Dalarna", "ProjektägareRegion Dalarna, EXEMPEL Alex", "owner", 7),
        ("• Staben", "• Alex Exempel", "partners", 32),
        ("• Staben", "• Arbetsmarknadsenheten/Alex Exempel", "partners", 32),
        ("• Staben", "• Exempel, Alex", "partners", 32),
        ("• Staben", "• alex\u00a0 EXEMPEL", "partners", 32),
        ("• Staben", "• alex.exempel", "partners", 32),
        ("• Staben", "• Alex Exempels byrå", "partners", 32),
        ("• Mora kommun", "• Mora kommun (Alex Exempel)", "co_financers", 28),
        ("• Malung", "• Alex Exempel", "places", 37),
    ],
)
def test_the_contact_s_name_in_another_field_is_left_out(old, new, field, line):
    reading = read_page(with_line(old, new).encode())
    assert reading.warnings == (PageWarning(line, field, "contact-in-name"),)
    assert "exempel" not in facts(replace(reading.project, mail_domain=None))
    whole = project(PAGE)
    kept = [x for x in (whole.owner, *whole.co_financers, *whole.partners, *whole.places) if x.line != line]
    page = reading.project
    assert [x for x in (page.owner, *page.co_financers, *page.partners, *page.places) if x] == kept


@pytest.mark.parametrize(
    ("contact", "mail", "name"),
    [
        ("Kontaktperson: Åsa Öberg", "x@x.se", "Åsa Öberg"),
        ("KontaktpersonA\u030asa O\u0308berg", "x@x.se", "Åsa Öberg"),
        ("KontaktpersonÖberg, Åsa", "x@x.se", "Åsa Öberg"),
        ("KontaktpersonBo Ek och Åsa Öberg", "x@x.se", "Åsa Öberg"),
        ("KontaktpersonÅsa Maria Öberg, projektledare", "x@x.se", "Åsa Öberg"),
        ("KontaktpersonÅsa", "asa.oberg@x.se", "Åsa Öberg"),
        ("Kontaktpersonsaknas", "asa_oberg@x.se", "Öberg, Åsa"),
        ("Kontaktperson\nÅsa Öberg", "x@x.se", "Åsa Öberg"),
    ],
)
def test_the_forms_of_a_contact_s_name(contact, mail, name):
    text = with_line("KontaktpersonAlex Exempel", contact).replace("alex.exempel@Region-Dalarna.se", mail)
    page = project(text.replace("• Staben", f"• {name}"))
    assert page.partners == ()
    assert page.page.incomplete == (Role.PARTNER,)
    assert [x.name for x in page.co_financers] == ["Arbetsmarknadsenheten", "Mora kommun"]


@pytest.mark.parametrize(
    ("contact", "mail", "name"),
    [
        ("KontaktpersonAlex", "alex@x.se", "Alex"),  # one word is no whole name
        ("KontaktpersonAlex Exempel", "x@x.se", "Alex Andersson"),
        ("KontaktpersonAlex Exempel", "x@x.se", "Exempelbolaget Alexandra"),
        ("KontaktpersonAlex Exempel", "x@x.se", "Alex AB, Exempel AB"),
        ("KontaktpersonMora kommun", "mora.kommun@x.se", "Mora kommun, Staben"),  # an office may take part
        ("KontaktpersonRegion Dalarna", "region.dalarna@x.se", "Region Dalarna"),
        ("Kontaktperson", "x@x.se", "E-post AB"),
    ],
)
def test_names_that_are_not_the_contact_s_stay(contact, mail, name):
    text = with_line("KontaktpersonAlex Exempel", contact).replace("alex.exempel@Region-Dalarna.se", mail)
    page = project(text.replace("• Staben", f"• {name}"))
    assert [x.name for x in page.partners] == [name]
    assert page.page.incomplete == ()


@pytest.mark.parametrize("title", ["Alex Exempel", "Med Alex Exempel mot arbete", "Alex Exempels väg", "EXEMPEL, ALEX"])
def test_a_title_with_the_contact_s_name_sets_the_page_aside(title):
    assert read_page(with_line("Vägar in", title).encode()).reason == "contact-in-name"


def test_a_mailbox_may_have_the_project_s_name():
    text = with_line("alex.exempel@", "vagar.in@")
    assert project(text).title == "Vägar in"
    assert read_page(text.replace("Alex Exempel", "In Exempel").encode()).reason == "contact-in-name"


def test_a_title_that_begins_like_the_contact_s_label_is_no_contact():
    for title in ("Kontaktperson: Unga vuxna", "Kontaktperson Unga vuxna"):
        assert read_page(with_line("Vägar in", title).encode()).reason != "contact-in-name"


@pytest.mark.parametrize(("letters", "code"), [(500, None), (501, "too-long"), (200_000, "too-long")])
def test_names_longer_than_any_can_be_are_left_out(letters, code):
    name = "Å" * letters
    for old, field in (("ProjektägareRegion Dalarna", "owner"), ("• Mora kommun", "co_financers"), ("• Falun", "places")):
        new = f"Projektägare{name}" if field == "owner" else f"• {name}"
        reading = read_page(with_line(old, new).encode())
        assert [warning[1:] for warning in reading.warnings] == ([(field, code)] if code else [])
        assert (name in repr(reading.project)) == (code is None)


def test_a_title_longer_than_any_can_be_sets_the_page_aside():
    assert project(with_line("Vägar in", "Å" * 500)).title == "Å" * 500
    for letters in (501, 900_000):
        reading = read_page(with_line("Vägar in", "Å" * letters).encode())
        assert (reading.project, reading.reason) == (None, "too-long")


def test_a_budget_of_nought_beside_support_is_told(examples):
    page = (examples / "kommunal-samverkan.txt").read_text(encoding="utf-8").replace("619\u00a0546 kr", "0 kr")
    reading = read_page(page.encode())
    assert reading.project is not None
    assert reading.project.total_budget == 0
    assert [warning.code for warning in reading.warnings] == ["above-budget"]
