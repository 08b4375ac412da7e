"""The command ``measures``: who stands where in a network, how sure that is, and which project it hangs on."""

import json
import shutil
from collections.abc import Iterator, Mapping
from typing import Annotated

import networkx as nx
import typer
from pyoxigraph import Literal, NamedNode
from rdflib.namespace import XSD

from esfgraph import __version__, network, queries
from esfgraph.cli.answers import NARROWEST
from esfgraph.cli.networks import cannot, left_out
from esfgraph.cli.opening import opened
from esfgraph.cli.options import DEFAULT_GRAPH, BaseOption, DebugOption, GraphOption, Lang, LangOption, OutOption
from esfgraph.cli.selection import (
    AreaOption,
    CountyOption,
    FromOption,
    InitiativesOption,
    PhaseOption,
    RegionOption,
    RoleOption,
    RollupOption,
    TiesOption,
    ToOption,
    chosen,
)
from esfgraph.cli.terminal import note, pick
from esfgraph.cli.view import hand_out
from esfgraph.collection import TIES
from esfgraph.errors import UsageError
from esfgraph.network import KINDS, SORTS, Incidence, Measures, Movement
from esfgraph.vocabulary import prefixes

FORMATS = ("table", "csv", "json")
_SHOWN = ("label", "degree", "strength", "betweenness", "constraint", "redundancy", "core", "community")
_NAMED = 10  # borderline members that a note names

Row = Mapping[str, str | int | float | bool | None]


def measures(
    kind: Annotated[str, typer.Argument(metavar="|".join(KINDS), help="Which network")],
    region: RegionOption = None,
    county: CountyOption = None,
    area: AreaOption = None,
    phase: PhaseOption = None,
    role: RoleOption = None,
    from_year: FromOption = None,
    to_year: ToOption = None,
    ties: TiesOption = TIES[0],
    initiatives: InitiativesOption = False,
    rollup: RollupOption = True,
    sort: Annotated[str, typer.Option(metavar="MEASURE", help=f"Which ranking: {', '.join(SORTS)}")] = "strength",
    left_one_out: Annotated[
        bool, typer.Option("--leave-one-out", help="Take each project away in turn and tell how far the ranking moves")
    ] = False,
    form: Annotated[str, typer.Option("--format", help=f"{', '.join(FORMATS)}; by default as the file name ends, or table")] = "",
    out: OutOption = None,
    graph: GraphOption = DEFAULT_GRAPH,
    base: BaseOption = None,
    lang: LangOption = Lang.SV,
    debug: DebugOption = False,
) -> None:
    """Rank the actors or municipalities of a network by a measure, and tell how much one project decides."""
    wanted = form or (out.suffix.removeprefix(".").lower() if out else "") or "table"
    if wanted not in FORMATS:
        raise UsageError(f"{wanted}: no such format; one of {', '.join(FORMATS)}")
    built = opened(graph, base)
    filters = chosen(built, region, county, area, phase, role, from_year, to_year)
    table = built.table(kind, filters, rollup=rollup, initiatives=initiatives, ties=ties)
    made = built.network(kind, "newman", None, filters, rollup=rollup, initiatives=initiatives, ties=ties)
    if refused := cannot(made, lang.value):
        raise UsageError(refused)
    ranked = network.ordered(built.measures(kind, filters, rollup=rollup, initiatives=initiatives, ties=ties), sort)
    moved = network.leave_one_out(table, sort) if left_one_out else None
    hand_out(_written(wanted, made, _rows(ranked, table, moved), moved, lang).encode(), out)
    for said in (*left_out(made, lang.value), *network.cautions(made, lang.value), *_notes(ranked, table, moved, lang)):
        note(said)


