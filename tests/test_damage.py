"""Damaged pages: whatever happens to a page, no value is wrong in silence. It is set aside, or right, or left out with a warning."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_page import PAGE, project, with_line

from esfgraph.identity import decide
from esfgraph.page import PageWarning, Reading, read_page
from esfgraph.page.print_2007_2013 import BANNERS, FIELDS, LISTS, SECTIONS
from esfgraph.project import Project, Prose, Role, Section
from esfgraph.reference import load

PLAIN = ("title", "programme_period", "programme_area", "phase", "region", "mail_domain", "granted_support", "total_budget", "start", "end")
NAMES = ("co_financers", "partners", "places")
BULLETS = (" • ", "  • ")


def names(listings) -> list[str]:
    return [listing.name for listing in listings]


def faults(whole: Project, reading: Reading, ignore: tuple[str, ...] = ()) -> list[str]:
    """Give the fields whose value differs from the whole page's in silence, or is not one of its values at all."""
    page = reading.project
    if page is None:
        return [] if reading.reason else ["no reason"]
    found = []
    for field in PLAIN:
        stated, read = getattr(whole, field), getattr(page, field)
        if read != stated and not (read is None and reading.warnings):
            found.append(field)
    owners = (whole.owner and whole.owner.name, page.owner and page.owner.name)
    if owners[0] != owners[1] and not (owners[1] is None and reading.warnings):
        found.append("owner")
    for field in NAMES:
        stated, read = names(getattr(whole, field)), names(getattr(page, field))
        if sorted(read) != sorted(stated) and not (set(read) <= set(stated) and reading.warnings):
            found.append(field)
    return [field for field in found if field not in ignore]


def damage(pages, change) -> list[tuple]:
    """Give what goes wrong in silence when ``change`` gives the damaged texts of each page, with what was done."""
    found = []
    for path, data in pages.items():
        whole = read_page(data).project
        for what, text in change(data.decode()):
            wrong = faults(whole, read_page(text.encode()))
            found += [(path.stem, what, wrong)] if wrong else []
    return found


def test_pages_cut_at_the_end(pages):
    """One cut cannot be seen: inside the last list, where identity then reports a name that is half a place."""
    reference = load()
    for path, data in pages.items():
        whole = read_page(data).project
        places = data.rindex(b"\nKommun\n")
        cuts = {*range(0, len(data), 97), *range(places - 200, len(data), 7)}
        for cut in sorted(cuts):
            reading = read_page(data[:cut])
            assert faults(whole, reading, ignore=("places",)) == [], (path.stem, cut)
            if "places" in faults(whole, reading):
                assert cut > places, (path.stem, cut)
                *before, last = names(reading.project.places)
                assert before == names(whole.places)[: len(before)]
                assert names(whole.places)[len(before)].startswith(last)
                decided = {decision.listing.name for decision in decide(reading.project, reference)}
                assert last in decided if last in reference_forms(reference) else last not in decided


def reference_forms(reference) -> set[str]:
    return (
        {m.name for m in reference.municipalities.values()}
        | {m.genitive for m in reference.municipalities.values()}
        | {"Malung", "Lilla-Edet"}
    )


def test_pages_cut_at_the_front(pages):
    for path, data in pages.items():
        whole = read_page(data).project
        fields = data.index(b"In English")
        for cut in sorted({*range(1, len(data), 97), *range(1, fields, 5)}):
            assert faults(whole, read_page(data[cut:])) == [], (path.stem, cut)


def test_a_cut_page_is_reported(pages):
    for data in pages.values():
        text = data.decode()
        for end in (text.index("Bakgrund"), text.rindex("\nKommun\n"), text.rindex("\nKommun\n") + len("\nKommun")):
            codes = {warning.code for warning in read_page(text[:end].encode()).warnings}
            assert codes & {"page-may-be-cut", "empty-list"}


