"""The methods paragraph of a network, ready to paste into a report, and the warnings that belong to it."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import networkx as nx

from esfgraph.network.communities import RUNS
from esfgraph.network.evidence import RECURRING, SIGNIFICANT
from esfgraph.network.significance import FEWEST_ROWS
from esfgraph.network.wording import SOURCES, WORDS

SHARE_TO_WARN_OF = 0.25


@dataclass(frozen=True, slots=True)
class Facts:
    """What a paragraph tells of a network.

    ``every`` counts the projects that name a node, ``projects`` those that make ties (in the two-mode network all), ``largest`` the nodes
    of the largest of them, and ``behind`` the ties that the project ``title`` lies behind: the one behind most, of several the one whose
    IRI sorts first. ``alone`` are those of them that no other project makes. ``drawn_apart`` counts the projects over the cap, which make
    no ties.
    """

    nodes: int
    ties: int
    every: int
    projects: int
    largest: int
    behind: int
    alone: int
    title: str
    recurring: int
    significant: int
    drawn_apart: int

    @property
    def share(self) -> float:
        """The share of the ties that the project behind most of them lies behind, 0 to 1."""
        return self.behind / self.ties if self.ties else 0.0


def facts(graph: "nx.Graph[str]") -> Facts:
    """Count what the paragraph tells; ``graph`` is a network of any kind that ``project`` or ``two_mode`` gives."""
    behind: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    members: dict[str, set[str]] = defaultdict(set)
    titles: dict[str, str] = {}
    for one, other, tie in graph.edges(data=True):
        for proof in tie["proof"]:
            behind[proof.project] += 1
            members[proof.project] |= {one, other} - {proof.project}
            titles[proof.project] = proof.title
            alone[proof.project] += tie["projects"] == 1
    apart = graph.graph.get("beyond_cap", ())
    most = min(behind, key=lambda project: (-behind[project], project), default="")
    words = Counter((tie["evidence"] == RECURRING, tie["significance"] == SIGNIFICANT) for _, _, tie in graph.edges(data=True))
    return Facts(
        nodes=graph.number_of_nodes(),
        ties=graph.number_of_edges(),
        every=graph.graph.get("projects", graph.graph["counted"]),
        projects=graph.graph["counted"],
        largest=max((len(found) for found in (*members.values(), *(group.members for group in apart))), default=0),
        behind=behind[most],
        alone=alone[most],
        title=titles.get(most, ""),
        recurring=words[True, True] + words[True, False],
        significant=words[True, True],
        drawn_apart=len(apart),
    )


def cautions(graph: "nx.Graph[str]", lang: str) -> tuple[str, ...]:
    """Give the warnings, in ``sv`` or ``en``: one project behind more than a quarter of the ties, and too few projects to tell."""
    told = facts(graph)
    return (*_warnings(told, lang), *_few(graph, lang))


def methods(graph: "nx.Graph[str]", lang: str, version: str, *, measured: bool = False) -> str:
    """Write the paragraph in ``sv`` or ``en``: what was counted and weighed, how sure it is, made with what, after whom.

    ``version`` is that of esfgraph; with ``measured`` the measures of the nodes are told of too.
    """
    told = facts(graph)
    sentences = [
        *_counted(graph, told, lang),
        *_warnings(told, lang),
        *_weighed(graph, told, lang),
        *_tested(graph, told, lang),
        *_drawn(graph, lang),
        *((WORDS[lang]["measures"].format(runs=graph.graph.get("communities", (0, RUNS))[1]),) if measured else ()),
        WORDS[lang]["made"].format(version=version, networkx=nx.__version__),
        _sources(graph, lang, measured=measured),
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _counted(graph: "nx.Graph[str]", told: Facts, lang: str) -> Iterator[str]:
    words, about = WORDS[lang], graph.graph
    kinds = Counter(node["kind"] for _, node in graph.nodes(data=True))
    each = {f"{kind}_nodes": _number(kinds[kind], lang) for kind in ("project", "actor", "municipality")}
    yield words[about["kind"]].format(nodes=_number(told.nodes, lang), ties=_number(told.ties, lang), **each)
    asked = about.get(f"question_{lang}")  # empty for a query of somebody's own
    yield words["answer"].format(asked) if asked else words["answer-own"] if asked is not None else ""
    yield words[f"from-{about.get('ties', 'listed')}"]
    yield words["rollup"] if about.get("rollup") and about["kind"] != "municipalities" else ""
    yield words["initiatives"] if about.get("initiatives") else ""
    yield words["selection"].format(_selection(about["selection"], lang)) if about.get("selection") else ""
    coverage = "; ".join(period.told(lang) for period in about.get("coverage", ()))
    yield words["coverage"].format(coverage) if coverage else ""
    yield words["only-prose"].format(_number(about["only_prose"], lang)) if about.get("only_prose") else ""
    yield words["undated"].format(_number(about["undated"], lang)) if about["undated"] else ""
    if about["kind"] != "projects":
        yield words["projects-counted"].format(every=_number(told.every, lang), projects=_number(told.projects, lang))
    if told.ties:
        yield words["largest" if about["kind"] != "projects" else "largest-two-mode"].format(
            largest=_number(told.largest, lang),
            title=told.title,
            behind=_number(told.behind, lang),
            alone=_number(told.alone, lang),
            ties=_number(told.ties, lang),
            share=_percent(told.share, lang),
        )


def _selection(filters: str, lang: str) -> str:
    """Tell "region=SE22; to_year=2010" in words."""
    named = (part.partition("=") for part in filters.split("; "))
    return ", ".join(f"{WORDS[lang][f'filter-{name}']} {value}" for name, _, value in named)


def _warnings(told: Facts, lang: str) -> Iterator[str]:
    words = WORDS[lang]
    if told.share > SHARE_TO_WARN_OF:
        yield words["warning"].format(share=_percent(told.share, lang), title=told.title)


def too_few(graph: "nx.Graph[str]") -> bool:
    """Tell whether a projection has too few projects to test; an answer, which is a part of one, does not tell how many there are."""
    testable = graph.graph.get("testable")
    return graph.graph["kind"] != "projects" and testable is not None and testable < FEWEST_ROWS


def _few(graph: "nx.Graph[str]", lang: str) -> Iterator[str]:
    if too_few(graph):
        yield WORDS[lang]["few"].format(initiatives=_number(graph.graph["testable"], lang), fewest=FEWEST_ROWS)


def _weighed(graph: "nx.Graph[str]", told: Facts, lang: str) -> Iterator[str]:
    weight = graph.graph.get("weight", "")
    if weight:
        yield WORDS[lang][f"weight-{weight}"].format(cap=graph.graph.get("cap", ""), apart=_number(told.drawn_apart, lang))


def _tested(graph: "nx.Graph[str]", told: Facts, lang: str) -> Iterator[str]:
    if graph.graph["kind"] == "projects":
        return
    words = WORDS[lang]
    yield words["recurring"].format(recurring=_number(told.recurring, lang), ties=_number(told.ties, lang))
    if graph.graph["tested"]:
        pairs = _number(told.nodes * (told.nodes - 1) // 2, lang)
        initiatives = _number(graph.graph["testable"], lang)
        yield words["tested"].format(pairs=pairs, initiatives=initiatives, significant=_number(told.significant, lang))
    else:
        yield from tuple(_few(graph, lang)) or (words["untested" if "testable" in graph.graph else "part"],)


def _drawn(graph: "nx.Graph[str]", lang: str) -> Iterator[str]:
    """Tell of the backbone where a picture opens with it: where chance was tested."""
    if _has_backbone(graph):
        kept, ties = graph.graph["backbone"]
        yield WORDS[lang]["backbone"].format(kept=_number(kept, lang), ties=_number(ties, lang))


def _has_backbone(graph: "nx.Graph[str]") -> bool:
    kept, ties = graph.graph.get("backbone", (0, 0))
    return bool(graph.graph["tested"]) and 0 < kept < ties


def _sources(graph: "nx.Graph[str]", lang: str, *, measured: bool) -> str:
    used = [graph.graph.get("weight", ""), "tested" if graph.graph["tested"] else "", "backbone" if _has_backbone(graph) else ""]
    used += ["newman", "measures"] if measured else []
    found = [source for name in dict.fromkeys(used) for source in SOURCES.get(name, ())]
    return f"{WORDS[lang]['sources']}: {'; '.join(found)}." if found else ""


def _number(value: int, lang: str) -> str:
    return f"{value:,}".replace(",", "\u00a0" if lang == "sv" else ",")


def _percent(share: float, lang: str) -> str:
    return f"{100 * share:.0f}\u00a0%" if lang == "sv" else f"{100 * share:.0f}%"
