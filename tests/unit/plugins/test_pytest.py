# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`pytest --licet`, run by pytest itself in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HOLDS = '[release]\nname = "acme/owl"\nkind = "code"\nlicence = "MIT"\n'
PARSER = '\n[[component]]\nname = "acme/parser"\nkind = "code"\nlicence = "{}"\nrelation = "incorporates"\n'
CLASH = HOLDS + PARSER.format("GPL-3.0-only")
OPEN = HOLDS + PARSER.format("gpl")
CARD = "---\nlicense: apache-2.0\nbase_model: google/gemma-2-9b\nbase_model_relation: finetune\n---\n# Recipes\n"


def run(folder: Path, *arguments: str, **files: str) -> tuple[int, str]:
    """Run pytest in a folder that holds these files, the plug-in loaded by name and warnings taken for errors."""
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "no:licet", "-p", "licet.plugins.pytest", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*command, "-W", "error", *arguments], cwd=folder, capture_output=True, text=True, check=False, timeout=60
    )
    return done.returncode, done.stdout + done.stderr


def test_a_yes_passes(tmp_path: Path) -> None:
    status, said = run(tmp_path, "--licet", "-v", licet_toml=HOLDS)
    assert status == 0, said
    assert "licet.toml::licet PASSED" in said


@pytest.mark.parametrize(("manifest", "word"), [(CLASH, "no "), (OPEN, "unknown ")])
def test_no_and_unknown_fail_with_the_report(tmp_path: Path, manifest: str, word: str) -> None:
    status, said = run(tmp_path, "--licet", licet_toml=manifest)
    assert status == 1
    assert f"\n{word}" in said
    assert "acme/owl" in said
    assert "Traceback" not in said
    assert "1 failed" in said


def test_without_the_option_nothing_is_collected(tmp_path: Path) -> None:
    status, said = run(tmp_path, licet_toml=CLASH)
    assert status == 5, said


def test_a_folder_is_one_item_by_whatever_describes_it(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    (tmp_path / "a" / "README.md").write_text(CARD, encoding="utf-8")
    (tmp_path / "a" / "licet.toml").write_text(HOLDS, encoding="utf-8")
    (tmp_path / "b" / "README.md").write_text(CARD, encoding="utf-8")
    status, said = run(
        tmp_path,
        "--licet",
        "-v",
        README_md="# no card\n",
        pyproject_toml="[tool.licet.release]\nname = 'x/y'\nkind = 'data'\n",
    )
    assert status == 1
    items = {line.partition(" ")[0] for line in said.splitlines() if "::licet " in line and "%]" in line}
    assert items == {"pyproject.toml::licet", "a/licet.toml::licet", "b/README.md::licet"}


def test_a_file_that_is_wrong_is_told_with_its_line(tmp_path: Path) -> None:
    status, said = run(tmp_path, "--licet", licet_toml=HOLDS + "lisence = 'x'\n")
    assert status == 1
    assert "licet.toml:5" in said
    assert "Traceback" not in said


def test_the_layer_of_defaults(tmp_path: Path) -> None:
    status, said = run(tmp_path, "--licet", "--licet-defaults", "eurp", licet_toml=HOLDS)
    assert status == 1
    assert "unknown defaults 'eurp': did you mean" in said
    assert run(tmp_path, "--licet", "--licet-defaults", "eu")[0] == 0


def test_unused_it_loads_nothing_of_licet(tmp_path: Path) -> None:
    (tmp_path / "test_x.py").write_text(
        "import sys\ndef test_x():\n    assert {m for m in sys.modules if m.startswith('licet')} == "
        "{'licet', 'licet.version', 'licet.plugins', 'licet.plugins.pytest'}\n",
        encoding="utf-8",
    )
    status, said = run(tmp_path)
    assert status == 0, said
