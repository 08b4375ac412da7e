"""Counts that must agree wherever they stand: the manifest, the data in each format, the description, and a page for every thing."""

import csv
import gzip
import io
import zlib
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse
from rdflib.namespace import RDF, VOID

from esfgraph.publish.check.files import Manifest
from esfgraph.publish.check.finding import Finding, error
from esfgraph.publish.counts import counts
from esfgraph.publish.paths import of_thing
from esfgraph.publish.public import PublicGraph
from esfgraph.vocabulary import ESF

_TABLES = {
    "data/tables/projects.csv": ESF.Project,
    "data/tables/participations.csv": ESF.Participation,
    "data/tables/places.csv": ESF.PlaceListing,
}
_DATA = "data/esfgraph"
_READ = {
    ".nt.gz": RdfFormat.N_TRIPLES,
    ".ttl": RdfFormat.TURTLE,
    ".jsonld": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
    ".trig": RdfFormat.TRIG,
}
_GATHERED = ("changes/", "data/", "ontology/ontology", "queries", "void")
"""How the files begin that are about many things; the pages of single things repeat them."""
_BROKEN = (SyntaxError, ValueError, OSError, EOFError, zlib.error)
"""What a file that is damaged makes the parsers raise."""


def agreed(site: Path, about: dict[str, object], listed: Manifest) -> Iterator[Finding]:
    """Give every file that cannot be read or says other than its N-Triples, every wrong count, and every thing without a page."""
    read: dict[str, set[Triple]] = {}
    for name in sorted(
        listed, key=lambda name: (not name.endswith(".nt.gz"), name)
    ):  # the N-Triples first: the others are held against them
        ending = next((ending for ending in _READ if name.endswith(ending)), None)
        if ending is None or not name.startswith(_GATHERED) or not (site / name).exists():
            continue
        try:
            stated = set(_parsed((site / name).read_bytes(), ending))
        except _BROKEN as wrong:
            yield error(name, f"går inte att läsa: {wrong}", f"cannot be read: {wrong}")
            continue
        stem = name.removesuffix(ending)
        yield from _differing(name, f"{stem}.nt.gz", stated, read.setdefault(stem, stated))
    triples = read.get(_DATA, set())
    for stem, stated in sorted(read.items()):
        if stem.startswith(("data/period/", "data/concepts")) and not stated <= triples:
            yield error(f"{stem}.nt.gz", f"säger mer än {_DATA}.nt.gz", f"says more than {_DATA}.nt.gz")
    yield from _counted(about, triples, read.get("void", set()))
    yield from _tables(site, triples)
    yield from _without_a_page(listed, triples, str(about["base"]))


def _differing(name: str, other: str, stated: set[Triple], expected: set[Triple]) -> Iterator[Finding]:
    if stated != expected:
        missing, more = len(expected - stated), len(stated - expected)
        yield error(
            name,
            f"säger inte samma sak som {other}: {missing} påståenden saknas, {more} är fler",
            f"does not say the same as {other}: {missing} statements are missing, {more} are more",
        )


def _without_a_page(listed: Manifest, triples: set[Triple], base: str) -> Iterator[Finding]:
    things = {term.value for t in triples for term in (t.subject, t.object) if isinstance(term, NamedNode)}
    for iri in sorted(things):
        for ending in ("html", "ttl", "jsonld") if iri.startswith(base) else ():
            if (path := f"{of_thing(iri, base)}/index.{ending}") not in listed:
                yield error(path, "sidan saknas", "the page is missing", iri)


def _counted(about: dict[str, object], triples: set[Triple], described: set[Triple]) -> Iterator[Finding]:
    held = counts(PublicGraph(tuple(Quad(t.subject, t.predicate, t.object) for t in triples), str(about["base"])))
    said = about["counts"]
    for what, number in held.items():
        yield from _differs("manifest.json", what, said.get(what) if isinstance(said, dict) else None, number)
    whole = NamedNode(f"{about['address']}#dataset")
    told = [str(getattr(t.object, "value", "")) for t in described if t.predicate.value == str(VOID.triples) and t.subject == whole]
    if described:
        yield from _differs("void.ttl", "triples", " / ".join(sorted(told)), str(len(triples)))


def _tables(site: Path, triples: set[Triple]) -> Iterator[Finding]:
    for name, kind in _TABLES.items():
        things = {t.subject for t in triples if t.predicate.value == str(RDF.type) and t.object == NamedNode(kind)}
        if not (site / name).is_file():
            continue
        with (site / name).open(encoding="utf-8-sig", newline="") as file:
            rows = sum(1 for _ in csv.reader(file)) - 1
        if rows != len(things):
            yield error(
                name, f"har {rows} rader, men data har {len(things)} sådana", f"has {rows} rows, but the data has {len(things)} of them"
            )


def _differs(file: str, what: str, said: object, held: object) -> Iterator[Finding]:
    if said != held:
        yield error(file, f"räknar {said}, men data har {held}: {what}", f"counts {said}, but the data has {held}: {what}")


def _parsed(data: bytes, ending: str) -> Iterator[Triple]:
    unpacked = gzip.decompress(data) if ending.endswith(".gz") else data
    return (quad.triple for quad in parse(io.BytesIO(unpacked), _READ[ending]))
