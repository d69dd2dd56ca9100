# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from licet.release.graph import Claim, ReleaseError
from licet.release.readers import pyproject

if TYPE_CHECKING:
    from pathlib import Path


def read(tmp_path: Path, body: str) -> Claim | None:
    path = tmp_path / "pyproject.toml"
    path.write_text(f'[project]\nname = "thing"\n{body}\n', encoding="utf-8")
    release = pyproject.read(path)
    assert (release.root.name, release.root.kind, release.named) == ("thing", "code", True)
    return release.root.licence


@pytest.mark.parametrize(
    ("body", "readings", "unknown", "line"),
    [
        ('license = "MIT OR ISC"', ["MIT OR ISC"], "", 3),
        ('license = "Apache 2.0"', ["Apache-2.0"], "", 3),
        ('license = {text = "MIT"}', ["MIT"], "", 3),
        ('license = {file = "TERMS"}', ["ISC"], "", 3),
        ('license = {file = "none"}', [], "licence-other", 3),
        ('license.text = """\nOur own\nterms\n"""', [], "licence-other", 3),
        ("license = 3", [], "licence-not-a-string", 3),
        ('classifiers = ["License :: OSI Approved :: MIT License"]', ["MIT"], "", 3),
        ('classifiers = ["Topic :: X",\n"License :: OSI Approved :: BSD License"]', [], "licence-family", 4),
        ('classifiers = ["License :: OSI Approved :: Apache Software License"]', [], "licence-family", 3),
        (
            'classifiers = ["License :: OSI Approved :: MIT License", "License :: OSI Approved :: ISC License (ISCL)"]',
            ["MIT AND ISC", "MIT OR ISC"],
            "",
            3,
        ),
        ('license = "MIT"\nclassifiers = ["License :: OSI Approved :: BSD License"]', ["MIT"], "", 3),
    ],
)
def test_the_licence_of_a_project(tmp_path: Path, body: str, readings: list[str], unknown: str, line: int) -> None:
    (tmp_path / "TERMS").write_text("SPDX-License-Identifier: ISC\n")
    claim = read(tmp_path, body)
    assert claim is not None
    assert [str(reading) for reading in claim.readings] == readings
    assert (claim.unknown, claim.place.line) == (unknown, line)


@pytest.mark.parametrize("body", ["", "classifiers = []", 'classifiers = ["License :: OSI Approved"]', "license = {}"])
def test_a_project_may_say_nothing(tmp_path: Path, body: str) -> None:
    assert read(tmp_path, body) is None


def test_dependencies_are_told_to_be_unread(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text('[project]\nname = "thing"\ndependencies = ["a"]\n')
    finding = pyproject.read(path).findings[0]
    assert (finding.code, finding.effect, finding.place.line) == ("dependencies-not-read", "unknown", 3)


def test_a_pyproject_of_nothing_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text("[build-system]\nrequires = []\n")
    with pytest.raises(ReleaseError, match=r"no \[project\] and no \[tool.licet\]"):
        pyproject.read(path)
