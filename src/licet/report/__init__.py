# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A verdict in words and formats: every writer is write(verdict) -> str."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from licet.reason.verdict import Verdict
    from licet.report.style import Style


def write(verdict: Verdict, format: Literal["text", "json"], style: Style) -> str:
    """Return one verdict in one of the formats."""
    if format == "json":
        from licet.report import json

        return json.write(verdict, style)
    from licet.report import prose

    return prose.write(verdict, style)


def join(found: Sequence[tuple[str, Verdict]], format: Literal["text", "json"], style: Style) -> str:
    """Return the verdicts on several paths as one document, each with its path."""
    if format == "json":
        from licet.report import json

        return json.document({"verdicts": [{"path": path, **json.of_verdict(one)} for path, one in found]}, style)
    from licet.report import prose

    return "\n".join(
        style.paint("faint", style.spell(f"{path}:")) + "\n" + prose.write(one, style) for path, one in found
    )
