"""What each term corresponds to in other vocabularies, as the ontology's page shows it."""

from typing import NamedTuple

from rdflib.namespace import OWL, RDFS, SKOS

from esfgraph.alignments import NO_TERM, read_alignments
from esfgraph.publish.things.statements import same
from esfgraph.publish.things.terms import Link, address
from esfgraph.resources import folder
from esfgraph.webpage import Text

FILE = "alignments.sssom.tsv"
_KINDS = {
    RDFS.subClassOf: Text("underklass till", "subclass of"),
    RDFS.subPropertyOf: Text("underegenskap till", "subproperty of"),
    OWL.equivalentClass: Text("detsamma som", "the same as"),
    OWL.equivalentProperty: Text("detsamma som", "the same as"),
    SKOS.exactMatch: Text("detsamma som", "the same as"),
    SKOS.closeMatch: Text("nära", "close to"),
    SKOS.broadMatch: Text("snävare än", "narrower than"),
    SKOS.narrowMatch: Text("vidare än", "broader than"),
    SKOS.relatedMatch: Text("besläktat med", "related to"),
}


class Alignment(NamedTuple):
    """A correspondence: of what kind, with what, and the reason, in English as the file has it."""

    kind: Text
    link: Link
    reason: str


def alignments() -> dict[str, list[Alignment]]:
    """Give the correspondences by the IRI of our term."""
    return read((folder("ontology") / FILE).read_text(encoding="utf-8"))


def read(text: str) -> dict[str, list[Alignment]]:
    """Give the correspondences of a mapping file (SSSOM) by the IRI of our term."""
    found: dict[str, list[Alignment]] = {}
    for row in read_alignments(text):
        if row.object == NO_TERM:
            link, said = Link(Text("ingen nära motsvarighet", "no close match")), Text("", "")
        else:
            link, said = Link(same(row.curie), address(str(row.object)), outside=True), _KINDS.get(row.predicate, same(row.predicate))
        found.setdefault(str(row.subject), []).append(Alignment(said, link, row.comment))
    return found
