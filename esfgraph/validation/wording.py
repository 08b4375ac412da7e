"""The findings of a check as text for people, in Swedish or English."""

from collections.abc import Mapping
from itertools import groupby
from typing import Literal as OneOf

from esfgraph.validation.checking import Finding, Report, Severity

Language = OneOf["sv", "en"]
_WORDS = {
    "sv": {
        "violation": "Fel", "warning": "Varning", "page": "sida", "line": "rad", "value": "värde",
        "violations": ("fel", "fel"), "warnings": ("varning", "varningar"), "and": "och",
        "checked": "{rules} regler prövades mot {things} saker i grafen.",
        "again": "Är felen kvar när grafen är byggd på nytt från sidorna är de fel i esfgraph: rapportera dem då med den här texten.",
        "good": "Grafen följer alla regler: {rules} regler prövades mot {things} saker.",
        "empty": "Grafen är tom, så det finns inget att granska. Bygg den först med esfgraph build.",
    },
    "en": {
        "violation": "Violation", "warning": "Warning", "page": "page", "line": "line", "value": "value",
        "violations": ("violation", "violations"), "warnings": ("warning", "warnings"), "and": "and",
        "checked": "{rules} rules were held against {things} things of the graph.",
        "again": "Violations that stay when the graph is built again from the pages are errors of esfgraph: report them with this text.",
        "good": "The graph keeps every rule: {rules} rules were held against {things} things.",
        "empty": "The graph is empty, so there is nothing to check. Build it first with esfgraph build.",
    },
}  # fmt: skip


def render(report: Report, lang: Language, files: Mapping[str, str] | None = None) -> str:
    """Give the report as text: each broken rule once, below it every thing that breaks it with page and line, the counts last.

    Where there are violations, the last line tells what to do if building again does not help. ``files`` gives the file of each page's
    IRI, where it is known. A graph without findings gives one sentence. The text ends with a line feed.
    """
    words = _WORDS[lang]
    counts = {"rules": report.rules, "things": report.things}
    if not report.things:
        return f"{words['empty']}\n"
    if not report.findings:
        return str(words["good"]).format(**counts) + "\n"
    headings = groupby(report.findings, key=lambda finding: f"{words[finding.severity]}: {getattr(finding, lang)}")
    blocks = ["\n".join([heading, *(_entry(finding, lang, files or {}) for finding in group)]) for heading, group in headings]
    checked = str(words["checked"]).format(**counts)
    again = "" if report.conforms else f"\n{words['again']}"
    return "\n\n".join([*blocks, f"{_counted(report.findings, lang)}. {checked}{again}"]) + "\n"


def _entry(finding: Finding, lang: Language, files: Mapping[str, str]) -> str:
    words = _WORDS[lang]
    lines = [f"  - {finding.label} <{finding.focus}>"]
    if finding.pages:
        where = f"{words['page']} " + ", ".join(files.get(page, f"<{page}>") for page in finding.pages)
        lines.append("    " + (where if finding.line is None else f"{where}, {words['line']} {finding.line}"))
    if finding.value is not None:
        lines.append(f"    {words['value']}: {finding.value}")
    return "\n".join(lines)


def _counted(findings: tuple[Finding, ...], lang: Language) -> str:
    words = _WORDS[lang]
    counts = [(kind, sum(finding.severity is kind for finding in findings)) for kind in Severity]
    return f" {words['and']} ".join(f"{count} {words[f'{kind}s'][count != 1]}" for kind, count in counts)
