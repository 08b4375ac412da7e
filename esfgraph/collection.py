"""A built graph as programs use it: ``esfgraph.read("output")`` gives rows, networks and an rdflib view of the public data."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import networkx as nx
import rdflib
from pyoxigraph import Literal, NamedNode, Store

from esfgraph import lookup, network, queries, store
from esfgraph.errors import InputError, UsageError
from esfgraph.memberships import memberships
from esfgraph.network import Filters, Membership
from esfgraph.validation import union

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

    def rows(self, question: str, **parameters: str) -> list[dict[str, str | None]]:
        """Answer a named question; parameters in the words people know (``municipality="Åstorp"``).

        Gives a dictionary a row, column → text, ``None`` where nothing is stated.

        Raises:
            UsageError: an unknown question, parameter or value, or a missing parameter; a question whose answer is no table.
        """
        asked = queries.find(question)
        table = self.ask(asked, parameters)
        if not isinstance(table, queries.Table):
            raise UsageError(f"{asked.name}: its answer is no table")
        return [{c: None if t is None else getattr(t, "value", "") for c, t in zip(table.columns, row, strict=True)} for row in table.rows]

    def ask(self, question: queries.Question, words: Mapping[str, str]) -> queries.Result:
        """Answer a question of any form; each parameter's words are looked up as a value of its type, defaults fill the rest."""
        return queries.run(question, self.store, self.terms(question, words))

    def terms(self, question: queries.Question, words: Mapping[str, str]) -> dict[str, NamedNode | Literal]:
        """Give the term that each parameter's words mean; an unknown parameter is passed on as text, for ``queries.run`` to refuse."""
        given = {**question.defaults, **words}
        return {name: lookup.find_term(self.store, text, question.parameters.get(name, "text"), self.base) for name, text in given.items()}

    def network(
        self, kind: str, weight: str = "count", cap: int | None = None, filters: Filters | None = None, *, rollup: bool = True
    ) -> "nx.Graph[str]":
        """Give a network: ``municipalities``, ``actors``, or ``projects`` (two-mode, without weights).

        With ``rollup`` a unit counts as the organisation it belongs to. Node, tie and graph attributes are those of ``esfgraph.network``;
        the graph attribute ``unable`` counts the projects of the graph whose pages could not state parties or places.

        Raises:
            UsageError: an unknown kind or weight, or one that has no meaning here.
        """
        rows = network.rollup(self._memberships) if rollup else self._memberships
        if kind == "projects":
            if weight != "count" or cap is not None:
                raise UsageError(
                    "the two-mode network `projects` has no weights; leave out weight and cap, or ask for actors or municipalities"
                )
            graph = network.two_mode(rows, filters or Filters())
        else:
            graph = network.project(rows, kind, weight, cap, filters or Filters())
        graph.graph["unable"] = sum(period.projects - period.able for period in queries.coverage(self.store))
        return graph

    @cached_property
    def _memberships(self) -> tuple[Membership, ...]:
        return memberships(self.store)

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


def _conflicts(listed: list[dict[str, Any]]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for conflict in listed:
        values = " / ".join(value["value"] for value in conflict["values"])
        found.setdefault(conflict["project"], {})[conflict["field"]] = values
    return found
