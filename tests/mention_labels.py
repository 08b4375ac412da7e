"""The labelled mentions in ``tests/labels``, and mentions in the words of the labels."""

import csv
import tomllib
from collections import Counter
from pathlib import Path

from esfgraph.mention import Mention

LABELS = Path(__file__).parent / "labels"
# The labels give a body the name that it has today, or had at its end; the tables call it as the pages of its time do.
TODAY = {
    "Region Dalarna (–2018)": "Regionförbundet Region Dalarna",
    "Region Värmland (–2018)": "Regionförbundet Region Värmland",
    "Sveriges Kommuner och Landsting": "Sveriges Kommuner och Regioner",
    "Västerbottens läns landsting": "Region Västerbotten",
}


def of_pages() -> list[dict[str, str]]:
    """Give the rows of the labelled pages: page, section, line, words, kind, meaning, counted."""
    with (LABELS / "mentions.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def sentences() -> list[dict]:
    """Give the made-up sentences, each with the mentions that it holds."""
    return tomllib.loads((LABELS / "mention_traps.toml").read_text(encoding="utf-8"))["sentence"]


def meaning(mention: Mention) -> str:
    """Give what a mention means as the labels write it; nothing where it is unresolved."""
    body = TODAY.get(mention.actor.key, mention.actor.name) if mention.actor else ""
    return mention.municipality or mention.diary_number or body


def measured(found: dict[str, tuple[Mention, ...]]) -> tuple[float, float]:
    """Give precision and recall of what was found on the pages, by their name. Each occurrence counts.

    A row that is optional is no miss; one that is unresolved may also have the meaning that its label allows.
    """
    labels = of_pages()
    wanted = Counter(_place(row) for row in labels if row["counted"] == "yes")
    allowed = Counter(map(_place, labels))
    meanings = {(_place(row), text) for row in labels for text in {row["meaning"], "" if row["kind"] == "unresolved" else row["meaning"]}}
    given = [((page, m.section, m.line, m.words), meaning(m)) for page, mentions in found.items() for m in mentions]
    right = Counter(place for place, text in given if (place, text) in meanings) & allowed
    return right.total() / len(given), (right & wanted).total() / wanted.total()


def _place(row: dict[str, str]) -> tuple[str, str, int, str]:
    return row["page"], row["section"], int(row["line"]), row["words"]
