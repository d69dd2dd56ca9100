# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""requirements.txt: what a Python program is installed with, by pip's format, with licences from its environment."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from licet.release import core_metadata, environment
from licet.release.card_lineage import Lineage
from licet.release.document import display_name, is_file, read_text, reject_controls, shown
from licet.release.environment import Wanted
from licet.release.graph import Artefact, Finding, Place, Release, ReleaseError
from licet.syntax.source import brief

if TYPE_CHECKING:
    from pathlib import Path

_NAME = re.compile(r"requirements(?:[-_.][\w.-]+)?\.(?:txt|in)", re.IGNORECASE)
_COMMENT = re.compile(r"(?:^|\s)#.*$")
_OPTION = re.compile(r"\s--(?:hash|config-settings|global-option|no-binary|only-binary)[= ].*$")
_INCLUDE = re.compile(r"(?:-r|--requirement)[= ]*(\S+)")
_EXACT = re.compile(r"===?\s*([\w.!+-]+)$")
_MOST_FILES = 50
_MOST = 20_000


def recognises(path: Path, head: bytes) -> bool:  # noqa: ARG001
    """Whether this is a requirements file, by its name."""
    return _NAME.fullmatch(path.name) is not None


def read(path: Path) -> Release:
    """Return the program that needs what the file lists, and what that needs in turn. Raises ReleaseError."""
    file = shown(path)
    findings: list[Finding] = []
    wanted = _listed(path, findings)
    lineage = Lineage(display_name(path))
    found = environment.beside(path.parent)
    missing = environment.add_dependencies(lineage, found, wanted)
    if missing:
        findings.append(environment.missing_finding(missing, Place(file, 1), found is not None))
    root = Artefact(lineage.root, "code", None, Place(file, 1))
    return Release(root, tuple(lineage.origins), tuple(lineage.links), findings=tuple(findings), named=False)


def _listed(path: Path, findings: list[Finding]) -> list[Wanted]:
    """Return what the file and those it includes list, each file once."""
    found: list[Wanted] = []
    waiting = [path]
    seen = {path.resolve()}
    for each in waiting:
        file = shown(each)
        for line, text in _lines(read_text(each)):
            place = Place(file, line)
            include = _INCLUDE.fullmatch(text)
            if include:
                other = each.parent / include[1]
                if not is_file(other) or len(seen) > _MOST_FILES:
                    raise ReleaseError(f"there is no file {brief(include[1], 100)}", place)
                if other.resolve() not in seen:
                    seen.add(other.resolve())
                    waiting.append(other)
            elif not text.startswith("-") or text.startswith(("-e", "--editable")):
                found += _one(text, place, findings)
            if len(found) > _MOST:
                raise ReleaseError(f"more than {_MOST} requirements", place)
    return found


def _lines(text: str) -> list[tuple[int, str]]:
    """Return (line, text) of each logical line: continuations joined, comments and per-line options taken away."""
    found: list[tuple[int, str]] = []
    held, start = "", 0
    for number, line in enumerate(text.split("\n"), 1):
        plain = _COMMENT.sub("", line)
        start = start if held else number
        if plain.endswith("\\"):
            held += plain[:-1] + " "
            continue
        whole = _OPTION.sub("", f"{held}{plain}").strip()
        held = ""
        if whole:
            found.append((start, whole))
    return found


def _one(text: str, place: Place, findings: list[Finding]) -> list[Wanted]:
    reject_controls(text, place, "the line")
    need = core_metadata.need(text.split(" @ ")[0]) if not text.startswith("-") else None
    requirement = text.partition(";")[0].split(" @ ")[0].strip()
    if need is None or "/" in requirement or requirement.endswith((".whl", ".gz", ".zip")):
        message = f"{brief(text, 60)} names no distribution"
        question = f"which licence is {brief(text, 60)} under?"
        findings.append(Finding("dependencies-not-read", message, place, "unknown", question))
        return []
    exact = _EXACT.search(requirement)
    version = exact[1] if exact and "*" not in requirement else ""
    return [Wanted(need.name, place, "listed in requirements", version, need.marked)]
