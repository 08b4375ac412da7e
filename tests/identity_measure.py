"""What the rules decide, set against what a careful reader says: one verdict a listing, and figures over all."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_FLOOR, Decimal
from itertools import combinations

from clustering import Scores, b_cubed, mixed, pairwise
from identity_labels import Label, Labelled, called, listing_of
from scipy.stats import binomtest

from esfgraph import identity
from esfgraph.decision import Actor, Decision, Rule
from esfgraph.project import Project
from esfgraph.reference import Reference, fold
from esfgraph.triples import Minter

MINT = Minter("https://example.org/")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one labelled listing, inside its collection.

    ``found`` is whom it was taken for and ``top`` the organisation above; ``meant`` and ``meant_top`` are who it is. ``wrong`` says what
    came out where that is not what the label wants, and is empty where it is.
    """

    collection: str
    label: Label
    decisions: tuple[Decision, ...]
    found: str
    top: str
    wrong: str = ""
    meant: str = ""
    meant_top: str = ""

    @property
    def decision(self) -> Decision | None:
        """The decision in effect."""
        return next((decision for decision in self.decisions if decision.in_effect), None)

    @property
    def actor(self) -> Actor | None:
        """The actor that was decided."""
        return self.decision.actor if self.decision else None


def measured(collection: Labelled, reference: Reference) -> list[Outcome]:
    """Decide every labelled listing of a collection, its pages together as ``esfgraph build`` does, in the order of the labels."""
    decided = identity.one_actor_a_body((project, identity.decide(project, reference)) for project in collection.projects.values()).decided
    of_page = dict(zip(collection.projects, decided, strict=True))
    outcomes = [_outcome(collection.name, label, *of_page[label.page]) for label in collection.labels]
    return [_with_meaning(one, outcomes) for one in outcomes]


def means(label: Label, actor: Actor) -> bool:
    """Tell whether an actor is the organisation and unit that the label names, and known by that name on every page."""
    if actor.inside_project:
        return False
    names = [actor.name]
    while actor.parent:
        actor = actor.parent
        names.insert(0, actor.name)
    unit = " > ".join(names[1:])
    place = not label.municipality or label.municipality == actor.municipality
    return place and fold(called(actor)) == fold(label.organisation) and fold(unit) == fold(label.unit)


def _outcome(collection: str, label: Label, project: Project, decisions: Sequence[Decision]) -> Outcome:
    listing = listing_of(project, label)
    mine = tuple(decision for decision in decisions if decision.listing == listing)
    decision = next((decision for decision in mine if decision.in_effect), None)
    found = top = f"nobody | {label.page} | {label.line}"
    if decision and decision.actor:
        found = MINT.actor(decision.actor, project).value
        top = MINT.actor(decision.actor.top, project).value
    elif decision:
        found = top = f"place {decision.municipality}"
    wrong = "" if _right(label, listing is None, mine) else _told(mine)
    return Outcome(collection, label, mine, f"{collection} | {found}", f"{collection} | {top}", wrong)


def _with_meaning(one: Outcome, outcomes: Sequence[Outcome]) -> Outcome:
    """Add who is meant: where both are allowed the organisation if it came out, else somebody of the page, as where nobody can know."""
    label = one.label
    joined = any(other.found == one.found and other.label.meaning == label.meaning for other in outcomes if other is not one)
    known = label.answer == "known" or (label.answer == "allowed" and (joined or (one.actor is not None and means(label, one.actor))))
    own = f"own {fold(label.organisation or label.written)}" if label.answer == "own" else label.own
    meant = f"{one.collection} | {label.meaning if known else own}"
    return replace(one, meant=meant, meant_top=f"{one.collection} | {label.organisation}" if known and label.role != "place" else meant)


def _right(label: Label, missing: bool, decisions: Sequence[Decision]) -> bool:
    decision = next((decision for decision in decisions if decision.in_effect), None)
    if label.role == "place":
        found = decision.municipality if decision else None
        return found == (label.municipality if label.answer == "known" else None)
    actor = decision.actor if decision else None
    if actor is None:
        return missing and label.answer in {"candidate", "nobody"}
    wanted = {
        "known": means(label, actor),
        "nobody": actor.inside_project,
        "candidate": actor.inside_project and _among(label, [other.actor for other in decisions if not other.in_effect]),
        "own": _by_its_name(label, actor),
        "allowed": means(label, actor) or _by_its_name(label, actor),
    }
    return wanted[label.answer]


def _among(label: Label, proposed: Sequence[Actor | None]) -> bool:
    return not proposed or not label.organisation or any(actor and means(label, actor) for actor in proposed)


