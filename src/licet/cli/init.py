# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet init`: write a licet.toml from what a folder shows."""

from __future__ import annotations

from typing import Annotated

import typer


def command(
    folder: Annotated[str, typer.Argument(metavar="[DIR]", help="The folder (default: this one).")] = ".",
    force: Annotated[bool, typer.Option("--force", help="Overwrite a licet.toml that is there.")] = False,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="FILE", help="Write to FILE; - for standard output.")
    ] = "",
) -> None:
    """Write a licet.toml for a folder.

    It states what the files of the folder show, and asks what they leave open.

    Example: licet init models/chat-7b
    """
    import os

    from licet.api import load
    from licet.cli.errors import CallError
    from licet.cli.output import complain, emit
    from licet.release.manifest_text import write

    target = output or os.path.join(folder, "licet.toml")  # noqa: PTH118
    if target != "-" and os.path.exists(target) and not force:  # noqa: PTH110
        raise CallError("", f"{target} is there: change it, or overwrite it with --force")
    text = write(load(folder))
    emit(text, "" if target == "-" else target)
    if target != "-":
        complain(f"wrote {target}: read it, answer what it asks, then run licet check {folder}")
