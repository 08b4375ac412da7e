"""Opening a built graph for a command."""

from pathlib import Path

from esfgraph.collection import Collection, read
from esfgraph.errors import UsageError


def opened(folder: Path, base: str | None, *, with_prose: bool = False) -> Collection:
    """Open what was built in the folder; ``base``, if given, must be the one it was built with, since IRIs are never rewritten.

    Raises:
        InputError: nothing was built there.
        UsageError: another base.
    """
    built = read(folder, with_prose=with_prose)
    if base and base.rstrip("/#") != built.base.rstrip("/#"):
        raise UsageError(f"{base}: the graph in {folder} was built with --base {built.base}; build it again to change that")
    return built
