"""Of how many projects an answer can tell at all: those with a page that has room for what is asked."""

from dataclasses import dataclass

from pyoxigraph import Store

from esfgraph.queries.question import Question, find
from esfgraph.queries.running import run
from esfgraph.queries.tables import Table, Term

_COUNTS = "tackning-per-period"
_SENTENCES = {
    ("parties", "sv"): "{able} av {all} projekt har en sida som kan ange fler parter än ägaren{periods}.",
    ("parties", "en"): "{able} of {all} projects have a page that can state more parties than the owner{periods}.",
    ("places", "sv"): "{able} av {all} projekt har en sida som kan ange kommuner{periods}.",
    ("places", "en"): "{able} of {all} projects have a page that can state municipalities{periods}.",
}
_OF = {"sv": "av", "en": "of"}
_UNKNOWN = {"sv": "okänd period", "en": "unknown period"}


@dataclass(frozen=True, slots=True)
class PeriodCoverage:
    """A programme period (its name, empty where unknown), its projects, and how many have a page that can state parties and places."""

    period: str
    projects: int
    able: int


def coverage(store: Store) -> tuple[PeriodCoverage, ...]:
    """Give the coverage of each programme period in the graph, by period; the projects of all add up to those of the graph."""
    table = run(find(_COUNTS), store)
    if not isinstance(table, Table):
        return ()
    rows = (dict(zip(table.columns, row, strict=True)) for row in table.rows)
    return tuple(PeriodCoverage(_text(row["periodName"]), int(_text(row["projects"])), int(_text(row["ableProjects"]))) for row in rows)


def coverage_sentence(question: Question, store: Store, lang: str = "sv") -> str:
    """Say, in ``sv`` or ``en``, how many projects the question can count; empty for a question on what every page can state.

    Where the graph holds several programme periods, each is told by itself: a period in which no page can state it must not be compared.
    """
    if question.coverage == "none":
        return ""
    periods = coverage(store)
    each = (f"{one.period or _UNKNOWN[lang]}: {one.able} {_OF[lang]} {one.projects}" for one in periods)
    return _SENTENCES[question.coverage, lang].format(
        able=sum(one.able for one in periods),
        all=sum(one.projects for one in periods),
        periods=f" ({'; '.join(each)})" if len(periods) > 1 else "",
    )


def _text(term: Term | None) -> str:
    return str(getattr(term, "value", ""))
