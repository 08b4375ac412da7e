"""Files → a graph: the order of the stages. Each page is read by itself, so any number of workers gives the same result."""

import hashlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import NamedTuple

from pyoxigraph import Quad

from esfgraph import identity, initiatives, markup, operations, reference, triples
from esfgraph.captures import Capture, Conflict, settle
from esfgraph.cli.before import former_iris
from esfgraph.cli.mentioning import mention_quads
from esfgraph.cli.people import NOTHING_BEFORE, Earlier, read_rulings
from esfgraph.cli.sources import Sources
from esfgraph.continuation import Continuation
from esfgraph.decision import Decision
from esfgraph.files import LARGEST_PAGE, InputFile, read
from esfgraph.page import Reading
from esfgraph.project import Project
from esfgraph.reference import Reference
from esfgraph.report import FileVerdict
from esfgraph.resources import folder


@dataclass(frozen=True, slots=True)
class Graph:
    """A graph before it is stored: public quads, prose quads, the file of each page, what became of every file, and the former IRIs."""

    public: list[Quad]
    prose: list[Quad]
    pages: dict[str, str]
    files: list[FileVerdict]
    conflicts: list[Conflict]
    former: dict[str, str]


Decided = tuple[Project, tuple[Decision, ...]]


class Item(NamedTuple):
    """What one file holds: a page, or of a list a row or the word on a sheet. Name in the report, file it is from, its SHA-256 (hex)."""

    name: str
    source: str
    digest: str
    reading: Reading


def read_all(files: Sequence[InputFile], workers: int, mappings: Sequence[operations.ListMapping] | None = None) -> Iterator[list[Item]]:
    """Give what each file holds, in their order; ``mappings`` are the forms of list to know, by default those that ship."""
    known = operations.shipped() if mappings is None else mappings
    if workers == 1:
        yield from map(partial(read_one, mappings=known), files)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(partial(read_one, mappings=known), files, chunksize=64)


def read_one(file: InputFile, mappings: Sequence[operations.ListMapping]) -> list[Item]:
    """Read one file: a page as text, HTML or MHTML, or a list of projects; what cannot be read comes back with its reason."""
    data, reason = read(file)
    if reason:
        return [Item(file.name, file.name, "", Reading(reason=reason))]
    digest = hashlib.sha256(data).hexdigest()
    reading = markup.read(data) if len(data) <= LARGEST_PAGE else Reading(reason="too-large")
    listed = None if reading.project else operations.read_list(data, file.name, mappings)
    if listed is None:
        return [Item(file.name, file.name, digest, reading)]
    if listed.reason:
        return [Item(file.name, file.name, digest, Reading(reason=listed.reason))]
    return [Item(name, file.name, digest, part) for name, part in _rows(listed)]


def _rows(listed: operations.ListReading) -> Iterator[tuple[str, Reading]]:
    for sheet in listed.sheets:
        if sheet.reason or sheet.warnings:
            yield sheet.name, Reading(reason=sheet.reason, nearest=sheet.nearest, warnings=sheet.warnings)
        for row in sheet.rows:
            yield f"{sheet.name}:{row.row}", row.reading


def assemble(items: Sequence[Item], base: str, sources: Sources, earlier: Earlier = NOTHING_BEFORE) -> Graph:
    """Give the graph of what was read: duplicates and contradictions out, names decided, everything as quads.

    Raises:
        InputError: a file of ``earlier`` cannot be read, or contradicts itself.
    """
    mint, tables = triples.Minter(base), reference.load()
    rulings = read_rulings(earlier.mappings, mint, tables)
    verdicts: list[FileVerdict] = []
    captures: list[Capture] = []
    first_with: dict[str, str] = {}
    for name, source, digest, reading in items:
        if reading.project is None:
            detail = str(reading.nearest) if reading.nearest else None
            verdicts.append(FileVerdict(name, digest, reason=reading.reason, warnings=reading.warnings, detail=detail))
            continue
        project = replace(reading.project, page=sources.locate(source, reading.project.page))
        same_as = first_with.setdefault(project.page.content_hash, name)
        iri = mint.project(project).value
        if same_as != name:
            verdicts.append(FileVerdict(name, digest, project=iri, reason="duplicate", detail=same_as))
            continue
        captures.append(Capture(name, iri, project))
        unknown = _unknown_places(project, identity.decide(project, tables, rulings))
        warnings = tuple(sorted([*reading.warnings, *unknown]))
        verdicts.append(FileVerdict(name, digest, project=iri, warnings=warnings))
    settled, conflicts = settle(captures, lambda project: identity.owner_body(project, tables, rulings))
    decided = identity.one_actor_a_body(((c.project, identity.decide(c.project, tables, rulings)) for c in settled), rulings)
    pages = {mint.page(c.project).value: c.file for c in settled}
    linked, first = _initiatives(decided, mint)
    public = chain(
        triples.reference_quads(tables, mint),
        triples.concept_quads(folder("ontology") / "concepts.ttl", mint),
        triples.one_label(chain(chain.from_iterable(map(partial(_quads, mint=mint), decided)), mention_quads(decided, tables, mint))),
        triples.initiative_quads(linked, first, mint),
    )
    prose = chain.from_iterable(triples.prose_quads(project, mint) for project, _ in decided)
    quads = list(public)
    former = former_iris(quads, _renamed(decided, tables, mint), earlier)
    quads += triples.former_quads(former, mint)
    return Graph(quads, list(prose), pages, verdicts, conflicts, former)


def _renamed(decided: Sequence[Decided], tables: Reference, mint: triples.Minter) -> Iterator[tuple[str, str]]:
    """Give what each party would be by the rules for its page alone, and what it is: the two differ where people or other pages say so."""
    for project, decisions in decided:
        now = {d.listing: d.actor for d in decisions if d.in_effect and d.actor}
        for decision in identity.decide(project, tables):
            if decision.in_effect and decision.actor and decision.listing in now:
                yield mint.actor(decision.actor, project).value, mint.actor(now[decision.listing], project).value


def _initiatives(decided: Sequence[Decided], mint: triples.Minter) -> tuple[tuple[Continuation, ...], dict[str, str]]:
    """Give which project continues which, and the first project of each one's initiative."""
    owned = ((mint.project(project).value, project, initiatives.owner_of(project, decisions)) for project, decisions in decided)
    entries = initiatives.entries(owned)
    linked = initiatives.links(entries)
    return linked, initiatives.first_projects((entry.iri for entry in entries), linked)


def _quads(decided: tuple[Project, tuple[Decision, ...]], mint: triples.Minter) -> Iterator[Quad]:
    project, decisions = decided
    yield from triples.page_quads(project, mint)
    yield from triples.identity_quads(project, decisions, mint)
    yield from triples.derived_quads(project, decisions, mint)


def _unknown_places(project: Project, decisions: tuple[Decision, ...]) -> Iterator[tuple[int, str, str]]:
    known = {decision.listing for decision in decisions}
    return ((place.line, "places", "unknown-place") for place in project.places if place not in known)
