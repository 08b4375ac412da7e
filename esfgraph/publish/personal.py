"""What in a text may be somebody's: mail addresses, telephone numbers, personal numbers, and what look like lists of persons."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from esfgraph.webpage import Text


class Trace(NamedTuple):
    """Something that may be a person's: the kind of thing in both languages, where in the text it begins, and its words."""

    kind: Text
    start: int
    words: str


MAIL = Text("en e-postadress", "a mail address")
TELEPHONE = Text("ett telefonnummer", "a telephone number")
PERSONAL_NUMBER = Text("ett personnummer", "a personal number")
PERSONS = Text("personer", "persons")
_AT = re.compile(r"@|\s?[\[(]a[\])]\s?|\s?\(at\)\s?")
_MAILBOX = re.compile(r"[\w.%+-]{1,64}$")
_DOMAIN = re.compile(r"[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})*\.[A-Za-z]{2,10}\b")
_NUMBERS = {
    TELEPHONE: re.compile(
        r"(?<![\w.,/+:#-])(?:(?:\+|00)46[ -]?(?:\(0\))?[ -]?[1-9]\d{0,2}|0[1-9]\d{0,2})(?: ?[-/–] ?| )\d{2,3}(?:[ -]?\d{2,3}){1,3}(?![\w-])"
    ),
    PERSONAL_NUMBER: re.compile(r"(?<![\w.-])(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[-+]\d{4}(?![\w-])"),
}
_WORD = r"[A-ZÅÄÖÉ][a-zåäöéüèæø]+(?:-[A-ZÅÄÖÉ][a-zåäöéüèæø]+)?"
_PERSON = re.compile(rf"(?<![\w-])({_WORD})(?: [A-ZÅÄÖ]\.)? (?:(?:von|af|de|van) )?({_WORD})(?![\w-])")
_OFFICE = re.compile(
    r"\b(?:kontaktperson|projektledare|delprojektledare|ordförande|handläggare|utredare|samordnare|koordinator|ekonom|direktör|rektor"
    r"|kommunalråd|processledare|utvecklingsledare|\w*chef(?:en)?|ledamot|suppleant)\w*\b",
    re.IGNORECASE,
)

_ENTRY = re.compile(r"\s*(?:[•·*–-]|\d{1,2}[.)])\s")


def traces(text: str) -> Iterator[Trace]:
    """Give every mail address, telephone number and personal number in a text, by its form alone."""
    for sign in _AT.finditer(text):  # from the rare sign outwards: a pattern that begins with the mailbox would try at every letter
        before = _MAILBOX.search(text, max(0, sign.start() - 64), sign.start())
        after = _DOMAIN.match(text, sign.end())
        if before and after:
            yield Trace(MAIL, before.start(), before[0] + sign[0] + after[0])
    for kind, pattern in _NUMBERS.items():
        for found in pattern.finditer(text):
            yield Trace(kind, found.start(), found[0])


class KnownWords(NamedTuple):
    """Words with a capital that begin no person's name (of places, organisations, sentences), and those that end none (organisations).

    Both casefolded. Places may end a name: many a surname is one.
    """

    first: frozenset[str]
    last: frozenset[str]


def names_persons(paragraph: str, known: KnownWords) -> bool:
    """Tell whether a paragraph looks like a list of persons: two or more names, one beside an office, or one in an entry of a list.

    A name is two words with a capital that are not among the known words. It is meant to set aside too much rather than too little.
    """
    names = [m for m in _PERSON.finditer(paragraph) if m[1].casefold() not in known.first and m[2].casefold() not in known.last]
    return len(names) > 1 or (bool(names) and bool(_OFFICE.search(paragraph) or _ENTRY.match(paragraph) or _is_short(paragraph)))


def _is_short(paragraph: str) -> bool:
    return len(paragraph) < 100 and not paragraph.rstrip().endswith((".", ":", "?", "!"))
