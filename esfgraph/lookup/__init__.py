"""The words that people know → the terms of the graph. Names decide only when they are equal; near names are only suggested."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Store
from rdflib import URIRef
from rdflib.namespace import DCTERMS, RDF, RDFS, SKOS, XSD

from esfgraph.errors import AmbiguousError, UsageError
from esfgraph.lookup import wording
from esfgraph.reference import fold
from esfgraph.vocabulary import DEFAULT_BASE, ESF, prefixes

SUGGESTIONS = 8
_CLASSES: dict[str, URIRef] = {
    "actor": ESF.Actor,
    "municipality": ESF.Municipality,
    "project": ESF.Project,
    "region": ESF.Region,
    "county": ESF.County,
}
_SCHEMES = {"area": "programme-area", "phase": "phase", "role": "role"}
PLAIN = frozenset({"integer", "text"})
"""The kinds of parameter whose values are no things of the graph."""
_EITHER = {"actor-or-project": ("actor", "project")}
KINDS = PLAIN | frozenset({*_CLASSES, *_SCHEMES, *_EITHER})
"""The kinds of parameter that ``find_term`` knows."""

Value = NamedNode | Literal
NOTATION = NamedNode(str(SKOS.notation))
_NAMES = (RDFS.label, SKOS.prefLabel, SKOS.altLabel, DCTERMS.title)
_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
_AREA = re.compile(r"((?:programområde|programme area|priority axis) \S+) (.+?)(?: \(\d{4}–\d{4}\))?", re.IGNORECASE)
_AUTHORITY = re.compile(r"(.+\S)\s+(?:kommun|stad)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A thing of the graph: its IRI, the kind of thing it is, its name, and the titles of the projects it is known only in."""

    node: NamedNode
    kind: str
    label: str
    known_only_in: tuple[str, ...] = ()


def find_term(store: Store, text: str, kind: str, base: str = DEFAULT_BASE, lang: str = "en") -> Value:
    """Give the term that ``text`` means as a value of ``kind`` (one of ``KINDS``).

    A thing goes by its full IRI, a CURIE of the prefix table, its code (``1277``, ``SE22``, ``implementation``) or a name, in this order;
    a municipality also by the name of its authority (``Åstorps kommun``, ``Stockholms stad``), and a programme area by a
    part of its name (``Programområde 2``, ``Ökat arbetskraftsutbud``). ``lang`` is that of the errors.

    Raises:
        UsageError: nothing of that kind is called so; the message gives near names, or where all are listed. Or an integer that is none.
        AmbiguousError: several things are called so; the message lists them and what tells them apart.
    """
    if kind == "text":
        return Literal(_readable(text))
    return _integer(text, lang) if kind == "integer" else find_thing(store, text, kind, base, lang)


def find_thing(store: Store, text: str, kind: str, base: str = DEFAULT_BASE, lang: str = "en") -> NamedNode:
    """Give the thing that ``text`` means, as ``find_term`` does; ``kind`` is one whose values are things, not numbers or texts."""
    if kind not in KINDS - PLAIN:
        raise UsageError(f"unknown kind of value “{kind}”; known: {', '.join(sorted(KINDS))}")
    nodes = set(_members(store, kind, base))
    meant = sorted(_meant(store, _readable(text), kind, nodes, base), key=str)
    if not meant:
        raise UsageError(_unknown(store, text, kind, nodes, lang))
    if len(meant) > 1:
        raise AmbiguousError(_several(text, [found(store, node, kind) for node in meant], lang))
    return meant[0]


def search(store: Store, text: str, base: str = DEFAULT_BASE) -> tuple[Found, ...]:
    """Give all projects, actors, municipalities, counties and regions that ``text`` names (by IRI, code or equal name), by kind and name.

    Nothing found is an empty tuple; ``suggest`` gives the near names then.
    """
    hits: list[Found] = []
    for kind in _CLASSES:
        nodes = set(_members(store, kind, base))
        meant = _by_iri(text, nodes, base) or _coded(store, _readable(text), nodes) or _named(store, text, nodes)
        hits.extend(found(store, node, kind) for node in meant)
    return tuple(sorted(hits, key=lambda hit: (hit.kind, hit.label, hit.node.value)))


