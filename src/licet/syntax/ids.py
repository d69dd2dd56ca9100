# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The ids of the SPDX licence list, in any case, and what the list says of each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["licences", "exceptions"]
# id, name, and a letter for each of: d deprecated, o approved by the OSI, f free according to the FSF.
Row: TypeAlias = tuple[str, str, str]

_LONGEST = 64


@dataclass(frozen=True, slots=True)
class LicenceInfo:
    """What the SPDX list says of one id. `osi` and `fsf` are False for every exception."""

    id: str
    name: str
    deprecated: bool
    osi: bool
    fsf: bool


@cache
def _list() -> dict[str, object]:
    import json

    # Not pathlib and not importlib.resources: each costs more than reading the file (2 ms).
    package = __file__[: -len("syntax/ids.py")]
    with open(package + "data/spdx.json", encoding="utf-8") as file:  # noqa: PTH123
        content: dict[str, object] = json.load(file)
    return content


@cache
def table(kind: Kind) -> dict[str, Row]:
    """Return every row of the list by its id in lower case, in the order of the list."""
    rows = _list()[kind]
    assert isinstance(rows, list)
    return {row[0].lower(): tuple(row) for row in rows}


def list_version() -> str:
    """Return the version of the SPDX list that this package knows."""
    return str(_list()["version"])


def canonical_licence(text: str) -> str | None:
    """Return the id that `text` spells in any case, or None. Six deprecated ids end in `+`."""
    row = table("licences").get(text.lower()) if len(text) <= _LONGEST else None
    return row and row[0]


def canonical_exception(text: str) -> str | None:
    """Return the exception id that `text` spells in any case, or None."""
    row = table("exceptions").get(text.lower()) if len(text) <= _LONGEST else None
    return row and row[0]


def describe(id: str) -> LicenceInfo:
    """Return what the list says of a licence or exception id. Raises KeyError for any other text."""
    row = table("licences").get(id.lower()) or table("exceptions").get(id.lower())
    if row is None:
        raise KeyError(f"not an id of SPDX list {list_version()}: {id}")
    return LicenceInfo(row[0], row[1], *(flag in row[2] for flag in "dof"))


def nearest(word: str, kind: Kind, count: int = 3) -> tuple[str, ...]:
    """Return up to `count` ids that `word` may have meant, deprecated ones last.

    First those it begins, newest first; then those it resembles; then, if all that differs is the version, the
    rest of the family. A word far longer than any id resembles none.
    """
    import difflib

    rows = table(kind)
    bare = "-".join(word.lower().rstrip("+").split())
    if not bare or len(bare) > _LONGEST:
        return ()
    family = bare.rstrip("0123456789.").rstrip("-v")
    alike = difflib.get_close_matches(bare, rows, n=4 * count, cutoff=0.65)
    found = (
        _begun(bare, rows)
        + [key for key in alike if key.startswith(bare[:3])]
        + (_begun(family, rows) if family and family != bare else [])
        + alike
    )
    ranked = sorted(dict.fromkeys(found), key=lambda key: "d" in rows[key][2])
    return tuple(rows[key][0] for key in ranked[:count])


def _begun(stem: str, rows: dict[str, Row]) -> list[str]:
    return sorted((key for key in rows if key.startswith((stem + "-", stem + "."))), reverse=True)
