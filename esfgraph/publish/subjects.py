"""Triples in the order of a reader: one thing after the other, first what it is and what it is called."""

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Triple
from rdflib.namespace import DCTERMS, RDF, RDFS

Value = NamedNode | Literal
Stated = list[tuple[str, list[Value]]]
"""What is said of one thing: each predicate's IRI with its values."""

_FIRST = (str(RDF.type), str(DCTERMS.title), str(RDFS.label))


def by_subject(triples: Iterable[Triple]) -> Iterator[tuple[str, Stated]]:
    """Give each subject's IRI with what is said of it: sorted, every triple once.

    Raises:
        TypeError: a blank node or a triple term, which the graph never has.
    """
    found: dict[str, dict[str, set[Value]]] = {}
    for triple in triples:
        if not isinstance(triple.subject, NamedNode) or not isinstance(triple.object, Value):
            raise TypeError(f"a term that public output never has, in: {triple}")
        found.setdefault(triple.subject.value, {}).setdefault(triple.predicate.value, set()).add(triple.object)
    for subject in sorted(found):
        stated = found[subject]
        yield subject, [(predicate, sorted(stated[predicate], key=str)) for predicate in sorted(stated, key=_place)]


def _place(predicate: str) -> tuple[int, str, str]:
    """Give where a property stands: type and names first, then by local name, as readers look for it."""
    return (
        _FIRST.index(predicate) if predicate in _FIRST else len(_FIRST),
        predicate[predicate.rfind("#") + 1 :].rpartition("/")[2],
        predicate,
    )
