# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A verdict as text: what a tired engineer reads on a Friday. The answer first, then why, then what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.reason.truth import Answer
from licet.report.asides import basis, choices, noticed, outbound
from licet.report.headline import headline
from licet.report.layout import Span, block, wrap
from licet.report.style import Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from licet.reason.verdict import Verdict
    from licet.report.style import Ink

_INKS: dict[Answer, Ink] = {Answer.YES: "yes", Answer.NO: "no", Answer.UNKNOWN: "unknown"}


def write(verdict: Verdict, style: Style | None = None) -> str:
    """Return the verdict as lines of text, the last one ended."""
    style = style or Style()
    body = _refusal if verdict.answer is Answer.NO else _permission
    head = [_first(verdict, style), _artefacts(verdict, style)]
    lines = block(*head, *body(verdict, style), noticed(verdict, style), basis(verdict, style))
    return "\n".join(lines) + "\n"


def _first(verdict: Verdict, style: Style) -> list[str]:
    word = str(verdict.answer)
    column = " " * max(5, len(word) + 2)
    lines = wrap(Span(headline(verdict), "strong"), style, column)
    return [style.paint(_INKS[verdict.answer], word) + lines[0][len(word) :], *lines[1:]]


def _artefacts(verdict: Verdict, style: Style) -> list[str]:
    if not verdict.parts:
        return []
    from licet.report.artefacts import artefacts

    return artefacts(verdict, style)


def _refusal(verdict: Verdict, style: Style) -> list[list[str]]:
    from licet.report.clash import besides, clashes, remedies

    return [clashes(verdict, style), besides(verdict, style), remedies(verdict, style), choices(verdict, style)]


def _permission(verdict: Verdict, style: Style) -> list[list[str]]:
    from licet.report.burdens import checklist, restrictions

    return [
        *(_open(verdict, style) if verdict.answer is Answer.UNKNOWN else ()),
        checklist(verdict, style),
        restrictions(verdict, style),
        outbound(verdict, style),
        choices(verdict, style),
    ]


def _open(verdict: Verdict, style: Style) -> list[list[str]]:
    from licet.report.asking import asked, snippet
    from licet.report.clash import remedies

    return [asked(verdict, style), snippet(verdict, style), remedies(verdict, style)]


def join(found: Sequence[tuple[str, Verdict]], style: Style | None = None) -> str:
    """Return the verdicts one below the other, each after its path."""
    style = style or Style()
    return "\n".join(style.paint("faint", style.spell(f"{path}:")) + "\n" + write(one, style) for path, one in found)
