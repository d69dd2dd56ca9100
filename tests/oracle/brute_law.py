# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Licences for the brute-force judge: a record, or what an exception makes of one (docs/records.md)."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from licet.catalogue.expand import record

if TYPE_CHECKING:
    from licet.catalogue.model import Record, Term


@cache
def law(name: str) -> Record | None:
    """Return the record of an id or of "id WITH exception"; None is a licence that nobody recorded."""
    base, _, other = name.partition(" WITH ")
    found = record(base) if base else None
    if not other or found is None:
        return found
    exception = record(other)
    if exception is None or base not in exception.applies_to:
        return None
    terms = list(exception.terms)
    for term in found.terms:
        gone = [lift for lift in exception.lifts if speaks_of(lift, term)]
        if any(not lift.relation for lift in gone):
            continue
        kept = term
        for lift in gone:
            kept = replace(kept, lifted=(*kept.lifted, *lift.relation))
        # Nobody need pass an exception on: where a licence names itself, it will do without.
        if kept.kind == "outbound" and "self" in kept.licences:
            kept = replace(kept, licences=(*kept.licences, base))
        terms.append(kept)
    return replace(found, id=name, terms=tuple(terms), reach=(*exception.reach, *found.reach))


def speaks_of(lift: Term, term: Term) -> bool:
    if lift.kind != term.kind:
        return False
    named = [(lift.duty, term.duty), (lift.use, term.use), (lift.mode, term.mode)]
    if any(mine for mine, _ in named):
        return all(mine == theirs for mine, theirs in named)
    return not lift.on or set(term.on) <= set(lift.on)
