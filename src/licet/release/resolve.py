# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The licence of an origin that the user's files name without one.

The resolvers are asked in order; the first that knows the work answers. Nobody knowing it is an answer too: unknown,
with the question. No resolver here goes to the network.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from licet.release import claims, works

if TYPE_CHECKING:
    from licet.release.graph import Artefact, Claim, Release

Resolver: TypeAlias = Callable[["Artefact"], "Claim | None"]


def bundled(origin: Artefact) -> Claim | None:
    """Ask the index of well-known works. A data set may be named in the form datasets/ID."""
    found = works.find(origin.name.removeprefix("datasets/"), origin.kind)
    return works.claim(found) if found else None


RESOLVERS: tuple[Resolver, ...] = (bundled,)


def resolve(release: Release, resolvers: tuple[Resolver, ...] = RESOLVERS) -> Release:
    """Return the release with a claim on every origin: its own, a resolver's, or one that says it is not known."""
    return replace(release, origins=tuple(_resolved(origin, resolvers) for origin in release.origins))


def _resolved(origin: Artefact, resolvers: tuple[Resolver, ...]) -> Artefact:
    if origin.licence is not None:
        return origin
    for resolver in resolvers:
        claim = resolver(origin)
        if claim is not None:
            return replace(origin, licence=claim)
    return replace(origin, licence=claims.unstated(origin.place, "", of=origin.name))
