# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A diagnostic's page, and the list of all diagnostics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from licet.report.layout import columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from licet.report.style import Style
    from licet.rules import Rule


def write(rule: Rule, style: Style) -> str:
    """Return the page of a rule; its headings strong."""
    lines = [style.paint("strong", f"{rule.code}: {rule.title} ({rule.severity})"), ""]
    for line in rule.page.splitlines():
        spelt = style.spell(line)
        lines.append(style.paint("strong", spelt[3:]) if spelt.startswith("## ") else spelt)
    return "\n".join(lines) + "\n"


def write_all(rules: Sequence[Rule], style: Style) -> str:
    """Return the codes with their titles."""
    return "\n".join(columns([(rule.code, rule.severity, rule.title) for rule in rules], style)) + "\n"


def plain(rule: Rule) -> dict[str, Any]:
    """Return a rule as plain data."""
    return {"code": rule.code, "title": rule.title, "severity": rule.severity, "page": rule.page}
