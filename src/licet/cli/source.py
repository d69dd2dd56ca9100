# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""An argument that is a text, or "-" for a text on standard input."""

from __future__ import annotations

from licet.cli.errors import CallError

_MOST = 1_000_000


def text_of(argument: str) -> str:
    """Return the text; of standard input, without the line's end. Raises CallError where it is no UTF-8 or too long."""
    if argument != "-":
        return argument
    import sys

    data = sys.stdin.buffer.read(_MOST + 1)
    if len(data) > _MOST:
        raise CallError("-", f"standard input holds more than {_MOST:,} bytes")
    try:
        return data.decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise CallError("-", f"standard input is not UTF-8 at byte {error.start}") from None
