# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet notice`: the text that discharges the duties."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from licet.cli.options import Defaults, Facts, Output  # noqa: TC001  (typer evaluates the annotations)

if TYPE_CHECKING:
    from licet.report.notice import Notice


def command(
    path: Annotated[str, typer.Argument(help="A licet.toml, a card, or a folder (default: this one).")] = ".",
    proposed: Annotated[
        str, typer.Option("--as", metavar="LICENCE", help="Propose this licence instead of the one stated.")
    ] = "",
    act: Annotated[
        list[str] | None, typer.Option("--act", metavar="ACT", help="publish, host, sell, modify, train or use.")
    ] = None,
    fact: Facts = None,
    defaults: Defaults = "worldwide",
    part: Annotated[
        Literal["notice", "card", "restrictions", "changes"],
        typer.Option("--part", help="A NOTICE file, a section for the card, or one matter of it alone."),
    ] = "notice",
    format: Annotated[
        Literal["text", "markdown", "json"],
        typer.Option("--format", help="text: as --part says. markdown: the section for the card."),
    ] = "text",
    force: Annotated[bool, typer.Option("--force", help="Overwrite a FILE that is there.")] = False,
    output: Output = "",
) -> None:
    """Write the notices that a release owes.

    Names each work with its licence, the lines that licences prescribe, and the use restrictions to pass on. What
    licet cannot know is marked [fill in: …]. Where the release may not go out nothing is written.

    Exit status: that of licet check.

    Example: licet notice models/chat-7b -o models/chat-7b/NOTICE
    """
    import os
    from pathlib import Path

    from licet.api import check, load, read_expression
    from licet.cli.errors import CallError
    from licet.cli.output import complain, emit, style
    from licet.cli.scenario import amended, scenario
    from licet.reason.ticked import tick
    from licet.reason.truth import Answer
    from licet.release.evidence import gather
    from licet.release.today import today
    from licet.report import json, notice_text
    from licet.report.notice import compose

    if output and os.path.exists(output) and not force:  # noqa: PTH110
        raise CallError("-o", f"{output} is there, perhaps with places filled in: overwrite it with --force")
    release = amended(load(path, as_of=today()), act or (), fact or ())
    outbound = read_expression(proposed) if proposed else None
    verdict = check(release, outbound=outbound, scenario=scenario(release, defaults))
    if verdict.answer is Answer.NO:
        complain(f"no notice makes this release one that may go out: see licet check {path}")
        raise typer.Exit(verdict.exit_code)
    evidence = gather(Path(path))
    found = compose(tick(verdict, evidence), evidence)
    look = style(output)
    if format == "json":
        emit(json.document(notice_text.plain(found), look), output)
    else:
        text = notice_text.part(found, "card" if format == "markdown" else part, look)
        if text:
            emit(text, output)
        else:
            complain(f"there is nothing to say of {part}")
    for remark in _remarks(found, path) if part in ("notice", "card") else ():
        complain(remark)
    raise typer.Exit(verdict.exit_code)


def _remarks(found: Notice, path: str) -> list[str]:
    """Return what the notice leaves to its writer; none of that is for those who read the notice."""
    remarks = []
    if found.answer == "unknown":
        remarks.append(f"whether this release may go out is unknown: see licet check {path}")
    if found.gaps:
        remarks.append(f"{found.gaps} places to fill in are marked [fill in: …]")
    if found.show:
        remarks.append("a NOTICE file does not show its lines to users: put them in the card (--part card)")
    if found.left:
        remarks.append(f"no notice discharges these: {'; '.join(found.left)}")
    return remarks
