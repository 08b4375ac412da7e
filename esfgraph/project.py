"""The record: what one page says of one project, in plain Python values.

It knows no RDF, no Swedish labels and no files. Absent is ``None`` or an empty tuple: "not stated", never "none".
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """In which role a page names somebody; the value is the last part of the role's IRI."""

    OWNER = "owner"
    CO_FINANCER = "co-financer"
    PARTNER = "partner"


class Section(StrEnum):
    """The prose sections of a page; the value is the local name of the property that holds the text."""

    ABSTRACT = "abstract"
    BACKGROUND = "background"
    PURPOSE = "purpose"
    OBJECTIVES = "objectives"
    ACCESSIBILITY = "accessibility"
    GENDER_EQUALITY = "genderEquality"
    TRANSNATIONAL_COOPERATION = "transnationalCooperation"


@dataclass(frozen=True, slots=True)
class Prose:
    """The text of one section, with its line breaks, and the line of the page on which it begins, counted from 1.

    ``in_cell``: the whole text stands in one cell of a list, so that all of it is on that line.
    """

    section: Section
    text: str
    line: int
    in_cell: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """A name in a field or list of a page: its exact words and its line, counted from 1.

    ``role`` is ``None`` for a name on the list of places.
    """

    name: str
    line: int
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class SourcePage:
    """The page that states it: its layout's name, the SHA-256 (hex) of its cleaned text, and where it came from.

    ``states_parties`` says whether this page could have named co-financers, partners and places at all.
    ``incomplete`` are the roles whose names could not all be read: the page states more than the record has.
    ``url`` and ``retrieved`` come from a table beside the pages, since pages carry no address of their own.
    """

    layout: str
    content_hash: str
    states_parties: bool
    url: str | None = None
    retrieved: date | None = None
    incomplete: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Project:
    """One project as one page states it. Amounts in whole SEK; codes are those of the reference tables.

    ``programme_period`` is ``None`` where a row of a list leaves it open; every page tells it. ``mail_domain`` is all that is kept of the
    contact person, ``postal_code`` (five digits) all that is kept of the owner's address: evidence of who the owner is, never published.
    ``diary_number`` and ``call`` are the numbers of the project and of its call as the page writes them, ``programme_cci`` the EU's number
    of the programme. ``union_rate`` is the EU's share of the costs in per cent, ``planned_participants`` a number of people.
    ``organisation_number`` is the owner's: ten digits whose check digit is right. Codes of areas, objectives and intervention types begin
    with their period: ``2014-2020-2``, ``2014-2020-2.3``, ``2014-2020-109``, ``2021-2027-A2A``.
    """

    title: str
    page: SourcePage
    programme_period: str | None
    phase: str | None = None
    programme_area: str | None = None
    region: str | None = None
    owner: Listing | None = None
    mail_domain: str | None = None
    granted_support: int | None = None
    total_budget: int | None = None
    start: date | None = None
    end: date | None = None
    co_financers: tuple[Listing, ...] = ()
    partners: tuple[Listing, ...] = ()
    places: tuple[Listing, ...] = ()
    sections: tuple[Prose, ...] = ()
    diary_number: str | None = None
    call: str | None = None
    specific_objective: str | None = None
    intervention_types: tuple[str, ...] = ()
    fund: str | None = None
    programme_cci: str | None = None
    union_rate: int | None = None
    planned_participants: int | None = None
    organisation_number: str | None = None
    postal_code: str | None = None

    @property
    def parties(self) -> tuple[Listing, ...]:
        """Owner, co-financers and partners, in the order of the page."""
        return ((self.owner,) if self.owner else ()) + self.co_financers + self.partners

    @property
    def support_exceeds_budget(self) -> bool:
        """Whether both amounts are stated and the part is larger than the whole, so that one of them must be wrong."""
        return self.granted_support is not None and self.total_budget is not None and self.granted_support > self.total_budget
