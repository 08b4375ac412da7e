"""Paths → the files to read, each with its bytes or the reason why it was set aside. Nothing here hangs, follows links or runs on."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from esfgraph.errors import InputError

LARGEST_PAGE = 2 * 1024 * 1024
LARGEST_LIST = 64 * 1024 * 1024
LIST_ENDINGS = (".csv", ".tsv", ".xlsx")
OURS = (".sssom.tsv", "publish.toml")
"""How files end that stand beside pages and are none: what people have decided about names, and what a publication is told."""


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read: its name relative to what all paths have in common, where it lies, and why it cannot be read, if so."""

    name: str
    path: str
    reason: str | None = None


def find(paths: Sequence[Path], leave_out: Path) -> list[InputFile]:
    """Give the files of these files and folders, each once, sorted by name.

    Hidden files, files of ``OURS`` and the folder ``leave_out`` are passed over.
    The names depend on the paths alone, not on their order, the working directory or the machine.

    Raises:
        InputError: a path that is not there, or the output folder itself.
    """
    for path in paths:
        if not os.path.lexists(path):
            raise InputError(f"{path}: no such file or folder; give files of project pages or folders with them")
    tops = sorted({os.path.realpath(path.parent) + os.sep + path.name if path.is_symlink() else os.path.realpath(path) for path in paths})
    if any(os.path.realpath(leave_out) == top for top in tops):
        raise InputError(f"{leave_out}: holds the pages and cannot be the output folder too; choose another with --out")
    common = os.path.commonpath([top if Path(top).is_dir() else os.path.dirname(top) for top in tops])
    output = os.path.realpath(leave_out)
    found = {}
    for top in tops:
        for file, reason in _walk(top, output) if Path(top).is_dir() else [(top, None)]:
            found[file] = InputFile(_readable(os.path.relpath(file, common)), file, reason)
    return sorted(found.values(), key=lambda file: (file.name, file.path))


def read(file: InputFile) -> tuple[bytes, str | None]:
    """Give the bytes of a file, or nothing and the reason's code: ``not-a-file``, ``too-large``, ``unreadable``."""
    if file.reason:
        return b"", file.reason
    try:
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # a pipe without a writer must not hang us
        descriptor = os.open(file.path, flags)
    except OSError:
        return b"", _reason(file.path)
    with os.fdopen(descriptor, "rb") as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return b"", "not-a-file"
        largest = LARGEST_LIST if file.path.lower().endswith(LIST_ENDINGS) else LARGEST_PAGE  # the name decides the size alone
        try:
            data = stream.read(largest + 1)
        except OSError:
            return b"", "unreadable"
    return (b"", "too-large") if len(data) > largest else (data, None)


def _walk(top: str, output: str) -> Iterator[tuple[str, str | None]]:
    closed: list[OSError] = []
    seen: set[str] = set()
    links = []
    for folder, subfolders, names in os.walk(top, onerror=closed.append):
        seen.add(folder)
        shown = [name for name in subfolders + names if not name.startswith(".") and not name.endswith(OURS)]
        subfolders[:] = [name for name in subfolders if name in shown and os.path.realpath(os.path.join(folder, name)) != output]
        for path in (os.path.join(folder, name) for name in shown):
            if os.path.islink(path):
                links.append(path)
            elif not os.path.isdir(path):
                seen.add(path)
                yield path, None
    yield from ((str(error.filename), "unreadable") for error in closed)
    yield from ((path, _link_reason(path, top, seen)) for path in links)


def _link_reason(path: str, top: str, seen: set[str]) -> str:
    """A link inside the tree leads to a file that is read anyway; one out of it leads to what nobody asked for."""
    target = os.path.realpath(path)
    if target in seen:
        return "link-inside-the-tree"
    outside = target != top and not target.startswith(top + os.sep)
    return "link-out-of-the-tree" if outside and os.path.exists(target) else "link-to-nothing-read"


def _reason(path: str) -> str:
    try:
        regular = stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return "unreadable"
    return "unreadable" if regular else "not-a-file"


def _readable(name: str) -> str:
    """Give the name with forward slashes; bytes that are no text, and characters that act on a terminal or report, as escapes."""
    text = os.fsencode(name).decode("utf-8", "backslashreplace").replace(os.sep, "/")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
