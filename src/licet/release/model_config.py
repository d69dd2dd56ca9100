# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""config.json of a model's folder: `_name_or_path`, the work that its weights were loaded from before training."""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.release import hub_names
from licet.release.card_lineage import Lineage
from licet.release.document import display_name, read_text, reject_controls, shown
from licet.release.graph import Artefact, Finding, Place, Release
from licet.release.json_text import place_of, read_json
from licet.syntax.source import brief

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = "config.json"
WHY = f"file {CONFIG}, _name_or_path"
_KEY = "_name_or_path"
_SIGNS = ("model_type", "architectures", _KEY)


def read_config(path: Path) -> Release | None:
    """Return the model of which the file is the configuration, None where it is of something else.

    A name that ends like the folder is that of the model itself. Raises ReleaseError where the file is no JSON.
    """
    file = shown(path)
    text = read_text(path)
    config = read_json(text, file)
    if not isinstance(config, dict) or not any(key in config for key in _SIGNS):
        return None
    lineage = Lineage(display_name(path.parent / "README.md"))
    findings: list[Finding] = []
    stated = config.get(_KEY)
    place = place_of(text, file, _KEY)
    name = hub_names.normal(reject_controls(stated.strip(), place)) if isinstance(stated, str) else ""
    own = path.resolve().parent.name.lower()
    if hub_names.is_id(name) and "/" in name and name.rpartition("/")[2].lower() != own:
        lineage.add(name, "model", "fine-tunes", place, WHY)
    elif hub_names.is_local(name):
        message = f"{_KEY} is a path on the machine that trained it: {brief(name)}"
        findings.append(Finding("base-not-named", message, place))
    root = Artefact(lineage.root, "model", None, Place(file, 1))
    return Release(root, tuple(lineage.origins), tuple(lineage.links), findings=tuple(findings), named=False)
