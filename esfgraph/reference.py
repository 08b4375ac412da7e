"""The tables of facts that identities rest on: municipalities, counties, ESF regions and organisations.

The sources are CSV files under ``ontology/reference``; no value in them is guessed, and a gap stays empty.
"""

import csv
import unicodedata
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from esfgraph.resources import folder


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality as a place: SCB's four-digit code, name, county code, Wikidata item, a point on land (WGS84 degrees, as text)."""

    code: str
    name: str
    genitive: str
    county: str
    wikidata: str
    lat: str
    lon: str


@dataclass(frozen=True, slots=True)
class County:
    """A county (län): SCB's two-digit code, name, NUTS 3 code, and the NUTS 2 code of its ESF region."""

    code: str
    name: str
    nuts3: str
    region: str


@dataclass(frozen=True, slots=True)
class Region:
    """An ESF region: NUTS 2 code or ``national``, Swedish and English name, NUTS code or empty."""

    code: str
    name: str
    name_en: str
    nuts: str


@dataclass(frozen=True, slots=True)
class Reference:
    """All tables in memory, with the look-ups by folded name (see ``fold``)."""

    municipalities: dict[str, Municipality]
    counties: dict[str, County]
    regions: dict[str, Region]
    place_forms: dict[str, str]
    """Folded form of a place name → municipality code: name, genitive, former name, variant."""
    other_names: dict[str, tuple[str, ...]]
    """Municipality code → the other forms of its place name, sorted."""
    authority_forms: dict[str, str]
    """Folded form of a municipal authority's name → municipality code."""
    self_names: dict[str, str]
    """Municipality code → the name that the authority itself uses, where it is not "X kommun"."""
    organisations: dict[str, str]
    """Folded name of a national agency, university or region → the name as the table has it."""
    numbers: dict[str, str]
    """Organisation number (ten digits) → the name of the body that has it, as it identifies by itself."""
    former_bearers: dict[str, date]
    """Name → the last day on which another body than today's bore it."""

    def authority_name(self, code: str) -> str:
        """Give the name of the municipal authority with this code: "Åstorps kommun", "Göteborgs stad"."""
        return self.self_names.get(code) or f"{self.municipalities[code].genitive} kommun"


def fold(name: str) -> str:
    """Give the form in which names are compared: NFC, without case, runs of blanks as one. å, ä and ö stay what they are."""
    return " ".join(unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold()).split())


def load() -> Reference:
    """Read the tables that belong to this version of the package."""
    tables = folder("ontology") / "reference"
    municipalities = {row["code"]: Municipality(**row) for row in _rows(tables / "municipalities.csv")}
    names = _rows(tables / "municipality_names.csv")
    places = [(form, m.code) for m in municipalities.values() for form in {m.name, m.genitive}]
    places += [(row["name"], row["code"]) for row in names if row["kind"] == "place-form"]
    authorities = [(f"{m.genitive} kommun", m.code) for m in municipalities.values()]
    authorities += [(row["name"], row["code"]) for row in names if row["kind"] != "place-form"]
    return Reference(
        municipalities=municipalities,
        counties={row["code"]: County(**row) for row in _rows(tables / "counties.csv")},
        regions={row["code"]: Region(**row) for row in _rows(tables / "regions.csv")},
        place_forms=_unambiguous(places),
        other_names={
            code: tuple(sorted({form for form, of in places if of == code} - {municipality.name}))
            for code, municipality in municipalities.items()
        },
        authority_forms=_unambiguous(authorities),
        self_names={row["code"]: row["name"] for row in names if row["kind"] == "self-name"},
        organisations={fold(row["name"]): row["name"] for row in _rows(tables / "organisations.csv")},
        numbers=_numbers(tables, municipalities, names),
        former_bearers={row["name"]: date.fromisoformat(row["until"]) for row in _rows(tables / "former_bearers.csv")},
    )


def _numbers(tables: Path, municipalities: dict[str, Municipality], names: list[dict[str, str]]) -> dict[str, str]:
    found = {row["organisation_number"].replace("-", ""): row["name"] for row in _rows(tables / "organisations.csv")}
    self_names = {row["code"]: row["name"] for row in names if row["kind"] == "self-name"}
    for row in _rows(tables / "organisation_numbers.csv"):
        code = row["municipality"]
        found[row["number"]] = row["organisation"] or self_names.get(code) or f"{municipalities[code].genitive} kommun"
    found.pop("", None)
    return found


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _unambiguous(pairs: list[tuple[str, str]]) -> dict[str, str]:
    """Look up by folded form; a form that two municipalities share identifies neither."""
    codes: dict[str, set[str]] = {}
    for form, code in pairs:
        codes.setdefault(fold(form), set()).add(code)
    return {form: next(iter(found)) for form, found in codes.items() if len(found) == 1}
