# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""codemeta.json: the licence of a program or data set in schema.org's terms, and what it requires or is based on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from licet.release.card_lineage import Lineage
from licet.release.document import display_name, read_text, reject_controls, shown
from licet.release.graph import Artefact, Finding, Kind, Place, Release, ReleaseError, lineage_not_stated
from licet.release.json_text import place_of, read_object
from licet.release.licence_values import claim_of
from licet.syntax.source import brief

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = "codemeta.json"
_CONTEXT = (b"codemeta.jsonld", b"10.5063/schema/codemeta", b"w3id.org/codemeta")
_PREFIXES = ("", "schema:", "codemeta:", "http://schema.org/", "https://schema.org/")
# What the work stands in relation to, and in which: a part that is named is taken to be inside.
_RELATIONS = {"softwareRequirements": "links-dynamically", "hasPart": "vendors", "isBasedOn": "modifies"}
_MOST = 10_000


def recognises(path: Path, head: bytes) -> bool:
    """Whether this is a CodeMeta document, by its name or its context."""
    if path.name.lower().endswith("codemeta.json"):
        return True
    return path.suffix.lower() in (".json", ".jsonld") and any(context in head[:4_000] for context in _CONTEXT)


def read(path: Path) -> Release:
    """Return the program or data set that is described. Raises ReleaseError where it is no such document."""
    file = shown(path)
    text = read_text(path)
    document = read_object(text, file)
    types = _get(document, "@type", "type")
    sorts = [str(sort) for sort in (types if isinstance(types, list) else [types])]
    name = _get(document, "name")
    if types is None and not isinstance(name, str):
        raise ReleaseError("neither @type nor name: it describes no work", Place(file, 1))
    stated = reject_controls(name.strip(), place_of(text, file, "name")) if isinstance(name, str) else ""
    kind: Kind = "data" if any("dataset" in sort.lower() for sort in sorts) else "code"
    place = place_of(text, file, "license")
    licence = claim_of(_get(document, "license"), "undefined", place, SOURCE, path.parent)
    lineage = Lineage(stated or display_name(path))
    findings: list[Finding] = []
    for key, relation in _RELATIONS.items():
        _add(lineage, _get(document, key), relation, place_of(text, file, key), key, findings)
    if not lineage.origins and not findings:
        findings.append(lineage_not_stated("codemeta.json names", Place(file, 1)))
    root = Artefact(lineage.root, kind, licence, Place(file, 1))
    return Release(root, tuple(lineage.origins), tuple(lineage.links), findings=tuple(findings), named=bool(stated))


def _get(document: dict[str, Any], *names: str) -> Any:
    for name in names:
        for prefix in _PREFIXES:
            if prefix + name in document:
                return document[prefix + name]
    return None


def _add(lineage: Lineage, value: Any, relation: str, place: Place, key: str, findings: list[Finding]) -> None:
    """Add the works under one key. A requirement without a name or a licence is asked about, and none is left out."""
    unread = []
    for item in (value if isinstance(value, list) else [value] if value not in (None, "", {}) else [])[:_MOST]:
        named = item.get("name") or item.get("identifier") or item.get("@id") if isinstance(item, dict) else item
        if not isinstance(named, str) or not named.strip():
            unread.append(str(item)[:60])
            continue
        name = reject_controls(" ".join(named.split()), place)
        stated = item.get("license") if isinstance(item, dict) else None
        claim = claim_of(stated, "undefined", place, SOURCE)
        if claim is None and relation == "links-dynamically":
            unread.append(name)
            continue
        lineage.add(name, "code", relation, place, f"{key} of codemeta.json", claim)
    if unread:
        shown_names = ", ".join(brief(each, 40) for each in unread[:5]) + (" …" if len(unread) > 5 else "")
        message = f"{key} names {len(unread)} without a licence: {shown_names}"
        question = f"which licences are these under: {shown_names}?"
        findings.append(Finding("dependencies-not-read", message, place, "unknown", question))
