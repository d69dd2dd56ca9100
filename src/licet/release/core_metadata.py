# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Core metadata of a Python distribution (METADATA, PKG-INFO): its licence, and what it needs.

`License-Expression` (PEP 639) is the licence. Before it there were a free text, `License`, and classifiers; where they
leave the licence open, the licence files of the distribution may tell.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from licet.release import claims, classifiers
from licet.release.card_licence import reconcile
from licet.release.document import reject_controls
from licet.release.graph import Place, ReleaseError
from licet.release.licence_values import of_text
from licet.syntax import licences
from licet.syntax.source import brief

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from licet.release.graph import Claim

    Texts = Callable[[], Iterable[tuple[str, str]]]
    """Returns (name, text) of the licence files of a distribution."""

_FIELD = re.compile(r"([A-Za-z][A-Za-z-]*):[ \t]*(.*)")
_NAME = re.compile(r"[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?", re.ASCII)
_NEED = re.compile(r"\s*([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*(?:\[([^\]]*)\])?\s*([^;]*)(?:;(.*))?", re.ASCII)
_EXTRA = re.compile(r"\bextra\s*(?:==|in)|(?:==|in)\s*extra\b")
_MOST_FIELDS = 20_000
# What people write under License where they mean that the classifiers, or a file, say it.
_NOTHING = frozenset({"unknown", "none", "see license", "see license file", "license", "dual license"})


@dataclass(frozen=True, slots=True)
class Need:
    """One requirement: its normalised name, whether only an extra asks for it, whether a marker restricts it."""

    name: str
    extra: bool = False
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Metadata:
    """The fields of one distribution that matter here, each value with its line."""

    name: str
    version: str
    file: str
    fields: dict[str, tuple[tuple[str, int], ...]]

    def needs(self) -> tuple[Need, ...]:
        """Return what the distribution requires."""
        found = (need(value) for value, _ in self.fields.get("requires-dist", ()))
        return tuple(each for each in found if each)


def normal(name: str) -> str:
    """Return the name of a distribution in the one spelling that stands for all (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name.strip()).lower()


def need(text: str) -> Need | None:
    """Return the requirement that a line of PEP 508 writes, None where it is none."""
    found = _NEED.fullmatch(text.strip())
    if not found:
        return None
    marker = found[4] or ""
    return Need(normal(found[1]), bool(_EXTRA.search(marker)), bool(marker.strip()))


def read(text: str, file: str) -> Metadata:
    """Return the metadata that `text` holds. Raises ReleaseError where it names no distribution."""
    fields: dict[str, list[tuple[str, int]]] = {}
    key = ""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            break  # the description follows
        match = _FIELD.fullmatch(line)
        if number > _MOST_FIELDS:
            raise ReleaseError(f"more than {_MOST_FIELDS} lines of metadata", Place(file, number))
        if line[0] in " \t" and key:
            value, at = fields[key][-1]
            fields[key][-1] = (f"{value}\n{line.strip().removeprefix('|').strip()}", at)
        elif match:
            key = match[1].lower()
            fields.setdefault(key, []).append((match[2].strip(), number))
    name = fields.get("name", [("", 1)])[0]
    if not _NAME.fullmatch(name[0]):
        raise ReleaseError("no distribution is named in it", Place(file, name[1]))
    version = fields.get("version", [("", 1)])[0][0]
    reject_controls(version, Place(file, 1), "the version")
    return Metadata(name[0], version, file, {key: tuple(values) for key, values in fields.items()})


def claim_of(metadata: Metadata, texts: Texts | None = None) -> Claim:
    """Return what the distribution claims; where that is open, what its licence files are the text of."""
    expression = metadata.fields.get("license-expression", ())
    if expression and expression[0][0]:
        value, line = expression[0]
        place = Place(metadata.file, line)
        reject_controls(value, place, "License-Expression")
        return claims.read((value,), "single", place, "License-Expression")
    claim = _older(metadata)
    if claim.readings or texts is None or claim.unknown not in ("licence-not-stated", "licence-family"):
        return claim
    return _by_files(claim, metadata, texts)


def _older(metadata: Metadata) -> Claim:
    """Return what `License` and the classifiers claim; they must fit together."""
    stated = next(((value, line) for value, line in metadata.fields.get("license", ()) if value.strip()), None)
    values = metadata.fields.get("classifier", ())
    named = classifiers.names([value for value, _ in values])
    by_field = by_classifiers = None
    if stated is not None and stated[0].strip().lower() not in _NOTHING:
        by_field = of_text(stated[0], Place(metadata.file, stated[1]), "License")
    if named:
        place = Place(metadata.file, values[named[0][0]][1])
        by_classifiers = classifiers.read([name for _, name in named], place, "classifiers")
    if by_field is None or by_classifiers is None:
        return by_field or by_classifiers or claims.unstated(Place(metadata.file, 1), "metadata", of=metadata.name)
    raw = [name for _, name in named]
    if not by_field.readings:
        # A family named in prose and a classifier that is exact: the classifier says which.
        return by_classifiers if by_field.unknown == "licence-family" and by_classifiers.readings else by_field
    ids = {str(part) for reading in by_field.readings for part in licences(reading)}
    if classifiers.allow(raw, sorted(ids)) or (
        by_classifiers.readings and claims.agree(by_classifiers, by_field) is not None
    ):
        return by_field
    if by_classifiers.readings:
        return reconcile([by_field, by_classifiers])[0]
    question = f"which licence applies to {metadata.name}: {claims.shown(by_field)} or {claims.shown(by_classifiers)}?"
    return claims.unread(by_field.place, "License and classifiers", (*by_field.raw, *raw), "licence-other", question)


def _by_files(claim: Claim, metadata: Metadata, texts: Texts) -> Claim:
    """Return the claim of the licence files, where each is known and they are of the family that is claimed."""
    from licet.release.readers import licence_file

    found = [
        licence_file.claim_of(text, Place(f"{metadata.file.rpartition('/')[0]}/{name}".lstrip("/"), 1), "licence file")
        for name, text in texts()
    ]
    if not found or not all(each.readings for each in found):
        return claim
    ids = {str(part) for each in found for reading in each.readings for part in licences(reading)}
    if claim.unknown == "licence-family" and not _of_family(claim, sorted(ids)):
        return claim
    joined = claims.combine([each.readings for each in found], "undefined" if len(found) > 1 else "single")
    if joined is None:
        return claim
    note = f"{claim.source} says {claims.shown(claim)}: {brief(found[0].place.file.rpartition('/')[2])} says which"
    return replace(found[0], readings=joined, notes=(*found[0].notes, note))


def _of_family(claim: Claim, ids: list[str]) -> bool:
    if claim.source == "classifiers":
        return classifiers.allow(claim.raw, ids)
    word = re.match(r"[A-Za-z]+", claim.raw[0].strip()) if claim.raw else None
    return word is not None and all(word[0].lower() in id_.lower() for id_ in ids)
