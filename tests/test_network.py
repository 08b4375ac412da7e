"""Rows to networks: every weight by hand on ten projects, and what must hold for any rows."""

import random
from datetime import date
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from esfgraph.errors import UsageError
from esfgraph.network import (
    CAP,
    KINDS,
    WEIGHTS,
    Candidate,
    Filters,
    Group,
    Membership,
    Node,
    ProjectFacts,
    Proof,
    choose,
    project,
    rollup,
    two_mode,
)
from esfgraph.network.filters import select

# project: its actors, the owner(s) in capitals
TEN = {
    "P01": "Ab",
    "P02": "Abc",
    "P03": "Bc",
    "P04": "abcDe",
    "P05": "F",
    "P06": "Ef",
    "P07": "Cde",
    "P08": "Aac",  # a is owner and partner of one project
    "P09": "bc",  # the owner is not stated
    "P10": "acDf",
}
COUNT = {"ab": 3, "ac": 4, "ad": 2, "ae": 1, "af": 1, "bc": 4, "bd": 1, "be": 1, "cd": 3, "ce": 2, "cf": 1, "de": 2, "df": 1, "ef": 1}
NEWMAN = {
    "ab": 1 + 1 / 2 + 1 / 4,
    "ac": 1 / 2 + 1 / 4 + 1 + 1 / 3,
    "ad": 1 / 4 + 1 / 3,
    "ae": 1 / 4,
    "af": 1 / 3,
    "bc": 1 / 2 + 1 + 1 / 4 + 1,
    "bd": 1 / 4,
    "be": 1 / 4,
    "cd": 1 / 4 + 1 / 2 + 1 / 3,
    "ce": 1 / 4 + 1 / 2,
    "cf": 1 / 3,
    "de": 1 / 4 + 1 / 2,
    "df": 1 / 3,
    "ef": 1,
}
FRACTIONAL = {
    "ab": 1 + 1 / 3 + 1 / 10,
    "ac": 1 / 3 + 1 / 10 + 1 + 1 / 6,
    "ad": 1 / 10 + 1 / 6,
    "ae": 1 / 10,
    "af": 1 / 6,
    "bc": 1 / 3 + 1 + 1 / 10 + 1,
    "bd": 1 / 10,
    "be": 1 / 10,
    "cd": 1 / 10 + 1 / 3 + 1 / 6,
    "ce": 1 / 10 + 1 / 3,
    "cf": 1 / 6,
    "de": 1 / 10 + 1 / 3,
    "df": 1 / 6,
    "ef": 1,
}
STAR = {"ab": 2, "ac": 2, "ad": 2, "bc": 1, "bd": 1, "cd": 3, "ce": 1, "de": 1, "df": 1, "ef": 1}
CAPPED_AT_3 = {"ab": 2, "ac": 2, "bc": 3, "cd": 1, "ce": 1, "de": 1, "ef": 1}


def listing(name, letter, facts=None):
    role = "owner" if letter.isupper() else "partner"
    node = Node(letter.lower(), f"Actor {letter.lower()}", "actor")
    return Membership(facts or ProjectFacts(name, f"Project {name}"), node, role, f"{letter.lower()} in {name}")


def ten_projects():
    return [listing(name, letter) for name, letters in TEN.items() for letter in letters]


def places(name, codes, **facts):
    return [Membership(ProjectFacts(name, name, **facts), Node(code, code, "municipality"), None, code) for code in codes]


def weights(graph):
    return {one + other: tie["weight"] for one, other, tie in graph.edges(data=True)}


@pytest.mark.parametrize(
    ("weight", "cap", "expected", "counted"),
    [
        ("count", None, COUNT, 9),
        ("newman", None, NEWMAN, 9),
        ("fractional", None, FRACTIONAL, 9),
        ("star", None, STAR, 8),
        ("capped", 3, CAPPED_AT_3, 7),
    ],
)
def test_weights_worked_out_by_hand(weight, cap, expected, counted):
    graph = project(ten_projects(), "actors", weight, cap)
    assert weights(graph) == pytest.approx(expected, abs=1e-12)
    assert graph.graph["counted"] == counted
    assert sorted(graph) == list("abcdef")


