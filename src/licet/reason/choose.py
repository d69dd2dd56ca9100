# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""From a licence claim to what may be chosen: readings, alternatives, parts (semantics.md §4: OR, AND, WITH).

A claim may stand for one of several expressions without saying which: each must hold. An expression offers
alternatives, of which the licensee takes one: OR branches, and the licences a text lets a recipient switch to. Each
alternative is a set of parts that hold together (AND).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from licet.catalogue.expand import record as find_record
from licet.catalogue.names import look_up
from licet.reason.truth import ALWAYS, Literals, Unknown
from licet.syntax.tree import And, License, LicenseRef, Or, With, walk

if TYPE_CHECKING:
    from licet.catalogue.model import Record, Term
    from licet.syntax import Expression

# More alternatives than this are not compared one by one.
MOST = 64
# As many combinations of an AND are formed: many of them come to the same licences.
_MOST_MERGED = 1024


@dataclass(frozen=True, slots=True)
class Part:
    """One licence that holds: its canonical id, and its record where the catalogue has one."""

    id: str
    record: Record | None


@dataclass(frozen=True, slots=True)
class Alternative:
    """Licences that hold together when this way is chosen; `via` names the licence it was switched from."""

    parts: tuple[Part, ...]
    via: str = ""

    def __str__(self) -> str:
        return " AND ".join(part.id for part in self.parts)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Reading:
    """One expression that a claim may stand for: the literals under which it does, and what it offers."""

    literals: Literals
    alternatives: tuple[Alternative, ...]


class TooManyAlternativesError(ValueError):
    """An expression offers more alternatives than are compared."""


def resolve(name: str) -> tuple[str, ...]:
    """Return the ids that a leaf of an expression may stand for: itself, or each version that it leaves open."""
    meaning = look_up(name)
    if meaning and meaning.readings:
        return meaning.readings
    if name.endswith("+"):
        for other in (f"{name[:-1]}-or-later", name[:-1]):
            if find_record(other):
                return (other,)
    return (name,)


@lru_cache(maxsize=2048)
def with_exception(base: Record, exception: Record) -> Record:
    """Return the record of "base WITH exception": the exception's entries first, lifted terms gone.

    An exception only grants more, and whoever passes the work on need not grant it too: where the licence names itself
    for the result, the licence without the exception will do.
    """
    kept = tuple(_without(base, found) for term in base.terms if (found := _left(term, exception)) is not None)
    return replace(
        base,
        id=f"{base.id} WITH {exception.id}",
        title=f"{base.title} with {exception.title}",
        terms=kept + exception.terms,
        reach=exception.reach + base.reach,
    )


def _without(base: Record, term: Term) -> Term:
    if term.kind != "outbound" or "self" not in term.licences:
        return term
    return replace(term, licences=(*term.licences, base.id))


def _left(term: Term, exception: Record) -> Term | None:
    """Return what an exception leaves of a term: nothing, or the term outside the relations in which it is lifted."""
    for lift in exception.lifts:
        if _lifts(lift, term):
            if not lift.relation:
                return None
            term = replace(term, lifted=(*term.lifted, *lift.relation))
    return term


def _lifts(lift: Term, term: Term) -> bool:
    """Return whether a lift speaks of a term: what it names (a duty, uses, a mode, else acts) is the term's."""
    if lift.kind != term.kind:
        return False
    if lift.duty or lift.use or lift.mode:
        return (lift.duty, lift.use, lift.mode) == (term.duty, term.use, term.mode)
    return not lift.on or set(lift.on) >= set(term.on)


def _leaf(node: License | LicenseRef | With) -> list[Part]:
    """Return the parts a leaf may stand for: more than one where it leaves a version open."""
    if isinstance(node, With):
        exception = find_record(str(node.exception))
        parts = []
        for part in _leaf(node.license):
            if part.record is not None and exception is not None and _fits(part.id, exception):
                record = with_exception(part.record, exception)
                parts.append(Part(record.id, record))
            else:
                parts.append(Part(f"{part.id} WITH {node.exception}", None))
        return parts
    return [Part(id_, find_record(id_)) for id_ in resolve(str(node))]


