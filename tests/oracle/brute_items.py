# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What licences impose, for the brute-force judge: plain items, compared by plain loops."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from licet.catalogue import vocabulary
from licet.catalogue.model import Atom, Record, Term

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tests.oracle.brute_world import World

STRONGEST = ("same", "derivative", "part", "output", "apart")


def fits(objects: Iterable[str], standing: str) -> bool:
    return standing in objects or (standing == "part" and "same" in objects)


@dataclass(frozen=True)
class Item:
    """One thing imposed on recipients: a duty, a banned use, or a forbidden act."""

    duty: str = ""
    text: str = ""
    atom: Atom | None = None
    limit: Term | None = None


def imposed(law: Record, standings: Iterable[str], applies: Callable[[Any], bool] = lambda _: True) -> list[Item]:
    """Return what a licence imposes on whoever gets a thing that stands so to the licensed work."""
    found = []
    for term in law.terms:
        # A duty binds a part only where the record says so; what is forbidden is forbidden for a part as well.
        if not any(s in term.object or (term.kind != "duty" and fits(term.object, s)) for s in standings):
            continue
        if not applies(term):
            continue
        if term.kind == "duty":
            found.append(Item(duty=term.duty, text=term.text))
        elif term.kind == "prohibition" and term.use:
            found += [Item(atom=Atom(use, term.narrowed)) for use in term.use]
        elif term.kind == "prohibition":
            found.append(Item(limit=term))
    for clause in law.restrictions:
        if any(fits(clause.object, s) for s in standings) and applies(clause):
            found += [Item(atom=atom) for atom in (*clause.must, *clause.may)]
    return found


def covered(item: Item, by: Iterable[Item], world: World | None) -> bool:
    """Return whether what `by` imposes carries `item`; asks (in a world) where a clause is vague on either side."""
    vague = bool(item.atom and item.atom.clause)
    for one in by:
        if item.duty and (item.duty, item.text) == (one.duty, one.text):
            return True
        if item.limit and one.limit and equal_limit(item.limit, one.limit):
            return True
        if item.atom and one.atom and contains(one.atom, item.atom):
            if not one.atom.clause or one.atom.clause == item.atom.clause:
                return True
            vague = True
    return vague and world is not None and bool(world.ask(("vague", item.atom)))


def contains(wide: Atom, narrow: Atom) -> bool:
    return wide.use in vocabulary.parents(narrow.use) and set(wide.narrowed) <= set(narrow.narrowed)


def limit(term: Any) -> bool:
    return isinstance(term, Term) and term.kind == "prohibition" and not term.use


def unconditional(term: Any) -> bool:
    return term.when is None and not getattr(term, "relation", ())


def equal_limit(limit: Term, other: Term) -> bool:
    wide = set(limit.on) <= set(other.on) and set(limit.object) <= set(other.object)
    return wide and (other.when is None or other.when == limit.when)


def bound(law: Record, term: Term, standing: str) -> list[Item]:
    """Return what a flow-down binds the next recipient to."""
    found = [Item(duty=word) for word in term.binds if word not in {"restrictions", "licence"}]
    if "licence" in term.binds:
        found.append(Item(duty=f"licence of {law.id}"))
    if "restrictions" in term.binds:
        clauses = [c for c in law.restrictions if fits(c.object, standing)]
        found += [Item(atom=atom) for c in clauses for atom in (*c.must, *c.may)]
    return found


def admitted(item: Item, ceiling: list[Term], law: Record) -> bool:
    admits = {word for term in ceiling for word in term.admits}
    if item.duty and (item.duty in admits or f"class:{vocabulary.duties()[item.duty].group}" in admits):
        return True
    return "own" in admits and covered(item, imposed(law, STRONGEST), None)
