"""The fields that a column of a list can state, and how a cell's text is read: as the pages' values are, which write the same things.

A ``ValueError`` carries the code of the warning.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from esfgraph.page import codes, values
from esfgraph.page.print_2007_2013 import PHASES
from esfgraph.page.text import plain_spaces

_ZERO_DECIMALS = re.compile(r"(.*[0-9])[.,]0{1,2}")  # never three: "521.000" may be thousands
_CURRENCY = re.compile(r" ?(?:SEK|kr)", re.IGNORECASE)
_CODE_WITH_NAME = re.compile(r"([0-9]{3})(?: ?[-–:.] ?| )[^\W\d].*")
_MIDNIGHT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]00:00(?::00(?:\.0+)?)?")
_DATE_FORMS = {"iso": (), "day-first": ("%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y"), "month-first": ("%m/%d/%Y", "%m.%d.%Y", "%m-%d-%Y")}
# Lists name the fund in more ways than pages do; a row with any other fund is no project of the Social Fund.
FUNDS = {name.casefold(): code for name, code in values.FUNDS.items()} | {
    "esf": "esf",
    "europeiska socialfonden (esf)": "esf",
    "european social fund": "esf",
    "european social fund (esf)": "esf",
    "esf plus": "esf-plus",
    "europeiska socialfonden plus": "esf-plus",
    "europeiska socialfonden+ (esf+)": "esf-plus",
    "europeiska socialfonden plus (esf+)": "esf-plus",
    "european social fund plus": "esf-plus",
    "european social fund+": "esf-plus",
    "european social fund plus (esf+)": "esf-plus",
}


def amount(value: str, unit: int) -> int:
    """Give whole SEK from ``1 234 567``, with ``kr`` or ``SEK``, or with zeros as decimals; other decimals are not rounded away."""
    return values.plain_amount(_without_zeros(_CURRENCY.sub("", plain_spaces(value)))) * unit


def day(value: str, form: str) -> date:
    """Give the day of an ISO date, with midnight after it or not, or of a date in the list's own form (``iso`` allows no other)."""
    text = plain_spaces(value)
    for pattern in _DATE_FORMS[form]:
        try:
            return datetime.strptime(text, pattern).date()  # noqa: DTZ007 (a day has no time zone)
        except ValueError:
            continue
    midnight = _MIDNIGHT.fullmatch(text)
    return values.day(midnight[1] if midnight else text)


def union_rate(value: str) -> int:
    """Give whole per cent from ``50%``, ``50`` or ``50,0``; a share such as ``0,5`` is not understood: is it half a per cent?"""
    number = _without_zeros(plain_spaces(value).rstrip("% "))
    return codes.union_rate(f"{number}%")


def intervention_types(value: str) -> tuple[str, ...]:
    """Give the codes as pages have them, or the one code from ``140`` with its name after it."""
    named = _CODE_WITH_NAME.fullmatch(plain_spaces(value))
    return codes.intervention_types(named[1] if named else value)


def programme_area(value: str) -> str:
    """Give the area's code as pages have it, also after the word "Programområde"."""
    return codes.programme_area(plain_spaces(value).removeprefix("Programområde "))


def fund(value: str) -> str:
    """Give the fund's code; ``other-fund`` for what is not the Social Fund."""
    code = FUNDS.get(plain_spaces(value).casefold())
    if code is None:
        raise ValueError("other-fund")
    return code


def _without_zeros(text: str) -> str:
    zeros = _ZERO_DECIMALS.fullmatch(text)
    return zeros[1] if zeros else text


# Field → how its text is read, apart from amounts, days and the abstract.
READERS: dict[str, Callable[[str], Any]] = {
    "title": values.name,
    "owner": values.name,
    "organisation_number": codes.organisation_number,
    "diary_number": codes.diary_number,
    "call": codes.diary_number,
    "period": values.span,
    "phase": lambda value: values.known(value, PHASES),
    "region": values.region,
    "nuts_2": codes.nuts_2,
    "stated_period": codes.programme_period,
    "programme_area": programme_area,
    "specific_objective": codes.specific_objective,
    "intervention_types": intervention_types,
    "fund": fund,
    "programme_cci": codes.programme_cci,
    "union_rate": union_rate,
    "planned_participants": codes.participants,
}
AMOUNTS = frozenset({"granted_support", "total_budget"})
DAYS = frozenset({"start", "end"})
ABSTRACT = "abstract"
FIELDS = frozenset({*READERS, *AMOUNTS, *DAYS, ABSTRACT})
