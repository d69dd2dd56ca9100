# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The commands by name. A command's module is imported when it is called, or when help lists them all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

if TYPE_CHECKING:
    from collections.abc import Callable

NAMES = (
    "check",
    "compat",
    "suggest",
    "read",
    "diff",
    "may",
    "graph",
    "notice",
    "fix",
    "parse",
    "show",
    "list",
    "explain",
    "init",
)


class Commands(TyperGroup):
    """The group of commands, whose members are found by name."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """Return the names of the commands, in the order of help."""
        return list(NAMES)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """Return a command, or None for a name that is none."""
        return load(cmd_name) if cmd_name in NAMES else None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that the arguments name. Raises CallError with the nearest where none is named so."""
        from licet.cli.errors import one_of

        if args and not args[0].startswith("-"):
            one_of("command", args[0], NAMES)
        return super().resolve_command(ctx, args)

    def make_context(self, *arguments: Any, **more: Any) -> Any:
        """Read the arguments of licet itself, and answer those that ask for help, the version or a script."""
        return _told(lambda: super(Commands, self).make_context(*arguments, **more))

    def invoke(self, ctx: Any) -> Any:
        """Run a command."""
        return _told(lambda: super(Commands, self).invoke(ctx))


def _told(run: Callable[[], Any]) -> Any:
    """Return what `run` returns. What is wrong with the input is told on standard error, and the status is 2.

    A reader of the help that went away is no error, and no answer either, as the status 1 of the library would be.
    """
    try:
        return run()
    except BrokenPipeError:
        from licet.cli.output import hush

        hush()
        raise typer.Exit(0) from None
    except ValueError as error:
        from licet.cli import WRONG
        from licet.cli.errors import told
        from licet.cli.output import complain

        message = told(error)
        if message is None:
            raise
        complain(message)
        raise typer.Exit(WRONG) from None


def load(name: str) -> Any:
    """Return the command `name`, made from the function `command` of its module."""
    from importlib import import_module

    command: Callable[..., None] = import_module(f"licet.cli.{name}").command
    single = typer.Typer(add_completion=False, rich_markup_mode=None)
    says, examples = _parted(command.__doc__ or "")
    single.command(name, help=says, epilog=examples)(command)
    return typer.main.get_command(single)


def _parted(page: str) -> tuple[str, str]:
    """Return what a docstring says of a command, and its examples: help ends with these, a line each."""
    from inspect import cleandoc

    paragraphs = cleandoc(page).split("\n\n")
    examples = [one for one in paragraphs if one.startswith("Example: ")]
    rest = [one for one in paragraphs if one not in examples]
    return "\n\n".join(rest), "\n\n".join("\b\n" + " ".join(one.split()) for one in examples)


def _version(wanted: bool) -> None:
    if wanted:
        from licet.version import __version__

        typer.echo(f"licet {__version__}")
        raise typer.Exit


def _completion(shell: str) -> None:
    if shell:
        from licet.cli.completion import SHELLS, script
        from licet.cli.errors import one_of
        from licet.cli.output import emit

        emit(script(one_of("--show-completion", shell, SHELLS)))
        raise typer.Exit


app = typer.Typer(
    cls=Commands,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(epilog="\b\nExample: licet check licet.toml")
def licet(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
    completion: Annotated[
        str,
        typer.Option(
            "--show-completion",
            metavar="SHELL",
            callback=_completion,
            is_eager=True,
            help="Print a script that completes words: for bash, zsh or fish.",
        ),
    ] = "",
) -> None:
    """Say whether an AI release may be redistributed, under which licence and duties, or which two clauses clash.

    Exit status: 0 yes, 1 no, 2 the input or the call is wrong, 3 unknown.
    """
