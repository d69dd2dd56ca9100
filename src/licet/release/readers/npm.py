# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""package.json: the licence of a JavaScript package, of its workspaces, and of its dependencies where installed."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, TypeAlias

from licet.release.card_lineage import Lineage
from licet.release.document import display_name, is_file, read_text, reject_controls, shown
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
_MOST_MEMBERS = 2_000

Member: TypeAlias = "tuple[Path, dict[str, Any], str]"
"""A package.json: where it lies, what it holds, and its text."""


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
    claim = licence_of(package, text, path)
    members, findings = _members(package, text, path)
    _add_members(lineage, members, claim)
    missing = _add_dependencies(lineage, [(path, package, text), *members])
    if missing:
        place = place_of(text, file, "dependencies")
        names = ", ".join(brief(each, 40) for each in missing[:5]) + (" …" if len(missing) > 5 else "")
        message = f"the licences of {len(missing)} dependencies are not read, for they are not installed: {names}"
        question = f"which licences are the dependencies under: {names}? install them, or name them in licet.toml"
        findings.append(Finding("dependencies-not-read", message, place, "unknown", question))
    root = Artefact(lineage.root, "code", claim, Place(file, 1))
    return Release(root, tuple(lineage.origins), tuple(lineage.links), findings=tuple(findings), named=bool(stated))


def licence_of(package: dict[str, Any], text: str, path: Path) -> Claim | None:
    """Return what `license`, or the older `licenses`, a choice by npm's documentation, claims."""
    key = "license" if package.get("license") not in (None, "") else "licenses"
    place = place_of(text, shown(path), key)
    return claim_of(package.get(key), "or" if key == "licenses" else "undefined", place, SOURCE, path.parent)


def _members(package: dict[str, Any], text: str, path: Path) -> tuple[list[Member], list[Finding]]:
    """Return the workspaces of a package, each with its file, and what of the patterns is not understood."""
    key = "workspaces"
    value = package.get(key)
    patterns = value.get("packages") if isinstance(value, dict) else value
    found: dict[Path, Member] = {}
    findings = []
    place = place_of(text, shown(path), key) if patterns else Place(shown(path))
    for pattern in _listed(patterns):
        files = _files(path.parent, pattern.removeprefix("!"))
        if files is None:
            message = f"workspaces: {brief(pattern)} is no pattern for folders below this one, or fits too many"
            question = f"which packages does {brief(pattern)} name?"
            findings.append(Finding("value-not-a-name", message, place, "unknown", question))
        for file in files or ():
            if pattern.startswith("!"):
                found.pop(file, None)
                continue
            try:
                inner = read_text(file)
                found[file] = (file, read_object(inner, shown(file)), inner)
            except ReleaseError as error:
                question = f"what does {shown(file)} say?"
                findings.append(Finding("file-not-read", error.message, error.place, "unknown", question))
    return list(found.values()), findings


def _files(folder: Path, pattern: str) -> list[Path] | None:
    """Return the package.json files in the folders that a pattern fits, None where it leads out of the package."""
    parts = PurePosixPath(pattern.strip().rstrip("/")).parts
    if not parts or parts[0] == "/" or ".." in parts or "\0" in pattern:
        return None
    found = []
    try:
        for file in folder.glob("/".join((*parts, FILE))):
            if "node_modules" not in file.relative_to(folder).parts and file != folder / FILE:
                found.append(file)
            if len(found) > _MOST_MEMBERS:
                return None
    except (ValueError, NotImplementedError, OSError):
        return None
    return sorted(found)


def _add_members(lineage: Lineage, members: list[Member], claim: Claim | None) -> None:
    """Add the workspaces that state another licence than the package does, as parts with files of their own."""
    for file, package, text in members:
        own = licence_of(package, text, file)
        if own is None or (claim is not None and own.readings and own.readings == claim.readings):
            continue
        name = package.get("name")
        label = name if isinstance(name, str) and _NAME.fullmatch(name) else file.parent.name
        lineage.add(label, "code", "vendors", Place(shown(file), 1), "a workspace with a licence of its own", own)


def _add_dependencies(lineage: Lineage, packages: list[Member]) -> list[str]:
    """Add what is installed in node_modules, and what that needs in turn; return the names of what is not there."""
    missing: dict[str, None] = {}
    top = packages[0][0].parent
    ours = {name for _, package, _ in packages if isinstance(name := package.get("name"), str)}
    bundled: set[str] = set()
    waiting = []
    for path, package, text in packages:
        bundled |= {name for key in _BUNDLED for name in _listed(package.get(key))}
        if any(package.get(key) is True for key in _BUNDLED):
            bundled |= set(_listed(package.get("dependencies")))
        for key in _NEEDED:
            place = place_of(text, shown(path), key)
            waiting += [(name, key, path.parent, place) for name in _listed(package.get(key)) if name not in ours]
    seen: set[Path] = set()
    for name, why, folder, place in waiting:
        reject_controls(name, place)
        file = _find(name, folder, top) if _NAME.fullmatch(name) and len(seen) < _MOST else None
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
        if is_file(file):
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