def _rows(ranked: tuple[Measures, ...], table: Incidence, moved: Movement | None) -> list[Row]:
    """Give the measures of each node, and where it stands when a project is taken away."""
    if moved is None:
        return [row.row() for row in ranked]
    titles = _titles(table)
    places = {place.node: place for place in moved.nodes}
    nowhere = dict.fromkeys(("rank", "best_rank", "worst_rank", "moved_by", "moved_by_title"))
    found: list[Row] = []
    for row in ranked:
        place = places.get(row.id)
        stands = (
            nowhere
            if place is None
            else dict(zip(nowhere, (place.rank, place.best, place.worst, place.project or None, titles.get(place.project)), strict=True))
        )
        found.append({**row.row(), **stands})
    return found


def _titles(table: Incidence) -> dict[str, str]:
    return {facts.id: facts.title for facts in table.projects}


def _written(form: str, made: "nx.Graph[str]", rows: list[Row], moved: Movement | None, lang: Lang) -> str:
    if form == "json":
        about = {"methods": network.methods(made, lang.value, __version__, measured=True), "warnings": network.cautions(made, lang.value)}
        summary = {"leave_one_out": _summary(moved)} if moved else {}
        return json.dumps({"measures": rows, **summary, **about}, ensure_ascii=False, allow_nan=False, indent=1) + "\n"
    if form == "csv":
        columns = tuple(rows[0]) if rows else network.COLUMNS
    else:
        columns = ("rank", "best_rank", "worst_rank", "label", moved.measure, "moved_by_title") if moved else _SHOWN
    width = max(NARROWEST, shutil.get_terminal_size((100, 24)).columns)
    cells = tuple(tuple(_term(row[column], 3 if form == "table" else 6) for column in columns) for row in rows)
    return queries.render(queries.Table(columns, cells), form, prefixes(), width=width)


def _term(value: str | float | bool | None, decimals: int) -> Literal | None:
    if isinstance(value, float):
        return Literal(f"{value:.{decimals}f}".rstrip("0").rstrip("."), datatype=NamedNode(str(XSD.decimal)))
    return None if value is None else Literal(value)


def _summary(moved: Movement) -> dict[str, str | int | float]:
    return {name: getattr(moved, name) for name in ("measure", "project", "places", "furthest", "projects", "tried")}


def _notes(ranked: tuple[Measures, ...], table: Incidence, moved: Movement | None, lang: Lang) -> Iterator[str]:
    if unsure := [row.label for row in ranked if row.borderline]:
        names = ", ".join(unsure[:_NAMED]) + ("" if len(unsure) <= _NAMED else pick(lang, " med flera", " and others"))
        yield pick(
            lang,
            f"Gränsfall mellan grupper ({len(unsure)}; mer än ett av fem utfall placerar dem i en annan): {names}.",
            f"Borderline between communities ({len(unsure)}; more than one run in five puts them in another): {names}.",
        )
    unknown = sum(not row.group for row in ranked)
    if unknown:
        yield pick(
            lang,
            f"Typ okänd för {unknown} av {len(ranked)}; mäklarrollerna räknas utan dem.",
            f"Type not known of {unknown} of {len(ranked)}; the brokerage roles are counted without them.",
        )
    if moved is not None:
        yield _told(moved, _titles(table), lang)


def _told(moved: Movement, titles: Mapping[str, str], lang: Lang) -> str:
    """Say which project moves the ranking most, and how many were tried."""
    tried = pick(
        lang,
        f"Prövade projekt: {moved.tried} av {moved.projects} som kan ändra rangordningen.",
        f"Projects tried: {moved.tried} of {moved.projects} that can change the ranking.",
    )
    if not moved.project:
        return pick(lang, "Inget enskilt projekt ändrar rangordningen. ", "No single project changes the ranking. ") + tried
    title, places = titles[moved.project], f"{moved.places:.1f}"
    return (
        pick(
            lang,
            f"Utan projektet ”{title}” flyttas varje nod i snitt {places.replace('.', ',')} platser efter {moved.measure}, "
            f"som mest {moved.furthest}. ",
            f"Without the project “{title}” a node moves {places} places by {moved.measure} on average, at most {moved.furthest}. ",
        )
        + tried
    )