def test_a_weight_is_printed_as_the_sum_it_is():
    # 1/3 + 1/10 + 1 + 1/6 in binary floating point is not the 1.6 it should be
    assert project(ten_projects(), "actors", "fractional").edges["a", "c"]["weight"] == 1.6


def test_count_and_newman_agree_with_networkx():
    bipartite = nx.Graph((name, letter.lower()) for name, letters in TEN.items() for letter in letters)
    for weight, theirs in (
        ("count", nx.bipartite.weighted_projected_graph(bipartite, "abcdef")),
        ("newman", nx.bipartite.collaboration_weighted_projected_graph(bipartite, "abcdef")),
    ):
        ours = project(ten_projects(), "actors", weight)
        assert {frozenset(tie) for tie in theirs.edges} == {frozenset(tie) for tie in ours.edges}
        for one, other, data in theirs.edges(data=True):
            assert ours.edges[one, other]["weight"] == pytest.approx(data["weight"])


def test_a_tie_carries_its_evidence_and_its_proof():
    graph = project(ten_projects(), "actors")
    assert graph.edges["a", "b"] == {
        "projects": 3,
        "weight": 3.0,
        "evidence": "återkommande",
        "significance": "ej prövbar",
        "proof": (
            Proof("P01", "Project P01", "a in P01; b in P01"),
            Proof("P02", "Project P02", "a in P02; b in P02"),
            Proof("P04", "Project P04", "a in P04; b in P04"),
        ),
    }
    assert graph.edges["e", "f"]["evidence"] == "samnämnd"
    assert sorted(map(repr, graph.graph.pop("listed"))) == sorted(map(repr, ten_projects()))
    assert graph.graph == {"kind": "actors", "weight": "count", "counted": 9, "projects": 10, "tested": False, "testable": 9, "undated": 0}


@pytest.mark.parametrize(("weight", "cap"), [(weight, None) for weight in WEIGHTS] + [("capped", 3)])
def test_the_proof_is_as_long_as_the_number_of_projects(weight, cap):
    graph = project(ten_projects(), "actors", weight, cap)
    assert all(len(tie["proof"]) == tie["projects"] for *_, tie in graph.edges(data=True))


def test_a_star_proves_only_with_projects_that_one_end_owns():
    graph = project(ten_projects(), "actors", "star")
    assert [proof.project for proof in graph.edges["b", "c"]["proof"]] == ["P03"]


def test_two_owners_of_one_project_are_one_star_tie():
    assert weights(project([listing("P", letter) for letter in "ABc"], "actors", "star")) == {"ab": 1.0, "ac": 1.0, "bc": 1.0}


def test_projects_beyond_the_cap_are_told_as_groups():
    graph = project(ten_projects(), "actors", "capped", 3)
    assert graph.graph["cap"] == 3
    assert graph.graph["beyond_cap"] == (
        Group("P04", "Project P04", ("a", "b", "c", "d", "e")),
        Group("P10", "Project P10", ("a", "c", "d", "f")),
    )
    assert project(ten_projects(), "actors", "capped").graph["cap"] == CAP


def test_thirty_eight_nodes_are_703_pairs_or_a_star_of_37():
    rows = [
        Membership(ProjectFacts("P", "P"), Node(f"a{number:02}", "", "actor"), "partner" if number else "owner") for number in range(38)
    ]
    assert project(rows, "actors").number_of_edges() == 703
    assert project(rows, "actors", "star").number_of_edges() == 37
    assert project(rows, "actors", "capped").number_of_edges() == 0


def five_pages():
    """As many listings as the five pages have: 82 places in five projects, 16 participations over 14 pairs."""
    municipalities, actors = iter(range(100)), iter(range(100))
    rows = []
    for number, (towns, own) in enumerate([(8, 2), (38, 5), (8, 5), (15, 1), (13, 1)]):
        facts = ProjectFacts(f"project:{number}", f"Project {number}")
        found = [Node(f"actor:{next(actors):02}", "", "actor") for _ in range(own)]
        rows += [Membership(facts, node, "partner" if place else "owner") for place, node in enumerate(found)]
        rows += [Membership(facts, node, "co-financer") for node in found[1:3] if number == 1]
        rows += [Membership(facts, Node(f"municipality:{next(municipalities):02}", "", "municipality")) for _ in range(towns)]
    return rows


