"""The library with its answers → the groups of the questions page: how to ask each question, and its SPARQL ready to run."""

import re
from collections import defaultdict
from collections.abc import Sequence

from pyoxigraph import NamedNode

from esfgraph import lookup
from esfgraph.cli.answered import Answered
from esfgraph.cli.shown import asked_for, shown, texts
from esfgraph.collection import Collection
from esfgraph.columns import in_words, tag_names
from esfgraph.errors import UsageError
from esfgraph.queries.binding import bind
from esfgraph.questions_page import Entry, Group, Tag
from esfgraph.vocabulary import prefixes
from esfgraph.webpage import Text

FOR_NETWORKS = "nätverk"
FRONT = "framsida"
"""The tag of a question that stands on the front page, and of one whose answer a network is made from."""
_PLAIN = re.compile(r"[\w .,/()–-]*\w[\w .,/()–-]*")  # nothing that a shell would read as more than text between double quotes


def groups(asked: Sequence[Answered], built: Collection) -> list[Group]:
    """Give the questions by their first topic, topics in the order of ``queries/tags.csv``, each in the order of the library."""
    names = tag_names()
    found: dict[str, list[Entry]] = defaultdict(list)
    for one in asked:
        found[_topic(one)].append(_entry(one, built))
    order = {tag: at for at, tag in enumerate(names)}
    return [Group(_tag(topic), found[topic]) for topic in sorted(found, key=lambda topic: (order.get(topic, len(order)), topic))]


def command(one: Answered, built: Collection) -> str:
    """Give the command that asks the question; safe to paste, whatever the pages call things.

    A value is written by its name where that is plain and means one thing only, else by its IRI.
    """
    question = one.question
    values = "".join(f" --param {name}={_word(one, name, built)}" for name in question.parameters)
    return f"esfgraph query {question.number or question.slug}{values}"


def sparql(one: Answered) -> str:
    """Give the query without its header and with the values that it was asked with in their places: any engine gives the same rows."""
    body = "".join(line for line in one.question.text.splitlines(keepends=True) if not line.startswith("#+"))
    text = bind(body, {f"_{name}": term for name, term in one.terms.items()}) if one.terms else body
    return re.sub(r"(SELECT DISTINCT|GROUP BY|ORDER BY)  +", r"\1 ", text).strip() + "\n"  # two blanks are left of a parameter


def _entry(one: Answered, built: Collection) -> Entry:
    asked, question = command(one, built), one.question
    return Entry(
        shown(one, built),
        texts(lambda lang: in_words(question.texts(lang).description, lang)),
        Text(asked, f"{asked} --lang en"),
        sparql(one),
        [_tag(tag) for tag in question.tags if tag != FRONT],
        [(name, asked_for(name, kind)) for name, kind in question.parameters.items()],
        bool(question.engine),
    )


def _topic(one: Answered) -> str:
    """Give the first tag that tells what a question is about: the first of all tells what kind of query it is."""
    tags = one.question.tags
    return FOR_NETWORKS if FOR_NETWORKS in tags else next(iter(tags[1:]), "")


def _tag(name: str) -> Tag:
    return Tag(name, Text(*tag_names().get(name, (name, name))))


def _word(one: Answered, name: str, built: Collection) -> str:
    term = one.terms.get(name)
    if term is None:
        return "…"
    if not isinstance(term, NamedNode):
        return f'"{term.value}"' if _PLAIN.fullmatch(term.value) else "…"
    label = lookup.label(built.store, term)
    try:
        unique = _PLAIN.fullmatch(label) and lookup.find_term(built.store, label, one.question.parameters[name], built.base) == term
    except UsageError:
        unique = False
    if not unique:
        return _short(term, built)
    return label if label.isalnum() else f'"{label}"'


def _short(term: NamedNode, built: Collection) -> str:
    """Give an IRI by its prefix, where a shell reads that as one word."""
    for prefix, start in prefixes(built.base).items():
        rest = term.value.removeprefix(start)
        if rest != term.value and re.fullmatch(r"[\w.-]+", rest):
            return f"{prefix}:{rest}"
    return f'"{term.value}"' if re.fullmatch(r"[\w:/.#?=&~+-]+", term.value) else "…"
