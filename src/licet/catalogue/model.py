# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The law as values: a record is a set of cited terms, and what a licence does not say is not in it.

Source: semantics.md §1 (terms), §2 (standing), §7 (restrictions); docs/records.md says how each key is written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Standing = Literal["same", "derivative", "part", "output", "apart"]
Basis = Literal["text", "family", "settled-default", "contested-default", "assumed"]
# A condition over scenario facts as nested tuples: ("compare", fact, ">", 5) · ("some", fact, words) ·
# ("only", fact, words) · ("fact", fact) · ("not", c) · ("all", c, …) · ("any", c, …). None: always.
Condition = tuple[Any, ...]

STANDINGS: tuple[Standing, ...] = ("same", "derivative", "part", "output", "apart")
BASES: tuple[Basis, ...] = ("text", "family", "settled-default", "contested-default", "assumed")


@dataclass(frozen=True, slots=True)
class Cite:
    """Where a term stands: section and a quote of at most 12 words, or the authority of a default.

    `text` names the policy a quote stands in, where that is not the licence itself.
    """

    section: str
    quote: str
    text: str = ""
    authority: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Atom:
    """One banned use, narrowed to the cases that all of `narrowed` describe (none: the use as such).

    `clause` is empty for what a clause definitely bans; for what it bans only in part, or vaguely, it names the
    clause, so that such a ban is matched by nothing but the same clause.
    """

    use: str
    narrowed: tuple[str, ...] = ()
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """One term, read off one place of the text. Which fields are filled depends on `kind`.

    `lifted` names relations in which an exception takes the term away.
    """

    kind: Literal["grant", "duty", "prohibition", "flow-down", "ceiling", "outbound"]
    cite: Cite
    basis: Basis = "text"
    on: tuple[str, ...] = ()
    object: tuple[Standing, ...] = ("same",)
    relation: tuple[str, ...] = ()
    when: Condition | None = None
    duty: str = ""
    text: str = ""
    use: tuple[str, ...] = ()
    narrowed: tuple[str, ...] = ()
    mode: str = ""
    binds: tuple[str, ...] = ()
    admits: tuple[str, ...] = ()
    licences: tuple[str, ...] = ()
    switch: bool = False
    combined: bool = False
    lifted: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reach:
    """How a licence sees a child: an origin of standing in `origin`, through a `relation`, is of `standing`.

    Several standings mean that it is one of them and the text does not decide which: then `name` names the open
    question (entries of one name are decided alike) and `asks` puts it.
    """

    relation: tuple[str, ...]
    standing: tuple[Standing, ...]
    cite: Cite
    basis: Basis = "text"
    origin: tuple[Standing, ...] = ("same", "derivative")
    kind: tuple[str, ...] = ()
    when: Condition | None = None
    name: str = ""
    asks: str = ""


@dataclass(frozen=True, slots=True)
class Restriction:
    """One behavioural-use clause: the atoms it definitely bans, and those it may ban besides."""

    label: str
    must: tuple[Atom, ...]
    may: tuple[Atom, ...]
    cite: Cite
    basis: Basis = "text"
    object: tuple[Standing, ...] = ("same", "derivative")
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Licensor:
    """The one party that grants a licence, over works of its own, where the text itself says who that is."""

    name: str
    cite: Cite
    basis: Basis = "text"


@dataclass(frozen=True, slots=True)
class Answer:
    """The licence's answer to one question of vocabulary/terms.toml; no citation where it is silent."""

    question: str
    answer: str
    cite: Cite | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A text that was read: where from, the sha256 of its normalised words, and how many words."""

    name: str
    source: str
    sha256: str
    words: int
    read: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """Who has checked the reading how often, and what stayed in doubt."""

    state: Literal["read-once", "read-twice"]
    on: str
    doubts: tuple[str, ...] = ()


# Compared by identity: the catalogue makes each record once, and verdicts use records as keys of caches.
@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """A licence version (or, with `applies_to`, an exception) with everything that was read from it."""

    id: str
    title: str
    kind: Literal["software", "content", "data", "model", "exception"]
    text: Text
    review: Review
    policies: tuple[Text, ...] = ()
    aliases: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    reach: tuple[Reach, ...] = ()
    restrictions: tuple[Restriction, ...] = ()
    answers: tuple[Answer, ...] = ()
    applies_to: tuple[str, ...] = ()
    lifts: tuple[Term, ...] = field(default=())
    licensor: Licensor | None = None

    def of_kind(self, kind: str) -> tuple[Term, ...]:
        """Return the terms of one kind, in the order of the record."""
        return tuple(t for t in self.terms if t.kind == kind)
