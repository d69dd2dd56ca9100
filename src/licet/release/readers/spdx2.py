# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""SPDX 2.2 and 2.3, in JSON, YAML and XML; tag-value and RDF/XML are brought to the same rows first.

Read directly and not through spdx-tools: one claim that it cannot take costs the whole document there, the words as
written and their places are gone, and it rebuilds its table of licences for every expression of a tag-value file (26 s
for 300 packages). The tests hold the two readings equal.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from licet.release.bom import marks
from licet.release.bom.licences import Licences, besides, together
from licet.release.bom.natives import SPDX2
from licet.release.bom.pieces import Bill, Piece
from licet.release.bom.purl import of_address, read_purl
from licet.release.bom.spdx2_relations import RELATIONS
from licet.release.bom.tree import json_tree, read_data, text_of, xml_tree, yaml_tree
from licet.release.document import shown
from licet.release.graph import Place, Release, ReleaseError

if TYPE_CHECKING:
    from pathlib import Path

    from licet.release.bom.tree import Node
    from licet.release.graph import Claim, Kind

SOURCE = "SPDX document"
DOCUMENT = "SPDXRef-DOCUMENT"
_VERSION = re.compile(rb'"spdxVersion"\s*:\s*"SPDX-2')
_YAML = re.compile(rb"""^(?:["']?spdxVersion["']?\s*:\s*["']?SPDX-2|["']?SPDXID["']?\s*:\s)""", re.MULTILINE)
_AGGREGATES = frozenset({"CONTAINER", "OPERATING-SYSTEM", "OPERATING_SYSTEM", "DEVICE", "FIRMWARE"})
_NONE = frozenset({"", "NOASSERTION", "NONE"})


