# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""SPDX 2.2 and 2.3 as RDF/XML, in the striped form that SPDX tools write: things, their properties, things again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from licet.release.bom.rows import Row
from licet.release.bom.tree import read_data
from licet.release.bom.xml import read_xml
from licet.release.document import shown
from licet.release.graph import Place, ReleaseError
from licet.release.readers import spdx2

if TYPE_CHECKING:
    from pathlib import Path

    from licet.release.bom.xml import Element
    from licet.release.graph import Release

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_TERMS = b"http://spdx.org/rdf/terms"
_DEEPEST = 20
_LONGEST = 10_000  # characters: a set of sets of sets grows without bound, an expression that somebody means does not
_TYPES = ("Package", "File", "Snippet")
_COPIED = {
    "Package": {
        "name": "name",
        "versionInfo": "versionInfo",
        "downloadLocation": "downloadLocation",
        "homepage": "homepage",
        "primaryPackagePurpose": "primaryPackagePurpose",
    },
    "File": {"fileName": "fileName"},
    "Snippet": {"name": "name"},
}
_LICENCES = {
    "licenseDeclared": "licenseDeclared",
    "licenseConcluded": "licenseConcluded",
    "licenseInfoFromFiles": "licenseInfoFromFiles",
    "licenseInfoInFile": "licenseInfoInFiles",
    "licenseInfoInSnippet": "licenseInfoInSnippets",
}


@dataclass(slots=True)
class Thing:
    """A resource: its types, and under each property what it holds: (is it a resource, value, line)."""

    line: int
    types: set[str] = field(default_factory=set)
    holds: dict[str, list[tuple[bool, str, int]]] = field(default_factory=dict)


