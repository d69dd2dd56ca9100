# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet list`: the catalogue."""

from __future__ import annotations

from typing import Annotated

import typer

from licet.cli.options import Format, Output  # noqa: TC001  (typer evaluates the annotations)

KINDS = ("software", "content", "data", "model", "exception")


def command(
    kind: Annotated[str, typer.Option("--kind", help="Of this kind: software, content, data, model, exception.")] = "",
    forbids: Annotated[
        str, typer.Option("--forbids", metavar="USE", help="That forbid this use, at least in part.")
    ] = "",
    permits: Annotated[
        str, typer.Option("--permits", metavar="ACT", help="That grant this act for the work and its derivatives.")
    ] = "",
    not_recorded: Annotated[
        bool, typer.Option("--not-recorded", help="Ids of the SPDX list without a record.")
    ] = False,
    stats: Annotated[bool, typer.Option("--stats", help="Counts of records, terms, quotes and doubts.")] = False,
    format: Format = "text",
    output: Output = "",
) -> None:
    """List the licences that have a record.

    Example: licet list --kind model --forbids military
    """
    from licet.catalogue import vocabulary
    from licet.cli.errors import one_of
    from licet.cli.output import emit, style
    from licet.report import catalogue, json

    look = style(output)
    if stats:
        counts = catalogue.counts()
        text = json.document({"counts": counts}, look) if format == "json" else catalogue.write_counts(counts, look)
        return emit(text, output)
    if kind:
        one_of("--kind", kind, KINDS)
    if forbids:
        one_of("--forbids", forbids, vocabulary.uses())
    if permits:
        from licet.rules.phrases import ACTS

        one_of("--permits", permits, ACTS)
    found = list(catalogue.not_recorded() if not_recorded else catalogue.recorded(kind, forbids, permits))
    return emit(
        json.document(catalogue.plain(found), look) if format == "json" else catalogue.write(found, look), output
    )
