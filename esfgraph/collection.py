"""A built graph as programs use it: ``esfgraph.read("output")`` gives rows, networks and an rdflib view of the public data."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import networkx as nx
import rdflib
from pyoxigraph import Literal, NamedNode, Store

from esfgraph import lookup, mention_ties, network, queries, store
from esfgraph.answering import answered
from esfgraph.errors import InputError, UsageError
from esfgraph.memberships import actor_types, candidates, memberships, mentioned
from esfgraph.network import Candidate, Filters, Incidence, Measures, Membership
from esfgraph.queries import PeriodCoverage
from esfgraph.validation import union

BOTH = "both"
TIES = (network.LISTED, network.MENTIONED, BOTH)
MANIFEST = "manifest.json"
PRIVATE = "private"
REPORT = "build-report.json"
PAGES = f"{PRIVATE}/pages.json"


@dataclass(frozen=True)
class Collection:
    """A graph in memory: the store (public data, or with prose), the base of its IRIs, the file of each page's IRI, and the conflicts.

    ``conflicts`` has, by project IRI and field, the values in which captures of one project contradict each other.
    """

    store: Store
    base: str
    pages: dict[str, str]
    conflicts: dict[str, dict[str, str]] = field(default_factory=dict)

    def with_mentions(self) -> "Collection":
        """Give the collection in which what the prose mentions counts as a party and as a place; a mention is weaker than a listing."""
        return replace(self, store=store.extended(self.store, mention_ties.ties(self.store, self.base)))

    def rows(self, question: str, **parameters: str) -> list[dict[str, str | None]]:
        """Answer a named question; parameters in the words people know (``municipality="Åstorp"``).

        Gives a dictionary a row, column → text, ``None`` where nothing is stated.

        Raises:
            UsageError: an unknown question, parameter or value, or a missing parameter; a question whose answer is no table, or that
                no page of the projects it looks at can answer.
        """
        asked = queries.find(question)
        table = self.ask(asked, parameters)
        if not isinstance(table, queries.Table):
            raise UsageError(f"{asked.name}: its answer is no table")
        return [{c: None if t is None else getattr(t, "value", "") for c, t in zip(table.columns, row, strict=True)} for row in table.rows]

    def ask(self, question: queries.Question, words: Mapping[str, str]) -> queries.Result:
        """Answer a question of any form; each parameter's words are looked up as a value of its type, defaults fill the rest.

        Raises:
            UsageError: see ``rows``.
        """
        terms = self.terms(question, words)
        if refused := queries.refusal(question, self.store, terms, "en"):
            raise UsageError(refused)
        return answered(question, self.store, terms)

    def terms(self, question: queries.Question, words: Mapping[str, str], lang: str = "en") -> dict[str, NamedNode | Literal]:
        """Give the term that each parameter's words mean; an unknown parameter is passed on as text, for ``queries.run`` to refuse.

        ``lang`` is the language, ``sv`` or ``en``, of what is said of words that mean nothing or several things.
        """
        given, kinds = {**question.defaults, **words}, question.parameters
        return {name: lookup.find_term(self.store, text, kinds.get(name, "text"), self.base, lang) for name, text in given.items()}

    def network(  # noqa: PLR0913 each is an option of the command too
        self,
        kind: str,
        weight: str = "count",
        cap: int | None = None,
        filters: Filters | None = None,
        *,
        rollup: bool = True,
        initiatives: bool = False,
        ties: str = "listed",
    ) -> "nx.Graph[str]":
        """Give a network: ``municipalities``, ``actors``, or ``projects`` (two-mode, without weights).

        With ``rollup`` a unit counts as the organisation it belongs to, with ``initiatives`` the phases of one initiative as one project.
        ``ties`` (one of ``TIES``) tells what ties: the fields and lists of the pages, their prose, or both; then each tie has ``layers``.
        Node, tie and graph attributes are those of ``esfgraph.network``;
        further graph attributes tell of the projects that the filters choose (``county`` and ``role`` apart, which no silent page states):
        ``coverage`` (a ``queries.PeriodCoverage`` for each programme period), ``coverage_text`` (the same in Swedish words), ``able`` and
        ``unable`` (how many have a page that can state parties and places, and how many have none), ``silent_periods`` (those with
        projects of which none is able, "; " between; no network compares them with others). ``undated`` counts silent projects too.
        Of ties by ``both``, ``only_prose`` counts the projects that are able only because their prose names somebody; of ties that are
        ``mentioned`` there is no coverage and all are able, for any page can have prose.
        ``ties``, ``rollup``, ``initiatives`` and ``selection`` (the filters, as "region=SE22; to_year=2010") tell what was asked for.

        Raises:
            UsageError: an unknown kind, weight or ties, or one that has no meaning here: nobody owns a project by a mention.
        """
        rows = self._rows(ties, filters, rollup=rollup, initiatives=initiatives)
        if weight == "star" and ties == network.MENTIONED:
            raise UsageError("the weight 'star' goes from the owner, and no mention is of an owner: use it with ties listed or both")
        if kind == "projects":
            if weight != "count" or cap is not None:
                raise UsageError(
                    "the two-mode network `projects` has no weights; leave out weight and cap, or ask for actors or municipalities"
                )
            graph = network.two_mode(rows, filters or Filters())
        else:
            graph = network.project(rows, kind, weight, cap, filters or Filters())
        graph = network.with_layers(graph) if ties == BOTH else graph
        self._cover(graph, filters or Filters(), ties)
        graph.graph.update(ties=ties, rollup=rollup, initiatives=initiatives, selection=_told(filters or Filters()))
        return graph

    def listed(self, *, mentions: bool = False) -> tuple[Membership, ...]:
        """Give who and what each project lists, units as they are; with ``mentions`` also whom its prose mentions."""
        return self._tying("both" if mentions else "listed")

    def table(
        self, kind: str, filters: Filters | None = None, *, rollup: bool = True, initiatives: bool = False, ties: str = "listed"
    ) -> Incidence:
        """Give who is listed where, for ``network.leave_one_out``; the arguments are those of ``network``, and so is what is raised."""
        return network.listed(self._rows(ties, filters, rollup=rollup, initiatives=initiatives), kind, filters or Filters())

    def measures(
        self, kind: str, filters: Filters | None = None, *, rollup: bool = True, initiatives: bool = False, ties: str = "listed"
    ) -> tuple[Measures, ...]:
        """Give the measures of each node of the network of ``municipalities`` or ``actors``; arguments and errors as in ``network``.

        Brokerage goes between the regions of municipalities and the types of actors.
        """
        table = self.table(kind, filters, rollup=rollup, initiatives=initiatives, ties=ties)
        groups = self._types if kind == "actors" else {node.id: node.region for node in table.nodes}
        return network.measures(table, groups)

    def _rows(self, ties: str, filters: Filters | None, *, rollup: bool, initiatives: bool) -> tuple[Membership, ...]:
        rows = self._tying(ties)
        if filters and filters.role is not None and ties != network.LISTED:
            raise UsageError(f"role {filters.role!r} with ties {ties!r}: a mention has no role; leave out role, or use ties listed")
        rows = network.rollup(rows) if rollup else rows
        return network.by_initiative(rows) if initiatives else rows

    def _tying(self, ties: str) -> tuple[Membership, ...]:
        if ties not in TIES:
            raise UsageError(f"{ties}: no such ties; one of {', '.join(TIES)}")
        return (self._memberships if ties != network.MENTIONED else ()) + (self._mentioned if ties != network.LISTED else ())

    def _cover(self, graph: "nx.Graph[str]", filters: Filters, ties: str) -> None:
        """Write on the network how many of the projects that the filters choose it could be made from."""
        choice = network.choose(self._candidates, filters)
        periods = _by_period(choice.kept) if ties != network.MENTIONED else ()
        silent = {candidate.project.id for candidate in choice.kept if not candidate.able}
        named = {row.project.id for row in graph.graph["listed"] if row.mentioned}
        unable = silent - named if ties != network.MENTIONED else set()
        seen = {row.project.id for row in self._tying(ties)}  # of these the network itself has counted the undated
        graph.graph.update(
            coverage=periods,
            coverage_text="; ".join(period.told("sv") for period in periods),
            able=len({candidate.project.id for candidate in choice.kept}) - len(unable),
            unable=len(unable),
            silent_periods="; ".join(period.name("sv") for period in periods if not period.able),
            undated=graph.graph["undated"] + len({one.project.id for one in choice.undated} - seen),
        )
        if ties == BOTH:
            graph.graph["only_prose"] = len(silent & named)

    @cached_property
    def _mentioned(self) -> tuple[Membership, ...]:
        return mentioned(self.store)

    @cached_property
    def _memberships(self) -> tuple[Membership, ...]:
        return memberships(self.store)

    @cached_property
    def _types(self) -> dict[str, str]:
        return actor_types(self.store)

    @cached_property
    def _candidates(self) -> tuple[Candidate, ...]:
        return candidates(self.store)

    def graph(self) -> rdflib.Graph:
        """Give the union of all graphs as an rdflib graph of its own (some 25 µs a triple to fill)."""
        return union(self.store)


def read(folder: str | Path = "output", *, with_prose: bool = False) -> Collection:
    """Open what ``esfgraph build`` left in the folder.

    Raises:
        InputError: nothing was built there, or what is there cannot be read.
    """
    place = Path(folder)
    try:
        base = json.loads((place / MANIFEST).read_text(encoding="utf-8"))["base"]
        pages = json.loads((place / PAGES).read_text(encoding="utf-8"))
        conflicts = _conflicts(json.loads((place / REPORT).read_text(encoding="utf-8"))["conflicts"])
    except FileNotFoundError as error:
        raise InputError(f"{place}: no built graph here; run `esfgraph build PAGES --out {place}` first") from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{place}: the built graph cannot be read ({error}); build it again") from error
    return Collection(store.load(place / PRIVATE, with_prose=with_prose), base, pages, conflicts)


def _by_period(projects: Iterable[Candidate]) -> tuple[PeriodCoverage, ...]:
    able: dict[str, dict[str, bool]] = {}
    for candidate in projects:
        able.setdefault(candidate.period, {})[candidate.project.id] = candidate.able
    return tuple(PeriodCoverage(period, len(found), sum(found.values())) for period, found in sorted(able.items()))


def _told(filters: Filters) -> str:
    return "; ".join(f"{name}={value}" for name, value in asdict(filters).items() if value is not None)


def _conflicts(listed: list[dict[str, Any]]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for conflict in listed:
        values = " / ".join(value["value"] for value in conflict["values"])
        found.setdefault(conflict["project"], {})[conflict["field"]] = values
    return found
