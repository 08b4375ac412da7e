"""The suppression list: what it names leaves every statement, with what was about it alone, and nothing else does."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from esfgraph.errors import InputError, UsageError
from esfgraph.publish import PublicGraph, read_suppression, suppressed
from esfgraph.publish.suppression import Row
from esfgraph.vocabulary import DEFAULT_BASE

OWNER = f"{DEFAULT_BASE}actor/region-dalarna-12966540"
PAGE = "integration-genom-arbete.txt"


def named(graph, *, iri="", page="", name="", files=None):
    return suppressed(graph, [Row(iri, page, name, 2)], files or {})


def iris(graph):
    return {term.value for q in graph.quads for term in (q.subject, q.object, q.graph_name) if isinstance(term, NamedNode)}


def parties(graph):
    return {(q.subject.value, q.object.value) for q in graph.quads if q.predicate.value.endswith("#party")}


def page_of(graph, start):
    return next(iri for iri in graph.about if iri.startswith(f"{DEFAULT_BASE}page/{start}"))


def test_an_actor_leaves_with_its_listings_mentions_and_decisions(example_graph):
    left = named(example_graph, iri=OWNER).graph
    assert OWNER not in iris(left)
    assert "Region Dalarna" not in {q.object.value for q in left.quads if isinstance(q.object, Literal)}
    assert parties(left) == {pair for pair in parties(example_graph) if pair[1] != OWNER}
    listings = {q.subject.value for q in example_graph.quads if q.object == NamedNode(OWNER) and "/participation/" in q.subject.value}
    assert len(listings) == 1
    assert not listings & iris(left)
    assert {i for i in iris(left) if "/project/" in i} == {i for i in iris(example_graph) if "/project/" in i}


def test_a_page_takes_along_its_project_and_the_actors_that_are_only_there(example_graph):
    page = page_of(example_graph, "integration-genom-arbete")
    left = named(example_graph, page=PAGE, files={page: PAGE}).graph
    assert not [iri for iri in iris(left) if "integration-genom-arbete" in iri]
    assert not [iri for iri in iris(left) if "integrationssamordningen" in iri]
    kinds = {kind: len({i for i in left.about if f"/id/{kind}/" in i}) for kind in ("project", "page", "municipality", "participation")}
    assert kinds["project"] == kinds["page"] == 4
    assert kinds["municipality"] == 290
    assert kinds["participation"] == 16 - len({i for i in example_graph.about if "/id/participation/integration-genom-arbete" in i})


def test_the_page_is_known_by_its_iri_file_address_and_hash(example_graph):
    page = page_of(example_graph, "integration-genom-arbete")
    digest = next(q.object.value for q in example_graph.quads if q.subject.value == page and q.predicate.value.endswith("contentHash"))
    address = "https://www.example.org/projekt"
    fetched = Quad(NamedNode(page), NamedNode("http://purl.org/pav/retrievedFrom"), NamedNode(address), NamedNode(page))
    graph = PublicGraph(tuple(sorted([*example_graph.quads, fetched], key=str)), DEFAULT_BASE)
    results = [named(graph, page=word, files={page: PAGE}).graph.quads for word in (page, PAGE, address, digest)]
    assert results[0] == results[1] == results[2] == results[3] != graph.quads


def test_a_project_takes_along_its_page_and_all_that_the_page_lists(example_graph):
    project = next(iri for iri in example_graph.about if iri.startswith(f"{DEFAULT_BASE}project/integration-genom-arbete"))
    page = page_of(example_graph, "integration-genom-arbete")
    assert named(example_graph, iri=project).graph.quads == named(example_graph, page=page).graph.quads


def test_a_project_with_another_page_stays_with_what_that_page_states(example_graph):
    page = page_of(example_graph, "integration-genom-arbete")
    project = next(iri for iri in example_graph.about if iri.startswith(f"{DEFAULT_BASE}project/integration-genom-arbete"))
    other = NamedNode(f"{DEFAULT_BASE}page/other-1")
    stated = [
        ("http://www.w3.org/ns/prov#wasDerivedFrom", other),
        ("http://purl.org/dc/terms/title", Literal("Integration", language="sv")),
    ]
    more = [Quad(NamedNode(project), NamedNode(predicate), value, other) for predicate, value in stated]
    graph = PublicGraph(tuple(sorted([*example_graph.quads, *more], key=str)), DEFAULT_BASE)
    left = named(graph, page=page).graph
    assert project in left.about
    assert not [pair for pair in parties(left) if pair[0] == project]


def test_a_name_leaves_wherever_it_stands_and_takes_listings_and_actors_along(example_graph):
    left = named(example_graph, name="integrationssamordningen").graph
    assert not [iri for iri in iris(left) if "integrationssamordningen" in iri]
    assert not [q for q in left.quads if isinstance(q.object, Literal) and "integrationssamordningen" in q.object.value.lower()]
    assert len({i for i in left.about if "/id/participation/" in i}) < 16


def test_a_name_in_the_genitive_and_in_letters_put_together_is_the_name(example_graph):
    text = Quad(
        NamedNode(f"{DEFAULT_BASE}project/x"),
        NamedNode("http://purl.org/dc/terms/title"),
        Literal("Mika O\N{COMBINING DIAERESIS}bergs väg"),
    )
    graph = PublicGraph((text,), DEFAULT_BASE)
    assert named(graph, name="mika öberg").graph.quads == ()
    assert named(graph, name="mika ö").graph.quads == (text,)


def test_a_project_and_its_page_whose_iris_bear_the_name_leave_too(example_graph):
    left = named(example_graph, name="Integration genom")
    assert not [iri for iri in iris(left.graph) if "integration-genom" in iri]
    assert [iri for iri in iris(named(example_graph, name="Integration gen").graph) if "integration-genom" in iri]


def test_a_part_of_a_word_is_no_name(example_graph):
    assert [q for q in example_graph.quads if isinstance(q.object, Literal) and "Integrationsenheten" in q.object.value]
    assert named(example_graph, name="Integrationsenhet").statements == 0


def test_a_row_about_nothing_is_told_and_changes_nothing(example_graph):
    result = named(example_graph, name="Kim Exempel")
    assert result.unmet == (2,)
    assert result.statements == 0
    assert result.graph.quads == example_graph.quads


def test_no_statement_is_left_about_what_is_nowhere_described(example_graph):
    page = page_of(example_graph, "integration-genom-arbete")
    for result in (named(example_graph, page=page), named(example_graph, iri=OWNER), named(example_graph, name="Staben")):
        described = result.graph.about.keys()
        assert {iri for iri in iris(result.graph) & iris(example_graph) if iri in example_graph.about} <= described


def test_the_list_is_read_and_a_bad_row_stops_the_publication(tmp_path):
    path = tmp_path / "suppress.csv"
    path.write_text("iri,page,name,reason\n,,Kim Exempel,asked\n,sida.txt,,\n", encoding="utf-8")
    assert read_suppression(path) == (Row("", "", "Kim Exempel", 2), Row("", "sida.txt", "", 3))
    for bad, said in (("iri,page,name,reason\na,b,,\n", "line 2"), ("iri,page,name,reason\n,,,x\n", "line 2"), ("namn\nx\n", "namn")):
        path.write_text(bad, encoding="utf-8")
        with pytest.raises(UsageError, match=said):
            read_suppression(path)
    with pytest.raises(InputError):
        read_suppression(tmp_path / "missing.csv")
    assert read_suppression(None) == ()
