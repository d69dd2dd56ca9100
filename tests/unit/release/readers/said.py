# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a release holds, in a form that a test can state in a few lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.release.graph import Release, ReleaseError
from licet.release.load import load

if TYPE_CHECKING:
    from pathlib import Path

    from licet.release.graph import Claim


def readings(claim: Claim | None) -> list[str]:
    """Return the readings of a claim and of those that dispute it, or why it has none."""
    if claim is None:
        return ["nothing"]
    return [str(reading) for one in (claim, *claim.disputed_by) for reading in one.readings] or [claim.unknown]


def links(release: Release) -> list[str]:
    """Return "relation origin" of every link of the root, "relation origin > target" of any other."""
    return [
        f"{link.relation} {link.origin}" + ("" if link.target == release.root.name else f" > {link.target}")
        for link in release.links
    ]


def open_codes(release: Release) -> list[str]:
    """Return the codes of what is open or in dispute, but for lineage, which most small examples do not state."""
    codes = [f.code for f in release.findings if f.effect == "unknown" or f.code == "claims-disagree"]
    return [code for code in codes if code != "lineage-not-stated"]


def told(path: Path) -> bool:
    """Whether reading a file gives a release, or an error that says what and where. Anything else is raised."""
    found: Release | ReleaseError
    try:
        found = load(path)
    except ReleaseError as error:
        found = error
    return isinstance(found, Release) or bool(found.message and found.place.file)
