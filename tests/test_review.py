"""What people decide about names: the file they get, and how the build obeys it."""

import csv
import io
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from esfgraph.cli.app import app
from esfgraph.cli.people import read_rulings
from esfgraph.decision import Rule, Status
from esfgraph.errors import InputError
from esfgraph.former import carried_on, read_former, succeeded, write_former
from esfgraph.identity import decide, one_actor_a_body
from esfgraph.project import Listing, Project, Role, SourcePage
from esfgraph.reference import ActorType, load
from esfgraph.review import OpenQuestion, open_questions, read_mappings, to_rows, write_mappings
from esfgraph.review.questions import Suggestion
from esfgraph.triples import Minter
from esfgraph.vocabulary import DEFAULT_BASE

ROOT = Path(__file__).parent.parent
EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))
REFERENCE = load()
MINT = Minter(DEFAULT_BASE)
COLUMNS = (
    "decision\tsubject_id\tsubject_label\tpredicate_id\tpredicate_modifier\tobject_id\tobject_label\tmapping_justification\tconfidence"
    "\tmapping_date"
)
CURATED = "semapv:ManualMappingCuration"


def a_project(*partners: str, places: tuple[str, ...] = (), title: str = "Vägar in") -> Project:
    return Project(
        title,
        SourcePage("2007-2013-print", "0" * 64, states_parties=True),
        "2007-2013",
        start=date(2009, 1, 1),
        partners=tuple(Listing(name, line, Role.PARTNER) for line, name in enumerate(partners, 1)),
        places=tuple(Listing(name, line) for line, name in enumerate(places, 101)),
    )


def subject(name: str, title: str = "Vägar in") -> str:
    """Give the IRI of a name inside its project, as the review file has it."""
    decision = decide(a_project(name, title=title), REFERENCE)[0]
    assert decision.rule is Rule.INSIDE_PROJECT
    return MINT.actor(decision.actor, a_project(name, title=title)).value


def row(*, decision="yes", subject="", label="", predicate="skos:exactMatch", modifier="", meant="", named="", why=CURATED, confidence=""):
    return "\t".join((decision, subject, label, predicate, modifier, meant, named, why, confidence))


def file(tmp_path: Path, *rows: str, columns: str = COLUMNS, comments: str = "") -> Path:
    path = tmp_path / "mappings.sssom.tsv"
    path.write_text(comments + "\n".join([columns, *rows]) + "\n", encoding="utf-8")
    return path


def rulings(tmp_path: Path, *rows: str):
    return read_rulings(file(tmp_path, *rows), MINT, REFERENCE)


def test_a_person_says_of_whom_a_name_is_a_unit(tmp_path):
    known = rulings(tmp_path, row(subject=subject("Staben"), predicate="org:unitOf", named="Falu kommun", confidence="0.9"))
    (decision,) = decide(a_project("Staben"), REFERENCE, known)
    assert (decision.rule, decision.status, decision.actor.label) == (Rule.MAPPING, Status.CONFIRMED, "Falu kommun, Staben")
    assert (decision.score, decision.evidence) == (Decimal("0.9"), "")
    (other,) = decide(a_project("Staben", title="Vägar ut"), REFERENCE, known)
    assert other.rule is Rule.INSIDE_PROJECT


def test_a_ruling_on_a_name_holds_everywhere_and_one_on_a_project_goes_before_it(tmp_path):
    known = rulings(
        tmp_path,
        row(label="BUC", named="Arbetsförmedlingen"),
        row(subject=subject("BUC"), meant="actor:municipality-2080"),
    )
    assert decide(a_project("BUC"), REFERENCE, known)[0].actor.label == "Falu kommun"
    assert decide(a_project("BUC", title="Vägar ut"), REFERENCE, known)[0].actor.label == "Arbetsförmedlingen"


def test_a_decision_goes_before_every_rule(tmp_path):
    known = rulings(tmp_path, row(label="Falu kommun", named="Mora kommun"), row(label="Mora", meant="municipality:2080"))
    actor, place = decide(a_project("Falu kommun", places=("Mora",)), REFERENCE, known)
    assert (actor.rule, actor.actor.municipality) == (Rule.MAPPING, "2062")
    assert (place.rule, place.municipality) == (Rule.MAPPING, "2080")


