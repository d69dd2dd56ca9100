# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""One of the user's files as text, or a ReleaseError that says why it is none."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from licet.release.graph import Place, ReleaseError
from licet.syntax.source import visible

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 20_000_000
"""No file that describes a release is larger (bytes): what is larger is weights or data, given by mistake."""

FRONT = 5_000_000
"""How much of a card is read (bytes): its front matter stands at the start."""

# Files that are called the same wherever they lie.
_OF_FOLDER = frozenset(
    {
        "readme",
        "licet",
        "license",
        "licence",
        "copying",
        "adapter_config",
        "config",
        "modelfile",
        "mergekit_config",
        "pyproject",
        "requirements",
        "uv",
        "pylock",
        "package",
        "cargo",
        "citation",
        "codemeta",
        "reuse",
        "dep5",
    }
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def shown(path: Path) -> str:
    """Return `path` as places and messages name it: as given, with slashes, nothing hidden in it."""
    return visible(path.as_posix())


def display_name(path: Path) -> str:
    """Return what stands in for the name of a release that nobody named: the folder's name, marked as a path.

    `path` is a file of the release: README.md and the like stand for their folder, any other file for itself.
    """
    name = path.resolve().parent.name if path.stem.lower() in _OF_FOLDER else path.stem
    return reject_controls(f"./{name}", Place(shown(path)), "the name of the folder")


def read_text(path: Path, limit: int = LARGEST) -> str:
    """Return the whole file as text with line feeds at line ends, without a byte order mark.

    Raises ReleaseError: missing, not a file, empty, over `limit` bytes, binary, or not UTF-8 (with the line).
    """
    data = read_bytes(path, limit + 1)
    if len(data) > limit:
        size = path.stat().st_size
        raise ReleaseError(f"the file is too large: {size} bytes, at most {limit}", Place(shown(path)))
    return decode(data, path)


def read_front(path: Path, limit: int = FRONT) -> str:
    """Return at most the first `limit` bytes of the file as text, cut at a line end."""
    data = read_bytes(path, limit + 1)
    if len(data) > limit:
        data = data[: data.rfind(b"\n", 0, limit) + 1] or data[:limit]
    return decode(data, path)


def is_file(path: Path) -> bool:
    """Return whether there is such a file; there is none of a name that no file can have, too long or with a NUL."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def read_bytes(path: Path, size: int) -> bytes:
    """Return at most `size` bytes of a regular file. Raises ReleaseError where it cannot be read or is empty."""
    place = Place(shown(path))
    try:
        if not path.exists():
            raise ReleaseError("no such file or folder", place)
        if not path.is_file():
            raise ReleaseError("not a regular file", place)
        with path.open("rb") as file:
            data = file.read(size)
    except (OSError, ValueError) as error:  # ValueError: ReleaseError itself, or a NUL in the name
        if isinstance(error, ReleaseError):
            raise
        reason = os.strerror(error.errno).lower() if isinstance(error, OSError) and error.errno else str(error)
        raise ReleaseError(f"cannot be read: {reason}", place) from None
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        raise ReleaseError("the file is empty", place)
    return data


def decode(data: bytes, path: Path) -> str:
    """Return the text that `data` is in UTF-8. Raises ReleaseError with the line of the first byte that is not."""
    file = shown(path)
    if data.startswith(_UTF16):
        raise ReleaseError("the file is UTF-16", Place(file), "save it as UTF-8")
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        raise ReleaseError("the file is binary: it holds a NUL byte", Place(file, line))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # error.start counts from after the mark that utf-8-sig takes away
        before = data[3:] if data.startswith(b"\xef\xbb\xbf") else data
        line = before.count(b"\n", 0, error.start) + 1
        raise ReleaseError(f"not UTF-8: byte {error.object[error.start]:#04x}", Place(file, line)) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def reject_controls(name: str, place: Place, what: str = "the name") -> str:
    """Return `name`; raise ReleaseError if it holds a control or direction character, which hides what it says."""
    if name.isprintable():
        return name
    import unicodedata

    for character in name:
        if unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp", "Cs"):
            raise ReleaseError(f'{what} "{visible(name)}" holds a control character, {character!a}', place)
    return name
