# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Options that several commands take, each declared once."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

import typer

Format: TypeAlias = Annotated[Literal["text", "json"], typer.Option("--format", help="How to write the result.")]
Output: TypeAlias = Annotated[str, typer.Option("-o", "--output", metavar="FILE", help="Write to FILE.")]
Quiet: TypeAlias = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing: the exit status is the answer.")]
Verbose: TypeAlias = Annotated[bool, typer.Option("--verbose", "-v", help="Leave nothing out.")]
Defaults: TypeAlias = Annotated[
    str, typer.Option("--defaults", metavar="LAYER", help="What silence means: worldwide, or another layer.")
]
Facts: TypeAlias = Annotated[
    list[str] | None, typer.Option("--fact", metavar="NAME=VALUE", help="A fact of the scenario, as under [facts].")
]
