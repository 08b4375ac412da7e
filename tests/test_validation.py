"""Each rule of ontology/shapes.ttl is broken once, by a small change to a good graph, and found at the right thing, page and line."""

import random
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph
import pyshacl
import pytest
from pyoxigraph import RdfFormat
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import SH

from esfgraph.resources import folder
from esfgraph.validation import Finding, Report, Severity, render, union, validate
from esfgraph.vocabulary import DEFAULT_BASE, ESF, prefixes

GRAPHS = Path(__file__).parent / "graphs"
SMALL = (GRAPHS / "small.ttl").read_text(encoding="utf-8")
PREFIXES = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in prefixes().items()) + "PREFIX foaf: <http://xmlns.com/foaf/0.1/>\n"
NEW, PAGE = "project/nya-vagar-11111111", "page/nya-vagar-11111111-aaaaaaaa"
BJUV = "place-listing/nya-vagar-11111111-148"
UNRESOLVED = f"DELETE DATA {{ <{BJUV}> esf:place <municipality/1260> . <{NEW}> esf:municipality <municipality/1260> }}"
UNTITLED = f'DELETE DATA {{ <{NEW}> dcterms:title "Nya vägar"@sv }}'


@dataclass(frozen=True, slots=True)
class Fault:
    """A change to the good graph and the only thing to be found in it; see graphs/faults.toml."""

    rule: str
    update: str
    focus: str
    pages: list[str]
    line: int | None = None
    value: str | None = None


FAULTS = tuple(Fault(**fault) for fault in tomllib.loads((GRAPHS / "faults.toml").read_text(encoding="utf-8"))["fault"])


def changed(update: str) -> Graph:
    """The change is made by the other engine, so that the good graph also goes through ``union``."""
    store = pyoxigraph.Store()
    store.load(SMALL.encode(), RdfFormat.TURTLE)
    before = set(store)
    store.update(PREFIXES + update, base_iri=DEFAULT_BASE)
    assert set(store) != before
    return union(store)


def test_a_good_graph_breaks_no_rule():
    report = validate(Graph().parse(data=SMALL))
    assert report == Report(findings=(), rules=len(rules()), things=54)
    assert report.conforms


@pytest.mark.parametrize("fault", FAULTS, ids=[f"{fault.rule}-{number}" for number, fault in enumerate(FAULTS)])
def test_a_fault_is_found_once_with_its_thing_page_and_line(fault: Fault):
    (finding,) = validate(changed(fault.update)).findings
    value = finding.value and finding.value.replace(DEFAULT_BASE, "")
    assert (finding.rule, finding.focus, finding.line, value) == (fault.rule, DEFAULT_BASE + fault.focus, fault.line, fault.value)
    assert finding.pages == tuple(DEFAULT_BASE + page for page in fault.pages)


def rules() -> set[str]:
    shapes = Graph().parse(folder("ontology") / "shapes.ttl")
    return {str(shape).rpartition("#")[2] for shape in shapes.subjects(SH.message)}


def test_every_rule_is_broken_by_some_fault():
    assert {fault.rule for fault in FAULTS} == rules()


def test_every_rule_says_what_and_how_in_both_languages_and_hangs_on_some_target():
    shapes = Graph().parse(folder("ontology") / "shapes.ttl")
    targets = set(shapes.subjects(SH.targetClass)) | set(shapes.subjects(SH.targetSubjectsOf))
    for shape in set(shapes.subjects(SH.message)):
        texts = {text.language: str(text) for text in shapes.objects(shape, SH.message)}
        assert set(texts) == {"sv", "en"}, shape
        assert all(text.endswith(".") for text in texts.values()), shape
        assert shape in targets or any(parent in targets for parent in shapes.subjects(SH.property, shape)), shape


def test_the_rules_name_only_terms_of_the_ontology():
    shapes = Graph().parse(folder("ontology") / "shapes.ttl")
    named = {term for triple in shapes for term in triple if isinstance(term, URIRef) and term.startswith(str(ESF._NS))}
    assert named <= {ESF[name] for name in ESF.__annotations__ if not name.startswith("_")}
    assert not any(str(term).startswith(DEFAULT_BASE) for triple in shapes for term in triple)


