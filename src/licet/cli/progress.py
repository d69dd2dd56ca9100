# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A line on standard error that says what takes long: on a terminal only, after half a second, gone when it is done."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from threading import Event
    from types import TracebackType

_PATIENCE = 0.5
_NARROW = 40


class Progress:
    """What is being done. Where standard error is no terminal nothing is ever written and no thread started."""

    __slots__ = ("_doing", "_done", "_shown", "_thread")

    def __init__(self) -> None:
        self._doing = ""
        self._done: Event | None = None
        self._shown = False
        self._thread: object = None

    def __enter__(self) -> Progress:
        if _is_watched():
            from threading import Event, Thread

            self._done = Event()
            thread = Thread(target=self._watch, args=(self._done,), daemon=True)
            thread.start()
            self._thread = thread
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._done is None:
            return
        from threading import Thread

        self._done.set()
        if isinstance(self._thread, Thread):
            self._thread.join()
        self.clear()

    def clear(self) -> None:
        """Take the line away, for another message to stand in its place."""
        if self._shown:
            _put("")

    def says(self, doing: str) -> None:
        """Say what is being done from now on."""
        self._doing = doing

    def _watch(self, done: Event) -> None:
        seconds = _PATIENCE
        while not done.wait(_PATIENCE):
            self._shown = True
            _put(f"licet: {self._doing}" + (f", {seconds:.0f} s" if seconds >= 2 else ""))
            seconds += _PATIENCE


def _is_watched() -> bool:
    try:
        return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    except (AttributeError, ValueError):  # no standard error, or a closed one
        return False


def _put(text: str) -> None:
    """Write over the line, cut to the terminal's width so that it stays one."""
    try:
        width = os.get_terminal_size(sys.stderr.fileno()).columns or _NARROW
    except (OSError, ValueError):
        width = _NARROW
    shown = text if len(text) < width else text[: width - 2] + "…"
    encoding = sys.stderr.encoding or "ascii"
    try:
        sys.stderr.write("\r\x1b[K" + shown.encode(encoding, "replace").decode(encoding))
        sys.stderr.flush()
    except OSError:
        return
