# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""package.json: the licence of a JavaScript package, and of its dependencies where they are installed beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from licet.release.card_lineage import Lineage
from licet.release.document import LARGEST, display_name, read_text, reject_controls, shown
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
    """Add what is installed in node_modules; return the names of what is not."""
    missing: list[str] = []
    bundled = {name for key in _BUNDLED for name in _listed(package.get(key))}
    if any(package.get(key) is True for key in _BUNDLED):
        bundled |= set(_listed(package.get("dependencies")))
    needed = [(key, name) for key in _NEEDED for name in _listed(package.get(key))]
    for key, name in needed[:_MOST]:
        place = place_of(text, shown(path), key)
        reject_controls(name, place)
        claim = _installed(name, path) if _NAME.fullmatch(name) else None
        if claim is None:
            missing.append(name)
        elif name in bundled:
            lineage.add(name, "code", "vendors", place, "a bundled dependency", claim)
        else:
            lineage.add(name, "code", "links-dynamically", place, f"{key} of package.json", claim)
    if lineage.origins:
        missing.append("what they need in turn")
    return missing + [name for _, name in needed[_MOST:]]


def _listed(value: Any) -> list[str]:
    return [name for name in value if isinstance(name, str)] if isinstance(value, dict | list) else []


def _installed(name: str, path: Path) -> Claim | None:
    """Return the claim of an installed dependency; None where it is not installed, or cannot be read."""
    file = path.parent / "node_modules" / name / FILE
    try:
        if ".." in name or not file.is_file() or file.stat().st_size > LARGEST:
            return None
        text = read_text(file)
        return licence_of(read_object(text, shown(file)), text, file)
    except (OSError, ReleaseError):
        return None
