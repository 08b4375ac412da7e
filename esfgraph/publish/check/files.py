"""The folder against its own manifest and its catalogue: every file there and unchanged, every address inside the folder one of a file."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import etree, html
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF
from rdflib.term import Node

from esfgraph.errors import InputError
from esfgraph.publish.catalogue import EUROPEAN, EUROPEAN_FILE, KINDS, SWEDISH
from esfgraph.publish.catalogue.profiles import Profile
from esfgraph.publish.check.finding import Finding, error, warning
from esfgraph.publish.manifest import PublishedFile
from esfgraph.vocabulary.catalogue import DCAT, LICENCES, SPDX

MANIFEST = "manifest.json"
CONTRACT = (
    *(f"data/esfgraph.{ending}" for ending in ("ttl", "nt.gz", "jsonld", "rdf", "trig")),
    "catalog-dcat-ap-se.rdf",
    "catalog-dcat-ap.ttl",
    "void.ttl",
    "ontology/index.html",
    "ontology/index.ttl",
    "ontology/index.jsonld",
    "index.html",
)
"""What a publication always has, whatever is in it."""

Manifest = dict[str, PublishedFile]


def manifest(site: Path) -> tuple[dict[str, object], Manifest]:
    """Read the folder's manifest: what it says of the whole, and every file by its path.

    Raises:
        InputError: there is none, or it is none that ``publish`` wrote.
    """
    try:
        about = json.loads((site / MANIFEST).read_text(encoding="utf-8"))
        if about["published"] is not True or not isinstance(about["counts"], dict):
            raise ValueError("not a publication's")
        about = {**about, "address": str(about["address"]), "base": str(about["base"])}
        listed = {file["name"]: PublishedFile(file["name"], file["size"], file["sha256"]) for file in about["files"]}
        if outside := [name for name in listed if not (site / name).resolve().is_relative_to(site.resolve())]:
            raise ValueError(f"lists {outside[0]}, outside the folder")
    except (OSError, ValueError, KeyError, TypeError) as wrong:
        raise InputError(f"{site / MANIFEST}: cannot be read ({wrong}); run `esfgraph publish --out {site}` again") from wrong
    return about, listed


def whole(site: Path, listed: Manifest) -> Iterator[Finding]:
    """Give what is missing, changed, or in the folder without being published."""
    there = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()} - {MANIFEST}
    for name in sorted((set(CONTRACT) | listed.keys()) - there):
        yield error(name, "filen saknas; publicera igen", "the file is missing; publish again")
    for name in sorted(there - listed.keys()):
        yield error(name, "hör inte till publiceringen; ta bort filen", "is no part of the publication; remove the file")
    for name in sorted(there & listed.keys()):
        if hashlib.sha256((site / name).read_bytes()).hexdigest() != listed[name].sha256:
            yield error(name, "filen är ändrad sedan den publicerades; publicera igen", "the file was changed since; publish again")


def offered(file: str, catalogue: Graph, address: str, listed: Manifest) -> Iterator[Finding]:
    """Give what a catalogue offers and the folder does not hold, or holds in another size or form, and licences no portal knows."""
    profile = EUROPEAN if file == EUROPEAN_FILE else SWEDISH
    for thing in sorted(catalogue.subjects(RDF.type, DCAT.Distribution), key=str):
        names = {
            str(url).removeprefix(address)
            for url in (*catalogue.objects(thing, DCAT.accessURL), *catalogue.objects(thing, DCAT.downloadURL))
        }
        checksum = catalogue.value(catalogue.value(thing, SPDX.checksum), SPDX.checksumValue)
        stated = (str(catalogue.value(thing, DCAT.byteSize)), str(checksum).lower())
        for name in sorted(names):
            if name not in listed:
                yield error(file, f"erbjuder {name}, som inte finns i mappen", f"offers {name}, which is not in the folder", str(thing))
            elif stated != (str(listed[name].size), listed[name].sha256):
                said = ("anger en annan storlek eller kontrollsumma än filens", "states another size or checksum than the file's")
                yield error(file, f"{said[0]}: {name}", f"{said[1]}: {name}", str(thing))
            elif not _has_format(catalogue, thing, name, profile):
                said = ("anger ett annat format än filens", "states another format than the file's")
                yield error(file, f"{said[0]}: {name}", f"{said[1]}: {name}", str(thing))
    known = {str(iri) for pair in LICENCES.items() for iri in pair}
    for licence in sorted({str(value) for value in catalogue.objects(None, DCTERMS.license)} - known):
        yield warning(file, f"licensen {licence} känner portalerna inte", f"portals do not know the licence {licence}")


def _has_format(catalogue: Graph, thing: Node, name: str, profile: Profile) -> bool:
    kind = next((kind for kind in KINDS if name.endswith(f".{kind.ending}")), None)
    stated = profile.format(kind) if kind else ()
    return kind is not None and all(
        (thing, predicate, value if isinstance(value, URIRef) else Literal(value)) in catalogue for predicate, value in stated
    )


def links(site: Path, listed: Manifest, address: str) -> Iterator[Finding]:
    """Give the links of the HTML pages that lead to no file of the folder; links to other places are not followed."""
    reached = set(listed) | {MANIFEST}
    for name in sorted(listed):
        if name.endswith(".html") and (site / name).exists():
            yield from _broken(name, (site / name).read_bytes(), reached, address)


def _broken(name: str, data: bytes, reached: set[str], address: str) -> Iterator[Finding]:
    try:
        page = html.document_fromstring(data)
    except (etree.ParserError, ValueError):
        yield error(name, "är ingen HTML-sida", "is no HTML page")
        return
    for target in sorted({str(link) for _, attribute, link, _ in page.iterlinks() if attribute in {"href", "src"}}):
        full = urldefrag(urljoin(address + name, target)).url
        inside = full.startswith(address) and urlsplit(full).scheme in {"http", "https"}
        path = unquote(full.removeprefix(address))
        if inside and (f"{path}index.html" if path.endswith("/") or not path else path) not in reached:
            yield error(name, "länken leder ingenstans", "the link leads nowhere", target)
