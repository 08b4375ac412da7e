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

from esfgraph.collection import MANIFEST, PRIVATE
from esfgraph.errors import InputError

_STAGING = ".building-"


class Output:
    """A build on its way into ``folder``; ``write`` fills it, ``publish`` puts it in place.

    Raises:
        InputError: the folder cannot be made, or another build is writing into it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(f"{folder}: cannot be the output folder ({error.strerror}); choose another with --out") from error
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
        """Write the manifest (``about`` and every public file), put everything in place and remove what the last build left over."""
        former = self._former_names()
        files = [self._public[name] for name in sorted(self._public)]
        self.write(MANIFEST, [json.dumps({**about, "files": files}, ensure_ascii=False, indent=2) + "\n"])
        private = self._folder / PRIVATE
        if private.exists():
            private.rename(self._staging / "former-private")
        (self._staging / PRIVATE).rename(private)
        for name in [*sorted(set(self._public) - {MANIFEST}), MANIFEST]:  # the manifest last: it vouches for the others
            target = self._folder / name
            target.parent.mkdir(exist_ok=True)
            (self._staging / name).replace(target)
        for name in former - set(self._public):
            (self._folder / name).unlink(missing_ok=True)

    def _former_names(self) -> set[str]:
        try:
            files = json.loads((self._folder / MANIFEST).read_text(encoding="utf-8"))["files"]
            names = {str(file["name"]) for file in files}
        except (OSError, ValueError, KeyError, TypeError):
            return set()
        root = self._folder.resolve()
        return {name for name in names if (self._folder / name).resolve().is_relative_to(root)}


def write_file(path: Path, data: bytes) -> None:
    """Write one file beside its place and rename it, so that nobody ever sees half of it."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        mask = os.umask(0)
        os.umask(mask)
        Path(temporary).chmod(0o666 & ~mask)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
