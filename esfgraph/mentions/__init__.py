"""Prose → the municipalities, organisations and diary numbers that it names, with section, line and the matched words.

A pure function of one page's record and the tables. What is found comes from tables and fixed patterns, so that no person's name is taken.
"A municipality" needs the word kommun or stad beside its name; a place name alone, a generic noun ("kommunerna") and what the text denies
("inte X kommun") do not count. "Länsstyrelsen" and "Landstinget" without a county are kept as mentions of an unknown body: each county has
exactly one of them, so that a reader of the page can say which, and nothing is counted until somebody does.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from datetime import date

from esfgraph.decision import Actor
from esfgraph.mention import Mention
from esfgraph.mentions.bodies import Bodies
from esfgraph.mentions.diary_numbers import numbers
from esfgraph.mentions.municipalities import Municipalities
from esfgraph.mentions.spans import Span, Whole, effective
from esfgraph.project import Project, Prose
from esfgraph.reference import Reference

__all__ = ["Finder"]

_LINE_END = re.compile("\n")
Identify = Callable[[str, date | None, Reference], Actor | None]


class Finder:
    """Finds mentions. It is built from the tables once, which takes some time, and then serves any number of pages.

    ``identify`` gives whom a name means at a project's first day, or ``None``: the rule that decides listings, so that a body is one actor
    in lists and prose.
    """

    def __init__(self, reference: Reference, identify: Identify) -> None:
        self._reference, self._identify = reference, identify
        self._bodies, self._municipalities = Bodies(reference), Municipalities(reference)

    def find(self, project: Project) -> tuple[Mention, ...]:
        """Give what the sections of a project's page name, in their order; the project's own diary number is left out."""
        return tuple(mention for prose in project.sections for mention in self._in(prose, project))

    def _in(self, prose: Prose, project: Project) -> list[Mention]:
        whole = Whole(prose.text)
        text = whole.text
        spans = [*self._bodies.find(text), *self._municipalities.find(text), *numbers(text)]
        line_starts = [0] if prose.in_cell else [0, *(line_end.end() for line_end in _LINE_END.finditer(prose.text))]
        found = []
        for in_whole in effective(text, spans):
            if in_whole.number is None or in_whole.number != project.diary_number:
                span = in_whole._replace(start=whole.before(in_whole.start), end=whole.before(in_whole.end - 1) + 1)
                line = bisect_right(line_starts, span.start) - 1
                found.append(self._mention(span, prose, project, (prose.line + line, span.start - line_starts[line] + 1)))
        return found

    def _mention(self, span: Span, prose: Prose, project: Project, place: tuple[int, int]) -> Mention:
        name = self._reference.authority_name(span.municipality) if span.municipality else span.body
        actor = self._identify(name, project.start, self._reference) if name else None
        return Mention(
            section=prose.section,
            line=place[0],
            column=place[1],
            words=" ".join(prose.text[span.start : span.end].split()),
            municipality=span.municipality or (actor.municipality if actor else None),
            actor=actor,
            diary_number=span.number,
        )
