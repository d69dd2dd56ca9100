# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A document without a name is taken for what its first bytes say."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

import licet
from licet import ReleaseError
from licet.release import piped
from licet.release.piped import as_file, name_of


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"---\nlicense: mit\n---\n", "README.md"),
        (b"\xef\xbb\xbf---\r\nlicense: mit\r\n---\r\n# A model", "README.md"),
        (b"---\nspdxVersion: SPDX-2.3\n", "document.yaml"),
        (b"# A model\n\nwords", "README.md"),
        (b'{"bomFormat": "CycloneDX"}', "document.json"),
        (b'{"name": "x", "dependencies": {}}', "package.json"),
        (b"[\n  {}]", "document.json"),
        (b"<bom/>", "document.xml"),
        (b"SPDXVersion: SPDX-2.3\n", "document.spdx"),
        (b"spdxVersion: SPDX-2.3\n", "document.yaml"),
        (b"cff-version: 1.2.0\n", "CITATION.cff"),
        (b"merge_method: slerp\n", "mergekit.yaml"),
        (b"Metadata-Version: 2.1\nName: x\n", "METADATA"),
        (b"# what goes out\n[release]\n", "licet.toml"),
        (b"[[component]]\n", "licet.toml"),
        (b"[[artefact]]\n", "licet.toml"),
        (b"[build-system]\n", "pyproject.toml"),
        (b"[tool.licet.release]\n", "pyproject.toml"),
        (b"version = 1\n\n[[annotations]]\n", "REUSE.toml"),
        (b'lock-version = "1.0"\n', "pylock.toml"),
        (b"version = 1\n[[package]]\n", "uv.lock"),
        (b"[package]\n", "Cargo.toml"),
        (b"FROM llama3.1\n", "Modelfile"),
        (b"torch==2.5\n", "requirements.txt"),
        (b"GGUF\x03\0\0\0", "model.gguf"),
        (b"\x40\0\0\0\0\0\0\0{}", "model.safetensors"),
        (b"PK\x03\x04", "package.whl"),
        (b"\x1f\x8b\x08", "package.tar.gz"),
        (b"MIT License\n\nPermission is hereby granted", "LICENSE"),
        (b"", "LICENSE"),
    ],
)
def test_names(head: bytes, name: str) -> None:
    assert name_of(head) == name


def test_a_document_is_there_as_long_as_it_is_read() -> None:
    before = Path.cwd()
    with as_file(io.BytesIO(b"---\nlicense: mit\n---\n")) as path:
        assert path == "stdin/README.md"
        release = licet.load(path)
    assert Path.cwd() == before
    assert not Path(path).exists()
    assert release.root.name == "./stdin"
    assert release.root.licence is not None
    assert str(release.root.licence.place) == "stdin/README.md:2"


def test_the_folder_is_left_where_reading_fails() -> None:
    before = Path.cwd()
    with pytest.raises(ReleaseError, match=r"stdin/licet\.toml"), as_file(io.BytesIO(b"[release\n[release]")) as path:
        licet.load(path)
    assert Path.cwd() == before


def test_nothing_and_too_much_are_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ReleaseError, match="nothing on it"), as_file(io.BytesIO(b"")):
        pass
    monkeypatch.setattr(piped, "_LARGEST", 10)
    monkeypatch.setattr(piped, "_HEAD", 4)
    with pytest.raises(ReleaseError, match="more than 10 bytes"), as_file(io.BytesIO(b"x" * 11)):
        pass
    with as_file(io.BytesIO(b"x" * 10)) as path:
        assert Path(path).read_bytes() == b"x" * 10
