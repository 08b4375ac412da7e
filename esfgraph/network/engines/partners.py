"""Possible partners: actors that similar municipalities meet and the asked one does not.

Likeness is the cosine of the sets of actors met, |A and B| / sqrt(|A| |B|)
(Salton & McGill 1983, Introduction to Modern Information Retrieval).
"""

from collections import defaultdict
from collections.abc import Sequence

from esfgraph.network.engines.rows import Cell, Engine, Iri, Row, names

COLUMNS = ("actor", "actorName", "municipalities", "municipality", "municipalityName", "sharedActors", "projects")
SIMILAR = 10
"""How many similar municipalities are compared; more where several are as similar as the tenth."""

Met = dict[str, dict[str, set[str]]]


def compute(rows: Sequence[Row]) -> Sequence[tuple[Cell, ...]]:
    """Give a row for each suggested actor and each similar municipality that meets it, those met by most municipalities first.

    Rows with a municipality and no actor are places; with both, the municipality is where the actor is at home. ``isAsked`` marks the one.
    """
    asked = min((row["municipality"] for row in rows if row["isAsked"] == "true"), default="")
    met = _met(rows)
    own = set(met.get(asked, {}))
    shared = {place: len(own & set(actors)) for place, actors in met.items() if place != asked}
    similar = _nearest({place: count * count / (len(own) * len(met[place])) for place, count in shared.items() if count})
    actors, places = names(rows, "actor"), names(rows, "municipality")
    at_home = {row["actor"] for row in rows if row["isAsked"] == "true" and "actor" in row}
    times: dict[str, int] = defaultdict(int)
    found: list[tuple[str, str, int, int]] = []
    for place in similar:
        for actor in sorted(set(met[place]) - own - at_home):
            times[actor] += 1
            found.append((actor, place, shared[place], len(met[place][actor])))
    answer = [(Iri(iri), actors[iri], times[iri], Iri(place), places[place], common, joint) for iri, place, common, joint in found]
    return sorted(answer, key=lambda cells: (-cells[2], cells[1], cells[0], -cells[5], -cells[6], cells[4], cells[3]))


def _met(rows: Sequence[Row]) -> Met:
    """Give the projects by municipality and actor met in them; nobody meets those who are at home there."""
    places: dict[str, set[str]] = defaultdict(set)
    parties: dict[str, set[str]] = defaultdict(set)
    home: dict[str, str] = {}
    for row in rows:
        if "municipality" in row:
            places[row["project"]].add(row["municipality"])
        if "actor" in row:
            parties[row["project"]].add(row["actor"])
            home[row["actor"]] = row.get("municipality", "")
    met: Met = defaultdict(lambda: defaultdict(set))
    for project, named in places.items():
        for place in named:
            for actor in parties[project]:
                if home[actor] != place:
                    met[place][actor].add(project)
    return met


def _nearest(likeness: dict[str, float]) -> list[str]:
    """Give the most similar, all of those that are as similar as the last."""
    values = sorted(likeness.values(), reverse=True)
    least = values[min(SIMILAR, len(values)) - 1] if values else 1.0
    return sorted(place for place, value in likeness.items() if value >= least)


ENGINE = Engine(COLUMNS, compute)
