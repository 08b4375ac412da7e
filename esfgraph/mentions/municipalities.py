"""Municipalities in a text: "Falu kommun", "Göteborgs stad", "Danderyds, Täby och Österåkers kommuner", "kommunerna Falun och Säter".

A place name alone is no municipality: the word kommun or stad has to stand with it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from esfgraph.mentions.spans import BEGUN, END, GAP, MAYBE_GAP, Span
from esfgraph.reference import Reference, fold

_NOUN = r"(?:[Kk]ommun(?:ers?|s)?|KOMMUN(?:ER)?S?|[Ss]tads?|STADS?|städers?)"
_REST = r"[\w-]*+(?::s\b)?+"
_WORD = rf"(?!{_NOUN}{END})[A-ZÅÄÖÉ]{_REST}"
_MORE = rf"(?:{GAP}{_WORD})*+"
_ITEM = f"{_WORD}{_MORE}"
_CONJUNCTION = r"(?:och|samt|eller|respektive|resp\.|&)"
_SEPARATOR = rf"(?:{MAYBE_GAP},{MAYBE_GAP}(?:{_CONJUNCTION}{GAP})?+|{GAP}{_CONJUNCTION}{GAP}|{MAYBE_GAP}/{MAYBE_GAP})"
_LATER = f"(?:{_SEPARATOR}{_ITEM})*+"
_BEFORE_NOUN = re.compile(rf"(?P<run>[A-ZÅÄÖÉ]{BEGUN}{_REST}{_MORE}{_LATER})(?:{GAP}(?P<noun>{_NOUN}){END})?+")
_AFTER_NOUN = re.compile(
    rf"(?P<noun>[Kk]{BEGUN}ommun(?:er(?:na)?|en))(?P<link>:{MAYBE_GAP}|{MAYBE_GAP}\({MAYBE_GAP}|{GAP}(?:(?:i|som|såsom|nämligen){GAP})?+)"
    rf"(?P<run>{_ITEM}{_LATER})"
)
_PART = re.compile(rf"(?P<item>{_ITEM})(?P<separator>{_SEPARATOR})?+")
_WORDS = re.compile(_WORD)
_OTHER_PLACE = re.compile(rf"{GAP}(?:läns?|landsting|stift|universitets?|högskolas?|tingsrätt|sjukhus|flygplats){END}")
_COMPANY = re.compile(rf"(?:{GAP}[A-ZÅÄÖ][\w-]*){{0,4}}{GAP}(?:AB|HB|KB|[Aa]ktiebolag)\b")
_LONGEST_NAME = 3  # words
# Words that begin a sentence or a line before a name; any other capital word makes "Sofia Lund" somebody else than Lund.
_LEADING = frozenset(
    [
        "även",
        "av",
        "bland",
        "både",
        "därefter",
        "därför",
        "det",
        "där",
        "efter",
        "enligt",
        "exempelvis",
        "från",
        "för",
        "förutom",
        "genom",
        "hos",
        "i",
        "inklusive",
        "inom",
        "liksom",
        "med",
        "mellan",
        "när",
        "på",
        "samt",
        "samtliga",
        "som",
        "till",
        "tillsammans",
        "utöver",
        "vid",
        "åt",
    ]
)


class _Item(NamedTuple):
    start: int
    end: int
    joined: str
    """What stands between this item and the next, without blanks: a comma, a slash, a conjunction, or nothing after the last."""


class Municipalities:
    """The forms of municipalities' names in the tables, ready to be looked for."""

    def __init__(self, reference: Reference) -> None:
        places, authorities = reference.place_forms, reference.authority_forms
        genitives = {fold(m.genitive): m.code for m in reference.municipalities.values()}
        names = {fold(m.name) for m in reference.municipalities.values()}
        self._genitives = genitives
        self._names = {form: code for form, code in places.items() if form in names or form not in genitives}
        self._before_kommun = places | _without(" kommun", authorities)
        self._before_stad = _without(" stad", authorities)
        counties = {fold(county.name.removesuffix(" län")) for county in reference.counties.values()}
        self._other_areas = {form for county in counties for form in (county, f"{county}s") if form not in places}

    def find(self, text: str) -> Iterator[Span]:
        """Give the municipalities that the text names."""
        for found in _BEFORE_NOUN.finditer(text):
            if found["noun"]:
                yield from self._before(text, found)
        for found in _AFTER_NOUN.finditer(text):
            if found["noun"][-2:] != "en" or not set(found["link"]) & set("\n:("):  # "Kontakt i kommunen: Berg, Anna" is a person
                yield from self._after(text, found)

    def _before(self, text: str, found: re.Match[str]) -> Iterator[Span]:
        noun, items = found["noun"].casefold(), list(_items(text, *found.span("run")))
        forms = self._before_stad if noun.startswith("st") else self._before_kommun
        if noun.startswith(("kommuner", "städer")):
            spans = [_named(text, item, forms) for item in items]
            if len(items) - spans.count(None) < 2 or any(fold(text[item.start : item.end]) in self._other_areas for item in items):
                return  # "Stockholms kommuner" are those around it, "Skånes, Hallands och Stockholms kommuner" those of counties
        else:
            spans = [_named(text, item, self._genitives) for item in _joined_to_last(items)]
            own = _named(text, items[-1], forms, after_any=True)
            if own is None or _COMPANY.match(text, found.end()):
                return
            spans.append(own._replace(end=found.end()))
        for span in spans:
            if span:
                yield span

    def _after(self, text: str, found: re.Match[str]) -> Iterator[Span]:
        if _OTHER_PLACE.match(text, found.end()):
            return
        joined = ","
        for item in _items(text, *found.span("run")):
            span = _named(text, item, self._names)
            if span:
                yield span
            if joined not in {",", "/"}:
                return  # a conjunction came before the last name of the list; what follows is another clause
            joined = item.joined


def _without(noun: str, forms: dict[str, str]) -> dict[str, str]:
    return {form.removesuffix(noun): code for form, code in forms.items() if form.endswith(noun)}


def _items(text: str, start: int, end: int) -> Iterator[_Item]:
    for part in _PART.finditer(text, start, end):
        yield _Item(*part.span("item"), "".join((part["separator"] or "").split()))


def _joined_to_last(items: list[_Item]) -> list[_Item]:
    """Give the items that share the last one's noun: "Falu och Säters kommun", but not Malmö in "Malmö, Falu kommun"."""
    return [] if len(items) < 2 or items[-2].joined == "," else items[:-1]


def _named(text: str, item: _Item, forms: dict[str, str], *, after_any: bool = False) -> Span | None:
    """Give the municipality at the end of the item: before its name only a word that begins a sentence, or with ``after_any`` any word."""
    words = [(word.start(), word[0].removesuffix(":s")) for word in _WORDS.finditer(text, item.start, item.end)]
    for i in range(max(0, len(words) - _LONGEST_NAME), len(words)):
        code = forms.get(fold(" ".join(word for _, word in words[i:])))
        if code and (after_any or all(word.casefold() in _LEADING for _, word in words[:i])):
            return Span(words[i][0], item.end, municipality=code)
    return None
