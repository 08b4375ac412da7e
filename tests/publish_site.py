"""What the tests of a published folder share: a description, graphs written by hand or built of pages, and a reader of its pages."""

import posixpath
from datetime import date
from itertools import chain
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from esfgraph.cli import assembly
from esfgraph.cli.sources import Sources
from esfgraph.files import find
from esfgraph.publish import Contact, Publication, PublicGraph, Publisher
from esfgraph.store import from_lines, lines
from esfgraph.vocabulary import DEFAULT_BASE, prefixes
from esfgraph.webpage import Text

PUBLICATION = Publication(
    address="https://data.example.org/esf/",
    publisher=Publisher(Text("Exempelmyndigheten", "The Example Agency"), "2021000001", "NationalAuthority"),
    contact=Contact(Text("Öppna data", "Open data"), "oppnadata@example.org"),
    title=Text("Samverkan i projekt", "Collaboration in projects"),
    description=Text("Vilka som är parter.", "Who is a party."),
    keywords=(("projekt",), ("project",)),
    licence="http://creativecommons.org/publicdomain/zero/1.0/",
    landing_page="https://data.example.org/esf/",
    issued=date(2026, 1, 31),
)


def built(folder: Path) -> PublicGraph:
    """Give the public graph of a folder of pages."""
    files = find([folder], leave_out=folder / "output")
    graph = assembly.assemble(list(chain.from_iterable(assembly.read_all(files, workers=1))), DEFAULT_BASE, Sources())
    return PublicGraph.of(from_lines("".join(lines(graph.public)).encode()), DEFAULT_BASE)


def written(text: str) -> PublicGraph:
    """Give a public graph written as Turtle, with the prefixes of the house."""
    head = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in prefixes().items())
    found = parse((head + text).encode(), format=RdfFormat.TURTLE)
    graph = NamedNode(f"{DEFAULT_BASE}graph/test")
    return PublicGraph.of(from_lines("".join(lines(Quad(*quad.triple, graph) for quad in found)).encode()), DEFAULT_BASE)


class Page:
    """A page of the folder: its text in one language, its links by text, and where they lead in the folder."""

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        self.tree = lxml.html.document_fromstring(data.decode())

    def text(self, lang: str) -> str:
        """Give what a reader sees in one language, with single blanks."""
        tree = lxml.html.document_fromstring(lxml.html.tostring(self.tree, encoding="unicode"))
        other = "en" if lang == "sv" else "sv"
        for hidden in tree.xpath(f"//*[@lang='{other}' and not(self::html) and not(self::button)] | //script"):
            hidden.drop_tree()
        return " ".join(" ".join(tree.body.itertext()).split())

    def hrefs(self) -> list[str]:
        """Give every address that the page names, as it is written."""
        return [str(value) for value in self.tree.xpath("//@href | //@src")]

    def targets(self) -> set[str]:
        """Give the files of the folder that the page links, by their paths from the top."""
        inside = [urlsplit(href) for href in self.hrefs()]
        here = posixpath.dirname(self.path)
        return {posixpath.normpath(posixpath.join(here, unquote(part.path))) for part in inside if not part.scheme and part.path}
