# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""package.json: the licence of a JavaScript package, and of its dependencies where they are installed beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from licet.release.card_lineage import Lineage
from licet.release.document import display_name, read_text, reject_controls, shown
from licet.release.graph import Artefact, Claim, Finding, Place, Release, ReleaseError
from licet.release.json_text import place_of, read_object
from licet.release.licence_values import claim_of
from licet.syntax.source import brief

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = "package.json"
FILE = "package.json"
_NAME = re.compile(r"(?:@[\w.~-]+/)?[\w.~-]+", re.ASCII)
_NEEDED = ("dependencies", "optionalDependencies", "peerDependencies")
_BUNDLED = ("bundledDependencies", "bundleDependencies")
_MOST = 10_000


def recognises(path: Path, head: bytes) -> bool:  # noqa: ARG001
    """Whether this is a package.json."""
    return path.name == FILE


def read(path: Path) -> Release:
    """Return the package as code; what only its developers need is no part of it. Raises ReleaseError."""
    file = shown(path)
    text = read_text(path)
    package = read_object(text, file)
    name = package.get("name")
    stated = reject_controls(name.strip(), place_of(text, file, "name")) if isinstance(name, str) else ""
    lineage = Lineage(stated or display_name(path))
    missing = _add_dependencies(lineage, package, text, path)
    findings = []
    if missing:
        place = place_of(text, file, "dependencies")
        names = ", ".join(brief(each, 40) for each in missing[:5]) + (" …" if len(missing) > 5 else "")
        message = f"the licences of {len(missing)} dependencies are not read, for they are not installed: {names}"
        question = f"which licences are the dependencies under: {names}? install them, or name them in licet.toml"
        findings.append(Finding("dependencies-not-read", message, place, "unknown", question))
    root = Artefact(lineage.root, "code", licence_of(package, text, path), Place(file, 1))
    return Release(root, tuple(lineage.origins), tuple(lineage.links), findings=tuple(findings), named=bool(stated))


def licence_of(package: dict[str, Any], text: str, path: Path) -> Claim | None:
    """Return what `license`, or the older `licenses`, a choice by npm's documentation, claims."""
    key = "license" if package.get("license") not in (None, "") else "licenses"
    place = place_of(text, shown(path), key)
    return claim_of(package.get(key), "or" if key == "licenses" else "undefined", place, SOURCE, path.parent)


def _add_dependencies(lineage: Lineage, package: dict[str, Any], text: str, path: Path) -> list[str]:
    """Add what is installed in node_modules, and what that needs in turn; return the names of what is not there."""
    missing: dict[str, None] = {}
    bundled = {name for key in _BUNDLED for name in _listed(package.get(key))}
    if any(package.get(key) is True for key in _BUNDLED):
        bundled |= set(_listed(package.get("dependencies")))
    waiting = [
        (name, key, path.parent, place_of(text, shown(path), key))
        for key in _NEEDED
        for name in _listed(package.get(key))
    ]
    seen: set[Path] = set()
    for name, why, folder, place in waiting:
        reject_controls(name, place)
        file = _find(name, folder, path.parent) if _NAME.fullmatch(name) and len(seen) < _MOST else None
        found = _installed(file) if file and file not in seen else None
        if file is None or (found is None and file not in seen):
            if why != "optionalDependencies":
                missing[name] = None
            continue
        if found is None:
            continue
        seen.add(file)
        needs, claim, version = found
        unique = f"{name}@{version}" if lineage.has(name, "code") else name
        relation = "vendors" if name in bundled else "links-dynamically"
        lineage.add(unique, "code", relation, place, f"{why} of {folder.name or FILE}", claim)
        waiting += [
            (each, key, file.parent, place)
            for key in ("dependencies", "optionalDependencies")
            for each in _listed(needs.get(key))
        ]
    return list(missing)


def _listed(value: Any) -> list[str]:
    return [name for name in value if isinstance(name, str)] if isinstance(value, dict | list) else []


def _find(name: str, folder: Path, top: Path) -> Path | None:
    """Return the package.json of `name` that Node finds from `folder`: in the nearest node_modules, not above `top`."""
    for each in (folder, *folder.parents):
        file = each / "node_modules" / name / FILE
        if file.is_file():
            return file
        if each == top:
            break
    return None


def _installed(file: Path) -> tuple[dict[str, Any], Claim | None, str] | None:
    """Return an installed package, its claim and version; None where it cannot be read."""
    try:
        text = read_text(file)
        package = read_object(text, shown(file))
        return package, licence_of(package, text, file), str(package.get("version", ""))[:40]
    except ReleaseError:
        return None
