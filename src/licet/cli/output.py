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

_NARROWEST, _WIDEST = 40, 100
_WIDEST_ASKED = 500


def style(file: str = "", verbose: bool = False) -> Style:
    """Return the style for standard output, or for a file: UTF-8, without colour."""
    if file or sys.stdout is None:  # None: the caller closed it
        return Style(verbose=verbose)
    return Style(_width(), _colour(sys.stdout), not _unicode(sys.stdout), verbose)


def placed(look: Style) -> Style:
    """Return a style whose paths are relative to the checkout that a build works in, and lead to it on the web.

    On a workflow's machine that is what its variables name; elsewhere paths are relative to the folder licet is called
    in, and links are relative too.
    """
    from dataclasses import replace

    try:
        here = os.getcwd()  # noqa: PTH109
    except OSError:  # the folder is gone
        return look
    found = os.environ.get
    top = found("GITHUB_WORKSPACE") or found("CI_PROJECT_DIR") or ""
    base = top if top and os.path.commonpath((top, here)) == os.path.normpath(top) else here
    web = ""
    if base == top and found("GITHUB_REPOSITORY") and found("GITHUB_SHA"):
        server = found("GITHUB_SERVER_URL") or "https://github.com"
        web = f"{server}/{found('GITHUB_REPOSITORY')}/blob/{found('GITHUB_SHA')}/"
    elif base == top and found("CI_PROJECT_URL") and found("CI_COMMIT_SHA"):
        web = f"{found('CI_PROJECT_URL')}/-/blob/{found('CI_COMMIT_SHA')}/"
    return replace(look, base=base, web=web)


def _width() -> int:
    """Return the columns to write in: what COLUMNS asks for, else those of the terminal, at most a hundred."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isascii() and asked.isdigit() and int(asked):
        return max(_NARROWEST, min(int(asked), _WIDEST_ASKED))
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
    if sys.stdout is None:
        return
    encoding = sys.stdout.encoding or "utf-8"
    try:
        # A name may hold what its encoding cannot: bytes of a path that are no text.
        sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))
        sys.stdout.flush()
    except BrokenPipeError:
        hush()
    except OSError as error:
        hush()
        raise CallError("", f"standard output: {(error.strerror or str(error)).lower()}") from None


def hush() -> None:
    """Let go nowhere what is still to be written: Python flushes once more on exit, and would change the status."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(message: str) -> None:
    """Write a message to standard error, in letters that it has. Nobody reading it is no error."""
    if sys.stderr is None:
        return
    encoding = sys.stderr.encoding or "ascii"
    try:
        print(message.encode(encoding, "backslashreplace").decode(encoding), file=sys.stderr, flush=True)
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
