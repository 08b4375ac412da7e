"""The written form of one value, on a page or in a cell of a list → a Python value, or an error: a value is never half read.

Cells have forms of their own (``cell_…``): a spreadsheet writes an amount without kronor or with decimals, a day with midnight after it.
On a page those are signs of damage. A ``ValueError`` carries the code of the warning.
"""

import re
from datetime import date, datetime

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
PERIODS = ("2007-2013", "2014-2020", "2021-2027")
PHASES = {"Förprojektering": "preparation", "Genomförande": "implementation"}
LONGEST_NAME = 500  # letters; no title and no body has a longer one, and what is longer is damage
FIRST_YEAR, LAST_YEAR = 1995, 2040  # Sweden has taken part in the Social Fund since 1995
_AMOUNT = re.compile(r"(?:0|[1-9][0-9]{0,2}(?: [0-9]{3})*|[1-9][0-9]*) kr")
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_PERIOD = re.compile(f"({_DAY}) till ({_DAY})")
_SPAN = re.compile(f"({_DAY})(?: till | ?[-–] ?)({_DAY})")
_ZERO_DECIMALS = re.compile(r"(.*[0-9])[.,]0{1,2}")  # never three: "521.000" may be thousands
_CURRENCY = re.compile(r"^(?:SEK|kr) ?| ?(?:SEK|kr)$", re.IGNORECASE)
_MIDNIGHT = re.compile(f"({_DAY})[ T]00:00(?::00(?:\\.0+)?)?")
_DATE_FORMS = {"iso": (), "day-first": ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y"), "month-first": ("%m/%d/%Y", "%m.%d.%Y", "%m-%d-%Y")}
DATE_FORMS = tuple(_DATE_FORMS)
_POSTAL_CODE = re.compile(r"(?:SE?-)?([1-9][0-9]{2}) ?([0-9]{2})")
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


def plain_amount(value: str) -> int:
    """Give whole SEK from ``451 546``, with or without ``kr``: the later layouts leave it out. Errors as for ``amount``."""
    return amount(plain_spaces(value).removesuffix(" kr") + " kr")


def cell_amount(value: str, unit: int) -> int:
    """Give whole SEK from ``1 234 567``, with ``kr`` or ``SEK`` before or after it, or with zeros as decimals.

    Other decimals are not rounded away. ``unit`` is how many SEK the list's unit is.
    """
    number = without_zeros(_CURRENCY.sub("", plain_spaces(value), count=1))
    return amount(f"{number} kr") * unit


def without_zeros(text: str) -> str:
    """Give a number without one or two zeros as its decimals."""
    zeros = _ZERO_DECIMALS.fullmatch(text)
    return zeros[1] if zeros else text


def period(value: str) -> tuple[date, date]:
    """Give first and last day from ``2008-07-01 till 2008-12-31``; ``ValueError`` for other forms and an end before the start."""
    return _days(_PERIOD.fullmatch(plain_spaces(value)))


def span(value: str) -> tuple[date, date]:
    """Give first and last day as ``period`` does, also with a dash between them, in blanks or without (``2015-11-01-2018-10-31``)."""
    return _days(_SPAN.fullmatch(plain_spaces(value)))


def _days(match: re.Match[str] | None) -> tuple[date, date]:
    if not match:
        raise ValueError("not-understood")
    start, end = day(match[1]), day(match[2])
    if end < start:
        raise ValueError("end-before-start")
    return start, end


def day(value: str) -> date:
    """Give the day of ``2023-09-01``; ``ValueError`` for other forms, for days that no calendar has and for years without projects."""
    text = matching(_DAY, value)
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise ValueError("not-understood") from None
    return _of_the_fund(found)


def cell_day(value: str, form: str) -> date:
    """Give the day as ``day`` does, with midnight after it or not, or of a date in the list's own form (``iso`` allows no other)."""
    text = plain_spaces(value)
    for pattern in _DATE_FORMS[form]:
        try:
            found = datetime.strptime(text, pattern).date()  # noqa: DTZ007 (a day has no time zone)
        except ValueError:
            continue
        return _of_the_fund(found)
    midnight = _MIDNIGHT.fullmatch(text)
    return day(midnight[1] if midnight else text)


def _of_the_fund(found: date) -> date:
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise ValueError("not-understood")
    return found


def region(value: str) -> str:
    """Give the NUTS 2 code of an ESF region's name, or ``national``; "&" is read as "och". ``ValueError`` for another name."""
    return known(value.replace("&", "och"), REGIONS)


def phase(value: str) -> str:
    """Give the code of a project's phase; ``ValueError`` for another word."""
    return known(value, PHASES)


def known(value: str, table: dict[str, str]) -> str:
    """Give the code that ``table`` has for the value; ``ValueError`` when it has none."""
    code = table.get(plain_spaces(value))
    if code is None:
        raise ValueError("unknown-value")
    return code


def matching(form: str | re.Pattern[str], value: str) -> str:
    """Give the value, without blanks around it, if it has the form; else ``ValueError``."""
    if not re.fullmatch(form, value.strip()):
        raise ValueError("not-understood")
    return value.strip()


def mail_domain(value: str) -> str:
    """Give the domain of a mail address, in lower case; the mailbox is dropped here and goes no further."""
    match = _MAIL.fullmatch(value.strip())
    if not match:
        raise ValueError("not-understood")
    return match[1].lower()


def postal_code(value: str) -> str:
    """Give the five digits of a Swedish postal code from ``62157``, ``621 57`` or ``SE-621 57``; no code begins with 0."""
    match = _POSTAL_CODE.fullmatch(plain_spaces(value))
    if not match:
        raise ValueError("not-understood")
    return match[1] + match[2]


def name(value: str) -> str:
    """Give a name's exact words; ``ValueError`` where it is too long, or a mail address or a telephone number stands in it."""
    if len(value.strip()) > LONGEST_NAME:
        raise ValueError("too-long")
    if _CONTACT.search(plain_spaces(value)):
        raise ValueError("contact-in-name")
    return value.strip()
