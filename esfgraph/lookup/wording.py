"""What is said of words that mean nothing or several things, in Swedish and English, with a way on."""

from collections.abc import Iterable, Sequence

_NOBODY = {
    "actor": "ingen aktör",
    "area": "inget programområde",
    "county": "inget län",
    "municipality": "ingen kommun",
    "phase": "ingen projektfas",
    "project": "inget projekt",
    "region": "ingen ESF-region",
    "role": "ingen roll",
}
_LONGEST = 100
"""A text is cut there where it is said back."""
_LISTINGS = {"actor": ("aktorer",), "municipality": ("kommuner", "saknade-kommuner"), "project": ("projekt",)}
_SAID = {
    "sv": {
        "unknown": "{none} heter ”{text}”; {hint}",
        "or": " eller ",
        "near": "menade du: {names}?",
        "far": "inget heter något liknande; {where}",
        "listed": "alla står i {queries}",
        "and": " och ",
        "all": "välj bland: {names}",
        "empty": "grafen har inget av det slaget",
        "integer": "”{text}” är inget heltal",
        "several": "”{text}” betyder flera saker; ange IRI:n för en av dem:",
        "only": " (känd bara i projektet {titles})",
    },
    "en": {
        "unknown": "{none} is called “{text}”; {hint}",
        "or": " or ",
        "near": "did you mean: {names}?",
        "far": "nothing has a name near it; {where}",
        "listed": "{queries} list them all",
        "and": " and ",
        "all": "choose one of: {names}",
        "empty": "the graph has nothing of that kind",
        "integer": "“{text}” is not a whole number",
        "several": "“{text}” means several things; give the IRI of one of them:",
        "only": " (known only in the project {titles})",
    },
}


def unknown(kinds: Sequence[str], text: str, near: Iterable[str], lang: str) -> str:
    """Say that nothing of these kinds is called so, and what is called nearly so."""
    return _unknown(kinds, text, _SAID[lang]["near"].format(names="; ".join(near)), lang)


def far(kinds: Sequence[str], text: str, names: Iterable[str], lang: str) -> str:
    """Say that nothing of these kinds is called nearly so, and where all are listed: of kinds with few things, their ``names`` at once."""
    said = _SAID[lang]
    queries = said["and"].join(f"`esfgraph query {slug}`" for kind in kinds for slug in _LISTINGS.get(kind, ()))
    every = "; ".join(sorted(names))
    where = said["listed"].format(queries=queries) if queries else said["all"].format(names=every) if every else said["empty"]
    return _unknown(kinds, text, said["far"].format(where=where), lang)


def several(text: str, candidates: Iterable[tuple[str, Sequence[str], str]], lang: str) -> str:
    """List what is called so: each with its name, the titles of the projects that it is known only in, and its IRI."""
    lines = [_SAID[lang]["several"].format(text=_short(text))]
    for name, titles, iri in candidates:
        only = _SAID[lang]["only"].format(titles="; ".join(titles)) if titles else ""
        lines.append(f"  {name}{only}: {iri}")
    return "\n".join(lines)


def no_integer(text: str, lang: str) -> str:
    """Say that the text is no whole number."""
    return _SAID[lang]["integer"].format(text=_short(text))


def _unknown(kinds: Sequence[str], text: str, hint: str, lang: str) -> str:
    none = _SAID[lang]["or"].join(_NOBODY[kind] if lang == "sv" else f"no {kind}" for kind in kinds)
    return _SAID[lang]["unknown"].format(none=none, text=_short(text), hint=hint)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
