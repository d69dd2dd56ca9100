# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a diagnostic says and what it is, as values: sentences of a "because … and …" paragraph, and the rule itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    from licet.reason.verdict import Objection, Verdict
    from licet.release.graph import Finding

Severity: TypeAlias = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One limb of a paragraph: who speaks (licence and section), in which words, what follows, and the user's line.

    `subject` is "" for a limb that states a fact of the release; `place` is a file and line, or "".
    """

    says: str
    subject: str = ""
    quote: str = ""
    place: str = ""

    def __str__(self) -> str:
        quote = f'("{self.quote}")' if self.quote else ""
        place = f"({self.place})" if self.place else ""
        return " ".join(part for part in (self.subject, quote, self.says, place) if part)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Why an objection holds, limb by limb, and what follows from all of them together."""

    because: tuple[Sentence, ...]
    so: str

    def __str__(self) -> str:
        return "because " + ", and ".join(map(str, self.because)) + f", {self.so}"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Rule:
    """One diagnostic. `code` is permanent; `page` is its documentation in Markdown, title line included."""

    code: str
    title: str
    severity: Severity
    page: str


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ObjectionRule(Rule):
    """A diagnostic of the reasoner: `say` words one objection, `advise` says what could be asked of whom."""

    say: Callable[[Objection, Verdict], Paragraph]
    advise: Callable[[Objection, Verdict], str]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class FindingRule(Rule):
    """A diagnostic of a reader. The reader words its findings itself; `advise` says how to settle one."""

    advise: Callable[[Finding], str]
