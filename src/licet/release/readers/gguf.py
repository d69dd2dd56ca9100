# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""GGUF weights: the licence, the base models and the data sets that the header names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from licet.release import hub_names, relations
from licet.release.card_lineage import Lineage
from licet.release.document import display_name, reject_controls, shown
from licet.release.gguf_header import MAGIC, read_header
from licet.release.graph import Artefact, Claim, Finding, Kind, Place, Release, lineage_not_stated
from licet.release.licence_values import named_and_linked
from licet.syntax.source import brief

if TYPE_CHECKING:
    from pathlib import Path

    from licet.release.gguf_header import Value

SOURCE = "GGUF header"
_KEYS = {
    "license": "general.license",
    "license_name": "general.license.name",
    "license_link": "general.license.link",
}
_WORK = re.compile(r"general\.(base_model|dataset)\.(\d{1,4})\.(\w+)")
_SOURCE_MODEL = ("general.source.huggingface.repository", "general.source.repo_url", "general.source.url")
_FLOATS = frozenset({0, 1, 32})  # general.file_type: F32, F16, BF16
_MOST_WORKS = 1_000


def recognises(path: Path, head: bytes) -> bool:
    """Whether this is a GGUF file, by its first bytes or its name."""
    return head.startswith(MAGIC) or path.suffix.lower() == ".gguf"


def read(path: Path) -> Release:
    """Return the model whose weights these are. Raises ReleaseError where the header is broken or cut off."""
    header = read_header(path)
    file = shown(path)
    name = display_name(path)
    findings: list[Finding] = []
    licence, disagreements = licence_of(header, path)
    lineage = Lineage(name)
    _add_works(lineage, header, file, findings)
    _add_source(lineage, header, file)
    _ask_about_unread(header, file, findings)
    if not lineage.origins:
        findings.append(lineage_not_stated(f"the header of {path.name} names", Place(file)))
    root = Artefact(name, "model", licence, Place(file))
    found = (*disagreements, *findings)
    return Release(root, tuple(lineage.origins), tuple(lineage.links), findings=found, named=False)


def licence_of(header: dict[str, Value], path: Path) -> tuple[Claim | None, list[Finding]]:
    """Return what `general.license`, `.name` and `.link` claim together. Raises ReleaseError for control characters."""
    values: dict[str, str] = {}
    places = {key: Place(shown(path), None, name) for key, name in _KEYS.items()}
    findings = []
    for key, name in _KEYS.items():
        value = header.get(name)
        if isinstance(value, tuple) and len(value) == 1:
            value = value[0]
        if isinstance(value, str):
            values[key] = value
        elif name in header:
            question = f"which licence is meant? {name} holds {_what(value)} where a name is expected"
            findings.append(Finding("value-not-a-name", f"{name}: {_what(value)}", places[key], "unknown", question))
    claim, disagreements = named_and_linked(values, places, SOURCE, path.parent)
    return claim, [*findings, *disagreements]


def _add_works(lineage: Lineage, header: dict[str, Value], file: str, findings: list[Finding]) -> None:
    """Add base models and data sets: numbered works with their fields, and the older plain list of data sets."""
    works: dict[tuple[str, int], dict[str, str]] = {}
    for key, value in header.items():
        found = _WORK.fullmatch(key)
        if found and isinstance(value, str) and value.strip():
            works.setdefault((found[1], int(found[2])), {})[found[3]] = value.strip()
    bases = sum(sort == "base_model" for sort, _ in works)
    for (sort, number), fields in sorted(works.items())[:_MOST_WORKS]:
        place = Place(file, None, f"general.{sort}.{number}")
        name = _name_of(fields, place, findings)
        if sort == "dataset":
            lineage.add(name, "data", "trains-on", place)
        else:
            lineage.add(name, "model", *_relation(header, name, bases, place))
    for sort in ("base_model", "dataset"):
        count = header.get(f"general.{sort}.count")
        there = sum(each == sort for each, _ in works)
        if isinstance(count, int) and count > min(there, _MOST_WORKS):
            place = Place(file, None, f"general.{sort}.count")
            message = f"the header counts {count} of {sort}, and names {there}"
            question = "what are the others, and under which licence?"
            findings.append(Finding("source-not-named", message, place, "unknown", question))
    listed = header.get("general.datasets")
    for name in (listed,) if isinstance(listed, str) else listed if isinstance(listed, tuple) else ():
        place = Place(file, None, "general.datasets")
        if name.strip():
            lineage.add(reject_controls(hub_names.normal(name), place), "data", "trains-on", place)


def _relation(header: dict[str, Value], name: str, bases: int, place: Place) -> tuple[str, Place, str]:
    if header.get("general.type") == "adapter":
        return "adapts", place, "general.type adapter"
    tags = header.get("general.tags")
    signs = relations.Signs(tags if isinstance(tags, tuple) else (), "", (), "", bases)
    relation, why = relations.infer(name, signs)
    return relation, place, why


def _name_of(fields: dict[str, str], place: Place, findings: list[Finding]) -> str:
    """Return the id that the address of a work stands for, else the name as written: that is no id."""
    for key in ("repo_url", "url"):
        name = hub_names.normal(fields.get(key, ""))
        if hub_names.is_id(name) and "/" in name:
            return name
    words = [fields[key] for key in ("organization", "name", "version") if key in fields] or list(fields.values())[:1]
    name = reject_controls(" ".join(words), place)
    message = f"{brief(name)} is named without its address: it is no id of the Hub"
    findings.append(Finding("name-not-an-id", message, place))
    return name


def _add_source(lineage: Lineage, header: dict[str, Value], file: str) -> None:
    """Add the model that the file was converted from, where the header names it."""
    for key in _SOURCE_MODEL:
        value = header.get(key)
        name = hub_names.normal(value) if isinstance(value, str) else ""
        if hub_names.is_id(name) and "/" in name and not lineage.has(name, "model"):
            kind: Kind = "model"
            relation = "converts" if header.get("general.file_type") in _FLOATS else "quantises"
            lineage.add(name, kind, relation, Place(file, None, key), f"{key} in the header")
            return


def _ask_about_unread(header: dict[str, Value], file: str, findings: list[Finding]) -> None:
    for key, value in header.items():
        if "licen" in key.lower() and key not in _KEYS.values():
            place = Place(file, None, key if key.isprintable() else None)
            message = f"the key {brief(key)} is not one of the format, and is not read"
            question = f"what does {brief(key)} say of the licence? it holds {_what(value)}"
            findings.append(Finding("key-not-read", message, place, "unknown", question))


def _what(value: Value) -> str:
    if isinstance(value, str):
        return brief(value)
    return "a list" if isinstance(value, tuple) or value is None else "a number"
