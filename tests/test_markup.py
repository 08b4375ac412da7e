"""Pages saved from a browser read to the same record as their text, whatever elements hold it; hostile HTML neither raises nor hangs."""

import quopri
import re
from base64 import encodebytes
from dataclasses import replace
from html import escape
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layout_pages import PAGES

from esfgraph import markup
from esfgraph.page import LAYOUTS, Reading, read_page
from esfgraph.page.reading import SetAsideError
from tests.conftest import REAL, ROOT

LOGO = "Logotyp på utskrifter"
EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))
EXCERPTS = sorted((REAL / "excerpts").glob("*/*.txt"))
LABEL = re.compile(
    "(Programområde|Projektfas|Projektägare|Kontaktperson|E-post|Telefonnummer|Beviljat ESF-stöd|Total projektbudget|Projektperiod|Region)"
    "(?=[A-ZÅÄÖ0-9a-z])(.*)"
)


def page(body: str, charset: str = "utf-8") -> str:
    """A whole HTML page with what a saved one has around its text."""
    return f"""<!DOCTYPE html>
<!-- saved from url=(0030)https://example.org/projekt/1 -->
<html lang="sv"><head><meta charset="{charset}"><title>Projektbanken</title>
<style>p {{ color: red }}</style><script>var t = "<p>Projektägare</p>";</script></head>
<body><nav><ul><li>Om oss</li></ul></nav><noscript>Slå på skript</noscript><p hidden>dold</p><div style="display: none">dold</div>
<main>{body}</main><template><p>mall</p></template><footer><p>Sidfot</p></footer></body></html>"""


def groups(text: str) -> list[list[str]]:
    """The lines of a text in groups between empty lines; each further empty line is a group without lines."""
    found: list[list[str]] = []
    for empty, run in groupby(text.rstrip("\n").split("\n"), key=lambda line: not line.strip()):
        lines = list(run)
        found += [[]] * (len(lines) - 1) if empty else [lines]
    return found


def bullets(lines: list[str]) -> bool:
    return all(line.lstrip(" ").startswith("•") and line.startswith(" ") for line in lines)


def items(lines: list[str]) -> str:
    return "<ul>" + "\n".join(f"<li>{escape(line.strip(' •'))}</li>" for line in lines) + "</ul>"


def in_blocks(text: str) -> str:
    """A paragraph for each line that stands alone, a <div> for each line of a group, <br> for a further empty line."""
    out = []
    for lines in groups(text):
        if not lines:
            out.append("<br>")
        elif bullets(lines):
            out.append(items(lines))
        elif len(lines) == 1:
            out.append(f"<p>{escape(lines[0])}</p>")
        else:
            out.append('<p style="margin:0"></p>' + "\n  ".join(f"<div>{escape(line)}</div>" for line in lines) + "<p></p>")
    return "\n".join(out)


def in_breaks(text: str) -> str:
    """All in one element, lines ended by <br>, lists as lists."""
    out = ""
    for lines in groups(text):
        out += items(lines) if lines and bullets(lines) else "".join(f"{escape(line)}<br/>\n" for line in [*lines, ""])
    return f"<div>{out}</div>"


def in_headings(text: str) -> str:
    """The logo as a picture, headings, lists, and in groups bold labels with the value glued to them."""
    out = []
    for lines in groups(text):
        if lines == [LOGO]:
            out.append(f'<a href="/"><img src="logo.png" alt="{LOGO}"></a>')
        elif not lines:
            out.append("<br>")
        elif bullets(lines):
            out.append(items(lines))
        elif len(lines) == 1:
            out.append(f"<h2>{escape(lines[0])}</h2>")
        else:
            out.append(f"<p>{'<br>'.join(LABEL.sub(glued, escape(line)) for line in lines)}</p>")
    return "\n\n".join(out)


def glued(match: re.Match[str]) -> str:
    return f"<strong>{match[1]}</strong><span>{match[2]}</span>"


def as_mhtml(html: str, transfer: str = "quoted-printable") -> bytes:
    content = html.encode()
    body = quopri.encodestring(content) if transfer == "quoted-printable" else encodebytes(content)
    head = (
        "From: <Saved by Blink>\nSubject: =?utf-8?Q?projekt?=\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related;\n\ttype="text/html";\n\tboundary="----gr"\n\n'
        "------gr\nContent-Type: text/css\n\np { color: red }\n"
        f"------gr\nContent-Type: text/html\nContent-Transfer-Encoding: {transfer}\nContent-Location: https://example.org/\n\n"
    )
    return (head.encode() + body + b"\n------gr--\n").replace(b"\n", b"\r\n")


