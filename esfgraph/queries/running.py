"""One question and its values → the answer. Values are bound as terms; nobody's text becomes query text."""

from collections.abc import Mapping

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QuerySolutions, Store, Triple, Variable

from esfgraph.errors import QueryError, UsageError
from esfgraph.queries.endpoint import Endpoint
from esfgraph.queries.guard import check
from esfgraph.queries.question import Question, read_question
from esfgraph.queries.tables import Table
from esfgraph.store import has_own_union

Result = Table | bool | tuple[Triple, ...]


def run(question: Question | str, store: Store | Endpoint, parameters: Mapping[str, NamedNode | Literal] | None = None) -> Result:
    """Ask the union of all graphs of the store.

    Args:
        question: a question of the library, or the text of a query with or without a header.
        store: the built graph, or a server that holds it.
        parameters: one term for each parameter that the header declares (see ``lookup.find_term``).

    Returns:
        A table for SELECT, without the parameters' own columns; a truth value for ASK; sorted triples for CONSTRUCT and DESCRIBE.

    Raises:
        UsageError: a parameter is missing or unknown.
        QueryError: the text is refused (see ``guard.check``) or the engine does not accept it.
        InputError: a server gives no answer, or none that can be read.
    """
    asked = read_question(question, "query") if isinstance(question, str) else question
    values = parameters or {}
    check_parameters(asked, values)
    check(asked.text)
    if isinstance(store, Endpoint):
        return store.query(asked.text, {f"_{name}": term for name, term in values.items()})
    bound: dict[Variable, NamedNode | BlankNode | Literal | Triple] = {Variable(f"_{name}"): term for name, term in values.items()}
    try:
        answer = store.query(asked.text, use_default_graph_as_union=not has_own_union(store), substitutions=bound)
        if isinstance(answer, QueryBoolean):
            return bool(answer)
        if isinstance(answer, QuerySolutions):
            return _table(answer, {variable.value for variable in bound})
        return tuple(sorted(set(answer), key=str))
    except (SyntaxError, RuntimeError, OSError, ValueError) as error:
        raise QueryError(f"{asked.name}: {error}") from error


def check_parameters(question: Question, values: Mapping[str, object]) -> None:
    """Refuse values that a question does not take, and a question without a value that it takes.

    Raises:
        UsageError: a parameter is missing or unknown; the message names those that it takes.
    """
    known = ", ".join(f"{name} ({kind})" for name, kind in question.parameters.items()) or "none"
    for name in values:
        if name not in question.parameters:
            raise UsageError(f"{question.name}: unknown parameter “{name}”; it takes: {known}")
    for name in question.parameters:
        if name not in values:
            raise UsageError(f"{question.name}: parameter “{name}” is missing; it takes: {known}. Write --param {name}=…")


def _table(solutions: QuerySolutions, hidden: set[str]) -> Table:
    names = [variable.value for variable in solutions.variables]
    kept = [index for index, name in enumerate(names) if name not in hidden]
    rows = tuple(map(tuple, solutions))
    if hidden:
        rows = tuple(tuple(row[index] for index in kept) for row in rows)
    return Table(tuple(names[index] for index in kept), rows)