def test_a_person_may_decide_on_a_name_that_passes_on_while_the_project_runs(tmp_path):
    page = SourcePage("2007-2013-print", "0" * 64, states_parties=True)
    listing = Listing("Region Dalarna", 5, Role.PARTNER)
    project = Project("x", page, "2014-2020", start=date(2018, 1, 1), end=date(2020, 1, 1), partners=(listing,))
    assert decide(project, REFERENCE)[0].rule is Rule.INSIDE_PROJECT
    known = rulings(tmp_path, row(label="Region Dalarna", meant="actor:region-dalarna-9e289e3e"))
    (decision, *_) = decide(project, REFERENCE, known)
    assert (decision.rule, decision.status, decision.actor.key) == (Rule.MAPPING, Status.CONFIRMED, "Region Dalarna")


@pytest.mark.parametrize(("decision", "modifier"), [("no", ""), ("nej", ""), ("yes", "Not")])
def test_a_refusal_wins_over_the_rules_and_stays_in_the_data(tmp_path, decision, modifier):
    known = rulings(tmp_path, row(decision=decision, modifier=modifier, label="Falu kommun, IFO", named="Falu kommun"))
    first, second = decide(a_project("Falu kommun, IFO"), REFERENCE, known)
    assert (first.rule, first.actor.inside_project) == (Rule.INSIDE_PROJECT, True)
    assert (second.rule, second.status, second.actor.municipality) == (Rule.MAPPING, Status.REJECTED, "2080")
    assert decide(a_project("Falu kommun"), REFERENCE, known)[0].rule is Rule.SELF_IDENTIFYING


def test_two_names_become_one_actor_that_is_no_longer_known_only_inside_a_project(tmp_path):
    one, other = subject("Ungdomens hus"), subject("Ungdomshuset", "Vägar ut")
    known = rulings(tmp_path, row(subject=other, meant=one, named="Ungdomens hus"))
    first, second = a_project("Ungdomens hus"), a_project("Ungdomshuset", title="Vägar ut")
    actors = [(decide(p, REFERENCE, known)[0], p) for p in (first, second)]
    assert {MINT.actor(d.actor, p).value for d, p in actors} == {one}
    assert {d.status for d, _ in actors} == {Status.CONFIRMED}
    assert not any(d.actor.inside_project for d, _ in actors)


def test_a_name_may_point_at_another_that_points_on(tmp_path):
    one, other = subject("Ungdomens hus"), subject("Ungdomshuset", "Vägar ut")
    known = rulings(tmp_path, row(subject=other, meant=one), row(subject=one, named="Falu kommun"))
    assert decide(a_project("Ungdomshuset", title="Vägar ut"), REFERENCE, known)[0].actor.municipality == "2080"


def test_no_on_the_name_here_goes_before_yes_on_it_anywhere(tmp_path):
    known = rulings(
        tmp_path,
        row(label="Staben", predicate="org:unitOf", named="Malmö stad"),
        row(decision="no", subject=subject("Staben"), predicate="org:unitOf", named="Malmö stad"),
    )
    found = decide(a_project("Staben"), REFERENCE, known)
    assert [(d.rule, d.status) for d in found] == [(Rule.INSIDE_PROJECT, Status.INFERRED), (Rule.MAPPING, Status.REJECTED)]
    assert decide(a_project("Staben", title="Vägar ut"), REFERENCE, known)[0].actor.label == "Malmö stad, Staben"


def test_a_name_that_points_at_a_unit_means_the_same_unit(tmp_path):
    one, other = subject("Ungdomens hus"), subject("Ungdomshuset", "Vägar ut")
    known = rulings(
        tmp_path, row(subject=other, meant=one), row(subject=one, label="Ungdomens hus", predicate="org:unitOf", named="Falu kommun")
    )
    pages = (a_project("Ungdomens hus"), a_project("Ungdomshuset", title="Vägar ut"))
    found = {MINT.actor(decide(page, REFERENCE, known)[0].actor, page).value for page in pages}
    assert len(found) == 1
    assert decide(pages[1], REFERENCE, known)[0].actor.label == "Falu kommun, Ungdomens hus"