def test_half_a_name_at_the_end_of_a_cut_page_is_left_out():
    reading = read_page(PAGE[: PAGE.index("Arbetsmarknadsenheten") + 6].encode())
    assert reading.project.co_financers == ()
    assert PageWarning(27, "co_financers", "page-may-be-cut") in reading.warnings


def lines_changed(text: str, change):
    lines = text.split("\n")
    for i, line in enumerate(lines):
        for what, put in change(line, lines[i + 1] if i + 1 < len(lines) else None):
            yield f"line {i + 1} {what}", "\n".join([*lines[:i], *put, *lines[i + 1 :]])


def label(line: str) -> str | None:
    return next((label for label in FIELDS if line.startswith(label)), None)


def test_labels_dropped_removed_doubled_and_drifted(pages):
    def change(line, _):
        name = label(line)
        if name is None:
            return
        value = line.removeprefix(name)
        yield "removed", []
        yield "label dropped", [value]
        yield "label in lower case", [name.lower() + value]
        yield "label in capitals", [name.upper() + value]
        yield "label garbled", [name[:-2] + "??" + value]
        yield "colon", [f"{name}: {value}"]
        yield "doubled", [line, line]
        yield "doubled with another value before", [name + "Annat", line]
        yield "doubled with another value after", [line, name + "Annat"]
        yield "value on the next line", [name, value, ""]
        yield "indented", ["   " + line]
        yield "blank line after", [line, ""]

    def headings(line, _):
        if line in SECTIONS or line in LISTS:
            yield "doubled", [line, "", line]
            yield "blank after", [line, "", ""]
        if line in LISTS:
            yield "removed", []
            yield "lower case", [line.lower()]
            yield "colon", [line + ":"]
            yield "indented", ["  " + line]
            yield "garbled", [line[:-2]]

    assert damage(pages, lambda text: lines_changed(text, change)) == []
    assert damage(pages, lambda text: lines_changed(text, headings)) == []


def test_lines_swapped_and_lost(pages):
    def swap(text):
        lines = text.split("\n")
        for i in range(3, len(lines) - 1):
            yield f"lines {i + 1} and {i + 2}", "\n".join([*lines[:i], lines[i + 1], lines[i], *lines[i + 2 :]])

    def lose_blank(text):
        lines = text.split("\n")
        for i, line in enumerate(lines):
            if not line:
                yield f"line {i + 1}", "\n".join([*lines[:i], *lines[i + 1 :]])

    assert damage(pages, swap) == []
    assert damage(pages, lose_blank) == []


def test_lines_glued_together(pages):
    def glue(text):
        lines = text.split("\n")
        for i in range(2, len(lines) - 1):
            if lines[i] and lines[i + 1] and (label(lines[i]) or lines[i].startswith(BULLETS)):
                yield f"lines {i + 1} and {i + 2}", "\n".join([*lines[:i], lines[i] + lines[i + 1], *lines[i + 2 :]])
        yield "title and fields", text.replace("\n\nProgramområde", "Programområde", 1)

    assert damage(pages, glue) == []


def test_bullets_dropped(pages):
    def change(line, _):
        if line.startswith(BULLETS):
            yield "bullet dropped", [line.replace("•", "")]
            yield "dash for bullet", [line.replace("•", "-")]
            yield "two bullets", [line.replace("•", "• •")]
            yield "blank line after", [line, ""]

    assert damage(pages, lambda text: lines_changed(text, change)) == []


PROSE = [
    "Region Dalarna vill mer.",
    "Regionen vill mer.",
    "Kommunerna anger behov.",
    "Kommun",
    "Projektägare är kommunen.",
    "Projektägaren svarar för allt.",
    "Kontaktperson är någon annan.",
    "E-post skickas ut.",
    "Telefonnummer saknas.",
    "Projektperioden är lång.",
    "Programområdet är brett.",
    "Projektfasen är kort.",
    "Beviljat ESF-stöd 5 000 000 kr",
    "Total projektbudget 5 000 000 kr",
    "Medfinansiärer är kommunerna.",
    "Samarbetspartners i länet:",
    "In English",
    "Syftet är gott.",
    "• Falun",
    "o Falun",
]


