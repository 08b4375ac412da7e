"""The tables of facts that identities rest on: municipalities, counties, ESF regions and organisations.

The sources are CSV files under ``ontology/reference``; no value in them is guessed, and a gap stays empty.
"""

import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class ActorType(StrEnum):
    """What kind of body an actor is; the value is the last part of the IRI of its concept."""

    MUNICIPALITY = "municipality"
    REGION = "region"
    COUNTY_BOARD = "county-board"
    NATIONAL_AGENCY = "national-agency"
    UNIVERSITY = "university"
    COORDINATION_ASSOCIATION = "coordination-association"
    MUNICIPAL_FEDERATION = "municipal-federation"
    CIVIL_SOCIETY = "civil-society"
    COMPANY = "company"
    EDUCATION_PROVIDER = "education-provider"
    LABOUR_MARKET_PARTY = "labour-market-party"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality as a place: SCB's four-digit code, name, county code, Wikidata item, a point on land (WGS84 degrees, as text)."""

    code: str
    name: str
    genitive: str
    county: str
    wikidata: str
    lat: str
    lon: str


@dataclass(frozen=True, slots=True)
class County:
    """A county (län): SCB's two-digit code, name, NUTS 3 code, and the NUTS 2 code of its ESF region."""

    code: str
    name: str
    nuts3: str
    region: str


@dataclass(frozen=True, slots=True)
class Region:
    """An ESF region: NUTS 2 code or ``national``, Swedish and English name, NUTS code or empty."""

    code: str
    name: str
    name_en: str
    nuts: str


@dataclass(frozen=True, slots=True)
class MailDomain:
    """A mail domain and whose it is: the code of a municipality, or an organisation by a name that identifies it; or nobody's.

    ``reviewed``: a source says so; else it is only what such domains are called as a rule. ``since`` and ``until`` are the first and last
    day on which it was theirs, where known.
    """

    domain: str
    municipality: str = ""
    organisation: str = ""
    reviewed: bool = False
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another name of an organisation, and the first and last day on which it was its name, where known."""

    organisation: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A municipality, by code, that is a member of a body, and the address of the page that says so."""

    municipality: str
    source: str


@dataclass(frozen=True, slots=True)
class Reference:
    """All tables in memory, with the look-ups by folded name (see ``fold``)."""

    municipalities: dict[str, Municipality]
    counties: dict[str, County]
    regions: dict[str, Region]
    place_forms: dict[str, str]
    """Folded form of a place name → municipality code: name, genitive, former name, variant."""
    other_names: dict[str, tuple[str, ...]]
    """Municipality code → the other forms of its place name, sorted."""
    authority_forms: dict[str, str]
    """Folded form of a municipal authority's name → municipality code."""
    self_names: dict[str, str]
    """Municipality code → the name that the authority itself uses, where it is not "X kommun"."""
    organisations: dict[str, str]
    """Folded name of a national agency, university or region → the name as the table has it."""
    alternatives: dict[str, tuple[Alternative, ...]]
    """Folded other name of an organisation → whose it is, one entry a period."""
    numbers: dict[str, str]
    """Organisation number (ten digits) → the name of the body that has it, as it identifies by itself."""
    short_names: dict[str, str]
    """What prose calls an organisation (short and former names, abbreviations) → its name in the table. Lists need the full name."""
    former_bearers: dict[str, date]
    """Name → the last day on which another body than today's bore it."""

    kinds: dict[str, ActorType]
    """Name of an organisation as the table has it → what kind of body it is."""
    scores: dict[str, Decimal]
    """Rule → how often it is right on the labelled names, as a cautious bound (see ``rule_scores.csv``)."""
    former_kinds: dict[str, ActorType]
    """Name of ``former_bearers`` → what kind of body bore it until then."""
    members: dict[str, tuple[Member, ...]]
    """Name of a municipal federation or coordination association → the municipalities behind it that are known, by code."""
    mail_domains: dict[str, tuple[MailDomain, ...]]
    """Domain → whose it is, one entry a period."""

    free_mail: frozenset[str]
    """Domains where anybody has a mailbox, or that several bodies share: they tell nobody."""

    def mail_domain(self, domain: str, day: date | None) -> MailDomain | None:
        """Give whose the domain, or the longest domain above it, was on a day; ``None`` where that is nobody or unknown.

        Without a day a domain that changed hands tells nothing.
        """
        parts = domain.casefold().split(".")
        for i in range(len(parts) - 1):
            rows = self.mail_domains.get(".".join(parts[i:]))
            if rows:
                fitting = [row for row in rows if _within(day, row.since, row.until)] if day else rows
                return fitting[0] if len(fitting) == 1 else None
        return None

    def organisation(self, name: str, day: date | None) -> str | None:
        """Give the organisation of the tables that bears a name on a day: its name as the table has it.

        Without a day a name that was borne for a time only is nobody's.
        """
        form = fold(name)
        if form in self.organisations:
            return self.organisations[form]
        found = {
            row.organisation
            for row in self.alternatives.get(form, ())
            if (row.since is None and row.until is None) or (day and _within(day, row.since, row.until))
        }
        return next(iter(found)) if len(found) == 1 else None

    def authority_name(self, code: str) -> str:
        """Give the name of the municipal authority with this code: "Åstorps kommun", "Göteborgs stad"."""
        return self.self_names.get(code) or f"{self.municipalities[code].genitive} kommun"


def fold(name: str) -> str:
    """Give the form in which names are compared: NFC, without case, runs of blanks as one. å, ä and ö stay what they are."""
    return " ".join(unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold()).split())


def _within(day: date, since: date | None, until: date | None) -> bool:
    return (since is None or since <= day) and (until is None or day <= until)
