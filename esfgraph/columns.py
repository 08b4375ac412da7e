"""What people call the columns of the answers and the tags of the questions: ``queries/*.csv``. The names in the files never change."""

import csv
import re

from esfgraph.resources import folder


def column_names() -> dict[str, tuple[str, str]]:
    """Give column → its name in Swedish and English."""
    return {row["column"]: (row["sv"], row["en"]) for row in _rows()}


def empty_cells() -> dict[str, tuple[str, str]]:
    """Give column → what an empty cell of it means, in Swedish and English; of the columns where that is more than "not stated"."""
    return {row["column"]: (row["empty_sv"], row["empty_en"]) for row in _rows() if row["empty_sv"]}


def in_words(text: str, lang: str) -> str:
    """Give a question's text with what people call its columns, in ``sv`` or ``en``; the files write their names, in backticks."""
    names, place = column_names(), ("sv", "en").index(lang)
    quoted = ("”{}”", "“{}”")[place]
    return re.sub(r"`(\w+)`", lambda match: quoted.format(names.get(match[1], (match[1],) * 2)[place].removesuffix(" (IRI)")), text)


def tag_names() -> dict[str, tuple[str, str]]:
    """Give tag of a question → its name in Swedish and English, in the order in which people look for topics."""
    return {row["tag"]: (row["sv"], row["en"]) for row in _rows("tags.csv")}


def _rows(name: str = "columns.csv") -> list[dict[str, str]]:
    with (folder("queries") / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
