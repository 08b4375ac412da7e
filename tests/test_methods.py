"""The methods paragraph: its figures by hand, its warnings where they belong, and the same facts in both languages."""

import re
from itertools import combinations

import networkx as nx
import pytest
from ten_projects import memberships

from esfgraph.network import CAP, Membership, Node, ProjectFacts, by_initiative, cautions, methods, project, two_mode, with_backbone
from esfgraph.network.methods import Facts, facts
from esfgraph.network.wording import SOURCES, WORDS


def pairs_of(number):
    """So many projects of two actors, each pair of its own, in their order."""
    return [
        Membership(ProjectFacts(f"p{place:02}", f"Title {place}"), Node(f"n{end:02}", "", "actor"), "partner", "")
        for place, pair in zip(range(number), combinations(range(12), 2), strict=False)
        for end in pair
    ]


def test_the_facts_of_the_ten_projects_by_hand():
    # P05 (a, b, c) lies behind 3 of the 6 ties and is the largest; a-b, a-c and b-c recur
    assert facts(project(memberships(), "actors")) == Facts(
        nodes=7,
        ties=6,
        every=10,
        projects=9,
        largest=3,
        behind=3,
        alone=0,
        title="Project P05",
        recurring=3,
        significant=0,
        drawn_apart=0,
    )
    assert facts(project(memberships(), "actors")).share == 0.5


def test_the_facts_of_the_two_mode_network_count_listings():
    found = facts(two_mode(memberships()))
    # 2+2+2+2+3+2+2+2+1+2 listings by 10 projects; the project itself is none of the three that P05 names
    assert (found.nodes, found.ties, found.projects, found.largest, found.behind, found.title) == (17, 20, 10, 3, 3, "Project P05")
    assert (found.every, found.alone) == (10, 3)


def test_the_facts_of_a_capped_network_know_the_largest_that_makes_no_ties():
    found = facts(project(memberships(), "actors", "capped", 2))
    assert (found.projects, found.largest, found.behind, found.title, found.drawn_apart) == (8, 3, 1, "Project P01", 1)


def test_nothing_has_facts_too():
    assert facts(project([], "actors")) == Facts(0, 0, 0, 0, 0, 0, 0, "", 0, 0, 0)
    for lang in ("sv", "en"):
        assert "Newman" not in methods(project([], "actors"), lang, "0.0")


def test_the_paragraph_in_swedish_word_by_word():
    assert methods(project(memberships(), "actors", "newman"), "sv", "1.2") == (
        "Aktörer i nätverket: 7, samband: 6. Två aktörer har ett samband när de nämns i samma projekt; hur nära de arbetar framgår inte. "
        "Underlaget är fälten och listorna på projektsidorna i ESF-rådets projektbank. "
        "Projekt: 10, varav 9 ger samband. Det största nämner 3. "
        "Projektet ”Project P05” ligger bakom flest samband, 3 av 6 (50\u00a0%); 0 av dem vilar på det ensamt. "
        "Varning: ett enda projekt, ”Project P05”, ligger bakom 50\u00a0% av sambanden. Rangordningar och grupper kan då säga mer om det "
        "projektet än om helheten; jämför med nätverket utan det. "
        "Varje gemensamt projekt med k parter ger vikten 1/(k−1), så att varje nod får 1 av varje projekt. "
        "Återkommande (minst två initiativ): 3 av 6 samband. "
        "Underlaget är litet (initiativ med minst två noder: 8). Om slumpen räcker som förklaring kan inte prövas med färre än 40 sådana, "
        "och grupper och rangordningar återger då mest vilka som nämns i samma projekt. "
        f"Gjort med esfgraph 1.2 och networkx {nx.__version__}. "
        "Källor: Newman 2001, doi:10.1103/PhysRevE.64.016132."
    )


def test_the_warning_comes_above_a_quarter_and_not_at_it():
    # four pairs apart are a quarter each, three a third
    apart = [Membership(ProjectFacts(f"p{n}", f"T{n}"), Node(f"{n}{end}", "", "actor"), "partner", "") for n in range(4) for end in "xy"]
    at, above = project(apart, "actors"), project(apart[:6], "actors")
    assert facts(at).share == 0.25
    assert not any("quarter" in said or said.startswith("Warning") for said in cautions(at, "en"))
    assert cautions(above, "en")[0].startswith("Warning: one single project, “T0”, lies behind 33% of the ties.")


