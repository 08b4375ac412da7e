"""What was built → what the front page shows of it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pyoxigraph import Literal, NamedNode
from rdflib.namespace import DCTERMS

from esfgraph import __version__, network, report
from esfgraph.captures import Conflict
from esfgraph.cli.answered import Answered
from esfgraph.cli.assembly import Graph
from esfgraph.cli.before import FORMER
from esfgraph.cli.catalogue import FRONT
from esfgraph.cli.figures import Figures, labelled, number
from esfgraph.cli.networks import Kind, cannot
from esfgraph.cli.shown import shown, table_file, texts
from esfgraph.collection import Collection
from esfgraph.drawing import Picture
from esfgraph.front import Download, LeftOut, NetworkLink, Overview, Remark
from esfgraph.network.methods import SHARE_TO_WARN_OF, facts
from esfgraph.queries import Periods
from esfgraph.sketch import sketch
from esfgraph.webpage import NOTHING, Text

OPEN_NAMES = "granskning"
"""The listing of names that nobody has decided, which `esfgraph review` writes as a file."""
_NETWORKS = {
    Kind.PROJECTS: Text("Projekt med aktörer och kommuner", "Projects with actors and municipalities"),
    Kind.ACTORS: Text("Aktörer i samma projekt", "Actors in the same project"),
    Kind.MUNICIPALITIES: Text("Kommuner som nämns i samma projekt", "Municipalities named in the same project"),
}
_KINDS = {
    "project": (Text("projekt", "project"), Text("projekt", "projects")),
    "actor": (Text("aktör", "actor"), Text("aktörer", "actors")),
    "municipality": (Text("kommun", "municipality"), Text("kommuner", "municipalities")),
}
_SHAPES = {
    "stars": Text("; bilden visar projekten som stjärnor", "; the picture shows the projects as stars"),
    "groups": Text("; bilden visar grupper", "; the picture shows groups"),
}
_UNITS = Text(" Enheter räknas som organisationen de hör till.", " Units count as the organisation that they belong to.")
_TIES = (Text("samband", "tie"), Text("samband", "ties"))
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


def overview(graph: Graph, built: Collection, figures: Figures, pictures: Mapping[Kind, Picture], asked: Sequence[Answered]) -> Overview:
    """Give what the front page shows."""
    names = next((one.table.distinct("actor") for one in asked if one.question.slug == OPEN_NAMES and one.table), set())
    return Overview(
        figures=list(labelled(figures)),
        networks=[_network(kind, pictures[kind], figures) for kind in _NETWORKS],
        answers=[shown(one, built) for one in asked if FRONT in one.question.tags],
        pages=figures.read + figures.warned,
        version=__version__,
        questions=len(asked),
        coverage=_coverage(pictures[Kind.PROJECTS].graph.graph["coverage"]),
        aside=_remarks((file.file, Text(*report.REASONS[file.reason])) for file in graph.files if file.reason),
        warned=_remarks(_warnings(graph)),
        conflicts=[_conflict(conflict, built) for conflict in graph.conflicts],
        open_names=len(names),
        open_file=next((table_file(one) for one in asked if one.question.slug == OPEN_NAMES), ""),
        tables=[_download(one) for one in asked if table_file(one)],
        more=[Download(FORMER, Text("IRI:er som saker hade i ett tidigare bygge", "IRIs that things had in an earlier build"))]
        if graph.former
        else [],
    )


def _network(kind: Kind, picture: Picture, figures: Figures) -> NetworkLink:
    graph = picture.graph
    refused = texts(lambda lang: cannot(graph, lang))
    told = facts(graph)
    one = told.share > SHARE_TO_WARN_OF
    share = f"{100 * told.share:.0f}"
    caution = Text(f"Ett enda projekt ligger bakom {share} % av sambanden.", f"A single project lies behind {share}% of the ties.")
    return NetworkLink(
        _NETWORKS[kind],
        refused if refused.sv else _size(picture, figures),
        f"network-{kind}.html",
        f"network-{kind}.graphml",
        sketch(picture.opening.part, picture.opening.places),
        caution if one and not refused.sv else NOTHING,
        NOTHING if refused.sv else texts(lambda lang: network.methods(graph, lang, __version__)),
    )


def _size(picture: Picture, figures: Figures) -> Text:
    """Say how many of each kind there are, "5 projekt, 14 aktörer, 82 kommuner, 96 samband", and what a picture shows that has not all."""
    graph = picture.graph
    kinds = Counter(str(node["kind"]) for _, node in graph.nodes(data=True))
    counts = [*((kinds[kind], words) for kind, words in _KINDS.items() if kinds[kind]), (graph.number_of_edges(), _TIES)]
    told = texts(lambda lang: ", ".join(f"{getattr(number(n), lang)} {getattr(words[n != 1], lang)}" for n, words in counts))
    shape = _SHAPES.get(picture.opening.form, NOTHING)
    whole = figures.able_projects == figures.projects  # then fewer actors than the key figure are units that count as their organisations
    units = _UNITS if whole and 0 < kinds["actor"] < figures.actors else NOTHING
    return Text(f"{told.sv}{shape.sv}.{units.sv}", f"{told.en}{shape.en}.{units.en}")


def _coverage(periods: Periods) -> Text:
    """Say of how many projects the networks can tell; nothing where that is all or none of them."""
    able, every = sum(period.able for period in periods), sum(period.projects for period in periods)
    if able in {0, every}:
        return NOTHING
    silent = [period for period in periods if not period.able]
    told = texts(lambda lang: "; ".join(period.told(lang) for period in periods))
    names = texts(lambda lang: ", ".join(period.name(lang) for period in silent))
    unlike = Text(f" Kan inte jämföras med andra perioder: {names.sv}.", f" Not comparable with other periods: {names.en}.")
    return Text(
        f"Nätverken visar {able} av {every} projekt: bara de har en sida som kan ange kommuner och andra parter än ägaren "
        f"({told.sv}).{unlike.sv if silent else ''}",
        f"The networks show {able} of {every} projects: only those have a page that can state municipalities and parties other than "
        f"the owner ({told.en}).{unlike.en if silent else ''}",
    )


def _download(one: Answered) -> Download:
    return Download(table_file(one), texts(lambda lang: one.question.texts(lang).summary))


def _warnings(graph: Graph) -> Iterator[tuple[str, Text]]:
    for file in graph.files:
        if not file.reason:
            yield from ((file.file, Text(*report.WARNINGS[code])) for code in sorted({code for _, _, code in file.warnings}))


def _remarks(found: Iterator[tuple[str, Text]]) -> list[Remark]:
    """Give each reason with its files, the most common reason first."""
    files: dict[Text, list[str]] = defaultdict(list)
    for file, text in found:
        files[text].append(file)
    return [Remark(text, files[text]) for text in sorted(files, key=lambda text: (-len(files[text]), text))]


def _conflict(conflict: Conflict, built: Collection) -> LeftOut:
    """Give the project by its title, and what its pages say of the field, each value with its files."""
    titles = built.store.quads_for_pattern(NamedNode(conflict.project), NamedNode(str(DCTERMS.title)), None)
    title = min((quad.object.value for quad in titles if isinstance(quad.object, Literal)), default=conflict.project)
    stated = "; ".join(f"{value} ({', '.join(where)})" for value, where in conflict.values)
    return LeftOut(title, Text(*(f"{name}: {stated}" for name in FIELDS.get(conflict.field, Text(conflict.field, conflict.field)))))
