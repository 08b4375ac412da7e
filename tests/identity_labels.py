"""The labelled names of ``tests/labels`` as records that the rules can read: the real pages, and each trap as a collection by itself."""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from esfgraph import organisation_number
from esfgraph.decision import Actor
from esfgraph.page import read_page, text, values
from esfgraph.project import Listing, Project, Role, SourcePage
from esfgraph.reference import fold

LABELS = Path(__file__).parent / "labels"
ANY_DAY = date(2014, 1, 1)  # where a trap gives no dates any will do
_ANSWERS = {"yes": "known", "candidate": "candidate", "no": "nobody"}

# Names of bodies in the tables, and the same bodies' names in the labels, which call every body by its name of today. A name that had
# another bearer until a year is here with that year. What is not in this table must agree word for word.
NAMES_IN_THE_LABELS = {
    "Orust kommun": "Orusts kommun",
    "Boråsregionen, Sjuhärads kommunalförbund": "Sjuhärads kommunalförbund",
    "Sveriges Kommuner och Landsting": "Sveriges Kommuner och Regioner",
    "Stockholms läns landsting": "Region Stockholm",
    "Landstinget Dalarna": "Region Dalarna",
    "Landstinget i Värmland": "Region Värmland",
    "Västerbottens läns landsting": "Region Västerbotten",
    "Jämtlands läns landsting": "Region Jämtland Härjedalen",
    "Örebro läns landsting": "Region Örebro län",
    "Landstinget Kronoberg": "Region Kronoberg",
    "Region Dalarna (–2018)": "Regionförbundet Region Dalarna",
    "Region Värmland (–2018)": "Regionförbundet Region Värmland",
    "Region Västerbotten (–2018)": "Regionförbundet Region Västerbotten",
    "Region Gävleborg (–2014)": "Regionförbundet Region Gävleborg",
    "Region Halland (–2010)": "Regionförbundet Region Halland",
}


@dataclass(frozen=True, slots=True)
class Label:
    """What a careful reader says of one listing; the columns and the answers are those of ``tests/labels/README.md``."""

    page: str
    line: int
    role: str
    written: str
    organisation: str
    unit: str
    municipality: str
    type: str
    answer: str

    @property
    def own(self) -> str:
        """The one who is meant where the page does not tell more: somebody of this page, by the words as written."""
        return f"{self.page} | {fold(self.unit or self.written)}"

    @property
    def meaning(self) -> str:
        """The one who is meant: a place, an organisation or its unit."""
        return f"place {self.municipality}" if self.role == "place" else f"{self.organisation} | {fold(self.unit)}"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A collection of pages that is read by itself: the record of each page by its name, and the labels of its listings."""

    name: str
    projects: Mapping[str, Project]
    labels: tuple[Label, ...]
    wrong: str = ""


def pages_missing(folder: Path) -> list[str]:
    """Give the labelled pages that are not in ``folder``, by the stem of their files."""
    there = {path.stem for path in folder.rglob("*.txt")}
    return sorted({row["page"] for row in _rows()} - there)


def of_pages(folder: Path) -> Labelled:
    """Give the real pages and excerpts of ``folder`` with the labels of ``listings.csv``.

    Raises:
        LookupError: a labelled page is missing, or words do not stand where the label says.
    """
    labels = tuple(map(_of_row, _rows()))
    files = {path.stem: path for path in sorted(folder.rglob("*.txt"))}
    projects = {}
    for page in sorted({label.page for label in labels}):
        project = read_page(files[page].read_bytes()).project
        assert project is not None, page
        projects[page] = project
    for label in labels:
        listing = listing_of(projects[label.page], label)
        if not values.absent(label.written) and (listing is None or listing.name != label.written):
            raise LookupError(f"{label.page}, line {label.line}: {label.written!r} is labelled, {listing} was read")
    return Labelled("pages", projects, labels)


def traps() -> list[Labelled]:
    """Give the traps of ``adversarial.toml``: values are read as the reader of pages reads them, what it refuses is not stated."""
    entries = tomllib.loads((LABELS / "adversarial.toml").read_text(encoding="utf-8"))["trap"]
    return [_trap(entry["name"], entry["wrong"], entry["listings"]) for entry in entries]


def listing_of(project: Project, label: Label) -> Listing | None:
    """Give the listing that a label is about; ``None`` where the record has none, as for an owner that the page says is missing."""
    entries = project.places if label.role == "place" else project.parties
    return next((entry for entry in entries if entry.line == label.line and (entry.role or "place") == label.role), None)


def called(actor: Actor) -> str:
    """Give a body's name as the labels have it."""
    name = actor.key if actor.key.startswith(f"{actor.name} (–") else actor.name
    return NAMES_IN_THE_LABELS.get(name, name)


def _rows() -> list[dict[str, str]]:
    with (LABELS / "listings.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _of_row(row: dict[str, str]) -> Label:
    meaning = [row[column] for column in ("organisation", "unit", "municipality", "type")]
    return Label(row["page"], int(row["line"]), row["role"], row["as_written"], *meaning, answer=_ANSWERS[row["knowable"]])


def _trap(name: str, wrong: str, rows: list[dict[str, str]]) -> Labelled:
    labels = tuple(
        Label(
            row["page"],
            line,
            row["role"],
            row["written"],
            *(row.get(column, "") for column in ("organisation", "unit", "municipality", "type")),
            answer=row["answer"],
        )
        for line, row in enumerate(rows, 1)
    )
    pages = sorted({label.page for label in labels})
    given = {page: [(label, row) for label, row in zip(labels, rows, strict=True) if label.page == page] for page in pages}
    return Labelled(name, {page: _project(f"{name} {page}", of) for page, of in given.items()}, labels, wrong)


def _project(title: str, given: list[tuple[Label, dict[str, str]]]) -> Project:
    stated = {key: value for _, row in given for key, value in row.items()}
    listings = [
        Listing(written, label.line, None if label.role == "place" else Role(label.role))
        for label, _ in given
        if not values.absent(written := values.name("\n".join(text.clean_lines(label.written))))
    ]
    return Project(
        title,
        SourcePage("2007-2013-print", "0" * 64, states_parties=True),
        "2007-2013",
        region=values.REGIONS.get(stated.get("region", "")),
        owner=next((entry for entry in listings if entry.role is Role.OWNER), None),
        mail_domain=_read(values.mail_domain, f"contact@{stated['mail_domain']}") if "mail_domain" in stated else None,
        organisation_number=_read(organisation_number.digits, stated.get("organisation_number", "")),
        start=date.fromisoformat(stated["start"]) if "start" in stated else ANY_DAY,
        end=date.fromisoformat(stated["end"]) if "end" in stated else None,
        co_financers=tuple(entry for entry in listings if entry.role is Role.CO_FINANCER),
        partners=tuple(entry for entry in listings if entry.role is Role.PARTNER),
        places=tuple(entry for entry in listings if entry.role is None),
    )


def _read(reader, value: str) -> str | None:
    try:
        return reader(value)
    except ValueError:
        return None
