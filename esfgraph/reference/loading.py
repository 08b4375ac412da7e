"""CSV files under ``ontology/reference`` → the tables in memory."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

from esfgraph.reference.tables import ActorType, Alternative, County, MailDomain, Member, Municipality, Reference, Region, fold
from esfgraph.resources import folder

# Kinds of other names that prose uses; the rest are spellings that fields and lists of pages have.
_IN_PROSE = frozenset({"abbreviation", "former-name", "later-name", "legal-name", "short-form"})


def load() -> Reference:
    """Read the tables that belong to this version of the package."""
    tables = folder("ontology") / "reference"
    municipalities = {row["code"]: Municipality(**row) for row in _rows(tables / "municipalities.csv")}
    names = _rows(tables / "municipality_names.csv")
    others = _rows(tables / "organisation_alternatives.csv")
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
        alternatives=_alternatives(others),
        numbers=_numbers(tables, municipalities, names),
        short_names={row["form"]: row["organisation"] for row in others if row["use"] == "anywhere" and row["kind"] in _IN_PROSE},
        former_bearers={row["name"]: date.fromisoformat(row["until"]) for row in _rows(tables / "former_bearers.csv")},
        kinds={row["name"]: _kind(row) for row in _rows(tables / "organisations.csv")},
        scores={row["rule"]: Decimal(row["score"]) for row in _rows(tables / "rule_scores.csv")},
        former_kinds={row["name"]: _kind(row) for row in _rows(tables / "former_bearers.csv")},
        free_mail=frozenset(row["domain"] for row in _rows(tables / "mail_domains.csv") if row["kind"] in {"free-mail", "shared"}),
        members=_members(_rows(tables / "members.csv")),
        mail_domains=_mail_domains(_rows(tables / "mail_domains.csv")),
    )


def _numbers(tables: Path, municipalities: dict[str, Municipality], names: list[dict[str, str]]) -> dict[str, str]:
    found = {row["organisation_number"].replace("-", ""): row["name"] for row in _rows(tables / "organisations.csv")}
    self_names = {row["code"]: row["name"] for row in names if row["kind"] == "self-name"}
    for row in _rows(tables / "organisation_numbers.csv"):
        code = row["municipality"]
        found[row["number"]] = row["organisation"] or self_names.get(code) or f"{municipalities[code].genitive} kommun"
    found.pop("", None)
    return found


def _kind(row: dict[str, str]) -> ActorType:
    return ActorType(row["type"]) if row["type"] else ActorType.UNKNOWN


def _mail_domains(rows: list[dict[str, str]]) -> dict[str, tuple[MailDomain, ...]]:
    found: dict[str, tuple[MailDomain, ...]] = {}
    for row in rows:
        one = MailDomain(
            row["domain"], row["municipality"], row["organisation"], row["status"] == "reviewed", _day(row["from"]), _day(row["until"])
        )
        found[one.domain] = (*found.get(one.domain, ()), one)
    return found


def _members(rows: list[dict[str, str]]) -> dict[str, tuple[Member, ...]]:
    found: dict[str, tuple[Member, ...]] = {}
    for row in sorted(rows, key=lambda row: (row["body"], row["municipality"])):
        found[row["body"]] = (*found.get(row["body"], ()), Member(row["municipality"], row["source"]))
    return found


def _alternatives(rows: list[dict[str, str]]) -> dict[str, tuple[Alternative, ...]]:
    found: dict[str, tuple[Alternative, ...]] = {}
    for row in rows:
        form = fold(row["form"])
        found[form] = (*found.get(form, ()), Alternative(row["organisation"], _day(row["from"]), _day(row["until"])))
    return found


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _unambiguous(pairs: list[tuple[str, str]]) -> dict[str, str]:
    """Look up by folded form; a form that two municipalities share identifies neither."""
    codes: dict[str, set[str]] = {}
    for form, code in pairs:
        codes.setdefault(fold(form), set()).add(code)
    return {form: next(iter(found)) for form, found in codes.items() if len(found) == 1}
