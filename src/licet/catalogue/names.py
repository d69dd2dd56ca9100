# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a name that people write for a licence stands for: one record, one of several, a family, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from licet.catalogue.store import store

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Meaning:
    """`readings`: the licence ids the name may stand for (several: one of them, the name does not say which).

    With no readings, `unknown` says why ("licence-family", "licence-other") and `question` what would settle it.
    """

    readings: tuple[str, ...] = ()
    unknown: str = ""
    question: str = ""


def look_up(name: str) -> Meaning | None:
    """Return what `name` stands for, whatever its case; None where the catalogue does not know the name."""
    return _meaning(store().section("names").get(name.strip().lower()))


def look_up_address(bare: str) -> Meaning | None:
    """Return what the page at an address stands for, which is without scheme and www (`syntax.addresses.bare`)."""
    return _meaning(store().section("addresses").get(bare))


def _meaning(found: tuple[str, Any] | None) -> Meaning | None:
    if found is None:
        return None
    head, what = found
    if head == "is":
        return Meaning(readings=tuple(what))
    return Meaning(unknown="licence-family" if head == "family" else "licence-other", question=what)


def aliases() -> Mapping[str, str]:
    """Return every lower-case name that stands for exactly one record, with that record's id."""
    return {name: what[0] for name, (head, what) in store().section("names").items() if head == "is" and len(what) == 1}