def test_prose_that_begins_like_a_label_is_prose(pages):
    for path, data in pages.items():
        whole, text = read_page(data).project, data.decode()
        for added in (*PROSE, "\n".join(PROSE[:3]), "\n".join(PROSE[4:8])):
            if added in SECTIONS or added in LISTS:
                continue
            reading = read_page(text.replace("Sammanfattning\n\n", f"Sammanfattning\n\n{added}\n\n", 1).encode())
            page = reading.project
            assert faults(whole, Reading(page)) == [], (path.stem, added)
            assert reading.warnings == (), (path.stem, added)
            assert {prose.section: prose.text for prose in page.sections}[Section.ABSTRACT].startswith(added)


@pytest.mark.parametrize("heading", [*LISTS, *SECTIONS])
@pytest.mark.parametrize("follows", ["Text.", "• Falun", "• Falun\n• Mora\n\nMer text."])
@pytest.mark.parametrize("section", ["Sammanfattning", "Bakgrund", "Målsättning", "Tillgänglighet för personer med funktionsnedsättning"])
def test_a_heading_repeated_in_the_prose(pages, heading, follows, section):
    def change(text):
        yield heading, text.replace(f"\n{section}\n\n", f"\n{section}\n\nFörst.\n\n{heading}\n\n{follows}\n\n", 1)

    assert damage(pages, change) == []


def test_a_list_heading_repeated_in_the_last_section_is_reported():
    text = with_line("Bakgrund\n\n-", "Bakgrund\n\nKommun\n\n• Habo\n\nMer.")
    reading = read_page(text.encode())
    assert names(reading.project.places) == ["Falun", "Malung"]
    assert [warning.code for warning in reading.warnings] == ["repeated-heading"]
    without_bullet = read_page(with_line("Bakgrund\n\n-", "Bakgrund\n\nSamarbetspartners\n\nÄr alla.").encode())
    assert names(without_bullet.project.partners) == ["Staben"]
    assert [warning.code for warning in without_bullet.warnings] == ["repeated-heading"]


def test_names_after_a_lost_heading_join_no_other_list():
    reading = read_page(with_line("Samarbetspartners\n", "").encode())
    page = reading.project
    assert (names(page.co_financers), page.partners, names(page.places)) == (
        ["Arbetsmarknadsenheten", "Mora kommun"],
        (),
        ["Falun", "Malung"],
    )
    assert reading.warnings == (PageWarning(31, "co_financers", "unknown-line"),)
    first = read_page(with_line("Medfinansiärer\n", "").encode())
    assert first.project.co_financers == ()
    assert [(w.line, w.code) for w in first.warnings] == [(26, "unknown-line"), (27, "unknown-line")]


def test_text_after_the_last_list_is_no_place():
    reading = read_page((PAGE + "\nDela sidan\n • Skriv ut\n").encode())
    assert names(reading.project.places) == ["Falun", "Malung"]
    assert [(w.line, w.code) for w in reading.warnings] == [(39, "unknown-line"), (40, "unknown-line")]


@pytest.mark.parametrize("glued", ["Logotyp på utskrifter", " Logotyp på utskrifter\n", "\n\nLogotyp på utskrifter"])
def test_the_next_header_glued_to_the_last_name(glued):
    reading = read_page((PAGE.rstrip("\n") + glued).encode())
    assert names(reading.project.places) == ["Falun", "Malung"]
    assert reading.warnings == ()


@pytest.mark.parametrize(("items", "read"), [(" • -", []), (" • saknas", []), ("", []), (" • Falun\n • –", ["Falun"])])
def test_lists_that_name_nobody(items, read):
    reading = read_page(with_line(" • Falun\n • Malung", items).encode())
    assert names(reading.project.places) == read
    assert [w.code for w in reading.warnings] == ([] if read else ["empty-list"])


