"""One thing of the graph → what is known of it, and for every name the page, line, words and rule that say so."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Store
from rdflib import URIRef
from rdflib.namespace import DCTERMS, ORG, PROV, RDF, RDFS, SKOS, XSD

from esfgraph.vocabulary import ESF, SCHEMA

# Property → (Swedish, English), in the order in which they are told.
_FACTS: dict[URIRef, tuple[str, str]] = {
    SKOS.altLabel: ("Även", "Also"),
    SKOS.notation: ("Kod", "Code"),
    ORG.classification: ("Aktörstyp", "Actor type"),
    ORG.unitOf: ("Enhet inom", "Unit of"),
    ESF.knownOnlyIn: ("Känd bara inom projektet", "Known only inside the project"),
    DCTERMS.spatial: ("Kommun", "Municipality"),
    SCHEMA.containedInPlace: ("Ligger i", "Lies in"),
    SKOS.exactMatch: ("Samma som", "Same as"),
    ESF.programmePeriod: ("Programperiod", "Programme period"),
    ESF.programmeArea: ("Programområde", "Programme area"),
    ESF.phase: ("Projektfas", "Phase"),
    ESF.region: ("ESF-region", "ESF region"),
    ESF.grantedSupport: ("Beviljat ESF-stöd (kr)", "Granted ESF support (SEK)"),
    ESF.totalBudget: ("Total budget (kr)", "Total budget (SEK)"),
    DCTERMS.identifier: ("Diarienummer", "Diary number"),
    ESF.call: ("Utlysning", "Call"),
    ESF.specificObjective: ("Specifikt mål", "Specific objective"),
    ESF.interventionType: ("Interventionstyp", "Intervention type"),
    ESF.fund: ("Fond", "Fund"),
    ESF.programmeCCI: ("Programmets CCI-nummer", "CCI number of the programme"),
    ESF.unionRate: ("EU:s medfinansieringsgrad (%)", "EU co-financing rate (%)"),
    ESF.plannedParticipants: ("Planerat antal deltagare", "Planned participants"),
    ORG.identifier: ("Organisationsnummer", "Organisation number"),
    SCHEMA.startDate: ("Från", "From"),
    SCHEMA.endDate: ("Till", "To"),
    ESF.statesParties: ("Sidan kan ange parter", "The page can state parties"),
    ESF.layout: ("Sidans format", "Layout of the page"),
    DCTERMS.abstract: ("Sammanfattning", "Summary"),
    ESF.background: ("Bakgrund", "Background"),
    ESF.purpose: ("Syfte", "Purpose"),
    ESF.objectives: ("Målsättning", "Objectives"),
    ESF.accessibility: ("Tillgänglighet", "Accessibility"),
    ESF.genderEquality: ("Jämställdhetsintegrering", "Gender equality"),
    ESF.transnationalCooperation: ("Transnationellt samarbete", "Transnational cooperation"),
}
_EXPECTED = (ESF.programmePeriod, ESF.programmeArea, ESF.region, ESF.grantedSupport, ESF.totalBudget, SCHEMA.startDate, SCHEMA.endDate)
_NOT_STATED = ("inget entydigt värde: anges inte, eller gick inte att läsa", "no single value: not stated, or not readable")
_CONTRADICTION = ("sidorna säger emot varandra: {}", "the pages contradict each other: {}")
_NOBODY = ("Sidorna anger ingen {}.", "The pages state no {}.")
_ROLES = {"owner": ("projektägare", "owner"), "co-financer": ("medfinansiär", "co-financer"), "partner": ("samarbetspartner", "partner")}
_RULES = {
    "county-board": ("länsstyrelse utan sitt län", "county board without its county"),
    "inside-project": ("känd bara inom projektet", "known only inside the project"),
    "mail-domain": ("kontaktens e-postdomän", "mail domain of the contact"),
    "mapping": ("granskat av en människa", "reviewed by a person"),
    "municipality-name": ("kommunens namn", "name of the municipality"),
    "municipality-variant": ("annan form av kommunens namn", "another form of the municipality's name"),
    "organisation-number": ("organisationsnummer", "organisation number"),
    "self-identifying": ("namnet räcker", "the name is enough"),
    "unit-with-parent": ("enhet med sin organisation i namnet", "unit with its organisation in the name"),
}
# Rules that go by something else than the words on the line.
_GOES_BY = frozenset({"county-board", "mail-domain", "mapping", "organisation-number"})
# Field of a conflict, as the build report names it → the property that was left out.
_FIELDS = {
    "programme_area": ESF.programmeArea,
    "granted_support": ESF.grantedSupport,
    "total_budget": ESF.totalBudget,
    "start": SCHEMA.startDate,
    "end": SCHEMA.endDate,
    "region": ESF.region,
}


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A name on a page and what it was taken to mean: the page's IRI, the line (from 1), the words, and the rule and status.

    ``went_by`` is what the rule went by, ``score`` from 0 to 1; ``relation`` is how a candidate or refused meaning relates to the name.
    """

    page: str
    line: int
    project: str
    role: str
    words: str
    meaning: str
    rule: str
    status: str
    role_code: str
    relation: str = ""
    went_by: str = ""
    score: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """What the graph knows of one thing: label, IRI, facts as (property, value) in telling order, and the evidence, sorted.

    Of a project also its pages, whether any of them can state parties, and the roles whose names could not all be read.
    """

    label: str
    iri: str
    facts: tuple[tuple[URIRef, str], ...]
    evidence: tuple[Evidence, ...]
    pages: tuple[str, ...]
    can_state: bool = False
    incomplete: frozenset[str] = frozenset()


