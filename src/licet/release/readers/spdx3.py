# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""SPDX 3.0 in JSON-LD, with the AI and Dataset profiles.

The graph is read as the JSON that it is: SPDX fixes the context, and with it every key. spdx-python-model takes
four times as long, stops at the first value it does not like, and drops the places; here one bad claim is one unknown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from licet.release.bom import marks
from licet.release.bom.licences import Licences, together
from licet.release.bom.natives import SPDX3
from licet.release.bom.pieces import Bill, Piece
from licet.release.bom.purl import of_address, read_purl
from licet.release.bom.spdx3_licences import Graph, expression_of
from licet.release.bom.spdx3_relations import FROM, NEITHER, TO, TOOLS
from licet.release.bom.tree import json_tree, read_data, text_of
from licet.release.document import shown
from licet.release.graph import Place, Release, ReleaseError
from licet.syntax.source import brief

if TYPE_CHECKING:
    from pathlib import Path

    from licet.release.bom.tree import Node
    from licet.release.graph import Claim, Kind

SOURCE = "SPDX document"
_WORKS = ("software_Package", "software_File", "software_Snippet", "ai_AIPackage", "dataset_DatasetPackage", "ai_")
_DOCUMENTS = frozenset({"SpdxDocument", "software_Sbom", "Bom", "Bundle", "ElementCollection"})
_AGGREGATES = frozenset({"container", "operatingSystem", "device", "firmware", "diskImage", "filesystemImage"})
_LICENCES = {"hasDeclaredLicense": "declared", "hasConcludedLicense": "concluded"}


