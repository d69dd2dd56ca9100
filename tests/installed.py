# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""This package as its users have it: built as a wheel and installed into a folder, entry points and all."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
# What a back-end needs to build the package, without the history and the tests.
SOURCES = (
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


def copied(folder: Path) -> Path:
    """Return a folder with the sources of this package, as a fresh checkout has them."""
    folder.mkdir(parents=True)
    ignore = shutil.ignore_patterns("__pycache__", "*.pyc", "catalogue.json")
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=ignore)
        elif source.exists():
            shutil.copy(source, folder / name)
    return folder


def run(*command: str, cwd: Path, path: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command; `path` is a folder whose packages are found before all others."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "PYTEST", "COV"))}
    if path is not None:
        environment["PYTHONPATH"] = str(path)
    return subprocess.run(
        command,
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        stdin=subprocess.DEVNULL,
    )


def wheel(folder: Path) -> Path:
    """Return the wheel of this package, built in `folder` by the back-end that is installed."""
    source = copied(folder / "source")
    done = run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", str(folder), cwd=source)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


def install(found: Path, folder: Path) -> Path:
    """Return a folder in which a wheel is installed, without what it depends on."""
    command = ("-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(folder), str(found))
    done = run(sys.executable, *command, cwd=found.parent)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def linked(folder: Path, *requirements: str) -> Path:
    """Return a folder with links to what is installed here of these distributions, and of what each of them needs.

    Whoever finds its packages there needs no index, and finds nothing that was not asked for.
    """
    folder.mkdir()
    waiting, seen = [*requirements], set[str]()
    while waiting:
        need = Requirement(waiting.pop())
        if need.name.lower() in seen or (need.marker is not None and not need.marker.evaluate({"extra": ""})):
            continue
        seen.add(need.name.lower())
        found = metadata.distribution(need.name)
        assert need.specifier.contains(found.version, prereleases=True), need
        waiting += found.requires or ()
        for top in {file.parts[0] for file in found.files or () if file.parts[0] not in ("..", "__pycache__")}:
            source = Path(str(found.locate_file(top)))
            if source.exists() and not (folder / top).exists():
                (folder / top).symlink_to(source)
    return folder
