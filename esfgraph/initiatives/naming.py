"""Which projects a page names in its prose: by diary number, or by their exact title in quotes."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import chain, pairwise

from esfgraph.initiatives.entries import Entry
from esfgraph.reference import fold

_QUOTES = re.compile('["“”„«»]')
# Begins at a figure, with the look back after it: four times as fast as a search that may begin at any letter.
_NUMBER = re.compile(r"[0-9](?:(?<![\w/-].)|(?<=[A-Z].)(?<![\w/-]..))[0-9/-]{5,20}[A-Z]?[0-9]{1,9}(?![\w/-])")
_LONGEST_TITLE = 200
# What is named beside one of these words works alongside, unless the same sentence says that it went before.
_ALONGSIDE = re.compile(
    r"\b(?:parallell\w*|samarbet\w*|samverka\w*|samordna\w*|systerprojekt\w*|liknande|till skillnad|likaså|oberoende|utan koppling)\b",
    re.IGNORECASE,
)
_FORERUNNER = re.compile(
    r"\b(?:fortsätt\w*|bygger (?:vidare )?på|förprojekter\w*|förstudie\w*|vidareutveckl\w*|uppfölj\w*|föregående)\b", re.IGNORECASE
)
_NEGATION = re.compile(r"\b(?:ingen|inget|inga|inte|ej|aldrig|utan)\b", re.IGNORECASE)
_SENTENCE_ENDS = (". ", "! ", "? ", "\n")


class Tie(IntEnum):
    """As what a page names another project, the strongest first."""

    FORERUNNER = 0
    UNTOLD = 1
    ALONGSIDE = 2


@dataclass(frozen=True, slots=True, order=True)
class Naming:
    """One project named by the page of another (IRIs), in which words; ``tie``: what the sentence says of the two.

    The order of the fields says which of several is kept: a diary number before a title.
    """

    page_of: str
    named: str
    tie: Tie
    by_title: bool
    words: str


def namings(listed: Sequence[Entry]) -> tuple[Naming, ...]:
    """Give what each page names, once for each project and by the strongest tie, sorted; time is that of reading the texts once.

    A title that is generic is no name, and a page that quotes its own title names nobody else of that title.
    """
    numbers, titles = _index(listed)
    found = {naming for entry in listed for text in entry.texts for naming in _in_text(entry, text, numbers, titles)}
    first = {(naming.page_of, naming.named): naming for naming in sorted(found, reverse=True)}
    return tuple(sorted(first.values()))


_Index = Mapping[str, list[str]]


def _index(listed: Sequence[Entry]) -> tuple[_Index, _Index]:
    numbers: dict[str, list[str]] = defaultdict(list)
    titles: dict[str, list[str]] = defaultdict(list)
    for entry in listed:
        if entry.diary_number:
            numbers[entry.diary_number].append(entry.iri)
        if not entry.name.generic:
            titles[_plain(entry.title)].append(entry.iri)
    return numbers, titles


def _in_text(entry: Entry, text: str, numbers: _Index, titles: _Index) -> Iterator[Naming]:
    for position, words, named in chain(_numbers_in(text, numbers), _titles_in(text, titles)):
        if entry.iri not in named:
            tie = _tie(_sentence(text, position))
            yield from (Naming(entry.iri, iri, tie, words not in numbers, words) for iri in named)


def _numbers_in(text: str, numbers: _Index) -> Iterator[tuple[int, str, list[str]]]:
    for match in _NUMBER.finditer(text):
        begin = match.start()
        number = text[begin - text[begin - 1 : begin].isalpha() : match.end()]
        if number in numbers:
            yield begin, number, numbers[number]


def _titles_in(text: str, titles: _Index) -> Iterator[tuple[int, str, list[str]]]:
    signs = [match.start() for match in _QUOTES.finditer(text)]
    for begin, end in pairwise(signs):  # nobody knows which sign opens and which closes, so every span between two is tried
        span = text[begin + 1 : end]
        if 2 < len(span) <= _LONGEST_TITLE and (plain := _plain(span)) in titles:
            yield begin, " ".join(span.split()), titles[plain]


def _tie(sentence: str) -> Tie:
    if _FORERUNNER.search(sentence) and not _NEGATION.search(sentence):
        return Tie.FORERUNNER
    return Tie.ALONGSIDE if _ALONGSIDE.search(sentence) else Tie.UNTOLD


def _sentence(text: str, position: int) -> str:
    begin = max(text.rfind(sign, 0, position) for sign in _SENTENCE_ENDS) + 1
    ends = [end for sign in _SENTENCE_ENDS if (end := text.find(sign, position)) >= 0]
    return text[begin : min(ends, default=len(text))]


def _plain(title: str) -> str:
    """Give a title as it is compared: folded, without quotes around it and the sign that ends a sentence."""
    return fold(_QUOTES.sub("", title)).strip(" .,;:")
