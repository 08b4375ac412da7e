"""The pages of all other things: actors by their roles, places by their projects, and what stands on a line of a page."""

from collections.abc import Callable, Iterator

from rdflib import URIRef
from rdflib.namespace import DCTERMS, ORG, OWL, PROV, RDF, SKOS

from esfgraph.publish.things import projects
from esfgraph.publish.things.naming import EVIDENCE, Names
from esfgraph.publish.things.pictures import dots
from esfgraph.publish.things.statements import number, same, truth
from esfgraph.publish.things.terms import Link
from esfgraph.publish.things.view import MOST, Figure, Group, Item, View, group
from esfgraph.vocabulary import ESF, PAV, SCHEMA
from esfgraph.webpage import NOTHING, Text

_PLACE = Text(
    "En kommun i en projektsidas lista är en plats där projektet arbetar. "
    "Kommunen som organisation är en annan sak, och part bara där den själv anges.",
    "A municipality on the list of a project page is a place where the project works. "
    "The municipal authority is another thing, and a party only where it is named itself.",
)
_ONLY_HERE = Text(
    "Sidan säger inte vilken organisation enheten hör till. "
    "Samma namn i ett annat projekt är därför en annan aktör, tills någon vet bättre.",
    "The page does not say to which organisation the unit belongs. "
    "So the same name in another project is another actor, until somebody knows better.",
)
_REPLACED = Text(
    "Det som IRI:n stod för har en annan IRI nu. Den gamla leder vidare, så att äldre hänvisningar inte går sönder.",
    "What the IRI stood for has another IRI now. The old one leads on, so that earlier references do not break.",
)
_GONE = Text(
    "Det som IRI:n stod för finns inte längre i publiceringen. Sidan finns kvar, så att äldre hänvisningar inte går sönder.",
    "What the IRI stood for is no longer in the publication. The page remains, so that earlier references do not break.",
)
_ROLES = (
    (ESF.owner, Text("Äger projekt", "Owns projects")),
    (ESF.coFinancer, Text("Medfinansierar projekt", "Co-finances projects")),
    (ESF.partner, Text("Samarbetspartner i projekt", "Partner in projects")),
)
_MENTIONED = Text("Projekt vars löpande text nämner namnet", "Projects whose prose mentions the name")
_NO_PARTY = Text("Den som nämns behöver inte delta.", "Whoever is mentioned need not take part.")


def view(names: Names, iri: str) -> View:
    """Give the part of a page that its kind of thing asks for."""
    kind = names.kind(iri)
    if not names.nodes(iri, RDF.type):
        return _former(names, iri)
    if kind in EVIDENCE:
        return _evidence(names, iri)
    return _VIEWS.get(kind, _concept)(names, iri)


def _actor(names: Names, iri: str) -> View:
    figures = [Figure(Text("Aktörstyp", "Actor type"), *names.link(node)) for node in names.nodes(iri, ORG.classification)]
    figures += [Figure(Text("Enhet inom", "Unit of"), *names.link(node)) for node in names.nodes(iri, ORG.unitOf)]
    figures += [
        Figure(Text("Organisationsnummer", "Organisation number"), same(text.value)) for text in names.literals(iri, ORG.identifier)
    ]
    figures += [Figure(Text("Plats", "Place"), *names.link(node)) for node in names.nodes(iri, DCTERMS.spatial)]
    if count := len(set(names.subjects(iri, ESF.party))):
        figures.append(Figure(Text("Part i projekt", "Party of projects"), number(count)))
    lists = [made for term, heading in _ROLES for made in _listing(names, iri, term, heading)]
    lists += [*_through_units(names, iri), *_listing(names, iri, ESF.mentions, _MENTIONED, _NO_PARTY)]
    cautions = (_ONLY_HERE,) if names.nodes(iri, ESF.knownOnlyIn) else ()
    return View(
        tuple(figures),
        cautions,
        (*_also(names, iri), *lists),
        tuple(dots(names, names.nodes(iri, DCTERMS.spatial))),
    )


def _municipality(names: Names, iri: str) -> View:
    county = names.node(iri, SCHEMA.containedInPlace)
    above = [(Text("Län", "County"), county), (Text("ESF-region", "ESF region"), names.node(county, SCHEMA.containedInPlace))]
    figures = [Figure(name, *names.link(node)) for name, node in above if node]
    figures.append(Figure(Text("Kommunkod", "Municipality code"), same(names.text(iri, SKOS.notation))))
    projects_here = names.subjects(iri, ESF.municipality)
    figures.append(Figure(Text("Projekt som anger kommunen", "Projects that list it"), number(len(projects_here))))
    authority = [Item(names.link(actor)) for actor in names.sorted(names.subjects(iri, DCTERMS.spatial))]
    empty = Text(
        "Inget av projekten i den här samlingen anger kommunen.", "None of the projects in this collection lists the municipality."
    )
    lists = [
        _projects(names, projects_here, Text("Projekt som arbetar här", "Projects that work here"), _counted(names), empty),
        *([group(Text("Kommunen som organisation", "The municipal authority"), authority)] if authority else ()),
        *_listing(names, iri, ESF.mentions, _MENTIONED, _NO_PARTY),
    ]
    return View(tuple(figures), (_PLACE,), (*_also(names, iri), *lists), tuple(dots(names, [iri])))


def _counted(names: Names) -> Text:
    """Say of how many projects a list of places can tell, where not all of them can state places."""
    able, every = number(names.able), number(len(names.by_kind.get("project", ())))
    if able == every:
        return NOTHING
    return Text(
        f"Bara {able.sv} av {every.sv} projekt har en sida som kan ange kommuner.",
        f"Only {able.en} of {every.en} projects have a page that can state municipalities.",
    )


