# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The formats that a release may be described in. One module a format, each with the same two functions.

`recognises(path, head)` looks at the name and the first bytes; `read(path)` returns a Release whose origins may lack a
licence, or raises ReleaseError. The order is that of preference where several recognise a file.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from pathlib import Path

    from licet.release.graph import Release

FORMATS = (
    "licet.release.manifest",
    "licet.release.readers.pyproject",
    "licet.release.readers.licence_file",
    "licet.release.readers.card",
    "licet.release.readers.gguf",
    "licet.release.readers.safetensors",
    "licet.release.readers.onnx",
    "licet.release.readers.modelfile",
    "licet.release.readers.citation",
    "licet.release.readers.codemeta",
    "licet.release.readers.reuse",
    "licet.release.readers.npm",
    "licet.release.readers.cargo",
    "licet.release.readers.cargo_lock",
    "licet.release.readers.lockfile",
    "licet.release.readers.requirements",
    "licet.release.readers.distribution",
    "licet.release.readers.mergekit",
    "licet.release.readers.cyclonedx",
    "licet.release.readers.spdx2",
    "licet.release.readers.spdx_tag_value",
    "licet.release.readers.spdx_rdf",
    "licet.release.readers.spdx3",
    "licet.release.readers.croissant",
    "licet.release.readers.datapackage",
)
"""Modules of the formats. They are imported only when a file is looked at."""

HEAD = 1_000_000
"""How many bytes of a file `recognises` is shown."""


class Reader(Protocol):
    """What every module of FORMATS offers."""

    def recognises(self, path: Path, head: bytes) -> bool:
        """Whether the file is in this format, by its name and first bytes."""

    def read(self, path: Path) -> Release:
        """Return the release that the file describes. Raises ReleaseError."""


def reader_for(path: Path, head: bytes) -> Reader | None:
    """Return the first reader that recognises the file."""
    for name in FORMATS:
        reader = cast("Reader", import_module(name))
        if reader.recognises(path, head):
            return reader
    return None
