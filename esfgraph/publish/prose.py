"""The prose of the pages for a public file: only where it is asked for, and without the paragraphs that may name persons."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad
from rdflib.namespace import DCTERMS

from esfgraph.publish.personal import PERSONS, KnownWords, names_persons, traces
from esfgraph.publish.public import PublicGraph
from esfgraph.reference import Reference
from esfgraph.vocabulary import ESF
from esfgraph.webpage import Text

SECTIONS = frozenset(
    str(term)
    for term in (
        DCTERMS.abstract,
        ESF.accessibility,
        ESF.background,
        ESF.genderEquality,
        ESF.objectives,
        ESF.purpose,
        ESF.transnationalCooperation,
    )
)
"""The predicates of prose; they are public in no other way than through ``with_text``."""
LEFT_OUT = "[…]"
"""What stands in the place of a paragraph that was set aside."""


class SetAside(NamedTuple):
    """A paragraph that is not published: the page's IRI, the section, the paragraph's number in it, from 1, and what it seems to hold."""

    page: str
    section: str
    paragraph: int
    reason: Text


def with_text(graph: PublicGraph, quads: Iterable[Quad], reference: Reference) -> tuple[PublicGraph, tuple[SetAside, ...]]:
    """Give the graph with the sections among the quads, without paragraphs that may name persons, and what was set aside.

    Only sections of pages that the graph has are taken, so that a suppressed page stays suppressed.
    """
    known = _known_words(reference)
    taken: list[Quad] = []
    aside: list[SetAside] = []
    for quad in sorted((quad for quad in quads if quad.predicate.value in SECTIONS), key=str):
        page, text = quad.graph_name, quad.object
        if isinstance(page, NamedNode) and page.value in graph.about and isinstance(text, Literal):
            section = quad.predicate.value.rpartition("/")[2].rpartition("#")[2]
            kept, left = _scanned(text.value, known)
            aside += [SetAside(page.value, section, number, reason) for number, reason in left]
            if kept:
                taken.append(Quad(quad.subject, quad.predicate, Literal(kept, language=text.language), page))
    return PublicGraph(tuple(sorted([*graph.quads, *taken], key=str)), graph.base), tuple(aside)


def _scanned(text: str, known: KnownWords) -> tuple[str, list[tuple[int, Text]]]:
    """Give the text without what was set aside (empty where nothing is left), and the numbers of the paragraphs with their reasons."""
    paragraphs = text.split("\n")
    aside = [(number, reason) for number, one in enumerate(paragraphs, 1) for reason in _reasons(one, known)]
    left_out = {number for number, _ in aside}
    kept = [LEFT_OUT if number in left_out else one for number, one in enumerate(paragraphs, 1)]
    if all(not one.strip() or one == LEFT_OUT for one in kept):
        return "", aside
    return "\n".join(one for number, one in enumerate(kept) if one != LEFT_OUT or not number or kept[number - 1] != LEFT_OUT), aside


def _reasons(paragraph: str, known: KnownWords) -> Iterator[Text]:
    """Give the first reason to set a paragraph aside, if there is one."""
    found = next((trace.kind for trace in traces(paragraph)), None)
    if found is None and names_persons(paragraph, known):
        found = PERSONS
    if found is not None:
        yield found


def _known_words(reference: Reference) -> KnownWords:
    """Give the words of the reference tables, and those that begin sentences and headings in these texts."""
    counties, regions = reference.counties.values(), reference.regions.values()
    places = _words([*reference.place_forms, *(county.name for county in counties), *(region.name for region in regions)])
    bodies = _words([*reference.organisations, *reference.alternatives, *reference.short_names, *reference.authority_forms])
    return KnownWords(_OPENINGS, bodies, places)


def _words(names: Iterable[str]) -> frozenset[str]:
    return frozenset(word.casefold() for name in names for word in name.split())


_OPENINGS = _words(
    [
        "alla av bland både de den denna deltagare det detta dessa där efter en enligt ett eu fler flera från för genom hos här i inom",
        "hur innan insatser kommunen kommunerna kring man med men mellan målet nationella när och också om projekt projektet på",
        "regionen samt se sedan socialfonden som svenska syftet till tillsammans trots under ungdomar ur utan utöver vi via vid våra vår",
        "år även över är europeiska vad varför vem",
    ]
)
"""Words that stand beside another word with a capital without being part of a person's name."""