def test_a_ruling_on_an_actor_holds_wherever_the_rules_find_it(tmp_path):
    alfa = MINT.actor(decide(a_project("Alfa Nord AB"), REFERENCE)[0].actor, a_project("x")).value
    known = rulings(tmp_path, row(subject=alfa, named="Alfa Norr AB"))
    assert decide(a_project("Alfa Nord AB"), REFERENCE, known)[0].actor.name == "Alfa Norr AB"
    unit = decide(a_project("Alfa Nord AB, Kontoret"), REFERENCE, known)[0]
    assert (unit.rule, unit.status, unit.actor.label) == (Rule.MAPPING, Status.CONFIRMED, "Alfa Norr AB, Kontoret")


def test_an_actor_named_by_iri_is_the_one_that_the_pages_know(tmp_path):
    alfa = MINT.actor(decide(a_project("Alfa Nord AB"), REFERENCE)[0].actor, a_project("x")).value
    known = rulings(tmp_path, row(label="Alfan", meant=alfa, named="Alfa"))
    pages = (a_project("Alfa Nord AB"), a_project("Alfan", title="Vägar ut"))
    merged = one_actor_a_body([(page, decide(page, REFERENCE, known)) for page in pages], known)
    first, second = (decisions[0].actor for _, decisions in merged.decided)
    assert (first.kind, first.name) == (second.kind, second.name) == (ActorType.COMPANY, "Alfa Nord AB")


@pytest.mark.parametrize(
    "rows",
    [
        (row(label="BUC", named="Falu kommun"), row(label="buc", named="Mora kommun")),
        (row(label="BUC", named="Falu kommun"), row(label="BUC", named="Falu kommun", decision="no")),
        (row(label="BUC", named="Falu kommun"), row(label="BUC", named="Falu kommun", predicate="org:unitOf")),
        (row(subject="actor:a-1", meant="actor:b-2"), row(subject="actor:b-2", meant="actor:a-1")),
        (
            row(subject="actor:a-1", predicate="org:unitOf", meant="actor:b-2"),
            row(subject="actor:b-2", predicate="org:unitOf", meant="actor:a-1"),
        ),
        (
            row(subject="actor:a-1", meant="actor:c-3"),
            row(subject="actor:b-2", meant="actor:c-3"),
            row(subject="actor:a-1", meant="actor:b-2", decision="no"),
        ),
    ],
    ids=["two meanings", "yes and no", "itself and a unit of it", "a circle", "a circle of units", "no, but yes through a third"],
)
def test_contradictions_name_both_lines(tmp_path, rows):
    with pytest.raises(InputError, match=r"mappings\.sssom\.tsv line \d+ and .*mappings\.sssom\.tsv line \d+ contradict each other"):
        rulings(tmp_path, *rows)


def test_saying_the_same_twice_is_no_contradiction(tmp_path):
    known = rulings(tmp_path, row(label="BUC", named="Falu kommun"), row(label="BUC", meant="actor:municipality-2080"))
    assert decide(a_project("BUC"), REFERENCE, known)[0].actor.municipality == "2080"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (row(decision="maybe", label="BUC", named="Falu kommun"), "'maybe' is no decision"),
        (row(label="BUC", named="Staben"), "nobody is called 'Staben' beyond doubt"),
        (row(label="BUC", predicate="skos:broadMatch", named="Falu kommun"), "cannot be decided on"),
        (row(named="Falu kommun"), "no subject"),
        (row(subject="nowhere:x", named="Falu kommun"), "'nowhere:x' has no known prefix"),
        (row(subject="actor:a b", named="Falu kommun"), "is no IRI"),
        (row(label="BUC", modifier="Maybe", named="Falu kommun"), "no predicate modifier"),
        (row(label="BUC", named="Falu kommun", confidence="1.2"), "no number from 0 to 1"),
        (row(label="BUC", named="Falu kommun", confidence="NaN"), "no number from 0 to 1"),
        (row(label="BUC", named="Falu kommun") + "\t2026-01-31\tand more", "more cells"),
        (row(subject="actor:a-1", meant="municipality:1277"), "a party is no place; give actor:municipality-1277"),
        (row(subject="actor:a-1", meant="actor:a-1"), "subject and object are the same"),
        (row(label="BUC", meant="actor:municipality-1277", named="Malmö stad"), "two different bodies"),
        (row(label="BUC", meant="role:owner"), "is no actor"),
        (row(label="BUC", named="Falu kommun") + "\t2026 Anna Canary", "is no day"),
        (row(label="BUC", named="Falu kommun") + '\t"Anna sa det\n' + row(label="IFO", named="Mora kommun"), "quotation mark is open"),
        (row(decision="no", modifier="Not", label="BUC", named="Falu kommun"), "can mean both"),
    ],
)
def test_a_row_that_cannot_be_obeyed_is_named(tmp_path, line, message):
    with pytest.raises(InputError, match=f"line [23].*{message}"):
        rulings(tmp_path, line)


