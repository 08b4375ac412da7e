"""The measures of nodes: by hand on ten projects, against networkx and plain loops on any."""

from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ten_projects import GROUPS, LETTERS, TEN, memberships, table, without

from esfgraph.errors import UsageError
from esfgraph.network import COLUMNS, SORTS, Communities, Filters, listed, measures, ordered, project
from esfgraph.network.brokerage import Roles, brokerage
from esfgraph.network.centrality import kinds
from esfgraph.network.ties import initiatives, numbered_graph, pairs, ties

# worked out by hand; a blank is what has no meaning
BY_HAND = {
    "projects": {"a": 5, "b": 4, "c": 5, "m": 3, "r": 1, "s": 1, "u": 1},
    "degree": {"a": 2, "b": 2, "c": 3, "m": 3, "r": 1, "s": 0, "u": 1},
    # the number of projects with company
    "strength": {"a": 5, "b": 4, "c": 5, "m": 3, "r": 1, "s": 0, "u": 1},
    # of the 15 pairs of the six others: c lies between {a, b} and {m, r, u}, m between {a, b, c} and {r, u} and between r and u
    "betweenness": {"a": 0, "b": 0, "c": 6 / 15, "m": 7 / 15, "r": 0, "s": 0, "u": 0},
    # with the shares a: b 1/2, c 1/2; b: a 5/8, c 3/8; c: a 1/2, b 3/10, m 1/5; m: 1/3 each
    "constraint": {
        "a": (1 / 2 + 1 / 2 * 3 / 10) ** 2 + (1 / 2 + 1 / 2 * 3 / 8) ** 2,
        "b": (5 / 8 + 3 / 8 * 1 / 2) ** 2 + (3 / 8 + 5 / 8 * 1 / 2) ** 2,
        "c": (1 / 2 + 3 / 10 * 5 / 8) ** 2 + (3 / 10 + 1 / 2 * 1 / 2) ** 2 + (1 / 5) ** 2,
        "m": 3 * (1 / 3) ** 2,
        "r": 1,
        "s": None,
        "u": 1,
    },
    # a: P01-P02, P01-P05 and P02-P05 by b, P03-P04, P03-P05 and P04-P05 by c; b: the first three, by a, and P05-P10 by c;
    # c: P03-P04, P03-P05 and P04-P05 by a, P05-P10 by b; m: none
    "redundancy": {"a": 6 / 10, "b": 4 / 6, "c": 4 / 10, "m": 0, "r": None, "s": None, "u": None},
    "articulation": {"a": False, "b": False, "c": True, "m": True, "r": False, "s": False, "u": False},
    "component": {"a": 0, "b": 0, "c": 0, "m": 0, "r": 0, "s": 1, "u": 0},
    # all three ties of the triangle are of two initiatives or more
    "core": {"a": 2, "b": 2, "c": 2, "m": 0, "r": 0, "s": 0, "u": 0},
    "community": {"a": 0, "b": 0, "c": 0, "m": 1, "r": 1, "s": -1, "u": 1},
    "community_share": {"a": 1, "b": 1, "c": 1, "m": 1, "r": 1, "s": 0, "u": 1},
    # the pairs without a tie: c between a-m (all municipalities) and b-m; m between c-r, c-u and r-u
    "brokerage_coordinator": {"a": 0, "b": 0, "c": 1, "m": 0, "r": 0, "s": None, "u": 0},
    "brokerage_gatekeeper": {"a": 0, "b": 0, "c": 1, "m": 2, "r": 0, "s": None, "u": 0},
    "brokerage_representative": {"a": 0, "b": 0, "c": 1, "m": 2, "r": 0, "s": None, "u": 0},
    "brokerage_consultant": {"a": 0, "b": 0, "c": 0, "m": 0, "r": 0, "s": None, "u": 0},
    "brokerage_liaison": {"a": 0, "b": 0, "c": 0, "m": 1, "r": 0, "s": None, "u": 0},
}


@pytest.fixture(scope="module")
def rows():
    return {row.id: row.row() for row in measures(table(), GROUPS)}


@pytest.mark.parametrize("name", BY_HAND)
def test_each_measure_is_what_was_worked_out_by_hand(rows, name):
    expected = BY_HAND[name]
    assert {letter: row[name] for letter, row in rows.items()} == pytest.approx(expected, abs=1e-11, nan_ok=True)


