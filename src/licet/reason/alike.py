# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""From what was found for two artefacts of a sort to what is to be said of every artefact of it."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from math import prod
from typing import TYPE_CHECKING

from licet.reason.case import holdings_of_one

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licet.reason.case import Case
    from licet.reason.choose import Alternative
    from licet.reason.conflict import Holding
    from licet.reason.verdict import Objection, Party

# So many pairs of two sorts that clash are all named; of more, each artefact is named once.
_MOST_PAIRS = 64


def for_all(
    case: Case, chosen: tuple[Alternative, ...], sample: list[Holding], found: list[Objection]
) -> tuple[list[Holding], list[Objection]]:
    """Return the holdings over every artefact, and the objections with every artefact that they are true of."""
    holdings: list[Holding] = []
    sides = _Sides()
    at = 0
    for choice, alternative in zip(case.choices, chosen, strict=True):
        size = sum(1 for _ in holdings_of_one(case, choice, alternative, 2))
        looked_at, at = sample[at : at + size], at + size
        holdings += looked_at
        if len(choice.artefacts) > 2:
            others = list(holdings_of_one(case, replace(choice, artefacts=choice.artefacts[2:]), alternative))
            holdings += others
            sides.add(size // 2, [*looked_at, *others])
    return holdings, [*found, *(other for one in found for other in sides.others(one))]


class _Sides:
    """The same side of an objection for each artefact of a sort, by the stand or the name of the first."""

    def __init__(self) -> None:
        self._stood: dict[int, list[Holding]] = {}
        self._named: dict[tuple[str, str], list[Holding]] = {}
        self._seconds: set[str] = set()

    def add(self, width: int, holdings: list[Holding]) -> None:
        """Take in what holds over the artefacts of one sort: `width` holdings for each, in one order."""
        for place, holding in enumerate(holdings[:width]):
            alike = holdings[place::width]
            self._stood[id(holding.stand)] = alike
            self._named.setdefault((holding.artefact, holding.part.id), alike)
            self._seconds.add(alike[1].artefact)

    def others(self, objection: Objection) -> Iterator[Objection]:
        """Yield an objection against the first of their sorts as it is true of the artefacts not looked at."""
        if any(party.artefact in self._seconds for party in objection.parties):
            return
        options = [self._variants(party) for party in objection.parties]
        if prod(map(len, options)) <= _MOST_PAIRS:
            for places in product(*(range(len(one)) for one in options)):
                if max(places, default=0) > 1:
                    parties = tuple(one[i] for one, i in zip(options, places, strict=True))
                    yield replace(objection, parties=parties)
            return
        for place, variants in enumerate(options):
            for party in variants[2:]:
                parties = (*objection.parties[:place], party, *objection.parties[place + 1 :])
                yield replace(objection, parties=parties)

    def _variants(self, party: Party) -> list[Party]:
        if party.stand is None:
            alike = self._named.get((party.artefact, party.licence), [])
            return [replace(party, artefact=holding.artefact) for holding in alike] or [party]
        alike = self._stood.get(id(party.stand), [])
        return [replace(party, artefact=holding.artefact, stand=holding.stand) for holding in alike] or [party]
