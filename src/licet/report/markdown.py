# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A verdict as GitHub-flavoured Markdown, for a comment on a pull request or a section of a card.

The answer first, then why, what would mend it, what to answer, what to do. GitHub takes 65,536 characters: a report is
kept under 60,000 bytes by showing less of each list, and what is left out is counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from licet.reason.truth import Answer
from licet.report.headline import headline
from licet.report.layout import block
from licet.report.markdown_lists import choices, duties, noticed, parts, questions, restrictions, rests
from licet.report.markup import Markup, table
from licet.report.style import Style
from licet.rules import objection_rule
from licet.rules.suppositions import supposed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from licet.reason.verdict import Objection, Verdict
    from licet.rules import Sentence

MARK = "<!-- licet: verdict -->"
"""The first line: by it a workflow finds the comment that it wrote before, to put the new one in its place."""

MOST = 60_000
_SIGNS = {Answer.YES: "✅", Answer.NO: "❌", Answer.UNKNOWN: "❓"}
# How many items of a list are shown, and how many letters of one: the first that fits is taken.
_LIMITS = ((100, 4000), (40, 1500), (15, 600), (5, 300), (2, 150))
_VERBOSE = ((100_000, 100_000), *_LIMITS)
_ROOM = 4_000
_ROWS = 100


@dataclass(frozen=True, slots=True)
class _Page:
    """One verdict on its way to Markdown, with how much of it is shown."""

    verdict: Verdict
    style: Style
    most: int
    letters: int

    def lines(self, path: str) -> list[str]:
        verdict, page = self.verdict, Markup(self.style, self.letters)
        refused = verdict.answer is Answer.NO
        return block(
            [_title(verdict, path, page, self.style)],
            parts(verdict, page, self.most),
            self._why(page) if refused else [],
            questions(verdict, page, self.most) if verdict.answer is Answer.UNKNOWN else [],
            self._mending(page),
            [] if refused else duties(verdict, page, self.most),
            [] if refused else restrictions(verdict, page, self.most),
            choices(verdict, page, self.most),
            noticed(verdict, page, self.most),
            rests(verdict, page),
        )

    def _why(self, page: Markup) -> list[str]:
        from licet.report.clash import left_open, ranked

        groups = ranked(self.verdict)
        lines: list[str] = []
        if not any(one.certain for group in groups for one in group):
            lines += ["Whatever the answer, one of these stands in the way:"]
        for group in groups[: self.most]:
            lines += ["", *self._paragraph(group, page)] if lines else self._paragraph(group, page)
        if len(groups) > self.most:
            lines += ["", f"and {len(groups) - self.most} more"]
        found = left_open(self.verdict)
        if found:
            lines += ["", "Besides:", "", *(f"- {page.text(one)}" for one in found[: self.most])]
            lines += [f"- and {len(found) - self.most} more open points"] if len(found) > self.most else []
        return lines

    def _paragraph(self, alike: Sequence[Objection], page: Markup) -> list[str]:
        first, *others = alike
        said = objection_rule(first.code).say(first, self.verdict)
        condition = supposed(first.literals, self.verdict)
        lead = f"{page.text(condition[:1].upper() + condition[1:])}: " if condition else ""
        lines = [f"{lead}{page.strong(said.so)} {page.code(first.code)}, because", ""]
        lines += [line for limb in said.because for line in _limb(limb, page)]
        if others:
            likewise = ", or ".join(supposed(one.literals, self.verdict) for one in others)
            lines += ["", f"Likewise {page.text(likewise)}."]
        return lines

    def _mending(self, page: Markup) -> list[str]:
        from licet.report.clash import mended

        lead, changes = mended(self.verdict)
        if not changes:
            return []
        lines = [f"### {lead[:1].upper()}{lead[1:]}", "", *(f"- {page.text(one)}" for one in changes[: self.most])]
        return lines + ([f"- and {len(changes) - self.most} more"] if len(changes) > self.most else [])


def write(verdict: Verdict, style: Style | None = None) -> str:
    """Return the report, ended with a line end and under 60,000 bytes."""
    return f"{MARK}\n{_fitting(verdict, style or Style(), '', MOST - len(MARK) - 1)}"


def join(found: Sequence[tuple[str, Verdict]], style: Style | None = None) -> str:
    """Return one report: a table of the answers, then each verdict, those that are no yes first, as far as they fit."""
    style = style or Style()
    page = Markup(style, 200)
    rows = [(page.text(path), _word(one, style), page.text(headline(one))) for path, one in found]
    lines = table(("path", "answer", ""), rows[:_ROWS])
    lines += ["", f"and {len(rows) - _ROWS} more"] if len(rows) > _ROWS else []
    text = _spelt("\n".join([MARK, *lines]) + "\n", style)
    ordered = sorted(found, key=lambda row: row[1].answer is Answer.YES)
    for at, (path, verdict) in enumerate(ordered):
        left = MOST - len(text.encode()) - 100
        room = left // (len(ordered) - at) if left >= _ROOM * (len(ordered) - at) else _ROOM
        if left < room:
            return f"{text}\nand {len(ordered) - at} more reports: run licet check to see them\n"
        text += "\n" + _fitting(verdict, style, path, room)
    return text


def _fitting(verdict: Verdict, style: Style, path: str, room: int) -> str:
    """Return the report with as much shown of each list as fits into so many bytes."""
    text = ""
    for most, letters in _VERBOSE if style.verbose else _LIMITS:
        text = _spelt("\n".join(_Page(verdict, style, most, letters).lines(path)) + "\n", style)
        if len(text.encode()) <= room:
            return text
    # INVARIANT: what is cut is never the answer, which stands in the first line.
    kept = text.encode()[: room - 40].decode(errors="ignore").rpartition("\n")[0]
    return f"{kept or text.partition(chr(10))[0]}\n\nand more: run licet check\n"


def _spelt(text: str, style: Style) -> str:
    return text.encode("ascii", "xmlcharrefreplace").decode() if style.ascii else text


def _word(verdict: Verdict, style: Style) -> str:
    sign = "" if style.ascii else f"{_SIGNS[verdict.answer]} "
    return f"{sign}**{verdict.answer}**"


def _title(verdict: Verdict, path: str, page: Markup, style: Style) -> str:
    where = f"{page.text(path)}: " if path else ""
    sign = "" if style.ascii else f"{_SIGNS[verdict.answer]} "
    return f"## {sign}{where}{verdict.answer}: {page.text(headline(verdict))}"


def _limb(limb: Sentence, page: Markup) -> list[str]:
    subject = f"{page.strong(limb.subject)} " if limb.subject else ""
    place = f" ({page.places(limb.place)})" if limb.place else ""
    lines = [f"- {subject}{page.text(limb.says)}{place}"]
    return lines + ([f"  > {page.text(limb.quote)}"] if limb.quote else [])
