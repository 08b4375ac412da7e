"""Lists to find things by: a page for each kind, in alphabetical order, parted by letter and number where it would be long."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from esfgraph.publish.things.naming import EVIDENCE, Names
from esfgraph.publish.things.page import page
from esfgraph.publish.things.projects import told
from esfgraph.publish.things.statements import number
from esfgraph.publish.things.terms import Kind, Link, kinds
from esfgraph.publish.things.view import Item
from esfgraph.webpage import NOTHING, Text

LONG = 500
"""So many things stand on one page."""
_ROOT = "../../"
_FILES = {"Å": "aa", "Ä": "ae", "Ö": "oe", "0–9": "0", "…": "other"}
_TITLE = Text("Alla ting i grafen", "All things of the graph")


class Part(NamedTuple):
    """A page of a list: the letter that its names begin with, empty where it is not by letter; its number and file; what is on it."""

    letter: str
    number: int
    file: str
    things: Sequence[str]


def files(names: Names, lang: str) -> Iterator[tuple[str, bytes]]:
    """Give ``id/index.html``, and ``id/<kind>/index.html`` with its further pages, in the order of their paths."""
    top = page("kinds", _TITLE, lang, "../", cards=cards(names))
    waiting = [("id/index.html", top)]
    for kind in names.by_kind:
        while waiting and waiting[0][0] < f"id/{kind}/":
            yield waiting.pop()
        yield from _of_kind(names, kind, lang)
    yield from waiting


def cards(names: Names) -> list[tuple[Kind, Text, str]]:
    """Give the kinds that the graph has, in the order in which a reader wants them: the words, the count and the path."""
    order = [*kinds(), *names.by_kind.keys() - kinds().keys()]
    return [(word(kind), number(len(names.by_kind[kind])), f"id/{kind}/index.html") for kind in order if kind in names.by_kind]


def word(kind: str) -> Kind:
    """Give the words for a kind; one that has none is called as its IRIs call it."""
    plain = Text(kind, kind)
    return kinds().get(kind) or Kind(plain, plain, NOTHING)


def parts(names: Names, kind: str) -> list[Part]:
    """Give the pages of a kind's list; ``index.html`` is the first. What nobody looks up by name stands in the order of its IRIs."""
    things = names.by_kind[kind]
    if kind in EVIDENCE:
        return _numbered("", things, "")
    ordered = names.sorted(things)
    if len(ordered) <= LONG:
        return [Part("", 1, "index.html", ordered)]
    found: list[Part] = []
    for letter, of_letter in groupby(ordered, key=lambda iri: _letter(names.label(iri).sv)):
        found += _numbered(letter, list(of_letter), f"-{_FILES.get(letter, letter.lower())}" if found else "")
    return found


def _numbered(letter: str, things: Sequence[str], name: str) -> list[Part]:
    starts = range(0, len(things), LONG)
    return [
        Part(letter, i, f"index{name}{f'-{i}' if i > 1 else ''}.html", things[start : start + LONG]) for i, start in enumerate(starts, 1)
    ]


def _letter(label: str) -> str:
    first = next((sign for sign in label.upper() if sign.isalnum()), "…")
    plain = {"É": "E", "È": "E", "Ü": "Y", "Á": "A", "Æ": "Ä", "Ø": "Ö"}.get(first, first)
    return "0–9" if plain.isdigit() else plain if "A" <= plain <= "Z" or plain in "ÅÄÖ" else "…"


def _of_kind(names: Names, kind: str, lang: str) -> Iterator[tuple[str, bytes]]:
    made = parts(names, kind)
    letters: dict[str, str] = {}
    for part in made:
        letters.setdefault(part.letter, part.file)
    for part in sorted(made, key=lambda part: part.file):
        place = made.index(part)
        shown = {
            "kind": word(kind),
            "count": number(len(names.by_kind[kind])),
            "part": part,
            "letters": letters if len(letters) > 1 else {},
            "before": made[place - 1].file if place else "",
            "after": made[place + 1].file if place + 1 < len(made) else "",
            "of": len(made),
            "place": place + 1,
            "items": [_item(names, kind, iri) for iri in part.things],
        }
        yield f"id/{kind}/{part.file}", page("list", word(kind).many, lang, _ROOT, **shown)


def _item(names: Names, kind: str, iri: str) -> Item:
    link = Link(names.label(iri), f"{names.path(iri)}index.html")
    return Item(link, told(names, iri) if kind == "project" else NOTHING)
