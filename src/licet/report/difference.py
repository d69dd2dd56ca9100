# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Two licences side by side: what each forbids or demands that the other does not, with a concrete use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from licet.reason.truth import Answer
from licet.report.layout import Span, block, columns, wrap
from licet.report.uses import cases, cite, duty, limits, means, place, plain_ban, plain_owed, quoted
from licet.rules.phrases import act, section, short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from licet.reason.clause_set import Answered, ClauseSet, Owed
    from licet.reason.compare import Comparison, Extra
    from licet.report.style import Style

_SAME = {
    Answer.YES: "both forbid the same uses",
    Answer.NO: "they do not forbid the same uses",
    Answer.UNKNOWN: "whether they forbid the same uses cannot be said",
}
_WHY = {
    "": "",
    "vague": "the words are vague",
    "unread": "not all of the other was read",
    "conditions": "their conditions differ",
}


def write(found: Comparison, style: Style) -> str:
    """Return the comparison as text."""
    one, two = short(found.first.name), short(found.second.name)
    head = wrap(Span(f"{one} and {two}: {_SAME[found.same_uses]}", "strong"), style)
    for clauses in (found.first, found.second):
        head += _unread(clauses, style)
    sides = ((one, two, found.only_first), (two, one, found.only_second))
    lines = block(
        head,
        *(_forbids(a, b, [e for e in extras if e.answer is Answer.NO], style) for a, b, extras in sides),
        *(_perhaps(a, b, [e for e in extras if e.answer is not Answer.NO], style) for a, b, extras in sides),
        _reach(one, found.reach_first, style) + _reach(two, found.reach_second, style),
        _duties(one, two, found.duties_first, found.second, style),
        _duties(two, one, found.duties_second, found.first, style),
        _answers(found, style),
    )
    return "\n".join(lines) + "\n"


def _unread(clauses: ClauseSet, style: Style) -> list[str]:
    basis = [] if clauses.recorded else wrap(f"{clauses.name}: read from the text; no record covers it", style, "  ")
    for words in clauses.unread:
        basis += wrap(Span(f"{short(clauses.name)}: not read: {words}", "unknown"), style, "  ", "    ")
    return basis


def _forbids(one: str, two: str, extras: Sequence[Extra], style: Style) -> list[str]:
    if not extras:
        return []
    lines = wrap(Span(f"{one} forbids, and {two} does not", "strong"), style)
    for extra in extras:
        lines += wrap([Span(extra.use, "no"), f": {witness(extra)}"], style, "  ", "    ")
        lines += quoted(extra.ban, style, "      ")
        for ban in extra.near:
            text = f"{two} forbids only {ban.atom.use} {limits(ban)}".rstrip()
            lines += wrap(
                [f"{text}, {place(ban)}  ", Span(f"“{ban.cite.quote}”", "faint")], style, "      ", "        "
            )
    return lines


def witness(extra: Extra) -> str:
    """Return the concrete use that the one forbids and the other does not."""
    what = f"{means(extra.use)}, of a kind that it does not name" if extra.other else means(extra.use)
    when = (extra.ban.when,) if extra.ban.when else ()
    how = cases(extra.ban.atom.narrowed, extra.lacking, (*when, *extra.outside))
    return f"{what}, {how}" if how else what


def _perhaps(one: str, two: str, extras: Sequence[Extra], style: Style) -> list[str]:
    if not extras:
        return []
    lines = wrap(Span(f"{one} forbids, and {two} perhaps does not", "strong"), style)
    for extra in extras:
        said = f"{extra.use}: {witness(extra)} ({_WHY[extra.why]})"
        lines += wrap(said, style, "  ", "    ") + quoted(extra.ban, style, "      ")
    return lines


def _reach(one: str, standings: Sequence[str], style: Style) -> list[str]:
    if not standings:
        return []
    return wrap(f"only the bans of {one} speak of this too: {', '.join(standings)}", style)


def _duties(one: str, two: str, duties: Sequence[Owed], other: ClauseSet, style: Style) -> list[str]:
    if not duties:
        return []
    known = "does not" if other.recorded else "perhaps does not: its duties are not on record"
    lines = wrap(Span(f"{one} demands, and {two} {known}", "strong"), style)
    for owed in duties:
        lines += wrap(duty(owed, [act(word) for word in owed.acts]), style, "  ", "    ")
        lines += quoted(owed, style, "      ")
    return lines


def _answers(found: Comparison, style: Style) -> list[str]:
    if not found.answers:
        return []
    rows = [(question, _answer(a), _answer(b)) for question, a, b in found.answers]
    return [*wrap(Span("answers that differ", "strong"), style), *columns(rows, style, "  ")]


def _answer(one: Answered) -> str:
    where = section(one.cite)
    return f"{one.answer} ({where})" if where else one.answer


def plain(found: Comparison) -> dict[str, Any]:
    """Return the comparison as plain data."""
    return {
        "difference": {
            "first": _set(found.first),
            "second": _set(found.second),
            "same_uses": str(found.same_uses),
            "only_first": [_extra(extra) for extra in found.only_first],
            "only_second": [_extra(extra) for extra in found.only_second],
            "reach_first": list(found.reach_first),
            "reach_second": list(found.reach_second),
            "duties_first": [plain_owed(owed) for owed in found.duties_first],
            "duties_second": [plain_owed(owed) for owed in found.duties_second],
            "answers": [
                {
                    "question": question,
                    "first": {"answer": a.answer, "cite": cite(a.cite)},
                    "second": {"answer": b.answer, "cite": cite(b.cite)},
                }
                for question, a, b in found.answers
            ],
        }
    }


def _set(clauses: ClauseSet) -> dict[str, Any]:
    return {"name": clauses.name, "recorded": clauses.recorded, "unread": list(clauses.unread)}


def _extra(extra: Extra) -> dict[str, Any]:
    return {
        "ban": plain_ban(extra.ban),
        "carried": "no" if extra.answer is Answer.NO else "unknown",
        "why": extra.why or None,
        "witness": {
            "use": extra.use,
            "of_another_kind": extra.other,
            "without": list(extra.lacking),
            "where": list(extra.outside),
            "says": witness(extra),
        },
        "near": [plain_ban(ban) for ban in extra.near],
    }
