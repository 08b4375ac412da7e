"""Commands that show or hand out a built graph: ``network``, ``export``, ``explain``, ``validate``."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from pyoxigraph import Literal, NamedNode
from rdflib.namespace import SKOS

from esfgraph import explain as explaining
from esfgraph import lookup, publish, validation
from esfgraph import network as networks
from esfgraph.cli.networks import FORMATS, Kind, written
from esfgraph.cli.opening import opened
from esfgraph.cli.options import DEFAULT_GRAPH, BaseOption, DebugOption, GraphOption, Lang, LangOption, OutOption, WithTextOption
from esfgraph.cli.output import write_file
from esfgraph.cli.terminal import note, pick, say
from esfgraph.collection import Collection
from esfgraph.errors import DataError, UsageError
from esfgraph.network import ROLES, WEIGHTS, Filters


def network(
    kind: Annotated[Kind, typer.Argument(help="Which network")],
    weight: Annotated[str, typer.Option(help=f"How a tie is weighted: {', '.join(WEIGHTS)}")] = "count",
    cap: Annotated[int | None, typer.Option(min=2, metavar="K", help="With --weight capped: larger projects make no ties")] = None,
    region: Annotated[str | None, typer.Option(metavar="CODE", help="Only projects of this ESF region (name or code)")] = None,
    county: Annotated[str | None, typer.Option(metavar="CODE", help="Only projects that name a municipality of this county")] = None,
    area: Annotated[str | None, typer.Option(metavar="CODE", help="Only projects of this programme area")] = None,
    phase: Annotated[str | None, typer.Option(metavar="CODE", help="Only projects of this phase")] = None,
    role: Annotated[str | None, typer.Option(metavar="ROLE", help=f"Only actors in this role: {', '.join(ROLES)}")] = None,
    from_year: Annotated[int | None, typer.Option("--from", metavar="YEAR", help="Only projects that run in or after this year")] = None,
    to_year: Annotated[int | None, typer.Option("--to", metavar="YEAR", help="Only projects that run in or before this year")] = None,
    rollup: Annotated[bool, typer.Option(help="Count a unit as the organisation it belongs to")] = True,
    form: Annotated[str, typer.Option("--format", help=f"{', '.join(FORMATS)}; by default as the file name ends, or html")] = "",
    out: OutOption = None,
    graph: GraphOption = DEFAULT_GRAPH,
    base: BaseOption = None,
    lang: LangOption = Lang.SV,
    debug: DebugOption = False,
) -> None:
    """Make a network page or file: municipalities, actors, or projects with both (two-mode)."""
    built = opened(graph, base)
    codes = {
        name: _code(built, text, name)
        for name, text in (("region", region), ("county", county), ("area", area), ("phase", phase))
        if text is not None
    }
    filters = Filters(**codes, role=role, from_year=from_year, to_year=to_year)
    made = built.network(kind.value, weight, cap, filters, rollup=rollup)
    if not made and made.graph["unable"]:
        raise UsageError(
            pick(
                lang,
                "inget projekt i urvalet har en sida som kan ange parter eller platser: nätet vore tomt för att sidorna tiger",
                "no project of the selection has a page that can state parties or places: the network would be empty for their silence",
            )
        )
    chosen = form or (out.suffix.removeprefix(".").lower() if out else "") or "html"
    data = written(made, chosen, lang)
    hand_out(data, out)
    if chosen == "csv" and out:
        write_file(out.with_name(f"{out.stem}-nodes.csv"), networks.nodes_csv(made).encode())
    counts = f"{made.number_of_nodes()} {pick(lang, 'noder', 'nodes')}, {made.number_of_edges()} {pick(lang, 'samband', 'ties')}"
    note(f"{counts}" + (f" → {out}" if out else ""))
    if unable := made.graph["unable"]:
        note(
            pick(
                lang,
                f"{unable} projekt i grafen är inte med: deras sidor kan inte ange parter eller platser.",
                f"{unable} projects of the graph are left out: their pages cannot state parties or places.",
            )
        )


def export(
    form: Annotated[str, typer.Option("--format", help=", ".join(publish.FORMATS))] = "turtle",
    out: OutOption = None,
    graph: GraphOption = DEFAULT_GRAPH,
    base: BaseOption = None,
    lang: LangOption = Lang.SV,
    debug: DebugOption = False,
) -> None:
    """Write the public graph in a format of linked data; trig and nquads keep a graph a page."""
    built = opened(graph, base)
    hand_out(publish.export(built.store, form, built.base), out)


def explain(
    thing: Annotated[str, typer.Argument(metavar="TEXT-OR-IRI", help="A project, actor or municipality: name, code or IRI")],
    graph: GraphOption = DEFAULT_GRAPH,
    base: BaseOption = None,
    with_text: WithTextOption = False,
    lang: LangOption = Lang.SV,
    debug: DebugOption = False,
) -> None:
    """Tell what the graph knows of one project, actor or municipality, and the page and line that say so."""
    built = opened(graph, base, with_prose=with_text)
    found = lookup.search(built.store, thing, built.base)
    if not found:
        near = "; ".join(lookup.suggest(built.store, thing, base=built.base))
        hint = (
            pick(lang, f"menade du: {near}?", f"did you mean: {near}?")
            if near
            else pick(lang, "inget heter något liknande", "nothing has a name near it")
        )
        raise UsageError(pick(lang, f"ingenting i grafen heter ”{thing}”; {hint}", f"nothing in the graph is called “{thing}”; {hint}"))
    accounts = [explaining.explain(built.store, hit.node, lang.value) for hit in found]
    say(
        "\n".join(explaining.render(account, lang.value, built.pages, built.conflicts.get(account.iri)) for account in accounts).rstrip(
            "\n"
        )
    )


def validate(graph: GraphOption = DEFAULT_GRAPH, base: BaseOption = None, lang: LangOption = Lang.SV, debug: DebugOption = False) -> None:
    """Check the graph against the rules in ontology/shapes.ttl; exit code 1 when one is broken."""
    built = opened(graph, base)
    report = validation.validate(validation.union(built.store))
    say(validation.render(report, lang.value, built.pages).rstrip("\n"))
    if not report.conforms:
        raise DataError(pick(lang, "grafen bryter mot reglerna; se rapporten", "the graph breaks the rules; see the report"))


def _code(built: Collection, text: str, kind: str) -> str:
    """Give the code (``skos:notation``) of a region, county, area or phase that the user names by code, name or IRI."""
    term = lookup.find_term(built.store, text, kind, built.base)
    quads = built.store.quads_for_pattern(term, NamedNode(str(SKOS.notation)), None) if isinstance(term, NamedNode) else []
    return next((quad.object.value for quad in quads if isinstance(quad.object, Literal)), text)


def hand_out(data: bytes, out: Path | None) -> None:
    """Write to the file, whole or not at all, or to standard output."""
    if out is None:
        sys.stdout.buffer.write(data)
    else:
        write_file(out, data)
