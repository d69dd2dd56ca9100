# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""One diagnostic is one file, one page, one example; and every code that is made anywhere is registered."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import licet.rules
from licet.rules import CODES, FINDINGS, OBJECTIONS, find, finding_rule, objection_rule
from tests.unit.rules.examples import files, load

PACKAGE = Path(licet.rules.__file__).parent.parent
SECTIONS = ["What it finds", "Why it matters", "Example", "How to resolve", "References"]
SHARED = {"rule", "phrases", "refusals", "suppositions"}


def made(room: str, name: str) -> set[str]:
    """Return every code that is passed as a literal to a constructor, anywhere in a room."""
    found = set()
    for path in (PACKAGE / room).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name and node.args:
                first = node.args[0]
                found |= {first.value} if isinstance(first, ast.Constant) else set()
    return found


def test_every_objection_that_the_reasoner_makes_has_a_rule() -> None:
    assert len(made("reason", "Objection")) >= 10
    assert made("reason", "Objection") <= set(OBJECTIONS)


def test_every_finding_that_a_reader_makes_has_a_rule() -> None:
    assert len(made("release", "Finding")) >= 10
    assert made("release", "Finding") <= set(CODES)


def test_codes_are_files_and_files_are_codes() -> None:
    modules = {path.stem for path in (PACKAGE / "rules").glob("*.py")} - SHARED - {"__init__"}
    assert modules == {code.replace("-", "_") for code in CODES}
    assert len(set(CODES)) == len(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_page_has_its_sections_in_order(code: str) -> None:
    rule = find(code)
    lines = rule.page.splitlines()
    assert rule.code == code
    assert rule.title
    assert rule.title[0].islower() or rule.title.startswith("[")
    assert rule.severity in {"error", "warning", "note"}
    assert lines[0].endswith(".")
    assert [line[3:] for line in lines if line.startswith("## ")] == SECTIONS
    assert all(len(line) <= 120 for line in lines)


@pytest.mark.parametrize("code", OBJECTIONS)
def test_the_example_of_a_page_makes_its_objection(code: str, tmp_path: Path) -> None:
    verdict = licet.check(load(code, tmp_path))
    assert str(verdict.answer) != "yes"
    assert code in {one.code for one in (*verdict.conflicts, *verdict.open)}


@pytest.mark.parametrize("code", FINDINGS)
def test_the_example_of_a_page_makes_its_finding(code: str, tmp_path: Path) -> None:
    release = licet.check(load(code, tmp_path)).release  # a policy is remarked on when it is judged by
    found = [one for one in release.findings if one.code == code]
    assert found
    assert finding_rule(code).advise(found[0])


@pytest.mark.parametrize("code", CODES)
def test_a_page_shows_the_files_of_its_example(code: str) -> None:
    assert set(files(code)) <= {
        "licet.toml",
        "README.md",
        "pyproject.toml",
        "LICENSE",
        "adapter_config.json",
        "bom.json",
        "croissant.json",
    }
    assert files(code)


@pytest.mark.parametrize("look_up", [find, objection_rule, finding_rule])
def test_an_unknown_code_is_an_error(look_up: object) -> None:
    with pytest.raises(KeyError):
        look_up("no-such-code")  # type: ignore[operator]


def test_a_rule_is_loaded_when_its_code_is_asked_for() -> None:
    program = "import sys, licet.rules; print(sum(m.startswith('licet.rules.') for m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "1"  # licet.rules.rule
