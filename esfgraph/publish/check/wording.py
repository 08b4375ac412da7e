"""A check's findings as text for people, in Swedish or English."""

from collections.abc import Iterable
from itertools import groupby

from esfgraph.publish.check.finding import Finding, Severity
from esfgraph.publish.check.quality import HIGHEST, Quality

SHOWN = 5
"""How many places of one finding are listed."""
_WORDS = {
    "sv": {
        "error": "Fel", "warning": "Varning", "more": "och {} till",
        "good": "Inget som en portal skulle avvisa.", "bad": "En portal skulle avvisa publiceringen: {} fel.",
        "points": "Metadatakvalitet enligt data.europa.eu, förutsagt: {} av {} poäng ({}).", "next": "Nästa förbättring: {} (+{} poäng).",
        "files": "{} filer granskades. Om adresserna svarar på webben har inte prövats.",
    },
    "en": {
        "error": "Error", "warning": "Warning", "more": "and {} more",
        "good": "Nothing that a portal would refuse.", "bad": "A portal would refuse the publication: {} errors.",
        "points": "Metadata quality by data.europa.eu, foretold: {} of {} points ({}).", "next": "Next improvement: {} (+{} points).",
        "files": "{} files were checked. Whether the addresses answer on the web was not tried.",
    },
}  # fmt: skip


def render(findings: Iterable[Finding], quality: Quality | None, files: int, lang: str) -> str:
    """Give the report as text: each thing that is wrong once, with its first places; the verdict, the points, what to improve next."""
    words = _WORDS[lang]
    listed = sorted(findings, key=lambda one: (one.severity, getattr(one.said, lang), one.file, one.place))
    lines: list[str] = []
    for (severity, said), group in groupby(listed, key=lambda one: (one.severity, getattr(one.said, lang))):
        places = [finding.file + (f": {finding.place}" if finding.place else "") for finding in group]
        lines += [f"{words[severity]}: {said}", *(f"  - {place}" for place in places[:SHOWN])]
        lines += [f"  - {words['more'].format(len(places) - SHOWN)}"] if len(places) > SHOWN else []
    errors = sum(finding.severity is Severity.ERROR for finding in listed)
    lines.append(words["bad"].format(errors) if errors else words["good"])
    if quality is not None:
        lines.append(words["points"].format(quality.points, HIGHEST, getattr(quality.rating, lang)))
        lines += [words["next"].format(getattr(advice, lang), points) for points, advice in quality.missing[:1]]
    lines.append(words["files"].format(files))
    return "\n".join(lines)
