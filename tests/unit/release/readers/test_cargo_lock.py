# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from licet.release.graph import Release, ReleaseError
from licet.release.load import load
from licet.release.readers import cargo, cargo_lock
from tests.unit.release.readers.said import links, open_codes, readings, told

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = 'source = "registry+https://example.org/index"\n'


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cargo-home"
    monkeypatch.setenv("CARGO_HOME", str(folder))
    return folder


def crate(folder: Path, name: str, version: str, licence: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    text = f'[package]\nname = "{name}"\nversion = "{version}"\nlicense = "{licence}"\n'
    (folder / "Cargo.toml").write_text(text)


def row(name: str, version: str, *needs: str, own: bool = False) -> str:
    listed = ", ".join(f'"{need}"' for need in needs)
    return f'[[package]]\nname = "{name}"\nversion = "{version}"\n{"" if own else SOURCE}dependencies = [{listed}]\n\n'


def project(tmp_path: Path, toml: str, lock: str) -> Path:
    (tmp_path / "Cargo.toml").write_text(f'[package]\nname = "p"\nversion = "1.0.0"\nlicense = "MIT"\n{toml}\n')
    (tmp_path / "Cargo.lock").write_text("version = 4\n\n" + lock)
    return tmp_path / "Cargo.toml"


def said(release: Release) -> dict[str, list[str]]:
    return {origin.name: readings(origin.licence) for origin in release.origins}


def test_what_is_locked_is_linked_into_the_program_with_its_licence(tmp_path: Path, home: Path) -> None:
    crate(tmp_path / "vendor" / "a", "a", "1.2.0", "Apache-2.0")
    crate(home / "registry" / "src" / "index-1" / "b-0.3.1", "b", "0.3.1", "GPL-3.0-only")
    lock = (
        row("p", "1.0.0", "a", "tests", own=True) + row("a", "1.2.0", "b") + row("b", "0.3.1") + row("tests", "1.0.0")
    )
    release = cargo.read(project(tmp_path, '[dependencies]\na = "1"\n[dev-dependencies]\ntests = "1"', lock))
    assert links(release) == ["links-statically a", "links-statically b"]
    assert said(release) == {"a": ["Apache-2.0"], "b": ["GPL-3.0-only"]}
    assert release.origins[0].place.line == 9
    assert open_codes(release) == []


def test_a_crate_that_lies_nowhere_is_asked_about(tmp_path: Path) -> None:
    crate(tmp_path / "vendor" / "a", "a", "9.9.9", "MIT")  # of another version
    lock = row("p", "1.0.0", "a", own=True) + row("a", "1.2.0")
    release = cargo.read(project(tmp_path, '[dependencies]\na = "1"', lock))
    assert said(release) == {"a": ["licence-not-stated"]}
    claim = release.origins[0].licence
    assert claim is not None
    assert claim.question == "what is the licence of a 1.2.0?"


def test_two_versions_are_two_components_and_a_renamed_one_goes_by_its_crate(tmp_path: Path) -> None:
    crate(tmp_path / "vendor" / "a", "a", "1.0.0", "MIT")
    crate(tmp_path / "vendor" / "a-2.0.0", "a", "2.0.0", "ISC")
    lock = (
        row("p", "1.0.0", "a 1.0.0", "b", own=True)
        + row("a", "1.0.0")
        + row("a", "2.0.0")
        + row("b", "1.0.0", "a 2.0.0")
    )
    release = cargo.read(project(tmp_path, '[dependencies]\nold = { package = "a", version = "1" }\nb = "1"', lock))
    assert said(release) == {"a": ["MIT"], "b": ["licence-not-stated"], "a@2.0.0": ["ISC"]}


def test_a_path_is_followed_and_inherits_from_its_workspace(tmp_path: Path) -> None:
    (tmp_path / "Cargo.toml").write_text('[workspace]\nmembers = ["x"]\n[workspace.package]\nlicense = "MPL-2.0"\n')
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "Cargo.toml").write_text('[package]\nname = "x"\nversion = "0.1.0"\nlicense.workspace = true\n')
    top = tmp_path / "p"
    top.mkdir()
    lock = row("p", "1.0.0", "x", own=True) + row("x", "0.1.0", own=True)
    release = cargo.read(project(top, '[dependencies]\nx = { path = "../x" }', lock))
    assert said(release) == {"x": ["MPL-2.0"]}
    member = cargo.read(tmp_path / "x" / "Cargo.toml").root.licence
    assert readings(member) == ["MPL-2.0"]
    assert member is not None
    assert member.place.line == 4


def test_what_the_lock_does_not_hold_is_still_named(tmp_path: Path) -> None:
    release = cargo.read(project(tmp_path, '[dependencies]\na = "1"', row("p", "1.0.0", own=True)))
    assert open_codes(release) == ["dependencies-not-read"]
    other = cargo.read(
        project(tmp_path, '[dependencies]\na = "1"', row("q", "1.0.0", "a", own=True) + row("a", "1.0.0"))
    )
    assert open_codes(other) == ["dependencies-not-read"]


def test_a_lock_alone_and_a_lock_in_a_folder(tmp_path: Path) -> None:
    lock = row("p", "1.0.0", "a", own=True) + row("a", "1.2.0", "a") + row("unused", "1.0.0")
    file = project(tmp_path, '[dependencies]\na = "1"', lock)
    alone = cargo_lock.read(tmp_path / "Cargo.lock")
    assert (alone.root.name, list(said(alone))) == ("p", ["a"])
    assert list(said(load(file))) == list(said(load(tmp_path / "Cargo.lock"))) == ["a"]
    whole = load(tmp_path)
    assert list(said(whole)) == ["a"]
    assert "dependencies-not-read" not in open_codes(whole)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("package = 3", "no .*package"),
        ("[[package]]\nversion = '1'", "without a name"),
        ("[[package]\n", "Cargo.lock"),
    ],
)
def test_what_is_no_lock_is_an_error_at_its_place(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "Cargo.lock").write_text(text)
    with pytest.raises(ReleaseError, match=message):
        cargo_lock.read(tmp_path / "Cargo.lock")


@pytest.mark.parametrize(
    "text",
    ["[[package]]\nname = '../../x'\nversion = '../y'\n", "[[package]]\nname = 'a'\ndependencies = [1, 'b', '']\n"],
)
def test_odd_names_lead_nowhere(tmp_path: Path, text: str) -> None:
    (tmp_path / "Cargo.lock").write_text(text)
    assert told(tmp_path / "Cargo.lock")
