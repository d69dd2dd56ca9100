# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Licence names in prose to ids: "Apache License 2.0", "GPLv2+", "CC BY-SA 4.0".

A name is matched as a whole, never by a part of it: the words that carry no meaning are dropped, long names of
families are shortened, and what is left must equal an id or a name of the SPDX list so treated.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from licet.syntax import ids
from licet.syntax.errors import Fault

if TYPE_CHECKING:
    from licet.syntax.source import Span

_LONGEST = 120
_MOST = 5

# In this order: the longer phrase first.
_PHRASES = (
    ("gnu lesser general public", "lgpl"),
    ("gnu library general public", "lgpl"),
    ("gnu affero general public", "agpl"),
    ("gnu general public", "gpl"),
    ("gnu free documentation", "gfdl"),
    ("lesser general public", "lgpl"),
    ("affero general public", "agpl"),
    ("general public", "gpl"),
    ("free documentation", "gfdl"),
    ("gnu gpl", "gpl"),
    ("gnu lgpl", "lgpl"),
    ("gnu agpl", "agpl"),
    ("gnu fdl", "gfdl"),
    ("gnu gfdl", "gfdl"),
    ("apache software", "apache"),
    ("asl", "apache"),
    ("mozilla public", "mpl"),
    ("eclipse public", "epl"),
    ("academic free", "afl"),
    ("european union public", "eupl"),
    ("creative commons zero", "cc0"),
    ("creative commons", "cc"),
    ("attribution", "by"),
    ("share alike", "sa"),
    ("sharealike", "sa"),
    ("non commercial", "nc"),
    ("noncommercial", "nc"),
    ("no derivatives", "nd"),
    ("noderivatives", "nd"),
    ("noderivs", "nd"),
    ("or any later", "or later"),
    ("or newer", "or later"),
    ("or greater", "or later"),
    ("or higher", "or later"),
)
_IDLE = frozenset({"the", "license", "licence", "version", "versions", "ver", "v"})
_SEPARATOR = re.compile(r"[/|;&]|,(?!\s*v?(?:er|ersion)?\.?\s*\d)(?!\s*or\s)", re.IGNORECASE)


def key(name: str) -> str:
    """Reduce a name to the words that tell licences apart, in lower case."""
    text = re.sub(r"\+$", " or later", name.strip().lower())
    text = re.sub(r"[^a-z0-9.+&]+", " ", text)
    text = re.sub(r"\bv(?:er|ersion)?\.? ?(?=\d)", " ", text)
    text = re.sub(r"(?<=[a-z]{2})v?(?=\d)", " ", text).replace("cc 0", "cc0")
    text = " ".join(word for word in text.split() if word not in _IDLE)
    for phrase, short in _PHRASES:
        if phrase in text:
            text = re.sub(rf"\b{phrase}\b", short, text)
    return text


@cache
def _index(kind: ids.Kind) -> dict[str, tuple[str, ...]]:
    """Return ids by key; more than one for a key that does not tell. Current ids hide deprecated ones."""
    found: dict[bool, dict[str, list[str]]] = {True: {}, False: {}}
    for id, name, flags in ids.table(kind).values():
        for text in dict.fromkeys((key(id), key(name))):
            found["d" in flags].setdefault(text, []).append(id)
    return {text: tuple(those) for text, those in (found[True] | found[False]).items()}


@cache
def _titles(kind: ids.Kind) -> dict[str, str]:
    return {name.lower(): id for id, name, flags in ids.table(kind).values() if "d" not in flags}


def read(name: str, span: Span, kind: ids.Kind = "licences") -> str | None:
    """Return the id (or id and +) that `name` means, or None.

    Raises Fault for a name that several licences share, and for one that lacks its version: "GPL" is seven
    licences, and to pick one would be to answer a question nobody asked.
    """
    if len(name) > _LONGEST:
        return None
    if _SEPARATOR.search(name):  # "MIT/0" is not MIT-0; a name of the list may hold an "&", if it is that name
        return _titles(kind).get(" ".join(name.lower().split()))
    wanted = key(name)
    if not wanted:
        return None
    index = _index(kind)
    for text in (wanted, _full(wanted)):
        if text in index:
            if len(index[text]) > 1:
                raise Fault("ambiguous-name", span, ("one id",), index[text][:_MOST])
            return index[text][0]
    earlier = _full(wanted.removesuffix(" or later"))
    if earlier != _full(wanted) and re.search(r"\d", earlier) and len(index.get(earlier, ())) == 1:
        return index[earlier][0] + "+"
    versions = _versions(wanted, kind)
    if versions:
        raise Fault("no-version", span, ("the name with a version",), versions)
    return None


def _full(text: str) -> str:
    """Write the version 2 as 2.0, as the list does."""
    return re.sub(r"(?<= )(\d+)(?=$| only$| or later$)", r"\1.0", text)


def _versions(wanted: str, kind: ids.Kind) -> tuple[str, ...]:
    """Return the current ids whose key is `wanted` and then a number: approved, short and new ones first.

    None if `wanted` is a licence already: MIT-0 is no version of MIT.
    """
    stem = re.sub(r" (?:only|or later)$", "", wanted) + " "
    if stem[:-1] in _index(kind):
        return ()
    rows = ids.table(kind)
    found = {
        id
        for text, those in _index(kind).items()
        if text.startswith(stem) and text[len(stem)].isdigit()
        for id in those
        if "d" not in rows[id.lower()][2]
    }
    newest = sorted(found, key=str.lower, reverse=True)
    return tuple(sorted(newest, key=lambda id: ("o" not in rows[id.lower()][2], len(id)))[:_MOST])
