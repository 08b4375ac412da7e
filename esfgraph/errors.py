"""What can go wrong, and what it costs.

    EsfgraphError              the root; exit code 2
    ├── InputError             nothing readable, a path that is not there
    ├── UsageError             an unknown name, parameter or value
    │   └── AmbiguousError     a word that means several things; they are listed
    ├── QueryError             a query file or text that no engine accepts
    ├── PublicDataError        a predicate outside the allow-list; nothing is written
    └── DataError              the data violates a rule; exit code 1

Every message names the file, line or value and the way out.
"""


class EsfgraphError(Exception):
    """The root of everything esfgraph raises on purpose."""

    exit_code = 2


class InputError(EsfgraphError):
    """An input that is not there, or from which nothing could be read."""


class UsageError(EsfgraphError):
    """A name, parameter or value that the command does not know."""


class AmbiguousError(UsageError):
    """A word that means several things in the graph; the message lists them."""


class QueryError(EsfgraphError):
    """A query that cannot be read, or that reaches outside the graph."""


class PublicDataError(EsfgraphError):
    """A statement with a predicate that is not allowed in public output."""


class DataError(EsfgraphError):
    """The data violates a rule; the report says which."""

    exit_code = 1
