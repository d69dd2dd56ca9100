# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""pyproject.toml of a Python project: its licence by PEP 639, by the older table, or by its classifiers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from licet.release import claims
from licet.release.document import display_name, read_text, reject_controls, shown
from licet.release.graph import Artefact, Claim, Finding, Release, ReleaseError
from licet.release.toml_lines import Toml, read_toml

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = "pyproject.toml"
_OSI = "License :: OSI Approved"
# Trove classifiers that name one licence; the others name a family ("BSD License") and are asked about.
_CLASSIFIERS = {
    "Academic Free License (AFL)": "",
    "Apache Software License": "",
    "BSD License": "bsd",
    "Boost Software License 1.0 (BSL-1.0)": "BSL-1.0",
    "CC0 1.0 Universal (CC0 1.0) Public Domain Dedication": "CC0-1.0",
    "European Union Public Licence 1.1 (EUPL 1.1)": "EUPL-1.1",
    "European Union Public Licence 1.2 (EUPL 1.2)": "EUPL-1.2",
    "GNU Affero General Public License v3": "AGPL-3.0-only",
    "GNU Affero General Public License v3 or later (AGPLv3+)": "AGPL-3.0-or-later",
    "GNU General Public License v2 (GPLv2)": "GPL-2.0-only",
    "GNU General Public License v2 or later (GPLv2+)": "GPL-2.0-or-later",
    "GNU General Public License v3 (GPLv3)": "GPL-3.0-only",
    "GNU General Public License v3 or later (GPLv3+)": "GPL-3.0-or-later",
    "GNU General Public License (GPL)": "gpl",
    "GNU Lesser General Public License v2 (LGPLv2)": "LGPL-2.0-only",
    "GNU Lesser General Public License v2 or later (LGPLv2+)": "LGPL-2.0-or-later",
    "GNU Lesser General Public License v3 (LGPLv3)": "LGPL-3.0-only",
    "GNU Lesser General Public License v3 or later (LGPLv3+)": "LGPL-3.0-or-later",
    "GNU Library or Lesser General Public License (LGPL)": "lgpl",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "MIT No Attribution License (MIT-0)": "MIT-0",
    "Mozilla Public License 1.1 (MPL 1.1)": "MPL-1.1",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "The Unlicense (Unlicense)": "Unlicense",
    "zlib/libpng License": "Zlib",
}


def recognises(path: Path, head: bytes) -> bool:  # noqa: ARG001
    """Whether this is a pyproject.toml."""
    return path.name == "pyproject.toml"


def read(path: Path) -> Release:
    """Return the project as code. Its dependencies are not in the file's power to license, and are not read."""
    toml = read_toml(read_text(path), shown(path))
    project = toml.values.get("project")
    if not isinstance(project, dict):
        hint = "state the release under [tool.licet], or the project under [project]"
        raise ReleaseError("no [project] and no [tool.licet] in it", toml.place(), hint)
    name = project.get("name")
    stated = name.strip() if isinstance(name, str) else ""
    root = Artefact(
        reject_controls(stated, toml.place("project", "name")) or display_name(path),
        "code",
        licence_of(project, toml, path.parent),
        toml.place("project"),
    )
    note = "the licences of the dependencies are not read"
    question = "which licences are the dependencies under? name those that are shipped or linked in licet.toml"
    place = toml.place("project", "dependencies")
    findings = (Finding("dependencies-not-read", note, place, "unknown", question),)
    return Release(root, findings=findings if project.get("dependencies") else (), named=bool(stated))


def licence_of(project: dict[str, Any], toml: Toml, folder: Path) -> Claim | None:
    """Return what `project.license`, or where it is missing the classifiers, claim."""
    place = toml.place("project", "license")
    stated = project.get("license")
    if isinstance(stated, str):
        return claims.read((reject_controls(stated, place, "license"),), "single", place, SOURCE)
    if isinstance(stated, dict):
        return _of_table(stated, toml, folder)
    if stated is not None:
        question = "which licence is meant? project.license is neither a text nor a table"
        return claims.unread(place, SOURCE, (str(stated),), "licence-not-a-string", question)
    return _of_classifiers(project.get("classifiers"), toml)


def _of_table(table: dict[str, Any], toml: Toml, folder: Path) -> Claim | None:
    """Read the form before PEP 639: a text, which may be a name or a whole licence, or the name of a file."""
    from licet.release.readers import licence_file

    text, file = table.get("text"), table.get("file")
    if isinstance(text, str) and text.strip():
        place = toml.place("project", "license", "text")
        if "\n" in text.strip():
            return licence_file.claim_of(text, place, SOURCE)
        return claims.read((reject_controls(text, place, "license.text"),), "single", place, SOURCE)
    if isinstance(file, str) and file.strip():
        place = toml.place("project", "license", "file")
        path = folder / file
        if path.is_file():
            return replace(licence_file.claim(path), place=place, source=f"{SOURCE}, file {path.name}")
        return claims.unread(place, SOURCE, (file,), "licence-other", "which licence is it? its file is not there")
    return None


def _of_classifiers(classifiers: Any, toml: Toml) -> Claim | None:
    found = [
        (index, each.rpartition(" :: ")[2])
        for index, each in enumerate(classifiers if isinstance(classifiers, list) else ())
        if isinstance(each, str) and each.startswith("License ::") and each.strip() != _OSI
    ]
    if not found:
        return None
    place = toml.place("project", "classifiers", found[0][0])
    raw = [name for _, name in found]
    names = [_CLASSIFIERS.get(name, "") for name in raw]
    if not all(names):
        unclear = next(name for name, licence in zip(raw, names, strict=True) if not licence)
        question = f"which licence, by version, does the classifier {unclear!r} stand for?"
        return claims.unread(place, SOURCE, raw, "licence-family", question)
    return replace(claims.read(names, "undefined", place, SOURCE), raw=tuple(raw))
