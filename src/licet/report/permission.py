# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Whether a use is permitted: the answer first, then the clauses it rests on, in their words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from licet.reason.clause_set import Ban
from licet.report.layout import Span, block, wrap
from licet.report.uses import WITHOUT, cases, means, place, plain_ban, plain_owed, quoted
from licet.rules.phrases import act, listed, short

if TYPE_CHECKING:
    from licet.reason.permit import Reason, Ruled, Ruling
    from licet.reason.permit_release import Permission, Row
    from licet.report.style import Ink, Style

_INKS: dict[Ruled, Ink] = {"permitted": "yes", "forbidden": "no", "unknown": "unknown", "conditional": "unknown"}
_WORDS: dict[Ruled, str] = {
    "permitted": "permitted",
    "forbidden": "forbidden",
    "unknown": "unknown",
    "conditional": "permitted if",
}
STATUS: dict[Ruled, int] = {"permitted": 0, "forbidden": 1, "unknown": 3, "conditional": 3}
_SHOWN = 6


def write(found: Permission, style: Style) -> str:
    """Return the answer as text."""
    subject = short(found.subject)
    answer = Span(_WORDS[found.answer], _INKS[found.answer])
    head = wrap([answer, "  ", Span(f"“{found.question.words}” under {subject}", "strong")], style)
    rows = [row for row in found.rows if row.ruling.answer == found.answer or style.verbose] or list(found.rows)
    others = len(found.rows) - len(rows)
    tail = wrap(Span(f"and {others} more: see them with --verbose", "faint"), style, "  ") if others else []
    lines = block(head + _question(found, style), *[_row(row, style) for row in rows], tail)
    return "\n".join(lines) + "\n"


def _question(found: Permission, style: Style) -> list[str]:
    question = found.question
    if not question.uses and not question.vague:
        return []
    uses = [use if use == question.words else f"{use} ({means(use)})" for use in question.uses]
    words = listed(uses) + (f", {cases(question.narrowed)}" if question.narrowed else "")
    vague = f"perhaps {listed(question.vague, 'or')}" if question.vague else ""
    said = ", ".join(part for part in (words, vague) if part)
    if not question.uses or uses != [question.words]:
        return wrap(Span(f"read as: {said}", "faint"), style, "  ", "    ")
    return wrap(Span(means(question.uses[0]), "faint"), style, "  ", "    ")


def _row(row: Row, style: Style) -> list[str]:
    lines = []
    ruling = row.ruling
    if row.component:
        of = f", {row.standing}" if row.standing else ""
        licence = f" ({short(ruling.name)}{of})" if ruling.name else ""
        answer = Span(_WORDS[ruling.answer], _INKS[ruling.answer])
        lines += wrap([Span(row.component, "strong"), f"{licence}: ", answer], style, "  ", "    ")
    if not ruling.recorded and ruling.name:
        lines += wrap(Span("read from the text; no record covers it", "faint"), style, "    ")
    weighty = [reason for reason in ruling.reasons if reason.effect != "note"]
    for reason in weighty if style.verbose else weighty[:_SHOWN]:
        lines += _reason(reason, style)
    if len(weighty) > _SHOWN and not style.verbose:
        lines += wrap(Span(f"and {len(weighty) - _SHOWN} more: see them with --verbose", "faint"), style, "    ")
    if not weighty and ruling.answer == "permitted":
        lines += wrap(f"no clause of {short(ruling.name)} forbids it", style, "    ")
    return lines + _besides(ruling, style)


def _besides(ruling: Ruling, style: Style) -> list[str]:
    """Return the bans that bind every use, each once: no law may be broken, no right infringed."""
    notes = {r.use: r.ban for r in ruling.reasons if r.effect == "note" and isinstance(r.ban, Ban)}
    kept = [f"{means(use)} ({place(ban)})" for use, ban in notes.items() if not ban.is_vague]
    if not kept:
        return []
    return wrap(Span(f"whatever the use, it forbids {listed(kept, 'and')}", "faint"), style, "    ", "      ")


def _reason(reason: Reason, style: Style) -> list[str]:
    lines = wrap(says(reason), style, "    ", "      ")
    return lines if reason.ban is None else lines + quoted(reason.ban, style, "      ")


def says(reason: Reason) -> str:
    """Return what a reason says, in a sentence without its citation."""
    ban = reason.ban
    if ban is None:
        return reason.says
    if not isinstance(ban, Ban):
        when = f" when {ban.when}" if ban.when else ""
        return f"forbidden{when}: to {listed([act(word) for word in ban.acts], 'or')}"
    use = ban.atom.use
    what = f"{use} ({means(use)})"
    if reason.effect == "forbidden":
        return f"forbidden: {what}"
    if ban.is_vague:
        return f"perhaps forbidden, the words are vague: {what}"
    if reason.use:
        besides = [f"or is made {part}" for part in _lifts(reason, ban)]
        return " ".join([f"if it is not {what}", *besides])
    return (
        f"forbidden is {what}, so it has to be made {listed(_lifts(reason, ban), 'or')}"
        if _lifts(reason, ban)
        else what
    )


def _lifts(reason: Reason, ban: Ban) -> list[str]:
    """Return what would take a use out of a ban."""
    words = [WITHOUT[word] for word in (reason.lacking or ban.atom.narrowed)]
    words += [f"where this does not hold: {ban.when}"] if ban.when else []
    return words + ([f"within an exception ({ban.unless})"] if ban.unless else [])


def plain(found: Permission) -> dict[str, Any]:
    """Return the answer as plain data."""
    question = found.question
    return {
        "permission": {
            "use": question.words,
            "read_as": {
                "uses": list(question.uses),
                "perhaps": list(question.vague),
                "narrowed": list(question.narrowed),
                "unread": list(question.unread),
            },
            "subject": found.subject,
            "answer": found.answer,
            "components": [_plain_row(row) for row in found.rows],
        }
    }


def _plain_row(row: Row) -> dict[str, Any]:
    ruling = row.ruling
    return {
        "component": row.component or None,
        "licence": ruling.name or None,
        "standing": row.standing or None,
        "answer": ruling.answer,
        "recorded": ruling.recorded,
        "reasons": [_plain_reason(reason) for reason in ruling.reasons],
    }


def _plain_reason(reason: Reason) -> dict[str, Any]:
    ban = reason.ban
    return {
        "effect": reason.effect,
        "says": says(reason),
        "ban": plain_ban(ban) if isinstance(ban, Ban) else None,
        "limit": plain_owed(ban) if ban is not None and not isinstance(ban, Ban) else None,
        "without": list(reason.lacking),
    }
