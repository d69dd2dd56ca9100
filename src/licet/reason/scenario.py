# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The scenario a verdict is asked for: acts, facts and intended uses, each of which may be left open.

Source: semantics.md §1 (`when`) and §4. A fact that is not given is unknown, and the question that settles it is the
vocabulary's.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from licet.catalogue import vocabulary
from licet.reason.truth import ALWAYS, Literals, Unknown, together

if TYPE_CHECKING:
    from collections.abc import Mapping

    from licet.catalogue.model import Condition


@dataclass(frozen=True, slots=True)
class Scenario:
    """What is done, by whom, where: acts of vocabulary/acts.toml, facts of vocabulary/facts.toml, uses.

    `defaults` names the layer that says what silence means.
    """

    acts: tuple[str, ...] = ("publish",)
    facts: Mapping[str, Any] = field(default_factory=dict)
    uses: tuple[str, ...] = ()
    defaults: str = "worldwide"

    def needs(self) -> tuple[str, ...]:
        """Return the acts of licence terms that the stated acts perform, without repeats."""
        table = vocabulary.acts()
        return tuple(dict.fromkeys(need for act in self.acts for need in table[act]))

    def performed(self) -> tuple[str, ...]:
        """Return the uses that are certainly made: stated ones, and those that an act or a fact is by itself."""
        found = list(self.uses)
        for act in self.acts:
            found.extend(vocabulary.performs().get(act, ()))
        if self.facts.get("commercial") is True:
            found.append("commercial")
        return tuple(dict.fromkeys(found))


_SIGNS = {
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
}


def _members(words: Any) -> frozenset[str]:
    """Return the words in upper case, with names for several territories spelt out."""
    found: set[str] = set()
    for word in [words] if isinstance(words, str) else words:
        name = str(word).upper()
        found |= {name} | vocabulary.territories().get(name, frozenset())
    return frozenset(found)


def _atom(condition: Condition, facts: Mapping[str, Any]) -> bool | None:
    """Return whether an atomic condition holds; None where its fact is not given."""
    head, fact = condition[0], condition[1]
    if fact not in facts:
        return None
    value = facts[fact]
    if head == "fact":
        return bool(value)
    if head == "compare":
        return bool(_SIGNS[condition[2]](value, condition[3]))
    given, wanted = _members(value), _members(condition[2])
    return given <= wanted if head == "only" else bool(given & wanted)


def _unknown(condition: Condition) -> Unknown:
    fact = vocabulary.facts()[condition[1]]
    shape = {"boolean": "true|false", "integer": "N", "money": "N", "word": "WORD", "words": "A,B"}[fact.type]
    return Unknown(
        kind="fact",
        subject=write(condition),
        options=2,
        asks=fact.asks,
        hint=f"--fact {fact.id}={shape}, or {fact.id} under [facts] in licet.toml",
        means=(f"not: {write(condition)}", write(condition)),
        fact=fact.id,
    )


def ways(condition: Condition | None, facts: Mapping[str, Any]) -> list[Literals]:
    """Return under which literals a condition holds: [] never, [ALWAYS] certainly, else each way it may hold."""
    return _ways(condition, facts, True) if condition is not None else [ALWAYS]


def _ways(condition: Condition, facts: Mapping[str, Any], wanted: bool) -> list[Literals]:
    # Conditions are written in records and compiled from a grammar; their nesting is a handful of levels.
    head = condition[0]
    if head == "not":
        return _ways(condition[1], facts, not wanted)
    if head in {"any", "all"}:
        parts = [_ways(part, facts, wanted) for part in condition[1:]]
        if (head == "any") == wanted:
            return [ALWAYS] if [ALWAYS] in parts else [way for part in parts for way in part]
        found = [ALWAYS]
        for part in parts:
            found = [both for a in found for b in part if (both := together(a, b)) is not None]
        return found
    truth = _atom(condition, facts)
    if truth is None:
        return [frozenset({(_unknown(condition), int(wanted))})]
    return [ALWAYS] if truth == wanted else []


def ways_for_anybody(condition: Condition | None, facts: Mapping[str, Any]) -> list[Literals]:
    """Return under which literals a condition holds for some recipient: facts of the licensee may be anything.

    What binds recipients is not lifted by facts about the one who releases: somebody further down may be above a
    threshold that the releaser is far below.
    """
    table = vocabulary.facts()
    about_work = {name: value for name, value in facts.items() if table[name].of == "work"}
    found = []
    for way in ways(condition, about_work):
        kept = frozenset((u, v) for u, v in way if u.kind != "fact" or table[u.fact].of == "work")
        found.append(kept)
    return [ALWAYS] if ALWAYS in found else found


def write(condition: Condition) -> str:
    """Return a condition in words, as a record writes it."""
    head = condition[0]
    if head == "not":
        return f"not {write(condition[1])}"
    if head in {"any", "all"}:
        word = " or " if head == "any" else " and "
        return "(" + word.join(write(part) for part in condition[1:]) + ")"
    if head == "fact":
        return str(condition[1])
    if head == "compare":
        return f"{condition[1]} {condition[2]} {condition[3]:,}"
    return f"{condition[1]} {'in' if head == 'some' else 'only'} {', '.join(condition[2])}"
