"""Where a tie is stated: by hand, and as what holds for any lists and prose."""

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from esfgraph.network import Membership, Node, ProjectFacts, by_initiative, project, two_mode, with_layers

WORDS = ("listed", "mentioned")

# what lists and fields name in small letters, what the prose names in capitals; Q and R are phases of one initiative
STATED = {
    "P": "abAC",  # a both ways, b in a list, c in the prose
    "Q": "aB",
    "R": "bd",
    "S": "CD",
}


def rows(stated):
    facts = {name: ProjectFacts(name, name, initiative="Q" if name == "R" else "") for name in stated}
    return [
        Membership(facts[name], Node(letter.lower(), letter, "actor"), None, letter, mentioned=letter.isupper())
        for name, letters in stated.items()
        for letter in letters
    ]


def layers(graph):
    return {"".join(sorted(pair)): tie["layers"] for *pair, tie in with_layers(graph).edges(data=True)}


def test_a_projected_tie_needs_the_prose_or_not():
    assert layers(project(rows(STATED), "actors")) == {
        "ab": "listed; mentioned",  # P lists both, Q names b in its prose only
        "ac": "mentioned",
        "bc": "mentioned",
        "bd": "listed",
        "cd": "mentioned",
    }


def test_an_initiative_lists_what_any_of_its_phases_lists():
    # in Q and R together a, b and d are listed
    found = layers(project(by_initiative(rows(STATED)), "actors"))
    assert found == {"ab": "listed", "ac": "mentioned", "ad": "listed", "bc": "mentioned", "bd": "listed", "cd": "mentioned"}


def test_a_two_mode_tie_tells_every_way_in_which_it_is_stated():
    found = layers(two_mode(rows(STATED)))
    assert found.pop("Pa") == "listed; mentioned"
    assert {name for name, said in found.items() if said == "listed"} == {"Pb", "Qa", "Rb", "Rd"}
    assert {name for name, said in found.items() if said == "mentioned"} == {"Pc", "Qb", "Sc", "Sd"}


def test_the_network_given_is_left_alone():
    graph = project(rows(STATED), "actors")
    with_layers(graph)
    assert not any("layers" in tie for *_, tie in graph.edges(data=True))


LETTERS = st.lists(st.sampled_from("abcdABCD"), max_size=6, unique=True)


@given(st.dictionaries(st.sampled_from("PQRS"), LETTERS), st.sampled_from([list, by_initiative]))
def test_listed_is_said_of_exactly_the_ties_of_the_network_of_lists(stated, counted):
    every = counted(rows(stated))
    for network in (two_mode, lambda chosen: project(chosen, "actors")):
        found = with_layers(network(every))
        listed = network([row for row in every if not row.mentioned])
        mentioned = network([row for row in every if row.mentioned])
        said = {word: {frozenset(pair) for *pair, tie in found.edges(data=True) if word in tie["layers"].split("; ")} for word in WORDS}
        assert said["listed"] == set(map(frozenset, listed.edges))
        assert said["listed"] | said["mentioned"] == set(map(frozenset, found.edges))
        assert nx.compose(listed, mentioned).edges <= found.edges
        assert {tie["layers"] for *_, tie in found.edges(data=True)} <= {"listed", "mentioned", "listed; mentioned"}
