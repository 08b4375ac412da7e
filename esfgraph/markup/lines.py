"""HTML → lines of text. lxml reads it as a stream of elements: no tree is built, no entity expanded, nothing fetched, nothing run."""

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

from esfgraph.markup.pairing import BULLET, EMPTY, FIRM, HEADING, LOOSE, Labels
from esfgraph.page.reading import SetAsideError

# One empty line around them.
PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "pre", "hr"})
# On lines of their own.
BLOCKS = frozenset(
    {"address", "article", "aside", "body", "button", "caption", "center", "dd", "details", "dialog", "div", "dt", "fieldset"}
    | {"figcaption", "figure", "form", "header", "hgroup", "legend", "li", "main", "menu", "section", "summary", "tr"}
)
UNSEEN = frozenset(
    {"applet", "audio", "canvas", "datalist", "footer", "head", "iframe", "math", "nav", "noscript", "object", "option", "script"}
    | {"select", "style", "svg", "template", "textarea", "title", "video"}
)
CELLS = frozenset({"td", "th"})
# At the beginning of a line they may be a label, with the value after them.
INLINE_LABELS = frozenset({"b", "label", "span", "strong"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# Where they hold no word, the value of the label before them is empty.
HOLDERS = HEADINGS | {"p", "div", "dd", "td"}
DEEPEST = 512  # as in browsers; for each end tag the parser looks through all open elements

_PIECE = 16 * 1024
_BLANKS = re.compile("[ \t\n\r\f\x1c-\x1f]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
_SHOWN_AS_BLOCK = re.compile(r"display\s*:\s*(?:block|flex|grid|list-item|table(?!-cell)\b)", re.IGNORECASE)


def lines_of(html: str) -> list[str]:
    """Give the lines of a page with the marks of ``pairing``; empty lines at both ends are left out.

    Raises:
        SetAsideError: ``too-deep``, for more elements inside each other than a browser takes.
    """
    page: Any = _Page()  # it has only the calls that it wants, fewer than lxml's type of a target
    parser = etree.HTMLParser(target=page, encoding="utf-8", no_network=True)
    data = html.encode("utf-8", "replace")
    for at in range(0, len(data), _PIECE):  # the parser heeds an error only between pieces
        parser.feed(data[at : at + _PIECE])
    try:
        lines: list[str] = parser.close()
    except etree.XMLSyntaxError:  # no element and no text
        return []
    return lines


def plain_text(html: str) -> str:
    """Give the text of a piece of HTML, as stands in cells of tables. Errors as ``lines_of``."""
    return Labels.AS_SAID.place(lines_of(html))


class _Page:
    """What the parser calls for each element and text. ``unseen`` counts open elements from one that nobody sees."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.line: list[str] = []
        self.last = " "  # character of the line; before the first, blanks are dropped as after a blank
        self.empty_line_due = False
        self.bullet_due = False
        self.depth = 0
        self.unseen = 0
        self.items = 0
        self.kept = 0  # open <pre>
        self.cells: list[int] = []  # for each open row its cells
        self.labels: list[bool] = []  # for each open inline label whether it begins its line
        self.label_marked = False  # on this line
        self.value_due = False  # a label has ended, and its value not begun
        self.in_value = False
        self.wordless = False  # no word since an element that may hold a value began
        self.in_heading = False
        self.in_pair = False  # of a heading and a cell of data

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise SetAsideError("too-deep")
        style = attributes.get("style", "")
        if self.unseen or tag in UNSEEN or _is_hidden(tag, attributes, style):
            self.unseen += 1
            return
        self._open(tag)
        if tag in INLINE_LABELS:
            self.labels.append(not self.line)
        elif tag == "img" and not self.lines and not self.line and attributes.get("alt"):
            self._write(_BLANKS.sub(" ", attributes["alt"]))
            self._end_paragraph()
        elif tag == "br":
            self._break()
        if style and _SHOWN_AS_BLOCK.search(style):
            self._end_line()

    def end(self, tag: str) -> None:
        self.depth -= 1
        if self.unseen:
            self.unseen -= 1
            return
        if tag in INLINE_LABELS and self.labels and self.labels.pop() and self.line and not self.label_marked:
            self.line.append(LOOSE)
            self.label_marked = True
        elif tag == "dt" and self.line:
            self._label_ended()
        elif tag in {"dd", *CELLS}:
            self.in_value = self.value_due = False
        self._close(tag)
        if tag in HOLDERS:
            self._mark_empty()

    def data(self, text: str) -> None:
        if self.unseen:
            return
        if self.kept:
            first, *others = text.split("\n")
            self._write(first)
            for line in others:
                self._break()
                self._write(line)
        else:
            text = _BLANKS.sub(" ", text)
            self._write(text.lstrip(" ") if self.last == " " else text)

    def close(self) -> list[str]:
        self._end_line()
        while self.lines and not self.lines[-1]:
            self.lines.pop()
        return self.lines

    def _open(self, tag: str) -> None:
        if tag in {"dt", "dl", "tr", "table"}:
            self.in_value = self.value_due = False
        if tag == "tr":
            self.cells.append(0)
        if tag in CELLS and self.cells:
            self._open_cell(tag)
        elif tag in PARAGRAPHS or tag in BLOCKS:
            self._boundary(tag)
        self.kept += tag == "pre"
        self.wordless = tag in HOLDERS or self.wordless
        if tag == "li":
            self.items += 1
            self.bullet_due = True

    def _close(self, tag: str) -> None:
        self.kept -= tag == "pre" and self.kept > 0
        if tag == "tr" and self.cells:
            self.cells.pop()
        if tag in {"dl", "tr", "table"}:
            self.value_due = False
        if tag in PARAGRAPHS or (tag in BLOCKS and tag != "dt"):
            self._boundary(tag)
        if tag == "li" and self.items:
            self.items -= 1
            self.bullet_due = False

    def _open_cell(self, tag: str) -> None:
        """The second of two cells is the value of the first; more cells are a table of data, with tabs between them.

        A heading after two cells begins the next two.
        """
        if tag == "th" and self.cells[-1] == 2 and self.in_pair:
            self._end_line()
            self.cells[-1] = 0
        self.cells[-1] += 1
        self.in_pair = tag == "th" if self.cells[-1] == 1 else self.in_pair and tag == "td"
        if self.cells[-1] == 2 and self.line:
            self._label_ended()
            self.in_value = True
        elif self.cells[-1] > 2:
            if self.cells[-1] == 3:
                self.line = ["\t" if part == FIRM else part for part in self.line]
            self.line.append("\t")
            self.in_value = self.value_due = False

    def _label_ended(self) -> None:
        self.line.append(FIRM)
        self.value_due = True

    def _boundary(self, tag: str) -> None:
        """A value's own paragraph does not part it from its label, nor an item's from the next item."""
        if tag == "dd" and self.value_due:
            self.in_value = True
        if self.value_due and (self.in_value or tag == "dd"):
            return
        if tag in PARAGRAPHS and not (self.in_value or self.items):
            self._end_paragraph()
        else:
            self._end_line()
        self.in_heading = tag in HEADINGS and not self.in_heading

    def _mark_empty(self) -> None:
        if self.wordless and self.lines and self.lines[-1] and not self.line:
            self.lines[-1] += EMPTY
        self.wordless = False

    def _end_paragraph(self) -> None:
        self._end_line()
        self.empty_line_due = True

    def _end_line(self) -> None:
        text = "".join(self.line).rstrip(" ")
        if text.strip():
            if self.empty_line_due and self.lines and self.lines[-1]:
                self.lines.append("")
            self.lines.append(HEADING + text if self.in_heading else text)
            self.empty_line_due = False
        elif text:  # a line of no-break spaces
            self.empty_line_due = True
        self.line, self.last = [], " "
        self.value_due = self.label_marked = False

    def _break(self) -> None:
        if self.line:
            self._end_line()
        elif self.lines:
            self.lines += ["", ""] if self.empty_line_due and self.lines[-1] else [""]

    def _write(self, text: str) -> None:
        if not text:
            return
        if self.bullet_due and not self.line:
            self.line.append(BULLET)
            self.bullet_due = False
        self.line.append(text)
        self.last = text[-1]
        self.value_due = self.value_due and not text.strip()
        self.wordless = self.wordless and not text.strip()


def _is_hidden(tag: str, attributes: Mapping[str, str], style: str) -> bool:
    return "hidden" in attributes or (tag == "dialog" and "open" not in attributes) or (style != "" and _HIDDEN.search(style) is not None)
