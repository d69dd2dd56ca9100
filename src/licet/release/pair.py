# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The smallest release: one work under one licence, in one relation to a release under another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.catalogue import vocabulary
from licet.release.graph import Artefact, Claim, Link, Place, Release

if TYPE_CHECKING:
    from licet.release.graph import Kind
    from licet.syntax import Expression

_ASKED = Place("the question")


def pair(inbound: Claim, outbound: Claim, relation: str, kind: Kind) -> Release:
    """Return the release that has one origin. Raises ValueError for an unknown relation or kind."""
    relations = vocabulary.relations()
    if relation not in relations:
        raise ValueError(f"unknown relation {relation!r}: one of {', '.join(relations)}")
    if kind not in vocabulary.kinds():
        raise ValueError(f"unknown kind {kind!r}: one of {', '.join(vocabulary.kinds())}")
    work = Artefact("the work", kind, inbound, _ASKED)
    release = Artefact("the release", kind, outbound, _ASKED)
    link = Link("the work", relation, "the release", relations[relation].ships, _ASKED)
    return Release(release, (work,), (link,), named=False)


def stated(expression: Expression) -> Claim:
    """Return the claim that a plain expression makes."""
    return Claim((str(expression),), "single", _ASKED, "asked", (expression,))
