"""What is published, as one description from which the catalogue of each profile is made: data sets, and the files they come in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from esfgraph.publish.configuration import Publication
from esfgraph.publish.manifest import PublishedFile
from esfgraph.publish.periods import Period
from esfgraph.webpage import Text


class Kind(NamedTuple):
    """A kind of file: its media type (IANA), its code in the EU's list of file types, and whether it is packed with gzip."""

    ending: str
    media_type: str
    file_type: str
    title: Text
    gzip: bool = False


KINDS = (
    Kind("ttl", "text/turtle", "RDF_TURTLE", Text("Turtle", "Turtle")),
    Kind("nt.gz", "application/n-triples", "RDF_N_TRIPLES", Text("N-Triples, packad", "N-Triples, packed"), gzip=True),
    Kind("jsonld", "application/ld+json", "JSON_LD", Text("JSON-LD", "JSON-LD")),
    Kind("rdf", "application/rdf+xml", "RDF_XML", Text("RDF/XML", "RDF/XML")),
    Kind("trig", "application/trig", "RDF_TRIG", Text("TriG, med en graf per sida", "TriG, with a graph a page")),
    Kind("csv", "text/csv", "CSV", Text("tabell (CSV)", "table (CSV)")),
    Kind(
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "XLSX",
        Text("arbetsbok (Excel)", "workbook (Excel)"),
    ),
)
"""The kinds of files in which data is published, the one that a person would rather read first."""

SERIES = Text("ESF-projekt per programperiod", "ESF projects by programme period")
_SERIES_ABOUT = Text("En datamängd för varje programperiod.", "One data set for each programme period.")


@dataclass(frozen=True, slots=True)
class Distribution:
    """A file in which a data set comes: path in the folder, size in bytes, SHA-256 in hex."""

    file: PublishedFile
    kind: Kind
    title: Text

    @property
    def slug(self) -> str:
        """What it is called in IRIs."""
        return self.file.name.removeprefix("data/").replace("/", "-").replace(".", "-")


@dataclass(frozen=True, slots=True)
class Dataset:
    """A data set: what it is called in IRIs, texts, the time that its projects lie in, its files, and whether it is one of the series."""

    slug: str
    title: Text
    description: Text
    begins: date | None
    ends: date | None
    distributions: tuple[Distribution, ...]
    in_series: bool = False


def datasets(publication: Publication, periods: tuple[Period, ...], written: Mapping[str, PublishedFile]) -> tuple[Dataset, ...]:
    """Give the whole data set and one for each programme period, with the files of each."""
    whole = Dataset(
        "dataset",
        publication.title,
        publication.description,
        publication.begins or min((period.begins for period in periods if period.begins), default=None),
        publication.ends or max((period.ends for period in periods if period.ends), default=None),
        tuple(_distributions("data/esfgraph.", written)) + tuple(_distributions("data/tables/", written)),
    )
    return (whole, *(_of_period(period, publication, written) for period in periods))


def series(publication: Publication) -> tuple[Text, Text]:
    """Give the title and the description of the series of data sets."""
    return SERIES, Text(f"{publication.description.sv} {_SERIES_ABOUT.sv}", f"{publication.description.en} {_SERIES_ABOUT.en}")


def _of_period(period: Period, publication: Publication, written: Mapping[str, PublishedFile]) -> Dataset:
    title = Text(f"{publication.title.sv}, {period.name.sv}", f"{publication.title.en}, {period.name.en}")
    about = Text(
        f"{publication.description.sv} Här: {period.projects} projekt i programperioden {period.name.sv}.",
        f"{publication.description.en} Here: {period.projects} projects of the programme period {period.name.en}.",
    )
    files = tuple(_distributions(f"{period.folder}/", written))
    return Dataset(f"dataset-{period.code}", title, about, period.begins, period.ends, files, in_series=True)


def _distributions(beginning: str, written: Mapping[str, PublishedFile]) -> Iterator[Distribution]:
    for kind in KINDS:
        for path in sorted(written):
            rest = path.removeprefix(beginning)
            if path.startswith(beginning) and path.endswith(f".{kind.ending}") and "/" not in rest:
                name = rest.removesuffix(f".{kind.ending}") if beginning.endswith("/") else ""
                about = f"{name}: " if name and name != "esfgraph" else ""
                yield Distribution(written[path], kind, Text(f"{about}{kind.title.sv}", f"{about}{kind.title.en}"))
