# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from licet.release.graph import Release, ReleaseError
from licet.release.readers import safetensors
from tests.unit.release.readers.said import links, open_codes, readings, told

if TYPE_CHECKING:
    from pathlib import Path


def file(header: Any, tail: bytes = b"\0" * 8) -> bytes:
    data = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(data)) + data + tail


def read(tmp_path: Path, metadata: Any) -> Release:
    path = tmp_path / "model.safetensors"
    tensor = {"w": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}}
    path.write_bytes(file({"__metadata__": metadata, **tensor} if metadata is not None else tensor))
    return safetensors.read(path)


@pytest.mark.parametrize(
    ("metadata", "expected", "related", "open_"),
    [
        (None, ["nothing"], [], []),
        ({"format": "pt"}, ["nothing"], [], []),
        ({"modelspec.license": "CreativeML Open RAIL++-M"}, ["LicenseRef-CreativeML-OpenRAIL-PlusPlus-M"], [], []),
        ({"license": "mit", "base_model": "a/b"}, ["MIT"], ["fine-tunes a/b"], []),
        ({"modelspec.merged_from": "a/b, c/d"}, ["nothing"], ["merges a/b", "merges c/d"], []),
        ({"ss_network_module": "networks.lora", "ss_sd_model_name": "a/b"}, ["nothing"], ["adapts a/b"], []),
        ({"modelspec.architecture": "x/lora", "base_model": '["a/b"]'}, ["nothing"], ["adapts a/b"], []),
        ({"ss_sd_model_name": "/home/me/base.safetensors"}, ["nothing"], [], ["base-not-named"]),
        ({"datasets": "a/b,c/d"}, ["nothing"], ["trains-on a/b", "trains-on c/d"], []),
        ({"license": "mit", "licence": "isc"}, ["MIT"], [], ["key-not-read"]),
        ({"usage_license": "no"}, ["nothing"], [], ["key-not-read"]),
        ({"license": "Our own\nterms of use"}, ["licence-other"], [], []),
    ],
)
def test_metadata(tmp_path: Path, metadata: Any, expected: list[str], related: list[str], open_: list[str]) -> None:
    release = read(tmp_path, metadata)
    assert readings(release.root.licence) == expected
    assert links(release) == related
    assert open_codes(release) == open_


def test_the_place_is_a_pointer(tmp_path: Path) -> None:
    claim = read(tmp_path, {"modelspec.license": "mit"}).root.licence
    assert claim is not None
    assert claim.place.pointer == "/__metadata__/modelspec.license"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\1", "fewer than 8 bytes"),
        (struct.pack("<Q", 2**62) + b"{", "a header of 4611686018427387904 bytes"),
        (struct.pack("<Q", 50) + b"{}", "cut off: 2 of 50"),
        (file(b"{"), "broken JSON"),
        (file(b"[]"), "not a JSON object"),
        (file(b'{"a": "\xff"}'), "not UTF-8"),
        (file(b"[" * 200_000), "nested too deeply"),
        (file({"__metadata__": {"license": 3}}), "not a map from text to text"),
        (file({"__metadata__": ["mit"]}), "not a map from text to text"),
        (file(b'{"__metadata__": {"license": "mit", "license": "gpl-3.0"}}'), "stands twice"),
        (file(b'{"__metadata__": {}, "__metadata__": {"license": "mit"}}'), "stands twice"),
        (file({"__metadata__": {"license": "mit\u202e"}}), "control character"),
        (file({"__metadata__": {"base_model": "a\u202eb"}}), "control character"),
        (file(b'{"a": ' + b"9" * 5_000 + b"}"), "broken JSON"),
    ],
)
def test_broken_and_hostile_headers(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "x.safetensors"
    path.write_bytes(data)
    with pytest.raises(ReleaseError, match=message):
        safetensors.read(path)


SEED = file({"__metadata__": {"license": "mit", "base_model": "a/b", "datasets": "c/d"}})


@settings(max_examples=300)
@given(st.integers(0, len(SEED) - 1), st.binary(max_size=12), st.booleans())
def test_any_mutation(tmp_path_factory: pytest.TempPathFactory, at: int, put: bytes, cut: bool) -> None:
    path = tmp_path_factory.mktemp("st") / "x.safetensors"
    path.write_bytes(SEED[:at] + put + (b"" if cut else SEED[at + len(put) :]))
    assert told(path)


VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=8)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=4), inner, max_size=3)),
    max_leaves=6,
)


@given(
    st.dictionaries(
        st.sampled_from(["__metadata__", "w"]),
        st.one_of(
            VALUES,
            st.dictionaries(
                st.sampled_from(["license", "license_name", "license_link", "base_model", "datasets", "merged_from"]),
                st.one_of(VALUES, st.sampled_from(["[[]]", "[1]", "[", ",,", "../x", "a/b", "other", "~", "MIT OR"])),
            ),
        ),
    )
)
def test_any_values(tmp_path_factory: pytest.TempPathFactory, header: Any) -> None:
    path = tmp_path_factory.mktemp("st") / "x.safetensors"
    path.write_bytes(file(header))
    assert told(path)
