"""Text that a spreadsheet shows and never runs (OWASP, CSV injection; ASVS 1.2.10), whichever separator it opens the file with."""

import re
import unicodedata

_SIGNS = frozenset("=+-@")
_INSIDE = re.compile("([;\t|][ \u00a0]*)(?=[=+@＝＋＠﹦﹢﹫-])")


def harmless(text: str) -> str:
    """Give the text with ``'`` before what would be a formula: at its start, also behind blanks and in full-width signs.

    A comma-separated file may be opened as separated by semicolons (as Swedish settings do), tabs or bars, so the same holds behind those.
    """
    starts = text.startswith(("\t", "\r", "\n", "\0")) or unicodedata.normalize("NFKC", text).lstrip()[:1] in _SIGNS
    head = re.match(r"\s*", text)[0]  # type: ignore[index]  # always matches
    return ("'" if starts else "") + head + _INSIDE.sub(r"\1'", text[len(head) :])
