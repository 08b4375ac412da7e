"""Former IRIs: what a thing was called before, and what it is called now.

Published IRIs stay. A rule, a decision or a table that gives a listing's actor another IRI leaves the former one behind, pointing at it.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from pathlib import Path

from esfgraph.errors import InputError
from esfgraph.vocabulary import usable_iri

COLUMNS = ("former", "current")


def read_former(path: Path) -> dict[str, str]:
    """Read a table of former IRIs (CSV, UTF-8, ``former,current``).

    Raises:
        InputError: not such a table, or one former IRI with two current ones.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if tuple(reader.fieldnames or ()) != COLUMNS:
                raise InputError(f"{path}: the first line must be {','.join(COLUMNS)}")
            rows = [(row["former"], row["current"], reader.line_num) for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path}: not a readable CSV file in UTF-8 ({error})") from error
    found: dict[str, str] = {}
    for former, current, line in rows:
        if not all(map(usable_iri, (former, current))):
            raise InputError(
                f"{path} line {line}: {former!r} and {current!r} must be whole IRIs with ASCII characters; mend or remove the row"
            )
        if found.setdefault(former, current) != current:
            raise InputError(f"{path} line {line}: {former!r} needs exactly one current IRI; remove the row or the other one")
    return found


def write_former(known: Mapping[str, str]) -> str:
    """Write the table, sorted."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([COLUMNS, *sorted(known.items())])
    return out.getvalue()


def succeeded(pairs: Iterable[tuple[str, str]], in_use: Container[str], lasting: Container[str]) -> dict[str, str]:
    """Give the successor of each IRI that is not in use any more; ``pairs`` are what listings meant before, and what they mean now.

    An IRI whose listings mean several things now has no one successor. The IRIs of the reference tables are ``lasting``: a municipality
    that nobody names any more is still itself.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for before, now in pairs:
        if before != now and before not in in_use and before not in lasting:
            found[before].add(now)
    return {before: next(iter(now)) for before, now in found.items() if len(now) == 1}


def carried_on(known: Mapping[str, str], new: Mapping[str, str], in_use: frozenset[str]) -> dict[str, str]:
    """Give all former IRIs with what each is called now, through any number of steps; one that is in use again is no longer former."""
    both = {**known, **new}
    found = {}
    for former, successor in both.items():
        current, seen = successor, {former}
        while current in both and current not in in_use and current not in seen:
            seen.add(current)
            current = both[current]
        if former not in in_use and former != current:
            found[former] = current
    return found
