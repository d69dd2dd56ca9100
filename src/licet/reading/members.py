# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Members of prohibiting lists: what governs each of them, and what it bans.

A member takes its modality from itself, else from the nearest text above it that has one, else from a heading
("Prohibited uses").
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from licet.reading import wording
from licet.reading.clause import parts
from licet.reading.inline import sentences
from licet.reading.model import Read
from licet.reading.parse import modality_of, parse_governed

if TYPE_CHECKING:
    from licet.reading.model import Clause, Modality
    from licet.reading.outline import Node, Outline

# Bans on the formalities of distribution stand in the same lists as bans on uses.
FORMALITIES = frozenset(("", "rights.ip", "commercial.advertising"))
_TITLES = 6
"""Nodes among which the title of a text stands."""
_READ = 1500
"""Characters of the last sentence of a lead that are read for its modality."""


def has_members(outline: Outline, node: Node) -> bool:
    """Return whether a list stands below `node`."""
    return any(child.kind == "item" for child in outline.children(node))


def governed(outline: Outline) -> list[tuple[Modality, bool]]:
    """Return for each node the modality of what governs it, and whether that speaks of using the work.

    ("none", True): nothing but the title says that it is a policy on uses, "Acceptable use policy".
    """
    found: list[tuple[Modality, bool]] = []
    passed: list[tuple[Modality, bool]] = []  # what each node hands to the nodes below it
    for node in outline.nodes:
        above = passed[node.parent] if node.parent >= 0 else ("none", False)
        found.append(above)
        passed.append(_handed_down(outline, node, above))
    return found


def _handed_down(outline: Outline, node: Node, above: tuple[Modality, bool]) -> tuple[Modality, bool]:
    if node.kind == "heading":
        if wording.BAN_HEADING.search(node.text):
            return "ban", True
        if wording.POLICY.search(node.text) and node.index < _TITLES:
            return "none", True
        # A heading below "Prohibited uses" that names a kind of use hands the ban on.
        return ("none", False) if wording.OTHER_HEADING.search(node.text) else above
    if node.kind == "item" and len(node.text) < 90 and wording.BAN_HEADING.search(node.text) and _is_title(node):
        return "ban", True
    if not has_members(outline, node):
        return above
    if wording.DEFINES_BAN.search(node.text[-200:]) and node.text.endswith(":"):
        return "ban", True
    if wording.DEFINES.match(node.text):
        return "none", False
    spans = sentences(node.text)
    last = node.text[slice(*spans[-1])] if spans else ""
    own: Modality = "none"
    if wording.MODAL.search(last) or wording.GRANTING.search(last):
        own = modality_of(parts(last[-_READ:])[1])
    excludes = wording.EXCLUDES.search(last) and not wording.TOLD.search(last)
    if own == "ban" and (excludes or wording.FORMAL.search(last)):
        return "none", False
    if own == "ban" and wording.STATES.match(last) and not wording.TOLD.search(last):
        return "none", False
    if own == "none" and node.kind == "paragraph" and wording.ASKS.match(last):
        return "none", False
    if own == "none":
        titled = len(node.text) < 90 and wording.BAN_HEADING.search(node.text)
        return ("ban", True) if titled else above
    return own, bool(wording.USING.search(last)) or (own == above[0] and above[1])


def _is_title(node: Node) -> bool:
    """Return whether a numbered item is a title: "5. Out-of-scope use"."""
    return bool(node.label) and node.label != "-" and not node.text.endswith((".", ";", ","))


def member(outline: Outline, node: Node, above: Modality, by_use: bool) -> Read | None:
    """Return a member of a prohibiting list as a restriction, or None where it only regulates a formality."""
    if wording.DEFINES.match(node.text) or wording.TELLS.match(node.text):
        return None
    clause = parse_governed(node.text, above)
    if clause.modality == "permission":
        return None
    if _opposes(outline, node):
        clause = replace(clause, must=(), may=tuple(sorted({*clause.must, *clause.may})))
    if not clause.must and not clause.may and outline.is_leaf(node):
        clause = _from_above(outline, node, clause)
    named = {*clause.must, *clause.may}
    if not named and (clause.modality == "limit" or not (clause.unread or by_use)):
        return None
    if named <= FORMALITIES and (
        wording.FORMAL.search(node.text) or (named and not by_use and not wording.INFRINGES.search(node.text))
    ):
        return None
    return reading(outline, node, clause, outline.lead(node), node.span)


