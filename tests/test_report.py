"""The build report: the contract's form, both languages, every code explained."""

import json
import re
from pathlib import Path

from esfgraph.captures import Conflict
from esfgraph.report import REASONS, WARNINGS, FileVerdict, to_json, to_markdown

FILES = [
    FileVerdict("a.txt", "aa", project="urn:p"),
    FileVerdict("b.txt", "bb", project="urn:p", warnings=((0, "region", "missing"), (7, "granted_support", "not-understood"))),
    FileVerdict("c.txt", "aa", project="urn:p", reason="duplicate", detail="a.txt"),
    FileVerdict("d`.txt", "", reason="empty"),
]
CONFLICTS = [Conflict("urn:p", "granted_support", (("1", ("a.txt",)), ("2", ("b.txt", "e.txt"))))]


def test_json_has_the_form_of_the_contract():
    report = json.loads(to_json(FILES, CONFLICTS))
    assert report == {
        "files": [
            {"file": "a.txt", "sha256": "aa", "verdict": "read", "reason": None, "project": "urn:p", "warnings": []},
            {
                "file": "b.txt",
                "sha256": "bb",
                "verdict": "warned",
                "reason": None,
                "project": "urn:p",
                "warnings": [
                    {"line": None, "field": "region", "code": "missing"},
                    {"line": 7, "field": "granted_support", "code": "not-understood"},
                ],
            },
            {"file": "c.txt", "sha256": "aa", "verdict": "set-aside", "reason": "duplicate: a.txt", "project": "urn:p", "warnings": []},
            {"file": "d`.txt", "sha256": "", "verdict": "set-aside", "reason": "empty", "project": None, "warnings": []},
        ],
        "conflicts": [
            {
                "project": "urn:p",
                "field": "granted_support",
                "values": [{"value": "1", "files": ["a.txt"]}, {"value": "2", "files": ["b.txt", "e.txt"]}],
            }
        ],
    }


def test_markdown_counts_and_tells_what_needs_an_eye():
    text = to_markdown(FILES, CONFLICTS, "en")
    assert "| read | 1 |\n| read with warnings | 1 |\n| set aside | 2 |\n" in text
    assert "- `c.txt`: the same content as another file (`a.txt`)\n" in text
    assert "- `d'.txt`: the file is empty\n" in text
    assert "  - line 7: granted support: the value is not understood; left out\n" in text
    assert "- <urn:p> granted support: `1` (`a.txt`); `2` (`b.txt`, `e.txt`)\n" in text
    swedish = to_markdown(FILES, CONFLICTS, "sv")
    assert "| läst med varningar | 1 |" in swedish
    assert "rad 7: beviljat stöd: värdet går inte att tolka; utelämnat" in swedish


def test_every_code_that_the_reader_gives_is_explained():
    package = Path(__file__).parent.parent / "esfgraph"
    code = "".join(path.read_text() for path in [*package.glob("page/*.py"), package / "files.py", package / "cli/assembly.py"])
    aside = set(re.findall(r'SetAsideError\("([a-z0-9-]+)"', code)) | set(re.findall(r'return b"", "([a-z-]+)"', code))
    warned = set(re.findall(r'PageWarning\([^"]*?"?[a-z_]*"?, "([a-z-]+)"\)', code)) | set(re.findall(r'ValueError\("([a-z-]+)"\)', code))
    assert len(aside) >= 8
    assert aside <= set(REASONS)
    assert len(warned) >= 6
    assert warned <= set(WARNINGS) | set(REASONS)