def test_the_sizes_of_the_five_pages():
    rows = five_pages()
    assert sum(row.role is not None for row in rows) == 16
    sizes = [(len(graph), graph.number_of_edges()) for graph in (two_mode(rows), project(rows, "municipalities"), project(rows, "actors"))]
    assert sizes == [(101, 96), (82, 942), (14, 21)]
    words = {(tie["evidence"], tie["significance"]) for *_, tie in project(rows, "municipalities").edges(data=True)}
    assert words == {("samnämnd", "ej prövbar")}


def test_two_mode_ties_a_project_to_each_node_once():
    rows = [listing("P08", letter) for letter in TEN["P08"]]
    rows.append(Membership(rows[0].project, Node("1260", "Bjuv", "municipality"), None, "Bjuv"))
    graph = two_mode(rows)
    assert dict(graph.nodes(data="kind")) == {"P08": "project", "a": "actor", "c": "actor", "1260": "municipality"}
    assert graph.edges["P08", "a"] == {
        "projects": 1,
        "weight": 1.0,
        "evidence": "",
        "significance": "",
        "proof": (Proof("P08", "Project P08", "a in P08"),),
        "roles": "owner; partner",
    }
    assert graph.edges["P08", "1260"]["roles"] == ""
    assert {row.words for row in graph.graph.pop("listed")} == {"a in P08", "c in P08", "Bjuv"}
    assert graph.graph == {"kind": "projects", "counted": 1, "tested": False, "undated": 0}


def test_the_region_of_an_actor():
    south, west = ProjectFacts("S", "S", region="Sydsverige"), ProjectFacts("V", "V", region="Västsverige")
    unknown = ProjectFacts("U", "U")
    at_home = Node("home", "", "actor", region="Stockholm")
    rows = [Membership(south, at_home)]
    rows += [Membership(facts, Node("one", "", "actor")) for facts in (south, south)]
    rows += [Membership(facts, Node("two", "", "actor")) for facts in (south, west)]
    rows += [Membership(facts, Node("half", "", "actor")) for facts in (south, unknown)]
    rows += [Membership(south, Node("town", "", "municipality"))]
    expected = {"home": "Stockholm", "one": "Sydsverige", "two": "", "half": ""}
    assert dict(project(rows, "actors").nodes(data="region")) == expected
    assert two_mode(rows).nodes["town"]["region"] == ""
    assert two_mode(rows).nodes["S"]["region"] == "Sydsverige"


def test_a_filter_does_not_move_an_actor():
    everywhere = Node("a", "", "actor")
    south = ProjectFacts("S", "S", region="Sydsverige", region_code="SE22")
    west = ProjectFacts("V", "V", region="Västsverige", region_code="SE23")
    rows = [Membership(south, everywhere), Membership(west, everywhere)]
    assert project(rows, "actors", filters=Filters(region="SE22")).nodes["a"]["region"] == ""
    assert project(rows[:1], "actors", filters=Filters(region="SE22")).nodes["a"]["region"] == "Sydsverige"


def test_a_position_only_where_known():
    rows = [
        Membership(ProjectFacts("P", "P"), Node("1260", "Bjuv", "municipality", lat=56.08, lon=12.92)),
        Membership(ProjectFacts("P", "P"), Node("1277", "Åstorp", "municipality")),
    ]
    graph = project(rows, "municipalities")
    assert graph.nodes["1260"] == {"label": "Bjuv", "kind": "municipality", "region": "", "projects": 1, "lat": 56.08, "lon": 12.92}
    assert graph.nodes["1277"] == {"label": "Åstorp", "kind": "municipality", "region": "", "projects": 1}


def test_units_roll_up_their_chain():
    city = Node("city", "Göteborgs stad", "actor")
    district = Node("district", "Sdf Frölunda", "actor", parent=city)
    unit = Node("unit", "Fritid Frölunda", "actor", parent=district)
    rows = [Membership(ProjectFacts("P", "P"), node, "partner", node.label) for node in (unit, district, Node("x", "X", "actor"))]
    assert {row.node.id for row in rollup(rows)} == {"city", "x"}
    assert [row.node.id for row in rollup(rows, levels=1)] == ["district", "city", "x"]
    assert rollup(rows, levels=0) == tuple(rows)
    graph = project(rollup(rows), "actors", "newman")
    assert weights(graph) == {"cityx": 1.0}
    assert graph.edges["city", "x"]["proof"][0].words == "Fritid Frölunda; Sdf Frölunda; X"


