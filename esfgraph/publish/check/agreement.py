"""Counts that must agree wherever they stand: the manifest, the data in each format, the description, and a page for every thing."""

import csv
import gzip
import io
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, Triple, parse
from rdflib.namespace import RDF, VOID

from esfgraph.publish.check.files import Manifest
from esfgraph.publish.check.finding import Finding, error
from esfgraph.publish.paths import of_thing
from esfgraph.vocabulary import ESF

_TABLES = {
    "data/tables/projects.csv": ESF.Project,
    "data/tables/participations.csv": ESF.Participation,
    "data/tables/places.csv": ESF.PlaceListing,
}
_DATA = "data/esfgraph."
_READ = {"ttl": RdfFormat.TURTLE, "jsonld": RdfFormat.JSON_LD, "rdf": RdfFormat.RDF_XML, "trig": RdfFormat.TRIG}


def agreed(site: Path, about: dict[str, object], listed: Manifest) -> Iterator[Finding]:
    """Give every place that counts other than the N-Triples, and every thing of the data that has no page."""
    if not (site / f"{_DATA}nt.gz").is_file():
        return  # told as missing; what else there is has nothing to agree with
    triples = set(_parsed(gzip.decompress((site / f"{_DATA}nt.gz").read_bytes()), RdfFormat.N_TRIPLES))
    yield from _formats(site, triples)
    yield from _counted(site, about, triples)
    yield from _tables(site, triples)
    base = str(about["base"])
    things = {term.value for t in triples for term in (t.subject, t.object) if isinstance(term, NamedNode)}
    for iri in sorted(things):
        for ending in ("html", "ttl", "jsonld") if iri.startswith(base) else ():
            if (path := f"{of_thing(iri, base)}/index.{ending}") not in listed:
                yield error(path, "sidan saknas", "the page is missing", iri)


def _formats(site: Path, triples: set[Triple]) -> Iterator[Finding]:
    for ending, form in _READ.items():
        name = f"{_DATA}{ending}"
        if not (site / name).is_file():
            continue
        try:
            read = set(_parsed((site / name).read_bytes(), form))
        except SyntaxError as wrong:
            yield error(name, f"går inte att läsa: {wrong}", f"cannot be read: {wrong}")
            continue
        if read != triples:
            missing, more = len(triples - read), len(read - triples)
            yield error(
                name,
                f"säger inte samma sak som {_DATA}nt.gz: {missing} påståenden saknas, {more} är fler",
                f"does not say the same as {_DATA}nt.gz: {missing} statements are missing, {more} are more",
            )


def _counted(site: Path, about: dict[str, object], triples: set[Triple]) -> Iterator[Finding]:
    counts = about["counts"]
    yield from _differs("manifest.json", counts.get("triples") if isinstance(counts, dict) else None, len(triples))
    if (site / "void.ttl").exists():
        whole = f"{about['address']}#dataset"
        described = _parsed((site / "void.ttl").read_bytes(), RdfFormat.TURTLE)
        told = [t.object.value for t in described if t.predicate.value == str(VOID.triples) and t.subject.value == whole]  # type: ignore[union-attr]
        yield from _differs("void.ttl", " / ".join(sorted(told)), str(len(triples)))


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


def _differs(file: str, said: object, held: object) -> Iterator[Finding]:
    if said != held:
        yield error(file, f"räknar {said} påståenden, men data har {held}", f"counts {said} statements, but the data has {held}")


def _parsed(data: bytes, form: RdfFormat) -> Iterator[Triple]:
    return (quad.triple for quad in parse(io.BytesIO(data), form))
