# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A whole YAML file as a tree with lines and without typing: the builder of front matter, for files that are YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from licet.release import frontmatter
from licet.release.frontmatter import Items, Scalar, Table
from licet.release.graph import ReleaseError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from licet.release.frontmatter import Node


def read_yaml(text: str, file: str) -> Table | None:
    """Return the mapping that the file is, None where it is empty. Raises ReleaseError with the line."""
    try:
        return frontmatter.compose(frontmatter.Front(text, 0, ""), file)
    except ReleaseError as error:
        message = error.message.replace("the front matter", "the file")
        raise ReleaseError(message, error.place, error.hint) from None


def child(table: Table | None, key: str) -> Node | None:
    """Return the value under `key` of one mapping, None where it has none."""
    return next((value for name, value in table.pairs if name.text == key), None) if table else None


def scalars(node: Node | None) -> list[Scalar]:
    """Return the texts that `node` is or lists; what is neither a text nor a list of texts is left out."""
    if isinstance(node, Items):
        return [item for item in node.nodes if isinstance(item, Scalar) and not item.null]
    return [node] if isinstance(node, Scalar) and not node.null else []


def is_odd(node: Node | None) -> bool:
    """Whether `node` holds anything but texts."""
    if isinstance(node, Items):
        return any(not isinstance(item, Scalar) for item in node.nodes)
    return isinstance(node, Table)


def walk(node: Node | None) -> Iterator[tuple[str, Node]]:
    """Return every (key, value) at any depth, in the order of the file. A shared node is walked once."""
    waiting = [node]
    seen: set[int] = set()
    while waiting:
        here = waiting.pop()
        if here is None or isinstance(here, Scalar) or id(here) in seen:
            continue
        seen.add(id(here))
        if isinstance(here, Items):
            waiting.extend(reversed(here.nodes))
            continue
        yield from ((key.text, value) for key, value in here.pairs)
        waiting.extend(value for _, value in reversed(here.pairs))
