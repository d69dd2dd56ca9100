# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Three-valued truth: what is not known, and when a set of possible objections decides anyway.

An objection holds under a conjunction of literals, each "this unknown has that value". The release is refused for
certain when the objections cover every completion of the unknowns, and permitted when there is none (semantics.md §4
and §8: three-valued = agreement of all completions).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class Answer(StrEnum):
    """The answer of licet. Unknown is an answer of its own, never a weak yes."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something the verdict may hang on: it has one of `options` values, and `asks` is the question that settles it.

    `kind`: fact | standing | reading | licence | reserved | vague | policy | exception | claim | act. Two unknowns
    of the same kind and subject are the same unknown, and are decided the same way in one verdict. `hint` says how
    to answer it; `means` says what each value means, in the order of the values; `fact` names the scenario fact
    that would decide it, if one would.
    """

    kind: str
    subject: str
    options: int
    asks: str
    hint: str = ""
    means: tuple[str, ...] = ()
    fact: str = ""

    def __hash__(self) -> int:
        return hash((self.kind, self.subject))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Unknown) and (self.kind, self.subject) == (other.kind, other.subject)


Literal: TypeAlias = tuple[Unknown, int]
Literals: TypeAlias = frozenset[Literal]
ALWAYS: Literals = frozenset()
# Above this many unknowns in play, covering is not searched for: the answer stays unknown, which is sound.
_MOST = 14


def together(*parts: Literals) -> Literals | None:
    """Return the conjunction of literals, or None where two of them exclude each other."""
    filled = [part for part in parts if part]
    if len(filled) < 2:
        return filled[0] if filled else ALWAYS
    found: dict[Unknown, int] = {}
    for part in filled:
        for unknown, value in part:
            if found.setdefault(unknown, value) != value:
                return None
    return frozenset(found.items())


def unless(literals: Literals, ways: Iterable[Literals]) -> list[Literals]:
    """Return under which literals `literals` hold and none of `ways` does; [] where some way always does."""
    found = [literals]
    for way in dict.fromkeys(ways):
        order = sorted(way, key=lambda literal: (literal[0].kind, literal[0].subject))
        left: dict[Literals, None] = {}
        for one in found:
            if together(one, way) is None:
                left[one] = None  # it excludes the way already: told further apart, it would grow with every way
                continue
            for unknown, value in order:
                for other in range(unknown.options):
                    if other != value and (both := together(one, frozenset({(unknown, other)}))) is not None:
                        left[both] = None
        found = list(left)
    return found


def minimal(conjunctions: Iterable[Literals]) -> list[Literals]:
    """Return the conjunctions that no other one implies, in a stable order."""
    unique = sorted(set(conjunctions), key=lambda c: (len(c), sorted((u.kind, u.subject, v) for u, v in c)))
    if ALWAYS in unique:
        return [ALWAYS]
    # One literal implies no other one, so only longer conjunctions are compared: with thousands of single unknowns
    # in play, comparing each with each would take minutes.
    single = {literal for conjunction in unique if len(conjunction) == 1 for literal in conjunction}
    kept: list[Literals] = []
    longer: list[Literals] = []
    for conjunction in unique:
        if len(conjunction) == 1:
            kept.append(conjunction)
        elif not conjunction & single and not any(other <= conjunction for other in longer):
            kept.append(conjunction)
            longer.append(conjunction)
    return kept


def covers(conjunctions: Sequence[Literals]) -> bool:
    """Return whether in every completion of the unknowns at least one conjunction holds.

    Splits on one unknown after the other (iteratively), so two objections that exclude each other's only way out are
    recognised as a refusal. With too many unknowns the answer is False: nothing is claimed.
    """
    if any(not conjunction for conjunction in conjunctions):
        return True
    if len({unknown for conjunction in conjunctions for unknown, _ in conjunction}) > _MOST:
        return False
    pending = [list(set(conjunctions))]
    while pending:
        current = pending.pop()
        if any(not conjunction for conjunction in current):
            continue
        if sum(map(_share, current)) < 0.999:  # too few completions to be all; the rest is room for rounding
            return False
        unknown = max((u for c in current for u, _ in c), key=lambda u: (u.options, u.kind, u.subject))
        for value in range(unknown.options):
            rest = [
                frozenset(literal for literal in conjunction if literal[0] != unknown)
                for conjunction in current
                if all(u != unknown or v == value for u, v in conjunction)
            ]
            pending.append(rest)
    return True


def _share(conjunction: Literals) -> float:
    """Return the share of all completions in which a conjunction holds."""
    share = 1.0
    for unknown, _ in conjunction:
        share /= unknown.options
    return share


def decide(conjunctions: Sequence[Literals]) -> Answer:
    """Return the answer, given under which literals each objection holds."""
    if not conjunctions:
        return Answer.YES
    return Answer.NO if covers(conjunctions) else Answer.UNKNOWN
