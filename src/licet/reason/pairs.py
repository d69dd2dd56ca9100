# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which holdings clash with which: each pair judged once, and kept as bits (semantics.md §5: a conflict is a pair)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from licet.reason.conflict import naming_objections, restriction_objections
from licet.reason.truth import ALWAYS, Literals, together

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from licet.reason.case import Labels
    from licet.reason.conflict import Holding, Outbound

_FAMILY = "except-licensor-family"


def key(holding: Holding) -> tuple[object, ...]:
    """Return what tells a holding from others in what it and another one have against each other."""
    stand = holding.stand
    return holding.part, stand.standing, stand.literals, stand.relations, stand.ships


def between(one: Holding, other: Holding, branch: Outbound) -> Iterator[Literals]:
    """Yield under which literals two holdings of different artefacts clash in a release that goes out as `branch`.

    Hangs on nothing else, and nothing else in a release lifts it.
    """
    pair = (
        replace(one, artefact="one", literals=one.stand.literals),
        replace(other, artefact="other", literals=other.stand.literals),
    )
    if any(holding.demand.ceiling is not None for holding in pair):
        for found in restriction_objections(pair, branch):
            if {party.artefact for party in found.parties} == {"one", "other"}:
                yield found.literals
    yield from (found.literals for found in naming_objections(pair, "", False))


class Clashes:
    """The holdings met so far under one label: a bit for each that can be told apart, and what it clashes with."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self._places: dict[tuple[object, ...], int] = {}
        self._holders: list[Holding] = []
        self._found: dict[tuple[int, int], set[Literals]] = {}
        self._hard: list[int] = []
        self._soft: list[int] = []

    def bits(self, holdings: Iterable[Holding]) -> int:
        """Return the bits of holdings, which are compared with all that were met before if they are new."""
        found = 0
        for holding in holdings:
            found |= 1 << self._place(holding)
        return found

    def against(self, bits: int) -> tuple[int, int]:
        """Return the bits of holdings met so far that may clash with `bits`, and of those that do for certain."""
        soft = hard = 0
        for place in _ones(bits):
            soft |= self._soft[place]
            hard |= self._hard[place]
        return soft, hard

    def literals(self, one: int, other: int) -> Iterator[Literals]:
        """Yield under which literals two sets of bits clash."""
        for a in _ones(one):
            for b in _ones(self._soft[a] & other):
                yield from self._found[min(a, b), max(a, b)]

    def _place(self, holding: Holding) -> int:
        told = key(holding)
        if told in self._places:
            return self._places[told]
        place = self._places[told] = len(self._holders)
        self._holders.append(holding)
        self._hard.append(0)
        self._soft.append(0)
        for other, held in enumerate(self._holders):
            if found := self._clash(held, holding):
                self._found[other, place] = found
                self._soft[other] |= 1 << place
                self._soft[place] |= 1 << other
                if ALWAYS in found:
                    self._hard[other] |= 1 << place
                    self._hard[place] |= 1 << other
        return place

    def _clash(self, one: Holding, other: Holding) -> set[Literals]:
        return {
            both
            for literals, branches in self._labels
            for branch in branches
            for found in between(one, other, branch)
            if (both := together(found, literals)) is not None
        }


def _ones(bits: int) -> Iterator[int]:
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low


def may_lift(holding: Holding, names: frozenset[str]) -> bool:
    """Return whether a holding may lift what is objected to another one, or to a label of these names.

    A licence may be named for combinations with a work under it; a ban may except the licensor's own family; what a
    label imposes may be a component's already; what only one licensor grants needs a work of theirs. No other rule
    looks at further components to take something back.
    """
    record = holding.part.record
    if record is not None and record.licensor is not None:
        return True
    excepts = record is not None and any(_FAMILY in term.narrowed for term in record.of_kind("prohibition"))
    return excepts or holding.part.id in names


def is_lifted_by_others(holding: Holding, names: frozenset[str]) -> bool:
    """Return whether a licence is named for combinations: a component under it would make the label one that fits."""
    return any(named.combined and names & set(named.licences) for named in holding.demand.named)


def names_of(labels: Labels) -> frozenset[str]:
    """Return the ids of all licences in a label."""
    return frozenset(name for _, branches in labels for branch in branches for name in branch.names())
