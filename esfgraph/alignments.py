"""Which terms of other vocabularies the ontology's terms correspond to, and why: ``ontology/alignments.sssom.tsv``.

SSSOM TSV (https://w3id.org/sssom/spec): comment lines with metadata in YAML, then a table with one mapping a row.
"""

import csv
from dataclasses import dataclass

import yaml
from rdflib import Graph, URIRef
from rdflib.namespace import FOAF, ORG, PROV, RDF, RDFS, SDO, SKOS

from esfgraph.errors import InputError
from esfgraph.vocabulary import ESF, MAPPING_PREFIXES, TERM_PREFIXES

ENTAILED = frozenset({RDFS.subClassOf, RDFS.subPropertyOf})
"""The predicates of rows that also stand in the ontology; what they say follows. All others are for readers."""
NO_TERM = URIRef(f"{MAPPING_PREFIXES['sssom']}NoTermFound")
CURATED = URIRef(f"{MAPPING_PREFIXES['semapv']}ManualMappingCuration")
_MATCHES = frozenset({SKOS.closeMatch, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch})
_SAYS_KIND_OF = frozenset({RDFS.subClassOf, SKOS.broadMatch, SKOS.exactMatch})
_ORGANISATIONS = frozenset({
    FOAF.Agent, FOAF.Group, FOAF.Organization, ORG.FormalOrganization, ORG.Organization, ORG.OrganizationalCollaboration,
    ORG.OrganizationalUnit, PROV.Agent, PROV.Organization, SDO.Organization, SDO.Project, SDO.ResearchProject,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Alignment:
    """One row: ``subject`` is a term of ours, ``object`` another's term or ``NO_TERM``, ``comment`` the argument in English.

    ``curie`` is the object in its short form, ``line`` the row's line in the file, from 1.
    """

    subject: URIRef
    subject_label: str
    predicate: URIRef
    object: URIRef
    object_label: str
    curie: str
    justification: URIRef
    comment: str
    line: int


def read_alignments(text: str) -> tuple[Alignment, ...]:
    """Read the mapping file; short forms are written out by the file's own ``curie_map``.

    Raises:
        InputError: a missing column, a row of another width, or a prefix that the file does not declare; the message names the line.
    """
    lines = text.splitlines()
    head = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    known = metadata(text).get("curie_map")
    if not isinstance(known, dict):
        raise InputError("the mapping file declares no prefixes; add curie_map to its comment lines")
    rows = csv.reader(lines[head:], delimiter="\t", quoting=csv.QUOTE_NONE)
    columns = next(rows, [])
    if missing := {"subject_id", "predicate_id", "object_id", "mapping_justification", "comment"} - set(columns):
        raise InputError(f"line {head + 1} of the mapping file lacks the columns {', '.join(sorted(missing))}")
    return tuple(_row(columns, cells, known, number) for number, cells in enumerate(rows, head + 2))


def metadata(text: str) -> dict[str, object]:
    """Give what the comment lines of a mapping file say of the whole set: version, licence, prefixes."""
    comments = "\n".join(line[1:] for line in text.splitlines() if line.startswith("#"))
    found = yaml.safe_load(comments)
    return found if isinstance(found, dict) else {}


def faults(alignments: tuple[Alignment, ...], ontology: Graph) -> list[str]:
    """Say in what the mapping file and the ontology disagree; an empty list where nothing is wrong.

    Every term has a row or is said to have no equivalent; every row is argued and stands once; what a row says follows stands in
    the ontology, and the other way round; and no row, taken at its word, would make a place, a project or a page an organisation.
    """
    return sorted({*_unmapped(alignments, ontology), *_unargued(alignments), *_unlike(alignments, ontology), *_organisations(alignments)})


def _row(columns: list[str], cells: list[str], known: dict[str, str], line: int) -> Alignment:
    if len(cells) != len(columns):
        raise InputError(f"line {line} of the mapping file has {len(cells)} cells, not {len(columns)}")
    row = dict(zip(columns, cells, strict=True))

    def written_out(column: str) -> URIRef:
        prefix, _, name = row[column].partition(":")
        if prefix not in known:
            raise InputError(f"line {line} of the mapping file: the prefix of {row[column]!r} is not in curie_map; add it there")
        return URIRef(known[prefix] + name)

    subject, predicate, target, why = map(written_out, ("subject_id", "predicate_id", "object_id", "mapping_justification"))
    labels = (row.get("subject_label", ""), row.get("object_label", ""))
    return Alignment(subject, labels[0], predicate, target, labels[1], row["object_id"], why, row["comment"], line)


def _unmapped(alignments: tuple[Alignment, ...], ontology: Graph) -> list[str]:
    terms = {term for term in ontology.subjects(RDF.type) if isinstance(term, URIRef) and term in ESF}
    mapped = {row.subject for row in alignments if row.object != NO_TERM}
    without = {row.subject for row in alignments if row.object == NO_TERM}
    found = [
        f"{_name(term)}: no row; add one, or say with sssom:NoTermFound that there is no equivalent" for term in terms - mapped - without
    ]
    found += [f"{_name(term)}: said to have no equivalent, yet it has one; remove one of the rows" for term in mapped & without]
    return found + [f"{_name(term)}: no term of the ontology; mend the row" for term in (mapped | without) - terms]


def _unargued(alignments: tuple[Alignment, ...]) -> list[str]:
    found = [f"line {row.line}: no argument; write it as the comment" for row in alignments if not row.comment.strip().endswith(".")]
    found += [
        f"line {row.line}: not argued by a person; write semapv:ManualMappingCuration" for row in alignments if row.justification != CURATED
    ]
    pairs = [(row.subject, row.object) for row in alignments]
    found += [f"line {row.line}: this pair stands twice" for row in alignments if pairs.count((row.subject, row.object)) > 1]
    return found + [
        f"line {row.line}: {row.predicate} is no relation of alignments" for row in alignments if row.predicate not in _MATCHES | ENTAILED
    ]


def _unlike(alignments: tuple[Alignment, ...], ontology: Graph) -> list[str]:
    argued = {(row.subject, row.predicate, row.object) for row in alignments if row.predicate in ENTAILED}
    stated = {triple for how in ENTAILED for triple in ontology.triples((None, how, None)) if not str(triple[2]).startswith(str(ESF._NS))}
    found = [
        f"{_name(ours)}: {theirs} follows by the mapping file and not by the ontology; state it there too"
        for ours, _, theirs in argued - stated
    ]
    return found + [f"{_name(ours)}: {theirs} follows by the ontology and has no row; argue it" for ours, _, theirs in stated - argued]


def _organisations(alignments: tuple[Alignment, ...]) -> list[str]:
    return [
        f"line {row.line}: would make {_name(row.subject)} an organisation, which only an actor is; make it skos:closeMatch"
        for row in alignments
        if row.predicate in _SAYS_KIND_OF and row.object in _ORGANISATIONS and row.subject != ESF.Actor
    ]


def _name(term: object) -> str:
    return str(term).replace(TERM_PREFIXES["esf"], "esf:")
