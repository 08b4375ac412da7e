"""The null model and its test: against brute force, against published software, and at the edges."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from scipy import sparse
from scipy.stats import binom

from esfgraph.network.bicm import Degrees, NotFoundError, cell_probabilities, distinct
from esfgraph.network.evidence import frequency, significance
from esfgraph.network.significance import (
    benjamini_hochberg,
    poisson_binomial_tails,
    rows_with_pairs,
    shared_rows_test,
    significant_pairs,
)
from esfgraph.network.ties import joined, together


def made_up(nodes, projects, often):
    """Nodes by projects, filled by a rule that needs no random numbers, so that others can make the same matrix."""
    return np.array(
        [[int((7 * i * i + 11 * j * j + 13 * i * j + 5 * i + 3 * j) % 101 < often(i, j)) for j in range(projects)] for i in range(nodes)]
    )


EVEN = made_up(8, 45, lambda i, j: 30)
UNEVEN = made_up(10, 60, lambda i, j: 101 if i == 0 else 8 + 7 * i)
BLOCKS = made_up(24, 120, lambda i, j: 62 if i % 4 == j % 4 else 9)

# (number shared, p-value) of pairs of nodes by the package bicm 3.4.0 (MIT, https://github.com/mat701/BiCM): a BipartiteGraph of
# the matrix without the projects of no node; solve_tool with tol 1e-14, eps 1e-15, max_steps 5000 (for BLOCKS the method
# "fixed-point", which ends closer); compute_projection of the rows with alpha 0.05, approx_method "poibin", threads_num 1 and
# progress_bar True; then v_adj_list, rows_pvals and projected_rows_adj_list.
# Node 0 of UNEVEN is in every project. There bicm's fitness is infinite and its p-value 0, so those pairs are left out.
BICM_EVEN = {
    (0, 1): (2, 0.8564610102468694),
    (0, 2): (4, 0.8647572049171719),
    (0, 3): (4, 0.7249696524156619),
    (0, 4): (3, 0.9104414043485229),
    (0, 5): (2, 0.9759101569805055),
    (0, 6): (3, 0.5578841610394655),
    (0, 7): (5, 0.9052156041525978),
    (1, 2): (2, 0.8800477956701369),
    (1, 3): (2, 0.7950999644746265),
    (1, 4): (1, 0.9624195432866743),
    (1, 6): (1, 0.8357883133735862),
    (1, 7): (5, 0.45760862405991065),
    (2, 3): (6, 0.38878319398632466),
    (2, 4): (5, 0.6573056212925403),
    (2, 5): (4, 0.8233866769596625),
    (2, 6): (2, 0.8277739501378338),
    (2, 7): (8, 0.5662735964034418),
    (3, 4): (3, 0.8470807932039632),
    (3, 5): (3, 0.8470807932039632),
    (3, 6): (3, 0.4615691311727699),
    (3, 7): (8, 0.31074521419311085),
    (4, 5): (2, 0.9662018469503066),
    (4, 6): (2, 0.7677126480168471),
    (4, 7): (5, 0.8653919986152254),
    (5, 6): (2, 0.7677126480168471),
    (5, 7): (5, 0.8653919986152254),
    (6, 7): (2, 0.9187410780633746),
}
BICM_UNEVEN = {
    (1, 2): (2, 0.6545269499187771),
    (1, 3): (1, 0.9114512904196459),
    (1, 4): (2, 0.8204395832428271),
    (1, 5): (1, 0.9716032609753706),
    (1, 6): (3, 0.5930838618836993),
    (1, 7): (3, 0.8433361282995478),
    (1, 8): (4, 0.7367755336725936),
    (1, 9): (6, 0.2824272884998351),
    (4, 5): (10, 0.734500848613096),
    (4, 6): (7, 0.917285188902919),
    (4, 7): (12, 0.9094284091396723),
    (4, 8): (13, 0.9318456260830231),
    (4, 9): (16, 0.5002455055253541),
}
BICM_BLOCKS = {
    (0, 1): (7, 0.7824601920938599),
    (0, 4): (16, 0.004906296259169829),
    (0, 12): (19, 0.0009364545618023579),
    (0, 20): (18, 0.0007421735596576662),
    (1, 13): (17, 0.0009981764787350134),
    (1, 17): (19, 0.00043432163232859367),
    (2, 10): (15, 0.0003342554124464714),
    (3, 11): (18, 0.0002674140143683612),
    (22, 23): (8, 0.1607906869248117),
}
BICM_BLOCKS_VALIDATED = (
    "0-12 0-20 1-13 1-17 1-21 2-6 2-10 2-14 3-7 3-11 5-21 6-10 6-14 7-11 9-13 10-14 11-15 12-16 12-20 13-21 17-21"  # of 276 pairs
)


def by_projects(nodes_by_projects):
    return sparse.csr_array(np.ascontiguousarray(nodes_by_projects.T, dtype=np.int64))


def found_in(matrix, initiative=None):
    """The significant pairs; without ``initiative`` each project is an initiative of its own."""
    return significant_pairs(matrix, np.arange(matrix.shape[0]) if initiative is None else np.array(initiative))


def pair_tests(nodes_by_projects):
    test = shared_rows_test(by_projects(nodes_by_projects))
    found = zip(test.one.tolist(), test.other.tolist(), test.shared.tolist(), test.p_values.tolist(), strict=True)
    return {(one, other): (shared, p_value) for one, other, shared, p_value in found}


@pytest.mark.parametrize(
    ("matrix", "published"), [(EVEN, BICM_EVEN), (UNEVEN, BICM_UNEVEN), (BLOCKS, BICM_BLOCKS)], ids=["even", "uneven", "blocks"]
)
def test_p_values_are_those_of_the_published_implementation(matrix, published):
    ours = pair_tests(matrix)
    for pair, (shared, p_value) in published.items():
        assert ours[pair] == (shared, pytest.approx(p_value, rel=1e-6))


def test_all_pairs_that_share_a_project_are_tested_and_no_other():
    assert pair_tests(EVEN).keys() == BICM_EVEN.keys()


def test_the_pairs_found_are_those_of_the_published_implementation():
    found = found_in(by_projects(BLOCKS))
    assert sorted(found) == [tuple(int(node) for node in pair.split("-")) for pair in BICM_BLOCKS_VALIDATED.split()]


def test_being_with_a_node_of_every_project_is_no_surprise():
    # then the number shared is the other's own degree, and a sum of independent trials reaches its mean about half the time
    p_values = [p_value for (one, _), (_, p_value) in pair_tests(UNEVEN).items() if one == 0]
    assert len(p_values) == 9
    assert all(0.4 < p_value < 0.7 for p_value in p_values)
    assert not any(0 in pair for pair in found_in(by_projects(UNEVEN)))


@settings(max_examples=60)
@given(arrays.arrays(np.int64, st.tuples(st.integers(1, 8), st.integers(1, 8)), elements=st.integers(0, 1)))
def test_expected_degrees_are_the_degrees(matrix):
    rows, columns = distinct(matrix.sum(axis=1)), distinct(matrix.sum(axis=0))
    chances = cell_probabilities(rows, columns)
    assert ((chances >= 0) & (chances <= 1)).all()
    assert chances @ columns.counts == pytest.approx(rows.values, abs=1e-7)
    assert rows.counts @ chances == pytest.approx(columns.values, abs=1e-7)
    transposed = cell_probabilities(columns, rows).T
    assert transposed.ravel().tolist() == pytest.approx(chances.ravel().tolist(), abs=1e-5)


def test_degrees_that_leave_no_choice_give_the_matrix_itself():
    staircase = np.tril(np.ones((5, 6), dtype=np.int64), 1)
    rows, columns = distinct(staircase.sum(axis=1)), distinct(staircase.sum(axis=0))
    assert cell_probabilities(rows, columns).tolist() == [
        # columns by degree: 1, 2, 3, 4, 5 (twice); rows by degree: 2 to 6
        [0, 0, 0, 0, 1],
        [0, 0, 0, 1, 1],
        [0, 0, 1, 1, 1],
        [0, 1, 1, 1, 1],
        [1, 1, 1, 1, 1],
    ]


def test_equal_degrees_give_equal_chances():
    # 20 nodes in 3 of 30 projects each, 2 nodes a project: every cell 3/30
    assert cell_probabilities(distinct(np.full(20, 3)), distinct(np.full(30, 2))).tolist() == [[pytest.approx(0.1)]]


def test_degrees_at_the_edge_of_the_possible_are_found():
    # three nodes are in all of five projects, and thirty in no others: no fitness is finite, but the probabilities are known
    matrix = np.zeros((33, 45), dtype=np.int64)
    matrix[:3, :5] = 1
    matrix[:3, 5:] = made_up(3, 40, lambda i, j: 40)
    matrix[3:, :5] = made_up(30, 5, lambda i, j: 40)
    rows, columns = distinct(matrix.sum(axis=1)), distinct(matrix.sum(axis=0))
    chances = cell_probabilities(rows, columns)
    assert chances @ columns.counts == pytest.approx(rows.values, abs=1e-6)
    core, rim = rows.values > 8, columns.values > 5
    assert chances[np.ix_(core, rim)] == pytest.approx(1, abs=1e-6)
    assert chances[np.ix_(~core, ~rim)] == pytest.approx(0, abs=1e-6)


def test_a_null_model_that_is_not_found_is_said():
    degrees = Degrees(np.array([1, 3, 5]), np.array([4, 3, 2]))
    with pytest.raises(NotFoundError, match="1 steps"):
        cell_probabilities(degrees, degrees, steps=1)


def test_tails_of_two_coins_by_hand():
    tails = poisson_binomial_tails(np.array([[0.5, 0.5], [0.2, 0.5]]), np.array([1, 1]), 3)
    assert tails[:, 0].tolist() == pytest.approx([1, 0.75, 0.25, 0])
    assert tails[:, 1].tolist() == pytest.approx([1, 0.6, 0.1, 0])


def test_tails_of_one_kind_of_trial_are_binomial_far_into_the_tail():
    tails = poisson_binomial_tails(np.array([[0.01]]), np.array([300]), 40)[:, 0]
    assert tails == pytest.approx(binom.sf(np.arange(-1, 40), 300, 0.01), rel=1e-9)
    assert tails[40] < 1e-25


@settings(max_examples=40)
@given(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 3)), min_size=1, max_size=4))
def test_tails_are_what_listing_every_outcome_gives(kinds):
    trials = [chance for chance, times in kinds for _ in range(times)]
    expected = np.zeros(len(trials) + 2)
    for outcome in product((0, 1), repeat=len(trials)):
        chance = np.prod([hit if out else 1 - hit for out, hit in zip(outcome, trials, strict=True)])
        expected[: sum(outcome) + 1] += chance
    chances, repeats = np.array([[chance for chance, _ in kinds]]), np.array([times for _, times in kinds])
    for most in range(len(expected)):
        assert poisson_binomial_tails(chances, repeats, most)[:, 0] == pytest.approx(expected[: most + 1], abs=1e-12)


def test_benjamini_hochberg_by_hand():
    # thresholds of five tests at 0.05: 0.01, 0.02, 0.03, 0.04, 0.05; the third passes and takes the second along
    p_values = np.array([0.029, 0.2, 0.005, 0.025, 0.9])
    assert benjamini_hochberg(p_values, 5, 0.05).tolist() == [True, False, True, True, False]
    # two tests more, with p = 1: 0.0071, 0.0143, 0.0214
    assert benjamini_hochberg(p_values, 7, 0.05).tolist() == [False, False, True, False, False]
    assert not benjamini_hochberg(p_values, 50, 0.05).any()
    assert benjamini_hochberg(np.array([]), 0).tolist() == []


def test_forty_projects_of_two_nodes_are_needed():
    pairs_of_projects = np.zeros((10, 41), dtype=np.int64)
    for number in range(40):
        pairs_of_projects[[number % 9, number % 9 + 1], number] = 1
    pairs_of_projects[3, 40] = 1  # a project of one node has no pair to tell of
    assert found_in(by_projects(pairs_of_projects)) is not None
    assert found_in(by_projects(pairs_of_projects[:, 1:])) is None


def test_phases_of_one_initiative_are_one_row():
    # rows 0, 2 and 3 are phases of one initiative; nodes 0 and 1 meet in two phases of it, nodes 1 and 2 only in different ones
    projects = by_projects(np.array([[1, 0, 1, 0], [1, 1, 1, 0], [0, 1, 0, 1], [0, 0, 0, 0]]))
    initiative = np.array([4, 9, 4, 4])
    assert joined(projects, initiative).toarray().tolist() == [[1, 1, 1, 0], [0, 1, 1, 0]]
    assert together(projects, initiative).toarray().tolist() == [[0, 1, 0, 0], [1, 0, 1, 0], [0, 1, 0, 0], [0, 0, 0, 0]]
    assert rows_with_pairs(projects) == 3
    assert rows_with_pairs(joined(projects, initiative)) == 2


def test_forty_initiatives_are_needed_however_many_phases():
    chain = np.zeros((41, 45), dtype=np.int64)
    for number in range(45):
        chain[[number % 40, number % 40 + 1], number] = 1
    phases = [number % 40 for number in range(45)]  # the last five are second phases of the first five
    assert found_in(by_projects(chain), phases) is not None
    assert found_in(by_projects(chain), [*phases[:39], *range(6)]) is None  # the fortieth is a phase of the first


def test_a_pair_of_many_phases_is_tested_as_what_happened_once_or_twice():
    # nodes 0 and 1 in twenty projects, sixty other pairs of their own: as projects beyond all chance
    matrix = np.zeros((122, 80), dtype=np.int64)
    for number in range(80):
        first = max(number - 19, 0) * 2
        matrix[[first, first + 1], number] = 1
    assert found_in(by_projects(matrix)) == {(0, 1)}
    # as ten phases each of two initiatives the two have degree 2 of 62 rows: the chance of a cell is 2/62 = 0.032 for them, that of both in
    # a row 0.001, of that twice 62 * 61 / 2 * 0.001^2 = 0.002, which of 122 * 121 / 2 pairs is nothing to wonder at
    two = [number % 2 for number in range(20)] + list(range(20, 80))
    rows = joined(by_projects(matrix), np.array(two))
    assert rows.shape == (62, 122)
    first = shared_rows_test(rows)
    assert (first.one[0], first.other[0], first.shared[0]) == (0, 1, 2)
    assert first.p_values[0] == pytest.approx(62 * 61 / 2 * (2 / 62) ** 4, rel=0.1)
    assert found_in(by_projects(matrix), two) == frozenset()


def test_meeting_in_different_phases_is_chance_and_no_sharing():
    # nodes 0 and 1 in each of twenty initiatives, but never in one project; sixty pairs of their own beside
    matrix = np.zeros((122, 100), dtype=np.int64)
    for number in range(20):
        matrix[0, 2 * number] = matrix[1, 2 * number + 1] = 1
    for number in range(60):
        matrix[[2 * number + 2, 2 * number + 3], number + 40] = 1
    initiative = np.concatenate([np.repeat(np.arange(20), 2), np.arange(20, 80)])
    assert joined(by_projects(matrix), initiative).toarray()[:20, :2].tolist() == [[1, 1]] * 20
    assert found_in(by_projects(matrix), initiative) == frozenset()
    in_one_project = by_projects(np.hstack([matrix[:, :40:2] | matrix[:, 1:40:2], matrix[:, 40:]]))
    assert found_in(in_one_project) == {(0, 1)}


def test_pairs_never_seen_together_count_as_tests():
    # 38 pairs of their own and one pair four times: p = 0.024 and 0.0005, small enough for 39 tests, not for the 3,003 pairs of 78 nodes
    matrix = np.zeros((78, 42), dtype=np.int64)
    for number in range(42):
        first = max(number - 3, 0) * 2
        matrix[[first, first + 1], number] = 1
    p_values = shared_rows_test(by_projects(matrix)).p_values
    assert benjamini_hochberg(p_values, 39).all()
    assert found_in(by_projects(matrix)) == frozenset()


def test_chance_alone_is_hardly_ever_found_significant():
    drawn = np.random.default_rng(5)
    busy, large = drawn.random(40) ** 2, drawn.random(150)
    found = [found_in(by_projects((drawn.random((40, 150)) < np.outer(busy, large)).astype(np.int64))) for _ in range(10)]
    assert sum(len(pairs) for pairs in found) <= 2


@pytest.mark.parametrize(
    ("projects", "beyond_chance", "words"),
    [
        (1, None, ("samnämnd", "ej prövbar")),
        (2, None, ("återkommande", "ej prövbar")),
        (1, True, ("samnämnd", "ej säkerställd")),
        (2, True, ("återkommande", "säkerställd")),
        (9, False, ("återkommande", "ej säkerställd")),
    ],
)
def test_the_words_on_a_tie(projects, beyond_chance, words):
    assert (frequency(projects), significance(projects, beyond_chance=beyond_chance)) == words


def test_degrees_without_a_solution_cannot_be_tested_and_stop_nothing():
    """One project of 2,004 nodes beside 59 small ones: the equations of the null model are singular."""
    rows = Degrees(np.array([1, 11]), np.array([2144, 1]))
    columns = Degrees(np.array([1, 2, 3, 4, 5, 2004]), np.array([9, 40, 1, 1, 11, 1]))
    with pytest.raises(NotFoundError):
        cell_probabilities(rows, columns)


def test_a_null_model_that_is_not_found_makes_ties_untestable_and_stops_nothing(monkeypatch):
    def fail(*_):
        raise NotFoundError("no solution")

    monkeypatch.setattr("esfgraph.network.significance.cell_probabilities", fail)
    assert found_in(sparse.csr_array(np.ones((50, 3), dtype=np.int64))) is None