def test_garbled_lines_are_reported_where_they_stand():
    reading = read_page(with_line("• Staben", "• StÃ¥ben").encode())
    assert reading.project.partners == ()
    assert PageWarning(32, "partners", "mojibake") in reading.warnings
    reading = read_page(with_line("Kort om projektet.", "LÃ¥ngt om projektet.").encode())
    assert reading.warnings == (PageWarning(19, "abstract", "mojibake"),)
    assert read_page(with_line("ProjektägareRegion Dalarna", "ProjektägareRegion DalÃ¥rna").encode()).reason == "mojibake"


def test_a_page_without_sections_is_read_and_reported():
    text = PAGE.replace("Sammanfattning\n\nKort om projektet.\n\nBakgrund\n\n-\n\n", "")
    reading = read_page(text.encode())
    assert names(reading.project.places) == ["Falun", "Malung"]
    assert reading.project.sections == ()
    assert reading.warnings == (PageWarning(0, "sections", "missing"),)


def test_prose_keeps_its_lines_and_bullets():
    prose = "Först.\n\n• Ett\no Två\n\nUnderrubrik\nSist."
    assert project(with_line("Kort om projektet.", prose)).sections == (Prose(Section.ABSTRACT, prose, 19),)


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=False))
def test_prose_of_any_lines_changes_no_fact(rng: random.Random):
    whole = project(PAGE)
    lines = [rng.choice([*PROSE, *SECTIONS, *LISTS, *sorted(BANNERS), "", "", "Text."]) for _ in range(rng.randint(1, 12))]
    body = PAGE.replace("Kort om projektet.", "\n".join(["Kort om projektet.", "", *lines, ""]))
    assert faults(whole, read_page(body.encode())) == []


def test_a_list_in_an_earlier_section_is_prose():
    without = PAGE.replace("Samarbetspartners\n\n • Staben\n\n", "")
    reading = read_page(without.replace("Kort om projektet.", "Kort.\n\nSamarbetspartners\n\n • Habo kommun").encode())
    assert reading.project.partners == ()
    assert reading.warnings == (PageWarning(23, "lists", "unknown-line"),)


def test_a_section_heading_repeated_later_is_prose_and_reported():
    reading = read_page(with_line("Bakgrund\n\n-", "Bakgrund\n\nFörst.\n\nSammanfattning\n\nSist.").encode())
    assert reading.project.sections == (
        Prose(Section.ABSTRACT, "Kort om projektet.", 19),
        Prose(Section.BACKGROUND, "Först.\n\nSammanfattning\n\nSist.", 23),
    )
    assert reading.warnings == (PageWarning(25, "abstract", "repeated-heading"),)


# Lists that were not read whole


LIST_OF = {Role.CO_FINANCER: "Medfinansiärer", Role.PARTNER: "Samarbetspartners"}
ITEMS = {Role.CO_FINANCER: " • Arbetsmarknadsenheten\n • Mora kommun", Role.PARTNER: " • Staben"}


@pytest.mark.parametrize("bullet", ["- ", " * ", "– ", "o ", ""])
@pytest.mark.parametrize("role", LIST_OF)
def test_a_list_without_our_bullets_is_reported_and_incomplete(role, bullet):
    text = with_line(ITEMS[role], ITEMS[role].replace(" • ", bullet))
    reading = read_page(text.encode())
    field = {Role.CO_FINANCER: "co_financers", Role.PARTNER: "partners"}[role]
    line = text.split("\n").index(LIST_OF[role]) + 1
    assert reading.warnings == (PageWarning(line, field, "no-bullets"),)
    assert getattr(reading.project, field) == ()
    assert reading.project.page.incomplete == (role,)
    assert names(reading.project.places) == ["Falun", "Malung"]


