"""``esfgraph build``: pages in, the output folder out."""

import hashlib
import json
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from esfgraph import __version__, operations, queries, report, store, turtle
from esfgraph.cli.answered import answer_all
from esfgraph.cli.assembly import Graph, assemble, read_all
from esfgraph.cli.before import FORMER
from esfgraph.cli.catalogue import groups
from esfgraph.cli.figures import Figures, count, labelled
from esfgraph.cli.networks import Kind, drawn, laid_out, written
from esfgraph.cli.options import BaseOption, DebugOption, Lang, LangOption
from esfgraph.cli.output import Output
from esfgraph.cli.overview import overview
from esfgraph.cli.people import Earlier
from esfgraph.cli.shown import table_file
from esfgraph.cli.sources import read_sources
from esfgraph.cli.terminal import note, pick, progress, say
from esfgraph.collection import PAGES, PRIVATE, Collection
from esfgraph.errors import InputError, UsageError
from esfgraph.files import find
from esfgraph.former import write_former
from esfgraph.front import render_front
from esfgraph.publish import check_public
from esfgraph.questions_page import render_questions
from esfgraph.vocabulary import DEFAULT_BASE, prefixes, usable_iri


def build(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files of project pages, and folders with them")],
    out: Annotated[Path, typer.Option(metavar="DIR", help="Folder for everything that is made")] = Path("output"),
    sources: Annotated[Path | None, typer.Option(metavar="FILE", help="CSV file,url,retrieved: where the pages come from")] = None,
    list_mapping: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="TOML: which columns of a list (CSV, XLSX) hold what; beside those that ship")
    ] = None,
    mappings: Annotated[
        Path | None, typer.Option(metavar="FILE", help="SSSOM TSV: what people have decided about names (see `esfgraph review`)")
    ] = None,
    former: Annotated[
        Path | None, typer.Option("--former-iris", metavar="FILE", help="CSV former,current: IRIs that were published before")
    ] = None,
    workers: Annotated[int, typer.Option(min=1, metavar="N", help="Processes that read pages")] = 1,
    base: BaseOption = None,
    lang: LangOption = Lang.SV,
    debug: DebugOption = False,
) -> None:
    """Read project pages and make the graph, the tables, the networks and the front page."""
    files = find(paths, leave_out=out)
    located = read_sources(sources)
    for name in located.unused(file.name for file in files):
        note(pick(lang, f"{sources}: ingen fil heter {name}", f"{sources}: no file is called {name}"))
    lists = (*operations.shipped(), *map(operations.load, list_mapping or []))
    iris = checked_base(base or DEFAULT_BASE)
    with Output(out) as output:
        label = pick(lang, "Läser sidor", "Reading pages")
        items = list(chain.from_iterable(progress(read_all(files, workers, lists), label, len(files))))
        graph = assemble(items, iris, located, Earlier(mappings, former, out))
        if not graph.pages:
            raise InputError(_nothing_read(graph, lang))
        for place in graph.unmet:
            note(
                pick(
                    lang,
                    f"{place}: raden gäller inget namn på de här sidorna, eller avser en aktör som ingen är",
                    f"{place}: the row is about no name on these pages, or means an actor that nobody is",
                )
            )
        check_public(graph.public)
        note(pick(lang, "Skriver graf, tabeller och nätverk", "Writing graph, tables and networks"))
        figures = write_all(graph, output, iris, lang)
    summary(figures, out, lang)


def checked_base(base: str) -> str:
    """Give the base, ending in a slash or hash, or refuse one that makes no absolute ASCII IRI."""
    if "://" not in base or not usable_iri(base):
        raise UsageError(f"{base!r} is no base for IRIs; write something like {DEFAULT_BASE}")
    return base if base.endswith(("/", "#")) else base + "/"


def _nothing_read(graph: Graph, lang: Lang) -> str:
    reasons = "; ".join(f"{f.file}: {report.REASONS[f.reason or ''][0 if lang is Lang.SV else 1]}" for f in graph.files[:5])
    nothing = pick(lang, "ingen projektsida gick att läsa", "no project page could be read")
    return f"{nothing} ({reasons or pick(lang, 'inga filer', 'no files')})"


def write_all(graph: Graph, output: Output, base: str, lang: Lang) -> Figures:
    """Write everything that is made from the graph, put it in place, and give the key figures."""
    public = "".join(store.lines(graph.public)).encode()
    output.write(f"{PRIVATE}/{store.PUBLIC}", [public])
    output.write(f"{PRIVATE}/{store.PROSE}", store.lines(graph.prose))
    output.write(PAGES, [json.dumps(graph.pages, ensure_ascii=False, indent=2, sort_keys=True)])
    output.write("esf.ttl", turtle.blocks((quad.triple for quad in graph.public), prefixes(base)))
    if graph.former:
        output.write(FORMER, [write_former(graph.former)])
    output.write("build-report.json", [report.to_json(graph.files, graph.conflicts)])
    output.write("build-report.md", [report.to_markdown(graph.files, graph.conflicts, lang)])
    built = Collection(store.from_lines(public), base, graph.pages)
    networks = {kind: built.network(kind.value) for kind in Kind}
    pictures = {kind: laid_out(network) for kind, network in networks.items()}
    for kind, picture in pictures.items():
        output.write(f"network-{kind}.html", [drawn(picture, lang, {k.value: f"network-{k}.html" for k in Kind})])
        output.write(f"network-{kind}.graphml", [written(networks[kind], "graphml", lang)])
    asked = answer_all(built)
    for one in asked:
        if one.table is not None and table_file(one):
            output.write(table_file(one), [queries.render(one.table, "csv", prefixes(base))])
    figures = count(graph, built)
    output.write("questions.html", [render_questions(groups(asked, built), lang, projects=figures.projects, version=__version__)])
    output.write("index.html", [render_front(overview(graph, built, figures, pictures, asked), lang)])
    output.publish(about(graph, figures, base))
    return figures


def about(graph: Graph, figures: Figures, base: str) -> dict[str, object]:
    """Give what the manifest says besides the files: nothing in it depends on the clock or the machine."""
    inputs = hashlib.sha256("".join(sorted(f"{f.sha256} {f.file}\n" for f in graph.files)).encode()).hexdigest()
    return {"base": base, "inputs": inputs, "counts": figures._asdict()}


def summary(figures: Figures, out: Path, lang: Lang) -> None:
    """Say what was read and made, and last what to open."""
    for figure in labelled(figures):
        name, value, about = (getattr(text, lang) for text in (figure.name, figure.value, figure.note))
        say(f"{name}{f' ({about})' if about else ''}: {value}".replace("\u00a0", " "))  # so that a search in a terminal finds it
    if figures.conflicts:
        say(
            pick(
                lang,
                f"Uppgifter där sidor säger emot varandra: {figures.conflicts}",
                f"Values in which pages contradict each other: {figures.conflicts}",
            )
        )
    if figures.set_aside + figures.warned + figures.conflicts:
        say(pick(lang, f"Varför: {out / 'build-report.md'}", f"Why: {out / 'build-report.md'}"))
    say(pick(lang, "Öppna:", "Open:"))
    say(str(out / "index.html"))
