# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""SPDX-License-Identifier lines in the files of a REUSE project, and the texts in LICENSES/ that nothing refers to."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from licet.release import claims
from licet.release.document import display_name, shown
from licet.release.graph import Finding, Place, Release
from licet.release.readers import reuse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER = "LICENSES"
SOURCE = "SPDX header"
_HEADER = re.compile(
    rb"^[^\w\n\"'`]{0,12}(?:rem |dnl )?SPDX-License-Identifier:[ \t]*"
    rb"([^\n\r]{1,300}?)[ \t]*(?:\*/|-->|#\}|%\})?[ \t]*\r?$",
    re.MULTILINE | re.IGNORECASE,
)
_IGNORED = re.compile(rb"REUSE-IgnoreStart.*?(?:REUSE-IgnoreEnd|\Z)", re.DOTALL)
_WORD = re.compile(r"[\w.:-]+")
_LOOK = 16_384
_MOST_FILES = 20_000
_PASSED_OVER = frozenset({FOLDER, "node_modules", "__pycache__", "site-packages", "target", "dist", "build"})


def is_project(folder: Path) -> bool:
    """Whether the folder says of its own files, by REUSE, what they are under."""
    return any((folder / name).exists() for name in (FOLDER, reuse.FILE, f".reuse/{reuse.OLD}"))


def read_project(folder: Path) -> Release:
    """Return the project as its annotations and its files' own headers state it. Raises ReleaseError."""
    covered: list[reuse.Covered] = []
    findings: list[Finding] = []
    name = ""
    for file in (folder / reuse.FILE, folder / ".reuse" / reuse.OLD):
        if file.is_file():
            more, noticed, stated = reuse.covered_by(file)
            covered += more
            findings += noticed
            name = name or stated
    groups: dict[str, list[tuple[str, int]]] = {}
    for relative, line, expression in _headers(folder, findings):
        groups.setdefault(expression, []).append((relative, line))
    for expression, files in groups.items():
        place = Place(f"{shown(folder)}/{files[0][0]}", files[0][1])
        claim = claims.read((expression,), "single", place, SOURCE)
        covered.append(reuse.Covered(tuple(file for file, _ in files), claim))
    findings += _unplaced(folder, covered)
    place = Place(shown(folder))
    return reuse.described(name or display_name(folder / "README"), bool(name), covered, place, findings)


def _headers(folder: Path, findings: list[Finding]) -> Iterator[tuple[str, int, str]]:
    """Yield (file, line, expression) of every header, in the order of the paths."""
    count = 0
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(each for each in folders if each not in _PASSED_OVER and not each.startswith("."))
        for name in sorted(files):
            if name.lower().startswith(("license", "licence", "copying")):
                continue
            count += 1
            if count > _MOST_FILES:
                message = f"more than {_MOST_FILES} files: the headers of the rest are not read"
                question = "which licences do the other files name?"
                findings.append(Finding("key-not-read", message, Place(shown(folder)), "unknown", question))
                return
            path = f"{root}/{name}"
            relative = path[len(str(folder)) + 1 :]
            for line, expression in _of_file(path):
                yield relative.removesuffix(".license"), line, expression


def _of_file(path: str) -> list[tuple[int, str]]:
    try:
        with open(path, "rb") as file:  # noqa: PTH123  (twenty thousand of them)
            data = file.read(_LOOK)
    except OSError:
        return []
    if b"SPDX-License-Identifier:" not in data or b"\0" in data:
        return []
    data = _IGNORED.sub(lambda found: b"\n" * found[0].count(b"\n"), data)
    found = []
    for match in _HEADER.finditer(data):
        text = match[1].decode("utf-8", "replace").strip()
        if text.isprintable() and text:
            found.append((data.count(b"\n", 0, match.start(1)) + 1, text))
    return found


def _unplaced(folder: Path, covered: list[reuse.Covered]) -> list[Finding]:
    """Return a finding for each text in LICENSES/ of a licence that no file is said to be under."""
    named = [str(reading) for each in covered for reading in each.claim.readings]
    words = {word.lower() for text in named for word in _WORD.findall(text)}
    findings = []
    for path in sorted((folder / FOLDER).glob("*")) if (folder / FOLDER).is_dir() else ():
        if path.is_file() and path.stem.lower().rstrip("+") not in words and not path.name.startswith("."):
            message = f"the text of {path.stem} lies in {FOLDER}/, and no file is said to be under it"
            question = f"which files are under {path.stem}?"
            findings.append(Finding("licence-text-unread", message, Place(shown(path)), "unknown", question))
    return findings