def test_places_without_bullets_end_the_page_all_the_same():
    reading = read_page(PAGE.replace(" • Falun\n • Malung", "Falun\nMalung").encode())
    assert reading.warnings == (PageWarning(34, "places", "no-bullets"),)
    assert (names(reading.project.partners), reading.project.places, reading.project.page.incomplete) == (["Staben"], (), ())


def test_no_list_with_bullets():
    reading = read_page(PAGE.replace(" • ", "- ").encode())
    assert [(w.line, w.field, w.code) for w in reading.warnings] == [
        (25, "co_financers", "no-bullets"),
        (30, "partners", "no-bullets"),
        (34, "places", "no-bullets"),
    ]
    assert reading.project.page.incomplete == (Role.CO_FINANCER, Role.PARTNER)
    cut = read_page(with_line("Bakgrund\n\n-", "Bakgrund\n\nKommun\n\nText.").partition("Medf")[0].encode())
    assert cut.project.page.incomplete == (Role.CO_FINANCER, Role.PARTNER)


def test_a_heading_in_the_prose_of_a_cut_page_does_not_end_it():
    text = with_line("Bakgrund\n\n-", "Bakgrund\n\nKommun\n\nText.").partition("Mora")[0] + "Mo"
    reading = read_page(text.encode())
    assert names(reading.project.co_financers) == ["Arbetsmarknadsenheten"]
    assert "page-may-be-cut" in {warning.code for warning in reading.warnings}


@pytest.mark.parametrize(
    ("old", "new", "roles"),
    [
        ("• Staben", "• Staben", ""),
        (" • Staben", "", ""),  # an empty list names nobody
        (" • Staben", " • saknas", ""),
        ("• Staben", "• StÃ¥ben", "partner"),
        ("• Staben", "• Staben • Enheten", "partner"),
        ("• Staben", "• Staben\nEnheten", "partner"),
        ("• Staben", "• Staben, staben@exempel.se", "partner"),
        ("• Staben", "• " + "Å" * 501, "partner"),
        ("• Staben", "\n".join(f"• Enhet {n}" for n in range(501)), "partner"),
        ("• Mora kommun", "Mora kommun", "co-financer"),
        ("Samarbetspartners\n", "", "co-financer partner"),
        ("Samarbetspartners\n", "samarbetspartners\n", "co-financer partner"),
        ("Medfinansiärer\n", "", "co-financer partner"),
        ("Samarbetspartners\n\n • Staben", "Samarbetspartners\n\n • Staben\n\nSamarbetspartners\n\n • Enheten", "co-financer partner"),
        ("ProjektägareRegion Dalarna", "ProjektägareRegion Dalarna, a@exempel.se", "owner"),
        ("ProjektägareRegion Dalarna", "ProjektägareRegion Dalarna\nProjektägareMora kommun", "owner"),
        ("ProjektägareRegion Dalarna", "ProjektägareRegion Dalarna\nProjektägareRegion Dalarna", ""),
        ("ProjektägareRegion Dalarna", "projektägareRegion Dalarna", "owner"),
        ("ProjektägareRegion Dalarna", "Projektägaresaknas", ""),
        ("• Falun", "• Falun, a@exempel.se", ""),
        ("Telefonnummer000-000 00", "Telefonnummer000-000 00\nNågot", ""),
    ],
)
def test_for_which_roles_a_page_was_not_read_whole(old, new, roles):
    assert " ".join(project(with_line(old, new)).page.incomplete) == roles


@pytest.mark.parametrize(
    ("cut", "roles"),
    [
        ("Bakgrund", "co-financer partner"),
        ("Mora kommun", "co-financer partner"),
        ("Samarbetspartners", "co-financer partner"),
        ("Staben", "partner"),
        ("Malung", ""),
    ],
)
def test_roles_that_a_cut_page_may_have_lost(cut, roles):
    assert " ".join(project(PAGE.partition(cut)[0] + cut[:3]).page.incomplete) == roles


def test_pages_that_are_whole_are_complete(pages):
    assert {read_page(data).project.page.incomplete for data in pages.values()} == {()}
