# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""CycloneDX 1.2 to 1.7, in JSON and XML: programs, models with their cards, data, services, and what they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from licet.release.bom import marks
from licet.release.bom.cyclonedx_licences import claim_of, said_of
from licet.release.bom.licences import Licences, besides
from licet.release.bom.natives import explained
from licet.release.bom.pieces import Bill, Piece
from licet.release.bom.purl import of_address, read_purl
from licet.release.bom.tree import json_tree, read_data, text_of, xml_tree
from licet.release.document import shown
from licet.release.graph import Place, Release, ReleaseError

if TYPE_CHECKING:
    from pathlib import Path

    from licet.release.bom.tree import Node
    from licet.release.graph import Kind

SOURCE = "CycloneDX document"
_KINDS: dict[str, Kind] = {"machine-learning-model": "model", "data": "data"}
_AGGREGATES = frozenset({"container", "operating-system", "device", "firmware", "platform"})
_DEEPEST = 40
_INCOMPLETE = "incomplete"
# Keys of a component that hold others, and the sort of relation in which those stand to it.
_NESTED = (("components", "contains"), ("ancestors", "descends"), ("variants", "variant"))


def recognises(path: Path, head: bytes) -> bool:  # noqa: ARG001
    """Whether this is a CycloneDX document, by what it says of itself."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"<"):
        return b"cyclonedx.org/schema/bom" in head
    return start.startswith(b"{") and b'"bomFormat"' in head and b'"CycloneDX"' in head


def read(path: Path) -> Release:
    """Return the release that a CycloneDX document describes. Raises ReleaseError."""
    from licet.release.bom.assemble import assemble

    data = read_data(path)
    start = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    document: Node = xml_tree(data, path) if start == b"<" else json_tree(data, path)
    if start == b"<" and document.tag != "bom":
        raise ReleaseError("not CycloneDX: the root element is not bom", document.place)
    if start != b"<" and text_of(document, "bomFormat") != "CycloneDX":
        raise ReleaseError("not CycloneDX: bomFormat does not say so", Place(shown(path)))
    return assemble(_Reader(shown(path)).read(document), path)


class _Reader:
    """Reads one document. A component without a bom-ref gets an id of its own."""

    __slots__ = ("_bill", "_count", "_licences", "_stated")

    def __init__(self, file: str) -> None:
        self._bill = Bill(file)
        self._licences = Licences(SOURCE)
        self._count = 0
        self._stated: dict[tuple[str, str], set[str]] = {}

    def read(self, document: Node) -> Bill:
        bill = self._bill
        metadata = document.get("metadata")
        bill.about = marks.release(_mark(metadata, marks.RELEASE), document.place)
        main = metadata.get("component") if metadata is not None else None
        if main is not None:
            bill.roots[self._component(main)] = None
        for node in document.listed("components"):
            self._component(node)
        for node in document.listed("services"):
            self._service(node)
        self._depends(document)
        for node in document.listed("compositions"):
            if text_of(node, "aggregate").startswith(_INCOMPLETE) and not self._is_told(node):
                bill.incomplete("components", node.place)
        # What a mark says of two components, the places of the format say again with less.
        said = {pair: {sort for name in names for sort in explained(name)} for pair, names in self._stated.items()}
        bill.edges = [one for one in bill.edges if one.sort not in said.get((one.origin, one.target), ())]
        return bill

    def _is_told(self, composition: Node) -> bool:
        """Whether licet wrote this composition, for what its mark on the document says is missing."""
        about = self._bill.about
        whole = [each.text for each in composition.all("assemblies")] == list(self._bill.roots)
        return about is not None and about.is_incomplete and whole

    def _component(self, top: Node) -> str:
        """Add a component and all that is nested in it; return its id."""
        waiting: list[tuple[Node, str, str, int]] = [(top, "", "", 0)]
        first = ""
        while waiting:
            node, target, sort, depth = waiting.pop()
            if depth > _DEEPEST:
                raise ReleaseError(f"components nested more than {_DEEPEST} deep", node.place)
            known = _reference(node) if sort == "descends" else ""
            if known:
                self._bill.relate(known, target, sort, node.place)
                continue
            id_ = self._add(node)
            first = first or id_
            self._bill.relate(id_, target, sort, node.place)
            pedigree = node.get("pedigree")
            for key, inner in _NESTED:
                holder = node if key == "components" else pedigree
                held = holder.listed(key) if holder is not None else []
                waiting += [(each, id_, inner, depth + 1) for each in reversed(held)]
            self._learned(node, id_)
        return first

    def _add(self, node: Node) -> str:
        self._count += 1
        id_ = text_of(node, "bom-ref") or f"\0{self._count}"
        claim, found = claim_of(node, self._licences)
        mark = marks.component(_mark(node, marks.COMPONENT))
        claim = mark.restored(*said_of(node), node.place, f"{SOURCE}, declared") or claim
        kind, name, purl = _what(node)
        kind = marks.kind_of(mark, kind)
        piece = Piece(
            name or id_.strip("\0") or "a component without a name",
            kind,
            node.place,
            claim,
            text_of(node, "version"),
            purl,
            file=text_of(node, "type") == "file" and kind == "code",
            aggregate=text_of(node, "type") in _AGGREGATES,
            part=mark.part,
        )
        known = [self._bill.pieces[at] for at in self._bill.ids.get(id_, ())]
        if not any(_same(one, piece) for one in known):
            self._bill.add(id_, piece)
        for said in (marks.relation(one) for one in _marks(node, marks.RELATION)):
            if said is not None and said.origin:
                self._bill.state(said.origin, id_, said.way, node.place)
                self._stated.setdefault((said.origin, id_), set()).add(said.way.relation)
        if text_of(node, "scope") == "excluded":
            for root in list(self._bill.roots)[:1]:
                self._bill.relate(id_, root, "tool", node.place)
        for number, one in enumerate(besides(claim, found)):
            part = f"{id_}\0{number}"
            self._bill.add(part, Piece(f"files of {piece.name} under {', '.join(one.raw)}", kind, one.place, one))
            self._bill.relate(part, id_, "contains", one.place)
        return id_

    def _learned(self, node: Node, id_: str) -> None:
        """Add the data sets of a model card: each is described there, or named by the bom-ref of a component."""
        card = node.get("modelCard")
        parameters = card.get("modelParameters") if card is not None else None
        for each in parameters.listed("datasets") if parameters is not None else ():
            ref = each.text if each.tag == "ref" else text_of(each, "ref")
            if not ref:
                self._count += 1
                ref = text_of(each, "bom-ref") or f"\0{self._count}"
                contents = each.get("contents")
                hub = of_address(text_of(contents, "url")) if contents is not None else None
                name = hub[1] if hub else text_of(each, "name") or "a data set without a name"
                self._bill.add(ref, Piece(name, "data", each.place))
            self._bill.relate(ref, id_, "trained", each.place)

    def _service(self, node: Node) -> None:
        self._count += 1
        id_ = text_of(node, "bom-ref") or f"\0{self._count}"
        claim, _ = claim_of(node, self._licences)
        name = _joined(text_of(node, "group"), text_of(node, "name")) or id_.strip("\0") or "a service without a name"
        self._bill.add(id_, Piece(name, "code", node.place, claim, text_of(node, "version")))
        for root in self._bill.roots:
            self._bill.relate(id_, root, "calls", node.place)

    def _depends(self, document: Node) -> None:
        for node in document.listed("dependencies"):
            target = text_of(node, "ref")
            # XML nests the elements, JSON lists the references.
            for each in node.all("dependency"):
                self._bill.relate(text_of(each, "ref"), target, "depends", each.place)
            for each in node.all("dependsOn"):
                self._bill.relate(each.text, target, "depends", each.place)


def _marks(node: Node | None, name: str) -> list[dict[str, Any]]:
    """Return what licet itself wrote of a component, in the properties of this name."""
    rows = node.listed("properties") if node is not None else []
    return [marks.held(text_of(row, "value") or row.text) for row in rows if text_of(row, "name") == name]


def _mark(node: Node | None, name: str) -> dict[str, Any]:
    return next(iter(_marks(node, name)), {})


def _reference(node: Node) -> str:
    """Return the bom-ref of the component that an ancestor is, where licet wrote that it is one of those listed."""
    ref = _mark(node, marks.COMPONENT).get("ref")
    return ref if isinstance(ref, str) else ""


def _what(node: Node) -> tuple[Kind, str, str]:
    """Return kind, name and type of package URL. A work of the Hub goes by its id there."""
    kind: Kind = _KINDS.get(text_of(node, "type"), "code")
    name = _joined(text_of(node, "group"), text_of(node, "name"))
    purl = read_purl(text_of(node, "purl"))
    hub = purl.hub if purl else None
    if hub is None and kind != "code":
        found = (of_address(text_of(each, "url")) for each in node.listed("externalReferences"))
        hub = next((each for each in found if each is not None and each[0] == kind), None)
    if hub is not None:
        kind, name = (kind if kind != "code" else hub[0]), hub[1]
    return kind, name, purl.type if purl else ""


def _joined(group: str, name: str) -> str:
    return f"{group}/{name}" if group and name and not name.startswith(f"{group}/") else name or group


def _same(one: Piece, other: Piece) -> bool:
    """Whether a component that is listed twice under one reference is one component."""
    raw = one.licence.raw if one.licence else None
    return (one.name, one.kind, one.version, raw) == (
        other.name,
        other.kind,
        other.version,
        other.licence.raw if other.licence else None,
    )