def test_open_rows_are_left_out_and_other_files_count_by_their_justification(tmp_path):
    assert read_mappings(file(tmp_path, row(decision="", label="BUC", named="Falu kommun")), DEFAULT_BASE) == []
    plain = "subject_label\tpredicate_id\tobject_id\tmapping_justification"
    rows = (f"BUC\tskos:exactMatch\tactor:municipality-2080\t{CURATED}", "IFO\tskos:exactMatch\tactor:x\tsemapv:LexicalMatching")
    read = read_mappings(file(tmp_path, *rows, columns=plain), DEFAULT_BASE)
    assert [(mapping.subject_label, holds) for mapping, holds in read] == [("BUC", True)]


def test_the_prefixes_of_a_file_are_its_own(tmp_path):
    path = file(tmp_path, row(label="BUC", meant="mine:municipality-2080"), comments=f"#curie_map:\n#  mine: {DEFAULT_BASE}actor/\n")
    assert read_rulings(path, MINT, REFERENCE).by_name["buc"][0].actor.municipality == "2080"


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "#: [\n", "\0", "#curie_map: 3\nsubject_id\tpredicate_id\n"])
def test_what_is_no_table_of_mappings_is_refused(tmp_path, text):
    path = tmp_path / "x.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"x\.tsv"):
        read_mappings(path, DEFAULT_BASE)


# ---- the questions


def question(name: str, actor: str = "x/a", ties: int = 1, *suggested: Suggestion, unit: bool = False) -> OpenQuestion:
    return OpenQuestion(f"{DEFAULT_BASE}actor/{actor}", name, ("partner",), "a.txt", (3,), ties, unit, suggested)


def test_the_names_on_which_most_hangs_come_first():
    asked = [question("Aaa", "1", 1), question("Bbb", "2", 9), question("Ccc", "3", 2), question("CCC", "4", 2), question("Abb", "5", 9)]
    assert [q.name for q in open_questions(asked, [])] == ["Ccc", "CCC", "Abb", "Bbb", "Aaa"]


def test_likeness_suggests_the_misspelt_and_the_cut_and_not_what_is_only_short():
    names = [
        ("i/jamtland", "Regionförbundet Jämtlands län"),
        ("i/idrott", "Jämtland Härjedalens idrottsförbund"),
        ("i/stat", "Statens"),
        ("i/habo", "Habo kommun"),
    ]
    asked = [question(name) for name in ("Regionförbundet Jämlands län", "Jämtland Härjedalens idrottsfö", "Staben", "Hab")]
    found = {q.name: [s.iri for s in q.suggested] for q in open_questions(asked, names)}
    assert found == {
        "Regionförbundet Jämlands län": ["i/jamtland"],
        "Jämtland Härjedalens idrottsfö": ["i/idrott"],
        "Staben": [],
        "Hab": [],
    }


def test_what_a_rule_suggests_stands_before_likeness_and_once():
    asked = [question("Alfa Betta", "1", 1, Suggestion("i/alfa", "Alfa Beta"))]
    (found,) = open_questions(asked, [("i/alfa", "Alfa Beta"), ("i/other", "Alfa Betta AB")])
    assert [(s.iri, s.likeness is None) for s in found.suggested] == [("i/alfa", True), ("i/other", False)]