WAYS = {"blocks": in_blocks, "breaks": in_breaks, "headings": in_headings}
SAVED = {
    "utf-8": lambda html: html.encode(),
    "utf-8 with a mark": lambda html: html.encode("utf-8-sig"),
    "utf-16": lambda html: html.encode("utf-16"),
    "windows-1252": lambda html: html.replace("utf-8", "windows-1252").encode("cp1252", "xmlcharrefreplace"),
    "iso-8859-1": lambda html: html.replace("utf-8", "iso-8859-1").encode("iso-8859-1", "xmlcharrefreplace"),
    "mhtml": as_mhtml,
    "mhtml in base64": lambda html: as_mhtml(html, "base64"),
}


def same_lists(text: str) -> str:
    """The text with its indented bullets all in one form, since a list's own indentation is lost in HTML."""
    return re.sub("^ +•", " •", text, flags=re.MULTILINE)


@pytest.mark.parametrize("saved", SAVED)
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_page_saved_as_html_reads_as_its_text(path: Path, way: str, saved: str):
    text = same_lists(path.read_text(encoding="utf-8"))
    expected = read_page(text.encode())
    assert expected.project
    assert markup.read(SAVED[saved](page(WAYS[way](text)))) == expected


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("path", EXCERPTS, ids=lambda path: path.stem)
def test_an_excerpt_saved_as_html_reads_as_its_text(path: Path, way: str):
    text = path.read_text(encoding="utf-8")
    expected = read_page(text.encode())
    assert expected.project
    assert markup.read(page(WAYS[way](text)).encode()) == expected


def facts(reading: Reading) -> tuple:
    """What a page says, without the lines it says it on."""
    project = reading.project
    assert project, reading.reason
    names = [[listing.name for listing in listings] for listings in (project.co_financers, project.partners, project.places)]
    page_only = replace(project.page, content_hash="")
    plain = replace(project, page=page_only, owner=None, sections=(), co_financers=(), partners=(), places=())
    prose = [(prose.section, prose.text) for prose in project.sections]
    return plain, project.owner and project.owner.name, names, prose


