"""Organisations in a text: those of the table in its words and genitives, and bodies that are called after their county or place."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from esfgraph.mentions.spans import BEGUN, END, GAP, MAYBE_GAP, Span
from esfgraph.reference import Reference, fold

# Names of the table that are also everyday words: at the beginning of a sentence nobody can tell them apart.
_EVERYDAY = frozenset({"trafikanalys"})
# Parts of the country and words of direction with which associations of municipalities are named, besides municipalities and counties.
_AREAS = [
    "Bergslagen",
    "Bohuslän",
    "Dalsland",
    "Fyrbodal",
    "Göteborgsregionen",
    "Gästrikland",
    "Hisingen",
    "Hälsingland",
    "Höglandet",
    "Inlandet",
    "Medelpad",
    "Mitten",
    "Nordost",
    "Nordväst",
    "Roslagen",
    "Sjuhärad",
    "Skaraborg",
    "Småland",
    "Sydost",
    "Sydväst",
    "Södertörn",
    "Sörmland",
    "Ångermanland",
    "Ådalen",
    "Centrum",
    "Mellersta",
    "Norra",
    "Nordöstra",
    "Nordvästra",
    "Sydöstra",
    "Sydvästra",
    "Södra",
    "Västra",
    "Östra",
    "Inre",
    "Yttre",
    "Nedre",
    "Övre",
    "Finsam",
    "FINSAM",
]
_LONGEST_LIST = 8  # bodies before "i Jämtlands län"
_LONGEST_WORD = 30
_CAPITAL_BEFORE = re.compile(r"\b[A-ZÅÄÖ][\w-]*[ \xa0]\Z")
_LATER_NOUNS = ("amordningsförbund", "ommunalförbund", "landsting")


class Bodies:
    """The names of organisations in the tables as patterns."""

    def __init__(self, reference: Reference) -> None:
        names = {form: name for form, name in reference.organisations.items() if form not in _EVERYDAY and "(" not in name}
        names |= {fold(name): name for name in reference.self_names.values() if not name.endswith((" kommun", " stad"))}  # "Region Gotland"
        written = [name for name in reference.short_names if not name.isupper()]
        self._names = {fold(name): reference.short_names[name] for name in written} | names
        self._listed = re.compile(f"(?:{_grouped(map(_pattern, [*names.values(), *written]), BEGUN)})s?{END}")
        self._initials = {name: body for name, body in reference.short_names.items() if name.isupper()}
        self._abbreviated = re.compile(f"(?P<initials>{_grouped(self._initials, BEGUN)})(?::?s)?{END}(?!{GAP}[A-ZÅÄÖ])")
        self._counties = {form: county.name for county in reference.counties.values() for form in _county_forms(county.name)}
        county = _grouped(self._counties)
        self._county = re.compile(rf"(?:{county}){END}")
        self._boards = re.compile(
            rf"L{BEGUN}änsstyrelse(?:ns?(?:{GAP}(?:i|för))?|rnas?{GAP}i){GAP}"
            rf"(?P<counties>(?:{county})(?:(?:{MAYBE_GAP},{GAP}|{GAP}(?:och|samt){GAP})(?:{county}))*+)(?:{GAP}[Ll]äns?)?+{END}"
        )
        self._without_county = re.compile(
            rf"(?P<body>L{BEGUN}(?:änsstyrelsen|andstinget))s?{END}"
            rf"(?:(?=(?:(?:{MAYBE_GAP},{GAP}|{GAP}(?:och|samt){GAP})[A-ZÅÄÖ]\w+){{1,{_LONGEST_LIST}}}+{GAP}i{GAP}(?P<county>{county}){GAP}[Ll]än\b))?"
        )
        place = _grouped(_place_words(reference))
        # not a municipality that stands beside it: "Samordningsförbundet Umeå och Vännäs kommun"
        more = rf"(?:{GAP}|-|{GAP}(?:och|&){GAP})(?:{place})(?!s?{GAP}(?:[Kk]ommun|[Ss]tad))"
        places = rf"(?:{place})(?:{more}){{0,{_LONGEST_LIST}}}+"
        self._regional = re.compile(
            rf"[LRSK]{BEGUN}(?:(?<=L)andstinget(?:{GAP}i)?{GAP}(?:{county})(?:{GAP}[Ll]än)?+"
            rf"|(?<=R)egionförbundet(?:{GAP}(?:i|för))?{GAP}(?:{county}|Södra{GAP}Småland|Östsam)(?:{GAP}[Ll]än)?+"
            rf"|(?<=S)amordningsförbundet(?:{GAP}(?:i|för))?{GAP}{places}(?:{GAP}[Ll]än)?+"
            rf"|(?<=K)ommunalförbundet{GAP}{places}(?:{GAP}[Ll]än)?+)(?P<genitive>s?){END}"
        )
        self._called_after_place = re.compile(
            rf"(?:{_grouped(_place_words(reference), BEGUN)})(?:{more}){{0,{_LONGEST_LIST}}}+(?:{GAP}läns)?+"
            rf"{GAP}(?:[Ss]amordningsförbund|[Kk]ommunalförbund|landsting)(?P<genitive>s?){END}"
        )

    def find(self, text: str) -> Iterator[Span]:
        """Give the bodies that the text names; a county board or council without a county is a span without a name."""
        for found in self._listed.finditer(text):
            form = fold(found[0])
            yield Span(*found.span(), body=self._names.get(form) or self._names[form[:-1]])
        for found in self._abbreviated.finditer(text):
            if not _CAPITAL_BEFORE.search(text, max(0, found.start() - _LONGEST_WORD), found.start()):  # "Landskrona FK" is a club
                yield Span(*found.span(), body=self._initials[found["initials"]])
        yield from self._county_boards(text)
        patterns = [self._regional] + [self._called_after_place] * any(noun in text for noun in _LATER_NOUNS)
        for found in chain.from_iterable(pattern.finditer(text) for pattern in patterns):
            yield Span(*found.span(), body=" ".join(text[found.start() : found.start("genitive")].split()))

    def _county_boards(self, text: str) -> Iterator[Span]:
        for found in self._boards.finditer(text):
            counties = list(self._county.finditer(text, *found.span("counties")))
            starts = [found.start(), *(county.start() for county in counties[1:])]
            ends = [*(county.end() for county in counties[:-1]), found.end()]
            for county, start, end in zip(counties, starts, ends, strict=True):
                yield Span(start, end, body=f"Länsstyrelsen i {self._counties[' '.join(county[0].split())]}")
        for found in self._without_county.finditer(text):
            later = found["county"] if found["body"] == "Länsstyrelsen" else None
            yield Span(*found.span(), body=f"Länsstyrelsen i {self._counties[' '.join(later.split())]}" if later else None)


def _county_forms(name: str) -> Iterator[str]:
    """Give "Jämtlands" and "Jämtland" of "Jämtlands län"."""
    base = name.removesuffix(" län")
    yield from {base, base.removesuffix("s")}
    if base == "Södermanlands":
        yield from ("Sörmlands", "Sörmland")


def _place_words(reference: Reference) -> Iterator[str]:
    for municipality in reference.municipalities.values():
        yield from (municipality.name, municipality.genitive)
    for county in reference.counties.values():
        yield from _county_forms(county.name)
    for area in _AREAS:
        yield from (area, f"{area}s")


def _pattern(name: str) -> str:
    """Give a name of the table as people write it in a sentence: after the first word small letters may be capitals."""
    first, *others = (word.capitalize() if name.isupper() else word for word in name.split())
    later = (
        word if word[0].isupper() and not name.isupper() else f"[{word[0].upper()}{word[0].lower()}]{re.escape(word[1:])}"
        for word in others
    )
    return GAP.join([re.escape(first), *later])


def _grouped(names: Iterable[str], after_first: str = "") -> str:
    """Give an alternation that tries the longer of two names first, grouped by the first letter, by which nearly all fail at once.

    ``after_first`` is a pattern that must hold after the first letter.
    """
    groups: dict[str, list[str]] = {}
    for name in sorted(set(names), key=lambda name: (-len(name), name)):
        groups.setdefault(name[0], []).append(name[1:].replace(" ", GAP) if " " in name and GAP not in name else name[1:])
    return "|".join(f"{letter}{after_first}(?:{'|'.join(rest)})" for letter, rest in sorted(groups.items()))
