# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Licences of an SPDX 3 graph as expressions: simple ones as written, expanded ones from their parts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from licet.release.bom.tree import text_of

if TYPE_CHECKING:
    from licet.release.bom.licences import Licences
    from licet.release.bom.tree import Node

_DEEPEST = 20
_LONGEST = 10_000  # characters: a set of sets of sets grows without bound, an expression that somebody means does not
_LISTED = re.compile(r"https?://spdx\.org/licenses/([\w.+-]+?)(?:\.html|\.json)?", re.IGNORECASE)
_NOT_IN_IDS = re.compile(r"[^A-Za-z0-9.-]+")


@dataclass(slots=True)
class Graph:
    """The elements of a document that have a type, in order, and by their id."""

    nodes: list[Node] = field(default_factory=list)
    by_id: dict[str, Node] = field(default_factory=dict)
    expressions: dict[str, str] = field(default_factory=dict)


def expression_of(graph: Graph, licences: Licences, id_: str, depth: int = 0) -> str:
    """Return the expression that the licence `id_` is. Texts of the document's own are given to `licences`."""
    if id_ not in graph.expressions:
        text = _written(graph, licences, id_, depth)
        graph.expressions[id_] = text if len(text) <= _LONGEST else "(too long"
    return graph.expressions[id_]


def _written(graph: Graph, licences: Licences, id_: str, depth: int) -> str:
    node = graph.by_id.get(id_)
    type_ = (text_of(node, "type") or text_of(node, "@type")).rpartition("/")[2] if node is not None else ""
    if node is None or depth > _DEEPEST or type_.endswith("ListedLicense"):
        return _by_id(id_)
    if type_ == "simplelicensing_LicenseExpression":
        return _simple(graph, licences, node)
    parts = {
        "expandedlicensing_ConjunctiveLicenseSet": ("expandedlicensing_member", " AND "),
        "expandedlicensing_DisjunctiveLicenseSet": ("expandedlicensing_member", " OR "),
        "expandedlicensing_OrLaterOperator": ("expandedlicensing_subjectLicense", ""),
    }.get(type_)
    if parts is not None:
        key, joint = parts
        inner = [expression_of(graph, licences, _ref(each), depth + 1) for each in node.all(key)]
        return f"({joint.join(inner)})" if joint and inner else f"{inner[0]}+" if inner else ""
    if type_ == "expandedlicensing_WithAdditionOperator":
        base, addition = (
            node.get(f"expandedlicensing_{key}") for key in ("subjectExtendableLicense", "subjectAddition")
        )
        if base is not None and addition is not None:
            inner_id = _by_id(_ref(addition))
            return f"{expression_of(graph, licences, _ref(base), depth + 1)} WITH {inner_id}"
    if type_.endswith(("NoAssertionLicense", "NoneLicense")):
        return _by_id(type_)
    ref = _reference(node, id_)
    licences.define(ref, text_of(node, "simplelicensing_licenseText"), text_of(node, "name"))
    return ref


def _simple(graph: Graph, licences: Licences, node: Node) -> str:
    """Return the expression as written; its references lead to the texts of the document."""
    for entry in node.all("simplelicensing_customIdToUri"):
        custom = graph.by_id.get(text_of(entry, "value"))
        ref = text_of(entry, "key")
        if custom is not None and ref:
            licences.define(ref, text_of(custom, "simplelicensing_licenseText"), text_of(custom, "name"))
    return text_of(node, "simplelicensing_licenseExpression")


def _ref(node: Node) -> str:
    return node.text or text_of(node, "spdxId") or text_of(node, "@id")


def _by_id(id_: str) -> str:
    """Return the licence whose address `id_` is: of the SPDX list, or one of the two that say nothing."""
    last = re.split(r"[/#]", id_.rstrip("/"))[-1]
    if last in ("NoAssertionLicense", "expandedlicensing_NoAssertionLicense", "NoAssertion", "NOASSERTION"):
        return "NOASSERTION"
    if last in ("NoneLicense", "expandedlicensing_NoneLicense", "None", "NONE"):
        return "NONE"
    listed = _LISTED.fullmatch(id_)
    return listed[1] if listed else last if "LicenseRef-" in last else id_


def _reference(node: Node, id_: str) -> str:
    """Return a reference for a licence that only the document has: from its name, or the end of its id."""
    word = text_of(node, "name") or re.split(r"[/#:]", id_.rstrip("/"))[-1]
    word = _NOT_IN_IDS.sub("-", word.removeprefix("LicenseRef-")).strip("-.") or "custom"
    return f"LicenseRef-{word}"
