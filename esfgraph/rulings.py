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

    ``confidence`` is from 0 to 1, ``evidence`` how the person came to it, ``place`` file and line for messages, ``about`` the name as the
    file has it.
    """

    iri: str
    actor: Actor | None = None
    municipality: str | None = None
    unit: bool = False
    refused: bool = False
    confidence: Decimal = Decimal(1)
    evidence: str = ""
    place: str = ""
    about: str = ""


def _no_iri(_actor: Actor, _project: Project) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Rulings:
    """The rulings by what they are about: a name inside one project, by the IRI it would have there, or a name anywhere, folded.

    ``objects`` are the IRIs of all actors that a person has named. People decide by IRI, so ``iri_of`` gives the IRI of an actor in a
    project; only ``triples`` mints, and its function is handed in.
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

    def refuse(self, decision: Decision, inside: Actor | None, project: Project, before: Actor | None = None) -> bool:
        """Tell whether a person has said that the listing does not mean what the decision says, nor a unit of it.

        ``before`` is the actor before other pages joined it to another: what is refused of that actor is refused of the listing.
        """
        rows = self.about(decision.listing, inside, project)
        rows += tuple(row for one in chain_of(before) for row in self.by_iri.get(self.iri_of(one, project), ()))
        refused = {row.municipality or row.iri for row in rows if row.refused}
        if not refused:
            return False
        return decision.municipality in refused or any(self.iri_of(one, project) in refused for one in chain_of(decision.actor))


def chain_of(actor: Actor | None) -> tuple[Actor, ...]:
    """Give the actor and the organisations above it."""
    return (actor, *chain_of(actor.parent)) if actor else ()


NO_RULINGS = Rulings()
