# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What one clause set forbids or demands and another does not, each with a concrete use (semantics.md §7).

Set S entails a ban if everything that the ban may cover is certainly banned by S, and refutes it if something that it
certainly covers is not banned by S at all: that something is shown. Between the two it is unknown, and is said so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from licet.catalogue import vocabulary
from licet.reason.entail import covers_atom
from licet.reason.truth import Answer

if TYPE_CHECKING:
    from licet.reason.clause_set import Answered, Ban, ClauseSet, Owed

Why = Literal["", "vague", "unread", "conditions"]


@dataclass(frozen=True, slots=True)
class Extra:
    """A ban of one set that another does not carry: certainly not (NO), or perhaps not (UNKNOWN, and `why`).

    The use that the one forbids and the other lets pass is `use`: of a kind that is not named (`other`), without
    what the qualifiers `lacking` say, outside the conditions `outside`. `near`: what the other set bans instead.
    """

    ban: Ban
    answer: Answer
    use: str
    other: bool = False
    lacking: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    near: tuple[Ban, ...] = ()
    why: Why = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two clause sets side by side: what each has that the other has not.

    `same_uses`: whether both ban the same uses, for the same standings. `reach_*`: standings (output, part …) that
    only the bans of one speak of. `duties_*` are compared by id, and only what is on record is complete. `answers`:
    questions that the two texts answer differently.
    """

    first: ClauseSet
    second: ClauseSet
    only_first: tuple[Extra, ...]
    only_second: tuple[Extra, ...]
    same_uses: Answer
    reach_first: tuple[str, ...]
    reach_second: tuple[str, ...]
    duties_first: tuple[Owed, ...]
    duties_second: tuple[Owed, ...]
    answers: tuple[tuple[str, Answered, Answered], ...]


@lru_cache(maxsize=512)
def below(use: str) -> tuple[str, ...]:
    """Return the uses under a use, without itself, in the order of the taxonomy."""
    return tuple(one for one in vocabulary.uses() if one != use and use in vocabulary.parents(one))


def covers(given: Ban, required: Ban) -> bool:
    """Return whether the ban `given` certainly bans everything that `required` may ban."""
    if given.words and (given.words, given.atom.use) == (required.words, required.atom.use):
        return True  # the same clause word for word, however it was read
    if not covers_atom(given.atom, required.atom):
        return False
    return given.when in ("", required.when) and given.unless in ("", required.unless)


def difference(first: ClauseSet, second: ClauseSet) -> tuple[Extra, ...]:
    """Return the bans of `first` that `second` does not certainly carry, in the order of `first`, each once."""
    found: dict[object, Extra] = {}
    certain = [ban for ban in first.bans if not ban.is_vague]
    for ban in first.bans:
        if ban.is_vague and any(covers(other, ban) for other in certain):
            continue
        key = (ban.atom.use, ban.atom.narrowed, ban.is_vague, ban.when, ban.unless)
        if key not in found and (extra := _extra(ban, second)) is not None:
            found[key] = extra
    return tuple(found.values())


def _extra(ban: Ban, others: ClauseSet) -> Extra | None:
    if any(covers(other, ban) for other in others.bans):
        return None
    use = ban.atom.use
    touching = [other for other in others.bans if _touches(other, use)]
    if ban.is_vague:
        return Extra(ban, Answer.UNKNOWN, use, near=tuple(touching[:2]), why="vague")
    perhaps: Extra | None = None
    for candidate, other_kind in _candidates(use, touching):
        narrowed = replace(ban, atom=replace(ban.atom, use=candidate))
        # Of the kind that no member names, only what bans the whole use speaks.
        over = [other for other in touching if other.atom.use in vocabulary.parents(candidate)]
        if any(covers(other, narrowed) for other in over):
            continue
        extra = _witness(ban, candidate, other_kind, over, others)
        if extra.answer is Answer.NO:
            return extra
        perhaps = perhaps or extra
    # INVARIANT: the use itself, of an unnamed kind, is the last candidate, and is covered only where `ban` is.
    return perhaps


def _touches(other: Ban, use: str) -> bool:
    return other.atom.use in vocabulary.parents(use) or use in vocabulary.parents(other.atom.use)


def _candidates(use: str, touching: list[Ban]) -> list[tuple[str, bool]]:
    """Return the uses that may be allowed: the whole use where nothing below it is banned, else a member, else others.

    A member with banned members of its own is passed over: it would not be concrete.
    """
    inner = [
        other.atom.use for other in touching if other.atom.use != use and use in vocabulary.parents(other.atom.use)
    ]
    if not inner:
        return [(use, False)]
    members = [
        (one, False)
        for one in below(use)
        if not any(one != banned and one in vocabulary.parents(banned) for banned in inner)
    ]
    return [*members, (use, True)]


def _witness(ban: Ban, use: str, other_kind: bool, over: list[Ban], others: ClauseSet) -> Extra:
    """Return why `use` is not certainly banned, given the bans over it that do not cover it."""
    near = tuple(over[:2])
    if any(other.is_vague for other in over):
        return Extra(ban, Answer.UNKNOWN, use, other_kind, near=near, why="vague")
    lacking = dict.fromkeys(word for other in over for word in other.atom.narrowed if word not in ban.atom.narrowed)
    outside: list[str] = []
    for other in over:
        if set(other.atom.narrowed) <= set(ban.atom.narrowed):
            # It differs by its condition: a use outside it is free, unless the ban has a condition of its own.
            if (other.when and ban.when) or (other.unless and ban.unless):
                return Extra(ban, Answer.UNKNOWN, use, other_kind, near=near, why="conditions")
            outside += [f"not {other.when}"] if other.when else [other.unless]
    answer: Answer = Answer.UNKNOWN if others.unread else Answer.NO
    why: Why = "unread" if others.unread else ""
    return Extra(ban, answer, use, other_kind, tuple(lacking), tuple(dict.fromkeys(outside)), near, why)


def entails(given: ClauseSet, required: ClauseSet) -> Answer:
    """Return whether `given` bans whatever `required` bans: yes, no (there is a witness), or unknown."""
    extras = difference(required, given)
    if any(extra.answer is Answer.NO for extra in extras):
        return Answer.NO
    return Answer.UNKNOWN if extras or required.unread else Answer.YES


def compare(first: ClauseSet, second: ClauseSet) -> Comparison:
    """Return two clause sets side by side."""
    ways = {entails(first, second), entails(second, first)}
    further = _reach(first, second), _reach(second, first)
    different = Answer.NO in ways or any(further)
    same = Answer.NO if different else Answer.UNKNOWN if Answer.UNKNOWN in ways else Answer.YES
    answers = tuple(
        (question, first.answers[question], second.answers[question])
        for question in vocabulary.questions()
        if question in first.answers
        and question in second.answers
        and first.answers[question].answer != second.answers[question].answer
    )
    return Comparison(
        first,
        second,
        difference(first, second),
        difference(second, first),
        same,
        *further,
        _duties(first, second),
        _duties(second, first),
        answers,
    )


def _reach(first: ClauseSet, second: ClauseSet) -> tuple[str, ...]:
    """Return the standings that bans of `first` speak of and none of `second`; a mere reading does not say."""
    if not (first.recorded and second.recorded and first.bans and second.bans):
        return ()
    had = {standing for ban in second.bans for standing in ban.object}
    return tuple(dict.fromkeys(one for ban in first.bans for one in ban.object if one not in had))


def _duties(first: ClauseSet, second: ClauseSet) -> tuple[Owed, ...]:
    """Return the duties and forbidden acts of `first` that `second` has not, each once."""
    had = {owed.key for owed in second.duties}
    return tuple({owed.key: owed for owed in reversed(first.duties) if owed.key not in had}.values())[::-1]
