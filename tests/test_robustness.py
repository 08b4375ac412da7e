"""Leaving one project out: by hand on ten projects, and against working everything out again on any."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ten_projects import LETTERS, TEN, table, without

from esfgraph.errors import UsageError
from esfgraph.network import SORTS, Moved, leave_one_out
from esfgraph.network.measures import LOW_FIRST, ranking
from esfgraph.network.ties import initiatives, ties

COLLECTIONS = st.dictionaries(st.integers(0, 9).map("P{:02}".format), st.text("abcdefgh", min_size=1, max_size=6), max_size=10)


def test_the_degree_ranking_by_hand():
    # degrees c 3, m 3, a 2, b 2, r 1, u 1, s 0. Without P06 (c-m) c, m, a and b all have 2; without P07 (m-r) or P08 (m-u) m has 2 and
    # r or u 0, as s; every other tie stands on two projects or more
    found = leave_one_out(table(), "degree")
    assert found.nodes == (
        Moved("a", rank=3, best=1, worst=3, project="P06"),
        Moved("b", rank=3, best=1, worst=3, project="P06"),
        Moved("c", rank=1, best=1, worst=1, project=""),
        Moved("m", rank=1, best=1, worst=2, project="P07"),
        Moved("r", rank=5, best=5, worst=6, project="P07"),
        Moved("s", rank=7, best=6, worst=7, project="P07"),
        Moved("u", rank=5, best=5, worst=6, project="P08"),
    )
    # P06 moves a and b two places, 4 in all; P07 moves a, b, m, r and s one each, 5 in all, and P08 as much: the first is told
    assert (found.project, found.places, found.furthest) == ("P07", round(5 / 7, 4), 1)
    assert (found.tried, found.projects) == (9, 9)


def test_the_constraint_ranking_has_the_least_first_and_leaves_out_who_has_none():
    found = leave_one_out(table(), "constraint")
    assert {place.node: place.rank for place in found.nodes} == {"m": 1, "c": 2, "a": 3, "r": 4, "u": 4, "b": 6}
    # without P06 c is only in the triangle and m is between r and u alone: 1/2 is still the least of all
    assert next(place for place in found.nodes if place.node == "m").worst == 1


def test_a_project_that_dwarfs_the_others_is_named():
    # eight actors in one project lead by degree; without it the two who meet elsewhere lead, and the eight have nothing
    found = leave_one_out(table({"P1": "abcdefgh", "P2": "yz"}), "degree")
    assert (found.project, found.furthest) == ("P1", 8)
    assert [(place.rank, place.worst) for place in found.nodes if place.node == "a"] == [(1, 3)]
    assert [(place.rank, place.best, place.project) for place in found.nodes if place.node == "z"] == [(9, 1, "P1")]


def test_where_work_is_limited_the_projects_with_most_ties_of_their_own_are_tried_and_the_number_told():
    wheel = {f"P{number:02}": letters for number, letters in enumerate(["ab", "bc", "cd", "de", "ef", "fg", "gh", "hijk", "kl"])}
    limited = leave_one_out(table(wheel), "betweenness", work=0)
    assert (limited.tried, limited.projects) == (5, 9)
    # P07 alone holds six ties, all others one each: it comes first, then the first of the others
    kept = [name for name in wheel if name in {"P00", "P01", "P02", "P03", "P07"}]
    assert {place.project for place in limited.nodes} <= {*kept, ""}
    whole = leave_one_out(table(wheel), "betweenness")
    assert (whole.tried, whole.projects) == (9, 9)
    assert {place.node: place.worst for place in whole.nodes} == _worst(wheel, "betweenness", wheel)
    assert {place.node: place.worst for place in limited.nodes} == _worst(wheel, "betweenness", kept)


def test_projects_on_which_no_tie_rests_alone_cannot_change_betweenness():
    assert leave_one_out(table(), "betweenness").projects == 3  # P06, P07 and P08


def test_an_unknown_measure_is_refused():
    with pytest.raises(UsageError, match="unknown measure 'label'"):
        leave_one_out(table(), "label")


def test_nobody_moves_in_nothing():
    for measure in SORTS:
        found = leave_one_out(table({}), measure)
        assert (found.nodes, found.project, found.places) == ((), "", 0.0)


@pytest.mark.parametrize("measure", SORTS)
def test_a_project_of_one_party_changes_nothing(measure):
    with_alone, without_it = leave_one_out(table(), measure), leave_one_out(table(without("P09")), measure)
    assert "P09" not in {place.project for place in with_alone.nodes} | {with_alone.project}
    # s is known from P09 only, and stands last of all
    known = tuple(place for place in with_alone.nodes if place.node != "s")
    assert known == without_it.nodes


@pytest.mark.parametrize("measure", SORTS)
@settings(max_examples=40)
@given(projects=COLLECTIONS)
def test_it_is_as_if_everything_were_worked_out_again(measure, projects):
    found = leave_one_out(table(projects), measure)
    before = _ranks(projects, projects, measure)
    seen = {name: _ranks(projects, {other: letters for other, letters in projects.items() if other != name}, measure) for name in projects}
    moves = {name: {node: abs(ranks[node] - before[node]) for node in before} for name, ranks in seen.items()}
    for place in found.nodes:
        every = [before[place.node], *(ranks[place.node] for ranks in seen.values())]
        assert (place.rank, place.best, place.worst) == (before[place.node], min(every), max(every))
        furthest = max((moved[place.node] for moved in moves.values()), default=0)
        assert place.project == min((name for name in moves if furthest and moves[name][place.node] == furthest), default="")
    known = [place.node for place in found.nodes]
    means = {name: sum(moved[node] for node in known) / len(known) for name, moved in moves.items()} if known else {}
    assert found.places == pytest.approx(max(means.values(), default=0), abs=1e-4)
    assert not found.places or means[found.project] == pytest.approx(found.places, abs=1e-4)


@given(COLLECTIONS)
def test_removing_a_project_never_adds_a_tie(projects):
    nodes = sorted(set("".join(projects.values())))
    net = _net(projects, nodes)
    for name in projects:
        fewer = _net({other: letters for other, letters in projects.items() if other != name}, nodes)
        for matrix in ("shared", "weight", "recurring"):
            assert ((getattr(net, matrix) - getattr(fewer, matrix)).toarray() >= -1e-12).all()


def _net(projects, nodes):
    made = table(projects)
    at = [nodes.index(node.id) for node in made.nodes]
    full = np.zeros((len(made.projects), len(nodes)), dtype=np.int64)
    full[:, at] = made.matrix.toarray()
    return ties(type(made.matrix)(full), initiatives(made))


def _ranks(every, projects, measure):
    """Rank all nodes of ``every`` by what ``projects`` give them; who has nothing, or nothing with a meaning, stands last."""
    made = table(projects)
    values = dict(zip((node.id for node in made.nodes), ranking(ties(made.matrix, initiatives(made)), measure).tolist(), strict=True))
    sign = -1 if measure in LOW_FIRST else 1
    nothing = -np.inf if measure in LOW_FIRST else 0.0
    nodes = sorted({letter for letters in every.values() for letter in letters})
    # the normalisation of betweenness must not follow the number of nodes left
    scale = max((len(made.nodes) - 1) * (len(made.nodes) - 2), 1) if measure == "betweenness" else 1
    turned = {node: nothing if np.isnan(values.get(node, np.nan)) else round(sign * values[node] * scale, 6) for node in nodes}
    return {node: 1 + sum(value > turned[node] for value in turned.values()) for node in nodes}


def _worst(every, measure, tried):
    before = _ranks(every, every, measure)
    after = [_ranks(every, {other: letters for other, letters in every.items() if other != name}, measure) for name in tried]
    return {node: max([rank, *(ranks[node] for ranks in after)]) for node, rank in before.items()}


def test_the_example_has_every_actor_it_says():
    assert {letter for letters in TEN.values() for letter in letters} == set(LETTERS)