def test_too_few_projects_are_said_so_and_forty_are_tested():
    few, enough = project(pairs_of(39), "actors"), project(pairs_of(40), "actors")
    assert [said for said in cautions(few, "sv") if "minst två noder: 39" in said]
    assert cautions(enough, "sv") == ()
    told = methods(enough, "en", "0.0")
    assert "for all 66 pairs of nodes" in told
    assert "counts initiatives (of two nodes or more: 40)" in told
    assert "0 ties are significant" in told
    assert "Benjamini & Hochberg 1995" in told
    assert "Benjamini" not in methods(few, "en", "0.0")


def test_ties_that_rest_on_one_project_alone_are_told():
    # P10 taken away, b-c is only in P05
    rows = [row for row in memberships() if row.project.id != "P10"]
    assert facts(project(rows, "actors")).alone == 1
    assert "3 of 6 (50%); 1 of them rest on it alone." in methods(project(rows, "actors"), "en", "0.0")


def test_the_backbone_is_told_with_its_source_where_a_picture_opens_with_it():
    def told(rows, lang="en"):
        return methods(with_backbone(project(rows, "actors")), lang, "0.0")

    # forty pairs of twelve nodes: the forest has eleven, and nothing is stronger than another
    assert "The picture opens with the backbone, 11 of 40 ties" in told(pairs_of(40))
    assert "Bilden öppnar med stommen, 11 av 40 samband" in told(pairs_of(40), "sv")
    assert "Serrano" in told(pairs_of(40))
    for without in (told(pairs_of(39)), methods(project(pairs_of(40), "actors"), "en", "0.0")):
        assert "backbone" not in without
        assert "Serrano" not in without


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_what_was_chosen_is_told(lang):
    graph = project(by_initiative(memberships()), "actors", "capped", 2)
    graph.graph.update(ties="mentioned", rollup=True, initiatives=True, selection="region=SE22; from_year=2009", undated=3)
    told, words = methods(graph, lang, "0.0"), WORDS[lang]
    assert words["from-mentioned"] in told
    assert words["rollup"] in told
    assert words["initiatives"] in told
    assert {"sv": "Urval: region SE22, från år 2009.", "en": "Selection: region SE22, from year 2009."}[lang] in told
    assert words["undated"].format(3) in told
    assert {"sv": "större projekt (1 st.) ger inga samband", "en": "larger projects (1) make no ties"}[lang] in told


@pytest.mark.parametrize("weight", ["count", "newman", "fractional", "star", "capped"])
def test_each_weight_is_told_and_cited_where_it_has_a_source(weight):
    rows = [row if row.words != "a" else Membership(row.project, row.node, "owner", "a") for row in memberships()]
    for lang in ("sv", "en"):
        told = methods(project(rows, "actors", weight), lang, "0.0")
        assert WORDS[lang][f"weight-{weight}"].format(cap=CAP, apart=0) in told
        assert all(source in told for source in SOURCES.get(weight, ()))


def test_the_measures_are_told_and_cited_only_when_asked_for():
    graph = project(memberships(), "actors")
    plain, measured = (methods(graph, "en", "0.0", measured=asked) for asked in (False, True))
    assert "Burt" not in plain
    assert all(source in measured for source in (*SOURCES["newman"], *SOURCES["measures"]))
    assert "most agreeing of 50 runs" in measured


def test_both_languages_say_the_same_things():
    assert WORDS["sv"].keys() == WORDS["en"].keys()
    for name, swedish in WORDS["sv"].items():
        assert sorted(re.findall(r"\{\w*\}", swedish)) == sorted(re.findall(r"\{\w*\}", WORDS["en"][name])), name


def test_large_numbers_are_written_as_each_language_writes_them():
    rows = [Membership(ProjectFacts("p", "T"), Node(f"n{n:02}", "", "actor"), "partner", "") for n in range(60)]
    graph = project(rows, "actors")
    assert "samband: 1\u00a0770." in methods(graph, "sv", "0.0")
    assert "ties: 1,770." in methods(graph, "en", "0.0")
