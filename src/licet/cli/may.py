# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet may`: is a use allowed by a licence, a licence text or a release."""

from __future__ import annotations

from typing import Annotated

import typer

from licet.cli.options import Facts, Format, Output, Verbose  # noqa: TC001  (typer evaluates the annotations)


def command(
    use: Annotated[str, typer.Argument(help="A use by its id in the use taxonomy, or in free words.")],
    subject: Annotated[str, typer.Argument(help="A licence, a file with a licence text, or a release.")],
    fact: Facts = None,
    format: Format = "text",
    output: Output = "",
    verbose: Verbose = False,
) -> None:
    """Say whether a use is allowed.

    Permitted, forbidden, permitted if …, or unknown; with the clause and its words.

    Exit status: 0 permitted, 1 forbidden, 3 unknown or only under a condition.

    Example: licet may "credit scoring without human oversight" bigcode-openrail-m
    """
    from licet.catalogue import vocabulary
    from licet.cli.errors import CallError, one_of
    from licet.cli.output import emit, style
    from licet.cli.scenario import stated
    from licet.cli.subject import permission
    from licet.reason.permit import asked
    from licet.report import json
    from licet.report import permission as report

    if not use.strip():
        raise CallError("USE", "no use is named")
    if "." in use.strip(".") and len(use.split()) == 1:
        one_of("USE", use, vocabulary.uses())
    facts = stated(fact or ())
    found = permission(asked(use, facts), subject, facts)
    look = style(output, verbose)
    emit(json.document(report.plain(found), look) if format == "json" else report.write(found, look), output)
    raise typer.Exit(report.STATUS[found.answer])
