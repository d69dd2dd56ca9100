# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`[policy]` of a licet.toml, or `[tool.licet.policy]` of a pyproject.toml: read with the line of every entry.

A policy is the user's own word, as a manifest is: an unknown key, id or day is an error with its line.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from licet.release import claims
from licet.release.card_licence import disagreement
from licet.release.document import read_bytes, read_text, shown
from licet.release.graph import Finding, Place, ReleaseError
from licet.release.policy import SUBJECTS, Acceptance, Clarification, Entry, Exemption, Listed, Policy
from licet.release.statements import Statements, nearest
from licet.release.toml_lines import read_toml
from licet.syntax.source import brief
from licet.syntax.tree import License, LicenseRef, With

if TYPE_CHECKING:
    import os

    from licet.release.graph import Artefact, Claim, Release

MANIFEST, PROJECT = "licet.toml", "pyproject.toml"
_HOMES = ((MANIFEST, ("policy",)), (PROJECT, ("tool", "licet", "policy")))
_MARK = re.compile(rb"^\s*\[+\s*(?:tool\s*\.\s*licet\s*\.\s*)?policy\b", re.MULTILINE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_HASH = re.compile(r"[0-9a-f]{64}")
_KEYS = (*SUBJECTS, "exceptions", "accept", "clarify")
_LARGEST = 20_000_000


def find(path: Path) -> Policy | None:
    """Return the policy that goes with what is loaded from `path`: of the file itself, or of its folder's manifest.

    licet.toml is asked before pyproject.toml. Raises ReleaseError where a policy is wrong.
    """
    try:
        folder = path if path.is_dir() else path.parent
        homes = [(folder / name, at) for name, at in _HOMES if (folder / name).is_file()]
    except (OSError, ValueError):
        return None
    if path.suffix.lower() == ".toml" and path.name not in (MANIFEST, PROJECT) and path.is_file():
        homes.insert(0, (path, ("policy",)))
    for home, at in homes:
        if _MARK.search(read_bytes(home, _LARGEST)) and (policy := read(home, at)) is not None:
            return policy
    return None


def read(path: Path, at: tuple[str, ...] = ()) -> Policy | None:
    """Return the policy of one file, None where it has none. Raises ReleaseError with the line of what is wrong.

    `at` is the table that holds it; by default the one for a file of this name.
    """
    toml = read_toml(read_text(path), shown(path))
    at = at or (_HOMES[1][1] if path.name == PROJECT else _HOMES[0][1])
    tables: Any = toml.values
    for key in at:
        tables = tables.get(key, {}) if isinstance(tables, dict) else {}
    return _Reader(Statements(toml, at, path.parent)).read(tables) if tables else None


class _Reader:
    """Reads one policy; every value is taken through `Statements`, which knows its line."""

    __slots__ = ("_say",)

    def __init__(self, say: Statements) -> None:
        self._say = say

    def read(self, tables: Any) -> Policy:
        say = self._say
        say.table(tables, _KEYS)
        return Policy(
            say.place().file,
            self._listed(tables.get("licences", {}), "licences"),
            self._listed(tables.get("uses", {}), "uses"),
            self._listed(tables.get("duties", {}), "duties"),
            exceptions=tuple(self._exemption(row, i) for i, row in self._rows(tables, "exceptions")),
            accept=tuple(self._acceptance(row, i) for i, row in self._rows(tables, "accept")),
            clarify=tuple(self._clarification(row, i) for i, row in self._rows(tables, "clarify")),
        )

    def _rows(self, tables: Any, key: str) -> list[tuple[int, Any]]:
        rows = tables.get(key, [])
        if not isinstance(rows, list):
            raise ReleaseError(f"{key} is not a list", self._say.place(key), f"write [[…{key}]]")
        return list(enumerate(rows))

    def _listed(self, table: Any, subject: str) -> Listed:
        self._say.table(table, ("allow", "deny"), subject)
        allow = self._entries(table, subject, "allow") if "allow" in table else None
        return Listed(allow, self._entries(table, subject, "deny") if "deny" in table else ())

    def _entries(self, row: dict[str, Any], *at: str | int) -> tuple[Entry, ...]:
        """Return the ids of the list at the end of `at`, which is allow or deny; under exceptions, of any subject."""
        values = row[str(at[-1])]
        if not isinstance(values, list) or not all(isinstance(value, str) and value.strip() for value in values):
            raise ReleaseError(f"{at[-1]} is not a list of names", self._say.place(*at), f'write {at[-1]} = ["…"]')
        subjects = (str(at[0]),) if at[0] in SUBJECTS else ("duties", "uses", "licences")
        return tuple(self._entry(value.strip(), subjects, *at, index) for index, value in enumerate(values))

    def _entry(self, text: str, subjects: tuple[str, ...], *at: str | int) -> Entry:
        from licet.catalogue import vocabulary

        place = self._say.place(*at)
        words = [name for subject in subjects if subject != "licences" for name in getattr(vocabulary, subject)()]
        if text in words:
            return Entry(text, (text,), place)
        if "licences" not in subjects:
            what = subjects[0].removesuffix("s").removesuffix("ie") + ("y" if subjects[0] == "duties" else "")
            raise ReleaseError(f"unknown {what} {brief(text)}", place, nearest(text, words))
        found = claims.read_words(text)
        if not found.readings:
            raise ReleaseError(f"licence {brief(text)}: {found.error or found.question}", place)
        if not all(isinstance(one, License | LicenseRef | With) for one in found.readings):
            raise ReleaseError(f"{brief(text)} is an expression", place, "a list names each licence by itself")
        return Entry(text, tuple(map(str, found.readings)), place)

    def _exemption(self, row: Any, index: int) -> Exemption:
        at = ("exceptions", index)
        self._say.table(row, ("component", "allow", "reason", "expires"), *at)
        component = self._say.text(row, "component", *at, "component", required=True)
        if "allow" not in row:
            raise ReleaseError("allow is missing", self._say.place(*at), "name what the component may have")
        allow = self._entries(row, *at, "allow")
        return Exemption(component, allow, self._reason(row, *at), self._expires(row, *at), self._say.place(*at))

    def _acceptance(self, row: Any, index: int) -> Acceptance:
        at, say = ("accept", index), self._say
        say.table(row, ("component", "code", "about", "reason", "expires"), *at)
        component = say.text(row, "component", *at, "component", required=True)
        code = say.text(row, "code", *at, "code", required=True)
        about = say.text(row, "about", *at, "about")
        return Acceptance(component, code, about, self._reason(row, *at), self._expires(row, *at), say.place(*at))

    def _clarification(self, row: Any, index: int) -> Clarification:
        at, say = ("clarify", index), self._say
        say.table(row, ("component", "licence", "file", "sha256"), *at)
        claim = say.licence(row, *at)
        if claim is None or not claim.readings:
            raise ReleaseError("licence is missing" if claim is None else claim.question, say.place(*at))
        file = say.text(row, "file", *at, "file", required=True)
        digest = say.text(row, "sha256", *at, "sha256", required=True).lower()
        if not _HASH.fullmatch(digest):
            raise ReleaseError("sha256 is not 64 hexadecimal digits", say.place(*at, "sha256"))
        claim = replace(claim, source=f"policy, clarify {brief(file, 100)}")
        return Clarification(say.text(row, "component", *at, "component"), claim, file, digest, say.place(*at))

    def _reason(self, row: dict[str, Any], *at: str | int) -> str:
        return self._say.text(row, "reason", *at, "reason", required=True)

    def _expires(self, row: dict[str, Any], *at: str | int) -> str:
        value = row.get("expires", "")
        if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
            return value.isoformat()
        if value != "":
            if isinstance(value, str) and _day(value):
                return value
            raise ReleaseError("expires is not a day", self._say.place(*at, "expires"), "write it as 2027-01-31")
        return ""


def policed(
    release: Release, path: str | os.PathLike[str], file: str | os.PathLike[str] | None = None, as_of: str = ""
) -> Release:
    """Return the release with the policy of `file`, or the one that goes with `path`, and what it clarifies.

    Raises ReleaseError where a policy is wrong, or `file` holds none.
    """
    if as_of and _day(as_of) != as_of:
        raise ReleaseError(f"{brief(as_of)} is not a day", Place("as_of"), "write it as 2027-01-31")
    if file is None:
        policy, home = find(Path(path)), Path(path)
    else:
        policy, home = read(Path(file)), Path(file)
        if policy is None:
            raise ReleaseError(
                "holds no policy", Place(shown(Path(file))), "write [policy], in pyproject.toml [tool.licet.policy]"
            )
    if policy is None:
        return release
    policy = replace(policy, as_of=as_of)
    folder = home if home.is_dir() else home.parent
    return clarified(replace(release, policy=policy), policy, folder)


def _day(text: str) -> str:
    """Return a day as YYYY-MM-DD, "" where the text is none."""
    try:
        return datetime.date.fromisoformat(text).isoformat() if _DAY.fullmatch(text) else ""
    except ValueError:
        return ""


def clarified(release: Release, policy: Policy, folder: Path) -> Release:
    """Return the release with what the policy says of texts that it has pinned, where the texts are still those.

    Such a word settles a claim that could not be read. Beside one that was read it is one more claim: the stricter
    is judged.
    """
    for one in policy.clarify:
        release = _clarified(release, one, folder)
    return release


def _clarified(release: Release, one: Clarification, folder: Path) -> Release:
    found = _hash(folder / one.file)
    if found != one.sha256:
        what = "is not there" if not found else f"has the hash {found}"
        message = f"{one.file} {what}: what was said of its licence is not used"
        question = f"what does {one.file} say now? look at it, and pin its new hash"
        return _noticed(release, Finding("policy-text-changed", message, one.place, "note", question))
    works = (release.root, *release.parts, *release.origins)
    name = one.component.lower() or release.root.name.lower()
    work = next((each for each in works if each.name.lower() == name), None)
    if work is None:
        message = f"nothing is named {brief(one.component)}: the entry for {one.file} is not used"
        return _noticed(release, Finding("policy-entry-unused", message, one.place))
    claim, findings = _joined(work.licence, one.claim)
    settled = (folder / one.file).name
    kept = tuple(f for f in release.findings if f.code != "licence-text-unread" or Path(f.place.file).name != settled)
    release = replace(release, findings=(*kept, *findings))
    return _with_claim(release, work, claim)


def _joined(claim: Claim | None, pinned: Claim) -> tuple[Claim, list[Finding]]:
    if claim is None or not claim.readings:
        return pinned, []
    # Only the other way about: a pinned "A OR B" must not make a choice of what is claimed to be A.
    narrowed = claims.agree(claim, pinned)
    if narrowed is not None:
        return narrowed, []
    return replace(claim, disputed_by=(*claim.disputed_by, pinned)), [disagreement(claim, pinned)]


def _with_claim(release: Release, work: Artefact, claim: Claim) -> Release:
    def swapped(one: Artefact) -> Artefact:
        return replace(one, licence=claim) if one is work else one

    return replace(
        release,
        root=swapped(release.root),
        parts=tuple(map(swapped, release.parts)),
        origins=tuple(map(swapped, release.origins)),
    )


def _noticed(release: Release, finding: Finding) -> Release:
    return replace(release, findings=(*release.findings, finding))


def _hash(path: Path) -> str:
    """Return the SHA-256 of a file, "" where there is none, or none of a size that a licence has."""
    import hashlib

    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return ""
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except (OSError, ValueError):
        return ""
