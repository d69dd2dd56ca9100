# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Cargo.lock: the crates that a Rust program is built from. It names no licences: they are read where a crate lies.

Looked at are the paths that Cargo.toml gives, `vendor/` beside the lock (`cargo vendor`) and the sources that cargo has
unpacked on this disk. What lies in none of them is a component all the same, whose licence is asked for.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from licet.release import claims
from licet.release.card_lineage import Lineage
from licet.release.document import display_name, read_text, reject_controls, shown
from licet.release.graph import Artefact, Release, ReleaseError
from licet.release.toml_lines import read_toml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from licet.release.graph import Claim, Place
    from licet.release.toml_lines import Toml

FILE = "Cargo.lock"
_MOST = 20_000
_PART = re.compile(r"[A-Za-z0-9][\w.+-]*", re.ASCII)  # of a path: no crate or version leads out of its folder


@dataclass(frozen=True, slots=True)
class Crate:
    """One [[package]]: `own` where it comes from no registry and no repository, so from the workspace itself."""

    name: str
    version: str
    own: bool
    needs: tuple[tuple[str, str], ...]
    place: Place


@dataclass(slots=True)
class Lock:
    """The crates of a lock, and which of them were asked for by name."""

    folder: Path
    crates: list[Crate]
    _by_name: dict[str, list[Crate]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for crate in self.crates:
            self._by_name.setdefault(crate.name, []).append(crate)

    def find(self, name: str, version: str = "") -> list[Crate]:
        """Return the crates of a name: the one of `version`, or all where the lock needs to tell none apart."""
        return [one for one in self._by_name.get(name, ()) if version in ("", one.version)]

    def reached(self, start: Iterable[Crate]) -> list[Crate]:
        """Return what some crates are built from in turn, themselves included, each once."""
        waiting = list(dict.fromkeys(start))
        seen = set(waiting)
        for crate in waiting:
            for name, version in crate.needs:
                for found in self.find(name, version):
                    if found not in seen:
                        seen.add(found)
                        waiting.append(found)
        return waiting


def recognises(path: Path, head: bytes) -> bool:  # noqa: ARG001
    """Whether this is a Cargo.lock."""
    return path.name == FILE


def read(path: Path) -> Release:
    """Return the program with every crate that its workspace reaches. Raises ReleaseError."""
    toml = read_toml(read_text(path), shown(path))
    lock = read_lock(toml, path.parent)
    own = [crate for crate in lock.crates if crate.own]
    name = own[0].name if len(own) == 1 else ""
    lineage = Lineage(name or display_name(path))
    add(lineage, lock, lock.reached(own or lock.crates), {crate.name for crate in own})
    root = Artefact(lineage.root, "code", None, toml.place("package"))
    return Release(root, tuple(lineage.origins), tuple(lineage.links), named=bool(name))


def read_lock(toml: Toml, folder: Path) -> Lock:
    """Return the crates of a lock. Raises ReleaseError."""
    rows = toml.values.get("package", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ReleaseError("no [[package]] in it", toml.place("package"))
    if len(rows) > _MOST:
        raise ReleaseError(f"{len(rows)} packages, at most {_MOST}", toml.place("package"))
    return Lock(folder, [_crate(row, toml.place("package", index, "name")) for index, row in enumerate(rows)])


def add(
    lineage: Lineage, lock: Lock, crates: Iterable[Crate], ours: set[str], paths: Mapping[str, Path] | None = None
) -> None:
    """Add crates as parts linked into the program, each with its licence as far as it lies on this disk.

    `paths` holds the folders of those that are no crates of a registry, by name.
    """
    for crate in crates:
        if crate.own and crate.name in ours:
            continue
        name = f"{crate.name}@{crate.version}" if lineage.has(crate.name, "code") else crate.name
        of = f"{crate.name} {crate.version}".strip()
        claim = licence_of(lock.folder, crate, paths or {}) or claims.unstated(crate.place, "lock file", (of,), of=of)
        lineage.add(name, "code", "links-statically", crate.place, "locked", claim)


def licence_of(folder: Path, crate: Crate, paths: Mapping[str, Path]) -> Claim | None:
    """Return what the Cargo.toml of a crate claims, None where none of its version lies on this disk."""
    from licet.release.readers import cargo

    given = paths.get(crate.name) if crate.own else None
    for file in [given / "Cargo.toml"] if given else _places(folder, crate):
        try:
            name, version, claim = cargo.package(file)
        except ReleaseError:
            continue
        if (name, version) == (crate.name, crate.version):
            return claim
    return None


def _places(folder: Path, crate: Crate) -> Iterator[Path]:
    if not _PART.fullmatch(crate.name) or not _PART.fullmatch(crate.version):
        return
    unique = f"{crate.name}-{crate.version}"
    yield from (folder / "vendor" / name / "Cargo.toml" for name in (crate.name, unique))
    home = Path(os.environ.get("CARGO_HOME") or os.path.expanduser("~/.cargo"))  # noqa: PTH111  (never raises)
    yield from sorted((home / "registry" / "src").glob(f"*/{unique}/Cargo.toml"))


def _crate(row: dict[str, Any], place: Place) -> Crate:
    name, version = (reject_controls(_text(row.get(key)), place) for key in ("name", "version"))
    if not name:
        raise ReleaseError("a package without a name", place)
    listed = row.get("dependencies")
    words = [each.split(" ") for each in listed if isinstance(each, str)] if isinstance(listed, list) else []
    needs = tuple((word[0], word[1] if len(word) > 1 else "") for word in words)
    return Crate(name, version, "source" not in row, needs, place)


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""
