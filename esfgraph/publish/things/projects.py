"""The page of a project: its money, dates, parties and places, each with the words and the line that say so."""

from collections import defaultdict
from collections.abc import Iterator

from rdflib import URIRef
from rdflib.namespace import DCTERMS, PROV

from esfgraph.publish.things.naming import Names
from esfgraph.publish.things.pictures import dots
from esfgraph.publish.things.statements import money, same
from esfgraph.publish.things.terms import Link
from esfgraph.publish.things.view import Figure, Group, Item, View, group
from esfgraph.vocabulary import ESF, PAV, SCHEMA
from esfgraph.webpage import NOTHING, Text

_ROLES = (
    ("owner", Text("Projektägare", "Owner"), Text("projektägare", "owner")),
    ("co-financer", Text("Medfinansiärer", "Co-financers"), Text("medfinansiär", "co-financer")),
    ("partner", Text("Samarbetspartner", "Partners"), Text("samarbetspartner", "partner")),
)
_MONEY = ((ESF.grantedSupport, Text("Beviljat ESF-stöd", "Granted ESF support")), (ESF.totalBudget, Text("Total budget", "Total budget")))
_FACTS = (
    (DCTERMS.identifier, Text("Diarienummer", "Diary number")),
    (ESF.plannedParticipants, Text("Planerat antal deltagare", "Planned participants")),
)
_CONCEPTS = (
    (ESF.programmePeriod, Text("Programperiod", "Programme period")),
    (ESF.programmeArea, Text("Programområde", "Programme area")),
    (ESF.phase, Text("Projektfas", "Phase")),
    (ESF.region, Text("ESF-region", "ESF region")),
)
_PROSE = (
    DCTERMS.abstract,
    ESF.background,
    ESF.purpose,
    ESF.objectives,
    ESF.accessibility,
    ESF.genderEquality,
    ESF.transnationalCooperation,
)
_SILENT = Text(
    "Ingen av projektets sidor har plats för medfinansiärer, samarbetspartner och kommuner. "
    "Att de saknas här betyder inte att projektet saknar dem.",
    "None of the project’s pages has room for co-financers, partners and municipalities. "
    "That they are missing here does not mean that the project has none.",
)
_INCOMPLETE = Text("Sidan anger fler namn i rollen än som gick att läsa.", "The page states more names in this role than could be read.")


def view(names: Names, iri: str) -> View:
    """Give what the page of a project shows."""
    pages = names.nodes(iri, PROV.wasDerivedFrom)
    able = any(names.text(page, ESF.statesParties) == "true" for page in pages)
    municipalities = names.sorted(set(names.nodes(iri, ESF.municipality)))
    return View(
        tuple(_figures(names, iri)),
        () if able else (_SILENT,),
        (
            *_parties(names, iri, pages, able),
            *_places(names, iri, municipalities, able),
            *_phases(names, iri),
            *_mentions(names, iri),
            sources(names, pages),
        ),
        tuple(dots(names, municipalities)),
        tuple((names.terms.term(str(term)).label, text) for term in _PROSE if (text := names.text(iri, term))),
    )


def told(names: Names, iri: str) -> Text:
    """Give, in a line beside a project's title, its years and its support, as far as they are stated."""
    years = "–".join(dict.fromkeys(text[:4] for term in (SCHEMA.startDate, SCHEMA.endDate) if (text := names.text(iri, term))))
    granted = names.text(iri, ESF.grantedSupport)
    amount = money(granted) if granted else NOTHING
    return Text(*(", ".join(part for part in (years, said) if part) for said in amount))


def sources(names: Names, pages: list[str]) -> Group:
    """Give the list of the pages that something rests on."""
    items = []
    for page in pages:
        layout, day = names.text(page, ESF.layout), names.text(page, PAV.retrievedOn)
        items.append(Item(names.link(page), Text(f"format {layout}", f"layout {layout}") if layout else NOTHING))
        fetched = Text(f"hämtad {day}", f"retrieved {day}") if day else NOTHING
        items += [Item(names.terms.link(address), fetched) for address in names.nodes(page, PAV.retrievedFrom)]
    return group(Text("Sidorna som säger det", "The pages that say so"), items)


