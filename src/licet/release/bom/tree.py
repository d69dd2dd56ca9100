# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""One document, whether it is written in JSON, YAML or XML: nodes with keys, lists, texts and places.

JSON keeps no lines, so its places are pointers (RFC 6901); YAML and XML have lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from licet.release.document import decode, read_bytes, shown
from licet.release.frontmatter import Front, Items, Scalar, Table, compose
from licet.release.graph import Place, ReleaseError
from licet.release.json_text import escape, read_json

if TYPE_CHECKING:
    from pathlib import Path

    from licet.release.bom.xml import Element
    from licet.release.frontmatter import Node as YamlValue

LARGEST = 64_000_000
"""How large a bill of materials may be (bytes)."""


class Node(Protocol):
    """A value of a document. `tag` is the name of an XML element, "" elsewhere."""

    @property
    def tag(self) -> str:
        """Return the name of the element in XML, "" elsewhere."""

    @property
    def place(self) -> Place:
        """Return where the value stands."""

    @property
    def text(self) -> str:
        """Return the text that the value is, without space around it; "" where it is none."""

    @property
    def odd(self) -> str:
        """Return what stands here where a text is expected and something else is found, "" for a text."""

    def get(self, key: str) -> Node | None:
        """Return the value under `key`, None where nothing stands there."""

    def all(self, key: str) -> list[Node]:
        """Return every value under `key`: the items of a list, or in XML each element of the name."""

    def listed(self, key: str) -> list[Node]:
        """Return the items under `key`: of a list, or in XML what the one element of the name holds."""


class JsonNode:
    """A value of a JSON document."""

    __slots__ = ("_file", "_pointer", "value")

    def __init__(self, value: Any, file: str, pointer: str = "") -> None:
        self.value = value
        self._file = file
        self._pointer = pointer

    @property
    def tag(self) -> str:
        return ""

    @property
    def place(self) -> Place:
        return Place(self._file, None, self._pointer or "/")

    @property
    def text(self) -> str:
        return self.value.strip() if isinstance(self.value, str) else ""

    @property
    def odd(self) -> str:
        if isinstance(self.value, str):
            return ""
        return {list: "a list", dict: "an object", bool: "true or false"}.get(type(self.value), "a number")

    def get(self, key: str) -> JsonNode | None:
        found = self.value.get(key) if isinstance(self.value, dict) else None
        return None if found is None else JsonNode(found, self._file, f"{self._pointer}/{escape(key)}")

    def all(self, key: str) -> list[Node]:
        found = self.get(key)
        if found is None:
            return []
        if not isinstance(found.value, list):
            return [found]
        at = found._pointer
        return [JsonNode(v, self._file, f"{at}/{i}") for i, v in enumerate(found.value) if v is not None]

    listed = all


class YamlNode:
    """A value of a YAML document: every scalar is the text that was written."""

    __slots__ = ("_file", "_value")

    def __init__(self, value: YamlValue, file: str) -> None:
        self._value = value
        self._file = file

    @property
    def tag(self) -> str:
        return ""

    @property
    def place(self) -> Place:
        return Place(self._file, self._value.line)

    @property
    def text(self) -> str:
        return self._value.text.strip() if isinstance(self._value, Scalar) and not self._value.null else ""

    @property
    def odd(self) -> str:
        return {Items: "a list", Table: "a mapping"}.get(type(self._value), "")

    def get(self, key: str) -> YamlNode | None:
        for name, value in self._value.pairs if isinstance(self._value, Table) else ():
            if name.text == key:
                return None if isinstance(value, Scalar) and value.null else YamlNode(value, self._file)
        return None

    def all(self, key: str) -> list[Node]:
        found = self.get(key)
        if found is None:
            return []
        if not isinstance(found._value, Items):
            return [found]
        return [YamlNode(node, self._file) for node in found._value.nodes]

    listed = all


class XmlNode:
    """An element: its attributes and its children are what stands under its keys."""

    __slots__ = ("_file", "element")

    def __init__(self, element: Element, file: str) -> None:
        self.element = element
        self._file = file

    @property
    def tag(self) -> str:
        return self.element.name

    @property
    def place(self) -> Place:
        return Place(self._file, self.element.line)

    @property
    def text(self) -> str:
        return self.element.text

    @property
    def odd(self) -> str:
        return "an element" if self.element.children and not self.element.text else ""

    def get(self, key: str) -> XmlNode | XmlText | None:
        if key in self.element.attributes:
            return XmlText(self.element.attributes[key].strip(), self.place)
        for child in self.element.children:
            if child.name == key:
                return XmlNode(child, self._file)
        return None

    def all(self, key: str) -> list[Node]:
        return [XmlNode(child, self._file) for child in self.element.children if child.name == key]

    def listed(self, key: str) -> list[Node]:
        for child in self.element.children:
            if child.name == key:
                return [XmlNode(each, self._file) for each in child.children]
        return []


class XmlText:
    """The value of an attribute."""

    __slots__ = ("_place", "_text")

    def __init__(self, text: str, place: Place) -> None:
        self._text = text
        self._place = place

    @property
    def tag(self) -> str:
        return ""

    @property
    def place(self) -> Place:
        return self._place

    @property
    def text(self) -> str:
        return self._text

    @property
    def odd(self) -> str:
        return ""

    def get(self, key: str) -> None:  # noqa: ARG002
        return None

    def all(self, key: str) -> list[Node]:  # noqa: ARG002
        return []

    listed = all


def read_data(path: Path) -> bytes:
    """Return the bytes of a bill of materials. Raises ReleaseError, also where it is larger than LARGEST."""
    data = read_bytes(path, LARGEST + 1)
    if len(data) > LARGEST:
        size = path.stat().st_size
        raise ReleaseError(f"the file is too large: {size} bytes, at most {LARGEST}", Place(shown(path)))
    return data


def json_tree(data: bytes, path: Path) -> JsonNode:
    """Return the root of a JSON document. Raises ReleaseError where it is no object."""
    file = shown(path)
    value = read_json(decode(data, path), file)
    if not isinstance(value, dict):
        raise ReleaseError("not a JSON object", Place(file, 1))
    return JsonNode(value, file)


def yaml_tree(data: bytes, path: Path) -> YamlNode:
    """Return the root of a YAML document. Raises ReleaseError where it is no mapping."""
    file = shown(path)
    table = compose(Front(decode(data, path), 0, ""), file)
    if table is None:
        raise ReleaseError("not a YAML mapping", Place(file, 1))
    return YamlNode(table, file)


def xml_tree(data: bytes, path: Path) -> XmlNode:
    """Return the root element of an XML document. Raises ReleaseError."""
    from licet.release.bom.xml import read_xml

    file = shown(path)
    return XmlNode(read_xml(data, file), file)


def text_of(node: Node, key: str) -> str:
    """Return the text under `key`, "" where there is none."""
    found = node.get(key)
    return found.text if found is not None else ""