def _area(names: Names, iri: str) -> View:
    """A county or a region: the places in it and, of a region, its projects."""
    inside = names.subjects(iri, SCHEMA.containedInPlace)
    places = [
        place for one in inside for place in ([one] if names.kind(one) == "municipality" else names.subjects(one, SCHEMA.containedInPlace))
    ]
    figures = [Figure(Text("Kod", "Code"), same(text.value)) for text in names.literals(iri, SKOS.notation)]
    figures += [Figure(Text("ESF-region", "ESF region"), *names.link(node)) for node in names.nodes(iri, SCHEMA.containedInPlace)]
    lists = [*_listing(names, iri, ESF.region, Text("Projekt i regionen", "Projects of the region"))]
    if inside:
        items = [Item(names.link(one)) for one in names.sorted(inside)]
        lists.append(group(Text("Här ligger", "Here lie"), items, chips=True))
    return View(tuple(figures), (), tuple(lists), tuple(dots(names, places)))


def _concept(names: Names, iri: str) -> View:
    figures = [Figure(Text("Kod", "Code"), same(text.value)) for text in names.literals(iri, SKOS.notation)]
    figures += [Figure(Text("Kodlista", "Code list"), *names.link(node)) for node in names.nodes(iri, SKOS.inScheme)]
    used = (ESF.programmePeriod, ESF.programmeArea, ESF.specificObjective, ESF.interventionType, ESF.fund, ESF.phase)
    lists = [made for term in used for made in _listing(names, iri, term, Text("Projekt", "Projects"))]
    for term, heading in (
        (ORG.classification, Text("Aktörer", "Actors")),
        (SKOS.inScheme, Text("Begrepp i kodlistan", "Concepts of the code list")),
    ):
        found = names.subjects(iri, term)
        if found:
            lists.append(group(heading, [Item(names.link(one)) for one in names.sorted(found)]))
    return View(tuple(figures), (), tuple(lists))


def _evidence(names: Names, iri: str) -> View:
    """What stands on a line of a page, or was concluded from it: the project, the words, and the page."""
    project = names.project_of(iri)
    listing = names.node(iri, ESF.listing) or iri
    figures = [Figure(Text("Projekt", "Project"), *names.link(project))] if project else []
    meant = next((node for term in (PROV.agent, ESF.place, ESF.means) if (node := names.node(iri, term))), "")
    if meant:
        figures.append(Figure(Text("Avser", "Means"), *names.link(meant)))
    figures += [Figure(Text("Roll", "Role"), *names.link(node)) for node in names.nodes(listing, PROV.hadRole)]
    figures += [Figure(Text("Status", "Status"), *names.link(node)) for node in names.nodes(iri, ESF.status)]
    figures += [Figure(Text("Sidans format", "Layout of the page"), same(text.value)) for text in names.literals(iri, ESF.layout)]
    figures += [Figure(Text("Kan ange parter", "Can state parties"), truth(text.value)) for text in names.literals(iri, ESF.statesParties)]
    figures += [Figure(Text("Hämtad", "Retrieved"), same(text.value)) for text in names.literals(iri, PAV.retrievedOn)]
    pages = names.nodes(listing, DCTERMS.source)
    if line := names.text(listing, ESF.sourceLine):
        figures.append(Figure(Text("Rad på sidan", "Line on the page"), same(line), names.link(pages[0]).href if pages else ""))
    return View(tuple(figures), (), (projects.sources(names, pages),) if pages else ())


def _projects(names: Names, found: list[str], heading: Text, note: Text = NOTHING, empty: Text = NOTHING) -> Group:
    ordered = names.sorted(set(found))
    items = [Item(names.link(one), projects.told(names, one)) for one in ordered[:MOST]]
    return Group(heading, items, len(ordered), note, empty)


def _listing(names: Names, iri: str, term: URIRef, heading: Text, note: Text = NOTHING) -> Iterator[Group]:
    if found := names.subjects(iri, term):
        yield _projects(names, found, heading, note)


def _through_units(names: Names, iri: str) -> Iterator[Group]:
    """Give the units of an organisation, and the projects in which they are parties."""
    if units := names.sorted(names.subjects(iri, ORG.unitOf)):
        yield Group(Text("Enheter", "Units"), [Item(names.link(unit)) for unit in units[:MOST]], len(units))
    if through := [project for unit in units for project in names.subjects(unit, ESF.party)]:
        yield _projects(names, through, Text("Projekt genom enheterna", "Projects through its units"))


def _also(names: Names, iri: str) -> Iterator[Group]:
    """Give the other names of a thing."""
    if other := sorted({value.value for value in names.literals(iri, SKOS.altLabel)}):
        yield group(Text("Kallas även", "Also called"), [Item(Link(same(text))) for text in other], chips=True)


def _former(names: Names, iri: str) -> View:
    """Give the page of an IRI that only leads on, or of which nothing is said any longer."""
    now = [Figure(Text("Ersatt av", "Replaced by"), *names.link(node)) for node in names.nodes(iri, DCTERMS.isReplacedBy)]
    cautions = [_REPLACED] if now else [_GONE] if names.literals(iri, OWL.deprecated) else []
    return View(tuple(now), tuple(cautions))


_VIEWS: dict[str, Callable[[Names, str], View]] = {
    "project": projects.view,
    "actor": _actor,
    "municipality": _municipality,
    "county": _area,
    "region": _area,
}
