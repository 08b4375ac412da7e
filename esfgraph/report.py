"""What became of every input file → the build report, as JSON for programs and as text for people. It never quotes a line of a page."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from esfgraph.captures import Conflict

# Code → what it means and what to do, in Swedish and English.
REASONS = {
    "binary": ("filen är inte text", "the file is not text"),
    "contact-in-name": ("titeln innehåller en kontaktuppgift", "the title holds contact details"),
    "cut-in-fields": ("sidan slutar mitt i fältblocket; spara om hela sidan", "the page ends inside its fields; save the whole page again"),
    "duplicate": ("samma innehåll som en annan fil", "the same content as another file"),
    "empty": ("filen är tom", "the file is empty"),
    "encoding": ("teckenkodningen går inte att tolka; spara som UTF-8", "the encoding cannot be told; save as UTF-8"),
    "link-inside-the-tree": ("länk till en fil eller mapp som ändå läses", "a link to a file or folder that is read anyway"),
    "link-to-nothing-read": ("länk till något som inte finns eller inte läses", "a link to what is not there or is not read"),
    "link-out-of-the-tree": ("länk ut ur mappen; ange målet självt", "a link out of the folder; give its target itself"),
    "mojibake": (
        "å, ä och ö har gått sönder; spara om sidan från källan",
        "Swedish letters are garbled; save the page from its source again",
    ),
    "no-period": (
        "programperioden går inte att avgöra av sidan",
        "the programme period cannot be told from the page",
    ),
    "no-title": ("sidan har ingen titel", "the page has no title"),
    "not-a-file": ("ingen vanlig fil", "not a regular file"),
    "not-a-project-page": ("ingen projektsida i känt format", "no project page in a known layout"),
    "several-pages": ("flera projektsidor i en fil; spara dem var för sig", "several project pages in one file; save them one by one"),
    "too-large": ("större än 2 MB", "larger than 2 MB"),
    "unreadable": ("filen går inte att öppna", "the file cannot be opened"),
}
WARNINGS = {
    "above-budget": ("stödet är större än hela budgeten; båda står kvar", "the support exceeds the whole budget; both are kept"),
    "contact-in-name": ("ett namn med kontaktuppgift är utelämnat", "a name with contact details is left out"),
    "contradiction": (
        "två uppgifter på sidan säger emot varandra; utelämnade",
        "two statements of the page contradict each other; left out",
    ),
    "empty-list": ("en lista utan namn", "a list without names"),
    "end-before-start": ("perioden slutar innan den börjar; utelämnad", "the period ends before it starts; left out"),
    "ends-with-fields": (
        "sidan slutar med fältblocket och kan vara avkortad; sista värdet är utelämnat",
        "the page ends with its fields and may be cut; the last value is left out",
    ),
    "half-a-period": ("bara start eller slut går att läsa; utelämnad", "only start or end can be read; left out"),
    "list-too-long": ("listan är orimligt lång; utelämnad", "the list is longer than any can be; left out"),
    "missing": ("etiketten eller rubriken finns inte på sidan", "the label or heading is not on the page"),
    "mojibake": ("tecken har gått sönder på raden", "letters on the line are garbled"),
    "not-understood": ("värdet går inte att tolka; utelämnat", "the value is not understood; left out"),
    "page-may-be-cut": ("sidan saknar listan Kommun och kan vara avkortad", "the page has no list of places and may be cut"),
    "personal-number": (
        "organisationsnumret kan vara ett personnummer; utelämnat",
        "the organisation number may be a person's number; left out",
    ),
    "repeated": ("fältet står flera gånger; olika värden är utelämnade", "the field stands several times; differing values are left out"),
    "repeated-heading": ("en rubrik upprepas; kontrollera avsnittet", "a heading is repeated; check the section"),
    "title-differs": (
        "rubriken och fältet Namn skiljer sig åt; rubriken gäller",
        "the heading and the field Namn differ; the heading counts",
    ),
    "unknown-line": ("en rad som inte känns igen är utelämnad", "a line that is not recognised is left out"),
    "unknown-place": (
        "ortnamnet finns inte i kommuntabellen; ingen kommun är kopplad",
        "not in the table of municipalities; no municipality is linked",
    ),
    "unknown-value": ("värdet finns inte i kodlistan; utelämnat", "the value is not in the code list; left out"),
    "wrong-check-digit": (
        "organisationsnumrets kontrollsiffra stämmer inte; utelämnat",
        "the organisation number's check digit is wrong; left out",
    ),
}
FIELD_NAMES = {
    "co_financers": ("medfinansiärer", "co-financers"),
    "end": ("slutdatum", "end"),
    "fields": ("fälten", "fields"),
    "granted_support": ("beviljat stöd", "granted support"),
    "header": ("sidhuvudet", "header"),
    "lists": ("listorna", "lists"),
    "mail_domain": ("e-post", "mail"),
    "organisation_number": ("organisationsnummer", "organisation number"),
    "owner": ("projektägare", "owner"),
    "partners": ("samarbetspartner", "partners"),
    "period": ("projektperiod", "period"),
    "phase": ("projektfas", "phase"),
    "places": ("kommuner", "municipalities"),
    "programme_area": ("programområde", "programme area"),
    "programme_period": ("programperiod", "programme period"),
    "region": ("region", "region"),
    "sections": ("avsnitten", "sections"),
    "start": ("startdatum", "start"),
    "title": ("titel", "title"),
    "total_budget": ("total budget", "total budget"),
}
VERDICTS = {"read": ("läst", "read"), "warned": ("läst med varningar", "read with warnings"), "set-aside": ("lagd åt sidan", "set aside")}


@dataclass(frozen=True, slots=True)
class FileVerdict:
    """What became of one file: its name and SHA-256 (hex, empty when it was not read), and a project's IRI or a reason's code.

    ``warnings`` are (line, field, code), sorted; line 0 when no line has it. ``detail`` says more of a reason in plain text: the file that
    a duplicate repeats, or the nearest layout and what of it the page lacks.
    """

    file: str
    sha256: str
    project: str | None = None
    reason: str | None = None
    warnings: tuple[tuple[int, str, str], ...] = ()
    detail: str | None = None

    @property
    def verdict(self) -> str:
        """``read``, ``warned`` or ``set-aside``."""
        if self.reason:
            return "set-aside"
        return "warned" if self.warnings else "read"


def to_json(files: Sequence[FileVerdict], conflicts: Sequence[Conflict]) -> str:
    """Give the report in the form of the contract: ``files`` sorted by name, then ``conflicts``."""
    report = {
        "files": [
            {
                "file": f.file,
                "sha256": f.sha256,
                "verdict": f.verdict,
                "reason": f"{f.reason}: {f.detail}" if f.detail else f.reason,
                "project": f.project,
                "warnings": [{"line": line or None, "field": field, "code": code} for line, field, code in f.warnings],
            }
            for f in files
        ],
        "conflicts": [
            {"project": c.project, "field": c.field, "values": [{"value": value, "files": list(where)} for value, where in c.values]}
            for c in conflicts
        ],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def to_markdown(files: Sequence[FileVerdict], conflicts: Sequence[Conflict], lang: str) -> str:
    """Give the same report as Markdown in ``sv`` or ``en``: the counts, then what needs a person's eye."""
    i = 0 if lang == "sv" else 1
    verdicts = Counter(f.verdict for f in files)
    title = ("Byggrapport", "Build report")[i]
    out = [f"# {title}", "", f"| {('Utfall', 'Verdict')[i]} | {('Filer', 'Files')[i]} |", "|---|---:|"]
    out += [f"| {names[i]} | {verdicts[verdict]} |" for verdict, names in VERDICTS.items()]
    aside = [f for f in files if f.reason]
    if aside:
        out += ["", f"## {VERDICTS['set-aside'][i].capitalize()}", ""]
        out += [f"- {_code(f.file)}: {REASONS[f.reason or ''][i]}{f' ({_code(f.detail)})' if f.detail else ''}" for f in aside]
    warned = [f for f in files if f.warnings]
    if warned:
        out += ["", f"## {VERDICTS['warned'][i].capitalize()}", ""]
        for f in warned:
            out += [f"- {_code(f.file)}"]
            out += [
                f"  - {(('rad', 'line')[i] + f' {line}: ') if line else ''}{_field(field, i)}: {WARNINGS[code][i]}"
                for line, field, code in f.warnings
            ]
    if conflicts:
        out += ["", f"## {('Sidor som säger emot varandra', 'Pages that contradict each other')[i]}", ""]
        for c in conflicts:
            stated = "; ".join(f"{_code(value)} ({', '.join(map(_code, where))})" for value, where in c.values)
            out += [f"- <{c.project}> {_field(c.field, i)}: {stated}"]
    return "\n".join(out) + "\n"


def _field(name: str, i: int) -> str:
    """Give a field's name in Swedish or English; a rarer one by its own name."""
    return FIELD_NAMES.get(name, (name, name))[i]


def _code(text: str | None) -> str:
    """Give text as a Markdown code span, whatever it holds."""
    return "`" + (text or "").replace("`", "'") + "`"
