# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""From a path to a release: a folder, a manifest, a card, or a document in any other format that is read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from licet.release.document import read_bytes, shown
from licet.release.graph import Finding, Place, Release, ReleaseError
from licet.release.resolve import RESOLVERS, resolve

if TYPE_CHECKING:
    import os

    from licet.release.resolve import Resolver


def load(
    path: str | os.PathLike[str],
    resolvers: tuple[Resolver, ...] = RESOLVERS,
    environment: str | os.PathLike[str] | None = None,
) -> Release:
    """Return the release that `path` describes, with a claim on every origin.

    A folder is discovered (`discover`), a file is read in the format that recognises it; licet.toml and
    [tool.licet] are completed by the card beside them, as in their folder. `environment` is a Python environment
    whose distributions are all taken for dependencies of the release. Raises ReleaseError with file and line.
    """
    if environment is None:
        return resolve(_remarked(_read(Path(path))), resolvers)
    from licet.release.environment import Environment, using, with_all

    installed = Environment(Path(environment))
    with using(installed):
        release = _read(Path(path))
    return resolve(_remarked(with_all(release, installed)), resolvers)


def _read(path: Path) -> Release:
    try:
        folder = path.is_dir()
    except (OSError, ValueError):
        folder = False  # read_bytes says what is wrong with it
    if folder:
        from licet.release.discover import read_folder

        return read_folder(path)
    return read_file(path)


def read_file(path: Path) -> Release:
    """Return the release that one file describes, its origins as the file has them."""
    from licet.release import discover, manifest
    from licet.release.readers import HEAD, reader_for

    reader = reader_for(path, read_bytes(path, HEAD))
    if reader is None:
        hint = "a manifest licet.toml, a model or data set card, weights, a bill of materials, a project file"
        raise ReleaseError("not a file that describes a release", Place(shown(path)), f"expected {hint}")
    if reader is manifest and path.name in (manifest.FILE, "pyproject.toml"):
        # The same answer for the file as for its folder: a pre-commit hook passes the file.
        return manifest.read(path, discover.beside(path))
    return reader.read(path)


def _remarked(release: Release) -> Release:
    """Return the release with a note where nobody says what it, or one of its artefacts, is to be licensed under."""
    if release.root.licence is not None:
        return release
    notes = [
        Finding("licence-not-stated", f"no licence is stated for {part.name}", part.place)
        for part in release.parts
        if part.licence is None
    ]
    if not release.parts:
        notes = [Finding("licence-not-stated", "no licence is stated for the release", release.root.place)]
    from dataclasses import replace

    return replace(release, findings=(*release.findings, *notes))