def test_a_row_says_who_it_is_about_and_has_every_column_in_order(rows):
    assert list(rows) == sorted(LETTERS)
    assert all(tuple(row) == COLUMNS for row in rows.values())
    assert [rows["a"][name] for name in ("id", "label", "kind", "region", "group")] == ["a", "A", "actor", "", "municipality"]
    assert rows["s"]["group"] == ""


def test_two_phases_of_one_initiative_do_not_make_a_tie_recur():
    # without P05, a and b share P01 and P02 only, which are one initiative, and b and c P10 only; a and c share P03 and P04
    found = {row.id: row.core for row in measures(table(without("P05")), {})}
    assert found == {"a": 1, "b": 0, "c": 1, "m": 0, "r": 0, "s": 0, "u": 0}
    apart = table(without("P05"), initiatives=())
    assert {row.id: row.core for row in measures(apart, {})} == {"a": 1, "b": 1, "c": 1, "m": 0, "r": 0, "s": 0, "u": 0}


def test_two_who_meet_only_in_different_phases_have_no_tie_there():
    # a is in both phases P01 and P02, b in one and c in the other; b and c share P03 alone, so one initiative
    net = ties(*_matrix({"P01": "ab", "P02": "ac", "P03": "bc", "P04": "ab"}))
    assert list(pairs(net.shared)) == [(0, 1), (0, 2), (1, 2)]
    assert list(pairs(net.recurring)) == [(0, 1)]


def test_a_consultant_has_both_partners_in_one_other_group_and_unknown_groups_do_not_count():
    assert _roles({**GROUPS, "u": "company"})["m"] == Roles(0, 2, 2, 1, 0)  # r-u both companies
    unknown = _roles({**GROUPS, "u": ""})
    assert unknown["m"] == Roles(0, 1, 1, 0, 0)  # only c-r is left
    assert unknown["u"] is None


def test_the_foremost_by_constraint_and_redundancy_have_the_least_and_blanks_stand_last():
    found = measures(table(), GROUPS)
    order = {name: "".join(row.id for row in ordered(found, name)) for name in SORTS}
    assert order == {
        "degree": "cmabrus",
        "strength": "acbmrus",
        "betweenness": "mcabrsu",
        "constraint": "mcarub" + "s",
        "redundancy": "mcabrsu",
        "core": "abcmrsu",
    }
    with pytest.raises(UsageError, match=r"unknown measure 'size': use one of degree, strength"):
        ordered(found, "size")


def test_nobody_has_no_measures():
    assert measures(listed([], "actors"), {}) == ()


def test_a_table_takes_filters_and_refuses_as_the_network_does():
    rows = memberships()
    assert measures(listed(rows, "actors", Filters(region="SE11")), {}) == ()
    assert [row.id for row in measures(listed(rows, "actors", Filters(role="partner")), {})] == sorted(LETTERS)
    with pytest.raises(UsageError, match="unknown network 'projects'"):
        listed(rows, "projects")
    with pytest.raises(UsageError, match="role 'owner' with municipalities"):
        listed(rows, "municipalities", Filters(role="owner"))


COLLECTIONS = st.dictionaries(st.integers(0, 9).map("P{:02}".format), st.text("abcdefgh", min_size=1, max_size=6), max_size=10)


def quick(made):
    """Measure all but communities, which have tests of their own and take many runs."""
    nodes = len(made.nodes)
    return measures(made, GROUPS, Communities(np.zeros(nodes, dtype=np.int64), np.ones(nodes), 1))


def _matrix(projects):
    made = table(projects)
    return made.matrix, initiatives(made)


def _roles(groups):
    made = table()
    found = brokerage(ties(made.matrix, initiatives(made)).shared, [groups.get(node.id, "") for node in made.nodes])
    return {node.id: roles for node, roles in zip(made.nodes, found, strict=True)}


def _networkx(projects):
    """The same network, as networkx projects it."""
    two_mode = nx.Graph((name, letter) for name, letters in projects.items() for letter in letters if len(set(letters)) > 1)
    nodes = sorted({letter for letters in projects.values() for letter in letters})
    two_mode.add_nodes_from(nodes)
    return two_mode, nx.bipartite.collaboration_weighted_projected_graph(two_mode, nodes), nodes


