"""Every count and every sum of the library equals the one taken in plain Python from the records.

Small made-up collections of records go through the whole pipeline (who is meant, quads, store), and each question with a ``COUNT``, a
``SUM``, a ``MIN`` or an engine is asked of them. ``ORACLES`` has one function a question: records → the rows that it must give, in the
columns named beside it. An oracle knows who the few made-up names mean, and nothing of RDF.
"""

import dataclasses
import re
from collections import Counter, defaultdict
from datetime import date
from itertools import combinations, permutations
from operator import attrgetter

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Store

from esfgraph.answering import answered
from esfgraph.cli.assembly import Item, assemble
from esfgraph.cli.sources import Sources
from esfgraph.page import Reading
from esfgraph.project import Listing, Project, Role, SourcePage
from esfgraph.queries import library
from esfgraph.vocabulary import DEFAULT_BASE, TERM_PREFIXES

ABOVE = {  # the words of a page → who is meant, then the organisations it belongs to; all other names are known only in their project
    "Åstorps kommun": ("Åstorps kommun",),
    "Åstorps kommun, Integrationsenheten": ("Åstorps kommun, Integrationsenheten", "Åstorps kommun"),
    "Norr/Integrationsenheten/Åstorps kommun": (
        "Åstorps kommun, Integrationsenheten, Norr",
        "Åstorps kommun, Integrationsenheten",
        "Åstorps kommun",
    ),
    "Bjuvs kommun": ("Bjuvs kommun",),
    "Falu kommun": ("Falu kommun",),
    "Arbetsförmedlingen": ("Arbetsförmedlingen",),
    "Arbetsförmedlingen, Helsingborg": ("Arbetsförmedlingen, Helsingborg", "Arbetsförmedlingen"),
    "Göteborgsregionens kommunalförbund": ("Göteborgsregionens kommunalförbund",),
}
NAMES = [*ABOVE, "Staben", "Kansliet"]
HOME = {"Åstorps kommun": "Åstorp", "Bjuvs kommun": "Bjuv", "Falu kommun": "Falun"}
TYPE = {
    **dict.fromkeys(HOME, "Kommun"),
    "Arbetsförmedlingen": "Nationell myndighet",
    "Göteborgsregionens kommunalförbund": "Kommunalförbund",
}
COUNTY = {
    **dict.fromkeys(("Åstorp", "Bjuv", "Lund"), "Skåne län"),
    **dict.fromkeys(("Falun", "Mora"), "Dalarnas län"),
    "Ale": "Västra Götalands län",
}
REGION = {"Skåne län": "Sydsverige", "Dalarnas län": "Norra Mellansverige", "Västra Götalands län": "Västsverige"}
REGIONS = {"SE22": "Sydsverige", "SE31": "Norra Mellansverige", "national": "ESF Nationellt"}
PHASES = {"implementation": "Genomförande", "preparation": "Förprojektering"}
AREAS = {"2007-2013-1": "Programområde 1 Kompetensförsörjning", "2007-2013-2": "Programområde 2 Ökat arbetskraftsutbud"}
ROLES = {Role.OWNER: "Projektägare", Role.CO_FINANCER: "Medfinansiär", Role.PARTNER: "Samarbetspartner"}
TITLES = ("Granen", "Lärkan", "Tegel", "Ugnen", "Vinter")
STORE = Store()
LABELS = tuple(NamedNode(TERM_PREFIXES[prefix] + name) for prefix, name in (("rdfs", "label"), ("dcterms", "title"), ("skos", "prefLabel")))
ONLY_IN = NamedNode(TERM_PREFIXES["esf"] + "knownOnlyIn")


# made-up collections


def listed(role, line):
    """Names in one role, on lines from the given one on."""
    names = st.lists(st.sampled_from(NAMES), max_size=3, unique=True)
    return names.map(lambda found: tuple(Listing(name, at, role) for at, name in enumerate(found, start=line)))


