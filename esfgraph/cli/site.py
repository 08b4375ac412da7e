"""The folder that a web server serves: written beside the former one as a whole, and swapped with it when it is complete."""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

from filelock import FileLock, Timeout

from esfgraph import __version__
from esfgraph.collection import MANIFEST
from esfgraph.errors import InputError
from esfgraph.publish import PublishedFile


class Site:
    """A publication on its way to ``folder``: ``write`` fills it, ``put_in_place`` swaps it with the former one.

    Raises:
        InputError: the folder holds what ``publish`` did not make, cannot be written beside, or is being published by another run.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = Path(folder.absolute())
        try:
            self._folder.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(f"{folder}: cannot be made ({error.strerror}); choose another folder with --out") from error
        self._lock = FileLock(self._beside("lock"), timeout=0)
        self._written: dict[str, PublishedFile] = {}

    def __enter__(self) -> "Site":
        try:
            self._lock.acquire()
        except Timeout as error:
            raise InputError(f"{self._folder}: another run is publishing here; wait for it or choose another folder with --out") from error
        except OSError as error:
            raise self._no_place(error) from error
        try:
            self._bring_back()
            if self._folder.exists() and not self._ours():
                raise InputError(f"{self._folder}: holds what `esfgraph publish` did not make; choose another folder with --out")
            for left_over in self._folder.parent.glob(f"{self._beside('new').name}-*"):
                shutil.rmtree(left_over)
            self._staging = Path(tempfile.mkdtemp(prefix=f"{self._beside('new').name}-", dir=self._folder.parent))
        except OSError as error:
            self._unlock()
            raise self._no_place(error) from error
        except InputError:
            self._unlock()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        shutil.rmtree(self._staging, ignore_errors=True)
        self._unlock()

    def _unlock(self) -> None:
        self._beside("lock").unlink(missing_ok=True)  # while it is held, so that no other run's is taken away
        self._lock.release()

    def _no_place(self, error: OSError) -> InputError:
        return InputError(f"{self._folder}: cannot be written beside ({error.strerror}); choose another folder with --out")

    def _beside(self, what: str) -> Path:
        return self._folder.parent / f".{self._folder.name}.{what}"

    @property
    def written(self) -> dict[str, PublishedFile]:
        """What was written so far, by path."""
        return dict(self._written)

    def write(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Write files: paths from the folder, with their bytes."""
        for path, data in files:
            if path in self._written:
                raise ValueError(f"{path}: written twice")
            place = self._staging / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
            self._written[path] = PublishedFile(path, len(data), hashlib.sha256(data).hexdigest())

    def put_in_place(self, about: dict[str, object]) -> None:
        """Write the manifest (``about``, and every file), and put the new folder in the place of the former one.

        Raises:
            InputError: the former folder cannot be moved; it is as it was.
        """
        files = [self._written[path]._asdict() for path in sorted(self._written)]
        manifest = {"esfgraph": __version__, "published": True, **about, "files": files}
        (self._staging / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        self._staging.chmod(0o755)
        former = self._staging.with_name(f"{self._staging.name}-former")
        try:
            if self._folder.exists():
                self._folder.rename(former)
            self._staging.rename(self._folder)
        except OSError as error:
            raise InputError(f"{self._folder}: cannot be replaced ({error.strerror}); choose another folder with --out") from error
        finally:
            self._bring_back()
        if former.exists():
            former.rename(self._staging)  # where the end of the run clears up

    def _bring_back(self) -> None:
        """Put the former folder back where a run was ended between taking it away and putting the new one there."""
        for former in self._folder.parent.glob(f"{self._beside('new').name}-*-former"):
            if not self._folder.exists():
                former.rename(self._folder)

    def _ours(self) -> bool:
        try:
            return json.loads((self._folder / MANIFEST).read_text(encoding="utf-8")).get("published") is True
        except (OSError, ValueError, AttributeError):
            return self._folder.is_dir() and not any(self._folder.iterdir())
