# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""An XML document as elements with their lines. A document type, and with it every entity of its own, is refused.

Written on expat's events: nothing recurses, depth and number of elements are capped, and each element keeps its line,
which the tree of the standard library does not.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

from licet.release.graph import Place, ReleaseError

_DEEPEST = 100
_MOST_ELEMENTS = 2_000_000


@dataclass(slots=True)
class Element:
    """One element, the `number`th of its document.

    Local name and namespace, attributes by "namespace name" or "name", children, its own text in parts.
    """

    name: str
    space: str
    line: int
    number: int
    attributes: dict[str, str]
    children: list[Element] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the text that stands directly in the element."""
        return "".join(self.parts).strip()


def read_xml(data: bytes, file: str) -> Element:
    """Return the root element. Raises ReleaseError with the line: broken, too deep, too large, a document type."""
    return _Builder(file).read(data)


class _Builder:
    __slots__ = ("_count", "_file", "_open", "_parser", "_root")

    def __init__(self, file: str) -> None:
        self._file = file
        self._open: list[Element] = []
        self._root: Element | None = None
        self._count = 0
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = self._doctype
        self._parser = parser

    def read(self, data: bytes) -> Element:
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError as error:
            message = f"broken XML: {expat.ErrorString(error.code)}"
            raise ReleaseError(message, Place(self._file, error.lineno)) from None
        except (ValueError, LookupError) as error:  # an encoding that is none, or that is not known
            if isinstance(error, ReleaseError):
                raise
            raise ReleaseError(f"broken XML: {error}", Place(self._file, 1)) from None
        if self._root is None:
            raise ReleaseError("broken XML: no element", Place(self._file, 1))
        return self._root

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        line = self._parser.CurrentLineNumber
        self._count += 1
        if len(self._open) >= _DEEPEST:
            raise ReleaseError(f"nested more than {_DEEPEST} deep", Place(self._file, line))
        if self._count > _MOST_ELEMENTS:
            raise ReleaseError(f"more than {_MOST_ELEMENTS} elements", Place(self._file, line))
        space, _, local = name.rpartition(" ")
        element = Element(local, space, line, self._count, attributes)
        if self._open:
            self._open[-1].children.append(element)
        else:
            self._root = element
        self._open.append(element)

    def _end(self, name: str) -> None:  # noqa: ARG002
        self._open.pop()

    def _text(self, text: str) -> None:
        self._open[-1].parts.append(text)

    def _doctype(self, *_: object) -> None:
        place = Place(self._file, self._parser.CurrentLineNumber)
        raise ReleaseError("a document type declaration is not read", place, "remove <!DOCTYPE …> and its entities")
