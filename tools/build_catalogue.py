# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Build hook: compile licenses/ into the form that the installed package reads, and put it into the wheel."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable" or self.target_name != "wheel":
            return  # a checkout compiles by itself when a source is newer
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from licet.catalogue.compile import compile_catalogue

        target = root / "src" / "licet" / "data" / "catalogue.json"
        target.write_bytes(compile_catalogue(root / "licenses"))
        build_data["artifacts"].append("src/licet/data/catalogue.json")