def test_the_shapes_are_well_formed_by_the_shapes_of_shacl_itself():
    shapes, of_shapes = Graph().parse(folder("ontology") / "shapes.ttl"), Graph()
    of_shapes.parse(Path(pyshacl.__file__).parent / "assets" / "shacl-shacl.ttl")
    conforms, _, text = pyshacl.validate(shapes, shacl_graph=of_shapes, max_validation_depth=40)
    assert conforms, text


def test_the_code_lists_keep_the_rules_for_concepts():
    assert validate(Graph().parse(folder("ontology") / "concepts.ttl")).findings == ()


def test_another_base_makes_no_difference():
    report = validate(Graph().parse(data=SMALL.replace(DEFAULT_BASE, "https://data.example.org/esf/")))
    assert report == Report(findings=(), rules=len(rules()), things=54)


def test_an_unresolved_place_is_a_warning_and_the_graph_still_conforms():
    report = validate(changed(UNRESOLVED))
    assert [(finding.severity, finding.label) for finding in report.findings] == [(Severity.WARNING, "Bjuv")]
    assert report.conforms


def test_a_violation_means_that_the_graph_does_not_conform():
    report = validate(changed(UNTITLED))
    assert [finding.severity for finding in report.findings] == [Severity.VIOLATION]
    assert not report.conforms


def test_validation_changes_nothing_in_the_graph():
    graph = Graph().parse(data=SMALL)
    before = set(graph)
    validate(graph)
    assert set(graph) == before


def test_findings_do_not_depend_on_the_order_of_the_statements():
    graph = changed(f"{UNTITLED} ; DELETE DATA {{ <{NEW}> esf:municipality <municipality/1260>, <municipality/1277> }}")
    statements = sorted(graph)
    reports = []
    for seed in (1, 2):
        random.Random(seed).shuffle(statements)
        shuffled = Graph()
        for statement in statements:
            shuffled.add(statement)
        reports.append(validate(shuffled))
    assert reports[0] == reports[1] == validate(graph)
    found = [(finding.rule, finding.line) for finding in reports[0].findings]
    assert found == [("ProjectPlaces", 148), ("ProjectPlaces", 149), ("ProjectTitle", None)]


def test_every_capture_of_a_project_is_named():
    second = f"INSERT DATA {{ <{NEW}> prov:wasDerivedFrom <page/x> . <page/x> a esf:SourcePage }}"
    findings = validate(changed(f'{second} ; DELETE DATA {{ <{BJUV}> esf:asWritten "Bjuv"@sv }}')).findings
    (finding,) = [finding for finding in findings if finding.rule == "ListingWords"]
    assert finding.pages == (f"{DEFAULT_BASE}{PAGE}", f"{DEFAULT_BASE}page/x")
    assert finding.line == 148


def test_no_contact_detail_is_repeated_in_the_report():
    contact = f'INSERT DATA {{ <{NEW}> foaf:mbox <mailto:anna.andersson@example.se> ; foaf:phone "0123-45 67 89" }}'
    other_name = 'INSERT DATA { <actor/integrationsenheten-33333333> skos:altLabel "anna.andersson@example.se" }'
    report = validate(changed(f"{contact} ; {other_name}"))
    assert {finding.rule for finding in report.findings} == {"NoContactDetail", "ProjectPredicates", "NoMailInWords"}
    for lang in ("sv", "en"):
        text = render(report, lang)
        assert "anna" not in text
        assert "0123" not in text


@pytest.mark.parametrize("words", ["a@b.se", "Enheten a@b.se", "Enheten, a@b.se, c", "<a@b.se>", "a@b c@d.e", "mailto:a@sub.b.se"])
def test_a_mail_address_in_a_name_is_found_wherever_it_stands(words: str):
    report = validate(changed(f'INSERT DATA {{ <actor/integrationsenheten-33333333> skos:altLabel "{words}" }}'))
    assert [finding.rule for finding in report.findings] == ["NoMailInWords"]


@pytest.mark.parametrize("words", ["@ungdom", "Jobb@Väst", "Kafé & C:o. Växjö", "Steg 2.0 @ work", " J@bb  nu. ", "Umeå.nu"])
def test_a_name_with_a_sign_or_a_dot_is_no_mail_address(words: str):
    assert validate(changed(f'INSERT DATA {{ <actor/integrationsenheten-33333333> skos:altLabel "{words}" }}')).findings == ()


