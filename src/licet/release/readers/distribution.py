# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A wheel, a source distribution, or the METADATA of an installed one: the licence that a Python package claims."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from licet.release import core_metadata
from licet.release.document import decode, read_text, shown
from licet.release.environment import missing_finding
from licet.release.graph import Artefact, Place, Release, ReleaseError

if TYPE_CHECKING:
    from pathlib import Path

_LARGEST = 5_000_000
_MOST_MEMBERS = 100_000
_MOST_TEXTS = 20
_LARGEST_SDIST = 500_000_000
_METADATA = re.compile(r"[^/]+\.dist-info/METADATA")
_PKG_INFO = re.compile(r"[^/]+/PKG-INFO")
_LICENCE = re.compile(r"[^/]+\.dist-info/(?:licenses/.+|(?:licen[cs]e|copying|unlicense)[^/]*)", re.IGNORECASE)
_NOT_LICENCE = re.compile(r"(?:notice|authors)[^/]*$", re.IGNORECASE)


def recognises(path: Path, head: bytes) -> bool:
    """Whether this is a wheel, a source distribution, or core metadata, by name and first bytes."""
    if path.name in ("METADATA", "PKG-INFO"):
        return b"Metadata-Version:" in head[:1_000]
    if path.suffix.lower() == ".whl":
        return head.startswith(b"PK")
    return path.name.lower().endswith(".tar.gz") and head.startswith(b"\x1f\x8b")


def read(path: Path) -> Release:
    """Return the package as code. What it requires lies outside it, and is asked about. Raises ReleaseError."""
    texts: list[tuple[str, str]] = []
    if path.suffix.lower() == ".whl":
        text, texts = _wheel(path)
    elif path.name.lower().endswith(".tar.gz"):
        text = _sdist(path)
    else:
        text = read_text(path)
    file = shown(path)
    metadata = core_metadata.read(text, file)
    claim = core_metadata.claim_of(metadata, lambda: texts)
    needs = [need.name for need in metadata.needs() if not need.extra]
    place = Place(file, metadata.fields["requires-dist"][0][1] if needs else None)
    findings = (missing_finding(needs, place, known=False),) if needs else ()
    licence = None if claim.unknown == "licence-not-stated" else claim
    return Release(Artefact(metadata.name, "code", licence, Place(file)), findings=findings)


def _wheel(path: Path) -> tuple[str, list[tuple[str, str]]]:
    """Return the METADATA and the licence files of a wheel."""
    import zipfile
    import zlib

    place = Place(shown(path))
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            found = [member for member in members[:_MOST_MEMBERS] if _METADATA.fullmatch(member.filename)]
            if len(found) != 1:
                raise ReleaseError(f"not a wheel: {len(found)} files METADATA in it", place)
            licences = [
                member
                for member in members[:_MOST_MEMBERS]
                if _LICENCE.fullmatch(member.filename) and not _NOT_LICENCE.search(member.filename)
            ]
            texts = [(member.filename, _member(archive, member, path)) for member in licences[:_MOST_TEXTS]]
            return _member(archive, found[0], path), texts
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError, EOFError) as error:
        raise ReleaseError(f"broken wheel: {str(error).lower()[:100]}", place) from None


def _member(archive: object, member: object, path: Path) -> str:
    with archive.open(member) as file:  # type: ignore[attr-defined]
        data: bytes = file.read(_LARGEST + 1)
    name = str(member.filename)  # type: ignore[attr-defined]
    if len(data) > _LARGEST:
        raise ReleaseError(f"{name} is larger than {_LARGEST} bytes", Place(shown(path)))
    return decode(data, path)


def _sdist(path: Path) -> str:
    """Return the PKG-INFO of a source distribution, going through the archive once and keeping nothing else."""
    import tarfile
    import zlib

    place = Place(shown(path))
    try:
        with tarfile.open(path, "r|gz") as archive:
            for count, member in enumerate(archive):
                if count > _MOST_MEMBERS or archive.offset > _LARGEST_SDIST:
                    break
                if member.isfile() and _PKG_INFO.fullmatch(member.name):
                    if member.size > _LARGEST:
                        raise ReleaseError(f"PKG-INFO is larger than {_LARGEST} bytes", place)
                    file = archive.extractfile(member)
                    return decode(file.read() if file else b"", path)
    except (tarfile.TarError, zlib.error, OSError, EOFError, UnicodeError) as error:
        raise ReleaseError(f"broken archive: {str(error).lower()[:100]}", place) from None
    raise ReleaseError("not a source distribution: no PKG-INFO in it", place)
