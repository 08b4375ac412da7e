"""The network of an answer: the ties that its rows name, each with the projects whose pages list both ends."""

from collections import defaultdict
from collections.abc import Mapping

import networkx as nx

from esfgraph import network, provenance, queries
from esfgraph.cli.answered import Answered
from esfgraph.cli.asking import Asked
from esfgraph.cli.shown import asked_with
from esfgraph.errors import UsageError
from esfgraph.network import Named, Node, ProjectFacts

_PROSE = {"sv": "även de som bara nämns i löpande text", "en": "those only mentioned in running text too"}


def tied(asked: Asked) -> "nx.Graph[str]":
    """Give the network of an answer whose question names the two ends of a tie (``network`` in its header).

    Further graph attributes: ``question_sv`` and ``question_en``, ``asked_sv`` and ``asked_en`` (the values it was asked with), and those
    on coverage that ``Collection.network`` has.

    Raises:
        UsageError: the question names no ends, or was asked of a server, which has not all that a network shows.
    """
    source, target = _ends(asked)
    found = provenance.evidence(asked.place.source, mentions=asked.place.mentions)
    rows = asked.place.built.listed(mentions=asked.place.mentions)
    known = _known(rows)
    words: dict[tuple[str, str], dict[str, set[tuple[int, str]]]] = defaultdict(lambda: defaultdict(set))
    listed: dict[tuple[str, str], set[tuple[str, str, str]]] = defaultdict(set)
    given = [(f"_{name}", getattr(term, "value", "")) for name, term in asked.terms.items()]
    for row in provenance.rows(asked.result) if isinstance(asked.result, queries.Table) else ():
        cells = dict([*row, *given])
        one, other = sorted((cells.get(source, ""), cells.get(target, "")))
        if one in known and other in known and one != other:
            for each in found.behind(row, [iri for _, iri in given]):
                words[one, other][each.project].update([(each.line or 0, each.words)] if each.words else [])
                listed[one, other].add((each.project, each.thing, each.role.rpartition("/")[2]))
    ties = [
        Named(known[one], known[other], {project: _in_order(said) for project, said in behind.items()}, frozenset(listed[one, other]))
        for (one, other), behind in words.items()
    ]
    graph = network.named_ties(ties, rows, _regions(rows))
    _cover(graph, asked)
    return graph


def _ends(asked: Asked) -> tuple[str, str]:
    question = asked.question
    if not question.network:
        able = ", ".join(f"{each.number or ''} {each.slug}".strip() for each in queries.library() if each.network)
        raise UsageError(f"{question.name}: its answer is no network; these have one: {able}. For whole networks see `esfgraph network`")
    if asked.place.address:
        raise UsageError("--as network goes with a built graph; with --endpoint ask for the rows")
    return question.network


def _known(rows: tuple[network.Membership, ...]) -> dict[str, Node | ProjectFacts]:
    """Give every project, actor (organisations of units too) and municipality by its IRI."""
    found: dict[str, Node | ProjectFacts] = {}
    for row in rows:
        found.setdefault(row.project.id, row.project)
        node: Node | None = row.node
        while node is not None:
            found.setdefault(node.id, node)
            node = node.parent
    return found


def _regions(rows: tuple[network.Membership, ...]) -> Mapping[str, str]:
    """Give the region of each actor whose projects all lie in one."""
    regions: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        node: Node | None = row.node
        while node is not None:
            regions[node.id].add(row.project.region)
            node = node.parent
    return {iri: next(iter(found)) for iri, found in regions.items() if len(found) == 1}


def _in_order(said: set[tuple[int, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words for _, words in sorted(said)))


def _cover(graph: "nx.Graph[str]", asked: Asked) -> None:
    question = asked.question
    periods = queries.coverage(asked.place.source, question, asked.terms) if question.coverage != "none" else ()
    one, prose = Answered(question, terms=asked.terms), _PROSE if asked.place.mentions else dict.fromkeys(_PROSE, "")
    graph.graph.update(
        question_sv=question.texts("sv").summary,
        question_en=question.texts("en").summary,
        **{f"asked_{lang}": ", ".join(filter(None, (asked_with(one, asked.place.built, lang), prose[lang]))) for lang in _PROSE},
        ties="both" if asked.place.mentions else "listed",
        coverage=periods,
        coverage_text="; ".join(period.told("sv") for period in periods),
        able=sum(period.able for period in periods),
        unable=sum(period.projects - period.able for period in periods),
        silent_periods="; ".join(period.name("sv") for period in periods if not period.able),
    )
