# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Results as JSON by schema "licet/1" (data/licet-1.schema.json): keys are added, never renamed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from licet.report.headline import headline
from licet.rules import CODES, find, objection_rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from licet.reason.verdict import Objection, Verdict
    from licet.report.style import Style

SCHEMA = "licet/1"


def write(verdict: Verdict, style: Style | None = None) -> str:
    """Return the verdict as a JSON document."""
    return document(of_verdict(verdict), style)


def join(found: Sequence[tuple[str, Verdict]], style: Style | None = None) -> str:
    """Return the verdicts on several paths as one document."""
    return document({"verdicts": [{"path": path, **of_verdict(one)} for path, one in found]}, style)


def document(content: dict[str, Any], style: Style | None = None) -> str:
    """Return plain data as a JSON document under the name of its schema."""
    from json import dumps

    return dumps({"schema": SCHEMA, **content}, indent=2, ensure_ascii=style is not None and style.ascii) + "\n"


def of_verdict(verdict: Verdict) -> dict[str, Any]:
    """Return the verdict as plain data, with the sentences of the text beside what they were made from."""
    found = verdict.to_dict()
    for rows, told in ((found, verdict), *zip(found["parts"], verdict.parts, strict=True)):
        rows["headline"] = headline(told)
        for key, objections in (("conflicts", told.conflicts), ("open", told.open)):
            for row, objection in zip(rows[key], objections, strict=True):
                row["says"], row["advice"] = _said(objection, told)
    for row in found["findings"]:
        row["severity"] = find(row["code"]).severity if row["code"] in CODES else "note"
    return found


def _said(objection: Objection, verdict: Verdict) -> tuple[str, str]:
    rule = objection_rule(objection.code)
    return str(rule.say(objection, verdict)), rule.advise(objection, verdict)
