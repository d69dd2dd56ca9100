# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Croissant 1.0 and 1.1: the JSON-LD description of a data set, its licence, its origins and its conditions of use."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from licet.release import hub_names
from licet.release.bom.purl import of_address
from licet.release.card_lineage import Lineage
from licet.release.document import display_name, read_text, reject_controls, shown
from licet.release.duo import read_usage
from licet.release.graph import Artefact, Finding, Place, Release, ReleaseError, lineage_not_stated
from licet.release.json_text import escape, read_object
from licet.release.licence_values import claim_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from licet.release.graph import Claim, Kind

SOURCE = "Croissant metadata"
_SCHEMA = ("", "sc:", "schema:", "http://schema.org/", "https://schema.org/")
_PROV = ("prov:", "http://www.w3.org/ns/prov#", "")
# Under these stand rows of the data itself, or definitions of terms.
_NOT_READ = frozenset({"@context", "data", "examples", "cr:data", "cr:examples", "usageInfo", "license"})
_SOURCES = {
    **{f"{prefix}isBasedOn": "isBasedOn" for prefix in _SCHEMA},
    **{f"{prefix}wasDerivedFrom": "wasDerivedFrom" for prefix in _PROV},
    **{f"{prefix}hadPrimarySource": "hadPrimarySource" for prefix in _PROV},
    **{f"{prefix}used": "used" for prefix in _PROV if prefix},
}
_MOST_NODES = 1_000_000
_HUB_WRITES = re.compile(r"https?://choosealicense\.com/licenses/([\w.+-]+)/?", re.IGNORECASE)


def recognises(path: Path, head: bytes) -> bool:  # noqa: ARG001
    """Whether this is JSON in the terms of Croissant."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith(b"{") and b"mlcommons.org/croissant" in head


def read(path: Path) -> Release:
    """Return the data set that the metadata describes. Raises ReleaseError."""
    file = shown(path)
    top = read_object(read_text(path), file)
    name = _text(top, "name")
    address = of_address(_text(top, "url"))
    named = bool(name or address)
    name = reject_controls(name or (address[1] if address else ""), Place(file, None, "/name")) or display_name(path)
    licence = _licence(top, file, "", path.parent)
    lineage = Lineage(name)
    findings: list[Finding] = []
    for value, pointer in _objects(top, file):
        if pointer:
            _part(lineage, value, file, pointer, licence, path.parent)
        _sources(lineage, value, file, pointer)
        findings += _usage(value, file, pointer)
    if not lineage.origins:
        findings.append(lineage_not_stated("the metadata of this data set name", Place(file, None, "/")))
    root = Artefact(name, "data", licence, Place(file, None, "/"))
    return Release(root, tuple(lineage.origins), tuple(lineage.links), findings=tuple(findings), named=named)


def _found(value: dict[str, Any], key: str) -> tuple[str, Any]:
    """Return what stands under a key of schema.org, and the key as it is written there; None for nothing."""
    for prefix in _SCHEMA:
        if value.get(prefix + key) not in (None, "", [], {}):
            return prefix + key, value[prefix + key]
    return key, None


def _text(value: dict[str, Any], key: str) -> str:
    _, found = _found(value, key)
    if isinstance(found, dict):
        found = found.get("@value") or found.get("@id")
    return found.strip() if isinstance(found, str) else ""


def _licence(value: dict[str, Any], file: str, pointer: str, folder: Path) -> Claim | None:
    """Return what `license` claims. Several: Croissant does not say whether all apply or one may be chosen."""
    key, found = _found(value, "license")
    place = Place(file, None, f"{pointer}/{escape(key)}")
    items = found if isinstance(found, list) else [found]
    claim = claim_of([_hub_id(item) for item in items], "undefined", place, SOURCE, folder)
    if claim is not None and all(isinstance(item, str) and "\n" not in item for item in items):
        claim = replace(claim, raw=tuple(item.strip() for item in items if item.strip()))
    return claim


def _hub_id(value: Any) -> Any:
    """Return the Hub's id for a licence that the Hub writes as a page of choosealicense.com, be there one or not."""
    found = _HUB_WRITES.fullmatch(value.strip()) if isinstance(value, str) else None
    return found[1] if found else value


def _objects(top: dict[str, Any], file: str) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield every object of the metadata with its pointer, rows of data left aside."""
    waiting: list[tuple[Any, str]] = [(top, "")]
    count = 0
    while waiting:
        value, pointer = waiting.pop()
        count += 1
        if count > _MOST_NODES:
            raise ReleaseError(f"more than {_MOST_NODES} values in the metadata", Place(file, None, pointer))
        if isinstance(value, dict):
            yield value, pointer
            inner = [(each, f"{pointer}/{escape(key)}") for key, each in value.items() if key not in _NOT_READ]
            waiting += [each for each in reversed(inner) if each[1].rpartition("/")[2] not in _SOURCES]
        elif isinstance(value, list):
            waiting += [(each, f"{pointer}/{at}") for at, each in reversed(list(enumerate(value)))]


def _part(lineage: Lineage, value: dict[str, Any], file: str, pointer: str, whole: Claim | None, folder: Path) -> None:
    """Add a file or record set that says it is under a licence of its own."""
    claim = _licence(value, file, pointer, folder)
    if claim is None or (whole is not None and claim.raw == whole.raw):
        return
    name = _text(value, "name") or _text(value, "@id") or pointer
    place = Place(file, None, pointer)
    lineage.add(reject_controls(name, place), "data", "collects", place, "a part with a licence of its own", claim)


def _sources(lineage: Lineage, value: dict[str, Any], file: str, pointer: str) -> None:
    """Add what the data set, or a part of it, is said to derive from."""
    for key in value.keys() & _SOURCES.keys():
        found = value[key] if isinstance(value[key], list) else [value[key]]
        place = Place(file, None, f"{pointer}/{escape(key)}")
        for one in found:
            origin = _origin(one)
            if origin is None:
                continue
            kind, name = origin
            relation = "generated-by" if kind == "model" else "derives-from"
            lineage.add(reject_controls(name, place), kind, relation, place)


def _origin(value: Any) -> tuple[Kind, str] | None:
    """Return kind and name of a source: a work of the Hub by its id there, any other as it is named."""
    texts = [value] if isinstance(value, str) else []
    if isinstance(value, dict):
        keys = ("prov:atLocation", "url", "sc:url", "@id", "prov:label", "name", "sc:name", "rdfs:label")
        texts = [value[key] for key in keys if isinstance(value.get(key), str)]
    texts = [text.strip() for text in texts if text.strip()]
    for text in texts:
        found = of_address(text)
        if found is not None:
            return found
    named = [text for text in texts if hub_names.is_id(text) and "/" in text] or texts
    return ("data", named[0]) if named else None


def _usage(value: dict[str, Any], file: str, pointer: str) -> list[Finding]:
    """Return what conditions of use stand beside the licence (1.1: DUO terms, ODRL offers, or words)."""
    key, found = _found(value, "usageInfo")
    if found is None:
        return []
    usage = read_usage(found)
    place = Place(file, None, f"{pointer}/{escape(key)}")
    message = f"{key} states conditions of use beside the licence: {usage}"
    if usage.free:
        return [Finding("use-conditions-stated", message, place)]
    question = f"do the release, and all who get it, keep to this: {usage}?"
    return [Finding("use-conditions-stated", message, place, "unknown", question)]
