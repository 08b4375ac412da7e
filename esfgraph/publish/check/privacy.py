"""Every byte of a published folder searched for what may be a person's: mail addresses, telephone numbers, personal numbers."""

import gzip
import html
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from esfgraph.publish.check.files import Manifest
from esfgraph.publish.check.finding import Finding, error
from esfgraph.publish.personal import traces

_ESCAPED = re.compile(r"%40|\\[nrt]")


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
    """Give what a file holds as text, unpacked where it is packed; what cannot be unpacked is taken as it is."""
    if not path.exists():
        return
    data = path.read_bytes()
    try:
        if path.suffix == ".gz":
            yield _decoded(gzip.decompress(data))
            return
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                yield from [_decoded(packed.read(name)) for name in packed.namelist()]
            return
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile):  # told of where the file is read as data
        pass
    yield _decoded(data)


def _decoded(data: bytes) -> str:
    """Give the words as a reader sees them, without the escapes of HTML, XML, addresses, JSON and Turtle; lines stay lines."""
    text = data.decode("utf-8", errors="replace")
    if "&" in text:
        text = html.unescape(text)
    return _ESCAPED.sub(lambda found: "@" if found[0] == "%40" else "  ", text)
