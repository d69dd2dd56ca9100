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
    heads: frozenset[str]
    """No sentence has the fact that has none of these."""


@cache
def _rules() -> tuple[_Rule, ...]:
    words = lexicon()
    found = []
    for name, row in words.table["fact"].items():
        say = words.phrases(row["say"])
        heads = frozenset().union(*(phrase.rarest for phrase in say))
        under, lead = frozenset(row.get("under", ())), row.get("lead", False)
        found.append(_Rule(name, say, words.phrases(row["lacks"]), under, lead, heads))
    return tuple(found)


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
    if rule.heads.isdisjoint(words.heads) and not (rule.lead and statement.lead):
        return None
    if rule.name in _ENDING and find(_giving(), words) is not None:
        return None  # "you grant Acme an irrevocable licence to your changes"
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


_ENDING = frozenset(("irrevocable", "revocable"))


@cache
def _giving() -> tuple[Phrase, ...]:
    return lexicon().phrases(lexicon().table["party"]["giving"])


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
    seen: set[tuple[str, str]] = set()
    for statement in facts.statements:
        # What a text says a second time in the same words it has said.
        if (statement.text, statement.lead) in seen or _is_aside(statement):
            continue
        seen.add((statement.text, statement.lead))
        for deed in statement.deeds:
            facts.done.setdefault((deed.mode, deed.act), []).append((deed, statement))
        for rule in _rules():
            fact = _apply(rule, statement)
            if fact is not None:
                facts.said.setdefault(rule.name, []).append(fact)
    return facts
