"""Communities: what many runs agree on, and how often."""

import subprocess
import sys

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse
from ten_projects import memberships

from esfgraph.errors import UsageError
from esfgraph.network import communities, project, two_mode, with_communities
from esfgraph.network.communities import adjusted_rand

PATH = sparse.csr_array(nx.to_numpy_array(nx.path_graph(6)))


def runs_that_find(monkeypatch, *runs):
    """Let the runs give these divisions, one after another."""
    given = iter(runs)
    monkeypatch.setattr(nx.community, "louvain_communities", lambda *_, **__: [set(part) for part in next(given)])
    return len(runs)


def test_the_adjusted_rand_index_by_hand():
    one, other = np.array([0, 0, 1, 1]), np.array([0, 0, 1, 2])
    # of 6 pairs one is together in both, two in the one and one in the other: (1 - 2/6) / (3/2 - 2/6)
    assert adjusted_rand(one, other) == pytest.approx(4 / 7)
    assert adjusted_rand(one, np.array([1, 1, 0, 0])) == 1.0
    assert adjusted_rand(one, np.array([0, 1, 0, 1])) == pytest.approx(-0.5)
    assert adjusted_rand(np.array([0, 0]), np.array([0, 0])) == 1.0


def test_the_share_is_how_many_runs_agree_and_who_is_elsewhere_in_more_than_a_fifth_is_borderline(monkeypatch):
    most, moved = [[0, 1, 2], [3, 4, 5]], [[0, 1], [2, 3, 4, 5]]
    count = runs_that_find(monkeypatch, most, moved, most, most)
    found = communities(PATH, count)
    assert found.number.tolist() == [0, 0, 0, 1, 1, 1]
    assert found.share.tolist() == [1, 1, 0.75, 1, 1, 1]
    assert found.borderline == [2]


def test_one_run_in_five_elsewhere_is_not_yet_borderline(monkeypatch):
    most, moved = [[0, 1, 2], [3, 4, 5]], [[0, 1], [2, 3, 4, 5]]
    found = communities(PATH, runs_that_find(monkeypatch, moved, most, most, most, most))
    assert found.share.tolist() == [1, 1, 0.8, 1, 1, 1]
    assert found.borderline == []


def test_where_a_run_splits_or_merges_the_smaller_part_disagrees(monkeypatch):
    whole = [[0, 1, 2, 3], [4, 5]]
    split = [[0, 1, 2], [3], [4, 5]]
    merged = [[0, 1, 2, 3, 4, 5]]
    found = communities(PATH, runs_that_find(monkeypatch, whole, split, merged, whole))
    assert found.number.tolist() == [0, 0, 0, 0, 1, 1]
    assert found.share.tolist() == [1, 1, 1, 0.75, 0.75, 0.75]


def test_the_largest_is_first_and_who_has_no_tie_is_in_none():
    # a ring of three, a ring of four and one alone
    graph = nx.disjoint_union_all([nx.cycle_graph(3), nx.complete_graph(4), nx.empty_graph(1)])
    found = communities(sparse.csr_array(nx.to_numpy_array(graph)), 10)
    assert found.number.tolist() == [1, 1, 1, 0, 0, 0, 0, -1]
    assert found.share.tolist() == [1, 1, 1, 1, 1, 1, 1, 0]
    assert found.borderline == []


def test_rings_of_cliques_are_found_as_the_cliques():
    # four complete graphs of six, each tied to the next by one tie: nobody divides that otherwise
    graph = nx.disjoint_union_all([nx.complete_graph(6)] * 4)
    graph.add_edges_from([(5, 6), (11, 12), (17, 18), (23, 0)])
    found = communities(sparse.csr_array(nx.to_numpy_array(graph)), 20)
    assert found.number.tolist() == [0] * 6 + [1] * 6 + [2] * 6 + [3] * 6
    assert set(found.share) == {1.0}


def test_the_network_carries_them_and_the_graph_given_is_left_alone():
    graph = project(memberships(), "actors")
    found = with_communities(graph, runs=10)
    assert dict(found.nodes(data="community")) == {"a": 0, "b": 0, "c": 0, "m": 1, "r": 1, "s": -1, "u": 1}
    assert dict(found.nodes(data="community_share")) == {"a": 1.0, "b": 1.0, "c": 1.0, "m": 1.0, "r": 1.0, "s": 0.0, "u": 1.0}
    assert not any(unsure for _, unsure in found.nodes(data="borderline"))
    assert found.graph["communities"] == (2, 10)
    assert "community" not in graph.nodes["a"]
    with pytest.raises(UsageError, match="ask for actors or municipalities"):
        with_communities(two_mode(memberships()))


def test_an_empty_network_has_none():
    found = with_communities(project([], "actors"))
    assert found.graph["communities"][0] == 0


@settings(max_examples=20)
@given(st.dictionaries(st.integers(0, 9).map("P{:02}".format), st.text("abcdefgh", min_size=1, max_size=4), max_size=10))
def test_communities_hold_together_and_are_numbered_by_size(projects):
    graph = with_communities(project(memberships(projects), "actors"), runs=5)
    numbers = [number for _, number in graph.nodes(data="community") if number >= 0]
    sizes = [numbers.count(number) for number in range(max(numbers, default=-1) + 1)]
    assert sizes == sorted(sizes, reverse=True)
    assert 0 not in sizes
    for node, data in graph.nodes(data=True):
        assert (data["community"] == -1) == (graph.degree(node) == 0)
        assert data["borderline"] == (data["community"] != -1 and data["community_share"] < 0.8)
        assert 0 <= data["community_share"] <= 1


def test_the_answer_does_not_depend_on_the_hash_seed():
    code = (
        "import networkx as nx; from scipy import sparse; from esfgraph.network import communities;"
        "found = communities(sparse.csr_array(nx.to_numpy_array(nx.gnp_random_graph(60, 0.08, seed=3))), 8);"
        "print(found.number.tolist(), found.share.tolist())"
    )
    said = [
        subprocess.run([sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True).stdout
        for seed in ("1", "77")
    ]
    assert said[0] == said[1]
    assert len(set(eval(said[0].split("] [")[1].rstrip("]\n")))) > 1  # there is something to disagree on
