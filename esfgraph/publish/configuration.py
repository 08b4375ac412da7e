"""What a publication is told about itself: who publishes it, where it will lie, under which licence. Read from ``publish.toml``."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

from esfgraph import organisation_number
from esfgraph.errors import InputError, UsageError
from esfgraph.vocabulary import usable_iri
from esfgraph.webpage import Text

PUBLISHER_TYPES = (
    "Academia-ScientificOrganisation",
    "Company",
    "IndustryConsortium",
    "LocalAuthority",
    "NationalAuthority",
    "NonGovernmentalOrganisation",
    "NonProfitOrganisation",
    "PrivateIndividual(s)",
    "RegionalAuthority",
    "StandardisationBody",
    "SupraNationalAuthority",
)
"""The kinds of publisher that DCAT-AP knows (ADMS publisher type)."""

_MAIL = re.compile(r"[^@\s<>\"]+@[^@\s<>\"]+\.[a-z]{2,}")


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes: name, organisation number (ten digits), one of ``PUBLISHER_TYPES``, home page (IRI, empty where none)."""

    name: Text
    number: str
    type: str
    homepage: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask: an office, never a person. Name, mail address, page (IRI, empty where none)."""

    name: Text
    mail: str
    page: str = ""


@dataclass(frozen=True, slots=True)
class Publication:
    """The description of a publication.

    ``address`` is where the folder will lie (ends with ``/``), ``licence`` the IRI of the data's licence, ``begins`` and ``ends`` the
    time that the projects lie in. ``modified`` is None where the publisher states none, ``endpoint`` empty where there is no SPARQL
    endpoint, ``suppress`` None where there is no list of what must not be published.
    """

    address: str
    publisher: Publisher
    contact: Contact
    title: Text
    description: Text
    keywords: tuple[tuple[str, ...], tuple[str, ...]]
    licence: str
    landing_page: str
    issued: date
    modified: date | None = None
    begins: date | None = None
    ends: date | None = None
    frequency: str = "IRREG"
    base: str = ""
    endpoint: str = ""
    suppress: Path | None = None


def example(lang: str) -> str:
    """Give a commented ``publish.toml`` to fill in, with comments in ``sv`` or ``en``."""
    return (files("esfgraph") / "templates" / f"publish.{lang}.toml").read_text(encoding="utf-8")


def read_publication(path: Path) -> Publication:
    """Read a ``publish.toml``; paths in it are taken from the folder that it lies in.

    Raises:
        InputError: the file cannot be read or is no TOML.
        UsageError: a key is missing, unknown or has a value that no portal would accept; the message names all of them.
    """
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read; `esfgraph publish --init` writes one to fill in") from error
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path}: not TOML: {error}") from error
    values = _Values(given)
    found = _publication(values, path.parent)
    if found.begins and found.ends and found.begins > found.ends:
        values.refuse(f"dataset.begins = {found.begins} is after dataset.ends = {found.ends}")
    if problems := values.problems():
        raise UsageError(f"{path}: " + "; ".join(problems))
    return found


def _publication(values: "_Values", folder: Path) -> Publication:
    suppress = values.text("suppress", required=False)
    address = f"{values.iri('address').rstrip('/')}/"
    return Publication(
        address=address,
        publisher=Publisher(
            values.both("publisher.name"),
            values.text("publisher.organisation_number", _organisation_number).replace("-", "")[-10:],
            values.text("publisher.type", _publisher_type),
            values.iri("publisher.homepage", required=False),
        ),
        contact=Contact(values.both("contact.name"), values.text("contact.mail", _mail), values.iri("contact.page", required=False)),
        title=values.both("dataset.title"),
        description=values.both("dataset.description"),
        keywords=(values.words("dataset.keywords.sv"), values.words("dataset.keywords.en")),
        licence=values.iri("dataset.licence"),
        landing_page=values.iri("dataset.landing_page", required=False) or address,
        issued=values.day("dataset.issued") or date.min,
        modified=values.day("dataset.modified", required=False),
        begins=values.day("dataset.begins", required=False),
        ends=values.day("dataset.ends", required=False),
        frequency=values.text("dataset.frequency", _frequency, required=False) or "IRREG",
        base=values.iri("base", required=False),
        endpoint=values.iri("endpoint", required=False),
        suppress=folder / suppress if suppress else None,
    )


Rule = Callable[[str], str]
"""Takes a value and gives what is wrong with it, empty where nothing is."""


class _Values:
    """The values of a TOML document by dotted key; remembers what was asked for and what was wrong."""

    def __init__(self, given: Mapping[str, object]) -> None:
        self._given = dict(_flat(given))
        self._asked: set[str] = set()
        self._wrong: list[str] = []

    def text(self, key: str, rule: Rule = lambda _: "", *, required: bool = True) -> str:
        value = self._take(key, str, "a text", required=required)
        text = str(value).strip() if value is not None else ""
        if value is not None and (wrong := rule(text) if text else "is empty"):
            self._wrong.append(f"{key} = {text!r} {wrong}")
        return text

    def iri(self, key: str, *, required: bool = True) -> str:
        return self.text(key, _iri, required=required)

    def both(self, key: str) -> Text:
        return Text(self.text(f"{key}.sv"), self.text(f"{key}.en"))

    def words(self, key: str) -> tuple[str, ...]:
        value = self._take(key, list, "a list of texts", required=True)
        listed = value if isinstance(value, list) else []
        if value is not None and not (listed and all(isinstance(word, str) and word.strip() for word in listed)):
            self._wrong.append(f"{key} is not a list of texts, at least one")
        return tuple(str(word).strip() for word in listed)

    def day(self, key: str, *, required: bool = True) -> date | None:
        value = self._take(key, date, "a date like 2026-01-31, without quotes", required=required)
        return value if isinstance(value, date) else None

    def refuse(self, said: str) -> None:
        self._wrong.append(said)

    def problems(self) -> list[str]:
        unknown = (f"{key} is no key that publish.toml has" for key in sorted(self._given.keys() - self._asked))
        return [*self._wrong, *unknown]

    def _take(self, key: str, kind: type, wanted: str, *, required: bool) -> object:
        self._asked.add(key)
        value = self._given.get(key)
        if value is None and required:
            self._wrong.append(f"{key} is missing ({wanted})")
        if value is not None and type(value) is not kind:
            self._wrong.append(f"{key} is not {wanted}")
            return None
        return value


def _flat(table: Mapping[str, object], above: str = "") -> list[tuple[str, object]]:
    found: list[tuple[str, object]] = []
    for key, value in table.items():
        found += _flat(value, f"{above}{key}.") if isinstance(value, dict) else [(f"{above}{key}", value)]
    return found


def _iri(text: str) -> str:
    return "" if usable_iri(text) and urlsplit(text).scheme in {"http", "https"} and urlsplit(text).netloc else "is no web address"


def _mail(text: str) -> str:
    return "" if _MAIL.fullmatch(text) else "is no mail address"


def _organisation_number(text: str) -> str:
    try:
        organisation_number.digits(text)
    except ValueError as error:
        return f"is no organisation number ({error})"
    return ""


def _publisher_type(text: str) -> str:
    return "" if text in PUBLISHER_TYPES else f"is none of {', '.join(PUBLISHER_TYPES)}"


def _frequency(text: str) -> str:
    return "" if re.fullmatch(r"[A-Z0-9_]{3,12}", text) else "is no code of the EU's list of frequencies, such as ANNUAL, MONTHLY or IRREG"
