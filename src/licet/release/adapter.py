# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""adapter_config.json: which model an adapter was trained against, as the training library wrote it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from licet.release import hub_names
from licet.release.document import display_name, read_text, reject_controls, shown
from licet.release.graph import Artefact, Finding, Place, Release, ReleaseError
from licet.syntax.source import brief

if TYPE_CHECKING:
    from pathlib import Path

    from licet.release.card_lineage import Lineage
    from licet.release.fields import Fields

CONFIG = "adapter_config.json"
_KEY = "base_model_name_or_path"
_LARGEST = 1_000_000


def add_adapter(lineage: Lineage, fields: Fields, folder: Path, files: tuple[str, ...]) -> None:
    """Add the base that adapter_config.json names, where the card does not name it. Raises ReleaseError."""
    if CONFIG not in files:
        return
    base, place = read_base(folder / CONFIG)
    name = hub_names.normal(base)
    if not base or lineage.has(name, "model"):
        return
    known = [origin for origin in lineage.origins if origin.kind == "model"]
    if hub_names.is_local(base) and not hub_names.is_id(name):
        message = f"{_KEY} is a path on the machine that trained it: {brief(base)}"
        if known:
            fields.findings.append(Finding("base-not-named", message, place))
            return
        question = "which model was the adapter trained against?"
        fields.findings.append(Finding("base-not-named", message, place, "unknown", question))
        return
    if known:
        message = f"the card names {', '.join(brief(origin.name) for origin in known)}, {CONFIG} names {brief(base)}"
        fields.findings.append(Finding("bases-disagree", message, place))
    lineage.add(name, "model", "adapts", place, f"file {CONFIG}")


def read_bare(folder: Path) -> Release:
    """Return the release of a folder in which an adapter has no card: a model of which only the base is known."""
    from licet.release.card_lineage import Lineage
    from licet.release.fields import Fields

    path = folder / CONFIG
    fields = Fields(None, shown(path))
    lineage = Lineage(display_name(path))
    add_adapter(lineage, fields, folder, (CONFIG,))
    root = Artefact(lineage.root, "model", None, Place(shown(path)))
    return Release(root, tuple(lineage.origins), tuple(lineage.links), findings=tuple(fields.findings), named=False)


def read_base(path: Path) -> tuple[str, Place]:
    """Return the base model that an adapter's configuration names ("" if none) and where. Raises ReleaseError."""
    file = shown(path)
    text = read_text(path, _LARGEST)
    try:
        config = json.loads(text)
    except json.JSONDecodeError as error:
        raise ReleaseError(f"broken JSON: {error.msg.lower()}", Place(file, error.lineno)) from None
    except RecursionError:
        raise ReleaseError("broken JSON: nested too deeply", Place(file)) from None
    base = config.get(_KEY) if isinstance(config, dict) else None
    at = text.find(f'"{_KEY}"')
    place = Place(file, text.count("\n", 0, at) + 1 if at >= 0 else None, f"/{_KEY}")
    return (reject_controls(base.strip(), place) if isinstance(base, str) else ""), place
