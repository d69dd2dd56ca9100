# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet check`: the main job."""

from __future__ import annotations

from typing import Annotated

import typer

# typer evaluates the annotations
from licet.cli.options import Defaults, Facts, Output, Quiet, Verbose  # noqa: TC001
from licet.report import Format  # noqa: TC001


def command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH]...", help="A licet.toml, a card, or a folder (default: this one); - reads standard input."
        ),
    ] = None,
    proposed: Annotated[
        str, typer.Option("--as", metavar="LICENCE", help="Propose this licence instead of the one stated.")
    ] = "",
    act: Annotated[
        list[str] | None, typer.Option("--act", metavar="ACT", help="publish, host, sell, modify, train or use.")
    ] = None,
    fact: Facts = None,
    use: Annotated[
        list[str] | None, typer.Option("--for", metavar="USE", help="An intended use, by its id in the use taxonomy.")
    ] = None,
    defaults: Defaults = "worldwide",
    online: Annotated[
        bool, typer.Option("--online", help="Ask the Hub for what no file and no index answers.")
    ] = False,
    environment: Annotated[
        str, typer.Option("--environment", metavar="FOLDER", help="Judge a Python environment's packages as well.")
    ] = "",
    policy: Annotated[
        str, typer.Option("--policy", metavar="FILE", help="Take the policy of FILE, not the one beside the release.")
    ] = "",
    as_of: Annotated[
        str, typer.Option("--as-of", metavar="DAY", help="Let a policy's entries expire by this day: 2027-01-31.")
    ] = "",
    if_any: Annotated[
        bool, typer.Option("--if-any", help="Pass over files that say nothing of licences or origins.")
    ] = False,
    format: Annotated[Format, typer.Option("--format", help="How to write the verdict.")] = "text",
    output: Output = "",
    verbose: Verbose = False,
    quiet: Quiet = False,
) -> None:
    """Judge a release.

    Says whether it may go out: under which licence, with which duties; or which clauses clash.

    Of several PATHs the worst answer is the exit status: 1 over 3 over 0, and 2 if any cannot be read.

    Example: licet check licet.toml --as Apache-2.0 --fact monthly_active_users=12000

    Example: licet check models/chat-7b --format sarif -o licet.sarif
    """
    from licet.cli.judging import check

    raise typer.Exit(
        check(
            paths or (),
            proposed,
            act or (),
            fact or (),
            use or (),
            defaults,
            if_any,
            format,
            output,
            verbose,
            online,
            environment,
            quiet,
            policy,
            as_of,
        ),
    )
