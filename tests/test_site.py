"""The folder that is published: whole or as it was, whatever happens on the way."""

import json

import pytest

from esfgraph.cli.site import Site
from esfgraph.errors import InputError


def published(folder, text):
    with Site(folder) as site:
        site.write([("data/a.txt", text.encode())])
        site.put_in_place({"address": "https://data.example.org/"})


def held(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def test_the_manifest_lists_every_file_and_nothing_is_left_beside(tmp_path):
    published(tmp_path / "site", "one")
    published(tmp_path / "site", "two")
    assert held(tmp_path) == {"site", "site/manifest.json", "site/data", "site/data/a.txt"}
    manifest = json.loads((tmp_path / "site/manifest.json").read_text(encoding="utf-8"))
    assert manifest["files"] == [
        {"name": "data/a.txt", "size": 3, "sha256": "3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3"}
    ]


def test_a_run_that_fails_leaves_the_former_folder_as_it_was(tmp_path):
    published(tmp_path / "site", "one")
    with pytest.raises(ValueError, match="written twice"), Site(tmp_path / "site") as site:
        site.write([("data/a.txt", b"two"), ("data/b.txt", b""), ("data/b.txt", b"")])
    assert (tmp_path / "site/data/a.txt").read_text() == "one"
    assert held(tmp_path) == {"site", "site/manifest.json", "site/data", "site/data/a.txt"}


def test_a_run_that_is_ended_between_the_two_moves_puts_the_former_folder_back(tmp_path, monkeypatch):
    published(tmp_path / "site", "one")
    rename = type(tmp_path).rename

    def ended(self, target):
        if target.name == "site" and not self.name.endswith("-former"):
            raise KeyboardInterrupt
        return rename(self, target)

    monkeypatch.setattr(type(tmp_path), "rename", ended)
    with pytest.raises(KeyboardInterrupt):
        published(tmp_path / "site", "two")
    assert (tmp_path / "site/data/a.txt").read_text() == "one"
    assert held(tmp_path) == {"site", "site/manifest.json", "site/data", "site/data/a.txt"}


def test_the_next_run_brings_back_what_a_killed_one_had_taken_away(tmp_path):
    published(tmp_path / "site", "one")
    (tmp_path / "site").rename(tmp_path / ".site.new-abc-former")
    with Site(tmp_path / "site"):
        assert (tmp_path / "site/data/a.txt").read_text() == "one"
    assert held(tmp_path) == {"site", "site/manifest.json", "site/data", "site/data/a.txt"}


def test_a_folder_of_somebody_elses_is_not_touched_and_not_locked(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site/mine.txt").write_text("mine", encoding="utf-8")
    for _ in range(2):
        with pytest.raises(InputError, match="did not make"):
            published(tmp_path / "site", "one")
    assert held(tmp_path) == {"site", "site/mine.txt"}


def test_two_runs_do_not_publish_into_one_folder_at_once(tmp_path):
    with Site(tmp_path / "site"):
        with pytest.raises(InputError, match="another run"):
            published(tmp_path / "site", "two")
        assert (tmp_path / ".site.lock").exists()
    published(tmp_path / "site", "one")
