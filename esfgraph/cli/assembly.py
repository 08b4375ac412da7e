"""Files → a graph: the order of the stages. Each page is read by itself, so any number of workers gives the same result."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import NamedTuple

from pyoxigraph import Quad

from esfgraph import identity, initiatives, markup, operations, reference, triples
from esfgraph.captures import Capture, Conflict, settle
from esfgraph.cli.before import former_iris, renamed
from esfgraph.cli.mentioning import mention_quads
from esfgraph.cli.people import NOTHING_BEFORE, Earlier, read_rulings, unmet
from esfgraph.cli.sources import Sources
from esfgraph.continuation import Continuation
from esfgraph.decision import Decision
from esfgraph.files import LARGEST_PAGE, InputFile, read
from esfgraph.page import Reading
from esfgraph.project import Listing, Project
from esfgraph.reference import Reference
from esfgraph.report import FileVerdict
from esfgraph.resources import folder


@dataclass(frozen=True, slots=True)
class Graph:
    """A graph before it is stored: public quads, prose quads, the file of each page, and what became of every file.

    ``former`` are the former IRIs with what each is called now, ``unmet`` the rows of the mapping file that are about nobody here.
    """

    public: list[Quad]
    prose: list[Quad]
    pages: dict[str, str]
    files: list[FileVerdict]
    conflicts: list[Conflict]
    former: dict[str, str]
    unmet: list[str]


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


def assemble(items: Iterable[Item], base: str, sources: Sources, earlier: Earlier = NOTHING_BEFORE) -> Graph:
    """Give the graph of what was read: duplicates and contradictions out, names decided, everything as quads.

    Raises:
        InputError: a file of ``earlier`` cannot be read, or contradicts itself.
    """
    mint, tables = triples.Minter(base), reference.load()
    rulings = read_rulings(earlier.mappings, mint, tables)
    captures, verdicts = _captured(items, mint, sources, partial(identity.unknown_places, reference=tables, rulings=rulings))
    settled, conflicts = settle(captures, lambda project: identity.owner_body(project, tables, rulings))
    projects = [capture.project for capture in settled]
    alone = [(project, identity.decide(project, tables, rulings)) for project in projects]
    merged = identity.one_actor_a_body(alone, rulings)
    by_rules = [(project, identity.decide(project, tables)) for project in projects] if earlier.mappings else alone
    linked, first = _initiatives(merged.decided, tables, mint)
    quads = [
        *triples.reference_quads(tables, mint),
        *triples.concept_quads(folder("ontology") / "concepts.ttl", mint),
        *triples.one_label(chain(chain.from_iterable(_quads(*one, mint) for one in merged.decided), mention_quads(merged, tables, mint))),
        *triples.initiative_quads(linked, first, mint),
    ]
    lasting = {mint.body(actor).value for actor in identity.known_bodies(tables)}
    former = former_iris(quads, renamed(by_rules, merged.decided, mint), lasting, earlier)
    return Graph(
        quads + list(triples.former_quads(former, mint)),
        [quad for project in projects for quad in triples.prose_quads(project, mint)],
        {mint.page(capture.project).value: capture.file for capture in settled},
        verdicts,
        conflicts,
        former,
        unmet(rulings, by_rules, mint),
    )


def _captured(
    items: Iterable[Item], mint: triples.Minter, sources: Sources, unknown: Callable[[Project], Iterable[Listing]]
) -> tuple[list[Capture], list[FileVerdict]]:
    """Give each page once, and what became of every file."""
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
        places = ((place.line, "places", "unknown-place") for place in unknown(project))
        verdicts.append(FileVerdict(name, digest, project=iri, warnings=tuple(sorted([*reading.warnings, *places]))))
    return captures, verdicts


def _initiatives(decided: Sequence[Decided], tables: Reference, mint: triples.Minter) -> tuple[tuple[Continuation, ...], dict[str, str]]:
    """Give which project continues which, and the first project of each one's initiative."""
    owners = (initiatives.owner_of(project, decisions, tables.free_mail) for project, decisions in decided)
    owned = ((mint.project(project).value, project, owner) for (project, _), owner in zip(decided, owners, strict=True))
    entries = initiatives.entries(owned)
    linked = initiatives.links(entries)
    return linked, initiatives.first_projects((entry.iri for entry in entries), linked)


def _quads(project: Project, decisions: tuple[Decision, ...], mint: triples.Minter) -> Iterator[Quad]:
    yield from triples.page_quads(project, mint)
    yield from triples.identity_quads(project, decisions, mint)
    yield from triples.derived_quads(project, decisions, mint)
