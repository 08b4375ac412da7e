"""The pitfalls of ontologies that the OOPS! catalogue lists (Poveda-Villalón, Gómez-Pérez, Suárez-Figueroa 2014) and that apply here.

Each takes the ontology and gives the terms that fell into it. Two read the catalogue in the way of this ontology: a hint of domain or range
(``schema:domainIncludes``, ``schema:rangeIncludes``) counts as one, for P04 and P11; and every relation is stated in one direction only, so
P13 asks that no property says another one backwards, where the catalogue asks for an inverse of each. Not here, because they are about
meaning and not form, or need the web: P01, P03, P09, P14 to P18, P23, P26 to P29, P31, P37.
"""

import re
from collections import Counter
from collections.abc import Callable
from itertools import combinations

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, VANN, WGS

from esfgraph.vocabulary import ESF

OURS = str(ESF._NS)
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty)
DOMAINS, RANGES = (RDFS.domain, SDO.domainIncludes), (RDFS.range, SDO.rangeIncludes)
AXIOMS = (RDFS.subClassOf, RDFS.subPropertyOf, OWL.equivalentClass, OWL.equivalentProperty)
CLOSED = {str(vocabulary): vocabulary for vocabulary in (DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, VANN, WGS)}
LOOKED_UP = {"http://purl.org/pav/retrievedFrom", "http://purl.org/pav/retrievedOn"}  # rdflib does not bring PAV

Found = set[str]


def ours(graph: Graph, *kinds: URIRef) -> set[URIRef]:
    return {term for kind in kinds for term in graph.subjects(RDF.type, kind) if str(term).startswith(OURS)}


def of(graph: Graph, term: URIRef, *predicates: URIRef) -> set:
    return {value for predicate in predicates for value in graph.objects(term, predicate)}


def p04_unconnected(graph: Graph) -> Found:
    """A class that no property and no other class touches, a property that hangs on nothing."""
    touched = {term for predicate in (*AXIOMS, *DOMAINS, *RANGES) for pair in graph.subject_objects(predicate) for term in pair}
    return {str(term) for term in ours(graph, OWL.Class, *PROPERTIES) - touched}


def p06_cycle(graph: Graph) -> Found:
    found = set()
    for term in ours(graph, OWL.Class, *PROPERTIES):
        for axiom in AXIOMS[:2]:
            found |= {str(term) for above in graph.objects(term, axiom) if term in set(graph.transitive_objects(above, axiom))}
    return found


def p07_two_in_one(graph: Graph) -> Found:
    return {str(term) for term in ours(graph, OWL.Class) if re.search(r"[a-z](And|Or)[A-Z]", str(term))}


def p08_unexplained(graph: Graph) -> Found:
    def languages(term: URIRef, predicate: URIRef) -> list[str | None]:
        return sorted(str(text.language) for text in graph.objects(term, predicate) if isinstance(text, Literal) and text.strip())

    both = ["en", "sv"]
    terms = ours(graph, OWL.Class, *PROPERTIES)
    return {str(term) for term in terms if languages(term, RDFS.label) != both or languages(term, SKOS.definition) != both}


def p10_not_disjoint(graph: Graph) -> Found:
    stated = {frozenset(pair) for pair in graph.subject_objects(OWL.disjointWith)}
    return {f"{one} {other}" for one, other in combinations(sorted(ours(graph, OWL.Class)), 2) if frozenset((one, other)) not in stated}


def p11_no_domain_or_range(graph: Graph) -> Found:
    return {str(term) for term in ours(graph, *PROPERTIES) if not of(graph, term, *DOMAINS) or not of(graph, term, *RANGES)}


def p12_p30_p32_same_name(graph: Graph) -> Found:
    """Two classes, or two properties, of one name are the same said twice (P12, P30) or not told apart (P32)."""
    found = set()
    for terms in (ours(graph, OWL.Class), ours(graph, *PROPERTIES)):
        counted = Counter(label for term in terms for label in graph.objects(term, RDFS.label))
        found |= {str(label) for label, times in counted.items() if times > 1}
    return found


def p13_said_backwards(graph: Graph) -> Found:
    """A property of which every statement stands the other way round as well: ``graph`` has data beside the ontology."""
    pairs = {term: set(graph.subject_objects(term)) for term in ours(graph, OWL.ObjectProperty)}
    backwards = {term: {(o, s) for s, o in stated} for term, stated in pairs.items()}
    return {f"{one} {other}" for one, other in combinations(sorted(pairs), 2) if pairs[one] and pairs[one] == backwards[other]}


def p19_several_domains(graph: Graph) -> Found:
    return {str(term) for term in ours(graph, *PROPERTIES) if max(len(of(graph, term, RDFS.domain)), len(of(graph, term, RDFS.range))) > 1}


