"""The command ``publish``: a built graph → a folder that any web server serves as it is, with its catalogue for data portals."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from esfgraph import publish as publishing
from esfgraph import queries, turtle
from esfgraph.cli.opening import opened
from esfgraph.cli.options import DEFAULT_GRAPH, BaseOption, DebugOption, GraphOption, Lang, LangOption, WithTextOption
from esfgraph.cli.output import write_file
from esfgraph.cli.site import Site
from esfgraph.cli.terminal import note, pick, say
from esfgraph.cli.texts import with_prose
from esfgraph.collection import MANIFEST, Collection
from esfgraph.errors import DataError, UsageError
from esfgraph.publish import Publication, PublicGraph
from esfgraph.publish import check as checking
from esfgraph.vocabulary import TERM_PREFIXES
from esfgraph.vocabulary.catalogue import CATALOGUE_PREFIXES
from esfgraph.webpage import Text

CONFIG = Path("publish.toml")


def publish(
    config: Annotated[Path, typer.Option(metavar="FILE", help="How the publication is described")] = CONFIG,
    out: Annotated[Path, typer.Option(metavar="DIR", help="The folder to publish into; it is replaced as a whole")] = Path("site"),
    check: Annotated[bool, typer.Option("--check", help="Check the folder as a portal would; made first where there is none")] = False,
    init: Annotated[bool, typer.Option("--init", help="Write a commented publish.toml to fill in, and do nothing else")] = False,
    with_text: WithTextOption = False,
    graph: GraphOption = DEFAULT_GRAPH,
    base: BaseOption = None,
    lang: LangOption = Lang.SV,
    debug: DebugOption = False,
) -> None:
    """Make a folder for a web server: the data in every format, a page for every thing, and a catalogue for data portals."""
    if init:
        _write_example(config, lang)
        return
    if check and (out / MANIFEST).exists():
        _check(out, lang)
        return
    publication = publishing.read_publication(config)
    built = opened(graph, base or publication.base or None)
    rows = publishing.read_suppression(publication.suppress)
    public = PublicGraph.of(built.store, built.base)
    if with_text:
        public = with_prose(public, graph, built, lang)
    public = _allowed(public, rows, built, publication, lang)  # last, so that no text holds what the list names
    with Site(out) as site:
        former = publishing.read_former(out, built.base)
        former = publishing.forgotten(former, rows, built.pages) if former else None
        note(pick(lang, "Skriver data, sidor och katalog", "Writing data, pages and catalogue"))
        for part in _parts(public, former, publication, site, lang):
            site.write(part)
        files, size = len(site.written), sum(file.size for file in site.written.values())
        site.put_in_place({"address": publication.address, "base": built.base, "counts": publishing.counts(public)})
    say(pick(lang, f"{files} filer, {size / 1e6:.1f} MB", f"{files} files, {size / 1e6:.1f} MB"))
    say(str(out / "index.html"))
    if check:
        _check(out, lang)


def _parts(
    public: PublicGraph, former: publishing.Former | None, publication: Publication, site: Site, lang: Lang
) -> Iterator[Iterable[tuple[str, bytes]]]:
    """Give the parts of the folder in an order in which each finds written what it tells of: the front page last."""
    yield publishing.data_files(public)
    yield publishing.table_files(public, publication)
    periods = publishing.periods(public)
    yield publishing.period_files(periods, public.base)
    yield publishing.catalogue_files(publication, periods, site.written)
    yield _described(public, publication, site)
    yield publishing.negotiation_files(public, publication)
    yield publishing.ontology_files(public, publication, lang.value)
    yield publishing.change_files(former, public, publication.address)
    if former:
        yield publishing.gone_files(publishing.gone(former, public), public.base, publication, lang.value)
    yield publishing.thing_files(public, publication, lang.value, frozenset(site.written))


def _allowed(public: PublicGraph, rows: tuple[publishing.Row, ...], built: Collection, config: Publication, lang: Lang) -> PublicGraph:
    """Give the graph without what the suppression list names, and say what that was."""
    result = publishing.suppressed(public, rows, built.pages)
    for line in result.unmet:
        place = f"{config.suppress}, {pick(lang, 'rad', 'line')} {line}"
        note(pick(lang, f"{place}: gäller inget i den här grafen", f"{place}: is about nothing in this graph"))
    if result.statements:
        count = result.statements
        note(pick(lang, f"Undantaget: {count} påståenden", f"Suppressed: {count} statements"))
    return result.graph


def _check(out: Path, lang: Lang) -> None:
    report = checking.check(out)
    say(checking.render(report.findings, report.quality, report.files, lang.value))
    if not report.passes:
        raise DataError(pick(lang, f"{out}: en portal skulle avvisa publiceringen", f"{out}: a portal would refuse the publication"))


def _described(public: PublicGraph, publication: Publication, site: Site) -> Iterator[tuple[str, bytes]]:
    prefixes = TERM_PREFIXES | CATALOGUE_PREFIXES
    void = publishing.void_triples(public, publication, site.written)
    yield publishing.VOID_FILE, turtle.serialize(void, prefixes).encode()
    asked = publishing.question_triples(map(_named, queries.library()), publication)
    yield publishing.QUESTIONS_FILE, turtle.serialize(asked, prefixes).encode()


def _named(question: queries.Question) -> publishing.NamedQuestion:
    sv, en = question.texts("sv"), question.texts("en")
    texts = Text(sv.summary, en.summary), Text(sv.caveat, en.caveat)
    return publishing.NamedQuestion(question.slug, *texts, question.text, tuple(question.tags))


def _write_example(config: Path, lang: Lang) -> None:
    if config.exists():
        raise UsageError(f"{config}: is there already; give another name with --config")
    write_file(config, publishing.example(lang.value).encode())
    say(str(config))
