"""Canaries: a person's name, mail address and telephone number planted in every line of every layout, and in every cell of a list."""

import csv
import io
from dataclasses import fields, replace
from pathlib import Path

import pytest
from layout_pages import PAGES

from esfgraph.operations import read_list, shipped
from esfgraph.page import read_page
from esfgraph.project import Project

EXAMPLES = {path.name: path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parent.parent / "examples").glob("*.txt"))}
TEXTS = PAGES | EXAMPLES
PLANTED = ("{} kim.canary@example.org", "{} 070-123 45 67", "{}, Kim Canary, kim.canary@example.org", "{} (070-123 45 67)")
MARKS = ("canary", "123 45 67")
LIST = {
    "Diarienummer / Operation ID": "22-032-S02",
    "Stödmottagare / Beneficiary": "Region Gotland",
    "Projektägare organisationsnummer / Beneficiary ID": "2120000803",
    "Namn på insatsen / Operation Name": "Vägar ut",
    "Programområde / Priority": "A",
    "Specifikt mål / Specific objective concerned": "A2A",
    "Interventionsområde / Intervention field": "140",
    "Total projektbudget / Total budget SEK": "2000",
    "EU-stöd i SEK / EU contribution SEK": "1000",
    "Startdatum / Start date": "2023-09-01",
    "Slutdatum / End date": "2026-08-31",
    "EU-fond / EU fund": "ESF+",
    "Program CCI / Program CCI": "2021SE05SFPR",
    "Kontaktperson": "Alex Exempel",
}


def stated(project: Project) -> str:
    """Give everything of a record that becomes public: all but its prose."""
    return repr([getattr(project, field.name) for field in fields(project) if field.name != "sections"]).casefold()


def listed(row):
    text = io.StringIO()
    csv.writer(text).writerows([row.keys(), row.values()])
    (sheet,) = read_list(text.getvalue().encode(), "list.csv", shipped()).sheets
    return [entry.reading.project for entry in sheet.rows if entry.reading.project]


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_of_a_person_planted_in_any_line_of_a_page_becomes_public(name):
    lines = TEXTS[name].splitlines()
    read = 0
    for number, line in enumerate(lines):
        for form in PLANTED if line.strip() else ():
            text = "\n".join([*lines[:number], form.format(line), *lines[number + 1 :]])
            project = read_page(text.encode()).project
            read += project is not None
            assert project is None or not [mark for mark in MARKS if mark in stated(project)], (number + 1, form)
    assert read > len(lines)  # most of them are read all the same, so that the search could have found something


@pytest.mark.parametrize("column", LIST)
def test_nothing_of_a_person_planted_in_any_cell_of_a_list_becomes_public(column):
    assert "vägar ut" in stated(*listed(LIST))
    for form in PLANTED:
        for project in listed(LIST | {column: form.format(LIST[column])}):
            assert not [mark for mark in MARKS if mark in stated(project)], form


def test_the_search_would_find_a_canary():
    (project,) = listed(LIST)
    assert "canary" in stated(replace(project, title="Kim Canary"))