def _fits(licence: str, exception: Record) -> bool:
    return licence in exception.applies_to


def leaf(id_: str) -> License | LicenseRef:
    """Return the expression that names one recorded licence."""
    head, _, name = id_.partition("LicenseRef-")
    return LicenseRef(None, name) if name and not head else License(id_)


def switches(part: Part) -> list[Part]:
    """Return the licences that the text lets a recipient take the work under instead, directly or in turn."""
    found: dict[str, Part] = {}
    pending = [part]
    while pending:
        current = pending.pop(0)
        for term in current.record.of_kind("outbound") if current.record else ():
            for name in term.licences if term.switch else ():
                if name not in {"self", part.id} and name not in found:
                    found[name] = Part(name, find_record(name))
                    pending.append(found[name])
    return [other for other in found.values() if other.record is not None]


@lru_cache(maxsize=4096)
def alternatives(expression: Expression, switching: bool = True) -> tuple[Reading, ...]:
    """Return the readings of an expression, each with its alternatives in the order they are written.

    Raises TooManyAlternativesError above `MOST`. `switching` adds the licences a text lets a recipient switch to;
    without it the expression is read as a label: what is promised, not what may be made of it.
    """
    stack: list[list[tuple[Literals, list[Alternative]]]] = []
    for node in walk(expression):
        if isinstance(node, (And, Or)):
            count = len(node.terms)
            groups, stack = stack[-count:], stack[:-count]
            stack.append(_combine(groups, isinstance(node, And)))
        elif isinstance(node, With):
            stack[-1] = _offers(_leaf(node), str(node), switching)  # in place of its licence, which came before
        elif isinstance(node, (License, LicenseRef)):
            stack.append(_offers(_leaf(node), str(node), switching))
        else:
            stack.append([(ALWAYS, [Alternative((Part(str(node), None),))])])
    return tuple(Reading(literals, tuple(found)) for literals, found in stack[0])


def _offers(parts: list[Part], name: str, switching: bool) -> list[tuple[Literals, list[Alternative]]]:
    unknown = Unknown("reading", name, len(parts), f"which is meant by {name!r}: {', '.join(p.id for p in parts)}?")
    found = []
    for i, part in enumerate(parts):
        offered = [Alternative((part,))]
        if switching:
            offered += [Alternative((other,), via=part.id) for other in switches(part)]
        found.append((frozenset({(unknown, i)}) if len(parts) > 1 else ALWAYS, offered))
    return found


def _merged(offers: list[list[Alternative]]) -> list[Alternative]:
    """Return every combination of one alternative of each; the same licences in another order are the same."""
    found: dict[frozenset[str], Alternative] = {}
    for combination in product(*offers):
        parts = {part.id: part for one in combination for part in one.parts}
        via = next((one.via for one in combination if one.via), "")
        found.setdefault(frozenset(parts), Alternative(tuple(parts.values()), via))
    return list(found.values())


def _combine(
    groups: list[list[tuple[Literals, list[Alternative]]]], together: bool
) -> list[tuple[Literals, list[Alternative]]]:
    """Return the AND (every combination) or the OR (all of them) of groups, for each combination of readings."""
    readings = []
    for chosen in product(*groups):
        literals: Literals = frozenset().union(*(one for one, _ in chosen))
        offers = [found for _, found in chosen]
        if together:
            size = 1
            for offer in offers:
                size *= len(offer)
            if size > _MOST_MERGED:
                raise TooManyAlternativesError
            merged = _merged(offers)
        else:
            merged = [alternative for offer in offers for alternative in offer]
        if len(merged) > MOST:
            raise TooManyAlternativesError
        readings.append((literals, merged))
        if len(readings) > MOST:
            raise TooManyAlternativesError
    return readings
