"""Statements of one page that tell the same thing in two ways → one value each, or none and a warning."""

from typing import Any, NamedTuple

from esfgraph.page.codes import period_of_number
from esfgraph.page.reading import PageWarning, SetAsideError
from esfgraph.page.values import PERIODS


class Statement(NamedTuple):
    """A value as read, and the line it stands on."""

    value: Any
    line: int


Stated = dict[str, Statement]
NOTHING = Statement(None, 0)
BEFORE_2021 = frozenset(PERIODS[:2])
CODES = ("programme_area", "specific_objective", "intervention_types")


def agree(stated: Stated, warnings: list[PageWarning], period: str | None) -> dict[str, Any]:
    """Give the fields of the record, apart from title and prose, from the statements by name.

    A code means nothing without the programme ``period`` that it is of: where that is not known, codes are reported and left out.
    """
    facts: dict[str, Any] = {"programme_period": period}
    facts["start"], facts["end"] = dates(stated, warnings)
    facts["region"] = region(stated, warnings)
    if period is None:
        warnings += [PageWarning(stated[name].line, name, "unknown-period") for name in CODES if name in stated]
        stated = {name: statement for name, statement in stated.items() if name not in CODES}
    facts["programme_area"], facts["specific_objective"] = (code and f"{period}-{code}" for code in objective(stated, warnings))
    facts["intervention_types"] = tuple(f"{period}-{code}" for code in stated.get("intervention_types", NOTHING).value or ())
    told = {"stated_period", "period", "nuts_2", *facts}
    return facts | {name: statement.value for name, statement in stated.items() if name not in told}


def programme_period(stated: Stated) -> str:
    """Give the one period that everything on the page allows; the layout is no evidence, since sites show old projects in new forms.

    Raises:
        SetAsideError: ``no-period``, where the page tells no programme period or contradicts itself in it.
    """
    allowed = allowed_periods(stated)
    if len(allowed) > 1:
        raise SetAsideError("no-period")
    return next(iter(allowed))


def allowed_periods(stated: Stated) -> frozenset[str]:
    """Give the periods, at least one, that everything stated allows.

    Evidence: the period in so many words, the first year of the programme's number (CCI), the fund, the form of the diary number, and
    of area and objective, which have had letters since 2021. Days are none here: every page has a number that tells more.

    Raises:
        SetAsideError: ``no-period``, where the statements contradict each other.
    """
    allowed = set(PERIODS)
    if "stated_period" in stated:
        allowed &= {stated["stated_period"].value}
    if "programme_cci" in stated:
        allowed &= {period for period in PERIODS if period[:4] == stated["programme_cci"].value[:4]}
    if "fund" in stated:
        allowed &= BEFORE_2021 if stated["fund"].value == "esf" else {"2021-2027"}
    if "diary_number" in stated and (of_number := period_of_number(stated["diary_number"].value)):
        allowed &= {of_number}
    for name in ("programme_area", "specific_objective"):
        if name in stated:
            code = stated[name].value
            allowed &= {"2021-2027"} if code[0].isalpha() else {"2014-2020"} if len(code) > 1 else BEFORE_2021
    if not allowed:
        raise SetAsideError("no-period")
    return frozenset(allowed)


def dates(stated: Stated, warnings: list[PageWarning]) -> tuple[Any, Any]:
    """Give first and last day from the period, from start and end, or from both where they say the same."""
    spans = [stated["period"].value] if "period" in stated else []
    first = {span[0] for span in spans} | {stated[name].value for name in ("start",) if name in stated}
    last = {span[1] for span in spans} | {stated[name].value for name in ("end",) if name in stated}
    if not first and not last:
        return None, None
    line = min(stated[name].line for name in ("period", "start", "end") if name in stated)
    if len(first) > 1 or len(last) > 1:
        code = "contradiction"
    elif not first or not last:
        code = "half-a-period"
    elif min(last) < min(first):
        code = "end-before-start"
    else:
        return first.pop(), last.pop()
    warnings.append(PageWarning(line, "period", code))
    return None, None


def region(stated: Stated, warnings: list[PageWarning]) -> str | None:
    """Give the region from its name, its NUTS 2 code, or both where they say the same."""
    found = {statement.value: statement.line for name in ("region", "nuts_2") if (statement := stated.get(name))}
    if len(found) > 1:
        warnings.append(PageWarning(min(found.values()), "region", "contradiction"))
        return None
    return next(iter(found), None)


def objective(stated: Stated, warnings: list[PageWarning]) -> tuple[str | None, str | None]:
    """Give the codes of area and objective, without period. ``2.2`` as area tells the objective too; an objective begins with its area."""
    area, code = stated.get("programme_area", NOTHING).value, stated.get("specific_objective", NOTHING).value
    named = area if area and len(area) > 1 else None
    if area and code and (area[0] != code[0] or (named and named != code)):
        warnings.append(PageWarning(stated["specific_objective"].line, "specific_objective", "contradiction"))
        return None, None
    return area and area[0], code or named
