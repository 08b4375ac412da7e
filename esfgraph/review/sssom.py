"""SSSOM TSV (https://w3id.org/sssom/spec): comment lines with metadata in YAML, then a table with one mapping a row.

The columns after ``mapping_date`` are extension slots of ours. ``decision`` is the one a person fills in.
"""

import csv
import io
import re
from collections.abc import Iterable
from collections.abc import Mapping as Dictionary
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import yaml
from rdflib.namespace import ORG, SKOS

from esfgraph.errors import InputError
from esfgraph.spreadsheet import harmless
from esfgraph.vocabulary import MAPPING_PREFIXES, prefixes

SAME = str(SKOS.exactMatch)
UNIT = str(ORG.unitOf)
NO_TERM = "sssom:NoTermFound"
CURATED = "semapv:ManualMappingCuration"
_DECISIONS = {"yes": True, "ja": True, "no": False, "nej": False}
_WHOLE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[!#-;=?-\[\]_a-z~]+")  # an absolute ASCII IRI that every format can write
_CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"


@dataclass(frozen=True, slots=True)
class Mapping:
    """One row as it stands in the file; CURIEs, absent values empty. ``at`` is file and line, for messages."""

    decision: str = ""
    subject_id: str = ""
    subject_label: str = ""
    predicate_id: str = ""
    predicate_modifier: str = ""
    object_id: str = ""
    object_label: str = ""
    mapping_justification: str = ""
    confidence: str = ""
    subject_type: str = ""
    mapping_date: str = ""
    role: str = ""
    page: str = ""
    line: str = ""
    projects: str = ""
    ties: str = ""
    at: str = ""


COLUMNS = tuple(field.name for field in fields(Mapping))[:-1]
_OURS = ("decision", "role", "page", "line", "projects", "ties")


def read_mappings(path: Path, base: str) -> list[tuple[Mapping, bool]]:
    """Read the decided rows, with prefixes written out; ``True`` for one that holds, ``False`` for one that a person has refused.

    A row is decided where ``decision`` says yes or no (ja, nej); in a file without that column, where its justification is
    ``semapv:ManualMappingCuration``. The modifier ``Not`` turns a row into its refusal. Other rows are open questions, and are left out.

    Raises:
        InputError: no such file, no table of mappings, an unknown prefix or decision; the message names the line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: not a readable file in UTF-8 ({error})") from error
    lines = text.split("\n")  # and at nothing else that Unicode calls a line end, so that line numbers are those of an editor
    head = next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))
    known = prefixes(base) | MAPPING_PREFIXES | _curie_map(path, lines[:head])
    table = csv.DictReader(io.StringIO("\n".join(lines[head:]), newline=""), delimiter="\t")
    columns = set(table.fieldnames or ())
    if missing := {"predicate_id", "object_id", "mapping_justification"} - columns:
        raise InputError(f"{path} line {head + 1}: no table of mappings (SSSOM TSV); the columns {', '.join(sorted(missing))} are missing")
    rows = (_row(row, f"{path} line {head + table.line_num}", known) for row in table)
    return [(row, holds) for row in rows if (holds := _decided(row, "decision" in columns)) is not None]


def write_mappings(rows: Iterable[Mapping], base: str) -> str:
    """Write rows as SSSOM TSV, with the metadata that the standard asks for; text in cells is safe in a spreadsheet."""
    used = {
        kind: iri
        for kind, iri in (prefixes(base) | MAPPING_PREFIXES).items()
        if kind in {"actor", "org", "skos", "municipality", *MAPPING_PREFIXES}
    }
    metadata: dict[str, Any] = {
        "mapping_set_id": f"{base}mappings/review",
        "mapping_set_title": "Names in the project bank and who is meant; fill in yes or no in the column decision",
        "license": _CC0,
        "curie_map": used,
        "extension_definitions": [{"slot_name": name, "property": f"{base}mappings/review#{name}"} for name in _OURS],
    }
    out = io.StringIO()
    for line in yaml.safe_dump(metadata, sort_keys=True, allow_unicode=True, width=1000).splitlines():
        out.write(f"#{line}\n")
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([harmless(getattr(row, name)) for name in COLUMNS] for row in rows)
    return out.getvalue()


def curie(iri: str, base: str) -> str:
    """Give the short form of an IRI by the prefixes of the graph; the IRI itself where none fits."""
    for prefix, start in sorted(prefixes(base).items(), key=lambda item: -len(item[1])):
        if iri.startswith(start):
            return f"{prefix}:{iri.removeprefix(start)}"
    return iri


def _curie_map(path: Path, comments: list[str]) -> dict[str, str]:
    try:
        metadata = yaml.safe_load("\n".join(line[1:] for line in comments)) or {}
    except yaml.YAMLError as error:
        raise InputError(f"{path}: the comment lines before the table are no metadata in YAML ({error})") from error
    found = metadata.get("curie_map", {}) if isinstance(metadata, dict) else {}
    return {str(prefix): str(iri) for prefix, iri in found.items()} if isinstance(found, dict) else {}


def _row(row: Dictionary[str | None, Any], at: str, known: Dictionary[str, str]) -> Mapping:
    if any("\n" in str(cell) for cell in row.values()):
        raise InputError(f"{at}: a quotation mark is open and swallows the rows before this line; close or remove it")
    if None in row:
        raise InputError(f"{at}: more cells than the table has columns; remove the tabs inside a cell")
    values = {name: (row.get(name) or "").strip().removeprefix("'") for name in COLUMNS}
    for name in ("subject_id", "predicate_id", "object_id"):
        values[name] = _iri(values[name], at, known)
    return Mapping(**values, at=at)


def _iri(value: str, at: str, known: Dictionary[str, str]) -> str:
    prefix, colon, rest = value.partition(":")
    if _WHOLE.fullmatch(value) or not value:
        return value
    if not colon or prefix not in known:
        raise InputError(f"{at}: {value!r} has no known prefix; write one of the graph's, one of the file's curie_map, or a whole IRI")
    if not _WHOLE.fullmatch(known[prefix] + rest):
        raise InputError(f"{at}: {value!r} is no IRI; copy it from the review file, where it has ASCII letters and no blanks")
    return known[prefix] + rest


def _decided(row: Mapping, asked: bool) -> bool | None:
    word = row.decision.casefold()
    if asked and not word:
        return None
    if not asked:
        holds = True if row.mapping_justification == CURATED else None
    elif word in _DECISIONS:
        holds = _DECISIONS[word]
    else:
        raise InputError(f"{row.at}: {row.decision!r} is no decision; write yes or no (ja, nej), or leave the cell empty")
    if row.predicate_modifier not in {"", "Not"}:
        raise InputError(f"{row.at}: {row.predicate_modifier!r} is no predicate modifier; write Not or leave the cell empty")
    if row.predicate_modifier and asked and not holds:
        raise InputError(f"{row.at}: no beside the modifier Not can mean both; leave one of the two cells empty")
    return not holds if holds and row.predicate_modifier else holds
