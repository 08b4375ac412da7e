"""What was built → the key figures, the answers that need no parameter, and what the front page shows of both."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode
from rdflib.namespace import DCTERMS, XSD

from esfgraph import __version__, queries, report
from esfgraph.captures import Conflict
from esfgraph.cli.assembly import Graph
from esfgraph.cli.networks import Kind
from esfgraph.collection import Collection
from esfgraph.columns import column_names
from esfgraph.drawing import Picture
from esfgraph.front import Column, Download, Figure, LeftOut, NetworkLink, Overview, TableLink, Text
from esfgraph.sketch import sketch
from esfgraph.vocabulary import ESF

SHOWN_ROWS = 12
_IRI = "(IRI)"  # how the Swedish name ends of a column that is for programs
_NUMERIC = frozenset({str(XSD.integer), str(XSD.decimal)})
_NETWORKS = {
    Kind.PROJECTS: Text("Projekt med aktörer och kommuner", "Projects with actors and municipalities"),
    Kind.ACTORS: Text("Aktörer i samma projekt", "Actors in the same project"),
    Kind.MUNICIPALITIES: Text("Kommuner som nämns i samma projekt", "Municipalities named in the same project"),
}

FIELDS = {
    "title": Text("Titel", "Title"),
    "owner": Text("Ägare", "Owner"),
    "co_financers": Text("Medfinansiärer", "Co-financers"),
    "partners": Text("Samarbetspartner", "Partners"),
    "places": Text("Kommuner", "Municipalities"),
    "programme_period": Text("Programperiod", "Programme period"),
    "programme_area": Text("Programområde", "Programme area"),
    "phase": Text("Projektfas", "Phase"),
    "region": Text("ESF-region", "ESF region"),
    "granted_support": Text("Beviljat ESF-stöd (kr)", "Granted ESF support (SEK)"),
    "total_budget": Text("Total budget (kr)", "Total budget (SEK)"),
    "start": Text("Från", "From"),
    "end": Text("Till", "To"),
    "call": Text("Utlysning", "Call"),
    "specific_objective": Text("Specifikt mål", "Specific objective"),
    "intervention_types": Text("Interventionstyper", "Types of intervention"),
    "fund": Text("Fond", "Fund"),
    "programme_cci": Text("Programmets CCI-nummer", "CCI number of the programme"),
    "union_rate": Text("Unionens medfinansieringsgrad", "Union co-financing rate"),
    "planned_participants": Text("Planerat antal deltagare", "Planned participants"),
}
"""The fields in which pages of a project may contradict each other, as people call them."""


class Figures(NamedTuple):
    """The key figures. Money is the sum of what the pages state, in SEK; ``…_stated`` says for how many projects."""

    files: int
    read: int
    warned: int
    set_aside: int
    projects: int
    actors: int
    municipalities: int
    granted_support: int
    granted_support_stated: int
    total_budget: int
    total_budget_stated: int
    conflicts: int


def count(graph: Graph, built: Collection) -> Figures:
    """Count each project's money once, and as actors those who are party to a project themselves."""
    verdicts = [file.verdict for file in graph.files]
    support, budget = (_amounts(built, term) for term in (ESF.grantedSupport, ESF.totalBudget))
    return Figures(
        files=len(graph.files),
        read=verdicts.count("read"),
        warned=verdicts.count("warned"),
        set_aside=verdicts.count("set-aside"),
        projects=len(_values(built, ESF.programmePeriod, subjects=True)),
        actors=len(_values(built, ESF.party)),
        municipalities=len(_values(built, ESF.municipality)),
        granted_support=sum(support.values()),
        granted_support_stated=len(support),
        total_budget=sum(budget.values()),
        total_budget_stated=len(budget),
        conflicts=len(graph.conflicts),
    )


def labelled(figures: Figures) -> Iterator[Figure]:
    """Give the figures that people see, in order."""
    for name, value in (
        (_pages(figures), figures.read + figures.warned),
        (Text("Undanlagda filer", "Files set aside"), figures.set_aside),
        (Text("Projekt", "Projects"), figures.projects),
        (Text("Aktörer", "Actors"), figures.actors),
        (Text("Kommuner", "Municipalities"), figures.municipalities),
    ):
        yield Figure(name, _number(value))
    for name, value, stated in (
        (Text("Beviljat ESF-stöd", "Granted ESF support"), figures.granted_support, figures.granted_support_stated),
        (Text("Total budget", "Total budget"), figures.total_budget, figures.total_budget_stated),
    ):
        yield Figure(_of(name, stated, figures.projects), _money(value) if stated else Text("–", "–"), money=True)


def _pages(figures: Figures) -> Text:
    """Say how many of the pages that were read have warnings, if any."""
    if not figures.warned:
        return Text("Lästa sidor", "Pages read")
    return Text(f"Lästa sidor (varav {figures.warned} med varningar)", f"Pages read ({figures.warned} with warnings)")


def answers(built: Collection) -> list[tuple[queries.Question, queries.Table]]:
    """Answer every question that needs no parameter and gives a table."""
    asked = [question for question in queries.library() if set(question.parameters) <= set(question.defaults)]
    results = [(question, built.ask(question, {})) for question in asked]
    return [(question, result) for question, result in results if isinstance(result, queries.Table)]


