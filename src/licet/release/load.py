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


def load(path: str | os.PathLike[str], resolvers: tuple[Resolver, ...] = RESOLVERS) -> Release:
    """Return the release that `path` describes, with a claim on every origin.

    A folder is discovered (`discover`), a file is read in the format that recognises it; licet.toml and
    [tool.licet] are completed by the card beside them, as in their folder. Raises ReleaseError with file and line.
    """
    path = Path(path)
    try:
        folder = path.is_dir()
    except (OSError, ValueError):
        folder = False  # read_bytes says what is wrong with it
    if folder:
        from licet.release.discover import read_folder

        release = read_folder(path)
    else:
        release = read_file(path)
    return resolve(_remarked(release), resolvers)


def read_file(path: Path) -> Release:
    """Return the release that one file describes, its origins as the file has them."""
    from licet.release import discover, manifest
    from licet.release.readers import HEAD, reader_for

    reader = reader_for(path, read_bytes(path, HEAD))
    if reader is None:
        hint = "a manifest licet.toml, a model or data set card, pyproject.toml, or a licence file"
        raise ReleaseError("not a file that describes a release", Place(shown(path)), f"expected {hint}")
    if reader is manifest and path.name in (manifest.FILE, "pyproject.toml"):
        # The same answer for the file as for its folder: a pre-commit hook passes the file.
        return manifest.read(path, discover.beside(path))
    return reader.read(path)


def _remarked(release: Release) -> Release:
    """Return the release with a note where nobody says what it is to be licensed under."""
    if release.root.licence is not None:
        return release
    note = Finding("licence-not-stated", "no licence is stated for the release", release.root.place)
    from dataclasses import replace

    return replace(release, findings=(*release.findings, note))
