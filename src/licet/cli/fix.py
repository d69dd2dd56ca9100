# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet fix`: make the edits that follow from the verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from licet.cli.options import Defaults, Facts, Format, Output  # noqa: TC001  (typer evaluates the annotations)

if TYPE_CHECKING:
    from pathlib import Path

    from licet.reason.verdict import Verdict


def command(
    path: Annotated[str, typer.Argument(help="A folder, or its licet.toml or card (default: this folder).")] = ".",
    write: Annotated[
        bool, typer.Option("--write/--dry-run", help="Make the edits, or show them as a diff (the default).")
    ] = False,
    act: Annotated[
        list[str] | None, typer.Option("--act", metavar="ACT", help="publish, host, sell, modify, train or use.")
    ] = None,
    fact: Facts = None,
    defaults: Defaults = "worldwide",
    format: Format = "text",
    output: Output = "",
) -> None:
    """Mend a release's own files.

    Sets the licence and the base models in its card, and writes the notices that it owes, where that follows from
    the verdict. Each edit was judged again: the answer is no worse, and something is mended or ticked.

    Exit status: that of licet check after the edits.

    Example: licet fix models/chat-7b --write
    """
    from pathlib import Path

    from licet.api import check, load, ticked
    from licet.cli.output import complain, emit, style
    from licet.cli.scenario import amended, scenario
    from licet.release.edits import apply
    from licet.release.today import today
    from licet.report import fixes, json
    from licet.report.mending import mend

    def judged(where: Path) -> Verdict:
        release = amended(load(where, as_of=today()), act or (), fact or ())
        return ticked(check(release, scenario=scenario(release, defaults)), where)

    found = mend(Path(path), judged)
    if write:
        apply(found.folder, found.edits)
    if format == "json":
        emit(json.document(fixes.plain(found, write), style(output)), output)
    elif not write or output:
        emit(fixes.patch(found), output)
    for remark in fixes.remarks(found, path, write) if format == "text" else ():
        complain(remark)
    raise typer.Exit(found.after.exit_code)
