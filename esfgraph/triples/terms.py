"""Terms of the vocabulary (rdflib's) → terms of the store (pyoxigraph's)."""

from pyoxigraph import Literal, NamedNode
from rdflib import URIRef

Statement = tuple[NamedNode, URIRef, NamedNode | Literal]


def node(term: URIRef) -> NamedNode:
    """Give a vocabulary term as the store's own kind of term."""
    return NamedNode(str(term))


def typed(value: object, datatype: URIRef) -> Literal:
    """Give a literal with its datatype; the value is written as ``str`` writes it."""
    return Literal(str(value), datatype=node(datatype))
