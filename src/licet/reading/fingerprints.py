# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The fingerprints of known licence texts: hashes of four words each, in the order of the text. No text.

The file is a line of JSON and a body. The line has a row for each text: whose it is, how many words it has, which of
them a copy may lack, and at which word each section begins. The body holds the hashes, three bytes each, text after
text. Written by tools/build_fingerprints.py.
"""

from __future__ import annotations

import json
import os
from array import array
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from licet.reading.shingles import SIZE

if TYPE_CHECKING:
    from collections.abc import Iterable

_FILE = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "data", "fingerprints.bin")  # noqa: PTH100, PTH118, PTH120  (pathlib costs 10 ms)


@dataclass(frozen=True, slots=True)
class Print:
    """The fingerprint of one text.

    `ids`: the records that have this text (none: it is known by name alone). `names`: what it is called. `part`:
    "policy" for a use policy that those records refer to, "" for the licence itself. `optional`: word ranges that a
    copy may lack (its title, its copyright lines, "how to apply", the number of a line). `marks`: "word:section"
    pairs, split by "|".
    """

    ids: tuple[str, ...]
    names: tuple[str, ...]
    part: str
    words: int
    optional: tuple[tuple[int, int], ...]
    marks: str
    grams: array[int]

    @property
    def name(self) -> str:
        """The first record, or its first name where no record has this text."""
        return self.ids[0] if self.ids else self.names[0]

    @property
    def head(self) -> int:
        """How many words at the start a copy may lack."""
        end = 0
        for low, high in self.optional:
            end = high if low == end else end
        return end

    @property
    def tail(self) -> int:
        """The word from which on a copy may lack the rest."""
        last = self.optional[-1] if self.optional else (0, 0)
        return last[0] if last[1] == self.words else self.words

    def section(self, word: int) -> str:
        """Return the label of the section that the word stands in; "" where the text has none there."""
        label = ""
        for mark in self.marks.split("|") if self.marks else ():
            at, _, name = mark.partition(":")
            if int(at) > word:
                break
            label = name
        return label

    def may_lack(self, start: int, end: int) -> bool:
        """Whether a copy without the words from `start` to before `end` is still a whole copy.

        It may lack some of the title, and "how to apply" altogether.
        """
        at = start
        for low, high in self.optional:
            if low <= at < high and (at == low or high < self.words):
                at = high
        return at >= end


def encode(prints: Iterable[Print]) -> bytes:
    """Return the file that holds `prints`."""
    rows: list[dict[str, Any]] = []
    body = bytearray()
    for each in prints:
        row: dict[str, Any] = {"ids": each.ids, "words": each.words}
        row |= {"names": each.names} if each.names else {}
        row |= {"part": each.part} if each.part else {}
        row |= {"optional": each.optional} if each.optional else {}
        row |= {"marks": each.marks} if each.marks else {}
        rows.append(row)
        for gram in each.grams:
            body += gram.to_bytes(3, "little")
    head = json.dumps({"format": 1, "size": SIZE, "texts": rows}, separators=(",", ":"), ensure_ascii=True)
    return head.encode() + b"\n" + bytes(body)


def decode(data: bytes) -> tuple[Print, ...]:
    """Return the fingerprints in a file that `encode` wrote. Raises ValueError for any other."""
    head, _, body = data.partition(b"\n")
    table = json.loads(head)
    if table.get("format") != 1 or table.get("size") != SIZE:
        raise ValueError("the fingerprints are of another format: run tools/build_fingerprints.py")
    hashes = _widen(body)
    found = []
    at = 0
    for row in table["texts"]:
        size = max(0, row["words"] - SIZE + 1)
        optional = tuple((low, high) for low, high in row.get("optional", ()))
        found.append(
            Print(
                tuple(row["ids"]),
                tuple(row.get("names", ())),
                row.get("part", ""),
                row["words"],
                optional,
                row.get("marks", ""),
                hashes[at : at + size],
            )
        )
        at += size
    if at != len(hashes):
        raise ValueError("the fingerprints are cut short")
    return tuple(found)


def _widen(body: bytes) -> array[int]:
    """Return the numbers of three bytes each."""
    import sys

    wide = bytearray(len(body) // 3 * 4)
    for i in range(3):
        wide[i::4] = body[i::3]
    found = array("I")
    found.frombytes(wide)
    if sys.byteorder == "big":
        found.byteswap()
    return found


@cache
def known() -> tuple[Print, ...]:
    """Return the fingerprints that licet ships."""
    with open(_FILE, "rb") as file:  # noqa: PTH123
        return decode(file.read())
