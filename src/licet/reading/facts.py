# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the sentences of a licence say: acts granted, banned and required, and the facts of sentences.toml."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from licet.reading.phrases import find, find_all, lexicon, split
from licet.reading.statements import statements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licet.reading.outline import Outline
    from licet.reading.phrases import Phrase
    from licet.reading.statements import Deed, Statement


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing said in a sentence, from word `first` up to `last`; `statement` gives the place."""

    name: str
    statement: Statement
    first: int
    last: int

    @property
    def mode(self) -> str:
        """The mode of its first word."""
        return self.statement.modes[self.first] if self.first < len(self.statement.modes) else "none"


@dataclass(frozen=True, slots=True)
class _Rule:
    name: str
    say: tuple[Phrase, ...]
    lacks: tuple[Phrase, ...]
    under: frozenset[str]
    lead: bool


@cache
def _rules() -> tuple[_Rule, ...]:
    words = lexicon()
    return tuple(
        _Rule(
            name,
            words.phrases(row["say"]),
            words.phrases(row["lacks"]),
            frozenset(row.get("under", ())),
            row.get("lead", False),
        )
        for name, row in words.table["fact"].items()
    )


@dataclass(slots=True)
class Facts:
    """The facts of one text by name, and its deeds by (mode, act), each in reading order."""

    statements: tuple[Statement, ...]
    said: dict[str, list[Fact]] = field(default_factory=dict)
    done: dict[tuple[str, str], list[tuple[Deed, Statement]]] = field(default_factory=dict)

    def first(self, *names: str) -> Fact | None:
        """Return the first fact of the first of these names that the text has."""
        return next((self.said[name][0] for name in names if self.said.get(name)), None)

    def deeds(self, mode: str, *acts: str) -> Iterator[tuple[Deed, Statement]]:
        """Yield what is said of these acts in one mode."""
        for act in acts:
            yield from self.done.get((mode, act), ())


def _apply(rule: _Rule, statement: Statement) -> Fact | None:
    words = statement.words
    if rule.lead and statement.lead:
        whole = split(statement.lead + " " + statement.text)
        place = find(rule.say, whole)
        if place is None or find(rule.lacks, whole) is not None:
            return None
        shift = len(whole.words) - len(words.words)
        return Fact(rule.name, statement, max(0, place[0] - shift), max(1, place[1] - shift))
    for first, last in find_all(rule.say, words):
        if not rule.under or rule.under.intersection(statement.modes[first:last]):
            return None if find(rule.lacks, words) is not None else Fact(rule.name, statement, first, last)
    return None


@cache
def _asides() -> tuple[tuple[tuple[Phrase, ...], tuple[Phrase, ...]], ...]:
    tables = (lexicon().table[name] for name in ("ignore", "disclaimer"))
    return tuple((lexicon().phrases(table["say"]), lexicon().phrases(table["lacks"])) for table in tables)


def _is_aside(statement: Statement) -> bool:
    words = statement.words
    return any(find(say, words) is not None and find(lacks, words) is None for say, lacks in _asides())


def read_facts(outline: Outline) -> Facts:
    """Return the facts of an outline. Linear in its length."""
    facts = Facts(statements(outline))
    for statement in facts.statements:
        if _is_aside(statement):
            continue
        for deed in statement.deeds:
            facts.done.setdefault((deed.mode, deed.act), []).append((deed, statement))
        for rule in _rules():
            fact = _apply(rule, statement)
            if fact is not None:
                facts.said.setdefault(rule.name, []).append(fact)
    return facts
