"""The options that several commands share, each declared once."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from esfgraph.vocabulary import DEFAULT_BASE


class Lang(StrEnum):
    """The language of what a person reads."""

    SV = "sv"
    EN = "en"


DEFAULT_GRAPH = Path("output")
BaseOption = Annotated[str | None, typer.Option(metavar="IRI", help=f"Base of the IRIs; the built graph's own, or {DEFAULT_BASE}")]
LangOption = Annotated[Lang, typer.Option(help="Language of texts: Swedish or English")]
DebugOption = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error")]
GraphOption = Annotated[Path, typer.Option(metavar="DIR", help="Folder with a built graph")]
OutOption = Annotated[Path | None, typer.Option(metavar="FILE", help="Write to this file instead of the terminal")]
WithTextOption = Annotated[bool, typer.Option("--with-text", help="Include the pages' prose, which may name people")]
