"""Every question of the library, asked once of what was built; one that takes values is asked with the first that give an answer."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pyoxigraph import NamedNode

from esfgraph import answering, lookup, queries
from esfgraph.cli.busiest import Term, busiest
from esfgraph.collection import Collection
from esfgraph.errors import UsageError

TRIES = 6
"""So many values are tried for a question before an empty answer is shown."""
Terms = Mapping[str, Term]


@dataclass(frozen=True, slots=True)
class Answered:
    """A question, the values it was asked with, its table, and of which projects of each programme period it speaks.

    ``table`` is ``None`` where it was not asked: no page can answer it, or the graph has no value that fits a parameter.
    """

    question: queries.Question
    table: queries.Table | None = None
    periods: queries.Periods = ()
    terms: Terms = field(default_factory=dict)

    def refused(self, lang: str) -> str:
        """Say in ``sv`` or ``en`` why no page can answer it; empty where one can."""
        return queries.refused(self.question, self.periods, lang)

    def sentence(self, built: Collection, lang: str) -> str:
        """Give the answer sentence in ``sv`` or ``en``; empty where there is no answer."""
        if self.table is None:
            return ""
        return queries.answer(self.question, self.table, self.named(built, lang), lang)

    def named(self, built: Collection, lang: str) -> dict[str, str]:
        """Give, by parameter, the name of the value that it was asked with."""
        return {
            name: lookup.label(built.store, term, lang) if isinstance(term, NamedNode) else term.value for name, term in self.terms.items()
        }


def answer_all(built: Collection) -> list[Answered]:
    """Ask every question of the library, in its order; the coverage of what they look at is counted once."""
    asking = _Asking(built)
    return [asking.ask(question) for question in queries.library()]


@dataclass(slots=True)
class _Asking:
    built: Collection
    counted: dict[tuple[object, ...], queries.Periods] = field(default_factory=dict)
    things: dict[str, list[Term]] = field(default_factory=dict)

    def ask(self, question: queries.Question) -> Answered:
        """Ask with the first values that give rows; where none do, with the first ones."""
        first = None
        for terms in self._values(question):
            found = self._asked(question, terms)
            if found.table and found.table.rows:
                return found
            first = first or found
        return first or Answered(question)

    def _asked(self, question: queries.Question, terms: Terms) -> Answered:
        periods = self._periods(question, terms)
        if queries.refused(question, periods):
            return Answered(question, periods=periods, terms=terms)
        result = answering.answered(question, self.built.store, terms)
        return Answered(question, result if isinstance(result, queries.Table) else None, periods, terms)

    def _periods(self, question: queries.Question, terms: Terms) -> queries.Periods:
        counts = queries.find(question.selection).parameters
        key = (question.selection, *((name, term) for name, term in sorted(terms.items()) if name in counts))
        if key not in self.counted:
            self.counted[key] = queries.coverage(self.built.store, question, terms)
        return self.counted[key]

    def _values(self, question: queries.Question) -> Iterator[Terms]:
        """Give values for all parameters, as often as there are some to try: of two parameters of a kind the second changes."""
        known = dict(self._defaults(question))
        kinds = Counter(kind for name, kind in question.parameters.items() if name not in known)
        for at in range(TRIES if kinds else 1):
            taken: Counter[str] = Counter()
            terms = dict(known)
            for name, kind in question.parameters.items():
                if name not in terms:
                    taken[kind] += 1
                    place = taken[kind] - 1 + (at if taken[kind] == kinds[kind] else 0)
                    terms.update((name, thing) for thing in self._things(kind)[place : place + 1])
            if terms.keys() == question.parameters.keys():
                yield terms

    def _defaults(self, question: queries.Question) -> Iterator[tuple[str, Term]]:
        for name, words in question.defaults.items():
            try:
                yield name, lookup.find_term(self.built.store, words, question.parameters[name], self.built.base)
            except UsageError:  # a name that this graph does not know
                continue

    def _things(self, kind: str) -> list[Term]:
        if kind not in self.things:
            self.things[kind] = busiest(self.built.store, kind)
        return self.things[kind]
