"""The output folder: whole or not at all, nothing left over, private files private."""

import json
import stat
from pathlib import Path

import pytest

import esfgraph
from esfgraph.cli.output import Output, write_file
from esfgraph.errors import InputError, UsageError


def build(folder, files, about=None):
    with Output(folder) as output:
        for name, text in files.items():
            output.write(name, [text])
        output.publish(about or {})


def contents(folder):
    return {
        p.relative_to(folder).as_posix(): p.read_text() for p in folder.rglob("*") if p.is_file() and p.name not in {".lock", ".gitignore"}
    }


def test_manifest_names_every_public_file_and_no_private_one(tmp_path):
    build(tmp_path, {"a.txt": "å", "tables/b.csv": "b", "private/c.nq": "secret"}, {"base": "x"})
    manifest = json.loads((tmp_path / "manifest.json").read_text())
    assert (manifest["base"], manifest["esfgraph"]) == ("x", esfgraph.__version__)
    assert manifest["files"] == [  # the sums are those of sha256sum
        {"name": "a.txt", "size": 2, "sha256": "e83979df9d36090142f23051f8e8d7ad48e5c20dff5c9e7b92ca3454f67469f9"},
        {"name": "tables/b.csv", "size": 1, "sha256": "3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d"},
    ]


def test_private_files_are_their_owners_alone(tmp_path):
    build(tmp_path, {"a": "a", "private/c.nq": "secret"})
    assert stat.S_IMODE((tmp_path / "private").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "private/c.nq").stat().st_mode) == 0o600


def test_a_failed_build_leaves_the_former_one_whole(tmp_path):
    build(tmp_path, {"a": "old", "private/c.nq": "old secret"})
    before = contents(tmp_path)

    def failing():
        yield "new"
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError, match="in the middle"), Output(tmp_path) as output:
        output.write("private/c.nq", failing())
    assert contents(tmp_path) == before


def test_a_file_that_cannot_be_written_whole_changes_nothing(tmp_path):
    build(tmp_path, {"a": "old"})
    before = contents(tmp_path)

    def parts():
        yield "half"
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"), Output(tmp_path) as output:
        output.write("a", parts())
    assert contents(tmp_path) == before


def test_what_the_last_build_made_and_this_one_does_not_is_removed_and_nothing_else(tmp_path):
    (tmp_path / "mine.txt").write_text("a file of the user's")
    build(tmp_path, {"tables/old.csv": "x", "a": "a"})
    build(tmp_path, {"a": "b"})
    assert sorted(contents(tmp_path)) == ["a", "manifest.json", "mine.txt"]


def test_a_manifest_that_points_elsewhere_removes_nothing_there(tmp_path):
    outside = tmp_path / "outside.txt"
    outside.write_text("x")
    folder = tmp_path / "out"
    build(folder, {"a": "a"})
    (folder / "manifest.json").write_text(json.dumps({"esfgraph": "0", "files": [{"name": "../outside.txt"}]}))
    build(folder, {"a": "a"})
    assert outside.exists()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("private/diary.txt", "dear diary"),
        ("index.html", "my home page"),
        ("manifest.json", '{"files": [{"name": "precious.txt"}]}'),
        ("tables/mine.csv", "a,b"),
    ],
)
def test_what_is_not_ours_is_never_replaced(tmp_path, name, text):
    (tmp_path / "precious.txt").write_text("precious")
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(text)
    with pytest.raises(InputError, match="not made by esfgraph"):
        Output(tmp_path)
    assert contents(tmp_path) == {"precious.txt": "precious", name: text}


def test_a_build_that_fails_while_it_is_put_in_place_is_taken_back(tmp_path):
    build(tmp_path, {"a": "old", "z": "old", "private/c.nq": "old secret"})
    (tmp_path / "z").unlink()
    (tmp_path / "z").mkdir()
    (tmp_path / "z" / "in the way").write_text("x")
    before = contents(tmp_path)
    with pytest.raises(InputError, match="z"):
        build(tmp_path, {"a": "new", "b": "new", "z": "new", "private/c.nq": "new secret"})
    assert contents(tmp_path) == before


def test_git_never_takes_what_is_private(tmp_path):
    build(tmp_path, {"a": "a", "private/c.nq": "secret"})
    assert (tmp_path / "private/.gitignore").read_text() == "*\n"


def test_one_file_is_written_through_links_and_into_pipes_and_never_over_a_folder(tmp_path):
    (tmp_path / "target").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "target")
    write_file(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_text() == "new"
    for place in (tmp_path, tmp_path / "nowhere" / "x"):
        with pytest.raises(UsageError):
            write_file(place, b"x")
    write_file(Path("/dev/null"), b"x")
    assert not Path("/dev/null").is_file()


def test_left_overs_of_a_killed_build_are_removed(tmp_path):
    (tmp_path / ".building-killed").mkdir()
    (tmp_path / ".building-killed" / "half").write_text("x")
    build(tmp_path, {"a": "a"})
    assert sorted(contents(tmp_path)) == ["a", "manifest.json"]


def test_two_builds_never_write_at_once(tmp_path):
    with Output(tmp_path), pytest.raises(InputError, match="another build"), Output(tmp_path):
        pass


def test_a_file_in_the_way_is_an_error_that_names_it(tmp_path):
    (tmp_path / "out").write_text("x")
    with pytest.raises(InputError, match="out"):
        Output(tmp_path / "out")


def test_one_file_is_replaced_whole(tmp_path):
    target = tmp_path / "x.ttl"
    target.write_text("old")
    write_file(target, b"new")
    assert target.read_text() == "new"
    assert list(tmp_path.iterdir()) == [target]
