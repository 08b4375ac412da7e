"""Networks that count initiatives: by hand on four projects of two initiatives, and what holds whatever the collection."""

from dataclasses import replace
from datetime import date
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from esfgraph.cli.assembly import assemble, read_all
from esfgraph.cli.sources import Sources
from esfgraph.collection import Collection
from esfgraph.files import find
from esfgraph.network import Filters, Membership, Node, ProjectFacts, by_initiative, project, two_mode
from esfgraph.publish import check_public
from esfgraph.store import from_lines, lines
from esfgraph.validation import union, validate
from esfgraph.vocabulary import DEFAULT_BASE

# P and Q are phases of one initiative, which began with P; R stands alone; T continues S, whose page lists nobody.
FACTS = {
    "P": ProjectFacts("P", "Norrsken förprojektering", phase="preparation", start=date(2008, 1, 1), end=date(2008, 6, 30)),
    "Q": ProjectFacts("Q", "Norrsken", phase="implementation", start=date(2009, 1, 1), end=date(2010, 12, 31), initiative="P"),
    "R": ProjectFacts("R", "Polcirkeln", phase="implementation", start=date(2009, 1, 1), end=date(2009, 12, 31), initiative="R"),
    "T": ProjectFacts("T", "Midnatt 2", initiative="S"),
}
LISTED = {"P": "ab", "Q": "abc", "R": "bc", "T": "ad"}


def rows(listed=LISTED, facts=FACTS):
    return [
        Membership(facts[name], Node(letter, letter.upper(), "actor"), "partner", f"{letter} i {name}")
        for name, letters in listed.items()
        for letter in letters
    ]


def ties(graph, *names):
    return {"".join(sorted(pair)): tuple(data[name] for name in names) for *pair, data in graph.edges(data=True)}


def test_the_evidence_counts_initiatives_and_the_projects_are_still_told():
    assert ties(project(rows(), "actors"), "projects", "evidence") == {
        "ab": (2, "samnämnd"),  # twice, in two phases of one initiative
        "ac": (1, "samnämnd"),
        "bc": (2, "återkommande"),  # in two initiatives
        "ad": (1, "samnämnd"),
    }


def test_an_initiative_counts_once_and_lists_what_any_of_its_phases_lists():
    graph = project(by_initiative(rows()), "actors")
    assert ties(graph, "projects", "weight", "evidence") == {
        "ab": (1, 1.0, "samnämnd"),
        "ac": (1, 1.0, "samnämnd"),
        "bc": (2, 2.0, "återkommande"),
        "ad": (1, 1.0, "samnämnd"),
    }
    assert {name: data["projects"] for name, data in graph.nodes(data=True)} == {"a": 2, "b": 2, "c": 2, "d": 1}
    assert graph.graph["counted"] == 3
    (proof,) = graph.edges["a", "b"]["proof"]
    assert (proof.project, proof.title, proof.words) == ("P", "Norrsken förprojektering", "a i P; a i Q; b i P; b i Q")


def test_an_initiative_goes_by_its_first_project_even_where_that_lists_nobody():
    graph = two_mode(by_initiative(rows()))
    projects = {name: data["label"] for name, data in graph.nodes(data=True) if data["kind"] == "project"}
    assert projects == {"P": "Norrsken förprojektering", "R": "Polcirkeln", "S": "Midnatt 2"}
    assert set(graph["P"]) == {"a", "b", "c"}


def test_filters_choose_projects_before_they_are_counted_together():
    chosen = project(by_initiative(rows()), "actors", filters=Filters(phase="preparation"))
    assert ties(chosen, "projects") == {"ab": (1,)}
    assert chosen.edges["a", "b"]["proof"][0].words == "a i P; b i P"
    assert ties(project(by_initiative(rows()), "actors", filters=Filters(from_year=2010, to_year=2010)), "projects") == {
        "ab": (1,),
        "ac": (1,),
        "bc": (1,),
    }


def recurring(initiative):
    """Forty projects of a and b, and sixty of other pairs: significant unless the forty are phases of few initiatives."""
    facts = {f"X{n:02}": ProjectFacts(f"X{n:02}", "", initiative=initiative(n)) for n in range(40)}
    facts |= {f"Y{n:02}": ProjectFacts(f"Y{n:02}", "") for n in range(60)}
    listed = {name: ["a", "b"] if name[0] == "X" else [f"c{name}", f"d{name}"] for name in facts}
    return project(rows(listed, facts), "actors").edges["a", "b"]


