# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet suggest`: the outbound licences that would work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from licet.cli.options import Defaults, Facts, Format, Output, Verbose  # noqa: TC001  (typer evaluates the annotations)

if TYPE_CHECKING:
    from licet.reason.suggest import Suggestions
    from licet.reason.truth import Answer


def command(
    path: Annotated[str, typer.Argument(help="A licet.toml, a card, or a folder (default: this one); -: stdin.")] = ".",
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
    from licet.cli.output import emit, style
    from licet.cli.scenario import amended, scenario
    from licet.cli.source import release_of
    from licet.reason.artefact_suggestions import suggest_each
    from licet.reason.truth import Answer
    from licet.report import json, suggestions

    release = amended(release_of(path), act or (), fact or ())
    found = suggest_each(release, scenario(release, defaults))
    look = style(output, verbose)
    if format == "json":
        emit(json.document(suggestions.plain_each(release.root.name, found), look), output)
    else:
        emit(suggestions.write_each(found, look), output)
    statuses = {_status(each, Answer.YES) for each in found}
    raise typer.Exit(next(status for status in (1, 3, 0) if status in statuses))


def _status(found: Suggestions, yes: Answer) -> int:
    works = any(one.answer is yes for one in found.licences)
    return 0 if works else 3 if found.licences else found.verdict.exit_code or 3
