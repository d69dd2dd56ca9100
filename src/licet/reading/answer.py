# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""An answer to one of the eleven questions, and how it is made from a fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from licet.reading.model import Term

if TYPE_CHECKING:
    from licet.reading.facts import Fact
    from licet.reading.statements import Deed, Statement


@dataclass(frozen=True, slots=True)
class Answer(Term):
    """A term; `sure` is False where the words are thin or speak both ways, and `why` then says so in a few words."""

    sure: bool = True
    why: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer was read: a sentence and the words of it that carry the answer."""

    statement: Statement
    first: int
    last: int


def of_fact(fact: Fact | None) -> Place | None:
    """Return the place of a fact."""
    return Place(fact.statement, fact.first, fact.last) if fact is not None else None


def of_deed(found: tuple[Deed, Statement] | None) -> Place | None:
    """Return the place of a deed."""
    return Place(found[1], found[0].at, found[0].at + 1) if found is not None else None


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer whose section has not been looked up yet."""

    answer: str
    place: Place | None = None
    sure: bool = True
    why: str = ""
