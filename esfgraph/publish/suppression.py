"""What must not be published: a list kept by people, taken out of the public graph before anything is written.

A row of the list (CSV, UTF-8) names an actor or a project by its ``iri``, a ``page`` by its IRI, file, address or content hash, or a
person by the ``name`` as the pages write it; ``reason`` is for those who keep the list. With a thing goes whatever speaks of it alone:
its listings and mentions, the decisions on them, the shortcuts made from them, a project without any other page, an actor without any
other listing. A name takes along every actor and listing that holds it, every page and project that has it in its IRI, and every other
text that does.
"""

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad
from rdflib.namespace import DCTERMS, PROV, RDF

from esfgraph.errors import InputError, UsageError
from esfgraph.publish.public import PublicGraph
from esfgraph.vocabulary import ESF, PAV

COLUMNS = ("iri", "page", "name", "reason")
_SUPPORT = {
    str(ESF.owner): str(PROV.agent),
    str(ESF.coFinancer): str(PROV.agent),
    str(ESF.partner): str(PROV.agent),
    str(ESF.party): str(PROV.agent),
    str(ESF.municipality): str(ESF.place),
    str(ESF.mentions): str(ESF.means),
}
_LISTS = frozenset(map(str, (PROV.qualifiedAssociation, ESF.placeListing, ESF.mention)))
_ROLES = {str(ESF.owner): "owner", str(ESF.coFinancer): "co-financer", str(ESF.partner): "partner"}
# What says something of a thing alone: where the object goes, the subject goes too.
_CARRIED = frozenset(map(str, (PROV.agent, ESF.means, ESF.place, ESF.listing, ESF.knownOnlyIn, ESF.earlier, ESF.later)))
_MEANS = frozenset(_SUPPORT.values())
_BEARING = ("/actor", "/page", "/project")
_NAMED = frozenset(map(str, (ESF.Actor, ESF.Participation, ESF.PlaceListing, ESF.Mention)))


class Row(NamedTuple):
    """A row of the list, and its line in the file, from 1. Exactly one of the first three says something."""

    iri: str
    page: str
    name: str
    line: int


@dataclass(frozen=True, slots=True)
class Suppressed:
    """The graph without what the list names, how many statements left it, and the lines of the list that are about nothing in it."""

    graph: PublicGraph
    statements: int
    unmet: tuple[int, ...]


def read_suppression(path: Path | None) -> tuple[Row, ...]:
    """Read the list; without a path an empty one.

    Raises:
        InputError: the file cannot be read.
        UsageError: other columns, or a row that names nothing or several things; the message names the line.
    """
    if path is None:
        return ()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: the suppression list cannot be read; nothing was published") from error
    reader = csv.DictReader(text.splitlines())
    if unknown := set(reader.fieldnames or ()) - set(COLUMNS):
        raise UsageError(f"{path}: unknown columns {', '.join(sorted(unknown))}; the list has {', '.join(COLUMNS)}")
    rows = []
    for line in reader:
        values = [(line.get(column) or "").strip() for column in COLUMNS[:3]]
        if sum(map(bool, values)) != 1 or None in line:
            raise UsageError(f"{path}, line {reader.line_num}: give exactly one of iri, page and name")
        iri, page, name = values
        rows.append(Row(iri, page, name, reader.line_num))
    return tuple(rows)


def suppressed(graph: PublicGraph, rows: Iterable[Row], files: Mapping[str, str]) -> Suppressed:
    """Take out what the rows name; ``files`` gives each page's file, as the build report calls it."""
    named: set[str] = set()
    left: set[Quad] = set()
    unmet = []
    for row in rows:
        things, texts = _meant(graph, row, files)
        named |= things
        left |= texts
        if not things | texts:
            unmet.append(row.line)
    quads = _without(set(graph.quads) - left, named) if named | left else set(graph.quads)
    return Suppressed(PublicGraph(tuple(sorted(quads, key=str)), graph.base), len(graph.quads) - len(quads), tuple(unmet))


def _meant(graph: PublicGraph, row: Row, files: Mapping[str, str]) -> tuple[set[str], set[Quad]]:
    """Give the things that a row names, and the statements that hold its name elsewhere."""
    if row.iri:
        return ({row.iri} if row.iri in graph.about else set()), set()
    if row.page:
        marks = {str(PAV.retrievedFrom), str(ESF.contentHash)}
        stated = {_value(q.subject) for q in graph.quads if q.predicate.value in marks and _value(q.object) == row.page}
        filed = {iri for iri, file in files.items() if file == row.page}
        return {iri for iri in {row.page} | stated | filed if iri in graph.about}, set()
    words = _words(row.name)
    holding = {q for q in graph.quads if isinstance(q.object, Literal) and words.search(_in_one_line(q.object.value))}
    named = {iri for iri in {_value(q.subject) for q in holding} if _kinds(graph, iri) & _NAMED}
    return named | {iri for iri in graph.about if _bears(iri, row.name)}, holding