def _by_its_name(label: Label, actor: Actor) -> bool:
    """Tell whether the actor is one of its own: inside its page, or by a name that is the words as written or, before a comma, part."""
    words = [fold(part) for part in (label.written, *label.written.split(", "))]
    return actor.inside_project or (not actor.top.municipality and any(fold(n) in words for n in (actor.top.name, *actor.top.alternatives)))


def _told(decisions: Sequence[Decision]) -> str:
    said = []
    for decision in decisions:
        actor = decision.actor
        name = f"{called(actor.top)} ← {actor.label}" if actor and actor.parent else called(actor) if actor else decision.municipality
        said.append(f"{decision.status} {name!r} ({decision.rule}{', inside its project' if actor and actor.inside_project else ''})")
    return "; ".join(said) or "no decision"


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of some listings: how many were decided, how many of them rightly, and how they were joined."""

    decisions: int
    right: int
    pairs: Scores
    b_cubed: Scores


def figures(outcomes: Sequence[Outcome], rule: Rule | None = None) -> Figures:
    """Measure all listings, or those that one rule decided; each is set against all others."""
    counted = {i for i, one in enumerate(outcomes) if rule is None or (one.decision and one.decision.rule is rule)}
    found, meant = [one.found for one in outcomes], [one.meant for one in outcomes]
    decided = [outcomes[i] for i in counted if outcomes[i].decision]
    right = sum(not one.wrong for one in decided)
    return Figures(len(decided), right, pairwise(found, meant, counted), b_cubed(found, meant, counted))


def mixed_actors(outcomes: Sequence[Outcome]) -> list[str]:
    """Give the actors, and the organisations with all their units, that mix two real ones."""
    actors = mixed([one.found for one in outcomes], [one.meant for one in outcomes])
    return [*actors, *mixed([one.top for one in outcomes], [one.meant_top for one in outcomes])]


def wrong_merges(outcomes: Sequence[Outcome]) -> list[tuple[Outcome, Outcome]]:
    """Give the pairs of listings that were taken for one actor, or for units of one organisation, and are two."""
    return [
        (one, other)
        for one, other in combinations(outcomes, 2)
        if (one.found == other.found and one.meant != other.meant) or (one.top == other.top and one.meant_top != other.meant_top)
    ]


def owners(outcomes: Iterable[Outcome]) -> tuple[int, int]:
    """Give how many owners a careful reader can identify, and how many of them were decided to the right organisation and unit."""
    known = [one for one in outcomes if one.label.role == "owner" and one.label.answer == "known"]
    return len(known), sum(not one.wrong for one in known)


def types(outcomes: Iterable[Outcome]) -> tuple[int, list[Outcome]]:
    """Give how many identified parties have a labelled type, and those among them whose actor has another one."""
    known = [one for one in outcomes if one.label.role != "place" and one.label.type and one.label.answer == "known"]
    return len(known), [one for one in known if one.actor is None or one.actor.top.kind != one.label.type]


def in_tables(outcomes: Iterable[Outcome], reference: Reference) -> Counter[str]:
    """Count the listings decided to a municipality or body of the reference tables, by kind of listing: ``place`` or ``party``."""
    bodies = {actor.key for actor in identity.known_bodies(reference)}
    decided = [one for one in outcomes if one.decision]
    return Counter(
        "party" if one.actor else "place"
        for one in decided
        if one.actor is None or (not one.actor.inside_project and one.actor.top.key in bodies)
    )


def municipalities(outcomes: Iterable[Outcome]) -> set[str]:
    """Give the codes of the municipalities that the listings were decided to, as places or as authorities."""
    decided = [one.decision for one in outcomes if one.decision]
    return {code for d in decided if (code := d.municipality or (d.actor.top.municipality if d.actor else None))}


def rule_score(right: int, decisions: int) -> Decimal:
    """Give the score of a rule: the lower end of the 95 % Wilson interval of how often it is right, two decimals, rounded down.

    With few decisions the bound is low however often they were right, so that a rule seen three times does not outrank one seen often
    (Wilson 1927, JASA 22; Brown, Cai & DasGupta 2001, Statistical Science 16(2), recommend it for small numbers).
    """
    low = binomtest(right, decisions).proportion_ci(0.95, method="wilson").low
    return Decimal(low).quantize(Decimal("0.01"), ROUND_FLOOR)


def rule_scores(outcomes: Sequence[Outcome]) -> str:
    """Give the text of ``rule_scores.csv``: each rule that decided a labelled listing, in the order of the rules.

    A decision of ``inside-project`` is right where a careful reader cannot say either who is meant, or would not without asking.
    """
    rows = ["rule,score,decisions,right"]
    for rule in Rule:
        found = figures(outcomes, rule)
        if found.decisions:
            rows.append(f"{rule},{rule_score(found.right, found.decisions)},{found.decisions},{found.right}")
    return "\n".join(rows) + "\n"
