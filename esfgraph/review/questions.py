"""The names that nothing identifies, most consequential first, each with whom it may mean: for a person to decide.

Likeness suggests and never decides: the suggestions are rows to review, and change nothing until a person has said yes.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
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


def open_questions(questions: Iterable[OpenQuestion], names: Iterable[tuple[str, str]], most: int | None = None) -> list[OpenQuestion]:
    """Give the ``most`` questions on which most hangs (all by default), with suggestions added by likeness to ``names`` (IRI, name).

    Most hangs on a name that stands in most projects; among equals on the one with most ties. Equal names are not one question: each
    project's is decided by itself, because equal words often mean different bodies.
    """
    asked = list(questions)
    pages = Counter(fold(question.name) for question in asked)
    first = sorted(asked, key=lambda q: (-pages[fold(q.name)], -q.ties, fold(q.name), q.actor, q.page))[:most]
    known = sorted((fold(name), iri, name) for iri, name in set(names))
    found = {name: _alike(name, known) for name in {fold(question.name) for question in first}}
    return [replace(question, suggested=_with_more(question.suggested, found[fold(question.name)])) for question in first]


def _with_more(suggested: tuple[Suggestion, ...], alike: list[Suggestion]) -> tuple[Suggestion, ...]:
    known = {suggestion.iri for suggestion in suggested}
    more = [suggestion for suggestion in alike if suggestion.iri not in known]
    return (*suggested, *more[: max(0, _MOST - len(suggested))])


def _alike(name: str, known: Sequence[tuple[str, str, str]]) -> list[Suggestion]:
    """Give whom of ``known`` (folded name, IRI, name; sorted) the name is like, the likest first, each once."""
    choices = [form for form, _, _ in known]
    scored = {at: score / 100 for _, score, at in process.extract(name, choices, scorer=fuzz.ratio, score_cutoff=_LIKE, limit=_MOST)}
    if len(name) >= _CUT:
        for at in range(bisect_right(choices, name), len(known)):
            if not choices[at].startswith(name):
                break
            scored[at] = len(name) / len(choices[at])
    found: dict[str, Suggestion] = {}
    for at in sorted(scored, key=lambda at: (-scored[at], known[at])):
        _, iri, written = known[at]
        found.setdefault(iri, Suggestion(iri, written, likeness=scored[at]))
    return list(found.values())


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
