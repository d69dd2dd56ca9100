# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet compat`: one pair of licences."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

# typer evaluates the annotations
from licet.cli.options import Defaults, Facts, Output, Quiet, Verbose  # noqa: TC001


def command(
    inbound: Annotated[str, typer.Argument(help="Licence of the work that is taken in.")],
    outbound: Annotated[str, typer.Argument(help="Licence that the result is to go out under.")],
    relation: Annotated[str, typer.Option("--relation", help="What the result does with the work.")] = "incorporates",
    kind: Annotated[str, typer.Option("--kind", help="What both are: model, data, code or output.")] = "code",
    fact: Facts = None,
    defaults: Defaults = "worldwide",
    format: Annotated[
        Literal["text", "json", "markdown"], typer.Option("--format", help="How to write the verdict.")
    ] = "text",
    output: Output = "",
    verbose: Verbose = False,
    quiet: Quiet = False,
) -> None:
    """Judge one pair of licences.

    Says whether a work under INBOUND may go into a release under OUTBOUND.

    Example: licet compat Apache-2.0 GPL-2.0-only

    Example: licet compat llama3.1 MIT --relation quantises --kind model
    """
    from licet.cli.judging import compat

    raise typer.Exit(
        compat(inbound, outbound, relation, kind, fact or (), defaults, format, output, verbose, quiet),
    )
