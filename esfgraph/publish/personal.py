"""What in a text may be somebody's: mail addresses, telephone numbers, personal numbers, and what look like lists of persons."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from esfgraph.organisation_number import has_check_digit
from esfgraph.webpage import Text


class Trace(NamedTuple):
    """Something that may be a person's: the kind of thing in both languages, the line of the text it begins in (from 1), and its words."""

    kind: Text
    line: int
    words: str


MAIL = Text("en e-postadress", "a mail address")
TELEPHONE = Text("ett telefonnummer", "a telephone number")
PERSONAL_NUMBER = Text("ett personnummer", "a personal number")
PERSONS = Text("personer", "persons")
_AT = r"(?:@| @ |\s?[\[({<] ?(?:[aA]|at|AT|snabel-?a) ?[\])}>]\s?|\s(?:AT|snabel-?a)\s)"
_FREE = r"(?<![\w#/-])(?<!\d[.,:+])"  # not the end of another number, an address or a checksum
_PATTERNS = {
    MAIL: re.compile(rf"(?<![\w.%+-])[\w.%+-]++{_AT}[\w-]{{1,63}}(?:\.[\w-]{{1,63}})*\.[^\W\d_]{{2,24}}\b"),
    TELEPHONE: re.compile(
        rf"{_FREE}(?:(?:\+|00)46[ -]?(?:\(0\))?[ -]?[1-9]\d{{0,2}}|\(?0[1-9]\d{{0,2}}\)?)(?: ?[-/] ?| )\d{{2,3}}"
        r"(?:[ -]?\d{2,3}){1,3}(?![\w-])"
        rf"|{_FREE}0[1-9](?:\d{{7,8}}|\d{{1,2}}(?:\.\d{{2,3}}){{2,3}})(?![\w-])"  # 0701234567, 042.64.00.00
        rf"|{_FREE}(?:\+|00)[34]\d{{1,2}} ?(?:\(0\))?(?:[ -]?\d){{7,10}}(?![\w-])"  # from the countries around
    ),
    PERSONAL_NUMBER: re.compile(
        rf"{_FREE}(?:19|20)?\d{{2}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])(?:([-+])| ?)\d{{4}}(?![\w-])"
    ),
}
_UNSEEN = re.compile("[\xa0\xad\u2000-\u2015\u202f\u2060\ufeff\ufe6b\uff20]")
_PLAIN = dict.fromkeys("\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", "") | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015", "-")
_PLAIN |= dict.fromkeys("\ufe6b\uff20", "@")  # what is left of those that are unseen are blanks
_WORD = r"[^\W\d_]+(?:[-'’][^\W\d_]+)*"
_NAME = re.compile(rf"(?<![\w'’-])(?=({_WORD})(?: [^\W\d_]\.)?,? +(?:(?:von|af|de|van|der|al|el) )*({_WORD})(?![\w-]))")
_NO_DIGIT = re.compile(r"\D")
_INITIAL = re.compile(rf"(?<![\w.-])[A-ZÅÄÖ]\. ?({_WORD})(?![\w-])")


def traces(text: str) -> Iterator[Trace]:
    """Give every mail address, telephone number and personal number in a text, by its form alone.

    Hyphens and blanks of every kind are read as plain ones, and what is unseen (a soft hyphen, a zero-width blank) is passed over.
    """
    plain = _plain(text)
    for kind, pattern in _PATTERNS.items():
        for found in pattern.finditer(plain):
            if kind is not PERSONAL_NUMBER or found[1] or has_check_digit(_NO_DIGIT.sub("", found[0])[-10:]):
                yield Trace(kind, plain.count("\n", 0, found.start()) + 1, found[0])


def _plain(text: str) -> str:
    return _UNSEEN.sub(lambda found: _PLAIN.get(found[0], " "), text)


class KnownWords(NamedTuple):
    """Words with a capital that are no person's, casefolded: those that begin sentences, those of organisations, and those of places.

    A place may end a person's name (many a surname is one), a word of an organisation may begin it (many bear somebody's name).
    """

    openings: frozenset[str]
    organisations: frozenset[str]
    places: frozenset[str]

    def are_nobodys(self, first: str, last: str) -> bool:
        """Tell whether two words side by side are known not to be a person's name."""
        if first in self.openings or last in self.openings:
            return True
        if last in self.places:
            return first in self.places or first in self.organisations
        return last in self.organisations


def names_persons(paragraph: str, known: KnownWords) -> bool:
    """Tell whether a paragraph may name a person: two words with a capital, side by side or with a comma between, or an initial and one.

    It is meant to set aside too much rather than too little. A person called by one word alone is not seen.
    """
    plain = _plain(paragraph)
    pairs = any(
        _is_name(first) and _is_name(last) and not known.are_nobodys(first.casefold(), last.casefold())
        for first, last in (found.groups() for found in _NAME.finditer(plain))
    )
    return pairs or any(_is_name(found[1]) and found[1].casefold() not in known.openings for found in _INITIAL.finditer(plain))


def _is_name(word: str) -> bool:
    return word[0].isupper() and (len(word) > 2 or word[-1].islower())  # two capitals are an abbreviation