FACTS = {"region_code": "SE22", "area": "2007-2013-2", "phase": "implementation"}


@pytest.mark.parametrize(("name", "fact"), [("region", "region_code"), ("area", "area"), ("phase", "phase")])
def test_a_filter_compares_what_the_page_states(name, fact):
    rows = places("P", ["1260"], **FACTS) + places("Q", ["1277"], **{**FACTS, fact: "other"}) + places("R", ["1278"])
    assert [row.node.id for row in select(rows, Filters(**{name: FACTS[fact]})).rows] == ["1260"]


def test_a_county_keeps_the_whole_of_the_projects_that_list_a_place_in_it():
    bjuv, malmo = Node("1260", "Bjuv", "municipality", county="12"), Node("1480", "Göteborg", "municipality", county="14")
    authority = Node("a", "Region Skåne", "actor", county="12")
    one, other = ProjectFacts("P", "P"), ProjectFacts("Q", "Q")
    rows = [
        Membership(one, bjuv),
        Membership(one, malmo),
        Membership(one, authority),
        Membership(other, malmo),
        Membership(other, authority),
    ]
    assert select(rows, Filters(county="12")).rows == tuple(rows[:3])


def test_a_role_chooses_actors_and_leaves_places():
    rows = ten_projects() + places("P01", ["1260"])
    assert sorted(two_mode(rows, Filters(role="owner")).neighbors("P01")) == ["1260", "a"]
    # k is counted after the filter: b and c are now the only partners of P02
    weight = project(rows, "actors", "newman", filters=Filters(role="partner")).edges["b", "c"]["weight"]
    assert weight == pytest.approx(1 + 1 / 3 + 1)


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ({"from_year": 2010}, "early-late"),
        ({"from_year": 2009}, "early early-late"),
        ({"to_year": 2008}, "early early-late"),
        ({"to_year": 2007}, ""),
        ({"from_year": 2010, "to_year": 2010}, "early-late"),
        ({"from_year": 2014}, ""),
    ],
)
def test_years_mean_overlap(asked, kept):
    rows = [
        *places("early", ["1"], start=date(2008, 7, 1), end=date(2009, 1, 1)),
        *places("early-late", ["2"], start=date(2008, 12, 31), end=date(2013, 3, 31)),
        *places("no end", ["3"], start=date(2008, 7, 1)),
        *places("no dates", ["4", "5"]),
    ]
    selection = select(rows, Filters(**asked))
    assert " ".join(row.project.id for row in selection.rows) == kept
    assert selection.undated == 2
    assert project(rows, "municipalities", filters=Filters(**asked)).graph["undated"] == 2


def test_only_projects_that_pass_all_else_count_as_undated():
    rows = places("P", ["1"], phase="preparation") + places("Q", ["2"], phase="implementation")
    assert select(rows, Filters(phase="preparation", from_year=2008)).undated == 1
    assert select(rows, Filters(phase="preparation")).undated == 0


def candidates():
    """An able and a silent project of one region, a silent one of another, and a silent one without region or dates."""
    south = {"region_code": "SE22", "phase": "implementation"}
    return [
        Candidate(ProjectFacts("able", "", **south, start=date(2009, 1, 1), end=date(2011, 1, 1)), "2007–2013", able=True),
        Candidate(ProjectFacts("silent", "", **south, start=date(2015, 1, 1), end=date(2016, 1, 1)), "2014–2020", able=False),
        Candidate(ProjectFacts("west", "", region_code="SE23", start=date(2015, 1, 1), end=date(2016, 1, 1)), "2014–2020", able=False),
        Candidate(ProjectFacts("bare", ""), "", able=False),
    ]


