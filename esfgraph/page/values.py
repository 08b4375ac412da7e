"""The written form of one value → a Python value, or an error: a value is never half read."""

import re
from datetime import date

from esfgraph.page.text import plain_spaces

ABSENT = frozenset({"", "-", "–", "saknas"})
REGIONS = {
    "Stockholm": "SE11",
    "Östra Mellansverige": "SE12",
    "Småland och Öarna": "SE21",
    "Sydsverige": "SE22",
    "Västsverige": "SE23",
    "Norra Mellansverige": "SE31",
    "Mellersta Norrland": "SE32",
    "Övre Norrland": "SE33",
    "ESF Nationellt": "national",
}
_AMOUNT = re.compile(r"(?:0|[1-9][0-9]{0,2}(?: [0-9]{3})*|[1-9][0-9]*) kr")
_PERIOD = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}) till ([0-9]{4}-[0-9]{2}-[0-9]{2})")
_MAIL = re.compile(r"[^@\s]+@((?:[a-z0-9-]+\.)+[a-z]{2,24})", re.IGNORECASE)
# A mail address or a telephone number inside a name: personal data in the wrong place.
_CONTACT = re.compile(r"\S ?@ ?[\w-]+\.\w|(?:\+46|\b0[0-9]{1,3})(?:[ ()/.–-]{0,3}[0-9]){6,}")


def absent(value: str) -> bool:
    """Tell whether the page says in some form that it states nothing here."""
    return value.strip().casefold() in ABSENT


def amount(value: str) -> int:
    """Give whole SEK from ``451 546 kr``; every other form raises ``ValueError`` (decimals, "mkr", ranges, signs)."""
    text = plain_spaces(value)
    if not _AMOUNT.fullmatch(text) or len(text) > 20:
        raise ValueError("not-understood")
    return int(text.removesuffix(" kr").replace(" ", ""))


def period(value: str) -> tuple[date, date]:
    """Give first and last day from ``2008-07-01 till 2008-12-31``; ``ValueError`` for other forms and an end before the start."""
    match = _PERIOD.fullmatch(plain_spaces(value))
    if not match:
        raise ValueError("not-understood")
    try:
        start, end = date.fromisoformat(match[1]), date.fromisoformat(match[2])
    except ValueError:
        raise ValueError("not-understood") from None
    if end < start:
        raise ValueError("end-before-start")
    return start, end


def region(value: str) -> str:
    """Give the NUTS 2 code of an ESF region's name, or ``national``; ``ValueError`` for another name."""
    return known(value, REGIONS)


def known(value: str, table: dict[str, str]) -> str:
    """Give the code that ``table`` has for the value; ``ValueError`` when it has none."""
    code = table.get(plain_spaces(value))
    if code is None:
        raise ValueError("unknown-value")
    return code


def mail_domain(value: str) -> str:
    """Give the domain of a mail address, in lower case; the mailbox is dropped here and goes no further."""
    match = _MAIL.fullmatch(value.strip())
    if not match:
        raise ValueError("not-understood")
    return match[1].lower()


def name(value: str) -> str:
    """Give a name's exact words; ``ValueError`` where a mail address or a telephone number stands in it."""
    if _CONTACT.search(plain_spaces(value)):
        raise ValueError("contact-in-name")
    return value.strip()
