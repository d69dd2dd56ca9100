# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The Hub's cache on this disk: what the user downloaded before, with the revision that it was.

Layout: huggingface_hub's guide "Understand caching": models--OWNER--NAME/snapshots/REVISION, refs/main.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from licet.release import hub_names
from licet.release.document import shown
from licet.release.graph import ReleaseError

if TYPE_CHECKING:
    from pathlib import Path

    from licet.release.graph import Artefact, Release

_KINDS = {"model": "models", "data": "datasets"}
_REVISION = re.compile(r"[0-9a-f]{7,64}")


def find(origin: Artefact) -> Release | None:
    """Return what the cached files of a model or data set say of it, None where none are there or they say nothing."""
    name = origin.name.removeprefix("datasets/").removeprefix("models/")
    if origin.kind not in _KINDS or not hub_names.is_id(name):
        return None
    top = folder()
    if top is None:
        return None
    snapshot = _snapshot(top / "--".join((_KINDS[origin.kind], *name.split("/"))))
    return _read(snapshot, name) if snapshot else None


def folder() -> Path | None:
    """Return the folder of the cache, by the variables that huggingface_hub reads; None where there is none."""
    from pathlib import Path

    home = os.environ.get("HF_HOME") or os.path.join(  # noqa: PTH118
        os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache"),  # noqa: PTH111, PTH118
        "huggingface",
    )
    given = os.environ.get("HF_HUB_CACHE") or os.environ.get("HUGGINGFACE_HUB_CACHE") or os.path.join(home, "hub")  # noqa: PTH118
    path = Path(given)
    return path if path.is_dir() else None


def _snapshot(repository: Path) -> Path | None:
    """Return the snapshot of `main`; without that reference the only one there is."""
    try:
        main = (repository / "refs" / "main").read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        main = ""
    if _REVISION.fullmatch(main) and (repository / "snapshots" / main).is_dir():
        return repository / "snapshots" / main
    try:
        found = [each for each in (repository / "snapshots").iterdir() if each.is_dir()]
    except OSError:
        return None
    return found[0] if len(found) == 1 else None


def _read(snapshot: Path, name: str) -> Release | None:
    from licet.release.discover import read_folder
    from licet.release.relabel import relabel

    try:
        release = read_folder(snapshot)
    except (ReleaseError, OSError):
        return None  # nothing in it speaks of a licence, or not so that it can be read: others may know more
    revision = snapshot.name[:8]
    return relabel(release, shown(snapshot), name, f"{name}@{revision}", f"Hub cache ({name}, revision {revision})")
