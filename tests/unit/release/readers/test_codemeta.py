# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from licet.release.graph import Release, ReleaseError
from licet.release.readers import codemeta
from tests.unit.release.readers.said import links, open_codes, readings

if TYPE_CHECKING:
    from pathlib import Path


def read(tmp_path: Path, **keys: Any) -> Release:
    path = tmp_path / "codemeta.json"
    path.write_text(json.dumps({"@type": "SoftwareSourceCode", "name": "thing", **keys}, indent=1))
    return codemeta.read(path)


@pytest.mark.parametrize(
    ("licence", "expected"),
    [
        ("https://spdx.org/licenses/MIT", ["MIT"]),
        ({"@id": "https://spdx.org/licenses/MIT", "name": "MIT License"}, ["MIT"]),
        ({"@type": "CreativeWork", "name": "MIT", "url": "https://spdx.org/licenses/ISC"}, ["licence-unreadable"]),
        (["https://spdx.org/licenses/MIT", "ISC"], ["MIT AND ISC", "MIT OR ISC"]),
        (["MIT"], ["MIT"]),
        (["MIT", "ours"], ["licence-unknown-id"]),
        ({"@type": "CreativeWork"}, ["licence-not-a-string"]),
        (7, ["licence-not-a-string"]),
        ([["MIT"]], ["licence-not-a-string"]),
        ("", ["nothing"]),
        ([], ["nothing"]),
        ("UNLICENSED", ["licence-other"]),
    ],
)
def test_licences(tmp_path: Path, licence: Any, expected: list[str]) -> None:
    claim = read(tmp_path, license=licence).root.licence
    assert readings(claim) == expected
    assert claim is None or claim.place.line == 4


def test_what_it_requires_and_is_based_on(tmp_path: Path) -> None:
    release = read(
        tmp_path,
        softwareRequirements=[{"name": "lib", "license": "MIT"}, {"name": "other"}, "Python 3.11", {"@type": "x"}],
        isBasedOn="https://example.org/old",
        hasPart={"@id": "part", "license": "ISC"},
    )
    assert links(release) == ["links-dynamically lib", "vendors part", "modifies https://example.org/old"]
    assert open_codes(release) == ["dependencies-not-read"]
    assert "names 3 without" in release.findings[0].message


def test_kinds(tmp_path: Path) -> None:
    assert read(tmp_path, **{"@type": ["Dataset"]}).root.kind == "data"
    assert read(tmp_path).root.kind == "code"


@pytest.mark.parametrize("text", ["{}", "[]", "{", '{"name": "a", "name": "b"}', '{"license": "MIT"}', "[" * 100_000])
def test_broken_documents(tmp_path: Path, text: str) -> None:
    path = tmp_path / "codemeta.json"
    path.write_text(text)
    with pytest.raises(ReleaseError):
        codemeta.read(path)
