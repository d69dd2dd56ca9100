# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Is a use permitted by a set of clauses: permitted, forbidden, permitted if …, or unknown (semantics.md §7).

INVARIANT: permitted is said only where every clause was read and none touches the use.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from licet.catalogue import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from licet.reason.clause_set import Ban, ClauseSet, Owed

Effect = Literal["forbidden", "unknown", "conditional", "note"]
Ruled = Literal["permitted", "forbidden", "unknown", "conditional"]
LEAD = "You agree not to use the Model"

# Not what is done but why or where: any use may be made so, and a question that does not say is open.
PURPOSES = ("commercial", "non-research", "non-internal", "production")
# Whether a use breaks a law or a right is a matter of how it is made; such bans are told beside the answer.
_GENERAL = frozenset({"law", "rights", "harm", "morals"})
_VAGUE = frozenset({"harm", "morals"})
# What people call offensive or inappropriate: a clause in such words may cover it.
_OFFENSIVE = frozenset({"abuse", "crime", "deception", "manipulation", "minors", "sexual", "violence", "weapons"})
# Groups whose members overlap: to score credit by machine alone is also to decide with legal effect. A ban on one
# member leaves open whether it covers a use that is named as another.
_OVERLAPPING = frozenset(
    {"abuse", "crime", "deception", "decision", "discrimination", "manipulation", "military", "minors", "politics",
     "privacy", "sexual", "surveillance", "violence", "weapons"}
)  # fmt: skip
# The act of licence terms that a use is.
_ACTS = {"commercial.service": "host", "training": "train"}


