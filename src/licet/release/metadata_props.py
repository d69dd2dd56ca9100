# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Free metadata of a weight file, a map from text to text: what names a licence, a base or a data set in it.

No format fixes these keys; those read are the ones that exporters and training programs write. Any other that speaks
of a licence is asked about.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from licet.release import hub_names, relations
from licet.release.card_lineage import Lineage
from licet.release.document import display_name, reject_controls, shown
from licet.release.graph import Artefact, Finding, Place, Release, lineage_not_stated
from licet.release.json_text import escape
from licet.release.licence_values import named_and_linked
from licet.syntax.source import brief

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_LICENCE = {
    "license": "license",
    "licence": "license",
    "model_license": "license",
    "license_name": "license_name",
    "license_url": "license_link",
    "license_link": "license_link",
}
_BASES = {
    "base_model": "",
    "base_model_name_or_path": "",
    "base_model_id": "",
    "merged_from": "merges",
    "ss_sd_model_name": "",
}
_DATA = frozenset({"datasets", "dataset", "training_dataset"})
_PREFIX = re.compile(r"^(?:modelspec|general|model|metadata|hf)[.:]")
_ADAPTERS = frozenset({"ss_network_module", "lora_adapter_metadata", "lora_alpha", "networkmodule"})
_MOST = 1_000


def read_props(path: Path, props: Mapping[str, str], source: str, pointer: str) -> Release:
    """Return the model of which `props` speak; `pointer` is where they stand in the file. Raises ReleaseError."""
    file = shown(path)
    findings: list[Finding] = []
    values: dict[str, str] = {}
    places = {key: Place(file, None, pointer) for key in ("license", "license_name", "license_link")}
    lineage = Lineage(display_name(path))
    signs = _signs(props)
    for key, text in props.items():
        place = Place(file, None, f"{pointer}/{escape(key)}" if key.isprintable() else pointer)
        plain = _PREFIX.sub("", key.strip().lower()).replace("-", "_").replace(" ", "_")
        if plain in _LICENCE and _LICENCE[plain] not in values:
            values[_LICENCE[plain]] = text
            places[_LICENCE[plain]] = place
        elif "licen" in plain:
            _ask(key, text, place, findings)
        elif plain in _BASES:
            _add_bases(lineage, text, _BASES[plain], signs, place, findings)
        elif plain in _DATA:
            for name in names_in(text):
                lineage.add(reject_controls(hub_names.normal(name), place), "data", "trains-on", place)
    licence, disagreements = named_and_linked(values, places, source, path.parent)
    if not lineage.origins:
        findings.append(lineage_not_stated(f"the metadata of {path.name} name", Place(file)))
    root = Artefact(lineage.root, "model", licence, Place(file))
    found = (*disagreements, *findings)
    return Release(root, tuple(lineage.origins), tuple(lineage.links), findings=found, named=False)


def names_in(text: str) -> list[str]:
    """Return the names that one text lists: a JSON list of texts, or parts between commas."""
    text = text.strip()
    if text.startswith("["):
        try:
            listed = json.loads(text)
        except (ValueError, RecursionError):
            listed = None
        if isinstance(listed, list) and all(isinstance(each, str) for each in listed):
            return [each.strip() for each in listed if each.strip()][:_MOST]
    return [part.strip() for part in text.split(",") if part.strip()][:_MOST]


def _signs(props: Mapping[str, str]) -> relations.Signs:
    adapter = any(key.lower() in _ADAPTERS for key in props)
    adapter = adapter or props.get("modelspec.architecture", "").lower().endswith(("/lora", "/lokr", "/loha"))
    return relations.Signs(library="peft" if adapter else "")


def _add_bases(
    lineage: Lineage, text: str, relation: str, signs: relations.Signs, place: Place, findings: list[Finding]
) -> None:
    names = names_in(text)
    for written in names:
        name = reject_controls(hub_names.normal(written), place)
        if not hub_names.is_id(name) and hub_names.is_local(name):
            message = f"a path on the machine that made the file: {brief(written)}"
            question = "which model was it made from?"
            findings.append(Finding("base-not-named", message, place, "unknown", question))
            continue
        if not hub_names.is_id(name):
            findings.append(Finding("name-not-an-id", f"{brief(name)} is no id of the Hub", place))
        if relation:
            lineage.add(name, "model", relation, place)
            continue
        found, why = relations.infer(name, relations.Signs(library=signs.library, bases=len(names)))
        lineage.add(name, "model", found, place, "an adapter by its metadata" if signs.library else why)


def _ask(key: str, text: str, place: Place, findings: list[Finding]) -> None:
    message = f"the key {brief(key)} is not one that is read"
    question = f"what does {brief(key)} {brief(text)} say of the licence?"
    findings.append(Finding("key-not-read", message, place, "unknown", question))
