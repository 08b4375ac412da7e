"""An answer as text: a table for the terminal, CSV, TSV, JSON, Markdown, Turtle. Nothing in it can act where it is shown."""

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple
from rdflib.namespace import XSD

from esfgraph.columns import empty_cells
from esfgraph.errors import UsageError
from esfgraph.queries.layout import laid_out
from esfgraph.queries.sources import SHOWN, Source, joined
from esfgraph.spreadsheet import harmless

Term = NamedNode | BlankNode | Literal | Triple
SOURCES = "sources"
"""The column of the pages behind each row."""
FORMATS = ("table", "csv", "tsv", "json", "markdown", "turtle")

_NUMERIC = frozenset(map(str, (XSD.integer, XSD.decimal, XSD.double, XSD.float)))
_SHORT_NUMBER = re.compile(r"[+-]?\d+|[+-]?\d*\.\d+")
_MARKDOWN = re.compile(r"([\\`*_\[\]|#])")


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a SELECT; a cell is ``None`` where the answer has no value.

    ``sources`` has the pages behind each row where they were asked for; ``render`` writes them as the column ``sources``.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    sources: tuple[tuple[Source, ...], ...] | None = None

    def written_out(self, most: int | None = None) -> "Table":
        """Give the table with its sources as a last column of text; ``most`` limits how many are named."""
        if self.sources is None:
            return self
        cells = ((Literal(joined(sources, most)),) if sources else (None,) for sources in self.sources)
        return Table((*self.columns, SOURCES), tuple((*row, *cell) for row, cell in zip(self.rows, cells, strict=True)))

    def distinct(self, column: str) -> set[Term]:
        """Give the different values of a column, without the empty ones."""
        index = self.columns.index(column)
        return {value for row in self.rows if (value := row[index]) is not None}


def render(
    result: Table | bool | tuple[Triple, ...], form: str, prefixes: Mapping[str, str], *, width: int = 100, raw: bool = False
) -> str:
    """Write an answer in one of ``FORMATS``; the text ends in a line break.

    ``table`` fits ``width`` characters, leaves out empty columns and IRIs that have their names beside them, and says in words what no
    page can state. ``csv`` is safe to open in a spreadsheet unless ``raw``. ``json`` and ``tsv`` are the forms of SPARQL results.
    ``prefixes`` shortens IRIs for people.

    Raises:
        UsageError: an unknown format, or Turtle of something that is not a graph.
    """
    if form not in FORMATS:
        raise UsageError(f"unknown format “{form}”; known: {', '.join(FORMATS)}")
    if form == "turtle":
        return _turtle(result, prefixes)
    if isinstance(result, bool):
        return _json({}, {"boolean": result}) if form == "json" else f"{str(result).lower()}\n"
    table = result if isinstance(result, Table) else statements(result)
    if form == "markdown":
        return _markdown(table, prefixes)
    table = table.written_out(SHOWN if form == "table" else None)
    writers: dict[str, Callable[[], str]] = {
        "table": lambda: _plain(table, prefixes, width),
        "csv": lambda: _csv(table, raw=raw),
        "tsv": lambda: _tsv(table),
        "json": lambda: _json({"vars": list(table.columns)}, {"results": {"bindings": [_binding(table, row) for row in table.rows]}}),
    }
    return writers[form]()


def clean(text: str) -> str:
    r"""Show what a terminal would obey (control and format characters, but not the line break) as text: ESC becomes ``\x1b``."""
    if text.isprintable():
        return text
    return "".join(f"\\x{ord(char):02x}" if _acts(char) and ord(char) < 0x100 else _escaped(char) for char in text)


def _acts(char: str) -> bool:
    return char != "\n" and unicodedata.category(char) in {"Cc", "Cf", "Zl", "Zp"}


def _escaped(char: str) -> str:
    """Give a character that acts as an escape of Turtle and of SPARQL's TSV."""
    code = ord(char)
    if not _acts(char):
        return char
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def short(term: Term | None, prefixes: Mapping[str, str]) -> str:
    """Give a term as people read it: the words of a literal, an IRI by its longest prefix, nothing for nothing."""
    if isinstance(term, NamedNode):
        fitting = [(len(start), name) for name, start in prefixes.items() if term.value.startswith(start)]
        if fitting:
            length, name = max(fitting)
            return f"{name}:{term.value[length:]}"
    return _value(term)


def _value(term: Term | None) -> str:
    if term is None:
        return ""
    return str(term) if isinstance(term, Triple) else term.value


def _numeric(term: Term | None) -> bool:
    return isinstance(term, Literal) and term.datatype.value in _NUMERIC and bool(_SHORT_NUMBER.fullmatch(term.value))


