# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from licet.release.graph import Release
from licet.release.readers import npm
from tests.unit.release.readers.said import links, open_codes, readings

if TYPE_CHECKING:
    from pathlib import Path


def read(tmp_path: Path, **keys: Any) -> Release:
    (tmp_path / "package.json").write_text(json.dumps({"name": "thing", **keys}, indent=1))
    return npm.read(tmp_path / "package.json")


def install(folder: Path, name: str, **keys: Any) -> Path:
    place = folder / "node_modules" / name
    place.mkdir(parents=True)
    (place / "package.json").write_text(json.dumps({"name": name, **keys}))
    return place


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"license": "MIT"}, ["MIT"]),
        ({"license": "(MIT OR Apache-2.0)"}, ["MIT OR Apache-2.0"]),
        ({"license": {"type": "ISC", "url": "https://spdx.org/licenses/ISC"}}, ["ISC"]),
        ({"licenses": [{"type": "MIT"}, {"type": "ISC"}]}, ["MIT OR ISC"]),
        ({"license": "UNLICENSED"}, ["licence-other"]),
        ({"license": "SEE LICENSE IN TERMS.txt"}, ["ISC"]),
        ({"license": "SEE LICENSE IN ../TERMS.txt"}, ["licence-other"]),
        ({"license": "SEE LICENSE IN nowhere"}, ["licence-other"]),
        ({"license": 3}, ["licence-not-a-string"]),
        ({}, ["nothing"]),
    ],
)
def test_licences(tmp_path: Path, keys: dict[str, Any], expected: list[str]) -> None:
    (tmp_path / "TERMS.txt").write_text("SPDX-License-Identifier: ISC\n")
    release = read(tmp_path, **keys)
    assert readings(release.root.licence) == expected
    assert (release.root.kind, release.named) == ("code", True)


def test_dependencies_that_are_installed(tmp_path: Path) -> None:
    a = install(tmp_path, "a", version="1", license="MIT", dependencies={"b": "*", "@s/c": "*"})
    install(tmp_path, "b", version="2", license="ISC")
    install(a, "b", version="3", license="GPL-3.0-only")
    install(tmp_path, "@s/c", license="ours", dependencies={"a": "*", "gone": "*"})
    release = read(
        tmp_path,
        dependencies={"a": "^1", "b": "*", "missing": "*", "../x": "*"},
        devDependencies={"tests": "*"},
        optionalDependencies={"perhaps": "*"},
        bundledDependencies=["b"],
    )
    assert links(release) == ["links-dynamically a", "vendors b", "vendors b@3", "links-dynamically @s/c"]
    found = {origin.name: readings(origin.licence) for origin in release.origins}
    assert found == {"a": ["MIT"], "b": ["ISC"], "b@3": ["GPL-3.0-only"], "@s/c": ["licence-unknown-id"]}
    assert open_codes(release) == ["dependencies-not-read"]
    assert release.findings[0].message.endswith('"missing", "../x", "gone"')


def test_a_broken_dependency_is_missing(tmp_path: Path) -> None:
    place = install(tmp_path, "a")
    (place / "package.json").write_text("{")
    assert open_codes(read(tmp_path, dependencies={"a": "*"})) == ["dependencies-not-read"]
