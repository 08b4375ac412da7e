"""Rows of an answer → the pages and lines behind each: those whose listings join what the row names.

One rule for every question, whatever its columns are called:

1. A row that names a listing or mention has the page and line of that one.
2. A row that names projects has, of each, the listings of whom and what the row names, or else the project's pages without a line.
3. Any other row has the listings of what it names on the pages of the projects that list all of it. Where some of these also list what
   was asked for, only those count.

An organisation is listed where a unit of it is. Who or what another of the row belongs to (``parent``, the municipality of an authority)
is named through that one. A role that the row names, or its column is called by (``owner``, ``coFinancer``), limits the listings of
actors. A row that names nothing that a page lists, such as a sum over regions or a municipality that no page names, has no source.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Store

from esfgraph import queries
from esfgraph.queries.sources import Source
from esfgraph.resources import folder

_MENTION = "mention"
_Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Stated:
    """What a page states: who or what is listed in the project, in which role ("" for a place), in which words, on which line."""

    project: str
    page: str
    listing: str = ""
    thing: str = ""
    role: str = ""
    line: int | None = None
    words: str = ""


@dataclass(slots=True)
class Evidence:
    """All that the pages list, by what finds it.

    ``titles`` and ``initiatives`` are by project, ``addresses`` by page. ``above`` has the organisations that a unit belongs to, however
    far up, and ``places`` the municipality of an authority. With ``mentions`` the prose counts beside the lists.
    """

    mentions: bool = False
    pages: dict[str, list[Stated]] = field(default_factory=lambda: defaultdict(list))
    titles: dict[str, str] = field(default_factory=dict)
    initiatives: dict[str, str] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    above: dict[str, set[str]] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    _listings: dict[str, list[Stated]] = field(default_factory=lambda: defaultdict(list))
    _of: dict[str, list[Stated]] = field(default_factory=lambda: defaultdict(list))
    _in: dict[_Pair, list[Stated]] = field(default_factory=lambda: defaultdict(list))
    _roles: dict[str, str] = field(default_factory=dict)

    def behind(self, row: Sequence[_Pair], asked: Iterable[str] = ()) -> list[Stated]:
        """Give what lies behind a row, given as pairs of column and IRI; ``asked`` are the IRIs that the question was asked with."""
        cells = dict(row)
        exact = [one for iri in cells.values() for one in self._listings.get(iri, ()) if cells.get("page", one.page) == one.page]
        if exact:
            return exact
        roles = {iri for iri in cells.values() if iri in self._roles}
        named = self._named(cells.items(), roles)
        described = {each for iri in cells.values() for each in self._through(iri)}
        wanted = self._named((("", iri) for iri in asked if iri not in described), roles)
        projects = {iri for iri in (*cells.values(), *asked) if iri in self.pages}
        if projects:
            things = {**wanted, **named}
            return [one for project in sorted(projects) for one in self._within(project, things) or self.pages[project]]
        return [one for project in sorted(self._listing_all(named, wanted)) for one in self._within(project, {**wanted, **named})]

    def _named(self, cells: Iterable[_Pair], roles: set[str]) -> dict[str, frozenset[str]]:
        """Give the things among the cells that pages list, each with the roles that count, none for any."""
        found = [(column, iri) for column, iri in cells if iri in self._of]
        through = {each for _, iri in found for each in self._through(iri)}
        return {iri: frozenset(self._called(column) or roles) for column, iri in found if iri not in through}

    def _through(self, iri: str) -> set[str]:
        """Give what the row names by naming this: the organisations of a unit, and the municipality of an authority or its unit."""
        above = self.above.get(iri, set())
        return above | {self.places[each] for each in (iri, *above) if each in self.places}

    def _called(self, column: str) -> set[str]:
        return {iri for iri, name in self._roles.items() if name == column}

    def _within(self, project: str, things: Mapping[str, frozenset[str]]) -> list[Stated]:
        return [one for thing, roles in things.items() for one in self._in.get((project, thing), ()) if self._counts(one, roles)]

    def _counts(self, one: Stated, roles: frozenset[str]) -> bool:
        return self.mentions if one.role == _MENTION else not (one.role and roles) or one.role in roles

    def _listing_all(self, named: Mapping[str, frozenset[str]], wanted: Mapping[str, frozenset[str]]) -> set[str]:
        each = [{one.project for one in self._of[thing] if self._counts(one, roles)} for thing, roles in named.items()]
        found = set.intersection(*each) if each else set()
        also = [{one.project for one in self._of[thing] if self._counts(one, roles)} for thing, roles in wanted.items()]
        return found.intersection(*also) or found

    def _add(self, row: Mapping[str, str]) -> None:
        project, page = row["project"], row["page"]
        if "title" in row:
            if not any(one.page == page for one in self.pages[project]):
                self.pages[project].append(Stated(project, page))
            self.titles[project] = min(row["title"], self.titles.get(project, row["title"]))
            self.initiatives[project] = row.get("initiative", "")
            self.addresses[page] = row.get("address", "")
            return
        role = row.get("role", "")
        one = Stated(project, page, row["listing"], row.get("thing", ""), role, int(row["sourceLine"]), row["asWritten"])
        self._listings[one.listing].append(one)
        if role not in {"", _MENTION}:
            self._roles[role] = re.sub(r"-(\w)", lambda match: match[1].upper(), role.rpartition("/")[2])
        for thing in filter(None, (one.thing, *sorted(self.above.get(one.thing, ())))):
            self._of[thing].append(one)
            self._in[project, thing].append(one)


def evidence(store: Store | queries.Endpoint, *, mentions: bool = False) -> Evidence:
    """Read what all pages of a built graph or of a server list; linear in the listings.

    Raises:
        InputError: a server does not answer.
    """
    found = Evidence(mentions)
    parents: dict[str, set[str]] = defaultdict(set)
    for row in _rows(store, "belonging"):
        if "organisation" in row:
            parents[row["thing"]].add(row["organisation"])
        else:
            found.places[row["thing"]] = row["place"]
    found.above.update({thing: _upwards(thing, parents) for thing in sorted(parents)})
    for row in _rows(store, "listings"):
        found._add(row)
    return found


def with_sources(
    table: queries.Table, found: Evidence, question: queries.Question, terms: Mapping[str, NamedNode | Literal], files: Mapping[str, str]
) -> queries.Table:
    """Give the table with the pages behind each row; ``files`` has the file of each page's IRI."""
    asked = [term.value for term in terms.values() if isinstance(term, NamedNode)]
    sources = []
    for row in rows(table, question.sources):
        lines: dict[str, set[int]] = {}
        for one in found.behind(row, asked):
            lines.setdefault(one.page, set()).update([one.line] if one.line else [])
        sources.append(
            tuple(
                sorted(
                    (
                        Source(files.get(page, page), page, tuple(sorted(each)), found.addresses.get(page, ""))
                        for page, each in lines.items()
                    ),
                    key=lambda source: (source.name, source.page),
                )
            )
        )
    return queries.Table(table.columns, table.rows, tuple(sources))


def rows(table: queries.Table, columns: Sequence[str] | None = None) -> list[list[_Pair]]:
    """Give of each row the columns with an IRI and the IRI; of all columns, or of some."""
    kept = [(index, name) for index, name in enumerate(table.columns) if columns is None or name in columns]
    return [[(name, term.value) for index, name in kept if isinstance(term := row[index], NamedNode)] for row in table.rows]


def _upwards(thing: str, parents: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    new = set(parents.get(thing, ()))
    while new:
        found |= new
        new = {above for each in new for above in parents.get(each, ())} - found
    return found


def _rows(store: Store | queries.Endpoint, name: str) -> Iterable[dict[str, str]]:
    text = (folder("queries") / "lookup" / f"{name}.rq").read_text(encoding="utf-8")
    table = queries.run(text, store)
    if isinstance(table, queries.Table):
        for row in table.rows:
            yield {column: str(getattr(term, "value", "")) for column, term in zip(table.columns, row, strict=True) if term is not None}
