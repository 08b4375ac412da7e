"""A new publication beside the one it replaces: what was added, what was removed, and what is gone but keeps its IRI.

The changes are linked data, a TriG file with a graph of what was added and one of what was removed, and a text for people about projects,
their parties and their amounts. What is gone is marked as deprecated and goes on being marked in every later publication.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse, serialize
from rdflib import URIRef
from rdflib.namespace import DCTERMS, OWL, PROV, RDF, RDFS

from esfgraph import turtle
from esfgraph.errors import InputError
from esfgraph.publish.public import PublicGraph, is_public
from esfgraph.publish.suppression import Row, names_any, suppressed
from esfgraph.vocabulary import ESF, SCHEMA, prefixes

FOLDER = "changes"
GONE = f"{FOLDER}/gone.ttl"
_DATA = "data/esfgraph.trig"
_TRUE = Literal(True)
_NAMES = (str(DCTERMS.title), str(RDFS.label))
_PARTIES = {
    str(ESF.owner): ("ägare", "owner"),
    str(ESF.coFinancer): ("medfinansiär", "co-financer"),
    str(ESF.partner): ("partner", "partner"),
}
_VALUES = {
    str(DCTERMS.title): ("titel", "title"),
    str(ESF.grantedSupport): ("beviljat stöd (kr)", "granted support (SEK)"),
    str(ESF.totalBudget): ("total budget (kr)", "total budget (SEK)"),
    str(SCHEMA.startDate): ("startdag", "start date"),
    str(SCHEMA.endDate): ("slutdag", "end date"),
}


@dataclass(frozen=True)
class Former:
    """The publication that is replaced: its graph, what was gone already, and the files that tell of earlier changes."""

    graph: PublicGraph
    gone: tuple[Triple, ...] = ()
    told: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class Change:
    """What a publication states that the one before did not, and the other way round; both sorted."""

    added: tuple[Triple, ...]
    removed: tuple[Triple, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed)


def read_former(site: Path, base: str) -> Former | None:
    """Read what lies in the folder, None where no publication does or its IRIs have another base.

    Raises:
        InputError: its data cannot be read; then what changed could not be told, and what is gone would be forgotten.
    """
    if not (site / _DATA).exists():
        return None
    try:
        quads = tuple(parse((site / _DATA).read_bytes(), RdfFormat.TRIG))
        gone = tuple(q.triple for q in parse((site / GONE).read_bytes(), RdfFormat.TURTLE)) if (site / GONE).exists() else ()
        told = {f"{FOLDER}/{path.name}": path.read_bytes() for path in sorted((site / FOLDER).glob("[0-9][0-9][0-9][0-9].*"))}
    except (OSError, SyntaxError) as error:
        raise InputError(f"{site}: the former publication cannot be read ({error}); publish into another folder") from error
    graph = PublicGraph(tuple(sorted(quads, key=str)), base)
    return Former(graph, gone, told) if any(iri.startswith(base) for iri in graph.about) else None


def forgotten(former: Former, rows: tuple[Row, ...], files: Mapping[str, str]) -> Former:
    """Take what the suppression list names out of the former publication too, so that no change tells of it.

    What left before the list named it is looked for where the earlier changes tell of it, and a change that tells of it goes as a whole.
    """
    if not rows:
        return former
    told = {path: _stated(data) for path, data in former.told.items() if path.endswith(".trig")}
    marks = tuple(Quad(t.subject, t.predicate, t.object) for t in former.gone)
    ever = PublicGraph(tuple({*former.graph.quads, *marks, *(quad for quads in told.values() for quad in quads)}), former.graph.base)
    graph, kept = suppressed(former.graph, rows, files).graph, suppressed(ever, rows, files).graph
    lost = {iri for iri in ever.about if iri not in kept.about} | {iri for iri in former.graph.about if iri not in graph.about}
    left_out = set(ever.quads) - set(kept.quads)
    lost |= {_subject(quad.triple) for quad in left_out.intersection(marks)}
    tells = {_number(path) for path, quads in told.items() if left_out.intersection(quads) or lost.intersection(_iris(quads))}
    tells |= {
        _number(path)
        for path, data in former.told.items()
        if names_any(rows, data.decode()) or any(f"<{i}>" in data.decode() for i in lost)
    }
    gone = tuple(t for t in former.gone if _subject(t) not in lost)
    return Former(graph, gone, {path: data for path, data in former.told.items() if _number(path) not in tells})


def _stated(change: bytes) -> tuple[Quad, ...]:
    """Give what a change tells of as added or removed."""
    return tuple(quad for quad in parse(change, RdfFormat.TRIG) if isinstance(quad.graph_name, NamedNode))


def _iris(quads: Iterable[Quad]) -> set[str]:
    return {term.value for quad in quads for term in (quad.subject, quad.object) if isinstance(term, NamedNode)}


def change(before: PublicGraph, after: PublicGraph) -> Change:
    """Give what was added and what was removed between two graphs: never prose, nor what is public no longer, which would live on here."""
    old, new = set(filter(is_public, before.triples)), set(filter(is_public, after.triples))
    return Change(tuple(sorted(new - old, key=str)), tuple(sorted(old - new, key=str)))


def gone(former: Former, graph: PublicGraph) -> tuple[Triple, ...]:
    """Give the marks of everything that had a page and of which nothing is said any longer: deprecated, with its last name."""
    marks = [t for t in former.gone if _subject(t) not in graph.about]
    for iri, triples in former.graph.about.items():
        if iri not in graph.about and iri.startswith(graph.base):
            marks.append(Triple(NamedNode(iri), NamedNode(OWL.deprecated), _TRUE))
            marks += [Triple(t.subject, NamedNode(RDFS.label), t.object) for t in triples if t.predicate.value in _NAMES]
    return tuple(sorted(set(marks), key=str))


def files(former: Former | None, graph: PublicGraph, address: str) -> Iterator[tuple[str, bytes]]:
    """Give the files that tell of this change and of those before, and the list of what is gone; nothing where nothing ever changed."""
    if former is None:
        return
    yield from former.told.items()
    if marks := gone(former, graph):
        yield GONE, turtle.serialize(marks, prefixes(graph.base)).encode()
    made = change(former.graph, graph)
    if not made:
        return
    name = f"{FOLDER}/{max(map(_number, former.told), default=0) + 1:04d}"
    yield f"{name}.trig", _trig(made, f"{address}{name}.trig", address, graph.base)
    for lang in ("sv", "en"):
        yield f"{name}.{lang}.md", told(made, former.graph, graph, lang).encode()


def told(made: Change, before: PublicGraph, after: PublicGraph, lang: str) -> str:
    """Give the change as Markdown, in ``sv`` or ``en``: new and gone projects, and of the others their parties, amounts, dates, titles."""
    words = _WORDS[lang]
    old, new = _projects(before), _projects(after)
    lines = [f"# {words['title']}", "", words["counts"].format(len(made.added), len(made.removed)), ""]
    for heading, projects, graph in (("new", new - old, after), ("gone", old - new, before)):
        if projects:
            lines += [f"## {words[heading]}", "", *sorted(f"- {_name(graph, iri)}" for iri in projects), ""]
    changed = {_subject(triple) for triple in (*made.added, *made.removed)} & old & new
    told_of = [(_name(after, iri), list(_told_of(iri, before, after, lang))) for iri in changed]
    if any(said for _, said in told_of):
        lines += [f"## {words['changed']}", ""]
    for name, said in sorted(told_of):
        lines += [f"- {name}", *(f"  - {one}" for one in said)] if said else []
    return "\n".join(lines).rstrip() + "\n"


_WORDS = {
    "sv": {
        "title": "Ändringar sedan förra publiceringen", "counts": "{} nya påståenden, {} borttagna.",
        "new": "Nya projekt", "gone": "Projekt som inte längre finns med", "changed": "Ändrade projekt",
        "added": "ny", "removed": "inte längre", "nothing": "inte angivet",
    },
    "en": {
        "title": "Changes since the last publication", "counts": "{} new statements, {} removed.",
        "new": "New projects", "gone": "Projects that are no longer included", "changed": "Changed projects",
        "added": "new", "removed": "no longer", "nothing": "not stated",
    },
}  # fmt: skip


def _told_of(project: str, before: PublicGraph, after: PublicGraph, lang: str) -> Iterator[str]:
    words, at = _WORDS[lang], lang == "en"
    for predicate, role in _PARTIES.items():
        old, new = _objects(before, project, predicate), _objects(after, project, predicate)
        yield from sorted(f"{words['added']} {role[at]}: {_name(after, iri)}" for iri in new - old)
        yield from sorted(f"{words['removed']} {role[at]}: {_name(before, iri)}" for iri in old - new)
    for predicate, value in _VALUES.items():
        old, new = _objects(before, project, predicate), _objects(after, project, predicate)
        if old != new:
            yield f"{value[at]}: {_said(old, words)} → {_said(new, words)}"


def _said(values: Iterable[str], words: Mapping[str, str]) -> str:
    return " / ".join(sorted(values)) or words["nothing"]


def _trig(made: Change, iri: str, address: str, base: str) -> bytes:
    added, removed = NamedNode(f"{iri}#added"), NamedNode(f"{iri}#removed")
    about = [
        (iri, RDF.type, PROV.Entity),
        (iri, DCTERMS.isPartOf, URIRef(f"{address}#dataset")),
        (iri, DCTERMS.hasPart, URIRef(added.value)),
        (iri, DCTERMS.hasPart, URIRef(removed.value)),
    ]
    quads = [Quad(NamedNode(s), NamedNode(p), NamedNode(o)) for s, p, o in about]
    quads += [Quad(t.subject, t.predicate, t.object, graph) for graph, ts in ((added, made.added), (removed, made.removed)) for t in ts]
    return serialize(quads, format=RdfFormat.TRIG, prefixes=prefixes(base)) or b""


def _projects(graph: PublicGraph) -> set[str]:
    kind = NamedNode(ESF.Project)
    return {_subject(t) for t in graph.pointing.get(kind.value, ()) if t.predicate.value == str(RDF.type)}


def _objects(graph: PublicGraph, iri: str, predicate: str) -> set[str]:
    return {str(getattr(t.object, "value", "")) for t in graph.about.get(iri, ()) if t.predicate.value == predicate}


def _name(graph: PublicGraph, iri: str) -> str:
    names = sorted(name for predicate in _NAMES for name in _objects(graph, iri, predicate))
    return f"{names[0]} <{iri}>" if names else f"<{iri}>"


def _number(path: str) -> int:
    return int(path.removeprefix(f"{FOLDER}/")[:4])


def _subject(triple: Triple) -> str:
    return str(getattr(triple.subject, "value", ""))
