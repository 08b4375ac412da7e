"""The columns of the tables that no single property holds: counts, what a page can state at all, the decision in effect, the ties."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import combinations

from rdflib.namespace import PROV, SKOS

from esfgraph.publish.facts import Facts, local
from esfgraph.vocabulary import ESF, SCHEMA

Row = dict[str, tuple[str, ...]]
Derive = Callable[[str, Facts], tuple[str, ...]]
_IN_EFFECT = frozenset(("confirmed", "inferred"))


def ties(facts: Facts) -> Iterator[Row]:
    """Give every two actors that are parties of at least one project together, with the number of these projects and initiatives.

    The pairs of each project's parties are counted, and those of each initiative's. A unit is an actor of its own beside its
    organisation, so nothing is counted for the organisation that only the unit takes part in.
    """
    parties: dict[str, set[str]] = {}
    of_initiative: dict[str, Counter[tuple[str, str]]] = {}
    projects: Counter[tuple[str, str]] = Counter()
    for project in facts.things(ESF.Project):
        parties[project] = set(facts.values(project, str(ESF.party)))
        pairs = list(combinations(sorted(parties[project]), 2))
        projects.update(pairs)
        (initiative,) = facts.initiatives([project])
        of_initiative.setdefault(initiative, Counter()).update(pairs)
    initiatives: Counter[tuple[str, str]] = Counter()
    for counted in of_initiative.values():
        initiatives.update(counted.keys())
    for pair in sorted(projects):
        source, target = pair
        yield {
            "source": (source,),
            "sourceName": (facts.name(source),),
            "target": (target,),
            "targetName": (facts.name(target),),
            "projects": (str(projects[pair]),),
            "initiatives": (str(initiatives[pair]),),
        }


def _states_parties(project: str, facts: Facts) -> tuple[str, ...]:
    able = facts.all_values(facts.values(project, str(PROV.wasDerivedFrom)), str(ESF.statesParties))
    return able[-1:]  # "true" before "false", where pages differ


def _layouts(project: str, facts: Facts) -> tuple[str, ...]:
    return facts.all_values(facts.values(project, str(PROV.wasDerivedFrom)), str(ESF.layout))


def _named(role: str) -> Derive:
    """Count the different names that a project's pages have in a role; nothing where they cannot state it or were not read in full."""

    def count(project: str, facts: Facts) -> tuple[str, ...]:
        pages = facts.values(project, str(PROV.wasDerivedFrom))
        incomplete = {local(iri) for iri in facts.all_values(pages, str(ESF.incompleteFor))}
        if _states_parties(project, facts) != ("true",) or role in incomplete:
            return ()
        listings = facts.values(project, str(PROV.qualifiedAssociation))
        of_role = [one for one in listings if role in map(local, facts.values(one, str(PROV.hadRole)))]
        return (str(len(facts.all_values(of_role, str(ESF.asWritten)))),)

    return count


def _places_named(project: str, facts: Facts) -> tuple[str, ...]:
    if _states_parties(project, facts) != ("true",):
        return ()
    return (str(len(facts.all_values(facts.values(project, str(ESF.placeListing)), str(ESF.asWritten)))),)


def _projects(predicate: str) -> Derive:
    return lambda iri, facts: (str(len(facts.subjects(predicate, iri))),)


def _initiatives(predicate: str) -> Derive:
    return lambda iri, facts: (str(len(facts.initiatives(facts.subjects(predicate, iri)))),)


def _region(municipality: str, facts: Facts) -> tuple[str, ...]:
    return facts.all_values(facts.values(municipality, str(SCHEMA.containedInPlace)), str(SCHEMA.containedInPlace))


def _region_code(municipality: str, facts: Facts) -> tuple[str, ...]:
    return facts.all_values(_region(municipality, facts), str(SKOS.notation))


def _region_name(municipality: str, facts: Facts) -> tuple[str, ...]:
    return tuple(map(facts.name, _region(municipality, facts)))


def _decision(listing: str, facts: Facts) -> tuple[str, ...]:
    """Give the decision in effect; candidates and refusals stand in the graph only."""
    decisions = facts.subjects(str(ESF.listing), listing)
    return tuple(one for one in decisions if _IN_EFFECT & set(map(local, facts.values(one, str(ESF.status)))))


DERIVED: Mapping[tuple[str, str], Derive] = {
    ("projects", "statesParties"): _states_parties,
    ("projects", "coFinancersNamed"): _named("co-financer"),
    ("projects", "partnersNamed"): _named("partner"),
    ("projects", "placesNamed"): _places_named,
    ("projects", "layouts"): _layouts,
    ("actors", "projects"): _projects(str(ESF.party)),
    ("actors", "initiatives"): _initiatives(str(ESF.party)),
    ("actors", "ownedProjects"): _projects(str(ESF.owner)),
    ("actors", "coFinancedProjects"): _projects(str(ESF.coFinancer)),
    ("actors", "partnerProjects"): _projects(str(ESF.partner)),
    ("municipalities", "region"): _region_code,
    ("municipalities", "regionName"): _region_name,
    ("municipalities", "projects"): _projects(str(ESF.municipality)),
    ("municipalities", "initiatives"): _initiatives(str(ESF.municipality)),
    ("participations", "decision"): _decision,
    ("places", "decision"): _decision,
}
"""By table and column: what gives the cell of the thing that the row is about."""
