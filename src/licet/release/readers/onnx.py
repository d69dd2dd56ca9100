# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""ONNX models: `metadata_props` of the model, read off the wire; the graph is passed over unread.

Wire format: protobuf's encoding page. Field numbers: ModelProto and StringStringEntryProto of onnx.proto.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.release.document import shown
from licet.release.graph import Place, Release, ReleaseError
from licet.release.metadata_props import read_props
from licet.syntax.source import brief

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

SOURCE = "ONNX metadata"
_PROPS = 14
_KEY, _VALUE = 1, 2
_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_MOST_FIELDS = 200_000
_MOST_PROPS = 10_000
_LARGEST_PROP = 2_000_000
_LARGEST_ALL = 32_000_000


def recognises(path: Path, head: bytes) -> bool:  # noqa: ARG001
    """Whether this is an ONNX file, by its name."""
    return path.suffix.lower() == ".onnx"


def read(path: Path) -> Release:
    """Return the model that the file holds. Raises ReleaseError where it is no ONNX model, or cut off."""
    return read_props(path, metadata(path), SOURCE, "metadata_props")


def metadata(path: Path) -> dict[str, str]:
    """Return the metadata of the model. Raises ReleaseError."""
    place = Place(shown(path))
    try:
        with path.open("rb") as file:
            entries = _entries(file, path.stat().st_size, place)
    except OSError as error:
        raise ReleaseError(f"cannot be read: {(error.strerror or str(error)).lower()}", place) from None
    found: dict[str, str] = {}
    for entry in entries:
        key, value = _pair(entry, place)
        if key in found and found[key] != value:
            raise ReleaseError(f"the metadata key {brief(key)} stands twice", place)
        found[key] = value
    return found


def _entries(file: BinaryIO, end: int, place: Place) -> list[bytes]:
    """Return the bytes of every metadata entry, going from field to field and over all others."""
    entries: list[bytes] = []
    held = 0
    for _ in range(_MOST_FIELDS):
        if file.tell() == end:
            return entries
        tag = _varint(file, place)
        number, wire = tag >> 3, tag & 7
        if number == 0 or wire not in (_VARINT, _FIXED64, _BYTES, _FIXED32):
            raise ReleaseError("not an ONNX model: no field of protobuf where one begins", place)
        if wire == _VARINT:
            _varint(file, place)
            continue
        size = _varint(file, place) if wire == _BYTES else 8 if wire == _FIXED64 else 4
        if size > end - file.tell():
            raise ReleaseError(f"the file is cut off: field {number} of {size} bytes ends behind it", place)
        if number != _PROPS or wire != _BYTES:
            file.seek(size, 1)
            continue
        held += size
        if size > _LARGEST_PROP or held > _LARGEST_ALL or len(entries) == _MOST_PROPS:
            raise ReleaseError(f"the metadata are too large: over {_MOST_PROPS} entries or {_LARGEST_ALL} bytes", place)
        entries.append(file.read(size))
    raise ReleaseError(f"more than {_MOST_FIELDS} fields in the model", place)


def _pair(entry: bytes, place: Place) -> tuple[str, str]:
    from io import BytesIO

    file = BytesIO(entry)
    found = {_KEY: "", _VALUE: ""}
    while file.tell() < len(entry):
        tag = _varint(file, place)
        if tag & 7 != _BYTES or tag >> 3 not in found:
            raise ReleaseError("a metadata entry is not a key with a value", place)
        size = _varint(file, place)
        if size > len(entry) - file.tell():
            raise ReleaseError("a metadata entry is cut off", place)
        found[tag >> 3] = file.read(size).decode("utf-8", "replace")
    return found[_KEY], found[_VALUE]


def _varint(file: BinaryIO, place: Place) -> int:
    value = 0
    for shift in range(0, 70, 7):
        byte = file.read(1)
        if not byte:
            raise ReleaseError("the file is cut off within a field", place)
        value |= (byte[0] & 0x7F) << shift
        if byte[0] < 0x80:
            return value
    raise ReleaseError("not an ONNX model: a number of more than ten bytes", place)
