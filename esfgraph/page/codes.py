"""The written form of numbers and codes that the later layouts and lists state → a Python value, or an error: none is half read.

A ``ValueError`` carries the code of the warning.
"""

import re

from esfgraph.page.text import plain_spaces
from esfgraph.page.values import PERIODS, REGIONS, amount, matching, without_zeros

# The names of the fund, in small letters; lists name it in more ways than pages do.
FUNDS = {
    **dict.fromkeys(("esf", "socialfonden", "europeiska socialfonden", "europeiska socialfonden (esf)"), "esf"),
    **dict.fromkeys(("european social fund", "european social fund (esf)"), "esf"),
    **dict.fromkeys(("esf+", "esf plus", "europeiska socialfonden+", "europeiska socialfonden plus"), "esf-plus"),
    **dict.fromkeys(("europeiska socialfonden+ (esf+)", "europeiska socialfonden plus (esf+)"), "esf-plus"),
    **dict.fromkeys(("european social fund plus", "european social fund+", "european social fund plus (esf+)"), "esf-plus"),
}

# Forms of diary numbers, and the period whose projects alone have them: "2020/00162" is told by its year.
_DIARY_NUMBERS = (
    (re.compile(r"20(?:1[4-9]|20)/[0-9]{5}"), "2014-2020"),
    (re.compile(r"20[0-9]{2}/[0-9]{5}"), None),
    (re.compile(r"2[1-9]-[0-9]{3}-[A-Z][0-9]{2}"), "2021-2027"),
    (re.compile(r"[A-Z][0-9]{4}-[0-9]{2,4}-(?:0[7-9]|1[0-4])"), "2007-2013"),
    (re.compile(r"20(?:0[7-9]|1[0-4])-[0-9]{7}"), "2007-2013"),
)
# The number of a programme begins with the first year of its period.
_CCI = re.compile(r"(?:2007|2014|2021)[A-Z]{2}[0-9A-Z]{5,11}")
_OBJECTIVE = re.compile(r"([1-9]\.[1-9]|[A-Z][1-9][A-Z])(?: \D.*)?")
_AREA = re.compile(r"(?:([1-9]\.[1-9])|([1-9A-Z]))(?: \D.*)?")
_CODE_WITH_NAME = re.compile(r"([0-9]{3})(?: ?[-–:.] ?| )[^\W\d].*")


def diary_number(value: str) -> str:
    """Give a diary number as written: ``2020/00162``, ``23-032-S03``, ``Z3042-153-07`` or ``2009-3010067``."""
    text = value.strip()
    if not any(form.fullmatch(text) for form, _ in _DIARY_NUMBERS):
        raise ValueError("not-understood")
    return text


def period_of_number(number: str) -> str | None:
    """Give the programme period that a diary number's form belongs to, if only one has it."""
    return next(period for form, period in _DIARY_NUMBERS if form.fullmatch(number))


def programme_cci(value: str) -> str:
    """Give the EU's number of a programme (CCI, ``2021SE05SFPR``), which begins with the first year of the period."""
    return matching(_CCI, value)


def programme_period(value: str) -> str:
    """Give a programme period as written, ``2021-2027``; ``unknown-value`` for another one."""
    text = plain_spaces(value)
    if text not in PERIODS:
        raise ValueError("unknown-value")
    return text


def specific_objective(value: str) -> str:
    """Give the objective's code from ``2.3``, ``A2A`` or either with its name after it."""
    match = _OBJECTIVE.fullmatch(plain_spaces(value))
    if not match:
        raise ValueError("not-understood")
    return match[1]


def programme_area(value: str) -> str:
    """Give the area's code from ``2`` or ``A``, or the objective's from ``2.2 Öka övergångarna till arbete``, which names both.

    The word "Programområde" may stand before it.
    """
    match = _AREA.fullmatch(plain_spaces(value).removeprefix("Programområde "))
    if not match:
        raise ValueError("not-understood")
    return match[1] or match[2]


def intervention_types(value: str) -> tuple[str, ...]:
    """Give the codes of three digits from ``109`` or ``109, 117``, sorted, each once; or the one code with its name after it."""
    named = _CODE_WITH_NAME.fullmatch(plain_spaces(value))
    text = named[1] if named else matching(re.compile(r"[0-9]{3}(?:[,;] ?[0-9]{3})*"), plain_spaces(value))
    return tuple(sorted(set(re.split("[,;] ?", text))))


def fund(value: str) -> str:
    """Give the fund's code, ``esf`` or ``esf-plus``; ``unknown-value`` for what is not the Social Fund."""
    code = FUNDS.get(plain_spaces(value).casefold())
    if code is None:
        raise ValueError("unknown-value")
    return code


def union_rate(value: str) -> int:
    """Give whole per cent, 0 to 100, from ``50%`` or ``50 %``."""
    rate = int(matching(re.compile(r"[0-9]{1,3} ?%"), plain_spaces(value)).rstrip(" %"))
    if rate > 100:
        raise ValueError("not-understood")
    return rate


def cell_rate(value: str) -> int:
    """Give whole per cent as ``union_rate`` does, also from ``50`` or ``50,0``; a share such as ``0,5`` is not understood."""
    return union_rate(f"{without_zeros(plain_spaces(value).rstrip('% '))}%")


def participants(value: str) -> int:
    """Give a number of people below a million from ``3000`` or ``3 000``; 0 is a stated 0."""
    number = amount(plain_spaces(value) + " kr")
    if number >= 1_000_000:
        raise ValueError("not-understood")
    return number


def nuts_2(value: str) -> str:
    """Give a Swedish NUTS 2 code as written; ``unknown-value`` for another one."""
    if value.strip() not in set(REGIONS.values()) - {"national"}:
        raise ValueError("unknown-value")
    return value.strip()
