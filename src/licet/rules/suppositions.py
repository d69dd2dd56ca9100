# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Unknowns in words: what a statement hangs on, and what each value of an unknown would mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.rules.phrases import listed, short

if TYPE_CHECKING:
    from licet.reason.truth import Literals, Unknown
    from licet.reason.verdict import Objection, Verdict


def supposed(literals: Literals, verdict: Verdict) -> str:
    """Return what something hangs on, as a clause that begins with "if"; "" where it holds anyway."""
    ordered = sorted(literals, key=lambda literal: (literal[0].kind, literal[0].subject))
    return f"if {listed(case(unknown, value, verdict) for unknown, value in ordered)}" if ordered else ""


def case(unknown: Unknown, value: int, verdict: Verdict) -> str:
    """Return one value of an unknown as a clause: "training makes no derivative", "annual_revenue_usd <= 1,000,000"."""
    means = unknown.means[value] if unknown.means else ""
    if unknown.kind == "fact":
        return _negated(means[len("not: ") :]) if means.startswith("not: ") else means
    if unknown.kind == "standing" and ": " not in unknown.subject:
        says = f"{'an ' if unknown.subject.startswith('adapter') else ''}{unknown.subject.replace('-', ' ')}"
        return says if means == "derivative" else says.replace(" a ", " no ", 1).replace(" an ", " no ", 1)
    if unknown.kind == "reading":
        is_work = any(one.name == unknown.subject for one in verdict.release.works)
        return f"{short(unknown.subject)} is {'under ' if is_work else ''}{reading(unknown, value, verdict)}"
    if means and means not in {"yes", "no", "derivative", "apart", "part", "output", "same"}:
        return means
    return f"the answer to “{unknown.asks}” is {means or f'number {value + 1}'}"


def reading(unknown: Unknown, value: int, verdict: Verdict) -> str:
    """Return the licence that a value of an unknown reading stands for."""
    if unknown.means:
        return short(unknown.means[value])
    for one in verdict.release.works:
        if one.name == unknown.subject and one.licence is not None and value < len(one.licence.readings):
            return short(str(one.licence.readings[value]))
    from licet.reason.choose import resolve

    versions = resolve(unknown.subject)  # a name that leaves its version open
    return short(versions[value]) if value < len(versions) else f"reading {value + 1}"


def _negated(condition: str) -> str:
    for sign, other in ((" >= ", " < "), (" <= ", " > "), (" > ", " <= "), (" < ", " >= ")):
        if sign in condition:
            return condition.replace(sign, other)
    return condition.replace(" in ", " not in ") if " in " in condition else f"not {condition}"


def asked(objection: Objection) -> str:
    """Return the question that an objection of one unknown asks, without its question mark."""
    questions = [unknown.asks for unknown, _ in objection.literals if unknown.asks]
    return questions[-1].rstrip("?") if questions else ""
