# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The files of one folder that describe what lies in it, besides manifest and card: which they are, and what they say.

A file that cannot be read does not end the reading of its folder: it becomes a finding that asks.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, cast

from licet.release import adapter
from licet.release.document import read_bytes, shown
from licet.release.graph import Finding, Place, Release, ReleaseError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licet.release.readers import Reader

_LOCKS = ("uv.lock", "pylock.")
# Files that programs write in great numbers beside models, and that describe nothing.
_PASSED_OVER = frozenset(
    {
        "adapter_config.json",
        "added_tokens.json",
        "config.json",
        "dataset_infos.json",
        "generation_config.json",
        "merges.txt",
        "model_index.json",
        "package-lock.json",
        "preprocessor_config.json",
        "processor_config.json",
        "special_tokens_map.json",
        "tokenizer.json",
        "tokenizer_config.json",
        "trainer_state.json",
        "tsconfig.json",
        "vocab.json",
    }
)
_BY_NAME = {
    "modelfile": ("weights", "modelfile"),
    "pyproject.toml": ("project", "pyproject"),
    "package.json": ("project", "npm"),
    "cargo.toml": ("project", "cargo"),
    "uv.lock": ("project", "lockfile"),
    "codemeta.json": ("either", "codemeta"),
}
_BY_ENDING = {
    ".gguf": ("weights", "gguf"),
    ".safetensors": ("weights", "safetensors"),
    ".onnx": ("weights", "onnx"),
    ".modelfile": ("weights", "modelfile"),
    ".cff": ("either", "citation"),
}
_PROJECT_TABLES = (b"[project", b"[tool.poetry", b"project.")
_READ_ELSEWHERE = frozenset({"manifest", "card", "licence_file", "reuse"})
_DOCUMENTS = (".json", ".jsonld", ".xml", ".spdx", ".rdf", ".yaml", ".yml", ".toml", ".cdx")
LOOK = 1_000_000
_MOST_WEIGHTS = 256
# Where one of these lies, the folder is a program's.
_PROJECTS = frozenset({"pyproject.toml", "setup.py", "setup.cfg", "package.json", "cargo.toml", "go.mod", "pom.xml"})
_NOT_ENTERED = frozenset({"node_modules", "site-packages", "venv", "build", "dist", "target"})
_DEEPEST, _MOST_FILES_BELOW = 3, 20_000
_MOST_DOCUMENTS = 200


@dataclass(slots=True)
class Found:
    """What the files of a folder say: of weights, of code, of the folder's work whatever it is, in other documents."""

    weights: list[Release] = field(default_factory=list)
    project: list[Release] = field(default_factory=list)
    either: list[Release] = field(default_factory=list)
    documents: list[Release] = field(default_factory=list)
    errors: list[ReleaseError] = field(default_factory=list)

    def findings(self) -> tuple[Finding, ...]:
        """Return a finding for each file that could not be read."""
        return tuple(
            Finding("file-not-read", error.message, error.place, "unknown", f"what does {error.place.file} say of it?")
            for error in self.errors
        )


def read_all(folder: Path, names: list[str]) -> Found:
    """Return what the files of a folder say, but for manifest, cards and licence files."""
    found = Found()
    if "config.json" in names:
        _add_config(folder, found)
    looked_at = 0
    # The Python project first: where a folder has several, it is the one that gives the name.
    for name in sorted(names, key=lambda name: (name != "pyproject.toml", name)):
        path = folder / name
        told = _by_name(name.lower())
        if told is not None:
            sort, module = told
            _add(path, module, sort, found)
        elif name.lower().endswith(_DOCUMENTS) and name.lower() not in _PASSED_OVER and looked_at < _MOST_DOCUMENTS:
            looked_at += 1
            _add_document(path, found)
    if not _PROJECTS & {name.lower() for name in names}:
        _add_below(folder, found)
    if any(name.startswith(_LOCKS) for name in names):
        # The lock names every one of them.
        found.project = [_without(release, "dependencies-not-read") for release in found.project]
    return found


