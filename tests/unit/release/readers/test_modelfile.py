# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from licet.release.graph import Release, ReleaseError
from licet.release.load import load
from licet.release.readers import modelfile
from tests.unit.release.readers.gguf_files import header
from tests.unit.release.readers.said import links, open_codes, readings

if TYPE_CHECKING:
    from pathlib import Path


def read(tmp_path: Path, text: str) -> Release:
    path = tmp_path / "Modelfile"
    path.write_text(text, encoding="utf-8")
    return modelfile.read(path)


@pytest.mark.parametrize(
    ("text", "related", "expected", "open_"),
    [
        ("FROM llama3.1:8b", ["copies llama3.1:8b"], ["nothing"], []),
        ("from llama3.1\nSYSTEM be kind", ["modifies llama3.1"], ["nothing"], []),
        ("FROM hf.co/a/b:Q4_K_M\nPARAMETER x 1", ["modifies a/b"], ["nothing"], []),
        ("FROM hf.co/a/b\nADAPTER hf.co/c/d", ["copies a/b", "incorporates c/d"], ["nothing"], []),
        ('FROM x\nLICENSE "MIT"', ["copies x"], ["MIT"], []),
        ('FROM x\nLICENSE """\nMIT\n"""\nLICENSE ISC', ["copies x"], ["MIT AND ISC", "MIT OR ISC"], []),
        ('FROM x\nLICENSE """Our terms\nFROM y\n"""', ["copies x"], ["licence-other"], []),
        ('SYSTEM """\nFROM y\n"""\nFROM x', ["modifies x"], ["nothing"], []),
        ('FROM x\nLICENSE """never closed', ["copies x"], ["licence-unknown-id"], []),
        ("FROM /models/base.gguf", [], ["nothing"], ["base-not-named"]),
        ("FROM x\nADAPTER ./lora.safetensors", ["copies x"], ["nothing"], ["base-not-named"]),
        ("# FROM y\n\nFROM x", ["copies x"], ["nothing"], []),
    ],
)
def test_instructions(tmp_path: Path, text: str, related: list[str], expected: list[str], open_: list[str]) -> None:
    release = read(tmp_path, text)
    assert links(release) == related
    assert readings(release.root.licence) == expected
    assert open_codes(release) == open_


def test_nothing_in_it_is_no_yes(tmp_path: Path) -> None:
    assert [finding.code for finding in read(tmp_path, "PARAMETER x 1").findings] == ["lineage-not-stated"]


def test_a_file_in_the_folder_speaks_for_itself(tmp_path: Path) -> None:
    (tmp_path / "Modelfile").write_text("FROM ./base.gguf\nSYSTEM x\n")
    keys = {"general.license": "mit", "general.base_model.0.repo_url": "https://huggingface.co/a/b"}
    (tmp_path / "base.gguf").write_bytes(header(keys))
    release = load(tmp_path)
    assert links(release) == ["fine-tunes a/b"]
    assert readings(release.root.licence) == ["MIT"]
    assert open_codes(release) == []
    assert open_codes(load(tmp_path / "Modelfile")) == ["base-not-named"]


def test_names_that_hide_something_are_errors(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="Modelfile:1: .*control character"):
        read(tmp_path, "FROM a\u202eb")


def test_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    found = read(tmp_path, f"FROM ./{'x' * 5000}.gguf\n").findings
    assert [one.code for one in found][:1] == ["base-not-named"]
