"""Which heading of a list means which field: the mapping files (TOML), those that ship and a user's own."""

import tomllib
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from esfgraph.errors import InputError
from esfgraph.operations.fields import FIELDS
from esfgraph.page.values import DATE_FORMS, PERIODS
from esfgraph.resources import folder

UNITS = {"SEK": 1, "tkr": 1000}
_UNIT_WORDS = (" i sek", " sek", " (sek)", " i kr", " (kr)", ", sek", ", kr")


@dataclass(frozen=True, slots=True)
class ListMapping:
    """One form of list. ``columns``: folded heading → field, or ``None`` for a column that is known and read over.

    ``needs`` are fields without whose columns a list is not of this form, ``labels`` for each field the heading to name in reports.
    ``dates`` tells how days are written apart from ISO 8601, ``unit`` how many SEK an amount's unit is; ``programme_period`` counts for
    rows that tell none.
    """

    name: str
    columns: Mapping[str, str | None]
    needs: tuple[str, ...]
    labels: Mapping[str, str]
    dates: str = "iso"
    unit: int = 1
    programme_period: str | None = None

    def field(self, heading: str) -> tuple[bool, str | None]:
        """Tell whether the heading is known, and give its field; of "Startdatum / Start date" either half may be known.

        Halves that mean different fields are not known: the heading says two things.
        """
        folded = fold(heading)
        halves = [folded] if folded in self.columns else [fold(half) for half in heading.split(" / ")]
        found = {self.columns[half] for half in halves if half in self.columns}
        return (True, found.pop()) if len(found) == 1 else (False, None)


def fold(heading: str) -> str:
    """Give the heading as it is compared: NFC, lower case, single blanks, without colon, asterisk and the words for kronor at its end."""
    text = " ".join(unicodedata.normalize("NFC", heading).casefold().split()).rstrip(" :*")
    return next((text.removesuffix(words).rstrip() for words in _UNIT_WORDS if text.endswith(words)), text)


@cache
def shipped() -> tuple[ListMapping, ...]:
    """Give the mappings that belong to this version, sorted by name."""
    return tuple(load(path) for path in sorted((folder("ontology") / "reference" / "list_mappings").glob("*.toml")))


def load(path: Path) -> ListMapping:
    """Read a mapping file.

    Raises:
        InputError: no such file, no TOML, or a field, date form, unit or period that is not known; the message names it.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{path}: not a readable mapping file in TOML ({error})") from error
    columns = table.get("columns", {})
    needs = tuple(table.get("needs", ("title", "owner")))
    _check(path, "field", [*columns, *needs], FIELDS)
    _check(path, "dates", [table.get("dates", "iso")], DATE_FORMS)
    _check(path, "unit", [table.get("unit", "SEK")], UNITS)
    _check(path, "programme_period", [table.get("programme_period", PERIODS[0])], PERIODS)
    headings: dict[str, str | None] = {fold(heading): None for heading in table.get("read_over", {}).get("headings", [])}
    for field, names in columns.items():
        headings |= {fold(name): field for name in names}
    return ListMapping(
        name=path.stem,
        columns=headings,
        needs=needs,
        labels={field: names[0] for field, names in columns.items()},
        dates=table.get("dates", "iso"),
        unit=UNITS[table.get("unit", "SEK")],
        programme_period=table.get("programme_period"),
    )


def _check(path: Path, what: str, given: list[str], known: Collection[str]) -> None:
    for value in given:
        if value not in known:
            raise InputError(f"{path}: {what} {value!r} is not known; use one of {', '.join(known)}")
