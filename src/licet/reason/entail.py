# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Does a set of bans carry a required one? Over the use taxonomy and what narrows a ban (semantics.md §7).

A ban on a use covers the uses below it; a ban narrowed to some cases covers only a ban narrowed at least as much. What
a clause bans only vaguely is covered by the same clause, or by a plain ban on the whole use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.catalogue import vocabulary
from licet.reason.truth import Answer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from licet.catalogue.model import Atom


def covers_atom(given: Atom, required: Atom) -> bool:
    """Return whether the ban `given` bans everything that `required` bans."""
    if given.clause:
        return given.clause == required.clause and given.use == required.use
    return given.use in vocabulary.parents(required.use) and set(given.narrowed) <= set(required.narrowed)


def carries(bans: Iterable[Atom], required: Atom) -> Answer:
    """Return whether `bans` certainly (yes), certainly not (no) or perhaps carry `required`.

    Perhaps: a vague ban of theirs touches the use, or `required` is itself vague.
    """
    touched = bool(required.clause)
    for ban in bans:
        if covers_atom(ban, required):
            return Answer.YES
        if ban.clause and ban.use in vocabulary.parents(required.use):
            touched = True
    return Answer.UNKNOWN if touched else Answer.NO


def forbids(ban: Atom, use: str) -> Answer:
    """Return whether a ban covers a use as such: yes, no, or unknown where it is narrowed, vague or below the use."""
    if ban.use in vocabulary.parents(use):
        return Answer.UNKNOWN if ban.narrowed or ban.clause else Answer.YES
    return Answer.UNKNOWN if use in vocabulary.parents(ban.use) else Answer.NO