def test_the_union_keeps_every_term_as_it_is_and_forgets_the_graph():
    integer, decimal = '"007"^^<http://www.w3.org/2001/XMLSchema#integer>', '"1.50"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    text = f'GRAPH <http://x/g> {{ <http://x/s> <http://x/p> "a", "a"@sv, {integer}, {decimal}, _:b }} <http://x/s> <http://x/p> "a" .'
    graph = union(pyoxigraph.parse(text, RdfFormat.TRIG))
    assert len(graph) == 5
    assert {term.n3() for term in graph.objects() if isinstance(term, Literal)} == {'"a"', '"a"@sv', integer, decimal}


def test_the_same_graph_through_both_engines_is_the_same():
    assert set(union(pyoxigraph.parse(SMALL, RdfFormat.TRIG))) == set(Graph().parse(data=SMALL))


def test_the_report_reads_in_swedish():
    too_much = f"DELETE DATA {{ <{NEW}> esf:grantedSupport 400000 }} ; INSERT DATA {{ <{NEW}> esf:grantedSupport 1000001 }}"
    report = validate(changed(f"{UNRESOLVED} ; {too_much}"))
    unresolved = (
        "Platsen kunde inte knytas till någon kommun och räknas inte med. "
        "Kontrollera stavningen på sidans rad, eller lägg till formen i ontology/reference/municipality_names.csv."
    )
    assert render(report, "sv").splitlines() == [
        "Fel: Beviljat ESF-stöd är större än hela projektbudgeten. Kontrollera båda beloppen på sidan.",
        "  - Nya vägar <https://w3id.org/esfgraph/id/project/nya-vagar-11111111>",
        "    sida <https://w3id.org/esfgraph/id/page/nya-vagar-11111111-aaaaaaaa>",
        "    värde: 1000001",
        "",
        "Varning: " + unresolved,
        "  - Bjuv <https://w3id.org/esfgraph/id/place-listing/nya-vagar-11111111-148>",
        "    sida <https://w3id.org/esfgraph/id/page/nya-vagar-11111111-aaaaaaaa>, rad 148",
        "",
        f"1 fel och 1 varning. {report.rules} regler prövades mot 54 saker i grafen.",
    ]


def test_things_that_break_one_rule_stand_below_it_and_are_counted():
    findings = tuple(Finding(Severity.WARNING, "R", "Så här.", "Like this.", f"http://x/{name}", name) for name in "ab")
    assert render(Report(findings, rules=3, things=5), "en").splitlines() == [
        "Warning: Like this.",
        "  - a <http://x/a>",
        "  - b <http://x/b>",
        "",
        "0 violations and 2 warnings. 3 rules were held against 5 things of the graph.",
    ]
    assert render(Report(findings, rules=3, things=5), "sv").endswith(
        "\n\n0 fel och 2 varningar. 3 regler prövades mot 5 saker i grafen.\n"
    )


def test_a_good_graph_gives_one_sentence_and_an_empty_one_says_so():
    good = Report((), rules=70, things=41)
    assert render(good, "sv") == "Grafen följer alla regler: 70 regler prövades mot 41 saker.\n"
    assert render(good, "en") == "The graph keeps every rule: 70 rules were held against 41 things.\n"
    empty = validate(Graph())
    assert (empty.findings, empty.things) == ((), 0)
    assert render(empty, "sv") == "Grafen är tom, så det finns inget att granska. Bygg den först med esfgraph build.\n"


def test_a_finding_is_labelled_by_title_name_words_or_the_end_of_its_iri():
    unit, decision = "actor/arbetsmarknadsomrade-helsingborg-44444444", "decision/nya-vagar-11111111-136"
    untyped, unruled = f"DELETE DATA {{ <{unit}> a org:OrganizationalUnit }}", f'DELETE DATA {{ <{decision}> esf:rule "inside-project" }}'
    findings = validate(changed(f"{UNTITLED} ; {untyped} ; {unruled}")).findings
    assert {finding.rule: finding.label for finding in findings} == {
        "ProjectTitle": "nya-vagar-11111111",
        "UnitType": "Arbetsförmedlingen, Arbetsmarknadsområde Helsingborg",
        "DecisionRule": "Integrationsenheten",
    }
