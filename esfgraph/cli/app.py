"""The commands, in the order in which a user meets them."""

import typer

from esfgraph import __version__
from esfgraph.cli.answers import list_questions, query
from esfgraph.cli.build import build
from esfgraph.cli.dialogue import ask_questions
from esfgraph.cli.measures import measures
from esfgraph.cli.publishing import publish
from esfgraph.cli.review import review_names
from esfgraph.cli.terminal import say
from esfgraph.cli.view import explain, export, network, validate

app = typer.Typer(
    name="esfgraph",
    help="A knowledge graph of actors, municipalities and projects of the European Social Fund in Sweden.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for name, command in (
    ("build", build),
    ("query", query),
    ("queries", list_questions),
    ("ask", ask_questions),
    ("network", network),
    ("measures", measures),
    ("explain", explain),
    ("export", export),
    ("publish", publish),
    ("validate", validate),
    ("review", review_names),
):
    app.command(name)(command)


def _version(wanted: bool) -> None:
    if wanted:
        say(f"esfgraph {__version__}")
        raise typer.Exit


@app.callback()
def _common(version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Show the version")) -> None:
    pass
