# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet read`: a licence text, as far as it can be read."""

from __future__ import annotations

from typing import Annotated

import typer

from licet.cli.options import Format, Output, Verbose  # noqa: TC001  (typer evaluates the annotations)


def command(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A file with a licence text, or - for standard input.")],
    format: Format = "text",
    output: Output = "",
    verbose: Verbose = False,
) -> None:
    """Read a licence text.

    What it is, who may do what, what it forbids, what it demands, and what could not be read.

    Exit status: 0 read, 2 the input is wrong, 3 nothing could be read or the text is not English.

    Example: licet read LICENSE
    """
    from licet.cli.output import emit, style
    from licet.cli.subject import text_in
    from licet.reading.identify import identification
    from licet.reading.read import read_licence
    from licet.report import json, reading

    text = text_in(file)
    page = reading.Page("standard input" if file == "-" else file, text, read_licence(text), identification(text))
    look = style(output, verbose)
    emit(json.document(reading.plain(page), look) if format == "json" else reading.write(page, look), output)
    raise typer.Exit(0 if page.is_read else 3)
