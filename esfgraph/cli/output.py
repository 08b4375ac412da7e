"""The output folder: everything is written beside and renamed when it is whole, so a failed build leaves the former one."""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

from filelock import FileLock, Timeout

from esfgraph import __version__
from esfgraph.collection import MANIFEST, PRIVATE
from esfgraph.errors import InputError, UsageError

_STAGING = ".building-"


class Output:
    """A build on its way into ``folder``; ``write`` fills it, ``publish`` puts it in place.

    Raises:
        InputError: the folder cannot be made, holds what is not ours, or another build is writing into it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(f"{folder}: cannot be the output folder ({error.strerror}); choose another with --out") from error
        _refuse_foreign(folder)
        self._lock = FileLock(folder / ".lock", timeout=0)
        self._public: dict[str, dict[str, str | int]] = {}

    def __enter__(self) -> "Output":
        try:
            self._lock.acquire()
        except Timeout as error:
            raise InputError(f"{self._folder}: another build is writing here; wait for it or choose another folder with --out") from error
        for left_over in self._folder.glob(f"{_STAGING}*"):
            shutil.rmtree(left_over)
        self._staging = Path(tempfile.mkdtemp(prefix=_STAGING, dir=self._folder))
        (self._staging / PRIVATE).mkdir(mode=0o700)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        shutil.rmtree(self._staging, ignore_errors=True)
        self._lock.release()

    def write(self, name: str, parts: Iterable[str | bytes]) -> None:
        """Write a file; ``name`` is relative to the folder, and below ``private/`` only its owner can read it."""
        path = self._staging / name
        path.parent.mkdir(exist_ok=True)
        digest, size = hashlib.sha256(), 0
        with path.open("wb") as file:
            for part in parts:
                data = part.encode() if isinstance(part, str) else part
                digest.update(data)
                size += len(data)
                file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.parent.name == PRIVATE:
            path.chmod(0o600)
        else:
            self._public[name] = {"name": name, "size": size, "sha256": digest.hexdigest()}

    def publish(self, about: dict[str, object]) -> None:
        """Write the manifest (``about`` and every public file), put everything in place and remove what the last build left over.

        Whatever fails on the way, the former files go back to where they were.
        """
        former = _made_before(self._folder)
        files = [self._public[name] for name in sorted(self._public)]
        self.write(MANIFEST, [json.dumps({"esfgraph": __version__, **about, "files": files}, ensure_ascii=False, indent=2) + "\n"])
        self.write(f"{PRIVATE}/.gitignore", ["*\n"])
        moves = _Moves(self._folder, self._staging)
        try:
            for name in [PRIVATE, *sorted(set(self._public) - {MANIFEST}), MANIFEST]:  # the manifest last: it vouches for the others
                moves.put(name)
            for name in sorted(former - set(self._public)):
                moves.take_away(name)
        except BaseException:
            moves.undo()
            raise


class _Moves:
    """Renames from the staging folder into the output folder, each of which can be taken back."""

    def __init__(self, folder: Path, staging: Path) -> None:
        self._folder, self._staging = folder, staging
        self._done: list[tuple[Path, Path | None]] = []

    def put(self, name: str) -> None:
        """Put a new file or folder in the place of the former one."""
        target = self._folder / name
        kept = self._keep(name)
        self._done.append((target, kept))
        target.parent.mkdir(exist_ok=True)
        (self._staging / name).rename(target)

    def take_away(self, name: str) -> None:
        """Remove a file that the former build made."""
        self._done.append((self._folder / name, self._keep(name)))

    def undo(self) -> None:
        """Put the former files back."""
        for target, kept in reversed(self._done):
            if kept is not None:
                if target.is_dir() and not target.is_symlink():
                    shutil.rmtree(target)
                kept.replace(target)
            elif target.is_dir():
                shutil.rmtree(target)
            else:
                target.unlink(missing_ok=True)

    def _keep(self, name: str) -> Path | None:
        target, kept = self._folder / name, self._staging / "former" / name
        if not os.path.lexists(target):
            return None
        if target.is_dir() and name != PRIVATE:
            raise InputError(f"{target}: a folder stands where a file is to be written; move it away or choose another folder with --out")
        kept.parent.mkdir(parents=True, exist_ok=True)
        target.rename(kept)
        return kept


def _made_before(folder: Path) -> set[str]:
    """Give the names of the files that esfgraph made here, as its own manifest says; another program's manifest says nothing."""
    try:
        about = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        names = {str(file["name"]) for file in about["files"]} | {MANIFEST} if "esfgraph" in about else set()
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    root = folder.resolve()
    return {name for name in names if (folder / name).parent.resolve() in {root, root / "tables"}}


def _refuse_foreign(folder: Path) -> None:
    """Refuse a folder that holds, under names that we write, what esfgraph did not make."""
    if MANIFEST not in _made_before(folder):
        foreign = sorted(name for name in (PRIVATE, "tables", MANIFEST, "index.html", "esf.ttl") if os.path.lexists(folder / name))
        if foreign:
            raise InputError(f"{folder / foreign[0]}: not made by esfgraph and would be replaced; choose another folder with --out")


def write_file(path: Path, data: bytes) -> None:
    """Write one file beside its place and rename it, so that nobody ever sees half of it; a pipe or device is written into.

    Raises:
        UsageError: the folder is not there, or a folder stands in the file's place.
    """
    place = Path(os.path.realpath(path))
    if not place.parent.is_dir():
        raise UsageError(f"{path.parent}: no such folder")
    if place.is_dir():
        raise UsageError(f"{path}: is a folder; give the name of a file")
    if place.exists() and not place.is_file():
        place.write_bytes(data)
        return
    handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        mask = os.umask(0)
        os.umask(mask)
        Path(temporary).chmod(0o666 & ~mask)
        Path(temporary).replace(place)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
