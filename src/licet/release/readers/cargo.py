# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Cargo.toml: the licence of a Rust package or workspace. The licences of its dependencies do not stand in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from licet.release import claims
from licet.release.card_licence import of_link
from licet.release.document import display_name, read_text, reject_controls, shown
from licet.release.graph import Artefact, Claim, Finding, Release, ReleaseError
from licet.release.toml_lines import Toml, read_toml
from licet.syntax.source import brief

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = "Cargo.toml"
_NEEDED = ("dependencies", "build-dependencies")


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
    root = Artefact(stated or display_name(path), "code", licence, toml.place(*base))
    return Release(root, findings=_dependencies(toml), named=bool(stated))


def _licence(
    table: dict[str, Any], shared: dict[str, Any], toml: Toml, base: tuple[str, ...], path: Path
) -> Claim | None:
    for key in ("license", "license-file"):
        value, at = table.get(key), (*base, key)
        if isinstance(value, dict) and value.get("workspace") is True:
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


def _dependencies(toml: Toml) -> tuple[Finding, ...]:
    """Return the finding that asks about the dependencies: a Rust program has them linked into it."""
    names: dict[str, tuple[str, ...]] = {}
    for base in ((), ("workspace",), *(("target", target) for target in _table(toml.values, "target"))):
        for key in _NEEDED:
            for name in _table(toml.values, *base, key):
                names.setdefault(name, (*base, key, name))
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