def test_the_file_is_sssom_and_reads_back_once_decided(tmp_path):
    asked = open_questions([question("=Staben", "staben-1", 4, unit=True)], [])
    text = write_mappings(to_rows(asked, DEFAULT_BASE), DEFAULT_BASE)
    comments = [line for line in text.splitlines() if line.startswith("#")]
    metadata = yaml.safe_load("\n".join(line[1:] for line in comments))
    assert metadata["license"] == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert metadata["curie_map"]["actor"] == f"{DEFAULT_BASE}actor/"
    (cells,) = csv.DictReader(io.StringIO(text[text.index("decision\t") :]), delimiter="\t")
    assert (cells["subject_id"], cells["predicate_id"], cells["object_id"]) == ("actor:staben-1", "org:unitOf", "sssom:NoTermFound")
    assert cells["subject_label"] == "'=Staben"  # no formula in a spreadsheet
    path = tmp_path / "r.tsv"
    path.write_text(text.replace("\n\tactor:", "\nja\tactor:").replace("sssom:NoTermFound\t\t", "\tFalu kommun\t"), encoding="utf-8")
    ((mapping, holds),) = read_mappings(path, DEFAULT_BASE)
    assert (holds, mapping.subject_label, mapping.object_label) == (True, "=Staben", "Falu kommun")


# ---- former IRIs


def test_former_iris():
    assert succeeded([("a", "b"), ("a", "b"), ("c", "c"), ("d", "e"), ("d", "f"), ("g", "h")], frozenset("bch"), "x") == {
        "a": "b",
        "g": "h",
    }
    assert succeeded([("a", "b")], frozenset("b"), "a") == {}  # a municipality that nobody names any more is still itself
    assert carried_on({"a": "b"}, {"b": "c"}, frozenset("c")) == {"a": "c", "b": "c"}
    assert carried_on({"a": "b"}, {}, frozenset("a")) == {}  # in use again
    assert carried_on({"a": "b"}, {"b": "a"}, frozenset()) == {}  # a circle leads nowhere


def test_the_table_of_former_iris_reads_back(tmp_path):
    path = tmp_path / "f.csv"
    path.write_text(write_former({"x:b": "x:c", "x:a": "x:c"}), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == "former,current\nx:a,x:c\nx:b,x:c\n"
    assert read_former(path) == {"x:a": "x:c", "x:b": "x:c"}
    path.write_text("former,current\nx:a,x:c\nx:a,x:d\n", encoding="utf-8")
    with pytest.raises(InputError, match="line 3"):
        read_former(path)
    for wrong in ("x:a b", "", "a", "x:å", "<x:a>"):
        path.write_text(f"former,current\n{wrong},x:c\n", encoding="utf-8")
        with pytest.raises(InputError, match=r"line 2.*whole IRIs"):
            read_former(path)
    path.write_text("x,y\n", encoding="utf-8")
    with pytest.raises(InputError, match="former,current"):
        read_former(path)


# ---- as a user does it


def run(*arguments: str | Path) -> str:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory):
    """Build the examples, decide one question, build over it, and build once more in a clean folder."""
    folder = tmp_path_factory.mktemp("reviewed")
    out, questions = folder / "out", folder / "names.sssom.tsv"
    run("build", *EXAMPLES, "--out", out)
    before = (out / "private" / "public.nq").read_text(encoding="utf-8")
    run("review", "--graph", out, "--out", questions)
    lines = questions.read_text(encoding="utf-8").splitlines()
    at = next(i for i, line in enumerate(lines) if "Arbetsmarknadsenheten" in line)
    cells = lines[at].split("\t")
    cells[0], cells[3], cells[5], cells[6], cells[7] = "ja", "org:unitOf", "", "Trollhättans stad", CURATED
    lines[at] = "\t".join(cells)
    decided = folder / "decided.sssom.tsv"
    decided.write_text("\n".join(lines) + "\n", encoding="utf-8")
    run("build", *EXAMPLES, "--out", out, "--mappings", decided)
    return folder, out, questions, decided, before


def test_a_decision_changes_the_graph_and_leaves_the_former_iri_behind(reviewed):
    _, out, _, _, before = reviewed
    after = (out / "private" / "public.nq").read_text(encoding="utf-8")
    former = read_former(out / "former-iris.csv")
    ((old, new),) = former.items()
    assert "/actor/arbetsmarknadsenheten-" in old
    assert "/actor/arbetsmarknadsenheten-" in new
    assert f"<{old}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>" in before
    assert f"<{old}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>" not in after
    assert f"<{old}> <http://purl.org/dc/terms/isReplacedBy> <{new}>" in after
    assert f"<{new}> <http://www.w3.org/ns/org#unitOf> <{DEFAULT_BASE}actor/municipality-1488>" in after
    assert "former-iris.csv" in json.dumps(json.loads((out / "manifest.json").read_text(encoding="utf-8")))
    run("validate", "--graph", out)
    assert "Trollhättans stad" in run("explain", "Arbetsmarknadsenheten", "--graph", out)


