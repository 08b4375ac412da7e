"""Of how many projects an answer can tell at all: those with a page that has room for what is asked.

Only projects that the question looks at are counted: its header names a query (``selection``) that counts them with the parameters
the two have in common.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Store

from esfgraph.queries.endpoint import Endpoint
from esfgraph.queries.question import SELECTION, Question, find
from esfgraph.queries.running import check_parameters, run
from esfgraph.queries.tables import Table, Term

_SENTENCES = {
    ("parties", "sv"): "{able} av {all} projekt har en sida som kan ange fler parter än ägaren{periods}.",
    ("parties", "en"): "{able} of {all} {have} a page that can state more parties than the owner{periods}.",
    ("places", "sv"): "{able} av {all} projekt har en sida som kan ange kommuner{periods}.",
    ("places", "en"): "{able} of {all} {have} a page that can state municipalities{periods}.",
}
_INCOMPARABLE = {"sv": " Kan inte jämföras med andra perioder: {}.", "en": " Not comparable with other periods: {}."}
_REFUSALS = {
    "sv": "{question}: kan inte besvaras. {told} Ett tomt svar hade sett ut som att inget finns.",
    "en": "{question}: cannot be answered. {told} An empty answer would have looked as if there were none.",
}
_OF = {"sv": "av", "en": "of"}
_UNKNOWN = {"sv": "okänd period", "en": "unknown period"}

Terms = Mapping[str, NamedNode | Literal]


@dataclass(frozen=True, slots=True)
class PeriodCoverage:
    """A programme period (its name, empty where unknown), its projects, and how many have a page that can state parties and places."""

    period: str
    projects: int
    able: int

    def told(self, lang: str) -> str:
        """Say it in ``sv`` or ``en``: ``2007–2013: 5 av 13``."""
        return f"{self.name(lang)}: {self.able} {_OF[lang]} {self.projects}"

    def name(self, lang: str) -> str:
        """Give the period's name, in ``sv`` or ``en`` also where it is unknown."""
        return self.period or _UNKNOWN[lang]


Periods = tuple[PeriodCoverage, ...]


def coverage(store: Store | Endpoint, question: Question | None = None, terms: Terms | None = None) -> tuple[PeriodCoverage, ...]:
    """Give the coverage of each programme period, by period: of the whole graph, or of what a question with these terms looks at.

    The projects of all periods add up to those of the graph or of the selection.

    Raises:
        UsageError: a parameter of the question is missing or unknown.
    """
    if question:
        check_parameters(question, terms or {})
    counts = find(question.selection if question else SELECTION)
    table = run(counts, store, {name: term for name, term in (terms or {}).items() if name in counts.parameters})
    if not isinstance(table, Table):
        return ()
    rows = (dict(zip(table.columns, row, strict=True)) for row in table.rows)
    return tuple(PeriodCoverage(_text(row["periodName"]), int(_text(row["projects"])), int(_text(row["ableProjects"]))) for row in rows)


def coverage_sentence(question: Question, store: Store | Endpoint, terms: Terms | None = None, lang: str = "sv") -> str:
    """Say, in ``sv`` or ``en``, how many projects the question can count; empty for a question on what every page can state.

    Where several programme periods are looked at, each is told by itself: a period in which no page can state it must not be compared.
    """
    return "" if question.coverage == "none" else told(question, coverage(store, question, terms), lang)


def refusal(question: Question, store: Store | Endpoint, terms: Terms | None = None, lang: str = "sv") -> str:
    """Say, in ``sv`` or ``en``, why the question cannot be answered; empty where it can.

    It cannot where it asks for what only some pages can state, there are projects to look at, and none of them has such a page. A
    question on all roles (``coverage: roles``) always can, for every page can state the owner.
    """
    return "" if question.coverage in {"none", "roles"} else refused(question, coverage(store, question, terms), lang)


def refused(question: Question, periods: Periods, lang: str = "sv") -> str:
    """Say what ``refusal`` says, of periods counted before: whoever asks much of one graph counts it once."""
    if question.coverage in {"none", "roles"} or not periods or any(one.able for one in periods):
        return ""
    return _REFUSALS[lang].format(question=question.name, told=told(question, periods, lang))


def told(question: Question, periods: Periods, lang: str = "sv") -> str:
    """Say what ``coverage_sentence`` says, of periods counted before."""
    if question.coverage == "none":
        return ""
    able = sum(one.able for one in periods)
    several = f" ({'; '.join(one.told(lang) for one in periods)})" if len(periods) > 1 else ""
    asked = "places" if question.coverage == "places" else "parties"
    every = sum(one.projects for one in periods)
    have = f"project{'s' * (every != 1)} {'has' if 1 in {able, every} else 'have'}"
    sentence = _SENTENCES[asked, lang].format(able=able, all=every, have=have, periods=several)
    silent = ", ".join(one.name(lang) for one in periods if not one.able)
    return sentence + (_INCOMPARABLE[lang].format(silent) if able and silent else "")


def _text(term: Term | None) -> str:
    return str(getattr(term, "value", ""))
