"""Bytes of a saved page → clean lines of text. Nothing is decomposed, guessed or repaired in silence."""

import codecs
import re
import unicodedata
from hashlib import sha256
from itertools import groupby

from esfgraph.page.reading import SetAsideError

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the UTF-16 one
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Format and control characters carry no words: soft hyphens, zero-width and direction marks, a byte-order mark inside the text.
_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_MOST_MARKS = 30  # the limit of Unicode's stream-safe text format (UAX 15)
_BEYOND_LATIN = re.compile(f"[\u0300-\U0010ffff]{{{_MOST_MARKS + 1},}}")
# UTF-8 read as Windows-1252 shows "Ã" or "Â" before what was the second byte; U+FFFD is a letter already lost.
_MOJIBAKE = re.compile("[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€|\ufffd")


def decode(data: bytes, sign: str) -> str:
    """Give the text of ``data``: by its byte-order mark, as UTF-8, as UTF-16 without a mark, or as Windows-1252.

    Windows-1252 accepts nearly any bytes, so it counts only if ``sign``, a word with Swedish letters that every page has,
    then stands in the text.

    Raises:
        SetAsideError: ``empty``, ``binary`` or ``encoding``.
    """
    if not data.strip():
        raise SetAsideError("empty")
    encoding = next((name for mark, name in BOMS if data.startswith(mark)), None) or _utf16_without_mark(data) or "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = _windows_1252(data, sign)
    if "\0" in text:
        raise SetAsideError("binary")
    if not text.strip("\ufeff \t\r\n"):
        raise SetAsideError("empty")
    return text


def _utf16_without_mark(data: bytes) -> str | None:
    """Swedish text in UTF-16 has a zero in nearly every second byte, always on the same side."""
    half = len(data) // 2
    if data[1::2].count(0) > 0.9 * half and 0 not in data[0::2]:
        return "utf-16-le"
    if data[0::2].count(0) > 0.9 * half and 0 not in data[1::2]:
        return "utf-16-be"
    return None


def _windows_1252(data: bytes, sign: str) -> str:
    if b"\0" in data:
        raise SetAsideError("binary")
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise SetAsideError("encoding") from None
    if sign not in text:
        raise SetAsideError("encoding")
    return text


def clean_lines(text: str) -> tuple[str, ...]:
    """Give the lines in NFC, without invisible characters and trailing blanks; a line keeps its number in the file.

    Raises:
        SetAsideError: ``binary``, for accents piled up as no text has them.
    """
    for line_end in ("\r\r\n", "\r\n", "\r"):  # the first comes of a file with CRLF written once more as text
        text = text.replace(line_end, "\n")
    text = _INVISIBLE.sub("", text)
    if _marks_pile_up(text):
        raise SetAsideError("binary")
    lines = [line.rstrip() for line in unicodedata.normalize("NFC", text).split("\n")]
    while lines and not lines[-1]:
        lines.pop()
    return tuple(lines)


def _marks_pile_up(text: str) -> bool:
    """Tell whether more marks follow one letter than any text has; to put them in order takes the square of their number."""
    runs = (groupby(run[0], lambda mark: unicodedata.combining(mark) > 0) for run in _BEYOND_LATIN.finditer(text))
    return any(marked and sum(1 for _ in marks) > _MOST_MARKS for run in runs for marked, marks in run)


def content_hash(lines: tuple[str, ...]) -> str:
    """Give the SHA-256 (hex) of the cleaned text: the same page saved in another encoding has the same hash."""
    return sha256("\n".join(lines).encode()).hexdigest()


def damaged(line: str) -> bool:
    """Tell whether letters of the line were lost or garbled before it came here."""
    return _MOJIBAKE.search(line) is not None


def plain_spaces(value: str) -> str:
    """Give the value with every kind of blank (no-break, thin …) as one plain space."""
    return " ".join(value.split())