def suggest(store: Store, text: str, kind: str | None = None, base: str = DEFAULT_BASE) -> tuple[str, ...]:
    """Give up to eight names near to ``text``, of one kind or of any thing; the nearest first."""
    kinds = (kind,) if kind else tuple(_CLASSES)
    return _near(store, text, {node for each in kinds for node in _members(store, each, base)})


def found(store: Store, node: NamedNode, kind: str) -> Found:
    """Give what tells this thing from others of its name."""
    projects = [quad.object for quad in store.quads_for_pattern(node, _iri(ESF.knownOnlyIn), None)]
    titles = sorted({label(store, project) for project in projects if isinstance(project, NamedNode)})
    return Found(node, kind, label(store, node), tuple(titles))


def label(store: Store, node: NamedNode, lang: str = "sv") -> str:
    """Give the name of a thing, in ``lang`` where it has one in several languages; without any name, its IRI."""
    for predicate in (RDFS.label, SKOS.prefLabel, DCTERMS.title):
        names = {quad.object for quad in store.quads_for_pattern(node, _iri(predicate), None) if isinstance(quad.object, Literal)}
        if names:
            return min(names, key=lambda name: (name.language != lang, name.language is not None, name.value)).value
    return node.value


def single_kinds(kind: str) -> tuple[str, ...]:
    """Give the kinds of things that a kind of parameter takes: of most that kind alone, none of those in ``PLAIN``."""
    return () if kind in PLAIN else _EITHER.get(kind, (kind,))


def membership(kind: str, base: str = DEFAULT_BASE) -> tuple[NamedNode, NamedNode]:
    """Give the property and the value that make a thing one of this kind; the kind is one of ``single_kinds``."""
    if kind in _CLASSES:
        return _iri(RDF.type), _iri(_CLASSES[kind])
    return _iri(SKOS.inScheme), NamedNode(f"{base}scheme/{_SCHEMES[kind]}")


def iri_of(text: str, base: str = DEFAULT_BASE) -> NamedNode | None:
    """Give the IRI that the text is, in full or as a CURIE of the prefix table; nothing where it is none."""
    word = text.strip().removeprefix("<").removesuffix(">")
    prefix, _, name = word.partition(":")
    try:
        return NamedNode(word) if name.startswith("//") else NamedNode(prefixes(base)[prefix] + name)
    except (KeyError, ValueError):
        return None


def _iri(term: URIRef) -> NamedNode:
    return NamedNode(str(term))


def _readable(text: str) -> str:
    """Give the text back if it is Unicode; a byte that the terminal could not decode reaches Python as half a character.

    NUL is refused too: engines end a text there.
    """
    if not text.isprintable() and any(char == "\0" or "\ud800" <= char <= "\udfff" for char in text):
        raise UsageError(f"{text!r} is not readable text; write it in UTF-8")
    return text


def _integer(text: str, lang: str) -> Literal:
    if not _INTEGER.fullmatch(text.strip()):
        raise UsageError(wording.no_integer(text, lang))
    return Literal(str(int(text)), datatype=_iri(XSD.integer))


def _members(store: Store, kind: str, base: str) -> Iterator[NamedNode]:
    for one in single_kinds(kind):
        for quad in store.quads_for_pattern(None, *membership(one, base)):
            if isinstance(quad.subject, NamedNode):
                yield quad.subject


