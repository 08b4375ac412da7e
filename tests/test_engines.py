"""Engines of questions on networks typed by hand: what the pages show, whatever the order of the rows."""

from collections import Counter
from itertools import combinations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from esfgraph.answering import finished
from esfgraph.network.engines import ENGINES
from esfgraph.queries import Table, library

PROJECTS = {"p1": "abc", "p2": "cd", "p3": "de", "p4": "f"}
listings = st.lists(st.tuples(st.sampled_from("pqrst"), st.sampled_from("abcdefg")), min_size=1, max_size=20)


def rows_of(listed, **marks):
    return [
        {"project": project, "title": project, "actor": actor, "actorName": actor.upper(), "isProject": "false", "isActor": "false"}
        | {mark: str(value in {project, actor}).lower() for mark, value in marks.items()}
        for project, actor in listed
    ]


def pairs_of(listed):
    parties = {}
    for project, actor in listed:
        parties.setdefault(project, set()).add(actor)
    return {pair for found in parties.values() for pair in combinations(sorted(found), 2)}


ALL = [(project, actor) for project, actors in PROJECTS.items() for actor in actors]


def without(listed, **marks):
    answer = ENGINES["network-without"].compute(rows_of(listed, **marks))
    return {name: (before, after) for name, before, after, actor, _ in answer if actor is None}, [cells for cells in answer if cells[3]]


def test_without_an_actor_that_holds_two_pieces_together_neither_is_the_rest_of_the_other():
    figures, hit = without(ALL, isActor="c")
    assert figures["aktörer"] == (6, 5)
    assert figures["samband"] == (5, 2)
    assert figures["delar utan förbindelse"] == (2, 3)
    assert [(cells[0], cells[4]) for cells in hit] == [("skiljs från resten av sin del", actor) for actor in "ABDE"]
    _, hit = without([*ALL, ("p1", "x")], isActor="c")
    assert [(cells[0], cells[4]) for cells in hit] == [("skiljs från resten av sin del", actor) for actor in "DE"], "the larger one is"


def test_without_a_project_its_parties_stay_and_may_be_alone():
    figures, hit = without(ALL, isProject="p3")
    assert figures["projekt"] == (4, 3)
    assert figures["aktörer"] == (6, 6)
    assert hit == [("förlorar alla samband", 1, 0, "e", "E")]


def test_taking_nothing_away_gives_no_answer():
    assert ENGINES["network-without"].compute(rows_of(ALL)) == []


@given(listings, st.sampled_from("abcdefg"))
def test_the_ties_that_go_are_those_of_the_actor(listed, gone):
    before, after = pairs_of(listed), {pair for pair in pairs_of(listed) if gone not in pair}
    if any(actor == gone for _, actor in listed):
        assert without(listed, isActor=gone)[0]["samband"] == (len(before), len(after))


def path(listed, start, end):
    rows = [
        {"project": project, "title": project, "party": actor, "partyName": actor}
        | {"isActor": str(actor == start).lower(), "isOther": str(actor == end).lower()}
        for project, actor in listed
    ]
    return ENGINES["shortest-path"].compute(rows)


def test_each_step_of_the_shortest_path_names_its_project():
    steps = [(step, steps, one, project, other) for step, steps, one, _, project, _, other, _ in path(ALL, "a", "e")]
    assert steps == [(1, 3, "a", "p1", "c"), (2, 3, "c", "p2", "d"), (3, 3, "d", "p3", "e")]
    assert path(ALL, "a", "f") == []
    assert path(ALL, "a", "a") == []


@given(listings, st.sampled_from("abcdefg"), st.sampled_from("abcdefg"))
def test_the_path_is_as_long_as_in_the_network_of_parties_and_the_same_back(listed, start, end):
    graph = nx.Graph(list(pairs_of(listed)))
    answer = path(listed, start, end)
    if start == end or start not in graph or end not in graph or not nx.has_path(graph, start, end):
        assert answer == []
        return
    assert {cells[1] for cells in answer} == {nx.shortest_path_length(graph, start, end)}
    back = path(listed, end, start)
    assert {(cells[2], cells[4], cells[6]) for cells in answer} == {(cells[6], cells[4], cells[2]) for cells in back}
    assert path(listed[::-1], start, end) == answer


@given(st.lists(st.tuples(st.sampled_from("ijk"), st.integers(0, 2), st.sampled_from("abcd")), min_size=1, max_size=20))
def test_phases_of_one_initiative_never_make_a_collaboration_recur(listed):
    rows = [
        {"initiative": one, "project": f"{one}{phase}", "actor": actor, "actorName": actor, "startDate": "2009-01-01"}
        for one, phase, actor in listed
    ]
    parties = {}
    for one, phase, actor in listed:
        parties.setdefault((one, phase), set()).add(actor)
    together = {}
    for (one, _), actors in parties.items():
        for pair in combinations(sorted(actors), 2):
            together.setdefault(pair, set()).add(one)
    expected = {pair: len(found) for pair, found in together.items() if len(found) > 1}
    answer = ENGINES["recurring-collaborations"].compute(rows)
    assert {(cells[0], cells[2]): cells[4] for cells in answer} == expected


@given(listings)
def test_pairs_of_municipalities_are_those_listed_by_one_project_once_each(listed):
    rows = [{"project": project, "municipality": place, "municipalityName": place.upper()} for project, place in listed]
    together = Counter(
        pair for project in {one for one, _ in listed} for pair in pairs_of((p, place) for p, place in listed if p == project)
    )
    answer = ENGINES["municipality-pairs"].compute(rows)
    assert {(one, other): times for one, _, other, _, times in answer} == together
    assert answer == sorted(answer, key=lambda cells: (-cells[4], cells[1], cells[3]))
    assert ENGINES["municipality-pairs"].compute(rows[::-1]) == answer


def test_every_engine_belongs_to_a_question_and_names_its_columns():
    assert {question.engine for question in library() if question.engine} == set(ENGINES)
    for question in library():
        if question.engine:
            assert finished(question, Table((), ())) == Table(ENGINES[question.engine].columns, ())
