# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The clauses that decide, as paragraphs: because … and … (semantics.md §5); and what to do about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.reason.truth import Answer
from licet.report.asking import TOLD
from licet.report.headline import is_pair
from licet.report.layout import Span, wrap
from licet.rules import objection_rule
from licet.rules.suppositions import supposed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from licet.reason.verdict import Objection, Repair, Verdict
    from licet.report.style import Style
    from licet.rules import Sentence

_SHOWN = 3
_INDENT = "  "
_HANG = " " * 12
_NO_CURE = "no single change was found that cures it; you could"


def clashes(verdict: Verdict, style: Style) -> list[str]:
    """Return a paragraph for each conflict: at most three, those that cite two clauses first; the rest is counted."""
    groups = ranked(verdict)
    shown = groups if style.verbose else groups[:_SHOWN]
    certain = any(one.certain for group in groups for one in group)
    lines = [] if certain else ["  whatever the answer, one of these stands in the way:"]
    for first, *others in shown:
        lines += ([""] if lines else []) + _paragraph(first, verdict, style)
        for other in others:
            lines += wrap(f"likewise {supposed(other.literals, verdict)}", style, _INDENT)
    if len(groups) > len(shown):
        codes = ", ".join(dict.fromkeys(group[0].code for group in groups[len(shown) :]))
        rest = f"and {len(groups) - len(shown)} more ({codes}): see them with --verbose"
        lines += ["", *wrap(Span(rest, "faint"), style, _INDENT)]
    return lines


def ranked(verdict: Verdict) -> list[list[Objection]]:
    """Return the conflicts, those that cite two clauses first; such as differ only in a version are together."""
    found = sorted(_telling(verdict.conflicts), key=lambda one: -sum(party.term is not None for party in one.parties))
    alike: dict[tuple[object, ...], list[Objection]] = {}
    for objection in found:
        alike.setdefault(_shape(objection), []).append(objection)
    return list(alike.values())


def _shape(objection: Objection) -> tuple[object, ...]:
    """Return what two objections share that differ only in which version of a licence is meant."""
    if objection.certain:
        return (objection,)
    cites = [(p.artefact, p.cite.section, p.cite.quote) if p.cite else (p.artefact,) for p in objection.parties]
    return objection.code, tuple(cites)


def _telling(conflicts: Sequence[Objection]) -> list[Objection]:
    """Return the conflicts without those that another one implies: what is forbidden is not granted either."""
    forbidden = {one.parties[0].artefact for one in conflicts if one.code == "act-forbidden"}
    return [one for one in conflicts if one.code != "act-not-granted" or one.parties[0].artefact not in forbidden]


def _paragraph(objection: Objection, verdict: Verdict, style: Style) -> list[str]:
    said = objection_rule(objection.code).say(objection, verdict)
    lines = wrap(supposed(objection.literals, verdict) + ":", style, _INDENT) if objection.literals else []
    leads = ["because ", *["    and "] * (len(said.because) - 1)]
    for lead, limb in zip(leads, said.because, strict=True):
        lines += wrap([*spans(limb), ","], style, _INDENT + lead, _HANG)
    return lines + wrap([f"{said.so}.  ", Span(f"[{objection.code}]", "faint")], style, _INDENT)


def spans(limb: Sentence) -> list[str | Span]:
    """Return a limb with its licence strong, and its quote and place faint."""
    found: list[str | Span] = []
    if limb.subject:
        found += [Span(limb.subject, "strong"), " "]
    if limb.quote:
        found += [Span(f"(“{limb.quote}”)", "faint"), " "]
    found.append(limb.says)
    if limb.place:
        found += [" ", Span(f"({limb.place})", "faint")]
    return found


def besides(verdict: Verdict, style: Style) -> list[str]:
    """Return what is open besides what decides, once it is mended: at most two, the rest counted."""
    found = left_open(verdict)
    shown = list(found) if style.verbose else list(found)[:2]
    leads = ["besides, ", *["and "] * len(shown)]
    lines = [
        line
        for lead, words in zip(leads, shown, strict=False)
        for line in wrap(f"{lead}{words}", style, _INDENT, _INDENT + "  ")
    ]
    if len(found) > len(shown):
        rest = f"and {len(found) - len(shown)} more open points: see them with --verbose"
        lines += wrap(Span(rest, "faint"), style, _INDENT)
    return lines


def left_open(verdict: Verdict) -> list[str]:
    """Return what is open besides what decides, a clause each: "if training makes a derivative, …"."""
    told = {one.code for one in verdict.conflicts}
    return list(
        dict.fromkeys(
            _open_point(one, verdict) for one in verdict.open if one.code not in told and len(one.literals) == 1
        )
    )


def _open_point(objection: Objection, verdict: Verdict) -> str:
    said = objection_rule(objection.code).say(objection, verdict)
    if all(unknown.kind in TOLD for unknown, _ in objection.literals):
        return f"{supposed(objection.literals, verdict)}, {said.so}"
    return f"{said.because[0].says}: {said.so}"


def remedies(verdict: Verdict, style: Style) -> list[str]:
    """Return what to do: the changes that were judged again and help, else whom to ask for what."""
    lead, changes = mended(verdict)
    lines = [f"  {lead}"] if changes else []
    for words in changes if style.verbose or lead != _NO_CURE else changes[:_SHOWN]:
        lines += wrap(words, style, "    - ", "      ")
    return lines


def mended(verdict: Verdict) -> tuple[str, list[str]]:
    """Return the words that lead in what to do, and what to do; nothing where nothing is known to help."""
    # Of a pair of licences neither side can be left out: the pair is the question.
    repairs = [one for one in verdict.repairs() if one.kind != "drop" or not is_pair(verdict)]
    if repairs:
        return _lead(verdict, repairs[0]), [one.change for one in repairs]
    if verdict.answer is not Answer.NO:
        return "", []
    advice = dict.fromkeys(objection_rule(one.code).advise(one, verdict) for one in verdict.conflicts)
    return _NO_CURE, list(advice)


def _lead(verdict: Verdict, best: Repair) -> str:
    if best.answer is not Answer.YES:
        return "it would be open instead of refused if you"
    return "it would hold if you" if verdict.answer is Answer.NO else "it would hold, whatever the answers, if you"
