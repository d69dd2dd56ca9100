# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""SPDX-License-Identifier lines in the files of a REUSE project, and the texts in LICENSES/ that nothing refers to."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from licet.release import claims
from licet.release.document import display_name, shown
from licet.release.graph import Finding, Place, Release, ReleaseError
from licet.release.readers import reuse
from licet.release.reuse_precedence import MOST, Annotations

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
    findings: list[Finding] = []
    files = list(_files(folder, findings))
    covered, annotated, name = _annotations(folder, files, findings)
    every = Annotations(annotated)
    few = len(files) * max(1, len(annotated)) <= MOST
    # What stands in x.license is said of x, in place of what x says.
    headers = {file: _of_file(f"{folder}/{file}") for file in files}
    for file in files:
        if file.endswith(".license"):
            headers[file.removesuffix(".license")] = headers.pop(file)
    groups: dict[str, list[tuple[str, int]]] = {}
    for file, lines in headers.items():
        if few and annotated and not every.of(file, bool(lines)):
            continue
        for line, expression in lines:
            groups.setdefault(expression, []).append((file, line))
    covered += every.holding(headers) if few else annotated
    for expression, places in groups.items():
        place = Place(f"{shown(folder)}/{places[0][0]}", places[0][1])
        claim = claims.read((expression,), "single", place, SOURCE)
        covered.append(reuse.Covered(tuple(file for file, _ in places), claim))
    findings += _unplaced(folder, covered)
    place = Place(shown(folder))
    return reuse.described(name or display_name(folder / "README"), bool(name), covered, place, findings)


def _annotations(
    folder: Path, files: list[str], findings: list[Finding]
) -> tuple[list[reuse.Covered], list[reuse.Covered], str]:
    """Return what dep5 says, what each REUSE.toml says of the files below it, and the name of the project."""
    old, new, name = [], [], ""
    dep5 = folder / ".reuse" / reuse.OLD
    for relative in [f".reuse/{reuse.OLD}", *(file for file in files if file.rpartition("/")[2] == reuse.FILE)]:
        path = folder / relative
        if path == dep5 and not dep5.is_file():
            continue
        try:
            found, noticed, stated = reuse.covered_by(path)
        except ReleaseError as error:
            if "/" not in relative or path == dep5:
                raise
            question = f"which licences does {shown(path)} name?"
            findings.append(Finding("file-not-read", error.message, error.place, "unknown", question))
            continue
        findings += noticed
        name = name or (stated if path == dep5 or "/" not in relative else "")
        if path == dep5:
            old += found
        else:
            new += [replace(one, folder=relative.removesuffix(reuse.FILE)) for one in found]
    return old, new, name


def _files(folder: Path, findings: list[Finding]) -> Iterator[str]:
    """Yield the files of a project that may be under a licence, in the order of the paths."""
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
            yield f"{root}/{name}"[len(str(folder)) + 1 :]


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
