"""The front page of the folder: what it is, who publishes it, what is in it, how to search, use and cite it."""

import re
from collections.abc import Collection, Iterator

from esfgraph.publish.configuration import Publication
from esfgraph.publish.things.listing import cards
from esfgraph.publish.things.naming import EVIDENCE, Names
from esfgraph.publish.things.page import page
from esfgraph.publish.things.statements import money, number, same
from esfgraph.publish.things.view import Figure
from esfgraph.vocabulary import ESF, SCHEMA
from esfgraph.webpage import Text

_MAIN = (
    ("project", Text("Projekt", "Projects")),
    ("page", Text("Källsidor", "Source pages")),
)
DATA = (
    ("data/esfgraph.ttl", "Turtle", Text("hela grafen, lättast att läsa", "the whole graph, easiest to read")),
    ("data/esfgraph.nt.gz", "N-Triples", Text("komprimerad, för att läsa in i en databas", "compressed, to load into a database")),
    ("data/esfgraph.jsonld", "JSON-LD", Text("JSON med ordlista inuti", "JSON with its context inside")),
    ("data/esfgraph.rdf", "RDF/XML", Text("för verktyg som bara läser XML", "for tools that only read XML")),
    ("data/esfgraph.trig", "TriG", Text("en graf för varje källsida", "one graph for each source page")),
    ("data/esfgraph.xlsx", "XLSX", Text("tabellerna som arbetsbok", "the tables as a workbook")),
    ("catalog-dcat-ap-se.rdf", "DCAT-AP-SE", Text("beskrivningen för dataportal.se", "the description for dataportal.se")),
    ("catalog-dcat-ap.ttl", "DCAT-AP", Text("beskrivningen för data.europa.eu", "the description for data.europa.eu")),
    ("void.ttl", "VoID", Text("vad datamängden innehåller, i siffror", "what the data set holds, in figures")),
    ("manifest.json", "JSON", Text("alla filer med storlek och kontrollsumma", "all files with size and checksum")),
)
"""The files of other parts that the front page offers: path, format, what they are for."""

CONTRACT = frozenset(path for path, _, _ in DATA)
_CHANGES = re.compile(r"changes/[0-9]{4}\.(?:sv|en)\.md")


def files(names: Names, publication: Publication, lang: str, others: Collection[str]) -> Iterator[tuple[str, bytes]]:
    """Give ``index.html``, which links those of the other files that are there."""
    every = cards(names)
    evidence = {f"id/{kind}/index.html" for kind in EVIDENCE}
    shown = {
        "publication": publication,
        "figures": _figures(names),
        "cards": [card for card in every if card[2] not in evidence],
        "more": [card for card in every if card[2] in evidence],
        "data": [row for row in DATA if row[0] in others],
        "changes": sorted(path for path in others if _CHANGES.fullmatch(path))[-2:],
        "year": (publication.modified or publication.issued).year,
        "base": names.graph.base,
        "silent": _silent(names),
    }
    yield "index.html", page("front", publication.title, lang, "", **shown)


def _figures(names: Names) -> list[Figure]:
    figures = [Figure(name, number(len(names.by_kind[kind])), f"id/{kind}/index.html") for kind, name in _MAIN if kind in names.by_kind]
    projects = names.by_kind.get("project", ())
    places = {place for project in projects for place in names.nodes(project, ESF.municipality)}
    parties = {party for project in projects for party in names.nodes(project, ESF.party)}
    figures.insert(1, Figure(Text("Aktörer som är part", "Actors that are parties"), number(len(parties)), "id/actor/index.html"))
    figures.append(Figure(Text("Kommuner som anges", "Municipalities listed"), number(len(places)), "id/municipality/index.html"))
    amounts = [int(text) for project in projects if (text := names.text(project, ESF.grantedSupport))]
    if amounts:
        known = f"{len(amounts)}/{len(projects)}"
        figures.append(
            Figure(Text(f"Beviljat ESF-stöd ({known} projekt)", f"Granted ESF support ({known} projects)"), money(str(sum(amounts))))
        )
    years = sorted(text[:4] for project in projects for term in (SCHEMA.startDate, SCHEMA.endDate) if (text := names.text(project, term)))
    if years:
        figures.append(Figure(Text("Projekttid", "Project years"), same(f"{years[0]}–{years[-1]}")))
    return figures


def _silent(names: Names) -> tuple[Text, Text]:
    """Give how many projects there are, and of how many no page can state co-financers, partners and municipalities."""
    projects = names.by_kind.get("project", ())
    return number(len(projects)), number(len(projects) - names.able)