def names_any(rows: Iterable[Row], text: str) -> bool:
    """Tell whether a text holds a name of the list."""
    line = _in_one_line(text)
    return any(_words(row.name).search(line) for row in rows if row.name)


def _words(name: str) -> re.Pattern[str]:
    """Give the pattern of a name as a whole, in capitals or not, also with the genitive's ``s``."""
    return re.compile(rf"(?<!\w){re.escape(_in_one_line(name))}s?(?!\w)", re.IGNORECASE)


def _bears(iri: str, name: str) -> bool:
    """Tell whether an actor, a page or a project has the name in its IRI, which is made of letters without their marks and hyphens."""
    kind, _, local = iri.rpartition("/")
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = "-".join(re.findall("[a-z0-9]+", folded))
    return bool(words) and kind.endswith(_BEARING) and re.search(rf"-{words}s?-", f"-{local}-") is not None


def _in_one_line(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _without(quads: set[Quad], named: set[str]) -> set[Quad]:
    """Take the things out with all that was about them alone, and so on until nothing more goes."""
    pointed = {_value(q.object) for q in quads if _is_actor(q.object)}
    gone: set[str] = set()
    more = set(named)
    while more:
        gone |= _carried(quads, more)
        quads = {q for q in quads if not gone.intersection((_value(q.subject), _value(q.object), _value(q.graph_name)))}
        quads -= set(_unsupported(quads))
        still = {_value(q.object) for q in quads if _is_actor(q.object)}
        more = {_value(q.subject) for q in quads if _value(q.subject) in pointed - still}
    return quads


def _carried(quads: set[Quad], gone: set[str]) -> set[str]:
    """Give the things, and those that go with them: what says something of them alone, projects without a page, pages without a project."""
    about: dict[str, list[str]] = defaultdict(list)
    pages: dict[str, set[str]] = defaultdict(set)
    projects: dict[str, set[str]] = defaultdict(set)
    for quad in quads:
        subject, value = _value(quad.subject), _value(quad.object)
        if quad.predicate.value in _CARRIED or (quad.predicate.value == str(DCTERMS.source) and _is_listing(quad.subject)):
            about[value].append(subject)
        elif quad.predicate.value in _LISTS:
            about[subject].append(value)
        elif quad.predicate.value == str(PROV.wasDerivedFrom):
            pages[subject].add(value)
            projects[value].add(subject)
    carried = set(gone)
    waiting = list(gone)
    while waiting:
        taken = waiting.pop()
        alone = {one for one in projects[taken] if pages[one] <= carried} | {one for one in pages[taken] if projects[one] <= carried}
        new = {*about[taken], *alone} - carried
        carried |= new
        waiting += new
    return carried


def _unsupported(quads: set[Quad]) -> Iterator[Quad]:
    """Give the shortcuts from a project that no listing or mention of it supports any longer."""
    stated = {(_value(q.subject), q.predicate.value, _value(q.object)) for q in quads}
    entries = [(project, entry) for project, predicate, entry in stated if predicate in _LISTS]
    meant: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for entry, predicate, thing in stated:
        if predicate in _MEANS:
            meant[entry].add((predicate, thing))
    roles = {entry: role.rpartition("/")[2] for entry, predicate, role in stated if predicate == str(PROV.hadRole)}
    supported = {
        (project, means, thing, role) for project, entry in entries for means, thing in meant[entry] for role in ("", roles.get(entry))
    }
    for quad in quads:
        if means := _SUPPORT.get(quad.predicate.value):
            role = _ROLES.get(quad.predicate.value, "")
            if (_value(quad.subject), means, _value(quad.object), role) not in supported:
                yield quad


def _kinds(graph: PublicGraph, iri: str) -> set[str]:
    return {_value(triple.object) for triple in graph.about[iri] if triple.predicate.value == str(RDF.type)}


def _is_actor(term: object) -> bool:
    return isinstance(term, NamedNode) and "/actor/" in term.value


def _is_listing(term: object) -> bool:
    return isinstance(term, NamedNode) and any(f"/{kind}/" in term.value for kind in ("participation", "place-listing", "mention"))


def _value(term: object) -> str:
    return str(getattr(term, "value", ""))
