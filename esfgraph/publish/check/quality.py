"""The points that data.europa.eu gives for metadata, foretold, and what would add most.

The method and the points are those of the portal's Metadata Quality Assessment (data.europa.eu/mqa/methodology): 405 points at most, each
for a property that is stated, or stated with a word of a list. Points for addresses that answer are foretold for the files in the folder.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, RDF
from rdflib.term import Node

from esfgraph.vocabulary.catalogue import DCAT, EU_AUTHORITY, MEDIA_TYPE
from esfgraph.webpage import Text

HIGHEST = 405
_RATINGS = ((351, Text("utmärkt", "excellent")), (221, Text("god", "good")), (121, Text("tillräcklig", "sufficient")))
_MACHINE_READABLE = frozenset({"RDF_TURTLE", "RDF_N_TRIPLES", "RDF_XML", "RDF_TRIG", "JSON_LD", "CSV", "XLSX", "JSON", "XML"})
_PROPRIETARY = frozenset({"XLS", "DOC", "PPT", "MDB"})


class Indicator(NamedTuple):
    """What is asked of each data set or distribution, for how many points, and how to get them."""

    kind: URIRef
    points: int
    advice: Text
    met: Callable[[Graph, Node], bool]


@dataclass(frozen=True, slots=True)
class Quality:
    """The points foretold (of ``HIGHEST``), the rating, and what is missing, that which gives most first."""

    points: int
    rating: Text
    missing: tuple[tuple[int, Text], ...]


def quality(catalogue: Graph, *, conforms: bool) -> Quality:
    """Foretell the points of a catalogue in DCAT-AP: an indicator gives the share of things that meet it, as the portal reckons.

    ``conforms`` tells whether the catalogue keeps the rules of its profile, which is worth 30 points.
    """
    reached = [(indicator, _share(catalogue, indicator)) for indicator in _INDICATORS]
    points = sum(indicator.points * share for indicator, share in reached) + 30 * conforms
    lost = [(round(i.points * (1 - share)), i.advice) for i, share in reached if share < 1]
    lost += [] if conforms else [(30, Text("rätta felen mot DCAT-AP", "mend the errors against DCAT-AP"))]
    whole = round(points)
    rating = next((word for least, word in _RATINGS if whole >= least), Text("dålig", "bad"))
    return Quality(whole, rating, tuple(sorted(lost, key=lambda one: (-one[0], one[1]))))


def _share(catalogue: Graph, indicator: Indicator) -> float:
    things = set(catalogue.subjects(RDF.type, indicator.kind))
    return sum(indicator.met(catalogue, thing) for thing in things) / len(things) if things else 0.0


def _has(predicate: URIRef) -> Callable[[Graph, Node], bool]:
    return lambda graph, thing: (thing, predicate, None) in graph


def _listed(predicate: URIRef, space: str) -> Callable[[Graph, Node], bool]:
    return lambda graph, thing: any(str(value).startswith(space) for value in graph.objects(thing, predicate))


def _file_type(wanted: Callable[[str], bool]) -> Callable[[Graph, Node], bool]:
    def met(graph: Graph, thing: Node) -> bool:
        return any(wanted(str(value).rpartition("/")[2]) for value in graph.objects(thing, DCTERMS.format))

    return met


def _both(*conditions: Callable[[Graph, Node], bool]) -> Callable[[Graph, Node], bool]:
    return lambda graph, thing: all(condition(graph, thing) for condition in conditions)


def _of(kind: URIRef, rows: Iterable[tuple[int, str, str, Callable[[Graph, Node], bool]]]) -> tuple[Indicator, ...]:
    return tuple(Indicator(kind, points, Text(swedish, english), met) for points, swedish, english, met in rows)


_AUTHORITY = str(EU_AUTHORITY)
_INDICATORS = (
    *_of(
        DCAT.Dataset,
        [
            (30, "ange nyckelord (dataset.keywords)", "state keywords (dataset.keywords)", _has(DCAT.keyword)),
            (30, "ange ämne (dcat:theme)", "state a theme (dcat:theme)", _has(DCAT.theme)),
            (20, "ange plats (dcterms:spatial)", "state the place (dcterms:spatial)", _has(DCTERMS.spatial)),
            (20, "ange tid (dataset.begins och dataset.ends)", "state the time (dataset.begins and dataset.ends)", _has(DCTERMS.temporal)),
            (10, "ange åtkomst (dcterms:accessRights)", "state access (dcterms:accessRights)", _has(DCTERMS.accessRights)),
            (
                5,
                "ange åtkomst med ett ord ur EU:s lista",
                "state access with a word of the EU's list",
                _listed(DCTERMS.accessRights, f"{_AUTHORITY}access-right/"),
            ),
            (20, "ange kontakt ([contact])", "state a contact ([contact])", _has(DCAT.contactPoint)),
            (10, "ange utgivare ([publisher])", "state the publisher ([publisher])", _has(DCTERMS.publisher)),
            (5, "ange när den publicerades (dataset.issued)", "state when it was issued (dataset.issued)", _has(DCTERMS.issued)),
            (5, "ange när den ändrades (dataset.modified)", "state when it was modified (dataset.modified)", _has(DCTERMS.modified)),
        ],
    ),
    *_of(
        DCAT.Distribution,
        [
            (50, "låt dcat:accessURL svara", "let dcat:accessURL answer", _has(DCAT.accessURL)),
            (20, "ange dcat:downloadURL", "state dcat:downloadURL", _has(DCAT.downloadURL)),
            (30, "låt dcat:downloadURL svara", "let dcat:downloadURL answer", _has(DCAT.downloadURL)),
            (20, "ange format", "state the format", _has(DCTERMS.format)),
            (10, "ange medietyp", "state the media type", _has(DCAT.mediaType)),
            (
                10,
                "ange format och medietyp ur listorna",
                "state format and media type with words of the lists",
                _both(_listed(DCTERMS.format, f"{_AUTHORITY}file-type/"), _listed(DCAT.mediaType, str(MEDIA_TYPE))),
            ),
            (20, "använd ett öppet format", "use an open format", _file_type(lambda kind: kind not in _PROPRIETARY)),
            (20, "använd ett maskinläsbart format", "use a format that machines read", _file_type(_MACHINE_READABLE.__contains__)),
            (20, "ange licens (dataset.licence)", "state the licence (dataset.licence)", _has(DCTERMS.license)),
            (
                10,
                "välj en licens som EU:s lista har (CC0, CC BY 4.0 eller CC BY-SA 4.0)",
                "choose a licence that the EU's list has (CC0, CC BY 4.0 or CC BY-SA 4.0)",
                _listed(DCTERMS.license, f"{_AUTHORITY}licence/"),
            ),
            (5, "ange rättigheter (dcterms:rights)", "state rights (dcterms:rights)", _has(DCTERMS.rights)),
            (5, "ange storlek (dcat:byteSize)", "state the size (dcat:byteSize)", _has(DCAT.byteSize)),
        ],
    ),
)
