# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Generated pages are fresh, and what the pages say of commands, files and codes is so."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest

import licet
from licet.catalogue.expand import ids
from licet.cli.app import NAMES
from licet.rules import CODES

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
WRITTEN = sorted(path for path in DOCS.rglob("*.md") if path.parent.name not in {"rules", "licences"})
API_PAGES = sorted(path for path in (DOCS / "api").glob("*.md") if path.stem != "index")
_LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")


def generate(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "tools" / "generate_docs.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def test_the_generated_pages_are_fresh() -> None:
    done = generate("--check")
    assert done.returncode == 0, done.stdout + done.stderr


def test_there_is_a_page_for_every_code_and_every_record() -> None:
    assert {path.stem for path in (DOCS / "rules").glob("*.md")} == {*CODES, "index"}
    assert {path.stem for path in (DOCS / "licences").glob("*.md")} == {*ids(), "index"}


def test_a_stale_page_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    import generate_docs

    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "left-over.md").write_text("", encoding="utf-8")
    (tmp_path / "rules" / "same.md").write_text("same", encoding="utf-8")
    (tmp_path / "rules" / "differs.md").write_text("old", encoding="utf-8")
    monkeypatch.setattr(generate_docs, "DOCS", tmp_path)
    wanted = {"rules/same.md": "same", "rules/differs.md": "new", "rules/missing.md": "new"}
    assert generate_docs.stale(wanted, "rules") == ["rules/differs.md", "rules/left-over.md", "rules/missing.md"]


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: str(path.relative_to(DOCS)))
def test_links_lead_somewhere(path: Path) -> None:
    for target in _LINK.findall(path.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (path.parent / target).exists(), target


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: str(path.relative_to(DOCS)))
def test_commands_named_in_the_pages_exist(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    later = {
        "read",
        "diff",
        "may",
        "suggest",
        "notice",
        "graph",
        "audit",
        "reads",
        "judges",
        "answers",
        "knows",
        "holds",
    }
    for name in re.findall(r"`licet ([a-z]+)", text):
        assert name in {*NAMES, *later}, name


def test_the_index_names_every_command() -> None:
    text = (DOCS / "index.md").read_text(encoding="utf-8")
    for name in NAMES:
        assert f"`licet {name}" in text


def test_there_is_a_page_for_every_public_name() -> None:
    assert {path.stem for path in API_PAGES} == {name for name in licet.__all__ if not name.startswith("__")}


@pytest.mark.parametrize("path", API_PAGES, ids=lambda path: path.stem)
def test_the_examples_of_the_library_run(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(DOCS / "examples")
    found = re.findall(r"^```pycon\n(.*?)^```$", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert len(found) == 1
    test = doctest.DocTestParser().get_doctest(found[0], {}, path.stem, str(path), 0)
    said: list[str] = []
    assert test.examples
    doctest.DocTestRunner().run(test, out=said.append)
    assert not said, "".join(said)
