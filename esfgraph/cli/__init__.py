"""The command line: files in, files out, exit codes. Only here do the stages meet, and only here is anything printed."""

import sys
import traceback

from esfgraph.cli.app import app
from esfgraph.cli.terminal import note
from esfgraph.errors import EsfgraphError

__all__ = ["main"]


def main() -> None:
    """Run the command line; an error is one line that names the value and the way out, and with ``--debug`` its traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # whatever the locale: Swedish letters must survive a pipe
    try:
        app()
    except Exception as error:  # noqa: BLE001 - the outermost boundary: whatever is wrong, a user gets a line and not a traceback
        if "--debug" in sys.argv:
            traceback.print_exc()
        known = isinstance(error, EsfgraphError | OSError)
        note(f"esfgraph: {error}" if known else f"esfgraph: {type(error).__name__}: {error} (a fault of ours; --debug shows where)")
        sys.exit(getattr(error, "exit_code", 2))
