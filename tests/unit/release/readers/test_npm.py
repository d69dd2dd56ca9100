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


def member(folder: Path, **keys: Any) -> Path:
    folder.mkdir(parents=True)
    (folder / "package.json").write_text(json.dumps(keys))
    return folder


@pytest.mark.parametrize("form", [["packages/*", "!packages/old"], {"packages": ["packages/*", "!packages/old"]}])
def test_workspaces_are_parts_where_their_licence_differs(tmp_path: Path, form: Any) -> None:
    own = member(tmp_path / "packages" / "a", name="@s/a", license="ISC", dependencies={"x": "*", "@s/b": "*"})
    member(tmp_path / "packages" / "b", name="@s/b", license="MIT", dependencies={"y": "*"})
    member(tmp_path / "packages" / "c", name="../odd", license="GPL-3.0-only")
    member(tmp_path / "packages" / "d", name="@s/d")
    member(tmp_path / "packages" / "old", name="@s/old", license="GPL-2.0-only")
    member(tmp_path / "packages" / "a" / "node_modules" / "z", name="z", license="GPL-2.0-only")
    install(own, "x", license="BSD-3-Clause")
    install(tmp_path, "y", license="Zlib")
    release = read(tmp_path, license="MIT", workspaces=form)
    assert sorted(links(release)) == ["links-dynamically x", "links-dynamically y", "vendors @s/a", "vendors c"]
    assert {o.name: readings(o.licence) for o in release.origins}["c"] == ["GPL-3.0-only"]
    assert open_codes(release) == []


def test_a_dependency_of_a_workspace_that_is_not_installed_is_asked_about(tmp_path: Path) -> None:
    member(tmp_path / "a", name="a", dependencies={"gone": "*", "a": "*"})
    release = read(tmp_path, license="MIT", workspaces=["a"])
    assert open_codes(release) == ["dependencies-not-read"]
    assert release.findings[0].message.endswith('"gone"')


@pytest.mark.parametrize("pattern", ["../elsewhere", "/etc", "a/../../b", "", "x\0y", "a/**b"])
def test_a_workspace_outside_the_package_is_asked_about(tmp_path: Path, pattern: str) -> None:
    assert open_codes(read(tmp_path, license="MIT", workspaces=[pattern])) == ["value-not-a-name"]


def test_a_workspace_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    folder = member(tmp_path / "a", name="a")
    (folder / "package.json").write_text("{")
    assert open_codes(read(tmp_path, license="MIT", workspaces=["*", "none/*"])) == ["file-not-read"]


@pytest.mark.parametrize("odd", [3, "packages/*", {"packages": 3}, [3], {"nohoist": []}, None])
def test_odd_workspaces_are_passed_over(tmp_path: Path, odd: Any) -> None:
    assert open_codes(read(tmp_path, license="MIT", workspaces=odd)) == []
