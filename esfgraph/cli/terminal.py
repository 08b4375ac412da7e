"""What the command line says: to people in their language, without what a page could smuggle into a terminal."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import track

from esfgraph.cli.options import Lang

Item = TypeVar("Item")


def pick(lang: Lang, swedish: str, english: str) -> str:
    """Give the text in the language asked for."""
    return swedish if lang is Lang.SV else english


def say(text: str) -> None:
    """Write a line to standard output."""
    sys.stdout.write(printable(text) + "\n")


def note(text: str) -> None:
    """Write a line to standard error: progress and errors, which never mix with an answer."""
    sys.stderr.write(printable(text) + "\n")


def printable(text: str) -> str:
    """Give the text with control characters shown, not obeyed; line breaks and tabs stay."""
    return "".join(c if c in "\n\t" or (c.isprintable() or c == "\u00a0") else c.encode("unicode_escape").decode() for c in text)


def progress(items: Iterable[Item], label: str, total: int) -> Iterator[Item]:
    """Pass the items on, under a progress bar on a terminal and after one plain line elsewhere."""
    console = Console(file=sys.stderr)
    if console.is_terminal:
        yield from track(items, description=label, total=total, console=console, transient=True)
    else:
        note(f"{label}: {total}")
        yield from items
