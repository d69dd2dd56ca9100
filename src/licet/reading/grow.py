# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Blocks to tree: which block stands below which.

A stack holds the open levels. A mark goes to the level whose form and value it continues; the first mark of a list,
after a text that ends with a colon, opens a level below it. Depth is bounded: deeper lists become siblings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from licet.reading.blocks import Block, blocks
from licet.reading.inline import members, pieces, sentences_after
from licet.reading.outline import Node

if TYPE_CHECKING:
    from licet.reading.markers import Marker
    from licet.reading.outline import Kind
    from licet.reading.source import Source

_DEEPEST = 40
_SENTENCE = re.compile(
    r"(?:You|Your|We|If|The|This|These|Please|With respect|Notwithstanding|Except|Subject to|Any violation|Violation|"
    r"Nothing|No |All |For (?:the avoidance|more|clarity|further)|By |In the event|When|Where|Each|Our|As used)\b"
)
_LEADS = re.compile(
    r"(?::|\bfollowing\b[^.;]{0,60}\.?|"
    r"\b(?:to|not|including|such as|any of|must|shall|may|will|that|if|when|unless|either|where)) *[-–—]?\Z",
    re.IGNORECASE,
)
_LONGEST_FRAGMENT = 22
_RUN = 3
"""Fragments that stand one below the other in a list that has lost its marks."""
_GOES_ON = re.compile(r";(?:\s+(?:and|or|and/or))?\Z")
_OWNED = re.compile(r"(?:copyright\b|\(c\)|©|all rights reserved|version \d|v\d)", re.IGNORECASE)
_TITLE = re.compile(r"[^.;:,?!]{2,90}:?\Z")


@dataclass(slots=True)
class Level:
    """An open place of the tree: the node new text is put below, and the mark that a sibling must continue."""

    node: int
    indent: int
    rank: int  # headings: 1 to 9; everything else 100
    style: str = ""
    form: str = ""
    value: int = 0
    leads: bool = False
    title: bool = False


