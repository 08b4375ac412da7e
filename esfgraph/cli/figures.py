"""The key figures of what was built, as the terminal, the manifest and the front page tell them."""

from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode
from rdflib.namespace import PROV

from esfgraph import queries
from esfgraph.cli.assembly import Graph
from esfgraph.collection import Collection
from esfgraph.front import Figure
from esfgraph.vocabulary import ESF
from esfgraph.webpage import NOTHING, Text

CANNOT = Text("kan inte anges", "cannot be stated")


class Figures(NamedTuple):
    """The key figures. Money is the sum of what the pages state, in SEK; ``…_stated`` says for how many projects.

    ``able_projects`` have a page that can state municipalities and parties other than the owner.
    """

    files: int
    read: int
    warned: int
    set_aside: int
    projects: int
    actors: int
    municipalities: int
    granted_support: int
    granted_support_stated: int
    total_budget: int
    total_budget_stated: int
    conflicts: int
    able_projects: int


def count(graph: Graph, built: Collection) -> Figures:
    """Count each project's money once, and as actors those who are party to a project themselves."""
    verdicts = [file.verdict for file in graph.files]
    support, budget = (_amounts(built, term) for term in (ESF.grantedSupport, ESF.totalBudget))
    return Figures(
        files=len(graph.files),
        read=verdicts.count("read"),
        warned=verdicts.count("warned"),
        set_aside=verdicts.count("set-aside"),
        projects=len(_values(built, PROV.wasDerivedFrom, subjects=True)),
        actors=len(_values(built, ESF.party)),
        municipalities=len(_values(built, ESF.municipality)),
        granted_support=sum(support.values()),
        granted_support_stated=len(support),
        total_budget=sum(budget.values()),
        total_budget_stated=len(budget),
        conflicts=len(graph.conflicts),
        able_projects=sum(period.able for period in queries.coverage(built.store)),
    )


def labelled(figures: Figures) -> Iterator[Figure]:
    """Give the figures that people see, in order."""
    yield Figure(Text("Lästa sidor", "Pages read"), number(figures.read + figures.warned), _warned(figures.warned), main=False)
    yield Figure(Text("Undanlagda filer", "Files set aside"), number(figures.set_aside), main=False)
    yield Figure(Text("Projekt", "Projects"), number(figures.projects))
    yield Figure(Text("Aktörer", "Actors"), number(figures.actors))
    places = number(figures.municipalities) if figures.able_projects else CANNOT
    yield Figure(Text("Kommuner", "Municipalities"), places, _able(figures.able_projects, figures.projects))
    for name, value, stated in (
        (Text("Beviljat ESF-stöd", "Granted ESF support"), figures.granted_support, figures.granted_support_stated),
        (Text("Total budget", "Total budget"), figures.total_budget, figures.total_budget_stated),
    ):
        yield Figure(name, _money(value) if stated else Text("–", "–"), _stated(stated, figures.projects))


def _warned(pages: int) -> Text:
    """Say how many of the pages that were read have warnings, if any."""
    return Text(f"varav {pages} med varningar", f"{pages} with warnings") if pages else NOTHING


def _amounts(built: Collection, term: object) -> dict[str, int]:
    quads = built.store.quads_for_pattern(None, NamedNode(str(term)), None)
    return {str(quad.subject): int(quad.object.value) for quad in quads if isinstance(quad.object, Literal)}


def _values(built: Collection, term: object, *, subjects: bool = False) -> set[str]:
    return {str(quad.subject if subjects else quad.object) for quad in built.store.quads_for_pattern(None, NamedNode(str(term)), None)}


def number(value: int) -> Text:
    """Give a whole number as each language writes it."""
    return Text(f"{value:,}".replace(",", "\u00a0"), f"{value:,}")


def _money(value: int) -> Text:
    written = number(value)
    return Text(f"{written.sv}\u00a0kr", f"SEK\u00a0{written.en}")


def _able(able: int, projects: int) -> Text:
    """Say how many projects have a page that can state it, where that is not all of them."""
    if able == projects:
        return NOTHING
    return Text(f"{able} av {projects} projekt kan ange dem", f"{able} of {projects} projects can state them")


def _stated(stated: int, projects: int) -> Text:
    """Say for how many projects an amount is stated, where that is not all of them."""
    if stated == projects:
        return NOTHING
    return Text(f"{stated} av {projects} projekt anger det", f"stated by {stated} of {projects} projects")
