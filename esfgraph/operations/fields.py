"""The fields that a column of a list can state, and by which reader of ``esfgraph.page`` a cell's text is read.

A ``ValueError`` carries the code of the warning.
"""

from collections.abc import Callable
from typing import Any

from esfgraph import organisation_number
from esfgraph.page import codes, values


def fund(value: str) -> str:
    """Give the fund's code; ``other-fund`` for what is not the Social Fund: its row is none of its projects."""
    try:
        return codes.fund(value)
    except ValueError:
        raise ValueError("other-fund") from None


# Field → how its text is read, apart from amounts, days and the abstract.
READERS: dict[str, Callable[[str], Any]] = {
    "title": values.name,
    "owner": values.name,
    "organisation_number": organisation_number.digits,
    "postal_code": values.postal_code,
    "diary_number": codes.diary_number,
    "call": codes.diary_number,
    "period": values.span,
    "phase": values.phase,
    "region": values.region,
    "nuts_2": codes.nuts_2,
    "stated_period": codes.programme_period,
    "programme_area": codes.programme_area,
    "specific_objective": codes.specific_objective,
    "intervention_types": codes.intervention_types,
    "fund": fund,
    "programme_cci": codes.programme_cci,
    "union_rate": codes.cell_rate,
    "planned_participants": codes.participants,
}
AMOUNTS = frozenset({"granted_support", "total_budget"})
DAYS = frozenset({"start", "end"})
ABSTRACT = "abstract"
FIELDS = frozenset({*READERS, *AMOUNTS, *DAYS, ABSTRACT})