def overview(
    graph: Graph,
    built: Collection,
    figures: Figures,
    pictures: Mapping[Kind, Picture],
    tables: Sequence[tuple[queries.Question, queries.Table]],
) -> Overview:
    """Give what the front page shows."""
    return Overview(
        figures=list(labelled(figures)),
        networks=[_network(kind, pictures[kind]) for kind in _NETWORKS],
        tables=[_table(question, table, built) for question, table in tables if not _for_networks(question)],
        left_out=list(_left_out(graph)),
        pages=figures.read + figures.warned,
        version=__version__,
        downloads=[_download(question) for question, _ in tables if _for_networks(question)],
        conflicts=[_conflict(conflict, built) for conflict in graph.conflicts],
    )


def _network(kind: Kind, picture: Picture) -> NetworkLink:
    nodes, ties = picture.graph.number_of_nodes(), picture.graph.number_of_edges()
    text = Text(f"{_number(nodes).sv} noder, {_number(ties).sv} samband.", f"{_number(nodes).en} nodes, {_number(ties).en} ties.")
    if unable := picture.graph.graph["unable"]:
        left_out = f" {unable} projekt är inte med: deras sidor kan inte ange parter eller platser."
        text = Text(text.sv + left_out, f"{text.en} {unable} projects are left out: their pages cannot state parties or places.")
    return NetworkLink(_NETWORKS[kind], text, f"network-{kind}.html", f"network-{kind}.graphml", sketch(picture.part, picture.places))


def _for_networks(question: queries.Question) -> bool:
    """Whether the answer is what a network is made from: too long to show, and the network shows it."""
    return "nätverk" in question.tags


def _download(question: queries.Question) -> Download:
    return Download(_file(question), Text(question.swedish.summary, question.english.summary))


def _file(question: queries.Question) -> str:
    return f"tables/{question.slug}.csv"


def _table(question: queries.Question, table: queries.Table, built: Collection) -> TableLink:
    names = column_names()
    kept = [i for i, column in enumerate(table.columns) if not (names[column][0].endswith(_IRI) or _holds_iris(table, i))]
    first = [[_cell(row[i]) for i in kept] for row in table.rows[:SHOWN_ROWS]]
    columns = [Column(Text(*names[table.columns[i]]), any(_numeric(row[i]) for row in table.rows)) for i in kept]
    texts = question.swedish, question.english
    return TableLink(
        Text(*(text.summary for text in texts)),
        Text(*(queries.coverage_sentence(question, built.store, lang) for lang in ("sv", "en"))),
        Text(*(text.caveat for text in texts)),
        columns,
        first,
        len(table.rows),
        _file(question),
    )


def _left_out(graph: Graph) -> Iterator[LeftOut]:
    for file in graph.files:
        if file.reason:
            yield LeftOut(file.file, Text(*report.REASONS[file.reason]))
        elif file.warnings:
            codes = sorted({code for _, _, code in file.warnings})
            yield LeftOut(file.file, Text(*("; ".join(report.WARNINGS[code][i] for code in codes) for i in (0, 1))))


def _holds_iris(table: queries.Table, column: int) -> bool:
    return any(isinstance(row[column], NamedNode) for row in table.rows)


def _conflict(conflict: Conflict, built: Collection) -> LeftOut:
    """Give the project by its title, and what its pages say of the field, each value with its files."""
    titles = built.store.quads_for_pattern(NamedNode(conflict.project), NamedNode(str(DCTERMS.title)), None)
    title = min((quad.object.value for quad in titles if isinstance(quad.object, Literal)), default=conflict.project)
    stated = "; ".join(f"{value} ({', '.join(where)})" for value, where in conflict.values)
    return LeftOut(title, Text(*(f"{name}: {stated}" for name in FIELDS.get(conflict.field, Text(conflict.field, conflict.field)))))


def _amounts(built: Collection, term: object) -> dict[str, int]:
    quads = built.store.quads_for_pattern(None, NamedNode(str(term)), None)
    return {str(quad.subject): int(quad.object.value) for quad in quads if isinstance(quad.object, Literal)}


def _values(built: Collection, term: object, *, subjects: bool = False) -> set[str]:
    return {str(quad.subject if subjects else quad.object) for quad in built.store.quads_for_pattern(None, NamedNode(str(term)), None)}


def _cell(term: object) -> str:
    text = str(getattr(term, "value", ""))
    return _number(int(text)).sv if _numeric(term) and text.lstrip("-").isdigit() and len(text) > 4 else text


def _numeric(term: object) -> bool:
    return isinstance(term, Literal) and term.datatype.value in _NUMERIC


def _number(value: int) -> Text:
    return Text(f"{value:,}".replace(",", "\u00a0"), f"{value:,}")


def _money(value: int) -> Text:
    number = _number(value)
    return Text(f"{number.sv}\u00a0kr", f"SEK\u00a0{number.en}")


def _of(name: Text, stated: int, projects: int) -> Text:
    """Say for how many projects an amount is stated, where that is not all of them."""
    if stated == projects:
        return name
    return Text(f"{name.sv} ({stated} av {projects} projekt anger det)", f"{name.en} (stated by {stated} of {projects} projects)")