class Tree:
    """The tree while it grows."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.nodes: list[Node] = []
        self.stack: list[Level] = []
        self._folded: tuple[Block | None, list[int]] = (None, [])
        self._cut: list[Level] = []  # the levels that a heading without a mark has closed: it may be a page header
        self.runs: set[int] = set()  # where the fragments start that follow one another without a sentence between

    def add(self, block: Block) -> None:
        """Put one block in its place."""
        marker = block.marker
        if marker is not None and marker.style.startswith("section") and not _heads(block):
            marker = None
        if marker is not None and (marker.style[0] == "#" or marker.style.startswith("section")):
            self._heading(block, marker)
        elif marker is not None:
            self._marked(block, marker)
        elif _is_title(block) and not self._wants_item(block):
            self._heading(block, None)
        else:
            self._unmarked(block)

    def _heading(self, block: Block, marker: Marker | None) -> None:
        before = list(self.stack)
        rank = 9 if marker is None else int(marker.style[1:]) + 1 if marker.style[0] == "#" else 1
        while self.stack and not (self.stack[-1].rank < rank):
            self.stack.pop()
        if marker is None:
            self._cut = before
            self.stack = [level for level in self.stack if level.rank < rank]
        label = marker.label if marker is not None else ""
        level = Level(0, block.indent, rank)
        self._place(block, "heading", label, level)

    def _marked(self, block: Block, marker: Marker) -> None:
        at = self._level_of(block, marker)
        if at < 0 and self._cut and not marker.is_first():
            stack, self.stack = self.stack, self._cut
            at = self._level_of(block, marker)
            if at < 0:
                self.stack = stack
        self._cut = []
        form, value = marker.values[0] if marker.values else ("", 0)
        if at >= 0:
            level = self.stack[at]
            for f, v in marker.values:
                if f == level.form:
                    form, value = f, v
            del self.stack[at:]
        else:
            opens = {f: v for f, v in marker.values if v == 1}
            if opens:
                form, value = next(iter(opens.items()))
            self._open_below(block, marker)
        self._place(block, "item", marker.label, Level(0, block.indent, 100, marker.style, form, value))

    def _level_of(self, block: Block, marker: Marker) -> int:
        """Return the index of the level that `marker` continues, or -1 where it opens a new one."""
        top = self.stack[-1] if self.stack else None
        if top is not None and top.leads and marker.is_first() and not self._outdents(block, marker):
            return -1
        fallback = far = -1  # a restart; a list at another indent that the mark would continue
        for at in range(len(self.stack) - 1, -1, -1):
            level = self.stack[at]
            if level.rank < 100:
                break
            if level.style != marker.style or (marker.values and level.form not in dict(marker.values)):
                continue
            near = abs(level.indent - block.indent) <= 2
            if not marker.values:
                if near:
                    return at
                fallback = at if block.indent < level.indent else fallback
                continue
            if marker.follows(level.form, level.value, skips=not marker.is_first()):
                if near:
                    return at
                far = at if far < 0 else far
            restarts = any(f == level.form and v <= 1 for f, v in marker.values)
            if near and restarts and not self.stack[at].leads and level.value >= 1 and fallback < 0:
                fallback = at
        return fallback if fallback >= 0 else far

    def _outdents(self, block: Block, marker: Marker) -> bool:
        """Return whether a first mark stands further left than the text it would otherwise open a list below."""
        top = self.stack[-1]
        return not marker.values and top.style == marker.style and block.indent <= top.indent

    def _open_below(self, block: Block, marker: Marker) -> None:
        """Close the levels that a new list cannot stand below."""
        if not self.stack or self.stack[-1].leads:
            return
        if not marker.is_first():
            # Labels were lost above it: it belongs to the outermost text that still governs a list.
            for at, level in enumerate(self.stack):
                if level.leads and level.rank == 100:
                    del self.stack[at + 1 :]
                    return
        while self.stack and self.stack[-1].rank == 100 and self.stack[-1].indent > block.indent:
            self.stack.pop()

    def _unmarked(self, block: Block) -> None:
        if self._wants_item(block):
            self._up_to_bare(block)
            while self.stack[-1].style in ("indent", "bare") and not self._is_below(block, self.stack[-1]):
                self.stack.pop()
            style = "indent" if block.indent > self.stack[-1].indent else "bare"
            for piece in self._split(block):
                while self.stack[-1].style == "bare" and not self._is_below(piece, self.stack[-1]):
                    self.stack.pop()
                self._place(piece, "item", "", Level(0, block.indent, 100, style))
            return
        open_ended = leads(block.text)
        kept = [level for level in self.stack if level.rank < 100]
        items = [level for level in self.stack if level.rank == 100 and level.style not in ("bare", "indent", "para")]
        # A section that is only a title owns the paragraphs that follow; an item owns those that stand further right.
        owners = kept + [level for level in items if level.title or level.indent < block.indent]
        if open_ended:
            self.stack = owners
            self._place(block, "paragraph", "", Level(0, block.indent, 100, "para"))
        else:
            # The list may go on behind the paragraph; one that stands inside a member leaves its lead as it is.
            inside = bool(owners) and owners[-1].rank == 100 and owners[-1].indent < block.indent
            self.stack = self.stack if inside else kept + items
            self._place(block, "paragraph", "", None, owners[-1].node if owners else -1)

    def _up_to_bare(self, block: Block) -> None:
        """Close a marked list that stands inside a list without marks where the outer one goes on."""
        if self.stack[-1].style in ("bare", "indent") or self.stack[-1].leads:
            return
        for at in range(len(self.stack) - 1, -1, -1):
            if self.stack[at].style == "bare" and self.stack[at].indent >= block.indent:
                del self.stack[at + 1 :]
                return

    def _wants_item(self, block: Block) -> bool:
        """Return whether a block without a mark is a member: its marks were lost, or indentation stands for them."""
        if not self.stack:
            return False
        top = self.stack[-1]
        listed = [level for level in self.stack if level.style in ("indent", "bare")]
        if top.rank < 100 or not (top.leads or listed):
            return False
        if block.start in self.runs and (top.leads or any(level.style == "bare" for level in listed)):
            return True
        aligned = any(level.style == "indent" and abs(level.indent - block.indent) <= 1 for level in listed)
        if aligned or (top.leads and block.indent > top.indent):
            return True
        if block.after_blank and _SENTENCE.match(block.text) and not _GOES_ON.search(block.text):
            return False
        if top.leads:
            return not _is_title(block) or not block.after_blank or top.style == "bare"
        return all(level.style == "bare" for level in listed) and not (block.after_blank and block.text.istitle())

    def _split(self, block: Block) -> list[Block]:
        """Return the members of a list that was run together in one block ("…; to …; for …"), or the block itself."""
        found = pieces(block.text, 0)
        if len(found) < 3 or members(block.text) is not None:
            return [block]
        spans = [self._within(block, start, end) for start, end in found]
        return [
            Block(*span, block.indent, block.text[start:end], None, block.after_blank, block.lines)
            for span, (start, end) in zip(spans, found, strict=True)
        ]

    def _is_below(self, block: Block, level: Level) -> bool:
        if level.style == "bare" and level.indent == block.indent:
            return level.leads
        return level.leads and block.indent > level.indent

    def _place(self, block: Block, kind: Kind, label: str, level: Level | None, parent: int | None = None) -> None:
        if parent is None:
            parent = self.stack[-1].node if self.stack else -1
        while parent >= 0 and self.nodes[parent].depth >= _DEEPEST:
            parent = self.nodes[parent].parent
        node = self._node(parent, kind, label, block.text, (block.start, block.end))
        inner = members(block.text) if kind != "heading" else None
        last = node
        if inner is not None:
            last = self._inline(node, block, inner)
        if level is not None:
            level.node = node.index
            level.leads = leads(block.text) and kind != "heading"
            level.title = kind == "item" and bool(label) and label != "-" and _names(block.text)
            if inner is not None and leads(block.text):
                level.node = last.index
            self.stack.append(level)

    def _node(self, parent: int, kind: Kind, label: str, text: str, span: tuple[int, int], **more: bool) -> Node:
        depth = self.nodes[parent].depth + 1 if parent >= 0 else 0
        node = Node(len(self.nodes), parent, kind, label, text, self.source.origin(*span), depth, **more)
        self.nodes.append(node)
        return node

    def _inline(self, node: Node, block: Block, inner: tuple[str, list[tuple[int, str, str, int, int]]]) -> Node:
        """Put the members of a list that stands inside one paragraph below its node."""
        lead, found = inner
        self.nodes[node.index] = Node(node.index, node.parent, node.kind, node.label, lead, node.span, node.depth)
        path = [node.index]
        for level, label, text, start, end in found:
            del path[level:]
            body, tail = sentences_after(text)
            span = self._within(block, start, end)
            path.append(self._node(path[-1], "item", label, body, span, inline=True).index)
            if tail:
                self._node(node.index, "paragraph", "", tail, span, tail=True)
        return self.nodes[path[-1]]

    def _within(self, block: Block, start: int, end: int) -> tuple[int, int]:
        """Return the plain span of text[start:end] of a block, whose white space was folded."""
        if self._folded[0] is not block:
            raw = self.source.plain[block.start : block.end]
            self._folded = (block, [] if raw == block.text else _folding(raw, block.text))
        places = self._folded[1]
        if not places:
            return block.start + start, block.start + end
        return block.start + places[start], block.start + places[max(start, end - 1)] + 1


def _folding(raw: str, text: str) -> list[int]:
    """Return where each character of `text` stands in `raw`, which holds margins and line ends besides."""
    places = []
    at = 0
    for character in text:
        if character != " ":
            found = raw.find(character, at)
            at = found if found >= 0 else at
        places.append(min(at, len(raw) - 1))
        at = min(at + 1, len(raw))
    return places


def leads(text: str) -> bool:
    """Return whether a text leads into a list: it ends with a colon, "the following", "to", "including"."""
    return _LEADS.search(text) is not None


def _heads(block: Block) -> bool:
    """Return whether "Section 3 …" is a heading and not the start of a sentence."""
    rest = block.text
    return (len(rest) < 90 and not rest.endswith((".", ";"))) or not rest or (rest.isupper() and len(rest) < 200)


def _is_title(block: Block) -> bool:
    return block.lines == 1 and _titles(block.text)


def _names(text: str) -> bool:
    """Return whether the text of a numbered item is the title of what follows: "3. Content rules"."""
    few = len(text.split()) <= 7 and text[:1].isupper() and not text.endswith((".", ";", ",", ":"))
    return few or _titles(text.rstrip("."))


def _titles(text: str) -> bool:
    """Return whether a text is worded like a title: short, capitals, no stop."""
    if len(text) > 90 or not _TITLE.match(text) or text.endswith(":") or _OWNED.match(text):
        return False
    words = text.split()
    if len(words) > 12 or not text[:1].isalpha() or text[:1].islower():
        return False
    capital = sum(w[:1].isupper() or not w[:1].isalpha() for w in words if len(w) > 3 or w[:1].isupper())
    return capital >= 0.7 * max(1, sum(len(w) > 3 or w[:1].isupper() for w in words)) and (
        len(words) > 1 or len(text) > 3
    )


def grow(source: Source) -> tuple[Node, ...]:
    """Return the nodes of a plain text in reading order."""
    tree = Tree(source)
    found = blocks(source.plain)
    tree.runs = _runs(found)
    for block in found:
        tree.add(block)
    return tuple(tree.nodes)


def _runs(found: list[Block]) -> set[int]:
    """Return where the blocks start that are fragments, at least three of them with only list members between."""
    runs: set[int] = set()
    run: list[int] = []
    for block in found:
        if block.marker is not None and block.marker.style[0] in "-*+•·◦▪●○■–—‣⁃()" and run:
            continue
        if _is_fragment(block):
            run.append(block.start)
            continue
        runs.update(run if len(run) >= _RUN else ())
        run = []
    runs.update(run if len(run) >= _RUN else ())
    return runs


def _is_fragment(block: Block) -> bool:
    """Return whether a block is a member that has lost its mark: words without a stop, no sentence."""
    text = block.text
    if block.marker is not None or len(text) > 200 or len(text.split()) > _LONGEST_FRAGMENT:
        return False
    return not text.endswith((".", "?", "!")) and not _SENTENCE.match(text) and not text.isupper()
