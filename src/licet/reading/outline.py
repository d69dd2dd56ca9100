# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A licence text as a tree of headings, paragraphs and list items, each with its label and span.

The tree is a flat tuple of nodes in reading order; a node names its parent by index, so nothing recurses. Marks decide
where there are any; then indentation; where both are lost, a paragraph that ends with a colon governs what follows as
long as it is worded like a list. Source: docs/reading.md.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from licet.reading.source import Source

# The title of a licence is no section of it: "4(a)", not "Acme Licence, 4(a)".
_NAMES_LICENCE = re.compile(r"\b(?:licen[sc]e|agreement|terms of (?:use|service))\b", re.IGNORECASE)

Kind = Literal["heading", "paragraph", "item"]


_LEAD = 600
"""Characters of each text above a member that its lead keeps."""


@dataclass(frozen=True, slots=True)
class Node:
    """One place of the outline. `text` is without its mark, on one line; `span` is of the original text.

    `text` of a node with inline members ("for (i) … (ii) …") is what stands before the first of them.
    """

    index: int
    parent: int
    kind: Kind
    label: str
    text: str
    span: tuple[int, int]
    depth: int
    inline: bool = False
    tail: bool = False


@dataclass(frozen=True)
class Outline:
    """The tree of one text."""

    nodes: tuple[Node, ...]
    source: Source

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        below: list[list[int]] = [[] for _ in self.nodes]
        for node in self.nodes:
            if node.parent >= 0:
                below[node.parent].append(node.index)
        return tuple(map(tuple, below))

    def children(self, node: Node) -> tuple[Node, ...]:
        """Return the nodes directly below `node`."""
        return tuple(self.nodes[i] for i in self._children[node.index])

    def is_leaf(self, node: Node) -> bool:
        """Return whether nothing stands below `node`."""
        return not self._children[node.index]

    def ancestors(self, node: Node) -> tuple[Node, ...]:
        """Return the nodes above `node`, the nearest first."""
        found = []
        at = node.parent
        while at >= 0:
            found.append(self.nodes[at])
            at = self.nodes[at].parent
        return tuple(found)

    def lead(self, node: Node) -> str:
        """Return what a list member continues: the texts above it up to and including the first sentence, in order.

        A heading is no part of a sentence, so it ends the lead.
        """
        parts: list[str] = []
        for above in self.ancestors(node):
            if above.kind == "heading":
                break
            parts.append(above.text[-_LEAD:])
        return " ".join(part for part in reversed(parts) if part)

    def section(self, node: Node) -> str:
        """Return where `node` stands as citations write it: "Attachment A, 2(a)", "2.b", "Prohibited Uses"."""
        labels: list[str] = []
        heading = ""
        for place in (node, *self.ancestors(node)):
            if place.kind == "heading" and " " in place.label:  # "Attachment A"; numbers run through "Section IV"
                kept = place.label.split()[0] not in ("Section", "Part", "Chapter") or not labels
                heading = place.label if kept else heading
                break
            if place.kind == "heading" and not place.label:
                titled = not labels or (
                    "." not in labels[-1] and place.index != 0 and not _NAMES_LICENCE.search(place.text)
                )
                heading = heading or (place.text if titled else "")
            elif place.label and place.label != "-" and not (labels and "." in labels[-1]):
                labels.append(place.label)  # "3.2" holds the labels above it
        path = ""
        for label in reversed(labels):
            path += label if not path or label.startswith("(") else f".{label}"
        return ", ".join(part for part in (heading, path) if part)


def outline(text: str) -> Outline:
    """Return the outline of any text. Never fails; takes time in proportion to the text (up to source.LIMIT)."""
    from licet.reading.grow import grow
    from licet.reading.source import plain

    source = plain(text)
    return Outline(grow(source), source)
