"""Triples → RDF/XML as portals harvest it: absolute IRIs, no blank nodes, typed elements, the same bytes every time."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from pyoxigraph import NamedNode, Triple
from rdflib.namespace import RDF, XSD

from esfgraph.errors import DataError
from esfgraph.publish.subjects import Stated, Value, by_subject

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to write, not even as a character reference."""

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*$")
_MARKUP = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def serialize(triples: Iterable[Triple], prefixes: Mapping[str, str]) -> str:
    """Give the RDF/XML of the triples (no blank nodes), with the namespaces in use.

    Raises:
        DataError: a predicate that no XML element can be named after, or a literal with a character that XML cannot hold.
    """
    names = _Names(prefixes)
    body = "".join(chain.from_iterable(_element(subject, stated, names) for subject, stated in by_subject(triples)))
    namespaces = "".join(f'\n    xmlns:{prefix}="{_escaped(names.used[prefix])}"' for prefix in sorted(names.used))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{namespaces}>\n{body}</rdf:RDF>\n'


def _element(subject: str, stated: Stated, names: "_Names") -> Iterator[str]:
    """Give one thing's element; its first class that has a name is the element's name."""
    kinds = [value.value for predicate, values in stated if predicate == str(RDF.type) for value in values if isinstance(value, NamedNode)]
    kind = next(filter(_NAME.search, kinds), None)
    tag = names.tag(kind) if kind else "rdf:Description"
    yield f'  <{tag} rdf:about="{_escaped(subject)}">\n'
    for predicate, values in stated:
        name = names.tag(predicate)
        for value in values:
            if predicate != str(RDF.type) or value != NamedNode(kind or subject):
                yield f"    <{name}{_content(value, name)}\n"
    yield f"  </{tag}>\n"


def _content(value: Value, name: str) -> str:
    if isinstance(value, NamedNode):
        return f' rdf:resource="{_escaped(value.value)}"/>'
    about = f' xml:lang="{value.language}"' if value.language else ""
    if not value.language and value.datatype.value != str(XSD.string):
        about = f' rdf:datatype="{_escaped(value.datatype.value)}"'
    return f"{about}>{_escaped(value.value)}</{name}>"


def _escaped(text: str) -> str:
    r"""Write text so that every XML reader gives it back: ``\r`` and what acts unseen (as bidi marks do) as references."""
    if text.isprintable() and not _MARKUP.keys() & set(text):  # what is printable is also what XML can hold
        return text
    if bad := NOT_XML.search(text):
        raise DataError(f"{text!r}: XML cannot hold {bad[0]!r}; take the character out of the page")
    return "".join(_MARKUP.get(char) or (f"&#x{ord(char):x};" if _acts(char) else char) for char in text)


def _acts(char: str) -> bool:
    return not char.isprintable() and char not in "\n\t" and unicodedata.category(char) != "Zs"


class _Names:
    """IRIs as names of XML elements; remembers the namespaces it used."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._by_namespace = {namespace: prefix for prefix, namespace in prefixes.items()}
        self._known: dict[str, str] = {}
        self.used = {"rdf": str(RDF)}

    def tag(self, iri: str) -> str:
        """Give the name of the element that stands for a class or property."""
        if iri not in self._known:
            local = _NAME.search(iri)
            if not local:
                raise DataError(f"{iri}: RDF/XML has no way to write a property whose IRI does not end in a name")
            namespace = iri[: local.start()]
            prefix = self._by_namespace.get(namespace) or f"ns{len(self.used)}"
            self._by_namespace[namespace] = prefix
            self.used[prefix] = namespace
            self._known[iri] = f"{prefix}:{local[0]}"
        return self._known[iri]
