# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The artefacts of a release that has several: the answer on each, and the licence that it goes out under."""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.reason.truth import Answer
from licet.report.headline import hangs_on
from licet.report.layout import Span, wrap
from licet.rules.phrases import listed, short

if TYPE_CHECKING:
    from licet.reason.verdict import Verdict
    from licet.report.style import Ink, Style

_INKS: dict[Answer, Ink] = {Answer.YES: "yes", Answer.NO: "no", Answer.UNKNOWN: "unknown"}
_LICENCES = 4
_WIDEST = max(len(answer) for answer in Answer)


def artefacts(verdict: Verdict, style: Style) -> list[str]:
    """Return a line for each artefact of a release that has several; nothing for a release of one."""
    if not verdict.parts:
        return []
    lines = wrap(Span("its artefacts, each judged by itself", "strong"), style, "  ")
    # What is in no artefact has a line where there is anything that it was made from.
    rest = [verdict.rest] if verdict.rest is not None and verdict.rest.release.origins else []
    for part in (*verdict.parts, *rest):
        word = str(part.answer)
        lead = "    " + word.ljust(_WIDEST + 2)
        first, *rest_of_it = wrap(said_of(part, "the rest of " if part is verdict.rest else ""), style, lead)
        lines += [first.replace(word, style.paint(_INKS[part.answer], word), 1), *rest_of_it]
    return lines


def said_of(part: Verdict, lead: str = "") -> str:
    """Return an artefact in words: name and kind, its licence or those it may take, what an open answer hangs on."""
    root = part.release.root
    said = f"{lead}{root.name} ({root.kind})"
    if part.proposed:
        said += f", under {listed([short(one) for one in part.proposed.split(' | ')], 'or')}"
    elif part.answer is Answer.YES and part.outbound:
        said += f", which may go out under {listed([short(one) for one in part.outbound], 'or', _LICENCES)}"
    else:
        said += ", no licence stated"
    return f"{said}: hangs on {hangs_on(part)}" if part.answer is Answer.UNKNOWN else said
