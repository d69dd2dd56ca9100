# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""REUSE.toml and .reuse/dep5: which files of a project are under which licence (REUSE specification 3.3).

Every licence that is named becomes a part of its own. Several names for one file all apply, as the specification says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from licet.release import claims
from licet.release.card_lineage import Lineage
from licet.release.document import display_name, read_text, reject_controls, shown
from licet.release.graph import Artefact, Finding, Kind, Place, Release, ReleaseError
from licet.release.toml_lines import read_toml
from licet.syntax.source import brief

if TYPE_CHECKING:
    from pathlib import Path

    from licet.release.graph import Claim

SOURCE = "REUSE"
FILE, OLD = "REUSE.toml", "dep5"
PRECEDENCES = ("closest", "aggregate", "override")
_KEY = "SPDX-License-Identifier"
_MOST = 20_000
_FIELD = re.compile(r"([A-Za-z][\w-]*):[ \t]*(.*)")
# Files that are no part of the program they lie beside. Whatever is not among them is taken for program text.
_OTHER = re.compile(
    r"(?:^|/)docs?/|(?:^|/)(?:notice|readme|changelog|authors|\.git\w+)$|\.(?:md|rst|txt|adoc|pdf|png|svg|jpe?g|gif|ico|"
    r"webp|ttf|otf|woff2?|json|jsonl|ya?ml|toml|lock|csv|tsv|parquet|xml|po|pot|ini|cfg|license)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Covered:
    """Files under one claim: `globs` as written, or the names of files; `folder` is the one they are counted from.

    `precedence` says what an annotation is beside what the files say themselves: closest, aggregate or override.
    """

    globs: tuple[str, ...]
    claim: Claim
    precedence: str = "closest"
    folder: str = ""


def recognises(path: Path, head: bytes) -> bool:  # noqa: ARG001
    """Whether this is REUSE.toml or .reuse/dep5."""
    return path.name == FILE or (path.name == OLD and path.parent.name in (".reuse", "debian", ""))


def read(path: Path) -> Release:
    """Return the project with a part for each licence that its files are under. Raises ReleaseError."""
    covered, findings, name = covered_by(path)
    return described(name or display_name(path), bool(name), covered, Place(shown(path), 1), findings)


def covered_by(path: Path) -> tuple[list[Covered], list[Finding], str]:
    """Return what the annotations cover, what could not be read, and the name of the project ("": none)."""
    text = read_text(path)
    return _toml(text, shown(path)) if path.name == FILE else _dep5(text, shown(path))


def described(name: str, named: bool, covered: list[Covered], place: Place, findings: list[Finding]) -> Release:
    """Return the project: under its one licence if it has no other, else with a part for each of them."""
    groups: dict[tuple[str, ...], list[Covered]] = {}
    for each in covered:
        groups.setdefault(tuple(map(str, each.claim.readings)) or each.claim.raw, []).append(each)
    if len(groups) == 1:
        return Release(Artefact(name, "code", covered[0].claim, place), findings=tuple(findings), named=named)
    lineage = Lineage(name)
    for members in groups.values():
        globs = [each.folder + glob for each in members for glob in each.globs]
        claim = members[0].claim
        for code in (True, False):
            _add_files(lineage, [glob for glob in globs if (_OTHER.search(glob) is None) is code], claim, code)
    root = Artefact(name, "code", None, place)
    return Release(root, tuple(lineage.origins), tuple(lineage.links), findings=tuple(findings), named=named)


def _add_files(lineage: Lineage, globs: list[str], claim: Claim, code: bool) -> None:
    if not globs:
        return
    label = f"{globs[0]} and {len(globs) - 1} more" if len(globs) > 1 else globs[0]
    kind: Kind = "code" if code else "data"
    why = f"{SOURCE} gives these {'program' if code else 'other'} files a licence of their own"
    lineage.add(f"files {label}", kind, "vendors" if code else "bundles", claim.place, why, claim)


def _toml(text: str, file: str) -> tuple[list[Covered], list[Finding], str]:
    toml = read_toml(text, file)
    rows = toml.values.get("annotations", [])
    if not isinstance(rows, list) or len(rows) > _MOST:
        raise ReleaseError(f"annotations is not a list of at most {_MOST} tables", toml.place("annotations"))
    found: list[Covered] = []
    findings: list[Finding] = []
    for index, row in enumerate(rows):
        place = toml.place("annotations", index, _KEY)
        globs = _texts(row.get("path")) if isinstance(row, dict) else []
        stated = row.get(_KEY) if isinstance(row, dict) else None
        words = _texts(stated)
        if stated is None and globs:
            continue  # a copyright line alone: the files name their licence themselves
        if not globs or not words:
            question = "which files are under which licence?"
            message = "an annotation without a path, or without a licence that is a text"
            findings.append(Finding("value-not-a-name", message, place, "unknown", question))
            continue
        words = [reject_controls(word, place, "the licence") for word in words]
        globs = [reject_controls(glob, place, "the path") for glob in globs]
        listing = claims.read(words, "and" if len(words) > 1 else "single", place, f"{SOURCE}.toml")
        found.append(Covered(tuple(globs), listing, _precedence(row, place, findings)))
    name = toml.values.get("SPDX-PackageName")
    plain = reject_controls(name.strip(), toml.place("SPDX-PackageName")) if isinstance(name, str) else ""
    return found, findings, plain


def _precedence(row: dict[str, Any], place: Place, findings: list[Finding]) -> str:
    stated = row.get("precedence", "closest")
    if stated in PRECEDENCES:
        return str(stated)
    message = f"precedence is none of {', '.join(PRECEDENCES)}: {brief(str(stated), 40)}; it counts beside all else"
    findings.append(Finding("value-not-a-name", message, place))
    return "aggregate"


def _texts(value: Any) -> list[str]:
    listed = value if isinstance(value, list) else [value]
    texts = [each.strip() for each in listed if isinstance(each, str) and each.strip()]
    return texts if len(texts) == len(listed) else []


def _dep5(text: str, file: str) -> tuple[list[Covered], list[Finding], str]:
    """Read Debian's machine-readable copyright format 1.0, as far as REUSE uses it."""
    found: list[Covered] = []
    findings: list[Finding] = []
    name = ""
    for start, fields in _paragraphs(text, file):
        place = Place(file, fields.get("license", ("", start))[1])
        name = name or reject_controls(fields.get("upstream-name", ("", 0))[0].strip(), place)
        if "files" not in fields:
            continue
        globs = [reject_controls(glob, place, "the path") for glob in fields["files"][0].split()]
        short = fields.get("license", ("", 0))[0].strip().split("\n", 1)[0].strip()
        if not globs or not short:
            question = f"which licence are the files {brief(' '.join(globs), 60)} under?"
            findings.append(Finding("value-not-a-name", "files without a licence", place, "unknown", question))
            continue
        claim = claims.read((reject_controls(short, place, "the licence"),), "single", place, f"{SOURCE} dep5")
        found.append(Covered(tuple(globs), claim))
    return found, findings, name


def _paragraphs(text: str, file: str) -> list[tuple[int, dict[str, tuple[str, int]]]]:
    found: list[tuple[int, dict[str, tuple[str, int]]]] = []
    fields: dict[str, tuple[str, int]] = {}
    key = ""
    for number, line in enumerate([*text.split("\n"), ""], 1):
        match = _FIELD.fullmatch(line)
        if not line.strip():
            if fields:
                found.append((number, fields))
            fields, key = {}, ""
        elif line[0] in " \t" and key:
            fields[key] = (f"{fields[key][0]}\n{line.strip()}", fields[key][1])
        elif match:
            key = match[1].lower()
            if key in fields:
                raise ReleaseError(f"the field {match[1]} stands twice in one paragraph", Place(file, number))
            fields[key] = (match[2], number)
        elif not line.startswith("#"):
            raise ReleaseError("a line that is no field", Place(file, number))
    return found
