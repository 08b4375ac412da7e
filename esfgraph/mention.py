"""A name or number in the prose of a page: the value that ``mentions`` gives and ``triples`` writes down."""

from dataclasses import dataclass

from esfgraph.decision import Actor
from esfgraph.project import Section


@dataclass(frozen=True, slots=True)
class Mention:
    """What the prose names, and where: the section, the line of the page and the character on that line, both counted from 1.

    ``words`` are the matched words alone, with one blank for any run of blanks or line break; the words around are not kept. They are
    always the name of a place or body, or a number, never the name of a person. ``municipality`` is its code, and ``actor`` then its
    authority; ``diary_number`` is another project's number. With none of them the page does not tell whom it means ("Länsstyrelsen").
    """

    section: Section
    line: int
    column: int
    words: str
    municipality: str | None = None
    actor: Actor | None = None
    diary_number: str | None = None
