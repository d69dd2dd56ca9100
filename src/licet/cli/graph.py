# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet graph`: a release, or licences and what their works may go out under, as a picture."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from licet.cli.options import Defaults, Facts, Output  # noqa: TC001  (typer evaluates the annotations)


def command(
    path: Annotated[str, typer.Argument(help="A licet.toml, a card, or a folder. Without it: licences.")] = "",
    licence: Annotated[
        list[str] | None,
        typer.Option("--licence", metavar="ID", help="One: all it meets. Several: among each other."),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Every recorded licence, as DOT, JSON or GraphML.")] = False,
    standing: Annotated[
        str, typer.Option("--standing", help="Of the material: same, derivative, part.")
    ] = "derivative",
    kind: Annotated[str, typer.Option("--kind", help="Of the material: code, model, data.")] = "code",
    act: Annotated[list[str] | None, typer.Option("--act", metavar="ACT", help="Of the release: publish, …")] = None,
    fact: Facts = None,
    defaults: Defaults = "worldwide",
    format: Annotated[
        Literal["mermaid", "dot", "html", "json", "graphml"], typer.Option("--format", help="How to write it.")
    ] = "mermaid",
    output: Output = "",
) -> None:
    """Draw a release, or the compatibility graph of licences.

    With PATH: what was released, what it was made from, and the path that decides the answer. Without: what a work
    with material under one licence may go out under; licences in common use, unless --licence names others.

    Exit status: that of the answer with PATH, else 0.

    Example: licet graph licet.toml --format html -o release.html
    """
    from licet.cli import graphing
    from licet.cli.errors import CallError

    if path and (licence or everything):
        raise CallError("--licence" if licence else "--all", "draws licences, and PATH is a release: give one of them")
    if path:
        raise typer.Exit(graphing.release(path, act or (), fact or (), defaults, format, output))
    graphing.licences(licence or (), everything, standing, kind, format, output)
