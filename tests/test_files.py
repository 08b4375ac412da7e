"""Which files are read, and that nothing among them stops, hangs or changes the others."""

import os
import socket
from pathlib import Path

import pytest

from esfgraph.errors import InputError
from esfgraph.files import LARGEST_PAGE, InputFile, find, read


def names(files: list[InputFile]) -> list[str]:
    return [file.name for file in files]


def reasons(folder: Path) -> dict[str, str | None]:
    return {file.name: read(file)[1] for file in find([folder], leave_out=folder / "output")}


def test_names_depend_on_the_paths_alone(tmp_path, monkeypatch):
    for name in ("b/two.txt", "b/one.txt", "a/one.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    out = tmp_path / "output"
    expected = ["a/one.txt", "b/one.txt", "b/two.txt"]
    assert names(find([tmp_path / "b", tmp_path / "a"], out)) == expected
    assert names(find([tmp_path / "a", tmp_path / "b"], out)) == expected
    assert names(find([tmp_path / "b" / "two.txt", tmp_path / "b", tmp_path / "a"], out)) == expected
    monkeypatch.chdir(tmp_path / "a")
    assert names(find([Path(), Path("../b")], out)) == expected
    assert names(find([Path("one.txt")], out)) == ["one.txt"]


def test_a_path_that_is_not_there_is_an_error_that_names_it(tmp_path):
    with pytest.raises(InputError, match="nowhere"):
        find([tmp_path / "nowhere"], tmp_path)


def test_hidden_files_and_the_output_folder_are_passed_over(tmp_path):
    for name in (".git/x.txt", ".hidden", "output/esf.ttl", "page.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert names(find([tmp_path], tmp_path / "output")) == ["page.txt"]


def test_decisions_on_names_and_what_a_publication_is_told_are_no_pages(tmp_path):
    for name in ("page.txt", "names.sssom.tsv", "publish.toml", "other.toml"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert names(find([tmp_path], tmp_path / "output")) == ["other.toml", "page.txt"]


def test_every_odd_file_gets_its_reason(tmp_path):
    inside, outside = tmp_path / "pages", tmp_path / "elsewhere"
    inside.mkdir()
    outside.mkdir()
    (outside / "secret.txt").write_text("x")
    (inside / "page.txt").write_text("x")
    os.mkfifo(inside / "pipe.txt")
    (inside / "loop").symlink_to(inside)
    (inside / "out.txt").symlink_to(outside / "secret.txt")
    (inside / "again.txt").symlink_to(inside / "page.txt")
    (inside / "dangling.txt").symlink_to(inside / "gone.txt")
    (inside / "self.txt").symlink_to(inside / "self.txt")
    with (inside / "huge.txt").open("wb") as huge:
        huge.truncate(3 * 1024**3)
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(inside / "socket.txt"))
    try:
        assert reasons(inside) == {
            "again.txt": "link-inside-the-tree",
            "dangling.txt": "link-to-nothing-read",
            "huge.txt": "too-large",
            "loop": "link-inside-the-tree",
            "out.txt": "link-out-of-the-tree",
            "page.txt": None,
            "pipe.txt": "not-a-file",
            "self.txt": "link-to-nothing-read",
            "socket.txt": "not-a-file",
        }
    finally:
        listener.close()


def test_two_megabytes_are_read_and_one_byte_more_is_not(tmp_path):
    (tmp_path / "largest").write_bytes(b"x" * LARGEST_PAGE)
    (tmp_path / "larger").write_bytes(b"x" * (LARGEST_PAGE + 1))
    assert reasons(tmp_path) == {"largest": None, "larger": "too-large"}


def test_a_file_named_by_the_user_is_read_through_a_link(tmp_path):
    (tmp_path / "target.txt").write_text("words")
    (tmp_path / "link.txt").symlink_to(tmp_path / "target.txt")
    (file,) = find([tmp_path / "link.txt"], tmp_path / "output")
    assert read(file) == (b"words", None)


def test_a_name_that_is_no_text_is_shown_as_escapes(tmp_path):
    (tmp_path / os.fsdecode(b"p\xe5gg\x1b.txt")).write_text("x")
    assert names(find([tmp_path], tmp_path / "output")) == ["p\\xe5gg\\x1b.txt"]


def test_a_file_that_goes_away_is_unreadable(tmp_path):
    assert read(InputFile("gone.txt", str(tmp_path / "gone.txt"))) == (b"", "unreadable")


def test_a_link_to_a_hidden_page_says_that_it_is_not_read(tmp_path):
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "page.txt").write_text("x")
    (tmp_path / "link.txt").symlink_to(tmp_path / ".hidden" / "page.txt")
    assert reasons(tmp_path) == {"link.txt": "link-to-nothing-read"}


def test_a_folder_that_cannot_be_opened_has_a_verdict(tmp_path, monkeypatch):
    (tmp_path / "page.txt").write_text("x")
    walk = os.walk

    def closed(top, onerror):
        onerror(PermissionError(13, "Permission denied", str(tmp_path / "closed")))
        yield from walk(top)

    monkeypatch.setattr("esfgraph.files.os.walk", closed)
    assert reasons(tmp_path) == {"closed": "unreadable", "page.txt": None}


def test_pages_are_never_read_from_the_folder_that_is_written(tmp_path):
    with pytest.raises(InputError, match="output folder"):
        find([tmp_path], leave_out=tmp_path)
