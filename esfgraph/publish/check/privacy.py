"""Every byte of a published folder searched for what may be a person's: mail addresses, telephone numbers, personal numbers."""

import gzip
import zipfile
from collections.abc import Iterator
from pathlib import Path

from esfgraph.publish.check.files import Manifest
from esfgraph.publish.check.finding import Finding, error
from esfgraph.publish.personal import traces


def personal(site: Path, listed: Manifest, allowed: frozenset[str]) -> Iterator[Finding]:
    """Give every place that looks like a person's; ``allowed`` are the publication's own mail addresses. The words are not repeated."""
    for name in sorted(listed):
        for text in _texts(site / name):
            for trace in traces(text):
                if trace.words.lower() not in allowed:
                    yield error(
                        name,
                        f"här står vad som ser ut som {trace.kind.sv}; lägg sidan i undantagslistan (suppress)",
                        f"this looks like {trace.kind.en}; put the page on the suppression list (suppress)",
                        str(trace.line),
                    )


def _texts(path: Path) -> Iterator[str]:
    """Give what a file holds as text, unpacked where it is packed."""
    if not path.exists():
        return
    if path.suffix == ".gz":
        yield _decoded(gzip.decompress(path.read_bytes()))
    elif zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            yield from (_decoded(packed.read(name)) for name in packed.namelist())
    else:
        yield _decoded(path.read_bytes())


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", errors="replace")
