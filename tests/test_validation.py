"""Each rule of ontology/shapes.ttl is broken once, by a small change to a good graph, and found at the right thing, page and line."""

import random
import re
import tomllib
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyoxigraph
import pyshacl
import pytest
from pyoxigraph import RdfFormat
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SH

from esfgraph.page import LAYOUTS, Layout
from esfgraph.project import Listing, Project, Role, SourcePage
from esfgraph.resources import folder
from esfgraph.triples import Minter, page_quads
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
    """A change to the good graph and the only thing to be found in it; see graphs/faults.toml. ``also`` breaks the same rule with it."""

    rule: str
    update: str
    focus: str
    pages: list[str]
    line: int | None = None
    value: str | None = None
    also: tuple[str, ...] = ()


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
    assert report == Report(findings=(), rules=len(rules()), things=60)
    assert report.conforms


@pytest.mark.parametrize("fault", FAULTS, ids=[f"{fault.rule}-{number}" for number, fault in enumerate(FAULTS)])
def test_a_fault_is_found_once_with_its_thing_page_and_line(fault: Fault):
    found = validate(changed(fault.update)).findings
    (finding,) = [f for f in found if f.focus not in {DEFAULT_BASE + other for other in fault.also}]
    assert [f.rule for f in found] == [fault.rule] * (1 + len(fault.also))
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
    targets = {shape for kind in (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf) for shape in shapes.subjects(kind)}
    for shape in set(shapes.subjects(SH.message)):
        texts = {text.language: str(text) for text in shapes.objects(shape, SH.message)}
        assert set(texts) == {"sv", "en"}, shape
        assert all(text.endswith(".") for text in texts.values()), shape
        assert shape in targets or any(parent in targets for parent in shapes.subjects(SH.property, shape)), shape


MEND = {
    "sv": r"\b([Kk]ontrollera|[Bb]ygg om|[Rr]ätta|[Tt]a bort|[Aa]nge|[Rr]äkna|ska uppgiften utelämnas)\b",
    "en": r"\b([Cc]heck|[Bb]uild|[Mm]end|[Rr]emove|[Gg]ive|must be left out)\b",
}
# Things that no page states: told by their IRI. A decision about an entry that is gone tells page and line by its own IRI.
WITHOUT_PAGE = {"DecisionEntry", "IriForm", "NoContactDetail", "NoPerson", "PlaceIsNoParty", "UnitCycle"}


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_message_says_first_what_is_wrong_and_then_how_to_mend_it(lang: str):
    shapes = Graph().parse(folder("ontology") / "shapes.ttl")
    texts = {str(text) for text in shapes.objects(None, SH.message) if text.language == lang}
    assert len(texts) > 100
    for text in texts:
        assert re.search(MEND[lang], re.split(r"[.;:] ", text, maxsplit=1)[-1]), text
        assert re.search(r"[.;:] ", text), text


def test_every_finding_leads_to_a_page_or_a_file():
    shapes = Graph().parse(folder("ontology") / "shapes.ttl")
    texts = {
        rule: [str(text) for text in shapes.objects(URIRef(f"https://w3id.org/esfgraph/shapes#{rule}"), SH.message)] for rule in rules()
    }
    of_a_file = {rule for rule, both in texts.items() if all(re.search(r"ontology/[a-z/_]+|--sources", text) for text in both)}
    pageless = {fault.rule for fault in FAULTS if not fault.pages}
    assert pageless == WITHOUT_PAGE | (of_a_file - {"PageAddress", "PageRetrieved", "UnresolvedPlace"})


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


OWNER = Listing("Åstorps kommun", 7, Role.OWNER)
# Each field of the record → a value; codes of a period have it before them.
STATED: dict[str, Any] = {
    "phase": "implementation", "programme_area": "2", "region": "SE22", "owner": OWNER, "mail_domain": "astorp.se",
    "granted_support": 400000, "total_budget": 1000000, "start": date(2015, 1, 15), "end": date(2016, 3, 31),
    "co_financers": (Listing("Bjuvs kommun", 20, Role.CO_FINANCER),), "partners": (Listing("Bjuvs kommun", 21, Role.PARTNER),),
    "places": (Listing("Bjuv", 22),), "diary_number": "2015/00265", "call": "2015/00078", "specific_objective": "2.3",
    "intervention_types": ("109",), "fund": "esf", "programme_cci": "2014SE05M9OP001",
    "union_rate": 50, "planned_participants": 68, "organisation_number": "2120000803", "postal_code": "26580",
}  # fmt: skip
# What is only evidence of the owner, and by which rule it decides; the postal code decides nothing and is never published.
EVIDENCE = {"mail_domain": "mail-domain", "organisation_number": "organisation-number"}
UNSEEN = {"postal_code"}


