# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a mending comes to: a diff, what it mends and ticks, and what is left to a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from licet.reason.truth import Answer
from licet.release.edits import diff

if TYPE_CHECKING:
    from licet.reason.verdict import Verdict
    from licet.report.mending import Mending


def patch(mending: Mending) -> str:
    """Return all edits as one unified diff; "" where there are none."""
    return "".join(diff(edit) for edit in mending.edits)


def remarks(mending: Mending, path: str, written: bool) -> list[str]:
    """Return what is said beside the diff: what it does, what is left, and what to call next."""
    found = []
    for edit in mending.edits:
        verb = "wrote" if written else "would write"
        found.append(f"{verb} {edit.file}: {'; '.join(edit.why)}")
    if not mending.edits:
        found.append("nothing to fix: no edit of the card, the manifest or a notice follows from the verdict")
    before, after = mending.before.answer, mending.after.answer
    now = "is" if written or not mending.edits else "would be"
    found.append(f"the answer {now} {after}" + (f" instead of {before}" if before is not after else ""))
    ticked = ticks(mending)
    if ticked:
        found.append(f"{'ticked' if written else 'this ticks'}: {'; '.join(ticked)}")
    if mending.after.release.root.licence is None and not mending.after.release.parts:
        found.append(f"which licence to grant is yours to choose: licet suggest {path} lists what would do")
    gaps = _gaps(mending)
    if gaps:
        found.append(f"{gaps} places to fill in are marked [fill in: …]")
    undone = len(left(mending.after))
    if undone or after is not Answer.YES:
        duties = f"{undone} duties are still to do" if undone else "what stands in the way"
        found.append(
            f"{duties}: see licet check {path}" + (f", and licet notice {path} for the text" if undone else "")
        )
    if mending.edits and not written:
        found.append(f"make these edits with licet fix {path} --write")
    return found


def ticks(mending: Mending) -> list[str]:
    """Return the duties that the edits discharge and that were not discharged before."""
    done = _discharged(mending.before)
    return [words for key, words in _discharged(mending.after).items() if key not in done]


def left(verdict: Verdict) -> list[str]:
    """Return the duties that nothing in the folder discharges."""
    return list(dict.fromkeys(duty.done for duty in verdict.duties if not duty.discharged))


def _discharged(verdict: Verdict) -> dict[tuple[str, str, str], str]:
    return {
        (duty.duty, duty.text, party.artefact): f"{duty.done} ({party.artefact})"
        for duty in verdict.duties
        if duty.discharged
        for party in duty.parties
    }


def _gaps(mending: Mending) -> int:
    return sum(edit.after.count("[fill in") - (edit.before or "").count("[fill in") for edit in mending.edits)


def plain(mending: Mending, written: bool) -> dict[str, Any]:
    """Return the mending as plain data."""
    return {
        "fix": {
            "answer_before": str(mending.before.answer),
            "answer": str(mending.after.answer),
            "written": written,
            "edits": [
                {"file": edit.file, "new": edit.before is None, "why": list(edit.why), "diff": diff(edit)}
                for edit in mending.edits
            ],
            "ticks": ticks(mending),
            "left": left(mending.after),
            "fill_in": _gaps(mending),
        }
    }
