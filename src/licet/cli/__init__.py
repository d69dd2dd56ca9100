# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The command line: one file a command, each loaded when it is called; what they do is elsewhere.

Exit status: 0 yes, 1 no, 2 the input or the call is wrong, 3 unknown; 130 interrupted.
"""

from __future__ import annotations

from typing import NoReturn

WRONG = 2
INTERRUPTED = 130


def main() -> NoReturn:
    """Run the command that the arguments name, and exit."""
    import sys

    try:
        status = _without_options(sys.argv[1:])
        if status is None:
            from licet.cli.app import app

            app(prog_name="licet")
            status = 0
    except KeyboardInterrupt:
        status = INTERRUPTED
    except Exception as error:
        # INVARIANT: a fault of licet never ends with the status of an answer, as Python's own 1 would ("no").
        from licet.cli.errors import fault

        print(fault(error), file=sys.stderr)
        status = WRONG
    sys.exit(status)


def _without_options(arguments: list[str]) -> int | None:
    """Run `check PATH…` or `compat IN OUT` where no option is given, and return the exit status; else None.

    The library that parses options takes a third of the time of such a call, and there are none to parse.
    """
    name, *values = arguments or [""]
    if any(value.startswith("-") for value in values) or not (
        name == "check" or (name == "compat" and len(values) == 2)
    ):
        return None
    from licet.cli.errors import told
    from licet.cli.judging import check, compat
    from licet.cli.output import complain

    try:
        return check(values) if name == "check" else compat(values[0], values[1])
    except ValueError as error:
        message = told(error)
        if message is None:
            raise
        complain(message)
        return WRONG
