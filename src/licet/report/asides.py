# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What stands beside the answer: choices made, what the readers noticed, and what the answer rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.reason.truth import Answer
from licet.report.layout import Span, wrap
from licet.rules.phrases import claimed, listed, short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licet.reason.verdict import Verdict
    from licet.report.style import Style

_NOTICED = 5
_LICENCES = 6
_BASES = {
    "text": "the licences' own words",
    "family": "the licences' own words, some of them shared by a family of licences",
    "settled-default": "the licences' own words, and a settled default",
    "contested-default": "a contested default, the answer being the same either way",
    "assumed": "an assumption",
}


def outbound(verdict: Verdict, style: Style) -> list[str]:
    """Return the licences the release may go out under, where none was proposed."""
    if verdict.proposed or verdict.answer is not Answer.YES:
        return []
    if verdict.rest is not None and not verdict.rest.release.origins:
        return []  # it is its artefacts, and each has a licence of its own
    if not verdict.outbound:
        return wrap("it may go out under terms of your own that say the above", style, "  ")
    return wrap(["it may go out under ", listed(verdict.outbound, "or", _LICENCES)], style, "  ", "    ")


def choices(verdict: Verdict, style: Style) -> list[str]:
    """Return the choices that were made between licences."""
    lines: list[str] = []
    for choice in verdict.choices:
        instead = listed([short(one) for one in choice.instead_of], "or", 3)
        lines += wrap(
            f"{choice.artefact}: {short(choice.chosen)} was chosen, instead of {instead}", style, "  ", "    "
        )
    return lines


def noticed(verdict: Verdict, style: Style) -> list[str]:
    """Return what the readers noticed, with file and line."""
    places: dict[str, list[str]] = {}
    for place, message in dict.fromkeys(notices(verdict)):
        places.setdefault(message, []).extend([place] if place else [])
    found = [("; ".join(where), message) for message, where in places.items()]
    if not found:
        return []
    lines = [style.paint("strong", "  noticed")]
    shown = found if style.verbose else found[:_NOTICED]
    for place, message in shown:
        lines += wrap([Span(f"{place}: " if place else "", "faint"), message], style, "    ", "      ")
    if len(found) > len(shown):
        lines += wrap(Span(f"and {len(found) - len(shown)} more: see them with --verbose", "faint"), style, "    ")
    return lines


def notices(verdict: Verdict) -> Iterator[tuple[str, str]]:
    release = verdict.release
    for one in release.works:
        for note in one.licence.notes if one.licence is not None else ():
            yield claimed(verdict, one.name), note
    asked = {question.asks for question in verdict.questions}
    for finding in release.findings:
        if finding.question not in asked:  # else it stands above, with its place
            yield str(finding.place), finding.message


def basis(verdict: Verdict, style: Style) -> list[str]:
    """Return what the answer rests on, and on whose authority where that is not the licences'."""
    if verdict.answer is Answer.UNKNOWN:
        return []  # what it rests on is what is asked
    words = _BASES[verdict.basis]
    found = list(dict.fromkeys(_authorities(verdict)))
    if verdict.defaults != "worldwide" and verdict.basis.endswith("default"):
        words += f" of {verdict.defaults}"
    if found:
        # "Berne Convention art. 12: alterations of the work": where it is settled, its name is enough.
        first = found[0].partition(": ")[0] if verdict.basis == "settled-default" else found[0]
        more = f", and {len(found) - 1} more" if len(found) > 1 else ""
        words += f": {first}{more}" if verdict.basis == "assumed" else f" ({first}{more})"
    return wrap(Span(f"rests on: {words}", "faint"), style, "  ", "    ")


def _authorities(verdict: Verdict) -> Iterator[str]:
    """Yield the defaults of the weakest kind that the answer rests on, or why a relation is assumed."""
    stands = [p.stand for o in verdict.conflicts for p in o.parties if p.stand]
    for stand in stands or [holding.stand for holding in verdict.holdings]:
        for step in stand.trail:
            if verdict.basis == "assumed":
                if step.link.inferred:
                    link = step.link
                    yield f"{link.target} {link.relation} {link.origin} (inferred: {link.inferred})"
            elif step.entry is not None and step.entry.basis == verdict.basis and step.entry.cite.authority:
                yield step.entry.cite.authority
