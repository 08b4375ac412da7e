"""Bytes of a file that a browser saved → the HTML in it as text. What it is stands in the bytes; the file's name tells nothing."""

import re
from email import message_from_bytes
from email.message import Message

from esfgraph.page.reading import SetAsideError
from esfgraph.page.text import decode

_HEAD = 4096
_BEGINNING = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|title)[\s/>]", re.IGNORECASE)
_BEFORE = (("<!--", "-->"), ("<?", "?>"))
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
# The Encoding Standard (WHATWG) reads Latin-1 and ASCII as Windows-1252; of the others a Swedish page may be in these.
_LEGACY = {"iso-8859-15": "iso-8859-15", "latin-9": "iso-8859-15", "macintosh": "mac-roman", "x-mac-roman": "mac-roman"}
_MIME = re.compile(rb"^mime-version:", re.IGNORECASE | re.MULTILINE)
_MULTIPART = re.compile(rb"^content-type:\s*(?:multipart/|text/html)", re.IGNORECASE | re.MULTILINE)
_HEADER = re.compile(rb"[\w-]+:")
_HTML = ("text/html", "application/xhtml+xml")
_MOST_MULTIPARTS = 20  # browsers write one; every line is compared with the boundary of each
_NO_SIGN = "\0"  # no text holds it, so that ``decode`` never guesses Windows-1252


def html_of(data: bytes) -> str | None:
    """Give the HTML of a saved page, or ``None`` for bytes that are no such page, or are binary.

    Unicode that is sound counts before what the page declares: a file is often written anew, and its declaration left as it was.

    Raises:
        SetAsideError: ``too-deep``, for MIME parts inside each other as no browser writes them.
    """
    part = _html_part(data)
    content, declared = part or (data, None)
    html = _text(content, declared)
    return html if html is not None and (part or _begins_as_html(html)) else None


def _html_part(data: bytes) -> tuple[bytes, str | None] | None:
    """Give the first HTML part of a MIME message and its declared encoding, if the data is a message with one."""
    head = re.split(rb"\r?\n\r?\n", data[:_HEAD].lstrip(), maxsplit=1)[0]
    if not (_HEADER.match(head) and _MIME.search(head) and _MULTIPART.search(head)):
        return None
    if data.count(b"multipart/") > _MOST_MULTIPARTS:
        raise SetAsideError("too-deep")
    message: Message = message_from_bytes(data.lstrip())
    for part in message.walk():
        content = part.get_payload(decode=True) if part.get_content_type() in _HTML else None
        if isinstance(content, bytes):
            return content, part.get_content_charset()
    return None


def _text(data: bytes, declared: str | None) -> str | None:
    try:
        return decode(data, sign=_NO_SIGN)
    except SetAsideError as error:
        if str(error) != "encoding":
            return None
    found = _DECLARED.search(data[:_HEAD])
    name = declared or (found[1].decode("ascii", "replace") if found else "")
    return data.decode(_LEGACY.get(name.lower(), "cp1252"), "replace")


def _begins_as_html(text: str) -> bool:
    """Tell whether the text begins with what HTML begins with, after comments (as "saved from url") and an XML declaration."""
    rest = text[:_HEAD].lstrip("\ufeff \t\r\n")
    for begin, end in _BEFORE * 2:
        while rest.startswith(begin):
            _, found, rest = rest.partition(end)
            rest = rest.lstrip()
            if not found:
                return False
    return _BEGINNING.match(rest) is not None