def _meant(store: Store, text: str, kind: str, nodes: set[NamedNode], base: str) -> set[NamedNode]:
    """Give what the text means by the first way that finds anything: IRI, code, name, the authority's name, a part of an area's."""
    return (
        _by_iri(text, nodes, base)
        or _coded(store, text, nodes)
        or _named(store, text, nodes)
        or (_places_of_authorities(store, text, nodes, base) if kind == "municipality" else set())
        or (_areas_in_part(store, text, nodes) if kind == "area" else set())
    )


def _by_iri(text: str, nodes: set[NamedNode], base: str) -> set[NamedNode]:
    return {node} & nodes if (node := iri_of(text, base)) else set()


def _coded(store: Store, text: str, nodes: set[NamedNode]) -> set[NamedNode]:
    quads = store.quads_for_pattern(None, NOTATION, Literal(text.strip()))
    return {quad.subject for quad in quads if isinstance(quad.subject, NamedNode)} & nodes


def _named(store: Store, text: str, nodes: set[NamedNode]) -> set[NamedNode]:
    wanted = fold(text)
    return {node for name, node in _names(store, nodes) if fold(name) == wanted}


def _names(store: Store, nodes: set[NamedNode]) -> Iterator[tuple[str, NamedNode]]:
    for predicate in _NAMES:
        for quad in store.quads_for_pattern(None, _iri(predicate), None):
            if isinstance(quad.object, Literal) and isinstance(quad.subject, NamedNode) and quad.subject in nodes:
                yield quad.object.value, quad.subject


def _places_of_authorities(store: Store, text: str, nodes: set[NamedNode], base: str) -> set[NamedNode]:
    """Give the places of the authorities of this name; of one that no page names, the place whose name it has ("Bjuvs kommun")."""
    authorities = _named(store, text, set(_members(store, "actor", base)))
    quads = (quad for actor in authorities for quad in store.quads_for_pattern(actor, _iri(DCTERMS.spatial), None))
    places = {quad.object for quad in quads if isinstance(quad.object, NamedNode)} & nodes
    bare = _AUTHORITY.fullmatch(text.strip())
    return places or (_named(store, bare[1], nodes) if bare else set())


def _areas_in_part(store: Store, text: str, nodes: set[NamedNode]) -> set[NamedNode]:
    """Give the areas by their number ("Programområde 2") or by what follows it ("Ökat arbetskraftsutbud"); several periods may have one."""
    parts = ((_AREA.fullmatch(name), node) for name, node in _names(store, nodes))
    return {node for found, node in parts if found and fold(text) in map(fold, found.groups())}


def _near(store: Store, text: str, nodes: set[NamedNode]) -> tuple[str, ...]:
    """Give the names near to the text, the nearest first: of each thing the nearest one only."""
    shown: dict[str, str] = {}
    called: dict[str, set[NamedNode]] = {}
    for name, node in sorted(_names(store, nodes), key=lambda pair: (pair[0], pair[1].value)):
        shown.setdefault(fold(name), label(store, node) if fold(name) == fold(label(store, node)) else name)
        called.setdefault(fold(name), set()).add(node)
    wanted = fold(text)
    near = difflib.get_close_matches(wanted[:200], sorted(shown), n=2 * SUGGESTIONS, cutoff=0.6)
    within = [folded for folded in sorted(shown) if len(wanted) > 2 and wanted in folded and folded not in near]
    told: set[NamedNode] = set()
    names = []
    for folded in [*near, *within]:
        if not called[folded] <= told:
            told |= called[folded]
            names.append(shown[folded])
    return tuple(names[:SUGGESTIONS])


def _unknown(store: Store, text: str, kind: str, nodes: set[NamedNode], lang: str) -> str:
    near, kinds = _near(store, text, nodes), single_kinds(kind)
    return (
        wording.unknown(kinds, text, near, lang) if near else wording.far(kinds, text, {label(store, node, lang) for node in nodes}, lang)
    )


def _several(text: str, candidates: list[Found], lang: str) -> str:
    return wording.several(text, [(each.label, each.known_only_in, each.node.value) for each in candidates], lang)
