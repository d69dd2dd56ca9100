# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Cargo.toml: the licence of a Rust package or workspace, and the crates that a Cargo.lock beside it locks it to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from licet.release import claims
from licet.release.card_licence import of_link
from licet.release.card_lineage import Lineage
from licet.release.document import display_name, is_file, read_text, reject_controls, shown
from licet.release.graph import Artefact, Claim, Finding, Release, ReleaseError
from licet.release.readers import cargo_lock
from licet.release.toml_lines import Toml, read_toml
from licet.syntax.source import brief

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = "Cargo.toml"
_NEEDED = ("dependencies", "build-dependencies")
_MOST_ABOVE = 4


def recognises(path: Path, head: bytes) -> bool:  # noqa: ARG001
    """Whether this is a Cargo.toml."""
    return path.name == "Cargo.toml"


def read(path: Path) -> Release:
    """Return the package, or the workspace, as code. Raises ReleaseError where it is neither."""
    toml = read_toml(read_text(path), shown(path))
    package, shared = _table(toml.values, "package"), _table(toml.values, "workspace", "package")
    base: tuple[str, ...] = ("package",) if package else ("workspace", "package")
    if not package and not _table(toml.values, "workspace"):
        raise ReleaseError("no [package] and no [workspace] in it", toml.place())
    name = package.get("name")
    stated = reject_controls(name.strip(), toml.place("package", "name")) if isinstance(name, str) else ""
    licence = _licence(package or shared, shared, toml, base, path)
    lineage = Lineage(stated or display_name(path))
    needed = _needed(toml)
    locked = _locked(path, stated, needed) if needed else None
    if locked is not None:
        lock, crates = locked
        cargo_lock.add(lineage, lock, crates, {stated}, _paths(toml, path.parent))
        found = {crate.name for crate in crates}
        needed = {name: at for name, at in needed.items() if name not in found}
    root = Artefact(lineage.root, "code", licence, toml.place(*base))
    findings = _not_read(needed, toml)
    return Release(root, tuple(lineage.origins), tuple(lineage.links), findings=findings, named=bool(stated))


def package(path: Path) -> tuple[str, str, Claim | None]:
    """Return the name, the version and the claim of a package that lies elsewhere. Raises ReleaseError."""
    toml = read_toml(read_text(path), shown(path))
    table, shared = _table(toml.values, "package"), _table(toml.values, "workspace", "package")
    return (
        str(table.get("name", "")),
        str(table.get("version", "")),
        _licence(table, shared, toml, ("package",), path),
    )


def _locked(
    path: Path, name: str, needed: dict[str, tuple[str, ...]]
) -> tuple[cargo_lock.Lock, list[cargo_lock.Crate]] | None:
    """Return the lock beside this file and what it builds the package from; None where there is none, or not of it.

    What only developers need stands in the lock as well, so that what the package itself needs is looked up by name.
    """
    file = path.parent / cargo_lock.FILE
    if not is_file(file):
        return None
    lock = cargo_lock.read_lock(read_toml(read_text(file), shown(file)), path.parent)
    own = [crate for crate in lock.crates if crate.own and name in ("", crate.name)]
    start = [
        crate
        for one in own
        for each, version in one.needs
        for crate in lock.find(each, version)
        if not name or each in needed
    ]
    return lock, [crate for crate in lock.reached(start) if not (crate.own and not name)]


def _licence(
    table: dict[str, Any], shared: dict[str, Any], toml: Toml, base: tuple[str, ...], path: Path
) -> Claim | None:
    for key in ("license", "license-file"):
        value, at = table.get(key), (*base, key)
        if isinstance(value, dict) and value.get("workspace") is True:
            if key not in shared and (above := _workspace(path)) is not None:
                shared, toml, path = above
            if key not in shared:
                question = "which licence is it? it is that of the workspace, in another file"
                return claims.unread(toml.place(*at), SOURCE, ("workspace",), "licence-other", question)
            value, at = shared.get(key), ("workspace", "package", key)
        place = toml.place(*at)
        if isinstance(value, str) and value.strip():
            reject_controls(value.strip(), place, key)
            if key == "license-file":
                return of_link(value.strip(), path.parent, place, f"{SOURCE}, license-file")
            return claims.read((value,), "single", place, SOURCE)
        if value is not None and value != "":
            question = f"which licence is meant? {key} holds {brief(str(value), 40)}"
            return claims.unread(place, SOURCE, (str(value)[:80],), "licence-not-a-string", question)
    return None


def _workspace(path: Path) -> tuple[dict[str, Any], Toml, Path] | None:
    """Return what the members of a workspace inherit, and the file of the workspace above a package that says so."""
    for folder in list(path.absolute().parent.parents)[:_MOST_ABOVE]:
        file = folder / "Cargo.toml"
        if file.is_file():
            try:
                toml = read_toml(read_text(file), shown(file))
            except ReleaseError:
                return None
            if "workspace" in toml.values:
                return _table(toml.values, "workspace", "package"), toml, file
    return None


def _paths(toml: Toml, folder: Path) -> dict[str, Path]:
    """Return the folders of the dependencies that lie beside the package, by the name of the crate."""
    found = {}
    for base in _bases(toml):
        for key in _NEEDED:
            for name, value in _table(toml.values, *base, key).items():
                if isinstance(value, dict) and isinstance(value.get("path"), str) and "\0" not in value["path"]:
                    renamed = value.get("package")
                    found[renamed if isinstance(renamed, str) else name] = folder / value["path"]
    return found


def _bases(toml: Toml) -> list[tuple[str, ...]]:
    return [(), ("workspace",), *(("target", target) for target in _table(toml.values, "target"))]


def _needed(toml: Toml) -> dict[str, tuple[str, ...]]:
    """Return the crates that the program is built from, by the name of the crate, with where each is named."""
    names: dict[str, tuple[str, ...]] = {}
    for base in _bases(toml):
        for key in _NEEDED:
            for name, value in _table(toml.values, *base, key).items():
                renamed = value.get("package") if isinstance(value, dict) else None
                names.setdefault(renamed if isinstance(renamed, str) else name, (*base, key, name))
    return names


def _not_read(names: dict[str, tuple[str, ...]], toml: Toml) -> tuple[Finding, ...]:
    """Return the finding that asks about the dependencies: a Rust program has them linked into it."""
    if not names:
        return ()
    some = ", ".join(brief(name, 40) for name in list(names)[:5]) + (" …" if len(names) > 5 else "")
    message = f"the licences of {len(names)} dependencies, which are linked statically, are not read: {some}"
    question = f"which licences are the dependencies under: {some}? name them in licet.toml"
    return (Finding("dependencies-not-read", message, toml.place(*next(iter(names.values()))), "unknown", question),)


def _table(values: dict[str, Any], *keys: str) -> dict[str, Any]:
    """Return the table at a path of keys, empty where there is none."""
    here: Any = values
    for key in keys:
        here = here.get(key) if isinstance(here, dict) else None
    return here if isinstance(here, dict) else {}
