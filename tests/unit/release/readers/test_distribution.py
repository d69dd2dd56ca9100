# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import io
import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from licet.release.graph import ReleaseError
from licet.release.load import load
from tests.unit.release.readers.said import open_codes, readings, told

if TYPE_CHECKING:
    from pathlib import Path

METADATA = "Metadata-Version: 2.1\nName: thing\nVersion: 1\n"


def wheel(path: Path, files: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return path


def sdist(path: Path, files: dict[str, str]) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for name, text in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(text.encode())
            archive.addfile(member, io.BytesIO(text.encode()))
    return path


def test_a_wheel(tmp_path: Path) -> None:
    files = {
        "thing/x.py": "",
        "thing-1.dist-info/METADATA": METADATA
        + "Classifier: License :: OSI Approved :: BSD License\nRequires-Dist: a\n",
        "thing-1.dist-info/licenses/LICENSE": "SPDX-License-Identifier: BSD-2-Clause\n",
        "thing-1.dist-info/NOTICE": "hello",
    }
    release = load(wheel(tmp_path / "thing-1-py3-none-any.whl", files))
    assert (release.root.name, release.root.kind, release.named) == ("thing", "code", True)
    assert readings(release.root.licence) == ["BSD-2-Clause"]
    assert open_codes(release) == ["dependencies-not-read"]


def test_a_source_distribution_and_bare_metadata(tmp_path: Path) -> None:
    text = METADATA + "License-Expression: MIT\n"
    release = load(sdist(tmp_path / "thing-1.tar.gz", {"thing-1/x.py": "", "thing-1/PKG-INFO": text}))
    assert (release.root.name, readings(release.root.licence), open_codes(release)) == ("thing", ["MIT"], [])
    (tmp_path / "METADATA").write_text(text)
    assert readings(load(tmp_path / "METADATA").root.licence) == ["MIT"]


def test_a_package_that_claims_nothing(tmp_path: Path) -> None:
    release = load(wheel(tmp_path / "x.whl", {"x-1.dist-info/METADATA": METADATA}))
    assert release.root.licence is None
    assert [finding.code for finding in release.findings] == ["licence-not-stated"]


def test_what_is_no_package(tmp_path: Path) -> None:
    for files in ({"x": ""}, {"a-1.dist-info/METADATA": METADATA, "b-1.dist-info/METADATA": METADATA}):
        with pytest.raises(ReleaseError, match="not a wheel"):
            load(wheel(tmp_path / "x.whl", files))
    with pytest.raises(ReleaseError, match="no PKG-INFO"):
        load(sdist(tmp_path / "x.tar.gz", {"x/y": ""}))
    with pytest.raises(ReleaseError, match="larger than"):
        load(wheel(tmp_path / "x.whl", {"x-1.dist-info/METADATA": METADATA + "\n" + "a" * 5_000_001}))
    with pytest.raises(ReleaseError, match="no distribution is named"):
        load(wheel(tmp_path / "x.whl", {"x-1.dist-info/METADATA": "Metadata-Version: 2.1\nName: \n"}))


@settings(max_examples=200)
@given(st.integers(0, 400), st.binary(max_size=8), st.booleans(), st.sampled_from(["x.whl", "x.tar.gz"]))
def test_any_mutation(tmp_path_factory: pytest.TempPathFactory, at: int, put: bytes, cut: bool, name: str) -> None:
    path = tmp_path_factory.mktemp("dist") / name
    text = METADATA + "License: MIT\n"
    if name == "x.whl":
        wheel(path, {"thing-1.dist-info/METADATA": text})
    else:
        sdist(path, {"thing-1/PKG-INFO": text})
    data = path.read_bytes()
    path.write_bytes(data[:at] + put + (b"" if cut else data[at + len(put) :]))
    assert told(path)
