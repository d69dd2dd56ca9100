# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The licences a release may go out under, by what each would impose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from licet.reason.suggest import GROUPS
from licet.reason.truth import Answer
from licet.report.layout import Span, block, columns, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from licet.reason.suggest import Suggestion, Suggestions
    from licet.report.style import Style

_SHOWN = 6
_SAYS = {
    "nothing": "imposes nothing on recipients",
    "notices": "asks for notices, credits or names",
    "terms": "imposes further terms (law, indemnity, patents, …)",
    "source": "asks for source, or that changes stay under it",
    "limits on use": "limits what it may be used for",
}


def write(found: Suggestions, style: Style) -> str:
    """Return the suggestions as text, the least burdensome first; where nothing works, why."""
    name = found.verdict.release.root.name
    if not found.licences:
        from licet.report import prose

        return prose.write(found.verdict, style)
    certain = [one for one in found.licences if one.answer is Answer.YES]
    perhaps = [one for one in found.licences if one.answer is not Answer.YES]
    head = wrap(f"{name} may go out under {len(certain) or 'none'} of the recorded licences", style)
    lines = block(
        head, *[_group(group, certain, style) for group in GROUPS], _perhaps(perhaps, style), _own(found, style)
    )
    return "\n".join(lines) + "\n"


def _group(group: str, licences: list[Suggestion], style: Style) -> list[str]:
    members = [one for one in licences if one.group == group]
    if not members:
        return []
    shown = members if style.verbose else members[:_SHOWN]
    rows = [(one.licence, _burdens(one)) for one in shown]
    lines = [*wrap(Span(_SAYS[group], "strong"), style, "  "), *columns(rows, style, "    ")]
    if len(members) > len(shown):
        lines += wrap(Span(f"and {len(members) - len(shown)} more: see them with --verbose", "faint"), style, "    ")
    return lines


def _burdens(one: Suggestion) -> str:
    words = [*one.duties, *(f"no {use}" for use in one.bans)]
    return ", ".join(words[:5]) + (f" and {len(words) - 5} more" if len(words) > 5 else "")


def _perhaps(licences: list[Suggestion], style: Style) -> list[str]:
    if not licences:
        return []
    names = [one.licence for one in licences]
    shown = names if style.verbose else names[:_SHOWN]
    more = "" if len(shown) == len(names) else f" and {len(names) - len(shown)} more"
    return wrap(f"perhaps (a question is open): {', '.join(shown)}{more}", style, "  ", "    ")


def _own(found: Suggestions, style: Style) -> list[str]:
    if not found.must_carry:
        return []
    return wrap(f"terms of your own would have to ban: {', '.join(found.must_carry)}", style, "  ", "    ")


def write_each(found: Sequence[Suggestions], style: Style) -> str:
    """Return the suggestions for each artefact of a release that has several, one after the other."""
    return "\n".join(write(one, style) for one in found)


def plain_each(name: str, found: Sequence[Suggestions]) -> dict[str, Any]:
    """Return the suggestions for each artefact as plain data; above them, what would do for all of them together."""
    if len(found) == 1 and found[0].verdict.release.root.name == name:
        return plain(found[0])
    alike = [{one.licence: one for one in each.licences} for each in found]
    shared = [one for one in found[0].licences if all(one.licence in licences for licences in alike)]
    worst = [
        max((each[one.licence] for each in alike), key=lambda each: each.answer is not Answer.YES) for one in shared
    ]
    answers = [each.verdict.answer for each in found]
    return {
        "release": name,
        "licences": [_row(one) for one in worst],
        "must_carry": sorted({use for each in found for use in each.must_carry}),
        "answer": next(str(one) for one in (Answer.NO, Answer.UNKNOWN, Answer.YES) if one in answers),
        "parts": [plain(each) for each in found],
    }


def plain(found: Suggestions) -> dict[str, Any]:
    """Return the suggestions as plain data."""
    return {
        "release": found.verdict.release.root.name,
        "licences": [_row(one) for one in found.licences],
        "must_carry": list(found.must_carry),
        "answer": str(found.verdict.answer),
    }


def _row(one: Suggestion) -> dict[str, Any]:
    return {
        "licence": one.licence,
        "answer": str(one.answer),
        "group": one.group,
        "duties": list(one.duties),
        "bans": list(one.bans),
    }
