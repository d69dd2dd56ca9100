# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The key-value header of a GGUF file, versions 1 to 3 in either byte order; tensors are never read.

Layout: ggml's docs/gguf.md. Lengths and counts come from the file, so each is held against the bytes that are there.
"""

from __future__ import annotations

import operator
import struct
from typing import TYPE_CHECKING, TypeAlias

from licet.release.document import shown
from licet.release.graph import Place, ReleaseError
from licet.syntax.source import brief

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

MAGIC = b"GGUF"
Value: TypeAlias = "str | int | float | bool | tuple[str, ...] | None"
"""None: an array of numbers, or of arrays, which is passed over."""

LARGEST = 256_000_000
"""No header is larger (bytes): a vocabulary of a million words needs a tenth of it."""
_MOST_KEYS = 100_000
_LONGEST_KEY = 65_535
_LONGEST_TEXT = 2_000_000
_MOST_TEXTS = 10_000
_DEEPEST = 16
_STEP = 1_000_000
_STRING, _ARRAY = 8, 9
_NUMBERS = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d"}


def read_header(path: Path) -> dict[str, Value]:
    """Return the keys of the header with their values; only those that name a work or a licence keep their texts.

    Raises ReleaseError: not GGUF, of an unknown version, cut off, a key that stands twice, over a limit.
    """
    try:
        with path.open("rb") as file:
            return _Header(file, shown(path)).read()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ReleaseError(f"cannot be read: {reason}", Place(shown(path))) from None


def wanted(key: str) -> bool:
    """Whether the value of `key` is kept: what is general, and whatever speaks of a licence."""
    return key.startswith(("general.", "adapter.")) or "licen" in key.lower()


class _Header:
    """Reads one header through a buffer that grows as far as the header goes."""

    __slots__ = ("_at", "_data", "_end", "_file", "_name", "_size", "key")

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._file = file
        self._name = name
        self._data = bytearray()
        self._at = 0
        self._end = "<"
        self._size = "Q"
        self.key = ""

    def read(self) -> dict[str, Value]:
        if self._take(4) != MAGIC:
            raise ReleaseError("not a GGUF file", Place(self._name))
        version = self._number("I")
        if version & 0xFFFF == 0:
            self._end = ">"
            (version,) = struct.unpack(">I", struct.pack("<I", version))
        if version not in (1, 2, 3):
            raise ReleaseError(f"GGUF of version {version}", Place(self._name), "versions 1, 2 and 3 are read")
        self._size = "I" if version == 1 else "Q"
        self._number(self._size)  # how many tensors
        count = self._number(self._size)
        if count > _MOST_KEYS:
            raise ReleaseError(f"a header of {count} keys, at most {_MOST_KEYS}", Place(self._name))
        found: dict[str, Value] = {}
        for _ in range(count):
            self.key = self._text(_LONGEST_KEY, "a key")
            value = self._value(wanted(self.key))
            if not wanted(self.key):
                continue
            if self.key in found:
                raise ReleaseError(f"the key {brief(self.key)} stands twice", self._place())
            found[self.key] = value
        return found

    def _value(self, keep: bool) -> Value:
        kind = self._number("I")
        if kind == _STRING:
            if keep:
                return self._text(_LONGEST_TEXT, "a text")
            self._skip_texts(1)
            return None
        if kind == _ARRAY:
            return self._array(keep)
        return self._number(self._format(kind))

    def _array(self, keep: bool) -> Value:
        kind, count = self._number("I"), self._number(self._size)
        if keep and kind == _STRING:
            if count > _MOST_TEXTS:
                raise ReleaseError(f"a list of {count} texts, at most {_MOST_TEXTS}", self._place())
            return tuple(self._text(_LONGEST_TEXT, "a text") for _ in range(count))
        waiting = [(kind, count)]
        while waiting:
            kind, count = waiting.pop()
            if kind == _STRING:
                self._skip_texts(count)
            elif kind != _ARRAY:
                self._take(struct.calcsize("<" + self._format(kind)) * count, keep=False)
            elif count:
                if len(waiting) >= _DEEPEST:
                    raise ReleaseError(f"arrays nested more than {_DEEPEST} deep", self._place())
                waiting.append((_ARRAY, count - 1))
                waiting.append((self._number("I"), self._number(self._size)))
        return None

    def _format(self, kind: int) -> str:
        if kind not in _NUMBERS:
            raise ReleaseError(f"a value of the unknown type {kind}", self._place())
        return _NUMBERS[kind]

    def _number(self, code: str) -> int:
        form = self._end + code
        value = struct.unpack(form, self._take(struct.calcsize(form)))[0]
        return value if isinstance(value, int) else 0

    def _text(self, longest: int, what: str) -> str:
        size = self._number(self._size)
        if size > longest:
            raise ReleaseError(f"{what} of {size} bytes, at most {longest}", self._place())
        return self._take(size).decode("utf-8", "replace")

    def _skip_texts(self, count: int) -> None:
        """Pass over texts. A vocabulary has a quarter of a million: nothing is called or compared for each of them."""
        unpack = struct.Struct(self._end + self._size).unpack_from
        width = 4 if self._size == "I" else 8
        if count * width > LARGEST:
            self._need(count * width)  # raises
        data, at = self._data, self._at
        left = count
        while left:
            each = iter(range(left))
            try:
                for _ in each:
                    at += width + unpack(data, at)[0]
                left = 0
            except (struct.error, OverflowError):  # the next length is not in the buffer, or nowhere
                left = operator.length_hint(each) + 1
                self._at = min(at, LARGEST)
                self._need(width)
        self._at = at
        self._need(0)

    def _take(self, size: int, *, keep: bool = True) -> bytes:
        self._need(size)
        at = self._at
        self._at += size
        return bytes(self._data[at : at + size]) if keep else b""

    def _need(self, size: int) -> None:
        """Have `size` more bytes in the buffer. Raises ReleaseError where the file or the limit ends before."""
        end = self._at + size
        if end > LARGEST:
            raise ReleaseError(f"the header is too large: at least {end} bytes, at most {LARGEST}", self._place())
        while end > len(self._data):
            more = self._file.read(max(_STEP, min(len(self._data), end - len(self._data))))
            if not more:
                raise ReleaseError(f"the header is cut off after {len(self._data)} bytes", self._place())
            self._data += more

    def _place(self) -> Place:
        return Place(self._name, None, self.key if self.key.isprintable() else None)
