"""Commands that show or hand out a built graph: ``network``, ``export``, ``explain``, ``validate``."""

import sys
from pathlib import Path
from typing import Annotated

import networkx as nx
import typer

from esfgraph import __version__, lookup, passages, publish, validation
from esfgraph import explain as explaining
from esfgraph import network as networks
from esfgraph.cli.figures import number
from esfgraph.cli.networks import FORMATS, Kind, cannot, left_out, written
from esfgraph.cli.opening import opened
from esfgraph.cli.options import DEFAULT_GRAPH, BaseOption, DebugOption, GraphOption, Lang, LangOption, OutOption, WithTextOption
from esfgraph.cli.output import write_file
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
from esfgraph.cli.terminal import note, pick, say
from esfgraph.cli.texts import with_prose
from esfgraph.collection import TIES
from esfgraph.errors import DataError, UsageError
from esfgraph.network import WEIGHTS


def network(
    kind: Annotated[Kind, typer.Argument(help="Which network")],
    weight: Annotated[str, typer.Option(help=f"How a tie is weighted: {', '.join(WEIGHTS)}")] = "count",
    cap: Annotated[int | None, typer.Option(min=2, metavar="K", help="With --weight capped: larger projects make no ties")] = None,
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
    form: Annotated[str, typer.Option("--format", help=f"{', '.join(FORMATS)}; by default as the file name ends, or html")] = "",
    out: OutOption = None,
    graph: GraphOption = DEFAULT_GRAPH,
    base: BaseOption = None,
    lang: LangOption = Lang.SV,
    debug: DebugOption = False,
) -> None:
    """Make a network page or file: municipalities, actors, or projects with both (two-mode)."""
    built = opened(graph, base)
    filters = chosen(built, region, county, area, phase, role, from_year, to_year)
    made = built.network(kind.value, weight, cap, filters, rollup=rollup, initiatives=initiatives, ties=ties)
    hand_out_network(made, form, out, lang)


def export(
    form: Annotated[str, typer.Option("--format", help=", ".join(publish.EXPORTS))] = "turtle",
    with_text: WithTextOption = False,
    out: OutOption = None,
    graph: GraphOption = DEFAULT_GRAPH,
    base: BaseOption = None,
    lang: LangOption = Lang.SV,
    debug: DebugOption = False,
) -> None:
    """Write the public graph in a format of linked data, or as a workbook (xlsx); trig and nquads keep a graph a page.

    With --with-text the prose goes along, without the paragraphs that may name persons.
    """
    built = opened(graph, base)
    public = publish.PublicGraph.of(built.store, built.base)
    hand_out(publish.export(with_prose(public, graph, built, lang) if with_text else public, form), out)


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
    texts = []
    for hit in found:
        account = explaining.explain(built.store, hit.node, lang.value)
        texts.append(explaining.render(account, lang.value, built.pages, built.conflicts.get(account.iri)))
        texts[-1] += passages.render(passages.passages(built.store, hit.node), lang.value, built.pages)
    say("\n".join(texts).rstrip("\n"))


def validate(graph: GraphOption = DEFAULT_GRAPH, base: BaseOption = None, lang: LangOption = Lang.SV, debug: DebugOption = False) -> None:
    """Check the graph against the rules in ontology/shapes.ttl; exit code 1 when one is broken."""
    built = opened(graph, base)
    report = validation.validate(validation.union(built.store))
    say(validation.render(report, lang.value, built.pages).rstrip("\n"))
    if not report.conforms:
        raise DataError(pick(lang, "grafen bryter mot reglerna; se rapporten", "the graph breaks the rules; see the report"))


def hand_out_network(made: "nx.Graph[str]", form: str, out: Path | None, lang: Lang) -> None:
    """Write a network as a page or file, of CSV the nodes too; a form that is not named is that of the file's ending, or HTML.

    Raises:
        UsageError: no page can state what it shows, or an unknown form.
    """
    if refused := cannot(made, lang.value):
        raise UsageError(refused)
    wanted = form or (out.suffix.removeprefix(".").lower() if out else "") or "html"
    data = written(made, wanted, lang)
    hand_out(data, out)
    if wanted == "csv" and out:
        write_file(out.with_name(f"{out.stem}-nodes.csv"), networks.nodes_csv(made).encode())
    note(_counts(made, lang) + (f" → {out}" if out else ""))
    told = (networks.methods(made, lang.value, __version__),) if wanted == "csv" else networks.cautions(made, lang.value)
    for said in (*left_out(made, lang.value), *told):
        note(said)


def _counts(made: "nx.Graph[str]", lang: Lang) -> str:
    """Tell how many nodes and ties there are: "290 noder, 1 803 samband"."""
    nodes, ties = made.number_of_nodes(), made.number_of_edges()
    said = (getattr(number(n), lang.value) for n in (nodes, ties))
    words = (
        pick(lang, "nod" if nodes == 1 else "noder", "node" if nodes == 1 else "nodes"),
        pick(lang, "samband", "tie" if ties == 1 else "ties"),
    )
    return ", ".join(f"{n} {word}" for n, word in zip(said, words, strict=True))


def hand_out(data: bytes, out: Path | None) -> None:
    """Write to the file, whole or not at all, or to standard output."""
    if out is None:
        sys.stdout.buffer.write(data)
    else:
        write_file(out, data)
