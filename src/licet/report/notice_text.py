# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A notice as the text of a NOTICE file, as a section of a card, and as plain data.

An entry is one paragraph: that a work, its licence and its lines belong together is read off the blank lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from licet.report.layout import block, wrap
from licet.report.style import Style
from licet.rules.phrases import listed, use

if TYPE_CHECKING:
    from licet.report.notice import Clause, Entry, Notice, Passed

HEADING = "## Licences and notices"
"""What the section of a card is called."""

_INTRO = "What the works below ask to be said. Each of them stays under its own licence."
_NOTHING = "Nothing that it was made from asks for a notice."
_KEPT = "They stay with this release, and bind whoever uses it or passes it on."
_CARRIED = "They bind whoever receives this release, and must be terms of every further licence of it."
_MODES = {"clause": _CARRIED, "equivalent-clause": _CARRIED, "own-terms-no-less-protective": _CARRIED}


def write(notice: Notice, style: Style | None = None) -> str:
    """Return the text of a NOTICE file. Prescribed lines are not wrapped: they are to stand as they are."""
    style = style or Style()
    groups = [[style.spell(notice.release)]]
    groups.append(wrap(_INTRO if notice.entries else _NOTHING, style) if not _is_empty(notice) else [_NOTHING])
    return "\n".join(block(*groups, *_groups(notice, style))) + "\n"


def body(notice: Notice, style: Style | None = None) -> str:
    """Return the entries, lines and restrictions alone, as they are added to a file that has a beginning."""
    return "\n".join(block(*_groups(notice, style or Style()))) + "\n"


def _groups(notice: Notice, style: Style) -> list[list[str]]:
    groups = [_entry(entry, style) for entry in notice.entries]
    if notice.show:
        groups.append(["To be shown where users see it:", *(f"  {style.spell(line)}" for line in notice.show)])
    return groups + [_passed(one, style) for one in notice.passed]


def part(notice: Notice, wanted: str, style: Style | None = None) -> str:
    """Return a NOTICE file ("notice"), a section of the card ("card"), or one matter alone: "restrictions", "changes".

    Empty where there is nothing of it to say.
    """
    style = style or Style()
    if wanted == "card":
        return markdown(notice, style)
    if wanted == "restrictions":
        found = [_passed(one, style) for one in notice.passed]
    elif wanted == "changes":
        found = [_changed(entry, style) for entry in notice.entries if entry.changes]
    else:
        return write(notice, style)
    return "\n".join(block([style.spell(notice.release)], *found)) + "\n" if found else ""


def _changed(entry: Entry, style: Style) -> list[str]:
    return [
        style.spell(f"{entry.name} ({'; '.join(entry.licences)})"),
        *(f"  {style.spell(line)}" for line in entry.changes),
    ]


def _is_empty(notice: Notice) -> bool:
    return not (notice.entries or notice.show or notice.passed)


def _entry(entry: Entry, style: Style) -> list[str]:
    lines = [f"licence: {'; '.join(entry.licences)}"]
    if entry.texts:
        lines.append(f"text: {', '.join(entry.texts)}")
    lines += [*entry.lines, *entry.changes, *entry.gaps]
    return [style.spell(entry.name), *(f"  {style.spell(line)}" for line in lines)]


def head(one: Passed) -> str:
    """Return the sentence that begins the restrictions of one licence over one work."""
    held = f", the text of which is in {listed(one.texts)}" if one.texts else ""
    condition = f" ({one.condition})" if one.condition else ""
    return f"Use restrictions of {one.licence}{held}, for {one.name}{condition}. {_MODES.get(one.mode, _KEPT)}"


def _passed(one: Passed, style: Style) -> list[str]:
    lines = wrap(head(one), style)
    for clause in one.clauses:
        lines += wrap(_says(clause), style, "  - ", "    ")
        if clause.words:
            lines += wrap(f"“{clause.words}”", style, "    ")
    return lines


def _says(clause: Clause) -> str:
    """Return a clause by label and uses; the uses in words where the clause's own are not here."""
    uses, vague = (
        (clause.uses, clause.vague) if clause.words else (tuple(map(use, clause.uses)), tuple(map(use, clause.vague)))
    )
    said = f"rules out {listed(uses)}" if uses else ""
    if vague:
        said += f"{', and perhaps ' if said else 'perhaps rules out '}{listed(vague)}"
    return f"{clause.label}: {said}" if said else clause.label


def markdown(notice: Notice, style: Style | None = None) -> str:
    """Return a section for the card. A line to show stands by itself; the entries are items of a list."""
    style = style or Style()
    groups = [[HEADING], *([style.spell(line)] for line in notice.show)]
    if _is_empty(notice):
        groups.append([_NOTHING])
    groups += [_item(entry, style) for entry in notice.entries]
    for one in notice.passed:
        rows = [f"- {style.spell(_says(clause))}" + _quoted(clause, style) for clause in one.clauses]
        groups += [["### Use restrictions"] if one is notice.passed[0] else [], [style.spell(head(one))], rows]
    return "\n".join(block(*groups)) + "\n"


def _item(entry: Entry, style: Style) -> list[str]:
    lines = [f"under {'; '.join(entry.licences)}" + (f", text: {', '.join(entry.texts)}" if entry.texts else "")]
    lines += [*entry.lines, *entry.changes, *entry.gaps]
    name = style.spell(entry.name).replace("`", "'")
    return [f"- `{name}`, {style.spell(lines[0])}", *(f"  - {style.spell(line)}" for line in lines[1:])]


def _quoted(clause: Clause, style: Style) -> str:
    return f"\n  > {style.spell(clause.words)}" if clause.words else ""


def plain(notice: Notice) -> dict[str, Any]:
    """Return the notice as plain data, with the text of the NOTICE file."""
    return {
        "notice": {
            "release": notice.release,
            "answer": notice.answer,
            "components": [
                {
                    "component": entry.name,
                    "licences": list(entry.licences),
                    "texts": list(entry.texts),
                    "lines": list(entry.lines),
                    "changes": list(entry.changes),
                    "fill_in": list(entry.gaps),
                }
                for entry in notice.entries
            ],
            "show": list(notice.show),
            "restrictions": [
                {
                    "component": one.name,
                    "licence": one.licence,
                    "mode": one.mode,
                    "clauses": [
                        {"label": c.label, "uses": list(c.uses), "perhaps": list(c.vague), "words": c.words or None}
                        for c in one.clauses
                    ],
                }
                for one in notice.passed
            ],
            "left": list(notice.left),
            "text": write(notice),
        }
    }
