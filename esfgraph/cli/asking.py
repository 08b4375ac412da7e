"""A question asked of a built graph or of a server: where it is asked, what its words mean, and the answer in any form."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pyoxigraph import Store

from esfgraph import provenance, queries
from esfgraph.answering import answered
from esfgraph.cli.answered import Answered
from esfgraph.cli.busiest import Term
from esfgraph.cli.single import answer_html
from esfgraph.collection import Collection
from esfgraph.errors import UsageError
from esfgraph.vocabulary import prefixes

FORMATS = (*queries.FORMATS, "html")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a question is asked: the graph or server, and what knows the names of its things.

    ``address`` is that of a server, else empty; with ``mentions`` the graph counts whom the prose mentions.
    """

    source: Store | queries.Endpoint
    built: Collection
    address: str = ""
    mentions: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the answer of one place."""

    question: queries.Question
    result: queries.Result
    place: Place
    terms: Mapping[str, Term] = field(default_factory=dict)

    def said(self, lang: str) -> str:
        """Give the answer sentence and the coverage below it, in ``sv`` or ``en``; empty for what is no table."""
        if not isinstance(self.result, queries.Table):
            return ""
        answer = Answered(self.question, self.result, (), self.terms).sentence(self.place.built, lang)
        return "\n".join(filter(None, (answer, queries.coverage_sentence(self.question, self.place.source, self.terms, lang))))

    def written(self, form: str, lang: str, *, width: int = 100, raw: bool = False) -> str:
        """Give the answer in one of ``FORMATS``."""
        if form != "html":
            return queries.render(self.result, form, prefixes(self.place.built.base), width=width, raw=raw)
        question, source = self.question, self.place.source
        periods = queries.coverage(source, question, self.terms) if question.coverage != "none" else ()
        one = Answered(question, periods=periods, terms=self.terms)
        return answer_html(one, self.result, self.place.built, lang, self.place.address)

    @property
    def sourced(self) -> bool:
        """Tell whether any row has a page behind it; ``with_sources`` finds them."""
        return isinstance(self.result, queries.Table) and any(self.result.sources or ())

    def with_sources(self) -> "Asked":
        """Give the answer with the pages behind each row.

        Raises:
            UsageError: the answer has no rows of a SELECT.
        """
        if not isinstance(self.result, queries.Table):
            raise UsageError("--with-source goes with the rows of a SELECT; this query gives none")
        found = provenance.evidence(self.place.source, mentions=self.place.mentions)
        return replace(self, result=provenance.with_sources(self.result, found, self.question, self.terms, self.place.built.pages))


def ask(question: queries.Question, words: Mapping[str, str], place: Place, lang: str) -> Asked:
    """Look the words of the parameters up and ask.

    Raises:
        UsageError: a word means nothing or several things, or no page of what the question looks at can answer it.
        QueryError, InputError: see ``queries.run``.
    """
    terms = place.built.terms(question, words, lang)
    if refused := queries.refusal(question, place.source, terms, lang):
        raise UsageError(refused)
    return Asked(question, answered(question, place.source, terms), place, terms)