def recognises(path: Path, head: bytes) -> bool:  # noqa: ARG001
    """Whether this is RDF/XML in the terms of SPDX 2."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith(b"<") and _TERMS in head and b"RDF" in head[:4_000]


def read(path: Path) -> Release:
    """Return the release that an RDF/XML document describes. Raises ReleaseError with the line."""
    from licet.release.bom.assemble import assemble

    file = shown(path)
    things = _things(read_xml(read_data(path), file), file)
    return assemble(spdx2.bill_of(_document(things, file), file), path)


def _things(root: Element, file: str) -> dict[str, Thing]:
    """Return every resource by its id. An element stands for a thing, the elements in it for its properties."""
    things: dict[str, Thing] = {}
    waiting = [(element, "") for element in reversed(root.children)]
    while waiting:
        element, id_ = waiting.pop()
        id_ = id_ or _id(element)
        thing = things.setdefault(id_, Thing(element.line))
        if element.name != "Description":
            thing.types.add(element.name)
        for prop in element.children:
            held = thing.holds.setdefault(prop.name, [])
            if f"{_RDF} parseType" in prop.attributes:
                raise ReleaseError("rdf:parseType is not read", Place(file, prop.line))
            link = prop.attributes.get(f"{_RDF} resource") or _node(prop.attributes.get(f"{_RDF} nodeID"))
            if prop.space == _RDF and prop.name == "type" and link:
                thing.types.add(_local(link))
            elif link:
                held.append((True, link, prop.line))
            elif prop.children:
                for inner in prop.children:
                    key = _id(inner)
                    held.append((True, key, inner.line))
                    waiting.append((inner, key))
            else:
                held.append((False, prop.text, prop.line))
    return things


def _id(element: Element) -> str:
    given = element.attributes
    about = given.get(f"{_RDF} about") or _node(given.get(f"{_RDF} nodeID"))
    local = given.get(f"{_RDF} ID")
    return about or (f"#{local}" if local else f"_:element {element.number}")


def _node(name: str | None) -> str:
    return f"_:node {name}" if name else ""


def _local(address: str) -> str:
    return re.split(r"[#/]", address)[-1]


def _document(things: dict[str, Thing], file: str) -> Row:
    document = Row(file, 1)
    known: dict[str, str] = {}
    for id_, thing in sorted(things.items(), key=lambda each: each[1].line):
        if "SpdxDocument" in thing.types:
            document.put("SPDXID", _local(id_), thing.line)
            for _, version, line in thing.holds.get("specVersion", ()):
                document.put("spdxVersion", version, line)
            for _, described, line in thing.holds.get("describesPackage", ()):
                document.put("documentDescribes", _local(described), line)
        for type_ in _TYPES:
            if type_ in thing.types:
                row = document.put(f"{type_.lower()}s", "", thing.line)
                row.put("SPDXID", _local(id_))
                _fill(row, type_, thing, things, known)
        if "ExtractedLicensingInfo" in thing.types:
            row = document.put("hasExtractedLicensingInfos", "", thing.line)
            for key in ("licenseId", "extractedText", "name"):
                row.put(key, _first(thing, key) or (_local(id_) if key == "licenseId" else ""))
        for _, relation, line in thing.holds.get("relationship", ()):
            _relate(document, id_, things.get(relation), line)
    return document


def _fill(row: Row, type_: str, thing: Thing, things: dict[str, Thing], known: dict[str, str]) -> None:
    for prop, key in _COPIED[type_].items():
        for linked, value, line in thing.holds.get(prop, ()):
            row.put(key, _local(value).removeprefix("purpose_") if linked and key != "homepage" else value, line)
    for prop, key in _LICENCES.items():
        for linked, value, line in thing.holds.get(prop, ()):
            row.put(key, _expression(value, things, known) if linked else value, line)
    for _, value, line in thing.holds.get("hasFile", ()):
        row.put("hasFiles", _local(value), line)
    for _, value, line in thing.holds.get("snippetFromFile", ()):
        row.put("snippetFromFile", _local(value), line)
    for _, value, line in thing.holds.get("externalRef", ()):
        if value in things:
            row.put("externalRefs", "", line).put("referenceLocator", _first(things[value], "referenceLocator"))


def _relate(document: Row, id_: str, relation: Thing | None, line: int) -> None:
    if relation is None:
        return
    sort = _local(_first(relation, "relationshipType")).removeprefix("relationshipType_")
    row = document.put("relationships", "", line)
    row.put("spdxElementId", _local(id_))
    row.put("relationshipType", re.sub(r"(?<=[a-z])(?=[A-Z])", "_", sort))
    row.put("relatedSpdxElement", _local(_first(relation, "relatedSpdxElement")))


def _first(thing: Thing, prop: str) -> str:
    held = thing.holds.get(prop)
    return held[0][1] if held else ""


def _expression(id_: str, things: dict[str, Thing], known: dict[str, str], depth: int = 0) -> str:
    """Return the expression that a licence of the graph is. A set within itself is cut off: the text is unreadable."""
    if id_ not in known:
        text = _written(id_, things, known, depth)
        known[id_] = text if len(text) <= _LONGEST else "(too long"
    return known[id_]


def _written(id_: str, things: dict[str, Thing], known: dict[str, str], depth: int) -> str:
    thing = things.get(id_)
    if thing is None or depth > _DEEPEST:
        word = _local(id_)
        return word.upper() if word in ("noassertion", "none") else word
    # A set of RDF has no order.
    members = sorted(_expression(value, things, known, depth + 1) for _, value, _ in thing.holds.get("member", ()))
    if "WithExceptionOperator" in thing.types:
        exception = _first(thing, "licenseException")
        held = things.get(exception)
        name = (_first(held, "licenseExceptionId") if held else "") or _local(exception)
        return f"{' '.join(members)} WITH {name}"
    if "OrLaterOperator" in thing.types:
        return f"{' '.join(members)}+"
    for type_, operator in (("ConjunctiveLicenseSet", "AND"), ("DisjunctiveLicenseSet", "OR")):
        if type_ in thing.types:
            return f"({f' {operator} '.join(members)})" if members else ""
    return _first(thing, "licenseId") or _local(id_)