@settings(max_examples=60)
@given(COLLECTIONS)
def test_measures_agree_with_networkx(projects):
    two_mode, theirs, nodes = _networkx(projects)
    ours = {row.id: row for row in quick(table(projects))}
    assert list(ours) == nodes
    constraint = nx.constraint(theirs, weight="weight") if theirs.number_of_edges() else {}
    expected = {
        "degree": dict(theirs.degree),
        "strength": dict(theirs.degree(weight="weight")),
        "betweenness": nx.betweenness_centrality(theirs),
        "constraint": {node: None if np.isnan(constraint.get(node, np.nan)) else constraint[node] for node in nodes},
        "redundancy": {node: nx.bipartite.node_redundancy(two_mode, [node])[node] if two_mode.degree(node) > 1 else None for node in nodes},
        "articulation": {node: node in set(nx.articulation_points(theirs)) for node in nodes},
    }
    for name, values in expected.items():
        assert {node: getattr(row, name) for node, row in ours.items()} == pytest.approx(values, abs=1e-9), name
    parts = {frozenset(node for node in nodes if ours[node].component == number) for number in {row.component for row in ours.values()}}
    assert parts == set(map(frozenset, nx.connected_components(theirs)))


@given(COLLECTIONS)
def test_newman_strength_is_the_number_of_projects_with_company(projects):
    for row in quick(table(projects)):
        assert row.strength == sum(row.id in letters and len(set(letters)) > 1 for letters in projects.values())


@given(COLLECTIONS, st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from(["", "x", "y", "z"])))
def test_brokerage_is_what_loops_over_pairs_find(projects, groups):
    made = table(projects)
    net = ties(made.matrix, initiatives(made))
    graph = nx.relabel_nodes(numbered_graph(net.shared), dict(enumerate(node.id for node in made.nodes)))
    for node, found in zip(made.nodes, brokerage(net.shared, [groups.get(node.id, "") for node in made.nodes]), strict=True):
        own = groups.get(node.id, "")
        counts = dict.fromkeys(("coordinator", "mixed", "consultant", "liaison"), 0)
        for one, other in combinations(graph[node.id], 2):
            ends = groups.get(one, ""), groups.get(other, "")
            if "" not in ends and not graph.has_edge(one, other):
                counts[_role(own, *ends)] += 1
        mixed = counts["mixed"]
        assert found == (Roles(counts["coordinator"], mixed, mixed, counts["consultant"], counts["liaison"]) if own else None)


def _role(own, one, other):
    if one == other:
        return "coordinator" if one == own else "consultant"
    return "mixed" if own in {one, other} else "liaison"


@given(COLLECTIONS)
def test_core_numbers_are_those_of_the_recurring_ties(projects):
    # P01 and P02 are one initiative: ties() must agree with the word on the ties of the drawn network
    graph = project(memberships(projects), "actors")
    recurring = nx.Graph((one, other) for one, other, tie in graph.edges(data=True) if tie["evidence"] == "återkommande")
    recurring.add_nodes_from(graph)
    assert {row.id: row.core for row in quick(table(projects))} == nx.core_number(recurring)


@given(COLLECTIONS, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(projects, shuffler):
    rows = memberships(projects)
    shuffled = list(rows)
    shuffler.shuffle(shuffled)
    assert quick(listed(rows, "actors")) == quick(listed(shuffled, "actors"))


@given(COLLECTIONS, st.sampled_from(sorted(TEN)))
def test_a_filter_measures_what_reading_fewer_pages_measures(projects, left_out):
    # the phase of a project is its own name here, so that a filter can choose a single one
    rows = [row for row in memberships(projects) if row.project.id != left_out]
    marked = [_in_phase(row, "out" if row.project.id == left_out else "in") for row in memberships(projects)]
    assert quick(listed(marked, "actors", Filters(phase="in"))) == quick(listed(rows, "actors"))


def _in_phase(row, phase):
    facts = type(row.project)(row.project.id, row.project.title, phase=phase, initiative=row.project.initiative)
    return type(row)(facts, row.node, row.role, row.words)


def test_alike_nodes_are_worked_out_as_one_and_still_told_apart():
    # ten who are only in one project with a, which b shares with a in another: 1 + 1 + 1 kinds
    made = table({"P01": "acdefghijkl", "P02": "ab"})
    net = ties(made.matrix, initiatives(made))
    assert kinds(net) == 3
    found = {row.id: row.betweenness for row in measures(made, {})}
    assert found.pop("a") == pytest.approx(10 / 55)  # between b and each of the ten, of the 11 * 10 / 2 pairs of the others
    assert set(found.values()) == {0.0}