@st.composite
def collections(draw):
    amount = st.sampled_from([None, 0, 70, 300, 400, 999])
    projects = []
    for title in TITLES[: draw(st.integers(1, len(TITLES)))]:
        able = draw(st.integers(0, 5)) > 0
        names = draw(listed(Role.CO_FINANCER, 20)), draw(listed(Role.PARTNER, 30))
        places = draw(st.lists(st.sampled_from([*COUNTY]), max_size=4, unique=True))
        year = draw(st.none() | st.integers(2008, 2011))
        project = Project(
            title,
            SourcePage("2007-2013-print" if able else "2014-2020-dnr", f"{len(projects):064x}", states_parties=able),
            "2007-2013" if able else "2014-2020",
            phase=draw(st.sampled_from([None, *PHASES])),
            programme_area=draw(st.sampled_from([None, *AREAS])),
            region=draw(st.sampled_from([None, *REGIONS])),
            owner=draw(st.none() | st.sampled_from(NAMES).map(lambda name: Listing(name, 3, Role.OWNER))),
            granted_support=draw(amount),
            total_budget=draw(amount),
            start=date(year, draw(st.integers(1, 3)), 1) if year else None,
            co_financers=names[0] if able else (),
            partners=names[1] if able else (),
            places=tuple(Listing(place, 40 + line) for line, place in enumerate(places)) if able else (),
        )
        projects.append(project)
    return projects, draw(st.sets(st.sampled_from(projects).map(attrgetter("title")), max_size=2))


def stored(projects, twice):
    """Put the records into the store, some pages saved twice, and give the quads of the collection."""
    again = [
        dataclasses.replace(project, page=dataclasses.replace(project.page, content_hash=f"{place:064d}"))
        for place, project in enumerate(projects, start=900)
        if project.title in twice
    ]
    items = [Item(project.page.content_hash, "", "", Reading(project=project)) for project in [*projects, *again]]
    graph = assemble(items, DEFAULT_BASE, Sources())
    assert not graph.conflicts
    return set(graph.public)


def called(store):
    """Give what each thing is called; whoever is known only in one project has that after an @."""
    names = {
        quad.subject: quad.object.value for label in LABELS for quad in store.quads_for_pattern(None, label, None) if swedish(quad.object)
    }
    only = {quad.subject: quad.object for quad in store.quads_for_pattern(None, ONLY_IN, None)}
    return {**names, **{actor: f"{names[actor]}@{names[project]}" for actor, project in only.items()}}


def swedish(label):
    return label.language in {None, "sv"}


# who is meant, in plain Python


def chain(project, name):
    """Whom a name means, and the organisations above."""
    return ABOVE.get(name) or (f"{name}@{project.title}",)


def parties(project, *roles):
    return {chain(project, one.name)[0] for one in project.parties if not roles or one.role in roles}


def tops(project, *roles):
    return {chain(project, one.name)[-1] for one in project.parties if not roles or one.role in roles}


def able(projects):
    return [project for project in projects if project.page.states_parties]


def places(project):
    return {place.name for place in project.places}


def at_home(projects):
    return {HOME[actor] for project in able(projects) for actor in tops(project) if actor in HOME}


def kind(actor):
    return TYPE.get(actor, "Okänd typ")


def pair(one, other):
    return tuple(sorted((one, other)))


def counted(cells):
    """Rows with how often each is there."""
    return {(*cell, count) for cell, count in Counter(cells).items()}


def money(projects):
    """How many, the sums of what is stated (nothing where nothing is), and how many state no amount."""
    cells = [len(projects)]
    for field in ("granted_support", "total_budget"):
        stated = [amount for project in projects if (amount := getattr(project, field)) is not None]
        cells += [sum(stated) if stated else None, len(projects) - len(stated)]
    return tuple(cells)


MONEY = ("projects", "grantedSupport", "projectsWithoutSupport", "totalBudget", "projectsWithoutBudget")


def grouped(projects, *keys):
    groups = defaultdict(list)
    for project in projects:
        for cell in keys[0](project) if len(keys) == 1 else [tuple(key(project) for key in keys)]:
            groups[cell].append(project)
    return {(*cell, *money(those)) for cell, those in groups.items()}


# the oracles: records (and the value asked for) → rows


def met_together(projects, actor):
    """3: the other parties, however high up the asked one stands above its own."""
    mine = [p for p in projects if any(actor in chain(p, one.name) for one in p.parties)]
    own = {chain(p, one.name)[0] for p in mine for one in p.parties if actor in chain(p, one.name)}
    times = Counter(other for p in mine for other in parties(p) - own)
    return {(other, times[other], p.title) for p in mine for other in parties(p) - own}


