# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A document on standard input. Formats are told by a file's name too: it is given the one that fits its first bytes.

What is read keeps that name: a place reads `stdin/README.md:3`.
"""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from licet.release.graph import Place, ReleaseError

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = "stdin"
_LARGEST = 500_000_000
_HEAD = 1_000_000
_FRONT = re.compile(rb"---[ \t]*\r?\n(?:.*\n)*?---[ \t]*(?:\r?\n|\Z)")
# The first that is found in the document names it. What is recognised by its content alone needs no right name.
_NAMES: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"\AGGUF"), "model.gguf"),
    (re.compile(rb"\APK\x03\x04"), "package.whl"),
    (re.compile(rb"\A\x1f\x8b"), "package.tar.gz"),
    (re.compile(rb"\A(?:---|<!--)"), "README.md"),
    (re.compile(rb"\A\{[^{]*\"(?:dependencies|devDependencies|private|main|scripts)\"\s*:"), "package.json"),
    (re.compile(rb"\A(?:\{|\[\s*[{\"\]])"), "document.json"),
    (re.compile(rb"\A<"), "document.xml"),
    (re.compile(rb"^SPDXVersion:", re.MULTILINE), "document.spdx"),
    (re.compile(rb"^(?:SPDXID|spdxVersion):", re.MULTILINE), "document.yaml"),
    (re.compile(rb"^cff-version:", re.MULTILINE), "CITATION.cff"),
    (re.compile(rb"^(?:merge_method|slices|models|base_model):", re.MULTILINE), "mergekit.yaml"),
    (re.compile(rb"^Metadata-Version:", re.MULTILINE), "METADATA"),
    (re.compile(rb"^\[(?:release|facts)\]|^\[\[(?:component|artefact)\]\]", re.MULTILINE), "licet.toml"),
    (re.compile(rb"^\[(?:project|build-system|tool\.[^\]]*)\]", re.MULTILINE), "pyproject.toml"),
    (re.compile(rb"^lock-version\s*=", re.MULTILINE), "pylock.toml"),
    (re.compile(rb"^\[\[(?:annotations)\]\]", re.MULTILINE), "REUSE.toml"),
    (re.compile(rb"^\[\[package\]\]", re.MULTILINE), "uv.lock"),
    (re.compile(rb"^\[(?:package|workspace)\]", re.MULTILINE), "Cargo.toml"),
    (re.compile(rb"\A# "), "README.md"),
    (re.compile(rb"^FROM[ \t]+\S", re.MULTILINE), "Modelfile"),
    (re.compile(rb"\A[\w.-]+(?:\[[\w,.-]+\])?[ \t]*(?:[=~<>!]=|[<>@])"), "requirements.txt"),
)
_TEXT = "LICENSE"


def name_of(head: bytes) -> str:
    """Return the name of a file that begins so: that of a licence text where nothing tells of another format."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"---") and not _FRONT.match(start):
        return "document.yaml"
    weights = head[:12] if head[8:9] == b"{" else b""
    if weights and int.from_bytes(weights[:8], "little") < _HEAD * 100:
        return "model.safetensors"
    return next((name for pattern, name in _NAMES if pattern.search(start)), _TEXT)


@contextmanager
def as_file(stream: IO[bytes]) -> Iterator[str]:
    """Yield the path of a file with what the stream holds; it is there, and the path good, until the block ends.

    Raises ReleaseError where the stream is empty or holds more than 500 MB.
    """
    from tempfile import TemporaryDirectory

    head = stream.read(_HEAD)
    path = f"{FOLDER}/{name_of(head)}"
    before = os.getcwd()  # noqa: PTH109
    with TemporaryDirectory() as folder:
        os.mkdir(os.path.join(folder, FOLDER))  # noqa: PTH102, PTH118
        size = len(head)
        with open(os.path.join(folder, path), "wb") as file:  # noqa: PTH118, PTH123
            while head:
                file.write(head)
                head = stream.read(_HEAD)
                size += len(head)
                if size > _LARGEST:
                    raise ReleaseError(f"it holds more than {_LARGEST} bytes", Place("standard input"))
        if not size:
            raise ReleaseError("there is nothing on it", Place("standard input"))
        os.chdir(folder)
        try:
            yield path
        finally:
            os.chdir(before)