def _by_name(name: str) -> tuple[str, str] | None:
    """Return what a file of this name describes and the module that reads it, None where only its content can tell."""
    if name in _BY_NAME:
        return _BY_NAME[name]
    for ending, told in _BY_ENDING.items():
        if name.endswith(ending):
            return told
    if name.startswith("modelfile."):
        return "weights", "modelfile"
    if name.startswith("requirements") and name.endswith((".txt", ".in")):
        return "project", "requirements"
    if name.startswith("pylock.") and name.endswith(".toml"):
        return "project", "lockfile"
    return None


def _add(path: Path, module: str, sort: str, found: Found) -> None:
    listed: list[Release] = getattr(found, sort)
    if sort == "weights" and len(listed) >= _MOST_WEIGHTS:
        message = f"more than {_MOST_WEIGHTS} files of weights: the header of this one is not read"
        found.errors.append(ReleaseError(message, Place(shown(path))))
        return
    try:
        head = read_bytes(path, LOOK)
        reader = cast("Reader", import_module(f"licet.release.readers.{module}"))
        if module == "pyproject" and not any(mark in head for mark in _PROJECT_TABLES):
            return  # settings of tools, and nothing of a project
        if reader.recognises(path, head):
            listed.append(reader.read(path))
    except ReleaseError as error:
        found.errors.append(error)


def _add_config(folder: Path, found: Found) -> None:
    from licet.release.model_config import CONFIG, read_config

    try:
        release = read_config(folder / CONFIG)
    except ReleaseError as error:
        found.errors.append(error)
        return
    if release is not None:
        found.weights.append(release)


def _add_below(folder: Path, found: Found) -> None:
    """Read the weights and adapters in the folders of a model: what they say is said of the whole.

    Not in the folders of a program, which may hold the weights of anybody. A file that says nothing adds nothing.
    """
    below = Found()
    for path in _weights_below(folder):
        if path.name == adapter.CONFIG:
            try:
                below.weights.append(adapter.read_bare(path.parent))
            except ReleaseError as error:
                below.errors.append(error)
        else:
            _add(path, _BY_ENDING[path.suffix.lower()][1], "weights", below)
    for release in below.weights:
        if release.root.licence is not None or release.origins or release.findings:
            found.weights.append(replace(release, named=False))
    found.errors += below.errors


def _weights_below(folder: Path) -> Iterator[Path]:
    """Yield weights and adapter configurations in the folders below one, in the order of their paths."""
    count = 0
    for root, folders, files in os.walk(folder):
        depth = root[len(str(folder)) :].count(os.sep)
        folders[:] = sorted(each for each in folders if each[0] not in "._" and each not in _NOT_ENTERED)
        count += len(files)
        if depth >= _DEEPEST or count > _MOST_FILES_BELOW:
            folders.clear()
        for name in sorted(files) if depth else ():
            sort, _ = _BY_ENDING.get(os.path.splitext(name)[1].lower(), ("", ""))  # noqa: PTH122
            if name == adapter.CONFIG or (sort == "weights" and not name.lower().endswith(".modelfile")):
                yield Path(root) / name


def _add_document(path: Path, found: Found) -> None:
    """Read a document whose content tells its format, and pass over one whose content tells none."""
    from licet.release.readers import HEAD, reader_for

    try:
        reader = reader_for(path, read_bytes(path, HEAD))
    except ReleaseError:
        return  # empty, or nothing that can be opened: it says nothing
    name = getattr(reader, "__name__", "").rpartition(".")[2]
    if reader is None or name in _READ_ELSEWHERE:
        return
    try:
        release = reader.read(path)
    except ReleaseError as error:
        found.errors.append(error)
        return
    (found.weights if name == "mergekit" else found.documents).append(release)


def _without(release: Release, code: str) -> Release:
    return replace(release, findings=tuple(finding for finding in release.findings if finding.code != code))
