"""Lines of a page → its block of labels and values, and the layout that it is in: told by what is on the page, never by its name."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import NamedTuple

from esfgraph.page.layout import Layout, Lines
from esfgraph.page.reading import Nearest, SetAsideError
from esfgraph.page.text import damaged

# As many different labels make a block of fields; prose may repeat one or two.
FEWEST_LABELS = 4
FEWEST_OF_NEAREST = 2
# A page may have one label that its layout does not know for so many that it knows.
KNOWN_FOR_EACH_UNKNOWN = 4


class Row(NamedTuple):
    """A label without its ending, the index of its line, and the lines of text from there to the next label."""

    label: str
    at: int
    texts: tuple[str, ...]


class Block(NamedTuple):
    """The lines from ``start`` to before ``end`` that hold labels and values, as rows."""

    start: int
    end: int
    rows: tuple[Row, ...]

    @property
    def labels(self) -> frozenset[str]:
        """Every label of the block, known or not."""
        return frozenset(row.label for row in self.rows)


class Fit(NamedTuple):
    """A layout and a block: which labels of the layout the page lacks, and which labels of the page the layout lacks."""

    layout: Layout
    block: Block
    missing: tuple[str, ...]
    unknown: frozenset[str]

    @property
    def known(self) -> frozenset[str]:
        """The labels that both have."""
        return self.block.labels - self.unknown

    @property
    def good(self) -> bool:
        """Tell whether the page is in this layout: the signs are there and hardly a label is unknown."""
        enough = len(self.known) >= max(FEWEST_LABELS, KNOWN_FOR_EACH_UNKNOWN * len(self.unknown))
        return enough and self.layout.signs <= self.known


def recognise(lines: Lines, layouts: Sequence[Layout]) -> Fit | None:
    """Give the best of the layouts with labels on lines of their own, if one fits.

    The best knows most of the page's labels and misses fewest of its own.

    Raises:
        SetAsideError: ``several-pages``.
    """
    good = [found for found in fits(lines, layouts) if found.good]
    if len({found.layout.ends for found in good}) > 1:
        raise SetAsideError("several-pages")
    return min(good, key=lambda found: (len(found.unknown), len(found.missing)), default=None)


def fits(lines: Lines, layouts: Sequence[Layout]) -> list[Fit]:
    """Compare the page's largest block with each layout that has labels on lines of their own.

    Raises:
        SetAsideError: ``several-pages``.
    """
    found: list[Fit] = []
    for ends in sorted({layout.ends for layout in layouts if layout.ends is not None}):
        same_form = [layout for layout in layouts if layout.ends == ends]
        known = {label + ends: label for layout in same_form for label in layout.labels}
        blocks = sorted(find_blocks(lines, known, ends), key=lambda block: -len(block.labels & set(known.values())))
        check_one_page(blocks, frozenset(known.values()))
        found += [fit(layout, blocks[0]) for layout in same_form if blocks]
    return found


def fit(layout: Layout, block: Block) -> Fit:
    """Compare a block with a layout. One spelling of a label is enough."""
    there = {layout.labels[label] for label in block.labels & layout.labels.keys()} - {None}
    missing: list[str] = []
    for label, known in layout.labels.items():
        if label not in block.labels | layout.optional and known not in there:
            missing.append(label)
            there |= {known} - {None}
    return Fit(layout, block, tuple(missing), block.labels - layout.labels.keys())


def nearest(lines: Lines, layouts: Sequence[Layout]) -> Nearest | None:
    """Give the layout with most labels on a page that fits none, and what did not fit; ``None`` where hardly a label is there.

    Raises:
        SetAsideError: ``mojibake`` where there are labels enough, but none with å, ä or ö.
    """
    glued = [fit(layout, glued_block(lines, layout)) for layout in layouts if layout.ends is None]
    found = [*fits(lines, layouts), *glued]
    best = max(found, key=lambda x: (len(x.known), -len(x.unknown), -len(x.missing)), default=None)
    if best is None or len(best.known) < FEWEST_OF_NEAREST:
        return None
    if len(best.known) >= FEWEST_LABELS and all(map(str.isascii, best.known)):
        raise SetAsideError("mojibake")
    return Nearest(best.layout.name, best.missing, tuple(row.at + 1 for row in best.block.rows if row.label in best.unknown))


def glued_block(lines: Lines, layout: Layout) -> Block:
    """Give the lines where a value is glued to a label, wherever they stand; a sentence goes on in small letters."""
    found = ((i, label, line.removeprefix(label)[:1]) for i, line in enumerate(lines) for label in layout.labels if line.startswith(label))
    return Block(0, len(lines), tuple(Row(label, i, ()) for i, label, first in found if first.isupper() or first.isdigit()))


def check_one_page(blocks: Sequence[Block], known: frozenset[str]) -> None:
    """Raise ``SetAsideError`` where a second block has labels enough for a page, or many labels of the first stand twice."""
    second = max((len(block.labels & known) for block in blocks[1:]), default=0)
    written = Counter(row.label for block in blocks[:1] for row in block.rows if row.label in known)
    if max(second, sum(times > 1 for times in written.values())) >= FEWEST_LABELS:
        raise SetAsideError("several-pages")


def find_blocks(lines: Lines, known: Mapping[str, str], ends: str) -> Iterator[Block]:
    """Give the runs of lines that begin with a label; a blank line ends one unless a known label follows it.

    Args:
        lines: the page's lines.
        known: the line of each known label → the label.
        ends: what a label ends with; a line in a block that ends so is a label too, though unknown.
    """
    end = 0
    for i in range(len(lines)):
        if i < end or lines[i].strip() not in known:
            continue
        before = list(takewhile(lambda n: lines[n], range(i - 1, end - 1, -1)))
        start = min((n for n in before if ends and lines[n].endswith(ends)), default=i)
        end = block_end(lines, i, known)
        yield Block(start, end, tuple(rows(lines[start:end], start, known, ends)))


def block_end(lines: Lines, start: int, known: Mapping[str, str]) -> int:
    """Give the index after the last line of the block that begins at ``start``."""
    end = start
    while end < len(lines):
        if not lines[end]:
            following = next((n for n in range(end, len(lines)) if lines[n]), None)
            if following is None or lines[following].strip() not in known:
                break
            end = following
        end += 1
    return end


def rows(lines: Lines, start: int, known: Mapping[str, str], ends: str) -> Iterator[Row]:
    """Give the labels of a block that begins at line index ``start``, each with the texts up to the next label."""
    texts = [line.strip() for line in lines]
    at = [i for i, text in enumerate(texts) if text in known or (ends and text.endswith(ends))]
    for i, until in zip(at, [*at[1:], len(texts)], strict=True):
        label = known.get(texts[i], texts[i].removesuffix(ends))
        yield Row(label, start + i, tuple(filter(None, texts[i + 1 : until])))


def check_letters(lines: Lines, block: Block) -> None:
    """Raise ``SetAsideError`` for a block with letters lost or garbled."""
    if any(map(damaged, lines[block.start : block.end])):
        raise SetAsideError("mojibake")
