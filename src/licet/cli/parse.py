# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet parse`: one expression, as it is read."""

from __future__ import annotations

from typing import Annotated

import typer

from licet.cli.options import Format, Output  # noqa: TC001  (typer evaluates the annotations)


def command(
    expression: Annotated[str, typer.Argument(help="A licence expression, or - for standard input.")],
    lenient: Annotated[
        bool, typer.Option("--lenient", help="Read what people write: GPLv2+, Apache 2.0, llama3.1.")
    ] = False,
    format: Format = "text",
    output: Output = "",
) -> None:
    """Read a licence expression.

    Prints its canonical form and its tree, or what is wrong with it, with a caret under the place.

    Example: licet parse "mit or (gpl-2.0-only with classpath-exception-2.0)"
    """
    from licet.cli.output import emit, style
    from licet.cli.source import text_of
    from licet.report import expression as report
    from licet.report import json
    from licet.syntax import Parsed, parse_expression, parse_lenient

    text = text_of(expression)
    if lenient:
        from licet.catalogue.names import aliases

        parsed = parse_lenient(text, names=aliases())
    else:
        parsed = Parsed(parse_expression(text))
    look = style(output)
    emit(json.document(report.plain(parsed), look) if format == "json" else report.write(parsed, look), output)
