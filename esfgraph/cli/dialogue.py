"""``esfgraph ask``: choose a question from a list, give its values with completion of names, read the answer, and ask again."""

import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from esfgraph import queries
from esfgraph.cli.answers import show
from esfgraph.cli.asking import Asked, Place, ask
from esfgraph.cli.names import Name, names
from esfgraph.cli.opening import opened
from esfgraph.cli.options import DEFAULT_GRAPH, BaseOption, DebugOption, GraphOption, Lang, LangOption
from esfgraph.cli.shown import asked_for
from esfgraph.cli.terminal import note, pick, say
from esfgraph.collection import Collection
from esfgraph.errors import EsfgraphError, UsageError
from esfgraph.reference import fold

MOST = 50
"""So many suggestions are shown at once."""
_LEAVE = frozenset({"q", "quit", "exit", "sluta"})


class _Leaving(Exception):  # noqa: N818 - no error: somebody has asked enough
    pass


def ask_questions(
    graph: GraphOption = DEFAULT_GRAPH, base: BaseOption = None, lang: LangOption = Lang.SV, debug: DebugOption = False
) -> None:
    """Choose a question from a list, with completion of names, and read its answer; q leaves."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(
            pick(
                lang,
                "esfgraph ask frågar i en terminal, och här finns ingen; använd esfgraph query",
                "esfgraph ask asks on a terminal, and there is none; use esfgraph query",
            )
        )
    converse(opened(graph, base), graph, lang)


def converse(built: Collection, folder: Path, lang: Lang) -> None:
    """Ask until somebody leaves: with q, or with Ctrl-C or Ctrl-D at a prompt. An error of theirs is said, and the question asked again."""
    library = queries.library()
    _list(library, lang)
    asking: PromptSession[str] = PromptSession()
    try:
        while True:
            question = _chosen(asking, library, lang)
            asked = _answered(asking, question, Place(built.store, built), folder, lang) if question else None
            if asked:
                say("")
                show(asked, "table", lang)
                say("")
    except (KeyboardInterrupt, EOFError, _Leaving):
        say(pick(lang, "Hej då.", "Goodbye."))


def fitting(library: Sequence[queries.Question], text: str, lang: str) -> list[queries.Question]:
    """Give the questions that have all the words in their number, name or text; one that is called exactly so, alone."""
    wanted = fold(text).split()
    exact = [question for question in library if text.strip().casefold() in {str(question.number), question.slug, question.name}]
    if exact:
        return exact
    told = [(question, fold(f"{question.number or ''} {question.slug} {question.texts(lang).summary}")) for question in library]
    return [question for question, words in told if all(word in words for word in wanted)]


class _Suggesting(Completer):
    """Suggests what a function gives for the text typed so far."""

    def __init__(self, suggest: Callable[[str], Iterable[Name]]) -> None:
        self._suggest = suggest

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:  # noqa: ARG002 - the library's signature
        typed = document.text_before_cursor
        for at, (text, about) in enumerate(self._suggest(typed)):
            if at == MOST:
                return
            yield Completion(text, start_position=-len(typed), display_meta=about)


def _list(library: Iterable[queries.Question], lang: Lang) -> None:
    unnumbered = []
    for question in library:
        if question.number:
            say(f"{question.number:>2}  {question.texts(lang.value).summary}")
        else:
            unnumbered.append(question.slug)
    say(pick(lang, "Listningar: ", "Listings: ") + ", ".join(unnumbered) + "\n")


def _chosen(asking: "PromptSession[str]", library: tuple[queries.Question, ...], lang: Lang) -> queries.Question | None:
    def suggest(typed: str) -> Iterator[Name]:
        for question in fitting(library, typed, lang.value):
            yield str(question.number or question.slug), question.texts(lang.value).summary

    text = _line(
        asking,
        pick(lang, "Fråga (nummer eller ord; ? visar listan, q slutar): ", "Question (number or words; ? shows the list, q leaves): "),
        suggest,
    )
    found = fitting(library, text, lang.value) if text else []
    if len(found) == 1:
        say(found[0].texts(lang.value).summary)
        return found[0]
    if found or not text or text == "?":
        _list(library if text in {"", "?"} else found, lang)
    else:
        note(pick(lang, f"Ingen fråga har ”{text}” i sig.", f"No question has “{text}” in it."))
    return None


def _answered(asking: "PromptSession[str]", question: queries.Question, place: Place, folder: Path, lang: Lang) -> Asked | None:
    """Ask for each value until one is understood, then for the answer; an empty line without a default leads back to the list."""
    words: dict[str, str] = {}
    for name, kind in question.parameters.items():
        default = question.defaults.get(name, "")
        while name not in words:
            text = _line(asking, _asks_for(name, kind, default, lang), _near(names(folder, kind))) or default
            if not text:
                return None
            try:
                place.built.terms(question, {name: text}, lang.value)
            except EsfgraphError as error:
                note(str(error))
            else:
                words[name] = text
    try:
        with _interruptible():
            return ask(question, words, place, lang.value)
    except EsfgraphError as error:
        note(str(error))
        return None


def _asks_for(name: str, kind: str, default: str, lang: Lang) -> str:
    called = getattr(asked_for(name, kind), lang.value)
    return f"  {called} ({name}){f' [{default}]' if default else ''}: "


def _near(known: list[Name]) -> Callable[[str], Iterator[Name]]:
    """Give a function that suggests the names that begin with a text, then those that have it in them."""
    folded = [(fold(name), name, about) for name, about in known if name.isprintable()]

    def suggest(typed: str) -> Iterator[Name]:
        wanted = fold(typed)
        yield from ((name, about) for text, name, about in folded if text.startswith(wanted))
        yield from ((name, about) for text, name, about in folded if wanted in text and not text.startswith(wanted))

    return suggest


def _line(asking: "PromptSession[str]", prompt: str, suggest: Callable[[str], Iterable[Name]]) -> str:
    text = asking.prompt(prompt, completer=_Suggesting(suggest), complete_while_typing=True).strip()
    if text.casefold() in _LEAVE:
        raise _Leaving
    return text


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let Ctrl-C end the program while the engine works, which never looks up from a query."""
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
