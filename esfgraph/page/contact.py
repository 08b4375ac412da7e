"""The contact person's name in another field of the same page → left out: whoever answers the telephone is no party by that.

Works on the lines of a page in any layout, and knows only what names the contact there: a label, then the value on its line or the next.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from typing import Any, NamedTuple

from esfgraph.page.layout import Lines
from esfgraph.page.reading import PageWarning, Reading, SetAsideError
from esfgraph.page.values import LONGEST_NAME
from esfgraph.project import Project

# A small letter after a blank is a sentence that begins with the word.
_CONTACT = re.compile(r"(?:Kontaktperson(?:er)?(?! +[a-zåäö]) *:?|(?:\w+ )?[Kk]ontakt:)(.*)")
_MAIL = re.compile(r"(?:E-?post|Mejl|Mail)(.*)")
_BETWEEN = re.compile(r"[,;/&+()]| och | - ")
_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 6
# A contact with one of these words (in the form of ``words``) is an office, which may well take part.
_OFFICE = frozenset({"kommun", "kommunen", "landsting", "landstinget", "lansstyrelsen", "projekt", "region", "regionen", "stad"})
Words = tuple[str, ...]
_LISTS = ("co_financers", "partners", "places")


class Contact(NamedTuple):
    """The contact's names, each as its words in alphabetical order; those of a mailbox, ``anna.exempel@…``; every word of the contact."""

    named: frozenset[Words]
    mailboxes: frozenset[Words]
    said: frozenset[str]

    @property
    def all(self) -> frozenset[Words]:
        """What no party is called."""
        return self.named | self.mailboxes

    @property
    def in_title(self) -> frozenset[Words]:
        """What no title holds: a mailbox counts if it shares a word with the contact's name, since many have the project's name."""
        return self.named | {box for box in self.mailboxes if self.said & set(box)}


def leave_out_contact(reading: Reading, lines: Lines) -> Reading:
    """Give the reading without the owner and the listed names that hold the contact's name, each reported.

    Raises:
        SetAsideError: ``contact-in-name``, where the title holds it.
    """
    project = reading.project
    if project is None:
        return reading
    contact = find_contact(lines, project)
    if holds(project.title, contact.in_title):
        raise SetAsideError("contact-in-name")
    found = {x: field for field in _LISTS for x in getattr(project, field) if holds(x.name, contact.all)}
    kept: dict[str, Any] = {field: tuple(x for x in getattr(project, field) if x not in found) for field in _LISTS}
    if project.owner and holds(project.owner.name, contact.all):
        found[project.owner] = "owner"
        kept["owner"] = None
    warnings = {*reading.warnings, *(PageWarning(listing.line, field, "contact-in-name") for listing, field in found.items())}
    return replace(reading, project=replace(project, **kept), warnings=tuple(sorted(warnings)))


def find_contact(lines: Lines, project: Project) -> Contact:
    """Give every name of a contact that the page states, in its fields or in its prose."""
    names = [value for value in labelled(_CONTACT, lines, project.title) if "@" not in value]
    boxes = [value.partition("@")[0].rpartition(" ")[2] for value in labelled(_MAIL, lines, project.title) if "@" in value]
    named, mailboxes = (frozenset(person for value in values for person in persons(value)) for values in (names, boxes))
    return Contact(named, mailboxes, frozenset(word for value in names for word in words(value)))


def labelled(label: re.Pattern[str], lines: Lines, title: str) -> Iterator[str]:
    """Give what stands after the label, or else on the lines after it, up to the next label; the ``title`` is no label."""
    for i, line in enumerate(lines):
        found = label.fullmatch(line.strip())
        if not found or line.strip() == title:
            continue
        value = found[1].strip(" :")
        # Without a colon labels cannot be told from values, and the value is one line.
        following = lines[i + 1 : i + (4 if line.endswith(":") else 2)]
        written = (value,) if value else takewhile(lambda text: text and not text.endswith(":"), following)
        yield from (text for text in written if len(text) <= LONGEST_NAME)


def persons(value: str) -> Iterator[Words]:
    """Give the names of at least two words in a value such as ``Anna Maria Exempel, Bo Ek`` or ``Ek, Bo``; also first and last alone."""
    for part in (value, *_BETWEEN.split(value)):
        name = words(part)
        if 2 <= len(name) <= _MOST_WORDS and not _OFFICE & set(name):
            yield tuple(sorted(name))
            yield tuple(sorted((name[0], name[-1])))


def holds(text: str, names: frozenset[Words]) -> bool:
    """Tell whether the words of a name stand together in the text, in any order."""
    there = words(text)
    lengths = {len(name) for name in names}
    return any(tuple(sorted(there[i : i + n])) in names for n in lengths for i in range(len(there) - n + 1))


def words(text: str) -> Words:
    """Give the words for comparison, without case, marks (mailboxes have none) and a final s, which may be the genitive's."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))
    return tuple(word.removesuffix("s") for word in _WORD.findall(plain))
