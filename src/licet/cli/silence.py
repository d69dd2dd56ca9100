# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which files say nothing about licences or origins: a hook passes over them (`--if-any`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from licet.release.graph import Release

_LARGEST = 1_000_000


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
    """Return whether nothing in what was read claims a licence or names an origin."""
    return release.root.licence is None and not release.origins
