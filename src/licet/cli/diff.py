# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet diff`: what one licence forbids or demands and another does not."""

from __future__ import annotations

from typing import Annotated

import typer

from licet.cli.options import Format, Output  # noqa: TC001  (typer evaluates the annotations)


def command(
    first: Annotated[str, typer.Argument(metavar="A", help="A licence by name, or a file with a licence text.")],
    second: Annotated[str, typer.Argument(metavar="B", help="The other one.")],
    format: Format = "text",
    output: Output = "",
) -> None:
    """Compare what two licences forbid and demand.

    For each ban that the other does not have, a concrete use that the one forbids and the other lets pass.

    Exit status: 0 compared, whatever the difference; 2 the input is wrong.

    Example: licet diff creativeml-openrail-m bigcode-openrail-m
    """
    from licet.cli.output import emit, style
    from licet.cli.subject import clauses
    from licet.reason.compare import compare
    from licet.report import difference, json

    found = compare(clauses(first), clauses(second))
    look = style(output)
    emit(json.document(difference.plain(found), look) if format == "json" else difference.write(found, look), output)