def _figures(names: Names, iri: str) -> Iterator[Figure]:
    for term, name in _MONEY:
        if amount := names.text(iri, term):
            yield Figure(name, money(amount))
    days = [names.text(iri, term) for term in (SCHEMA.startDate, SCHEMA.endDate)]
    if any(days):
        yield Figure(Text("Projekttid", "Project period"), same(" – ".join(day or "…" for day in days)))
    for term, name in _CONCEPTS:
        for value in names.nodes(iri, term):
            link = names.link(value)
            yield Figure(name, *link)
    for term, name in _FACTS:
        for text in sorted(literal.value for literal in names.literals(iri, term)):
            yield Figure(name, same(text))


def _parties(names: Names, iri: str, pages: list[str], able: bool) -> Iterator[Group]:
    by_role: dict[str, list[Item]] = defaultdict(list)
    for participation in names.nodes(iri, PROV.qualifiedAssociation):
        role = names.node(participation, PROV.hadRole).rpartition("/")[2]
        by_role[role].append(_listed(names, participation, PROV.agent))
    incomplete = {role.rpartition("/")[2] for page in pages for role in names.nodes(page, ESF.incompleteFor)}
    for role, heading, word in _ROLES:
        if by_role[role] or able or role == "owner":
            items = sorted(by_role[role], key=lambda item: item.link.text.sv)
            yield group(heading, items, note=_INCOMPLETE if role in incomplete else NOTHING, empty=_nobody(word))


def _nobody(word: Text) -> Text:
    return Text(
        f"Anges inte på sidan. Det betyder inte att {word.sv} saknas.",
        f"Not stated on the page. That does not mean that there is no {word.en}.",
    )


def _listed(names: Names, listing: str, term: URIRef) -> Item:
    """Give whom a line on a page means, with its words and number."""
    meant, words, line = names.node(listing, term), names.text(listing, ESF.asWritten), names.text(listing, ESF.sourceLine)
    link = names.link(meant) if meant else Link(Text("okänd", "unknown"))
    proof = names.link(listing).href
    if words == link.text.sv:
        return Item(link, Text(f"rad {line}", f"line {line}"), proof)
    return Item(link, Text(f"”{words}”, rad {line}", f"“{words}”, line {line}"), proof)


def _places(names: Names, iri: str, municipalities: list[str], able: bool) -> Iterator[Group]:
    if municipalities or able:
        items = [Item(names.link(place)) for place in municipalities]
        yield group(
            Text("Kommuner där projektet arbetar", "Municipalities where the project works"),
            items,
            empty=_nobody(Text("kommun", "municipality")),
            chips=True,
        )
    unknown = [place for place in names.nodes(iri, ESF.placeListing) if not names.nodes(place, ESF.place)]
    if unknown:
        items = [_listed(names, place, ESF.place) for place in unknown]
        yield group(Text("Platser som inte kunde knytas till en kommun", "Places that could not be tied to a municipality"), items)


def _phases(names: Names, iri: str) -> Iterator[Group]:
    first = names.node(iri, ESF.initiative)
    others = [other for other in names.subjects(first, ESF.initiative) if other != iri] if first else []
    if others:
        items = [Item(names.link(other), told(names, other)) for other in names.sorted(others)]
        yield group(Text("Andra projekt i samma initiativ", "Other projects of the same initiative"), items)


def _mentions(names: Names, iri: str) -> Iterator[Group]:
    lines: dict[str, set[int]] = defaultdict(set)
    for mention in names.nodes(iri, ESF.mention):
        if meant := names.node(mention, ESF.means):
            lines[meant].add(int(names.text(mention, ESF.sourceLine) or 0))
    if lines:
        items = [Item(names.link(meant), _rows(lines[meant])) for meant in names.sorted(lines)]
        note = Text("Den som nämns behöver inte delta.", "Whoever is mentioned need not take part.")
        yield group(Text("Nämns i den löpande texten", "Mentioned in the prose"), items, note=note)


def _rows(lines: set[int]) -> Text:
    shown = ", ".join(str(line) for line in sorted(lines)[:8])
    more = ", …" if len(lines) > 8 else ""
    return Text(f"rad {shown}{more}", f"line {shown}{more}")