@pytest.mark.parametrize(
    ("asked", "kept", "undated"),
    [
        ({}, "able silent west bare", ""),
        ({"region": "SE22"}, "able silent", ""),
        ({"phase": "implementation", "to_year": 2010}, "able", ""),
        ({"from_year": 2010, "to_year": 2020}, "able silent west", "bare"),
        ({"from_year": 2012}, "silent west", "bare"),
        ({"region": "SE23", "from_year": 2012}, "west", ""),
        ({"county": "12"}, "able silent west bare", ""),
        ({"role": "partner"}, "able silent west bare", ""),
    ],
)
def test_silent_projects_are_chosen_by_what_their_pages_can_state(asked, kept, undated):
    choice = choose(candidates(), Filters(**asked))
    assert " ".join(candidate.project.id for candidate in choice.kept) == kept
    assert " ".join(candidate.project.id for candidate in choice.undated) == undated


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: Filters(role="boss"), "boss"),
        (lambda: Filters(from_year=2012, to_year=2010), "2012"),
        (lambda: project([], "projects"), "municipalities, actors"),
        (lambda: project([], "actors", "jaccard"), "newman"),
        (lambda: project([], "municipalities", "star"), "use it with actors"),
        (lambda: project([], "actors", "count", 5), "capped"),
        (lambda: project([], "actors", "capped", 1), "from 2 up"),
        (lambda: project([], "municipalities", filters=Filters(role="owner")), "owner"),
        (lambda: project([], "actors", "star", filters=Filters(role="partner")), "needs them all"),
    ],
)
def test_wrong_use_is_said_with_the_way_out(call, told):
    with pytest.raises(UsageError, match=told):
        call()


def test_no_rows_are_an_empty_network():
    assert len(two_mode([])) == 0
    for weight in WEIGHTS:
        assert len(project([], "actors", weight)) == 0


def test_projects_of_one_node_give_nodes_without_ties():
    graph = project([listing("P", "A"), listing("Q", "B")], "actors", "star")
    assert (sorted(graph), graph.number_of_edges(), graph.graph["counted"]) == (["a", "b"], 0, 0)


def test_rows_that_disagree_give_one_description_whatever_their_order():
    rows = [Membership(ProjectFacts("P", title), Node("a", label, "actor")) for title, label in (("Å", "x"), ("B", "y"), ("C", "z"))]
    graphs = [two_mode(order) for order in (rows, rows[::-1])]
    assert graphs[0].nodes["a"]["label"] == graphs[1].nodes["a"]["label"] == "x"
    assert graphs[0].nodes["P"]["label"] == graphs[1].nodes["P"]["label"] == "B"


PHASES = st.sampled_from([None, "preparation", "implementation"])
YEARS = st.sampled_from([None, 2008, 2009, 2010])


@st.composite
def collections(draw):
    """Up to eight projects with up to six actors and places each."""
    rows = []
    for number in range(draw(st.integers(0, 8))):
        start, end = draw(YEARS), draw(YEARS)
        facts = ProjectFacts(
            f"p{number}",
            f"Project {number}",
            phase=draw(PHASES),
            region_code=draw(st.sampled_from([None, "SE22"])),
            start=start and date(start, 1, 1),
            end=end and date(end + 1, 6, 30),
        )
        actors = draw(st.lists(st.tuples(st.sampled_from("abcdefg"), st.sampled_from(["owner", "co-financer", "partner"])), max_size=6))
        rows += [Membership(facts, Node(name, name, "actor"), role, name) for name, role in actors]
        codes = draw(st.lists(st.sampled_from("123"), max_size=2))
        rows += [Membership(facts, Node(code, code, "municipality", county="12" if code == "1" else "14"), None, code) for code in codes]
    return rows


FILTERS = st.builds(
    Filters,
    region=st.sampled_from([None, "SE22"]),
    county=st.sampled_from([None, "12"]),
    phase=PHASES,
    role=st.sampled_from([None, "owner", "partner"]),
    from_year=st.sampled_from([None, 2008, 2009]),
    to_year=st.sampled_from([None, 2010]),
)


def members(rows):
    found = {}
    for row in rows:
        if row.node.kind == "actor":
            found.setdefault(row.project.id, set()).add(row.node.id)
    return found


@given(collections())
def test_newman_strength_is_the_number_of_projects_with_company(rows):
    graph = project(rows, "actors", "newman")
    for node in graph:
        with_company = sum(node in found and len(found) > 1 for found in members(rows).values())
        assert graph.degree(node, weight="weight") == pytest.approx(with_company, abs=1e-9)


@given(collections())
def test_fractional_weights_add_up_to_the_projects_with_two_or_more(rows):
    graph = project(rows, "actors", "fractional")
    assert graph.size(weight="weight") == pytest.approx(sum(len(found) > 1 for found in members(rows).values()), abs=1e-9)