def stating(layout: Layout, field: str | None) -> Project:
    """A project whose page, in this layout, states one field beside the title."""
    period, value = layout.name[:9], field and STATED[field]
    if field in {"programme_area", "specific_objective"}:
        value = f"{period}-{value}"
    if field == "diary_number":  # one number would make one project of them all, which some of its pages can number
        value = f"2015/{LAYOUTS.index(layout):05}"
    page = SourcePage(layout.name, sha256(f"{layout.name} {field}".encode()).hexdigest(), layout.states_parties)
    facts = {"owner": OWNER} if field in EVIDENCE else {}
    return Project(f"{layout.name} {field}", page, period, **(facts | ({field: value} if field else {})))


def found_in(projects: list[Project], rules: set[str]) -> set[str]:
    """The titles of the projects in whose pages these rules find something. Evidence gets the decision that it would make."""
    mint, graph = Minter(DEFAULT_BASE), Graph()
    titles = {mint.page(project).value: project.title for project in projects}
    for project in projects:
        graph += union(page_quads(project, mint))
        for field, rule in EVIDENCE.items():
            if getattr(project, field):
                decision = URIRef(mint.on_line("decision", project, OWNER.line).value)
                graph.add((decision, RDF.type, ESF.IdentityDecision))
                graph.add((decision, ESF.listing, URIRef(mint.on_line("participation", project, OWNER.line).value)))
                graph.add((decision, ESF.rule, Literal(rule)))
    graph.parse(folder("ontology") / "concepts.ttl")
    return {titles[page] for finding in validate(graph).findings if finding.rule in rules for page in finding.pages}


def test_what_a_layout_never_states_cannot_stand_in_the_graph():
    """Derived from the layouts themselves: each field on a page of each layout is found if and only if the layout never states it."""
    assert set(STATED) == set(Project.__dataclass_fields__) - {"title", "page", "programme_period", "sections"}
    cases = [(layout, field) for layout in LAYOUTS for field in STATED if field not in UNSEEN]
    cannot = {f"{layout.name} {field}" for layout, field in cases if field in layout.never_states}
    assert {"2007-2013-print diary_number", "2014-2020-dnr-short programme_area", "2021-2027-dnr-a total_budget"} <= cannot
    of_layout = {rule for rule in rules() if rule.endswith("OfLayout")} - {"PeriodOfLayout"} | {"SilentLayout"}
    assert found_in([stating(layout, field) for layout, field in cases], of_layout) == cannot


def test_what_every_page_of_a_layout_states_must_stand_in_the_graph():
    unnumbered = [stating(layout, None) for layout in LAYOUTS]
    must = {f"{layout.name} None" for layout in LAYOUTS if "diary_number" in layout.states}
    assert must == {project.title for project in unnumbered} - {"2007-2013-print None"}
    assert found_in(unnumbered, {"NumberedLayout"}) == must
    open_period = [replace(project, programme_period=None) for project in unnumbered]
    assert found_in(open_period, {"PeriodOfPage"}) == {project.title for project in unnumbered}


def test_which_pages_can_state_parties_and_for_whom_one_can_be_incomplete():
    able, of_owner, of_all = [], [], []
    for layout in LAYOUTS:
        project = stating(layout, None)
        able.append(replace(project, page=replace(project.page, states_parties=True)))
        of_owner.append(replace(project, page=replace(project.page, states_parties=False, incomplete=(Role.OWNER,))))
        of_all.append(replace(project, page=replace(project.page, states_parties=False, incomplete=tuple(Role))))
    later = {f"{layout.name} None" for layout in LAYOUTS if not layout.lists}
    assert "2007-2013-print None" not in later
    assert found_in(able, {"OwnerOnlyLayout"}) == later
    assert found_in(able, {"PageWithoutLists"}) == found_in(of_owner, {"CutPage"}) == {"2007-2013-print None"}
    assert found_in(of_owner, {"IncompleteLayout"}) == found_in(of_all, {"CutPage"}) == set()
    assert found_in(of_all, {"IncompleteLayout"}) == later


def test_another_base_makes_no_difference():
    report = validate(Graph().parse(data=SMALL.replace(DEFAULT_BASE, "https://data.example.org/esf/")))
    assert report == Report(findings=(), rules=len(rules()), things=60)


def test_an_unresolved_place_is_a_warning_and_the_graph_still_conforms():
    report = validate(changed(UNRESOLVED))
    assert [(finding.severity, finding.label) for finding in report.findings] == [(Severity.WARNING, "Bjuv")]
    assert report.conforms


def test_a_violation_means_that_the_graph_does_not_conform():
    report = validate(changed(UNTITLED))
    assert [finding.severity for finding in report.findings] == [Severity.VIOLATION]
    assert not report.conforms


def test_validation_changes_nothing_in_the_graph_and_a_second_one_finds_the_same():
    graph = changed(UNTITLED)
    before = set(graph)
    first = validate(graph)
    assert set(graph) == before
    assert validate(graph) == first
    assert validate(Graph().parse(data=SMALL)).findings == ()


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
        f"1 fel och 1 varning. {report.rules} regler prövades mot 60 saker i grafen.",
        "Är felen kvar när grafen är byggd på nytt från sidorna är de fel i esfgraph: rapportera dem då med den här texten.",
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
