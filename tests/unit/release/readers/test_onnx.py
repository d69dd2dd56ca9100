# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from licet.release.graph import Release, ReleaseError
from licet.release.readers import onnx
from tests.unit.release.readers.said import links, open_codes, readings, told

if TYPE_CHECKING:
    from pathlib import Path


def varint(number: int) -> bytes:
    found = bytearray()
    while number > 0x7F:
        found.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*found, number])


def part(field: int, data: bytes) -> bytes:
    return varint(field << 3 | 2) + varint(len(data)) + data


def model(graph: bytes = b"graph", **props: str) -> bytes:
    entries = (part(1, key.encode()) + part(2, value.encode()) for key, value in props.items())
    head = varint(1 << 3) + varint(10) + part(2, b"maker") + varint(5 << 3) + varint(300)
    return head + part(7, graph) + b"".join(part(14, entry) for entry in entries) + part(8, b"\x10\x15")


def read(tmp_path: Path, data: bytes) -> Release:
    path = tmp_path / "model.onnx"
    path.write_bytes(data)
    return onnx.read(path)


@pytest.mark.parametrize(
    ("props", "expected", "open_"),
    [
        ({}, ["nothing"], []),
        ({"license": "AGPL-3.0 License (https://example.org/license)"}, ["AGPL-3.0-only", "AGPL-3.0-or-later"], []),
        ({"license": "mit", "license_url": "https://spdx.org/licenses/MIT"}, ["MIT"], []),
        ({"license": "mit", "license_url": "https://spdx.org/licenses/ISC"}, ["MIT", "ISC"], ["claims-disagree"]),
        ({"license": "ours"}, ["licence-unknown-id"], []),
        ({"data_licence": "cc-by-4.0"}, ["nothing"], ["key-not-read"]),
    ],
)
def test_metadata(tmp_path: Path, props: dict[str, str], expected: list[str], open_: list[str]) -> None:
    release = read(tmp_path, model(**props))
    assert sorted(readings(release.root.licence)) == sorted(expected)
    assert open_codes(release) == open_


def test_a_base_and_the_graph_that_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "model.onnx"
    graph = part(7, b"")[:1] + varint(3_000_000_000)
    tail = part(14, part(1, b"base_model") + part(2, b"a/b"))
    with path.open("wb") as file:
        file.write(graph)
        file.seek(3_000_000_000, 1)  # a hole in the file, not bytes
        file.write(tail)
    assert links(onnx.read(path)) == ["fine-tunes a/b"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\x07\x07", "no field of protobuf"),
        (b"\x00", "no field of protobuf"),
        (model(license="mit")[:-1], "cut off"),
        (b"\xff" * 30, "a number of more than ten bytes"),
        (part(14, b"\x08\x01"), "not a key with a value"),
        (part(14, b"\x0a\x7f"), "entry is cut off"),
        (varint(14 << 3 | 2) + varint(2**40), "cut off"),
        (part(14, part(1, b"license") + part(2, b"mit")) + part(14, part(1, b"license") + part(2, b"isc")), "twice"),
        (part(14, b"\x0a\x00") * 10_001, "metadata are too large"),
        (b"\x08\x01" * 200_001, "more than 200000 fields"),
    ],
)
def test_broken_and_hostile_files(tmp_path: Path, data: bytes, message: str) -> None:
    with pytest.raises(ReleaseError, match=message):
        read(tmp_path, data)


SEED = model(license="mit", base_model="a/b")


@settings(max_examples=300)
@given(st.integers(0, len(SEED) - 1), st.binary(max_size=12), st.booleans())
def test_any_mutation(tmp_path_factory: pytest.TempPathFactory, at: int, put: bytes, cut: bool) -> None:
    path = tmp_path_factory.mktemp("onnx") / "x.onnx"
    path.write_bytes(SEED[:at] + put + (b"" if cut else SEED[at + len(put) :]))
    assert told(path)
