# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The two licences of a component in a bill of materials: the one declared, and the one that the verdict rests on.

Declared is what was claimed (`release/bom/claimed`). Concluded is the branch or reading that was judged, and of the
release the licence that it may go out under; nothing is concluded where the verdict does not know.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from licet.reason.truth import Answer
from licet.release.bom.claimed import NOASSERTION, is_plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from licet.reason.verdict import Choice, Verdict
    from licet.release.graph import Artefact, Claim


@dataclass(frozen=True, slots=True)
class Reference:
    """What the document says of a reference of its own: a name, and what stands in for the text."""

    name: str
    text: str


def concluded(artefact: Artefact, choices: Mapping[str, Sequence[Choice]]) -> str:
    """Return the licence of an origin that the verdict rests on, NOASSERTION where it does not know which."""
    from licet.reason.choose import TooManyAlternativesError, alternatives

    claim = artefact.licence
    if claim is None or len(claim.readings) != 1 or claim.disputed_by or not is_plain(claim.readings[0]):
        return NOASSERTION
    picked = choices.get(artefact.name, ())
    try:
        if len(alternatives(claim.readings[0])) > 1 or len(picked) > 1:
            return NOASSERTION  # it leaves its version open
    except TooManyAlternativesError:
        return NOASSERTION
    return picked[0].chosen if picked else str(claim.readings[0])


def outbound(claim: Claim | None, verdict: Verdict) -> str:
    """Return the licence that the release goes out under, NOASSERTION unless the verdict is that it may."""
    if verdict.answer is not Answer.YES or claim is None or len(claim.readings) != 1 or claim.disputed_by:
        return NOASSERTION
    return str(claim.readings[0]) if is_plain(claim.readings[0]) else NOASSERTION


def references(expressions: Iterable[str], said: Mapping[str, str]) -> dict[str, Reference]:
    """Return what the document has to say of each reference in these expressions, in order.

    `said` holds the words that those of `OF_WORDS` stand for.
    """
    import re

    from licet.catalogue.expand import record
    from licet.release.bom.marks import ABSENT

    found: dict[str, Reference] = {}
    for expression in expressions:
        for ref in re.findall(r"LicenseRef-[\w.-]+", expression):
            if ref in found:
                continue
            if ref in said:
                found[ref] = Reference(said[ref], said[ref])
                continue
            known = record(ref)
            title = known.title if known is not None else ref
            found[ref] = Reference(title, f"{title}. {ABSENT}")
    return found


def is_exact(claim: Claim | None, declared: str, concluded: str) -> bool:
    """Whether the two fields alone say what the claim does, to whoever reads them without licet's mark."""
    from licet.release.claims import read_words

    if claim is None or (not claim.raw and claim.unknown == "licence-not-stated"):
        return True
    if claim.disputed_by or len(claim.readings) != 1 or declared != str(claim.readings[0]):
        return False
    if concluded not in (NOASSERTION, declared):
        return False
    return read_words(declared).readings == claim.readings and not _is_unrecorded(claim)


def _is_unrecorded(claim: Claim) -> bool:
    """Whether the claim refers to a licence that the catalogue does not know, so that its text would decide."""
    from licet.catalogue.names import look_up
    from licet.syntax.tree import LicenseRef, licences

    named = (node for reading in claim.readings for node in licences(reading))
    return any(isinstance(node, LicenseRef) and look_up(str(node)) is None for node in named)
