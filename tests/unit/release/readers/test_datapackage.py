# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from licet.release.graph import Release, ReleaseError
from licet.release.readers import datapackage, reader_for
from tests.unit.release.bom.told import codes, links, parts, readings

if TYPE_CHECKING:
    from pathlib import Path


def read(tmp_path: Path, **keys: Any) -> Release:
    path = tmp_path / "datapackage.json"
    path.write_text(json.dumps({"resources": [], **keys}), encoding="utf-8")
    assert reader_for(path, path.read_bytes()) is datapackage
    return datapackage.read(path)


@pytest.mark.parametrize(
    ("licences", "expected"),
    [
        ([{"name": "ODC-PDDL-1.0", "path": "http://opendatacommons.org/licenses/pddl/"}], ["PDDL-1.0"]),
        ([{"name": "CC-BY-4.0"}], ["CC-BY-4.0"]),
        ([{"path": "https://creativecommons.org/licenses/by/4.0/"}], ["CC-BY-4.0"]),
        ([{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by-nc/4.0/"}], []),
        ([{"name": "Ours", "path": "LICENCE.txt"}], []),
        ([{"name": "MIT"}, {"name": "ISC"}], ["MIT AND ISC", "MIT OR ISC"]),
        ([{"name": "MIT"}, {"name": "Ours"}], []),
        ([{}], []),
        ([3], []),
        ("MIT", ["MIT"]),
        ([], None),
    ],
)
def test_licences(tmp_path: Path, licences: Any, expected: list[str] | None) -> None:
    assert readings(read(tmp_path, name="rows", licenses=licences).root.licence) == expected


def test_sources_and_resources(tmp_path: Path) -> None:
    release = read(
        tmp_path,
        name="rows",
        license="MIT",
        sources=[
            {"title": "A register", "path": "https://example.org"},
            {"path": "https://huggingface.co/datasets/a/b"},
            "c",
        ],
        resources=[
            {"name": "x", "licenses": [{"name": "MIT"}]},
            {"name": "y", "licenses": [{"name": "CC-BY-SA-4.0"}], "sources": [{"title": "another"}]},
        ],
    )
    assert parts(release) == {"A register": None, "a/b": None, "c": None, "another": None, "y": ["CC-BY-SA-4.0"]}
    assert links(release) == {
        ("A register", "derives-from", "rows"),
        ("a/b", "derives-from", "rows"),
        ("c", "derives-from", "rows"),
        ("another", "derives-from", "rows"),
        ("y", "collects", "rows"),
    }
    assert codes(release) == []


def test_a_package_in_yaml_has_lines(tmp_path: Path) -> None:
    path = tmp_path / "datapackage.yaml"
    path.write_text("name: rows\nlicenses:\n  - name: no\n", encoding="utf-8")
    assert reader_for(path, path.read_bytes()) is datapackage
    release = datapackage.read(path)
    claim = release.root.licence
    assert claim is not None
    assert (claim.raw, claim.readings, claim.place.line) == (("no",), (), 3)
    assert codes(release) == [("lineage-not-stated", "unknown")]


@pytest.mark.parametrize("value", [None, 3, [], {}, [None], [[]], "x", [{"name": []}]])
@pytest.mark.parametrize("key", ["name", "licenses", "sources", "resources"])
def test_a_wrong_type_is_no_crash(tmp_path: Path, key: str, value: Any) -> None:
    assert read(tmp_path, **{key: value}).root.kind == "data"


def test_what_is_broken_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "datapackage.json"
    for text in ("{", "[]", "- a", '{"name": "a\\u0007"}'):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(ReleaseError):
            datapackage.read(path)
