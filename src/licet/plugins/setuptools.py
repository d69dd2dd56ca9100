# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The same for setuptools: projects that have a table [tool.licet-build] build no release whose verdict is not yes.

    [build-system]
    requires = ["setuptools>=77", "licet"]

    [tool.licet-build]

setuptools calls `finalize` for every project built where licet is installed: without the table it does nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from licet.plugins import gate

if TYPE_CHECKING:
    from collections.abc import Callable

TABLE = "licet-build"
_GATED = ("sdist", "bdist_wheel")
_MARK = "_licet_gate"


def finalize(distribution: Any) -> None:
    """Wrap the commands that make a release, where the project asks for it. Called by setuptools, perhaps twice."""
    root = Path(distribution.src_root or ".").resolve()
    table = _table(root)
    if table is None or getattr(distribution, _MARK, False):
        return
    setattr(distribution, _MARK, True)
    for name in _GATED:
        try:
            base = distribution.get_command_class(name)
        except Exception:  # distutils' own error: this setuptools has no bdist_wheel
            continue
        distribution.cmdclass[name] = _gated(base, root, table)


def _table(root: Path) -> dict[str, Any] | None:
    import tomllib

    try:
        tables = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None  # setuptools says what is wrong with it
    found = tables.get("tool", {}).get(TABLE)
    return found if isinstance(found, dict) else None


def _gated(base: Any, root: Path, table: dict[str, Any]) -> Any:
    """Return a command like `base` that judges first, and ships the notice."""

    def run(self: Any) -> None:
        passed = _entered(root, table)
        lent = gate.lend(root, passed)
        if passed.gaps:
            self.warn(gate.warning(passed.gaps))
        metadata = self.distribution.metadata
        if passed.file and passed.file not in (metadata.license_files or ()):
            metadata.license_files = [*(metadata.license_files or ()), passed.file]
        self.licet_files = [name for name in (passed.file, gate.MANIFEST) if name and (root / name).exists()]
        try:
            base.run(self)
        finally:
            if lent is not None:
                lent.unlink(missing_ok=True)

    def make_release_tree(self: Any, base_dir: str, files: list[str]) -> None:
        # A wheel is built from the sdist: there the release must be described as it is here.
        more = [name for name in self.licet_files if name not in files]
        base.make_release_tree(self, base_dir, [*files, *more])

    members: dict[str, Callable[..., None]] = {"run": run}
    if hasattr(base, "make_release_tree"):
        members["make_release_tree"] = make_release_tree
    return type(base.__name__, (base,), members)


def _entered(root: Path, table: dict[str, Any]) -> gate.Passed:
    try:
        return gate.enter(root, gate.settings(table, f"[tool.{TABLE}]"))
    except gate.RefusedError as error:
        # Neither a traceback nor a hint at setuptools: the report is all there is to say.
        raise SystemExit(f"\n{error}") from None