def explain(store: Store, thing: NamedNode, lang: str) -> Account:
    """Give the account of a project, actor, municipality or any other thing; labels in ``sv`` or ``en`` where there are both."""
    graph = _Graph(store, lang)
    facts = [(term, text) for term in _FACTS for text in sorted(graph.shown(value) for value in graph.objects(thing, term))]
    pages = sorted((page for page in graph.objects(thing, PROV.wasDerivedFrom) if isinstance(page, NamedNode)), key=str)
    for page in pages:
        facts += [(term, graph.shown(value)) for term in (ESF.statesParties, ESF.layout) for value in graph.objects(page, term)]
    evidence = sorted({item for listing in graph.listings(thing) for item in graph.evidence(listing)})
    able = any(value.value == "true" for page in pages for value in graph.objects(page, ESF.statesParties))
    incomplete = frozenset(_code(role) for page in pages for role in graph.objects(page, ESF.incompleteFor))
    return Account(graph.text(thing), thing.value, tuple(facts), tuple(evidence), tuple(page.value for page in pages), able, incomplete)


def _code(role: NamedNode | Literal) -> str:
    return role.value.rpartition("/")[2]


def render(account: Account, lang: str, files: Mapping[str, str], conflicts: Mapping[str, str] | None = None) -> str:
    """Give the account as text in ``sv`` or ``en``.

    ``files`` names the file of each page, where it is known; ``conflicts`` has, by field of the build report, the values in which captures
    of a project contradict each other.
    """
    i = 0 if lang == "sv" else 1
    out = [account.label, f"  {account.iri}"]
    out += [f"  {_FACTS[term][i]}: {value}" for term, value in account.facts]
    if account.pages:
        out += _absent(account, i, conflicts or {})
    out += [f"  {('Sida', 'Page')[i]}: {files.get(page, page)}" for page in account.pages]
    if account.evidence:
        out += ["", ("Vad sidorna säger:", "What the pages say:")[i]]
    opening, closing = ("””", "“”")[i]
    for e in account.evidence:
        where = f"{files.get(e.page, e.page)}, {('rad', 'line')[i]} {e.line}"
        unit = ("enhet inom ", "unit of ")[i] if e.relation == str(ORG.unitOf) else ""
        out.append(f"  {e.project}: {e.role}: {unit}{e.meaning or ('okänd', 'unknown')[i]}")
        out.append(f"    {where}: {opening}{e.words}{closing} ({'; '.join(_ground(e, i))})")
    return "\n".join(out) + "\n"


def _ground(e: Evidence, i: int) -> Iterator[str]:
    """Give the rule, what it went by where the words do not say it, the score and the status."""
    rule = _RULES[e.rule][i] if e.rule in _RULES else e.rule or ("okänd", "unknown")[i]
    yield f"{rule}: {e.went_by}" if e.went_by and e.rule in _GOES_BY else rule
    if e.score and float(e.score) < 1:
        yield f"{('säkerhet minst', 'score at least')[i]} {e.score.replace('.', ',') if i == 0 else e.score}"
    if e.status:
        yield e.status.lower()


