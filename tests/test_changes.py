"""What a publication says of the one it replaces: what was added, what was removed, and what is gone but not forgotten."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse, serialize

from esfgraph.publish import PublicGraph, change_files, forgotten, read_former
from esfgraph.publish.changes import Former, change
from esfgraph.publish.suppression import Row, suppressed
from esfgraph.vocabulary import DEFAULT_BASE, ESF

ADDRESS = "https://data.example.org/esf/"
PROJECT = "integration-genom-arbete"


@pytest.fixture(scope="module")
def fewer(example_graph):
    """The examples without one of the pages."""
    page = next(iri for iri in example_graph.about if iri.startswith(f"{DEFAULT_BASE}page/{PROJECT}"))
    return suppressed(example_graph, [Row("", page, "", 2)], {}).graph


def files(former, graph):
    return dict(change_files(former, graph, ADDRESS))


def with_amount(graph, amount):
    predicate, old = NamedNode(ESF.grantedSupport), "12464585"
    return PublicGraph(
        tuple(
            Quad(q.subject, q.predicate, Literal(amount), q.graph_name) if q.predicate == predicate and q.object.value == old else q
            for q in graph.quads
        ),
        graph.base,
    )


def test_the_first_publication_and_an_unchanged_one_tell_of_no_change(example_graph):
    assert files(None, example_graph) == {}
    assert files(Former(example_graph), example_graph) == {}


def test_added_and_removed_lead_from_the_one_graph_to_the_other(example_graph, fewer):
    made = change(fewer, example_graph)
    assert (set(fewer.triples) - set(made.removed)) | set(made.added) == set(example_graph.triples)
    assert made.removed == ()
    assert change(example_graph, fewer).added == ()


def test_the_change_is_a_graph_of_what_was_added_and_one_of_what_was_removed(example_graph, fewer):
    written = files(Former(example_graph), fewer)["changes/0001.trig"]
    graphs = {}
    for quad in parse(written, RdfFormat.TRIG):
        graphs.setdefault(str(getattr(quad.graph_name, "value", "")), set()).add(quad.triple)
    assert graphs[f"{ADDRESS}changes/0001.trig#removed"] == set(example_graph.triples) - set(fewer.triples)
    assert f"{ADDRESS}changes/0001.trig#added" not in graphs


def test_the_text_names_projects_parties_and_amounts(example_graph, fewer):
    texts = files(Former(fewer), example_graph)
    assert "## Nya projekt\n\n- Integration genom arbete <" in texts["changes/0001.sv.md"].decode()
    assert (
        "## Projects that are no longer included\n\n- Integration genom arbete <"
        in files(Former(example_graph), fewer)["changes/0001.en.md"].decode()
    )
    amount = files(Former(example_graph), with_amount(example_graph, 13000000))["changes/0001.sv.md"].decode()
    assert amount.startswith("# Ändringar sedan förra publiceringen\n\n1 nya påståenden, 1 borttagna.\n")
    assert "beviljat stöd (kr): 12464585 → 13000000" in amount


def test_a_party_that_came_and_one_that_went_are_told_with_their_role(example_graph):
    owner = f"{DEFAULT_BASE}actor/region-dalarna-12966540"
    left = suppressed(example_graph, [Row(owner, "", "", 2)], {}).graph
    assert f"  - inte längre ägare: Region Dalarna <{owner}>" in files(Former(example_graph), left)["changes/0001.sv.md"].decode()
    assert f"  - new owner: Region Dalarna <{owner}>" in files(Former(left), example_graph)["changes/0001.en.md"].decode()


def test_what_is_gone_is_marked_in_this_and_every_later_publication_until_it_comes_back(example_graph, fewer):
    first = files(Former(example_graph), fewer)
    marks = {q.subject.value for q in parse(first["changes/gone.ttl"], RdfFormat.TURTLE)}
    assert marks == {iri for iri in example_graph.about if iri not in fewer.about}
    gone = tuple(q.triple for q in parse(first["changes/gone.ttl"], RdfFormat.TURTLE))
    again = files(Former(fewer, gone, {name: data for name, data in first.items() if name != "changes/gone.ttl"}), fewer)
    assert again == first
    assert "changes/gone.ttl" not in files(Former(fewer, gone), example_graph)


def test_changes_are_numbered_and_earlier_ones_stay(example_graph, fewer):
    first = files(Former(fewer), example_graph)
    second = files(Former(example_graph, (), first), with_amount(example_graph, 1))
    assert first.items() <= second.items()
    assert set(second) - set(first) == {"changes/0002.trig", "changes/0002.sv.md", "changes/0002.en.md"}


def test_what_was_published_is_read_back_from_the_folder(tmp_path, example_graph, fewer):
    assert read_former(tmp_path, DEFAULT_BASE) is None
    (tmp_path / "data").mkdir()
    (tmp_path / "data/esfgraph.trig").write_bytes(serialize(example_graph.quads, format=RdfFormat.TRIG))
    (tmp_path / "changes").mkdir()
    for name, data in files(Former(example_graph), fewer).items():
        (tmp_path / name).write_bytes(data)
    former = read_former(tmp_path, DEFAULT_BASE)
    assert former.graph.triples == example_graph.triples
    assert len(former.gone) > 10
    assert set(former.told) == {"changes/0001.trig", "changes/0001.sv.md", "changes/0001.en.md"}
    assert read_former(tmp_path, "https://data.example.org/id/") is None


def test_no_change_and_no_mark_tells_of_what_the_suppression_list_names(example_graph, fewer):
    name = "Integrationssamordningen"
    rows = (Row("", "", name, 2),)
    now = suppressed(example_graph, rows, {}).graph

    def holds(data):
        return name.lower() in data.decode().lower()

    # it was public until now; it was gone before; it was changed before
    history = files(Former(example_graph), fewer)
    assert any(map(holds, history.values()))
    gone = tuple(q.triple for q in parse(history["changes/gone.ttl"], RdfFormat.TURTLE))
    told = {path: data for path, data in history.items() if path != "changes/gone.ttl"}
    for former, graph in ((Former(example_graph), now), (Former(fewer, gone, told), suppressed(fewer, rows, {}).graph)):
        written = files(forgotten(former, rows, {}), graph)
        assert not [path for path, data in written.items() if holds(data)]


def test_a_change_that_tells_of_a_page_goes_when_the_page_is_named_only_after_it_left(example_graph, fewer):
    page = next(iri for iri in example_graph.about if iri.startswith(f"{DEFAULT_BASE}page/{PROJECT}"))
    listing = next(iri for iri in example_graph.about if iri.startswith(f"{DEFAULT_BASE}participation/{PROJECT}"))
    actor = next(iri for iri in example_graph.about if iri not in fewer.about and iri.startswith(f"{DEFAULT_BASE}actor/"))
    history = files(Former(example_graph), fewer)
    gone = tuple(q.triple for q in parse(history.pop("changes/gone.ttl"), RdfFormat.TURTLE))
    for row in (Row("", page, "", 2), Row(listing, "", "", 2), Row(actor, "", "", 2)):
        left = forgotten(Former(fewer, gone, history), (row,), {})
        assert left.told == {}
        assert not {iri for iri in (row.iri, row.page) if iri in {t.subject.value for t in left.gone}}
    other = Row(f"{DEFAULT_BASE}actor/region-dalarna-12966540", "", "", 2)
    assert forgotten(Former(fewer, gone, history), (other,), {}).told == history


def test_a_page_named_after_it_left_takes_its_actors_out_of_what_is_gone(example_graph, fewer):
    page = next(iri for iri in example_graph.about if iri.startswith(f"{DEFAULT_BASE}page/{PROJECT}"))
    history = files(Former(example_graph), fewer)
    gone = tuple(q.triple for q in parse(history.pop("changes/gone.ttl"), RdfFormat.TURTLE))
    assert any("integrationssamordningen" in t.subject.value for t in gone)
    assert forgotten(Former(fewer, gone, history), (Row("", page, "", 2),), {}).gone == ()


def test_no_change_repeats_prose_or_what_is_not_public(example_graph):
    project = next(q.subject for q in example_graph.quads if q.predicate.value == str(ESF.grantedSupport))
    page = next(q.graph_name for q in example_graph.quads if q.subject == project)
    more = tuple(Quad(project, NamedNode(p), Literal("Kim Exempel"), page) for p in (str(ESF.background), f"{ESF.background}Person"))
    told = PublicGraph((*example_graph.quads, *more), DEFAULT_BASE)
    assert files(Former(told), example_graph) == {}
    assert files(Former(example_graph), told) == {}
