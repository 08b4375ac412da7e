"""Every byte of a published folder searched for what may be a person's: mail addresses, telephone numbers, personal numbers."""

import gzip
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from esfgraph.publish.check.files import Manifest
from esfgraph.publish.check.finding import Finding, error

_MAIL = rb"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})*\.[A-Za-z]{2,10}\b"
_TELEPHONE = rb"(?<![\w.,/+:#-])(?:\+46 ?\(?0?\)?[ -]?[1-9]\d{0,2}|0[1-9]\d{0,2})(?: ?[-/] ?| )\d{2,3}(?:[ -]?\d{2,3}){1,3}(?![\w-])"
_PERSONAL_NUMBER = rb"(?<![\w.-])(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[-+]\d{4}(?![\w-])"
_PATTERNS = {
    ("en e-postadress", "a mail address"): re.compile(_MAIL),
    ("ett telefonnummer", "a telephone number"): re.compile(_TELEPHONE),
    ("ett personnummer", "a personal number"): re.compile(_PERSONAL_NUMBER),
}


def personal(site: Path, listed: Manifest, allowed: frozenset[str]) -> Iterator[Finding]:
    """Give every place that looks like a person's; ``allowed`` are the publication's own mail addresses. The value is not repeated."""
    for name in sorted(listed):
        for text in _texts(site / name):
            for (swedish, english), pattern in _PATTERNS.items():
                for found in pattern.finditer(text):
                    if found[0].decode().lower() not in allowed:
                        line = text.count(b"\n", 0, found.start()) + 1
                        yield error(
                            name,
                            f"här står vad som ser ut som {swedish}; lägg sidan i undantagslistan (suppress)",
                            f"this looks like {english}; put the page on the suppression list (suppress)",
                            f"{line}",
                        )


def _texts(path: Path) -> Iterator[bytes]:
    """Give what a file holds as text, unpacked where it is packed."""
    if not path.exists():
        return
    if path.suffix == ".gz":
        yield gzip.decompress(path.read_bytes())
    elif zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            for name in packed.namelist():
                yield packed.read(name)
    else:
        yield path.read_bytes()
