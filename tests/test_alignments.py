"""Each correspondence of the ontology to other vocabularies is argued in one file, and none of them says more than is meant."""

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS

from esfgraph.alignments import ENTAILED, NO_TERM, faults, metadata, read_alignments
from esfgraph.errors import InputError
from esfgraph.resources import folder
from esfgraph.vocabulary import ESF, MAPPING_PREFIXES, TERM_PREFIXES

TEXT = (folder("ontology") / "alignments.sssom.tsv").read_text(encoding="utf-8")
ROWS = TEXT.splitlines()
HEAD = ROWS.index(next(line for line in ROWS if not line.startswith("#")))
PROJECT_IS_ACTIVITY = next(line for line in ROWS if line.startswith("esf:Project\t") and "prov:Activity" in line.split("\t"))
BY_SCHEMA = next(line for line in ROWS if line.startswith("esf:Project\t") and "schema:Project" in line.split("\t"))
LAYOUT = next(line for line in ROWS if line.startswith("esf:layout\t"))


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(folder("ontology") / "esf.ttl")


def test_the_file_and_the_ontology_agree(ontology: Graph):
    assert faults(read_alignments(TEXT), ontology) == []


def with_row(old: str, new: str, row: str = BY_SCHEMA) -> str:
    """The file with one row of it changed."""
    assert row.count(old) == 1
    return TEXT.replace(row, row.replace(old, new))


NO_ROW = "esf:layout: no row; add one, or say with sssom:NoTermFound that there is no equivalent"
BOTH = "esf:layout: said to have no equivalent, yet it has one; remove one of the rows"
ACTIVITY = "esf:Project: http://www.w3.org/ns/prov#Activity follows by the ontology and has no row; argue it"
ORGANISATION = "line {}: would make esf:Project an organisation, which only an actor is; make it skos:closeMatch"
ONLY_HERE = "esf:Project: https://schema.org/Project follows by the mapping file and not by the ontology; state it there too"
WRONG = {
    "unmapped": (TEXT.replace(LAYOUT + "\n", ""), [NO_ROW]),
    "both": (TEXT + LAYOUT.replace("sssom:NoTermFound", "dcterms:format") + "\n", [BOTH]),
    "unknown": (TEXT + LAYOUT.replace("esf:layout", "esf:layuot") + "\n", ["esf:layuot: no term of the ontology; mend the row"]),
    "not argued as entailed": (with_row("rdfs:subClassOf", "skos:closeMatch", PROJECT_IS_ACTIVITY), [ACTIVITY]),
    "broader organisation": (with_row("skos:closeMatch", "skos:broadMatch"), [ORGANISATION]),
    "entailed organisation": (with_row("skos:closeMatch", "rdfs:subClassOf"), [ONLY_HERE, ORGANISATION]),
    "exact": (with_row("skos:closeMatch", "skos:exactMatch"),
        [f"line {{}}: {SKOS.exactMatch} is no relation of alignments", ORGANISATION]),
    "no argument": (TEXT.replace(BY_SCHEMA, BY_SCHEMA.rpartition("\t")[0] + "\t"), ["line {}: no argument; write it as the comment"]),
    "not curated": (with_row("ManualMappingCuration", "LexicalMatching"),
        ["line {}: not argued by a person; write semapv:ManualMappingCuration"]),
}  # fmt: skip


@pytest.mark.parametrize(("changed", "found"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_said_with_the_way_out(changed: str, found: list[str], ontology: Graph):
    assert changed != TEXT
    line = next(number for number, row in enumerate(changed.splitlines(), 1) if row.startswith("esf:Project\t") and "schema:Project" in row)
    assert faults(read_alignments(changed), ontology) == [text.format(line) for text in found]


def test_a_pair_stands_once(ontology: Graph):
    assert [text.partition(": ")[2] for text in faults(read_alignments(f"{TEXT}{BY_SCHEMA}\n"), ontology)] == ["this pair stands twice"] * 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (TEXT.replace("#  eurio: http://data.europa.eu/s66#\n", ""), "line 32 .* 'eurio:Project' is not in curie_map"),
        (TEXT.replace(LAYOUT, LAYOUT + "\tone more"), "has 8 cells, not 7"),
        (TEXT.replace("\tcomment\n", "\tremark\n"), "lacks the columns comment"),
        ("\n".join(ROWS[HEAD:]), "declares no prefixes"),
    ],
    ids=["prefix", "width", "column", "no-map"],
)
def test_a_file_that_cannot_be_read_says_where(text: str, message: str):
    with pytest.raises(InputError, match=message):
        read_alignments(text)


def test_every_row_names_the_term_as_the_ontology_does(ontology: Graph):
    for row in read_alignments(TEXT):
        assert row.subject_label in {str(label) for label in ontology.objects(row.subject, RDFS.label) if label.language == "en"}
        assert bool(row.object_label) == (row.object != NO_TERM)


def test_the_set_has_the_version_of_the_ontology_a_licence_and_one_iri_a_prefix(ontology: Graph):
    said = metadata(TEXT)
    (version,) = ontology.objects(None, OWL.versionInfo)
    assert said["mapping_set_version"] == said["subject_source_version"] == str(version)
    assert said["license"] == "https://creativecommons.org/publicdomain/zero/1.0/"
    prefixes = said["curie_map"]
    assert len(set(prefixes.values())) == len(prefixes)
    known = TERM_PREFIXES | MAPPING_PREFIXES
    assert {prefix: iri for prefix, iri in prefixes.items() if prefix in known} == {
        prefix: known[prefix] for prefix in prefixes if prefix in known
    }
    used = {cell.partition(":")[0] for row in ROWS[HEAD + 1 :] for cell in row.split("\t")[:6] if ":" in cell}
    assert used == set(prefixes)


def test_even_if_every_match_were_taken_at_its_word_only_actors_would_be_organisations(ontology: Graph):
    """The strongest reading: whatever is close is taken for a class above, save the matches that are said to be organisations."""
    above = Graph()
    above.add((SDO.Project, RDFS.subClassOf, SDO.Organization))
    above.add((ORG.OrganizationalCollaboration, RDFS.subClassOf, ORG.Organization))
    above.add((ORG.Organization, RDFS.subClassOf, FOAF.Agent))
    taken = {
        row.subject for row in read_alignments(TEXT) if row.predicate in ENTAILED | {SKOS.broadMatch} and _organisation(row.object, above)
    }
    weak = {
        (row.subject, row.object) for row in read_alignments(TEXT) if row.predicate == SKOS.closeMatch and _organisation(row.object, above)
    }
    assert taken == {ESF.Actor}
    assert weak == {(ESF.Actor, SDO.Organization), (ESF.Project, SDO.Project), (ESF.Project, ORG.OrganizationalCollaboration)}


def _organisation(kind: URIRef, above: Graph) -> bool:
    return bool({SDO.Organization, FOAF.Agent} & set(above.transitive_objects(kind, RDFS.subClassOf)))


def test_terms_of_rdflibs_own_vocabularies_exist_there():
    """Misspelt terms of closed vocabularies would raise; the others (CPOV, EURIO, FRAPO, SPDX, Web Annotation) were looked up by hand."""
    closed = {str(vocabulary): vocabulary for vocabulary in (DCTERMS, FOAF, ORG, PROV, RDF, RDFS, SDO, SKOS)}
    checked = 0
    for row in read_alignments(TEXT):
        for term in (row.predicate, row.object):
            start = next((start for start in closed if term.startswith(start)), None)
            if start is not None:
                assert term in closed[start], term
                checked += 1
    assert checked > 100