def recurring(projects):
    """4: no two of these projects are phases of one initiative."""
    joint = defaultdict(list)
    for project in able(projects):
        for two in combinations(sorted(tops(project)), 2):
            joint[two].append(project)
    rows = set()
    for two, those in joint.items():
        years = [project.start.year for project in those if project.start]
        if len(those) > 1:
            rows.add((*two, len(those), len(those), min(years, default=None), max(years, default=None)))
    return rows


def co_financed(projects, actor):
    """5."""
    mine = [p for p in projects if p.owner and actor in chain(p, p.owner.name)]
    return {(payer, p.title) for p in mine for payer in parties(p, Role.CO_FINANCER)}


def who_pays_whom(projects):
    """6."""
    return counted((a, b) for p in projects for a in parties(p, Role.CO_FINANCER) for b in parties(p, Role.OWNER))


def municipal(projects):
    """7: a name counts once in a role of a project."""
    seen = {
        (HOME[chain(p, one.name)[-1]], chain(p, one.name)[0], ROLES[one.role], p.title)
        for p in able(projects)
        for one in p.parties
        if chain(p, one.name)[-1] in HOME
    }
    return counted(row[:3] for row in seen)


def only_places(projects):
    """8."""
    return counted((place,) for p in projects for place in places(p) - at_home(projects))


def missing(projects):
    """9, as those of a few municipalities that are not missing."""
    return {(place,) for place in COUNTY if place not in at_home(projects) | {place for p in projects for place in places(p)}}


def named_with(projects, municipality):
    """10."""
    return counted((place,) for p in projects if municipality in places(p) for place in places(p) - {municipality})


def across(projects):
    """11."""
    rows = set()
    for project in projects:
        homes = {HOME[actor] for actor in tops(project) if actor in HOME}
        for basis, found in (("kommuner som plats", places(project)), ("parter", homes)):
            within = Counter(COUNTY[place] for place in found)
            regions = {REGION[county] for county in within}
            if len(within) > 1:
                rows |= {(project.title, basis, len(within), len(regions), county, times) for county, times in within.items()}
    return rows


def binding(projects):
    """12."""
    rows = set()
    those = able(projects)
    regions = {p.title: REGIONS[p.region] for p in those if p.region and p.region != "national"}
    for one, other in permutations(sorted(set(regions.values())), 2):
        links = [{actor for p in those if regions.get(p.title) == region for actor in tops(p)} for region in (one, other)]
        if len(alone := links[0] & links[1]) == 1:
            rows.add(("ESF-regioner", one, other, *alone, sum(regions.get(p.title) == one and alone <= tops(p) for p in those)))
    for one, other in permutations(sorted(set(TYPE.values())), 2):
        meeting = [p for p in those if {one, other} <= set(map(kind, tops(p)))]
        alone = {actor for p in meeting for actor in tops(p) if kind(actor) == one}
        if len(alone) == 1:
            rows.add(("aktörstyper", one, other, *alone, len(meeting)))
    return rows