PRINT = [
    ("Programområde", "Programområde 1 Kompetensförsörjning"),
    ("Projektfas", "Genomförande"),
    ("Projektägare", "Region Dalarna"),
    ("Kontaktperson", "Alex Exempel"),
    ("E-post", "alex.exempel@region-dalarna.se"),
    ("Telefonnummer", "000-000 00"),
    ("Beviljat ESF-stöd", "451\u00a0546 kr"),
    ("Total projektbudget", "619\u00a0546 kr"),
    ("Projektperiod", "2008-07-01 till 2008-12-31"),
    ("Region", "Norra Mellansverige"),
]
PAIRS = {
    "dl": lambda pairs: "<dl>" + "".join(f"<dt>{escape(a)}</dt>\n<dd>{escape(b)}</dd>\n" for a, b in pairs) + "</dl>",
    "dl of paragraphs": lambda pairs: (
        "<dl>" + "".join(f"<dt><b>{escape(a)}</b></dt><dd><p>{escape(b)}</p></dd>" for a, b in pairs) + "</dl>"
    ),
    "table": lambda pairs: "<table>" + "".join(f"<tr><th>{escape(a)}</th> <td>{escape(b)}</td></tr>" for a, b in pairs) + "</table>",
    "table of data cells": lambda pairs: (
        "<table><tbody>" + "\n".join(f"<tr>\n<td>{escape(a)} </td>\n<td> {escape(b)}</td>\n</tr>" for a, b in pairs) + "</tbody></table>"
    ),
    "bold and a blank": lambda pairs: "".join(f"<div><strong>{escape(a)}</strong> {escape(b)}</div>" for a, b in pairs),
    "spans": lambda pairs: "".join(f"<div><span>{escape(a)}</span><span>{escape(b)}</span></div>\n" for a, b in pairs),
    "labels": lambda pairs: "".join(f"<div><label>{escape(a)}</label>\n <span>{escape(b)}</span></div>\n" for a, b in pairs),
}
# Forms that part a label from its value as prose is parted: only who knows the labels can tell.
APART = {
    "paragraphs": lambda pairs: "".join(f"<p>{escape(a)}</p>\n<p>{escape(b)}</p>\n" for a, b in pairs),
    "bold paragraphs": lambda pairs: "".join(f"<p><strong>{escape(a)}</strong></p><p>{escape(b)}</p>" for a, b in pairs),
    "headings": lambda pairs: "".join(f"<h3>{escape(a)}</h3><p>{escape(b)}</p>" for a, b in pairs),
    "headings and boxes": lambda pairs: "".join(f"<div><h4><b>{escape(a)}</b></h4><div>{escape(b)}</div></div>" for a, b in pairs),
    "values as headings": lambda pairs: "".join(f"<div><span>{escape(a)}</span><h3>{escape(b)}</h3></div>" for a, b in pairs),
    "items with a break": lambda pairs: (
        "<ul>" + "".join(f"<li><strong>{escape(a)}</strong><br>{escape(b)}</li>\n" for a, b in pairs) + "</ul>"
    ),
    "items with a box": lambda pairs: (
        "<ul>" + "".join(f"<li><span>{escape(a)}</span><div>{escape(b)}</div></li>" for a, b in pairs) + "</ul>"
    ),
    "items": lambda pairs: "<ul>" + "".join(f"<li><b>{escape(a)}</b> {escape(b)}</li>" for a, b in pairs) + "</ul>",
    "paragraphs in items": lambda pairs: "<ul>" + "".join(f"<li><p>{escape(a)}</p><p>{escape(b)}</p></li>" for a, b in pairs) + "</ul>",
    "bold value": lambda pairs: "".join(f"<p>{escape(a)}</p><p><b>{escape(b[:3])}</b>{escape(b[3:])}</p>" for a, b in pairs),
    "dl with boxes": lambda pairs: "<dl>" + "".join(f"<div><dt>{escape(a)}</dt><dd>{escape(b)}</dd></div>" for a, b in pairs) + "</dl>",
    "dl without ends": lambda pairs: "<dl>" + "".join(f"<dt>{escape(a)}\n<dd>{escape(b)}\n" for a, b in pairs) + "</dl>",
    "dl with paragraphs in the terms": lambda pairs: (
        "<dl>" + "".join(f"<dt><p>{escape(a)}</p></dt><dd><p>{escape(b)}</p></dd>" for a, b in pairs) + "</dl>"
    ),
    "many dl": lambda pairs: "".join(f"<dl><dt>{escape(a)}</dt><dd>{escape(b)}</dd></dl>" for a, b in pairs),
    "rows by turns": lambda pairs: (
        "<table>" + "".join(f"<tr><th>{escape(a)}</th></tr><tr><td>{escape(b)}</td></tr>" for a, b in pairs) + "</table>"
    ),
    "many tables": lambda pairs: "".join(
        f"<table><tr><td><p>{escape(a)}</p></td><td><p>{escape(b)}</p></td></tr></table>" for a, b in pairs
    ),
    "two pairs a row": lambda pairs: (
        "<table>"
        + "".join(
            f"<tr>{''.join(f'<th>{escape(a)}</th><td>{escape(b)}</td>' for a, b in pairs[i : i + 2])}</tr>" for i in range(0, len(pairs), 2)
        )
        + "</table>"
    ),
}
OWN = {
    "2007-2013-print": f"{LOGO}\n\nVägar in\n\n"
    + "".join(f"{label}{value}\n" for label, value in PRINT)
    + "In English\n\nSammanfattning\n\nKort om projektet.\n\nKommun\n\n • Falun\n • Malung\n",
    **PAGES,
}
PAGE_LAYOUTS = {layout.name: layout for layout in LAYOUTS}


Pairs = list[tuple[str, str]]


def fields_of(name: str, text: str) -> tuple[str, Pairs, str]:
    """What stands before the fields of a page in the layout, its labels with their values, and what stands after."""
    lines = text.split("\n")
    layout = PAGE_LAYOUTS[name]
    glued = layout.ends is None
    labels = [label + (layout.ends or "") for label in layout.labels]
    begins = [next((label for label in labels if line == label or (glued and line.startswith(label))), None) for line in lines]
    start = next(i for i, label in enumerate(begins) if label and sum(map(bool, begins[i : i + 8])) >= 4)
    stop = lines.index("In English" if glued else "", start)
    pairs: Pairs = []
    for line, label in zip(lines[start:stop], begins[start:stop], strict=True):
        pairs = [*pairs, (label, line.removeprefix(label))] if label else [*pairs[:-1], (pairs[-1][0], line)]
    return "\n".join(lines[:start]), pairs, "\n".join(lines[stop:])


def written(name: str, pairs: Pairs) -> str:
    glued = PAGE_LAYOUTS[name].ends is None
    return "".join(f"{label}{value}\n" if glued or not value else f"{label}\n{value}\n" for label, value in pairs)


