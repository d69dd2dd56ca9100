# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import struct
import time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from licet.release.graph import Release, ReleaseError
from licet.release.readers import gguf
from tests.unit.release.readers.gguf_files import header, text
from tests.unit.release.readers.said import links, open_codes, readings, told

if TYPE_CHECKING:
    from pathlib import Path

SEED = header(
    {
        "general.license": "apache-2.0",
        "general.base_model.0.repo_url": "https://huggingface.co/a/b",
        "tokenizer.ggml.tokens": ["x", "yy"],
        "tokenizer.ggml.types": [1, 2],
    }
)


def read(tmp_path: Path, data: bytes) -> Release:
    path = tmp_path / "weights.gguf"
    path.write_bytes(data)
    return gguf.read(path)


@pytest.mark.parametrize("version", [1, 2, 3])
@pytest.mark.parametrize("end", ["<", ">"])
def test_versions_and_byte_orders(tmp_path: Path, version: int, end: str) -> None:
    keys = {"general.license": "mit", "tokenizer.ggml.tokens": ["a"] * 9, "x": [1, 2], "y": 1.5, "z": True}
    release = read(tmp_path, header({**keys, "general.name": "last"}, version, end))
    assert readings(release.root.licence) == ["MIT"]
    claim = release.root.licence
    assert claim is not None
    assert str(claim.place).endswith("weights.gguf#general.license")
    assert (release.root.kind, release.named) == ("model", False)


@pytest.mark.parametrize(
    ("keys", "expected", "open_"),
    [
        ({}, ["nothing"], []),
        ({"general.license": "gemma"}, ["LicenseRef-Gemma-2024-04-01", "LicenseRef-Gemma-2025-03-24"], []),
        ({"general.license": "other"}, ["licence-other"], []),
        ({"general.license": "other", "general.license.name": "mit"}, ["MIT"], []),
        (
            {"general.license": "mit", "general.license.name": "llama3.1"},
            ["MIT", "LicenseRef-Llama-3.1"],
            ["claims-disagree"],
        ),
        ({"general.license": "mit", "general.license.name": "our terms"}, ["MIT"], ["claims-disagree"]),
        ({"general.license.link": "https://spdx.org/licenses/MIT"}, ["MIT"], []),
        ({"general.license": "mit", "general.license.link": "https://example.org/terms"}, ["MIT"], []),
        ({"general.license": ["mit"]}, ["MIT"], []),
        ({"general.license": 7}, ["nothing"], ["value-not-a-name"]),
        ({"general.license": ["mit", "isc"]}, ["nothing"], ["value-not-a-name"]),
        ({"acme.licence_note": "not for sale"}, ["nothing"], ["key-not-read"]),
    ],
)
def test_licences(tmp_path: Path, keys: dict[str, Any], expected: list[str], open_: list[str]) -> None:
    release = read(tmp_path, header(keys))
    assert readings(release.root.licence) == expected
    assert open_codes(release) == open_


def test_base_models_and_data_sets(tmp_path: Path) -> None:
    keys = {
        "general.base_model.count": 2,
        "general.base_model.0.repo_url": "https://huggingface.co/google/gemma-2b",
        "general.base_model.0.organization": "Google",
        "general.base_model.1.organization": "Acme",
        "general.base_model.1.name": "Chat",
        "general.dataset.0.repo_url": "https://huggingface.co/datasets/a/rows",
        "general.datasets": ["c/d", ""],
    }
    release = read(tmp_path, header(keys))
    assert links(release) == ["merges google/gemma-2b", "merges Acme Chat", "trains-on a/rows", "trains-on c/d"]
    assert [finding.code for finding in release.findings] == ["name-not-an-id"]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"general.base_model.0.repo_url": "https://huggingface.co/a/b"}, ["fine-tunes a/b"]),
        ({"general.type": "adapter", "general.base_model.0.repo_url": "https://huggingface.co/a/b"}, ["adapts a/b"]),
        ({"general.source.repo_url": "https://huggingface.co/a/b", "general.file_type": 15}, ["quantises a/b"]),
        ({"general.source.huggingface.repository": "a/b", "general.file_type": 1}, ["converts a/b"]),
        ({"general.source.url": "https://example.org/x"}, []),
    ],
)
def test_relations(tmp_path: Path, keys: dict[str, Any], expected: list[str]) -> None:
    assert links(read(tmp_path, header(keys))) == expected


def test_works_that_are_counted_and_not_named_are_asked_for(tmp_path: Path) -> None:
    release = read(tmp_path, header({"general.base_model.count": 3}))
    assert open_codes(release) == ["source-not-named"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"GGML" + bytes(40), "not a GGUF file"),
        (b"GGUF", "cut off after 4 bytes"),
        (SEED[:40], "cut off"),
        (header({}, count=2), "cut off"),
        (header({}, count=10**9), "a header of 1000000000 keys"),
        (b"GGUF" + struct.pack("<IQQ", 9, 0, 0), "version 9"),
        (header([("general.license", "mit"), ("general.license", "isc")]), "stands twice"),
        (header({}, count=1) + text("general.license") + struct.pack("<IQ", 8, 2**63), "a text of 9223372036854775808"),
        (header({}, count=1) + text("x") + struct.pack("<IQ", 8, 2**63), "the header is too large|cut off"),
        (header({}, count=1) + text("x") + struct.pack("<IIQ", 9, 4, 2**60), "the header is too large"),
        (header({}, count=1) + text("x") + struct.pack("<IIQ", 9, 8, 2**60), "the header is too large"),
        # Found by mutation: lengths that no index of Python takes.
        (header({}, count=1) + text("x") + struct.pack("<IIQQ", 9, 8, 2, 2**63), "the header is too large"),
        (header({}, count=1) + text("x") + struct.pack("<IIQ", 9, 8, 2**63 + 1), "the header is too large"),
        (header({}, count=1) + text("x") + struct.pack("<IIQ", 9, 77, 1), "unknown type 77"),
        (header({}, count=1) + text("x") + struct.pack("<I", 9) + struct.pack("<IQ", 9, 2) * 40, "nested more than"),
        (header({"general.license": "mit\u202e"}), "control character"),
    ],
)
def test_broken_and_hostile_headers(tmp_path: Path, data: bytes, message: str) -> None:
    with pytest.raises(ReleaseError, match=message):
        read(tmp_path, data)


def test_a_licence_behind_a_vocabulary_is_found_in_time(tmp_path: Path) -> None:
    path = tmp_path / "big.gguf"
    path.write_bytes(header({"tokenizer.ggml.tokens": ["token"] * 400_000, "general.license": "mit"}))
    with path.open("r+b") as file:
        file.truncate(4_000_000_000)  # sparse: the tensors are never read
    gguf.read(path)
    start = time.perf_counter()
    assert readings(gguf.read(path).root.licence) == ["MIT"]
    assert time.perf_counter() - start < 0.5  # 0.06 s where nothing else runs


@settings(max_examples=400)
@given(st.integers(0, len(SEED) - 1), st.binary(max_size=12), st.booleans())
def test_any_mutation(tmp_path_factory: pytest.TempPathFactory, at: int, put: bytes, cut: bool) -> None:
    path = tmp_path_factory.mktemp("gguf") / "x.gguf"
    path.write_bytes(SEED[:at] + put + (b"" if cut else SEED[at + len(put) :]))
    assert told(path)
