# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The licences a release may go out under, by what each would impose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from licet.reason.suggest import GROUPS
from licet.reason.truth import Answer
from licet.report.layout import Span, block, columns, wrap

if TYPE_CHECKING:
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
    head = wrap(f"{name} may go out under {len(certain)} of the recorded licences", style)
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


def plain(found: Suggestions) -> dict[str, Any]:
    """Return the suggestions as plain data."""
    return {
        "release": found.verdict.release.root.name,
        "licences": [
            {
                "licence": one.licence,
                "answer": str(one.answer),
                "group": one.group,
                "duties": list(one.duties),
                "bans": list(one.bans),
            }
            for one in found.licences
        ],
        "must_carry": list(found.must_carry),
        "answer": str(found.verdict.answer),
    }
