# SPDX-FileCopyrightText: The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The levels that are open at each place of a licence text, settled from its marks.

The marks are walked once with a stack of open levels:

- a mark continues the level of its own form whose value it follows, and closes what stands inside that; of several
  such levels it continues the one it looks like, then the innermost;
- a first value (0, 1, a, A, i) opens a level inside what is open, or its own list anew;
- a heading closes what it is not inside of; a list that was closed so may go on below it;
- what does none of these is no mark ("under" and, on the next line, "2. above"), as is a "(i)" in running text that no
  "(ii)" follows.

Takes time in proportion to the text: each mark looks at most `_SIGHT` marks ahead, and `_DEPTH` levels are kept.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from licet.catalogue.headings import LEAD_IN, PART
from licet.catalogue.marks import HEADING, Mark, find_marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SIGHT = 60
_DEPTH = 16


@dataclass(frozen=True, slots=True)
class Level:
    """An open level: the mark it stands at, the form and value the mark was read with, and which member it is."""

    mark: Mark
    form: str = HEADING
    value: int = 0
    ordinal: int = 1

    @property
    def is_heading(self) -> bool:
        return self.form == HEADING

    @property
    def list(self) -> tuple[str, str, tuple[int, ...]]:
        """What the members of one list have in common."""
        return self.mark.shape, self.form, self.mark.decimal[:-1]

    def steps_from(self, level: Level) -> int:
        """Return how far this mark is ahead of `level` in one list, 0 if they are in none or it is not ahead.

        A text that numbers "iii, vi, v, vi" by mistake is followed by ordinals.
        """
        if self.list != level.list:
            return 0
        return 1 if self.value == level.ordinal + 1 else max(0, self.value - level.value)

    def holds(self, level: Level) -> bool:
        """Return whether `level` is a decimal inside this one: "4.2" inside "4"."""
        inner = level.mark.decimal[:-1]
        return bool(inner) and inner == (self.mark.decimal or (self.value,)) and self.form in ("1", "1.1")


Path = tuple[Level, ...]


def read(mark: Mark) -> list[Level]:
    """Return the levels that a mark may open: one for each way to read it."""
    if mark.decimal:
        return [Level(mark, "1.1", mark.decimal[-1], mark.decimal[-1])]
    return [Level(mark, form, value, value) for form, value in mark.values]


