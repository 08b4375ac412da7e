"""One thing of the graph → where the prose names it, or what its own prose names: told apart from what fields and lists state."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Store
from rdflib import URIRef
from rdflib.namespace import DCTERMS, RDFS

from esfgraph.vocabulary import ESF

_SECTIONS = {
    "abstract": ("Sammanfattning", "Summary"),
    "background": ("Bakgrund", "Background"),
    "purpose": ("Syfte", "Purpose"),
    "objectives": ("Målsättning", "Objectives"),
    "accessibility": ("Tillgänglighet", "Accessibility"),
    "genderEquality": ("Jämställdhetsintegrering", "Gender equality"),
    "transnationalCooperation": ("Transnationellt samarbete", "Transnational cooperation"),
}
_HEADING = (
    "Vad som nämns i löpande text (den som nämns behöver inte delta):",
    "What the prose mentions (whoever is mentioned need not take part):",
)


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A mention: the page's IRI, the line (from 1), the project's title, section, words, and the name of what is meant, if known."""

    page: str
    line: int
    project: str
    section: str
    words: str
    meaning: str


def passages(store: Store, thing: NamedNode) -> tuple[Passage, ...]:
    """Give the mentions on a project's pages, and those that mean the thing or an authority's municipality, sorted by page and line."""
    meant = {thing, *_objects(store, thing, DCTERMS.spatial)}
    nodes = {*_objects(store, thing, ESF.mention), *(node for each in meant for node in _subjects(store, ESF.means, each))}
    return tuple(sorted({passage for node in nodes for passage in _passage(store, node)}))


def render(found: tuple[Passage, ...], lang: str, files: Mapping[str, str]) -> str:
    """Give the mentions as text in ``sv`` or ``en``, nothing where there are none; ``files`` names the file of each page."""
    i = 0 if lang == "sv" else 1
    opening, closing = ("””", "“”")[i]
    out = ["", _HEADING[i]] if found else []
    for one in found:
        out.append(f"  {one.project}: {_SECTIONS[one.section][i]}: {one.meaning or ('okänd', 'unknown')[i]}")
        out.append(f"    {files.get(one.page, one.page)}, {('rad', 'line')[i]} {one.line}: {opening}{one.words}{closing}")
    return "".join(f"{line}\n" for line in out)


def _passage(store: Store, node: NamedNode) -> Iterator[Passage]:
    section, line, words = (_text(store, node, term) for term in (ESF.section, ESF.sourceLine, ESF.asWritten))
    meant = next(iter(_objects(store, node, ESF.means)), None)
    for project in _subjects(store, ESF.mention, node):
        for page in _objects(store, node, DCTERMS.source):
            yield Passage(page.value, int(line), _name(store, project), section, words, _name(store, meant) if meant else "")


def _objects(store: Store, subject: NamedNode, predicate: URIRef) -> list[NamedNode]:
    quads = store.quads_for_pattern(subject, NamedNode(str(predicate)), None)
    return sorted({quad.object for quad in quads if isinstance(quad.object, NamedNode)}, key=str)


def _subjects(store: Store, predicate: URIRef, value: NamedNode) -> list[NamedNode]:
    quads = store.quads_for_pattern(None, NamedNode(str(predicate)), value)
    mentions = {quad.subject for quad in quads if isinstance(quad.subject, NamedNode)}
    return sorted(mentions, key=str)


def _text(store: Store, subject: NamedNode, predicate: URIRef) -> str:
    quads = store.quads_for_pattern(subject, NamedNode(str(predicate)), None)
    return min((quad.object.value for quad in quads if isinstance(quad.object, Literal)), default="")


def _name(store: Store, thing: NamedNode) -> str:
    return _text(store, thing, DCTERMS.title) or _text(store, thing, RDFS.label) or thing.value