def _absent(account: Account, i: int, conflicts: Mapping[str, str]) -> Iterator[str]:
    """Say of a project what is not in the graph, and why, since silence would read as none."""
    stated = {term for term, _ in account.facts}
    contradicted = {_FIELDS[field]: values for field, values in conflicts.items() if field in _FIELDS}
    for term in _EXPECTED:
        if term not in stated:
            why = _CONTRADICTION[i].format(contradicted[term]) if term in contradicted else _NOT_STATED[i]
            yield f"  {_FACTS[term][i]}: {why}"
    if ESF.statesParties in stated and account.can_state:
        roles = {e.role_code for e in account.evidence}
        for role, names in _ROLES.items():
            if role not in roles and role not in account.incomplete:
                yield f"  {_NOBODY[i].format(names[i])}"


class _Graph:
    """The store with labels in one language."""

    def __init__(self, store: Store, lang: str) -> None:
        self._store, self._lang = store, lang

    def objects(self, subject: NamedNode, predicate: URIRef) -> list[NamedNode | Literal]:
        quads = self._store.quads_for_pattern(subject, NamedNode(str(predicate)), None)
        return list({quad.object: None for quad in quads if isinstance(quad.object, NamedNode | Literal)})

    def subjects(self, predicate: URIRef, value: NamedNode) -> list[NamedNode]:
        quads = self._store.quads_for_pattern(None, NamedNode(str(predicate)), value)
        return list({quad.subject: None for quad in quads if isinstance(quad.subject, NamedNode)})

    def shown(self, term: NamedNode | Literal) -> str:
        """Give a value as people write it: yes and no, thousands apart; anything else as ``text``."""
        if isinstance(term, Literal) and term.datatype.value == str(XSD.boolean):
            return {"true": ("ja", "yes"), "false": ("nej", "no")}[term.value][self._lang == "en"]
        if isinstance(term, Literal) and term.datatype.value == str(XSD.integer):
            return f"{int(term.value):,}".replace(",", " " if self._lang == "sv" else ",")
        return self.text(term)

    def text(self, term: NamedNode | Literal) -> str:
        """Give a literal's text, or a thing's name in the language, in Swedish, or its IRI."""
        if isinstance(term, Literal):
            return term.value
        names = [name for p in (DCTERMS.title, SKOS.prefLabel, RDFS.label) for name in self.objects(term, p) if isinstance(name, Literal)]
        names.sort(key=lambda name: ((name.language or "") != self._lang, (name.language or "") not in {"", "sv"}, name.value))
        return names[0].value if names else term.value

    def listings(self, thing: NamedNode) -> Iterator[NamedNode]:
        """Give the listings of a project, or those that mean this thing or, for an organisation, one of its units."""
        for predicate in (PROV.qualifiedAssociation, ESF.placeListing):
            yield from (term for term in self.objects(thing, predicate) if isinstance(term, NamedNode))
        for predicate in (PROV.agent, ESF.place):
            yield from self.subjects(predicate, thing)
        for unit in self.subjects(ORG.unitOf, thing):
            yield from self.listings(unit)
        if NamedNode(str(ESF.Municipality)) in self.objects(thing, RDF.type):
            for authority in self.subjects(DCTERMS.spatial, thing):
                yield from self.listings(authority)

    def evidence(self, listing: NamedNode) -> Iterator[Evidence]:
        words, line = self.objects(listing, ESF.asWritten), self.objects(listing, ESF.sourceLine)
        roles = self.objects(listing, PROV.hadRole)
        role = self.text(roles[0]) if roles else ("plats" if self._lang == "sv" else "place")
        code = _code(roles[0]) if roles else ""
        decisions: list[NamedNode | None] = [*self.subjects(ESF.listing, listing)] or [None]
        for predicate in (PROV.qualifiedAssociation, ESF.placeListing):
            for quad in self._store.quads_for_pattern(None, NamedNode(str(predicate)), listing):
                if not isinstance(quad.subject, NamedNode) or not isinstance(quad.graph_name, NamedNode):
                    continue
                for decision in decisions:
                    meaning, rule, status = (self._first(decision, p) for p in (ESF.means, ESF.rule, ESF.status))
                    where = quad.graph_name.value, int(line[0].value), self.text(quad.subject)
                    beside = (self._first(decision, p) for p in (ESF.relation, ESF.evidence, ESF.score))
                    yield Evidence(*where, role, words[0].value, meaning, rule, status, code, *beside)

    def _first(self, subject: NamedNode | None, predicate: URIRef) -> str:
        values = self.objects(subject, predicate) if subject else []
        return self.text(values[0]) if values else ""
