# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet explain`: the page of a diagnostic."""

from __future__ import annotations

from typing import Annotated

import typer

from licet.cli.options import Format, Output  # noqa: TC001  (typer evaluates the annotations)


def command(
    code: Annotated[str, typer.Argument(help="A code, as in further-restriction. Without one: all of them.")] = "",
    format: Format = "text",
    output: Output = "",
) -> None:
    """Explain a diagnostic.

    Prints what it finds, why it matters and how to resolve it.

    Example: licet explain further-restriction
    """
    from licet.cli.errors import one_of
    from licet.cli.output import emit, style
    from licet.report import json, remarks, rule
    from licet.rules import CODES

    codes = (*CODES, remarks.DUTY)
    look = style(output)
    if not code:
        rules = [remarks.rule(one) for one in codes]
        text = json.document({"rules": [rule.plain(one) for one in rules]}, look) if format == "json" else ""
        return emit(text or rule.write_all(rules, look), output)
    found = remarks.rule(one_of("CODE", code, codes))
    return emit(
        json.document({"rule": rule.plain(found)}, look) if format == "json" else rule.write(found, look), output
    )
