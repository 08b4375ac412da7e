"""The file that argues what each term corresponds to in other vocabularies (SSSOM TSV) → rows by term."""

import csv
from typing import NamedTuple

import yaml

from esfgraph.publish.things.statements import same
from esfgraph.publish.things.terms import Link, address
from esfgraph.resources import folder
from esfgraph.vocabulary import MAPPING_PREFIXES
from esfgraph.webpage import Text

FILE = "alignments.sssom.tsv"
_NO_TERM = f"{MAPPING_PREFIXES['sssom']}NoTermFound"
_KINDS = {
    "rdfs:subClassOf": Text("underklass till", "subclass of"),
    "rdfs:subPropertyOf": Text("underegenskap till", "subproperty of"),
    "owl:equivalentClass": Text("detsamma som", "the same as"),
    "owl:equivalentProperty": Text("detsamma som", "the same as"),
    "skos:exactMatch": Text("detsamma som", "the same as"),
    "skos:closeMatch": Text("nära", "close to"),
    "skos:broadMatch": Text("snävare än", "narrower than"),
    "skos:narrowMatch": Text("vidare än", "broader than"),
    "skos:relatedMatch": Text("besläktat med", "related to"),
}


class Alignment(NamedTuple):
    """A correspondence: of what kind, with what, and the reason, in English as the file has it."""

    kind: Text
    link: Link
    reason: str


def alignments() -> dict[str, list[Alignment]]:
    """Give the correspondences by the IRI of our term; none where this version has no such file."""
    path = folder("ontology") / FILE
    return read(path.read_text(encoding="utf-8")) if path.is_file() else {}


def read(text: str) -> dict[str, list[Alignment]]:
    """Read SSSOM: a head of YAML behind ``#``, then a table whose names are short by the head's ``curie_map``."""
    lines = text.splitlines()
    head = yaml.safe_load("\n".join(line[1:] for line in lines if line.startswith("#"))) or {}
    prefixes = head.get("curie_map", {})
    found: dict[str, list[Alignment]] = {}
    for row in csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"):
        kind, short, iri = row["predicate_id"], row["object_id"], _whole(row["object_id"], prefixes)
        if iri == _NO_TERM:
            link, said = Link(Text("ingen nära motsvarighet", "no close match")), Text("", "")
        else:
            link, said = Link(same(short), address(iri), outside=True), _KINDS.get(kind, same(kind))
        found.setdefault(_whole(row["subject_id"], prefixes), []).append(Alignment(said, link, row.get("comment") or ""))
    return found


def _whole(short: str, prefixes: dict[str, str]) -> str:
    prefix, _, name = short.partition(":")
    return prefixes[prefix] + name if prefix in prefixes else short
