# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the release owes: duties as a checklist, and the use restrictions to pass on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.reason.truth import Answer
from licet.report.headline import is_pair
from licet.report.layout import Span, columns, wrap
from licet.rules.phrases import brief_name, cited, listed, section, short
from licet.rules.suppositions import supposed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from licet.reason.truth import Literals
    from licet.reason.verdict import Obligation, PassedOn, Verdict
    from licet.report.style import Style

_DUTIES = 10
_DUTIES_WHILE_OPEN = 4
_SOURCES = 3
_LISTED = 6
_LABELS = 48
_USES = 5
MODES = {
    "none": "they need not be passed on, and bind you",
    "notice": "they stay with the work, so tell recipients of them",
    "copy": "pass on a copy of the licence that holds them",
    "copy-and-policy": "pass on a copy of the licence and its use policy",
    "equivalent-clause": "your licence must hold terms that are equivalent",
    "clause": "they must be an enforceable term of your licence",
    "own-terms-no-less-protective": "your own terms may not protect less",
    "same-licence": "the release stays under that licence",
    "no-distribution": "nothing may be given out under it",
}


def checklist(verdict: Verdict, style: Style) -> list[str]:
    """Return the duties, each with who asks for it and where; only the first few of those left, if any are many."""
    ordered = sorted(
        verdict.duties, key=lambda duty: supposed(literals(duty), verdict)
    )  # what holds anyway comes first
    if not ordered:
        return []
    settled = verdict.answer is Answer.YES
    most = len(ordered) if style.verbose else _DUTIES if settled else _DUTIES_WHILE_OPEN
    artefacts = {party.artefact for duty in ordered for party in duty.parties}
    alone = artefacts.pop() if len(artefacts) == 1 else ""
    licences = listed(dict.fromkeys(short(party.licence) for duty in ordered for party in duty.parties), "or", _SOURCES)
    of = "" if not alone else f", for {licences}" if is_pair(verdict) else f", for {alone} ({licences})"
    lines = wrap(Span(f"to do{of}", "strong"), style, "  ")
    condition = ""
    left = [duty for duty in ordered if not duty.discharged]
    shown = [duty for duty in ordered if duty.discharged or duty in left[:most]]
    for duty in shown:
        if supposed(literals(duty), verdict) != condition:
            condition = supposed(literals(duty), verdict)
            lines += wrap(condition, style, "    ")
        lines += _duty(duty, _sources(duty, verdict, alone) if settled or style.verbose else "", style)
    if len(ordered) > len(shown):
        lines += wrap(Span(f"and {len(ordered) - len(shown)} more: see them with --verbose", "faint"), style, "    ")
    return lines


def literals(duty: Obligation) -> Literals:
    """Return what a duty hangs on; nothing where every version asks for it that a work's licence may be."""
    versions = {party.licence for party in duty.parties if party.artefact == duty.parties[0].artefact}
    return frozenset(one for one in duty.literals if one[0].kind != "reading" or len(versions) == 1)


def _sources(duty: Obligation, verdict: Verdict, alone: str) -> str:
    """Return who asks for a duty and where: by artefact, or where there is only one by section."""
    cites: dict[str, list[str]] = {}
    for party in duty.parties:
        cites.setdefault(brief_name(verdict, party.artefact), []).append(section(party.cite) if alone else cited(party))
    if alone:
        return listed(dict.fromkeys(one for found in cites.values() for one in found if one), "or", _SOURCES)
    return listed([f"{name}: {listed(dict.fromkeys(found), 'or')}" for name, found in cites.items()], "and", _SOURCES)


def _duty(duty: Obligation, sources: str, style: Style) -> list[str]:
    done = duty.done.replace("its ", "their ") if len(duty.parties) > 1 else duty.done
    where = Span(f" ({sources})" if sources else "", "faint")
    found = listed([str(place) for place in duty.discharged_by], "and", _SOURCES) if duty.discharged else ""
    return wrap([done, where, f": {found}" if found else ""], style, "    [x] " if duty.discharged else "    [ ] ")


def restrictions(verdict: Verdict, style: Style) -> list[str]:
    """Return the use restrictions that stay on the release, by licence: listed where they are few, else by use."""
    lines: list[str] = []
    for (licences, mode, condition), members in by_licence(verdict).items():
        names = listed(dict.fromkeys(brief_name(verdict, one.party.artefact) for one in members), "and", _SOURCES)
        of = licences if is_pair(verdict) else f"{licences} ({names})"
        count = "1 use restriction" if len(members) == 1 else f"{len(members)} use restrictions"
        lead = f"{condition}: " if condition else ""
        said: list[str | Span] = [Span(f"{lead}{count} of {of}", "strong"), f": {MODES.get(mode, mode)}"]
        lines += wrap(said, style, "  ", "    ")
        if style.verbose or (len(members) <= _LISTED and verdict.answer is Answer.YES):
            lines += _each(members, style)
        elif verdict.answer is Answer.YES:
            lines += _summary(members, style)
    return lines


def by_licence(verdict: Verdict) -> dict[tuple[str, str, str], list[PassedOn]]:
    """Return the restrictions by licence, mode and condition; versions of a licence that say the same are one."""
    found: dict[tuple[str, str, str], list[PassedOn]] = {}
    for one in verdict.restrictions:
        key = (short(one.party.licence), one.mode, supposed(one.literals, verdict))
        found.setdefault(key, []).append(one)
    alike: dict[object, list[tuple[str, str, str]]] = {}
    for key, members in found.items():
        said = tuple((one.party.artefact, one.label, one.uses, one.vague, one.narrowed) for one in members)
        alike.setdefault((key[1], said), []).append(key)
    return {
        (listed([key[0] for key in keys], "or"), keys[0][1], keys[0][2] if len(keys) == 1 else ""): found[keys[0]]
        for keys in alike.values()
    }


def _each(members: Sequence[PassedOn], style: Style) -> list[str]:
    most = 0 if style.verbose else _USES
    return columns([(one.label, _banned(one, most)) for one in members], style, "    ")


def _banned(one: PassedOn, most: int) -> str:
    words = listed(one.uses, "and", most) if one.uses else ""
    if one.vague:
        words += (", perhaps " if words else "perhaps ") + listed(one.vague, "and", most)
    return words + (f" [only: {', '.join(one.narrowed)}]" if one.narrowed else "")


def _summary(members: Sequence[PassedOn], style: Style) -> list[str]:
    counts: dict[str, int] = {}
    for one in members:
        for use in dict.fromkeys(use.partition(".")[0] for use in (*one.uses, *one.vague)):
            counts[use] = counts.get(use, 0) + 1
    words = [f"{use} ({count})" if count > 1 else use for use, count in counts.items()]
    first, last = members[0].label, members[-1].label
    where = f"{first} to {last}; " if len(first) + len(last) <= _LABELS else ""
    return wrap([", ".join(words), " ", Span(f"[{where}each of them: --verbose]", "faint")], style, "    ")
