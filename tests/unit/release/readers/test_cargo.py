# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from licet.release.graph import ReleaseError
from licet.release.readers import cargo
from tests.unit.release.readers.said import open_codes, readings

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "expected", "line"),
    [
        ('[package]\nname = "a"\nlicense = "MIT OR Apache-2.0"', ["MIT OR Apache-2.0"], 3),
        ('[package]\nname = "a"\nlicense = "MIT/Apache-2.0"', ["MIT OR Apache-2.0"], 3),
        ('[package]\nname = "a"\nlicense-file = "TERMS"', ["ISC"], 3),
        ('[package]\nname = "a"\nlicense-file = "nowhere"', ["licence-other"], 3),
        ('[package]\nname = "a"\nlicense.workspace = true', ["licence-other"], 3),
        ('[package]\nlicense.workspace = true\n[workspace.package]\nlicense = "MIT"', ["MIT"], 4),
        ('[workspace]\n[workspace.package]\nlicense = "MIT"', ["MIT"], 3),
        ("[package]\nlicense = 3", ["licence-not-a-string"], 2),
        ('[package]\nname = "a"', ["nothing"], None),
    ],
)
def test_licences(tmp_path: Path, text: str, expected: list[str], line: int | None) -> None:
    (tmp_path / "TERMS").write_text("SPDX-License-Identifier: ISC\n")
    (tmp_path / "Cargo.toml").write_text(text + "\n")
    claim = cargo.read(tmp_path / "Cargo.toml").root.licence
    assert readings(claim) == expected
    assert (claim.place.line if claim else None) == line


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('[dependencies]\nserde = "1"', '"serde"'),
        ('[build-dependencies]\ncc = "1"\n[dev-dependencies]\nx = "1"', '"cc"'),
        ('[target."cfg(unix)".dependencies]\nlibc = "1"', '"libc"'),
        ('[workspace.dependencies]\na = { path = "a" }', '"a"'),
    ],
)
def test_dependencies_are_asked_for(tmp_path: Path, text: str, names: str) -> None:
    (tmp_path / "Cargo.toml").write_text(f'[package]\nname = "p"\nlicense = "MIT"\n{text}\n')
    release = cargo.read(tmp_path / "Cargo.toml")
    assert open_codes(release) == ["dependencies-not-read"]
    assert release.findings[0].message.endswith(names)


def test_neither_package_nor_workspace(tmp_path: Path) -> None:
    (tmp_path / "Cargo.toml").write_text('[dependencies]\na = "1"\n')
    with pytest.raises(ReleaseError, match=r"no \[package\]"):
        cargo.read(tmp_path / "Cargo.toml")
