"""The command line: files in, files out, exit codes. Only here do the stages meet, and only here is anything printed."""

import os
import sys
import traceback

from esfgraph.errors import EsfgraphError

__all__ = ["main"]


def main() -> None:
    """Run the command line; an error is one line that names the value and the way out, and with ``--debug`` its traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # whatever the locale: Swedish letters must survive a pipe
    _complete()
    from esfgraph.cli.app import app  # noqa: PLC0415 - a shell that completes a word must not wait for all the libraries
    from esfgraph.cli.terminal import note  # noqa: PLC0415

    try:
        app()
    except Exception as error:  # noqa: BLE001 - the outermost boundary: whatever is wrong, a user gets a line and not a traceback
        if "--debug" in sys.argv:
            traceback.print_exc()
        if isinstance(error, BrokenPipeError):  # the reader has seen enough: `esfgraph query projekt | head`
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(0)
        note(f"esfgraph: {_in_words(error)}")
        sys.exit(getattr(error, "exit_code", 2))


def _complete() -> None:
    """Answer a shell that asks for questions, parameters or names; Typer answers what is left."""
    if not os.environ.get("_ESFGRAPH_COMPLETE"):
        return
    from esfgraph.cli.completion import completed  # noqa: PLC0415 - as above

    found = completed(os.environ)
    if found is None:
        return
    asked_whether = os.environ.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args"
    if found and not asked_whether:
        sys.stdout.write(found + "\n")
    sys.exit(1 if asked_whether and not found else 0)


def _in_words(error: Exception) -> str:
    if isinstance(error, EsfgraphError):
        return str(error)
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{error.strerror or error}; nothing that was there before has been changed"
    return f"{type(error).__name__}: {error} (a fault of ours; --debug shows where)"
