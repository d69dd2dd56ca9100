# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a reading of a licence text is made of. Source: semantics.md §7."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

Span: TypeAlias = tuple[int, int]
Modality = Literal["ban", "duty", "permission", "limit", "none"]
"""A ban; a duty (a ban on an omission too); a permission; a limit ("only be used for …"); "none" where none is said."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Some words of a clause and where they stand in its text."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause as the grammar read it; every slot holds phrases in the order of the text.

    `purpose`, `intent`, `effect`, `basis` and `means` belong to what is banned, `conditions` and `exceptions` lift the
    ban, `examples` widen nothing. `unread`: words that neither the grammar nor the lexicon could place.
    """

    text: str
    modality: Modality
    agent: tuple[Phrase, ...] = ()
    acts: tuple[Phrase, ...] = ()
    object: tuple[Phrase, ...] = ()
    purpose: tuple[Phrase, ...] = ()
    intent: tuple[Phrase, ...] = ()
    effect: tuple[Phrase, ...] = ()
    basis: tuple[Phrase, ...] = ()
    means: tuple[Phrase, ...] = ()
    conditions: tuple[Phrase, ...] = ()
    exceptions: tuple[Phrase, ...] = ()
    examples: tuple[Phrase, ...] = ()
    span: Span = (0, 0)
    unread: tuple[Phrase, ...] = ()
    must: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    narrowed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """One use restriction of a text: where it stands, what governs it, and the uses it bans.

    `must`: uses it certainly bans (in the cases that `narrowed` names); `may`: uses it bans besides, perhaps.
    `span` is of the original text.
    """

    section: str
    text: str
    span: Span
    lead: str
    modality: Modality
    must: tuple[str, ...]
    may: tuple[str, ...]
    narrowed: tuple[str, ...]
    unread: tuple[str, ...]
    clause: Clause


@dataclass(frozen=True, slots=True)
class Term:
    """The answer to one question of vocabulary/terms.toml, with its place and a quote of at most 12 words."""

    answer: str
    section: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of the original text that was not read, and why."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that was read from one licence text, and what was not.

    `clauses` are the leaves; `heads` are the clauses that govern a list of examples ("illegal activities, such as: …")
    and so ban more than their leaves. `language` is a two-letter code, "und" where the text is too short to tell.
    """

    language: str
    clauses: tuple[Read, ...]
    heads: tuple[Read, ...] = ()
    nearest: tuple[str, float] | None = None
    terms: dict[str, Term] | None = None
    naming: tuple[Any, ...] = ()
    thresholds: tuple[Any, ...] = ()
    territory: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()
    notes: tuple[str, ...] = ()
