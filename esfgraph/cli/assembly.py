"""Files → a graph: the order of the stages. Each page is read by itself, so any number of workers gives the same result."""

import hashlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import NamedTuple

from pyoxigraph import Quad

from esfgraph import identity, markup, operations, reference, triples
from esfgraph.captures import Capture, Conflict, settle
from esfgraph.cli.sources import Sources
from esfgraph.decision import Decision
from esfgraph.files import LARGEST_PAGE, InputFile, read
from esfgraph.page import Reading
from esfgraph.project import Project
from esfgraph.report import FileVerdict
from esfgraph.resources import folder


@dataclass(frozen=True, slots=True)
class Graph:
    """A graph before it is stored: public quads, prose quads, the file of each page, and what became of every file."""

    public: list[Quad]
    prose: list[Quad]
    pages: dict[str, str]
    files: list[FileVerdict]
    conflicts: list[Conflict]


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


def assemble(items: Sequence[Item], base: str, sources: Sources) -> Graph:
    """Give the graph of what was read: duplicates and contradictions out, names decided, everything as quads."""
    mint, tables = triples.Minter(base), reference.load()
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
        unknown = _unknown_places(project, identity.decide(project, tables))
        warnings = tuple(sorted([*reading.warnings, *unknown]))
        verdicts.append(FileVerdict(name, digest, project=iri, warnings=warnings))
    settled, conflicts = settle(captures, lambda project: identity.owner_body(project, tables))
    decided = [(c.project, identity.decide(c.project, tables)) for c in settled]
    pages = {mint.page(c.project).value: c.file for c in settled}
    public = chain(
        triples.reference_quads(tables, mint),
        triples.concept_quads(folder("ontology") / "concepts.ttl", mint),
        triples.one_label(chain.from_iterable(map(partial(_quads, mint=mint), decided))),
    )
    prose = chain.from_iterable(triples.prose_quads(project, mint) for project, _ in decided)
    return Graph(list(public), list(prose), pages, verdicts, conflicts)


def _quads(decided: tuple[Project, tuple[Decision, ...]], mint: triples.Minter) -> Iterator[Quad]:
    project, decisions = decided
    yield from triples.page_quads(project, mint)
    yield from triples.identity_quads(project, decisions, mint)
    yield from triples.derived_quads(project, decisions, mint)


def _unknown_places(project: Project, decisions: tuple[Decision, ...]) -> Iterator[tuple[int, str, str]]:
    known = {decision.listing for decision in decisions}
    return ((place.line, "places", "unknown-place") for place in project.places if place not in known)
