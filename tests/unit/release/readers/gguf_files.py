# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""GGUF headers for tests, written byte by byte."""

from __future__ import annotations

import struct
from typing import Any


def text(value: str, end: str = "<", size: str = "Q") -> bytes:
    data = value.encode()
    return struct.pack(end + size, len(data)) + data


def value(given: Any, end: str = "<", size: str = "Q") -> bytes:
    if isinstance(given, str):
        return struct.pack(end + "I", 8) + text(given, end, size)
    if isinstance(given, bool):
        return struct.pack(end + "I?", 7, given)
    if isinstance(given, int):
        return struct.pack(end + "II", 4, given)
    if isinstance(given, float):
        return struct.pack(end + "If", 6, given)
    if given and isinstance(given[0], str):
        head = struct.pack(end + "II" + size, 9, 8, len(given))
        return head + b"".join(text(each, end, size) for each in given)
    return struct.pack(end + "II" + size, 9, 4, len(given)) + b"".join(struct.pack(end + "I", each) for each in given)


def header(keys: dict[str, Any] | list[tuple[str, Any]], version: int = 3, end: str = "<", count: int = -1) -> bytes:
    size = "I" if version == 1 else "Q"
    pairs = list(keys.items()) if isinstance(keys, dict) else keys
    body = b"".join(text(key, end, size) + value(given, end, size) for key, given in pairs)
    number = len(pairs) if count < 0 else count
    return b"GGUF" + struct.pack(f"{end}I{size}{size}", version, 1, number) + body
