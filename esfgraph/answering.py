"""A question and its values → the whole answer: the query's rows, and what an engine of the network works out from them."""

from collections.abc import Mapping

from pyoxigraph import Literal, NamedNode, Store
from rdflib.namespace import XSD

from esfgraph import queries
from esfgraph.errors import QueryError
from esfgraph.network.engines import ENGINES, Cell, Iri

_INTEGER = NamedNode(str(XSD.integer))


def answered(
    question: queries.Question, store: Store | queries.Endpoint, terms: Mapping[str, NamedNode | Literal] | None = None
) -> queries.Result:
    """Ask the store or server as ``queries.run`` does, and finish the answer.

    Raises:
        UsageError, QueryError, InputError: see ``queries.run``.
        QueryError: the question names an engine that there is not.
    """
    return finished(question, queries.run(question, store, terms))


def finished(question: queries.Question, result: queries.Result) -> queries.Result:
    """Give the answer that the question's engine works out from the rows of its query; without an engine the rows are the answer.

    Raises:
        QueryError: the question names an engine that there is not.
    """
    if not question.engine or not isinstance(result, queries.Table):
        return result
    if question.engine not in ENGINES:
        raise QueryError(f"{question.name}: `engine` is “{question.engine}”; known: {', '.join(ENGINES)}")
    engine = ENGINES[question.engine]
    rows = [
        {column: str(getattr(term, "value", term)) for column, term in zip(result.columns, row, strict=True) if term is not None}
        for row in result.rows
    ]
    return queries.Table(engine.columns, tuple(tuple(map(_term, cells)) for cells in engine.compute(rows)))


def _term(cell: Cell) -> NamedNode | Literal | None:
    if cell is None or isinstance(cell, Iri):
        return None if cell is None else NamedNode(cell)
    return Literal(str(cell), datatype=_INTEGER) if isinstance(cell, int) else Literal(cell)
