# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A Python environment for tests: folders of metadata, and no code."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def environment(folder: Path) -> Path:
    """Make an empty virtual environment and return its site-packages."""
    site = folder / "lib" / "python3.11" / "site-packages"
    site.mkdir(parents=True)
    (folder / "pyvenv.cfg").write_text("home = x\n")
    return site


def install(site: Path, name: str, *lines: str, version: str = "1.0", **files: str) -> Path:
    """Install a distribution with these further lines of metadata and these licence files."""
    folder = site / f"{name.replace('-', '_')}-{version}.dist-info"
    (folder / "licenses").mkdir(parents=True)
    text = "\n".join(("Metadata-Version: 2.4", f"Name: {name}", f"Version: {version}", *lines))
    (folder / "METADATA").write_text(f"{text}\n\nLicense: not a field\n")
    for file, content in files.items():
        (folder / "licenses" / file).write_text(content)
    return folder
