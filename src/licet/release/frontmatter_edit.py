# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The front matter of a card with some of its keys set anew: comments, order, quotes, line ends and body stay.

Only keys at the margin with a value on one line, or with a plain list below them, are touched. Every edit is read
again: whatever else the front matter said before, it says afterwards.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, TypeAlias

from licet.release import frontmatter
from licet.release.fields import SPELLINGS
from licet.release.frontmatter import Items, Scalar, Table
from licet.release.graph import ReleaseError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from licet.release.frontmatter import Node

Wanted: TypeAlias = "str | tuple[str, ...]"

ORDER = ("license", "license_name", "license_link", "base_model", "base_model_relation")
"""The keys that may be set, in the order in which they stand beside each other."""

_LINE = re.compile(
    r"""(?P<key>(?P<quote>["']?)(?P<name>[\w-]+)(?P=quote)[ \t]*:)(?P<space>[ \t]*)"""
    r"""(?P<value>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'#\[\]{}|>&*!%@`][^#]*?|)"""
    r"""(?P<rest>[ \t]+\#.*|[ \t]*)"""
)
_ITEM = re.compile(r"[ \t]*-[ \t]+\S[^#]*")
_PLAIN = re.compile(r"[A-Za-z][\w./+-]*(?: [\w./+()-]+)*")


def set_keys(text: str, wanted: Mapping[str, Wanted], file: str = "") -> str | None:
    """Return a card with keys of its front matter set; None where that cannot be done without touching anything else.

    `text` is the whole card, its line ends as they are. A key that is there keeps its place and its comment; one that
    is not stands behind its neighbour of `ORDER`, or at the end.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    ends = "\r\n" if "\r\n" in text else "\n"
    plain = text.removeprefix(mark).replace("\r\n", "\n")
    before = _read(plain, file)
    if "\r" in plain or before is None:
        return None
    lines = plain.split("\n")
    start, end = _fences(plain, file)
    front = lines[start:end]
    for key in ORDER:
        if key in wanted and not _set(front, key, wanted[key]):
            return None
    changed = "\n".join([*lines[:start], *front, *lines[end:]])
    if not _says(before, _read(changed, file), wanted) or not changed.endswith("\n".join(lines[end:])):
        return None
    # INVARIANT: a file with line ends of both kinds would not come back as it was.
    whole = mark + changed.replace("\n", ends)
    return whole if text == mark + plain.replace("\n", ends) else None


def _fences(plain: str, file: str) -> tuple[int, int]:
    front = frontmatter.split(plain, file)
    if front is None:
        return 0, 0
    return front.before, front.before + (front.text.count("\n") + 1 if front.text else 0)


def _read(plain: str, file: str) -> Table | None:
    try:
        front = frontmatter.split(plain, file)
        return frontmatter.compose(front, file) if front is not None else None
    except ReleaseError:
        return None


def _set(front: list[str], key: str, value: Wanted) -> bool:
    """Set one key in the lines of the front matter; False where its value is written in a way that is not touched."""
    at = _find(front, key)
    if at is None:
        place = _behind(front, key)
        front[place:place] = _written(f"{key}:", " ", value)
        return True
    found = _LINE.fullmatch(front[at])
    if found is None:
        return False
    last = _value_end(front, at)
    items = front[at + 1 : last]
    if any(not _ITEM.fullmatch(line) for line in items) or (items and found["value"]):
        return False
    quote = found["value"][:1] if found["value"][:1] in ("'", '"') and isinstance(value, str) else ""
    # A key in a spelling that the Hub does not read becomes the one that it reads.
    head = found["key"] if found["name"] == key else f"{key}:"
    lines = _written(head, found["space"] or " ", value, quote)
    front[at:last] = [lines[0] + found["rest"].rstrip(), *lines[1:]] if found["rest"].strip() else lines
    return True


def _find(front: list[str], key: str) -> int | None:
    for at, line in enumerate(front):
        found = _LINE.match(line)
        if found is not None and _key(found["name"]) == key:
            return at
    return None


def _value_end(front: list[str], at: int) -> int:
    """Return the line behind the value of the key on line `at`: of its list, or the next line."""
    last = at + 1
    for below in range(at + 1, len(front)):
        if front[below][:1] not in ("-", " ", "\t", "") or front[below].lstrip().startswith("#"):
            break
        if front[below].strip():
            last = below + 1
    return last


def _behind(front: list[str], key: str) -> int:
    """Return the line at which a new key is to stand."""
    group = ORDER[:3] if key in ORDER[:3] else ORDER[3:]
    for neighbour in reversed(group[: group.index(key)]):
        at = _find(front, neighbour)
        if at is not None:
            return _value_end(front, at)
    for neighbour in (group[group.index(key) + 1 :]) if key != "license" else ():
        at = _find(front, neighbour)
        if at is not None:
            return at
    if key == "license":
        return 0
    last = len(front)
    while last and not front[last - 1].strip():
        last -= 1
    return last


def _written(key: str, space: str, value: Wanted, quote: str = "") -> list[str]:
    if isinstance(value, tuple):
        return [key, *(f"- {_scalar(one)}" for one in value)]
    return [f"{key}{space}{_scalar(value, quote)}"]


def _scalar(value: str, quote: str = "") -> str:
    """Return a text as YAML: in the quotes that stood there, else bare where YAML reads no other thing in it."""
    if quote == "'" and "'" not in value:
        return f"'{value}'"
    bare = _PLAIN.fullmatch(value) and not Scalar(value, 1, plain=True).typed and not Scalar(value, 1, plain=True).null
    return value if bare and not quote else json.dumps(value, ensure_ascii=False)


def _says(before: Table, after: Table | None, wanted: Mapping[str, Wanted]) -> bool:
    """Return whether `after` holds what is wanted, and otherwise what was there before, in its order."""
    if after is None:
        return False
    kept = [(key.text, _bare(node)) for key, node in before.pairs if _key(key.text) not in wanted]
    here = [(key.text, _bare(node)) for key, node in after.pairs if _key(key.text) not in wanted]
    said = {_key(key.text): _bare(node) for key, node in after.pairs if _key(key.text) in wanted}
    as_wanted = {key: [*value] if isinstance(value, tuple) else value for key, value in wanted.items()}
    # Twice the same key, in two spellings, is one too many: which of them counts is the writer's to say.
    return here == kept and said == as_wanted and len(after.pairs) == len(here) + len(said)


def _key(text: str) -> str:
    name = text.strip().lower().replace("-", "_")
    return SPELLINGS.get(name, name)


def _bare(node: Node) -> object:
    """Return a value without its lines, for comparison; a front matter is at most some levels deep."""
    if isinstance(node, Scalar):
        return node.text
    pending: list[object] = []
    stack: list[Node] = [node]
    while stack:
        one = stack.pop()
        if isinstance(one, Scalar):
            pending.append((one.text, one.plain))
        elif isinstance(one, Items):
            pending.append(("list", len(one.nodes)))
            stack += reversed(one.nodes)
        else:
            pending.append(("table", tuple((key.text, key.plain) for key, _ in one.pairs)))
            stack += [value for _, value in reversed(one.pairs)]
    if isinstance(node, Items) and all(isinstance(one, Scalar) for one in node.nodes):
        return [one.text for one in node.nodes if isinstance(one, Scalar)]
    return pending
