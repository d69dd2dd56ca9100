# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A verdict in words and formats: every writer is write(verdict, style) -> str (docs/reports.md).

A writer that can tell several verdicts in one document has join(found, style) as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from licet.reason.verdict import Verdict
    from licet.report.style import Style

Format: TypeAlias = Literal[
    "text", "json", "sarif", "github", "markdown", "junit", "gitlab", "html", "spdx", "spdx3", "cyclonedx"
]


def writer(format: Format) -> Any:
    """Return the module that writes a format. It is loaded when it is asked for."""
    if format == "text":  # what a person reads at the prompt must be there at once
        from licet.report import prose

        return prose
    from importlib import import_module

    return import_module(f"licet.report.{format}")


def write(verdict: Verdict, format: Format, style: Style) -> str:
    """Return one verdict in one of the formats."""
    written: str = writer(format).write(verdict, style)
    return written


def joins(format: Format) -> bool:
    """Return whether a format holds several verdicts in one document."""
    return hasattr(writer(format), "join")


def join(found: Sequence[tuple[str, Verdict]], format: Format, style: Style) -> str:
    """Return the verdicts on several paths as one document, each with its path. Of formats that join only."""
    written: str = writer(format).join(found, style)
    return written
