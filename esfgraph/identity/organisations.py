"""Names that identify by themselves: one actor everywhere."""

import re
from collections.abc import Iterator
from datetime import date

from esfgraph.decision import Actor, Decision, Rule, Status
from esfgraph.project import Listing, Project
from esfgraph.reference import ActorType, Reference, fold

# Legal forms and names that the law gives to one body only. A bare "Samordningsförbundet" or "AB" identifies nobody, so each
# pattern asks for a word of the body's own, and for no separator, which would make the name a chain.
_OWN_WORD = r"[^,/]*\w[^,/]*"
# County councils and regional bodies were named after their county; after another word stands a unit ("Landstinget Psykiatrin").
_COUNTY = (
    "(?:Blekinge|Dalarnas?|Gävleborgs?|Hallands?|Jämtlands?|Jönköpings?|Kalmar|Kronobergs?|Norrbottens?|Skånes?|Stockholms?|Sörmlands?"
    "|Södermanlands?|Uppsala|Värmlands?|Västerbottens?|Västernorrlands?|Västmanlands?|Västra Götalands?|Örebro|Östergötlands?)"
)
# Words that tell no body from another: legal forms, common words, kinds of unit. A name of these alone ("Utbildning AB") recurs.
_COMMON_WORD = re.compile(
    r"samordningsförbund(?:et)?|kommunalförbund(?:et)?|stiftelsen|antal|arbetsförmedlingen|bemannings?(?:företag)?|diverse|ett|försäkringskassan"
    r"|kommuner(?:na)?|parter(?:na)?|partners?|rehab|räddningstjänst(?:en)?|samarbets?partners?|små|stora|ab|aktiebolag|hb|kb|ekonomisk|förening|ek\.|för\.|ek\.för\.|i|för|och"
    r"|arbetsmarknadens|berörda|bolag(?:et)?|bostad|bostads|bostäder|enhet|fastighet(?:er|s)|finsam|flera|företag(?:et)?|gemensamma"
    r"|holding|hälsa|industri|kommunal[at]?|kommunens|kommunernas|konsult|kooperativa?|lokal[at]?|länets|olika|omsorg|privata?"
    r"|regional[at]?|regionens|sjukvård|social[at]?|utbildnings?|utvecklings?|våra|vård|vårt|övriga"
    r"|\w*(?:avdelningen|byrån|enheten|förvaltningen|gruppen|kansliet|kommunen|kontoret|ledningen|nämnden|projektet|sektionen|skolan"
    r"|staben|styrelsen|teamet|utskottet|verksamheten|vården)"
)
_LONGEST_NAME = 200  # no body has a longer name, and the patterns take time with the square of the length
_PATTERNS = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (rf"Samordningsförbundet (?:i |för )?[A-ZÅÄÖ]{_OWN_WORD}", ActorType.COORDINATION_ASSOCIATION),
        (rf"[A-ZÅÄÖ]{_OWN_WORD} [Ss]amordningsförbund", ActorType.COORDINATION_ASSOCIATION),
        (rf"[A-ZÅÄÖ]{_OWN_WORD}s [Kk]ommunalförbund", ActorType.MUNICIPAL_FEDERATION),
        (rf"[Kk]ommunalförbundet [A-ZÅÄÖ]{_OWN_WORD}", ActorType.MUNICIPAL_FEDERATION),
        (rf"Regionförbundet (?:i |för )?(?:{_COUNTY}|Södra Småland|Östsam)(?: [Ll]än)?", ActorType.REGION),
        (rf"Landstinget (?:i )?{_COUNTY}(?: [Ll]än)?", ActorType.REGION),
        (rf"{_COUNTY} läns landsting", ActorType.REGION),
        (rf"[A-ZÅÄÖ]{_OWN_WORD} (?:AB|[Aa]ktiebolag|HB|KB)", ActorType.COMPANY),
        (rf"(?:AB|HB|KB) [A-ZÅÄÖ]{_OWN_WORD}", ActorType.COMPANY),
        (rf"[A-ZÅÄÖ]{_OWN_WORD} (?:[Ee]konomisk [Ff]örening|[Ee]k\.? ?[Ff]ör\.?)", ActorType.COMPANY),
        (rf"Stiftelsen [A-ZÅÄÖ]{_OWN_WORD}", ActorType.CIVIL_SOCIETY),
        (rf"[A-ZÅÄÖ]{_OWN_WORD} (?:[Ii]deell [Ff]örening|[Ii]drottsförbund)", ActorType.CIVIL_SOCIETY),
    )
)


def by_name(listing: Listing, project: Project, reference: Reference) -> Iterator[Decision]:
    """Decide a name that is a body's own, whole; two letters ("AF") are too few to be sure."""
    actor = self_identifying(listing.name, project.start, reference)
    if actor:
        status = Status.INFERRED if len(fold(listing.name)) > 2 else Status.CANDIDATE
        yield Decision(listing, Rule.SELF_IDENTIFYING, status, actor, evidence=actor.name)


def self_identifying(name: str, start: date | None, reference: Reference) -> Actor | None:
    """Give the actor whom the name identifies by itself, or ``None``.

    ``start`` is the project's first day: a name that changed hands identifies only together with a date.
    """
    form = fold(name)
    code = reference.authority_forms.get(form)
    if code:
        own = reference.authority_name(code)
        return Actor(own, key=code, municipality=code, kind=ActorType.MUNICIPALITY)
    listed = reference.organisation(name, start)
    if listed:
        return _bearer(listed, start, reference)
    words = " ".join(name.split())
    if len(words) > _LONGEST_NAME or _generic(form):
        return None
    spellings = (words, words.title()) if words.isupper() else (words,)  # "SAMORDNINGSFÖRBUNDET I ..." has the forms of its small letters
    kinds = (kind for pattern, kind in _PATTERNS if any(map(pattern.fullmatch, spellings)))
    kind = next(kinds, None)
    return Actor(words, key=words, kind=kind) if kind else None


def known_bodies(reference: Reference) -> Iterator[Actor]:
    """Give every body that the tables know: the municipal authorities, then the organisations; of a name that changed hands both."""
    for code in sorted(reference.municipalities):
        yield Actor(reference.authority_name(code), key=code, municipality=code, kind=ActorType.MUNICIPALITY)
    for name in sorted(set(reference.organisations.values())):
        days = (reference.former_bearers[name], date.max) if name in reference.former_bearers else (None,)
        yield from (actor for day in days if (actor := _bearer(name, day, reference)))


def _generic(form: str) -> bool:
    """Tell whether the name has no word of the body's own."""
    return all(_COMMON_WORD.fullmatch(word) for word in form.split())


def _bearer(name: str, start: date | None, reference: Reference) -> Actor | None:
    """Tell today's bearer of a name from the one before, by the project's first day; without a day nobody is identified."""
    kind = reference.kinds.get(name, ActorType.UNKNOWN)
    until = reference.former_bearers.get(name)
    if until is None:
        return Actor(name, key=name, kind=kind)
    if start is None:
        return None
    if start <= until:
        return Actor(name, key=f"{name} (–{until.year})", kind=reference.former_kinds[name])
    return Actor(name, key=name, kind=kind)
