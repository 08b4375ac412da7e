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
    "damaged-table": ("tabellen är skadad här; öppna och spara om den", "the table is damaged here; open it and save it again"),
    "duplicate": ("samma innehåll som en annan fil", "the same content as another file"),
    "empty": ("filen är tom", "the file is empty"),
    "encoding": ("teckenkodningen går inte att tolka; spara som UTF-8", "the encoding cannot be told; save as UTF-8"),
    "hidden-sheet": ("bladet är dolt och läses inte", "the sheet is hidden and not read"),
    "link-inside-the-tree": ("länk till en fil eller mapp som ändå läses", "a link to a file or folder that is read anyway"),
    "link-to-nothing-read": ("länk till något som inte finns eller inte läses", "a link to what is not there or is not read"),
    "link-out-of-the-tree": ("länk ut ur mappen; ange målet självt", "a link out of the folder; give its target itself"),
    "mojibake": (
        "å, ä och ö har gått sönder; spara om sidan från källan",
        "Swedish letters are garbled; save the page from its source again",
    ),
    "no-period": (
        "programperioden går inte att avgöra: uppgifterna om den saknas eller säger emot varandra",
        "the programme period cannot be told: what would tell it is missing or contradicts itself",
    ),
    "no-project-row": (
        "raden anger varken ägare eller nummer; den kan vara en summa eller en anmärkning",
        "the row states neither owner nor number; it may be a sum or a note",
    ),
    "no-title": ("sidan eller raden har ingen titel", "the page or row has no title"),
    "not-a-file": ("ingen vanlig fil", "not a regular file"),
    "not-a-project-page": ("ingen projektsida i känt format", "no project page in a known layout"),
    "other-fund": ("raden gäller en annan fond än Socialfonden", "the row is of another fund than the Social Fund"),
    "repeated-row": ("raden upprepar en tidigare rad", "the row repeats an earlier one"),
    "several-pages": ("flera projektsidor i en fil; spara dem var för sig", "several project pages in one file; save them one by one"),
    "too-deep": ("fler element inuti varandra än någon sida har", "more elements inside each other than any page has"),
    "too-large": ("större än 2 MB (listor: 64 MB)", "larger than 2 MB (lists: 64 MB)"),
    "too-long": ("titeln är längre än 500 tecken", "the title is longer than 500 characters"),
    "too-large-unpacked": ("arbetsboken är större än 512 MB uppackad", "the workbook is larger than 512 MB when unpacked"),
    "too-many-rows": ("fler än 200 000 rader; dela upp listan", "more than 200,000 rows; split the list"),
    "unknown-list": (
        "rubrikerna passar ingen känd lista; skriv en mappningsfil för den",
        "the headings fit no known list; write a mapping file for it",
    ),
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
    "formula": ("cellen är en formel; utelämnad, spara listan med värden", "the cell is a formula; left out, save the list with values"),
    "half-a-period": ("bara start eller slut går att läsa; utelämnad", "only start or end can be read; left out"),
    "list-too-long": ("listan är orimligt lång; utelämnad", "the list is longer than any can be; left out"),
    "missing": ("etiketten eller rubriken finns inte på sidan", "the label or heading is not on the page"),
    "mojibake": ("tecken har gått sönder på raden", "letters on the line are garbled"),
    "no-bullets": ("listan saknar punkter och lästes inte", "the list has no bullets and was not read"),
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
    "too-long": ("namnet eller titeln är längre än 500 tecken; utelämnat", "the name or title is longer than 500 characters; left out"),
    "unknown-column": ("kolumnen är inte känd och läses inte", "the column is not known and not read"),
    "unknown-line": ("en rad som inte känns igen är utelämnad", "a line that is not recognised is left out"),
    "unknown-period": (
        "koden betyder olika saker i olika programperioder, och projektets period är okänd; utelämnad",
        "the code means different things in different programme periods, and the project's is not known; left out",
    ),
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
    "abstract": ("sammanfattning", "summary"),
    "call": ("utlysning", "call"),
    "column": ("kolumn", "column"),
    "co_financers": ("medfinansiärer", "co-financers"),
    "diary_number": ("diarienummer", "diary number"),
    "end": ("slutdatum", "end"),
    "fields": ("fälten", "fields"),
    "fund": ("fond", "fund"),
    "granted_support": ("beviljat stöd", "granted support"),
    "header": ("sidhuvudet", "header"),
    "intervention_types": ("interventionstyp", "intervention type"),
    "lists": ("listorna", "lists"),
    "mail_domain": ("e-post", "mail"),
    "nuts_2": ("NUTS 2-kod", "NUTS 2 code"),
    "organisation_number": ("organisationsnummer", "organisation number"),
    "owner": ("projektägare", "owner"),
    "partners": ("samarbetspartner", "partners"),
    "period": ("projektperiod", "period"),
    "phase": ("projektfas", "phase"),
    "places": ("kommuner", "municipalities"),
    "planned_participants": ("planerat antal deltagare", "planned participants"),
    "postal_code": ("postnummer", "postal code"),
    "programme_area": ("programområde", "programme area"),
    "programme_cci": ("programnummer (CCI)", "programme number (CCI)"),
    "programme_period": ("programperiod", "programme period"),
    "region": ("region", "region"),
    "sections": ("avsnitten", "sections"),
    "specific_objective": ("specifikt mål", "specific objective"),
    "start": ("startdatum", "start"),
    "stated_period": ("programperiod", "programme period"),
    "title": ("titel", "title"),
    "total_budget": ("total budget", "total budget"),
    "union_rate": ("unionens medfinansieringsgrad", "Union co-financing rate"),
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
    """Give a field's name in Swedish or English; a rarer one by its own name. Of ``column F`` the first word is named."""
    first, *rest = name.split(" ")
    return " ".join([FIELD_NAMES.get(first, (first, first))[i], *rest])


def _code(text: str | None) -> str:
    """Give text as a Markdown code span, whatever it holds."""
    return "`" + (text or "").replace("`", "'") + "`"
