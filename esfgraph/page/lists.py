"""The lists that end a print view, each under its heading → co-financers, partners and places."""

from typing import NamedTuple

from esfgraph.page.bullets import BULLET, MOST_NAMES, bulleted, indented, read_names
from esfgraph.page.layout import Lines
from esfgraph.page.reading import PageWarning
from esfgraph.project import Listing, Role

HEADER = "Logotyp på utskrifter"
LISTS: dict[str, tuple[str, Role | None]] = {
    "Medfinansiärer": ("co_financers", Role.CO_FINANCER),
    "Samarbetspartners": ("partners", Role.PARTNER),
    "Kommun": ("places", None),
}


class Headings(NamedTuple):
    """The index of each list's heading, by its label: of lists that can be ``read``, and of those ``without_bullets``."""

    read: dict[str, int]
    without_bullets: dict[str, int]

    @property
    def end_the_page(self) -> bool:
        """Tell whether the list of places is there, or its heading after all others: every whole page ends with it."""
        last = max((*self.read.values(), *self.without_bullets.values()), default=None)
        return "Kommun" in self.read or (last is not None and self.without_bullets.get("Kommun") == last)


def find_lists(lines: Lines, after: int, warnings: list[PageWarning]) -> Headings:
    """Find the heading of each list from the line index ``after``: a line with nothing else, before bullets, another list or the end.

    Prose may repeat a heading: the last one counts, since the lists end the page, and the repetition is reported. A heading before other
    lines, with no list of that name elsewhere, may stand over names in another form: they are not read, and that is reported.
    """
    bullet = indented if any(map(indented, lines[after:])) else bulleted  # bullets of prose are not indented
    headings = [i for i in range(after, len(lines)) if lines[i] in LISTS and (i == 0 or not lines[i - 1])]
    following = (next((lines[n] for n in range(i + 1, len(lines)) if lines[n]), f" {BULLET}") for i in headings)
    over_list = {i for i, line in zip(headings, following, strict=True) if line in LISTS or bullet(line)}
    read = {lines[i]: i for i in headings if i in over_list}
    without_bullets = {lines[i]: i for i in headings if lines[i] not in read}
    counted = {*read.values(), *without_bullets.values()}
    warnings += [PageWarning(i + 1, LISTS[lines[i]][0], "repeated-heading") for i in headings if i not in counted]
    warnings += [PageWarning(i + 1, LISTS[label][0], "no-bullets") for label, i in without_bullets.items()]
    return Headings(read, without_bullets)


def read_list(lines: Lines, headings: Headings, label: str, warnings: list[PageWarning]) -> tuple[Listing, ...]:
    """Read the bulleted names under one heading, each with its exact words and line."""
    field, role = LISTS[label]
    heading = headings.read[label]
    stop = min((i for i in (*headings.read.values(), *headings.without_bullets.values()) if i > heading), default=len(lines))
    if stop == len(lines) and not headings.end_the_page:  # a cut page: its last line may be half a name
        stop = max(stop - 1, heading + 1)
        warnings.append(PageWarning(len(lines), field, "page-may-be-cut"))
    # The next page's header may be glued to the last name.
    rows = [(i + 1, lines[i].removesuffix(HEADER).strip()) for i in range(heading + 1, stop)]
    names, found = read_names(rows)
    warnings += [PageWarning(line, field, code) for line, code in found]
    if len(names) > MOST_NAMES:
        warnings.append(PageWarning(heading + 1, field, "list-too-long"))
        return ()
    if not names:
        warnings.append(PageWarning(heading + 1, field, "empty-list"))
    return tuple(Listing(name, line, role) for line, name in names)