def recognises(path: Path, head: bytes) -> bool:  # noqa: ARG001
    """Whether this is JSON-LD in the terms of SPDX 3."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith(b"{") and (b"spdx.org/rdf/3" in head or b'"SpdxDocument"' in head)


def read(path: Path) -> Release:
    """Return the release that an SPDX 3 document describes. Raises ReleaseError."""
    from licet.release.bom.assemble import assemble

    file = shown(path)
    tree = json_tree(read_data(path), path)
    graph = _graph(tree.all("@graph") or [tree])
    if not graph.nodes:
        raise ReleaseError("not SPDX 3: the graph has no elements", Place(file), "expected @graph with a type each")
    bill = Bill(file)
    licences = Licences(SOURCE)
    for node in graph.nodes:
        if _type(node) == "SpdxDocument":
            bill.about = marks.release(_mark(node, marks.RELEASE), node.place)
    _works(bill, graph)
    _relations(bill, graph)
    _license(bill, graph, licences)
    for root in _described(graph):
        bill.roots[root] = None
    return assemble(bill, path)


def _graph(nodes: list[Node]) -> Graph:
    found = Graph()
    for node in nodes:
        type_ = _type(node)
        if type_:
            found.nodes.append(node)
            found.by_id.setdefault(_id(node), node)
    return found


def _type(node: Node) -> str:
    type_ = text_of(node, "type") or text_of(node, "@type")
    return type_.rpartition("/")[2]


def _id(node: Node) -> str:
    return text_of(node, "spdxId") or text_of(node, "@id")


def _ref(node: Node) -> str:
    """Return the id that a reference holds: a text, or an object with an id."""
    return node.text or _id(node)


def _described(graph: Graph) -> list[str]:
    """Return the ids of what the document describes: through its bills of materials, to what is no document."""
    tops = [node for node in graph.nodes if _type(node) == "SpdxDocument"]
    tops = tops or [node for node in graph.nodes if _type(node) in _DOCUMENTS]
    waiting = [_ref(ref) for node in tops for ref in node.all("rootElement")]
    ids = {_id(node) for node in tops}
    for node in graph.nodes:
        if text_of(node, "relationshipType") == "describes" and text_of(node, "from") in ids:
            waiting += [_ref(ref) for ref in node.all("to")]
    found: dict[str, None] = {}
    seen: set[str] = set()
    while waiting:
        id_ = waiting.pop(0)
        if id_ in seen:
            continue
        seen.add(id_)
        element = graph.by_id.get(id_)
        if element is not None and _type(element) in _DOCUMENTS:
            waiting += [_ref(ref) for ref in element.all("rootElement")]
        elif element is not None:
            found[id_] = None
    return list(found)


def _works(bill: Bill, graph: Graph) -> None:
    for node in graph.nodes:
        type_ = _type(node)
        if type_.startswith(_WORKS):
            bill.add(_id(node), _piece(node, type_))
        elif type_ in _DOCUMENTS:
            bill.metas.add(_id(node))


def _piece(node: Node, type_: str) -> Piece:
    purpose = text_of(node, "software_primaryPurpose")
    kind: Kind = "code"
    if type_ == "ai_AIPackage" or purpose == "model":
        kind = "model"
    elif type_ == "dataset_DatasetPackage" or purpose == "data":
        kind = "data"
    name = text_of(node, "name") or _id(node) or "an element without a name"
    purl = read_purl(text_of(node, "software_packageUrl"))
    hub = purl.hub if purl else None
    for key in ("software_downloadLocation", "software_homePage"):
        hub = hub or of_address(text_of(node, key))
    if hub is not None:
        kind, name = hub
    mark = marks.component(_mark(node, marks.COMPONENT))
    return Piece(
        name,
        marks.kind_of(mark, kind),
        node.place,
        version=text_of(node, "software_packageVersion"),
        purl=purl.type if purl else "",
        file=type_ in ("software_File", "software_Snippet"),
        aggregate=purpose in _AGGREGATES,
        part=mark.part,
    )


def _mark(node: Node, name: str) -> dict[str, Any]:
    """Return what licet itself wrote of an element, in the properties that SPDX takes from CycloneDX."""
    for extension in node.all("extension"):
        for each in extension.all("extension_cdxProperty"):
            if text_of(each, "extension_cdxPropName") == name:
                return marks.held(text_of(each, "extension_cdxPropValue"))
    return {}


def _relations(bill: Bill, graph: Graph) -> None:
    for node in graph.nodes:
        sort = text_of(node, "relationshipType")
        one = node.get("from")
        if not sort or one is None or sort in NEITHER or sort in _LICENCES or sort == "describes":
            continue
        meant = FROM.get(sort) or TO.get(sort)
        said = marks.relation(_mark(node, marks.RELATION))
        if said is not None and SPDX3[said.way.relation] == sort:
            for other in node.all("to"):
                ends = (_ref(one), _ref(other))
                bill.state(*(ends if sort in FROM else ends[::-1]), said.way, node.place)
            continue
        if meant is None:
            bill.unknown(sort, node.place)
            continue
        if text_of(node, "scope") in TOOLS and meant in ("depends", "optional"):
            meant = "tool"
        if text_of(node, "completeness") == "incomplete":
            bill.incomplete(f"what {brief(_named(graph, _ref(one)), 60)} {sort}", node.place)
        for other in node.all("to"):
            ends = (_ref(one), _ref(other))
            if any(_is_no_work(graph, end) for end in ends):
                continue
            bill.relate(*(ends if sort in FROM else ends[::-1]), meant, node.place)
        inside = node.get("software_snippetFromFile")
        if inside is not None:
            bill.relate(_id(node), _ref(inside), "contains", node.place)


def _named(graph: Graph, id_: str) -> str:
    node = graph.by_id.get(id_)
    return (text_of(node, "name") if node is not None else "") or id_


def _is_no_work(graph: Graph, id_: str) -> bool:
    """Whether an id is that of something described here that is no work: a tool, an agent, a document."""
    node = graph.by_id.get(id_)
    return (node is not None and not _type(node).startswith(_WORKS)) or id_.endswith(
        ("/NoneElement", "/NoAssertionElement")
    )


def _license(bill: Bill, graph: Graph, licences: Licences) -> None:
    """Give each work the licence that its relationships say."""
    said: dict[str, dict[str, list[Claim | None]]] = {}
    words: dict[tuple[str, str], list[str]] = {}
    for node in graph.nodes:
        what = _LICENCES.get(text_of(node, "relationshipType"))
        one = node.get("from")
        if what is None or one is None:
            continue
        for other in node.all("to"):
            raw = expression_of(graph, licences, _ref(other))
            words.setdefault((_ref(one), what), []).append(raw)
            claim = licences.expression(raw, node.place, what)
            said.setdefault(_ref(one), {}).setdefault(what, []).append(claim)
        if node.get("to") is None:
            said.setdefault(_ref(one), {}).setdefault(what, []).append(licences.odd("nothing", node.place))
    for id_, by_kind in said.items():
        declared, concluded = (_all(by_kind.get(what, [])) for what in ("declared", "concluded"))
        texts = [" ".join(words.get((id_, what), ())) for what in ("declared", "concluded")]
        for at in bill.ids.get(id_, ()):
            written = _written(graph, id_, texts, licences)
            bill.pieces[at].licence = written or together(declared, concluded)
        if id_ not in bill.ids:
            place = next((one.place for each in by_kind.values() for one in each if one), Place(bill.file))
            bill.add(id_, Piece(brief(id_, 200).strip('"'), "code", place, together(declared, concluded)))


def _written(graph: Graph, id_: str, said: list[str], licences: Licences) -> Claim | None:
    """Return the claim that licet wrote of an element, while its relationships say what they said then."""
    node = graph.by_id.get(id_)
    if node is None or not licences.all_absent(*said):
        return None
    mark = marks.component(_mark(node, marks.COMPONENT))
    return mark.restored(said[0], said[1], node.place, f"{SOURCE}, declared")


def _all(found: list[Claim | None]) -> Claim | None:
    """Return what several licences under one kind mean together: each applies."""
    claim: Claim | None = None
    for one in found:
        claim = together(claim, one) if claim is not None else one
    return claim
