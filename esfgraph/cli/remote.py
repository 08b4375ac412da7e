"""A server in the place of a built graph: the words of parameters are looked up in the names that the server gives."""

from collections.abc import Iterator, Mapping

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store

from esfgraph import lookup, queries
from esfgraph.cli.build import checked_base
from esfgraph.collection import Collection
from esfgraph.resources import folder
from esfgraph.vocabulary import DEFAULT_BASE

_NAMES = "lookup/names.rq"


def known(server: queries.Endpoint, question: queries.Question, words: Mapping[str, str], base: str | None) -> Collection:
    """Give a collection with the names of the kinds of things that the parameters ask for, and with nothing else.

    That is enough to tell what the words mean and to call things by their names. Of a thing given by its IRI, only its own are asked for.

    Raises:
        EsfgraphError: the server does not answer.
    """
    own = checked_base(base or DEFAULT_BASE)
    store = Store()
    for kind, thing in sorted(_asked(question, words, own), key=str):
        store.extend(_names(server, kind, thing, own))
    return Collection(store, own, {})


def _asked(question: queries.Question, words: Mapping[str, str], base: str) -> set[tuple[str, NamedNode | None]]:
    """Give the kinds of things to be told apart, each with the one thing where an IRI names it."""
    given = {**question.defaults, **words}
    asked = {(kind, lookup.iri_of(given[name], base)) for name, kind in question.parameters.items() if name in given}
    authorities = {("actor", None) for kind, thing in asked if kind == "municipality" and not thing}  # a municipality goes by theirs too
    return {(one, thing) for kind, thing in asked | authorities for one in lookup.single_kinds(kind)}


def _names(server: queries.Endpoint, kind: str, thing: NamedNode | None, base: str) -> Iterator[Quad]:
    by, of = lookup.membership(kind, base)
    text = (folder("queries") / _NAMES).read_text(encoding="utf-8")
    terms: dict[str, NamedNode | Literal] = {"_by": by, "_of": of, **({"thing": thing} if thing else {})}
    answer = server.query(text, terms)
    if not isinstance(answer, queries.Table):
        return
    for row in answer.rows:
        cells = dict(zip(answer.columns, row, strict=True))
        subject, predicate, value = cells.get("thing", thing), cells.get("property"), cells.get("value")
        if isinstance(subject, NamedNode) and isinstance(predicate, NamedNode) and value is not None and not isinstance(value, BlankNode):
            yield Quad(subject, predicate, value)
