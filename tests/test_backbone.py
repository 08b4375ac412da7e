"""The backbone: by hand, and as a subgraph that keeps together what was together."""

from dataclasses import replace

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse
from ten_projects import memberships

from esfgraph.errors import UsageError
from esfgraph.network import ROLES, Membership, Node, ProjectFacts, project, two_mode, with_backbone
from esfgraph.network.backbone import backbone, chances
from esfgraph.network.ties import drawn_weights

COLLECTIONS = st.dictionaries(st.integers(0, 9).map("P{:02}".format), st.text("abcdefgh", min_size=1, max_size=6), max_size=10)
WITHOUT_CHOICES = st.sampled_from(["count", "newman", "fractional", "star", "capped"])


def matrix(size, strong):
    """All nodes tied to all by weight 1, but for the pairs of ``strong``."""
    weight = np.ones((size, size)) - np.eye(size)
    for (one, other), value in strong.items():
        weight[one, other] = weight[other, one] = value
    return sparse.csr_array(weight)


def test_the_chance_of_a_share_by_hand():
    # of node 0, with ties of 20, 1, ... 1 (eleven), the first has the share 20/30 and the chance (1 - 2/3)^10
    found = chances(matrix(12, {(0, 1): 20.0})).toarray()
    assert found[0, 1] == found[1, 0] == pytest.approx((1 / 3) ** 10)
    assert found[0, 2] == pytest.approx((29 / 30) ** 10)
    assert found[2, 0] == found[2, 3] == pytest.approx((10 / 11) ** 10)


def test_a_node_of_one_tie_has_nothing_to_compare():
    assert chances(sparse.csr_array(np.array([[0.0, 7.0], [7.0, 0.0]]))).toarray().tolist() == [[0.0, 1.0], [1.0, 0.0]]


def test_what_is_strong_for_one_end_is_kept_even_outside_the_forest():
    # 0-1, 1-2 and 0-2 are each (1 - 100/209)^10 = 0.0015 for both their ends; a forest has two of the three
    strong = {(0, 1): 100.0, (1, 2): 100.0, (0, 2): 100.0}
    found = backbone(matrix(12, strong))
    assert set(strong) <= found
    assert len(found) == 3 + 9  # the nine others hang on by one tie each
    assert len(backbone(matrix(12, strong), level=0.001)) == 11  # then only the forest is left


def test_the_ten_projects_by_hand():
    # nothing is below 0.05 (the strongest, a-b for b, has (1 - 5/8)^1), so the forest is left: it goes round b-c, the weakest of a circle
    graph = with_backbone(project(memberships(), "actors"))
    kept = {one + other for one, other, in_backbone in graph.edges(data="backbone") if in_backbone}
    assert kept == {"ab", "ac", "cm", "mr", "mu"}
    assert graph.graph["backbone"] == (5, 6)
    # for c, b-c has the share 3/10 of three ties and the chance 0.49
    wide = with_backbone(project(memberships(), "actors"), level=0.5)
    assert wide.graph["backbone"] == (6, 6)


def test_the_picture_does_not_depend_on_the_weight_shown_and_the_graph_given_is_left_alone():
    count = project(memberships(), "actors", "count")
    newman = project(memberships(), "actors", "newman")
    as_before = list(count.edges(data=True))
    assert list(with_backbone(count).edges(data="backbone")) == list(with_backbone(newman).edges(data="backbone"))
    assert list(count.edges(data=True)) == as_before
    assert all("backbone" not in tie for _, _, tie in count.edges(data=True))


def test_one_large_project_does_not_fill_the_picture():
    # thirty in one project, and two of them in five of their own: of 435 ties 29 are the forest's
    rows = [listing("P0", f"n{number:02}") for number in range(30)]
    rows += [listing(f"P{number}", node) for number in range(1, 6) for node in ("n03", "n07")]
    graph = with_backbone(project(rows, "actors"))
    assert graph.graph["backbone"] == (29, 435)
    assert graph.edges["n03", "n07"]["backbone"]


def listing(name, node):
    return Membership(ProjectFacts(name, name), Node(node, node, "actor"), ROLES[0], node)


def test_the_two_mode_network_has_no_backbone():
    with pytest.raises(UsageError, match="two-mode network `projects` has no backbone"):
        with_backbone(two_mode(memberships()))


@given(COLLECTIONS, WITHOUT_CHOICES)
def test_the_backbone_is_a_subgraph_with_the_same_components(projects, weight):
    rows = [replace(row, role="owner") if row.words == "a" else row for row in memberships(projects)]
    graph = with_backbone(project(rows, "actors", weight))
    kept = nx.Graph((one, other) for one, other, in_backbone in graph.edges(data="backbone") if in_backbone)
    kept.add_nodes_from(graph)
    assert set(map(frozenset, nx.connected_components(kept))) == set(map(frozenset, nx.connected_components(graph)))
    assert graph.graph["backbone"] == (kept.number_of_edges(), graph.number_of_edges())


def test_a_star_has_no_backbone_where_it_has_no_tie():
    # a owns P05 and b P10; b and c, who meet in P05 too, weigh 1/2 there and 1 in P10
    rows = [replace(row, role="owner") if (row.project.id, row.words) in {("P05", "a"), ("P10", "b")} else row for row in memberships()]
    star = project(rows, "actors", "star")
    assert sorted(one + other for one, other in star.edges) == ["ab", "ac", "bc"]
    assert with_backbone(star, level=1.1).graph["backbone"] == (3, 3)
    without_b = project([row for row in rows if row.project.id != "P10"], "actors", "star")
    assert drawn_weights(without_b).toarray()[1, 2] == 0.0
    assert with_backbone(without_b, level=1.1).graph["backbone"] == (2, 2)


@given(COLLECTIONS)
def test_the_weights_read_from_the_proofs_are_newmans(projects):
    newman = project(memberships(projects), "actors", "newman")
    expected = nx.to_numpy_array(newman, nodelist=sorted(newman)) if len(newman) else np.zeros((0, 0))
    for weight in ("count", "fractional"):
        found = drawn_weights(project(memberships(projects), "actors", weight)).toarray()
        np.testing.assert_allclose(found, expected, atol=1e-11)
