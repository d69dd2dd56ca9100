# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The hook, run by pre-commit itself on a repository of its own.

pre-commit installs this package into an environment that it makes, so this test takes a minute and needs whatever
package index pip is set up to use.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
HOOKS = ROOT / ".pre-commit-hooks.yaml"
# What pip needs to build and run the package, without the history and the tests.
SHIPPED = (
    "src",
    "grammar",
    "licenses",
    "tools",
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "LICENSES",
    ".pre-commit-hooks.yaml",
)
CLASH = """[release]
name = "acme/tool"
kind = "code"
licence = "MIT"

[[component]]
name = "acme/parser"
kind = "code"
licence = "GPL-3.0-only"
relation = "incorporates"
"""


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=a", "-c", "user.email=a@b.invalid", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def repository(folder: Path) -> Path:
    """Return a git repository with what a user of the hook would fetch."""
    folder.mkdir()
    ignore = shutil.ignore_patterns("__pycache__", "*.pyc")
    for name in SHIPPED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=ignore)
        elif source.exists():
            shutil.copy(source, folder / name)
    git(folder, "init")
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "-m", "one")
    return folder


@pytest.fixture(scope="module")
def hook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return repository(tmp_path_factory.mktemp("hook") / "licet")


def try_hook(hook: Path, folder: Path, **files: str) -> subprocess.CompletedProcess[str]:
    """Run the hook on a repository that holds these files."""
    folder.mkdir()
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    git(folder, "init")
    git(folder, "add", "--all")
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(hook), "licet", "--all-files", "--verbose"]
    # One store for the module: the environment is built once.
    environment = {**os.environ, "PRE_COMMIT_HOME": str(hook.parent / "store")}
    environment.pop("PYTHONPATH", None)
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=600
    )


def test_the_file_is_what_pre_commit_expects() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", str(HOOKS)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("README.md", True),
        ("models/a/README.md", True),
        ("licet.toml", True),
        ("pyproject.toml", True),
        ("docs/NOT-README.md", False),
        ("README.md.txt", False),
        ("licet_toml", False),
    ],
)
def test_the_hook_looks_at_cards_and_manifests(path: str, wanted: bool) -> None:
    (hook,) = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    assert bool(re.search(hook["files"], path)) is wanted
    assert hook["entry"] == "licet check --if-any"


def test_the_hook_passes_what_holds_and_what_says_nothing(hook: Path, tmp_path: Path) -> None:
    holds = CLASH.replace('"GPL-3.0-only"', '"Apache-2.0"')
    done = try_hook(hook, tmp_path / "user", README_md="# Only words\n", licet_toml=holds)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout
    assert "yes  acme/tool may be published under MIT" in done.stdout


def test_the_hook_stops_a_clash_and_shows_the_clauses(hook: Path, tmp_path: Path) -> None:
    done = try_hook(hook, tmp_path / "user", licet_toml=CLASH)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "exit code: 1" in done.stdout
    assert "GPL-3.0-only §5(c)" in done.stdout
    assert "(licet.toml:9)" in done.stdout
