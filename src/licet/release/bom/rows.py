# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Rows of a document that is no tree: what stands under each key, in order, with its line. They pass for nodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.release.graph import Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from licet.release.bom.tree import Node


class Row:
    """One thing of the document: texts and further rows under the names that the JSON form gives them."""

    __slots__ = ("_file", "_line", "_text", "_under")

    def __init__(self, file: str, line: int | None, text: str = "") -> None:
        self._file = file
        self._line = line
        self._text = text
        self._under: dict[str, list[Row]] = {}

    def put(self, key: str, text: str, line: int | None = None) -> Row:
        """Add a text under `key`; return the row that it is, to which more can be added."""
        row = Row(self._file, self._line if line is None else line, text)
        self._under.setdefault(key, []).append(row)
        return row

    @property
    def tag(self) -> str:
        """Return "": this is no element."""
        return ""

    @property
    def place(self) -> Place:
        """Return the line of the row."""
        return Place(self._file, self._line)

    @property
    def text(self) -> str:
        """Return the text of the row."""
        return self._text.strip()

    @property
    def odd(self) -> str:
        """Return "": every row holds a text."""
        return ""

    def get(self, key: str) -> Row | None:
        """Return the first row under `key`."""
        found = self._under.get(key)
        return found[0] if found else None

    def all(self, key: str) -> list[Node]:
        """Return every row under `key`."""
        rows: Sequence[Row] = self._under.get(key, ())
        return list(rows)

    listed = all