@given(collections())
def test_count_is_what_loops_over_pairs_find(rows):
    expected = {}
    for found in members(rows).values():
        for one, other in combinations(sorted(found), 2):
            expected[one + other] = expected.get(one + other, 0) + 1
    assert weights(project(rows, "actors")) == expected


@given(collections(), st.sampled_from(WEIGHTS), st.integers(0, 7))
def test_removing_a_project_never_adds_a_tie(rows, weight, number):
    fewer = [row for row in rows if row.project.id != f"p{number}"]
    before, after = weights(project(rows, "actors", weight)), weights(project(fewer, "actors", weight))
    assert all(before[tie] + 1e-9 >= after[tie] for tie in after)


@given(collections(), FILTERS, st.sets(st.integers(0, 7)))
def test_filters_commute_with_reading_fewer_pages(rows, filters, unread):
    read = lambda listed: tuple(row for row in listed if int(row.project.id[1:]) not in unread)  # noqa: E731
    assert select(read(rows), filters).rows == read(select(rows, filters).rows)


@given(collections(), FILTERS.filter(lambda filters: filters.county is None), st.data())
def test_filters_commute_with_dropping_rows(rows, filters, data):
    kept = data.draw(st.lists(st.booleans(), min_size=len(rows), max_size=len(rows)))
    fewer = [row for row, stays in zip(rows, kept, strict=True) if stays]
    passed = {id(row) for row in select(rows, filters).rows}
    assert select(fewer, filters).rows == tuple(row for row in fewer if id(row) in passed)


@given(collections(), FILTERS)
def test_a_filtered_network_is_the_network_of_the_filtered_rows(rows, filters):
    filtered = two_mode(rows, filters)
    plain = two_mode(select(rows, filters).rows)
    assert (list(filtered.nodes), list(filtered.edges(data=True))) == (list(plain.nodes), list(plain.edges(data=True)))


@settings(max_examples=30)
@given(collections(), st.sampled_from(sorted(KINDS)), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(rows, kind, shuffler):
    shuffled = list(rows)
    shuffler.shuffle(shuffled)
    for weight in ("count", "newman", "fractional"):
        one, other = project(rows, kind, weight), project(shuffled, kind, weight)
        assert (list(one.nodes(data=True)), list(one.edges(data=True))) == (list(other.nodes(data=True)), list(other.edges(data=True)))


def recurring_pair(projects):
    """So many projects of two nodes; every tenth lists the pair ab, the others draw two of twenty at random."""
    drawn = random.Random(7)
    others = [f"n{number:02}" for number in range(20)]
    lists = [["a", "b"] if number % 10 == 0 else drawn.sample(others, 2) for number in range(projects)]
    return [row for number, listed in enumerate(lists) for row in places(f"P{number:03}", listed)]


def test_below_forty_projects_nothing_can_be_tested():
    graph = project(recurring_pair(39) + places("alone", ["z"]), "municipalities")
    assert {tie["significance"] for *_, tie in graph.edges(data=True)} == {"ej prövbar"}
    assert graph.graph["tested"] is False


def test_a_pair_that_keeps_together_is_significant():
    graph = project(recurring_pair(60), "municipalities")
    assert graph.graph["tested"] is True
    assert graph.edges["a", "b"]["significance"] == "säkerställd"
    others = {tie["significance"] for one, other, tie in graph.edges(data=True) if {one, other} != {"a", "b"}}
    assert others == {"ej säkerställd"}


def test_what_happens_once_is_never_significant():
    rows = [*recurring_pair(400), *places("once", ["x", "y"])]
    tie = project(rows, "municipalities").edges["x", "y"]
    assert (tie["evidence"], tie["significance"]) == ("samnämnd", "ej säkerställd")


def test_the_cap_does_not_change_what_is_tested():
    rows = recurring_pair(60)
    large = places("large", sorted({row.node.id for row in rows}))
    count, capped = (project(rows + large, "municipalities", weight) for weight in ("count", "capped"))
    assert count.edges["a", "b"]["significance"] == capped.edges["a", "b"]["significance"] == "säkerställd"
    assert capped.edges["a", "b"]["projects"] == count.edges["a", "b"]["projects"] - 1
