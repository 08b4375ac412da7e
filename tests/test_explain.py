"""What is told of one thing, by hand from the example pages: every fact, and the page, line, words and rule behind every name."""

import subprocess
import sys
from pathlib import Path

import pytest

from esfgraph.collection import read
from esfgraph.explain import Evidence, explain, render
from esfgraph.lookup import search
from esfgraph.reference import load

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    folder = tmp_path_factory.mktemp("explain") / "output"
    subprocess.run([sys.executable, "-m", "esfgraph", "build", ROOT / "examples", "--out", folder], check=True, capture_output=True)
    return read(folder)


def account(graph, text, lang="en"):
    (hit,) = search(graph.store, text)
    return explain(graph.store, hit.node, lang)


def told(graph, text, lang="en"):
    return render(account(graph, text, lang), lang, graph.pages)


def test_a_project_with_all_it_states(graph):
    text = told(graph, "Kommunal samverkan kring flykting- och integrationsarbete")
    for line in (
        "  Programme period: 2007–2013",
        "  Phase: Preparation",
        "  ESF region: West Sweden",
        "  Granted ESF support (SEK): 451,546",
        "  Total budget (SEK): 619,546",
        "  From: 2008-07-01",
        "  To: 2008-12-31",
        "  The page can state parties: yes",
        "  Page: kommunal-samverkan.txt",
    ):
        assert f"{line}\n" in text
    assert text.count("kommunal-samverkan.txt, line") == 1 + 1 + 8  # owner, co-financer, municipalities


def test_an_actor_that_takes_part_through_its_unit(graph):
    (evidence,) = account(graph, "Arbetsförmedlingen").evidence
    lines = (ROOT / "examples/integration-genom-arbete.txt").read_text().splitlines()
    assert isinstance(evidence, Evidence)
    assert (evidence.project, evidence.role, evidence.rule) == ("Integration genom arbete", "Partner", "unit-with-parent")
    assert evidence.words == evidence.meaning == "Arbetsförmedlingen, Arbetsmarknadsområde Helsingborg"
    assert lines[evidence.line - 1] == f" • {evidence.words}"


def test_one_name_in_two_roles_is_one_actor_with_two_lines(graph):
    found = account(graph, "Integrationssamordningen").evidence
    assert [item.role for item in found] == ["Co-financer", "Partner"]
    assert found[0].line < found[1].line
    assert len({item.meaning for item in found}) == 1


def test_a_place_by_its_variant_code_and_old_name(graph):
    by_name, by_code = told(graph, "Malung"), told(graph, "2023")
    assert by_name == by_code
    assert "Malung-Sälen\n" in by_name
    score = load().scores["municipality-variant"]
    assert f"“Malung” (another form of the municipality's name; score at least {score}; inferred)" in by_name


def test_both_languages(graph):
    swedish = told(graph, "Region Dalarna", "sv")
    assert "Vad sidorna säger:" in swedish
    assert "Projektägare: Region Dalarna" in swedish
    assert "What the pages say:" in told(graph, "Region Dalarna")


def test_what_is_not_stated_is_said(graph):
    text = told(graph, "Dalarna - Implementering integration")
    assert "  The pages state no co-financer.\n  The pages state no partner.\n" in text
    assert "state no owner" not in text


def test_a_contradiction_is_not_told_as_absence(tmp_path):
    page = (ROOT / "examples/kommunal-samverkan.txt").read_text(encoding="utf-8")
    (tmp_path / "a.txt").write_text(page, encoding="utf-8")
    (tmp_path / "b.txt").write_text(page.replace("451\u00a0546", "500\u00a0000"), encoding="utf-8")
    out = tmp_path / "out"
    subprocess.run([sys.executable, "-m", "esfgraph", "build", tmp_path, "--out", out], check=True, capture_output=True)
    ran = [sys.executable, "-m", "esfgraph", "explain", "Kommunal samverkan kring flykting- och integrationsarbete", "--graph", out]
    said = subprocess.run(ran, check=True, capture_output=True, text=True).stdout
    assert "Beviljat ESF-stöd (kr): sidorna säger emot varandra: 451546 / 500000\n" in said
