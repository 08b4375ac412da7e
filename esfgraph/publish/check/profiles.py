"""The two catalogues held against the strict rules for their profiles (``ontology/portal``; SHACL, pySHACL does the work)."""

from collections.abc import Iterator
from pathlib import Path

import pyshacl
from rdflib import Graph, Literal
from rdflib.namespace import SH
from rdflib.term import Node

from esfgraph.publish.catalogue import EUROPEAN_FILE, SWEDISH_FILE
from esfgraph.publish.check.finding import Finding, Severity, error
from esfgraph.resources import folder
from esfgraph.webpage import Text

_PROFILES = {SWEDISH_FILE: ("xml", "dcat-ap-se.ttl"), EUROPEAN_FILE: ("turtle", "dcat-ap.ttl")}


def read(site: Path) -> tuple[dict[str, Graph], list[Finding]]:
    """Give the catalogues that can be read, by file, and what is wrong with the others."""
    graphs: dict[str, Graph] = {}
    findings = []
    for file, (form, _) in _PROFILES.items():
        try:
            graphs[file] = Graph().parse(data=(site / file).read_bytes(), format=form)
        except OSError:
            findings.append(error(file, "filen saknas; publicera igen", "the file is missing; publish again"))
        except Exception as wrong:  # noqa: BLE001 - rdflib's parsers raise whatever theirs raise
            reason = str(wrong).splitlines()[0]
            findings.append(error(file, f"går inte att läsa: {reason}", f"cannot be read: {reason}"))
    return graphs, findings


def held(catalogues: dict[str, Graph]) -> Iterator[Finding]:
    """Give what breaks the rules of each catalogue's profile."""
    for file, catalogue in catalogues.items():
        shapes = Graph().parse(folder("ontology") / "portal" / _PROFILES[file][1])
        _, results, _ = pyshacl.validate(catalogue, shacl_graph=shapes, inference="none", do_owl_imports=False)
        yield from {_finding(file, results, shapes, result) for result in results.objects(None, SH.result)}


def _finding(file: str, results: Graph, shapes: Graph, result: Node) -> Finding:
    shape = results.value(result, SH.sourceShape)
    said = {message.language: str(message) for message in shapes.objects(shape, SH.message) if isinstance(message, Literal)}
    value = results.value(result, SH.value)
    place = f"{results.value(result, SH.focusNode)}" + (f": {value}" if value is not None else "")
    severity = Severity.WARNING if results.value(result, SH.resultSeverity) == SH.Warning else Severity.ERROR
    return Finding(severity, file, Text(said.get("sv", ""), said.get("en", "")), place)
