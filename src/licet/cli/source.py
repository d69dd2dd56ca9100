# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""An argument that is a text or a path, or "-" for what is on standard input."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from licet.cli.errors import CallError

if TYPE_CHECKING:
    from licet.release.graph import Release

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


def release_of(path: str, *, online: bool = False, environment: str = "", policy: str = "", as_of: str = "") -> Release:
    """Return the release that a path describes, or the document on standard input. Raises ReleaseError.

    The entries of a policy expire by `as_of`, "" for the day on which this runs.
    """
    from licet.api import load
    from licet.release.today import today

    rules, day = policy or None, as_of or today()
    if path != "-":
        return load(path, online=online, environment=environment or None, policy=rules, as_of=day)
    import sys

    from licet.release.piped import as_file

    beside = os.path.abspath(environment) if environment else None  # noqa: PTH100
    with as_file(sys.stdin.buffer) as file:
        return load(file, online=online, environment=beside, policy=rules, as_of=day)
