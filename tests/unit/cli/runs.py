# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Running the command line in a process of its own: streams, exit status and environment as a user has them."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Run:
    """What a call of licet left behind."""

    status: int
    out: str
    err: str


def licet(*arguments: str, cwd: Path | None = None, stdin: bytes = b"", **environment: str) -> Run:
    """Run the command line. Nothing of the caller's environment that changes the output is passed on."""
    kept = {k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "PYTHONIOENCODING", "TERM", "COLUMNS"}}
    done = subprocess.run(
        [sys.executable, "-m", "licet", *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env={**kept, "PYTHONIOENCODING": "utf-8", **environment},
        check=False,
        timeout=60,
    )
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode())


def on_a_terminal(*arguments: str, cwd: Path | None = None, **environment: str) -> Run:
    """Run the command line with standard output on a terminal of 80 columns."""
    import fcntl
    import pty
    import struct
    import termios

    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 80, 0, 0))
    kept = {k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "PYTHONIOENCODING"}}
    command = [sys.executable, "-m", "licet", *arguments]
    environment = {**kept, "TERM": "xterm", "PYTHONIOENCODING": "utf-8", **environment}
    done = subprocess.Popen(command, cwd=cwd, stdout=slave, stderr=subprocess.PIPE, env=environment)
    os.close(slave)
    pieces = []
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        pieces.append(piece)
    os.close(master)
    err = done.stderr.read() if done.stderr else b""
    status = done.wait(timeout=60)
    if done.stderr:
        done.stderr.close()
    return Run(status, b"".join(pieces).decode().replace("\r\n", "\n"), err.decode())