def recognises(path: Path, head: bytes) -> bool:
    """Whether this is an SPDX 2 document in JSON, YAML or XML, by its first bytes."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{"):
        return _VERSION.search(head) is not None or b'"SPDXID"' in head
    if start.startswith(b"<"):
        return b"<spdxVersion>" in head or b"<SPDXID>" in head
    # A tag-value file has SPDXID too.
    yaml = path.suffix.lower() in (".yaml", ".yml") or start.startswith((b"---", b"SPDXID", b"spdxVersion"))
    return yaml and b"SPDXVersion:" not in head and _YAML.search(head) is not None


def read(path: Path) -> Release:
    """Return the release that an SPDX 2 document describes. Raises ReleaseError."""
    from licet.release.bom.assemble import assemble

    return assemble(bill_of(_document(read_data(path), path), shown(path)), path)


def _document(data: bytes, path: Path) -> Node:
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if start == b"<":
        return xml_tree(data, path)
    if start != b"{":
        return yaml_tree(data, path)
    tree: Node = json_tree(data, path)
    # The export of a hosting service, and an attestation, hold the document one level down.
    for key in ("sbom", "predicate"):
        inner = tree.get(key)
        if inner is not None and inner.get("SPDXID") is not None:
            return inner
    return tree


def bill_of(document: Node, file: str) -> Bill:
    """Return what the document lists. Raises ReleaseError where it is no SPDX 2 document."""
    version = text_of(document, "spdxVersion")
    if not version.startswith("SPDX-2"):
        place = Place(file) if not version else document.place
        raise ReleaseError(f"not SPDX 2: its version is {version[:40] or 'not stated'}", place)
    bill = Bill(file)
    bill.metas.add(text_of(document, "SPDXID") or DOCUMENT)
    bill.metas.add(DOCUMENT)
    bill.about = marks.release(_mark(document), document.place)
    licences = Licences(SOURCE)
    for info in document.all("hasExtractedLicensingInfos"):
        licences.define(text_of(info, "licenseId"), text_of(info, "extractedText"), text_of(info, "name"))
    for node in document.all("documentDescribes"):
        bill.roots[node.text] = None
    for node in document.all("packages"):
        _package(bill, licences, node)
    for key in ("files", "snippets"):
        for node in document.all(key):
            _file(bill, licences, node)
    for node in document.all("relationships"):
        relate(bill, text_of(node, "spdxElementId"), text_of(node, "relationshipType"), node, "relatedSpdxElement")
    return bill


def relate(bill: Bill, one: str, sort: str, node: Node, key: str) -> None:
    """Add a relation of the document, by the name of its type."""
    other = text_of(node, key)
    sort = sort.strip().upper().replace("-", "_")
    if sort in ("DESCRIBES", "DESCRIBED_BY"):
        bill.roots[other if sort == "DESCRIBES" else one] = None
        return
    if other in _NONE or one in _NONE:
        return
    meant = RELATIONS.get(sort)
    said = marks.relation(marks.commented(text_of(node, "comment")))
    if said is not None and SPDX2[said.way.relation] == sort:
        turned = meant is not None and meant.origin == "one"
        bill.state(*((one, other) if turned else (other, one)), said.way, node.place)
    elif meant is None:
        bill.unknown(sort, node.place)
    elif meant.origin:
        ends = (one, other) if meant.origin == "one" else (other, one)
        bill.relate(*ends, meant.sort, node.place)


def _package(bill: Bill, licences: Licences, node: Node) -> None:
    id_ = text_of(node, "SPDXID")
    declared = claim_at(licences, node, "licenseDeclared", "declared")
    concluded = claim_at(licences, node, "licenseConcluded", "concluded")
    found = [claim for each in node.all("licenseInfoFromFiles") if (claim := _claim(licences, each, "found in files"))]
    mark = marks.component(_mark(node))
    said = text_of(node, "licenseDeclared"), text_of(node, "licenseConcluded")
    claim = together(declared, concluded, found)
    if licences.all_absent(*said):
        claim = mark.restored(*said, node.place, f"{SOURCE}, declared") or claim
    kind, name, purl = _what(node)
    purpose = text_of(node, "primaryPackagePurpose").upper()
    piece = Piece(
        name or text_of(node, "name") or id_ or "a package without a name",
        marks.kind_of(mark, kind),
        node.place,
        claim,
        text_of(node, "versionInfo"),
        purl,
        aggregate=purpose in _AGGREGATES,
        part=mark.part,
    )
    bill.add(id_, piece)
    if concluded is None:
        # Whoever concludes has weighed what was found; whoever only declares has not.
        for number, one in enumerate(besides(claim, found)):
            part = f"{id_}\0{number}"
            bill.add(part, Piece(f"files of {piece.name} under {', '.join(one.raw)}", kind, one.place, one))
            bill.relate(part, id_, "contains", one.place)
    for each in node.all("hasFiles") + node.all("hasFile"):
        bill.relate(each.text, id_, "contains", each.place)


def _mark(node: Node) -> dict[str, Any]:
    """Return what licet itself wrote of a package or of the document, in an annotation."""
    texts = (text_of(each, "comment") for each in node.all("annotations"))
    return next(filter(None, map(marks.commented, texts)), {})


def _what(node: Node) -> tuple[Kind, str, str]:
    """Return kind, id on the Hub ("" for none) and type of package URL, by the references of a package."""
    kind: Kind = "code"
    name = type_ = ""
    for each in node.all("externalRefs"):
        purl = read_purl(text_of(each, "referenceLocator"))
        if purl is not None:
            type_ = type_ or purl.type
            if purl.hub is not None:
                kind, name = purl.hub
    for key in ("downloadLocation", "homepage"):
        found = of_address(text_of(node, key).removeprefix("git+"))
        if found is not None and not name:
            kind, name = found
    return kind, name, type_


def _file(bill: Bill, licences: Licences, node: Node) -> None:
    id_ = text_of(node, "SPDXID")
    concluded = claim_at(licences, node, "licenseConcluded", "concluded")
    found = [
        claim
        for key in ("licenseInfoInFiles", "licenseInfoInSnippets")
        for each in node.all(key)
        if (claim := _claim(licences, each, "found in the file")) and claim.raw != ("NONE",)
    ]
    claim = concluded if concluded is not None else _every(found)
    name = text_of(node, "fileName") or text_of(node, "name") or id_ or "a file without a name"
    bill.add(id_, Piece(name, "code", node.place, claim, file=True))
    inside = text_of(node, "snippetFromFile")
    if inside:
        bill.relate(id_, inside, "contains", node.place)


def _every(found: list[Claim]) -> Claim | None:
    """Return the claim of what was found in one file: whether all of it applies is not said."""
    from dataclasses import replace

    from licet.release import claims

    if len(found) < 2:
        return found[0] if found else None
    raw = tuple(dict.fromkeys(word for claim in found for word in claim.raw))
    unread = next((claim for claim in found if not claim.readings), None)
    joined = None if unread else claims.combine([claim.readings for claim in found], "undefined")
    if joined is None:
        question = f"which licence is the file under: {', '.join(raw)}?"
        return claims.unread(found[0].place, found[0].source, raw, "licence-unreadable", question)
    return replace(found[0], raw=raw, listing="undefined", readings=joined)


def claim_at(licences: Licences, node: Node, key: str, what: str) -> Claim | None:
    """Return what the expression under `key` claims."""
    found = node.get(key)
    return _claim(licences, found, what) if found is not None else None


def _claim(licences: Licences, node: Node, what: str) -> Claim | None:
    return licences.odd(node.odd, node.place) if node.odd else licences.expression(node.text, node.place, what)
