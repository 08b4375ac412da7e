"""The table ``file,url,retrieved`` beside the pages, which carry no address of their own."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from esfgraph.errors import InputError
from esfgraph.project import SourcePage
from esfgraph.vocabulary import usable_iri

COLUMNS = ("file", "url", "retrieved")


@dataclass(frozen=True, slots=True)
class Sources:
    """Where files came from: name as in the build report → address and day of retrieval, either of which may be missing."""

    rows: Mapping[str, tuple[str | None, date | None]] = field(default_factory=dict)

    def locate(self, file: str, page: SourcePage) -> SourcePage:
        """Give the page with its address and day, where the table has them."""
        url, retrieved = self.rows.get(file, (None, None))
        return replace(page, url=url, retrieved=retrieved)

    def unused(self, files: Iterable[str]) -> list[str]:
        """Give the names in the table that no file has, sorted."""
        return sorted(set(self.rows) - set(files))


def read_sources(path: Path | None) -> Sources:
    """Read the table (CSV, UTF-8, a header line); without a path an empty one.

    Raises:
        InputError: no such file, other columns, an address that is no http(s) address, a day that is no ISO date.
    """
    if path is None:
        return Sources()
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if tuple(reader.fieldnames or ()) != COLUMNS:
                raise InputError(f"{path}: the first line must be {','.join(COLUMNS)}")
            return Sources({row["file"]: _source(row, f"{path} line {reader.line_num}") for row in reader})
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path}: not a readable CSV file in UTF-8 ({error})") from error


def _source(row: dict[str, str | None], where: str) -> tuple[str | None, date | None]:
    url, day = (row["url"] or "").strip(), (row["retrieved"] or "").strip()
    if url and not (url.startswith(("https://", "http://")) and usable_iri(url)):
        raise InputError(f"{where}: {url!r} is not a web address; write https://…")
    try:
        return url or None, date.fromisoformat(day) if day else None
    except ValueError:
        raise InputError(f"{where}: {day!r} is not a day; write it as 2026-01-31") from None
