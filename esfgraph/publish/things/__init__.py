"""A page for every thing of the graph, with its data beside it; lists to find it by, a search, and the front page of the folder."""

from collections.abc import Collection, Iterable, Iterator
from heapq import merge

from pyoxigraph import Quad, Triple

from esfgraph.publish.configuration import Publication
from esfgraph.publish.public import PublicGraph
from esfgraph.publish.things import front, listing, page, pictures, searching
from esfgraph.publish.things.naming import Names

__all__ = ["files", "gone_files"]


def gone_files(marks: Iterable[Triple], base: str, publication: Publication, lang: str = "sv") -> Iterator[tuple[str, bytes]]:
    """Give the pages and data of things that an earlier publication had and this one has not, from what is still said of them.

    Their paths are sorted, and none of them is a path of the things that are left.
    """
    quads = (Quad(mark.subject, mark.predicate, mark.object) for mark in marks)
    yield from page.files(Names(PublicGraph(tuple(sorted(quads, key=str)), base)), publication, lang)


def files(
    graph: PublicGraph, publication: Publication, lang: str = "sv", others: Collection[str] = front.CONTRACT
) -> Iterator[tuple[str, bytes]]:
    """Give the files by their paths, sorted: ``assets/…``, ``id/…`` and ``index.html``; pages open in ``sv`` or ``en``, and switch.

    Each page is made when it is asked for, and none is kept. ``others`` are the paths of what lies in the folder beside the things; the
    front page offers the ones that a reader wants.

    Raises:
        PublicDataError: the graph speaks of a thing whose IRI can be no path in a folder.
    """
    names = Names(graph)
    parts = (
        pictures.files(names),
        searching.files(names),
        listing.files(names, lang),
        page.files(names, publication, lang),
        front.files(names, publication, lang, others),
    )
    yield from merge(*parts, key=lambda file: file[0])