def test_phases_of_one_initiative_make_no_tie_significant():
    assert recurring(lambda n: "")["significance"] == "säkerställd"
    one = recurring(lambda n: "X00")
    assert (one["projects"], one["evidence"], one["significance"]) == (40, "samnämnd", "ej säkerställd")
    two = recurring(lambda n: f"X{n % 2:02}")
    assert (two["projects"], two["evidence"], two["significance"]) == (40, "återkommande", "ej säkerställd")
    assert recurring(lambda n: f"X{n // 4:02}")["significance"] == "säkerställd"  # ten initiatives of four phases


@st.composite
def collections(draw):
    names = draw(st.lists(st.sampled_from("PQRSTU"), unique=True, min_size=1))
    facts = {name: ProjectFacts(name, f"Titel {name}", initiative=draw(st.sampled_from([*names, "Z", ""]))) for name in names}
    return rows({name: draw(st.sets(st.sampled_from("abcde"), min_size=1)) for name in names}, facts)


@given(collections(), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(listed, random):
    def whole(found):
        graph = project(by_initiative(found), "actors")
        return list(graph.nodes(data=True)), list(graph.edges(data=True))

    expected = whole(listed)
    random.shuffle(listed)
    assert whole(listed) == expected


@given(collections())
def test_counting_initiatives_never_counts_more(listed):
    alone, together = project(listed, "actors"), project(by_initiative(listed), "actors")
    assert set(alone.nodes) == set(together.nodes)
    assert {frozenset(pair) for pair in alone.edges} <= {frozenset(pair) for pair in together.edges}
    for one, other, data in alone.edges(data=True):
        assert together.edges[one, other]["projects"] <= together.graph["projects"]
        if data["evidence"] == "återkommande":
            assert together.edges[one, other]["evidence"] == "återkommande"
    assert all(data["projects"] <= alone.nodes[name]["projects"] for name, data in together.nodes(data=True))


@given(collections())
def test_where_every_project_is_an_initiative_nothing_changes(listed):
    single = [replace(row, project=replace(row.project, initiative="")) for row in listed]
    one, other = project(single, "actors"), project(by_initiative(single), "actors")
    assert ties(one, "projects", "weight", "evidence", "proof") == ties(other, "projects", "weight", "evidence", "proof")
    assert dict(one.nodes(data=True)) == dict(other.nodes(data=True))


PAGE = """Logotyp på utskrifter

{title}

ProgramområdeProgramområde 2 Ökat arbetskraftsutbud
Projektfas{phase}
ProjektägareLuleå kommun
KontaktpersonKim Exempel
E-postkim.exempel@lulea.se
Telefonnummersaknas
Beviljat ESF-stöd100 kr
Total projektbudget200 kr
Projektperiod{period}
RegionÖvre Norrland
In English

Sammanfattning

Text.

Samarbetspartners

 • Piteå kommun

Kommun

 • Luleå
"""


def built(tmp_path):
    pages = [
        ("Förprojektering Norrsken", "Förprojektering", "2008-08-01 till 2009-01-31"),
        ("Norrsken", "Genomförande", "2009-06-01 till 2011-05-31"),
        ("Polcirkeln", "Genomförande", "2009-06-01 till 2011-05-31"),
    ]
    for title, phase, period in pages:
        (tmp_path / f"{title}.txt").write_text(PAGE.format(title=title, phase=phase, period=period), encoding="utf-8")
    graph = assemble(list(chain.from_iterable(read_all(find([tmp_path], leave_out=tmp_path / "out"), workers=1))), DEFAULT_BASE, Sources())
    check_public(graph.public)
    return Collection(from_lines("".join(lines(graph.public)).encode()), DEFAULT_BASE, {})


def test_from_pages_to_the_network_of_initiatives(tmp_path):
    collection = built(tmp_path)
    (row,) = collection.rows("initiativ")
    assert [row[name] for name in ("initiativeTitle", "title", "earlierPhaseName", "phaseName", "rule", "statusName")] == [
        "Förprojektering Norrsken",
        "Norrsken",
        "Förprojektering",
        "Genomförande",
        "phases-of-title",
        "Härlett",
    ]
    (alone,) = ties(collection.network("actors"), "projects", "evidence").values()
    (together,) = ties(collection.network("actors", initiatives=True), "projects", "evidence").values()
    assert (alone, together) == ((3, "återkommande"), (2, "återkommande"))
    projects = [data["label"] for _, data in collection.network("projects", initiatives=True).nodes(data=True) if data["kind"] == "project"]
    assert sorted(projects) == ["Förprojektering Norrsken", "Polcirkeln"]


def test_the_graph_of_linked_pages_keeps_the_rules(tmp_path):
    collection = built(tmp_path)
    assert validate(union(collection.store)).findings == ()
