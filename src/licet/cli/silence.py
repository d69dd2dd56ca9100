# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which files say nothing about licences or origins: a hook passes over them (`--if-any`)."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from licet.release.graph import Release

_LARGEST = 1_000_000
# Files that stand for the release of their folder: what one of them says, the others may complete or contradict.
_OF_FOLDER = re.compile(
    r"(?:README\.md|licet\.toml|pyproject\.toml|CITATION\.cff|(?:UN)?LICEN[CS]E.*|COPYING.*|NOTICE.*)", re.IGNORECASE
)


def subjects(paths: Sequence[str]) -> list[str]:
    """Return what a hook is to judge for the files that it was given: each folder once, if something describes it.

    A licence text by itself describes nothing: it is judged with the card, manifest or project beside it, or not at
    all.
    """
    found: dict[str, None] = {}
    for path in paths:
        folder, name = os.path.split(path)
        if not os.path.isfile(path) or not _OF_FOLDER.fullmatch(name):  # noqa: PTH113
            found[path] = None
        elif _is_described(folder or "."):
            found[folder or "."] = None
    return list(found)


def _is_described(folder: str) -> bool:
    for name in os.listdir(folder):  # noqa: PTH208
        path = os.path.join(folder, name)  # noqa: PTH118
        if name == "licet.toml" or (name == "pyproject.toml" and not is_silent_file(path)):
            return True
        if name.lower() == "readme.md" and _starts_with_keys(path):
            return True
    return False


def _starts_with_keys(path: str) -> bool:
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return file.read(_LARGEST).removeprefix(b"\xef\xbb\xbf").lstrip().startswith((b"---", b"<!--"))
    except OSError:
        return False


def is_silent_file(path: str) -> bool:
    """Return whether a file is blank, or a pyproject.toml that states neither a project nor a release."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            data = file.read(_LARGEST)
    except OSError:
        return False  # whoever loads it says what is wrong
    if not data.strip():
        return True
    if not path.endswith("pyproject.toml"):
        return False
    import tomllib

    try:
        tables = tomllib.loads(data.decode())
    except ValueError:
        return False
    tool = tables.get("tool")
    return "project" not in tables and not (isinstance(tool, dict) and "licet" in tool)


def is_silent(release: Release) -> bool:
    """Return whether nothing in what was read claims a licence or names an origin.

    A licence text that lies beside a page or a project that says no more is no claim about a release.
    """
    from licet.release.readers.licence_file import SOURCE

    claim = release.root.licence
    return (claim is None or claim.source == SOURCE) and not release.origins
