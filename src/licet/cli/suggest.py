# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet suggest`: the outbound licences that would work."""

from __future__ import annotations

from typing import Annotated

import typer

from licet.cli.options import Defaults, Facts, Format, Output, Verbose  # noqa: TC001  (typer evaluates the annotations)


def command(
    path: Annotated[str, typer.Argument(help="A licet.toml, a card, or a folder (default: this one).")] = ".",
    act: Annotated[
        list[str] | None, typer.Option("--act", metavar="ACT", help="publish, host, sell, modify, train or use.")
    ] = None,
    fact: Facts = None,
    defaults: Defaults = "worldwide",
    format: Format = "text",
    output: Output = "",
    verbose: Verbose = False,
) -> None:
    """Suggest outbound licences.

    Lists the recorded licences that a release may go out under, the least burdensome first, whatever it states now.

    Exit status: 0 some licence works, 1 none does, 3 that is unknown.

    Example: licet suggest licet.toml --act sell
    """
    from licet.api import load
    from licet.cli.output import emit, style
    from licet.cli.scenario import amended, scenario
    from licet.reason.suggest import suggest
    from licet.reason.truth import Answer
    from licet.report import json, suggestions

    release = amended(load(path), act or (), fact or ())
    found = suggest(release, scenario(release, defaults))
    look = style(output, verbose)
    emit(json.document(suggestions.plain(found), look) if format == "json" else suggestions.write(found, look), output)
    works = any(one.answer is Answer.YES for one in found.licences)
    raise typer.Exit(0 if works else 3 if found.licences else found.verdict.exit_code or 3)
