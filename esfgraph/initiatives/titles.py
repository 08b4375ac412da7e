"""A title with and without its phase words: "Norrsken, steg 2" → Norrsken, part 2."""

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from esfgraph.reference import fold


class Stage(IntEnum):
    """How far an initiative has come; a later stage is a larger number."""

    PREPARATION = 1
    IMPLEMENTATION = 2
    CONTINUATION = 3


@dataclass(frozen=True, slots=True)
class Title:
    """What a title says: ``core`` (folded, without phase words and signs), the stage, the part ("etapp 2") and the round ("Kliv 2").

    A part is one of a plan; a round is the same once more.
    ``generic``: the core names a kind of project, or nothing at all, and tells no initiative from another.
    """

    core: str
    stage: Stage | None
    part: int | None
    round: int | None
    generic: bool


_STAGES = {
    Stage.PREPARATION: (
        r"förprojektering(?:en|ar|s?fas(?:en)?|s?projekt(?:et)?)?|förstudie(?:n|r|fas(?:en)?|projekt(?:et)?)?"
        r"|(?:analys|planerings|projekterings|mobiliserings|förberedelse)fas(?:en)?"
    ),
    Stage.IMPLEMENTATION: r"genomförande(?:t|fas(?:en)?|projekt(?:et)?)?",
    Stage.CONTINUATION: r"fortsättning(?:en|s?fas(?:en)?|s?projekt(?:et)?)?|forts\.?|spridningsfas(?:en)?|implementeringsfas(?:en)?",
}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9}
_NUMBERS = {**_ROMAN, "ett": 1, "en": 1, "två": 2, "tre": 3, "fyra": 4, "första": 1, "andra": 2, "tredje": 3, "fjärde": 4}
_STAGE_WORD = re.compile(
    r"(?:\b(?:en|ett)\s+)?(?<!\w)(?:"
    + "|".join(f"(?P<{stage.name}>{words})" for stage, words in _STAGES.items())
    + r")(?!\w)(?:\s+(?:av|för|på|till|inför|kring|om)\b)?",
    re.IGNORECASE,
)
# A lone roman "i" in small letters is the preposition, so a single letter counts in capitals only.
_NUMBER = r"(?P<number>[1-9](?:\.0)?|I|V|[IVX]{2,4}|[ivx]{2,4}|ett|två|tre|fyra)"
_PART = re.compile(rf"(?<![\w-])(?i:projektfas|fas|steg|etapp|del|omgång|version)\s*{_NUMBER}(?![\w.-]\w)(?!\w)")
_ORDINAL = re.compile(r"\b(?P<number>första|andra|tredje|fjärde)\s+(?:fasen|steget|etappen|delen|omgången)\b", re.IGNORECASE)
_LAST_NUMBER = re.compile(r"(?<=\w)[\s!?”\"]+(?P<number>[1-9](?:\.0)?|I|V|[IVX]{2,4})[\s)”\"!.]*$")
_PROJECT = re.compile(r"^\W*projekt(?:et)?\b(?=\s*\W*\w)", re.IGNORECASE)
_WORD = re.compile(r"[\w+@#]+")
# Words that stand in the titles of hundreds of projects: a title of these alone names a kind of project.
_COMMON_WORD = re.compile(
    r"av|att|den|det|en|ett|från|för|genom|hos|i|inför|inom|kring|med|mot|och|om|på|samt|som|till|under|vid|över|\d+"
    r"|(?:arbets)?rehabilitering|analys|arbete|arbeten|arbetsgivare|arbetslösa?|arbetslöshet|arbetsliv(?:et)?|arbetsmarknad(?:en)?|barn"
    r"|behov|behovsanalys|behovsinventering|bättre|chefer|coach(?:ing|ning)?|delaktighet|digitalisering|ekonomi|entreprenörskap|etablering"
    r"|fas|framtid(?:en|ens|a)?|företag(?:en|et|are)?|förändring|handledning|hälsa|inkludering|integration(?:en)?|integrationsprojekt(?:et)?"
    r"|inventering|jobb|jämställd(?:het|hetsintegrering)?|kartläggning|kommun(?:en|al|ala|er|erna)?|kompetens(?:en)?"
    r"|kompetens(?:försörjning|höjning|höjande|kartläggning|lyft|lyftet|plan|satsning|utveckling)(?:en)?"
    r"|kompetensutvecklings(?:behov|insatser|plan|projekt|program|satsning)(?:et|en)?|kvalitet|ledarskap(?:et)?|ledarutveckling|likabehandling"
    r"|lärande|lokal|metod(?:er)?|metodutveckling|mentorskap|mångfald|ny|nya|nytt|nyanlända|nätverk|offentlig|omsorg(?:en)?|organisation"
    r"|personal(?:en)?|plan|planering|praktik|process|program|projekt(?:et)?|regional|region(?:en)?|samarbete|samverkan|sfi|skola|social"
    r"|språk|studie|sverige|tillgänglighet|tillväxt|unga|ungdom(?:ar)?|utbildning(?:en)?|utrikes|födda|utveckling(?:en)?"
    r"|utvecklingsprojekt(?:et)?|validering|verksamhet|verksamhetsutveckling|vuxna|vård(?:en)?|vägledning|äldreomsorg(?:en)?|ökad|öka"
)


@cache
def read_title(text: str) -> Title:
    """Take the phase words out of a title.

    A number is that of a part after a word that says so ("etapp 2", "fas II"), and that of a round as the last, single figure ("Kliv 2",
    "Plug in 2.0"): "2010" is a year. Two different stages, or two different parts, say nothing. Words are compared after Unicode
    normalisation and in any case; å, ä and ö stay what they are.
    """
    words = unicodedata.normalize("NFC", text)
    stages = {Stage[match.lastgroup] for match in _STAGE_WORD.finditer(words) if match.lastgroup}
    rest = _STAGE_WORD.sub(" – ", words)
    parts = {_number(match["number"]) for pattern in (_PART, _ORDINAL) for match in pattern.finditer(rest)}
    rest = _ORDINAL.sub(" – ", _PART.sub(" – ", rest))
    last = _LAST_NUMBER.search(rest)
    rest = rest[: last.start()] if last else rest
    tokens = _WORD.findall(fold(_PROJECT.sub("", rest.replace("&", " och "))))
    generic = all(_COMMON_WORD.fullmatch(token) for token in tokens)
    stage = stages.pop() if len(stages) == 1 else None
    part = parts.pop() if len(parts) == 1 else None
    return Title(" ".join(tokens), stage, part, _number(last["number"]) if last else None, generic)


def _number(text: str) -> int:
    word = text.casefold().removesuffix(".0")
    return int(word) if word.isdecimal() else _NUMBERS.get(word, 0)
