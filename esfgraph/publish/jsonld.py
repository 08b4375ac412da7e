"""Triples → JSON-LD with a compact context of its own: readable keys, nothing to fetch from elsewhere, the same bytes every time.

A key is the name of the property without its prefix, unless two properties share the name or it is the prefix of a kind of thing:
``title`` and ``owner``, but ``esf:phase`` beside ``phase:implementation``. A value is as plain as the context lets it be; one that
differs from what its property usually has says so itself (``@value``), so nothing is lost.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

from pyoxigraph import Literal, NamedNode, Triple
from rdflib import URIRef
from rdflib.namespace import DCTERMS, ORG, OWL, RDF, RDFS, SKOS, XSD

from esfgraph.errors import DataError
from esfgraph.publish.public import PUBLIC_PREDICATES
from esfgraph.publish.subjects import Value, by_subject
from esfgraph.vocabulary import ESF, GEO, PAV, SCHEMA

_LINK, _TEXT, _BY_LANGUAGE, _SWEDISH = "@id", "@none", "@container", "@language"
_LITERALS: dict[str, tuple[URIRef, ...]] = {
    _SWEDISH: (
        DCTERMS.abstract,
        DCTERMS.title,
        ESF.accessibility,
        ESF.asWritten,
        ESF.background,
        ESF.genderEquality,
        ESF.objectives,
        ESF.purpose,
        ESF.transnationalCooperation,
    ),
    _BY_LANGUAGE: (DCTERMS.description, RDFS.label, SKOS.altLabel, SKOS.definition, SKOS.example, SKOS.prefLabel, SKOS.scopeNote),
    _TEXT: (
        DCTERMS.creator,
        DCTERMS.identifier,
        DCTERMS.temporal,
        ESF.call,
        ESF.contentHash,
        ESF.evidence,
        ESF.layout,
        ESF.programmeCCI,
        ESF.rule,
        ESF.section,
        ORG.identifier,
        OWL.versionInfo,
        SKOS.notation,
    ),
    str(XSD.boolean): (ESF.statesParties,),
    str(XSD.date): (PAV.retrievedOn, SCHEMA.endDate, SCHEMA.startDate),
    str(XSD.decimal): (ESF.score, GEO.lat, GEO.long),
    str(XSD.integer): (ESF.grantedSupport, ESF.plannedParticipants, ESF.sourceLine, ESF.totalBudget, ESF.unionRate),
}
_ONTOLOGY_LINKS = (
    DCTERMS.license,
    OWL.disjointWith,
    OWL.inverseOf,
    OWL.priorVersion,
    OWL.versionIRI,
    RDFS.domain,
    RDFS.isDefinedBy,
    RDFS.range,
    RDFS.subClassOf,
    RDFS.subPropertyOf,
    SCHEMA.domainIncludes,
    SCHEMA.rangeIncludes,
)
_USUAL = dict.fromkeys([*sorted(PUBLIC_PREDICATES - {str(RDF.type)}), *map(str, _ONTOLOGY_LINKS)], _LINK) | {
    str(predicate): usual for usual, predicates in _LITERALS.items() for predicate in predicates
}
"""What the values of each property usually are; a value may differ from it, and a property that is not here has no usual value."""

_NAMES = Counter(re.split("[/#]", predicate)[-1] for predicate in _USUAL)

_SHORT_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")


def compact(triples: Iterable[Triple], prefixes: Mapping[str, str]) -> str:
    """Give the JSON-LD of the triples (no blank nodes): one object a subject, sorted, with the part of the context that it needs.

    The text can stand in a ``script`` element of HTML as it is: no ``<``, and nothing that acts unseen.

    Raises:
        DataError: an IRI whose scheme is one of the prefixes, so that every reader would take it for another.
    """
    names = _Names(prefixes)
    nodes = []
    for subject, stated in by_subject(triples):
        lines = [f'"@id": {_json(names.iri(subject))}']
        for predicate, values in stated:
            if predicate == str(RDF.type) and all(isinstance(value, NamedNode) for value in values):
                lines.append(f'"@type": {_json(_one([names.iri(value.value) for value in values]))}')
            else:
                lines.append(f"{_json(names.key(predicate))}: {_json(names.values(predicate, values))}")
        nodes.append("{" + ",\n ".join(lines) + "}")
    return f'{{"@context": {_laid_out(names.context())},\n"@graph": [\n' + ",\n".join(nodes) + "\n]}\n"


def context(prefixes: Mapping[str, str]) -> str:
    """Give the whole context as a document of its own: every prefix, and every property of the graph and of the ontology."""
    names = _Names(prefixes)
    for prefix, namespace in prefixes.items():
        names.iri(f"{namespace}{prefix}")
    for predicate in _USUAL:
        names.key(predicate)
    return f'{{"@context": {_laid_out(names.context())}}}\n'


class _Names:
    """Terms as JSON-LD writes them under one prefix table; remembers which prefixes and keys it used."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = prefixes
        self._by_namespace = {namespace: prefix for prefix, namespace in prefixes.items()}
        self._known: dict[str, str] = {}
        self._used: set[str] = set()
        self._keys: dict[str, str] = {}

    def iri(self, iri: str) -> str:
        """Give an IRI under its prefix, or whole."""
        if iri not in self._known:
            local = _local(iri)
            prefix = self._by_namespace.get(iri.removesuffix(local))
            scheme, _, rest = iri.partition(":")
            if prefix and local:
                self._used.add(prefix)
            elif scheme in self._prefixes and not rest.startswith("//"):
                raise DataError(f"{iri}: JSON-LD would read this as a name under the prefix {scheme}: give the thing another IRI")
            self._known[iri] = f"{prefix}:{local}" if prefix and local else iri
        return self._known[iri]

    def key(self, predicate: str) -> str:
        """Give the key that stands for a property."""
        if predicate not in self._keys:
            local, name = _local(predicate), self.iri(predicate)
            alone = predicate in _USUAL and _NAMES[local] == 1 and local not in self._prefixes
            self._keys[predicate] = local if alone else name
        return self._keys[predicate]

    def values(self, predicate: str, values: list[Value]) -> object:
        """Give the values of a property, one alone without a list."""
        usual = _USUAL.get(predicate, "")
        if usual == _BY_LANGUAGE:
            by_language: dict[str, list[str]] = {}
            for value in values:
                by_language.setdefault((isinstance(value, Literal) and value.language) or _TEXT, []).append(value.value)
            if _TEXT not in by_language:
                return {language: _one(by_language[language]) for language in sorted(by_language)}
        written = [self._value(value, usual) for value in values]
        return written if usual == _BY_LANGUAGE and isinstance(written[0], dict) else _one(written)

    def _value(self, value: Value, usual: str) -> object:
        if isinstance(value, NamedNode):
            return self.iri(value.value) if usual == _LINK else {"@id": self.iri(value.value)}
        if value.language:
            return value.value if (usual, value.language) == (_SWEDISH, "sv") else {"@language": value.language, "@value": value.value}
        if value.datatype.value == usual:
            return _native(value.value, usual)
        if value.datatype.value == str(XSD.string):
            return value.value if usual in {"", _TEXT, _BY_LANGUAGE} else {"@value": value.value}
        return {"@type": self.iri(value.datatype.value), "@value": value.value}

    def context(self) -> dict[str, object]:
        """Give the context for what was written: prefixes, then the keys of properties."""
        keys = sorted((key, predicate) for predicate, key in self._keys.items() if predicate in _USUAL)
        terms = {key: self._term(predicate) for key, predicate in keys}
        return {"@version": 1.1} | {prefix: self._prefixes[prefix] for prefix in sorted(self._used)} | terms

    def _term(self, predicate: str) -> object:
        usual, name = _USUAL[predicate], self.iri(predicate)
        if usual == _TEXT:
            return {"@id": name}
        if usual == _SWEDISH:
            return {"@id": name, "@language": "sv"}
        if usual == _BY_LANGUAGE:
            return {"@id": name, "@container": "@language"}
        return {"@id": name, "@type": usual if usual == _LINK else self.iri(usual)}


def _local(iri: str) -> str:
    return iri[max(iri.rfind("/"), iri.rfind("#")) + 1 :]


def _native(text: str, datatype: str) -> object:
    """Give what JSON writes as a number or truth value where a reader gets the same characters back, else the text."""
    if datatype == str(XSD.boolean) and text in {"true", "false"}:
        return text == "true"
    return int(text) if datatype == str(XSD.integer) and _SHORT_INTEGER.fullmatch(text) else text


def _one(values: list[object] | list[str]) -> object:
    return values[0] if len(values) == 1 else values


def _laid_out(members: Mapping[str, object]) -> str:
    return "{\n " + ",\n ".join(f"{_json(key)}: {_json(value)}" for key, value in members.items()) + "\n}"


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isprintable() and "<" not in text else "".join(map(_escaped, text))


def _escaped(char: str) -> str:
    if char == "<" or unicodedata.category(char) in {"Cc", "Cf", "Zl", "Zp"}:
        code = char.encode("utf-16-be").hex()
        return "".join(f"\\u{code[i : i + 4]}" for i in range(0, len(code), 4))
    return char
