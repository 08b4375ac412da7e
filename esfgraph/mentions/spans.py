"""Parts of a text that name something, and the pieces that the patterns of this room are made of.

Every pattern is linear in the length of the text: repetitions are possessive or have an upper limit. Names are matched in their own
case, since a common word is no name ("mark", "Marks kommun"), and never without their å, ä and ö.
"""

import re
from bisect import bisect_right
from typing import NamedTuple

GAP = r"(?=\s)[^\S\n]{0,4}+\n?+[^\S\n]{0,4}+"
"""Blanks between two words, over at most one line break: a blank line ends what belongs together."""
MAYBE_GAP = r"[^\S\n]{0,4}+\n?+[^\S\n]{0,4}+"
BEGUN = r"(?<![\w@-].)(?<!\w\..)"
"""After the first letter of a name, which does not stand inside a word or an address; where the letter comes first, search is fast."""
END = r"(?!-?\w|\.[a-zåäö])"

_WINDOW = 90  # characters before a name in which a negation is looked for
_LINK = r"(?:(?:i|för|med|av|från|till|hos|inom|på|samverkan|samarbete|medverkan|deltagande|stöd)\s+){0,3}+"
_NOT_BEFORE = re.compile(
    rf"(?:^|[^\w-])(?P<word>inte|ej|icke|aldrig|utan|utom|varken|exklusive|ingen\s+medverkan|i\s+stället|till\s+skillnad)\s+(?:längre\s+)?{_LINK}$",
    re.IGNORECASE,
)
_NEITHER_NOR = re.compile(r"\bvarken\b[^.!?]*\beller\s+$", re.IGNORECASE)
_NOT_BUT = re.compile(r"\b(?:inte|ej|icke)\b[^.!?]*$", re.IGNORECASE)
_NOT = r"(?:inte|ej|icke|aldrig)"
_NOT_AFTER = re.compile(
    rf"\s{{1,4}}(?:(?:deltar|deltog|medverkar|medverkade|ingår|ingick|samverkar|omfattas|berörs|valde|kommer|kunde|ville)\s{{1,4}}"
    rf"(?:dock\s{{1,4}}|att\s{{1,4}})?{_NOT}"
    rf"|(?:är|var)\s{{1,4}}(?:dock\s{{1,4}})?{_NOT}\s{{1,4}}(?:med|part|en|del|delaktig\w{{0,3}}|involverad\w{{0,3}})"
    rf"|(?:har|hade)\s{{1,4}}(?:dock\s{{1,4}})?{_NOT}\s{{1,4}}(?:deltagit|medverkat|ingått|samverkat|varit)"
    r"|avböj\w{1,3}|avstod|avstår|tacka\w{0,2}\s{1,4}nej|hoppa\w{0,2}\s{1,4}av)\b(?!\s{1,4}(?:bara|enbart|endast))",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s{0,8}(?:,|/|och|samt|eller)\s{0,8}")


# A word that a line break parts after a hyphen; a capital letter after it keeps the hyphen ("Malung-Sälen").
_BROKEN = re.compile(r"-\n(?<=\w-\n)(?=[a-zåäö])|\n(?<=\w-\n)(?=[A-ZÅÄÖ])")


class Whole:
    """A text with the words put together that line breaks part, and the way back to where each character stood."""

    def __init__(self, text: str) -> None:
        self.text = _BROKEN.sub("", text) if "-\n" in text else text
        self._cuts, self._cut_away = [], [0]
        for cut in _BROKEN.finditer(text) if "-\n" in text else ():
            self._cuts.append(cut.start() - self._cut_away[-1])
            self._cut_away.append(self._cut_away[-1] + len(cut[0]))

    def before(self, position: int) -> int:
        """Give where the character at this position stood in the text as it was."""
        return position + self._cut_away[bisect_right(self._cuts, position)]


class Span(NamedTuple):
    """A part of a text, from ``start`` to before ``end``, and what it names.

    One of: the name of a body as a table or rule has it, the code of a municipality, a diary number; none where nobody can tell who.
    """

    start: int
    end: int
    body: str | None = None
    municipality: str | None = None
    number: str | None = None


def effective(text: str, spans: list[Span]) -> list[Span]:
    """Give the spans in the order of the text: of those that overlap the first and longest, and none that the text denies.

    "Inte X och Y" denies both; "inte X utan Y" denies only X.
    """
    kept: list[Span] = []
    until, denied_until = 0, None
    for span in sorted(set(spans), key=lambda span: (span.start, -span.end)):
        if span.start < until:
            continue
        goes_on = denied_until is not None and _JOINED.fullmatch(text, denied_until, span.start)
        until = span.end
        if goes_on or _denied(text, span):
            denied_until = span.end
        else:
            kept.append(span)
    return kept


def _denied(text: str, span: Span) -> bool:
    before = text[max(0, span.start - _WINDOW) : span.start]
    negation = _NOT_BEFORE.search(before)
    if negation and negation["word"].casefold() == "utan" and _NOT_BUT.search(before[: negation.start()]):
        return False
    return bool(negation or _NEITHER_NOR.search(before) or _NOT_AFTER.match(text, span.end))