def p20_misused_annotations(graph: Graph) -> Found:
    """A label that is a sentence, or a definition that only repeats the label."""
    found = set()
    for term in ours(graph, OWL.Class, *PROPERTIES):
        labels = {str(text).casefold() for text in graph.objects(term, RDFS.label)}
        texts = {str(text).casefold().rstrip(".") for text in graph.objects(term, SKOS.definition)}
        if labels & texts or any(len(label.split()) > 6 or label.endswith(".") for label in labels):
            found.add(str(term))
    return found


def p21_miscellaneous(graph: Graph) -> Found:
    return {str(term) for term in ours(graph, OWL.Class) if re.search(r"#(Other|Misc|Unknown|Various)", str(term))}


def p22_naming(graph: Graph) -> Found:
    """Classes are UpperCamelCase, properties lowerCamelCase."""
    capital, small = re.compile(r"[A-Z][A-Za-z0-9]*"), re.compile(r"[a-z][A-Za-z0-9]*")
    wrong = [term for term in ours(graph, OWL.Class) if not capital.fullmatch(str(term).removeprefix(OURS))]
    return {
        str(term) for term in [*wrong, *(term for term in ours(graph, *PROPERTIES) if not small.fullmatch(str(term).removeprefix(OURS)))]
    }


def p24_recursive(graph: Graph) -> Found:
    """A term in its own definition: reached again through what it is said to be, nameless classes included."""

    def reached(term: URIRef | BNode, seen: set) -> set:
        for value in of(graph, term, *AXIOMS) if isinstance(term, URIRef) else set(graph.objects(term)):
            if value not in seen:
                seen.add(value)
                if isinstance(value, BNode):
                    reached(value, seen)
        return seen

    return {str(term) for term in ours(graph, OWL.Class, *PROPERTIES) if term in reached(term, set())}


def p25_own_inverse(graph: Graph) -> Found:
    return {str(one) for one, other in graph.subject_objects(OWL.inverseOf) if one == other}


def p34_p35_untyped(graph: Graph) -> Found:
    """A class or property in an axiom that is not declared as one."""
    built_in = (str(OWL), str(RDFS), str(RDF), "http://www.w3.org/2001/XMLSchema#")
    used = {
        term
        for axiom in (*AXIOMS, *DOMAINS, *RANGES, OWL.disjointWith, OWL.inverseOf)
        for pair in graph.subject_objects(axiom)
        for term in pair
    }
    return {
        str(term)
        for term in used
        if isinstance(term, URIRef) and not str(term).startswith(built_in) and not list(graph.objects(term, RDF.type))
    }


def p36_file_in_iri(graph: Graph) -> Found:
    return {str(term) for term in graph.subjects(RDF.type, OWL.Ontology) if re.search(r"\.(owl|rdf|ttl|xml|nt|jsonld)$", str(term))}


def p38_no_ontology(graph: Graph) -> Found:
    return set() if len(list(graph.subjects(RDF.type, OWL.Ontology))) == 1 else {"owl:Ontology"}


def p39_ambiguous_namespace(graph: Graph) -> Found:
    """The terms lie in the namespace that the ontology gives for them, and say so."""
    spaces = {str(text) for text in graph.objects(None, VANN.preferredNamespaceUri)}
    homes = {str(home) for home in graph.objects(None, RDFS.isDefinedBy)}
    return set() if spaces == {OURS} and homes == {OURS.removesuffix("#")} else spaces ^ {OURS} | homes ^ {OURS.removesuffix("#")}


def p40_hijacked(graph: Graph) -> Found:
    """A term of another vocabulary that is not in it, or of which more is said than what kind it is."""
    home = URIRef(OURS.removesuffix("#"))
    foreign = {term for triple in graph for term in triple if isinstance(term, URIRef) and not str(term).startswith((OURS, str(home)))}
    found = {
        str(term)
        for term in foreign
        for start in CLOSED
        if str(term).startswith(start) and term not in CLOSED[start] and str(term) != start
    }
    found |= {str(term) for term in foreign if str(term).startswith("http://purl.org/pav/") and str(term) not in LOOKED_UP}
    return found | {str(term) for term in foreign & set(graph.subjects()) if set(graph.predicates(term)) != {RDF.type}}


def p41_no_licence(graph: Graph) -> Found:
    return {str(term) for term in graph.subjects(RDF.type, OWL.Ontology) if not list(graph.objects(term, DCTERMS.license))}


PITFALLS: tuple[Callable[[Graph], Found], ...] = (
    *(p04_unconnected, p06_cycle, p07_two_in_one, p08_unexplained, p10_not_disjoint, p11_no_domain_or_range, p12_p30_p32_same_name),
    *(p13_said_backwards, p19_several_domains, p20_misused_annotations, p21_miscellaneous, p22_naming, p24_recursive, p25_own_inverse),
    *(p34_p35_untyped, p36_file_in_iri, p38_no_ontology, p39_ambiguous_namespace, p40_hijacked, p41_no_licence),
)
