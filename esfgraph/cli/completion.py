"""What a shell asks while a word is typed: questions, parameters and the names of the built graph, without opening the graph.

The protocol is Typer's (``esfgraph --show-completion``): environment variables in, lines out. Commands, options, files are left to Typer.
Shells evaluate or expand some of what they are given, and names come from pages, so a name goes to bash and zsh only if its characters
mean nothing to them once they are quoted.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from esfgraph.cli.names import Name, names
from esfgraph.errors import EsfgraphError
from esfgraph.queries.question import Question, find, library

VARIABLE = "_ESFGRAPH_COMPLETE"
_SAFE = re.compile(r"[\w .,:=/()&+–-]+")
_PLAIN = re.compile(r"[\w.,:=/+–-]")
_GLUE = frozenset({"=", ":"})
"""Where bash breaks a word in two."""


class Typed(NamedTuple):
    """A line as far as it is typed: the words before the one that is completed, this one, and how much of it the shell keeps as it is.

    ``quoted`` tells whether the word has a quotation mark that is still open.
    """

    before: tuple[str, ...]
    word: str
    kept: str = ""
    quoted: bool = False


def completed(environ: Mapping[str, str]) -> str | None:
    """Give what to print for the shell; ``None`` where the word is none of ours: a command, an option, a file."""
    shell = environ.get(VARIABLE, "").removeprefix("complete_")
    if shell not in {"bash", "zsh", "fish"}:
        return None
    typed = _bash(environ) if shell == "bash" else _line(environ.get("_TYPER_COMPLETE_ARGS", ""))
    found = _found(typed, eager=shell != "fish")
    if found is None:
        return None
    wanted = typed.word.casefold()
    fitting = [name for name in found if name[0].casefold().startswith(wanted) and _tame(name[0], shell)]
    if shell == "bash":
        return "\n".join(_for_bash(name, typed) for name, _ in fitting)
    if shell == "zsh":
        told = "\n".join(
            f'"{_colons(name)}":"{_colons(about)}"' if about and _tame(about, shell) else f'"{_colons(name)}"' for name, about in fitting
        )
        return f"_arguments '*: :(({told}))'" if told else "_files"
    return "\n".join(f"{name}\t{about}".rstrip("\t") for name, about in fitting)


def _found(typed: Typed, *, eager: bool) -> list[Name] | None:
    """Give the values that the word may become."""
    if not typed.before:
        return None
    command, *rest = typed.before
    folder, option = _folder(rest), rest[-1] if rest else ""
    if command == "query" and option == "--param":
        return _parameters(rest, typed.word, folder, eager=eager)
    if typed.word.startswith(("-", ".", "/")) or option.startswith("--") or _given(rest):
        return None
    if command == "query":
        return list(_questions(typed.word, "en" if "en" in rest else "sv"))
    return [name for kind in ("municipality", "actor", "project") for name in names(folder, kind)] if command == "explain" else None


def _questions(word: str, lang: str) -> Iterator[Name]:
    """Give the questions by number where a number is typed, else by name, each with what it asks."""
    for question in library():
        if not word[:1].isdecimal():
            yield question.slug, question.texts(lang).summary
        elif question.number:
            yield str(question.number), question.texts(lang).summary


def _parameters(rest: list[str], word: str, folder: Path, *, eager: bool) -> list[Name]:
    """Give ``name=value`` where one parameter fits what is typed, else ``name=`` for each; if not ``eager``, values only behind ``=``."""
    asked = _asked(rest)
    if asked is None:
        return []
    name, sign, _ = word.partition("=")
    fitting = [each for each in asked.parameters if (each == name if sign else each.startswith(name)) and not _set(rest, each)]
    if len(fitting) != 1 or not (sign or eager):
        return [(f"{each}=", asked.parameters[each]) for each in fitting]
    (only,) = fitting
    return [(f"{only}={value}", about) for value, about in names(folder, asked.parameters[only])] or [(f"{only}=", asked.parameters[only])]


def _set(rest: list[str], name: str) -> bool:
    return any(each.startswith(f"{name}=") for each in rest)


def _asked(rest: list[str]) -> Question | None:
    given = _given(rest)
    try:
        return find(given[0]) if given else None
    except EsfgraphError:
        return None


def _given(rest: list[str]) -> list[str]:
    """Give the words that are no options and no values of options."""
    flags = {"--raw", "--with-source", "--with-text", "--debug"}
    return [
        word
        for before, word in zip(["", *rest], rest, strict=False)
        if not word.startswith("--") and not (before.startswith("--") and "=" not in before and before not in flags)
    ]


def _folder(rest: list[str]) -> Path:
    for before, word in zip(["", *rest], rest, strict=False):
        if before == "--graph":
            return Path(word)
        if word.startswith("--graph="):
            return Path(word.removeprefix("--graph="))
    return Path("output")


def _tame(name: str, shell: str) -> bool:
    return name.isprintable() and (shell == "fish" or bool(_SAFE.fullmatch(name)))


def _for_bash(name: str, typed: Typed) -> str:
    rest = name[len(typed.kept) :]
    return rest if typed.quoted else "".join(char if _PLAIN.match(char) else f"\\{char}" for char in rest)


def _colons(text: str) -> str:
    return text.replace(":", r"\\:")


def _line(text: str) -> Typed:
    """Read a line as zsh and fish give it: all words with their quotation marks, the last one incomplete."""
    words, quoted = _split(text)
    word = words.pop() if words and (quoted or not text.endswith(" ") or text.endswith("\\ ")) else ""
    return Typed(tuple(words[1:]), word, quoted=quoted)


def _bash(environ: Mapping[str, str]) -> Typed:
    """Read words as bash gives them, one a line, broken at ``=`` and ``:`` too."""
    text = environ.get("COMP_WORDS", "")
    words = text.split("\n") if "\n" in text else text.split(" ")
    at = int(environ.get("COMP_CWORD") or 0)
    raw = words[1 : at + 1] if at < len(words) else [*words[1:], ""]
    joined: list[list[str]] = []
    glued = False
    for part in raw:
        if joined and (glued or part in _GLUE):
            joined[-1].append(part)
        else:
            joined.append([part])
        glued = part in _GLUE
    *before, last = joined or [[""]]
    kept = "".join(last if last[-1] in _GLUE else last[:-1])
    word, quoted = _split("".join(last))
    return Typed(tuple("".join(_split("".join(parts))[0]) for parts in before), "".join(word), kept="".join(_split(kept)[0]), quoted=quoted)


def _split(text: str) -> tuple[list[str], bool]:
    """Split a line into words as shells do, and tell whether a quotation mark is still open."""
    words: list[str] = []
    mark, escaped, inside = "", False, False
    for char in text:
        if escaped or (mark and char != mark and not (char == "\\" and mark == '"')):
            words[-1] += char
            escaped = False
        elif char == " " and not mark:
            inside = False
            continue
        else:
            if not inside:
                words.append("")
            escaped, mark = char == "\\", _mark(char, mark)
            words[-1] += "" if char in "\\\"'" else char
        inside = True
    return words, bool(mark)


def _mark(char: str, mark: str) -> str:
    """Give the quotation mark that is open behind this character."""
    if char not in {'"', "'"}:
        return mark
    return "" if mark == char else char