def both(name: str, form: str, page_text: str, empty: int | None = None) -> tuple[Reading, Reading]:
    """The page in an HTML form and as text, with one of its values left out."""
    before, pairs, after = fields_of(name, page_text)
    pairs = [(label, "" if i == empty else value) for i, (label, value) in enumerate(pairs)]
    html = page(in_blocks(before) + {**PAIRS, **APART}[form](pairs) + in_blocks(after))
    return markup.read(html.encode()), read_page(f"{before}\n{written(name, pairs)}{after}".encode())


@pytest.mark.parametrize("form", [*PAIRS, *APART])
@pytest.mark.parametrize("name", PAGE_LAYOUTS)
def test_label_and_value_are_found_in_every_element_that_pairs_them(name: str, form: str):
    reading, expected = both(name, form, OWN[name])
    assert expected.project
    assert facts(reading) == facts(expected)
    assert [warning[1:] for warning in reading.warnings] == [warning[1:] for warning in expected.warnings]


@pytest.mark.parametrize("form", [*PAIRS, *APART])
@pytest.mark.parametrize("name", PAGE_LAYOUTS)
def test_an_empty_value_is_absent_in_every_form(name: str, form: str):
    """Each label in its turn is without value: never the next label's, and the last one never the prose."""
    for empty, (label, _) in enumerate(fields_of(name, OWN[name])[1]):
        reading, expected = both(name, form, OWN[name], empty)
        assert (reading.project is None) == (expected.project is None), label
        if expected.project:
            assert facts(reading) == facts(expected), label


@pytest.mark.parametrize("form", [*PAIRS, *APART])
@pytest.mark.parametrize("path", EXCERPTS, ids=lambda path: path.stem)
def test_an_excerpt_reads_as_its_text_in_every_form(path: Path, form: str):
    page_text = path.read_text(encoding="utf-8")
    project = read_page(page_text.encode()).project
    assert project
    reading, expected = both(project.page.layout, form, page_text)
    assert facts(reading) == facts(expected)


def text(body: str) -> list[str]:
    found = markup.text_of(page(body).encode())
    assert found is not None
    return found.decode().split("\n")


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>a</p><p>b</p>", ["a", "", "b"]),
        ("<div>a</div><div>b<br></div><div>c</div>", ["a", "b", "c"]),
        ("<div>a</div><div><br></div><div>b</div>", ["a", "", "b"]),
        ("a<br>b<br><br>c", ["a", "b", "", "c"]),
        ("<p>a</p><p>&nbsp;</p><p>b</p>", ["a", "", "b"]),
        ("<p>  a \n b<b> c</b>\td</p>", ["a b c d"]),
        ("<ul><li>a</li><li><p>b</p></li><li></li></ul>c", [" • a", " • b", "", "c"]),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", [" • a", " • b", " • c"]),
        ("<pre>a\n  b\n\nc</pre>", ["a", "  b", "", "c"]),
        ("<table><tr><td>a<td>b<td>c<tr><td>d</table>", ["a\tb\tc", "d"]),
        ("<table><tr><td><h1>a</h1><p>b</p><p>c</p></td></tr></table>", ["a", "", "b", "", "c"]),
        ("<dl><dt>A</dt><dd></dd><dt>B</dt><dd>b</dd></dl>", ["A", "Bb"]),
        ("<dl><dt>A:</dt><dd>a</dd></dl>", ["A:", "a"]),
        ("<table><tr><th>A<td>a<th>B<td>b<tr><th>A<th>B<th>C<tr><td>a<td>b<td>c</table>", ["Aa", "Bb", "A\tB\tC", "a\tb\tc"]),
        ("<p>a</p><img alt=dela>", ["a"]),
        ('<p>a<span style="display:block">b</span></p>', ["a", "b"]),
        ("Sm&aring;land &amp; &Ouml;arna 4&nbsp;kr &lt;p&gt;", ["Småland & Öarna 4\u00a0kr <p>"]),
        ("<button>Ja</button><button>Nej</button>", ["Ja", "Nej"]),
        ("<select><option>a</select><textarea>b</textarea><svg><text>c</text></svg>d", ["d"]),
    ],
)
def test_the_lines_of_elements(body: str, lines: list[str]):
    assert text(body) == lines


def test_a_picture_is_text_only_before_the_first_words():
    assert text(f'<img alt="{LOGO}"><h1>Titel</h1><img alt="Skriv ut"><p>Slut</p>') == [LOGO, "", "Titel", "", "Slut"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"Logotyp",
        b"{}",
        b"<svg></svg>",
        b"<note><to>a</to></note>",
        b"PK\x03\x04",
        b"<?xml version='1.0'?><rdf/>",
        b"<!-- a",
        b"a < b",
        b"MIME-Version: 1.0\n\nbrev",
        b"From: a\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n\ntext\n--x--\n",
        b"<html>\0</html>",
        b"Content-Type: text/html\n\n<p>a",
    ],
)
def test_what_is_no_saved_page_is_left_to_the_reader_of_text(data: bytes):
    assert markup.texts_of(data) == ()
    assert markup.text_of(data) is None
    assert markup.read(data) == read_page(data)


