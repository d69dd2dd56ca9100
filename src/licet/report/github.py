# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A verdict as workflow commands of GitHub Actions: annotations on the lines of a pull request.

Source: GitHub's "Workflow commands": `::error file=F,line=L,title=T::message`, with its escapes. GitHub shows ten
annotations of a level for a step, so the eleventh is counted and not written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.report.headline import headline
from licet.report.places import relative
from licet.report.remarks import remarks, title
from licet.report.style import Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from licet.reason.verdict import Verdict
    from licet.report.remarks import Remark

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
_SHOWN = 10


def write(verdict: Verdict, style: Style | None = None) -> str:
    """Return an annotation a line, the worst first, and the answer on the last."""
    return join([("", verdict)], style)


def join(found: Sequence[tuple[str, Verdict]], style: Style | None = None) -> str:
    """Return the annotations on all verdicts together, and a line with the answer on each."""
    style = style or Style()
    told = list(dict.fromkeys(remark for _, one in found for remark in remarks(one)))
    lines = []
    for level, command in _COMMANDS.items():
        ours = [remark for remark in told if remark.level == level]
        shown = ours if style.verbose or len(ours) <= _SHOWN else ours[: _SHOWN - 1]
        lines += [_command(command, remark, style) for remark in shown]
        if len(ours) > len(shown):
            lines.append(f"::{command} title=licet::and {len(ours) - len(shown)} more: run licet check to see them")
    for path, one in found:
        where = f"{path}: " if path else ""
        lines.append(style.spell(f"licet: {where}{one.answer}: {headline(one)}"))
    return "\n".join(lines) + "\n"


def _command(command: str, remark: Remark, style: Style) -> str:
    values = {"title": f"{remark.code}: {title(remark.code)}"}
    if remark.place is not None:
        line = {} if remark.place.line is None else {"line": str(remark.place.line)}
        values = {"file": relative(remark.place.file, style), **line, **values}
    properties = ",".join(f"{name}={_property(style.spell(value))}" for name, value in values.items())
    where = f" ({remark.place})" if remark.place is not None and remark.place.line is None else ""
    return f"::{command} {properties}::{_data(style.spell(remark.text + where))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
