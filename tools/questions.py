"""Write docs/fragor.md and docs/questions.md: every question of the library, as its file and its answer on the example pages have it.

    make docs

Nothing is said of a question that is not in ``queries/``: texts, parameters, caveats and answer sentences stand in the header of its file,
the names of columns and topics in ``queries/*.csv``. ``tests/test_questions_document.py`` fails where the documents are not what this
writes.
"""

from itertools import chain
from pathlib import Path

import jinja2

from esfgraph.cli.answered import answer_all
from esfgraph.cli.assembly import assemble, read_all
from esfgraph.cli.catalogue import FRONT, command
from esfgraph.cli.shown import asked_for, shown
from esfgraph.cli.sources import Sources
from esfgraph.collection import Collection
from esfgraph.columns import column_names, empty_cells, tag_names
from esfgraph.files import find
from esfgraph.store import from_lines, lines
from esfgraph.vocabulary import DEFAULT_BASE

ROOT = Path(__file__).parent.parent
DOCUMENTS = {"sv": "docs/fragor.md", "en": "docs/questions.md"}
ROWS = 3
"""So many rows of an example answer are shown."""


def examples(folder: Path) -> Collection:
    """Give the graph of a folder of pages."""
    graph = assemble(chain.from_iterable(read_all(find([folder], leave_out=folder / "output"), workers=1)), DEFAULT_BASE, Sources())
    return Collection(from_lines("".join(lines(graph.public)).encode()), DEFAULT_BASE, graph.pages)


def documents(built: Collection) -> dict[str, str]:
    """Give the text of each document by its name."""
    asked = [(one, shown(one, built), command(one, built)) for one in answer_all(built)]
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        autoescape=False,  # noqa: S701 Markdown; what comes from pages goes through `safe`
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["plain"] = plain
    known = {"asked": asked, "columns": column_names(), "empty": empty_cells(), "tags": tag_names(), "front": FRONT, "called": asked_for}
    return {
        name: environment.get_template("questions.md.j2").render(known, lang=lang, at=place, rows=ROWS) + "\n"
        for place, (lang, name) in enumerate(DOCUMENTS.items())
    }


def plain(text: str) -> str:
    """Give a text in which nothing is Markdown or HTML."""
    escaped = "".join(f"\\{char}" if char in "\\`*_[]|#" else char for char in " ".join(text.split()))
    return escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


if __name__ == "__main__":
    for name, text in documents(examples(ROOT / "examples")).items():
        (ROOT / name).write_text(text, encoding="utf-8")
