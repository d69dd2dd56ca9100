# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A release in short, for assertions."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from licet.release.graph import Claim, Release


def readings(claim: Claim | None) -> list[str] | None:
    """Return what a claim may stand for, None where nothing is claimed."""
    return None if claim is None else [str(reading) for reading in claim.readings]


def parts(release: Release) -> dict[str, list[str] | None]:
    """Return each origin with what its claim may stand for."""
    return {origin.name: readings(origin.licence) for origin in release.origins}


def links(release: Release) -> set[tuple[str, str, str]]:
    """Return the links: origin, relation, target."""
    return {(link.origin, link.relation, link.target) for link in release.links}


def codes(release: Release) -> list[tuple[str, str]]:
    """Return code and effect of each finding."""
    return [(finding.code, finding.effect) for finding in release.findings]
