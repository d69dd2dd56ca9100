# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A room depends only on rooms above it, and the reasoner stays pure: both are read off the imports."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "licet"
ORDER = ["syntax", "catalogue", "reading", "release", "reason", "atlas", "rules", "report", "audit", "plugins", "cli"]
FILES = sorted(PACKAGE.rglob("*.py"))
# The library's front and the process's front stand outside the rooms and may use all of them.
FRONT = {"__init__", "__main__", "api", "version", "locate"}
PURE = {"networkx", "lark", "typer", "yaml", "pathlib", "os", "subprocess", "socket"}
PURE |= {"urllib", "random", "datetime", "time"}


def imported(path: Path) -> set[str]:
    """Return every module that a file imports, at the top or inside a function."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def room(module: str) -> str:
    parts = module.split(".")
    return parts[1] if parts[0] == "licet" and len(parts) > 1 else ""


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_depends_only_on_rooms_above_it(path: Path) -> None:
    here = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    if here in FRONT:
        return
    above = set(ORDER[: ORDER.index(here) + 1]) | ({"api"} if here in {"cli", "plugins"} else set())
    for module in imported(path):
        there = room(module)
        assert not there or there in above or there in {"locate", "version", "__version__"}, f"{here} imports {module}"


@pytest.mark.parametrize("path", sorted((PACKAGE / "reason").glob("*.py")), ids=lambda path: path.stem)
def test_the_reasoner_touches_no_files_clock_network_or_heavy_library(path: Path) -> None:
    assert not {module.split(".")[0] for module in imported(path)} & PURE


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_file_is_longer_than_a_person_reads(path: Path) -> None:
    assert path.read_text(encoding="utf-8").count("\n") <= 400


def test_heavy_libraries_are_imported_inside_functions_only() -> None:
    heavy = {"lark", "networkx", "yaml", "rich", "spdx_tools", "licenseclassifier"}
    for path in FILES:
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
            assert not {name.split(".")[0] for name in names} & heavy, path
