"""The names that nothing identifies, most consequential first, each with whom it may mean: for a person to decide.

Likeness suggests and never decides: the suggestions are rows to review, and change nothing until a person has said yes.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz, process

from esfgraph.reference import fold
from esfgraph.review.sssom import NO_TERM, SAME, UNIT, Mapping, curie

_LIKE = 85  # rapidfuzz's ratio, per cent: "Regionförbundet Jämlands län" and "… i Jämtlands län" pass, "Staben" and "Skolan" do not
_MOST = 3
_CUT = 26  # the site cut names at some thirty characters; a shorter beginning of a name is no cut name
LIKENESS = "semapv:LexicalSimilarityThresholdMatching"
BY_RULE = "semapv:CompositeMatching"
OPEN = "semapv:UnspecifiedMatching"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Whom a name may mean, or of whom it may be a unit: IRI, name, and from 0 to 1 how alike the names are (``None``: by a rule)."""

    iri: str
    name: str
    unit: bool = False
    likeness: float | None = None


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A name inside a project whose bearer is unknown, where it stands, and how many parties it is named with there (ties).

    ``lines`` and ``roles`` are those of the page, in its order. ``unit``: the words are a unit's, so its organisation is asked for.
    """

    actor: str
    name: str
    roles: tuple[str, ...]
    page: str
    lines: tuple[int, ...]
    ties: int
    unit: bool = False
    suggested: tuple[Suggestion, ...] = ()


def open_questions(questions: Iterable[OpenQuestion], names: Sequence[tuple[str, str]]) -> list[OpenQuestion]:
    """Give the questions with suggestions added by likeness to ``names`` (IRI, name), those on which most hangs first.

    Most hangs on a name that stands in most projects; among equals on the one with most ties. Equal names are not one question: each
    project's is decided by itself, because equal words often mean different bodies.
    """
    asked = list(questions)
    choices = [fold(name) for _, name in names]
    pages: dict[str, int] = defaultdict(int)
    for question in asked:
        pages[fold(question.name)] += 1
    found = {name: _alike(name, choices, names) for name in sorted(pages)}
    complete = [replace(question, suggested=_with_more(question.suggested, found[fold(question.name)])) for question in asked]
    return sorted(complete, key=lambda q: (-pages[fold(q.name)], -q.ties, fold(q.name), q.actor, q.page))


def _with_more(suggested: tuple[Suggestion, ...], alike: list[Suggestion]) -> tuple[Suggestion, ...]:
    known = {suggestion.iri for suggestion in suggested}
    more = [suggestion for suggestion in alike if suggestion.iri not in known]
    return (*suggested, *more[: max(0, _MOST - len(suggested))])


def _alike(name: str, choices: Sequence[str], names: Sequence[tuple[str, str]]) -> list[Suggestion]:
    by_ratio = process.extract(name, choices, scorer=fuzz.ratio, score_cutoff=_LIKE, limit=_MOST)
    scored = {at: score / 100 for _, score, at in by_ratio}
    if len(name) >= _CUT:
        scored |= {at: len(name) / len(choice) for at, choice in enumerate(choices) if choice != name and choice.startswith(name)}
    best = sorted(scored, key=lambda at: (-scored[at], names[at]))
    once = dict.fromkeys(names[at][0] for at in best)
    first = {iri: next(at for at in best if names[at][0] == iri) for iri in once}
    return [Suggestion(iri, names[at][1], likeness=scored[at]) for iri, at in first.items()]


def to_rows(questions: Iterable[OpenQuestion], base: str) -> Iterator[Mapping]:
    """Give a row for each suggestion of each question; a question without any gets one row to fill in."""
    asked = list(questions)
    projects: dict[str, set[str]] = defaultdict(set)
    for question in asked:
        projects[fold(question.name)].add(question.actor)
    for question in asked:
        subject = {
            "subject_id": curie(question.actor, base),
            "subject_label": question.name,
            "role": "; ".join(question.roles),
            "page": question.page,
            "line": "; ".join(map(str, question.lines)),
            "projects": str(len(projects[fold(question.name)])),
            "ties": str(question.ties),
        }
        for suggestion in question.suggested:
            yield Mapping(
                predicate_id=curie(UNIT if suggestion.unit else SAME, base),
                object_id=curie(suggestion.iri, base),
                object_label=suggestion.name,
                mapping_justification=BY_RULE if suggestion.likeness is None else LIKENESS,
                confidence="" if suggestion.likeness is None else f"{suggestion.likeness:.2f}",
                **subject,
            )
        if not question.suggested:
            yield Mapping(
                predicate_id=curie(UNIT if question.unit else SAME, base), object_id=NO_TERM, mapping_justification=OPEN, **subject
            )
