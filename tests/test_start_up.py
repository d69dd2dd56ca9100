# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Cheap at the prompt: what a call does not need it does not import.

Modules are counted, not milliseconds: a clock on a shared machine proves nothing. Measured on a machine where
`python -c pass` takes 15 ms, with bytecode cached: `licet compat MIT GPL-3.0-only` 125 ms, with an option 175 ms.
"""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = {
    "lark", "networkx", "rich", "pygments", "spdx_tools", "rdflib", "pydantic", "numpy", "licenseclassifier",
    "asyncio", "importlib.metadata", "http", "xml", "sqlite3", "ssl", "multiprocessing", "yaml",
    "licet.atlas", "licet.reading",
}  # fmt: skip
CARD = "---\nlicense: mit\nbase_model: acme/base\ndatasets:\n  - acme/data\n---\n# A model\n"
MANIFEST = """[release]
name = "acme/tool"
kind = "code"
licence = "MIT"

[[component]]
name = "acme/library"
kind = "code"
licence = "Apache-2.0"
relation = "incorporates"
"""


def loaded(*arguments: str, cwd: Path | None = None) -> set[str]:
    """Return the modules that a call of licet leaves loaded."""
    program = """
import sys
from licet.cli import main
sys.argv = ["licet", *sys.argv[1:]]
try:
    main()
except SystemExit:
    pass
print("MODULES", *sys.modules)
"""
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=cwd, timeout=60)
    return set(done.stdout.rpartition("MODULES")[2].split())


def heavy(modules: set[str], but: frozenset[str] = frozenset()) -> set[str]:
    return {name for name in HEAVY - but if any(one == name or one.startswith(name + ".") for one in modules)}


def test_a_pair_of_ids_needs_no_parser_and_no_library() -> None:
    modules = loaded("compat", "MIT", "GPL-3.0-only")
    assert "licet.reason.judge" in modules
    assert heavy(modules) == set()
    assert not {"typer", "difflib", "licet.syntax.names"} & modules
    # What only a release of many components needs.
    assert not {"heapq", "licet.reason.search", "licet.reason.alike", "licet.reason.table"} & modules


def test_a_pair_with_options_needs_typer_and_no_more() -> None:
    modules = loaded("compat", "MIT", "GPL-3.0-only", "--kind", "code")
    assert "typer" in modules
    assert heavy(modules) == set()


def test_a_pair_that_clashes_loads_only_the_rules_it_needs() -> None:
    modules = loaded("compat", "GPL-3.0-only", "MIT")
    rules = {name for name in modules if name.startswith("licet.rules.")} - {
        "licet.rules.rule",
        "licet.rules.phrases",
        "licet.rules.suppositions",
    }
    assert rules == {"licet.rules.outbound_not_named"}
    # Repairs are tried, and "MIT AND GPL-3.0-only" is an expression that wants the parser.
    assert heavy(modules, frozenset({"lark"})) == set()


def test_a_card_needs_yaml_and_no_more(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(CARD, encoding="utf-8")
    modules = loaded("check", "README.md", cwd=tmp_path)
    assert "yaml" in modules
    assert heavy(modules, frozenset({"yaml"})) == set()
    assert "typer" not in modules


def test_a_manifest_needs_toml_and_no_more(tmp_path: Path) -> None:
    (tmp_path / "licet.toml").write_text(MANIFEST, encoding="utf-8")
    modules = loaded("check", "licet.toml", cwd=tmp_path)
    assert "tomllib" in modules
    assert heavy(modules) == set()


def test_the_version_needs_no_catalogue() -> None:
    modules = loaded("--version")
    assert not {name for name in modules if name.startswith(("licet.catalogue", "licet.reason", "licet.syntax"))}
    assert heavy(modules) == set()


@pytest.mark.parametrize("name", ["parse", "explain"])
def test_a_command_loads_its_own_module_and_no_other_command(name: str) -> None:
    modules = loaded(name, "--help")
    commands = {
        one
        for one in modules
        if one in {f"licet.cli.{c}" for c in ("check", "compat", "parse", "show", "list", "explain", "init")}
    }
    assert commands == {f"licet.cli.{name}"}


def test_the_probe_would_notice() -> None:
    assert heavy({"lark.lexer", "typer"}) == {"lark"}


def test_import_licet_costs_next_to_nothing() -> None:
    program = "import sys; before = set(sys.modules); import licet; print(len(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 40
