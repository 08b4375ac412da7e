"""The prose of the pages for public output, where a user asks for it; what is left out of it is said."""

from pathlib import Path

from esfgraph import publish, reference, store
from esfgraph.cli.options import Lang
from esfgraph.cli.terminal import note, pick
from esfgraph.collection import PRIVATE, Collection
from esfgraph.publish import PublicGraph


def with_prose(public: PublicGraph, folder: Path, built: Collection, lang: Lang) -> PublicGraph:
    """Give the graph with the prose of its pages, and say what was set aside because it may name persons."""
    result, aside = publish.with_text(public, store.prose(folder / PRIVATE), reference.load())
    for one in aside:
        where = f"{built.pages.get(one.page, one.page)}, {one.section}, {pick(lang, 'stycke', 'paragraph')} {one.paragraph}"
        note(pick(lang, f"Inte med: {where} ({one.reason.sv})", f"Set aside: {where} ({one.reason.en})"))
    note(
        pick(
            lang,
            "Löpande text är med. Sökningen går efter namns form och kan missa ett; läs texten innan den publiceras.",
            "The prose is included. The search goes by the form of names and may miss one; read the prose before it is published.",
        )
    )
    return result
