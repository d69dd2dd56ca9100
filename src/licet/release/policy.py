# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A house's own rules over a verdict, as values: what it allows and denies, its exceptions, what it has looked into.

A policy makes an answer stricter, or takes responsibility for one named unknown with a reason that every report
prints. It never turns a no into a yes. Source: docs/policy.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from licet.release.graph import Claim, Place

Subject = Literal["licences", "uses", "duties"]
SUBJECTS: tuple[Subject, ...] = ("licences", "uses", "duties")


@dataclass(frozen=True, slots=True)
class Entry:
    """One id of a list, as written, with the ids it stands for: a name may leave a version open."""

    written: str
    ids: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Listed:
    """What is allowed (None: everything) and what is denied, of licences, uses or duties."""

    allow: tuple[Entry, ...] | None = None
    deny: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Exemption:
    """What one component may have although the lists refuse it. `expires`: the last day, as YYYY-MM-DD; "": none."""

    component: str
    allow: tuple[Entry, ...]
    reason: str
    expires: str
    place: Place


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One unknown that the house takes responsibility for: the code of its diagnostic, and whose it is."""

    component: str
    code: str
    about: str
    reason: str
    expires: str
    place: Place


@dataclass(frozen=True, slots=True)
class Clarification:
    """What the text of one file is, pinned to its hash: a changed text is a text nobody has looked into."""

    component: str
    claim: Claim
    file: str
    sha256: str
    place: Place


@dataclass(frozen=True, slots=True)
class Policy:
    """All of it. `as_of` is the day (YYYY-MM-DD) on which the user judges; "" where no day is given.

    An entry that expires holds through its last day, and not at all where no day is given: nothing here reads a clock.
    """

    file: str
    licences: Listed = Listed()
    uses: Listed = Listed()
    duties: Listed = Listed()
    exceptions: tuple[Exemption, ...] = ()
    accept: tuple[Acceptance, ...] = ()
    clarify: tuple[Clarification, ...] = ()
    as_of: str = ""

    def holds(self, expires: str) -> bool:
        """Return whether an entry with this last day still holds."""
        # Days written YYYY-MM-DD are in order as texts.
        return not expires or bool(self.as_of and self.as_of <= expires)

    def listed(self, subject: Subject) -> Listed:
        """Return the lists of one subject."""
        return {"licences": self.licences, "uses": self.uses, "duties": self.duties}[subject]
