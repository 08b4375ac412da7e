"""Who is meant by a name: the value that ``identity`` gives and ``triples`` writes down."""

from dataclasses import dataclass
from enum import StrEnum

from esfgraph.project import Listing


class Rule(StrEnum):
    """By which rule a name was decided; the value stands in the graph."""

    ORGANISATION_NUMBER = "organisation-number"
    MUNICIPALITY_NAME = "municipality-name"
    MUNICIPALITY_VARIANT = "municipality-variant"
    SELF_IDENTIFYING = "self-identifying"
    UNIT_WITH_PARENT = "unit-with-parent"
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
    """

    name: str
    key: str
    parent: "Actor | None" = None
    municipality: str | None = None
    inside_project: bool = False
    alternatives: tuple[str, ...] = ()
    organisation_number: str | None = None

    @property
    def label(self) -> str:
        """The name with its organisations before it: "Arbetsförmedlingen, Arbetsmarknadsområde Helsingborg"."""
        return f"{self.parent.label}, {self.name}" if self.parent else self.name


@dataclass(frozen=True, slots=True)
class Decision:
    """What one listing means: an actor, or for a place the code of its municipality; ``None`` when nobody can say."""

    listing: Listing
    rule: Rule
    status: Status
    actor: Actor | None = None
    municipality: str | None = None
