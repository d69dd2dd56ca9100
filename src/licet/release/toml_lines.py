# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A TOML file as values and, beside them, the line on which each key stands.

`tomllib` gives values without places. The lines are found by a second, shallow pass over a text that `tomllib` has
already accepted: it knows strings, comments and brackets, and nothing of values.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from licet.release.graph import Place, ReleaseError

if TYPE_CHECKING:
    from collections.abc import Iterator

Path: TypeAlias = tuple[str | int, ...]
"""Where a value stands: keys, and indices into arrays (also arrays of tables)."""

_TOKEN = re.compile(
    r'''(?P<space>[ \t]+|\#[^\n]*)|(?P<line>\n)|(?P<long>"""(?:[^"\\]|\\.|"{1,2}(?!"))*"{3,5}|'''
    r"""'''(?:[^']|'{1,2}(?!'))*'{3,5})"""
    r"""|(?P<text>"(?:[^"\\\n]|\\.)*"|'[^'\n]*')|(?P<mark>[\[\]{}=,.])|(?P<bare>[^\s\[\]{}=,."'\#]+)|(?P<other>.)""",
    re.DOTALL,
)
_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


@dataclass(frozen=True, slots=True)
class Toml:
    """The tables of one file and the lines of its keys."""

    file: str
    values: dict[str, Any]
    lines: dict[Path, int]

    def place(self, *path: str | int) -> Place:
        """Return where `path` stands; where it has no line of its own, the nearest that holds it."""
        for size in range(len(path), 0, -1):
            if path[:size] in self.lines:
                return Place(self.file, self.lines[path[:size]])
        return Place(self.file, 1)


def read_toml(text: str, file: str) -> Toml:
    """Return the tables of `text`. Raises ReleaseError with the line where it is not TOML."""
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _AT.search(str(error))
        line = int(found[1]) if found and found[1] else text.count("\n") + 1
        message = _AT.sub("", str(error))
        raise ReleaseError(f"broken TOML: {message[:1].lower()}{message[1:]}", Place(file, line)) from None
    except RecursionError:
        raise ReleaseError("broken TOML: nested too deeply", Place(file)) from None
    return Toml(file, values, key_lines(text))


class _Walk:
    """Where the second pass stands: the table header in force, and the open brackets of a value."""

    __slots__ = ("arrays", "at", "lines", "open", "prefix")

    def __init__(self) -> None:
        self.prefix: Path = ()
        self.arrays: dict[Path, int] = {}
        self.lines: dict[Path, int] = {}
        # An open `[` is (path, index of the element begun); an open `{` is (path, None).
        self.open: list[tuple[Path, int | None]] = []

    def header(self, parts: list[str], array: bool, line: int) -> None:
        path: Path = ()
        for depth, part in enumerate(parts):
            path = (*path, part)
            last = depth == len(parts) - 1
            if last and array:
                self.arrays[path] = self.arrays.get(path, -1) + 1
            if path in self.arrays:
                path = (*path, self.arrays[path])
        self.prefix = path
        self.mark(path, line)

    def mark(self, path: Path, line: int) -> None:
        """Give `path` and what holds it their first line."""
        while path and path not in self.lines:
            self.lines[path] = line
            path = path[:-1]

    def base(self) -> Path:
        """Return the path of the table that a key would now be added to."""
        return self.open[-1][0] if self.open else self.prefix

    def element(self, line: int) -> Path:
        """Return the path of the array element that begins here, giving it its line."""
        path, index = self.open[-1]
        here = (*path, index if index is not None else 0)
        self.mark(here, line)
        return here


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    line = 1
    for match in _TOKEN.finditer(text):
        kind, word = match.lastgroup or "other", match.group()
        if kind != "space":
            yield kind, word, line
        line += word.count("\n")


def key_lines(text: str) -> dict[Path, int]:
    """Return the line (from 1) of every key, table header and array element of a valid TOML text."""
    walk = _Walk()
    parts: list[str] = []
    line_of_key = 0
    state = "key"  # key | header | value
    array = False
    path: Path = ()
    for kind, word, line in _tokens(text):
        if state == "header":
            if kind in ("bare", "text"):
                parts.append(_plain(word))
            elif word == "]" and parts:
                walk.header(parts, array, line)
                parts, state = [], "value"
            elif word == "[":
                array = True
        elif state == "key":
            if kind in ("bare", "text"):
                parts.append(_plain(word))
                line_of_key = line if len(parts) == 1 else line_of_key
            elif word == "=":
                path = (*walk.base(), *parts)
                walk.mark(path, line_of_key)
                parts, state = [], "value"
            elif word == "[" and not walk.open:
                state, array = "header", False
            elif word == "}":
                walk.open.pop()
                state = "value"
        else:
            state, path = _value(walk, kind, word, line, path)
    return walk.lines


def _value(walk: _Walk, kind: str, word: str, line: int, path: Path) -> tuple[str, Path]:
    """Take one token of a value: what is expected next, and the path of the value it belongs to."""
    inside = walk.open[-1] if walk.open else None
    in_array = inside is not None and inside[1] is not None
    if kind == "line":
        return ("value" if inside else "key"), path
    if in_array and word not in ("]", ","):
        path = walk.element(line)
    if word == "{":
        walk.open.append((path, None))
        return "key", path
    if word == "[":
        walk.open.append((path, 0))
    elif word in ("]", "}") and inside:
        walk.open.pop()
    elif word == "," and inside:
        if inside[1] is None:
            return "key", path
        walk.open[-1] = (inside[0], inside[1] + 1)
    return "value", path


def _plain(word: str) -> str:
    """Return the key that `word` spells: bare, or within quotes."""
    if word[:1] == '"':
        return str(tomllib.loads(f"a = {word}")["a"])
    return word[1:-1] if word[:1] == "'" else word
