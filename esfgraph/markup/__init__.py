"""A page saved from a browser (HTML, MHTML) → its text, in the lines that a person's copy of the page has.

No page of the project bank in HTML is at hand, so this rests on what browsers show and copy, and on these assumptions:

- elements of lines (``div``, ``li``, ``tr`` …) and ``br`` end a line; around paragraphs, headings, lists and tables is one empty line;
- an item of a list begins with " • ", whatever list it is in;
- what nobody sees (scripts, styles, ``hidden``, ``display: none``) and the site's own furniture (``nav``, ``footer``, forms' choices)
  is no text; a picture's text counts only before the first words, since the print view begins with its logo's;
- label and value share a line, or stand on two, and HTML does not always tell. So a page has up to five texts: as its elements say,
  with label and value glued together, with each on its own line, and the last two again with what the layouts know: where label follows
  on label, whatever paragraphs, headings or lists hold them. The first text that reads best is the page's (``read``).

When a real page is at hand: the tables of elements stand at the top of ``lines``.
"""

from esfgraph.markup.lines import lines_of, plain_text
from esfgraph.markup.pairing import Labels
from esfgraph.markup.saved import html_of
from esfgraph.page import Reading, read_page
from esfgraph.page.reading import SetAsideError

__all__ = ["plain_text", "read", "text_of", "texts_of"]


def read(data: bytes) -> Reading:
    """Read a page saved as HTML, MHTML or text into a record; like ``read_page`` it gives a ``Reading`` for every input.

    Of a page's texts the first with a project and the fewest warnings counts.
    """
    try:
        texts = texts_of(data)
    except SetAsideError as error:
        return Reading(reason=str(error))
    return min((read_page(text) for text in texts or (data,)), key=lambda reading: (reading.project is None, len(reading.warnings)))


def text_of(data: bytes) -> bytes | None:
    """Give the page's text (UTF-8, lines ended by LF) as its elements say, or ``None`` for bytes that are neither HTML nor MHTML.

    Raises:
        SetAsideError: ``too-deep``, for elements or MIME parts inside each other as no page has them.
    """
    return next(iter(texts_of(data)), None)


def texts_of(data: bytes) -> tuple[bytes, ...]:
    """Give the page's different texts, the likeliest first; none for bytes that are neither HTML nor MHTML. Errors as ``text_of``."""
    html = html_of(data)
    if html is None:
        return ()
    lines = lines_of(html)
    return tuple(dict.fromkeys(labels.place(lines).encode() for labels in Labels))
