# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A verdict as a code quality report of GitLab: a list of issues, each with a line and a fingerprint.

Source: GitLab's "Code Quality report format", a subset of the Code Climate specification.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from licet.report.places import relative
from licet.report.remarks import remarks
from licet.report.style import Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from licet.reason.verdict import Verdict
    from licet.report.remarks import Remark

# What is refused blocks a release and nothing else; what is open is not settled by looking away.
_SEVERITIES = {"error": "critical", "warning": "major", "note": "info"}


def write(verdict: Verdict, style: Style | None = None) -> str:
    """Return the report: an empty list where there is nothing to tell."""
    return join([("", verdict)], style)


def join(found: Sequence[tuple[str, Verdict]], style: Style | None = None) -> str:
    """Return the issues of all verdicts as one report."""
    from json import dumps

    style = style or Style()
    issues: dict[str, dict[str, Any]] = {}
    for path, one in found:
        for remark in remarks(one):
            issue = _issue(path, one.release.root.name, remark, style)
            issues.setdefault(issue["fingerprint"], issue)
    return dumps(list(issues.values()), indent=2, ensure_ascii=style.ascii) + "\n"


def _issue(path: str, name: str, remark: Remark, style: Style) -> dict[str, Any]:
    """Return an issue. GitLab wants a line always: the first where the place has none."""
    from hashlib import sha256

    place = remark.place
    file = relative(place.file if place is not None else path or name, style)
    # GitLab compares fingerprints over the whole project: two releases may say the same of one component.
    fingerprint = sha256(f"{file}\0{name}\0{remark.fingerprint}".encode("utf-8", "backslashreplace")).hexdigest()[:32]
    return {
        "check_name": remark.code,
        "description": remark.text,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[remark.level],
        "location": {"path": file, "lines": {"begin": (place.line if place is not None else None) or 1}},
    }
