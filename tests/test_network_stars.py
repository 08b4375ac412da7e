"""A projection as stars: what it was made from, and nothing of how it was weighed."""

from test_network import TEN, places, ten_projects

from esfgraph.network import Filters, Membership, Node, ProjectFacts, project, stars


def test_stars_have_every_project_and_party_of_the_projection():
    graph = project(ten_projects(), "actors", "capped", 3)
    found = stars(graph)
    assert {node for node, data in found.nodes(data=True) if data["kind"] == "project"} == set(TEN)
    assert {node for node, data in found.nodes(data=True) if data["kind"] == "actor"} == set(graph)
    assert {frozenset(tie) for tie in found.edges} == {
        frozenset((name, letter.lower())) for name, letters in TEN.items() for letter in letters
    }
    assert found.graph["kind"] == "projects"
    assert not {"cap", "beyond_cap", "weight"} & set(found.graph)


def test_stars_have_only_the_kind_of_the_projection_and_its_filters():
    rows = [*ten_projects(), *places("P01", ["1260"])]
    assert {data["kind"] for _, data in stars(project(rows, "municipalities")).nodes(data=True)} == {"project", "municipality"}
    owners = stars(project(rows, "actors", filters=Filters(role="owner")))
    assert owners.number_of_edges() == sum(letter.isupper() for letters in TEN.values() for letter in letters)


def test_a_filter_does_not_move_an_actor_in_stars_either():
    south = ProjectFacts("S", "S", region="Sydsverige", region_code="SE22")
    west = ProjectFacts("V", "V", region="Västsverige", region_code="SE23")
    rows = [Membership(facts, Node("a", "", "actor")) for facts in (south, west)]
    assert stars(project(rows, "actors", filters=Filters(region="SE22"))).nodes["a"]["region"] == ""