@dataclass(frozen=True, slots=True)
class Question:
    """A use that is asked about: ids it certainly is, ids it is perhaps, the cases it is narrowed to.

    `unread`: words that nothing could place; they may change what is asked. `spared`: uses that it is said not to be.
    """

    words: str
    uses: tuple[str, ...]
    vague: tuple[str, ...] = ()
    narrowed: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    spared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that bears on the answer: a ban or a forbidden act with its citation, or (`says`) what is not known.

    `lacking`: qualifiers of the ban that the question leaves open; `use`: what is banned, where the question may or
    may not include it.
    """

    effect: Effect
    ban: Ban | Owed | None = None
    lacking: tuple[str, ...] = ()
    use: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True)
class Ruling:
    """The answer for one clause set, with what it rests on."""

    name: str
    answer: Ruled
    reasons: tuple[Reason, ...] = ()
    recorded: bool = True


def asked(words: str, facts: Mapping[str, Any] | None = None) -> Question:
    """Return what an id of the use taxonomy, or free words read by the clause grammar, ask about.

    The fact `commercial` says whether the use is commercial besides.
    """
    commercial = (facts or {}).get("commercial")
    question = _worded(" ".join(words.split()))
    if commercial is True or "commercial" in question.narrowed:
        return replace(question, uses=tuple(dict.fromkeys((*question.uses, "commercial"))))
    return replace(question, spared=("commercial",)) if commercial is False else question


def _worded(words: str) -> Question:
    if words in vocabulary.uses():
        return Question(words, (words,))
    from licet.reading.parse import parse_clause

    clause = parse_clause(words, LEAD)
    unread = [phrase.text for phrase in (*clause.unread, *clause.exceptions)]
    if clause.conditions and not clause.narrowed:
        unread += [phrase.text for phrase in clause.conditions]
    return Question(words, clause.must, clause.may, clause.narrowed, tuple(dict.fromkeys(unread)))


def rule(question: Question, clauses: ClauseSet, standings: Iterable[str] = ("same",)) -> Ruling:
    """Return whether `clauses` permit the use, for a work that stands so to the licensed one."""
    seen = frozenset(standings)
    reasons = list(dict.fromkeys(_reasons(question, clauses, seen)))
    free = not clauses.bans and not clauses.unread and not any(reason.effect != "unknown" for reason in reasons)
    if free and all(reason.ban is None and not _is_grant(reason) for reason in reasons):
        reasons = []  # whatever the words mean: nothing is forbidden at all
    return Ruling(clauses.name, worst(reasons), _telling(reasons), clauses.recorded)


def worst(reasons: Iterable[Reason]) -> Ruled:
    """Return the answer that reasons give together: forbidden over unknown over conditional over permitted."""
    effects = {reason.effect for reason in reasons}
    if "forbidden" in effects:
        return "forbidden"
    return "unknown" if "unknown" in effects else "conditional" if "conditional" in effects else "permitted"


def _telling(reasons: list[Reason]) -> tuple[Reason, ...]:
    """Return the reasons worth telling: where something forbids, that alone; the most special ban first."""
    forbidding = [reason for reason in reasons if reason.effect == "forbidden"]
    return tuple(sorted(forbidding, key=_depth, reverse=True) or reasons)


def _depth(reason: Reason) -> int:
    atom = getattr(reason.ban, "atom", None)
    return len(vocabulary.parents(atom.use)) if atom is not None else 0


def _is_grant(reason: Reason) -> bool:
    return reason.says.startswith("no grant")


def _reasons(question: Question, clauses: ClauseSet, seen: frozenset[str]) -> Iterator[Reason]:
    for ban in clauses.bans:
        if seen & set(ban.object):
            yield from _by_ban(question, ban)
    acts = {"use", *(_ACTS[part] for use in question.uses for part in vocabulary.parents(use) if part in _ACTS)}
    for owed in clauses.duties:
        if acts & set(owed.acts) and seen & set(owed.object):
            yield Reason("conditional" if owed.when else "forbidden", owed)
    for act in sorted(acts - {"use"}) if clauses.recorded else ():
        granted = clauses.grants.get(act, clauses.grants.get("copy", ()) if act == "train" else ())
        if "" not in granted:
            on = f" but if {' or if '.join(granted)}" if granted else ""
            yield Reason("conditional" if granted else "unknown", says=f"no grant to {act} is on record{on}")
    for words in clauses.unread:
        yield Reason("unknown", says=f"not read: {words}")
    if question.unread:
        words = ", ".join(f"“{word}”" for word in question.unread)
        yield Reason("unknown", says=f"the question was not understood: {words}")
    elif not question.uses and not question.vague:
        yield Reason("unknown", says="the question names no use that the taxonomy knows")
    elif not question.uses:
        yield Reason("unknown", says=f"the question is vague: it may mean {', '.join(question.vague)}")


def _by_ban(question: Question, ban: Ban) -> Iterator[Reason]:
    banned = ban.atom.use
    touched = False
    for use in question.uses:
        above = vocabulary.parents(use)
        if banned in above:
            touched = True
            yield _over(question, ban)
        elif use in vocabulary.parents(banned):
            touched = True
            yield Reason("unknown" if ban.is_vague else "conditional", ban, use=banned)
    for use in question.vague:
        if not touched and (banned in vocabulary.parents(use) or use in vocabulary.parents(banned)):
            touched = True
            yield Reason("unknown", ban, use=banned)
    if touched:
        return
    named = {part for use in question.uses for part in vocabulary.parents(use)}
    groups = named & _OVERLAPPING
    if banned in question.spared:
        return
    if banned in PURPOSES or groups & vocabulary.parents(banned):
        yield Reason("unknown" if ban.is_vague else "conditional", ban, use=banned)
    elif ban.is_vague and banned in _VAGUE and named & _OFFENSIVE:
        yield Reason("unknown", ban, use=banned)
    elif banned.partition(".")[0] in _GENERAL:
        yield Reason("note", ban, use=banned)


def _over(question: Question, ban: Ban) -> Reason:
    """Return what a ban over the use does: it forbids, unless it is vague, narrower, or holds under a condition."""
    if ban.is_vague:
        return Reason("unknown", ban)
    lacking = tuple(word for word in ban.atom.narrowed if word not in _given(question))
    if lacking or ban.when or ban.unless:
        return Reason("conditional", ban, lacking)
    return Reason("unknown" if question.unread else "forbidden", ban)


def _given(question: Question) -> frozenset[str]:
    named = {part for use in question.uses for part in vocabulary.parents(use)}
    also = {"commercial"} if "commercial" in named else set()
    return frozenset((*question.narrowed, *also))


def unknown(name: str, says: str) -> Ruling:
    """Return the ruling on a licence of which nothing is known."""
    return Ruling(name, "unknown", (Reason("unknown", says=says),), recorded=False)


def together(rulings: Iterable[Ruling], name: str) -> Ruling:
    """Return what licences that all hold permit: the strictest answer, with every reason for it."""
    found = list(rulings)
    reasons = tuple(reason for one in found for reason in one.reasons)
    return Ruling(name, worst(reasons), _telling(list(reasons)), all(one.recorded for one in found))


def best(rulings: Iterable[Ruling]) -> Ruling:
    """Return the most permissive of several licences of which one may be chosen."""
    order = ("permitted", "conditional", "unknown", "forbidden")
    return min(rulings, key=lambda one: order.index(one.answer))


def either(rulings: Iterable[Ruling], name: str) -> Ruling:
    """Return what can be said where one of several licences holds and nobody says which."""
    found = list(rulings)
    if len({one.answer for one in found}) == 1:
        return found[0] if len(found) == 1 else together(found, name)
    says = "; ".join(f"{one.name}: {one.answer}" for one in found)
    return Ruling(name, "unknown", (Reason("unknown", says=f"it is not said which licence holds ({says})"),))
