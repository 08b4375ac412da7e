"""Commands that answer questions: ``query`` and ``queries``."""

import json
import shutil
import signal
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from esfgraph import queries
from esfgraph.cli.asking import FORMATS, Asked, Place, ask
from esfgraph.cli.opening import opened
from esfgraph.cli.options import DEFAULT_GRAPH, BaseOption, DebugOption, GraphOption, Lang, LangOption, OutOption, WithTextOption
from esfgraph.cli.remote import known
from esfgraph.cli.terminal import note, pick, printable, say
from esfgraph.cli.tied import tied
from esfgraph.cli.view import hand_out, hand_out_network
from esfgraph.errors import InputError, UsageError
from esfgraph.mention_ties import counted_in

NARROWEST = 60
ENDINGS = {
    "": "table",
    ".txt": "table",
    ".csv": "csv",
    ".tsv": "tsv",
    ".json": "json",
    ".md": "markdown",
    ".ttl": "turtle",
    ".html": "html",
}
_MENTIONED = (
    "Räknat även med dem som bara nämns i projektens löptext. Den som nämns behöver inte vara part, vad svaret än kallar den.",
    "Counted with those who are only mentioned in the projects' prose. Whoever is mentioned need not be a party, whatever the answer says.",
)
_WITHOUT_MENTIONS = (
    "--ties both: frågan gäller roller, och den som nämns i löptexten har ingen; ställ den utan --ties",
    "--ties both: the question is about roles, and whoever the prose mentions has none; ask it without --ties",
)
_NO_SOURCE = (
    "Ingen rad nämner något som en sida räknar upp: svaret räknar, lägger ihop eller visar vad som saknas, och har ingen enskild källa.",
    "No row names what a page lists: the answer counts, adds up or shows what is missing, and has no single source.",
)


class Ties(StrEnum):
    """What counts as a tie between a project and somebody."""

    LISTED = "listed"
    BOTH = "both"


class Shape(StrEnum):
    """What an answer is given as."""

    ROWS = "rows"
    NETWORK = "network"


EndpointOption = Annotated[str | None, typer.Option(metavar="URL", help="Ask this SPARQL server instead of the built graph")]
TimeoutOption = Annotated[float, typer.Option(min=0.1, metavar="SECONDS", help="How long to wait for each answer of a server")]


