# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Where the compiled catalogue is kept, and when it is built anew.

An installed licet carries `data/catalogue.json`. A checkout has the sources beside `src/`: there the file is built
again whenever a source has changed since, and only in memory where the folder cannot be written.
"""

from __future__ import annotations

import json
import os
from functools import cache
from typing import Any

# Paths are plain strings here: pathlib costs more to import than a verdict costs to find.
_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
_ROOT = os.path.dirname(os.path.dirname(_PACKAGE))  # noqa: PTH120
_FILE = f"{_PACKAGE}/data/catalogue.json"


class Store:
    """Sections of the compiled catalogue, parsed when asked for."""

    __slots__ = ("_base", "_body", "_contents", "_parsed")

    def __init__(self, data: bytes) -> None:
        head, _, _ = data.partition(b"\n")
        self._contents: dict[str, list[int]] = json.loads(head)["sections"]
        self._base = len(head) + 1
        self._body = data
        self._parsed: dict[str, Any] = {}

    def section(self, name: str) -> Any:
        """Return one section; KeyError where there is none. What is returned is shared: never change it."""
        if name not in self._parsed:
            at, size = self._contents[name]
            start = self._base + at
            self._parsed[name] = json.loads(self._body[start : start + size])
        return self._parsed[name]

    def names(self, room: str) -> list[str]:
        """Return the names of the sections in one room ("record", "defaults", …), without the room."""
        prefix = room + "/"
        return [name[len(prefix) :] for name in self._contents if name.startswith(prefix)]


def _newest(folder: str) -> list[int]:
    """Return [files, bytes, newest change in ns] below `folder`: what tells that a source has changed."""
    count = size = newest = 0
    pending = [folder]
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in entries:
                if entry.is_dir():
                    pending.append(entry.path)
                elif entry.name.endswith(".toml"):
                    stat = entry.stat()
                    count, size, newest = count + 1, size + stat.st_size, max(newest, stat.st_mtime_ns)
    return [count, size, newest]


def _read(path: str) -> bytes | None:
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            return file.read()
    except FileNotFoundError:
        return None


def _of_checkout(sources: str) -> bytes:
    makers = [f"{_PACKAGE}/catalogue/{name}.py" for name in ("compile", "read", "condition")]
    stamp = json.dumps([*_newest(sources), *(os.stat(maker).st_mtime_ns for maker in makers)]).encode()  # noqa: PTH116
    mark = f"{_PACKAGE}/data/catalogue.stamp"
    kept = _read(_FILE) if _read(mark) == stamp else None
    if kept is not None:
        return kept
    from pathlib import Path

    from licet.catalogue.compile import compile_catalogue

    data = compile_catalogue(Path(sources))
    try:
        # Written aside and renamed, so that no reader ever sees half a file.
        for path, content in ((_FILE, data), (mark, stamp)):
            aside = Path(f"{path}.{os.getpid()}")
            aside.write_bytes(content)
            aside.replace(path)
    except OSError:
        pass  # a read-only checkout: what was compiled serves this process
    return data


@cache
def store() -> Store:
    """Return the catalogue of this installation. Raises FileNotFoundError where the package is not whole."""
    sources = f"{_ROOT}/licenses"
    if os.path.exists(f"{_ROOT}/pyproject.toml") and os.path.isdir(sources):  # noqa: PTH110, PTH112
        return Store(_of_checkout(sources))
    data = _read(_FILE)
    if data is None:
        raise FileNotFoundError(f"licet is not installed whole: no compiled catalogue at {_FILE}")
    return Store(data)
