# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The hooks, run by pre-commit itself on a repository of its own.

pre-commit builds this package and installs it into an environment that it makes; what the package says that it needs,
and nothing else, is found there by links to what is installed here: no index is asked.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from tests.installed import ROOT, copied, linked

HOOKS = ROOT / ".pre-commit-hooks.yaml"
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


@pytest.fixture(scope="module")
def hook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a git repository with what a user of the hooks would fetch."""
    folder = copied(tmp_path_factory.mktemp("hook") / "licet")
    git(folder, "init")
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "-m", "one")
    git(folder, "tag", "v1")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    linked(folder.parent / "needs", *project["project"]["dependencies"], *project["build-system"]["requires"])
    return folder


def user(folder: Path, **files: str) -> Path:
    """Return a git repository with these files; "__" stands for a slash, "_" for a dot."""
    folder.mkdir()
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    git(folder, "init")
    git(folder, "add", "--all")
    return folder


def try_hook(hook: Path, folder: Path, name: str = "licet", *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a hook on a repository, configured as its users configure it."""
    config = f"repos:\n- repo: {hook}\n  rev: v1\n  hooks:\n  - id: {name}\n"
    (folder / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    git(folder, "add", "--all")
    command = [sys.executable, "-m", "pre_commit", "run", "--verbose", *(arguments or ["--all-files"])]
    # One store for the module: the environment is built once.
    environment = {
        **os.environ,
        "PRE_COMMIT_HOME": str(hook.parent / "store"),
        "PYTHONPATH": str(hook.parent / "needs"),
    }
    environment |= {"PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "0"}
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
        ("CITATION.cff", True),
        ("LICENSE", True),
        ("models/a/LICENSE-MODEL.txt", True),
        ("COPYING.LESSER", True),
        ("UNLICENSE", True),
        ("NOTICE", True),
        ("LICENSES/MIT.txt", False),
        ("src/licence.py/x", False),
        ("docs/NOT-README.md", False),
        ("README.md.txt", False),
        ("licet_toml", False),
    ],
)
def test_the_hook_looks_at_cards_manifests_and_licences(path: str, wanted: bool) -> None:
    by_file, whole = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    assert bool(re.search(by_file["files"], path)) is wanted
    assert by_file["entry"] == "licet check --if-any"
    assert (whole["entry"], whole["pass_filenames"], whole["always_run"]) == ("licet check", False, True)


def test_the_hook_passes_what_holds_and_what_says_nothing(hook: Path, tmp_path: Path) -> None:
    holds = CLASH.replace('"GPL-3.0-only"', '"Apache-2.0"')
    page = {"site__README_md": "# Only words\n", "site__LICENSE": "Some licence of a page.\n"}
    done = try_hook(hook, user(tmp_path / "user", licet_toml=holds, README_md="# Only words\n", **page))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout
    assert done.stdout.count("yes  acme/tool may be published under MIT") == 1


def test_the_hook_stops_a_clash_and_shows_the_clauses(hook: Path, tmp_path: Path) -> None:
    folder = user(tmp_path / "user", licet_toml=CLASH, CITATION_cff="cff-version: 1.2.0\n")
    done = try_hook(hook, folder, "licet", "--files", "CITATION.cff")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "exit code: 1" in done.stdout
    assert "GPL-3.0-only §5(c)" in done.stdout
    assert "(licet.toml:9)" in done.stdout


def test_the_whole_release_is_judged_whatever_has_changed(hook: Path, tmp_path: Path) -> None:
    folder = user(tmp_path / "user", licet_toml=CLASH, main_py="pass\n")
    done = try_hook(hook, folder, "licet-release", "--files", "main.py")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "GPL-3.0-only §5(c)" in done.stdout