def without(projects, gone):
    """13: of an actor or of a project; the figures before and after, and who loses what."""
    before = {p.title: tops(p) for p in able(projects) if p.parties}
    if gone not in before and not any(gone in chain(p, one.name) for p in able(projects) for one in p.parties):
        return set()
    after = {
        p.title: {chain(p, one.name)[-1] for one in p.parties if gone not in chain(p, one.name)}
        for p in able(projects)
        if p.title in before and p.title != gone
    }
    actors = set().union(*before.values())
    left = actors if gone in before else set().union(*after.values())
    (ties, parts), (ties_left, pieces) = net(before, actors), net(after, left)
    rows = {
        ("projekt", len(before), sum(map(bool, after.values())), None),
        ("aktörer", len(actors), len(left), None),
        ("samband", sum(map(len, ties.values())) // 2, sum(map(len, ties_left.values())) // 2, None),
        ("aktörer utan samband", sum(not ties[actor] for actor in actors), sum(not ties_left[actor] for actor in left), None),
        ("delar utan förbindelse", len(parts), len(pieces), None),
        ("aktörer i den största delen", max(map(len, parts), default=0), max(map(len, pieces), default=0), None),
    }
    for actor in left:
        (part,), (piece,) = ([group for group in groups if actor in group] for groups in (parts, pieces))
        others = [len(group) for group in pieces if group <= part and group != piece]
        if ties[actor] and not ties_left[actor]:
            rows.add(("förlorar alla samband", len(ties[actor]), 0, actor))
        elif ties[actor] and others and max(others) >= len(piece):
            rows.add(("skiljs från resten av sin del", len(ties[actor]), len(ties_left[actor]), actor))
    return rows


def net(listed_in, actors):
    """The others that each actor meets, and the parts that hang together."""
    ties = {actor: set().union(*(found for found in listed_in.values() if actor in found)) - {actor} for actor in actors}
    parts = []
    for actor in sorted(actors):
        if not any(actor in part for part in parts):
            part, new = set(), {actor}
            while new:
                part |= new
                new = set().union(*(ties[one] for one in new)) - part
            parts.append(part)
    return ties, parts


def shortest(projects, actor, other):
    """14: a party is its organisation, unless it or an office above it is asked for."""

    def met(p):
        return {next((one for one in chain(p, name.name) if one in {actor, other}), chain(p, name.name)[-1]) for name in p.parties}

    found = {p.title: met(p) for p in able(projects)}
    ties, _ = net(found, set().union(*found.values()))
    away, left = steps(ties, actor), steps(ties, other)
    if other not in away or actor == other:
        return set()
    path = [(one, two) for one in away for two in ties[one] if two in left and away[one] + 1 + left[two] == away[other]]
    return {(away[one] + 1, away[other], one, title, two) for one, two in path for title, those in found.items() if {one, two} <= those}


def steps(ties, start):
    """How many steps it takes to each actor that can be reached."""
    away = {start: 0} if start in ties else {}
    for one in (queue := [*away]):
        new = ties[one] - away.keys()
        away |= dict.fromkeys(new, away[one] + 1)
        queue += sorted(new)
    return away


def busiest(projects):
    """15: the share in per cent, half a per cent upwards."""
    sizes = {p.title: len(parties(p)) for p in able(projects) if p.parties}
    every = sum(k * (k - 1) for k in sizes.values())
    return {(title, k, k * (k - 1) // 2, (200 * k * (k - 1) + every) // (2 * every) if every else None) for title, k in sizes.items()}


def unexplained(projects):
    """16."""
    found = [p for p in able(projects) if not p.co_financers and None not in {p.granted_support, p.total_budget}]
    return {(p.title, p.total_budget - p.granted_support) for p in found if p.total_budget > p.granted_support}


def both_roles(projects):
    """17."""
    owned = Counter(actor for p in projects for actor in parties(p, Role.OWNER))
    joined = Counter(actor for p in projects for actor in parties(p, Role.CO_FINANCER, Role.PARTNER) - parties(p, Role.OWNER))
    return {(actor, owned[actor], joined[actor]) for actor in owned.keys() & joined.keys()}


def continuing(projects, year):
    """18."""
    joint = defaultdict(Counter)
    for p in able(projects):
        for two in combinations(sorted(tops(p)), 2):
            joint[two]["undated" if not p.start else "later" if p.start.year >= year else "earlier"] += 1
    comparable = any(p.start and p.start.year < year and p.parties for p in able(projects))
    rows = set()
    for two, times in joint.items():
        if times["later"]:
            told = comparable and not times["undated"] and "@" not in "".join(two)
            outcome = "fortsätter" if times["earlier"] else "nytt" if told else "går inte att bedöma"
            rows.add((*two, outcome, times["earlier"], times["later"], times["undated"]))
    return rows


def risen(projects):
    """19."""
    rows = set()
    dated = [p for p in projects if p.start]
    for actor in {actor for p in dated for actor in tops(p)}:
        owned = [p for p in dated if actor in tops(p, Role.OWNER)]
        joined = [p for p in dated if actor in tops(p, Role.CO_FINANCER, Role.PARTNER)]
        first = [{p for p in those if p.start == min(one.start for one in those)} for those in (joined, owned)]
        if all(first) and next(iter(first[0])).start < next(iter(first[1])).start:
            rows |= {(actor, before.title, after.title) for before in first[0] for after in first[1]}
    return rows


def divided(projects):
    """21."""

    def cells(p):
        within = {COUNTY[place] for place in places(p)}
        yield "alla projekt", None
        yield "startår", str(p.start.year) if p.start else None
        yield "region", REGIONS.get(p.region)
        yield "programområde", AREAS.get(p.programme_area)
        yield "ägarens aktörstyp", kind(chain(p, p.owner.name)[-1]) if p.owner else None
        yield "län", "flera län" if len(within) > 1 else min(within, default=None)

    return grouped(projects, cells)


def federations(projects):
    """22."""
    return {
        (actor, sum(actor in tops(p) for p in projects), sum(actor in tops(p, Role.OWNER) for p in projects))
        for actor in {actor for p in projects for actor in tops(p)}
        if kind(actor) == "Kommunalförbund"
    }


def partners(projects, municipality):
    """23: there are fewer than ten municipalities here, so all that share an actor are compared."""
    met = defaultdict(Counter)
    for p in able(projects):
        known = {actor for actor in tops(p) if "@" not in actor}
        for place in places(p) | {HOME[actor] for actor in known if actor in HOME}:
            met[place].update(actor for actor in known if HOME.get(actor) != place)
    own = set(met[municipality])
    similar = {place: len(own & set(met[place])) for place in met if place != municipality and own & set(met[place])}
    offered = {(actor, place) for place in similar for actor in set(met[place]) - own if HOME.get(actor) != municipality}
    times = Counter(actor for actor, _ in offered)
    return {(actor, times[actor], place, similar[place], met[place][actor]) for actor, place in offered}


def same_names(projects):
    """25: nobody has decided anything here, so all are names in several projects that nobody has judged."""
    times = Counter(one.split("@")[0] for p in projects for one in parties(p) if "@" in one)
    return {(name, count, count - 1) for name, count in times.items() if count > 1}


def everybody(projects):
    """The listing of actors: those above the parties too, and nothing where no page of theirs or of their units could state it."""
    known = {one for p in projects for name in p.parties for one in chain(p, name.name)}
    rows = set()
    for actor in known:
        times = [sum(actor in parties(p, *roles) for p in projects) for roles in ((), (Role.OWNER,), (Role.CO_FINANCER,), (Role.PARTNER,))]
        shows = any(actor in chain(p, one.name) for p in able(projects) for one in p.parties)
        rows.add((actor, times[0], sum(actor in parties(p) for p in able(projects)), times[1], *(times[2:] if shows else (None, None))))
    return rows


def pairs_of_places(projects):
    return counted(two for p in projects for two in combinations(sorted(places(p)), 2))


def periods(projects):
    rows = set()
    for period in {p.programme_period for p in projects}:
        those = [p for p in projects if p.programme_period == period]
        states = len(able(those))
        cells = [sum(bool(getattr(p, field)) for p in those) if states else None for field in ("co_financers", "partners", "places")]
        rows.add((period.replace("-", "–"), len(those), states, *cells))
    return rows


UNIT = "Åstorps kommun, Integrationsenheten"
ACTORS = sorted({above[-1] for above in ABOVE.values()} | {UNIT})
ACTOR = {("actor",): [(actor,) for actor in ACTORS]}
MUNICIPALITY = {("municipality",): [(place,) for place in COUNTY]}
WAYS = [("Åstorps kommun", "Arbetsförmedlingen"), ("Bjuvs kommun", "Falu kommun"), (UNIT, "Åstorps kommun"), ("Åstorps kommun", UNIT)]
ORACLES = {
    3: (met_together, ("actor", "projects", "project"), ACTOR),
    4: (recurring, ("actor", "otherActor", "initiatives", "projects", "firstYear", "lastYear"), {}),
    5: (co_financed, ("coFinancer", "project"), ACTOR),
    6: (who_pays_whom, ("coFinancer", "owner", "projects"), {}),
    7: (municipal, ("municipality", "actor", "role", "projects"), {}),
    8: (only_places, ("municipality", "projects"), {}),
    9: (missing, ("municipality",), {}),
    10: (named_with, ("municipality", "projects"), MUNICIPALITY),
    11: (across, ("project", "basis", "counties", "regions", "county", "named"), {}),
    12: (binding, ("dimension", "group", "otherGroup", "actor", "projects"), {}),
    13: (without, ("measure", "before", "after", "actor"), {("without",): [(name,) for name in (*TITLES, *ACTORS)]}),
    14: (shortest, ("step", "steps", "actor", "project", "otherActor"), {("actor", "other"): WAYS}),
    15: (busiest, ("project", "parties", "pairs", "pairsPercent"), {}),
    16: (unexplained, ("project", "remainder"), {}),
    17: (both_roles, ("actor", "ownedProjects", "otherProjects"), {}),
    18: (
        continuing,
        ("actor", "otherActor", "outcome", "earlierInitiatives", "laterInitiatives", "undatedInitiatives"),
        {("year",): [(2009,), (2010,)]},
    ),
    19: (risen, ("actor", "earlier", "project"), {}),
    21: (divided, ("dimension", "groupName", *MONEY), {}),
    22: (federations, ("actor", "projects", "ownedProjects"), {}),
    23: (partners, ("actor", "municipalities", "municipality", "sharedActors", "projects"), MUNICIPALITY),
    25: (same_names, ("name", "projects", "changedProjects"), {}),
    "aktorer": (everybody, ("actor", "projects", "ableProjects", "ownedProjects", "coFinancedProjects", "partnerProjects"), {}),
    "kommuner": (lambda projects: grouped(projects, lambda p: [(place,) for place in places(p)]), ("municipality", *MONEY), {}),
    "kommunpar": (pairs_of_places, ("municipality", "otherMunicipality", "projects"), {}),
    "projekt-per-region-och-fas": (
        lambda projects: grouped(projects, lambda p: REGIONS.get(p.region), lambda p: PHASES.get(p.phase)),
        ("region", "phase", *MONEY),
        {},
    ),
    "tackning-per-period": (periods, ("period", "projects", "ableProjects", "withCoFinancer", "withPartner", "withPlace"), {}),
}
QUESTIONS = {question.number or question.slug: question for question in library()}
UNORDERED = {4, 18, "kommunpar"}


def cell(term, names):
    if isinstance(term, NamedNode):
        return names[term]
    return int(term.value) if term and term.datatype.value.endswith("#integer") else term and term.value


def rows(key, names, values):
    """Ask a question with these values; nothing where the collection has no such thing."""
    _, columns, asked = ORACLES[key]
    question, iris = QUESTIONS[key], {name: iri for iri, name in names.items()}
    terms = {}
    for parameter, value in zip(next(iter(asked), ()), values, strict=True):
        if not isinstance(value, int) and value not in iris:
            return None
        terms[parameter] = Literal(value) if isinstance(value, int) else iris[value]
    table = answered(question, STORE, terms)
    places_of = [table.columns.index(column) for column in columns]
    found = [tuple(cell(row[place], names) for place in places_of) for row in table.rows]
    if key in UNORDERED:
        found = [(*pair(*row[:2]), *row[2:]) for row in found]
    return set(found) if key != 9 else {row for row in found if row[0] in COUNTY}


@settings(max_examples=25, deadline=None, phases=[Phase.reuse, Phase.generate], suppress_health_check=[HealthCheck.too_slow])
@given(collections())  # not made smaller where it fails: that would take minutes, and the collections are small
def test_every_count_and_sum_is_the_one_taken_in_plain_python(made):
    projects, twice = made
    fixed = set(STORE)
    new = stored(projects, twice) - fixed
    STORE.extend(new)
    try:
        names = called(STORE)
        for key, (oracle, _, asked) in ORACLES.items():
            for values in next(iter(asked.values()), [()]):
                found = rows(key, names, values)
                if found is not None:
                    assert found == oracle(projects, *values), (key, values)
    finally:
        for quad in new:
            STORE.remove(quad)


@pytest.fixture(scope="module", autouse=True)
def reference():
    STORE.extend(assemble([], DEFAULT_BASE, Sources()).public)
    yield
    STORE.clear()


AGGREGATE = re.compile(r"\b(?:COUNT|SUM|MIN|MAX)\(")
ELSEWHERE = {"granskning", "natverk-projekt", "tackning", "tackning-for-agare", "tackning-for-aktor", "tackning-for-programomrade"}


def test_no_question_that_counts_is_without_an_oracle():
    """Of the twenty-five and the listings; one that is added later brings its expected answers."""
    counting = {key for key, question in QUESTIONS.items() if AGGREGATE.search(question.text) or question.engine}
    assert {key for key in counting if not isinstance(key, int) or key <= 25} <= ORACLES.keys() | ELSEWHERE
