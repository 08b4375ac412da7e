"""What one layout of the project bank's pages looks like: a value for each, so that a new layout is a small new file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from esfgraph import organisation_number
from esfgraph.page import codes, values
from esfgraph.project import Project, Section

Lines = tuple[str, ...]
# What every record has, whatever the page says.
_ALWAYS = {"page", "programme_period", "sections"}


class Field(NamedTuple):
    """What a label's value says: the name of the statement, how it is read, and the fields of the record that it tells.

    The name is that of the one field, unless ``tells`` names others.
    """

    name: str
    read: Callable[[str], Any]
    tells: tuple[str, ...] | None = None


# The fields of labels that stand in several layouts. A label means the same in all of them.
TITLE = Field("title", values.name)
NUMBER = Field("diary_number", codes.diary_number)
CALL = Field("call", codes.diary_number)
OWNER = Field("owner", values.name)
ORGANISATION_NUMBER = Field("organisation_number", organisation_number.digits)
MAIL = Field("mail_domain", values.mail_domain)
POSTAL_CODE = Field("postal_code", values.postal_code)
REGION = Field("region", values.region)
NUTS_2 = Field("nuts_2", codes.nuts_2, ("region",))
PARTICIPANTS = Field("planned_participants", codes.participants)
PERIOD = Field("period", values.span, ("start", "end"))
START = Field("start", values.day)
END = Field("end", values.day)
TOTAL = Field("total_budget", values.plain_amount)
GRANTED = Field("granted_support", values.plain_amount)
AREA = Field("programme_area", codes.programme_area, ("programme_area", "specific_objective"))
OBJECTIVE = Field("specific_objective", codes.specific_objective)
RATE = Field("union_rate", codes.union_rate)
TYPES = Field("intervention_types", codes.intervention_types)
FUND = Field("fund", codes.fund)
CCI = Field("programme_cci", codes.programme_cci)
STATED_PERIOD = Field("stated_period", codes.programme_period, ())


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout: the labels in their order, and what marks it.

    ``labels`` gives for each label its field, or ``None`` for what is read over: personal data, and what no record holds. Labels
    stand on lines of their own and end with ``ends``; their value is the next line. With ``ends`` ``None`` the value is glued to the
    label. ``signs`` are the labels without which a page is not of this layout, ``optional`` those that a whole page may lack.
    ``numbered_title`` tells that the title's line begins with the diary number. ``sections`` are headings of prose, ``footer`` is the
    line that ends it, ``banners`` are lines of the site that stand where a title may be missing. ``lists`` names the fields of
    co-financers, partners and places where a layout has them; without them it never states parties.
    """

    name: str
    labels: Mapping[str, Field | None]
    signs: frozenset[str]
    ends: str | None = ":"
    optional: frozenset[str] = frozenset()
    numbered_title: bool = True
    sections: Mapping[str, Section] = field(default_factory=dict)
    footer: str | None = None
    banners: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()

    @property
    def states_parties(self) -> bool:
        """Tell whether pages of this layout can name co-financers, partners and places at all."""
        return bool(self.lists)

    @property
    def states(self) -> frozenset[str]:
        """Fields of the record that pages of this layout can state, apart from the period and the prose."""
        told = ((known.name,) if known.tells is None else known.tells for known in self.labels.values() if known)
        return frozenset({"title"}.union(self.lists, *told))

    @property
    def never_states(self) -> frozenset[str]:
        """Fields of the record that no page of this layout states: there "not stated" says nothing about the project."""
        return frozenset(Project.__dataclass_fields__) - self.states - _ALWAYS
