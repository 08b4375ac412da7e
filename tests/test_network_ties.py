"""What a network of mentions is made from: pages that cannot state parties have prose all the same."""

from itertools import chain

import pytest

from esfgraph.cli.assembly import assemble, read_all
from esfgraph.cli.networks import cannot, left_out
from esfgraph.cli.sources import Sources
from esfgraph.collection import Collection
from esfgraph.errors import UsageError
from esfgraph.files import find
from esfgraph.network import Filters, methods
from esfgraph.store import from_lines, lines
from esfgraph.vocabulary import DEFAULT_BASE

# lists a party; its prose names two authorities
ABLE = """Logotyp på utskrifter

Norrsken

ProgramområdeProgramområde 2 Ökat arbetskraftsutbud
ProjektfasGenomförande
ProjektägareLuleå kommun
KontaktpersonKim Exempel
E-postkim.exempel@lulea.se
Telefonnummersaknas
Beviljat ESF-stöd100 kr
Total projektbudget200 kr
Projektperiod2009-06-01 till 2011-05-31
RegionÖvre Norrland
In English

Sammanfattning

Arbetsförmedlingen och Migrationsverket stöder arbetet.

Samarbetspartners

 • Piteå kommun

Kommun

 • Luleå
"""
# a layout that states no party but the owner; its prose names the same two
SILENT = """{number} - {title}

Projektnummer:
{number}
Projektägare:
Umeå kommun
Namn:
{title}
Region:
Övre Norrland
Planerat antal deltagare:
30
Projektperiod:
2015-03-01 - 2018-12-31
Total projektbudget:
157
Beviljat ESF-stöd:
73
Kontaktperson:
Kim Exempel
E-post:
kim.exempel@umea.se
Stödmottagare postnr:
11882
Stödmottagarens address:
Programområde:
2
Specifikt mål:
2.2
Unionens medfinansieringsgrad:
50%
Interventionstyp:
103

Sammanfattning

{prose}
"""


@pytest.fixture(scope="module")
def collection(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    (folder / "able.txt").write_text(ABLE, encoding="utf-8")
    for number, prose in (("2015/00001", "Arbetsförmedlingen och Migrationsverket stöder arbetet."), ("2015/00002", "Ingen nämns.")):
        (folder / f"{number[-1]}.txt").write_text(SILENT.format(number=number, title=f"Titel {number}", prose=prose), encoding="utf-8")
    graph = assemble(list(chain.from_iterable(read_all(find([folder], leave_out=folder / "out"), workers=1))), DEFAULT_BASE, Sources())
    return Collection(from_lines("".join(lines(graph.public)).encode()), DEFAULT_BASE, {})


def made_from(graph):
    return tuple(graph.graph.get(name) for name in ("able", "unable", "only_prose", "counted", "coverage_text", "silent_periods"))


def test_lists_leave_silent_pages_out_and_say_so(collection):
    graph = collection.network("actors")
    assert made_from(graph) == (1, 2, None, 1, "2007–2013: 1 av 1; 2014–2020: 0 av 2", "2014–2020")
    assert next(left_out(graph, "en")).startswith("2 projects of the selection are left out")


def test_the_prose_of_silent_pages_counts_and_nothing_says_it_does_not(collection):
    graph = collection.network("actors", ties="mentioned")
    assert made_from(graph) == (3, 0, None, 2, "", "")
    assert list(left_out(graph, "en")) == []
    tie = {graph.nodes[one]["label"]: data for one, _, data in graph.edges(data=True)}["Arbetsförmedlingen"]
    assert (graph.number_of_edges(), tie["projects"], tie["evidence"]) == (1, 2, "återkommande")
    assert "cannot state" not in methods(graph, "en", "0.0")


def test_of_lists_and_prose_it_is_said_who_is_in_by_prose_alone(collection):
    graph = collection.network("actors", ties="both")
    assert made_from(graph) == (2, 1, 1, 2, "2007–2013: 1 av 1; 2014–2020: 0 av 2", "2014–2020")
    assert [said.partition(":")[0] for said in left_out(graph, "en")] == [
        "1 projects of the selection are left out",
        "1 projects of the selection count by their prose alone",
        "Projects with a page that can",
        "Not comparable, for no page of the selection can state it",
    ]
    for lang, said in (("sv", "Projekt som är med bara genom löptexten"), ("en", "Projects that count by their prose alone")):
        assert f"{said}, " in methods(graph, lang, "0.0")
        assert said not in methods(collection.network("actors"), lang, "0.0")


def test_only_a_network_of_lists_is_refused_where_all_pages_are_silent(collection):
    later = Filters(from_year=2014)
    assert cannot(collection.network("actors", filters=later), "en").startswith("Cannot be stated")
    for ties in ("mentioned", "both"):
        graph = collection.network("actors", filters=later, ties=ties)
        assert cannot(graph, "en") == ""
        assert graph.number_of_edges() == 1


@pytest.mark.parametrize("ties", ["mentioned", "both"])
def test_a_role_is_refused_where_mentions_count(collection, ties):
    for ask in (collection.network, collection.table, collection.measures):
        with pytest.raises(UsageError, match="a mention has no role"):
            ask("actors", filters=Filters(role="owner"), ties=ties)


def test_a_star_needs_owners_and_mentions_have_none(collection):
    with pytest.raises(UsageError, match="no mention is of an owner"):
        collection.network("actors", "star", ties="mentioned")
    star = collection.network("actors", "star", ties="both")
    ends = {frozenset(star.nodes[end]["label"] for end in tie) for tie in star.edges}
    assert ends == {frozenset({"Luleå kommun", other}) for other in ("Piteå kommun", "Arbetsförmedlingen", "Migrationsverket")}