def statements(triples: tuple[Triple, ...]) -> Table:
    """Give the triples of a CONSTRUCT or DESCRIBE as rows."""
    return Table(("subject", "predicate", "object"), tuple((triple.subject, triple.predicate, triple.object) for triple in triples))


def _turtle(result: Table | bool | tuple[Triple, ...], prefixes: Mapping[str, str]) -> str:
    if isinstance(result, (Table, bool)):
        raise UsageError("turtle is for CONSTRUCT and DESCRIBE; choose another format for this question")
    triples = sorted(result, key=str)
    text = "\n".join(map(str, triples))
    used = {name: start for name, start in sorted(prefixes.items()) if f"<{start}" in text}
    written = pyoxigraph.serialize(triples, format=RdfFormat.TURTLE, prefixes=used) or b""
    return "".join(char if char == "\t" else _escaped(char) for char in written.decode())


def _plain(table: Table, prefixes: Mapping[str, str], width: int) -> str:
    words = empty_cells()
    never = {index: words[column][0] for index, column in enumerate(table.columns) if column in words}
    filled = [i for i in range(len(table.columns)) if i in never or not table.rows or any(row[i] is not None for row in table.rows)]
    shown = [index for index in filled if not named_beside(table, index)]
    cells = [[_for_people(row[index], prefixes) or never.get(index, "") for index in shown] for row in table.rows]
    right = {place for place, index in enumerate(shown) if all(row[index] is None or _numeric(row[index]) for row in table.rows)}
    return laid_out([table.columns[index] for index in shown], cells, right, width)


def named_beside(table: Table, index: int) -> bool:
    """Tell whether the next column names what this column's IRIs stand for (``actor``, ``actorName``)."""
    column, following = table.columns[index], table.columns[index + 1 : index + 2]
    return any(following) and following[0] in {f"{column}Name", f"{column}Label", f"{column}Title", "title" if column == "project" else ""}


def _for_people(term: Term | None, prefixes: Mapping[str, str]) -> str:
    if _numeric(term) and "." not in _value(term):
        return f"{int(_value(term)):,}".replace(",", "\N{NO-BREAK SPACE}")
    return clean(" ".join(short(term, prefixes).split("\n")))


def _csv(table: Table, *, raw: bool) -> str:
    rows = ([_value(term) if raw else _harmless(term) for term in row] for row in table.rows)
    return "".join(map(_csv_line, (table.columns, *rows)))


def _csv_line(cells: Sequence[str]) -> str:
    """Give one line ending in LF; the writer is told CR LF because it quotes only the line breaks that it knows of."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().removesuffix("\r\n") + "\n"


def _harmless(term: Term | None) -> str:
    text = _value(term)
    return clean(text if _numeric(term) else harmless(text))


def _tsv(table: Table) -> str:
    lines = ["\t".join(f"?{column}" for column in table.columns)]
    lines.extend("\t".join(map(_tsv_cell, row)) for row in table.rows)
    return "".join(f"{line}\n" for line in lines)


def _tsv_cell(term: Term | None) -> str:
    if term is None or _numeric(term):
        return _value(term)
    return "".join(map(_escaped, str(term)))


def _json(head: Mapping[str, object], body: Mapping[str, object]) -> str:
    text = json.dumps({"head": head, **body}, ensure_ascii=False, indent=1)
    return "".join(json.dumps(char)[1:-1] if _acts(char) else char for char in text) + "\n"


def _binding(table: Table, row: tuple[Term | None, ...]) -> dict[str, object]:
    return {column: _json_term(term) for column, term in zip(table.columns, row, strict=True) if term is not None}


def _json_term(term: Term) -> dict[str, object]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _json_term(part) for name, part in parts.items()}}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    if term.datatype.value == str(XSD.string):
        return {"type": "literal", "value": term.value}
    return {"type": "literal", "value": term.value, "datatype": term.datatype.value}


def _markdown(table: Table, prefixes: Mapping[str, str]) -> str:
    columns = [*table.columns, *([SOURCES] if table.sources is not None else ())]
    rows = [columns, ["---"] * len(columns)]
    rows.extend([_markdown_cell(short(term, prefixes)) for term in row] for row in table.rows)
    for row, sources in zip(rows[2:], table.sources or (), strict=False):
        row.append("; ".join(map(_markdown_link, sources)))
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _markdown_link(source: Source) -> str:
    place = _markdown_cell(source.place)
    return f"[{place}](<{quote(source.link, safe=':/?#@!$&*+,;=%~')}>)" if source.link else place


def _markdown_cell(text: str) -> str:
    safe = clean(" ".join(text.split("\n"))).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _MARKDOWN.sub(r"\\\1", safe)
