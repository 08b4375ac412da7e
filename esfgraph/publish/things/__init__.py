"""A page for every thing of the graph, with its data beside it; lists to find it by, a search, and the front page of the folder."""

from collections.abc import Iterator
from heapq import merge

from esfgraph.publish.configuration import Publication
from esfgraph.publish.public import PublicGraph
from esfgraph.publish.things import front, listing, page, pictures, searching
from esfgraph.publish.things.naming import Names

__all__ = ["files"]


def files(graph: PublicGraph, publication: Publication, lang: str = "sv") -> Iterator[tuple[str, bytes]]:
    """Give the files by their paths, sorted: ``assets/…``, ``id/…`` and ``index.html``; pages open in ``sv`` or ``en``, and switch.

    Each page is made when it is asked for, and none is kept.

    Raises:
        PublicDataError: the graph speaks of a thing whose IRI can be no path in a folder.
    """
    names = Names(graph)
    parts = (
        pictures.files(names),
        searching.files(names),
        listing.files(names, lang),
        page.files(names, publication, lang),
        front.files(names, publication, lang),
    )
    yield from merge(*parts, key=lambda file: file[0])
