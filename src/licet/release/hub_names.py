# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Names of works on the Hub, as people write them: an id, an address, an id with a revision, a path at home."""

from __future__ import annotations

import re

_ID = re.compile(r"[A-Za-z0-9][\w.-]{0,95}(?:/[A-Za-z0-9_.-][\w.-]{0,95})?", re.ASCII)
_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?(?:huggingface\.co|hf\.co)/(.+)", re.IGNORECASE)
_PAGES = frozenset({"tree", "blob", "raw", "resolve", "commit", "commits", "discussions", "edit"})
_LOCAL = re.compile(r"\.{0,2}/|~|[A-Za-z]:[\\/]|.*\\|[^:]*/[^/]+/[^/]")


def is_id(name: str) -> bool:
    """Whether `name` has the shape of an id of the Hub: a word, or two joined by a slash."""
    return _ID.fullmatch(name) is not None


def is_local(name: str) -> bool:
    """Whether `name` is a path on somebody's machine rather than the name of a work."""
    return not _ADDRESS.match(name) and _LOCAL.match(name) is not None


def normal(name: str) -> str:
    """Return the id that an address, or an id with a revision behind it, stands for; any other name as it is."""
    name = name.strip().strip("\"'").strip()
    address = _ADDRESS.match(name)
    if not address and name.startswith(("/", ".", "~")):
        return name
    rest = address[1] if address else re.sub(r"^(?:hf:(?://)?|models/|datasets/)(?=[^/]+/)", "", name)
    rest = re.split(r"[?#]", rest, maxsplit=1)[0] if address else rest
    parts = rest.strip("/").split("/")
    if address and parts[0] in ("datasets", "models", "spaces"):
        parts = parts[1:]
    if address:
        parts = parts[:1] if len(parts) > 1 and parts[1] in _PAGES else parts[:2]
    found = "/".join(parts)
    bare = found.partition("@")[0]
    return bare if is_id(bare) else found if address and is_id(found) else name


def file_of(address: str) -> tuple[str, str, str] | None:
    """Return (kind, id, file) of the address of one file of a model or data set on the Hub, None for any other."""
    found = _ADDRESS.match(address.strip())
    if not found:
        return None
    parts = re.split(r"[?#]", found[1], maxsplit=1)[0].strip("/").split("/")
    kind = "data" if parts[0] == "datasets" else "model"
    parts = parts[1:] if parts[0] in ("datasets", "models") else parts
    for at in (1, 2):
        if len(parts) > at + 2 and parts[at] in _PAGES:
            return kind, "/".join(parts[:at]), parts[-1]
    return None
