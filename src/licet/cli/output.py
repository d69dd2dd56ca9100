# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Where a result goes and how it may look there: the only code that asks the terminal."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from licet.cli.errors import CallError
from licet.report.style import Style

if TYPE_CHECKING:
    from typing import TextIO

_NARROWEST, _WIDEST = 60, 100


def style(file: str = "", verbose: bool = False) -> Style:
    """Return the style for standard output, or for a file: UTF-8, without colour."""
    if file:
        return Style(verbose=verbose)
    return Style(_width(), _colour(sys.stdout), not _unicode(sys.stdout), verbose)


def _width() -> int:
    if not sys.stdout.isatty():
        return _WIDEST
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        return _WIDEST
    return max(_NARROWEST, min(columns, _WIDEST))


def _colour(stream: TextIO) -> bool:
    # https://no-color.org: set and not empty, whatever its value.
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _unicode(stream: TextIO) -> bool:
    return (stream.encoding or "").lower().replace("-", "").replace("_", "") in {"utf8", "utf8sig", "utf16", "utf32"}


def emit(text: str, file: str = "") -> None:
    """Write a result to standard output, or whole to a file. A reader that went away is no error. Raises CallError."""
    if file:
        try:
            with open(file, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as target:  # noqa: PTH123
                target.write(text)
        except OSError as error:
            raise CallError("-o", f"{file}: {(error.strerror or str(error)).lower()}") from None
        return
    encoding = sys.stdout.encoding or "utf-8"
    try:
        # A name may hold what its encoding cannot: bytes of a path that are no text.
        sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes once more on exit: let that go nowhere, and keep the status of the answer.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(message: str) -> None:
    """Write a message to standard error, in letters that it has."""
    encoding = sys.stderr.encoding or "ascii"
    print(message.encode(encoding, "backslashreplace").decode(encoding), file=sys.stderr)