@pytest.mark.parametrize(
    "begin", ["<HTML>", "\ufeff\n<!doctype HTML>", "<?xml version='1.0'?>\n<!-- a --><html>", "<body>", "<title>t</title>"]
)
def test_html_is_known_by_how_it_begins(begin: str):
    assert markup.text_of(f"{begin}<p>å".encode()) == "å".encode()


def test_sound_unicode_counts_before_what_the_page_declares():
    assert markup.text_of('<html><meta charset="iso-8859-1"><p>Åstorp'.encode()) == "Åstorp".encode()
    assert markup.text_of('<html><meta charset="utf-8"><p>Åstorp'.encode("cp1252")) == "Åstorp".encode()
    assert markup.text_of('<html><meta charset="macintosh"><p>Åstorp'.encode("mac-roman")) == "Åstorp".encode()
    assert (
        markup.text_of('<html><meta http-equiv=a content="text/html; charset=iso-8859-15"><p>Å 4 €'.encode("iso-8859-15"))
        == "Å 4 €".encode()
    )


def test_parts_inside_each_other_are_set_aside():
    head = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b0\n\n"
    nested = "".join(f"--b{i}\nContent-Type: multipart/related; boundary=b{i + 1}\n\n" for i in range(5000))
    data = (head + nested + "a\n" * 500_000).encode()
    with pytest.raises(SetAsideError, match="too-deep"):
        markup.text_of(data)
    assert markup.read(data) == Reading(reason="too-deep")


HOSTILE = {
    "nested": "<div>å" * 100_000,
    "nested inline": "<b>" * 400_000 + "å" + "</i>" * 100_000,
    "items": "<ul>" + "<li>" * 500_000,
    "lists": "<ul><li>å" * 150_000,
    "cells": "<table><tr>" + "<td>å" * 200_000,
    "labels": "<span>" * 150_000 + "å" + "</span>å" * 100_000,
    "blanks": "<p>" + "å" * 1_000_000 + " <i></i>" * 100_000,
    "comments": "<!--" * 500_000,
    "attributes": "<p " + " ".join(f"a{i}=1" for i in range(150_000)) + ">å",
    "entities": '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + "&b;" * 300_000,
    "external": '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><p>&x;',
    "unclosed": "<p>å<script>" * 1000,
    "open tag": "<a " * 600_000,
    "style": '<p style="display' + " " * 1_000_000,
    "surrogates": "<p>&#xD800;&#0;&#x110000;",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_html_ends_in_a_verdict(name: str):
    data = ("<!doctype html><html><body>" + HOSTILE[name]).encode()
    assert markup.read(data).project is None
    if name in {"nested", "nested inline", "lists", "labels"}:
        assert markup.read(data).reason == "too-deep"
    else:
        assert all(len(found) <= 2 * len(data) for found in markup.texts_of(data))


def test_nothing_is_fetched_or_expanded():
    entities = (
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY a "bbbb">]><html><p>c&x;&a;</p><img src="file:///etc/passwd">'
    )
    assert b"root:" not in (markup.text_of(entities.encode()) or b"")
    assert b"bbbbb" not in (markup.text_of(entities.encode()) or b"")


def test_elements_inside_each_other_as_browsers_take_them():
    assert text("<div>" * 400 + "a" + "</div>" * 400) == ["a"]


WORDS = ["Region", "Projektägare:", "Programområde", "Projektnummer:", "E-post", "x", "•"]
ELEMENTS = ["<p>", "</p>", "<li>", "<ul>", "</ul>", "<dt>", "<dd>", "<tr>", "<th>", "<td>", "</td>", "<b>", "</b>", "<br>", "<h3>", "</h3>"]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([*WORDS, *WORDS, *ELEMENTS, "<div>", "</div>", " "]), max_size=60))
def test_no_order_of_elements_loses_or_invents_a_word(parts: list[str]):
    html = "<html><body>" + "".join(f" {part} " if part in WORDS else part for part in parts)
    for found in markup.texts_of(html.encode()):
        for word in set(WORDS) - {"•"}:
            assert found.decode().count(word) == parts.count(word)
        assert not re.search("[\x1c-\x1f]", found.decode())


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_end_in_a_reading(data: bytes):
    for start in (b"", b"<html>", b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n"):
        assert isinstance(markup.read(start + data), Reading)
