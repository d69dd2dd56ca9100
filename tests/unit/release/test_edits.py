# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Edits of files: shown as a diff, tried on a copy, made all or none."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from licet.release.edits import Edit, apply, diff, joined, tried
from licet.release.graph import ReleaseError


def test_a_diff_cuts_at_line_feeds_and_says_where_the_last_is_missing() -> None:
    said = diff(Edit("a", "x\r\ny\x0cz", "x\r\ny\x0cw\n"))
    assert said == "--- a/a\n+++ b/a\n@@ -1,2 +1,2 @@\n x\r\n-y\x0cz\n\\ No newline at end of file\n+y\x0cw\n"
    assert diff(Edit("a", None, "x\n")).startswith("--- /dev/null\n+++ b/a\n")
    assert diff(Edit("a", "x", "x")) == ""


def test_edits_of_one_file_become_one() -> None:
    found = joined([Edit("a", "1", "2", ("x",)), Edit("b", None, "n"), Edit("a", "2", "3", ("y", "x"))])
    assert found == (Edit("a", "1", "3", ("x", "y")), Edit("b", None, "n"))


def test_they_are_tried_on_a_copy(tmp_path: Path) -> None:
    folder = tmp_path / "owl"
    (folder / "LICENSES").mkdir(parents=True)
    (folder / "deep").mkdir()
    (folder / ".git").mkdir()
    (folder / "gone").symlink_to("nowhere")
    for name in ("README.md", "LICENSES/MIT.txt", "deep/x"):
        (folder / name).write_text(name)
    with (folder / "weights").open("wb") as file:
        file.truncate(2_000_000)
    with tried(folder, [Edit("README.md", "README.md", "new"), Edit("NOTICE", None, "n")]) as copy:
        assert copy.name == "owl"
        assert (copy / "README.md").read_text() == "new"
        assert (copy / "NOTICE").read_text() == "n"
        assert (copy / "LICENSES" / "MIT.txt").read_text() == "LICENSES/MIT.txt"
        assert (copy / "deep" / "x").read_text() == "deep/x"
        assert not any(path.is_symlink() for path in (copy / "LICENSES", copy / "deep", copy / "deep" / "x"))
        assert (copy / "weights").is_symlink()
        assert (copy / ".git").is_symlink()
        assert (copy / "gone").is_symlink()
    assert not copy.exists()
    assert (folder / "README.md").read_text() == "README.md"
    assert not (folder / "NOTICE").exists()


def test_a_folder_that_cannot_be_copied_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_text("a")

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copy2", fail)
    with tried(tmp_path, []) as copy:
        assert (copy / "a").is_symlink()
    monkeypatch.setattr(Path, "symlink_to", fail)
    with (
        pytest.raises(ReleaseError, match="cannot be copied, to try edits on: no space left on device"),
        tried(tmp_path, []),
    ):
        pass


def test_they_are_made(tmp_path: Path) -> None:
    (tmp_path / "run").write_bytes(b"a\r\n")
    (tmp_path / "run").chmod(0o750)
    apply(tmp_path, [Edit("run", "a\r\n", "b\r\n"), Edit("new", None, "n")])
    assert (tmp_path / "run").read_bytes() == b"b\r\n"
    assert stat.S_IMODE((tmp_path / "run").stat().st_mode) == 0o750
    assert sorted(each.name for each in tmp_path.iterdir()) == ["new", "run"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("a")
    (tmp_path / "link").symlink_to("real")
    apply(tmp_path, [Edit("link", "a", "b")])
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "b"


@pytest.mark.parametrize("second", [Edit("b", "other", "x"), Edit("b", None, "x"), Edit("c", "was there", "x")])
def test_all_or_none(tmp_path: Path, second: Edit) -> None:
    (tmp_path / "a").write_text("a")
    (tmp_path / "b").write_text("b")
    with pytest.raises(ReleaseError, match="changed meanwhile"):
        apply(tmp_path, [Edit("a", "a", "x"), second])
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a": "a", "b": "b"}


def test_what_was_done_is_undone_where_a_later_one_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_text("a")
    replace, calls = Path.replace, []

    def fail(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(ReleaseError, match="no space left on device; nothing was changed"):
        apply(tmp_path, [Edit("a", "a", "x"), Edit("b", None, "x")])
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a": "a"}
