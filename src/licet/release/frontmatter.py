# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The YAML at the head of a card, with the line of every key and no typing of its own.

YAML turns `no` into False, `1.10` into 1.1 and a date into a date; a licence is none of these. So the tree is built
here from the parser's events: every scalar stays the text that was written, every node keeps its line, nothing
recurses, an alias shares its node and is never expanded, and a key that stands twice is an error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from licet.release.graph import Place, ReleaseError
from licet.syntax.source import brief

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEEPEST = 64
_MOST_NODES = 1_000_000
_FENCE = re.compile(r"-{3,}[ \t]*")
_KEY = re.compile(r"""["']?[\w.+-]+["']?[ \t]*:(?:[ \t]|$)""")
_FORBIDDEN = re.compile("[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# YAML 1.1 breaks lines at these; editors, and YAML 1.2, do not: a line number would point elsewhere.
_NOT_BREAKS = str.maketrans("\x85\u2028\u2029", "   ")
# What a plain scalar means other than its text, in YAML 1.1 and 1.2.
_TYPED = re.compile(
    r"(?i:true|false|yes|no|on|off|y|n)|[-+]?(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?|0x[0-9a-f]+"
    r"|\d{4}-\d\d?-\d\d?(?:[Tt \t].*)?"
)
_NULL = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as written; `plain` where it stood without quotes."""

    text: str
    line: int
    plain: bool = False

    @property
    def null(self) -> bool:
        """Whether nothing is written here."""
        return (self.plain and self.text in _NULL) or not self.text.strip()

    @property
    def typed(self) -> bool:
        """Whether YAML would read a boolean, a number or a date here, and not a text."""
        return self.plain and _TYPED.fullmatch(self.text) is not None


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    nodes: tuple[Node, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping, in the order of the file."""

    pairs: tuple[tuple[Scalar, Node], ...]
    line: int


Node: TypeAlias = Scalar | Items | Table


@dataclass(frozen=True, slots=True)
class Front:
    """The lines between the fences: the text, and how many lines stand before it. `body` is what follows."""

    text: str
    before: int
    body: str


def split(text: str, file: str) -> Front | None:
    """Return the front matter of a card, None where there is none.

    It stands at the very start, but for blank lines and HTML comments. Raises ReleaseError where it begins with
    a key and never ends.
    """
    lines = text.split("\n")
    opening = _opening(lines)
    if opening is None:
        return None
    for at in range(opening + 1, len(lines)):
        if _FENCE.fullmatch(lines[at]):
            return Front("\n".join(lines[opening + 1 : at]), opening + 1, "\n".join(lines[at + 1 :]))
    first = next((line for line in lines[opening + 1 :] if line.strip() and not line.startswith("#")), "")
    if _KEY.match(first):
        raise ReleaseError("the front matter is not closed", Place(file, opening + 1), "end it with a line ---")
    return None


def _opening(lines: list[str]) -> int | None:
    comment = False
    for at, line in enumerate(lines):
        rest = line.strip()
        while rest:
            if comment:
                _, closed, rest = rest.partition("-->")
                comment = not closed
                rest = rest.strip()
            elif rest.startswith("<!--"):
                comment, rest = True, rest[4:]
            else:
                return at if rest == line.strip() and _FENCE.fullmatch(rest) else None
    return None


def compose(front: Front, file: str) -> Table | None:
    """Return the mapping that the front matter is, None where it is empty. Raises ReleaseError with the line."""
    forbidden = _FORBIDDEN.search(front.text)
    if forbidden:
        line = front.before + front.text.count("\n", 0, forbidden.start()) + 1
        raise ReleaseError(f"a character that YAML bars: {forbidden.group()!a}", Place(file, line))
    root = _Builder(file, front.before).build(front.text.translate(_NOT_BREAKS))
    if root is None or (isinstance(root, Scalar) and root.null):
        return None
    if not isinstance(root, Table):
        found = "a list" if isinstance(root, Items) else brief(root.text)
        raise ReleaseError(f"the front matter is {found}, not keys with values", Place(file, root.line))
    return root


class _Builder:
    """Builds one tree from parser events, with the open collections on a stack of its own."""

    __slots__ = ("_anchors", "_before", "_count", "_file", "_open", "_root")

    def __init__(self, file: str, before: int) -> None:
        self._file = file
        self._before = before
        self._open: list[tuple[bool, list[Node], int, str | None]] = []
        self._anchors: dict[str, Node] = {}
        self._count = 0
        self._root: Node | None = None

    def build(self, text: str) -> Node | None:
        from yaml.error import MarkedYAMLError, YAMLError

        try:
            for name, event in _events(text):
                self._take(name, event)
        except MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = self._before + mark.line + 1 if mark else None
            problem = " ".join(str(error.problem or error.context or "broken YAML").split())
            written = text.split("\n")[mark.line] if mark and mark.line <= text.count("\n") else ""
            hint = "indent with spaces" if "\t" in written[: len(written) - len(written.lstrip())] else ""
            raise ReleaseError(f"broken YAML: {problem}", Place(self._file, line), hint) from None
        except YAMLError as error:
            raise ReleaseError(f"broken YAML: {' '.join(str(error).split())}", Place(self._file)) from None
        return self._root

    def _take(self, name: str, event: object) -> None:
        line = self._before + event.start_mark.line + 1  # type: ignore[attr-defined]
        self._count += 1
        if self._count > _MOST_NODES:
            raise ReleaseError(f"more than {_MOST_NODES} values in the front matter", Place(self._file, line))
        if name in ("SequenceStartEvent", "MappingStartEvent"):
            if len(self._open) == _DEEPEST:
                raise ReleaseError(f"nested more than {_DEEPEST} deep", Place(self._file, line))
            anchor = event.anchor  # type: ignore[attr-defined]
            self._open.append((name == "MappingStartEvent", [], line, anchor))
        elif name in ("SequenceEndEvent", "MappingEndEvent"):
            mapping, nodes, start, anchor = self._open.pop()
            node = self._table(nodes, start) if mapping else Items(tuple(nodes), start)
            self._put(node, anchor)
        elif name == "ScalarEvent":
            plain = event.style in (None, "")  # type: ignore[attr-defined]
            self._put(Scalar(event.value, line, plain), event.anchor)  # type: ignore[attr-defined]
        elif name == "AliasEvent":
            anchor = event.anchor  # type: ignore[attr-defined]
            if anchor not in self._anchors:
                raise ReleaseError(f"*{anchor} stands for nothing before it", Place(self._file, line))
            self._put(self._anchors[anchor], None)
        elif name == "DocumentStartEvent" and self._root is not None:
            raise ReleaseError("a second YAML document in the front matter", Place(self._file, line))

    def _put(self, node: Node, anchor: str | None) -> None:
        if anchor is not None:
            self._anchors[anchor] = node
        if self._open:
            self._open[-1][1].append(node)
        else:
            self._root = node

    def _table(self, nodes: list[Node], line: int) -> Table:
        pairs: list[tuple[Scalar, Node]] = []
        lines: dict[str, int] = {}
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, Scalar):
                # `{{ x }}` of a template left unfilled: a key that nothing asks for
                pairs.append((Scalar("", key.line), value))
                continue
            if key.text == "<<" and key.plain:
                hint = "write the keys out"
                raise ReleaseError("the merge key << is not read", Place(self._file, key.line), hint)
            if key.text in lines:
                message = f"the key {brief(key.text)} stands twice, first on line {lines[key.text]}"
                raise ReleaseError(message, Place(self._file, key.line))
            lines[key.text] = key.line
            pairs.append((key, value))
        return Table(tuple(pairs), line)


def _events(text: str) -> Iterator[tuple[str, object]]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return ((type(event).__name__, event) for event in yaml.parse(text, Loader=loader))
