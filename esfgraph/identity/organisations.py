"""Names that identify by themselves: one actor everywhere."""

import re
from datetime import date

from esfgraph.decision import Actor
from esfgraph.reference import Reference, fold

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
    r"samordningsförbund(?:et)?|kommunalförbund(?:et)?|stiftelsen|ab|aktiebolag|hb|kb|ekonomisk|förening|ek\.|för\.|ek\.för\.|i|för|och"
    r"|arbetsmarknadens|berörda|bolag(?:et)?|bostad|bostads|bostäder|enhet|fastighet(?:er|s)|finsam|flera|företag(?:et)?|gemensamma"
    r"|holding|hälsa|industri|kommunal[at]?|kommunens|kommunernas|konsult|kooperativa?|lokal[at]?|länets|olika|omsorg|privata?"
    r"|regional[at]?|regionens|sjukvård|social[at]?|utbildnings?|utvecklings?|våra|vård|vårt|övriga"
    r"|\w*(?:avdelningen|byrån|enheten|förvaltningen|gruppen|kansliet|kommunen|kontoret|ledningen|nämnden|projektet|sektionen|skolan"
    r"|staben|styrelsen|teamet|utskottet|verksamheten|vården)"
)
_LONGEST_NAME = 200  # no body has a longer name, and the patterns take time with the square of the length
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"Samordningsförbundet (?:i |för )?[A-ZÅÄÖ]{_OWN_WORD}",
        rf"[A-ZÅÄÖ]{_OWN_WORD} [Ss]amordningsförbund",
        rf"[A-ZÅÄÖ]{_OWN_WORD}s [Kk]ommunalförbund",
        rf"[Kk]ommunalförbundet [A-ZÅÄÖ]{_OWN_WORD}",
        rf"Regionförbundet (?:i |för )?(?:{_COUNTY}|Södra Småland|Östsam)(?: [Ll]än)?",
        rf"Landstinget (?:i )?{_COUNTY}(?: [Ll]än)?",
        rf"{_COUNTY} läns landsting",
        rf"[A-ZÅÄÖ]{_OWN_WORD} (?:AB|[Aa]ktiebolag|HB|KB)",
        rf"(?:AB|HB|KB) [A-ZÅÄÖ]{_OWN_WORD}",
        rf"[A-ZÅÄÖ]{_OWN_WORD} (?:[Ee]konomisk [Ff]örening|[Ee]k\.? ?[Ff]ör\.?)",
        rf"Stiftelsen [A-ZÅÄÖ]{_OWN_WORD}",
    )
)


def self_identifying(name: str, start: date | None, reference: Reference) -> Actor | None:
    """Give the actor whom the name identifies by itself, or ``None``.

    ``start`` is the project's first day: a name that changed hands identifies only together with a date.
    """
    form = fold(name)
    code = reference.authority_forms.get(form)
    if code:
        own = reference.authority_name(code)
        return Actor(own, key=code, municipality=code)
    listed = reference.organisations.get(form)
    if listed:
        return _bearer(listed, start, reference)
    words = " ".join(name.split())
    if len(words) <= _LONGEST_NAME and any(pattern.fullmatch(words) for pattern in _PATTERNS) and not _generic(form):
        return Actor(words, key=words)
    return None


def _generic(form: str) -> bool:
    """Tell whether the name has no word of the body's own."""
    return all(_COMMON_WORD.fullmatch(word) for word in form.split())


def _bearer(name: str, start: date | None, reference: Reference) -> Actor | None:
    """Tell today's bearer of a name from the one before, by the project's first day; without a day nobody is identified."""
    until = reference.former_bearers.get(name)
    if until is None:
        return Actor(name, key=name)
    if start is None:
        return None
    return Actor(name, key=f"{name} (–{until.year})" if start <= until else name)
