# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A release as far as a bill of materials can tell it: no places, no acts, no facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from licet.release.graph import Artefact, Claim, Release


def told(release: Release) -> dict[str, Any]:
    """Return what two releases must have in common to be the same one."""
    return {
        "root": _artefact(release.root),
        "named": release.named,
        "parts": sorted(map(_artefact, release.parts)),
        "origins": sorted(map(_artefact, release.origins)),
        "links": sorted((one.origin, one.relation, one.target, one.ships, one.inferred) for one in release.links),
        "open": sorted((one.code, one.message) for one in release.findings if one.effect == "unknown"),
    }


def _artefact(one: Artefact) -> tuple[Any, ...]:
    return (one.name, one.kind, _claim(one.licence))


def _claim(claim: Claim | None) -> tuple[Any, ...]:
    """Return a claim; to claim nothing in no words is to claim nothing."""
    if claim is None or (not claim.readings and not claim.raw):
        return ()
    words = () if claim.readings else claim.raw  # what is read otherwise was written otherwise, and no matter
    disputes = tuple(_claim(one) for one in claim.disputed_by)
    return tuple(map(str, claim.readings)), claim.unknown, words, disputes
