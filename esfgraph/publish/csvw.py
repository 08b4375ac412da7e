"""What the columns of the tables mean, as W3C CSVW metadata: a processor makes of the CSV files triples that are in the graph.

See *Metadata Vocabulary for Tabular Data* and *Generating RDF from Tabular Data on the Web* (W3C, 2015).
"""

import json
from collections.abc import Mapping

from rdflib.namespace import RDF

from esfgraph.publish.columns import THINGS, Column, Filled, Table, separator, tables
from esfgraph.publish.configuration import Publication
from esfgraph.vocabulary.catalogue import CSVW_CONTEXT
from esfgraph.webpage import Text

_LINKS = {"key", "iri", "iris", "inverse"}
_DATATYPES = {"integer", "decimal", "date", "boolean"}
NOTES = (
    Text(
        "En tom cell betyder att uppgiften inte är angiven, aldrig att svaret är nej eller ingen. Kolumnen statesParties i "
        "projects.csv säger om projektets sida alls kan ange medfinansiärer, samarbetspartner och kommuner.",
        "An empty cell means that nothing is stated, never no or none. The column statesParties of projects.csv says whether the "
        "project's page can state co-financers, partners and municipalities at all.",
    ),
    Text(
        "Cellerna i CSV-filerna har grafens egna tecken, med ett undantag: framför text som ett kalkylprogram skulle "
        "räkna ut som en formel står en apostrof. RDF-filerna har texten utan den.",
        "The cells of the CSV files have the graph's own characters, with one exception: an apostrophe stands before text that "
        "a spreadsheet would compute as a formula. The RDF files have the text without it.",
    ),
    Text(
        "Koder är text: en inledande nolla hör till koden. Belopp är hela kronor.",
        "Codes are text: a leading nought is part of the code. Amounts are whole SEK.",
    ),
)
"""What every reader of the tables must know."""


def metadata(filled: Mapping[str, Filled], base: str, publication: Publication | None) -> bytes:
    """Give ``csv-metadata.json`` for the files beside it; ``filled`` says of each table which cells have several or no values."""
    group = {
        "@context": [CSVW_CONTEXT, {"@language": "sv"}],
        "@type": "TableGroup",
        **(_described(publication) if publication else {}),
        "notes": [_both(note) for note in NOTES],
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": "\n"},
        "tables": [_table(table, filled[table.name], base) for table in tables()],
    }
    return (json.dumps(group, ensure_ascii=False, indent=1) + "\n").encode()


def _described(publication: Publication) -> dict[str, object]:
    return {
        "dc:title": _both(publication.title),
        "dc:description": _both(publication.description),
        "dc:publisher": {"schema:name": _both(publication.publisher.name)},
        "dc:license": {"@id": publication.licence},
        "dc:source": {"@id": publication.landing_page},
    }


def _both(text: Text) -> list[dict[str, str]]:
    return [{"@value": text.sv, "@language": "sv"}, {"@value": text.en, "@language": "en"}]


def _table(table: Table, filled: Filled, base: str) -> dict[str, object]:
    key = [column.name for column in table.columns if column.form == "key"]
    schema: dict[str, object] = {
        "columns": [_column(column, filled.several) | _statement(column, table, filled.several, base) for column in table.columns],
        "primaryKey": key or [column.name for column in table.columns[:3:2]],  # of a tie its two ends
        # a strict reader takes an empty cell for a reference to nothing
        "foreignKeys": [_foreign(column) for column in table.columns if column.refers and column.name not in filled.several | filled.gaps],
    }
    if key:
        schema["aboutUrl"] = f"{{+{key[0]}}}"
    said: dict[str, object] = {
        "url": f"{table.name}.csv",
        "dc:title": _both(table.title),
        "dc:description": _both(table.means),
        "tableSchema": schema,
    }
    return said if key else said | {"suppressOutput": True}  # rows that are about no thing stand for no triple


def _foreign(column: Column) -> dict[str, object]:
    table, _, name = column.refers.partition(".")
    return {"columnReference": column.name, "reference": {"resource": f"{table}.csv", "columnReference": name}}


def _column(column: Column, several: frozenset[str]) -> dict[str, object]:
    said: dict[str, object] = {
        "name": column.name,
        "titles": {"sv": [column.title.sv, column.name], "en": [column.title.en, column.name]},
    }
    if column.means.sv:
        said["dc:description"] = _both(column.means)
    said["datatype"] = column.form if column.form in _DATATYPES else "anyURI" if column.form in _LINKS else "string"
    if column.form == "sv":
        said["lang"] = "sv"
    if column.form == "key":
        said["required"] = True
    if column.name in several:
        said["separator"] = separator(column)
    return said


def _statement(column: Column, table: Table, several: frozenset[str], base: str) -> dict[str, object]:
    """Give the triple that a cell stands for: subject (where it is not the row's own), predicate, and object (where it is an IRI)."""
    if column.form == "key":
        return {"propertyUrl": str(RDF.type), "valueUrl": str(THINGS[table.name])}
    if not column.property or column.form == "name" or column.name in several:
        return {"suppressOutput": True}
    if column.form == "inverse":
        return {"aboutUrl": f"{{+{column.name}}}", "propertyUrl": column.property, "valueUrl": f"{{+{table.columns[0].name}}}"}
    urls: dict[str, object] = {"aboutUrl": f"{{+{column.about}}}"} if column.about else {}
    urls["propertyUrl"] = column.property
    if column.kind:
        urls["valueUrl"] = f"{base}{column.kind}/{{+{column.name}}}"
    elif column.form in _LINKS:
        urls["valueUrl"] = f"{{+{column.name}}}"
    return urls
