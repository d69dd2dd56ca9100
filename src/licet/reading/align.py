# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Where two rows of hashes agree, and so which words one text has that the other has not.

Patience: what occurs once in both rows anchors the rest. Nothing recurses; time is about proportional to the rows.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from licet.reading.shingles import SIZE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SMALL = 120


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """`size` equal hashes, from `here` in the one row and from `there` in the other."""

    here: int
    there: int
    size: int


@dataclass(frozen=True, slots=True)
class Region:
    """Words [start, end) of the text at hand that stand for words [lost, until) of the known one; or none do."""

    start: int
    end: int
    lost: int
    until: int


def align(here: Sequence[int], there: Sequence[int]) -> list[Run]:
    """Return runs of equal hashes that follow one another in both rows."""
    runs: list[Run] = []
    boxes = [(0, len(here), 0, len(there))]
    while boxes:
        a, b, c, d = boxes.pop()
        head = _same(here, there, a, c, min(b - a, d - c))
        if head:
            runs.append(Run(a, c, head))
            a, c = a + head, c + head
        tail = _same_behind(here, there, b, d, min(b - a, d - c))
        if tail:
            runs.append(Run(b - tail, d - tail, tail))
            b, d = b - tail, d - tail
        if a == b or c == d:
            continue
        anchors = _anchors(here, there, (a, b, c, d)) or _small(here, there, (a, b, c, d))
        at, to = a, c
        for i, j in anchors:
            if i < at or j < to:
                continue  # inside the run of the anchor before it
            size = _same(here, there, i, j, min(b - i, d - j))
            back = _same_behind(here, there, i, j, min(i - at, j - to))
            if i - back > at and j - back > to:
                boxes.append((at, i - back, to, j - back))
            runs.append(Run(i - back, j - back, size + back))
            at, to = i + size, j + size
        if anchors and at < b and to < d:
            boxes.append((at, b, to, d))
    return sorted(runs)


def _same(here: Sequence[int], there: Sequence[int], a: int, c: int, most: int) -> int:
    size = 0
    while size < most and here[a + size] == there[c + size]:
        size += 1
    return size


def _same_behind(here: Sequence[int], there: Sequence[int], b: int, d: int, most: int) -> int:
    size = 0
    while size < most and here[b - size - 1] == there[d - size - 1]:
        size += 1
    return size


def _anchors(here: Sequence[int], there: Sequence[int], box: tuple[int, int, int, int]) -> list[tuple[int, int]]:
    """Return the longest rising chain of hashes that occur once in either side of the box."""
    a, b, c, d = box
    mine, theirs = _once(here, a, b), _once(there, c, d)
    pairs = [(i, theirs[hash_]) for hash_, i in mine.items() if i >= 0 and theirs.get(hash_, -1) >= 0]
    return _rising(sorted(pairs))


def _once(row: Sequence[int], start: int, end: int) -> dict[int, int]:
    """Return the place of each hash of a stretch; -1 where it occurs more than once."""
    found: dict[int, int] = {}
    for i in range(start, end):
        hash_ = row[i]
        found[hash_] = -1 if hash_ in found else i
    return found


def _small(here: Sequence[int], there: Sequence[int], box: tuple[int, int, int, int]) -> list[tuple[int, int]]:
    """Return one anchor of a small box without unique hashes: the longest stretch that both sides hold."""
    a, b, c, d = box
    if b - a > _SMALL or d - c > _SMALL:
        return []
    best, place = 0, (0, 0)
    row = [0] * (d - c + 1)
    for i in range(a, b):
        above = 0
        for j in range(c, d):
            kept = row[j - c + 1]
            size = above + 1 if here[i] == there[j] else 0
            row[j - c + 1] = size
            above = kept
            if size > best:
                best, place = size, (i - size + 1, j - size + 1)
    return [place] if best else []


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest subsequence of `pairs` that rises in both members."""
    tops: list[int] = []
    ends: list[int] = []
    before = [-1] * len(pairs)
    for i, (_, to) in enumerate(pairs):
        at = bisect_left(tops, to)
        before[i] = ends[at - 1] if at else -1
        tops[at : at + 1] = [to]
        ends[at : at + 1] = [i]
    chain: list[tuple[int, int]] = []
    i = ends[-1] if ends else -1
    while i >= 0:
        chain.append(pairs[i])
        i = before[i]
    return chain[::-1]


def regions(runs: Iterable[Run], words: int, known: int) -> list[Region]:
    """Return where the words differ, given the runs of hashes and how many words either text has.

    A run of n hashes covers n + SIZE - 1 words. Two runs that overlap differ still where they lie on two diagonals:
    a repeated word ("not not") leaves every word covered.
    """
    found = []
    at, to = 0, 0
    for run in runs:
        overlap = max(0, at - run.here, to - run.there)
        start, lost = run.here + overlap, run.there + overlap
        if (start, lost) != (at, to):
            found.append(Region(at, start, to, lost))
        at, to = run.here + run.size + SIZE - 1, run.there + run.size + SIZE - 1
    if (at, to) != (words, known):
        found.append(Region(at, words, to, known))
    return found
