# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from licet.release.graph import ReleaseError
from licet.release.load import load

if TYPE_CHECKING:
    from pathlib import Path


def test_every_origin_gets_a_claim(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text("---\nlicense: mit\nbase_model: bigcode/starcoder2-15b\ndatasets: [nobody/knows]\n---\n")
    known, unknown = load(path).origins
    assert known.licence is not None
    assert known.licence.raw == ("bigcode-openrail-m",)
    assert unknown.licence is not None
    assert unknown.licence.unknown == "licence-not-stated"
    assert load(str(path)) == load(path)
    assert all(origin.licence and origin.licence.unknown for origin in load(path, ()).origins)


def test_a_pyproject_is_a_project_or_a_manifest(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text('[project]\nname = "thing"\nlicense = "MIT"\n')
    assert load(path).root.kind == "code"
    path.write_text('[tool.licet.release]\nname = "thing"\nkind = "data"\n')
    assert load(path).root.kind == "data"


@pytest.mark.parametrize("name", ["none.toml", "none", "a\0b", "x" * 300])
def test_what_is_not_there_is_an_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReleaseError, match=r"no such file or folder|cannot be read"):
        load(tmp_path / name)


def test_what_describes_no_release_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "weights.bin"
    path.write_text("x")
    with pytest.raises(ReleaseError, match="not a file that describes a release") as error:
        load(path)
    assert "licet.toml" in error.value.hint


def test_a_manifest_of_a_hundred_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "licet.toml"
    with path.open("wb") as file:
        file.truncate(100_000_000)
        file.seek(0)
        file.write(b"[release]\n")
    with pytest.raises(ReleaseError, match="too large: 100000000 bytes"):
        load(path)
