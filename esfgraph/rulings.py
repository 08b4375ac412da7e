"""What people have decided about names: each ruling goes before every rule."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from esfgraph.decision import Actor, Decision
from esfgraph.project import Listing, Project
from esfgraph.reference import fold


@dataclass(frozen=True, slots=True)
class Ruling:
    """One row of a mapping file: the actor or municipality meant, or of which the name is a unit; with ``refused`` it is not.

    ``confidence`` is from 0 to 1, ``evidence`` how the person came to it, ``place`` file and line for messages.
    """

    iri: str
    actor: Actor | None = None
    municipality: str | None = None
    unit: bool = False
    refused: bool = False
    confidence: Decimal = Decimal(1)
    evidence: str = ""
    place: str = ""


def _no_iri(_actor: Actor, _project: Project) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Rulings:
    """The rulings by what they are about: a name inside one project, by the IRI it would have there, or a name anywhere, folded.

    ``objects`` are the IRIs of all actors that a person has named; ``iri_of`` gives the IRI of an actor in a project.
    """

    by_iri: Mapping[str, tuple[Ruling, ...]] = field(default_factory=dict)
    by_name: Mapping[str, tuple[Ruling, ...]] = field(default_factory=dict)
    objects: frozenset[str] = frozenset()
    iri_of: Callable[[Actor, Project], str] = _no_iri

    def about(self, listing: Listing, inside: Actor | None, project: Project) -> tuple[Ruling, ...]:
        """Give the rulings about a listing; ``inside`` is the actor that a party would be inside its project, ``None`` for a place.

        A ruling on the name inside its project goes before one on the name anywhere.
        """
        if not self.by_iri and not self.by_name:
            return ()
        near = self.by_iri.get(self.iri_of(inside, project), ()) if inside else ()
        far = tuple(r for r in self.by_name.get(fold(listing.name), ()) if bool(r.municipality) != bool(inside))
        return near + (tuple(r for r in far if r.refused) if any(not r.refused for r in near) else far)

    def refuse(self, decision: Decision, inside: Actor | None, project: Project) -> bool:
        """Tell whether a person has said that the listing does not mean what the decision says, nor a unit of it."""
        refused = {ruling.iri for ruling in self.about(decision.listing, inside, project) if ruling.refused}
        if decision.municipality:
            return decision.municipality in {iri.rpartition("/")[2] for iri in refused}
        return bool(refused) and any(self.iri_of(one, project) in refused for one in chain_of(decision.actor))


def chain_of(actor: Actor | None) -> tuple[Actor, ...]:
    """Give the actor and the organisations above it."""
    return (actor, *chain_of(actor.parent)) if actor else ()


NO_RULINGS = Rulings()
