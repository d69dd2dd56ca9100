# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Frictionless data packages: licences and sources of the whole, and of each resource."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from licet.release import claims
from licet.release.bom.purl import of_address
from licet.release.bom.tree import json_tree, read_data, text_of, yaml_tree
from licet.release.card_licence import of_link
from licet.release.card_lineage import Lineage
from licet.release.document import display_name, reject_controls, shown
from licet.release.graph import Artefact, Place, Release, lineage_not_stated
from licet.release.licence_values import of_text

if TYPE_CHECKING:
    from pathlib import Path

    from licet.release.bom.tree import Node
    from licet.release.graph import Claim

SOURCE = "data package"
_NAMES = frozenset({"datapackage.json", "datapackage.yaml", "datapackage.yml"})


def recognises(path: Path, head: bytes) -> bool:
    """Whether this is the descriptor of a data package, by its name or its profile."""
    if path.name.lower() in _NAMES:
        return True
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start.startswith(b"{") or b'"resources"' not in head:
        return False
    return b"data-package" in head or b"datapackage.json" in head or b"tabular-data-package" in head


def read(path: Path) -> Release:
    """Return the data set that the package is. Raises ReleaseError."""
    file = shown(path)
    data = read_data(path)
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    package: Node = json_tree(data, path) if start == b"{" else yaml_tree(data, path)
    stated = text_of(package, "name") or text_of(package, "title")
    name = reject_controls(stated, package.place) or display_name(path)
    licence = _licence(package, path.parent)
    lineage = Lineage(name)
    _sources(lineage, package)
    for resource in package.all("resources"):
        _sources(lineage, resource)
        claim = _licence(resource, path.parent)
        if claim is not None and (licence is None or claim.raw != licence.raw):
            part = text_of(resource, "name") or text_of(resource, "path") or "a resource without a name"
            reject_controls(part, resource.place)
            lineage.add(part, "data", "collects", resource.place, "a resource with a licence of its own", claim)
    findings = () if lineage.origins else (lineage_not_stated("the data package names", Place(file)),)
    root = Artefact(name, "data", licence, package.place)
    return Release(root, tuple(lineage.origins), tuple(lineage.links), findings=findings, named=bool(stated))


def _licence(node: Node, folder: Path) -> Claim | None:
    """Return what `licenses` claims, or `license` of the older form. Several: which apply is not said."""
    found = [_one(each, folder) for key in ("licenses", "license") for each in node.all(key)]
    if not found:
        return None
    if len(found) == 1:
        return found[0]
    raw = tuple(word for claim in found for word in claim.raw)
    unread = next((claim for claim in found if not claim.readings), None)
    if unread is not None:
        return replace(unread, raw=raw, listing="undefined")
    readings = claims.combine([claim.readings for claim in found], "undefined")
    if readings is None:
        question = f"which licence applies? {len(found)} are listed"
        return claims.unread(found[0].place, SOURCE, raw, "licence-unreadable", question)
    note = "a list: the format does not say whether all of them apply or one may be chosen"
    notes = tuple(each for claim in found for each in claim.notes)
    return replace(found[0], raw=raw, listing="undefined", readings=readings, notes=(*notes, note))


def _one(node: Node, folder: Path) -> Claim:
    """Return what one licence claims: its name, else its path, which is an address or a file of the package."""
    if node.text:
        return of_text(node.text, node.place, SOURCE, folder)
    stated = [text_of(node, key) for key in ("name", "type", "title")]
    name = next((text for text in stated if text), "")
    link = text_of(node, "path") or text_of(node, "url")
    claim = of_text(name, node.place, SOURCE) if name else None
    linked = of_link(link, folder, node.place, SOURCE) if link else None
    if claim is None or (not claim.readings and linked is not None and linked.readings):
        question = "which licence is meant? the entry has neither a name nor a path"
        return linked or claims.unread(node.place, SOURCE, (node.odd or "nothing",), "licence-not-a-string", question)
    if linked is None or not linked.readings or not claim.readings or claims.agree(claim, linked) is not None:
        return claim
    question = f"which licence is meant: {name}, or the one at {link}?"
    return claims.unread(node.place, SOURCE, (name, link), "licence-unreadable", question)


def _sources(lineage: Lineage, node: Node) -> None:
    for source in node.all("sources"):
        address = text_of(source, "path") or text_of(source, "web")
        hub = of_address(address)
        name = source.text or text_of(source, "title") or text_of(source, "name") or address
        kind, name = hub or ("data", name or "a source without a name")
        relation = "generated-by" if kind == "model" else "derives-from"
        lineage.add(reject_controls(name, source.place), kind, relation, source.place)
