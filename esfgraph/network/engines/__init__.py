"""What a question asks that a query alone cannot work out: pure functions from its rows to the rows of the answer, in one table.

A question's header names its engine (``#+ engine: shortest-path``). One more is one more module here and one more line in ``ENGINES``.
"""

from collections.abc import Mapping

from esfgraph.network.engines import continuing, partners, places, recurring, shortest, without
from esfgraph.network.engines.rows import Cell, Engine, Iri, Row

ENGINES: Mapping[str, Engine] = {
    "continuing-collaborations": continuing.ENGINE,
    "municipality-pairs": places.ENGINE,
    "network-without": without.ENGINE,
    "possible-partners": partners.ENGINE,
    "recurring-collaborations": recurring.ENGINE,
    "shortest-path": shortest.ENGINE,
}

__all__ = ["ENGINES", "Cell", "Engine", "Iri", "Row"]
