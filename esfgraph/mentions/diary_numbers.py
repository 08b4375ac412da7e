"""Diary numbers in a text: those of the ESF Council's series, as its pages write them."""

import re
from collections.abc import Iterator

from esfgraph.mentions.spans import Span

# Until 2007, 2007-2013, 2014-2020 and 2021-2027. Phone numbers begin with 0 or +, ranges of years and dates have fewer digits together.
_NUMBER = re.compile(
    r"[Z2](?<![\w/.,-].)(?:(?<=Z)\d{3,5}-\d{1,4}-\d{2}"
    r"|(?<=2)(?:0(?:0[6-9]|1[0-6])-[2-8]0\d{5}|0(?:1[3-9]|2\d)/\d{5}|\d-\d{3}-[A-Z]\d{2}))(?![\w/-]|[.,]\d)"
)


def numbers(text: str) -> Iterator[Span]:
    """Give the diary numbers of the text; whose they are the collection tells."""
    for found in _NUMBER.finditer(text):
        yield Span(found.start(), found.end(), number=found[0])
