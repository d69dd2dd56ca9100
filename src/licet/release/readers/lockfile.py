# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""uv.lock and pylock.toml: the distributions a Python project is locked to, with licences from its environment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from licet.release import claims, environment
from licet.release.card_lineage import Lineage
from licet.release.core_metadata import normal
from licet.release.document import display_name, read_text, reject_controls, shown
from licet.release.environment import Wanted
from licet.release.graph import Artefact, Release, ReleaseError
from licet.release.toml_lines import Toml, read_toml

if TYPE_CHECKING:
    from pathlib import Path

_MOST = 20_000
_OWN = ("editable", "virtual", "directory")


def recognises(path: Path, head: bytes) -> bool:  # noqa: ARG001
    """Whether this is uv.lock, or pylock.toml as PEP 751 names it."""
    name = path.name
    return name in ("uv.lock", "pylock.toml") or (name.startswith("pylock.") and name.endswith(".toml"))


def read(path: Path) -> Release:
    """Return the project with what it is locked to, for its own use and not its developers'. Raises ReleaseError."""
    toml = read_toml(read_text(path), shown(path))
    key = "package" if path.suffix == ".lock" else "packages"
    rows = toml.values.get(key)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ReleaseError(f"no [[{key}]] in it", toml.place(key))
    if len(rows) > _MOST:
        raise ReleaseError(f"{len(rows)} packages, at most {_MOST}", toml.place(key))
    name, wanted = _of_uv(rows, toml) if key == "package" else ("", _of_pylock(rows, toml))
    lineage = Lineage(name or display_name(path))
    found = environment.beside(path.parent)
    missing = set(environment.add_dependencies(lineage, found, wanted, deep=False))
    for each in wanted:
        if normal(each.name) in missing:
            missing.discard(normal(each.name))
            of = f"{each.name} {each.version}".strip()
            claim = claims.unstated(each.place, "lock file", (of,), of=of)
            lineage.add(each.name, "code", "links-dynamically", each.place, each.why, claim)
    root = Artefact(lineage.root, "code", None, toml.place(key))
    return Release(root, tuple(lineage.origins), tuple(lineage.links), named=bool(name))


def _of_uv(rows: list[dict[str, Any]], toml: Toml) -> tuple[str, list[Wanted]]:
    """Return the name of the project and what it reaches: `dependencies`, from the packages of its workspace on."""
    own = [row for row in rows if isinstance(row.get("source"), dict) and any(key in row["source"] for key in _OWN)]
    top = [row for row in own if "." in (row["source"].get(key) for key in _OWN)] or own[:1]
    by_name: dict[str, list[int]] = {}
    for index, row in enumerate(rows):
        by_name.setdefault(normal(_text(row.get("name"))), []).append(index)
    # Without a package of its own the lock is of nothing in particular: all of it is taken.
    waiting = [normal(_text(row.get("name"))) for row in own] or list(by_name)
    seen = dict.fromkeys(waiting)
    for name in waiting:
        for index in by_name.get(name, ()):
            for need in _tables(rows[index].get("dependencies")):
                needed = normal(_text(need.get("name")))
                if needed and needed not in seen:
                    seen[needed] = None
                    waiting.append(needed)
    ours = {normal(_text(row.get("name"))) for row in own}
    wanted = [
        _wanted(rows[index], toml.place("package", index, "name"))
        for name in seen
        if name not in ours
        for index in by_name.get(name, ())
    ]
    return (reject_controls(_text(top[0].get("name")), toml.place("package")) if top else ""), wanted


def _of_pylock(rows: list[dict[str, Any]], toml: Toml) -> list[Wanted]:
    return [_wanted(row, toml.place("packages", index, "name")) for index, row in enumerate(rows)]


def _wanted(row: dict[str, Any], place: Any) -> Wanted:
    name = reject_controls(_text(row.get("name")), place)
    if not name:
        raise ReleaseError("a package without a name", place)
    return Wanted(name, place, "locked", reject_controls(_text(row.get("version")), place))


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _tables(value: Any) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