def test_a_clean_build_with_the_same_decisions_gives_the_same_bytes(reviewed):
    folder, out, _, decided, _ = reviewed
    run("build", *EXAMPLES, "--out", folder / "clean", "--mappings", decided)
    for name in ("esf.ttl", "former-iris.csv", "network-actors.graphml", "index.html"):
        assert (folder / "clean" / name).read_bytes() == (out / name).read_bytes(), name


def test_the_former_iri_stays_when_the_decision_goes_into_the_tables(reviewed):
    """A later build that knows the new IRI by itself keeps the former one from the table it is given."""
    folder = reviewed[0]
    given = folder / "given.csv"
    given.write_text("former,current\nhttps://example.org/old,https://example.org/new\n", encoding="utf-8")
    run("build", *EXAMPLES, "--out", folder / "third", "--former-iris", given)
    assert read_former(folder / "third" / "former-iris.csv") == {"https://example.org/old": "https://example.org/new"}


def test_questions_that_nobody_has_decided_change_nothing(reviewed):
    folder, _, questions, _, before = reviewed
    run("build", *EXAMPLES, "--out", folder / "open", "--mappings", questions)
    assert (folder / "open" / "private" / "public.nq").read_text(encoding="utf-8") == before


def test_contradictions_stop_the_build(reviewed, tmp_path):
    wrong = file(tmp_path, row(label="BUC", named="Falu kommun"), row(label="BUC", named="Mora kommun"))
    with pytest.raises(InputError, match="contradict") as raised:
        CliRunner().invoke(
            app, ["build", *map(str, EXAMPLES), "--out", str(tmp_path / "o"), "--mappings", str(wrong)], catch_exceptions=False
        )
    assert raised.value.exit_code == 2
    assert not (tmp_path / "o" / "esf.ttl").exists()


def test_the_reviewed_names_of_the_examples_are_obeyed(tmp_path):
    run("build", ROOT / "examples", "--out", tmp_path / "o", "--mappings", ROOT / "examples" / "names.sssom.tsv")
    report = json.loads((tmp_path / "o" / "build-report.json").read_text(encoding="utf-8"))
    assert len(report["files"]) == 5  # the mapping file is no page and no list
    graph = (tmp_path / "o" / "private" / "public.nq").read_text(encoding="utf-8")
    assert graph.count(f"status> <{DEFAULT_BASE}status/confirmed>") == 3
    assert graph.count(f"status> <{DEFAULT_BASE}status/rejected>") == 2
    run("validate", "--graph", tmp_path / "o")


def test_a_row_about_nobody_is_named(tmp_path):
    lost = (
        row(label="Stabben", named="Falu kommun"),
        row(subject="actor:nobody-1", named="Falu kommun"),
        row(label="Staben", meant="actor:nobody-2"),
    )
    result = CliRunner().invoke(
        app, ["build", *map(str, EXAMPLES), "--out", str(tmp_path / "o"), "--mappings", str(file(tmp_path, *lost)), "--lang", "en"]
    )
    assert [f"line {n}: the row is about no name" in result.output for n in (2, 3, 4)] == [True, True, True]


def test_a_municipality_is_never_a_former_actor(tmp_path):
    decided = file(tmp_path, row(label="Integrationsenheten", predicate="org:unitOf", named="Helsingborgs stad"))
    run("build", *EXAMPLES, "--out", tmp_path / "o")
    run("build", *EXAMPLES, "--out", tmp_path / "o", "--mappings", decided)
    former = read_former(tmp_path / "o" / "former-iris.csv")
    assert len(former) == 1
    assert not any("municipality" in iri for iri in former)
    run("build", *EXAMPLES, "--out", tmp_path / "o")
    assert not any("municipality" in iri for iri in read_former(tmp_path / "o" / "former-iris.csv"))