def query(
    name: Annotated[
        str, typer.Argument(metavar="NUMBER|NAME|FILE|-", help="A question's number or name, a file with SPARQL, or - for standard input")
    ],
    param: Annotated[list[str] | None, typer.Option(metavar="NAME=VALUE", help="A value in the words people know, or an IRI")] = None,
    form: Annotated[str, typer.Option("--format", help=f"{', '.join(FORMATS)}; by default as --out ends, or table")] = "",
    raw: Annotated[bool, typer.Option("--raw", help="CSV without the guard against spreadsheet formulas")] = False,
    with_source: Annotated[bool, typer.Option("--with-source", help="Name the pages and lines behind each row")] = False,
    shape: Annotated[Shape, typer.Option("--as", help="The rows, or the network of what they tie (format as in `network`)")] = Shape.ROWS,
    out: OutOption = None,
    graph: GraphOption = DEFAULT_GRAPH,
    ties: Annotated[Ties, typer.Option(help="Count only what lists and fields state, or also whom the prose mentions")] = Ties.LISTED,
    endpoint: EndpointOption = None,
    timeout: TimeoutOption = 120.0,
    base: BaseOption = None,
    with_text: WithTextOption = False,
    lang: LangOption = Lang.SV,
    debug: DebugOption = False,
) -> None:
    """Answer a question over the built graph or a SPARQL server: SELECT, ASK, CONSTRUCT or DESCRIBE."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # the engine never looks up from a query; Ctrl-C must end it all the same
    words = _words(param or [])
    question = _question(name)
    written = form or _form_of(out)
    if shape is Shape.ROWS and written not in FORMATS:
        raise UsageError(f"{written}: no such format; one of {', '.join(FORMATS)}")
    if ties is Ties.BOTH and not counted_in(question.text):
        raise UsageError(pick(lang, *_WITHOUT_MENTIONS))
    if endpoint is None:
        built = opened(graph, base, with_prose=with_text)
        built = built.with_mentions() if ties is Ties.BOTH else built
        place = Place(built.store, built, mentions=ties is Ties.BOTH)
    else:
        _refuse_beside(graph, with_text=with_text, ties=ties)
        server = queries.Endpoint(endpoint, timeout=timeout)
        place = Place(server, known(server, question, words, base), endpoint)
    asked = ask(question, words, place, lang.value)
    if ties is Ties.BOTH:
        note(pick(lang, *_MENTIONED))
    if shape is Shape.NETWORK:
        hand_out_network(tied(asked), form, out, lang)
        return
    if with_source:
        asked = asked.with_sources()
        if not asked.sourced:
            note(pick(lang, *_NO_SOURCE))
    show(asked, written, lang, raw=raw, out=out)


def show(asked: Asked, form: str, lang: Lang, *, raw: bool = False, out: Path | None = None) -> None:
    """Write an answer to a file or to standard output: above a table its sentence and coverage, and on standard error its caveat."""
    tabled = form == "table" and isinstance(asked.result, queries.Table)
    said = printable(asked.said(lang.value)) if tabled else ""
    above = f"{said}\n\n" if said else ""
    if out is None:
        sys.stdout.write(above)
        sys.stdout.flush()
    if tabled and (caveat := asked.question.texts(lang.value).caveat):
        note(pick(lang, "Tänk på: ", "Note: ") + caveat)
    width = max(NARROWEST, shutil.get_terminal_size((100, 24)).columns)
    text = asked.written(form, lang.value, width=width, raw=raw)
    hand_out(((above if out else "") + text).encode(errors="backslashreplace"), out)


def list_questions(
    form: Annotated[str, typer.Option("--format", help="table or json")] = "table",
    lang: LangOption = Lang.SV,
    debug: DebugOption = False,
) -> None:
    """List the named questions with their parameters."""
    questions = queries.library()
    if form == "json":
        say(json.dumps([queries.describe(question) for question in questions], ensure_ascii=False, indent=2))
        return
    if form != "table":
        raise UsageError(f"{form}: no such format; table or json")
    for question in questions:
        number = f"{question.number:>2}" if question.number else "  "
        say(f"{number}  {question.slug}")
        say(f"      {question.texts(lang.value).summary}")
        for parameter, kind in question.parameters.items():
            say(f"      --param {parameter}=… ({kind})")


def _form_of(out: Path | None) -> str:
    """Give the format that a file's ending names, the table without one; another ending itself, which is then refused."""
    ending = out.suffix.lower() if out else ""
    return ENDINGS.get(ending, ending.removeprefix("."))


def _words(parameters: list[str]) -> dict[str, str]:
    pairs = [_pair(parameter) for parameter in parameters]
    twice = sorted({name for name, _ in pairs if [other for other, _ in pairs].count(name) > 1})
    if twice:
        raise UsageError(f"--param {twice[0]}: given more than once; a parameter has one value")
    return dict(pairs)


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise UsageError(f"--param {text}: write it as name=value")
    return name, value


def _question(name: str) -> queries.Question:
    """Give the question of the library, or the query in a file (`x.rq`, `./x`) or on standard input."""
    if name == "-":
        return queries.read_question(sys.stdin.read(), "standard-input")
    path = Path(name)
    if path.suffix != ".rq" and path.name == name:  # a plain word is a question, even where a file is called so
        return queries.find(name)
    try:
        return queries.read_question(path.read_text(encoding="utf-8"), path.stem)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as a query ({error})") from error


def _refuse_beside(graph: Path, *, with_text: bool, ties: Ties) -> None:
    if ties is Ties.BOTH:
        raise UsageError("--ties both goes with a built graph; a server holds what was loaded into it")
    if graph != DEFAULT_GRAPH:
        raise UsageError("--endpoint and --graph name two places to ask; give one of them")
    if with_text:
        raise UsageError("--with-text goes with a built graph; a server holds what was loaded into it")