def _opposes(outline: Outline, node: Node) -> bool:
    """Return whether the text above names what must not be worked *against*: then a member is no banned use."""
    above = outline.nodes[node.parent] if node.parent >= 0 else None
    return above is not None and above.kind == "item" and wording.AGAINST.search(above.text) is not None


def _from_above(outline: Outline, node: Node, clause: Clause) -> Clause:
    """Give a member that names no use the uses of the item it belongs to: "the following groups: (a) …"."""
    if node.parent < 0 or outline.nodes[node.parent].kind != "item":
        return clause
    inherited = parse_governed(outline.nodes[node.parent].text, "none")
    return replace(clause, may=tuple(sorted({*inherited.must, *inherited.may})))


def with_conditions(outline: Outline, node: Node, read: Read) -> Read:
    """Return a restriction with the conditions listed below it as part of its text: they lift, and add no use."""
    below = [child for child in outline.children(node) if child.kind == "item"]
    text = " ".join([node.text, *(child.text for child in below)])
    clause = parse_governed(text, read.modality)
    narrowed = tuple(sorted({*read.narrowed, *clause.narrowed}))
    kept = replace(clause, modality=read.modality, must=read.must, may=read.may, narrowed=narrowed)
    return reading(outline, node, kept, read.lead, (node.span[0], below[-1].span[1]), text)


def spread(outline: Outline, node: Node) -> Read | None:
    """Return a ban whose uses stand before an inline list of acts: "shall not, for military ends, a) copy, b) …"."""
    below = [child for child in outline.children(node) if child.inline]
    if not below or not wording.MODAL.search(node.text):
        return None
    clause = parse_governed(node.text, "none")
    if clause.modality != "ban" or not set(clause.must) - FORMALITIES:
        return None
    if any(parse_governed(child.text, "none").must for child in below):
        return None
    text = " ".join([node.text, *(f"{child.label} {child.text}" for child in below)])
    return reading(outline, node, clause, "", (node.span[0], max(child.span[1] for child in below)), text)


def settled(outline: Outline, leaves: list[Read], heads: list[Read]) -> tuple[tuple[Read, ...], tuple[Read, ...]]:
    """Drop what names no use from lists of formalities; keep as a leaf a head below which nothing was found."""
    parent = {node.span: node.parent for node in outline.nodes}
    spoken: dict[int, list[bool]] = {}
    for read in leaves:
        if read.lead:
            spoken.setdefault(parent.get(read.span, -1), []).append(bool(read.must or read.may))
    kept = []
    for read in leaves:
        said = spoken.get(parent.get(read.span, -1), [])
        most = 2 * sum(said) >= len(said) > 2
        if read.must or read.may or not read.lead or wording.USING.search(read.lead) or most:
            kept.append(read)
    place = {node.span: node.index for node in outline.nodes}
    above = {
        outline_node.index
        for read in kept
        if read.span in place
        for outline_node in outline.ancestors(outline.nodes[place[read.span]])
    }
    lonely = [head for head in heads if place.get(head.span, -1) not in above]
    kept = sorted([*kept, *lonely], key=lambda read: read.span)
    alone = {head.span for head in lonely}
    return tuple(kept), tuple(head for head in heads if head.span not in alone)


def reading(outline: Outline, node: Node, clause: Clause, lead: str, span: tuple[int, int], text: str = "") -> Read:
    """Return a clause with its place in the text."""
    return Read(
        section=outline.section(node),
        text=text or node.text,
        span=span,
        lead=lead,
        modality=clause.modality,
        must=clause.must,
        may=clause.may,
        narrowed=clause.narrowed,
        unread=tuple(phrase.text for phrase in clause.unread),
        clause=clause,
    )