class Walk:
    """The stack of open levels while the marks of one text are walked; `starts` and `paths` are what comes out."""

    __slots__ = ("_closed", "_marks", "_stack", "paths", "starts")

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._marks = marks
        self._stack: list[Level] = []
        self._closed: dict[tuple[str, str, tuple[int, ...]], Level] = {}
        self.starts: list[int] = []
        self.paths: list[Path] = []
        for i, mark in enumerate(marks):
            if self._heading(i, mark) if mark.shape == HEADING else self._label(i, mark):
                self.starts.append(mark.start)
                self.paths.append(tuple(self._stack))

    def _open(self, depth: int, level: Level) -> bool:
        """Close the levels from `depth` on and open `level` there; remember the lists that a heading closes."""
        for old in reversed(self._stack[depth:]):
            if level.is_heading and not old.is_heading:
                self._closed[old.list] = old
            elif not level.is_heading:
                self._closed.pop(old.list, None)
        self._stack[min(depth, _DEPTH) :] = [level]
        return True

    def _heading(self, i: int, mark: Mark) -> bool:
        """Open a heading: it closes headings that are not above it, and lists that do not go on behind it."""
        listed = [d for d, level in enumerate(self._stack) if not level.is_heading and not level.mark.inline]
        inside = bool(listed) and mark.rank > PART and (mark.rank == LEAD_IN or self._list_goes_on(i))
        least = listed[-1] + 1 if inside else 0
        depth = len(self._stack)
        while depth > least and self._stack[depth - 1].mark.inline:
            depth -= 1
        for d in range(depth - 1, least - 1, -1):
            level = self._stack[d]
            if level.mark.rank >= mark.rank if level.is_heading else mark.rank <= PART:
                depth = d
        return self._open(depth, Level(mark))

    def _list_goes_on(self, i: int) -> bool:
        """Return whether the next label behind the heading `i` continues an open list, or there is none."""
        ahead = (m for m in self._marks[i + 1 : i + _SIGHT] if m.shape != HEADING and not m.inline)
        label = next(ahead, None)
        return label is None or any(level.steps_from(old) == 1 for level in read(label) for old in self._stack)

    def _label(self, i: int, mark: Mark) -> bool:
        """Continue a list, or open one; False where the mark does neither."""
        ways = read(mark)
        ahead = [(way.steps_from(old), depth, way) for way in ways for depth, old in enumerate(self._stack)]
        next_ = [(self._likeness(depth, mark), depth, way) for step, depth, way in ahead if step == 1]
        first = [way for way in ways if way.value < 2]
        if next_ and not (first and len(ways) > 1 and self._is_roman(i, mark)):
            _, depth, way = max(next_, key=lambda found: found[:2])
            return self._continue(depth, way)
        if first:
            return (not mark.inline or self._has_second(i, first[-1])) and self._open_new(i, first[-1])
        if mark.inline:
            return False
        gaps = [(depth, way) for step, depth, way in ahead if 0 < step < 4]
        if gaps:
            return self._continue(*max(gaps, key=lambda found: found[0]))
        for way in ways:
            old = self._closed.get(way.list)
            if old and 0 < way.steps_from(old) < 5:
                return self._open(len(self._stack), replace(way, ordinal=old.ordinal + 1))
        # After a colon a clause of another text is quoted under its own number.
        return mark.after_colon and self._open(len(self._stack), ways[-1])

    def _continue(self, depth: int, way: Level) -> bool:
        return self._open(depth, replace(way, ordinal=self._stack[depth].ordinal + 1))

    def _likeness(self, depth: int, mark: Mark) -> int:
        """Return how much a mark looks like a level: "4. Redistribution." continues "3. Grant." and not "3. a copy"."""
        old = self._stack[depth].mark
        return 2 * (old.titled == mark.titled) + (old.indent == mark.indent) + (old.inline == mark.inline)

    def _is_roman(self, i: int, mark: Mark) -> bool:
        """Return whether "i" after "h" opens a Roman list: "ii" comes before "j"."""
        following = (m.label for m in self._marks[i + 1 : i + _SIGHT] if m.shape == mark.shape)
        return next((label for label in following if label in ("ii", "j")), "") == "ii"

    def _of_same_list(self, i: int, level: Level) -> Iterator[Level]:
        for mark in self._marks[i + 1 : i + _SIGHT]:
            yield from (way for way in read(mark) if way.list == level.list)

    def _has_second(self, i: int, first: Level) -> bool:
        """Return whether a list in running text has a second member before it begins anew."""
        value = next((way.value for way in self._of_same_list(i, first) if way.value < 3), 0)
        return value == 2

    def _goes_on(self, i: int, level: Level) -> bool:
        """Return whether the list of `level`, in running text, goes on behind mark `i` in that text."""
        for way in self._of_same_list(i, level):
            if not way.mark.inline or way.value == 1:
                return False
            if way.value == level.value + 1:
                return True
        return False

    def _open_new(self, i: int, way: Level) -> bool:
        """Open the list that begins with `way`: inside what is open, or in place of the same list."""
        depth = self._depth_of_decimal(way) if way.mark.decimal else self._depth_of_list(way)
        while depth and self._stack[depth - 1].mark.inline and not self._goes_on(i, self._stack[depth - 1]):
            depth -= 1
        return self._open(depth, way)

    def _depth_of_list(self, way: Level) -> int:
        for depth in range(len(self._stack) - 1, -1, -1):
            old = self._stack[depth]
            if old.is_heading:
                break
            again = depth == len(self._stack) - 1 or (old.mark.inline and way.mark.inline)
            deeper = way.mark.after_colon or way.mark.indent > old.mark.indent
            if old.list == way.list and again and old.value > 1 and not deeper:
                return depth
        return len(self._stack)

    def _depth_of_decimal(self, way: Level) -> int:
        for depth in range(len(self._stack) - 1, -1, -1):
            if self._stack[depth].holds(way):
                return depth + 1
        depth = next((d for d, level in enumerate(self._stack) if level.mark.decimal), len(self._stack))
        while 0 < depth < len(self._stack) and self._stack[depth - 1].holds(self._stack[depth]):
            depth -= 1
        return depth


@lru_cache(maxsize=64)
def outline(text: str) -> tuple[list[int], list[Path]]:
    """Return the offsets at which the path changes, and the path that holds from each of them on."""
    walk = Walk(find_marks(text))
    return walk.starts, walk.paths
