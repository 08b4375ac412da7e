"""What was built → the key figures, the answers that need no parameter, and what the front page shows of both."""

from collections.abc import Iterator, Mapping, Sequence

from pyoxigraph import Literal, NamedNode
from rdflib.namespace import DCTERMS, XSD

from esfgraph import __version__, queries, report
from esfgraph.captures import Conflict
from esfgraph.cli.assembly import Graph
from esfgraph.cli.figures import Figures, labelled, number
from esfgraph.cli.networks import Kind, cannot, left_out
from esfgraph.collection import Collection
from esfgraph.columns import column_names, empty_cells
from esfgraph.drawing import Picture
from esfgraph.front import Column, Download, LeftOut, NetworkLink, Overview, TableLink, Text
from esfgraph.sketch import sketch

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


def answers(built: Collection) -> list[tuple[queries.Question, queries.Table]]:
    """Answer every question that needs no parameter and gives a table, but for those that no page of the graph can answer."""
    periods = queries.coverage(built.store)
    asked = [question for question in _asked() if not queries.refused(question, periods)]
    results = [(question, queries.run(question, built.store)) for question in asked]
    return [(question, result) for question, result in results if isinstance(result, queries.Table)]


def _asked() -> list[queries.Question]:
    return [question for question in queries.library() if not question.parameters]


def overview(
    graph: Graph,
    built: Collection,
    figures: Figures,
    pictures: Mapping[Kind, Picture],
    tables: Sequence[tuple[queries.Question, queries.Table]],
) -> Overview:
    """Give what the front page shows."""
    periods = queries.coverage(built.store)
    return Overview(
        figures=list(labelled(figures)),
        networks=[_network(kind, pictures[kind]) for kind in _NETWORKS],
        tables=[*(_table(question, table, periods) for question, table in tables if not _for_networks(question)), *_unanswered(periods)],
        left_out=list(_left_out(graph)),
        pages=figures.read + figures.warned,
        version=__version__,
        downloads=[_download(question) for question, _ in tables if _for_networks(question)],
        conflicts=[_conflict(conflict, built) for conflict in graph.conflicts],
    )


def _network(kind: Kind, picture: Picture) -> NetworkLink:
    nodes, ties = picture.graph.number_of_nodes(), picture.graph.number_of_edges()
    text = Text(f"{number(nodes).sv} noder, {number(ties).sv} samband.", f"{number(nodes).en} nodes, {number(ties).en} ties.")
    said = (cannot(picture.graph, lang) or " ".join([size, *left_out(picture.graph, lang)]) for lang, size in text._asdict().items())
    return NetworkLink(
        _NETWORKS[kind], Text(*said), f"network-{kind}.html", f"network-{kind}.graphml", sketch(picture.part, picture.places)
    )


def _for_networks(question: queries.Question) -> bool:
    """Whether the answer is what a network is made from: too long to show, and the network shows it."""
    return "nätverk" in question.tags


def _download(question: queries.Question) -> Download:
    return Download(_file(question), Text(question.swedish.summary, question.english.summary))


def _file(question: queries.Question) -> str:
    return f"tables/{question.slug}.csv"


def _table(question: queries.Question, table: queries.Table, periods: queries.Periods) -> TableLink:
    names = column_names()
    kept = [i for i, column in enumerate(table.columns) if not (names[column][0].endswith(_IRI) or _holds_iris(table, i))]
    never = empty_cells()
    first = [[_shown(row[i], never.get(table.columns[i])) for i in kept] for row in table.rows[:SHOWN_ROWS]]
    columns = [Column(Text(*names[table.columns[i]]), any(_numeric(row[i]) for row in table.rows)) for i in kept]
    texts = question.swedish, question.english
    return TableLink(
        Text(*(text.summary for text in texts)),
        Text(*(queries.told(question, periods, lang) for lang in ("sv", "en"))),
        Text(*(text.caveat for text in texts)),
        columns,
        first,
        len(table.rows),
        _file(question),
    )


def _unanswered(periods: queries.Periods) -> Iterator[TableLink]:
    """Give the questions that no page of the graph can answer, each with the reason in the place of a table."""
    for question in _asked():
        reasons = [queries.refused(question, periods, lang) for lang in ("sv", "en")]
        if all(reasons) and not _for_networks(question):
            texts = question.swedish, question.english
            yield TableLink(Text(*(text.summary for text in texts)), Text(*reasons), Text("", ""), [], [], 0, "")


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


def _shown(term: object, never: tuple[str, str] | None) -> Text:
    """Give a cell in both languages; ``never`` is what an empty one means in its column."""
    return Text(*never) if term is None and never else Text(*[_cell(term)] * 2)


def _cell(term: object) -> str:
    text = str(getattr(term, "value", ""))
    return number(int(text)).sv if _numeric(term) and text.lstrip("-").isdigit() and len(text) > 4 else text


def _numeric(term: object) -> bool:
    return isinstance(term, Literal) and term.datatype.value in _NUMERIC
