"""What a row of a list states → its programme period, by its words and numbers or else by its days, where only one is possible."""

from datetime import date
from typing import NamedTuple

from esfgraph.page.agreement import Stated, allowed_periods, dates
from esfgraph.page.values import PERIODS


class Years(NamedTuple):
    """The years of a programme: the first and the last in which its projects begin, and the last in which they can have costs."""

    first: int
    last_start: int
    last: int


# A programme pays only for what is done within the years that its regulation sets, and these overlap: (EC) No 1083/2006, article 56(1);
# (EU) No 1303/2013, article 65(2); (EU) 2021/1060, article 63(2). The neighbours count too, or their projects would be taken for ours:
# that of 2000-2006 granted its money by 2006 and could pay, where it was prolonged, until June 2009; that from 2028 on has no end yet.
PROGRAMMES = {
    "2000-2006": Years(2000, 2007, 2009),
    "2007-2013": Years(2007, 2015, 2015),
    "2014-2020": Years(2014, 2023, 2023),
    "2021-2027": Years(2021, 2029, 2029),
    "2028-2034": Years(2028, 9999, 9999),
}


def programme_period(stated: Stated) -> str | None:
    """Give the one period that the row's statements allow, or of several the only one whose years hold all the project's days.

    ``None`` where several are possible, or by the days none: 2008-2009 is 2007-2013, and 2015-2018 is 2014-2020, since no project of
    2007-2013 went on after 2015; but 2014-2015 and 2022-2023 may be either of two.

    Raises:
        SetAsideError: ``no-period``, where the statements contradict each other.
    """
    allowed = allowed_periods(stated)
    if len(allowed) == 1:
        return next(iter(allowed))
    start, end = dates(stated, [])
    found = periods_of(start, end) if start and end else ()
    possible = [period for period in found if period in allowed or period not in PERIODS]
    return possible[0] if len(possible) == 1 and possible[0] in allowed else None


def periods_of(start: date, end: date) -> tuple[str, ...]:
    """Give the programme periods whose years hold every day from ``start`` to ``end``, known to the graph or not."""
    return tuple(period for period, years in PROGRAMMES.items() if years.first <= start.year <= years.last_start and end.year <= years.last)
