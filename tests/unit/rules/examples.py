# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The example of a diagnostic's page as files, and what is said about it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import licet
from licet.rules import Paragraph, find, objection_rule

if TYPE_CHECKING:
    from pathlib import Path

    from licet import Release, Verdict
    from licet.reason.verdict import Objection

_FENCE = re.compile(r"^```\w+ (\S+)\n(.*?)^```", re.DOTALL | re.MULTILINE)


def files(code: str) -> dict[str, str]:
    """Return the files that the page of a diagnostic shows, by name."""
    return dict(_FENCE.findall(find(code).page))


def load(code: str, folder: Path) -> Release:
    """Write the example into a folder and load it: the file if it is one, else the folder."""
    shown = files(code)
    for name, text in shown.items():
        (folder / name).write_text(text, encoding="utf-8")
    return licet.load(folder / next(iter(shown)) if len(shown) == 1 else folder)


def judged(text: str, folder: Path) -> Verdict:
    """Return the verdict on a manifest."""
    (folder / "licet.toml").write_text(text, encoding="utf-8")
    return licet.check(licet.load(folder / "licet.toml"))


def objection(code: str, verdict: Verdict) -> Objection:
    """Return the first objection of a code."""
    return next(one for one in (*verdict.conflicts, *verdict.open) if one.code == code)


def said(code: str, folder: Path) -> tuple[Paragraph, str]:
    """Return the paragraph and the advice on the example of a diagnostic's own page."""
    verdict = licet.check(load(code, folder))
    found = objection(code, verdict)
    rule = objection_rule(code)
    return rule.say(found, verdict), rule.advise(found, verdict)
