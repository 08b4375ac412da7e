"""The catalogue that portals harvest: one description, in the two profiles that contradict each other."""

from collections.abc import Iterator, Mapping

from pyoxigraph import RdfFormat, serialize

from esfgraph import turtle
from esfgraph.publish.catalogue.dcat import catalogue
from esfgraph.publish.catalogue.description import KINDS, Dataset, Distribution, datasets
from esfgraph.publish.catalogue.profiles import EUROPEAN, SWEDISH
from esfgraph.publish.configuration import Publication
from esfgraph.publish.manifest import PublishedFile
from esfgraph.publish.periods import Period
from esfgraph.vocabulary import TERM_PREFIXES
from esfgraph.vocabulary.catalogue import CATALOGUE_PREFIXES

SWEDISH_FILE = "catalog-dcat-ap-se.rdf"
EUROPEAN_FILE = "catalog-dcat-ap.ttl"


def files(publication: Publication, periods: tuple[Period, ...], written: Mapping[str, PublishedFile]) -> Iterator[tuple[str, bytes]]:
    """Give the catalogue for DCAT-AP-SE as RDF/XML, which is what dataportal.se harvests, and for DCAT-AP as Turtle.

    ``written`` are the files that the catalogue offers, by their paths.
    """
    described = datasets(publication, periods, written)
    prefixes = TERM_PREFIXES | CATALOGUE_PREFIXES
    swedish = serialize(catalogue(publication, described, SWEDISH), format=RdfFormat.RDF_XML, prefixes=prefixes)
    yield SWEDISH_FILE, swedish or b""
    yield EUROPEAN_FILE, turtle.serialize(catalogue(publication, described, EUROPEAN), prefixes).encode()


__all__ = ["EUROPEAN", "EUROPEAN_FILE", "KINDS", "SWEDISH", "SWEDISH_FILE", "Dataset", "Distribution", "catalogue", "datasets", "files"]
