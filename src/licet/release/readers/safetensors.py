# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Safetensors weights: the texts under `__metadata__`, by ModelSpec or as training programs write them."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from licet.release.document import read_bytes, shown
from licet.release.graph import Place, Release, ReleaseError
from licet.release.json_text import read_object
from licet.release.metadata_props import read_props

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = "safetensors header"
LARGEST = 100_000_000
"""The largest header that the format allows (bytes)."""
_KEY = "__metadata__"
_WIDTH = 8


def recognises(path: Path, head: bytes) -> bool:  # noqa: ARG001
    """Whether this is a safetensors file, by its name."""
    return path.suffix.lower() == ".safetensors"


def read(path: Path) -> Release:
    """Return the model whose weights these are. Raises ReleaseError where the header is broken or cut off."""
    return read_props(path, metadata(path), SOURCE, f"/{_KEY}")


def metadata(path: Path) -> dict[str, str]:
    """Return the metadata of the header, empty where it has none. Raises ReleaseError."""
    place = Place(shown(path))
    start = read_bytes(path, _WIDTH)
    if len(start) < _WIDTH:
        raise ReleaseError("the header is cut off: fewer than 8 bytes", place)
    (size,) = struct.unpack("<Q", start)
    if size > LARGEST:
        raise ReleaseError(f"not a safetensors file: a header of {size} bytes, at most {LARGEST}", place)
    data = read_bytes(path, _WIDTH + size)[_WIDTH:]
    if len(data) < size:
        raise ReleaseError(f"the header is cut off: {len(data)} of {size} bytes", place)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ReleaseError(f"the header is not UTF-8: byte {error.start}", place) from None
    found = read_object(text, place.file).get(_KEY, {})
    if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
        raise ReleaseError(f"{_KEY} is not a map from text to text", Place(place.file, None, f"/{_KEY}"))
    return found
