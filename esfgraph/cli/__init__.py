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
    except (EsfgraphError, OSError) as error:
        if "--debug" in sys.argv:
            traceback.print_exc()
        note(f"esfgraph: {error}")
        sys.exit(getattr(error, "exit_code", 2))
