# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The first line of a verdict: the answer, and the question as it was understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.reason.truth import Answer
from licet.rules.phrases import act, done, listed, short, verb

if TYPE_CHECKING:
    from licet.reason.truth import Unknown
    from licet.reason.verdict import Verdict

_SHOWN = 2


def headline(verdict: Verdict) -> str:
    """Return the sentence behind the answer's word: what may, or may not, or may perhaps be done."""
    if is_pair(verdict):
        return _of_pair(verdict)
    name = verdict.release.root.name
    under = f" under {_proposal(verdict)}" if verdict.proposed else ""
    if verdict.answer is Answer.YES:
        return f"{name} may be {done(verdict)}{under}{_accepting(verdict)}"
    if verdict.answer is Answer.NO:
        return f"{name} cannot be {done(verdict)}{under} as described"
    return f"whether {name} may be {done(verdict)}{under} hangs on {hangs_on(verdict)}"


def _accepting(verdict: Verdict) -> str:
    """Return on whose account a yes stands that licet alone would not say."""
    count = len(verdict.accepted)
    return f", as your policy accepts {'an open point' if count == 1 else f'{count} open points'}" if count else ""


def is_pair(verdict: Verdict) -> bool:
    """Return whether a pair of licences was asked about, not a release of somebody's."""
    claim = verdict.release.root.licence
    return claim is not None and claim.source == "asked" and len(verdict.release.origins) == 1


def _proposal(verdict: Verdict) -> str:
    return listed(short(verdict.proposed).split(" | "), "or")


def _of_pair(verdict: Verdict) -> str:
    (work,), (link,) = verdict.release.origins, verdict.release.links
    assert work.licence is not None
    noun = {"model": "a model", "data": "data", "code": "code", "output": "output"}[work.kind]
    readings = work.licence.readings
    inbound = short(str(readings[0])) if len(readings) == 1 else " | ".join(work.licence.raw)
    what = f"a release that {verb(link.relation)} {noun} under {inbound}"
    out = f"go out under {_proposal(verdict)}"
    if verdict.answer is Answer.YES:
        return f"{what} may {out}"
    if verdict.answer is Answer.NO:
        return f"{what} cannot {out}"
    return f"whether {what} may {out} hangs on {hangs_on(verdict)}"


def hangs_on(verdict: Verdict) -> str:
    """Return what an open answer hangs on: the first questions in a few words each, the rest counted."""
    facts = [question.unknown for question in verdict.questions if question.unknown.kind == "fact"]
    phrases = list(dict.fromkeys(_matter(q.unknown) for q in verdict.questions if q.unknown.kind != "fact"))
    if len(facts) == 1:
        phrases.insert(0, f"a fact ({facts[0].subject})")
    elif facts:
        phrases.insert(0, f"{len(facts)} facts ({listed(dict.fromkeys(one.fact for one in facts), 'and', _SHOWN)})")
    if len(phrases) > _SHOWN + 1:
        phrases = [*phrases[:_SHOWN], f"{len(phrases) - _SHOWN} more questions"]
    return listed(phrases) or "what is not known"


def _matter(unknown: Unknown) -> str:
    subject = unknown.subject
    match unknown.kind:
        case "standing" if ": " not in subject:
            return f"whether {subject.replace('-', ' ')}"
        case "standing":
            licence, _, relation = subject.partition(": ")
            return f"whether {short(licence)} reaches a work that {verb(relation)} its own"
        case "reading":
            return (
                f"which licence {short(subject)} stands for"
                if subject.startswith("LicenseRef")
                else f"which licence {subject} has"
            )
        case "licence" if unknown.asks.startswith("what does"):
            return f"what {short(subject)} says"
        case "licence":
            return f"the licence of {subject}"
        case "reserved":
            return f"whether one needs permission to {act(subject.rpartition(': ')[2])} the work"
        case "vague":
            return "how a vague clause is read"
        case "claim":
            return "an unclear claim"
    return unknown.asks.rstrip("?")
