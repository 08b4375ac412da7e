"""Who is meant by a name: the value that ``identity`` gives and ``triples`` writes down."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from esfgraph.project import Listing
from esfgraph.reference import ActorType, fold


class Rule(StrEnum):
    """By which rule a name was decided; the value stands in the graph."""

    MAPPING = "mapping"
    ORGANISATION_NUMBER = "organisation-number"
    MUNICIPALITY_NAME = "municipality-name"
    MUNICIPALITY_VARIANT = "municipality-variant"
    SELF_IDENTIFYING = "self-identifying"
    UNIT_WITH_PARENT = "unit-with-parent"
    MAIL_DOMAIN = "mail-domain"
    COUNTY_BOARD = "county-board"
    INSIDE_PROJECT = "inside-project"


class Status(StrEnum):
    """How sure a decision is; the value is the last part of the status's IRI."""

    CONFIRMED = "confirmed"
    INFERRED = "inferred"
    CANDIDATE = "candidate"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who takes part. ``key`` tells bearers of one name apart; together with ``parent`` it decides the IRI.

    ``municipality`` is the code of the municipality whose authority this is. ``inside_project``: known only inside its project,
    because the page does not tell whose unit it is. ``organisation_number``: ten digits, where a page or a table gives them.
    ``iri`` is that of an actor whom a person has named by it.
    """

    name: str
    key: str
    parent: "Actor | None" = None
    municipality: str | None = None
    inside_project: bool = False
    alternatives: tuple[str, ...] = ()
    organisation_number: str | None = None
    kind: ActorType = ActorType.UNKNOWN
    iri: str | None = None

    def unit(self, name: str) -> "Actor":
        """Give the unit of this name inside the body; the same name in the same body is the same unit, whatever its capitals."""
        return Actor(name, fold(name), parent=self, kind=self.kind)

    @property
    def label(self) -> str:
        """The name with its organisations before it: "Arbetsförmedlingen, Arbetsmarknadsområde Helsingborg"."""
        return f"{self.parent.label}, {self.name}" if self.parent else self.name

    @property
    def top(self) -> "Actor":
        """The organisation at the top of the chain of units: the actor itself where it is no unit."""
        return self.parent.top if self.parent else self


@dataclass(frozen=True, slots=True)
class Decision:
    """What one listing means: an actor, or for a place the code of its municipality.

    ``evidence`` is what the rule went by: the name, number or domain as the table has it. ``score`` is from 0 to 1: how often the rule was
    right on the labelled names, or how sure the person is who decided; a candidate has none.
    A listing has at most one decision in effect; candidates and rejected ones stand beside it.
    """

    listing: Listing
    rule: Rule
    status: Status
    actor: Actor | None = None
    municipality: str | None = None
    evidence: str = ""
    score: Decimal | None = None

    @property
    def in_effect(self) -> bool:
        """Whether the graph takes it for true: confirmed by a person, or inferred by a rule."""
        return self.status in {Status.CONFIRMED, Status.INFERRED}
