# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""How much the catalogue holds: what `licet list --stats` prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from licet.catalogue.store import Store

_CITED = ("term", "reach", "restriction", "answer", "lift")


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over the records of one kind, or of all kinds ("all").

    `quotes` counts the cited rows with a quote, those of a family once for each record that has them; `read_twice`
    counts the records with a second reading, `doubts` the doubts that the readers wrote down.
    """

    kind: str
    records: int = 0
    terms: int = 0
    reach: int = 0
    restrictions: int = 0
    answers: int = 0
    quotes: int = 0
    policies: int = 0
    read_twice: int = 0
    doubts: int = 0

    def plus(self, other: Tally) -> Tally:
        """Return the sum, under the kind of this tally."""
        counts = (getattr(self, name) + getattr(other, name) for name in self.__slots__[1:])
        return Tally(self.kind, *counts)


def tally(record: Mapping[str, Any]) -> Tally:
    """Return the counts of one compiled record."""
    rows = [row for key in _CITED for row in record.get(key, ())]
    return Tally(
        record["kind"],
        records=1,
        terms=len(record["term"]) + len(record.get("lift", ())),
        reach=len(record["reach"]),
        restrictions=len(record["restriction"]),
        answers=len(record["answer"]),
        quotes=sum("quote" in row.get("cite", ()) for row in rows),
        policies=len(record["policies"]),
        read_twice=record["review"]["state"] == "read-twice",
        doubts=len(record["review"].get("doubts", ())),
    )


def count(records: Iterable[Mapping[str, Any]]) -> tuple[Tally, ...]:
    """Return a tally for each kind that occurs, in the order of their names, and the last one for all."""
    kinds: dict[str, Tally] = {}
    total = Tally("all")
    for record in records:
        one = tally(record)
        kinds[one.kind] = kinds.get(one.kind, Tally(one.kind)).plus(one)
        total = total.plus(one)
    return (*(kinds[kind] for kind in sorted(kinds)), total)


def stats(store: Store) -> tuple[Tally, ...]:
    """Return the counts of a compiled catalogue (`store.store()`), by kind and for all."""
    return count(store.section(f"record/{id_}") for id_ in store.names("record"))
