"""What a check of a published folder says."""

from dataclasses import dataclass
from enum import StrEnum

from esfgraph.webpage import Text


class Severity(StrEnum):
    """An error is what a portal refuses, or what is not true; a warning is what could be better."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong: how bad, the file, what and how to mend it in both languages, and where in the file, if told."""

    severity: Severity
    file: str
    said: Text
    place: str = ""


def error(file: str, swedish: str, english: str, place: str = "") -> Finding:
    """Give an error."""
    return Finding(Severity.ERROR, file, Text(swedish, english), place)


def warning(file: str, swedish: str, english: str, place: str = "") -> Finding:
    """Give a warning."""
    return Finding(Severity.WARNING, file, Text(swedish, english), place)
