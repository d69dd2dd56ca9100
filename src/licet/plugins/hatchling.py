# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A build hook for hatchling: no sdist and no wheel of a release whose verdict is not yes; its notice goes into both.

[build-system]
requires = ["hatchling", "licet"]

[tool.hatch.build.hooks.licet]
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.plugin import hookimpl

from licet.plugins import gate

# What hatchling itself reads in the table of every hook.
_GENERIC = frozenset({"dependencies", "enable-by-default", "require-runtime-dependencies", "require-runtime-features"})


class LicetBuildHook(BuildHookInterface[Any]):
    """Judges the project before each build, and lends it a NOTICE while it lasts."""

    PLUGIN_NAME = "licet"
    _lent: Path | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Refuse the build, or add the notice to it. An editable install is no release."""
        if version == "editable":
            return
        root = Path(self.root)
        table = {key: value for key, value in self.config.items() if key not in _GENERIC}
        try:
            passed = gate.enter(root, gate.settings(table, "[tool.hatch.build.hooks.licet]"))
        except gate.RefusedError as error:
            self.app.abort(str(error))
        self._lent = gate.lend(root, passed)
        if passed.gaps:
            self.app.display_warning(gate.warning(passed.gaps))
        if passed.file:
            self._add(root, passed.file, build_data)
        # A wheel is built from the sdist: there the release must be described as it is here.
        if self.target_name == "sdist" and (root / gate.MANIFEST).exists():
            build_data["force_include"][str(root / gate.MANIFEST)] = gate.MANIFEST

    def _add(self, root: Path, file: str, build_data: dict[str, Any]) -> None:
        files = self.metadata.core.license_files
        if file not in files:
            files.append(file)
            files.sort()
        if self.target_name == "sdist":
            build_data["force_include"][str(root / file)] = file

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Take the notice back."""
        if self._lent is not None:
            self._lent.unlink(missing_ok=True)


@hookimpl
def hatch_register_build_hook() -> type[LicetBuildHook]:
    """Return the hook, for hatchling's registry."""
    return LicetBuildHook
